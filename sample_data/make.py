"""Make the sample's files anew: `python -m sample_data.make`.

It plays a year of meetings through the program itself, with a clock and chance of its own, so
that the same files come out every time.
"""

import os
import random
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import NormalDist
from typing import Any

from gbo_core import field
from gbo_core.exchange import tables
from gbo_core.exchange.contents import gather
from gbo_core.exchange.package import archive_data
from gbo_core.live import ballots, joining, participants, rounds, sampling, takeover
from gbo_core.live.methods import method_of
from gbo_core.live.subjects import SUBJECTS
from gbo_core.live.takeover import Choice
from gbo_core.model import Involvement, Organisation, Person, ids
from gbo_core.model.involvement import involvement_id
from gbo_core.model.round import (
    Answers,
    Audience,
    Item,
    Participant,
    Purpose,
    Round,
    Visibility,
)
from gbo_core.store import Store, clock, close_stores, open_store, records, workshops

HERE = Path(__file__).parent
BY = "fzlvrbk"  # who set the records: a facilitator that no server has
SEED = 20260310

chance = random.Random(SEED)  # noqa: S311 - invented votes need no cryptography


class FixedClock(datetime):
    """The time of the sample: stands still until it is moved, a few milliseconds a look."""

    moment = datetime(2026, 1, 1, tzinfo=UTC)

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # noqa: ARG003 - the clock's own signature
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
    FixedClock.moment = datetime(*moment, tzinfo=UTC)  # type: ignore[misc]


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


# Organisation → how the room sees it on the axes of a question.
SHAPES: dict[str, dict[str, Shape]] = {
    "Woonmaatschappij Thuisbeek": {"contribution": Shape(4.2), "necessity": TWO_GROUPS},
    "Politiezone Zilverbeek": {"contribution": TWO_GROUPS, "necessity": TWO_GROUPS},
    "Huisartsenkring Zilverbeek": {"contribution": Shape(3.9), "necessity": Shape(4.4)},
    "VDAB Zilverbeek": {"contribution": SPREAD, "necessity": Shape(2.9)},
    "CGG De Oever": {"contribution": Shape(3.6), "necessity": SPREAD},
    "Bibliotheek Lindermeer": {"contribution": Shape(2.6), "necessity": ALIKE_LOW},
    "Basisschool De Wegwijzer": {"contribution": ALIKE_HIGH, "necessity": Shape(3.8)},
    "Ervaringsgroep ’t Licht": {"contribution": Shape(4.3), "necessity": ALIKE_HIGH},
    "Zelforganisatie Nieuwe Buren": {"contribution": Shape(3.8), "necessity": Shape(4.1)},
    "Zorgraad Zilverbeek": {"contribution": Shape(3.1), "necessity": Shape(2.4)},
    "OCMW Lindermeer": {"power": ALIKE_HIGH, "interest": Shape(4.4)},
    "CAW Zilverbeek": {"power": Shape(4.2), "interest": ALIKE_HIGH},
    "De Stem van Wolvendonk": {"power": ALIKE_LOW, "interest": ALIKE_HIGH},
    "Samenlevingsopbouw Zilverbeek": {"power": Shape(2.7), "interest": Shape(4)},
    "DMW CM Zilverbeek": {"power": Shape(3.8), "interest": Shape(3.9)},
}
SHAPES["Ervaringsgroep ’t Licht"] |= {"power": Shape(1.9), "interest": ALIKE_HIGH}
SHAPES["Zelforganisatie Nieuwe Buren"] |= {"power": ALIKE_LOW, "interest": Shape(4.2)}
SHAPES["Woonmaatschappij Thuisbeek"] |= {"power": Shape(4.4), "interest": Shape(2.3)}
IN_DOUBT = (
    "Woonmaatschappij Thuisbeek",
    "Politiezone Zilverbeek",
    "Huisartsenkring Zilverbeek",
    "VDAB Zilverbeek",
    "CGG De Oever",
    "Bibliotheek Lindermeer",
    "Basisschool De Wegwijzer",
    "Ervaringsgroep ’t Licht",
    "Zelforganisatie Nieuwe Buren",
    "Zorgraad Zilverbeek",
)
POWERFUL = (
    "OCMW Lindermeer",
    "CAW Zilverbeek",
    "DMW CM Zilverbeek",
    "De Stem van Wolvendonk",
    "Ervaringsgroep ’t Licht",
    "Samenlevingsopbouw Zilverbeek",
    "Woonmaatschappij Thuisbeek",
    "Huisartsenkring Zilverbeek",
    "Politiezone Zilverbeek",
    "Zelforganisatie Nieuwe Buren",
)
NEXT = (
    "Buurtwerk De Kade",
    "Huis van het Kind Lindermeer",
    "Ligo Zilverbeek",
    "Schuldbemiddeling Lindermeer",
    "Sociale kruidenier Het Mandje",
    "Wijkgezondheidscentrum De Wissel",
)


