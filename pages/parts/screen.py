"""The screen of a step: its script, and one of its parts at a time."""

from collections.abc import Callable, Mapping

import streamlit as st

from pages.forms.keeping import unsaved_parts
from pages.forms.save_bar import say_unsaved
from pages.shell.here import Here, find_here
from pages.shell.say import _
from pages.shell.script import Script, show_script
from pages.shell.section import section
from pages.shell.undo import offer_undo
from pages.steps import Step

Draw = Callable[[Here], None]


def show_screen(step: Step, script: Script, draws: Mapping[str, Draw], note: str = "") -> None:
    """`draws`: a part's code → what draws it. `note` stands above everything."""
    here = find_here()
    st.title(_(step.screen.title))
    if note:
        st.caption(note)
    show_script(script)
    titles = {part.code: _(part.title) for part in step.parts}
    chosen = section(titles)
    unsaved = unsaved_parts(here.workshop.id) - {chosen}
    say_unsaved(title for code, title in titles.items() if code in unsaved)
    offer_undo(here.workshop, here.looker, chosen)
    draws[chosen](here)
