"""Rond de tafel: who is there, what the group finds, and who sits at the table when."""

from functools import partial

from pages import steps
from pages.live.loop import loop
from pages.parts.screen import show_screen
from pages.stakeholders.phases import phases
from pages.stakeholders.register import organisations, persons
from pages.stakeholders.script import script
from pages.stakeholders.standing import standing

show_screen(
    steps.STAKEHOLDERS,
    script(),
    {
        "organisations": organisations,
        "persons": persons,
        "vote": partial(loop, subject="organisation"),
        "standing": standing,
        "phases": phases,
    },
)
