"""What is said of a round before its result: where it stands, to whom, what for, who sees what."""

from typing import Final

from gbo_core import field
from gbo_core.live.methods import method_of
from gbo_core.model.round import Audience, Purpose, Round, State, Visibility
from gbo_core.telling.said import Said
from gbo_core.words import N_

_STATES: Final = {
    State.DRAFT: N_("klaar om te openen"),
    State.OPEN: N_("open"),
    State.PAUSED: N_("gepauzeerd"),
    State.CLOSED: N_("gesloten, nog niet getoond"),
    State.REVEALED: N_("getoond"),
    State.TAKEN: N_("overgenomen"),
}
PURPOSES: Final = {
    Purpose.POLL: N_("Peiling"),
    Purpose.ADVICE: N_("Advies"),
    Purpose.DECISION: N_("Beslissing"),
}
_MEANS: Final = {
    Purpose.POLL: N_("Peiling: zo weten we hoe iedereen erover denkt."),
    Purpose.ADVICE: N_("Advies: de groep beslist daarna, met deze antwoorden als advies."),
    Purpose.DECISION: N_("Beslissing: met deze antwoorden beslist de groep."),
}
VISIBILITIES: Final = {
    Visibility.UNNAMED: N_("Zonder naam"),
    Visibility.ORGANISATION: N_("Per organisatie"),
    Visibility.NAMED: N_("Met naam"),
}
_SHOWS: Final = {
    Visibility.UNNAMED: N_("Niemand in de zaal ziet wie wat antwoordde."),
    Visibility.ORGANISATION: N_("Iedereen ziet wat elke organisatie antwoordde."),
    Visibility.NAMED: N_("Iedereen ziet wie wat antwoordde."),
}
_PROMISES: Final = {
    Visibility.ORGANISATION: N_(
        "Per organisatie: bij uw antwoord staat de naam van uw organisatie."
    ),
    Visibility.NAMED: N_("Met naam: bij uw antwoord staan uw naam en uw organisatie."),
}
_GROUPS: Final = {
    "everyone": N_("Iedereen"),
    "core": N_("De kerngroep"),
    "tables": N_("Elke tafel één antwoord"),
}


def state(asked: Round) -> Said:
    return Said(_STATES[asked.state])


def purpose(which: Purpose) -> Said:
    """Who decides, in one sentence."""
    return Said(_MEANS[which])


def purpose_name(which: Purpose) -> Said:
    return Said(PURPOSES[which])


def visibility(which: Visibility) -> Said:
    return Said(VISIBILITIES[which])


def shows(which: Visibility) -> Said:
    """To whoever chooses how answers are shown."""
    return Said(_SHOWS[which])


_NO_NAMES: Final = N_(
    "Gevraagd zonder naam: geen scherm toont wie wat antwoordde. Alleen wie het hele archief "
    "bewaart of de server beheert, kan technisch meer zien."
)


def promise(asked: Round) -> Said:
    """To whoever answers: what the room will see of them."""
    method = method_of(asked.method)
    kept_to = asked.visibility if asked.visibility in method.visibilities else Visibility.UNNAMED
    return Said(method.unnamed if kept_to is Visibility.UNNAMED else _PROMISES[kept_to])


def no_names() -> Said:
    """Of an unnamed round: why nobody reads who answered what, and who could know more."""
    return Said(_NO_NAMES)


def audience(who: Audience) -> Said:
    if who.kind == "circle":
        return Said(N_("Kring: %(circle)s"), {"circle": field.entry("circles", who.value)})
    if who.kind == "part":
        return Said(N_("Spreekt vanuit: %(part)s"), {"part": field.entry("parts", who.value)})
    if who.kind == "table":
        return Said(N_("Tafel %(table)s"), {"table": who.value})
    return Said(_GROUPS[who.kind])
