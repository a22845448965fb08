"""Alembic's entry: runs the migrations, all of them in one transaction."""

from alembic import context
from sqlalchemy import Connection

from gbo_core.store.database import migrating_engine
from gbo_core.store.tables import metadata


def run(connection: Connection) -> None:
    """Within a transaction that has begun, so that Alembic begins none and ends none."""
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = migrating_engine(context.config.attributes["url"])
    with engine.begin() as begun:
        run(begun)
    engine.dispose()
