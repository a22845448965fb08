"""`/uitnodiging/TOKEN`: the link by which one facilitator lets another in.

Opening it, as a preview in a mail program does, changes nothing; only the button does.
"""

from typing import Any

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gbo_core.model.errors import GboError, NotAllowed
from gbo_core.store import access, invitations, open_store, workshops
from web.forms import fields_of, sentence_of, status_of
from web.gate import login_url
from web.login import check_twice, entered
from web.logins import facilitator_of, token_of
from web.render import language_of, page


async def show(request: Request) -> Response:
    return await _page(request, 200)


async def accept(request: Request) -> Response:
    """Join as who is logged in, or (with a name and a password) as somebody new."""
    fields: dict[str, str] = {}
    try:
        fields = await fields_of(request)
        if "name" in fields:
            return await _as_newcomer(request, fields)
        return await _as_known(request)
    except GboError as error:
        return await _page(
            request,
            status_of(error),
            name=fields.get("name", ""),
            problem=sentence_of(request, error),
        )


async def _as_newcomer(request: Request, fields: dict[str, str]) -> Response:
    name, password, link = fields["name"], check_twice(fields), request.path_params["token"]
    token = await open_store().write_async(
        invitations.add_invited, link, name, password, language_of(request)
    )
    made = await run_in_threadpool(open_store().read, access.who, token)
    return await entered(request, token, made.id, _screen(made.last_workshop))


async def _as_known(request: Request) -> Response:
    known = await run_in_threadpool(facilitator_of, token_of(request))
    if known is None:
        raise NotAllowed
    link = request.path_params["token"]
    shared = await open_store().write_async(invitations.accept, link, known.id)
    return RedirectResponse(_screen(shared), status_code=303)


def _screen(workshop: str) -> str:
    return f"/?w={workshop}" if workshop else "/"


def _name_of(connection: Connection, link: str) -> str:
    """The name of the workshop that a link opens, or ''. Raises NotFound."""
    shared = invitations.open_invitation(connection, link).workshop
    return workshops.get(connection, shared).name if shared else ""


async def _page(request: Request, status: int, **words: Any) -> Response:
    try:
        name = await run_in_threadpool(open_store().read, _name_of, request.path_params["token"])
    except GboError as error:
        problem = sentence_of(request, error)
        return page(request, "message.html", status_of(error), problem=problem)
    known = await run_in_threadpool(facilitator_of, token_of(request))
    shown = {"name": "", "problem": "", **words}
    return page(
        request,
        "invitation.html",
        status,
        workshop=name,
        me=known.name if known else "",
        login=login_url(request.url.path),
        **shown,
    )


routes = [
    Route("/uitnodiging/{token}", show, methods=["GET"]),
    Route("/uitnodiging/{token}", accept, methods=["POST"]),
]
