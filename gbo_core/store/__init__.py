"""Where a workshop is kept: tables, migrations, one writer, and the feed of changes."""

from gbo_core.store.store import Store, close_stores, open_store

__all__ = ["Store", "close_stores", "open_store"]
