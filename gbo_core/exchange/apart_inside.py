"""What happens inside the process that `apart` starts."""

import errno
import math
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from typing import IO, Any

from gbo_core.exchange.apart import LEAST_WAIT, LENGTH, CameToNothing, Limits, NoRoom, TookTooMuch
from gbo_core.model.errors import GboError

_NICE = 10  # of 19: the server and the phones go first


def work() -> None:
    """Do the one thing that is asked for, answer, and end."""
    answers = _own_answers()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a key that stops the server: it stops us
    asked = os.fdopen(os.dup(0), "rb")
    _limit(pickle.load(asked))  # noqa: S301 - from our own server
    fn, args, tells = pickle.load(asked)  # noqa: S301
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    told = {"tell": _teller(answers)} if tells else {}
    _send(answers, _outcome(fn, args, told))
    os._exit(0)  # what was asked is answered: nothing is left to tidy up


def _own_answers() -> IO[bytes]:
    """The pipe for answers; what a library prints goes to the log instead of into it."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _limit(limits: Limits) -> None:
    if sys.platform == "win32":
        return  # no such limits; the server measures the time
    import resource  # noqa: PLC0415 - does not exist on Windows

    os.nice(_NICE)
    seconds = math.ceil(limits.seconds)
    for kind, most in (
        (resource.RLIMIT_DATA, limits.memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (allowed, hard))


def _end_with_the_server() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


def _outcome(fn: Callable[..., Any], args: tuple[Any, ...], told: dict[str, Any]) -> bytes:
    """The message with the answer, or with why there is none."""
    try:
        return pickle.dumps(("answer", fn(*args, **told)))
    except GboError as error:
        refusal = error
    except MemoryError:
        refusal = TookTooMuch()
    except BaseException as error:  # noqa: BLE001 - whatever it is, the server goes on
        traceback.print_exc()
        refusal = NoRoom() if _is_full(error) else CameToNothing()
    return pickle.dumps(("refused", refusal))


def _is_full(error: BaseException) -> bool:
    return isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}


def _teller(answers: IO[bytes]) -> Callable[[int, int, str], None]:
    last = -math.inf

    def tell(done: int, of: int, words: str) -> None:
        nonlocal last
        if time.monotonic() - last >= LEAST_WAIT:
            last = time.monotonic()
            _send(answers, pickle.dumps(("told", (done, of, words))))

    return tell


def _send(answers: IO[bytes], message: bytes) -> None:
    answers.write(LENGTH.pack(len(message)))
    answers.write(message)
    answers.flush()
