"""Participants: joining without an account, being recognised, correcting oneself."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from gbo_core.field import codes
from gbo_core.live import participants, rounds, sampling
from gbo_core.live.errors import NotJoined
from gbo_core.model import Organisation
from gbo_core.model.errors import BadInput, GboError
from gbo_core.model.fields import one_line
from gbo_core.model.ids import fingerprint, new_id, new_token
from gbo_core.store import records
from gbo_core.store.clock import now
from gbo_core.store.log import log, log_all
from gbo_core.store.tables import CONCEPT_TABLES, participant
from gbo_core.words import LANGUAGES, N_

KINDS = {"person", "table"}

_organisation = CONCEPT_TABLES["organisation"]


@dataclass(frozen=True, slots=True)
class Joining:
    """What somebody fills in to join. `new_organisation`: a name that is not in the list yet."""

    workshop: str
    organisation: str = ""
    new_organisation: str = ""
    part: str = ""
    name: str = ""
    table: str = ""
    kind: str = "person"
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class Joined:
    """`token` is the secret for the participant's cookie and personal link; kept nowhere else."""

    participant: str
    token: str


def join_many(connection: Connection, joinings: Sequence[Joining]) -> list[Joined | GboError]:
    """Make participants, a room at once; each wrong one is refused alone."""
    coming = Counter(each.workshop for each in joinings)
    rooms = {workshop: Room(connection, workshop, many) for workshop, many in coming.items()}
    outcomes = [_or_refusal(connection, rooms[each.workshop], each) for each in joinings]
    for room in rooms.values():
        room.let_in(connection)
    return outcomes


def _or_refusal(connection: Connection, room: "Room", joining: Joining) -> Joined | GboError:
    try:
        return room.take(_checked(connection, room, joining, ""))
    except GboError as refusal:
        return refusal


def join(connection: Connection, joining: Joining) -> Joined:
    """Make one participant. Raises BadInput."""
    (outcome,) = join_many(connection, [joining])
    if isinstance(outcome, GboError):
        raise outcome
    return outcome


class Room:
    """What those who come in at once need to know of their workshop, read once for all of them."""

    def __init__(self, connection: Connection, workshop: str, many: int = 1) -> None:
        self.workshop = workshop
        self._connection = connection
        self._many = many
        self._coming: dict[str, dict[str, Any]] = {}

    @cached_property
    def organisations(self) -> dict[str, str]:
        """Id → name as it is compared, of those that can be chosen."""
        query = select(_organisation.c.id, _organisation.c.name).where(
            _organisation.c.workshop == self.workshop, _organisation.c.removed.is_(False)
        )
        rows = self._connection.execute(query.order_by(_organisation.c.id))
        return {row.id: row.name.casefold() for row in rows}

    @cached_property
    def tables(self) -> dict[str, str]:
        """Table → the participant who answers for it."""
        query = select(participant.c.table, participant.c.id).where(
            participant.c.workshop == self.workshop, participant.c.kind == "table"
        )
        return {row.table: row.id for row in self._connection.execute(query)}

    def take(self, values: dict[str, Any]) -> Joined:
        """One who is let in with the others; `values` as their row holds them."""
        made, token = next(self._ids), new_token()
        secret = {"token": fingerprint(token), "joined_at": now()}
        self._coming[made] = {"workshop": self.workshop, "id": made} | secret | values
        if values["kind"] == "table":
            self.tables[values["table"]] = made
        return Joined(made, token)

    @cached_property
    def _ids(self) -> Iterator[str]:
        """An id for each that nobody has: not in the batch, and not in the table."""
        drawn: dict[str, None] = {}
        while len(drawn) < self._many:
            more = [new_id("t") for _ in range(self._many - len(drawn))]
            here = {"w": self.workshop, "p": more}
            taken = set(self._connection.execute(_TAKEN, here).scalars())
            drawn |= dict.fromkeys(each for each in more if each not in taken)
        return iter(drawn)

    def let_in(self, connection: Connection) -> None:
        """Write all that were taken."""
        if not self._coming:
            return
        connection.execute(_INSERT, list(self._coming.values()))
        log_all(connection, self.workshop, "participant", list(self._coming), "add")
        _deal_open_rounds(connection, self.workshop, list(self._coming))


