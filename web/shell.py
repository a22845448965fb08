"""Streamlit's empty page as ours: its language, name, icon and stylesheet.

Streamlit writes one English page for every app, and no setting changes it. A screen reader then
reads Dutch with an English voice, and a browser offers to translate it.
"""

import gzip
import re
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gbo_core.words import N_, best_language, translations
from web.assets import asset_url
from web.logins import facilitator_of, token_of
from web.look.words import own_words

_OURS = b'<div id="root"></div>'
_COPY = N_("Uw browser liet niet toe om te kopiëren. Kopieer de tekst hieronder zelf.")
_AWAY = N_("Geen verbinding met de server. Dit scherm komt vanzelf terug.")
_NO_SCRIPT = N_("Deze schermen hebben JavaScript nodig. De stembrief op de telefoon werkt zonder.")


class Shell:
    """ASGI middleware that rewrites Streamlit's page on its way out and leaves the rest alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Rewriter(send, HTTPConnection(scope)))


class _Rewriter:
    """Hold an HTML answer until it is whole; pass everything else through as it comes."""

    def __init__(self, send: Send, visitor: HTTPConnection) -> None:
        self._send = send
        self._visitor = visitor
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        headers = MutableHeaders(raw=start["headers"])
        # Streamlit sends its page plain on "/" and compressed on every other address.
        zipped = headers.get("content-encoding") == "gzip"
        page = gzip.decompress(self._body) if zipped and self._body else self._body
        if _OURS in page:
            language = await _language_of(self._visitor)
            self._body = rewritten(page.decode(), language).encode()
            headers["content-length"] = str(len(self._body))
            headers["vary"] = "Accept-Language, Accept-Encoding, Cookie"
            # The first two describe Streamlit's file, which is the same in every language.
            del headers["etag"], headers["last-modified"], headers["content-encoding"]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": self._body})


async def _language_of(visitor: HTTPConnection) -> str:
    """The language that the facilitator chose, or else what the browser prefers."""
    token = token_of(visitor)
    known = await run_in_threadpool(facilitator_of, token) if token else None
    return known.language if known else best_language(visitor.headers.get("accept-language"))


def _is_page(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    is_html = headers.get("content-type", "").startswith("text/html")
    return is_html and headers.get("content-encoding", "gzip") == "gzip"


def rewritten(page: str, language: str) -> str:
    """Return Streamlit's page with our language, name, icon, stylesheet and no English words."""
    style = f'<link rel="stylesheet" href="{asset_url("screens.css")}">'
    copy_words = escape(translations(language).gettext(_COPY))
    copy = f'<script src="{asset_url("clipboard.js")}" data-words="{copy_words}"></script>'
    away_words = escape(translations(language).gettext(_AWAY))
    away = f'<script src="{asset_url("away.js")}" data-words="{away_words}"></script>'
    others = ("unsent.js", "left.js", "faults.js")
    more = "".join(f'<script src="{asset_url(each)}"></script>' for each in others)
    said = escape(own_words(language))
    words = f'<script src="{asset_url("words.js")}" data-words="{said}"></script>'
    no_script = escape(translations(language).gettext(_NO_SCRIPT))
    page = page.replace('<html lang="en">', f'<html lang="{language}">')
    page = page.replace(
        "<title>Streamlit</title>", f"<title>GBO-werktafel</title>{style}{copy}{away}{words}{more}"
    )
    page = page.replace("./favicon.png", asset_url("favicon.svg"))
    # Our own font takes the place of the one that would be fetched first here.
    page = re.sub(r'<link\s+rel="preload"[^>]*as="font"[^>]*>', "", page)
    return re.sub(
        r"<noscript>.*?</noscript>",
        lambda _: f"<noscript><p>{no_script}</p></noscript>",
        page,
        flags=re.DOTALL,
    )
