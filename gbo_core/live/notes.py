"""Notes on their way in: sent from phones, taken back, supported by others.

A note is a record like the others, so that editing, undo and the archive are too. What
participants do comes in batches, as ballots do, and is refused or taken one by one.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, insert, select

from gbo_core.live.arriving import Door
from gbo_core.live.errors import BadBallot, EmptyBallot
from gbo_core.live.methods import method_of
from gbo_core.live.methods.notes import Notes, parts
from gbo_core.live.note_text import check_length, empty_words
from gbo_core.model import Note
from gbo_core.model.errors import BadInput, GboError, NotFound, Refused
from gbo_core.model.note import note_ids
from gbo_core.model.round import Round
from gbo_core.store import records
from gbo_core.store.clock import now
from gbo_core.store.log import log
from gbo_core.store.tables import CONCEPT_TABLES, support
from gbo_core.words import N_

_SHORTER = 10  # how long the ids were once: a phone may still send again what got one
MOST_EACH = 40  # notes of one participant in one round: more is no conversation any more

_note = CONCEPT_TABLES["note"]


class TooManyNotes(Refused):
    sentence = N_("U stuurde al %(most)d briefjes. Laat nu ook anderen aan het woord.")


class NotThere(NotFound):
    sentence = N_("Dit briefje staat niet (meer) op het bord.")


@dataclass(frozen=True, slots=True)
class Sending:
    """A note from a phone. `sending` is the phone's own id for it, so that a retry is known."""

    workshop: str
    round: str
    participant: str
    sending: str
    section: str
    first: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """A participant says *I see this too* of a note on the board, or no longer says so."""

    workshop: str
    round: str
    participant: str
    note: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class TakingBack:
    """A participant takes back a note of their own: what stood on it is gone at once."""

    workshop: str
    round: str
    participant: str
    note: str


@dataclass(frozen=True, slots=True)
class Supported:
    """A participant stands behind a note since `at`."""

    note: str
    participant: str
    at: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What one participant wrote in a round, and which notes of others they support."""

    notes: tuple[Note, ...] = ()
    supported: frozenset[str] = frozenset()

    @property
    def mark(self) -> str:
        """Changes whenever any of it does."""
        versions = [(note.id, note.version) for note in self.notes]
        return f"{zlib.crc32(repr((versions, sorted(self.supported))).encode()):x}"


Outcome = str | GboError


def arrive_many(
    connection: Connection, arrivals: Sequence[Sending | Support | TakingBack]
) -> list[Outcome]:
    """Store what came in together: the note's id, or a refusal, for each in order."""
    door = Door(connection, arrivals)
    outcomes = [door.refusal(each) or _or_refusal(connection, door, each) for each in arrivals]
    door.settle(connection)
    return outcomes


def _or_refusal(
    connection: Connection, door: Door, arrival: Sending | Support | TakingBack
) -> Outcome:
    asked = door.rounds[arrival.workshop, arrival.round]
    try:
        if asked is None or not isinstance(method_of(asked.method), Notes):
            raise BadBallot
        if isinstance(arrival, Sending):
            return _send(connection, asked, arrival)
        if isinstance(arrival, Support):
            return _support(connection, arrival)
        return _take_back(connection, arrival)
    except GboError as refusal:
        return refusal


def _send(connection: Connection, asked: Round, sending: Sending) -> str:
    made = _checked(asked, sending)
    own = _ids_of(connection, sending)
    draws = note_ids(asked.id, sending.participant, sending.sending)
    drawn = next(
        each
        for each in draws
        if _again(own, each) or not _is_taken(connection, sending.workshop, each)
    )
    if again := _again(own, drawn):
        return again
    if len(own) >= MOST_EACH:
        raise TooManyNotes(most=MOST_EACH)
    return records.add(connection, sending.workshop, replace(made, id=drawn), by="").id


def _again(own: set[str], drawn: str) -> str:
    """The id that a retry got before, or ''."""
    return next((each for each in (drawn, drawn[:_SHORTER]) if each in own), "")


def _checked(asked: Round, sending: Sending) -> Note:
    """The note as it is stored. Raises BadBallot, EmptyBallot, BadInput."""
    if sending.section not in asked.item_ids():
        raise BadBallot(N_("Kies eerst waar uw briefje bij hoort."))
    prompt = asked.settings["prompt"]
    said = {part: getattr(sending, part) for part in parts(prompt)}
    check_length(*said.values())
    made = Note.make(
        id="",  # follows
        section=sending.section,
        participant=sending.participant,
        round=asked.id,
        sent_at=now(),
        **said,
    )
    if not made.text:
        raise EmptyBallot(empty_words(prompt))
    return made


