"""Start: the workshops of whoever looks, and the way to the first one."""

import streamlit as st

from gbo_core.store import open_store, workshops
from pages import who
from pages.home.aside import show_archived, show_removed
from pages.home.card import show_card
from pages.home.new import show_beginnings, show_form
from pages.home.questions import ask_what_is_asked
from pages.say import _, plain

looker = who.facilitator()
store = open_store()
mine = store.read(workshops.of_facilitator, looker.id)
busy = [each for each in mine if not each.archived]

if busy:
    st.title(_("Uw werktafels"))
    for left, right in zip(busy[::2], [*busy[1::2], None], strict=False):
        for column, each in zip(st.columns(2), (left, right), strict=True):
            if each:
                with column:
                    show_card(looker, each)
    with st.expander(_("Nieuwe werktafel"), icon=":material/add:"):
        show_form(looker)
    with st.expander(_("Voorbeeld openen of archief binnenhalen"), icon=":material/upload:"):
        show_beginnings(looker)
else:
    st.title(_("Welkom, %(name)s") % {"name": plain(looker.name)})
    st.markdown(
        _(
            "Een werktafel is het hele traject van één netwerk: van de vraag wie aan tafel hoort "
            "tot een ondertekende overeenkomst. Maak er een voor uw gemeente of eerstelijnszone, "
            "of kijk eerst rond in het voorbeeld."
        )
    )
    form, others = st.columns([3, 2], gap="large")
    with form.container(border=True):
        st.subheader(_("Maak uw eerste werktafel"))
        show_form(looker)
    with others.container(border=True):
        show_beginnings(looker)

show_archived(looker, [each for each in mine if each.archived])
show_removed(looker, store.read(workshops.removed_by, looker.id))
ask_what_is_asked()
