"""A file that is either there whole or as it was before."""

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import Final

UNFINISHED: Final = ".unfinished"  # how the names end of what is still being written
_AN_HOUR = 3600  # seconds; who writes that long does not pause for so long


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """An empty file beside `target` to write in; it takes the place of `target` once it is on disk.

    On any error it is gone again, and what stood at `target` is untouched. What a kill left of an
    earlier one goes as well. A device or a pipe has nothing to lose and is written directly.

    Raises:
        OSError: its `filename` is the target, not the name that nobody asked for.
    """
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not target.is_file():
        yield target
        return
    place = target.resolve()  # a link keeps pointing at what it pointed at
    name = place.name[:80]
    beside = place.with_name(f"{name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        _clear(place.parent, name)
        _make(beside, place)
        yield beside
        _flush(beside)
        beside.replace(place)
        _flush_folder(place.parent)
    except OSError as error:
        if error.filename in {None, str(beside)}:
            error.filename = str(target)
        raise
    finally:
        beside.unlink(missing_ok=True)


def _clear(folder: Path, name: str) -> None:
    """What was being written under this name and was cut off may hold who answered what."""
    for left in folder.glob(f"{escape(name)}.????????{UNFINISHED}"):
        if time.time() - left.stat().st_mtime > _AN_HOUR:
            left.unlink(missing_ok=True)


def _make(beside: Path, place: Path) -> None:
    beside.touch(exist_ok=False)
    if place.exists():
        shutil.copymode(place, beside)  # what only its owner may read stays so


def _flush(file: Path) -> None:
    with file.open("r+b") as written:
        os.fsync(written.fileno())


def _flush_folder(folder: Path) -> None:
    """So that the new name outlives a power cut too; Windows has no such call for folders."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
