"""What fits on a note, and what is said of one that does not fit or holds nothing."""

from typing import Final

from gbo_core.live.methods.notes import parts
from gbo_core.model import Note
from gbo_core.model.errors import BadInput
from gbo_core.model.fields import one_line
from gbo_core.words import N_

LONGEST: Final = Note.specs()["first"].longest  # characters, of each part

_EMPTY: Final = {
    1: N_("Schrijf eerst iets op het briefje."),
    2: N_("Schrijf iets in één van de twee vakken."),
}


class TooLong(BadInput):
    sentence = N_(
        "Dit is te lang: in een vak passen %(most)d tekens. Kort het in, of maak er twee "
        "briefjes van."
    )


def check_length(*texts: str) -> None:
    """Raises TooLong."""
    if any(len(one_line(text)) > LONGEST for text in texts):
        raise TooLong(most=LONGEST)


def empty_words(prompt: str) -> str:
    """What to do about a note on which nothing stands."""
    return _EMPTY[len(parts(prompt))]


def shortened(text: str, most: int) -> str:
    """The first words that fit in `most` letters, to go on from as a name."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line.rstrip(" .,;:!?…")
    whole, _space, _cut = line[: most + 1].rpartition(" ")
    return (whole or line[:most]).rstrip(" .,;:!?…–-(")
