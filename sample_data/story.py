"""What changes around the fictional region, played as its meeting on it went.

The words stand in story.toml. See `sample_data.maker` for how a meeting is played.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from gbo_core import field
from gbo_core.exchange.figures_in.bring_in import Wanted, bring_figures_in, with_names
from gbo_core.exchange.figures_in.reading import read
from gbo_core.live import moderation, notes, participants
from gbo_core.live.takeover import Choice
from gbo_core.model import Challenge, Evidence, Factor, Note, Series, Swot
from gbo_core.model.errors import GboError
from gbo_core.model.ids import new_id
from gbo_core.model.round import Participant, Purpose, Round
from gbo_core.store import figures, records
from sample_data.maker import BY, HERE, FixedClock, Maker, Shape, chance, dots, it_is, scales

CAME = 36  # of the sixty who once joined
PAIR = "impact_uncertainty"
# What participants write and what only the table knows stand together in story.toml.
_NOT_OF_A_FACTOR = {"key", "votes", "dots", "notes", "decided"}

Told = Mapping[str, Any]


class Wall:
    """A round that gathers notes: sent from phones, judged, and made into something."""

    def __init__(self, maker: Maker, question: str, prompt: str, subject: str) -> None:
        self.maker = maker
        self.round: Round = maker.ask(question, "notes", {"prompt": prompt}, subject=subject)
        self.here: list[Participant] = chance.sample(
            maker.store.read(participants.audience_of, self.round), CAME
        )

    def send(self, section: str, first: str, second: str = "") -> str:
        """Somebody sends a note; answers its id."""
        FixedClock.moment += timedelta(seconds=chance.randint(5, 25))
        who = chance.choice(self.here).id
        about = (self.round.workshop, self.round.id, who)
        return self._arrive(notes.Sending(*about, new_id("y"), section, first, second))

    def support(self, note: str, times: int) -> None:
        """As many of those who are here, but for its writer, see the same."""
        writer = self.get(note).participant
        for who in chance.sample([one.id for one in self.here if one.id != writer], times):
            FixedClock.moment += timedelta(seconds=1)
            self._arrive(notes.Support(self.round.workshop, self.round.id, who, note))

    def _arrive(self, arrival: notes.Sending | notes.Support) -> str:
        (outcome,) = self.maker.store.write(notes.arrive_many, [arrival])
        if isinstance(outcome, GboError):
            raise outcome
        return str(outcome)

    def get(self, note: str) -> Note:
        found: Note = self.maker.store.read(records.get, self.maker.workshop, Note, note)
        return found

    def do(self, deed: Any, *args: Any) -> Any:
        """What the facilitator does on the wall, half a minute later."""
        FixedClock.moment += timedelta(seconds=30)
        return self.maker.write(deed, *args, by=BY, bundle=new_id("b"))

    def gather(self, ids: Sequence[str], values: Told) -> Any:
        """Merge notes into a record, and word it."""
        made = self.do(moderation.gather, [self.get(each) for each in ids])
        return self.maker.write(
            records.save, type(made), made.id, values, version=made.version, by=BY
        )


def play(maker: Maker, told: Told) -> dict[str, Factor]:
    """The hour on DESTEP, the vote on the factors, and what follows from it; the factors by key."""
    it_is(2026, 5, 5, 12, 10)
    factors = write_notes(maker, told)
    vote(maker, told, factors)
    confront(maker, told, factors)
    bring_in_figures(maker, told, factors)
    return factors


def write_notes(maker: Maker, told: Told) -> dict[str, Factor]:
    """Notes on the six dimensions become factors; some factors are added at the table."""
    question = field.entry("prompts", "assumed_now").words("question")
    board = Wall(maker, question, "assumed_now", "dimension")
    sent = send_notes(board, told)
    judge_notes(board, sent)
    for each in told["aloud"]:
        text = (each["then"], each["now"])
        maker.store.write(
            moderation.write,
            board.round.workshop,
            board.round,
            each["dimension"],
            text,
            by=BY,
            bundle=new_id("b"),
        )
    factors = {each["key"]: make_factor(board, each, sent) for each in told["factor"]}
    maker.finish(board.round)
    return factors


def send_notes(board: Wall, told: Told) -> list[tuple[str, Told]]:
    """Every note, in the order of chance, with its id; those of a factor know its key and place."""
    written = [
        {"dimension": each["dimension"], "factor": each["key"], "place": place} | note
        for each in told["factor"]
        for place, note in enumerate(each.get("notes", ()))
    ] + list(told["note"])
    chance.shuffle(written)
    return [
        (
            board.send(
                note.get("under", note["dimension"]), note.get("then", ""), note.get("now", "")
            ),
            note,
        )
        for note in written
    ]


def judge_notes(board: Wall, sent: Sequence[tuple[str, Told]]) -> None:
    """Let through or held back, moved to where it belongs, split in two, supported."""
    for state in ("shown", "held"):
        board.do(
            moderation.judge,
            [id_ for id_, note in sent if note.get("state", "shown") == state],
            state,
        )
    for id_, note in sent:
        if "under" in note:
            board.do(moderation.change, [board.get(id_)], {"section": note["dimension"]})
        if "state" not in note:
            board.support(id_, note.get("support", chance.randint(0, 3)))
        if "split" in note:
            board.do(moderation.split, board.get(id_), [("", text) for text in note["split"]])


def make_factor(board: Wall, each: Told, sent: Sequence[tuple[str, Told]]) -> Factor:
    values = {name: value for name, value in each.items() if name not in _NOT_OF_A_FACTOR}
    about = [(note["place"], id_) for id_, note in sent if note.get("factor") == each["key"]]
    ids = [id_ for _place, id_ in sorted(about)]
    if not ids:
        return board.maker.add(Factor.make(**values))
    made: Factor = board.gather(ids, values)
    return made


def vote(maker: Maker, told: Told, factors: Mapping[str, Factor]) -> None:
    """How much each factor weighs and how uncertain it is; then dots for what comes first."""
    by_title = {factors[each["key"]].title: each for each in told["factor"]}
    shapes = {
        title: {axis: Shape(**about) for axis, about in each["votes"].items()}
        for title, each in by_title.items()
    }
    question = field.entry("pairs", PAIR).words("question")
    asked = maker.ask(question, "grid", {"pair": PAIR}, subject="factor", purpose=Purpose.ADVICE)
    maker.vote(asked, scales(asked, shapes), turnout=0.6)
    maker.finish(asked)
    decided = {
        t: Choice("", **each["decided"]) for t, each in by_title.items() if "decided" in each
    }
    maker.take_over(asked, decided)

    question = field.entry("axes", "priority").words("question")
    settings = {"axis": "priority", "budget": 5, "cap": 3}
    spent = maker.ask(question, "dots", settings, subject="factor", purpose=Purpose.POLL)
    likely = {title: each["dots"] for title, each in by_title.items()}
    maker.vote(spent, dots(spent, likely), turnout=0.6)
    maker.finish(spent)


def confront(maker: Maker, told: Told, factors: Mapping[str, Factor]) -> None:
    """The SWOT from the factors, and the questions that its lists lead to."""
    points: dict[str, str] = {}
    for each in told["swot"]:
        from_ = {"factor": factors[each["factor"]].id} if "factor" in each else {}
        made = maker.add(Swot.make(title=each["title"], side=each["side"], **from_))
        points[each["key"]] = made.id
    for each in told["challenge"]:
        maker.add(Challenge.make(**{**each, "points": [points[key] for key in each["points"]]}))


def bring_in_figures(maker: Maker, told: Told, factors: Mapping[str, Factor]) -> None:
    """One series of each file, laid beside the factors that it says something about."""
    series = {each["key"]: bring_in(maker, each) for each in told["figures"]}
    for each in told["evidence"]:
        maker.add(
            Evidence.make(
                series=series[each["figures"]].id,
                about="factor",
                record=factors[each["factor"]].id,
                place=each.get("place", ""),
                period=each.get("period", ""),
                note=each["note"],
            )
        )


def bring_in(maker: Maker, each: Told) -> Series:
    """A series from a file, as a person would choose and name it."""
    preview = read(each["file"], (HERE / "cijfers" / each["file"]).read_bytes())
    found = next(one for one in preview.series if one.title == each["found"])
    values = {name: each[name] for name in ("title", "unit", "area", "goals", "note")}
    wanted = Series.make(
        code=found.code, source=preview.source, source_year=preview.source_year, **values
    )
    names = maker.store.read(figures.names, maker.workshop) | each.get("places", {})
    pairs = [Wanted(wanted, with_names(found.figures, names))]
    (made,) = bring_figures_in(maker.store, maker.workshop, pairs, by=BY, bundle=new_id("b"))
    return made
