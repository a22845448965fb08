"""Participants: joining without an account, being recognised, correcting oneself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from gbo_core.field import codes
from gbo_core.live import participants, rounds, sampling
from gbo_core.live.errors import NotJoined
from gbo_core.model import Organisation
from gbo_core.model.errors import BadInput, GboError
from gbo_core.model.fields import one_line
from gbo_core.model.ids import fingerprint, new_id, new_token
from gbo_core.store import records
from gbo_core.store.clock import now
from gbo_core.store.log import log
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
    return [_or_refusal(connection, joining) for joining in joinings]


def _or_refusal(connection: Connection, joining: Joining) -> Joined | GboError:
    try:
        return join(connection, joining)
    except GboError as refusal:
        return refusal


def join(connection: Connection, joining: Joining) -> Joined:
    """Make one participant. Raises BadInput."""
    values = _checked(connection, joining, "")
    made, token = new_id("t"), new_token()
    stored = {
        "workshop": joining.workshop,
        "id": made,
        "token": fingerprint(token),
        "joined_at": now(),
    }
    connection.execute(insert(participant).values(**stored, **values))
    log(connection, joining.workshop, "participant", made, "add")
    _deal_open_rounds(connection, joining.workshop, made)
    return Joined(made, token)


def correct(connection: Connection, participant_id: str, joining: Joining) -> None:
    """Change what somebody said about themselves; their ballots stay theirs."""
    values = _checked(connection, joining, participant_id)
    where = (participant.c.workshop == joining.workshop, participant.c.id == participant_id)
    if connection.execute(update(participant).where(*where).values(values)).rowcount != 1:
        raise NotJoined
    log(connection, joining.workshop, "participant", participant_id, "save")
    _deal_open_rounds(connection, joining.workshop, participant_id)


def _checked(connection: Connection, joining: Joining, own: str) -> dict[str, Any]:
    """What is stored. `own`: who corrects themselves, '' for somebody new."""
    if joining.part not in codes("parts") | {""} or joining.kind not in KINDS:
        raise BadInput(N_("Kies een van de antwoorden op het scherm."))
    table = _short(joining.table, 20, "table")
    if joining.kind == "table":
        _check_table(connection, joining.workshop, table, own)
    return {
        "organisation": _organisation_id(connection, joining, own),
        "part": joining.part,
        "name": _short(joining.name, 80, "name"),
        "table": table,
        "kind": joining.kind,
        "language": joining.language if joining.language in LANGUAGES else "nl",
    }


def _check_table(connection: Connection, workshop: str, table: str, own: str) -> None:
    """A table has a number and one voice: a second phone would count it twice."""
    if not table:
        raise BadInput(N_("Kies het nummer van uw tafel."), field="table")
    others = select(participant.c.id).where(
        participant.c.workshop == workshop,
        participant.c.kind == "table",
        participant.c.table == table,
        participant.c.id != own,
    )
    if connection.execute(others).first():
        sentence = N_("Tafel %(table)s antwoordt al met een andere telefoon.")
        raise BadInput(sentence, table=table, field="table")


def _short(typed: str, longest: int, field: str) -> str:
    cleaned = one_line(typed)
    if len(cleaned) > longest:
        sentence = N_("Dat is te lang: hoogstens %(longest)d tekens.")
        raise BadInput(sentence, longest=longest, field=field)
    return cleaned


def _organisation_id(connection: Connection, joining: Joining, own: str) -> str:
    """The chosen organisation, or a new one that the facilitator accepts later.

    Who belongs to one that was removed since may go on doing so.
    """
    name = one_line(joining.new_organisation)
    if name:
        return _proposed(connection, joining.workshop, name)
    if not joining.organisation:
        return ""
    known = select(_organisation.c.id).where(
        _organisation.c.workshop == joining.workshop,
        _organisation.c.id == joining.organisation,
        _organisation.c.removed.is_(False),
    )
    stays = select(participant.c.id).where(
        participant.c.workshop == joining.workshop,
        participant.c.id == own,
        participant.c.organisation == joining.organisation,
    )
    if connection.execute(known).first() is None and connection.execute(stays).first() is None:
        sentence = N_("Deze organisatie staat niet in de lijst. Kies er een andere.")
        raise BadInput(sentence, field="organisation")
    return joining.organisation


def _proposed(connection: Connection, workshop: str, name: str) -> str:
    """The organisation of that name, made when nobody named it before."""
    wanted = Organisation.make(name=name, proposed=True)
    for known in records.load(connection, Organisation, workshop):
        if known.name.casefold() == wanted.name.casefold():
            return known.id
    return records.add(connection, workshop, wanted, by="").id


def _deal_open_rounds(connection: Connection, workshop: str, participant_id: str) -> None:
    dealing = rounds.load_dealing(connection, workshop)
    if not dealing:
        return
    newcomer = participants.get(connection, workshop, participant_id)
    for asked in dealing:
        if participants.is_asked(asked.audience, newcomer):
            sampling.deal_to(connection, asked, [newcomer])
