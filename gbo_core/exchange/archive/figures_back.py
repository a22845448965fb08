"""The values of series, from an archive."""

from collections.abc import Iterable, Iterator

from gbo_core.exchange.archive.in_turn import InTurn, Line
from gbo_core.exchange.archive.rows_in import BadRow
from gbo_core.exchange.archive.unpack import Files
from gbo_core.model.figure import Figure


def figures_of_series(files: Files, series: Iterable[str]) -> Iterator[tuple[str, list[Figure]]]:
    """Each series (given in order) with its values. Raises BadArchive."""
    lines = InTurn(files, "figures", "series")
    for each in series:
        yield each, list(_figures(lines.of(each)))
    lines.end()


def _figures(lines: Iterable[Line]) -> Iterator[Figure]:
    """Each place and period once; where there is no value the mark says why, and only there."""
    last = ("", "")
    for line, row in lines:
        figure = Figure(**{name: row[name] for name in Figure._fields})
        here = (figure.place, figure.period)
        if here <= last:
            raise BadRow(file="figures.csv", line=line, column="place")
        if (figure.value is None) != bool(figure.mark):
            raise BadRow(file="figures.csv", line=line, column="mark")
        last = here
        yield figure
