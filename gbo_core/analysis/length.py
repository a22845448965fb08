"""Short ballots: how long one takes, and the two ways out when it takes too long.

The seconds are rules of thumb for a phone in a room: people read the question, then per item its
name, then tap. They are there to warn before a round opens, not to measure anybody.
"""

from collections.abc import Mapping
from typing import Final

READ_QUESTION: Final = 10.0
READ_ITEM: Final = 2.0
GIVE_ANSWER: Final = 3.5
MOST_INPUTS: Final = 20
MOST_SECONDS: Final = 120.0
MOST_IN_TRIAGE: Final = 12


def seconds(items: int, inputs: int) -> float:
    """How long a ballot takes, in seconds.

    `inputs` counts what is to be filled in: items × axes for scales, the taps to expect for a
    pick.
    """
    return READ_QUESTION + READ_ITEM * items + GIVE_ANSWER * inputs


def too_long(items: int, inputs: int) -> bool:
    """Whether a ballot needs a way out: over 20 inputs, or over two minutes."""
    return inputs > MOST_INPUTS or seconds(items, inputs) > MOST_SECONDS


def longest_share(items: int, inputs_each: int) -> int:
    """The most of `items` that one participant can be given without the ballot being too long."""
    fitting = (share for share in range(items, 0, -1) if not too_long(share, share * inputs_each))
    return next(fitting, 0)


def expected_answers(participants: int, share: int, items: int) -> float:
    """How many answers an item gets when each participant is given `share` of the `items`.

    40 participants with 10 of 30 items each give 13⅓ answers an item.
    """
    return participants * min(share, items) / items if items else 0.0


def doubtful(
    picks: Mapping[str, int], n: int, most: int = MOST_IN_TRIAGE, axis: str = "talk"
) -> tuple[str, ...]:
    """The items of a pick round that deserve a closer look, most doubtful first, at most `most`.

    `picks` has the taps per item, in the order of the round; `n` participants answered. On the
    axis `talk` (over wie moeten we praten?) a tap says that an item is in doubt, so doubt is the
    share that tapped. On another axis (who belongs at the table?) a tap is a judgement, and doubt
    is greatest at one half and nil when all or none tapped. Items without any doubt are left out;
    equal doubt keeps the order of the round.
    """

    def doubt(item: str) -> float:
        share = picks[item] / n
        return share if axis == "talk" else 1 - abs(2 * share - 1)

    ranked = sorted(picks, key=doubt, reverse=True) if n else []
    return tuple(item for item in ranked[:most] if doubt(item) > 0)
