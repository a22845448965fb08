"""What the journeys say about who works with whom: proposals for ties in the network."""

from collections.abc import Mapping, Sequence

import streamlit as st

from gbo_core.analysis.users import journeys as rules
from gbo_core.analysis.users.journeys import Tie
from gbo_core.model import Journey, Step
from pages.charts.table import table
from pages.shell.say import _, label


def show_ties(
    journeys: Sequence[Journey], steps: Mapping[str, Sequence[Step]], names: Mapping[str, str]
) -> None:
    """From every journey together; `names`: organisation id → name."""
    st.header(_("Wat de reizen zeggen over wie met wie werkt"), anchor=False)
    found = rules.ties(steps[each.id] for each in journeys)
    if not found:
        st.caption(
            _(
                "Nog niets: een overdracht telt mee wanneer twee stappen na elkaar elk een andere "
                "dienst hebben."
            )
        )
        return
    st.caption(
        _(
            "Zo gaan mensen van de ene dienst naar de andere. Deze lijst wordt later een voorstel "
            "voor banden in het netwerk; de groep beslist."
        )
    )
    places = _places(journeys, steps)
    rows = [_row(tie, names, places) for tie in found]
    table(rows, _("Overdrachten"))


def _places(journeys: Sequence[Journey], steps: Mapping[str, Sequence[Step]]) -> dict[str, str]:
    """Step id → where it stands, in words."""
    words = _("%(journey)s, stap %(step)d")
    return {
        step.id: words % {"journey": journey.title, "step": at}
        for journey in journeys
        for at, step in enumerate(steps[journey.id], start=1)
    }


def _row(tie: Tie, names: Mapping[str, str], places: Mapping[str, str]) -> dict[str, str]:
    return {
        _("Van"): names[tie.source],
        _("Naar"): names[tie.target],
        _("Hoe"): label("handovers", tie.how) or _("niet gezegd hoe"),
        _("Hoe vaak"): str(tie.times),
        _("Waar"): "\n".join(places[step] for step in tie.steps),
    }
