"""A workshop with everything in it, and ways to look into a zip."""

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import update

from gbo_core.exchange import package
from gbo_core.exchange.archive import bring_in
from gbo_core.exchange.archive.contents import Contents
from gbo_core.live import ballots, participants, rounds, sampling, takeover
from gbo_core.live.methods import method_of
from gbo_core.live.participants import is_asked
from gbo_core.live.takeover import Choice
from gbo_core.model import Involvement, Person
from gbo_core.model.figure import Figure
from gbo_core.model.round import Audience, Round, Visibility
from gbo_core.model.stakeholders import involvement_id
from gbo_core.store import Store, figures, records
from gbo_core.store.tables import round_
from tests.region import Region

PARTS = ("field", "field", "policy", "field", "policy", "lived")


@dataclass
class Filled:
    """`rounds` by what they are, `people` by when they joined."""

    region: Region
    people: list[str] = field(default_factory=list)
    rounds: dict[str, Round] = field(default_factory=dict)

    def archive(self, language: str = "nl") -> bytes:
        return archive_of(self.region.store, self.region.workshop, language)

    def share(self, language: str = "nl") -> bytes:
        return share_of(self.region.store, self.region.workshop, language)

    def research(self, language: str = "nl") -> bytes:
        return research_of(self.region.store, self.region.workshop, language)


def fill(region: Region) -> Filled:
    """Twenty-four participants and a round of every kind and state."""
    made = Filled(region)
    names = sorted(region.organisations)
    for place in range(24):
        name = names[place % len(names)]
        made.people.append(region.join(name, part=PARTS[place % 6], name=f"Deelnemer {place}"))
    made.people.append(region.join(new_organisation="Buurman Jozef", part="other"))
    _register(region)
    first = made.rounds["first"] = _voted(made, "grid", 1)
    _take_over(region, first)
    again = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    made.rounds["second"] = _close(made, region.step(again, "open"), 2)
    # Of something else: where the same is asked, ballots without a name are told item by item.
    other: dict[str, Any] = {"settings": {"pair": "power_interest"}}
    made.rounds["organisation"] = _voted(
        made, "grid", 3, visibility=Visibility.ORGANISATION, **other
    )
    other = {"settings": {"axis": "urgency"}}
    made.rounds["named"] = _voted(made, "scale", 4, visibility=Visibility.NAMED, **other)
    made.rounds["pick"] = _voted(made, "pick", 5)
    made.rounds["sampled"] = _voted(made, "scale", 6, share=3)
    made.rounds["core"] = _voted(made, "scale", 7, audience=Audience("core"))
    hidden = _vote(made, region.open("scale"), 8)
    made.rounds["closed"] = region.step(hidden, "close")
    made.rounds["open"] = _vote(made, region.open("grid"), 9)
    made.rounds["draft"] = region.draft("pick")
    aside = made.rounds["aside"] = region.draft("scale")
    region.store.write(rounds.remove, region.workshop, aside.id, by="An")
    return made


def as_looked_at(filled: Filled) -> None:
    """The closed round was looked at in the moment of its closing: older archives do not say."""
    values = {"seen_at": round_.c.closed_at}
    here = round_.c.id == filled.rounds["closed"].id
    filled.region.store.write(lambda c: c.execute(update(round_).where(here).values(values)))


def _register(region: Region) -> None:
    ocmw = region.organisation("OCMW Zandhove")
    for record in (
        Person.make(name="Bram Bloemkool", organisation=ocmw, part="field", skills="kent\nveel"),
        Person.make(name="Zonder Dienst", function="vrijwilliger"),
        Involvement.make(
            id=involvement_id(ocmw, "p1"), organisation=ocmw, phase="p1", level="advise"
        ),
    ):
        region.store.write(records.add, region.workshop, record, by="An")
    gone = region.store.write(records.add, region.workshop, Person.make(name="Al Weg"), by="An")
    region.store.write(records.remove, region.workshop, Person, gone.id, by="An")


