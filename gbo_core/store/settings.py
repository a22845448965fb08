"""Where things are kept, from the environment."""

import os
from pathlib import Path


def data_dir() -> Path:
    """GBO_DATA_DIR, by default `data/` in the folder that the program is started from."""
    folder = Path(os.environ.get("GBO_DATA_DIR") or "data")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def configured() -> tuple[str, str]:
    """What the environment says, unresolved: cheap enough to ask at every request."""
    return os.environ.get("GBO_DATABASE_URL", ""), os.environ.get("GBO_DATA_DIR", "")


def database_url() -> str:
    """GBO_DATABASE_URL, by default a SQLite file in the data folder."""
    return os.environ.get("GBO_DATABASE_URL") or f"sqlite:///{data_dir().resolve() / 'gbo.sqlite'}"
