"""The figures that are laid beside something, for a screen that shows many such things at once."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st
from sqlalchemy import Connection

from gbo_core.model import Evidence, Series
from gbo_core.store import records
from gbo_core.store.workshops import Workshop
from pages.parts.figure_evidence import sentence


@dataclass(frozen=True, slots=True)
class Attached:
    """A piece of evidence with the series that it comes from."""

    evidence: Evidence
    series: Series


def attached(connection: Connection, workshop: str, about: str) -> dict[str, list[Attached]]:
    """Id of a record of the concept `about` → what was laid beside it."""
    series = records.by_id(records.load(connection, workshop, Series))
    found: dict[str, list[Attached]] = {}
    for each in records.load(connection, workshop, Evidence):
        if each.about == about and each.series in series:
            found.setdefault(each.record, []).append(Attached(each, series[each.series]))
    return found


def show_attached(workshop: Workshop, several: Iterable[Attached]) -> None:
    """Each with its source and year."""
    for each in several:
        said = sentence(workshop, each.evidence, each.series)
        st.markdown(f":material/query_stats: {said}")
