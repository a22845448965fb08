"""Moderation: what the facilitator does with notes, each as one step that can be undone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection

from gbo_core.live import rounds
from gbo_core.live.errors import WrongStep
from gbo_core.live.note_text import check_length, empty_words
from gbo_core.live.notes import NotThere
from gbo_core.live.subjects import SUBJECTS, Harvest
from gbo_core.model import Note, Record
from gbo_core.model.errors import BadInput, Conflict
from gbo_core.model.round import Round
from gbo_core.store import records
from gbo_core.store.clock import now
from gbo_core.store.log import log
from gbo_core.words import N_

_NOT_EMPTY: Final = N_("Een briefje kan niet leeg zijn. Haal het van het bord als het weg mag.")


def judge(
    connection: Connection, workshop: str, ids: Iterable[str], state: str, *, by: str, bundle: str
) -> None:
    """Let notes through (`shown`), hold them back (`held`) or let them wait again."""
    found = _notes(connection, workshop, ids)
    change(connection, workshop, found, {"state": state}, by=by, bundle=bundle)


def change(
    connection: Connection,
    workshop: str,
    read: Sequence[Note],
    changes: Mapping[str, Any],
    *,
    by: str,
    bundle: str,
) -> None:
    """Edit notes as they were read, or move them to another section; all or none.

    Raises Conflict, BadInput, NotFound.
    """
    for note in read:
        _change(connection, workshop, note, changes, by=by, bundle=bundle)
    _tell(connection, workshop, read)


def _change(
    connection: Connection,
    workshop: str,
    note: Note,
    changes: Mapping[str, Any],
    *,
    by: str,
    bundle: str,
) -> None:
    current = records.get(connection, workshop, Note, note.id)
    if current.removed:
        raise NotThere
    _check_not_merged(note, current, changes)
    if "section" in changes:
        _check_section(connection, workshop, note, changes["section"])
    check_length(changes.get("first", ""), changes.get("second", ""))
    wanted = Note.clean(changes)
    if not (wanted.get("first", note.first) or wanted.get("second", note.second)):
        raise BadInput(_NOT_EMPTY)
    records.save(
        connection, workshop, Note, note.id, changes, version=note.version, by=by, bundle=bundle
    )


def _check_not_merged(read: Note, current: Note, changes: Mapping[str, Any]) -> None:
    """What goes off the board goes as it was read: with what it became since, it says more.

    Raises Conflict.
    """
    if changes.get("state", "shown") != "shown" and current.into not in {read.into, ""}:
        theirs, mine = {"into": current.into}, {"into": read.into}
        raise Conflict(record=read.id, theirs=theirs, mine=mine)


def _check_section(connection: Connection, workshop: str, note: Note, section: str) -> None:
    if section not in rounds.get(connection, workshop, note.round).item_ids():
        raise BadInput(N_("Kies waar het briefje bij hoort."))


def _notes(connection: Connection, workshop: str, ids: Iterable[str]) -> list[Note]:
    return [records.get(connection, workshop, Note, note_id) for note_id in ids]


def _tell(connection: Connection, workshop: str, changed: Sequence[Note]) -> None:
    """One row in the log for whoever shows the wall, however many notes changed."""
    for round_id in {note.round for note in changed}:
        log(connection, workshop, "wall", round_id, "save")


def split(
    connection: Connection,
    workshop: str,
    note: Note,
    texts: Sequence[tuple[str, str]],
    *,
    by: str,
    bundle: str,
) -> None:
    """Make several notes of one; all keep its writer. The first stays, the others are new."""
    if len(texts) < 2:
        raise WrongStep
    (first, second), *others = texts
    changes = {"first": first, "second": second}
    change(connection, workshop, [note], changes, by=by, bundle=bundle)
    for text in others:
        _copy(connection, workshop, note, text, by=by, bundle=bundle)


def _copy(
    connection: Connection, workshop: str, of: Note, text: tuple[str, str], *, by: str, bundle: str
) -> None:
    if not any(part.strip() for part in text):
        raise BadInput(_NOT_EMPTY)
    check_length(*text)
    made = Note.make(
        section=of.section,
        first=text[0],
        second=text[1],
        state=of.state,
        participant=of.participant,
        round=of.round,
        sent_at=of.sent_at,
    )
    records.add(connection, workshop, made, by=by, bundle=bundle)


def gather(
    connection: Connection,
    workshop: str,
    read: Sequence[Note],
    into: str = "",
    name: str | None = None,
    *,
    by: str,
    bundle: str,
) -> Record:
    """Merge notes into one record: the one with id `into`, or a new one made from the first note.

    `name`: what the new one is called, where its harvest is `named`.

    Each note stays, with its writer, and points at the record. One that was in another record
    leaves that. Raises BadInput, NotFound, IsRemoved, WrongStep, and Conflict where somebody else
    just merged one too.
    """
    if not read:
        raise WrongStep
    harvest = _harvest(connection, workshop, read[0])
    if into:
        records.check_there(connection, workshop, harvest.concept, into)
        record = records.get(connection, workshop, harvest.concept, into)
    else:
        made = _called(harvest, harvest.make(read[0]), name)
        record = records.add(connection, workshop, made, by=by, bundle=bundle)
    changes = {"into": record.id, "state": "shown"}
    change(connection, workshop, read, changes, by=by, bundle=bundle)
    return record


def _called(harvest: Harvest, made: Record, name: str | None) -> Record:
    """Raises BadInput for a name that it may not have."""
    if name is None or not harvest.named:
        return made
    return replace(made, **harvest.concept.clean({harvest.named: name}))


def _harvest(connection: Connection, workshop: str, note: Note) -> Harvest:
    harvest = SUBJECTS[rounds.get(connection, workshop, note.round).subject].harvest
    if harvest is None:
        raise WrongStep
    return harvest


def release(
    connection: Connection, workshop: str, ids: Iterable[str], *, by: str, bundle: str
) -> None:
    """Let notes stand by themselves again; the record that they became stays."""
    found = _notes(connection, workshop, ids)
    change(connection, workshop, found, {"into": ""}, by=by, bundle=bundle)


def write(
    connection: Connection,
    workshop: str,
    asked: Round,
    section: str,
    text: tuple[str, str],
    *,
    by: str,
    bundle: str,
) -> Note:
    """A note of the facilitator's own hand, for what is said aloud; on the board at once.

    Raises BadInput.
    """
    check_length(*text)
    made = Note.make(
        section=section,
        first=text[0],
        second=text[1],
        state="shown",
        round=asked.id,
        sent_at=now(),
    )
    if not made.text:
        raise BadInput(empty_words(asked.settings["prompt"]))
    _tell(connection, workshop, [made])
    return records.add(connection, workshop, made, by=by, bundle=bundle)
