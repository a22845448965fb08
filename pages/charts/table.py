"""A table to read: a real one, that wraps, can be read aloud and holds no menu."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Final

import streamlit as st

from pages.charts.reading import number
from pages.charts.signs import meanings
from pages.shell.say import _, plain

Row = Mapping[str, object]

MOST_AT_ONCE: Final = 50  # rows; of more one wants to find one, not read them all
NOTHING: Final = "–"
_A_NUMBER: Final = re.compile(r"[-−+]?\d[\d.,\s\u202f]*%?")


def table(rows: Sequence[Row], caption: str, *, dash: str = "", key: str = "") -> None:
    """A row a thing, known by its first column; every text letter by letter.

    Args:
        rows: column → a text, a number, or None where there is nothing; all with the same columns.
        caption: what the table holds, for who hears it.
        dash: what nothing means here; said beneath a table that has some.
        key: of its search field; by itself the caption.

    """
    shown = _wanted(rows, key or caption) if len(rows) > MOST_AT_ONCE else rows
    if shown:
        st.html(html(shown, caption))
    cells = [_words(cell) for row in shown for cell in row.values()]
    said = [dash] if dash and NOTHING in cells else []
    for each in (*said, *meanings(cells)):
        st.caption(plain(each))


def html(rows: Sequence[Row], caption: str) -> str:
    """The table itself. A column without anything in it is left out."""
    columns = _filled(rows)
    numeric = {column for column in columns if _is_numeric(row[column] for row in rows)}
    head = "".join(_cell("th", column, column in numeric, ' scope="col"') for column in columns)
    body = "".join(f"<tr>{''.join(_cells(row, columns, numeric))}</tr>" for row in rows)
    title = escape(caption)
    return (
        f'<div class="read" tabindex="0" role="region" aria-label="{title}"><table>'
        f"<caption>{title}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        "</table></div>"
    )


def _filled(rows: Sequence[Row]) -> list[str]:
    columns = list(rows[0]) if rows else []
    return [column for column in columns if any(row[column] is not None for row in rows)]


def _cells(row: Row, columns: Sequence[str], numeric: set[str]) -> Iterator[str]:
    first, *others = columns
    yield _cell("th", row[first], first in numeric, ' scope="row"')
    for column in others:
        yield _cell("td", row[column], column in numeric)


def _cell(tag: str, value: object, right: bool, scope: str = "") -> str:
    words = escape(_words(value)).replace("\n", "<br/>")
    place = ' class="number"' if right else ""
    return f"<{tag}{scope}{place}>{words}</{tag}>"


def _words(value: object) -> str:
    """As the reader writes it."""
    if value is None:
        return NOTHING
    if isinstance(value, int | float):
        return number(value)
    return str(value)


def _is_numeric(cells: Iterable[object]) -> bool:
    """Whether more of them are numbers than words; what is empty is neither."""
    words = [word for word in map(_words, cells) if word not in {"", NOTHING}]
    return sum(1 for word in words if _A_NUMBER.fullmatch(word)) * 2 > len(words)


def _wanted(rows: Sequence[Row], key: str) -> Sequence[Row]:
    """What is searched for, or the first ones; and how many that is of how many."""
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    typed = left.text_input(_("Zoek in de tabel"), key=f"search_{key}", icon=":material/search:")
    found = [row for row in rows if typed.casefold() in " ".join(_lower(row))]
    whole = right.toggle(_("Toon alle rijen"), key=f"all_{key}")
    shown = found if whole else found[:MOST_AT_ONCE]
    st.caption(
        _("Hieronder: %(shown)d van de %(all)d rijen.") % {"shown": len(shown), "all": len(rows)}
    )
    return shown


def _lower(row: Row) -> Iterator[str]:
    return (_words(cell).casefold() for cell in row.values())
