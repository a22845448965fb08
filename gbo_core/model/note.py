"""A note: what one participant wrote in a round that gathers notes."""

from collections.abc import Iterator
from itertools import count

from gbo_core.model.fields import ANY, choice, kept, of_any, text
from gbo_core.model.ids import derived_id
from gbo_core.model.record import BETWEEN_PARTS, Record, concept
from gbo_core.words import N_, nN_


@concept(
    "note",
    "notes",
    "y",
    title=N_("Briefjes"),
    holds=N_("Wat deelnemers schreven, met wat de groep ermee deed."),
    counted=nN_("%(n)d briefje", "%(n)d briefjes"),
    known_by=("first", "second"),
)
class Note(Record):
    """`round` (kept on every record) is where it was asked; `participant` '' is the facilitator.

    `section` is the round's item that it stands under; `first` and `second` answer the prompt's
    parts, each optional. `state`: waits, on the board, or held back. `into` is the id of the record
    that the group made of it; notes that were merged share it, and each keeps its writer.
    """

    section: str = text(N_("Onder"), required=True, longest=60, shared=True)
    first: str = text(N_("Eerste deel"), longest=280, shared=True)
    second: str = text(N_("Tweede deel"), longest=280, shared=True)
    state: str = choice(N_("Stand"), "note_states", default="waiting")
    into: str = of_any(N_("Opgenomen in"), ANY, shared=True)

    participant: str = text(N_("Deelnemer"), longest=40)
    sent_at: str = kept("moment", N_("Verstuurd op"), "")
    round: str = kept("text", N_("Ronde"), "", shared=True)

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
