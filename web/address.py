"""Where phones find this server: the address in the QR code, and the code itself."""

import os
import socket
from functools import lru_cache

import segno
import streamlit as st


def base_url() -> str:
    """GBO_BASE_URL, or else this machine's address on the local network."""
    configured = os.environ.get("GBO_BASE_URL", "").strip().rstrip("/")
    return configured or f"{_scheme()}://{lan_address()}:{st.get_option('server.port')}"


def own_url() -> str:
    """The address for the machine that runs the server."""
    return f"{_scheme()}://localhost:{st.get_option('server.port')}"


def join_url(code: str) -> str:
    """What the QR code holds: the page on which a participant joins."""
    return f"{base_url()}/mee/{code}"


def _scheme() -> str:
    return "https" if st.get_option("server.sslCertFile") else "http"


def lan_address() -> str:
    """This machine's address on its network, or `localhost` when it has none.

    Connecting a datagram socket sends nothing: the system only chooses the network card that
    would be used.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
            return str(probe.getsockname()[0])
        except OSError:
            return "localhost"


@lru_cache(maxsize=64)  # the beamer shows it every second
def qr_svg(text: str) -> str:
    """A QR code as an inline SVG that fills the width it gets.

    Dark on white in both themes: many phones cannot read an inverted code.
    """
    return segno.make(text, error="m", micro=False).svg_inline(
        border=4, dark="#0c171b", light="#ffffff", omitsize=True
    )
