"""Workshops that are put together in a process of their own, also while nobody looks.

Whoever asked may go to another screen meanwhile, or close it: the workshop is in the list when it
is whole. Of what the end of the server cuts off nothing is seen: the next one takes it down, and
tells whoever asked (`recall`).
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from gbo_core.exchange.apart import CameToNothing, Job, Stopped
from gbo_core.exchange.errands import LIMITS
from gbo_core.model.errors import GboError
from gbo_core.model.ids import new_id
from gbo_core.store import Store, drafts, open_store, workshops
from gbo_core.store.errors import StoreClosed
from gbo_core.words import N_

log = logging.getLogger(__name__)

_BEGUN = N_("Een ogenblik…")


class CutOff(CameToNothing):
    """The server stopped in the middle of it."""

    sentence = N_(
        "De server stopte voor de werktafel klaar was die u binnenhaalde. Er bleef niets van over: "
        "begin opnieuw."
    )


@dataclass(eq=False)
class Coming:
    """One workshop on its way, with the id `made`. `over`: it is whole, or `failure` says why not.

    `what`: what it is made from, so that a second click begins nothing twice; `press`: an id of the
    one press that asked for it, for a second one that was on its way when it was whole already.
    """

    owner: str
    what: str
    made: str = field(default_factory=lambda: new_id("w"))
    told: tuple[int, int, str] = (0, 1, _BEGUN)
    failure: GboError | None = None
    over: threading.Event = field(default_factory=threading.Event)
    job: Job[str] | None = None
    stopped: bool = False
    press: str = ""

    def tell(self, done: int, of: int, words: str) -> None:
        self.told = (done, of, words)


_lock = threading.Lock()
_known: list[Coming] = []
_came: dict[tuple[str, str], Coming] = {}  # by owner and press, also when it was told
_MOST_CAME = 500


def of(owner: str) -> list[Coming]:
    """What this person asked for, and did not hear the end of."""
    return [each for each in list(_known) if each.owner == owner]


def begin(
    owner: str,
    what: str,
    make: Callable[..., str],
    *args: Any,
    press: str = "",
    after: Callable[[], None] = lambda: None,
) -> Coming:
    """Begin to make a workshop, by `make(id, *args)`; what is being made already goes on as it is.

    So is what came and was not told yet, and what came of the same `press`. `after` tidies up what
    it was made from.
    """
    with _lock:
        if one := _begun(owner, what) or _came_of(owner, press):
            after()
            return one
        one = Coming(owner, what, press=press)
        open_store().write(drafts.keep_coming, owner, one.made)
        _known.append(one)
    args = (one, after, make, *args)
    threading.Thread(target=_work, args=args, name="coming", daemon=True).start()
    return one


def _begun(owner: str, what: str) -> Coming | None:
    same = (each for each in of(owner) if each.what == what)
    return next((each for each in same if not (each.stopped or each.failure)), None)


def _came_of(owner: str, press: str) -> Coming | None:
    """As long as it is there: what somebody put away may come anew."""
    one = _came.get((owner, press)) if press else None
    return one if one and open_store().read(workshops.is_there, one.made) else None


def stop(one: Coming) -> None:
    """Stop making it; nothing of it stays."""
    one.stopped = True
    if one.job:
        one.job.stop()


def heard(one: Coming) -> None:
    """Whoever asked was told how it ended."""
    with _lock, suppress(ValueError):  # another tab told it too
        _known.remove(one)
        _remember(one)
    with suppress(GboError):  # no room on the disk: it is told again after a restart
        open_store().write(drafts.forget_coming, one.owner, one.made)


def _remember(one: Coming) -> None:
    if one.failure is None:
        _came[one.owner, one.press] = one
        if len(_came) > _MOST_CAME:
            del _came[next(iter(_came))]


def is_busy(made: str) -> bool:
    """Whether this workshop is being put together by this server."""
    return any(each.made == made and not each.over.is_set() for each in list(_known))


def recall(store: Store) -> None:
    """What the server before this one had begun, and could not tell the end of."""
    with _lock:  # somebody may begin already
        ours = {each.made for each in _known}
        begun = [each for each in store.read(drafts.coming) if each[1] not in ours]
    for owner, made in begun:
        one = Coming(owner, "", made)
        if not store.read(workshops.is_there, made):
            one.failure = CutOff()
            workshops.clear(store, made)
        one.over.set()
        _known.append(one)


def _work(one: Coming, after: Callable[[], None], make: Callable[..., str], *args: Any) -> None:
    try:
        one.failure = _outcome(one, make, *args)
    finally:
        one.over.set()
        after()


def _outcome(one: Coming, make: Callable[..., str], *args: Any) -> GboError | None:
    """Why it did not come; nothing of it stays then. What was whole just before its end, came."""
    try:
        _run(one, make, *args)
    except GboError as error:
        failure = error
    except OSError:  # no process, or no memory for one
        log.exception("a workshop could not be begun")
        failure = CameToNothing()
    else:
        return None
    with suppress(StoreClosed):  # the server stops: the next one takes it down
        workshops.clear(open_store(), one.made)  # leaves what is whole
        if open_store().read(workshops.is_there, one.made):
            return None
    return failure


def _run(one: Coming, make: Callable[..., str], *args: Any) -> None:
    with Job(make, one.made, *args, limits=LIMITS, tells=True) as one.job:
        if one.stopped:
            raise Stopped
        one.job.result(one.tell)
