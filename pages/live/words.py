"""How rounds are named on the screens: states, purposes, audiences, who sees what."""

from babel.numbers import format_decimal

from gbo_core import field
from gbo_core.analysis.voices import Differs
from gbo_core.model.round import Audience, Purpose, Round, State, Visibility
from pages.shell.say import _, language, n_


def state(asked: Round) -> str:
    return {
        State.DRAFT: _("klaar om te openen"),
        State.OPEN: _("open"),
        State.PAUSED: _("gepauzeerd"),
        State.CLOSED: _("gesloten, nog niet getoond"),
        State.REVEALED: _("getoond"),
        State.TAKEN: _("overgenomen"),
    }[asked.state]


def purpose_name(which: Purpose) -> str:
    return {
        Purpose.POLL: _("Peiling"),
        Purpose.ADVICE: _("Advies"),
        Purpose.DECISION: _("Beslissing"),
    }[which]


def purpose(which: Purpose) -> str:
    return {
        Purpose.POLL: _("Peiling: we willen weten hoe u erover denkt"),
        Purpose.ADVICE: _("Advies: de groep beslist daarna, met dit als advies"),
        Purpose.DECISION: _("Beslissing: wat hieruit komt, geldt"),
    }[which]


def one_voice_each(found: Differs | None) -> str:
    """What is said of one organisation one voice in an unnamed round; '' for nothing."""
    return {
        None: "",
        Differs.NOWHERE: _(
            "Als elke organisatie één keer telt, schuift het midden bij geen enkel item een stap."
        ),
        Differs.SOME: _(
            "Als elke organisatie één keer telt, schuift het midden bij enkele items een stap."
        ),
        Differs.HALF: _(
            "Als elke organisatie één keer telt, schuift het midden bij de helft of meer van de "
            "items een stap."
        ),
    }[found]


def visibility(which: Visibility) -> str:
    return {
        Visibility.UNNAMED: _("Zonder naam"),
        Visibility.ORGANISATION: _("Per organisatie"),
        Visibility.NAMED: _("Met naam"),
    }[which]


def visibility_meaning(which: Visibility) -> str:
    return {
        Visibility.UNNAMED: _("Niemand in de zaal ziet wie wat antwoordde."),
        Visibility.ORGANISATION: _("Iedereen ziet wat elke organisatie antwoordde."),
        Visibility.NAMED: _("Iedereen ziet wie wat antwoordde."),
    }[which]


def audience(who: Audience) -> str:
    if who.kind == "circle":
        circle = field.entry("circles", who.value).label(language())
        return _("Kring: %(circle)s") % {"circle": circle}
    if who.kind == "part":
        part = field.entry("parts", who.value).label(language())
        return _("Spreekt vanuit: %(part)s") % {"part": part}
    if who.kind == "table":
        return _("Tafel %(table)s") % {"table": who.value}
    return {
        "everyone": _("Iedereen"),
        "core": _("De kerngroep"),
        "tables": _("Elke tafel één antwoord"),
    }[who.kind]


def duration(seconds: float) -> str:
    """Rounded to what a facilitator needs: half minutes."""
    halves = max(1, round(seconds / 30))
    if halves == 1:
        return _("een halve minuut")
    if halves == 2:
        return _("een minuut")
    minutes = n_("%(minutes)s minuut", "%(minutes)s minuten", halves / 2)
    return minutes % {"minutes": format_decimal(halves / 2, "0.#", locale=language())}
