"""Make the sample's files anew: `python -m sample_data.make`.

It plays a year of meetings through the program itself, with a clock and chance of its own, so
that the same files come out every time.
"""

import os
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from gbo_core import field
from gbo_core.exchange.archive.contents import gather
from gbo_core.exchange.package import write_data
from gbo_core.live import ballots, rounds
from gbo_core.live.takeover import Choice
from gbo_core.model import ids
from gbo_core.model.round import Answers, Audience, Item, Participant, Purpose, Round, Visibility
from gbo_core.store import clock, close_stores, open_store
from sample_data import story, story_users
from sample_data.maker import (
    ALIKE_HIGH,
    ALIKE_LOW,
    BY,
    CLOSER,
    HERE,
    SEED,
    SPREAD,
    TWO_GROUPS,
    FixedClock,
    Ids,
    Maker,
    Shape,
    chance,
    chance_apart,
    it_is,
    scales,
    taps,
)

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


def play(maker: Maker) -> None:
    """Five meetings, and the start of a sixth."""
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

    with chance_apart(SEED + 2):
        told = tomllib.loads((HERE / "story.toml").read_text(encoding="utf-8"))
        story.play(maker, told)
        story_users.play(maker, told)

    it_is(2026, 5, 19, 12, 5)
    last = maker.ask(question, "grid", pair, names=NEXT, purpose=Purpose.ADVICE)
    maker.vote(last, scales(last, SHAPES), turnout=0.4)
    maker.draft("Wie hoort er aan tafel?", "pick", {"axis": "seat", "most": 0})


@contextmanager
def own_time_and_chance() -> Iterator[None]:
    """The program's clock and its source of ids, replaced while the sample is made."""
    kept = clock.ours, ids.secrets, dict(os.environ)
    chance.seed(SEED)
    clock.ours, ids.secrets = FixedClock(), Ids  # type: ignore[assignment]
    it_is(2026, 3, 10, 12, 30)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GBO_DATA_DIR"] = folder
        os.environ.pop("GBO_DATABASE_URL", None)
        close_stores()
        try:
            yield
        finally:
            close_stores()
            clock.ours, ids.secrets = kept[:2]
            os.environ.clear()
            os.environ.update(kept[2])


def write(folder: Path) -> None:
    """Make the sample's files in a folder."""
    region = tomllib.loads((HERE / "region.toml").read_text(encoding="utf-8"))
    with own_time_and_chance():
        maker = Maker(open_store(), region)
        play(maker)
        with TemporaryFile() as packed:
            maker.store.read(lambda inner: write_data(gather(inner, maker.workshop), packed))
            _unpack(packed, folder)


def _unpack(packed: IO[bytes], folder: Path) -> None:
    with zipfile.ZipFile(packed) as files:
        for name in files.namelist():
            (folder / Path(name).name).write_bytes(files.read(name))


if __name__ == "__main__":
    write(HERE / "data")
