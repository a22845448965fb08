"""What the tests let a process of its own do."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from gbo_core.model.errors import BadInput


def add(a: int, b: int) -> int:
    print("a library that prints", flush=True)
    return a + b


def refuse() -> NoReturn:
    raise BadInput("Dat kan niet: %(n)d.", field="name", n=3)


def stumble() -> NoReturn:
    raise ZeroDivisionError


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fault() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> None:
    os._exit(0)


def eat(size: int) -> int:
    return len(bytearray(size))


def fill_up() -> NoReturn:
    raise OSError(28, "No space left on device")


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def burn() -> None:
    while True:
        pass


def count(most: int, tell: Callable[[int, int, str], None]) -> str:
    for done in range(1, most + 1):
        tell(done, most, "rondes")
        time.sleep(0.25)
    return "geteld"


def around() -> dict[str, Any]:
    """What this process has in it, and how it was set up."""
    return {
        "modules": {name.partition(".")[0] for name in sys.modules},
        "threads": threading.active_count(),
        "nice": os.nice(0),
        "folder": os.environ.get("GBO_DATA_DIR"),
    }


def not_to_send() -> Any:
    return threading.Lock()


def say_who_and_stay(file: str) -> None:
    whole = Path(file)
    half = whole.with_suffix(".half")
    half.write_text(str(os.getpid()), "ascii")
    half.replace(whole)
    time.sleep(60)
