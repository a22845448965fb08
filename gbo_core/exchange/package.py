"""The zip that goes out: `data/` for whoever counts, `excel/` for whoever looks."""

import gc
import io
import secrets
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection

from gbo_core.exchange import excel, sharing, tables
from gbo_core.exchange import research as for_research
from gbo_core.exchange.blocks import Tables
from gbo_core.exchange.cells import tidy_csv
from gbo_core.exchange.contents import gather
from gbo_core.exchange.descriptor import descriptor
from gbo_core.exchange.file import File
from gbo_core.exchange.layout import ARCHIVE
from gbo_core.words import N_

# A fixed moment, so that the same workshop always gives the same bytes.
MOMENT: Final = (1980, 1, 1, 0, 0, 0)
COMPRESSION: Final = 1  # seconds count more than kilobytes: an export is made while people wait

ARCHIVE_TEXT: Final = N_(
    "Het volledige archief van een werktafel, met wie wat antwoordde: alleen voor de eigenaar. "
    "Alle tijden zijn UTC. Wie het weer inleest, krijgt dezelfde werktafel."
)


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Millions of cells hold no cycle, and looking for one in them takes a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@_not_collecting()
def archive(connection: Connection, workshop: str, language: str = "nl") -> bytes:
    """The owner's archive; its `data/` brings the same workshop back. Raises NotFound."""
    contents = gather(connection, workshop)
    rows = tables.of_contents(contents)
    return _zipped(archive_data(contents.name, rows), ARCHIVE, rows, language)


@_not_collecting()
def share(connection: Connection, workshop: str, language: str = "nl") -> bytes:
    """What partners may have (see `sharing`). Raises NotFound."""
    contents = gather(connection, workshop)
    rows = sharing.of_contents(contents)
    data = _data("share", contents.name, sharing.TEXT, sharing.FILES, rows)
    return _zipped(data, sharing.FILES, rows, language)


@_not_collecting()
def research(connection: Connection, workshop: str, language: str = "nl") -> bytes:
    """What a researcher may have (see `research`), other ids each time. Raises NotFound."""
    contents = gather(connection, workshop)
    rows = for_research.of_contents(contents, secrets.token_bytes(32))
    data = _data("research", contents.name, for_research.TEXT, for_research.FILES, rows)
    return _zipped(data, for_research.FILES, rows, language)


def archive_data(name: str, rows: Tables) -> dict[str, bytes]:
    """The archive's `data/` folder: file name → content. `name` is the workshop's."""
    return _data("archive", name, ARCHIVE_TEXT, ARCHIVE, rows)


def _data(
    kind: str, title: str, description: str, files: Mapping[str, File], rows: Tables
) -> dict[str, bytes]:
    tidy = tidy_files(files, rows)
    described = descriptor(kind, title, description, files, tidy)
    return {"datapackage.json": described} | {f"{name}.csv": tidy[name] for name in tidy}


def tidy_files(files: Mapping[str, File], rows: Tables) -> dict[str, bytes]:
    """Each table as tidy CSV, by its name in the layout."""
    return {name: tidy_csv(file, rows[name]) for name, file in files.items()}


def _zipped(
    data: Mapping[str, bytes], files: Mapping[str, File], rows: Tables, language: str
) -> bytes:
    excels = excel.of_tables(files, rows, language)
    members = {f"data/{name}": content for name, content in data.items()}
    members |= {f"excel/{name}": content for name, content in excels.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, content in members.items():
            packed.writestr(_member(name), content, compresslevel=COMPRESSION)
    return target.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, MOMENT)
    packed = name.endswith(".xlsx")  # a workbook is a zip itself
    member.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    member.create_system = 3  # the same on every system
    member.external_attr = 0o644 << 16
    return member
