"""Logging in and out, and the first start: pages that need no script."""

import os
from typing import Final

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gbo_core.model.errors import BadInput, GboError
from gbo_core.model.fields import tidy_text
from gbo_core.store import Store, access, devices, open_store
from gbo_core.words import N_
from web.forms import TooSoon, fields_of, sentence_of, status_of
from web.gate import LOGIN, safe_target
from web.logins import (
    DEVICE_COOKIE,
    Logins,
    facilitator_of,
    forget,
    is_https,
    remember,
    remember_device,
    token_of,
)
from web.patience import Brake
from web.proxies import block
from web.render import language_of, page

HOST: Final = "Beheerder"


def make_host(store: Store) -> None:
    """Make the first facilitator from GBO_FACILITATOR_PASSWORD, unless there is one already.

    Raises:
        BadInput: the password is too short or too long.
    """
    password = os.environ.get("GBO_FACILITATOR_PASSWORD", "")
    if password and store.read(access.is_empty):
        store.write(access.add_first, HOST, password)


def check_twice(fields: dict[str, str]) -> str:
    """The new password. Raises BadInput when it was not typed the same way twice."""
    password = fields.get("password", "")
    if password != fields.get("again", ""):
        raise BadInput(N_("De twee wachtwoorden zijn niet gelijk. Typ ze allebei opnieuw."))
    return password


async def entered(request: Request, token: str, who: str, target: str) -> Response:
    """Let somebody in: hand over the cookies, and go on."""
    answer = RedirectResponse(target, status_code=303)
    secure = is_https(request)
    remember(answer, token, secure=secure)
    known = request.cookies.get(DEVICE_COOKIE, "")[:100]
    device = await open_store().write_async(devices.remember_device, who, known)
    remember_device(answer, device, secure=secure)
    return answer


class LoginPages:
    """`/aanmelden` and `/afmelden`. Logging out tells `logins` at once."""

    def __init__(self, logins: Logins) -> None:
        self._logins = logins
        self._brake = Brake()
        # One password at a time: checking one takes 64 MB and a tenth of a second on purpose. Who
        # is known does not queue behind strangers.
        self._lanes = {True: CapacityLimiter(1), False: CapacityLimiter(1)}
        self.routes = [
            Route(LOGIN, self.ask, methods=["GET"]),
            Route(LOGIN, self.answer, methods=["POST"]),
            Route("/afmelden", self.ask_to_leave, methods=["GET"]),
            Route("/afmelden", self.leave, methods=["POST"]),
        ]

    async def ask(self, request: Request) -> Response:
        """The form to log in; at the first start the one that makes the host."""
        if await self._logins.are_alive(token_of(request)):
            return RedirectResponse(_target(request), status_code=303)
        return page(request, await _template(), name="", problem="")

    async def answer(self, request: Request) -> Response:
        fields: dict[str, str] = {}
        first = await run_in_threadpool(open_store().read, access.is_empty)
        try:
            fields = await fields_of(request)
            token = await (self._make_host if first else self._log_in)(request, fields)
        except GboError as error:
            return page(
                request,
                await _template(),
                status_of(error),
                name=fields.get("name", ""),
                problem=sentence_of(request, error),
            )
        known = await run_in_threadpool(open_store().read, access.who, token)
        return await entered(request, token, known.id, _target(request))

    async def _make_host(self, request: Request, fields: dict[str, str]) -> str:
        name, password = fields.get("name", ""), check_twice(fields)
        return await open_store().write_async(
            access.add_first, name, password, language_of(request)
        )

    async def _log_in(self, request: Request, fields: dict[str, str]) -> str:
        """The token of a new login. Raises NotAllowed, TooSoon."""
        name, password = fields.get("name", ""), fields.get("password", "")
        device = request.cookies.get(DEVICE_COOKIE, "")
        if not await run_in_threadpool(open_store().read, devices.is_known, device, name):
            device = ""
        address = block(request.client.host) if request.client else ""
        guess = (tidy_text(name).casefold()[:80], address, device)
        if seconds := self._brake.take(*guess):
            raise TooSoon(seconds=seconds)
        known = await run_sync(
            lambda: open_store().read(access.verify, name, password),
            limiter=self._lanes[bool(device)],
        )
        self._brake.right(*guess)
        return await open_store().write_async(access.log_in, known)

    async def ask_to_leave(self, request: Request) -> Response:
        known = await run_in_threadpool(facilitator_of, token_of(request))
        if known is None:
            return RedirectResponse(LOGIN, status_code=303)
        return page(request, "leave.html", name=known.name)

    async def leave(self, request: Request) -> Response:
        try:
            await fields_of(request)
        except GboError as error:
            problem = sentence_of(request, error)
            return page(request, "message.html", status_of(error), problem=problem)
        await open_store().write_async(access.log_out, token_of(request))
        self._logins.forget()
        answer = RedirectResponse(LOGIN, status_code=303)
        forget(answer)
        return answer


def _target(request: Request) -> str:
    return safe_target(request.query_params.get("naar", "/"))


async def _template() -> str:
    first = await run_in_threadpool(open_store().read, access.is_empty)
    return "first.html" if first else "login.html"
