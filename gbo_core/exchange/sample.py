"""The sample workshop: a fictional region, as files beside the code."""

from functools import partial
from pathlib import Path
from typing import IO, Final

from gbo_core.exchange.archive.assemble import contents_of
from gbo_core.exchange.archive.contents import Contents
from gbo_core.exchange.archive.unpack import DESCRIPTOR, parsed, verified

FOLDER: Final = Path(__file__).resolve().parents[2] / "sample_data" / "data"


def sample() -> Contents:
    """The sample's contents, as from an archive. Raises BadArchive when its files are damaged."""
    described = parsed((FOLDER / DESCRIPTOR).read_bytes())
    files = {path.stem: partial(_opened, path) for path in FOLDER.glob("*.csv")}
    return contents_of(verified(described, files))


def _opened(path: Path) -> IO[bytes]:
    return path.open("rb")
