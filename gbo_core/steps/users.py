"""Gebruikers: whether users are heard, what came of it, and how that is stored."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection

from gbo_core.analysis.users import journeys, personas
from gbo_core.analysis.users.insights import unheard
from gbo_core.model import (
    Evidence,
    Insight,
    Interview,
    Journey,
    Persona,
    Step,
    Trait,
)
from gbo_core.model.errors import Refused
from gbo_core.model.finding import Finding, Records
from gbo_core.steps.standing import Standing
from gbo_core.store import records
from gbo_core.store.entered import enter
from gbo_core.words import N_

MOST_STEPS: Final = 60  # of one journey; more is a diary, and no picture can show it


def standing(connection: Connection, workshop: str) -> Standing:
    """Whether users are heard beside professionals, and whom and what journey that led to."""
    insights = records.load(connection, workshop, Insight)
    steps = records.load(connection, workshop, Step)
    return Standing(
        (
            *unheard(insights),
            *_personas(connection, workshop, insights),
            *journeys.overview(records.load(connection, workshop, Journey), steps),
        )
    )


def _personas(connection: Connection, workshop: str, insights: Iterable[Insight]) -> list[Finding]:
    """A persona is only something to go on when it rests on more than what the table assumes."""
    there = records.load(connection, workshop, Persona)
    talks = {each.id for each in records.load(connection, workshop, Interview)}
    said = {each.id for each in insights}
    evidences = records.load(connection, workshop, Evidence)
    rests_on = {each.id: personas.support(each, talks, said, evidences) for each in there}
    assumed = {id_ for id_, found in rests_on.items() if found.is_assumed}
    if there and len(assumed) == len(there):
        words = N_("Nog geen persona steunt op een gesprek, een inzicht, een cijfer of een bron.")
        these = Records(Persona.concept, tuple(assumed))
        return [Finding("personas_assumed", words, "missing", rests_on=(these,))]
    return personas.overview(there, assumed)


@dataclass(frozen=True, slots=True)
class EnteredPersona:
    """What stands in the form of a persona.

    `current` and `traits` as they were read, None and () for a new one; `rows`: what stands there
    for each of these traits, then for new ones. A row whose both ends are empty is no trait.
    """

    current: Persona | None
    values: Mapping[str, Any]
    traits: Sequence[Trait] = ()
    rows: Sequence[Mapping[str, Any]] = ()

    def trait_by_trait(self) -> Iterator[tuple[Trait | None, Mapping[str, Any]]]:
        read = [*self.traits, *[None] * (len(self.rows) - len(self.traits))]
        return zip(read, self.rows, strict=True)


def store_persona(
    connection: Connection, workshop: str, entered: EnteredPersona, *, by: str, bundle: str
) -> Persona:
    """A persona with its traits, all of it or nothing.

    Raises BadInput, Conflict, IsRemoved, and Refused when there are more than a persona can have.
    """
    current, common = entered.current, {"by": by, "bundle": bundle}
    if current:
        records.check_there(connection, workshop, Persona, current.id)
    persona = enter(connection, workshop, Persona, current, entered.values, **common)
    for trait, row in entered.trait_by_trait():
        _store_trait(connection, workshop, trait, {"persona": persona.id, **row}, common)
    own = personas.traits_of(persona.id, records.load(connection, workshop, Trait))
    if len(own) > max(personas.MOST_TRAITS, len(entered.traits)):
        words = N_("Een persona heeft hoogstens %(most)d kenmerken.")
        raise Refused(words, most=personas.MOST_TRAITS)
    return persona


def _store_trait(
    connection: Connection,
    workshop: str,
    read: Trait | None,
    row: Mapping[str, Any],
    common: Mapping[str, str],
) -> None:
    is_empty = not any(str(row[end] or "").strip() for end in ("low", "high"))
    if not is_empty:
        enter(connection, workshop, Trait, read, row, **common)
    elif read:
        records.remove(connection, workshop, Trait, read.id, **common)


def add_step(
    connection: Connection, workshop: str, made: Step, after: str, *, by: str, bundle: str
) -> None:
    """A new step of a journey, behind the one with id `after`; at the end where that is gone.

    The order is read in the same write that changes it: two people may do this at once. Raises
    Refused when there are as many as a journey can have.
    """
    there = _steps(connection, workshop, made.journey)
    if len(there) >= MOST_STEPS:
        raise Refused(N_("Een reis heeft hoogstens %(most)d stappen."), most=MOST_STEPS)
    places = journeys.renumbered(journeys.inserted([each.id for each in there], made.id, after))
    placed = replace(made, position=places[made.id])
    records.add(connection, workshop, placed, by=by, bundle=bundle)
    _place(connection, workshop, there, places, by=by, bundle=bundle)


def reorder(
    connection: Connection,
    workshop: str,
    step: Step,
    order: Callable[[Sequence[str]], list[str]],
    *,
    by: str,
    bundle: str,
) -> None:
    """Another order for the steps of a journey, where `step` is still one of them."""
    there = _steps(connection, workshop, step.journey)
    ids = [each.id for each in there]
    if step.id in ids:
        places = journeys.renumbered(order(ids))
        _place(connection, workshop, there, places, by=by, bundle=bundle)


def _steps(connection: Connection, workshop: str, journey: str) -> list[Step]:
    return journeys.in_order(records.load(connection, workshop, Step), journey)


def _place(
    connection: Connection,
    workshop: str,
    there: Sequence[Step],
    places: Mapping[str, int],
    *,
    by: str,
    bundle: str,
) -> None:
    for each in there:
        wanted = {"position": places[each.id]}
        if each.position != wanted["position"]:
            records.save(
                connection,
                workshop,
                Step,
                each.id,
                wanted,
                version=each.version,
                by=by,
                bundle=bundle,
            )
