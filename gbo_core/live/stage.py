"""What the beamer shows: the facilitator chooses, wherever they sit."""

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert, select

from gbo_core.live import rounds
from gbo_core.model.round import Round, State
from gbo_core.store.log import log
from gbo_core.store.tables import stage

SHOWN = {State.OPEN, State.PAUSED, State.CLOSED, State.REVEALED, State.TAKEN}


@dataclass(frozen=True, slots=True)
class Stage:
    """`item` '' shows all items together; `voice` counts per person or per organisation.

    `view`: something else than a round, by a name that the screens know; `item` is then what it is
    about.
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


def follow(connection: Connection, workshop: str, wanted: Stage) -> bool:
    """Whether the beamer should go along to what the facilitator looks at now.

    Not while people vote or write elsewhere: an open question keeps the beamer. Nor away from a
    view, which was put there by hand.
    """
    now = get(connection, workshop)
    if now.view or now == wanted:
        return False
    return not any(asked.id != wanted.round for asked in live(connection, workshop))


def live(connection: Connection, workshop: str) -> list[Round]:
    """The rounds that people vote or write in."""
    states = {State.OPEN, State.PAUSED}
    return [asked for asked in rounds.load(connection, workshop) if asked.state in states]


def shown_round(connection: Connection, workshop: str) -> Round | None:
    """The chosen round; without a choice the newest that is or was open. A draft is not shown."""
    known = [asked for asked in rounds.load(connection, workshop) if asked.state in SHOWN]
    chosen = get(connection, workshop).round
    return next((asked for asked in known if asked.id == chosen), known[0] if known else None)


def step(connection: Connection, workshop: str, round_id: str, name: str, *, by: str) -> Round:
    """Take a round a step on, and let the beamer show it. Raises WrongStep."""
    taken = rounds.step(connection, workshop, round_id, name, by=by)
    put(connection, workshop, Stage(round_id))
    return taken
