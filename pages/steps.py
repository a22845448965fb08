"""The screens of a workshop, in the order of the road. A new step is one more line in `STEPS`."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Final

import streamlit as st
from sqlalchemy import Connection

from gbo_core.steps import environment, stakeholders, users
from gbo_core.steps.standing import Standing
from gbo_core.words import N_
from pages.shell.say import _


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
class Step:
    """A step of the road. Its `word` names its files in every layer; `purpose` says what it is for.

    `standing`: how far the group is.
    """

    word: str
    screen: Screen
    purpose: str
    standing: Callable[[Connection, str], Standing]


def _step(
    core: ModuleType, url: str, title: str, icon: str, purpose: str, *, pinned: bool = False
) -> Step:
    """The step of a module of `gbo_core.steps`."""
    word = core.__name__.rpartition(".")[2]
    screen = Screen(f"{word}/screen.py", url, title, icon, pinned=pinned)
    return Step(word, screen, purpose, core.standing)


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
    pinned=True,
)
ENVIRONMENT: Final = _step(
    environment,
    "omgeving",
    N_("Omgeving"),
    ":material/travel_explore:",
    N_("Wat verandert er rond ons, wat weegt zwaar, en waar moeten we iets mee?"),
    pinned=True,
)
USERS: Final = _step(
    users,
    "gebruikers",
    N_("Gebruikers"),
    ":material/record_voice_over:",
    N_("Wat maken mensen mee die hulp zoeken, en wat houdt hen tegen?"),
)
STEPS: Final = (STAKEHOLDERS, ENVIRONMENT, USERS)


def of_workshop() -> list[Screen]:
    """The screens that need an open workshop, in the order of the menu."""
    return [ROAD, *(step.screen for step in STEPS), BEAMER, EXPORT]


def keeps_pinned(url: str) -> bool:
    """Whether the pinned persona stays in sight on the screen with this address."""
    return any(step.screen.url == url and step.screen.pinned for step in STEPS)


def page(screen: Screen, *, hidden: bool = False) -> st.Page:
    """A screen as Streamlit's menu takes it; a hidden one has an address but is not in the menu."""
    return st.Page(
        screen.file,
        title=_(screen.title),
        icon=screen.icon,
        url_path=screen.url,
        default=screen is START,
        visibility="hidden" if hidden or screen.hidden else "visible",
    )
