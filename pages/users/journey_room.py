"""How much of a journey fits in its picture, and where each step stands in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from gbo_core.model import Step
from pages.shell.say import _

# organisation id → name
Names = Mapping[str, str]

HALF = 0.42  # of a column: half the width of a box
ACROSS = 100  # letters that fit beside each other over all columns, on the screen and the beamer
FEWEST_LETTERS = 11  # in a line of a box; with fewer only its number stands in it
FEWEST_LINES, MOST_LINES = 3, 5
LINE = 1.3  # the height of a line, in letters
HIGHEST = {False: 900, True: 960}  # pixels of the picture: on the screen, on the beamer
# In letters: the upper half, and a lane of boxes with only a number. A beamer shows words below it.
CURVE, NUMBER = {False: 12, True: 9}, {False: 3.2, True: 2.3}
LETTER = {False: 13, True: 20}  # pixels of the letters in the boxes


@dataclass(frozen=True, slots=True)
class Room:
    """How much fits: sizes in pixels, `letters` and `lines` in a box (0 lines: its number only)."""

    letter: int
    letters: int
    lines: int
    stages: float
    curve: float
    lane: float
    strip: float
    below: float

    @classmethod
    def of(cls, steps: int, lanes: int, *, beamer: bool) -> "Room":
        letter = LETTER[beamer]
        stages, strip, below = 5 * letter, 3 * letter, 4 * letter
        curve = CURVE[beamer] * letter
        letters = int(ACROSS * 2 * HALF / max(steps, 3)) - 1
        left = HIGHEST[beamer] - stages - curve - 2 * strip - below
        lines = min(MOST_LINES, int(left / lanes / letter / LINE) - 1)
        lines = lines if letters >= FEWEST_LETTERS and lines >= FEWEST_LINES else 0
        lane = (lines + 1.4) * letter * LINE if lines else NUMBER[beamer] * letter
        return cls(letter, letters, lines, stages, curve, lane, strip, below)

    def lanes(self, count: int) -> float:
        """The height of the lower half."""
        return count * self.lane + 2 * self.strip

    def height(self, lanes: int) -> float:
        return self.stages + self.curve + self.lanes(lanes) + self.below


@dataclass(frozen=True, slots=True)
class Drawn:
    """The steps with the lane of each; `lanes` are called as on the picture, in order of use."""

    steps: Sequence[Step]
    lanes: tuple[str, ...]
    lane_of: tuple[int, ...]
    room: Room

    @classmethod
    def of(cls, steps: Sequence[Step], names: Names, *, beamer: bool) -> "Drawn":
        places = [place(each, names) for each in steps]
        lanes = tuple(dict.fromkeys(places))
        room = Room.of(len(steps), len(lanes), beamer=beamer)
        return cls(steps, lanes, tuple(map(lanes.index, places)), room)

    @property
    def half(self) -> float:
        """Half the height of a box."""
        return self.room.lane / 2 - 0.35 * self.room.letter

    def middle(self, lane: int) -> float:
        """Pixels below the top of the lower half; after the lanes come the two strips."""
        over = lane - len(self.lanes)
        if over < 0:
            return (lane + 0.5) * self.room.lane
        return len(self.lanes) * self.room.lane + (over + 0.5) * self.room.strip


def place(step: Step, names: Names) -> str:
    """Where a step happens: the service, or else the contact point; without both *elders*."""
    return names.get(step.service) or step.contact or _("elders")


def in_lines(text: str, letters: int, most: int) -> list[str]:
    """At most so many lines, each safe in a chart; what does not fit ends in dots."""
    found = wrap(" ".join(_hyphened(word, letters) for word in text.split()), letters) or [""]
    if len(found) > most:
        found = [*found[: most - 1], found[most - 1][: letters - 1] + "…"]
    return [escape(line) for line in found]


def _hyphened(word: str, letters: int) -> str:
    """A word that is longer than a line, in pieces that fit."""
    if len(word) <= letters:
        return word
    return f"{word[: letters - 1]}- {_hyphened(word[letters - 1 :], letters)}"
