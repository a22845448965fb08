"""The values of series: many rows at once in, by series out."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from gbo_core.model.figure import Figure
from gbo_core.store.tables import CONCEPT_TABLES, figure

_COLUMNS = ("workshop", "series", *Figure._fields)
_INSERT = insert(figure).values({name: bindparam(name) for name in _COLUMNS})
_SERIES = CONCEPT_TABLES["series"]


def put_in(connection: Connection, workshop: str, series: str, figures: Iterable[Figure]) -> None:
    """Add values of a series; each (place, period) once.

    The statement is handed to the driver as it is: a dictionary for each of 100,000 rows takes
    more than twice as long.
    """
    rows = [(workshop, series, *each) for each in figures]
    statement = _INSERT.compile(dialect=connection.dialect)
    if not rows:
        return
    if statement.positional:
        connection.exec_driver_sql(str(statement), rows)
    else:
        connection.execute(_INSERT, [dict(zip(_COLUMNS, row, strict=True)) for row in rows])


def load(connection: Connection, workshop: str, series: str) -> list[Figure]:
    """The values of one series, by place and period."""
    query = (
        select(*(figure.c[name] for name in Figure._fields))
        .where(figure.c.workshop == workshop, figure.c.series == series)
        .order_by(figure.c.place, figure.c.period)
    )
    return [Figure(*row) for row in connection.execute(query)]


def filled(connection: Connection, workshop: str) -> list[str]:
    """The series that have values and a record (not of an import that was cut off), by id."""
    whole = (_SERIES.c.workshop == figure.c.workshop) & (_SERIES.c.id == figure.c.series)
    query = (
        select(figure.c.series)
        .join(_SERIES, whole)
        .where(figure.c.workshop == workshop)
        .distinct()
        .order_by(figure.c.series)
    )
    return list(connection.execute(query).scalars())


def names(connection: Connection, workshop: str) -> dict[str, str]:
    """Place → what an area is called, for every area that a source called by more than its code."""
    query = (
        select(figure.c.place, func.max(figure.c.name))
        .where(figure.c.workshop == workshop, figure.c.name != figure.c.place)
        .group_by(figure.c.place)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def take_out(connection: Connection, workshop: str, series: Iterable[str]) -> None:
    """Delete the values of these series."""
    query = delete(figure).where(
        figure.c.workshop == workshop, figure.c.series == bindparam("one_series")
    )
    wanted = [{"one_series": each} for each in series]
    if wanted:
        connection.execute(query, wanted)


def clear_left_behind(connection: Connection, workshop: str, busy: Collection[str]) -> None:
    """Delete values without a series, of an import that was cut off; `busy` ones are coming in."""
    known = select(_SERIES.c.id).where(_SERIES.c.workshop == workshop)
    connection.execute(
        delete(figure).where(
            figure.c.workshop == workshop,
            figure.c.series.not_in(known),
            figure.c.series.not_in(list(busy)),
        )
    )
