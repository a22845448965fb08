"""What we read in a file of figures, in words and as a small table."""

from collections.abc import Iterator

import streamlit as st

from gbo_core.exchange.figures_in import Found, Preview
from gbo_core.exchange.figures_in.preview import DECIMALS, SEPARATORS, Column
from gbo_core.exchange.office.workbook_unseen import letters
from gbo_core.model.figure import MARKS, Figure
from pages.charts.table import table
from pages.parts.brought import about_sheets, rows_named
from pages.parts.figure_words import finding, title, value
from pages.parts.findings import FINE, ICONS
from pages.shell.say import _, n_, plain

MOST_ROWS = 8
MOST_PERIODS = 6
MOST_NAMED = 6


def show_preview(found: Preview) -> None:
    """How it was read, what to watch, and the first figures."""
    st.markdown("  \n".join(f"{FINE} {plain(line)}" for line in _facts(found)))
    for left in found.left_out:
        words = {"why": _(left.why), "rows": rows_named(left.rows)}
        line = plain(_("Niet gelezen (%(why)s): %(rows)s.") % words)
        st.markdown(f"{ICONS['warning']} {line}")
    for each in (*found.problems, *found.warnings):
        st.markdown(f"{ICONS[each.level]} {finding(each)}")
    if found.series:
        _sample(found.series[0])


def _facts(found: Preview) -> Iterator[str]:
    where = {
        "row": found.header,
        "decimal": _(DECIMALS[found.decimal]),
        "separator": _(SEPARATORS.get(found.separator, "")),
    }
    if found.separator:
        yield (
            _("Scheidingsteken: %(separator)s. Decimaalteken: %(decimal)s. Titels op rij %(row)d.")
            % where
        )
    else:
        yield from about_sheets(found.sheet, found.hidden, found.unseen)
        yield _("Decimaalteken: %(decimal)s. Titels op rij %(row)d.") % where
    yield from _rows(found)
    yield _places(found)
    if found.periods:
        many = len(found.periods)
        ends = {"first": found.periods[0], "last": found.periods[-1], "n": many}
        several = _("%(n)d perioden: %(first)s tot %(last)s.")
        yield (_("Eén periode: %(first)s.") if many == 1 else several) % ends
    if found.marks:
        counted = ", ".join(
            f"{_(word)} {found.marks[mark]}" for mark, word in MARKS.items() if mark in found.marks
        )
        yield _("Zonder waarde, en zo bewaard: %(marks)s.") % {"marks": counted}


def _rows(found: Preview) -> Iterator[str]:
    """How many rows were read of how many there are, and what was not needed."""
    counted = n_(
        "%(read)d van %(there)d rij gelezen.", "%(read)d van %(there)d rijen gelezen.", found.there
    )
    yield counted % {"read": found.read, "there": found.there}
    if found.around:
        yield _("Titels, bron en uitleg rond de tabel: %(rows)s.") % {
            "rows": rows_named(found.around)
        }
    left = [_called(c) for c in found.columns if c.role == "ignore" and (c.title or c.examples)]
    if left:
        yield _("Kolommen die we niet nodig vinden: %(names)s.") % {"names": ", ".join(left)}


def _called(column: Column) -> str:
    return column.title or letters(column.place)


def _places(found: Preview) -> str:
    names = list(found.places.values())
    named = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    words = n_("%(n)d gebied: %(names)s.", "%(n)d gebieden: %(names)s.", len(names))
    return words % {"n": len(names), "names": named}


def _sample(series: Found) -> None:
    """The first areas and the last periods of the first series, as they would be stored."""
    cells: dict[tuple[str, str], Figure] = {(f.place, f.period): f for f in series.figures}
    there = {figure.place: figure.name for figure in series.figures}
    periods = sorted({figure.period for figure in series.figures})[-MOST_PERIODS:]
    rows = [
        {_("Gebied"): name}
        | ({_("Code"): place} if place != name else {})
        | {period: value(cells.get((place, period))) for period in periods}
        for place, name in list(there.items())[:MOST_ROWS]
    ]
    st.caption(plain(_("Zo lezen we ‘%(title)s’:") % {"title": title(series)}))
    table(rows, title(series))