class Maker:
    """Plays the meetings, one step after another, in a store of its own."""

    def __init__(self, store: Store, region: Mapping[str, Any]) -> None:
        self.store, self.region = store, region
        profile = workshops.new_profile(region["name"], region["area"])
        self.workshop = store.write(workshops.make, None, profile, by=BY)
        self.organisations: dict[str, Organisation] = {}

    def write(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        return self.store.write(fn, self.workshop, *args, **kwargs)

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
            self.organisations[made.name] = self.write(records.add, made, by=BY)
        for name, people in self.region["persons"].items():
            for person, function, part, skills in people:
                made = Person.make(
                    name=person,
                    organisation=self.organisations[name].id,
                    function=function,
                    part=part,
                    skills=skills,
                )
                self.write(records.add, made, by=BY)

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
                    self.write(records.add, cell, by=BY)

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
        """Draft a round about the organisations in `names` (all without it), and open it."""
        drafted = self.draft(question, method, settings, **more)
        opened: Round = self.write(rounds.step, drafted.id, "open", by=BY)
        return opened

    def draft(
        self,
        question: str,
        method: str,
        settings: Mapping[str, Any],
        *,
        names: Sequence[str] = (),
        **more: Any,
    ) -> Round:
        every = self.store.read(SUBJECTS["organisation"].items, self.workshop)
        chosen = [item for item in every if not names or item.label in names]
        wanted = Round(
            id="",
            workshop=self.workshop,
            number=0,
            subject="organisation",
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
        """As voted, but for the organisations in `exceptions`."""
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


def second_thoughts(
    asked: Round, moving: Mapping[str, Mapping[str, Shape]], before: Mapping[str, Answers]
) -> Any:
    """After the talk: most people keep what they said, but where views are `moving`."""
    anew = scales(asked, SHAPES | moving)

    def answers(items: Sequence[Item], who: Participant) -> Answers:
        given = anew(items, who)
        for item in items:
            said = before.get(who.id, {}).get(item.id)
            if said and chance.random() > (0.6 if item.label in moving else 0.12):
                given[item.id] = said
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


def play(maker: Maker) -> None:
    """Three meetings, and the start of a fourth."""
    maker.register()
    maker.place_at_the_table()
    it_is(2026, 3, 24, 12, 55)
    maker.join()

    doubtful = {name: 0.75 - 0.05 * place for place, name in enumerate(IN_DOUBT)}
    asked = maker.ask("Over wie moeten we praten?", "pick", {"axis": "talk", "most": 8})
    maker.vote(asked, taps(asked, doubtful))
    maker.finish(asked)

    pair = {"pair": "contribution_necessity"}
    question = "Wie kan bijdragen aan de twee doelen, en wie kunnen we niet missen?"
    first = maker.ask(question, "grid", pair, names=IN_DOUBT, purpose=Purpose.ADVICE)
    maker.vote(first, scales(first, SHAPES))
    maker.finish(first)
    maker.take_over(
        first,
        {
            "Bibliotheek Lindermeer": Choice(
                "",
                "otherwise",
                {"contribution": 4.0, "necessity": 2.0},
                "De bibliotheek is de plek waar mensen zonder afspraak binnenlopen; dat woog bij "
                "het stemmen te weinig mee.",
            ),
            "Politiezone Zilverbeek": Choice("", "open"),
        },
    )
    second = maker.write(rounds.again, first.id, follows=True, by=BY)
    second = maker.write(rounds.step, second.id, "open", by=BY)
    moved = {
        "Woonmaatschappij Thuisbeek": {"contribution": Shape(4.3), "necessity": CLOSER},
        "CGG De Oever": {"contribution": Shape(3.8), "necessity": Shape(4.3)},
    }
    said = maker.store.read(ballots.load, maker.workshop, first.id)
    before = {cast.participant: cast.answers for cast in said}
    maker.vote(second, second_thoughts(second, moved, before), turnout=0.85)
    maker.finish(second)

    it_is(2026, 4, 21, 12, 10)
    core = maker.ask(
        field.entry("pairs", "power_interest").words("question"),
        "grid",
        {"pair": "power_interest"},
        names=POWERFUL,
        audience=Audience("core"),
        purpose=Purpose.ADVICE,
        visibility=Visibility.ORGANISATION,
    )
    maker.vote(core, scales(core, SHAPES))
    maker.finish(core)
    maker.take_over(core, {})

    legitimacy = maker.ask(
        "Vindt u het terecht dat deze organisatie of groep mee haar zeg heeft?",
        "scale",
        {"axis": "legitimacy"},
        names=POWERFUL,
        purpose=Purpose.DECISION,
    )
    views = {name: {"legitimacy": Shape(4.2)} for name in POWERFUL}
    views["Politiezone Zilverbeek"] = {"legitimacy": TWO_GROUPS}
    maker.vote(legitimacy, scales(legitimacy, views))
    maker.finish(legitimacy)
    maker.take_over(legitimacy, {})

    urgency = maker.ask(
        "Hoe dringend is wat deze organisatie of groep van ons vraagt?",
        "scale",
        {"axis": "urgency"},
        share=10,
    )
    hurry = {
        "De Stem van Wolvendonk": {"urgency": ALIKE_HIGH},
        "Schuldbemiddeling Lindermeer": {"urgency": Shape(4.4)},
        "Bibliotheek Lindermeer": {"urgency": ALIKE_LOW},
        "VDAB Zilverbeek": {"urgency": SPREAD},
    }
    maker.vote(urgency, scales(urgency, hurry), turnout=0.9)
    maker.finish(urgency)

    it_is(2026, 5, 19, 12, 5)
    last = maker.ask(question, "grid", pair, names=NEXT, purpose=Purpose.ADVICE)
    maker.vote(last, scales(last, SHAPES), turnout=0.4)
    maker.draft("Wie hoort er aan tafel?", "pick", {"axis": "seat", "most": 0})


@contextmanager
def own_time_and_chance() -> Iterator[None]:
    """The program's clock and its source of ids, replaced while the sample is made."""
    kept = clock.datetime, ids.secrets, dict(os.environ)
    chance.seed(SEED)
    clock.datetime, ids.secrets = FixedClock, Ids  # type: ignore[misc, assignment]
    it_is(2026, 3, 10, 12, 30)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GBO_DATA_DIR"] = folder
        os.environ.pop("GBO_DATABASE_URL", None)
        close_stores()
        try:
            yield
        finally:
            close_stores()
            clock.datetime, ids.secrets = kept[:2]
            os.environ.clear()
            os.environ.update(kept[2])


def write(folder: Path) -> None:
    """Make the sample's files in a folder."""
    region = tomllib.loads((HERE / "region.toml").read_text(encoding="utf-8"))
    with own_time_and_chance():
        maker = Maker(open_store(), region)
        play(maker)
        contents = maker.store.read(gather, maker.workshop)
    for name, content in archive_data(contents.name, tables.of_contents(contents)).items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    write(HERE / "data")
