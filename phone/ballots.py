"""A ballot on its way to the store."""

from gbo_core.live.ballots import Cast, Receipt, cast_many
from gbo_core.live.methods import ballot_method
from gbo_core.live.methods.form import Form
from gbo_core.model.round import Participant, Round, Sheet
from phone.forms import sending_id
from phone.kept import Memory
from phone.sent import Sent


async def send(memory: Memory, asked: Round, who: Participant, form: Form, _language: str) -> Sent:
    """Store it; the page after it shows its answers."""
    said = _read(memory, asked, who, form)
    coming = Cast(asked.workshop, asked.id, who.id, sending_id(form), said.answers, said.texts)
    receipt: Receipt = await memory.store.write_together(cast_many, coming)
    return Sent(f"{asked.id}.{asked.version}.{receipt.number}", receipt.again)


def _read(memory: Memory, asked: Round, who: Participant, form: Form) -> Sheet:
    items = asked.items
    if asked.share:
        given = set(memory.share(asked, who.id))
        items = tuple(item for item in items if item.id in given)
    return ballot_method(asked.method).read(form, asked, items)
