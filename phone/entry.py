"""Coming in: the code, joining, correcting oneself, the personal link, the language."""

import re
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from gbo_core.live import joining
from gbo_core.live.errors import NoSuchCode
from gbo_core.live.joining import Joined, Joining
from gbo_core.live.methods.form import Form
from gbo_core.model.errors import BadInput, NotFound
from gbo_core.model.fields import one_line
from gbo_core.model.ids import new_token, normal_code
from gbo_core.model.round import Participant
from gbo_core.words import LANGUAGES, N_
from phone.answers import (
    LANGUAGE_COOKIE,
    elsewhere,
    page,
    remember,
    sentence_of,
    status_of,
)
from phone.attempts import Attempts
from phone.forms import first, read_form
from phone.visitor import Visitor, recognise, visitor_of, who_holds
from web.arrivals import arrivals

_OURS: Final = re.compile(r"/mee(/[\w-]+)*", re.ASCII)
_COOKIE_OF_PAGE: Final = "formulier"

_attempts: Final = Attempts()


class NoCookies(BadInput):
    """A browser that lost the cookie that came with the form: it would not know who joined."""

    sentence = N_(
        "Uw telefoon bewaart geen cookies. "
        "Sta cookies toe voor deze pagina, of gebruik een andere browser."
    )


class BadLink(NotFound):
    """A personal link whose participant is unknown here."""

    sentence = N_("Deze link werkt niet (meer). Doe mee met de code op het scherm.")


async def ask_code(request: Request) -> Response:
    """The form for a code."""
    return page(request, "code.html", error="", typed="")


async def take_code(request: Request) -> Response:
    """On to the workshop; whether it exists is found out there."""
    code = normal_code(first(await read_form(request), "code"))[:40]
    if not code:
        raise NoSuchCode
    return elsewhere(f"/mee/{code}")


async def join_page(request: Request, visitor: Visitor) -> Response:
    """The form to join with."""
    return _join_page(request, visitor, Joining(visitor.workshop.id))


async def join(request: Request) -> Response:
    """Make a participant, unless this browser is one already."""
    visitor = visitor_of(request)
    if visitor.who:
        return elsewhere(visitor.home)
    address = request.client.host if request.client else ""
    arrivals.check(address)
    form = await read_form(request)
    typed = _typed(form, visitor)
    try:
        _check_cookies(request, form)
        _check(typed, form, visitor)
        made = await _make(typed, first(form, "attempt"), visitor)
    except BadInput as refusal:
        return _join_page(request, visitor, typed, form, refusal)
    arrivals.came(address, typed.workshop, made.participant)
    response = elsewhere(visitor.home)
    recognise(request, response, visitor.code, made.token)
    return response


def _check_cookies(request: Request, form: Form) -> None:
    """Before anybody is made: a try without cookies would leave a participant with no phone."""
    if first(form, "attempt") and _COOKIE_OF_PAGE not in request.cookies:
        raise NoCookies


async def _make(typed: Joining, attempt: str, visitor: Visitor) -> Joined:
    async def store() -> Joined:
        made: Joined = await visitor.memory.store.write_together(joining.join_many, typed)
        return made

    if not attempt:
        return await store()
    return await _attempts.once((typed.workshop, attempt[:64]), store)


async def who_page(request: Request) -> Response:
    """What somebody said when joining, to correct."""
    visitor = visitor_of(request)
    return _join_page(request, visitor, _said(visitor.joined(), visitor))


async def correct(request: Request) -> Response:
    """Store what somebody corrected about themselves."""
    visitor = visitor_of(request)
    who = visitor.joined()
    form = await read_form(request)
    typed = _typed(form, visitor)
    try:
        _check(typed, form, visitor)
        await visitor.memory.store.write_async(joining.correct, who.id, typed)
    except BadInput as refusal:
        return _join_page(request, visitor, typed, form, refusal)
    visitor.memory.forget_participant(who.id)
    return elsewhere(visitor.home)


async def link_page(request: Request) -> Response:
    """The personal link: a page with a button, because previews of messages open links too."""
    visitor = visitor_of(request)
    _check_link(request, visitor)
    return page(request, "link.html", workshop=visitor.workshop, code=visitor.code)


