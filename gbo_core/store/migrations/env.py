"""Alembic's entry: runs the migrations against the given address."""

from alembic import context
from sqlalchemy import create_engine

from gbo_core.store.tables import metadata

engine = create_engine(context.config.attributes["url"])
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
