"""Two people changed the same field: both values, so that whoever typed can choose."""

import pandas as pd
import streamlit as st

from gbo_core.model import Record
from gbo_core.model.errors import Conflict
from pages.say import _


def show_conflict(kind: type[Record], conflict: Conflict) -> None:
    """What was typed stays where it was typed."""
    st.error(_(conflict.sentence))
    specs = kind.typed()
    rows = [
        {
            _("Veld"): _(specs[name].title),
            _("U typte"): str(conflict.data["mine"][name]),
            _("Staat er nu"): str(theirs),
        }
        for name, theirs in conflict.data["theirs"].items()
    ]
    st.table(pd.DataFrame(rows).set_index(_("Veld")))
    st.caption(_("Gooi uw wijzigingen weg om te zien wat er nu staat, en typ daarna opnieuw."))
