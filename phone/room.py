"""The reads behind what phones show: for one participant, or for a whole room at once."""

from collections.abc import Iterable, Sequence
from functools import partial

from gbo_core.live import ballots
from gbo_core.live.results import RoundResult
from gbo_core.model.round import Ballot, Participant, Round
from phone.kept import REVEALED, Memory
from phone.view import Shown, View, likeness, shown, view


def view_of(memory: Memory, who: Participant) -> View:
    """What one participant's phone shows now."""
    rounds = shown(memory.rounds(who.workshop), who)
    ids = [asked.id for asked in rounds.now]
    own = memory.store.read(ballots.own, who.workshop, who.id, ids) if ids else {}
    return view(rounds, own, partial(_share, memory, who), _results(memory, rounds))


def views_of(memory: Memory, people: Sequence[Participant]) -> list[View]:
    """The same for many of one workshop, with one read a round instead of one a phone."""
    if not people:
        return []
    every = memory.rounds(people[0].workshop)
    alike = {likeness(who): who for who in people}
    rounds = {key: shown(every, who) for key, who in alike.items()}
    results = {key: _results(memory, each) for key, each in rounds.items()}
    own = _ballots(memory, rounds.values())
    return [
        view(
            rounds[likeness(who)],
            own.get(who.id, {}),
            partial(_share, memory, who),
            results[likeness(who)],
        )
        for who in people
    ]


def _ballots(memory: Memory, rounds: Iterable[Shown]) -> dict[str, dict[str, Ballot]]:
    """Participant → round → ballot, of the rounds that are on any of these phones."""
    live = {asked.id: asked for each in rounds for asked in each.now}
    found: dict[str, dict[str, Ballot]] = {}
    for asked in live.values():
        for ballot in memory.store.read(ballots.load, asked.workshop, asked.id):
            found.setdefault(ballot.participant, {})[asked.id] = ballot
    return found


def _share(memory: Memory, who: Participant, asked: Round) -> Sequence[str]:
    return memory.share(asked, who.id)


def _results(memory: Memory, rounds: Shown) -> dict[str, RoundResult]:
    return {asked.id: memory.result(asked) for asked in rounds.now if asked.state in REVEALED}
