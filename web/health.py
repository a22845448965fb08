"""Whether the server can do its work: `GET /healthz`."""

import logging

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from gbo_core.store import open_store
from gbo_core.store.access import is_empty
from gbo_core.store.errors import StoreClosed

log = logging.getLogger(__name__)


async def healthz(_request: Request) -> Response:
    """200 while the store answers; otherwise 503, and in one word why."""
    try:
        await run_in_threadpool(_look)
    except Exception as error:
        log.exception("the store does not answer")
        code = error.code if isinstance(error, StoreClosed) else StoreClosed.code
        return PlainTextResponse(code, status_code=503)
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})


def _look() -> None:
    store = open_store()
    store.read(is_empty)
    if store.damage:  # somewhere else in the file, but not for nothing
        raise store.damage


routes = [Route("/healthz", healthz)]
