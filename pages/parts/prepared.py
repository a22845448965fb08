"""A file that is made while the reader goes on, and fetched when it is there."""

from html import escape

import streamlit as st
from babel.numbers import format_decimal

from gbo_core.store.workshops import Workshop
from pages.shell import who
from pages.shell.ask import sentence
from pages.shell.say import _, language
from web import prepared
from web.prepared import Prepared


def show_prepared(
    workshop: Workshop, kind: str, name: str, words: tuple[str, str], warning: str = ""
) -> None:
    """A button that has the file made; how far it is; and then a link to it.

    `words`: what the button says, and what the link says.
    """
    looker = who.facilitator()
    one = prepared.of(looker.id, workshop.id, kind)
    busy = one is not None and not one.ready and not one.failure
    draw = st.fragment(_busy if busy else _at_rest, run_every=1 if busy else None)
    draw(workshop.id, kind, name, words, warning)


def _busy(workshop_id: str, kind: str, _name: str, _words: tuple[str, str], _warning: str) -> None:
    one = prepared.of(who.facilitator().id, workshop_id, kind)
    if one is None or one.ready or one.failure:
        st.rerun()
    done, of, words = one.told
    st.progress(done / of, text=_(words))
    if st.button(_("Stop"), key=f"stop {kind}"):
        prepared.forget(one)
        st.rerun()


def _at_rest(workshop_id: str, kind: str, name: str, words: tuple[str, str], warning: str) -> None:
    looker = who.facilitator()
    one = prepared.of(looker.id, workshop_id, kind)
    if one and one.failure:
        st.error(sentence(one.failure))
    if one and one.ready:
        _link(one, words[1])
    if st.button(
        _("Maak het opnieuw") if one else words[0],
        key=f"make {kind}",
        type="secondary" if one and one.ready else "primary",
        icon=":material/refresh:" if one else ":material/inventory_2:",
        help=warning or None,
    ):
        who.find(workshop_id)
        prepared.prepare(looker.id, workshop_id, kind, name, language())
        st.rerun()


def _link(one: Prepared, words: str) -> None:
    size = format_decimal(max(one.file.stat().st_size / 1e6, 0.1), "0.0", locale=language())
    label = escape(_("%(words)s (%(size)s MB)") % {"words": words, "size": size})
    st.html(f'<a class="fetch" href="{one.address}" download>{label}</a>')
