"""The tables. A concept's table derives from its record; only what is live is written by hand."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from gbo_core.model import Record, concepts
from gbo_core.model.fields import Kind, Spec

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_TYPES: dict[Kind, type[TypeEngine[Any]]] = {
    "text": Text,
    "choice": Text,
    "choices": Text,
    "link": Text,
    "links": Text,
    "number": Float,
    "integer": Integer,
    "flag": Boolean,
    "moment": Text,
}


def _column(name: str, spec: Spec) -> Column[Any]:
    return Column(
        name, _TYPES[spec.kind](), nullable=spec.kind == "number", primary_key=name == "id"
    )


def _concept_table(record: type[Record]) -> Table:
    return Table(
        record.concept,
        metadata,
        Column("workshop", String, ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True),
        *(_column(name, spec) for name, spec in record.specs().items()),
    )


def _key() -> Column[Any]:
    return Column(
        "workshop", String, ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True
    )


def _text(name: str, **options: Any) -> Column[Any]:
    return Column(name, Text, nullable=False, server_default="", **options)


facilitator = Table(
    "facilitator",
    metadata,
    Column("id", String, primary_key=True),
    _text("name", unique=True),
    _text("password"),
    Column("host", Boolean, nullable=False),
    _text("language"),
    _text("made_at"),
    _text("removed_at"),
)

login = Table(
    "login",
    metadata,
    Column("token", String, primary_key=True),
    Column("facilitator", String, ForeignKey("facilitator.id", ondelete="CASCADE"), nullable=False),
    _text("workshop"),
    _text("made_at"),
    _text("used_at"),
)

device = Table(
    "device",
    metadata,
    Column("token", String, primary_key=True),
    Column("facilitator", String, ForeignKey("facilitator.id", ondelete="CASCADE"), nullable=False),
    _text("made_at"),
)

chosen = Table(
    "chosen",
    metadata,
    Column("name", String, primary_key=True),
    _text("value"),
)

workshop = Table(
    "workshop",
    metadata,
    Column("id", String, primary_key=True),
    Column("join_code", String, nullable=False, unique=True),
    Column("maker", String, ForeignKey("facilitator.id"), nullable=True),
    Column("archived", Boolean, nullable=False, default=False),
    _text("removed_at"),
    _text("made_at"),
)

invitation = Table(
    "invitation",
    metadata,
    Column("token", String, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("workshop", String, ForeignKey("workshop.id", ondelete="CASCADE"), nullable=True),
    Column("made_by", String, ForeignKey("facilitator.id", ondelete="CASCADE"), nullable=False),
    _text("made_at"),
    _text("used_at"),
    _text("withdrawn_at"),
)

access = Table(
    "access",
    metadata,
    _key(),
    Column(
        "facilitator", String, ForeignKey("facilitator.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("invitation", String, ForeignKey("invitation.id", ondelete="CASCADE"), nullable=False),
    _text("given_at"),
)

participant = Table(
    "participant",
    metadata,
    _key(),
    Column("id", String, primary_key=True),
    _text("token"),
    _text("organisation"),
    _text("part"),
    _text("name"),
    _text("table"),
    _text("kind"),
    _text("language"),
    _text("joined_at"),
    Index("ix_participant_token", "token"),
)

round_ = Table(
    "round",
    metadata,
    _key(),
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False),
    _text("subject"),
    _text("method"),
    _text("question"),
    Column("settings", Text, nullable=False, server_default="{}"),
    Column("items", Text, nullable=False, server_default="[]"),
    _text("audience"),
    _text("audience_value"),
    _text("purpose"),
    _text("visibility"),
    Column("share", Integer, nullable=False, server_default="0"),
    _text("follows"),
    _text("reopens"),
    _text("state"),
    _text("made_by"),
    _text("made_at"),
    _text("opened_at"),
    _text("closed_at"),
    _text("seen_at"),
    _text("revealed_at"),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("removed", Boolean, nullable=False, server_default="0"),
    UniqueConstraint("workshop", "number"),
)


def _of_a_round(name: str, *columns: Column[Any]) -> Table:
    """A table that hangs on a round and a participant of the same workshop."""
    return Table(
        name,
        metadata,
        _key(),
        Column("round", String, primary_key=True),
        Column("participant", String, primary_key=True),
        *columns,
        ForeignKeyConstraint(
            ["workshop", "round"], ["round.workshop", "round.id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(
            ["workshop", "participant"],
            ["participant.workshop", "participant.id"],
            ondelete="CASCADE",
            name=f"fk_{name}_participant",
        ),
    )


ballot = _of_a_round(
    "ballot",
    _text("ballot"),
    _text("answers"),
    _text("cast_at"),
    Column("number", Integer, nullable=False),
    _text("texts"),
)

superseded = _of_a_round(
    "superseded",
    Column("number", Integer, primary_key=True),
    _text("ballot"),
    _text("answers"),
    _text("cast_at"),
    _text("texts"),
)

assignment = _of_a_round("assignment", _text("dealt"))

belonging = _of_a_round("belonging", _text("organisation"), _text("circle"), _text("part"))

support = Table(
    "support",
    metadata,
    _key(),
    Column("note", String, primary_key=True),
    Column("participant", String, primary_key=True),
    _text("at"),
    ForeignKeyConstraint(["workshop", "note"], ["note.workshop", "note.id"], ondelete="CASCADE"),
    ForeignKeyConstraint(
        ["workshop", "participant"],
        ["participant.workshop", "participant.id"],
        ondelete="CASCADE",
        name="fk_support_participant",
    ),
)

figure = Table(
    "figure",
    metadata,
    _key(),
    Column("series", String, primary_key=True),
    Column("place", String, primary_key=True),
    Column("period", String, primary_key=True),
    _text("name"),
    _text("level"),
    Column("value", Float, nullable=True),
    _text("mark"),
)

presence = Table(
    "presence",
    metadata,
    Column("server", String, primary_key=True),
    _key(),
    Column("connected", Integer, nullable=False),
    _text("at"),
)

stage = Table(
    "stage",
    metadata,
    _key(),
    _text("round"),
    _text("item"),
    _text("voice"),
    Column("view", Text, nullable=False, server_default=""),
)

draft = Table(
    "draft",
    metadata,
    Column(
        "facilitator", String, ForeignKey("facilitator.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("place", String, primary_key=True),
    Column("workshop", String, ForeignKey("workshop.id", ondelete="CASCADE"), nullable=True),
    _text("content"),
    _text("at"),
)

change = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    _text("workshop"),
    _text("at"),
    _text("actor"),
    _text("kind"),
    _text("record"),
    _text("action"),
    _text("bundle"),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("before", Text, nullable=False, server_default="{}"),
    Column("after", Text, nullable=False, server_default="{}"),
    Index("ix_change_record", "workshop", "kind", "record"),
    sqlite_autoincrement=True,
)

CONCEPT_TABLES: dict[str, Table] = {record.concept: _concept_table(record) for record in concepts()}

# Each note that comes in looks for those of its sender.
_note = CONCEPT_TABLES["note"]
Index("ix_note_sent", _note.c.workshop, _note.c.round, _note.c.participant)
