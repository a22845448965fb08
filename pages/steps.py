"""The screens of a workshop, in the order of the road. A new step is one more line in `STEPS`."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Final

from sqlalchemy import Connection

from gbo_core.steps import environment, stakeholders, users
from gbo_core.steps.standing import Standing
from gbo_core.words import N_


@dataclass(frozen=True)
class Screen:
    """One screen: `file` stands beside `frame.py`, `url` is what the address bar shows.

    `pinned`: the persona that the group pinned stays in sight there.
    """

    file: str
    url: str
    title: str
    icon: str
    hidden: bool = False
    pinned: bool = False


@dataclass(frozen=True)
class Part:
    """A part of a step's screen. `holds`: the concepts whose records stand there.

    `asks`: the subject whose rounds stand there. `view`: what the beamer shows of it, by the name
    that `gbo_core.live.stage.Stage.view` holds.
    """

    code: str
    title: str
    holds: tuple[str, ...] = ()
    asks: str = ""
    view: str = ""


@dataclass(frozen=True)
class Step:
    """A step of the road. Its `word` names its files in every layer; `purpose` says what it is for.

    `standing`: how far the group is.
    """

    word: str
    screen: Screen
    purpose: str
    parts: tuple[Part, ...]
    standing: Callable[[Connection, str], Standing]


def _step(
    core: ModuleType,
    url: str,
    title: str,
    icon: str,
    purpose: str,
    *parts: Part,
    pinned: bool = False,
) -> Step:
    """The step of a module of `gbo_core.steps`."""
    word = core.__name__.rpartition(".")[2]
    screen = Screen(f"{word}/screen.py", url, title, icon, pinned=pinned)
    return Step(word, screen, purpose, parts, core.standing)


START: Final = Screen("start.py", "", N_("Start"), ":material/home:")
ROAD: Final = Screen("road.py", "weg", N_("De weg"), ":material/signpost:")
BEAMER: Final = Screen("beamer.py", "beamer", N_("Beamer"), ":material/tv:", hidden=True)
EXPORT: Final = Screen("export.py", "export", N_("Export"), ":material/download:")

STAKEHOLDERS: Final = _step(
    stakeholders,
    "rond-de-tafel",
    N_("Rond de tafel"),
    ":material/table_restaurant:",
    N_("Wie is nodig voor een sterk onthaal, wie is er al bij, en wie ontbreekt?"),
    Part("organisations", N_("Organisaties"), ("organisation",)),
    Part("persons", N_("Personen"), ("person",)),
    Part("vote", N_("Stemmen"), asks="organisation"),
    Part("standing", N_("Wat we vinden")),
    Part("phases", N_("Wie in welke fase"), ("involvement",)),
    pinned=True,
)
ENVIRONMENT: Final = _step(
    environment,
    "omgeving",
    N_("Omgeving"),
    ":material/travel_explore:",
    N_("Wat verandert er rond ons, wat weegt zwaar, en waar moeten we iets mee?"),
    Part("board", N_("Bord"), asks="dimension"),
    Part("factors", N_("Factoren"), ("factor",)),
    Part("vote", N_("Stemmen"), asks="factor"),
    Part("standing", N_("Wat we vinden"), ("decision",), view="factors"),
    Part("figures", N_("Cijfers"), ("series", "evidence")),
    Part("confrontation", N_("Confrontatie"), ("swot", "challenge"), view="confrontation"),
    pinned=True,
)
USERS: Final = _step(
    users,
    "gebruikers",
    N_("Gebruikers"),
    ":material/record_voice_over:",
    N_("Wat maken mensen mee die hulp zoeken, en wat houdt hen tegen?"),
    Part("questions", N_("Vragenlijst"), ("questionnaire",)),
    Part("interviews", N_("Gesprekken"), ("interview",)),
    Part("good_help", N_("Goede hulp"), asks="stage"),
    Part("insights", N_("Inzichten"), ("insight",)),
    Part("personas", N_("Persona’s"), ("persona", "trait")),
    Part("journeys", N_("Reizen"), ("journey", "step"), view="journey"),
)
STEPS: Final = (STAKEHOLDERS, ENVIRONMENT, USERS)
# Concept → the file of the screen and the part of it where its records stand.
PLACES: Final = {
    concept: (step.screen.file, part.code)
    for step in STEPS
    for part in step.parts
    for concept in part.holds
}
# Subject → the same for its rounds.
ASKED: Final = {
    part.asks: (step.screen.file, part.code) for step in STEPS for part in step.parts if part.asks
}
# (file, part) → what that part is called.
TITLES: Final = {(step.screen.file, part.code): part.title for step in STEPS for part in step.parts}
# View of the beamer → the part that it shows large.
VIEWED: Final = {part.view: part for step in STEPS for part in step.parts if part.view}


def of_workshop() -> list[Screen]:
    """The screens that need an open workshop, in the order of the menu."""
    return [ROAD, *(step.screen for step in STEPS), BEAMER, EXPORT]


def keeps_pinned(url: str) -> bool:
    """Whether the pinned persona stays in sight on the screen with this address."""
    return any(step.screen.url == url and step.screen.pinned for step in STEPS)
