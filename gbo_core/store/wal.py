"""The log beside a SQLite database: did it lose what was promised to be kept?

SQLite reads its log up to the first frame whose checksum is wrong, and forgets the rest without
a word. After a power cut that is right: the last transaction was not whole. But each transaction is
on disk before the next begins, so a whole one *after* a wrong frame says that the file was damaged.
The format: https://www.sqlite.org/fileformat2.html#walformat
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

_HEADER: Final = struct.Struct(">8I")
_FRAME: Final = struct.Struct(">6I")
_LITTLE_ENDIAN: Final = 0x377F0682  # of the checksums; the numbers themselves are big-endian
_MAGIC: Final = {_LITTLE_ENDIAN, _LITTLE_ENDIAN + 1}
_WORD: Final = 0xFFFFFFFF

Sums = tuple[int, int]


class Frame(NamedTuple):
    """`ends` marks the last of a transaction; `right`: so are the checksums up to here."""

    ends: bool
    right: bool


def lost_something(log: Path) -> bool:
    """Whether a transaction that was stored can no longer be read from this log.

    Looked at twice: a server that begins its log anew meanwhile makes one look wrong.
    """
    return _lost_something(log) and _lost_something(log)


def _lost_something(log: Path) -> bool:
    held = log.read_bytes() if log.exists() else b""
    if len(held) <= _HEADER.size:
        return False
    ends_after_wrong = sum(frame.ends for frame in _frames(held) if not frame.right)
    return ends_after_wrong > 1


def _frames(held: bytes) -> Iterator[Frame]:
    """The frames of the log's own time; those left from before it began anew are not."""
    magic, _, size, _, *salts, first, second = _HEADER.unpack_from(held)
    order = "<" if magic == _LITTLE_ENDIAN else ">"
    sums = _checksum(held[: _HEADER.size - 8], order, (0, 0))
    right = magic in _MAGIC and sums == (first, second)
    if not right:  # as they are when the page size is the usual one
        size, salts = _guess(held)
    for start in range(_HEADER.size, len(held) - _FRAME.size - size + 1, _FRAME.size + size):
        _, ends, one, two, *said = _FRAME.unpack_from(held, start)
        if [one, two] != salts:
            right = False
            continue
        if right:
            page = start + _FRAME.size
            sums = _checksum(held[start : start + 8], order, sums)
            sums = _checksum(held[page : page + size], order, sums)
            right = list(sums) == said
        yield Frame(bool(ends), right)


def _guess(held: bytes, size: int = 4096) -> tuple[int, list[int]]:
    """Page size and salts of a log whose beginning is damaged, from its first frame."""
    if len(held) < _HEADER.size + _FRAME.size:
        return size, []
    return size, list(_FRAME.unpack_from(held, _HEADER.size)[2:4])


def _checksum(held: bytes, order: str, sums: Sums) -> Sums:
    first, second = sums
    words = iter(struct.unpack(f"{order}{len(held) // 4}I", held))
    for word in words:
        first = (first + word + second) & _WORD
        second = (second + next(words) + first) & _WORD
    return first, second
