"""Tables by column: a value occurs thousands of times, so what is made of it is made once."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

V = TypeVar("V", bound=Hashable)
T = TypeVar("T")


def each(fn: Callable[[V], T], values: Sequence[V]) -> list[T]:
    """The outcome of `fn` for every value, worked out once for each that differs."""
    known = {value: fn(value) for value in set(values)}
    return [known[value] for value in values]


def csv_text(
    header: Iterable[str],
    columns: Iterable[tuple[Callable[[Any], str], Sequence[Any]]],
    *,
    separator: str,
    newline: str,
) -> str:
    """CSV from (how a value is written, the values) for each column; without any, the header alone.

    Several times as fast as the csv module, which quotes every cell anew.
    """
    special = re.compile(f'[{separator}"\r\n]')

    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if special.search(text) else text

    def cells(written: Callable[[Any], str], values: Sequence[Any]) -> list[str]:
        return each(lambda value: quoted(written(value)), values)

    lines = [separator.join(map(quoted, header))]
    lines += map(separator.join, zip(*(cells(*column) for column in columns), strict=True))
    return newline.join(lines) + newline
