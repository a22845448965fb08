"""Workshops as a whole: make, list, archive, remove, erase."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from gbo_core.model import Profile
from gbo_core.model.errors import NotFound
from gbo_core.model.ids import new_id, new_join_code, normal_code
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import records
from gbo_core.store.access import is_maker
from gbo_core.store.clock import now, seconds_since
from gbo_core.store.log import log
from gbo_core.store.tables import (
    CONCEPT_TABLES,
    access,
    assignment,
    ballot,
    change,
    draft,
    figure,
    participant,
    presence,
    round_,
    superseded,
    support,
    workshop,
)
from gbo_core.words import N_

if TYPE_CHECKING:
    from gbo_core.store.store import Store

_profile = CONCEPT_TABLES["profile"]
_note = CONCEPT_TABLES["note"]
# What grows with who takes part; those first that point at others.
_LONG: Final = (ballot, superseded, assignment, support, figure, _note)
_AT_ONCE: Final = 100  # rows that are deleted in one go: a phone that votes must not notice


@dataclass(frozen=True, slots=True)
class Workshop:
    """One trajectory of one network. `mine`: made by, or come to, the facilitator who asks."""

    id: str
    join_code: str
    name: str
    area: str
    archived: bool
    made_at: str
    mine: bool = True
    asks_name: bool = False
    tables: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """What a workshop holds, for a sentence that says what goes."""

    organisations: int
    persons: int
    participants: int
    rounds: int
    ballots: int


def make(connection: Connection, maker: str | None, profile: Profile, *, by: str) -> str:
    """A new workshop; answers its id."""
    made = begin(connection, maker, new_id("w"))
    records.add(connection, made, profile, by=by)
    show(connection, made)
    return made


def begin(connection: Connection, maker: str | None, made: str) -> str:
    """A workshop that nobody sees: it is put together first, and gets its profile at last."""
    values = {
        "id": made,
        "join_code": _free_code(connection),
        "maker": maker,
        "archived": False,
        "made_at": now(),
    }
    connection.execute(insert(workshop).values(values))
    return made


def show(connection: Connection, made: str) -> None:
    """Say that there is a new workshop. Raises NotFound when it is being taken down meanwhile."""
    here = select(workshop.c.id).where(workshop.c.id == made, workshop.c.removed_at == "")
    if connection.execute(here).first() is None:
        raise NotFound
    log(connection, made, "workshop", made, "add")


def _free_code(connection: Connection) -> str:
    while True:
        code = new_join_code()
        if (
            connection.execute(select(workshop.c.id).where(workshop.c.join_code == code)).first()
            is None
        ):
            return code


def new_profile(name: str, area: str = "", **settings: object) -> Profile:
    """Raises BadInput."""
    return Profile.make(id=PROFILE_ID, name=name, area=area, **settings)


_COLUMNS = (
    workshop.c.id,
    workshop.c.join_code,
    workshop.c.archived,
    workshop.c.made_at,
    _profile.c.name,
    _profile.c.area,
    _profile.c.asks_name,
    _profile.c.tables,
)


def of_facilitator(connection: Connection, facilitator: str) -> list[Workshop]:
    """Those that they made or that were shared with them; newest first, archived ones too."""
    shared = select(access.c.workshop).where(access.c.facilitator == facilitator)
    query = (
        select(*_COLUMNS, is_maker(facilitator).label("mine"))
        .join(_profile, _profile.c.workshop == workshop.c.id)
        .where(
            or_(is_maker(facilitator), workshop.c.id.in_(shared)),
            workshop.c.removed_at == "",
        )
        .order_by(workshop.c.made_at.desc())
    )
    return [Workshop(**row._mapping) for row in connection.execute(query)]  # noqa: SLF001


def get(connection: Connection, workshop_id: str, facilitator: str = "") -> Workshop:
    """Raises NotFound."""
    return _one(connection, workshop.c.id == workshop_id, facilitator)


def by_code(connection: Connection, code: str) -> Workshop:
    """The workshop with this join code, however it was typed. Raises NotFound."""
    return _one(connection, workshop.c.join_code == normal_code(code), "")


def _one(connection: Connection, condition: ColumnElement[bool], facilitator: str) -> Workshop:
    query = (
        select(*_COLUMNS, is_maker(facilitator).label("mine"))
        .join(_profile, _profile.c.workshop == workshop.c.id)
        .where(condition, workshop.c.removed_at == "")
    )
    row = connection.execute(query).first()
    if row is None:
        raise NotFound(N_("Deze werktafel bestaat niet (meer)."))
    return Workshop(**row._mapping)  # noqa: SLF001


def is_there(connection: Connection, workshop_id: str) -> bool:
    """Whether there is one that is whole, also one that was put aside."""
    query = select(_profile.c.workshop).where(_profile.c.workshop == workshop_id)
    return connection.execute(query).first() is not None


def contents(connection: Connection, workshop_id: str) -> Contents:
    tables = (CONCEPT_TABLES["organisation"], CONCEPT_TABLES["person"], participant, round_, ballot)
    return Contents(*(_count(connection, table, workshop_id) for table in tables))


def _count(connection: Connection, table: Table, workshop_id: str) -> int:
    query = select(func.count()).select_from(table).where(table.c.workshop == workshop_id)
    if "removed" in table.c:
        query = query.where(table.c.removed.is_(False))
    return int(connection.execute(query).scalar_one())


def archive(connection: Connection, workshop_id: str, archived: bool, *, by: str) -> None:
    connection.execute(
        update(workshop).where(workshop.c.id == workshop_id).values(archived=archived)
    )
    log(
        connection,
        workshop_id,
        "workshop",
        workshop_id,
        "archive" if archived else "unarchive",
        actor=by,
    )


def remove(connection: Connection, workshop_id: str, *, by: str) -> None:
    """Put a workshop aside; `restore` brings it back, `erase` does away with it."""
    connection.execute(
        update(workshop).where(workshop.c.id == workshop_id).values(removed_at=now())
    )
    log(connection, workshop_id, "workshop", workshop_id, "remove", actor=by)


def restore(connection: Connection, workshop_id: str, *, by: str) -> None:
    connection.execute(update(workshop).where(workshop.c.id == workshop_id).values(removed_at=""))
    log(connection, workshop_id, "workshop", workshop_id, "restore", actor=by)


def removed_by(connection: Connection, facilitator: str) -> list[Workshop]:
    """What this facilitator made and put aside."""
    query = (
        select(*_COLUMNS, is_maker(facilitator).label("mine"))
        .join(_profile, _profile.c.workshop == workshop.c.id)
        .where(is_maker(facilitator), workshop.c.removed_at != "")
        .order_by(workshop.c.removed_at.desc())
    )
    return [Workshop(**row._mapping) for row in connection.execute(query)]  # noqa: SLF001


def vanish(connection: Connection, workshop_id: str) -> None:
    """A workshop that nobody sees any more, nor what was logged of it; `clear` does the rest."""
    for table in (change, presence, draft, _profile):
        connection.execute(delete(table).where(table.c.workshop == workshop_id))
    log(connection, workshop_id, "workshop", workshop_id, "erase")


def erase(store: "Store", workshop_id: str) -> None:
    """Everything of a workshop, its log included, for good. Bit by bit: phones go on voting."""
    store.write(vanish, workshop_id)
    clear(store, workshop_id)


def clear(store: "Store", workshop_id: str) -> None:
    """Delete what there is of a workshop that nobody sees; from now on nobody will see it."""
    more = True
    store.write(give_up, workshop_id)
    while more:
        start = time.monotonic()
        more = store.write(_take_down, workshop_id)
        time.sleep(time.monotonic() - start)  # whoever waits to write has as long as we had


def give_up(connection: Connection, workshop_id: str) -> None:
    """Who is still busy putting it together cannot `show` it any more, with half of it gone."""
    here = workshop.c.id == workshop_id
    connection.execute(update(workshop).where(here, _unseen()).values(removed_at=now()))


def _take_down(connection: Connection, workshop_id: str) -> bool:
    """Delete a few rows; answers whether there is more. What can be seen stays as it is."""
    here = select(workshop.c.id).where(workshop.c.id == workshop_id, _unseen())
    if connection.execute(here).first() is None:
        return False
    for table in _LONG:
        key = list(table.primary_key)
        some = select(*key).where(table.c.workshop == workshop_id).limit(_AT_ONCE)
        if connection.execute(delete(table).where(tuple_(*key).in_(some))).rowcount:
            return True
    connection.execute(delete(workshop).where(workshop.c.id == workshop_id))
    return False


def _unseen() -> ColumnElement[bool]:
    return workshop.c.id.not_in(select(_profile.c.workshop))


def unfinished(connection: Connection, since: float) -> list[str]:
    """What was being put together, or taken down, and was cut off more than `since` seconds ago.

    What lies as far ahead was begun before the clock was set back.
    """
    rows = connection.execute(select(workshop.c.id, workshop.c.made_at).where(_unseen()))
    return [row.id for row in rows if abs(seconds_since(row.made_at)) > since]
