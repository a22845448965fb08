"""Whether the server can do its work: `GET /healthz`."""

import logging

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from gbo_core.store import open_store
from gbo_core.store.access import is_empty

log = logging.getLogger(__name__)


async def healthz(_request: Request) -> Response:
    """200 while the store answers, 503 otherwise."""
    try:
        await run_in_threadpool(lambda: open_store().read(is_empty))
    except Exception:
        log.exception("the store does not answer")
        return PlainTextResponse("unavailable", status_code=503)
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})


routes = [Route("/healthz", healthz)]
