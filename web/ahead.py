"""A shorter way in for the phones."""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Router
from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = "/mee"


class PhonesAhead:
    """ASGI middleware: requests of phones go straight to their routes.

    Streamlit's own layers (sessions, compression, checks on paths) do nothing for them and took
    an eighth of the work of a ballot.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self._phones = Router(routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_phone = scope["type"] == "http" and f"{scope['path']}/".startswith(f"{FOLDER}/")
        await (self._phones if is_phone else self.app)(scope, receive, send)
