"""A participant's page, and the ballot on its way to the store."""

import asyncio
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from gbo_core.live.errors import NoSuchRound, NotAsked
from gbo_core.live.methods import method_of
from gbo_core.live.participants import is_asked
from gbo_core.model.errors import GboError
from gbo_core.model.round import Participant, Round
from phone import answers, ballots, entry, events, notes, render
from phone.answers import data, elsewhere, page, sentence_of, status_of, wants_json
from phone.forms import read_form
from phone.kept import Memory
from phone.room import view_of
from phone.seen import Reader
from phone.visitor import Visitor, visitor_of

# What participants send → how it is stored.
_SEND: Final = {"ballots": ballots.send, "notes": notes.send}


async def workshop_page(request: Request) -> Response:
    """The participant's page, or for anybody else the form to join."""
    visitor = visitor_of(request)
    if visitor.who is None:
        return await entry.join_page(request, visitor)
    return await asyncio.to_thread(_page, request, visitor, visitor.who)


async def news(request: Request) -> Response:
    """For phones behind a proxy that holds back the stream: the view, when it is a newer one."""
    visitor = visitor_of(request)
    who = visitor.joined()
    view = await asyncio.to_thread(view_of, visitor.memory, who)
    if view.version == request.query_params.get("seen"):
        return Response(status_code=204, headers={"Cache-Control": "no-store"})
    seen = request.query_params.get("seen", "")
    reader = Reader(who.id, visitor.language, visitor.code, seen)
    html = render.view_html(view, reader)
    events.asked(request, who, view.version)
    return answers.news(request, {"v": view.version, "html": html})


async def cast(request: Request) -> Response:
    """Store a ballot or a note; the answer comes only after its commit."""
    visitor = visitor_of(request)
    who = visitor.joined()
    form = await read_form(request)
    try:
        asked = _round(visitor.memory, who, request.path_params["round"])
        send = _SEND[method_of(asked.method).gathers]
        sent = await send(visitor.memory, asked, who, form, visitor.language)
    except GboError as refusal:
        if wants_json(request):
            raise
        refused = (request.path_params["round"], form)
        return await asyncio.to_thread(_page, request, visitor, who, refusal, refused)
    events.tell_other_phones(request, who, sent.version)
    if wants_json(request):
        careful = {"careful": True} if sent.careful else {}
        return data({"ok": True, "v": sent.version, "again": sent.again} | careful)
    return elsewhere(f"{visitor.home}{'?bewaard=' + asked.id if sent.is_told else ''}#{asked.id}")


def _round(memory: Memory, who: Participant, round_id: str) -> Round:
    """Raises NoSuchRound, NotAsked. Whether it is open, the store knows best."""
    for asked in memory.rounds(who.workshop):
        if asked.id == round_id:
            if not is_asked(asked.audience, who):
                raise NotAsked
            return asked
    raise NoSuchRound


def _page(
    request: Request,
    visitor: Visitor,
    who: Participant,
    refusal: GboError | None = None,
    refused: render.Refused | None = None,
) -> Response:
    view = view_of(visitor.memory, who)
    saved = "" if refusal else request.query_params.get("bewaard", "")
    reader = Reader(who.id, visitor.language, visitor.code)
    words: dict[str, Any] = {
        "code": visitor.code,
        "error": sentence_of(refusal, visitor.language) if refusal else "",
        # What was lost is there to read: a page that refreshes itself would take it away.
        "has_ballot": refused is not None or any(card.is_asked for card in view.cards),
        "organisation": visitor.memory.organisation_name(who.workshop, who.organisation),
        "token": visitor.token,
        "view": render.view_html(view, reader, refused=refused, saved=saved),
        "who": who,
        "workshop": visitor.workshop,
    }
    status = status_of(refusal) if refusal else 200
    return page(request, "participant.html", status=status, **words)
