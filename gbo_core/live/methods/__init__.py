"""The methods. A new one is a file beside these and a line here."""

from gbo_core.live.errors import BadBallot
from gbo_core.live.methods import dots, grid, notes, pick, scale
from gbo_core.live.methods.ballot import BallotMethod, Measure
from gbo_core.live.methods.base import Method
from gbo_core.model.round import Round

METHODS: dict[str, Method] = {
    "grid": grid.METHOD,
    "scale": scale.METHOD,
    "pick": pick.METHOD,
    "dots": dots.METHOD,
    "notes": notes.METHOD,
}


def method_of(code: str) -> Method:
    """Raises BadBallot for a method that we don't have."""
    try:
        return METHODS[code]
    except KeyError:
        raise BadBallot from None


def ballot_method(code: str) -> BallotMethod:
    """The same, where a ballot is asked. Raises BadBallot also where notes are gathered."""
    method = method_of(code)
    if not isinstance(method, BallotMethod):
        raise BadBallot
    return method


def places(asked: Round) -> frozenset[tuple[str, str]]:
    """(item, axis) of everything that a round asks."""
    axes = method_of(asked.method).axes(asked.settings)
    return frozenset((item, axis) for item in asked.item_ids() for axis in axes)


__all__ = ["METHODS", "BallotMethod", "Measure", "Method", "ballot_method", "method_of", "places"]
