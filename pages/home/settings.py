"""The name of a workshop and how people join it, to change later."""

import streamlit as st

from gbo_core.model import Profile
from gbo_core.model.errors import Conflict
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import open_store, records
from pages import who
from pages.ask import shown
from pages.home.new import ask_settings
from pages.say import _, plain

_OPENED = "opened_settings"


def show_settings(workshop_id: str) -> bool:
    """Ask for the changes; answers True when they are stored."""
    who.find(workshop_id)
    known = open_store().read(records.get, Profile, workshop_id, PROFILE_ID)
    # What the form started from: a colleague may save meanwhile.
    opened = st.session_state.setdefault(_OPENED, known)
    with st.form("settings", border=False, enter_to_submit=False):
        name = st.text_input(_("Naam van de werktafel"), opened.name)
        area = st.text_input(_("Gemeente of eerstelijnszone"), opened.area)
        changes = {"name": name, "area": area, **ask_settings(opened)}
        wanted = st.form_submit_button(_("Bewaar"), type="primary")
    if not wanted:
        return False
    try:
        _save(workshop_id, changes, opened.version)
    except Conflict as clash:
        _show_clash(clash)
        return False
    return True


def forget_settings() -> None:
    """Begin from what is stored when the settings are opened again."""
    st.session_state.pop(_OPENED, None)


def _save(workshop_id: str, changes: dict[str, object], version: int) -> None:
    open_store().write(
        records.save,
        workshop_id,
        Profile,
        PROFILE_ID,
        changes,
        version=version,
        by=who.facilitator().name,
    )


def _show_clash(clash: Conflict) -> None:
    specs = Profile.specs()
    st.error(shown(clash))
    for name, theirs in clash.data["theirs"].items():
        words = _("%(title)s: er staat nu ‘%(theirs)s’, u typte ‘%(mine)s’.") % {
            "title": _(specs[name].title),
            "theirs": theirs,
            "mine": clash.data["mine"][name],
        }
        st.markdown(plain(words))
    st.markdown(_("Sluit dit venster en open het opnieuw om van daaruit verder te gaan."))
