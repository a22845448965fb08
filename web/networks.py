"""The networks that this machine is on, the likeliest to be shared with phones first."""

import ipaddress
import re
import time
from dataclasses import dataclass
from pathlib import Path
from socket import AF_INET
from typing import Any, Final

import psutil

from gbo_core.words import N_

WIFI: Final = N_("wifi")
WIRED: Final = N_("kabel")
VIRTUAL: Final = N_("VPN, hotspot of virtueel")
_ORDER: Final = (WIFI, WIRED, VIRTUAL)

# Windows names what people see, macOS and Linux name drivers; en0 is the wifi of a MacBook.
_VIRTUAL: Final = re.compile(
    r"u?tun|tap|ppp|ipsec|wg|wireguard|tailscale|zt|zerotier|nordlynx|proton|mullvad|openvpn|cisco"
    r"|anyconnect|forti|globalprotect|pangp|cloudflare|docker|br-|bridge|veth|vethernet|virbr|vbox"
    r"|virtualbox|vmnet|vmware|lxc|lxd|podman|cni|flannel|hyper-v|wsl|awdl|llw|anpi|ap\d|bluetooth"
    r"|(local area connection|lan-verbinding|connexion au réseau local)\*",
    re.IGNORECASE,
)
_WIFI: Final = re.compile(r"wl|wi-?fi|wireless|draadloos|sans fil|airport|ath|en0$", re.IGNORECASE)
_SECONDS: Final = 5.0  # a laptop changes networks now and then; the beamer asks every second


@dataclass(frozen=True, slots=True)
class Network:
    """`name`: as the system calls the network card; `kind`: WIFI, WIRED or VIRTUAL."""

    name: str
    address: str
    kind: str


def networks() -> list[Network]:
    """Where phones may find this machine, an IPv4 address a card; [] when it is on no network."""
    global _seen  # noqa: PLW0603 - asking the system takes milliseconds on Windows
    until, known = _seen
    if time.monotonic() >= until:
        known = in_order(_found())
        _seen = (time.monotonic() + _SECONDS, known)
    return known


_seen: tuple[float, list[Network]] = (0.0, [])


def _found() -> list[Network]:
    up = psutil.net_if_stats()
    usable = {
        name: [each.address for each in addresses if _is_usable(each)]
        for name, addresses in psutil.net_if_addrs().items()
        if name in up and up[name].isup
    }
    return [Network(name, found[0], kind_of(name)) for name, found in usable.items() if found]


def _is_usable(address: Any) -> bool:
    if address.family != AF_INET:
        return False
    known = ipaddress.ip_address(address.address)
    return not (known.is_loopback or known.is_link_local or known.is_unspecified)


def kind_of(name: str, drivers: Path = Path("/sys/class/net")) -> str:
    """What a network card is, by its name and, on Linux, by what its driver says."""
    if _VIRTUAL.match(name) or "vpn" in name.lower():
        return VIRTUAL
    if _WIFI.match(name) or (drivers / name / "wireless").exists():
        return WIFI
    return WIRED


def in_order(found: list[Network]) -> list[Network]:
    """Wifi first, what is virtual last; among equals the card that the system names first."""
    return sorted(found, key=lambda each: (_ORDER.index(each.kind), each.name))
