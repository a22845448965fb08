"""Omgeving: what changes around the network, how much that matters, and what it asks of us."""

from functools import partial

from pages import steps
from pages.environment.confrontation import confrontation
from pages.environment.factors import factors
from pages.environment.figures.part import figures
from pages.environment.script import script
from pages.environment.standing import standing
from pages.live.loop import loop
from pages.parts.screen import show_screen

show_screen(
    steps.ENVIRONMENT,
    script(),
    {
        "board": partial(loop, subject="dimension"),
        "factors": factors,
        "vote": partial(loop, subject="factor"),
        "standing": standing,
        "figures": figures,
        "confrontation": confrontation,
    },
)
