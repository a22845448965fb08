"""A file of figures from its bytes to a preview."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import PurePath
from typing import Final

from gbo_core.analysis.places import changed_codes
from gbo_core.exchange.figures_in.columns import LOOKED_AT, columns_of
from gbo_core.exchange.figures_in.header import Frame, frame_of
from gbo_core.exchange.figures_in.melt import (
    MOST_SERIES,
    SAMPLES,
    Melted,
    Name,
    joined,
    melt,
    places_of,
)
from gbo_core.exchange.figures_in.numbers import Cell, decimal_of, mixed_up, value_of
from gbo_core.exchange.figures_in.periods import split_title, year_in
from gbo_core.exchange.figures_in.preview import Column, Found, LeftOut, Options, Preview
from gbo_core.exchange.figures_in.sheet import Rows, Sheet, open_sheets
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.exchange.tables_in.lines_in import SWALLOWED
from gbo_core.exchange.tables_in.words_in import plain
from gbo_core.model import Series
from gbo_core.model.finding import Finding
from gbo_core.words import N_

_UNIT: Final = re.compile(r"\(([^()\d]{1,20})\)")
_META: Final = re.compile(r"(sep=|bron|datum|periode|gebied|laatst|export|http)", re.IGNORECASE)
_LONGEST_TITLE: Final = Series.specs()["title"].longest


def read(name: str, content: bytes | str, options: Options | None = None) -> Preview:
    """What a file called `name` holds; `options` are what a person corrected in that.

    Raises BadTable with one sentence, when there is no table in it that we can read.
    """
    wanted = options or Options()
    found: Preview | None = None
    refused: BadTable | None = None
    for sheet in open_sheets(content, wanted.separator, wanted.sheet):
        try:
            one = _read(name, sheet, wanted)
        except BadTable as refusal:
            refused = refused or refusal
            continue
        if not one.problems:
            return one
        found = found or one
    if found is None:
        raise refused or BadTable
    return found


def _read(name: str, sheet: Sheet, wanted: Options) -> Preview:
    frame = frame_of(sheet, wanted.header, wanted.header_rows)
    columns = columns_of(frame, wanted.roles)
    figures = _figures(frame.rows, columns)
    shown, unsure = decimal_of(chain.from_iterable(figures), sheet.separator)
    unsure = unsure or next(filter(None, map(mixed_up, figures)), "")
    decimal = wanted.decimal or shown
    title = _title(frame, name)
    melted = melt(frame.rows, columns, decimal, wanted.period, title)
    series = tuple(_found(melted))
    places = places_of(melted.series)
    return Preview(
        sheets=sheet.names,
        sheet=sheet.name,
        separator=sheet.separator,
        decimal=decimal,
        header=frame.header,
        header_rows=frame.header_rows,
        columns=columns,
        series=series,
        periods=tuple(sorted({figure.period for each in series for figure in each.figures})),
        places=places,
        levels=tuple(sorted({f.level for each in series for f in each.figures if f.level})),
        marks=dict(melted.marks),
        warnings=(
            *_about_text(sheet),
            *_about_frame(frame, "" if wanted.decimal else unsure, decimal),
            *_about_figures(melted),
            *_about_codes(places),
        ),
        problems=tuple(_problems(columns, melted)),
        title=title,
        source=_source(frame),
        source_year=year_in(frame.source) or year_in(" ".join((*frame.below, *frame.above))),
        there=len(frame.rows) + len(frame.repeated) + len(frame.longer),
        left_out=tuple(_left_out(frame, melted)),
        around=frame.around,
        hidden=sheet.hidden,
        unseen=sheet.unseen,
    )


def _figures(rows: Rows, columns: Sequence[Column]) -> list[list[Cell]]:
    """Of each column with figures the different cells, as far as these show how it is written."""
    places = [column.place - 1 for column in columns if column.role == "value"]
    looked_at = list(islice(rows, LOOKED_AT))
    return [
        list(dict.fromkeys(row[place] for row in looked_at if place < len(row))) for place in places
    ]


def _title(frame: Frame, name: str) -> str:
    """What the figures are called where the columns do not say it: a title above, or the file."""
    above = (split_title(line)[0] for line in frame.above if not _META.match(line))
    title = next(filter(None, above), "") or PurePath(name).stem.replace("_", " ").strip()
    return title[:_LONGEST_TITLE]


def _source(frame: Frame) -> str:
    """Where the figures come from: as the file says, else as its titles betray."""
    titles = {plain(title) for title in frame.titles}
    if frame.source:
        return frame.source[: Series.specs()["source"].longest]
    if any(title.startswith(("cd ", "ms ")) for title in titles):
        return "Statbel"
    return "Provincies in Cijfers" if {"geolevel", "geoitem"} <= titles else ""


def _found(melted: Melted) -> Iterable[Found]:
    """The series by their names; one that holds nothing at all is none."""
    for name, figures in islice(melted.series.items(), MOST_SERIES):
        if all(figure.mark == "missing" for figure in figures.values()):
            continue
        title = joined(name)[:_LONGEST_TITLE]
        ordered = tuple(figures[key] for key in sorted(figures))
        yield Found(title, _code(name), melted.units[name] or _unit(title), ordered)


def _is_long(title: str) -> bool:
    return len(title) > _LONGEST_TITLE


def _code(name: Name) -> str:
    """The source's own code of a series, where its name looks like one."""
    first = name[0]
    return first[:120] if "_" in first and " " not in first else ""


