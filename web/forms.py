"""What a form sends us: from our own page only, and of a sensible size."""

from typing import Final
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import HTTPConnection, Request

from gbo_core.model.errors import BadInput, GboError, NotAllowed, NotFound
from gbo_core.words import N_, translations
from web.address import configured_url
from web.render import language_of

LONGEST: Final = 20_000


class Elsewhere(GboError):
    """A form that another site sent in the name of a facilitator."""

    sentence = N_("Dit formulier kwam niet van deze pagina. Probeer het opnieuw.")


class TooSoon(GboError):
    """Too many wrong passwords; `data["seconds"]` says how long to wait."""

    sentence = N_("Dat ging een paar keer mis. Wacht even (%(seconds)d s) en probeer het opnieuw.")


class TooSlow(GboError):
    """What was sent did not arrive in time."""

    sentence = N_("Het duurde te lang voor alles er was. Er is niets bewaard. Probeer het opnieuw.")


_STATUS: Final[dict[type[GboError], int]] = {
    BadInput: 400,
    NotAllowed: 401,
    Elsewhere: 403,
    NotFound: 404,
    TooSlow: 408,
    TooSoon: 429,
}


async def fields_of(request: Request) -> dict[str, str]:
    """The fields of a form.

    Raises:
        Elsewhere: another site sent it.
        BadInput: it is far too long.
        TooSlow: it did not arrive in time.
    """
    if not from_here(request):
        raise Elsewhere
    if not 0 <= int(request.headers.get("content-length", -1)) <= LONGEST:
        raise BadInput(N_("Dat is te veel tekst."))
    typed = (await request.body()).decode("utf-8", "replace")
    return dict(parse_qsl(typed, keep_blank_values=True))


def from_here(request: HTTPConnection) -> bool:
    """Whether our own page sent a form; browsers say so themselves, in one of two headers."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site", "none") in {"same-origin", "none"}
    sender = urlsplit(origin).netloc
    asked = {request.headers.get("host"), request.headers.get("x-forwarded-host")}
    return sender in asked or (sender != "" and sender == urlsplit(configured_url()).netloc)


def status_of(error: GboError) -> int:
    """The HTTP status that goes with a refusal."""
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 400)


def sentence_of(request: Request, error: GboError) -> str:
    """What a refusal says, in the language of whoever looks."""
    return translations(language_of(request)).gettext(error.sentence) % error.data
