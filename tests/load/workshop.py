"""Workshops to measure with, made through the program's own functions."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from sqlalchemy import Connection

from gbo_core import field
from gbo_core.live import ballots, joining, participants, sampling
from gbo_core.live.methods import method_of
from gbo_core.model import Involvement, Organisation, Person, Record
from gbo_core.model.round import Answers, Participant, Purpose, Round, Visibility
from gbo_core.model.stakeholders import involvement_id
from gbo_core.store import Store, access, records, workshops
from tests.region import Region, make_region

PARTS = ("field", "policy", "finance", "lived", "unsaid")
CIRCLES = ("core", "basis", "background")
GRID = {"pair": "contribution_necessity"}


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each a workshop has."""

    organisations: int
    rounds: int
    participants: int

    def __str__(self) -> str:
        return (
            f"{self.organisations} organisaties, {self.rounds} rondes, "
            f"{self.participants} deelnemers"
        )


LONG = Size(150, 60, 200)
LARGEST = Size(600, 240, 800)


@dataclass(frozen=True, slots=True)
class Big:
    """A long trajectory: the workshop, and the rounds to look at by what they are."""

    region: Region
    code: str
    rounds: dict[str, str]


def code_of(region: Region) -> str:
    """The join code."""
    return region.store.read(workshops.get, region.workshop).join_code


def log_in(region: Region) -> str:
    """The token of a facilitator's cookie."""
    return region.store.write(access.log_in, region.facilitator)


def make_big(store: Store, chance: Random, size: Size = LONG) -> Big:
    """A workshop of this size, with rounds that nine in ten answered."""
    region = make_region(store)
    _register(region, size, chance)
    people = people_of(region, size)
    known: dict[str, str] = {}
    for number in range(size.rounds):
        kind, method, more = _plan(region, size.rounds - number, chance)
        asked = region.open(method, **more)
        answer(region, asked, people, chance)
        if kind != "open":
            region.step(asked, "close", "reveal")
        known[kind] = asked.id
    return Big(region, code_of(region), known)


def _plan(region: Region, left: int, chance: Random) -> tuple[str, str, dict[str, Any]]:
    """What kind of round, its method, and how it differs; the largest ones come last.

    `left`: how many rounds there are still to come, this one included.
    """
    some, many = _items(region, 10, chance), _items(region, 30, chance)
    last = {
        5: ("pick of all", "pick", {}),
        4: ("grid of all", "grid", {}),
        3: ("sampled grid", "grid", {"share": 10}),
        2: ("named grid", "grid", some | {"visibility": Visibility.NAMED}),
        1: ("open", "grid", some),
    }
    usual = [("pick", "pick", many), ("grid", "grid", some), ("scale", "scale", some)]
    return last.get(left) or usual[left % len(usual)]


def _items(region: Region, count: int, chance: Random) -> dict[str, Any]:
    items = chance.sample(region.items(), count)
    return {"items": tuple(items), "purpose": Purpose.ADVICE}


def _register(region: Region, size: Size, chance: Random) -> None:
    """The organisations, a person for each, and who sits at the table when."""

    def write(connection: Connection) -> None:
        for number in range(len(region.organisations), size.organisations):
            name = f"Organisatie {number:03} voor welzijn en zorg"
            made = Organisation.make(name=name, circle=CIRCLES[number % 3], note="Een nota.")
            records.add(connection, region.workshop, made, by="An")
            region.organisations[name] = made.id
        for number, organisation in enumerate(region.organisations.values()):
            for record in _of_organisation(number, organisation, chance):
                records.add(connection, region.workshop, record, by="An")

    region.store.write(write)


def _of_organisation(number: int, organisation: str, chance: Random) -> Iterator[Record]:
    name, part = f"Persoon {number:03}", PARTS[number % len(PARTS)]
    yield Person.make(name=name, organisation=organisation, part=part)
    levels = field.entries("ladder")
    for phase in field.entries("phases"):
        yield Involvement.make(
            id=involvement_id(organisation, phase.code),
            organisation=organisation,
            phase=phase.code,
            level=chance.choice(levels).code,
        )


def people_of(region: Region, size: Size) -> list[Participant]:
    """As many who joined, over all organisations in turns."""
    wanted = [
        joining.Joining(
            region.workshop,
            organisation=list(region.organisations.values())[number % size.organisations],
            part=PARTS[number % 5],
            name=f"Deelnemer {number:03}",
        )
        for number in range(size.participants)
    ]
    region.store.write(joining.join_many, wanted)
    return region.store.read(participants.load, region.workshop)


def answer(region: Region, asked: Round, people: list[Participant], chance: Random) -> None:
    """Nine in ten answer everything that they are asked."""
    shares = region.store.read(sampling.load, asked.workshop, asked.id) if asked.share else {}
    casts = [
        ballots.Cast(
            region.workshop,
            asked.id,
            who.id,
            "b1",
            _answers(
                asked, [item.id for item in sampling.items_for(asked, shares, who.id)], chance
            ),
        )
        for who in people
        if chance.random() < 0.9
    ]
    region.store.write(ballots.cast_many, casts)


def _answers(asked: Round, items: list[str], chance: Random) -> Answers:
    method = method_of(asked.method)
    axes, values = method.axes(asked.settings), method.values(asked.settings)
    return {item: {axis: chance.choice(values) for axis in axes} for item in items}