async def follow_link(request: Request) -> Response:
    """Make this browser the participant of the link."""
    visitor = visitor_of(request)
    _check_link(request, visitor)
    response = elsewhere(visitor.home)
    recognise(request, response, visitor.code, request.path_params["token"])
    return response


def _check_link(request: Request, visitor: Visitor) -> None:
    if not who_holds(visitor.memory, visitor.workshop, request.path_params["token"]):
        raise BadLink


async def choose_language(request: Request) -> Response:
    """Remember the language on this phone and go back to where it was chosen."""
    form = await read_form(request)
    language, back = first(form, "taal"), first(form, "naar")
    if language not in LANGUAGES:
        raise BadInput
    response = elsewhere(back if _OURS.fullmatch(back) else "/mee")
    remember(request, response, LANGUAGE_COOKIE, language, "/mee")
    return response


def _typed(form: Form, visitor: Visitor) -> Joining:
    """What the form says; a table speaks for no single organisation."""
    chosen, named = first(form, "organisation"), first(form, "new_organisation")
    kind = "table" if first(form, "kind") == "table" and visitor.workshop.tables else "person"
    speaks = kind == "person"
    return Joining(
        workshop=visitor.workshop.id,
        organisation=chosen if speaks and chosen not in {"self", "new"} else "",
        new_organisation=named if speaks and chosen in {"", "new"} else "",
        part=first(form, "part") if speaks else "",
        name=first(form, "name") if visitor.workshop.asks_name else "",
        table=first(form, "table") if visitor.workshop.tables else "",
        kind=kind,
        language=visitor.language,
    )


def _check(typed: Joining, form: Form, visitor: Visitor) -> None:
    """What only this form knows: which questions it asked."""
    if typed.table and typed.table not in map(str, range(1, visitor.workshop.tables + 1)):
        raise BadInput(N_("Kies een van de antwoorden op het scherm."), field="table")
    if typed.kind == "table":
        return
    if not (typed.organisation or one_line(typed.new_organisation)):
        _check_speaks(first(form, "organisation"))
    if visitor.workshop.asks_name and not one_line(typed.name):
        raise BadInput(N_("Vul uw naam in."), field="name")


def _check_speaks(chosen: str) -> None:
    """Somebody without an organisation must have said so."""
    if chosen == "new":
        raise BadInput(N_("Schrijf de naam van uw organisatie."), field="new_organisation")
    if chosen != "self":
        sentence = N_("Kies uw organisatie, of kies ‘Ik spreek voor mezelf’.")
        raise BadInput(sentence, field="organisation")


def _said(who: Participant, visitor: Visitor) -> Joining:
    """What a participant said about themselves, as the form shows it."""
    return Joining(
        workshop=visitor.workshop.id,
        organisation=who.organisation or "self",
        part=who.part,
        name=who.name,
        table=who.table,
        kind=who.kind,
        language=who.language,
    )


def _join_page(
    request: Request,
    visitor: Visitor,
    typed: Joining,
    form: Form | None = None,
    refusal: BadInput | None = None,
) -> Response:
    """The form to join or to correct with, filled with what was typed, also when refused."""
    organisations = visitor.memory.choices(visitor.workshop.id, typed.organisation)
    shown: dict[str, Any] = {
        name: getattr(typed, name)
        for name in ("organisation", "new_organisation", "part", "name", "table", "kind")
    }
    if form is not None:
        shown |= {name: first(form, name) for name in shown}
    response = page(
        request,
        "join.html",
        status=status_of(refusal) if refusal else 200,
        error=sentence_of(refusal, visitor.language) if refusal else "",
        wrong=refusal.data.get("field", "") if refusal else "",
        attempt=new_token(),
        workshop=visitor.workshop,
        code=visitor.code,
        organisations=organisations,
        typed=shown,
        correcting=visitor.who is not None,
        action=f"{visitor.home}/wie" if visitor.who else f"{visitor.home}/join",
    )
    secure = request.url.scheme == "https"
    response.set_cookie(
        _COOKIE_OF_PAGE, "1", path=visitor.home, secure=secure, httponly=True, samesite="lax"
    )
    return response
