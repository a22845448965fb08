"""What a journey tells: handovers, telling the story again, waiting, and where people leave.

Everything is read from the steps alone and names the steps that it was read from, so that each
number can be followed back. What the rows of a journey are comes from the usual customer journey
map (Stickdorn & Schneider, 2010, This is Service Design Thinking) and from the guide (2.2).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from gbo_core.model import Journey, Step
from gbo_core.model.finding import Finding, Ground, Records
from gbo_core.words import N_

HIGHEST_POSITION: Final = 999
GAP: Final = 10  # between two positions: two people may insert at once
FEWEST_STEPS: Final = 3  # fewer do not show a way, only a moment


@dataclass(frozen=True, slots=True)
class Handover:
    """From one step to the next, at another service. `how`: a code of `handovers`, '' unknown."""

    before: Step
    after: Step

    @property
    def how(self) -> str:
        return self.after.handover

    @property
    def services(self) -> tuple[str, str]:
        return self.before.service, self.after.service


@dataclass(frozen=True, slots=True)
class Waiting:
    """`days` known altogether; `steps` that waited, `unknown` those of which nobody knows."""

    days: float
    steps: tuple[Step, ...]
    unknown: tuple[Step, ...]

    @property
    def at_least(self) -> bool:
        """The days are a lower bound: of some step the waiting is not known."""
        return bool(self.unknown)


@dataclass(frozen=True, slots=True)
class Tie:
    """A proposal for the network: users go from `source` to `target` (ids), and `how`.

    `steps` are the ids of the steps where they arrive, over all journeys; `times` counts them.
    """

    source: str
    target: str
    how: str
    steps: tuple[str, ...]

    @property
    def times(self) -> int:
        return len(self.steps)


def in_order(steps: Iterable[Step], journey: str) -> list[Step]:
    """The steps of a journey from first to last.

    Two that were given the same place at the same moment keep a steady order.
    """
    own = [each for each in steps if each.journey == journey and not each.removed]
    return sorted(own, key=lambda each: (each.position, each.id))


def at_known_services(steps: Iterable[Step], services: Collection[str]) -> list[Step]:
    """The same steps; one at a service that is no longer in the list (ids) is at no service."""
    return [
        each if not each.service or each.service in services else replace(each, service="")
        for each in steps
    ]


def handovers(steps: Sequence[Step]) -> list[Handover]:
    """Where a user goes to another service: consecutive steps at two different services.

    A step without a service (at home, on a website) breaks the chain: then nobody handed over.
    """
    return [
        Handover(before, after)
        for before, after in pairwise(steps)
        if before.service and after.service and before.service != after.service
    ]


def cold(steps: Sequence[Step]) -> list[Handover]:
    """The handovers with no more than an address or a leaflet."""
    return [each for each in handovers(steps) if each.how == "cold"]


def retellings(steps: Sequence[Step]) -> list[Step]:
    """Where the user told the story once more."""
    return [each for each in steps if each.again]


def waiting(steps: Sequence[Step]) -> Waiting:
    """Days of waiting altogether.

    Before the first step nobody waits for help yet, so an empty cell there is no gap.
    """
    known = [(each, each.waiting) for each in steps if each.waiting is not None]
    return Waiting(
        sum(days for _step, days in known),
        tuple(step for step, days in known if days),
        tuple(each for each in steps[1:] if each.waiting is None),
    )


def leaving(steps: Sequence[Step]) -> Step | None:
    """The moment where people leave: the lowest feeling; of several the first.

    None when no feeling lies below zero: a journey without a low has no such moment.
    """
    lowest = min(steps, key=lambda each: each.feeling, default=None)  # min gives the first
    return lowest if lowest is not None and lowest.feeling < 0 else None


def ties(journeys: Iterable[Sequence[Step]]) -> list[Tie]:
    """Proposals for ties in the network, from the steps of every journey, each in order.

    One proposal a pair of services and manner of handing over; the most frequent first.
    """
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for steps in journeys:
        for each in handovers(steps):
            found[*each.services, each.how].append(each.after.id)
    proposals = [Tie(*key, tuple(ids)) for key, ids in found.items()]
    return sorted(proposals, key=lambda each: (-each.times, each.source, each.target, each.how))


def check(journey: Journey, steps: Sequence[Step]) -> list[Finding]:
    """What a journey still lacks before it can be talked about; nothing when it is complete.

    `steps`: those of this journey, in order.
    """
    about = _these(journey)
    if not steps:
        return [
            Finding("steps", N_("Deze reis heeft nog geen stappen."), "missing", rests_on=about)
        ]
    found = []
    if len(steps) < FEWEST_STEPS:
        words = N_("Een reis met minder dan %(n)d stappen laat geen weg zien. Wat kwam ervoor?")
        found.append(Finding("steps_few", words, "missing", {"n": FEWEST_STEPS}, about))
    if not journey.persona:
        words = N_("Van welke persona is deze reis?")
        found.append(Finding("journey_persona", words, "missing", rests_on=about))
    if not journey.goals:
        words = N_("Kies aan welk van de twee doelen dit raakt.")
        found.append(Finding("journey_goals", words, "missing", rests_on=about))
    nowhere = [each for each in steps if each.handover and not each.service]
    if nowhere:
        words = N_(
            "Stappen met een overdracht maar zonder dienst: %(n)d. Kies de dienst, anders telt de "
            "overdracht niet mee."
        )
        found.append(Finding("steps_nowhere", words, "warning", {"n": len(nowhere)}, about))
    return found


def overview(journeys: Iterable[Journey], steps: Iterable[Step]) -> list[Finding]:
    """How the journeys of a workshop stand together: is there one, and does it show a way?"""
    there = [each for each in journeys if not each.removed]
    every = list(steps)
    whole = [each for each in there if len(in_order(every, each.id)) >= FEWEST_STEPS]
    if not there:
        words = N_("Er is nog geen gebruikersreis.")
        return [Finding("journeys", words, "missing", rests_on=_these())]
    if not whole:
        words = N_("De gebruikersreis heeft nog geen %(n)d stappen.")
        return [Finding("journeys", words, "missing", {"n": FEWEST_STEPS}, _these(*there))]
    data = {"names": ", ".join(each.title for each in whole)}
    words = N_("Uitgewerkte reizen: %(names)s.")
    return [Finding("journeys", words, "fine", data, _these(*whole))]


def _these(*journeys: Journey) -> tuple[Ground, ...]:
    return (Records(Journey.concept, tuple(each.id for each in journeys)),)


def renumbered(ids: Sequence[str]) -> dict[str, int]:
    """Step id → its position when they stand in this order, with room between each two.

    ValueError for more steps than positions.
    """
    if len(ids) > HIGHEST_POSITION:
        raise ValueError("too many steps for one journey")
    gap = min(GAP, HIGHEST_POSITION // max(len(ids), 1))
    return {id_: place * gap for place, id_ in enumerate(ids, start=1)}


def moved(ids: Sequence[str], step: str, by: int) -> list[str]:
    """The order with one step earlier (−1) or later (+1); the same at either end."""
    place = ids.index(step)
    there = min(max(place + by, 0), len(ids) - 1)
    others = [each for each in ids if each != step]
    return [*others[:there], step, *others[there:]]


def inserted(ids: Sequence[str], step: str, after: str) -> list[str]:
    """The order with a new step after another; at the end where that one is gone."""
    place = ids.index(after) + 1 if after in ids else len(ids)
    return [*ids[:place], step, *ids[place:]]
