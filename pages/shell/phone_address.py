"""Where phones find this server, and another network to find it on."""

import streamlit as st

from pages.shell import who
from pages.shell.say import _, plain
from web.address import base_url, choose_network, chosen_network, configured_url
from web.networks import Network, networks

_CHOICE = "chosen_network"


def ask_phone_address() -> None:
    """Say what stands in the QR code; a machine on several networks lets one be chosen."""
    with st.popover(_("Adres voor telefoons"), icon=":material/qr_code_2:"):
        st.markdown(f"**{plain(base_url())}/mee**")
        if configured_url():
            st.caption(_("Dit adres is ingesteld op de server."))
            return
        known = {each.name: each for each in networks()}
        if not known:
            st.markdown(_("Deze computer is met geen netwerk verbonden. Kies eerst een wifi."))
        elif len(known) == 1:
            st.caption(_("Opent een telefoon dit niet? Dan zit ze op een ander netwerk."))
        else:
            _ask(known)


def _ask(known: dict[str, Network]) -> None:
    now = chosen_network()
    names = list(known)
    st.radio(
        _("Deze computer zit op meer dan één netwerk. Op welk netwerk zitten de telefoons?"),
        names,
        index=names.index(now.name) if now else 0,
        format_func=lambda name: f"{known[name].address} · {_(known[name].kind)} · {plain(name)}",
        key=_CHOICE,
        on_change=_choose,
    )
    st.caption(
        _("Kies voor de eerste telefoon meedoet: op een ander adres moet iemand opnieuw meedoen.")
    )


def _choose() -> None:
    if who.still_looking():
        choose_network(st.session_state[_CHOICE])
