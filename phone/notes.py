"""Notes on their way to the store, and what a participant does with those on the board."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from gbo_core.live import notes
from gbo_core.live.errors import RoundClosed, RoundNotOpen
from gbo_core.live.methods.form import Form
from gbo_core.live.notes import Sending, Support, TakingBack
from gbo_core.model.errors import GboError
from gbo_core.model.round import Participant, Round
from gbo_core.words import N_
from phone.answers import data, elsewhere, wants_json
from phone.careful import careful
from phone.events import tell_other_phones
from phone.forms import first, read_form, sending_id
from phone.kept import Memory
from phone.sent import Sent
from phone.visitor import Visitor, visitor_of

_REFUSED: Final[dict[type[GboError], str]] = {
    RoundClosed: N_("Er wordt niet meer geschreven. Dit briefje kwam te laat en is niet bewaard."),
    RoundNotOpen: N_("Het is even pauze. Dit briefje is niet bewaard."),
}
_NO_MORE: Final[dict[type[GboError], str]] = {
    RoundClosed: N_("Deze vraag is gesloten. Hier verandert niets meer."),
    RoundNotOpen: N_("Het is even pauze. Tik straks opnieuw."),
}


async def send(memory: Memory, asked: Round, who: Participant, form: Form, language: str) -> Sent:
    """Store a note. One that may tell who somebody is deserves a second look."""
    about, texts = first(form, "section"), (first(form, "first"), first(form, "second"))
    coming = Sending(asked.workshop, asked.id, who.id, sending_id(form), about, *texts)
    await _arrive(memory, coming)
    warns = careful(texts, memory.ordinary_names(asked.workshop), language)
    return Sent(f"{asked.id}.{asked.version}.0", careful=bool(warns), is_told=True)


async def support(request: Request) -> Response:
    """*Zie ik ook*, or no longer."""
    visitor, who, form = await _come_in(request)
    on = first(form, "on") != "0"
    round_id = request.path_params["round"]
    coming = Support(who.workshop, round_id, who.id, first(form, "note"), on)
    await _arrive(visitor.memory, coming)
    return _done(request, visitor, who)


async def take_back(request: Request) -> Response:
    """Take back a note of one's own."""
    visitor, who, form = await _come_in(request)
    coming = TakingBack(who.workshop, request.path_params["round"], who.id, first(form, "note"))
    await _arrive(visitor.memory, coming)
    return _done(request, visitor, who)


async def _come_in(request: Request) -> tuple[Visitor, Participant, Form]:
    visitor = visitor_of(request)
    return visitor, visitor.joined(), await read_form(request)


async def _arrive(memory: Memory, coming: Sending | Support | TakingBack) -> str:
    """Raises GboError, in the words of notes."""
    try:
        outcome: str = await memory.store.write_together(notes.arrive_many, coming)
    except (RoundClosed, RoundNotOpen) as refusal:
        words = _REFUSED if isinstance(coming, Sending) else _NO_MORE
        raise type(refusal)(words[type(refusal)]) from refusal
    return outcome


def _done(request: Request, visitor: Visitor, who: Participant) -> Response:
    tell_other_phones(request, who)
    if wants_json(request):
        return data({"ok": True})
    return elsewhere(f"{visitor.home}#{request.path_params['round']}-bord")
