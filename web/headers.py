"""Headers that tell a browser to be careful with our pages."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit writes styles and starts scripts inline, and its charts compile code. Nothing may come
# from, or go to, another server: not even an image in what somebody typed.
SCREENS = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "media-src 'self' data: blob:; connect-src 'self' data: blob:; worker-src 'self' blob:; "
    "frame-src 'self' data: blob:; frame-ancestors 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'"
)
# A page of ours has its styles in a file and no script at all.
PAGES = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_EVERYWHERE = {
    "content-security-policy": SCREENS,
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    # "no-referrer" would make a form's Origin header "null", and our check on it fail.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class CarefulHeaders:
    """ASGI middleware that adds these headers where an answer does not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_carefully(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _EVERYWHERE.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_carefully if scope["type"] == "http" else send)
