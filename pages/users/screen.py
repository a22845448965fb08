"""Gebruikers: what people live through who look for help, beside what professionals think."""

from functools import partial

from pages import steps
from pages.live.loop import loop
from pages.parts.screen import show_screen
from pages.shell.say import _
from pages.users.insights import insights
from pages.users.interviews import interviews
from pages.users.journeys import journeys
from pages.users.personas import personas
from pages.users.questions import questions
from pages.users.script import script

show_screen(
    steps.USERS,
    script(),
    {
        "questions": questions,
        "interviews": interviews,
        "good_help": partial(loop, subject="stage"),
        "insights": insights,
        "personas": personas,
        "journeys": journeys,
    },
    note=_(
        "Hier horen geen gegevens van cliënten: gesprekken staan onder een schuilnaam, persona’s "
        "zijn verzonnen."
    ),
)
