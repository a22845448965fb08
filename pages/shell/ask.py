"""Asking the core to do something: what it refuses becomes one sentence on the screen."""

import streamlit as st

from gbo_core.model.errors import GboError
from pages.shell.say import _, plain


def sentence(error: GboError) -> str:
    """What a refusal says, in the language of whoever looks."""
    return _(error.sentence) % error.data


def shown(error: GboError) -> str:
    """`sentence` for a place that reads Markdown: what somebody typed in it stays text."""
    data = {k: plain(v) if isinstance(v, str) else v for k, v in error.data.items()}
    return _(error.sentence) % data


class showing_refusals:  # noqa: N801 - reads as what it does: `with showing_refusals():`
    """Run what may be refused; a refusal is shown here, and the rest of the screen goes on."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if isinstance(error, GboError):
            st.error(shown(error))
        return isinstance(error, GboError)


def show_failure(error: Exception) -> bool:
    """Say that a screen failed, in one sentence; the log has the rest.

    A refusal that no screen caught says its own sentence.
    """
    if isinstance(error, GboError):
        st.error(shown(error))
    else:
        st.error(_("Er ging iets mis op de server. Probeer het zo meteen opnieuw."))
    return True


def say_later(words: str) -> None:
    """Show a short message after the next run, such as that something was saved.

    Whatever stands in it is shown letter by letter.
    """
    st.session_state.setdefault("said", []).append(words)


def show_what_was_said() -> None:
    for words in st.session_state.pop("said", []):
        st.toast(plain(words), icon=":material/check:")
