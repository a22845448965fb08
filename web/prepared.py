"""Files that are made in a process of their own, and wait here for who asked for them.

They hold what people answered: only who asked may fetch one, as long as they have access. It is
gone a minute after it was fetched, a quarter of an hour after it was made, or when the server
starts.
What is going on is remembered by the server alone: after a restart it is asked for again.
"""

import logging
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from gbo_core.exchange.apart import CameToNothing, Job, Stopped
from gbo_core.exchange.errands import LIMITS, write_file
from gbo_core.exchange.package import WRITING
from gbo_core.model.errors import GboError, NotFound
from gbo_core.model.ids import new_token
from gbo_core.store import access, open_store, workshops
from gbo_core.store.settings import data_dir
from gbo_core.words import N_
from web.forms import sentence_of, status_of
from web.logins import token_of
from web.render import page

log = logging.getLogger(__name__)

WHERE: Final = "/bestand"
AT_ONCE: Final = 2  # each takes half a gigabyte when a workshop is large
KEPT_SECONDS, FETCHED_SECONDS = 900, 60
WAITING: Final = N_("Een ogenblik: er wordt nog een ander bestand gemaakt.")


class NotReady(NotFound):
    sentence = N_("Dit bestand staat niet meer klaar. Maak het opnieuw.")


@dataclass(eq=False)
class Prepared:
    """One file on its way. `failure` says why there is none; `ready` that it can be fetched."""

    owner: str
    workshop: str
    kind: str
    name: str
    language: str
    id: str = field(default_factory=new_token)
    told: tuple[int, int, str] = (0, 1, WAITING)
    ready: bool = False
    failure: GboError | None = None
    job: Job[None] | None = None
    stopped: bool = False

    @property
    def file(self) -> Path:
        return folder() / self.id

    @property
    def address(self) -> str:
        return f"{WHERE}/{self.id}"

    def tell(self, done: int, of: int, words: str) -> None:
        self.told = (done, of, words)


def folder() -> Path:
    """Where the files wait; nobody but the server's own account can look in it."""
    place = data_dir() / "prepared"
    place.mkdir(mode=0o700, exist_ok=True)
    return place


_lane = threading.BoundedSemaphore(AT_ONCE)
_lock = threading.Lock()
_known: dict[tuple[str, str, str], Prepared] = {}


def of(owner: str, workshop: str, kind: str) -> Prepared | None:
    """What this person asked for last, and was not done with."""
    return _known.get((owner, workshop, kind))


def prepare(owner: str, workshop: str, kind: str, name: str, language: str) -> Prepared:
    """Begin to make a file; what is being made already goes on as it is."""
    with _lock:
        before = of(owner, workshop, kind)
        if before and not before.ready and not before.failure:
            return before
        made = Prepared(owner, workshop, kind, name, language)
        _known[owner, workshop, kind] = made
    if before:
        before.file.unlink(missing_ok=True)
    threading.Thread(target=_make, args=(made,), name="prepare", daemon=True).start()
    return made


def forget(one: Prepared) -> None:
    """Stop making it, and leave nothing of it."""
    one.stopped = True
    if one.job:
        one.job.stop()
    with _lock:
        if of(one.owner, one.workshop, one.kind) is one:
            del _known[one.owner, one.workshop, one.kind]
    one.file.unlink(missing_ok=True)


def forget_all() -> None:
    """At the start nothing waits, and at the end nothing is left."""
    for one in list(_known.values()):
        forget(one)
    shutil.rmtree(folder(), ignore_errors=True)


def _make(one: Prepared) -> None:
    with _lane:
        try:
            _run(one)
        except Stopped:
            forget(one)
        except GboError as failure:
            one.failure = failure
        except OSError:  # not even a place to put it, or no process
            log.exception("a file could not be begun")
            one.failure = CameToNothing()
        else:
            one.ready = True
    _later(KEPT_SECONDS, lambda: forget(one))


def _run(one: Prepared) -> None:
    if one.stopped:
        raise Stopped
    one.told = (0, 1, WRITING)
    args = (one.kind, one.workshop, one.file, one.language)
    with Job(write_file, *args, limits=LIMITS, tells=True) as one.job:
        if one.stopped:
            raise Stopped
        one.job.result(one.tell)


def _later(seconds: float, do: Callable[[], None]) -> None:
    timer = threading.Timer(seconds, do)
    timer.daemon = True
    timer.start()


async def fetch(request: Request) -> Response:
    """The file, for whoever asked for it; what is fetched is soon gone."""
    try:
        found = await run_in_threadpool(_found, request.path_params["id"], token_of(request))
    except GboError as error:
        return page(request, "message.html", status_of(error), problem=sentence_of(request, error))
    return FileResponse(
        found.file,
        filename=found.name,
        headers={"Cache-Control": "no-store"},
        background=BackgroundTask(_later, FETCHED_SECONDS, lambda: forget(found)),
    )


def _found(wanted: str, token: str) -> Prepared:
    """Raises NotAllowed, NotFound, NotReady."""
    one = next((each for each in list(_known.values()) if each.id == wanted), None)

    def checked(connection: Connection) -> str:
        asking = access.who(connection, token).id
        if one:
            access.check_access(connection, asking, one.workshop)
            workshops.get(connection, one.workshop)  # it may have been removed meanwhile
        return asking

    asking = open_store().read(checked)
    if one is None or not one.ready or asking != one.owner or not one.file.exists():
        raise NotReady
    return one


routes = [Route(WHERE + "/{id}", fetch, methods=["GET"])]
