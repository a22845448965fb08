"""Facilitators: their passwords, their logins, and which workshops they may open.

A login ends when somebody logs out, when its account gets another password or is removed, and after
thirty days in which nobody used it.
"""

from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from gbo_core.model.errors import BadInput, NotAllowed, NotFound
from gbo_core.model.fields import tidy_text
from gbo_core.model.ids import fingerprint, new_id, new_token
from gbo_core.store.clock import is_within, now
from gbo_core.store.log import log
from gbo_core.store.tables import access, device, facilitator, login, workshop
from gbo_core.words import N_

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
LOGIN_DAYS = 30

_hasher = PasswordHasher()
# Verified when a name is unknown, so that the answer takes as long as for a known one.
_NOBODY = _hasher.hash(new_token())


@dataclass(frozen=True, slots=True)
class Facilitator:
    """`login` is the fingerprint of the session that asked; `last_workshop` what it had open.

    `fresh`: the store knows that this login was used today.
    """

    id: str
    name: str
    host: bool
    language: str
    login: str = ""
    last_workshop: str = ""
    fresh: bool = True


def is_empty(connection: Connection) -> bool:
    """True until the first facilitator exists."""
    return connection.execute(select(func.count()).select_from(facilitator)).scalar_one() == 0


def add_first(connection: Connection, name: str, password: str, language: str = "nl") -> str:
    """Make the host; answers a cookie's token. Raises NotAllowed when there is one already."""
    if not is_empty(connection):
        raise NotAllowed(N_("Deze werktafel heeft al een beheerder. Meld u aan."))
    made = add(connection, name, password, host=True, language=language)
    # What the command line made before there was anybody belongs to the host.
    connection.execute(update(workshop).where(workshop.c.maker.is_(None)).values(maker=made))
    return log_in(connection, made)


def host(connection: Connection) -> str | None:
    """The host's id; None until there is one."""
    query = select(facilitator.c.id).where(facilitator.c.host.is_(True))
    return connection.execute(query).scalar()


def is_host(connection: Connection, facilitator_id: str) -> bool:
    return host(connection) == facilitator_id


def add(connection: Connection, name: str, password: str, *, host: bool, language: str) -> str:
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
    row = connection.execute(select(facilitator).where(_is_called(name))).first()
    try:
        _hasher.verify(row.password if row else _NOBODY, password[:LONGEST_PASSWORD])
    except VerificationError:
        row = None
    if row is None:
        raise NotAllowed(N_("Deze naam en dit wachtwoord horen niet bij elkaar."))
    return str(row.id)


def _is_called(name: str) -> ColumnElement[bool]:
    """Who has this name, however it is capitalised, and whose account was not removed."""
    same = func.lower(facilitator.c.name) == tidy_text(name).lower()
    return and_(same, facilitator.c.removed_at == "")


def set_password(connection: Connection, name: str, password: str) -> None:
    """A new password for who forgot it; whoever is logged in under that name is logged out.

    Raises:
        NotFound: when nobody has this name.
        BadInput: when the password is too short or too long.
    """
    cleaned = check_credentials(name, password)
    known = connection.execute(select(facilitator.c.id).where(_is_called(cleaned))).scalar()
    if known is None:
        raise NotFound(N_("Er is geen begeleider met de naam ‘%(name)s’."), name=cleaned)
    mine = facilitator.c.id == known
    connection.execute(update(facilitator).where(mine).values(password=_hasher.hash(password)))
    end_logins(connection, known)


def end_logins(connection: Connection, facilitator_id: str) -> None:
    """End all logins of somebody, and forget which browsers they used."""
    for table in (login, device):
        connection.execute(delete(table).where(table.c.facilitator == facilitator_id))
    log(connection, "", "login", facilitator_id, "remove")


def log_in(connection: Connection, facilitator_id: str, workshop_id: str = "") -> str:
    """A new login for a verified facilitator; answers the token for a cookie."""
    token, moment = new_token(), now()
    connection.execute(
        insert(login).values(
            token=fingerprint(token),
            facilitator=facilitator_id,
            workshop=workshop_id,
            made_at=moment,
            used_at=moment,
        )
    )
    log(connection, "", "login", facilitator_id, "add")
    return token


def log_out(connection: Connection, token: str) -> None:
    connection.execute(delete(login).where(login.c.token == fingerprint(token)))
    log(connection, "", "login", "", "remove")


def who(connection: Connection, token: str) -> Facilitator:
    """The facilitator whose live login this token is. Raises NotAllowed."""
    query = (
        select(facilitator, login.c.token, login.c.workshop, login.c.used_at)
        .join(login)
        .where(login.c.token == fingerprint(token), facilitator.c.removed_at == "")
    )
    row = connection.execute(query).first() if token else None
    if row is None or not is_within(LOGIN_DAYS, row.used_at):
        raise NotAllowed(N_("Meld u opnieuw aan."))
    return Facilitator(
        id=row.id,
        name=row.name,
        host=row.host,
        language=row.language or "nl",
        login=row.token,
        last_workshop=row.workshop,
        fresh=row.used_at[:10] == now()[:10],
    )


def keep_alive(connection: Connection, login_id: str) -> None:
    """Note that a login is used; once a day is enough to know when thirty days have gone by."""
    connection.execute(update(login).where(login.c.token == login_id).values(used_at=now()))


def remember_workshop(connection: Connection, login_id: str, workshop_id: str) -> None:
    """What this login has open, so that a reload finds it again."""
    connection.execute(update(login).where(login.c.token == login_id).values(workshop=workshop_id))


def set_language(connection: Connection, facilitator_id: str, language: str) -> None:
    connection.execute(
        update(facilitator).where(facilitator.c.id == facilitator_id).values(language=language)
    )


def is_maker(facilitator_id: str) -> ColumnElement[bool]:
    """Which workshops are somebody's own; what a removed account made is also the host's.

    Derived rather than stored: who gets their account back has their workshops again.
    """
    removed = select(facilitator.c.id).where(facilitator.c.removed_at != "")
    host_id = select(facilitator.c.id).where(facilitator.c.host.is_(True)).scalar_subquery()
    inherited = and_(workshop.c.maker.in_(removed), host_id == facilitator_id)
    return or_(workshop.c.maker == facilitator_id, inherited)


def may_open(connection: Connection, facilitator_id: str, workshop_id: str) -> bool:
    """True for the maker of a workshop and for those whom a link gave access.

    Never for a removed account: a screen of theirs may still be open.
    """
    left = (facilitator.c.id == facilitator_id) & (facilitator.c.removed_at != "")
    if connection.execute(select(facilitator.c.id).where(left)).first():
        return False
    made = select(workshop.c.id).where(workshop.c.id == workshop_id, is_maker(facilitator_id))
    given = select(access.c.workshop).where(
        access.c.workshop == workshop_id, access.c.facilitator == facilitator_id
    )
    return bool(connection.execute(made).first() or connection.execute(given).first())


def check_access(connection: Connection, facilitator_id: str, workshop_id: str) -> None:
    """Raises NotAllowed."""
    if not may_open(connection, facilitator_id, workshop_id):
        raise NotAllowed(N_("U hebt geen toegang tot deze werktafel."))
