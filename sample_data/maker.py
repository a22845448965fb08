"""Plays meetings through the program itself, with a clock and chance of its own.

Nothing of it is true: the votes are drawn, around what a `Shape` says that the room thinks.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import NormalDist
from typing import Any, TypeVar

from gbo_core import field
from gbo_core.live import ballots, joining, participants, rounds, sampling, takeover
from gbo_core.live.methods import method_of
from gbo_core.live.subjects import SUBJECTS
from gbo_core.live.takeover import Choice
from gbo_core.model import Involvement, Organisation, Person, Record, ids
from gbo_core.model.round import Answers, Item, Participant, Round
from gbo_core.model.stakeholders import involvement_id
from gbo_core.store import Store, records, workshops

R = TypeVar("R", bound=Record)

HERE = Path(__file__).parent
BY = "Hilde Maes"  # who set the records: a facilitator of this fictional region
SEED = 20260310

chance = random.Random(SEED)  # noqa: S311 - invented votes need no cryptography


class FixedClock:
    """The time of the sample: stands still until it is moved, a few milliseconds a look."""

    moment = datetime(2026, 1, 1, tzinfo=UTC)

    @classmethod
    def now(cls) -> datetime:
        cls.moment += timedelta(milliseconds=7)
        return cls.moment


class Ids:
    """The source of ids: chance, but always the same."""

    @staticmethod
    def choice(letters: str) -> str:
        return chance.choice(letters)

    @staticmethod
    def token_urlsafe(size: int) -> str:
        return f"{chance.getrandbits(8 * size):x}"


def it_is(*moment: int) -> None:
    FixedClock.moment = datetime(*moment, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a room answers: around `centre`; in two groups when `other` is set; `wide` is spread."""

    centre: float
    other: float = 0.0
    wide: float = 0.7


def answer(shape: Shape, in_other_group: bool) -> float | None:
    """One voter's answer from 1 to 5; now and then no opinion."""
    if chance.random() < 0.04:
        return None
    centre = shape.other if shape.other and in_other_group else shape.centre
    drawn = NormalDist(centre, shape.wide).inv_cdf(chance.uniform(0.001, 0.999))
    return float(min(5, max(1, round(drawn))))


ALIKE_HIGH, ALIKE_LOW = Shape(4.7, wide=0.5), Shape(1.6, wide=0.6)
SPREAD = Shape(3, wide=1.8)
TWO_GROUPS = Shape(4.6, other=1.6, wide=0.5)
CLOSER = Shape(4.3, other=3.4, wide=0.6)


def usual(name: str, axis: str) -> Shape:
    """How the room sees an organisation that nothing special is said about: always the same."""
    own = random.Random(f"{name} {axis}")  # noqa: S311 - the same
    return Shape(own.uniform(1.9, 4.6), wide=own.uniform(0.5, 1.0))


@contextmanager
def chance_apart(seed: int) -> Iterator[None]:
    """What is drawn inside leaves everything that is drawn afterwards as it was."""
    kept = chance.getstate()
    chance.seed(seed)
    try:
        yield
    finally:
        chance.setstate(kept)


