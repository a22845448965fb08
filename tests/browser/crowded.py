"""Workshops that have something for every view of the beamer; one as wordy as people make it."""

from collections.abc import Iterator, Mapping

from gbo_core import field
from gbo_core.exchange.archive.bring_in import put_in
from gbo_core.exchange.sample import sample
from gbo_core.live import moderation, notes, rounds
from gbo_core.live.methods import method_of
from gbo_core.live.notes import Sending
from gbo_core.live.stage import MOVED, Stage
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model import Challenge, Factor, Journey, Organisation, Step, Swot
from gbo_core.model.round import Item, Round, State
from gbo_core.store import Store, records
from tests.region import Region

# View of the beamer, by the name of what it shows → what puts it there.
Views = Mapping[str, Stage]

NAMES = (
    "Intergemeentelijk samenwerkingsverband Welzijnsonderneming Zilverbeek-Wolvendonk vzw",
    "Arbeidsbemiddelingsorganisatie voor langdurig werkzoekenden in kansarmoede Lindermeer",
    "Dienst Maatschappelijk Werk van de Christelijke Mutualiteit Zilverbeek-Lindermeer-Noord",
    "Gehandicaptenondersteuningsvoorzieningen Houtlandse Polders en omstreken",
    "Ervaringsdeskundigenvereniging Waar-Armen-Het-Woord-Nemen Sint-Kwintens-Lennik",
    "Eerstelijnsgezondheidszorgsamenwerkingsplatform Zuidoost-Zilverbeek",
    "Centrum voor Leerlingenbegeleiding van het Gemeenschapsonderwijs Lindermeer-Centrum",
    "Woonmaatschappij Thuis in Zilverbeek, Wolvendonk, Lindermeer en de Houtlandse Polders",
    "Opvanghuis voor alleenstaande ouders met minderjarige kinderen De Regenboogvogels",
    "Vertrouwenscentrum kindermishandeling en jeugdhulpverleningspartnerorganisatie",
    "Openbaar Centrum voor Maatschappelijk Welzijn van de fusiegemeente Wolvendonk-Zilverbeek",
    "Buurtwerk",
)
QUESTION = (
    "Wie kan met eigen mensen en middelen bijdragen aan een sterk en toegankelijk onthaal in onze "
    "eerstelijnszone, en wie kunnen we daarvoor echt niet missen? Denk daarbij aan mensen die "
    "vandaag nergens terechtkunnen, ook wie de weg naar een welzijnsvoorziening nooit zou vinden."
)
LONG = "Wie hulp zoekt, doet telkens opnieuw het hele verhaal en haakt intussen vaak af. " * 4
SERVICE = "Kinderopvangtoeslagaanvraagbegeleidingsovereenkomst"


def of_sample(store: Store, facilitator: str) -> tuple[str, Views]:
    """The sample as a workshop of its own, and what its beamer can show."""
    workshop = put_in(store, sample(), facilitator)
    return workshop, _views(store, workshop)


def of_long_names(region: Region) -> tuple[str, Views]:
    """The same for a region whose names, questions, notes and steps are long."""
    _vote(region)
    _write_notes(region)
    _confront(region)
    _travel(region)
    return region.workshop, _views(region.store, region.workshop)


def _views(store: Store, workshop: str) -> Views:
    return dict(_every_view(store, workshop))


def _every_view(store: Store, workshop: str) -> Iterator[tuple[str, Stage]]:
    """One of each kind of picture: taps are drawn as dots are, a second round as the first."""
    for asked in store.read(rounds.load, workshop):
        if asked.state is State.OPEN:
            yield f"open {asked.method}", Stage(asked.id)
        elif asked.follows:
            yield "moved", Stage(asked.id, view=MOVED)
            yield "one of moved", Stage(asked.id, _longest(asked))
        elif asked.state.is_revealed and asked.method != "pick":
            yield asked.method, Stage(asked.id)
            if asked.method != "notes":
                yield f"one of {asked.method}", Stage(asked.id, _longest(asked))
    journeys = store.read(records.load, workshop, Journey)
    yield "journey", Stage(view="journey", item=journeys[0].id)
    yield "confrontation", Stage(view="confrontation")
    yield "factors", Stage(view="factors")
    yield "code", Stage()


def _longest(asked: Round) -> str:
    """The item with the longest name."""
    return max(asked.items, key=lambda each: len(each.label)).id


