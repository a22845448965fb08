"""The part *Cijfers* alone on a page, for tests."""

from pages.environment.figures.part import figures
from pages.shell import who
from pages.shell.ask import show_what_was_said
from pages.shell.undo import offer_undo

looker, workshop = who.facilitator(), who.workshop()
offer_undo(workshop, looker, "figures")
figures(workshop, looker)
show_what_was_said()
