"""Export: take the workshop along, share it, or bring one in."""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st
from sqlalchemy import Connection

from gbo_core.exchange import package
from gbo_core.live import rounds
from gbo_core.model.round import State
from gbo_core.store import access, open_store
from gbo_core.store.workshops import Workshop
from pages import who
from pages.say import _, language, n_, plain

BUSY = {State.OPEN, State.PAUSED}
Make = Callable[[Connection, str, str], bytes]


def offer(title: str, words: str, button: str, name: str, make: Make, warning: str = "") -> None:
    """One file that can be taken along, made only when somebody asks for it."""
    with st.container(border=True):
        st.subheader(title, anchor=False)
        st.markdown(words)
        if warning:
            st.warning(warning, icon=":material/visibility_off:")
        st.download_button(
            button,
            data=maker(workshop, make),
            file_name=name,
            icon=":material/download:",
            type="primary",
            on_click="ignore",
            key=name,
        )


def maker(workshop: Workshop, make: Make) -> Callable[[], bytes]:
    """A function that makes the file later, when the screen itself no longer runs.

    It checks again who asks: the tab may have been logged out since.
    """
    token, chosen = who.token(), language()

    def checked(connection: Connection) -> bytes:
        access.check_access(connection, access.who(connection, token).id, workshop.id)
        return make(connection, workshop.id, chosen)

    return lambda: open_store().read(checked)


def file_name(workshop: Workshop, kind: str) -> str:
    """Such as `gbo-deinze-archief-2026-11-22.zip`: plain letters that every system takes."""
    letters = unicodedata.normalize("NFKD", workshop.name).encode("ascii", "ignore").decode()
    short = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:60]
    return f"{short or 'werktafel'}-{kind}-{datetime.now(UTC):%Y-%m-%d}"


workshop = who.workshop()
busy = [asked for asked in open_store().read(rounds.load, workshop.id) if asked.state in BUSY]

st.title(_("Export"))
st.markdown(plain(workshop.name))
left, right = st.columns(2)
with left:
    offer(
        _("Om te delen"),
        _(
            "Voor partners en onderzoekers: tabellen, resultaten en de antwoorden. Wie zonder naam "
            "stemde, is er niet in terug te vinden; rondes die nog niet getoond zijn, staan er "
            "niet in."
        ),
        _("Download om te delen"),
        file_name(workshop, "delen") + ".zip",
        package.share,
    )
with right:
    offer(
        _("Archief voor uzelf"),
        _(
            "Alles van deze werktafel, ook wie wat antwoordde. Bewaar het veilig en geef het niet "
            "door. Wie het hier weer binnenhaalt, krijgt dezelfde werktafel."
        ),
        _("Download het archief"),
        file_name(workshop, "archief") + ".zip",
        package.archive,
        warning=n_(
            "Er loopt nog een stemming: het archief bevat stemmen die nog niet getoond zijn.",
            "Er lopen nog %(n)d stemmingen: het archief bevat stemmen die nog niet getoond zijn.",
            len(busy),
        )
        % {"n": len(busy)}
        if busy
        else "",
    )
