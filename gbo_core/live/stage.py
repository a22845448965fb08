"""What the beamer shows: the facilitator chooses, wherever they sit."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from gbo_core.live import rounds
from gbo_core.live.errors import NoSuchRound
from gbo_core.model import concepts
from gbo_core.model.finding import Finding
from gbo_core.model.round import Round, State
from gbo_core.store.log import log
from gbo_core.store.tables import stage
from gbo_core.words import N_

_PUTS: Final = frozenset({"open", "resume", "reopen", "reveal"})  # steps that are for the room
LIVE: Final = frozenset({State.OPEN, State.PAUSED})
MOVED: Final = "moved"  # view: what moved since the round before
FOUND: Final = frozenset({State.REVEALED, State.TAKEN})
SHOWN: Final = LIVE | FOUND | {State.CLOSED}


@dataclass(frozen=True, slots=True)
class Stage:
    """`item` '' shows all items together, else the one that the table talks about.

    `voice` counts per person or per organisation. `view`: something else than the result of a
    round, by a name that the screens know; without a round `item` is then what it is about.
    """

    round: str = ""
    item: str = ""
    voice: str = "people"
    view: str = ""


def get(connection: Connection, workshop: str) -> Stage:
    row = connection.execute(select(stage).where(stage.c.workshop == workshop)).first()
    return Stage(row.round, row.item, row.voice, row.view) if row else Stage()


def put(connection: Connection, workshop: str, wanted: Stage) -> None:
    connection.execute(delete(stage).where(stage.c.workshop == workshop))
    connection.execute(insert(stage).values(workshop=workshop, **asdict(wanted)))
    log(connection, workshop, "stage", wanted.round, "save")


def doubts(connection: Connection, workshop: str, wanted: Stage) -> list[Finding]:
    """What to ask before this goes to the beamer."""
    return list(_doubts(connection, workshop, wanted))


def _doubts(connection: Connection, workshop: str, wanted: Stage) -> Iterator[Finding]:
    now = shown_round(connection, workshop)
    if now and now.state in LIVE and now.id != wanted.round:
        sentence = N_(
            "Nu staat daar ‘%(question)s’, en die vraag is open. Wie nog wil meedoen, ziet de code "
            "dan niet meer."
        )
        yield Finding("open", sentence, "warning", {"question": now.question})
    asked = _find(connection, workshop, wanted.round)
    if asked and not asked.audience.is_room:
        sentence = N_("Deze vraag ging alleen naar de kerngroep: de hele zaal ziet ze dan.")
        yield Finding("core", sentence, "warning")
    if not asked and _rests_on_core(connection, workshop, wanted.view):
        sentence = N_(
            "Hierin zit ook wat alleen de kerngroep antwoordde: de hele zaal ziet het dan."
        )
        yield Finding("core", sentence, "warning")


def _rests_on_core(connection: Connection, workshop: str, view: str) -> bool:
    """Whether a view of what the group found of records has in it what only the core group said."""
    about = {kind.concept for kind in concepts() if kind.plural == view}
    return any(
        each.subject in about and not each.audience.is_room and each.state in FOUND
        for each in rounds.load(connection, workshop)
    )


def shown_round(connection: Connection, workshop: str) -> Round | None:
    """The round that was put on the beamer; never a draft."""
    asked = _find(connection, workshop, get(connection, workshop).round)
    return asked if asked and asked.state in SHOWN else None


def _find(connection: Connection, workshop: str, round_id: str) -> Round | None:
    with suppress(NoSuchRound):
        return rounds.get(connection, workshop, round_id)
    return None


def step(connection: Connection, workshop: str, round_id: str, name: str, *, by: str) -> Round:
    """Take a round a step on; opening or revealing it puts it on the beamer. Raises WrongStep.

    What only the core group was asked goes there by hand, its question and its result each.
    """
    taken = rounds.step(connection, workshop, round_id, name, by=by)
    if name in _PUTS and taken.audience.is_room:
        put(connection, workshop, Stage(round_id))
    elif name == "reveal" and get(connection, workshop).round == round_id:
        put(connection, workshop, Stage())
    return taken
