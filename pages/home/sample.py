"""The sample: a fictional workshop with everything in it, to look around in."""

import streamlit as st

from gbo_core.store.access import Facilitator
from pages.home.bring_in import go_to
from pages.say import _


def show_sample(looker: Facilitator) -> None:
    st.markdown(
        _(
            "Een verzonnen streek met een dertigtal organisaties, afgeronde stemmingen en een die "
            "nog loopt. U kunt alles uitproberen: het is een kopie, en ze gaat zo weer weg."
        )
    )
    if st.button(_("Open het voorbeeld"), icon=":material/explore:"):
        go_to(looker, "")
