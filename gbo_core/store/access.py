"""Facilitators: their passwords, their logins, and which workshops they may open."""

from dataclasses import dataclass
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from gbo_core.model.errors import BadInput, NotAllowed, NotFound
from gbo_core.model.fields import tidy_text
from gbo_core.model.ids import fingerprint, new_id, new_token
from gbo_core.store.clock import now
from gbo_core.store.log import log
from gbo_core.store.tables import access, facilitator, invitation, login, workshop
from gbo_core.words import N_

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200

_hasher = PasswordHasher()
# Verified when a name is unknown, so that the answer takes as long as for a known one.
_NOBODY = _hasher.hash(new_token())


@dataclass(frozen=True, slots=True)
class Facilitator:
    """`login` is the fingerprint of the session that asked; `last_workshop` what it had open."""

    id: str
    name: str
    host: bool
    language: str
    login: str = ""
    last_workshop: str = ""


def is_empty(connection: Connection) -> bool:
    """True until the first facilitator exists."""
    return connection.execute(select(func.count()).select_from(facilitator)).scalar_one() == 0


def add_first(connection: Connection, name: str, password: str, language: str = "nl") -> str:
    """Make the host; answers a cookie's token. Raises NotAllowed when there is one already."""
    if not is_empty(connection):
        raise NotAllowed(N_("Deze werktafel heeft al een beheerder. Meld u aan."))
    made = _add(connection, name, password, host=True, language=language)
    # What the command line made before there was anybody belongs to the host.
    connection.execute(update(workshop).where(workshop.c.maker.is_(None)).values(maker=made))
    return _log_in(connection, made)


def host(connection: Connection) -> str | None:
    """The host's id; None until there is one."""
    query = select(facilitator.c.id).where(facilitator.c.host.is_(True))
    return connection.execute(query).scalar()


def add_invited(
    connection: Connection, token: str, name: str, password: str, language: str = "nl"
) -> str:
    """Make a facilitator from an invitation link; answers the token for a cookie."""
    found = open_invitation(connection, token)
    made = _add(connection, name, password, host=False, language=language)
    _accept(connection, found, made)
    return _log_in(connection, made)


def _add(connection: Connection, name: str, password: str, *, host: bool, language: str) -> str:
    cleaned = check_credentials(name, password)
    taken = select(facilitator.c.id).where(func.lower(facilitator.c.name) == cleaned.lower())
    if connection.execute(taken).first():
        raise BadInput(
            N_("Er is al iemand met de naam ‘%(name)s’. Kies een andere naam."), name=cleaned
        )
    made = new_id("f")
    connection.execute(
        insert(facilitator).values(
            id=made,
            name=cleaned,
            password=_hasher.hash(password),
            host=host,
            language=language,
            made_at=now(),
        )
    )
    return made


def check_credentials(name: str, password: str) -> str:
    """The name as stored. Raises BadInput with a sentence for either."""
    cleaned = tidy_text(name)
    if not 1 <= len(cleaned) <= 80:
        raise BadInput(N_("Vul uw naam in (hoogstens 80 tekens)."))
    if len(password) < SHORTEST_PASSWORD:
        raise BadInput(
            N_("Kies een wachtwoord van minstens %(least)d tekens."), least=SHORTEST_PASSWORD
        )
    if len(password) > LONGEST_PASSWORD:
        raise BadInput(
            N_("Dit wachtwoord is te lang: hoogstens %(most)d tekens."), most=LONGEST_PASSWORD
        )
    return cleaned


def verify(connection: Connection, name: str, password: str) -> str:
    """The facilitator's id. Raises NotAllowed; slow on purpose, so never in a write."""
    query = select(facilitator).where(func.lower(facilitator.c.name) == tidy_text(name).lower())
    row = connection.execute(query).first()
    try:
        _hasher.verify(row.password if row else _NOBODY, password[:LONGEST_PASSWORD])
    except VerificationError:
        row = None
    if row is None:
        raise NotAllowed(N_("Deze naam en dit wachtwoord horen niet bij elkaar."))
    return str(row.id)


def set_password(connection: Connection, name: str, password: str) -> None:
    """A new password for who forgot it; whoever is logged in under that name is logged out.

    Raises:
        NotFound: when nobody has this name.
        BadInput: when the password is too short or too long.
    """
    cleaned = check_credentials(name, password)
    found = select(facilitator.c.id).where(func.lower(facilitator.c.name) == cleaned.lower())
    known = connection.execute(found).scalar()
    if known is None:
        raise NotFound(N_("Er is geen begeleider met de naam ‘%(name)s’."), name=cleaned)
    mine = facilitator.c.id == known
    connection.execute(update(facilitator).where(mine).values(password=_hasher.hash(password)))
    connection.execute(delete(login).where(login.c.facilitator == known))
    log(connection, "", "login", known, "remove")


def log_in(connection: Connection, facilitator_id: str) -> str:
    """A new login for a verified facilitator; answers the token for a cookie."""
    return _log_in(connection, facilitator_id)


