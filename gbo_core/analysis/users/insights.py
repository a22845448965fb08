"""What professionals think good help is, beside what users say they lived through.

The guide (2.2) finds it only really interesting once the users' own insights stand beside those of
professionals; so the difference is said in words, step by step of the journey.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import mean
from typing import Final

from gbo_core.field import Entry, entries, entry
from gbo_core.model import Insight
from gbo_core.model.finding import Finding, Records
from gbo_core.words import N_

APART: Final = 1.0  # on feelings from −2 to +2: from here on we say that they differ
FEWEST: Final = 3  # quotes a side: fewer are somebody's story, and no side's


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the journey: who said what about it, and how the two sides differ.

    `stage` is None for what is not about one step.
    """

    stage: Entry | None
    professionals: tuple[Insight, ...]
    users: tuple[Insight, ...]
    findings: tuple[Finding, ...]


def beside(insights: Iterable[Insight]) -> list[Stage]:
    """The steps about which somebody spoke, in the order of the journey; without a step last.

    An insight of which nobody noted who spoke is left out: it stands on neither side.
    """
    spoken: dict[str, list[Insight]] = defaultdict(list)
    for each in insights:
        if each.voice and not each.removed:
            spoken[each.stage].append(each)
    order: list[Entry | None] = [*entries("stages"), None]
    return [_stage(at, spoken[_code(at)]) for at in order if spoken[_code(at)]]


def unheard(insights: Iterable[Insight]) -> list[Finding]:
    """Whether one of the two sides does not speak at all."""
    voices = {each.voice for each in insights if not each.removed}
    found = []
    if "user" not in voices:
        sentence = N_("Gebruikers zelf zijn nog niet aan het woord.")
        found.append(Finding("no_users", sentence, "missing", rests_on=_ALL))
    if "professional" not in voices:
        sentence = N_("Nog niet genoteerd: wat hulpverleners goede hulp vinden.")
        found.append(Finding("no_professionals", sentence, "missing", rests_on=_ALL))
    words = N_("Gebruikers en hulpverleners komen aan het woord.")
    return found or [Finding("both", words, "fine", rests_on=_ALL)]


_ALL: Final = (Records(Insight.concept),)


def _code(stage: Entry | None) -> str:
    return stage.code if stage else ""


def _stage(stage: Entry | None, insights: Sequence[Insight]) -> Stage:
    professionals = tuple(each for each in insights if each.voice == "professional")
    users = tuple(each for each in insights if each.voice == "user")
    here = (Records(Insight.concept, tuple(each.id for each in (*professionals, *users))),)
    differ = tuple(replace(each, rests_on=here) for each in difference(professionals, users))
    return Stage(stage, professionals, users, differ)


def difference(professionals: Sequence[Insight], users: Sequence[Insight]) -> list[Finding]:
    """How the two sides of one step differ: who is silent, how it feels, what stands in the way.

    Feelings differ when their means lie at least one apart on the scale from −2 to +2; below three
    quotes a side it is only said to seem so. Both numbers are working rules: a difference starts a
    talk and proves nothing.
    """
    if not users:
        sentence = N_("Hier spreken alleen hulpverleners. Wat maakten gebruikers mee?")
        return [Finding("only_professionals", sentence, "warning")]
    if not professionals:
        sentence = N_("Hier spreken alleen gebruikers. Herkennen hulpverleners dit?")
        return [Finding("only_users", sentence, "warning")]
    found = [*_feelings(professionals, users), *_thresholds(professionals, users)]
    return found or [_alike(professionals, users)]


def _are_few(professionals: Sequence[Insight], users: Sequence[Insight]) -> bool:
    return min(len(professionals), len(users)) < FEWEST


def _alike(professionals: Sequence[Insight], users: Sequence[Insight]) -> Finding:
    if _are_few(professionals, users):
        sentence = N_("Nog te weinig uitspraken om een verschil in gevoel te zien.")
        return Finding("few", sentence, "warning")
    return Finding("alike", N_("Beide kanten spreken, zonder groot verschil in gevoel."), "fine")


def _feelings(professionals: Sequence[Insight], users: Sequence[Insight]) -> list[Finding]:
    gap = mean(each.feeling for each in users) - mean(each.feeling for each in professionals)
    if abs(gap) < APART:
        return []
    worse, better = _FEW_GAPS if _are_few(professionals, users) else _GAPS
    data = {"gap": gap, "n": len(professionals) + len(users)}
    return [Finding("feelings", worse if gap < 0 else better, "warning", data)]


_GAPS: Final = (
    N_("Gebruikers hebben hier een slechter gevoel bij dan hulpverleners."),
    N_("Gebruikers hebben hier een beter gevoel bij dan hulpverleners."),
)
_FEW_GAPS: Final = (
    N_(
        "Zo te lezen hebben gebruikers hier een slechter gevoel bij dan hulpverleners. Dat zijn "
        "maar %(n)d uitspraken: vraag na of anderen het herkennen."
    ),
    N_(
        "Zo te lezen hebben gebruikers hier een beter gevoel bij dan hulpverleners. Dat zijn maar "
        "%(n)d uitspraken: vraag na of anderen het herkennen."
    ),
)


def _thresholds(professionals: Sequence[Insight], users: Sequence[Insight]) -> list[Finding]:
    seen = {each.threshold for each in professionals}
    unseen = sorted({each.threshold for each in users} - seen - {""})
    if not unseen:
        return []
    sentence = N_("Gebruikers noemen een drempel die hulpverleners niet noemen: %(thresholds)s.")
    named = tuple(entry("thresholds", code) for code in unseen)
    return [Finding("thresholds", sentence, "warning", {"thresholds": named})]
