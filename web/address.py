"""Where phones find this server: the address in the QR code, and the code itself."""

import os
import re
from functools import lru_cache

import segno
import streamlit as st

from gbo_core.store import chosen, open_store
from web.networks import Network, networks

_MAY_END = "\u200b"
_MAY_NOT_END = "\u2060"
_NETWORK = "network"  # which network card was chosen; its address changes from room to room


def base_url() -> str:
    """GBO_BASE_URL, or else this machine's address on the network that was chosen.

    Without a choice, or when the machine is not on that network now, on the likeliest one.
    """
    return configured_url() or f"{_scheme()}://{lan_address()}:{st.get_option('server.port')}"


def configured_url() -> str:
    """GBO_BASE_URL, '' when it is not set."""
    return os.environ.get("GBO_BASE_URL", "").strip().rstrip("/")


def own_url() -> str:
    """The address for the machine that runs the server."""
    return f"{_scheme()}://localhost:{st.get_option('server.port')}"


def join_url(code: str) -> str:
    """What the QR code holds: the page on which a participant joins."""
    return f"{base_url()}/mee/{code}"


def breakable(address: str) -> str:
    """The address with the places where a line may end, which take no room.

    That is before a dot or a hyphen of a name, a port and a path. Never after a hyphen: who types
    it over would leave it out. An address in figures, such as 192.168.1.20, stays whole.
    """
    host = re.split("[:/]", address, maxsplit=1)[0]
    ends = "[:/]" if re.fullmatch(r"[\d.]+", host) else "[.:/-]"
    return re.sub(f"({ends})", rf"{_MAY_END}\1{_MAY_NOT_END}", address)


def _scheme() -> str:
    return "https" if st.get_option("server.sslCertFile") else "http"


def lan_address() -> str:
    """This machine's address for the phones, or `localhost` when it is on no network."""
    network = chosen_network()
    return network.address if network else "localhost"


def chosen_network() -> Network | None:
    """The network whose address the phones get."""
    known = networks()
    wanted = open_store().read(chosen.get, _NETWORK) if len(known) > 1 else ""
    return next((each for each in known if each.name == wanted), known[0] if known else None)


def choose_network(name: str) -> None:
    """Let the phones find this machine on the network of this card from now on."""
    open_store().write(chosen.put, _NETWORK, name)


@lru_cache(maxsize=64)  # the beamer shows it every second
def qr_svg(text: str) -> str:
    """A QR code as an inline SVG that fills the width it gets.

    Dark on white in both themes: many phones cannot read an inverted code.
    """
    return segno.make(text, error="m", micro=False).svg_inline(
        border=4, dark="#0c171b", light="#ffffff", omitsize=True
    )