class Maker:
    """Plays the meetings, one step after another, in a store of its own."""

    def __init__(self, store: Store, region: Mapping[str, Any]) -> None:
        self.store, self.region = store, region
        profile = workshops.new_profile(region["name"], region["area"])
        self.workshop = store.write(workshops.make, None, profile, by=BY)
        self.organisations: dict[str, Organisation] = {}

    def write(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        return self.store.write(fn, self.workshop, *args, **kwargs)

    def add(self, record: R) -> R:
        stored: R = self.write(records.add, record, by=BY)
        return stored

    def register(self) -> None:
        """The organisations and the persons that they send."""
        for row in self.region["organisation"]:
            actor = field.entry("actors", row["actor"])
            made = Organisation.make(
                name=row["name"],
                actor=row["actor"],
                circle=actor.data["circle"],
                sector=actor.data["sector"],
                core_group=row.get("core_group", False),
                note=row.get("note", ""),
            )
            self.organisations[made.name] = self.add(made)
        for name, people in self.region["persons"].items():
            for person, function, part, skills in people:
                made = Person.make(
                    name=person,
                    organisation=self.organisations[name].id,
                    function=function,
                    part=part,
                    skills=skills,
                )
                self.add(made)

    def place_at_the_table(self) -> None:
        """Who sits at the table in which phase."""
        for row in self.region["organisation"]:
            organisation = self.organisations[row["name"]]
            for number, phase in enumerate(field.entries("phases"), 1):
                if level := _level(organisation, number, row):
                    cell = Involvement(
                        id=involvement_id(organisation.id, phase.code),
                        organisation=organisation.id,
                        phase=phase.code,
                        level=level,
                    )
                    self.add(cell)

    def join(self) -> None:
        """Sixty people scan the code, and name the part that they work in."""
        for row in self.region["organisation"]:
            sent = [part for _n, _f, part, _s in self.region["persons"].get(row["name"], [])]
            organisation = self.organisations[row["name"]].id
            for place in range(row["people"]):
                part = sent[place] if place < len(sent) else chance.choice(["field", "unsaid", ""])
                self._join(organisation=organisation, part=part)
        self._join(part="lived")
        self._join(new_organisation="Volkstuin De Vork", part="other")

    def _join(self, **about: str) -> None:
        FixedClock.moment += timedelta(seconds=chance.randint(2, 9))
        self.store.write(joining.join, joining.Joining(self.workshop, **about))

    def ask(self, question: str, method: str, settings: Mapping[str, Any], **more: Any) -> Round:
        """Draft a round about the items in `names` (all without it), and open it."""
        drafted = self.draft(question, method, settings, **more)
        opened: Round = self.write(rounds.step, drafted.id, "open", by=BY)
        return opened

    def draft(
        self,
        question: str,
        method: str,
        settings: Mapping[str, Any],
        *,
        subject: str = "organisation",
        names: Sequence[str] = (),
        **more: Any,
    ) -> Round:
        every = self.store.read(SUBJECTS[subject].items, self.workshop)
        chosen = [item for item in every if not names or item.label in names]
        wanted = Round(
            id="",
            workshop=self.workshop,
            number=0,
            subject=subject,
            method=method,
            question=question,
            settings=dict(settings),
            items=tuple(chosen),
            **more,
        )
        drafted: Round = self.write(rounds.draft, wanted, by=BY)
        return drafted

    def vote(
        self, asked: Round, answers: Any, *, turnout: float = 0.95, again: float = 0.05
    ) -> None:
        """Those who are asked send their ballots; some change theirs afterwards."""
        people = self.store.read(participants.audience_of, asked)
        came = [who for who in people if chance.random() < turnout]
        shares = self.store.read(sampling.load, self.workshop, asked.id)
        for who in came + [who for who in came if chance.random() < again]:
            FixedClock.moment += timedelta(seconds=chance.randint(1, 4))
            given = answers(sampling.items_for(asked, shares, who.id), who)
            if given:
                ballot = "b" + "".join(chance.choice(ids.ALPHABET) for _ in range(12))
                cast = ballots.Cast(self.workshop, asked.id, who.id, ballot, given)
                self.store.write(ballots.cast_many, [cast])

    def finish(self, asked: Round) -> None:
        for step, minutes in (("close", 4), ("reveal", 2)):
            FixedClock.moment += timedelta(minutes=minutes)
            self.write(rounds.step, asked.id, step, by=BY)

    def take_over(self, asked: Round, exceptions: Mapping[str, Choice]) -> None:
        """As voted, but for the items in `exceptions`, by label."""
        FixedClock.moment += timedelta(minutes=20)
        choices = [
            replace(exceptions.get(item.label, Choice("", "voted")), item=item.id)
            for item in asked.items
        ]
        self.write(takeover.take_over, asked.id, choices, by=BY)


def _level(organisation: Organisation, phase: int, row: Mapping[str, Any]) -> str:
    """A step of the ladder, or '' for not involved."""
    if organisation.circle == "core":
        return "codecide" if phase in {1, 3, 4} else "coproduce"
    if row.get("voice"):
        return "coproduce" if phase > 1 else "advise"
    if organisation.circle == "basis":
        return ("consult", "advise", "consult", "inform", "coproduce", "consult")[phase - 1]
    return ("inform", "consult", "", "inform", "advise", "inform")[phase - 1]


def scales(asked: Round, shapes: Mapping[str, Mapping[str, Shape]]) -> Any:
    """Answers on every axis of a round; some skip what they cannot judge."""
    axes = method_of(asked.method).axes(asked.settings)

    def answers(items: Sequence[Item], who: Participant) -> Answers:
        in_other_group = who.circle == "core"
        given: Answers = {}
        for item in items:
            if chance.random() < 0.97:
                shape = shapes.get(item.label, {})
                given[item.id] = {
                    axis: answer(shape.get(axis) or usual(item.label, axis), in_other_group)
                    for axis in axes
                }
        return given

    return answers


def taps(asked: Round, likely: Mapping[str, float]) -> Any:
    """Taps on the items that are in doubt, at most as many as the round allows."""
    axis, most = asked.settings["axis"], asked.settings["most"]

    def answers(items: Sequence[Item], _who: Participant) -> Answers:
        tapped = [i.id for i in items if chance.random() < likely.get(i.label, 0.05)]
        chosen = chance.sample(tapped, min(most or len(tapped), len(tapped)))
        return {item.id: {axis: float(item.id in chosen)} for item in items}

    return answers


def dots(asked: Round, likely: Mapping[str, float]) -> Any:
    """The whole budget, spent on what is likely, with never too many on one item."""
    axis, budget, cap = (asked.settings[name] for name in ("axis", "budget", "cap"))

    def answers(items: Sequence[Item], _who: Participant) -> Answers:
        spent = {item.id: 0 for item in items}
        for _dot in range(budget):
            free = [item for item in items if spent[item.id] < cap]
            weights = [likely.get(item.label, 0.1) for item in free]
            spent[chance.choices(free, weights)[0].id] += 1
        return {item: {axis: float(given)} for item, given in spent.items()}

    return answers
