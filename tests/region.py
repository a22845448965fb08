"""A small region for tests: a workshop, its organisations, and people with phones."""

from dataclasses import dataclass, field
from typing import Any

from gbo_core.live import ballots, joining, rounds, stage
from gbo_core.live.methods import method_of
from gbo_core.model import Organisation
from gbo_core.model.round import Audience, Item, Purpose, Round, Visibility
from gbo_core.store import Store, access, records, workshops

PASSWORD = "een lang wachtwoord"
ORGANISATIONS = (
    ("OCMW Zandhove", "ocmw", "core"),
    ("CAW De Brug", "caw", "core"),
    ("DMW Samen", "dmw_cm", "core"),
    ("Samenlevingsopbouw", "", "basis"),
    ("Huis van het Kind", "", "basis"),
    ("CGG Noord", "", "background"),
)


@dataclass
class Region:
    store: Store
    workshop: str
    facilitator: str
    organisations: dict[str, str] = field(default_factory=dict)

    def organisation(self, name: str) -> str:
        return self.organisations[name]

    def join(self, organisation: str = "", **more: Any) -> str:
        """A participant's id."""
        wanted = joining.Joining(self.workshop, self.organisations.get(organisation, ""), **more)
        return self.store.write(joining.join, wanted).participant

    def draft(self, method: str = "grid", **more: Any) -> Round:
        settings = {
            "grid": {"pair": "contribution_necessity"},
            "scale": {"axis": "legitimacy"},
            "pick": {"axis": "seat", "most": 0},
            "dots": {"axis": "priority", "budget": 4, "cap": 3},
            "notes": {"prompt": "assumed_now"},
        }.get(method, {})
        wanted: dict[str, Any] = {
            "id": "",
            "workshop": self.workshop,
            "number": 0,
            "subject": "organisation",
            "method": method,
            "question": "Wie hebben we nodig?",
            "settings": settings,
            "items": self.items(),
            "audience": Audience(),
            "purpose": Purpose.ADVICE,
            "visibility": Visibility.UNNAMED,
        }
        return self.store.write(rounds.draft, self.workshop, Round(**wanted | more), by="An")

    def open(self, method: str = "grid", **more: Any) -> Round:
        return self.step(self.draft(method, **more), "open")

    def step(self, asked: Round, *names: str) -> Round:
        for name in names:
            asked = self.store.write(stage.step, self.workshop, asked.id, name, by="An")
        return asked

    def items(self) -> tuple[Item, ...]:
        return tuple(Item(i, name, i) for name, i in sorted(self.organisations.items()))

    def cast(self, asked: Round, who: str, answers: Any, ballot: str = "b1") -> ballots.Receipt:
        """A stored ballot's receipt; raises what it was refused with."""
        wanted = ballots.Cast(self.workshop, asked.id, who, ballot, answers)
        (outcome,) = self.store.write(ballots.cast_many, [wanted])
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def rate(self, asked: Round, who: str, *values: float | None) -> ballots.Receipt:
        """The same values, one an axis, for every item."""
        axes = method_of(asked.method).axes(asked.settings)
        answers = {item: dict(zip(axes, values, strict=True)) for item in asked.item_ids()}
        return self.cast(asked, who, answers)


def make_region(store: Store) -> Region:
    facilitator = store.read(access.host) or _first(store)
    profile = workshops.new_profile("GBO Zandhove", "Zandhove")
    workshop = store.write(workshops.make, facilitator, profile, by="An")
    region = Region(store, workshop, facilitator)
    for name, actor, circle in ORGANISATIONS:
        made = Organisation.make(name=name, actor=actor, circle=circle, core_group=circle == "core")
        region.organisations[name] = store.write(records.add, workshop, made, by="An").id
    return region


def _first(store: Store) -> str:
    token = store.write(access.add_first, "An", PASSWORD)
    return store.read(access.who, token).id
