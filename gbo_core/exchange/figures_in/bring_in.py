"""Figures from a file become series of a workshop: all of them, or none."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from typing import Final

from sqlalchemy import Connection

from gbo_core.model import Series
from gbo_core.model.figure import Figure
from gbo_core.store import Store, figures, records

CHUNK: Final = 5000  # rows in one write: some 50 ms, in which a ballot may have to wait

_busy: set[str] = set()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A series to store, with its values."""

    series: Series
    figures: Sequence[Figure]


def bring_figures_in(
    store: Store, workshop: str, wanted: Sequence[Wanted], *, by: str, bundle: str
) -> list[Series]:
    """Store series with their values; answers the series. Undo the bundle to take them away.

    The values come first, in pieces, so that ballots come through between them; the records of
    the series come last, in one write, and only then does anybody see any of it. When something
    fails the values go away again; when the process ends halfway, at the next import.
    """
    ids = [each.series.id for each in wanted]
    with _coming_in(ids):
        store.write(figures.clear_left_behind, workshop, tuple(_busy))
        try:
            for each in wanted:
                for chunk in _chunks(each.figures):
                    store.write(figures.put_in, workshop, each.series.id, chunk)
            added = [each.series for each in wanted]
            return store.write(_add_all, workshop, added, by=by, bundle=bundle)
        except BaseException:
            store.write(figures.take_out, workshop, ids)
            raise


def with_names(rows: Sequence[Figure], names: Mapping[str, str]) -> list[Figure]:
    """The figures with the name that another source has for an area, where theirs is its code."""
    return [
        row._replace(name=names[row.place]) if row.name == row.place in names else row
        for row in rows
    ]


@contextmanager
def _coming_in(ids: Sequence[str]) -> Iterator[None]:
    with _lock:
        _busy.update(ids)
    try:
        yield
    finally:
        with _lock:
            _busy.difference_update(ids)


def _chunks(rows: Sequence[Figure]) -> Iterator[list[Figure]]:
    several = iter(rows)
    while chunk := list(islice(several, CHUNK)):
        yield chunk


def _add_all(
    connection: Connection, workshop: str, added: Sequence[Series], *, by: str, bundle: str
) -> list[Series]:
    return [records.add(connection, workshop, each, by=by, bundle=bundle) for each in added]
