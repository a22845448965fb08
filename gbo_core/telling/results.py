"""What the answers of a round come to, in words that every face says."""

from typing import Final

from gbo_core.analysis.agreement import Agreement, Certainty
from gbo_core.analysis.voices import FEWEST_ITEMS, FEWEST_VOTERS, Differs
from gbo_core.live.counting import compares_voices
from gbo_core.live.results import RoundResult
from gbo_core.telling.said import NOTHING, Said, counted
from gbo_core.words import N_, nN_

_PEOPLE: Final = nN_(
    "%(ballots)d van %(asked)d deelnemers antwoordde.",
    "%(ballots)d van %(asked)d deelnemers antwoordden.",
)
_TABLES: Final = nN_(
    "%(ballots)d van %(asked)d tafels antwoordde.",
    "%(ballots)d van %(asked)d tafels antwoordden.",
)
_ONE_PERSON: Final = nN_(
    "%(ballots)d van %(asked)d deelnemer antwoordde.",
    "%(ballots)d van %(asked)d deelnemer antwoordde.",
)
_ONE_TABLE: Final = nN_(
    "%(ballots)d van %(asked)d tafel antwoordde.",
    "%(ballots)d van %(asked)d tafel antwoordde.",
)


_DIFFERS: Final = {
    Differs.NOWHERE: N_(
        "Als elke organisatie één keer telt, schuift het midden bij geen enkel item een stap."
    ),
    Differs.SOME: N_(
        "Als elke organisatie één keer telt, schuift het midden bij enkele items een stap."
    ),
    Differs.HALF: N_(
        "Als elke organisatie één keer telt, schuift het midden bij de helft of meer van de "
        "items een stap."
    ),
}


_NO_WEIGHT: Final = N_(
    "Of een grote organisatie hier zwaarder weegt, zeggen we niet. Na een vraag zonder naam kan "
    "dat pas vanaf %(voters)d mensen die antwoorden, en %(items)d items met genoeg antwoorden: met "
    "minder verraadt het wat één organisatie antwoordde."
)


def turnout(outcome: RoundResult) -> Said:
    """How many answered of who were asked: the noun follows those."""
    tables = outcome.round.audience.voice == "table"
    if outcome.asked == 1:
        words = _ONE_TABLE if tables else _ONE_PERSON
    else:
        words = _TABLES if tables else _PEOPLE
    return counted(words, outcome.ballots, ballots=outcome.ballots, asked=outcome.asked)


def one_voice_each(found: Differs | None) -> Said:
    """What is said of one organisation one voice in an unnamed round."""
    return Said(_DIFFERS[found]) if found else NOTHING


def why_no_weight(found: RoundResult) -> Said:
    """Why an unnamed round tells nothing of one organisation one voice, where that is so."""
    if found.differs or not compares_voices(found.round):
        return NOTHING
    return Said(_NO_WEIGHT, {"voters": FEWEST_VOTERS, "items": FEWEST_ITEMS})


def measured(agreement: Agreement) -> Said:
    """How far they agree, *voorlopig* where it is; below eight answers only that they are few."""
    if agreement.certainty is Certainty.DOTS:
        return Said(N_("te weinig antwoorden"))
    label = Said(agreement.label.sentence)
    if agreement.certainty is Certainty.PROVISIONAL:
        return Said(N_("%(label)s (voorlopig)"), {"label": label})
    return label


def taps(tapped: float, n: int) -> Said:
    """Of those who answered; an organisation that is divided taps for half."""
    words = nN_("%(tapped)s van %(n)d tikte dit aan", "%(tapped)s van %(n)d tikten dit aan")
    return counted(words, tapped, tapped=float(tapped), n=n)


def dots(given: float) -> Said:
    return counted(nN_("%(dots)s stip", "%(dots)s stippen"), given, dots=float(given))


def no_opinion(n: int) -> Said:
    return Said(N_("%(n)d zonder mening"), {"n": n})
