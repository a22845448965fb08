"""The part *Cijfers* alone on a page, for tests."""

from pages import who
from pages.ask import show_what_was_said
from pages.outlook.figures import figures
from pages.parts.undo import offer_undo

looker, workshop = who.facilitator(), who.workshop()
offer_undo(workshop, looker, "figures")
figures(workshop, looker)
show_what_was_said()
