"""What is said of rounds, in the language of whoever looks, and how long one takes."""

from babel.numbers import format_decimal

from gbo_core.model.round import Audience, Purpose, Round, Visibility
from gbo_core.telling import rounds
from pages.shell.say import _, language, n_, told


def state(asked: Round) -> str:
    return told(rounds.state(asked))


def purpose_name(which: Purpose) -> str:
    return told(rounds.purpose_name(which))


def purpose(which: Purpose) -> str:
    return told(rounds.purpose(which))


def visibility(which: Visibility) -> str:
    return told(rounds.visibility(which))


def shows(which: Visibility) -> str:
    return told(rounds.shows(which))


def audience(who: Audience) -> str:
    return told(rounds.audience(who))


def duration(seconds: float) -> str:
    """Rounded to what a facilitator needs: half minutes."""
    halves = max(1, round(seconds / 30))
    if halves == 1:
        return _("een halve minuut")
    if halves == 2:
        return _("een minuut")
    minutes = n_("%(minutes)s minuut", "%(minutes)s minuten", halves / 2)
    return minutes % {"minutes": format_decimal(halves / 2, "0.#", locale=language())}
