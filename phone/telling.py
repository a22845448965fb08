"""What open phones must be told of a change: each only what it does not show already."""

from collections.abc import Hashable, Mapping

from gbo_core.live import participants
from gbo_core.live.rounds import STEPS
from gbo_core.store import workshops
from gbo_core.store.feed import Change
from phone import render
from phone.kept import Memory
from phone.packed import Message
from phone.room import views_of
from phone.seen import Reader
from phone.stream import NOTHING, News, Stream, view_event
from phone.view import View


def shows(change: Change) -> bool:
    """Whether a change may show on phones that are open."""
    if change.kind == "round":
        return change.action in STEPS
    return change.kind in {"organisation", "participant", "workshop"} and change.action != "add"


def shows_on_board(change: Change) -> bool:
    """Whether it may show on the board of a round that gathers notes."""
    if change.kind == "note":  # taken back, wiped out, or something that was undone
        return change.action in {"erase", "undo"}
    return change.kind == "wall"


def news_of(view: View, reader: Reader, made: dict[Hashable, Message]) -> News:
    """What one stream must bring, made once for all whose phones show the same and must too."""
    if view.version == reader.seen:
        return News(reader.seen, view.version, NOTHING)
    sections = render.sections(view, reader)
    key = (reader.language, *(section.key for section in sections))
    if key not in made:
        html = "".join(section.html() for section in sections)
        personal = any(section.is_personal for section in sections)
        made[key] = view_event(view.version, html, personal=personal)
    return News(reader.seen, view.version, made[key])


def news_for(memory: Memory, workshop: str, readers: Mapping[Stream, Reader]) -> dict[Stream, News]:
    """The news for each whose participant still exists. Raises NotFound."""
    memory.store.read(workshops.get, workshop)
    people = {who.id: who for who in memory.store.read(participants.load, workshop)}
    known = [stream for stream in readers if stream.who.id in people]
    views = views_of(memory, [people[stream.who.id] for stream in known])
    made: dict[Hashable, Message] = {}
    return {
        stream: news_of(view, readers[stream], made)
        for stream, view in zip(known, views, strict=True)
    }
