"""The sample workshop: a fictional region, as files beside the code."""

from pathlib import Path
from typing import Final

from gbo_core.exchange.bring_in import from_files
from gbo_core.exchange.contents import Contents
from gbo_core.exchange.unpack import DESCRIPTOR, parsed, verified

FOLDER: Final = Path(__file__).resolve().parents[2] / "sample_data" / "data"


def sample() -> Contents:
    """The sample's contents, for `bring_in.store`. Raises BadArchive when its files are damaged."""
    described = parsed((FOLDER / DESCRIPTOR).read_bytes())
    files = {path.name: path.read_bytes() for path in FOLDER.glob("*.csv")}
    return from_files(verified(described, files))
