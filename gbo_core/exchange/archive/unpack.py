"""The `data/` folder of a zip that comes in, opened with care: it may be anything."""

import hashlib
import json
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any, Final

from gbo_core.exchange.archive.layout import ARCHIVE, FORMAT
from gbo_core.exchange.archive.limits import MOST_BYTES, MOST_MEMBERS, MOST_UNPACKED
from gbo_core.model.errors import BadInput
from gbo_core.words import N_

# The CSV files of an archive by their names in the layout, each to be opened as often as needed.
Files = Mapping[str, Callable[[], IO[bytes]]]

DESCRIPTOR: Final = "datapackage.json"
_PIECE: Final = 1 << 20


class BadArchive(BadInput):
    """A file that cannot be brought in; nothing of it is stored."""

    sentence = N_("Dit bestand is geen archief van GBO-werktafel.")


class TooLargeToRead(BadArchive):
    sentence = N_("Dit bestand is te groot om in te lezen.")


class DamagedZip(BadArchive):
    sentence = N_("Dit bestand is beschadigd of geen zip-bestand.")


class DamagedFile(BadArchive):
    sentence = N_("‘%(file)s’ in dit archief is beschadigd of na de export gewijzigd.")


@contextmanager
def unpacked(source: Path | IO[bytes]) -> Iterator[Files]:
    """The CSV files in a zip, each found to be as it was written. Raises BadArchive."""
    if _size(source) > MOST_BYTES:
        raise TooLargeToRead
    try:
        packed = zipfile.ZipFile(source)
    except _DAMAGED:
        raise DamagedZip from None
    with packed:
        try:
            files = _verified_members(packed)
        except _DAMAGED:
            raise DamagedZip from None
        yield files


_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def _size(source: Path | IO[bytes]) -> int:
    return source.stat().st_size if isinstance(source, Path) else source.seek(0, 2)


def _verified_members(packed: zipfile.ZipFile) -> Files:
    members = _checked_members(packed)
    described = parsed(packed.read(members[DESCRIPTOR]))
    return verified(
        described,
        {
            name.removesuffix(".csv"): partial(packed.open, member)
            for name, member in members.items()
            if name.endswith(".csv")
        },
    )


def _checked_members(packed: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The members beside the one `datapackage.json`, by their name there."""
    members = packed.infolist()
    if len(members) > MOST_MEMBERS:
        raise TooLargeToRead
    homes = [
        posixpath.dirname(member.filename)
        for member in members
        if posixpath.basename(member.filename) == DESCRIPTOR and "__MACOSX" not in member.filename
    ]
    if len(homes) != 1:
        raise BadArchive
    found = {
        posixpath.basename(member.filename): member
        for member in members
        if posixpath.dirname(member.filename) == homes[0] and not member.is_dir()
    }
    if sum(member.file_size for member in found.values()) > MOST_UNPACKED:
        raise TooLargeToRead
    return found


def parsed(content: bytes) -> dict[str, Any]:
    """The descriptor of an archive that this version can read. Raises BadArchive."""
    try:
        described = json.loads(content)
    except (ValueError, RecursionError):
        raise DamagedFile(file=DESCRIPTOR) from None
    if not isinstance(described, dict) or not isinstance(described.get("resources"), list):
        raise BadArchive
    if str(described.get("name")) in {"gbo-werktafel-share", "gbo-werktafel-research"}:
        raise BadArchive(
            N_(
                "Dit is een export om te delen. Daar staat niet alles in; alleen een archief kan "
                "weer een werktafel worden."
            )
        )
    if described.get("name") != "gbo-werktafel-archive":
        raise BadArchive
    if described.get("format") != FORMAT:
        raise BadArchive(N_("Dit archief komt van een nieuwere versie van GBO-werktafel."))
    return described


def verified(described: dict[str, Any], files: Files) -> Files:
    """The files that the descriptor names, each as it was written."""
    found: dict[str, Callable[[], IO[bytes]]] = {}
    for resource in described["resources"]:
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str) or name not in ARCHIVE:
            raise BadArchive(N_("Dit archief komt van een nieuwere versie van GBO-werktafel."))
        if name not in files or checksum(files[name]) != resource.get("hash"):
            raise DamagedFile(file=f"{name}.csv")
        found[name] = files[name]
    return found


def checksum(file: Callable[[], IO[bytes]]) -> str:
    """As a descriptor writes it."""
    digest = hashlib.sha256()
    with file() as opened:
        while piece := opened.read(_PIECE):
            digest.update(piece)
    return f"sha256:{digest.hexdigest()}"
