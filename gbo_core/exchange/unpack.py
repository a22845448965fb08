"""The `data/` folder of a zip that comes in, opened with care: it may be anything."""

import io
import json
import posixpath
import zipfile
import zlib
from typing import Any, Final

from gbo_core.exchange.descriptor import checksum
from gbo_core.exchange.layout import ARCHIVE, FORMAT
from gbo_core.model.errors import BadInput
from gbo_core.words import N_

MOST_BYTES: Final = 50_000_000
MOST_UNPACKED: Final = 300_000_000
MOST_MEMBERS: Final = 500
DESCRIPTOR: Final = "datapackage.json"


class BadArchive(BadInput):
    """A file that cannot be brought in; nothing of it is stored."""

    sentence = N_("Dit bestand is geen archief van GBO-werktafel.")


class DamagedFile(BadArchive):
    sentence = N_("‘%(file)s’ in dit archief is beschadigd of na de export gewijzigd.")


def unpacked(content: bytes) -> dict[str, bytes]:
    """File name → content of the CSV files, whole and unchanged. Raises BadArchive."""
    if len(content) > MOST_BYTES:
        raise BadArchive(N_("Dit bestand is te groot om in te lezen."))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = _checked_members(packed)
            return _read(packed, members)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadArchive(N_("Dit bestand is beschadigd of geen zip-bestand.")) from error


def _checked_members(packed: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The members beside the one `datapackage.json`, by their name there."""
    members = packed.infolist()
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > MOST_UNPACKED:
        raise BadArchive(N_("Dit bestand is te groot om in te lezen."))
    homes = [
        posixpath.dirname(member.filename)
        for member in members
        if posixpath.basename(member.filename) == DESCRIPTOR and "__MACOSX" not in member.filename
    ]
    if len(homes) != 1:
        raise BadArchive
    return {
        posixpath.basename(member.filename): member
        for member in members
        if posixpath.dirname(member.filename) == homes[0] and not member.is_dir()
    }


def _read(packed: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> dict[str, bytes]:
    described = parsed(packed.read(members[DESCRIPTOR]))
    return verified(
        described,
        {name: packed.read(member) for name, member in members.items() if name.endswith(".csv")},
    )


def parsed(content: bytes) -> dict[str, Any]:
    """The descriptor of an archive that this version can read. Raises BadArchive."""
    try:
        described = json.loads(content)
    except (ValueError, RecursionError):
        raise DamagedFile(file=DESCRIPTOR) from None
    if not isinstance(described, dict) or not isinstance(described.get("resources"), list):
        raise BadArchive
    if described.get("name") in {"gbo-werktafel-share", "gbo-werktafel-research"}:
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


def verified(described: dict[str, Any], contents: dict[str, bytes]) -> dict[str, bytes]:
    """The files that the descriptor names, by the names of the layout, each as it was written."""
    found: dict[str, bytes] = {}
    for resource in described["resources"]:
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str) or name not in ARCHIVE:
            raise BadArchive(N_("Dit archief komt van een nieuwere versie van GBO-werktafel."))
        content = contents.get(f"{name}.csv")
        if content is None or checksum(content) != resource.get("hash"):
            raise DamagedFile(file=f"{name}.csv")
        found[name] = content
    return found
