"""An archive becomes a workshop again: a new one, with a new join code and the same records."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from itertools import count
from typing import Any

from sqlalchemy import Connection, Table, insert

from gbo_core.exchange.assemble import contents_of
from gbo_core.exchange.contents import Contents, gather
from gbo_core.exchange.rows_in import typed_tables
from gbo_core.exchange.unpack import unpacked
from gbo_core.live import rounds
from gbo_core.model import Decision, Note, Profile, Record, concepts
from gbo_core.model.round import Ballot, Participant
from gbo_core.store import figures, workshops
from gbo_core.store.tables import (
    CONCEPT_TABLES,
    assignment,
    ballot,
    belonging,
    participant,
    round_,
    superseded,
    support,
)
from gbo_core.words import N_, translations


def read(content: bytes) -> Contents:
    """What the zip of an archive holds, all of it checked; nothing is stored. Raises BadArchive."""
    return from_files(unpacked(content))


def from_files(files: Mapping[str, bytes]) -> Contents:
    """The same, from the CSV files of an archive by name. Raises BadArchive."""
    return contents_of(typed_tables(files), fixed="belongings" in files)


def store(connection: Connection, contents: Contents, maker: str | None) -> str:
    """A new workshop with these contents; answers its id."""
    made = workshops.make_empty(connection, maker)
    for kind in concepts():
        records = contents.records.get(kind.concept, [])
        _insert(connection, CONCEPT_TABLES[kind.concept], made, map(_record, records))
    removed = contents.removed
    stored = (rounds.to_row(asked) | {"removed": asked.id in removed} for asked in contents.rounds)
    _insert(connection, round_, made, stored)
    _insert(connection, participant, made, map(_participant, contents.participants))
    for fixed in contents.belongings.values():
        _insert(connection, belonging, made, map(asdict, fixed))
    _insert(connection, assignment, made, _dealt(contents))
    _insert(connection, ballot, made, map(_ballot, contents.ballots))
    _insert(connection, superseded, made, map(_ballot, contents.superseded))
    for series, values in contents.figures.items():
        figures.put_in(connection, made, series, values)
    _insert(connection, support, made, map(asdict, contents.supports))
    return made


def bring_in(connection: Connection, content: bytes, maker: str | None) -> str:
    """Read and store at once; answers the new workshop's id. Raises BadArchive.

    Reading takes a second for a large archive. Beside a running server, `read` first and let only
    `store` go through the writer.
    """
    return store(connection, read(content), maker)


def duplicate(
    connection: Connection,
    workshop: str,
    maker: str | None,
    *,
    with_answers: bool,
    language: str = "nl",
) -> str:
    """A copy of a workshop; without answers only what it is made of. Raises NotFound."""
    whole = gather(connection, workshop)
    copied = whole if with_answers else _without_answers(whole)
    return store(connection, _renamed(copied, language, _names(connection, maker)), maker)


def store_beside(
    connection: Connection, contents: Contents, maker: str, *, language: str = "nl"
) -> str:
    """`store`, but a name that the maker's list has already gets *(kopie)* behind it."""
    taken = _names(connection, maker)
    same = any(profile.name in taken for profile in contents.of(Profile))
    return store(connection, _renamed(contents, language, taken) if same else contents, maker)


def _names(connection: Connection, maker: str | None) -> frozenset[str]:
    """What the workshops in somebody's list are called."""
    known = workshops.of_facilitator(connection, maker) if maker else []
    return frozenset(each.name for each in known)


# What participants sent, or what was decided on it.
_ANSWERS = {Decision.concept, Note.concept}


def _without_answers(whole: Contents) -> Contents:
    """The records without what rounds led to: no decisions, and no round as anybody's source."""
    kept = {
        concept: [replace(record, round="") for record in records]
        for concept, records in whole.records.items()
        if concept not in _ANSWERS
    }
    return Contents(records=kept, figures=whole.figures)


def _renamed(contents: Contents, language: str, taken: frozenset[str]) -> Contents:
    profiles: list[Record] = [
        replace(profile, name=_copied(profile.name, language, taken))
        for profile in contents.of(Profile)
    ]
    return replace(contents, records={**contents.records, Profile.concept: profiles})


def _copied(name: str, language: str, taken: frozenset[str]) -> str:
    """The name of a copy: the first of (kopie), (kopie 2), (kopie 3)… that is not taken."""
    say = translations(language).gettext
    longest = Profile.specs()["name"].longest
    for n in count(1):
        words = say(N_("%(name)s (kopie)") if n == 1 else N_("%(name)s (kopie %(n)d)"))
        room = longest - len(words % {"name": "", "n": n})
        if (copied := words % {"name": name[:room], "n": n}) not in taken:
            break
    return copied


def _insert(
    connection: Connection, table: Table, workshop: str, rows: Iterable[Mapping[str, Any]]
) -> None:
    made = [{**row, "workshop": workshop} for row in rows]
    if made:
        connection.execute(insert(table), made)


def _record(record: Record) -> dict[str, Any]:
    return {n: "|".join(v) if isinstance(v, tuple) else v for n, v in record.values().items()}


def _participant(who: Participant) -> dict[str, Any]:
    """Without a token: nobody's phone is known to the new workshop."""
    return {column.name: getattr(who, column.name, "") for column in participant.c}


def _ballot(cast: Ballot) -> dict[str, Any]:
    return asdict(cast) | {"answers": json.dumps(cast.answers, sort_keys=True)}


def _dealt(contents: Contents) -> Iterator[dict[str, Any]]:
    for round_id, shares in contents.shares.items():
        for who, items in shares.items():
            yield {"round": round_id, "participant": who, "dealt": json.dumps(items)}
