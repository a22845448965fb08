"""An archive becomes a workshop again: a new one, with a new join code and the same records.

It is put in bit by bit, so that phones can go on voting meanwhile, and shows itself only when it is
whole: its profile, without which nobody finds a workshop, comes last.
"""

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from itertools import count
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy import Connection, Table, insert

from gbo_core.exchange.apart import Tell, quiet
from gbo_core.exchange.archive.assemble import contents_of
from gbo_core.exchange.archive.contents import Contents, gather
from gbo_core.exchange.archive.unpack import unpacked
from gbo_core.live import rounds
from gbo_core.live.ballots import as_stored
from gbo_core.model import Decision, Note, Profile, Record, concepts
from gbo_core.model.ids import new_id
from gbo_core.model.round import Ballot, Participant
from gbo_core.store import Store, workshops
from gbo_core.store.tables import (
    CONCEPT_TABLES,
    assignment,
    ballot,
    belonging,
    figure,
    participant,
    round_,
    superseded,
    support,
)
from gbo_core.words import N_, translations

Rows = list[dict[str, Any]]

READING: Final = N_("Het bestand wordt ingelezen.")
# What is written in one go: so little that a phone that votes does not notice.
_MOST_ROWS, _MOST_TEXT = 500, 200_000


@contextmanager
def reading(archive: Path | IO[bytes]) -> Iterator[Contents]:
    """What the zip of an archive holds; votes and figures are checked when they are asked for.

    Raises BadArchive.
    """
    with unpacked(archive) as files:
        yield contents_of(files)


def bring_in(
    store: Store,
    archive: Path | IO[bytes],
    maker: str | None,
    *,
    language: str = "",
    made: str = "",
    tell: Tell = quiet,
) -> str:
    """Read an archive and put it in; answers the new workshop's id. Raises BadArchive.

    With a `language`, a name that the maker's list has already gets *(kopie)* behind it.
    """
    with reading(archive) as found:
        contents = beside(store, found, maker, language) if language else found
        return put_in(store, contents, maker, made=made, tell=tell)


def put_in(
    store: Store,
    contents: Contents,
    maker: str | None,
    *,
    made: str = "",
    tell: Tell = quiet,
) -> str:
    """A new workshop with these contents, under the id `made` if that is given; answers its id.

    Whatever goes wrong, nothing of it stays.
    """
    made = store.write(workshops.begin, maker, made or new_id("w"))
    try:
        _fill(store, contents, made, tell)
        store.write(_finish, made, contents)
    except BaseException:
        workshops.clear(store, made)
        raise
    return made


def _fill(store: Store, contents: Contents, made: str, tell: Tell) -> None:
    for table, rows in _pieces(contents, tell):
        start = time.monotonic()
        store.write(_insert, table, made, rows)
        time.sleep(time.monotonic() - start)  # whoever waits to write has as long as we had


def _finish(connection: Connection, made: str, contents: Contents) -> None:
    _insert(connection, CONCEPT_TABLES[Profile.concept], made, _records(contents, Profile))
    workshops.show(connection, made)


def _pieces(contents: Contents, tell: Tell) -> Iterator[tuple[Table, Rows]]:
    """Everything but the profile, in an order in which each row finds what it points at."""
    for table, rows in _parts(contents, tell):
        for piece in _cut(rows):
            yield table, piece


def _parts(contents: Contents, tell: Tell) -> Iterator[tuple[Table, Iterable[dict[str, Any]]]]:
    for kind in concepts():
        if kind is not Profile:
            yield CONCEPT_TABLES[kind.concept], _records(contents, kind)
    removed = contents.removed
    yield round_, (rounds.to_row(r) | {"removed": r.id in removed} for r in contents.rounds)
    yield participant, map(_participant, contents.participants)
    for fixed in contents.belongings.values():
        yield belonging, map(asdict, fixed)
    for done, (asked, votes) in enumerate(contents.votes.items(), 1):
        yield assignment, _dealt(asked, votes.shares)
        yield ballot, map(_ballot, votes.ballots)
        yield superseded, map(_ballot, votes.superseded)
        tell(done, len(contents.votes), READING)
    for series, values in contents.figures.items():
        yield figure, ({"series": series, **each._asdict()} for each in values)
    yield support, map(asdict, contents.supports)


def _cut(rows: Iterable[dict[str, Any]]) -> Iterator[Rows]:
    piece: Rows = []
    size = 0
    for row in rows:
        piece.append(row)
        size += len(row.get("answers", "")) + len(row.get("texts", ""))
        if len(piece) >= _MOST_ROWS or size >= _MOST_TEXT:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def duplicate(
    store: Store,
    workshop: str,
    maker: str | None,
    *,
    with_answers: bool,
    language: str = "nl",
    made: str = "",
    tell: Tell = quiet,
) -> str:
    """A copy of a workshop; without answers only what it is made of. Raises NotFound."""

    def copy(connection: Connection) -> str:
        whole = gather(connection, workshop)
        copied = whole if with_answers else _without_answers(whole)
        named = _renamed(copied, language, _names(connection, maker))
        return put_in(store, named, maker, made=made, tell=tell)

    return store.read(copy)


def beside(store: Store, contents: Contents, maker: str | None, language: str) -> Contents:
    """The contents, with *(kopie)* behind a name that the maker's list has already."""
    taken = store.read(_names, maker)
    same = any(profile.name in taken for profile in contents.of(Profile))
    return _renamed(contents, language, taken) if same else contents


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


def _insert(connection: Connection, table: Table, workshop: str, rows: Rows) -> None:
    connection.execute(insert(table), [{**row, "workshop": workshop} for row in rows])


def _records(contents: Contents, kind: type[Record]) -> Rows:
    return [_record(record) for record in contents.records.get(kind.concept, ())]


def _record(record: Record) -> dict[str, Any]:
    return {n: "|".join(v) if isinstance(v, tuple) else v for n, v in record.values().items()}


def _participant(who: Participant) -> dict[str, Any]:
    """Without a token: nobody's phone is known to the new workshop."""
    return {column.name: getattr(who, column.name, "") for column in participant.c}


def _ballot(cast: Ballot) -> dict[str, Any]:
    return asdict(cast) | as_stored(cast.answers, cast.texts)


def _dealt(asked: str, shares: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    for who, items in shares.items():
        yield {"round": asked, "participant": who, "dealt": json.dumps(items)}
