"""How the phone routes answer: pages, JSON for the script, and refusals as one sentence."""

import gzip
import json
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from gbo_core.live.errors import NoSuchCode, NotJoined, RoundNotOpen
from gbo_core.model.errors import BadInput, GboError, NotAllowed, NotFound, Refused
from gbo_core.words import LANGUAGES, N_, best_language, translations
from phone import render
from phone.forms import TooLarge
from phone.guesses import SECONDS_EACH, TooManyGuesses
from web.arrivals import TooManyJoins
from web.assets import style_source, takes_gzip
from web.forms import Elsewhere, TooSlow

HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src {style_source('phone.css')} {style_source('ballot.css')}; "
        "script-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",  # the personal link is a secret
    "X-Content-Type-Options": "nosniff",
}
LANGUAGE_COOKIE: Final = "taal"
A_LONG_TIME: Final = 400 * 24 * 3600  # the longest that browsers keep a cookie


class Broken(GboError):
    """Our own mistake; the log has the rest."""

    sentence = N_("Er ging iets mis op de server. Probeer het zo meteen opnieuw.")


class WrongMethod(GboError):
    """An address that exists, asked in a way that it has no answer to."""

    sentence = N_("Zo werkt deze pagina niet. Begin opnieuw met de code.")


class NoSuchPage(NotFound):
    """An address below /mee that we don't have."""

    sentence = N_("Deze pagina bestaat niet (meer).")


_STATUS: Final[tuple[tuple[type[GboError], int], ...]] = (
    (NotJoined, 403),
    (Elsewhere, 403),
    (TooManyGuesses, 429),
    (TooManyJoins, 429),
    (TooLarge, 413),
    (TooSlow, 408),
    (WrongMethod, 405),
    (Broken, 500),
    (NotFound, 404),
    (BadInput, 400),
    (NotAllowed, 403),
    (Refused, 409),
)


def status_of(refusal: GboError) -> int:
    """The HTTP status of a refusal; 503 (come again) for the store's own failures."""
    return next((status for kind, status in _STATUS if isinstance(refusal, kind)), 503)


def language_of(request: Request) -> str:
    """The visitor's language where we know the visitor; else chosen here, or the browser's."""
    known = getattr(request.state, "language", "") or chosen_language(request)
    return known or best_language(request.headers.get("accept-language"))


def chosen_language(request: Request) -> str:
    """What somebody tapped on this phone, '' when nobody did."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LANGUAGES else ""


def wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def sentence_of(refusal: GboError, language: str) -> str:
    """The refusal in the participant's words."""
    gettext = translations(language).gettext
    data = {
        name: gettext(value) if name == "title" else value for name, value in refusal.data.items()
    }
    return gettext(refusal.sentence) % data if data else gettext(refusal.sentence)


def page(request: Request, template: str, *, status: int = 200, **words: Any) -> Response:
    """A whole page, compressed where the browser takes that."""
    body = render.page(template, language_of(request), here=_here(request), **words).encode()
    return _compressed(request, body, status, "text/html; charset=utf-8")


def _compressed(request: Request, body: bytes, status: int, media_type: str) -> Response:
    headers = HEADERS | {"Vary": "Accept-Encoding"}
    if takes_gzip(request):
        body = gzip.compress(body, 6)
        headers["Content-Encoding"] = "gzip"
    return Response(body, status, headers, media_type)


def _here(request: Request) -> str:
    """The address to come back to after choosing a language; a form's own has no page."""
    code = request.path_params.get("code")
    if request.method == "POST":
        return f"/mee/{code}" if code else "/mee"
    return request.url.path


def data(content: Any, status: int = 200) -> Response:
    return JSONResponse(content, status, HEADERS)


def news(request: Request, content: Any) -> Response:
    """Data that may be as large as a page."""
    return _compressed(request, json.dumps(content).encode(), 200, "application/json")


def elsewhere(address: str, status: int = 303) -> Response:
    return RedirectResponse(address, status, HEADERS)


def refused(request: Request, refusal: GboError) -> Response:
    """A refusal: a page with the sentence, or JSON for the script, which keeps what was typed."""
    language = language_of(request)
    sentence, status = sentence_of(refusal, language), status_of(refusal)
    if wants_json(request):
        # The question is paused: the script keeps the ballot and tries again.
        later = {"later": True} if isinstance(refusal, RoundNotOpen) else {}
        response = data({"ok": False, "sentence": sentence} | later, status)
    else:
        response = page(
            request, "code.html", status=status, error=sentence, typed=_code_of(request, refusal)
        )
    if isinstance(refusal, TooManyGuesses):
        response.headers["Retry-After"] = f"{SECONDS_EACH:.0f}"
    return response


def _code_of(request: Request, refusal: GboError) -> str:
    """The code that was wrong, to correct; '' when the code was not what went wrong."""
    is_wrong = isinstance(refusal, NoSuchCode | TooManyGuesses)
    return str(request.path_params.get("code", ""))[:40] if is_wrong else ""


def remember(request: Request, response: Response, name: str, value: str, path: str) -> None:
    """Set a cookie of ours: unreadable for scripts, kept as long as browsers allow."""
    secure = request.url.scheme == "https"
    response.set_cookie(
        name, value, A_LONG_TIME, path=path, secure=secure, httponly=True, samesite="lax"
    )
