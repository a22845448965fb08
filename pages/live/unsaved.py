"""What was typed in a table and not stored yet: kept while one looks elsewhere in the tab.

Streamlit forgets what an editor holds as soon as it is not on the screen.
"""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.say import language


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The draft of one table, by `name`. `columns` are those that can be edited."""

    name: str
    columns: tuple[str, ...]

    @property
    def key(self) -> str:
        """The editor's key: another one each time that the table has to start anew."""
        return f"{self._at('editor')}_{st.session_state.get(self._at('turn'), 0)}"

    def start(self, stored: pd.DataFrame) -> pd.DataFrame:
        """What the editor starts from: it must not change while the editor is on the screen."""
        start = self._at("start")
        if self.key not in st.session_state or start not in st.session_state:
            st.session_state[start] = st.session_state.get(self._at("typed"))
        typed = st.session_state[start]
        return stored if typed is None else stored.assign(**dict(typed.items()))

    def keep(self, edited: pd.DataFrame) -> None:
        """Remember what the table holds now."""
        st.session_state[self._at("typed")] = edited[list(self.columns)]

    def drop(self) -> None:
        """Nothing differs from what is stored."""
        st.session_state.pop(self._at("typed"), None)

    def forget(self) -> None:
        """It was stored, or is not wanted any more."""
        self.drop()
        self.renew()

    def renew(self) -> None:
        """Draw the table anew from what was kept, or from what is stored."""
        turn = self._at("turn")
        st.session_state[turn] = st.session_state.get(turn, 0) + 1

    def _at(self, what: str) -> str:
        # The words in a table are those of one language.
        return f"unsaved_{what}_{self.name}_{language()}"
