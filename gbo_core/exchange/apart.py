"""A function in a process of its own: whatever a file does to it, the server goes on.

It is a new interpreter with only what the function imports: no threads of the server, none of its
connections, no screens. It gets less of the processor than the server, no more memory and time
than its limits, and it ends with whoever asked for it: when they leave the `with`, and by itself
when their process is gone.
"""

import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any, Final, Generic, Self, TypeVar

from gbo_core.model.errors import GboError
from gbo_core.words import N_

T = TypeVar("T")

# Done, of how many, and what is being done: a marked sentence that the screen translates.
Tell = Callable[[int, int, str], None]


def quiet(_done: int, _of: int, _words: str) -> None:
    """Tell nobody."""


LENGTH: Final = struct.Struct(">Q")
LEAST_WAIT: Final = 0.2  # seconds between two words about progress


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of memory (where the system has such a limit), seconds, and bytes of its answer."""

    memory: int = 500_000_000
    seconds: float = 60
    answer: int = 64_000_000


class CameToNothing(GboError):
    """The process ended without an answer; the server's log says more."""

    sentence = N_("Dat lukte niet op de server. Probeer het opnieuw.")


class TookTooLong(CameToNothing):
    sentence = N_("Dit duurde te lang en is gestopt.")


class TookTooMuch(CameToNothing):
    sentence = N_("Dit vraagt meer geheugen dan de server ervoor heeft.")


class NoRoom(CameToNothing):
    sentence = N_("Er is geen plaats meer op de schijf van de server.")


class Stopped(CameToNothing):
    """Somebody asked to stop."""

    sentence = N_("Gestopt.")


def run(
    fn: Callable[..., T], *args: Any, limits: Limits | None = None, told: Tell | None = None
) -> T:
    """What `fn(*args)` answers, from a process of its own; it must stand at the top of a module.

    With `told`, `fn` also gets `tell=…`, and what it tells arrives there while this waits.

    Raises:
        GboError: what `fn` refused, or a `CameToNothing` that says how it ended otherwise.
    """
    with Job(fn, *args, limits=limits, tells=told is not None) as job:
        return job.result(told)


class Job(Generic[T]):
    """The same in steps, for who must be able to stop it from another thread."""

    def __init__(
        self, fn: Callable[..., T], *args: Any, limits: Limits | None = None, tells: bool = False
    ) -> None:
        self._limits = limits or Limits()
        self._end: type[CameToNothing] | None = None
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, on our own module
            [sys.executable, "-c", _START % {"path": sys.path}],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        self._timer = threading.Timer(self._limits.seconds, self._give_up, [TookTooLong])
        self._timer.daemon = True
        self._timer.start()
        try:
            self._hand_over(fn, args, tells)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def stop(self) -> None:
        """End the process, whatever it is doing; who waits for its answer gets `Stopped`."""
        self._give_up(Stopped)

    def close(self) -> None:
        """Leave nothing of the process."""
        self.stop()
        self._timer.cancel()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                _open(pipe).close()
        self._process.wait()

    def result(self, told: Tell | None = None) -> T:
        """Wait for the answer. Raises GboError."""
        for kind, content in iter(self._next, None):
            if kind == "told" and told:
                told(*content)
            elif kind == "refused":
                raise content
            elif kind == "answer":
                answer: T = content
                return answer
        raise self._end or _reason(self._process.wait())

    def _hand_over(self, fn: Callable[..., T], args: tuple[Any, ...], tells: bool) -> None:
        """What to do. The pipe stays open: when it closes, the process knows that we are gone."""
        pipe = _open(self._process.stdin)
        with suppress(BrokenPipeError):  # it ended before it began: `result` says why
            for part in (self._limits, (fn, args, tells)):
                pipe.write(pickle.dumps(part))
            pipe.flush()

    def _next(self) -> tuple[str, Any] | None:
        pipe = _open(self._process.stdout)
        head = pipe.read(LENGTH.size)
        if len(head) < LENGTH.size:
            return None
        (length,) = LENGTH.unpack(head)
        if length > self._limits.answer:
            self._give_up(TookTooMuch)
            return None
        message = pipe.read(length)
        if len(message) < length:
            return None
        kind, content = pickle.loads(message)  # noqa: S301 - our own process wrote it
        return kind, content

    def _give_up(self, why: type[CameToNothing]) -> None:
        if self._process.poll() is None:
            self._end = self._end or why
            self._process.kill()


_START: Final = (
    "import sys; sys.path[:] = %(path)r; from gbo_core.exchange.apart_inside import work; work()"
)
_TOO_LONG: Final = {-getattr(signal, name) for name in ("SIGXCPU",) if hasattr(signal, name)}
# The system kills what takes its last memory; a library that finds none left gives up by itself.
_TOO_MUCH: Final = {
    -getattr(signal, name) for name in ("SIGKILL", "SIGABRT") if hasattr(signal, name)
}


def _reason(status: int) -> CameToNothing:
    if status in _TOO_LONG:
        return TookTooLong()
    return TookTooMuch() if status in _TOO_MUCH else CameToNothing()


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101 - it is, as we asked for one
    return pipe