def _voted(made: Filled, method: str, salt: int, **more: Any) -> Round:
    return _close(made, made.region.open(method, **more), salt)


def _close(made: Filled, asked: Round, salt: int) -> Round:
    _vote(made, asked, salt)
    return made.region.step(asked, "close", "reveal")


def _vote(made: Filled, asked: Round, salt: int) -> Round:
    region = made.region
    shares = region.store.read(sampling.load, region.workshop, asked.id)
    people = {who.id: who for who in region.store.read(participants.load, region.workshop)}
    casts = [
        ballots.Cast(
            asked.workshop, asked.id, who, f"b{place}", answers(asked, items, place + salt)
        )
        for place, who in enumerate(made.people)
        if (items := [item.id for item in sampling.items_for(asked, shares, who)])
        and is_asked(asked.audience, people[who])
    ]
    region.store.write(ballots.cast_many, casts)
    region.cast(asked, made.people[0], answers(asked, _own(asked, shares, made), 40), "later")
    return asked


def _own(asked: Round, shares: Any, made: Filled) -> list[str]:
    return [item.id for item in sampling.items_for(asked, shares, made.people[0])]


def answers(asked: Round, items: list[str], seed: int) -> dict[str, dict[str, float | None]]:
    """Different for everybody; now and then no opinion, and sometimes nothing at all."""
    axes = method_of(asked.method).axes(asked.settings)
    if asked.method == "pick":
        return {item: {"seat": float((seed + n) % 3 == 0)} for n, item in enumerate(items)}
    return {
        item: {
            axis: None if (seed + n) % 7 == 0 else float((seed * 3 + n + m) % 5 + 1)
            for m, axis in enumerate(axes)
        }
        for n, item in enumerate(items)
        if n == 0 or (seed + n) % 5
    }


def _take_over(region: Region, asked: Round) -> None:
    first, second, *others = asked.item_ids()
    values = {"contribution": 2.0, "necessity": 5.0}
    choices = [Choice(item, "voted") for item in others]
    choices += [Choice(first, "otherwise", values, "Omdat het kan."), Choice(second, "open")]
    region.store.write(takeover.take_over, region.workshop, asked.id, choices, by="An")


def archive_of(store: Store, workshop: str, language: str = "nl") -> bytes:
    target = io.BytesIO()
    store.read(package.archive, workshop, target, language)
    return target.getvalue()


def share_of(store: Store, workshop: str, language: str = "nl") -> bytes:
    target = io.BytesIO()
    store.read(package.share, workshop, target, language)
    return target.getvalue()


def research_of(store: Store, workshop: str, language: str = "nl") -> bytes:
    target = io.BytesIO()
    store.read(package.research, workshop, target, language)
    return target.getvalue()


def bring(store: Store, content: bytes, maker: str | None = None) -> str:
    """The workshop that an archive becomes."""
    return bring_in.bring_in(store, io.BytesIO(content), maker)


def whole(content: bytes) -> Contents:
    """Everything that an archive holds, read to its end. Raises BadArchive."""
    with bring_in.reading(io.BytesIO(content)) as found:
        return replace(found, votes=dict(found.votes.items()), figures=dict(found.figures.items()))


def figures_in(store: Store, workshop: str) -> dict[str, list[Figure]]:
    """Series → its values."""
    series = store.read(figures.filled, workshop)
    return {each: store.read(figures.load, workshop, each) for each in series}


def checksum(content: bytes) -> str:
    """As the descriptor writes it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def table(content: bytes, name: str) -> list[dict[str, str]]:
    """The rows of `data/{name}.csv` in a zip."""
    text = members(content)[f"data/{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return target.getvalue()


def described(content: bytes) -> Any:
    return json.loads(members(content)["data/datapackage.json"])


def count(region: Region, workshop: str) -> int:
    """How many ballots a workshop holds."""
    return len(region.store.read(ballots.load, workshop))
