"""Beside every screen of a workshop: where phones find the server."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from pages.shell import phone_address
from web import address
from web.networks import VIRTUAL, WIFI, Network

Show = Callable[..., AppTest]
ROOM, VPN = Network("wlan0", "192.168.1.20", WIFI), Network("tun0", "10.8.0.3", VIRTUAL)
WHICH = "Deze computer zit op meer dan één netwerk. Op welk netwerk zitten de telefoons?"


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def let_it_be_on(*known: Network) -> None:
        for module in (address, phone_address):
            monkeypatch.setattr(module, "networks", lambda: list(known))

    monkeypatch.delenv("GBO_BASE_URL", raising=False)
    return let_it_be_on


def said(screen: AppTest) -> str:
    return seen(*screen.sidebar.markdown, *screen.sidebar.caption)


def seen(*said: Element) -> str:
    """As it stands on the screen: without the marks that say where a line may end."""
    words = "\n".join(str(one.value) for one in said)
    return words.translate(dict.fromkeys(map(ord, "\\\u200b\u2060")))


def test_the_facilitator_chooses_the_network_and_the_beamer_follows(
    show: Show, workshop: str, on: Callable[..., None]
) -> None:
    on(ROOM, VPN)
    screen = show("road.py", w=workshop)
    assert "192.168.1.20:8501/mee" in said(screen)
    (which,) = screen.sidebar.radio
    assert (which.label, which.options) == (
        WHICH,
        ["192.168.1.20 · wifi · wlan0", "10.8.0.3 · VPN, hotspot of virtueel · tun0"],
    )
    which.set_value("tun0").run()
    assert "10.8.0.3:8501/mee" in said(screen)
    beamer = show("beamer.py", w=workshop)
    assert "10.8.0.3:8501/mee" in seen(*beamer.main.markdown)


def test_one_network_is_no_choice(show: Show, workshop: str, on: Callable[..., None]) -> None:
    on(ROOM)
    screen = show("road.py", w=workshop)
    assert len(screen.sidebar.radio) == 0
    assert "192.168.1.20:8501/mee" in said(screen)


def test_no_network_says_what_to_do(show: Show, workshop: str, on: Callable[..., None]) -> None:
    on()
    assert "met geen netwerk verbonden" in said(show("road.py", w=workshop))


def test_an_address_of_the_server_leaves_no_choice(
    show: Show, workshop: str, on: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    on(ROOM, VPN)
    monkeypatch.setenv("GBO_BASE_URL", "https://gbo.example.be")
    screen = show("road.py", w=workshop)
    assert len(screen.sidebar.radio) == 0
    assert "gbo.example.be/mee" in said(screen)
    assert "Dit adres is ingesteld op de server." in said(screen)
