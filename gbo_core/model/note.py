"""A note: what one participant wrote in a round that gathers notes."""

from collections.abc import Iterator
from itertools import count
from typing import Final

from gbo_core.model.fields import choice, kept, text
from gbo_core.model.ids import derived_id
from gbo_core.model.record import Record, concept
from gbo_core.words import N_

BETWEEN_PARTS: Final = " – "


@concept("note", "notes", "y")
class Note(Record):
    """`round` (kept on every record) is where it was asked; `participant` '' is the facilitator.

    `section` is the round's item that it stands under; `first` and `second` answer the prompt's
    parts, each optional. `state`: waits, on the board, or held back. `into` is the id of the record
    that the group made of it; notes that were merged share it, and each keeps its writer.
    """

    section: str = text(N_("Onder"), required=True, longest=60)
    first: str = text(N_("Eerste deel"), longest=280)
    second: str = text(N_("Tweede deel"), longest=280)
    state: str = choice(N_("Stand"), "note_states", default="waiting")
    into: str = text(N_("Opgenomen in"), longest=40)
    participant: str = text(N_("Deelnemer"), longest=40)
    sent_at: str = kept("moment", N_("Verstuurd op"), "")

    @property
    def text(self) -> str:
        """Both parts in one line."""
        return BETWEEN_PARTS.join(filter(None, (self.first, self.second)))


def note_ids(round_id: str, participant: str, sending: str) -> Iterator[str]:
    """Always the same for the same sending, so that a retry makes no second note.

    The first is its id; the next ones are for when somebody else's note has it.
    """
    yield derived_id("y", round_id, participant, sending)
    for draw in count(1):
        yield derived_id("y", round_id, participant, sending, str(draw))