def _unit(title: str) -> str:
    found = _UNIT.findall(title)
    return str(found[-1]).strip() if found else ""


def _left_out(frame: Frame, melted: Melted) -> Iterable[LeftOut]:
    """The rows below the titles that are not taken over, and why."""
    reasons = (
        (N_("herhaalt de titels"), frame.repeated),
        (N_("meer cellen dan titels"), frame.longer),
        (N_("geen gebied"), tuple(frame.numbers[place] for place in melted.placeless)),
        (N_("een onbekend gebied"), tuple(frame.numbers[place] for place in melted.nowhere)),
    )
    return (LeftOut(why, rows) for why, rows in reasons if rows)


def _about_text(sheet: Sheet) -> Iterable[Finding]:
    for line in sheet.swallowed:
        data = {"first": line.first, "last": line.last}
        yield Finding("swallowed", SWALLOWED, "warning", data)


def _about_frame(frame: Frame, unsure: str, decimal: str) -> Iterable[Finding]:
    if frame.header_rows > 1:
        sentence = N_("Deze tabel heeft twee rijen titels. We voegden ze samen: kijk dat na.")
        yield Finding("two_headers", sentence, "warning")
    if unsure:
        number, _mark = value_of(unsure, decimal)
        sentence = N_(
            "‘%(typed)s’ lezen we als %(read)s. Klopt dat niet? Kies dan een ander decimaalteken."
        )
        yield Finding("decimal", sentence, "warning", {"typed": unsure, "read": number})


def _about_figures(melted: Melted) -> Iterable[Finding]:
    if melted.unreadable:
        sentence = N_("Cellen zonder getal: %(n)d (%(examples)s). Daar blijft het cijfer leeg.")
        examples = ", ".join(f"‘{text[:30]}’" for text in sorted(set(melted.unreadable))[:SAMPLES])
        data = {"n": len(melted.unreadable), "examples": examples}
        yield Finding("unreadable", sentence, "warning", data)
    if melted.mixed:
        sentence = N_(
            "In ‘%(title)s’ staan cijfers met en zonder %(sign)s door elkaar. We nemen ze over "
            "zoals ze er staan: kijk na of het om hetzelfde gaat."
        )
        title, sign = next(iter(melted.mixed.items()))
        yield Finding("mixed", sentence, "warning", {"title": title[:60], "sign": sign})
    cut = [*melted.cut, *(title for title in map(joined, melted.series) if _is_long(title))]
    if cut:
        sentence = N_(
            "Te lange namen, codes of perioden: %(n)d (%(examples)s). We bewaren alleen het "
            "begin. Kort in wat zo hetzelfde wordt als iets anders."
        )
        examples = ", ".join(f"‘{text[:30]}…’" for text in cut[:SAMPLES])
        data = {"n": len(cut), "examples": examples}
        yield Finding("cut", sentence, "warning", data)
    if melted.doubles:
        sentence = N_(
            "Cijfers met twee verschillende waarden van hetzelfde gebied en dezelfde "
            "periode: %(n)d. Wat zo dubbel is, blijft leeg. Is er een kolom die de waarden "
            "uit elkaar houdt? Kies dan daarbij ‘Splitst de cijfers op’."
        )
        yield Finding("doubles", sentence, "warning", {"n": melted.doubles})
    if melted.nowhere:
        sentence = N_(
            "Rijen over een onbekend gebied (99991, 99992 of 99999): %(n)d. Wat daar staat, "
            "nemen we niet over."
        )
        yield Finding("nowhere", sentence, "warning", {"n": len(melted.nowhere)})


def _about_codes(places: Iterable[str]) -> Iterable[Finding]:
    merged = changed_codes(places)
    if merged:
        sentence = N_(
            "In dit bestand staan codes van voor en van na een fusie: %(names)s. Dat zijn niet "
            "dezelfde gebieden; vergelijk ze met zorg."
        )
        names = ", ".join(f"{each.label()} ({each.data['since']})" for each in merged)
        yield Finding("mergers", sentence, "warning", {"names": names})


def _problems(columns: Sequence[Column], melted: Melted) -> Iterable[Finding]:
    roles = {column.role for column in columns}
    if not roles & {"area", "code"}:
        sentence = N_("We vinden geen kolom met gebieden. Wijs ze hieronder aan.")
        yield Finding("no_area", sentence, "missing")
    if "value" not in roles:
        sentence = N_("We vinden geen kolom met cijfers. Wijs ze hieronder aan.")
        yield Finding("no_values", sentence, "missing")
    if melted.timeless:
        sentence = N_("We vinden niet van wanneer deze cijfers zijn. Vul hieronder de periode in.")
        yield Finding("no_period", sentence, "missing")
    if len(melted.series) > MOST_SERIES:
        sentence = N_(
            "Dit geeft %(n)d reeksen, en hoogstens %(most)d kan. Zet kolommen die u niet nodig "
            "hebt op ‘Niet nodig’."
        )
        data = {"n": len(melted.series), "most": MOST_SERIES}
        yield Finding("too_many", sentence, "missing", data)
