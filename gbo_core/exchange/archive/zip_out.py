"""A zip that is written while its files are made: always the same bytes, little in memory."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Final, cast

from gbo_core.exchange.archive.descriptor import Seal
from gbo_core.exchange.archive.limits import MOST_MEMBER, TooLarge

Output = IO[bytes] | io.BufferedIOBase

_TOGETHER: Final = 1 << 18  # characters that are written at once
_FASTEST: Final = 1  # seconds count more than kilobytes: an export is made while people wait


def zip_in(target: Output) -> zipfile.ZipFile:
    """A zip in a file, or in a member of another zip."""
    return zipfile.ZipFile(
        cast("IO[bytes]", target), "w", zipfile.ZIP_DEFLATED, compresslevel=_FASTEST
    )


@contextmanager
def member(packed: zipfile.ZipFile, name: str, *, stored: bool = False) -> Iterator["Sealed"]:
    """A file in the zip, to write in; `stored` when it is compressed itself.

    Its moment is the first that a zip can hold, and what it says of its system is fixed, so that
    the same workshop always gives the same bytes. Raises TooLarge.
    """
    with packed.open(zipfile.ZipInfo(name) if stored else name, "w") as target:
        yield Sealed(target)
    written = packed.getinfo(name)
    written.create_system = 3
    written.external_attr = 0o644 << 16


def write_texts(texts: Iterable[str], target: Output) -> None:
    """Write many short texts in UTF-8."""
    for together in _gathered(texts):
        target.write(together.encode())


def _gathered(texts: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    size = 0
    for text in texts:
        waiting.append(text)
        size += len(text)
        if size >= _TOGETHER:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


class Sealed(io.BufferedIOBase):
    """Counts the bytes of what is written through it, and takes their SHA-256."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self._hash = hashlib.sha256()
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, content: Any, /) -> int:
        self._hash.update(content)
        self._size += len(content)
        if self._size > MOST_MEMBER:
            raise TooLarge
        return self._target.write(content)

    @property
    def seal(self) -> Seal:
        return Seal(self._size, f"sha256:{self._hash.hexdigest()}")
