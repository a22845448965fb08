"""What goes to many phones at once, compressed once for all of them.

Each message is a piece of a gzip stream that refers to nothing before it, so that one compressed
message fits behind whatever a phone received before: compressing costs no memory for each phone,
and no work either.
"""

import struct
import zlib
from typing import Final, NamedTuple

# No name, no time, unknown system: RFC 1952, 2.3.
_HEAD: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_NO_MORE: Final = b"\x03\x00"  # an empty last block: RFC 1951, 3.2.6


class Message(NamedTuple):
    """The same, as it is and compressed."""

    plain: bytes
    packed: bytes


def message(plain: bytes, *, quickly: bool = False) -> Message:
    """`quickly`: a fifth larger in a third of the time, for what goes to one phone."""
    packer = zlib.compressobj(1 if quickly else 6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Message(plain, packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH))


class Packing:
    """One phone's stream of messages, as the body of a response."""

    def __init__(self, *, takes_gzip: bool) -> None:
        self.takes_gzip = takes_gzip
        self._sum = zlib.crc32(b"")
        self._length = 0
        self._head = _HEAD

    def add(self, each: Message) -> bytes:
        """What to send for it."""
        if not self.takes_gzip:
            return each.plain
        self._sum = zlib.crc32(each.plain, self._sum)
        self._length += len(each.plain)
        head, self._head = self._head, b""
        return head + each.packed

    def end(self) -> bytes:
        """What to send at the end, so that nothing looks cut off."""
        if not self.takes_gzip or self._head:
            return b""
        return _NO_MORE + struct.pack("<II", self._sum, self._length & 0xFFFFFFFF)
