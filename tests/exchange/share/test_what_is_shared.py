"""Which fields leave a workshop in the exports for others: one page, to be read as a whole.

A new field stays behind until its declaration says `shared=True`, and then it must be written here
too. Whoever does so asks: may a partner, or somebody who finds the file, read this?
"""

from pathlib import Path

from gbo_core.model import concepts
from gbo_core.model.record import Record

PAGE = Path(__file__).with_name("what_is_shared.txt")


def page() -> str:
    return "\n".join(map(_lines, concepts()))


def _lines(kind: type[Record]) -> str:
    kept = [name for name in kind.specs() if name not in kind.shared()]
    shared = ", ".join(kind.shared()) or "nothing"
    return f"{kind.plural}\n  goes along: {shared}\n  stays here: {', '.join(kept)}\n"


def test_no_field_leaves_that_is_not_on_the_page() -> None:
    assert page() == PAGE.read_text("utf-8")
