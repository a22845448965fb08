"""Start: the workshops of whoever looks, and the way to the first one."""

from itertools import zip_longest

import streamlit as st

from gbo_core.store import open_store, workshops
from pages.home.accounts import show_accounts
from pages.home.aside import show_archived, show_removed
from pages.home.bring_in import show_bring_in
from pages.home.card import show_card
from pages.home.new import show_form
from pages.home.questions import ask_what_is_asked
from pages.home.sample import show_sample
from pages.shell import who
from pages.shell.say import _, plain

looker = who.facilitator()
store = open_store()
mine = store.read(workshops.of_facilitator, looker.id)
busy = [each for each in mine if not each.archived]
if busy:
    st.title(_("Uw werktafels"), anchor=False)
    for pair in zip_longest(busy[::2], busy[1::2]):
        for column, each in zip(st.columns(2), pair, strict=True):
            if each:
                with column:
                    show_card(looker, each)
else:
    st.title(_("Welkom, %(name)s") % {"name": plain(looker.name)}, anchor=False)
    st.markdown(_("Maak een werktafel voor uw netwerk, of kijk eerst rond in het voorbeeld."))
with st.expander(_("Nieuwe werktafel"), icon=":material/add:", expanded=not busy):
    show_form(looker)
with st.expander(_("Voorbeeld om in rond te kijken"), icon=":material/explore:", expanded=not busy):
    show_sample(looker)
with st.expander(_("Archief binnenhalen"), icon=":material/upload:"):
    show_bring_in(looker)
show_accounts(looker, busy=bool(mine))
show_archived(looker, [each for each in mine if each.archived])
show_removed(looker, store.read(workshops.removed_by, looker.id))
ask_what_is_asked()
