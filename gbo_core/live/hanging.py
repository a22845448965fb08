"""What hangs on records, before they are removed."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from gbo_core.live import rounds
from gbo_core.model import Record
from gbo_core.store import thread

ROUND: Final = "round"


def hanging(connection: Connection, workshop: str, gone: Sequence[Record]) -> Counter[str]:
    """How many of each concept, and how many rounds, refer to what goes and do not go with it.

    A round counts as `ROUND`.
    """
    ids = {each.id for each in gone}
    found = thread.references(connection, workshop)
    keys = [(each.concept, each.id) for each in gone]
    others = {(each.concept, each.id) for key in keys for each in found.get(key, ())}
    asked = [
        each
        for each in rounds.load(connection, workshop)
        if any((each.subject, item.id) in keys for item in each.items)
    ]
    return Counter([concept for concept, id_ in others if id_ not in ids] + [ROUND] * len(asked))
