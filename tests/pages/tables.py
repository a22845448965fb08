"""The tables that a screen shows to read, as a person sees them."""

from itertools import chain
from xml.etree import ElementTree as ET

import pandas as pd
from streamlit.testing.v1 import AppTest

FIRST = '<div class="read"'


def tables(screen: AppTest) -> list[pd.DataFrame]:
    """Each with its titles, and in every cell the words that stand there."""
    found = (each.value for each in screen.get("html"))
    return [_read(body) for body in found if body.startswith(FIRST)]


def _read(body: str) -> pd.DataFrame:
    titles, *rows = ([_words(cell) for cell in row] for row in ET.fromstring(body).iter("tr"))  # noqa: S314 - our own
    return pd.DataFrame(rows, columns=titles)


def _words(cell: ET.Element) -> str:
    pieces = ((cell.text,), *(("\n", each.tail) for each in cell))
    return "".join(filter(None, chain.from_iterable(pieces)))
