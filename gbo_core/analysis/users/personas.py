"""What a persona rests on, whether it is complete, and what keeps the personas out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from gbo_core.field import entries
from gbo_core.model import Evidence, Persona, Trait
from gbo_core.model.finding import Finding, Ground, Records
from gbo_core.words import N_

# Source: Mediawijs, "Persona’s" (toolbox digitale inclusie): at most six traits, each between
# two ends, about what matters for the use of a service rather than about age or origin.
MOST_TRAITS: Final = 6


@dataclass(frozen=True, slots=True)
class Support:
    """The ids of what a persona rests on and that still exists; `source`: another one, in words."""

    interviews: tuple[str, ...] = ()
    insights: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    source: str = ""

    @property
    def is_assumed(self) -> bool:
        """Nothing supports it: it rests on what the table assumes."""
        return not (self.interviews or self.insights or self.figures or self.source)


def support(
    persona: Persona,
    interviews: Collection[str],
    insights: Collection[str],
    evidences: Iterable[Evidence],
) -> Support:
    """What a persona rests on.

    `interviews` and `insights` hold the ids that (still) exist: a conversation that was removed
    supports nothing. `figures` of the answer are the ids of the evidence about this persona.
    """
    return Support(
        tuple(each for each in persona.interviews if each in interviews),
        tuple(each for each in persona.insights if each in insights),
        tuple(
            each.id
            for each in evidences
            if not each.removed and (each.about, each.record) == (Persona.concept, persona.id)
        ),
        persona.source.strip(),
    )


def traits_of(persona: str, traits: Iterable[Trait]) -> list[Trait]:
    """The traits of one persona, in a steady order (their id)."""
    own = [each for each in traits if each.persona == persona and not each.removed]
    return sorted(own, key=lambda each: each.id)


def check(persona: Persona, traits: Sequence[Trait], rests_on: Support) -> list[Finding]:
    """What a persona still lacks; nothing when it is complete.

    `traits`: those of this persona. Sources: the guide (2.2) on personas; Mediawijs for the six
    traits; the five B’s of accessible help for the thresholds.
    """
    about = _these([persona])
    found = []
    if rests_on.is_assumed:
        words = N_("Dit is een aanname: er staat geen gesprek, inzicht, cijfer of bron bij.")
        found.append(Finding("persona_assumed", words, "warning", rests_on=about))
    if not traits:
        words = N_("Er staan nog geen kenmerken bij.")
        found.append(Finding("persona_traits", words, "missing", rests_on=about))
    if len(traits) > MOST_TRAITS:
        words = N_("%(n)d kenmerken is te veel om te onthouden: hou er hoogstens %(most)d.")
        data = {"n": len(traits), "most": MOST_TRAITS}
        found.append(Finding("persona_many", words, "warning", data, about))
    if not persona.thresholds:
        words = N_("Welke drempels houden deze persoon tegen? Er is er nog geen gekozen.")
        found.append(Finding("persona_thresholds", words, "missing", rests_on=about))
    if not persona.goals:
        words = N_("Kies aan welk van de twee doelen dit raakt.")
        found.append(Finding("persona_goals", words, "missing", rests_on=about))
    return found


def overview(personas: Iterable[Persona], assumed: Collection[str]) -> list[Finding]:
    """How the personas of a workshop stand together. `assumed`: ids of those without support."""
    there = [each for each in personas if not each.removed]
    if not there:
        words = N_("Er is nog geen persona.")
        return [Finding("personas", words, "missing", rests_on=(Records(Persona.concept),))]
    found = []
    weak = [each for each in there if each.id in assumed]
    if weak:
        data = {"names": ", ".join(each.name for each in weak)}
        words = N_("Deze persona’s steunen nog nergens op: %(names)s.")
        found.append(Finding("personas_assumed", words, "warning", data, _these(weak)))
    if len(weak) < len(there):
        firm = [each for each in there if each.id not in assumed]
        words = N_("Persona’s die ergens op steunen: %(n)d.")
        found.append(Finding("personas_firm", words, "fine", {"n": len(firm)}, _these(firm)))
    return found


def held_back(personas: Iterable[Persona]) -> dict[str, tuple[str, ...]]:
    """Threshold (each of the five B’s, in their order) → ids of the personas whom it keeps out."""
    there = [each for each in personas if not each.removed]
    return {
        threshold.code: _ids(each for each in there if threshold.code in each.thresholds)
        for threshold in entries("thresholds")
    }


def _these(personas: Iterable[Persona]) -> tuple[Ground, ...]:
    return (Records(Persona.concept, _ids(personas)),)


def _ids(personas: Iterable[Persona]) -> tuple[str, ...]:
    return tuple(each.id for each in personas)
