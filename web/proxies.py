"""Who is at the other end: the visitor behind a proxy that we trust, written in one way.

A proxy says for whom it asks in X-Forwarded-For and X-Forwarded-Proto, and anybody can send those.
They count only from an address in FORWARDED_ALLOW_IPS (addresses and networks, with commas between
them), which the server underneath reads too; without it from this machine alone. Where that server
listens for both kinds of addresses it sees 10.0.0.5 as `::ffff:10.0.0.5` and trusts it no more, and
where everybody is trusted (`*`) it believes the whole chain. So we look once more.
"""

import ipaddress
import logging
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

THIS_MACHINE: Final = "127.0.0.1,::1"
_SCHEMES: Final = {"http", "https"}

log = logging.getLogger(__name__)


@lru_cache(maxsize=4096)  # asked at every request
def plain(address: str) -> str:
    """An address in its usual form, without port: 10.0.0.1 for ::ffff:10.0.0.1.

    What is no address stays as it is.
    """
    bare = address.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        known = ipaddress.ip_address(bare)
    except ValueError:
        return address
    return str(getattr(known, "ipv4_mapped", None) or known)


@lru_cache(maxsize=4096)
def block(address: str) -> str:
    """What one household or guesser has: an IPv4 address, or for IPv6 the whole /64."""
    try:
        known = ipaddress.ip_address(plain(address))
    except ValueError:
        return address
    if known.version == 4:
        return str(known)
    return str(ipaddress.ip_network((known.packed, 64), strict=False))


class Proxies:
    """ASGI middleware that puts the visitor's address and scheme in place of the proxy's."""

    def __init__(self, app: ASGIApp, trusted: str | None = None) -> None:
        self.app = app
        if trusted is None:
            trusted = os.environ.get("FORWARDED_ALLOW_IPS", THIS_MACHINE)
        self._everybody = trusted.strip() == "*"
        self._networks = [] if self._everybody else _networks(trusted.split(","))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in {"http", "websocket"} and scope.get("client"):
            peer = plain(scope["client"][0])
            scope["client"] = (peer, scope["client"][1])
            if self._trusts(peer):
                self._believe(scope, Headers(scope=scope))
        await self.app(scope, receive, send)

    def _trusts(self, address: str) -> bool:
        if self._everybody:
            return True
        try:
            known = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(known in network for network in self._networks)

    def _believe(self, scope: Scope, headers: Headers) -> None:
        chain = ",".join(headers.getlist("x-forwarded-for")).split(",")
        if visitor := self._visitor([plain(hop) for hop in chain if hop.strip()]):
            scope["client"] = (visitor, 0)
        scheme = headers.get("x-forwarded-proto", "").partition(",")[0].strip().lower()
        if scheme in _SCHEMES:
            websocket = scope["type"] == "websocket"
            scope["scheme"] = scheme.replace("http", "ws") if websocket else scheme

    def _visitor(self, chain: Sequence[str]) -> str:
        """The last in the chain who is no proxy of ours; what stands before may be made up."""
        if self._everybody:
            return chain[-1] if chain else ""
        return next((hop for hop in reversed(chain) if not self._trusts(hop)), "")


def _networks(
    written: Iterable[str],
) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    found = []
    for each in filter(None, map(str.strip, written)):
        try:
            found.append(ipaddress.ip_network(each, strict=False))
        except ValueError:
            log.warning("FORWARDED_ALLOW_IPS: %r is no address and no network", each)
    return found
