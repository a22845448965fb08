"""Chromium for the benchmarks: a slow phone, and a beamer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser.served import ARGUMENTS, CHROMIUM, visiting

PIXEL_5 = {
    "viewport": {"width": 393, "height": 727},
    "device_scale_factor": 2.75,
    "is_mobile": True,
    "has_touch": True,
}
SLOW_4G = {
    "offline": False,
    "latency": 150,  # ms
    "downloadThroughput": 1_600_000 / 8,  # bytes per second
    "uploadThroughput": 750_000 / 8,
}
SLOWER_CPU = 4


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Wire:
    """What a page fetched: the address of each request, and the bytes with their headers."""

    host: str
    addresses: list[str] = field(default_factory=list)
    size: float = 0

    def follow(self, devtools: CDPSession) -> None:
        devtools.on("Network.requestWillBeSent", self._sent)
        devtools.on("Network.loadingFinished", self._loaded)

    def _sent(self, event: dict[str, Any]) -> None:
        self.addresses.append(event["request"]["url"])

    def _loaded(self, event: dict[str, Any]) -> None:
        self.size += event["encodedDataLength"]

    @property
    def third_parties(self) -> list[str]:
        return [
            address
            for address in self.addresses
            if urlsplit(address).scheme in {"http", "https"}
            and urlsplit(address).netloc != self.host
        ]


@contextmanager
def slow_phone(browser: Browser, url: str, token: str, path: str) -> Iterator[tuple[Page, Wire]]:
    """A phone with an empty cache on a slow network, of the participant with this token or ''."""
    wire = Wire(urlsplit(url).netloc)
    with visiting(browser, **PIXEL_5) as context:
        if token:
            context.add_cookies(
                [{"name": "deelnemer", "value": token, "url": url + path, "httpOnly": True}]
            )
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", SLOW_4G)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
        wire.follow(devtools)
        yield page, wire