def _log_in(connection: Connection, facilitator_id: str) -> str:
    token = new_token()
    connection.execute(
        insert(login).values(token=fingerprint(token), facilitator=facilitator_id, made_at=now())
    )
    log(connection, "", "login", facilitator_id, "add")
    return token


def log_out(connection: Connection, token: str) -> None:
    connection.execute(delete(login).where(login.c.token == fingerprint(token)))
    log(connection, "", "login", "", "remove")


def who(connection: Connection, token: str) -> Facilitator:
    """The facilitator whose live login this token is. Raises NotAllowed."""
    query = (
        select(facilitator, login.c.token, login.c.workshop)
        .join(login)
        .where(login.c.token == fingerprint(token))
    )
    row = connection.execute(query).first() if token else None
    if row is None:
        raise NotAllowed(N_("Meld u opnieuw aan."))
    return Facilitator(row.id, row.name, row.host, row.language or "nl", row.token, row.workshop)


def remember_workshop(connection: Connection, login_id: str, workshop_id: str) -> None:
    """What this login has open, so that a reload finds it again."""
    connection.execute(update(login).where(login.c.token == login_id).values(workshop=workshop_id))


def set_language(connection: Connection, facilitator_id: str, language: str) -> None:
    connection.execute(
        update(facilitator).where(facilitator.c.id == facilitator_id).values(language=language)
    )


def invite(connection: Connection, by: str, workshop_id: str | None) -> str:
    """A link's token: to one workshop, or (None) to making workshops of one's own."""
    if workshop_id is not None:
        check_access(connection, by, workshop_id)
    token = new_token()
    connection.execute(
        insert(invitation).values(
            token=fingerprint(token),
            id=new_id("k"),
            workshop=workshop_id,
            made_by=by,
            made_at=now(),
        )
    )
    return token


def open_invitation(connection: Connection, token: str) -> Row[Any]:
    """The invitation's row. Raises NotFound when there is none or it was withdrawn."""
    query = select(invitation).where(
        invitation.c.token == fingerprint(token), invitation.c.withdrawn_at == ""
    )
    row = connection.execute(query).first()
    if row is None:
        raise NotFound(N_("Deze uitnodiging bestaat niet of is ingetrokken."))
    return row


def accept(connection: Connection, token: str, facilitator_id: str) -> str:
    """Give a facilitator what an invitation gives; answers the workshop's id or ''."""
    return _accept(connection, open_invitation(connection, token), facilitator_id)


def _accept(connection: Connection, found: Row[Any], facilitator_id: str) -> str:
    shared: str | None = found.workshop
    if shared is None or may_open(connection, facilitator_id, shared):
        return shared or ""
    connection.execute(
        insert(access).values(
            workshop=shared, facilitator=facilitator_id, invitation=found.id, given_at=now()
        )
    )
    log(connection, shared, "access", facilitator_id, "add")
    return shared


def withdraw(connection: Connection, by: str, invitation_id: str) -> None:
    """Close a link and take back the access that it gave."""
    row = connection.execute(select(invitation).where(invitation.c.id == invitation_id)).first()
    if row is None or (
        row.made_by != by and not (row.workshop and may_open(connection, by, row.workshop))
    ):
        raise NotFound
    connection.execute(
        update(invitation).where(invitation.c.id == invitation_id).values(withdrawn_at=now())
    )
    connection.execute(delete(access).where(access.c.invitation == invitation_id))
    log(connection, row.workshop or "", "access", invitation_id, "remove")


@dataclass(frozen=True, slots=True)
class Link:
    """A live link to a workshop, and the names of those who came in by it."""

    id: str
    made_at: str
    names: tuple[str, ...]


def invitations(connection: Connection, workshop_id: str) -> list[Link]:
    """The live links to a workshop, oldest first."""
    live = select(invitation.c.id, invitation.c.made_at).where(
        invitation.c.workshop == workshop_id, invitation.c.withdrawn_at == ""
    )
    came = (
        select(access.c.invitation, facilitator.c.name)
        .join(facilitator)
        .where(access.c.workshop == workshop_id)
    )
    names = list(connection.execute(came))
    return [
        Link(row.id, row.made_at, tuple(name for link, name in names if link == row.id))
        for row in connection.execute(live.order_by(invitation.c.made_at))
    ]


def may_open(connection: Connection, facilitator_id: str, workshop_id: str) -> bool:
    """True for the maker of a workshop and for those whom a link gave access."""
    made = select(workshop.c.id).where(
        workshop.c.id == workshop_id, workshop.c.maker == facilitator_id
    )
    given = select(access.c.workshop).where(
        access.c.workshop == workshop_id, access.c.facilitator == facilitator_id
    )
    return bool(connection.execute(made).first() or connection.execute(given).first())


def check_access(connection: Connection, facilitator_id: str, workshop_id: str) -> None:
    """Raises NotAllowed."""
    if not may_open(connection, facilitator_id, workshop_id):
        raise NotAllowed(N_("U hebt geen toegang tot deze werktafel."))
