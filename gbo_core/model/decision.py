"""What the group decided on one item of a round, beside what it voted."""

from gbo_core.model.fields import choice, number, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("decision", "decisions", "d")
class Decision(Record):
    """`voted` is the round's own outcome on `axis`; `value` is what the group took over.

    Stance `voted`: value = voted. Stance `otherwise`: the group's own value with its reason.
    Stance `open`: no value yet. `round` (kept on every record) is the source.
    """

    subject: str = text(N_("Waarover"), required=True)
    item: str = text(N_("Item"), required=True)
    axis: str = choice(N_("As"), "axes")
    stance: str = choice(N_("Besluit"), "stances")
    voted: float | None = number(N_("Zoals gestemd"))
    value: float | None = number(N_("Overgenomen waarde"))
    reason: str = text(N_("Reden"), longest=1000)


def decision_id(round_id: str, item: str, axis: str) -> str:
    """One decision a round, item and axis: deciding again replaces it (and can be undone)."""
    return f"d{round_id}{item}{axis}"
