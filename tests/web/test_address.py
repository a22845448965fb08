import re

import pytest

from gbo_core.store import Store
from web import address, networks
from web.address import base_url, breakable, choose_network, join_url, lan_address, own_url, qr_svg
from web.networks import VIRTUAL, WIFI, WIRED, Network

VPN = Network("tun0", "10.8.0.3", VIRTUAL)
CABLE = Network("eth0", "10.0.0.7", WIRED)
ROOM = Network("wlan0", "192.168.1.20", WIFI)


@pytest.fixture(autouse=True)
def _unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GBO_BASE_URL", raising=False)


def on(monkeypatch: pytest.MonkeyPatch, *found: Network) -> None:
    """Let this machine be on these networks."""
    known = networks.in_order(list(found))
    monkeypatch.setattr(address, "networks", lambda: known)


def test_the_code_leads_to_the_configured_address(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, ROOM)
    monkeypatch.setenv("GBO_BASE_URL", "https://gbo.example.be/ ")
    assert join_url("LUMOKADE") == "https://gbo.example.be/mee/LUMOKADE"


@pytest.mark.usefixtures("store")
def test_without_one_phones_find_this_machine_on_the_wifi_and_not_on_the_vpn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on(monkeypatch, VPN, CABLE, ROOM)
    assert base_url() == "http://192.168.1.20:8501"
    assert own_url() == "http://localhost:8501"
    on(monkeypatch, VPN, CABLE)
    assert lan_address() == "10.0.0.7"
    on(monkeypatch, VPN)
    assert lan_address() == "10.8.0.3"


@pytest.mark.usefixtures("store")
def test_the_network_that_was_chosen_stays_chosen_whatever_its_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on(monkeypatch, VPN, CABLE, ROOM)
    for chosen in (CABLE, VPN, CABLE):
        choose_network(chosen.name)
        assert lan_address() == chosen.address
    on(monkeypatch, ROOM, Network("eth0", "172.20.1.9", WIRED))
    assert lan_address() == "172.20.1.9"
    on(monkeypatch, ROOM, VPN)  # in a room without that cable
    assert lan_address() == "192.168.1.20"


def test_a_machine_without_a_network_still_has_an_address(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    on(monkeypatch)
    assert lan_address() == "localhost"
    store.close()  # one network is no choice, so nothing is looked up
    on(monkeypatch, ROOM)
    assert lan_address() == "192.168.1.20"


def test_the_qr_code_is_dark_on_a_light_margin_and_grows_with_its_place() -> None:
    picture = qr_svg("https://gbo.example.be/mee/LUMOKADE")
    width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', picture).groups())
    assert width == height >= 25 + 2 * 4
    assert not re.search(r'<svg[^>]* width="', picture)
    assert re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', picture) == ["#fff", "#0c171b"]


def test_the_qr_code_is_drawn_once_for_each_address() -> None:
    """The beamer shows it every second."""
    assert qr_svg("https://gbo.example.be/mee/A") is qr_svg("https://gbo.example.be/mee/A")
    assert qr_svg("https://gbo.example.be/mee/A") != qr_svg("https://gbo.example.be/mee/B")


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("192.168.1.20:58501/mee", ["192.168.1.20", ":58501", "/mee"]),
        ("tafel.gbo-aalst.be:58501/mee", ["tafel", ".gbo", "-aalst", ".be", ":58501", "/mee"]),
        ("tafel.be/gbo/mee", ["tafel", ".be", "/gbo", "/mee"]),
    ],
)
def test_a_line_ends_before_a_part_of_the_address_and_never_in_one(
    address: str, lines: list[str]
) -> None:
    shown = breakable(address)
    assert [part.replace("\u2060", "") for part in shown.split("\u200b")] == lines
