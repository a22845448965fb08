"""Which networks this machine is on, by the names that systems give to their cards."""

import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from web import networks
from web.networks import VIRTUAL, WIFI, WIRED, kind_of

NOWHERE = Path("/nonexistent")
LAPTOPS = {
    "Linux": ["wlp3s0", "enp0s31f6", "tun0", "docker0", "br-1f2e", "veth12ab", "virbr0", "wg0"],
    "macOS": ["en0", "en5", "utun3", "bridge100", "awdl0", "llw0"],
    "Windows": [
        "Wi-Fi",
        "Ethernet",
        "vEthernet (WSL)",
        "Tailscale",
        "VirtualBox Host-Only Network",
    ],
    "Windows in het Nederlands": ["Wi-Fi 2", "Ethernet 3", "LAN-verbinding* 10", "OpenVPN TAP"],
    "bedrijf": ["WiFi", "Ethernet", "GlobalProtect", "FortiClient", "Kantoor VPN"],
}


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(networks, "_seen", (0.0, []))
    yield
    networks._seen = (0.0, [])


def found(
    monkeypatch: pytest.MonkeyPatch, cards: dict[str, list[str]], down: str = ""
) -> list[str]:
    """The addresses in order, where the system has these cards."""
    addresses = {
        name: [SimpleNamespace(family=family_of(each), address=each) for each in given]
        for name, given in cards.items()
    }
    up = {name: SimpleNamespace(isup=name != down) for name in cards}
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: addresses)
    monkeypatch.setattr(psutil, "net_if_stats", lambda: up)
    return [each.address for each in networks.networks()]


def family_of(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET


@pytest.mark.parametrize("names", LAPTOPS.values(), ids=LAPTOPS)
def test_the_wifi_comes_first_then_the_cable_and_what_is_virtual_last(names: list[str]) -> None:
    kinds = [kind_of(name, NOWHERE) for name in names]
    assert kinds == [WIFI, WIRED] + [VIRTUAL] * (len(names) - 2)


def test_a_driver_that_says_that_it_is_wireless_is_believed(tmp_path: Path) -> None:
    (tmp_path / "enx00c0ca" / "wireless").mkdir(parents=True)
    assert kind_of("enx00c0ca", tmp_path) == WIFI
    assert kind_of("enx00c0cb", tmp_path) == WIRED


def test_only_cards_on_which_a_phone_may_be_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    cards = {
        "lo": ["127.0.0.1", "::1"],
        "docker0": ["172.17.0.1"],
        "eth0": ["fe80::1", "10.0.0.7", "10.0.0.8"],
        "eth1": ["169.254.3.4"],
        "eth2": ["10.0.1.7"],
        "wlan0": ["192.168.1.20", "2001:db8::7"],
        "tun0": [],
    }
    assert found(monkeypatch, cards, down="eth2") == ["192.168.1.20", "10.0.0.7", "172.17.0.1"]


def test_the_system_is_asked_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(monkeypatch, {"eth0": ["10.0.0.7"]}) == ["10.0.0.7"]
    assert found(monkeypatch, {"eth0": ["10.0.0.8"]}) == ["10.0.0.7"]
    monkeypatch.setattr(networks.time, "monotonic", lambda: 1e9)
    assert found(monkeypatch, {"eth0": ["10.0.0.8"]}) == ["10.0.0.8"]


def test_this_machine_can_be_asked() -> None:
    assert all(each.kind in {WIFI, WIRED, VIRTUAL} for each in networks.networks())
