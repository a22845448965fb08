"""The server is killed in the middle of a vote."""

from pathlib import Path
from random import Random

from tests.load.killed import kill_while_voting
from tests.region import Region

PEOPLE = 200


def test_whatever_was_acknowledged_is_there_after_a_kill(region: Region, tmp_path: Path) -> None:
    outcome = kill_while_voting(region, tmp_path, PEOPLE, after=60, chance=Random(2))

    assert 0 < len(outcome.acknowledged) < PEOPLE  # it was killed halfway indeed
    assert outcome.lost == []
    # Everybody is who they were, and sends again what was not acknowledged.
    assert outcome.same_people
    assert outcome.missing == []
    assert outcome.double == []
    assert len(outcome.after_retry) == PEOPLE
