"""The reads behind what phones show: for one participant, or for a whole room at once."""

from collections.abc import Iterable

from gbo_core.live import ballots
from gbo_core.model.round import Ballot, Participant
from phone.kept import REVEALED, Memory
from phone.view import View, shown, view


def view_of(memory: Memory, who: Participant) -> View:
    """What one participant's phone shows now."""
    now, _before = shown(memory.rounds(who.workshop), who)
    ids = [asked.id for asked in now]
    own = memory.store.read(ballots.own, who.workshop, who.id, ids) if ids else {}
    return _view(memory, who, own)


def views_of(memory: Memory, people: Iterable[Participant]) -> list[View]:
    """The same for many of one workshop, with one read a round instead of one a phone."""
    everybody = list(people)
    if not everybody:
        return []
    own = _ballots(memory, everybody)
    return [_view(memory, who, own.get(who.id, {})) for who in everybody]


def _ballots(memory: Memory, people: list[Participant]) -> dict[str, dict[str, Ballot]]:
    """Participant → round → ballot, of the rounds that are on any of these phones."""
    workshop = people[0].workshop
    rounds = memory.rounds(workshop)
    live = {asked.id for who in people for asked in shown(rounds, who)[0]}
    found: dict[str, dict[str, Ballot]] = {}
    for round_id in live:
        for ballot in memory.store.read(ballots.load, workshop, round_id):
            found.setdefault(ballot.participant, {})[round_id] = ballot
    return found


def _view(memory: Memory, who: Participant, own: dict[str, Ballot]) -> View:
    rounds = memory.rounds(who.workshop)
    now, _before = shown(rounds, who)
    results = {asked.id: memory.result(asked) for asked in now if asked.state in REVEALED}
    return view(rounds, who, own, lambda asked: memory.share(asked, who.id), results)
