"""The secret that turns participants into new ids in what is shared."""

import os
import secrets
from pathlib import Path
from typing import Final

from gbo_core.store.settings import data_dir

FILE: Final = "sharing.key"


def sharing_key() -> str:
    """GBO_SECRET_KEY, or a secret that is kept in the data folder since it was first needed.

    The same key gives the same ids, so that two exports of one state are equal; whoever has it
    can work out who is who, so it never leaves the machine.
    """
    return os.environ.get("GBO_SECRET_KEY") or _kept(data_dir() / FILE)


def _kept(path: Path) -> str:
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")