def _ids_of(connection: Connection, sending: Sending) -> set[str]:
    """The notes of a participant in a round, those taken back too: an id is never given twice."""
    query = select(_note.c.id).where(
        _note.c.workshop == sending.workshop,
        _note.c.round == sending.round,
        _note.c.participant == sending.participant,
    )
    return set(connection.execute(query).scalars())


def _is_taken(connection: Connection, workshop: str, note: str) -> bool:
    query = select(_note.c.id).where(_note.c.workshop == workshop, _note.c.id == note)
    return connection.execute(query).first() is not None


def _support(connection: Connection, given: Support) -> str:
    note = _get(connection, given)
    if note.state != "shown":
        raise NotThere
    if note.participant == given.participant:
        raise BadInput(N_("Dit is uw eigen briefje."))
    row = {"workshop": given.workshop, "note": note.id, "participant": given.participant}
    same = (
        support.c.workshop == given.workshop,
        support.c.note == note.id,
        support.c.participant == given.participant,
    )
    connection.execute(delete(support).where(*same))
    if given.on:
        connection.execute(insert(support).values(**row, at=now()))
    log(connection, given.workshop, "support", given.round, "cast")
    return note.id


def _take_back(connection: Connection, taking: TakingBack) -> str:
    note = _get(connection, taking)
    if note.participant != taking.participant:
        raise NotThere
    records.erase(connection, taking.workshop, Note, note.id, by="")
    # Its id stays taken: what is still under way from the phone must not bring it back.
    kept = {name: getattr(note, name) for name in ("id", "section", "participant", "round")}
    records.add(connection, taking.workshop, Note.make(**kept, removed=True), by="")
    return note.id


def _get(connection: Connection, about: Support | TakingBack) -> Note:
    """Raises NotThere."""
    try:
        note = records.get(connection, about.workshop, Note, about.note)
    except NotFound:
        raise NotThere from None
    if note.removed or note.round != about.round:
        raise NotThere
    return note


def load(connection: Connection, workshop: str, round_id: str) -> list[Note]:
    """The notes of a round, in the order in which they came in."""
    found = records.load(connection, workshop, Note, round=round_id)
    return sorted(found, key=_in_time)


def _in_time(note: Note) -> tuple[str, str]:
    return note.sent_at, note.id


def supporters(connection: Connection, workshop: str) -> dict[str, set[str]]:
    """Note → the participants who support it."""
    found: dict[str, set[str]] = {}
    for each in load_support(connection, workshop):
        found.setdefault(each.note, set()).add(each.participant)
    return found


def load_support(connection: Connection, workshop: str) -> list[Supported]:
    """Who supports which note, of all rounds."""
    query = select(support.c.note, support.c.participant, support.c.at)
    found = connection.execute(query.where(support.c.workshop == workshop))
    return [Supported(*row) for row in found]


def sent(connection: Connection, workshop: str, round_id: str) -> dict[str, Sent]:
    """Participant → what they wrote and support in one round; who did nothing is not there."""
    written: dict[str, list[Note]] = {}
    for note in load(connection, workshop, round_id):
        written.setdefault(note.participant, []).append(note)
    ids = {note.id for notes in written.values() for note in notes}
    backed: dict[str, set[str]] = {}
    for each in load_support(connection, workshop):
        if each.note in ids:
            backed.setdefault(each.participant, set()).add(each.note)
    return {
        who: Sent(tuple(written.get(who, ())), frozenset(backed.get(who, ())))
        for who in {*written, *backed}
    }


def sent_by(connection: Connection, workshop: str, round_id: str, participant: str) -> Sent:
    """The same, for one participant."""
    own = records.load(connection, workshop, Note, round=round_id, participant=participant)
    of_note = (_note.c.workshop == support.c.workshop) & (_note.c.id == support.c.note)
    query = (
        select(support.c.note)
        .join(_note, of_note)
        .where(
            support.c.workshop == workshop,
            support.c.participant == participant,
            _note.c.round == round_id,
            _note.c.removed.is_(False),
        )
    )
    backed = connection.execute(query).scalars()
    return Sent(tuple(sorted(own, key=_in_time)), frozenset(backed))
