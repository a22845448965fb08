"""A figure that lies beside something the group says, in one line."""

from collections.abc import Iterable

from gbo_core.model import Evidence, Series
from gbo_core.model.figure import Figure
from gbo_core.store import figures as values
from gbo_core.store import open_store
from gbo_core.store.workshops import Workshop
from pages.parts.figure_words import source, value
from pages.shell.say import _, plain


def sentence(workshop: Workshop, evidence: Evidence, series: Series) -> str:
    """The series, or the one figure of it, with its source and what it says to the group."""
    figures = open_store().read(values.load, workshop.id, series.id) if evidence.place else []
    words = [
        plain(_figure(evidence, series, figures)),
        f":gray[{plain(source(series))}]",
        plain(evidence.note),
    ]
    return " · ".join(filter(None, words))


def _figure(evidence: Evidence, series: Series, figures: Iterable[Figure]) -> str:
    if not evidence.place:
        return series.title
    where = (evidence.place, evidence.period)
    found = next((f for f in figures if (f.place, f.period) == where), None)
    data = {
        "title": series.title,
        "name": found.name if found else evidence.place,
        "period": evidence.period,
        "value": value(found),
        "unit": series.unit if found and found.value is not None else "",
    }
    return (_("%(title)s in %(name)s, %(period)s: %(value)s %(unit)s") % data).strip()