def _vote(region: Region) -> None:
    """Every method, a second round, and a question that is still open."""
    items = tuple(_organisation(region, name) for name in NAMES)
    people = [region.join("CAW De Brug") for _ in range(24)]
    first = _voted(region, region.open(items=items, question=QUESTION), people, 0)
    again = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    _voted(region, region.step(again, "open"), people, 1)
    for method in ("scale", "pick", "dots"):
        _voted(region, region.open(method, items=items, question=QUESTION), people, 0)
    factors = tuple(_factor(region, name) for name in NAMES)
    asked = region.open(
        subject="factor",
        items=factors,
        settings={"pair": "impact_uncertainty"},
        question=QUESTION,
    )
    _voted(region, asked, people, 0)
    region.open(items=items, question=QUESTION)


def _organisation(region: Region, name: str) -> Item:
    record = Organisation.make(name=name, circle="core")
    made = region.store.write(records.add, region.workshop, record, by="An")
    return Item(made.id, name)


def _factor(region: Region, name: str) -> Item:
    record = Factor.make(title=f"{name} krijgt minder", dimension="political")
    made = region.store.write(records.add, region.workshop, record, by="An")
    return Item(made.id, record.title)


def _voted(region: Region, asked: Round, people: list[str], moved: int) -> Round:
    """On every scale some agree, some differ; `moved` steps down and up since the round before."""
    for n, person in enumerate(people):
        answers = {
            item: _answer(asked, at, n, moved if at % 2 else 0)
            for at, item in enumerate(asked.item_ids())
        }
        region.cast(asked, person, answers)
    return region.step(asked, "close", "reveal")


def _answer(asked: Round, at: int, n: int, moved: int) -> dict[str, float]:
    """What person `n` says of item `at`."""
    one, other = 1 + (n * (at % 4)) % 5, 5 - (n // 2 * (at % 3)) % 5
    axes = method_of(asked.method).axes(asked.settings)
    if asked.subject == "factor":  # each in a place of its own
        wobble = n % 3 - 1
        both = (1 + at % 5 + wobble, 1 + 2 * (at // 5) + wobble)
        return dict(zip(axes, (float(min(5, max(1, each))) for each in both), strict=True))
    if asked.method == "grid":
        return dict(zip(axes, (max(1, one - moved), min(5, other + moved)), strict=True))
    said = {"scale": one, "pick": one == 1, "dots": 3 * (at == n % 7)}[asked.method]
    return dict.fromkeys(axes, float(said))


def _write_notes(region: Region) -> None:
    items = tuple(region.store.read(SUBJECTS["dimension"].items, region.workshop))
    for done in (True, False):
        asked = region.open("notes", subject="dimension", items=items, question=QUESTION)
        _written(region, asked)
        if done:
            region.step(asked, "close", "reveal")


def _written(region: Region, asked: Round) -> None:
    person = region.join("CAW De Brug")
    sendings = [
        Sending(
            region.workshop, asked.id, person, f"k{n}{section}", section, LONG[:250], LONG[:200]
        )
        for n in range(4)
        for section in asked.item_ids()
    ]
    made = region.store.write(notes.arrive_many, sendings)
    shown = [each for each in made if isinstance(each, str)]
    region.store.write(moderation.judge, region.workshop, shown, "shown", by="An", bundle="b1")


def _confront(region: Region) -> None:
    sides = [side.code for side in field.entries("swot") for _ in range(5)]
    points = [Swot.make(title=LONG[:160], side=side) for side in sides]
    questions = [Challenge.make(title=f"Hoe {LONG[:290]}?", cell="use") for _ in range(5)]
    for record in (*points, *questions):
        region.store.write(records.add, region.workshop, record, by="An")


def _travel(region: Region) -> None:
    journey = Journey.make(title=f"{LONG[:100]}")
    stages = [stage.code for stage in field.entries("stages")]
    steps = [
        Step.make(
            journey=journey.id,
            position=n,
            stage=stages[min(n // 2, len(stages) - 1)],
            action=LONG[:160],
            contact=f"{SERVICE} {n % 5}",
            feeling=n % 5 - 2,
            waiting=float(n * 40),
            again=n % 2 == 0,
            handover=("warm", "cold", "none")[n % 3],
        )
        for n in range(10)
    ]
    for record in (journey, *steps):
        region.store.write(records.add, region.workshop, record, by="An")
