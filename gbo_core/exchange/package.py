"""The zip that goes out: `data/` for whoever counts, `excel/` for whoever looks, how to read them.

Everything is written as it is read, a round at a time.
"""

import gc
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Final
from zipfile import ZipFile

from sqlalchemy import Connection

from gbo_core.exchange.apart import Tell, quiet
from gbo_core.exchange.archive import tables
from gbo_core.exchange.archive.blocks import Followed, Tables, rows_of
from gbo_core.exchange.archive.cells import tidy_csv
from gbo_core.exchange.archive.contents import Contents, gather
from gbo_core.exchange.archive.descriptor import Seal, descriptor
from gbo_core.exchange.archive.file import File
from gbo_core.exchange.archive.layout import ARCHIVE
from gbo_core.exchange.archive.limits import MOST_BYTES, MOST_UNPACKED, TooLarge
from gbo_core.exchange.archive.zip_out import member, write_texts, zip_in
from gbo_core.exchange.office import excel
from gbo_core.exchange.office.workbook import write_workbook
from gbo_core.exchange.readme import NAME as README
from gbo_core.exchange.readme import readme
from gbo_core.exchange.share import research as for_research
from gbo_core.exchange.share import sharing
from gbo_core.words import N_

ARCHIVE_TEXT: Final = N_(
    "Het volledige archief van een werktafel, met wie wat antwoordde: alleen voor de eigenaar. "
    "Alle tijden zijn UTC. Wie het weer inleest, krijgt dezelfde werktafel."
)
WRITING: Final = N_("Het bestand wordt geschreven.")


@dataclass(frozen=True, slots=True)
class Package:
    """`kind` is 'archive', 'share' or 'research'; `description` says what is in it."""

    kind: str
    title: str
    description: str
    files: Mapping[str, File]
    rows: Tables


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Millions of cells hold no cycle, and looking for one in them takes a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@_not_collecting()
def archive(
    connection: Connection,
    workshop: str,
    target: IO[bytes],
    language: str = "nl",
    tell: Tell = quiet,
) -> None:
    """The owner's archive; its `data/` brings the same workshop back.

    Raises:
        NotFound, TooLarge.
    """
    _write(_archive_of(gather(connection, workshop)), target, language, tell)


@_not_collecting()
def share(
    connection: Connection,
    workshop: str,
    target: IO[bytes],
    language: str = "nl",
    tell: Tell = quiet,
) -> None:
    """What partners may have (see `sharing`). Raises NotFound, TooLarge."""
    contents = gather(connection, workshop)
    rows = sharing.of_contents(contents)
    made = Package("share", contents.name, sharing.TEXT, sharing.FILES, rows)
    _write(made, target, language, tell)


@_not_collecting()
def research(
    connection: Connection,
    workshop: str,
    target: IO[bytes],
    language: str = "nl",
    tell: Tell = quiet,
) -> None:
    """What a researcher may have (see `research`), other ids each time. Raises as `share`."""
    contents = gather(connection, workshop)
    rows = for_research.of_contents(contents, secrets.token_bytes(32))
    made = Package("research", contents.name, for_research.TEXT, for_research.FILES, rows)
    _write(made, target, language, tell)


@_not_collecting()
def workbook(
    connection: Connection,
    workshop: str,
    target: IO[bytes],
    language: str = "nl",
    tell: Tell = quiet,
) -> None:
    """Only the workbook of the archive. Raises NotFound."""
    rows = _followed(tables.of_contents(gather(connection, workshop)), tell, 1)
    write_workbook(excel.sheets_of(ARCHIVE, rows, language).values(), target)


def _write(made: Package, target: IO[bytes], language: str, tell: Tell) -> None:
    rows = _followed(made.rows, tell, 3)
    with zip_in(target) as packed:
        _write_data(packed, made, rows)
        ballots = "responses" in made.files
        about = readme(made.title, made.description, ballots=ballots, language=language)
        with member(packed, README) as out:
            # Without these an older Windows shows one long line, and other letters.
            out.write(("\ufeff" + about.replace("\n", "\r\n")).encode())
        sheets = excel.sheets_of(made.files, rows, language)
        with member(packed, f"excel/{excel.WORKBOOK}", stored=True) as out:
            write_workbook(sheets.values(), out)
        for name, sheet in sheets.items():
            with member(packed, f"excel/{name}.csv") as out:
                write_texts(excel.belgian_csv(sheet), out)
        if sum(written.compress_size for written in packed.infolist()) > MOST_BYTES:
            raise TooLarge


def write_data(contents: Contents, target: IO[bytes]) -> dict[str, Seal]:
    """Only the archive's `data/`; answers by what each of its files can be known."""
    made = _archive_of(contents)
    with zip_in(target) as packed:
        return _write_data(packed, made, made.rows)


def _archive_of(contents: Contents) -> Package:
    rows = tables.of_contents(contents)
    return Package("archive", contents.name, ARCHIVE_TEXT, ARCHIVE, rows)


def _write_data(packed: ZipFile, made: Package, rows: Tables) -> dict[str, Seal]:
    seals: dict[str, Seal] = {}
    for name, file in made.files.items():
        with member(packed, f"data/{name}.csv") as out:
            write_texts(tidy_csv(file, rows[name]), out)
        seals[name] = out.seal
        if sum(seal.size for seal in seals.values()) > MOST_UNPACKED:
            raise TooLarge
    with member(packed, "data/datapackage.json") as out:
        out.write(descriptor(made.kind, made.title, made.description, made.files, seals))
    return seals


def _followed(rows: Tables, tell: Tell, readings: int) -> Tables:
    """The tables, that tell of each round whose answers are read; they are read so many times."""
    rounds = sum(1 for _row in rows_of(rows["rounds"])) * readings
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        tell(done, max(done, rounds), WRITING)

    long = "responses" if "responses" in rows else "counts"
    return {**rows, long: Followed(rows[long], step)}
