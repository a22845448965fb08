"""What the group decided on one item of a round, beside what it voted."""

from gbo_core.model.fields import choice, kept, number, of_any, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_, nN_


@concept(
    "decision",
    "decisions",
    "d",
    title=N_("Besluiten"),
    holds=N_("Wat de groep na een ronde besliste, naast wat er gestemd was."),
    counted=nN_("%(n)d besluit", "%(n)d besluiten"),
    known_by=("axis",),
)
class Decision(Record):
    """`voted` is the round's own outcome on `axis`; `value` is what the group took over.

    Stance `voted`: value = voted. Stance `otherwise`: the group's own value with its reason.
    Stance `open`: no value yet. `round` (kept on every record) is the source.
    """

    subject: str = text(N_("Waarover"), required=True, shared=True)
    item: str = of_any(N_("Item"), "subject", required=True, longest=300, shared=True)
    axis: str = choice(N_("As"), "axes", shared=True)
    stance: str = choice(N_("Besluit"), "stances", shared=True)
    voted: float | None = number(N_("Zoals gestemd"), shared=True)
    value: float | None = number(N_("Overgenomen waarde"), shared=True)
    reason: str = text(N_("Reden"), longest=1000, shared=True)
    round: str = kept("text", N_("Ronde"), "", shared=True)


def decision_id(round_id: str, item: str, axis: str) -> str:
    """One decision a round, item and axis: deciding again replaces it (and can be undone)."""
    return f"d{round_id}{item}{axis}"
