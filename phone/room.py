"""The reads behind what phones show: for one participant, or for a whole room at once."""

from collections.abc import Iterable, Sequence
from functools import partial

from gbo_core.live import ballots, notes
from gbo_core.live.methods import method_of
from gbo_core.live.notes import Sent
from gbo_core.live.results import RoundResult
from gbo_core.live.wall import Wall
from gbo_core.model.round import Ballot, Participant, Round
from phone.kept import Memory
from phone.view import Board, Shown, View, likeness, shown, view


def view_of(memory: Memory, who: Participant) -> View:
    """What one participant's phone shows now."""
    rounds = shown(memory.rounds(who.workshop), who)
    ids = rounds.answered_in
    own = memory.store.read(ballots.own, who.workshop, who.id, ids) if ids else {}
    boards = {
        asked.id: Board(
            memory.wall(asked),
            memory.store.read(notes.sent_by, asked.workshop, asked.id, who.id),
            memory.ordinary_names(asked.workshop),
        )
        for asked in _with_notes(rounds)
    }
    return view(rounds, own, partial(_share, memory, who), _results(memory, rounds), boards)


def views_of(memory: Memory, people: Sequence[Participant]) -> list[View]:
    """The same for many of one workshop, with one read a round instead of one a phone."""
    if not people:
        return []
    every = memory.rounds(people[0].workshop)
    alike = {likeness(who): who for who in people}
    rounds = {key: shown(every, who) for key, who in alike.items()}
    results = {key: _results(memory, each) for key, each in rounds.items()}
    own = _ballots(memory, people[0].workshop, rounds.values())
    boards = _boards(memory, rounds.values())
    names = memory.ordinary_names(people[0].workshop)
    return [
        view(
            rounds[likeness(who)],
            own.get(who.id, {}),
            partial(_share, memory, who),
            results[likeness(who)],
            {id_: Board(wall, sent.get(who.id, Sent()), names) for id_, (wall, sent) in boards},
        )
        for who in people
    ]


def _with_notes(rounds: Shown) -> list[Round]:
    return _gathering(rounds, "notes")


def _gathering(rounds: Shown, what: str) -> list[Round]:
    return [asked for asked in rounds.now if method_of(asked.method).gathers == what]


def _boards(
    memory: Memory, rounds: Iterable[Shown]
) -> list[tuple[str, tuple[Wall, dict[str, Sent]]]]:
    """Round → its wall, and who did what there, of the rounds that are on any of these phones."""
    live = {asked.id: asked for each in rounds for asked in _with_notes(each)}
    return [
        (id_, (memory.wall(asked), memory.store.read(notes.sent, asked.workshop, id_)))
        for id_, asked in live.items()
    ]


def _ballots(
    memory: Memory, workshop: str, rounds: Iterable[Shown]
) -> dict[str, dict[str, Ballot]]:
    """Participant → round → ballot, of the rounds that are on any of these phones."""
    found: dict[str, dict[str, Ballot]] = {}
    for round_id in {id_ for each in rounds for id_ in each.answered_in}:
        for ballot in memory.store.read(ballots.load, workshop, round_id):
            found.setdefault(ballot.participant, {})[round_id] = ballot
    return found


def _share(memory: Memory, who: Participant, asked: Round) -> Sequence[str]:
    return memory.share(asked, who.id)


def _results(memory: Memory, rounds: Shown) -> dict[str, RoundResult]:
    counted = _gathering(rounds, "ballots")
    return {asked.id: memory.result(asked) for asked in counted if asked.state.is_revealed}
