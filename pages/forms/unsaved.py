"""What is typed in this tab and not stored yet, in forms and tables alike.

`keeping` carries it over to the next session, `gone` shows it where its record was removed.
"""

from typing import Any, Final, Protocol

import streamlit as st

Values = dict[str, Any]

_UNSAVED: Final = "unsaved"


class Unsaved(Protocol):
    """What was typed in one place: a form, or the table of one screen.

    `part`: where it stands, as `section.place` says it; `concept`: of the record that it is or
    becomes, or of its rows; `typed`: by the name of a field, or by row. `is_left`: it is to be
    found again in another session, from its `content`, as JSON holds it.
    """

    @property
    def workshop(self) -> str: ...

    @property
    def part(self) -> str: ...

    @property
    def concept(self) -> str: ...

    @property
    def typed(self) -> Values: ...

    @property
    def is_left(self) -> bool: ...

    def content(self) -> Values: ...


def unsaved() -> dict[str, Unsaved]:
    """All of this tab, by key."""
    found: dict[str, Unsaved] = st.session_state.setdefault(_UNSAVED, {})
    return found
