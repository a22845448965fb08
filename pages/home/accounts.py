"""Who may log in here, for the host: to let in, to let in no more, and to let in again."""

import streamlit as st

from gbo_core.store import accounts, open_store
from gbo_core.store.access import Facilitator
from gbo_core.store.accounts import Account
from pages.home.link import make_link, show_new_link
from pages.home.questions import ask_about
from pages.shell.ask import say_later, showing_refusals
from pages.shell.moments import day
from pages.shell.say import _, plain


def show_accounts(looker: Facilitator, *, busy: bool) -> None:
    """Everybody with an account; only the host sees this, and not at the very first start."""
    known = open_store().read(accounts.accounts) if looker.host else []
    if not (len(known) > 1 or (known and busy)):
        return
    with st.expander(_("Begeleiders"), icon=":material/manage_accounts:", key="accounts"):
        for each in known:
            if not each.removed:
                _show_account(each)
        _show_invitation(looker)
        if removed := [each for each in known if each.removed]:
            st.markdown(_("**Verwijderd**"))
            for each in removed:
                _show_removed(looker, each)


def _show_account(account: Account) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(account.name)}**")
        st.caption(_("sinds %(day)s") % {"day": day(account.made_at)})
        if account.host:
            st.caption(_("beheerder"))
        elif st.button(_("Verwijder…"), key=f"remove_account_{account.id}"):
            ask_about("account", account.id)


def _show_removed(looker: Facilitator, account: Account) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(account.name))
        if st.button(_("Laat weer toe"), key=f"restore_account_{account.id}"):
            with showing_refusals():
                open_store().write(accounts.restore_account, account.id, by=looker.id)
                say_later(_("%(name)s kan zich weer aanmelden.") % {"name": account.name})
                st.rerun()


def _show_invitation(looker: Facilitator) -> None:
    st.markdown(
        _(
            "Met een link maakt een collega hier een account voor eigen werktafels. Wilt u een "
            "werktafel samen begeleiden? Deel die dan via ‘Meer’ bij die werktafel."
        )
    )
    if st.button(_("Maak een link voor een account"), icon=":material/person_add:"):
        with showing_refusals():
            make_link(looker.id, None)
    show_new_link(None)
