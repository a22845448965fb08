"""The change log: who changed what, from what to what."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert

from gbo_core.store.clock import now
from gbo_core.store.tables import change


def log(
    connection: Connection,
    workshop: str,
    kind: str,
    record: str,
    action: str,
    *,
    actor: str = "",
    bundle: str = "",
    version: int = 0,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Add one row. `bundle` ties changes that were made, and are undone, together."""
    connection.execute(
        insert(change).values(
            workshop=workshop,
            at=now(),
            actor=actor,
            kind=kind,
            record=record,
            action=action,
            bundle=bundle,
            version=version,
            before=json.dumps(before or {}, ensure_ascii=False),
            after=json.dumps(after or {}, ensure_ascii=False),
        )
    )
