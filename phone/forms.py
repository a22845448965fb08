"""Forms as they come in: with limits, and refused with a sentence."""

import re
import secrets
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from gbo_core.live.errors import BadBallot
from gbo_core.live.methods.form import Form
from gbo_core.model.errors import BadInput
from gbo_core.words import N_
from web.forms import from_here

MOST_BYTES: Final = 64 * 1024
MOST_FIELDS: Final = 1000
SENDING_ID: Final = re.compile(r"[\w-]{1,64}", re.ASCII)


class TooLarge(BadInput):
    """More than a form of ours can hold."""

    sentence = N_("Dat is te veel ineens. Er is niets bewaard.")


class Unreadable(BadInput):
    """Not a form, or a broken one."""

    sentence = N_("We konden dit niet lezen. Er is niets bewaard. Laad de pagina opnieuw.")


def is_from_here(request: Request) -> bool:
    """Whether our own page sent a form, as far as the browser says.

    Our pages tell nobody where they are, so browsers write `null` as the origin of our forms too.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    return request.headers.get("origin") == "null" or from_here(request)


async def read_form(request: Request) -> Form:
    """Field name → the values sent under that name. Raises TooLarge, Unreadable."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await _read_body(request)
    if body and kind != "application/x-www-form-urlencoded":
        raise Unreadable
    form: dict[str, list[str]] = {}
    for name, value in _pairs(body):
        form.setdefault(name, []).append(value)
    return form


async def _read_body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise TooLarge
    return body


def _pairs(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            body.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:  # too many fields, or bytes that are no UTF-8
        raise Unreadable from None


def first(form: Form, name: str) -> str:
    """The first value under a name, '' when there is none."""
    return next(iter(form.get(name, ())), "")


def new_ballot_id() -> str:
    return secrets.token_urlsafe(9)


def sending_id(form: Form) -> str:
    """The phone's own id for what it sends; without a script one is made. Raises BadBallot."""
    sent = first(form, "ballot") or new_ballot_id()
    if not SENDING_ID.fullmatch(sent):
        raise BadBallot
    return sent
