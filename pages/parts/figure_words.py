"""How figures are written: numbers as the reader writes them, and a word where there is none."""

from collections.abc import Mapping
from typing import Any

from babel.numbers import format_decimal

from gbo_core.exchange.figures_in import Found
from gbo_core.model import Series
from gbo_core.model.figure import MARKS, Figure
from gbo_core.model.finding import Finding
from pages.shell.say import _, language, plain


def number(value: float) -> str:
    return format_decimal(value, "#,##0.##", locale=language())


def value(figure: Figure | None) -> str:
    """The number, the word for why there is none, or a dash where nothing is known at all."""
    if figure is None:
        return "–"
    return _(MARKS[figure.mark]) if figure.value is None else number(figure.value)


def finding(found: Finding) -> str:
    """A finding as a sentence that can be shown; its numbers written out."""
    return plain(" ".join((_(found.sentence) % _written(found.words(language()))).split())).replace(
        " \\.", "\\."
    )


def _written(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: number(v) if isinstance(v, float) else v for name, v in data.items()}


def bold(text: str) -> str:
    return f"**{text}**"


def title(found: Found) -> str:
    """What a series in a file is called, also where the file does not say it."""
    return found.title or _("Cijfers zonder naam")


def source(series: Series) -> str:
    """Whose figures these are, and of when; shown wherever they are."""
    words = {"source": series.source, "year": series.source_year}
    if series.source_year and series.source_year not in series.source:
        return _("Bron: %(source)s (%(year)s)") % words
    return _("Bron: %(source)s") % words