_INSERT = insert(participant)
_TAKEN = select(participant.c.id).where(
    participant.c.workshop == bindparam("w"), participant.c.id.in_(bindparam("p", expanding=True))
)


def correct(connection: Connection, participant_id: str, joining: Joining) -> None:
    """Change what somebody said about themselves; their ballots stay theirs."""
    room = Room(connection, joining.workshop)
    values = _checked(connection, room, joining, participant_id)
    where = (participant.c.workshop == joining.workshop, participant.c.id == participant_id)
    if connection.execute(update(participant).where(*where).values(values)).rowcount != 1:
        raise NotJoined
    log(connection, joining.workshop, "participant", participant_id, "save")
    _deal_open_rounds(connection, joining.workshop, [participant_id])


def _checked(connection: Connection, room: Room, joining: Joining, own: str) -> dict[str, Any]:
    """What is stored. `own`: who corrects themselves, '' for somebody new."""
    if joining.part not in codes("parts") | {""} or joining.kind not in KINDS:
        raise BadInput(N_("Kies een van de antwoorden op het scherm."))
    table = _short(joining.table, 20, "table")
    name = _short(joining.name, 80, "name")
    if joining.kind == "table":
        _check_table(room, table, own)
    return {
        "organisation": _organisation_id(connection, room, joining, own),  # last: it may make one
        "part": joining.part,
        "name": name,
        "table": table,
        "kind": joining.kind,
        "language": joining.language if joining.language in LANGUAGES else "nl",
    }


def _check_table(room: Room, table: str, own: str) -> None:
    """A table has a number and one voice: a second phone would count it twice."""
    if not table:
        raise BadInput(N_("Kies het nummer van uw tafel."), field="table")
    if room.tables.get(table, own) != own:
        sentence = N_("Tafel %(table)s antwoordt al met een andere telefoon.")
        raise BadInput(sentence, table=table, field="table")


def _short(typed: str, longest: int, field: str) -> str:
    cleaned = one_line(typed)
    if len(cleaned) > longest:
        sentence = N_("Dat is te lang: hoogstens %(longest)d tekens.")
        raise BadInput(sentence, longest=longest, field=field)
    return cleaned


def _organisation_id(connection: Connection, room: Room, joining: Joining, own: str) -> str:
    """The chosen organisation, or a new one that the facilitator accepts later.

    Who belongs to one that was removed since may go on doing so.
    """
    if name := one_line(joining.new_organisation):
        return _proposed(connection, room, name)
    if not joining.organisation or joining.organisation in room.organisations:
        return joining.organisation
    stays = select(participant.c.id).where(
        participant.c.workshop == joining.workshop,
        participant.c.id == own,
        participant.c.organisation == joining.organisation,
    )
    if connection.execute(stays).first() is None:
        sentence = N_("Deze organisatie staat niet in de lijst. Kies er een andere.")
        raise BadInput(sentence, field="organisation")
    return joining.organisation


def _proposed(connection: Connection, room: Room, name: str) -> str:
    """The organisation of that name, made when nobody named it before."""
    wanted = Organisation.make(name=name, proposed=True)
    for known, called in room.organisations.items():
        if called == wanted.name.casefold():
            return known
    room.organisations[wanted.id] = wanted.name.casefold()
    return records.add(connection, room.workshop, wanted, by="").id


def _deal_open_rounds(connection: Connection, workshop: str, newcomers: Sequence[str]) -> None:
    dealing = rounds.load_dealing(connection, workshop)
    if not dealing:
        return
    people = participants.load_some(connection, workshop, newcomers)
    for asked in dealing:
        sampling.deal_to(
            connection, asked, [who for who in people if participants.is_asked(asked.audience, who)]
        )
