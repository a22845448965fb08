"""The part *Cijfers* alone on a page, for tests."""

from pages.environment.figures.part import figures
from pages.shell.ask import show_what_was_said
from pages.shell.here import find_here
from pages.shell.undo import offer_undo

here = find_here()
offer_undo(here.workshop, here.looker, "figures")
figures(here)
show_what_was_said()
