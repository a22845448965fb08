"""From what a phone shows to HTML: each piece rendered once a language, joined per participant."""

import re
from collections.abc import Callable, Hashable, Mapping
from functools import cache, lru_cache, partial
from html import escape
from pathlib import Path
from typing import Any, Final, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gbo_core import field
from gbo_core.live.methods import ballot_method, method_of
from gbo_core.live.methods.form import NO_OPINION, Form, field_name, text_name
from gbo_core.model.round import Round
from gbo_core.telling import results, rounds
from gbo_core.telling.said import fill, number
from gbo_core.words import LANGUAGES, translations
from phone import board as boards
from phone.careful import SAVED
from phone.dots import columns, most_first, place
from phone.forms import new_ballot_id
from phone.kept import Kept
from phone.seen import Reader
from phone.view import Board, Card, Phase, View
from web.assets import asset_url, style_text

TEMPLATES: Final = Path(__file__).parent / "templates"

# What a ballot consists of: what stands before its items, each item, and what follows.
Pieces = tuple[str, Mapping[str, str], str]

# The round and the form of a ballot that was not stored.
Refused = tuple[str, Form]

_PLACE: Final = re.compile("<!--.*?-->")

_pieces: Final[Kept[tuple[str, str, int, str], Pieces]] = Kept(200)
_results: Final[Kept[tuple[str, str, str], str]] = Kept(200)


def page(template: str, language: str, **words: Any) -> str:
    """A whole page."""
    return _environment(language).get_template(template).render(words)


class Section(NamedTuple):
    """A part of the page with a version of its own.

    In one language, sections of equal `key` look the same; `html` makes it. `is_personal`: no other
    participant's is equal.
    """

    version: str
    key: Hashable
    html: Callable[[], str]
    is_personal: bool = False


def view_html(
    shown: View, reader: Reader, *, refused: Refused | None = None, saved: str = ""
) -> str:
    """What is inside the page's main part; what stands on the phone already is only named.

    `refused`: a round and the answers not stored; `saved`: the round of a note that just was.
    """
    found = sections(shown, reader, refused=refused, saved=saved)
    return "".join(section.html() for section in found)


def sections(
    shown: View, reader: Reader, *, refused: Refused | None = None, saved: str = ""
) -> list[Section]:
    """The same, one by one."""
    macros = _macros(reader.language, "ballot.html")
    found = [
        section
        for card in shown.cards
        for section in _of_card(card, reader, refused=refused, saved=saved)
    ]
    if not found:
        found = [Section("", "waiting", lambda: str(macros.waiting()))]
    before = shown.version_before
    found.append(Section(before, before, lambda: str(macros.before(shown))))
    seen = reader.versions()
    return [_named(each) if each.version in seen else each for each in found]


def _named(section: Section) -> Section:
    """What the phone has already."""
    return Section(section.version, ("same", section.version), lambda: _same(section.version))


def _same(version: str) -> str:
    return f'<section data-v="{escape(version)}" data-same></section>'


def _of_card(card: Card, reader: Reader, *, refused: Refused | None, saved: str) -> list[Section]:
    """The card and, where it gathers notes, the board under it."""
    language, code = reader.language, reader.code
    form = refused[1] if refused and refused[0] == card.round.id else None
    key = (card.card_version, reader.who if card.is_personal else "")
    if card.board is None:
        return [
            Section(
                card.card_version,
                key,
                lambda: _card_html(card, language, code, form),
                card.is_personal,
            )
        ]
    is_saved = saved == card.round.id
    return [
        Section(
            card.card_version,
            key,
            lambda: _notes_html(card, language, code, form or {}, saved=is_saved),
        ),
        _board(card, card.board, reader),
    ]


def _card_html(card: Card, language: str, code: str, form: Form | None) -> str:
    if card.phase is Phase.OPEN and not card.is_asked:
        return str(_macros(language, "ballot.html").nothing(card))
    if card.phase is Phase.OPEN:
        return _ballot_html(card, language, code, form)
    if form is not None:
        return _plain_html(card, language, beside=True) + _lost_html(card, language, form)
    if card.result:
        key = (card.round.workshop, card.version, language)
        return _results.get(key, lambda: _plain_html(card, language))
    return _plain_html(card, language)


def _plain_html(card: Card, language: str, *, beside: bool = False) -> str:
    """A card without questions. `beside`: answers that were not stored stand under it."""
    method = _macros(language, f"methods/{card.round.method}.html")
    return str(getattr(_macros(language, "ballot.html"), str(card.phase))(card, method, beside))


def _notes_html(card: Card, language: str, code: str, filled: Form, *, saved: bool) -> str:
    """The form to write in, or why not."""
    macros = _macros(language, "methods/notes.html")
    ballot = _macros(language, "ballot.html")
    if card.phase is Phase.OPEN:
        written = str(macros.writing(card, code, new_ballot_id(), filled, saved))
        return str(ballot.around(card, Markup(written), macros))  # noqa: S704 - our own template
    writing = _plain_html(card, language, beside=bool(filled))
    if filled:
        writing += str(ballot.lost(macros.fields(card.round, filled, True), True))
    return writing


def _board(card: Card, board: Board, reader: Reader) -> Section:
    had, has = reader.board(card.round.id), card.board_version
    boards.remember(board, reader.who)
    is_of_all = boards.is_of_nobody(had) and boards.is_of_nobody(has)
    key = (had, has, "" if is_of_all else reader.who)
    return Section(has, key, lambda: _board_html(card, board, reader), not is_of_all)


def _board_html(card: Card, board: Board, reader: Reader) -> str:
    macros = _macros(reader.language, "methods/notes.html")
    had = reader.board(card.round.id)
    before = boards.sight_before(had, board, reader) if had else None
    now = boards.sight_of(board, macros, reader)
    own = str(macros.own(card, reader.code)) if board.sent.notes else ""
    inside = boards.board_html(now, before, own, macros, card.round.id)
    known = had if before else ""
    return str(macros.board(card, known, Markup(inside)))  # noqa: S704 - our own templates


def _filled(card: Card) -> Form:
    """What is ticked: what was sent, or before that what one answered in the round before."""
    sheet = card.own.sheet if card.own else card.earlier
    return ballot_method(card.round.method).filled(sheet) if sheet else {}


def _ballot_html(card: Card, language: str, code: str, refused: Form | None) -> str:
    macros = _macros(language, "ballot.html")
    method = _macros(language, f"methods/{card.round.method}.html")
    opening = str(macros.opening(card, code, new_ballot_id(), method))
    filled = _filled(card) if refused is None else refused
    questions = _questions_html(card, language, filled)
    return opening + questions + str(macros.sending(card, refused is None))


def _lost_html(card: Card, language: str, filled: Form) -> str:
    """Answers that came too late, to read: whoever gave them still has them to say aloud."""
    html = _questions_html(card, language, filled).replace("<input ", "<input disabled ")
    html = html.replace("<textarea ", "<textarea readonly ")  # to select and copy
    questions = Markup(html)  # noqa: S704 - our own template
    return str(_macros(language, "ballot.html").lost(questions))


def _questions_html(card: Card, language: str, filled: Form) -> str:
    asked = card.round
    key = (asked.workshop, asked.id, asked.version, language)
    head, items, foot = _pieces.get(key, lambda: _render_pieces(asked, language))
    html = "".join([head, *(items[item.id] for item in card.items), foot])
    if asked.follows:
        html = _tell_earlier(html, card, language)
    return _fill_in(html, filled)


def _render_pieces(asked: Round, language: str) -> Pieces:
    method = _macros(language, f"methods/{asked.method}.html")
    items = {item.id: str(method.item(asked, item)) for item in asked.items}
    return str(method.head(asked)), items, str(method.foot(asked))


def _fill_in(html: str, filled: Form) -> str:
    """Check what was answered, and put back what was written.

    Templates write a field's name and value side by side, and a textarea's name last, for this.
    """
    for name, values in filled.items():
        for value in values:
            field_html = f'name="{escape(name)}" value="{escape(value)}"'
            html = html.replace(field_html, f"{field_html} checked")
            area = f'name="{escape(name)}">'
            html = html.replace(f"{area}</textarea>", f"{area}{escape(value)}</textarea>")
    return html


def _tell_earlier(html: str, card: Card, language: str) -> str:
    """Say what was answered before. Templates keep a place for it per field, or field and value."""
    method = ballot_method(card.round.method)
    earlier = method.form(card.earlier.answers) if card.earlier else {}
    for name, values in earlier.items():
        for value in values:
            words = _earlier_words(language, method.code, value)
            html = html.replace(f"<!--{name}-->", words).replace(f"<!--{name}={value}-->", words)
    return _PLACE.sub("", html)


@lru_cache(maxsize=500)
def _earlier_words(language: str, method: str, value: str) -> str:
    say = getattr(_macros(language, f"methods/{method}.html"), "earlier", None)
    return str(say(value)) if say else ""


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    environment.globals |= {
        "asset_url": asset_url,
        "columns": columns,
        "entries": field.entries,
        "entry": field.entry,
        "field_name": field_name,
        "language": language,
        "languages": LANGUAGES,
        "method_of": method_of,
        "most_first": most_first,
        "number": partial(number, language=language),
        "no_opinion": NO_OPINION,
        "place": place,
        "saved_careful": SAVED,
        **boards.words(language),
        "text_name": text_name,
        "tell": partial(fill, language=language),
        "telling": {"results": results, "rounds": rounds},
        "style": lambda name: Markup(style_text(name)),  # noqa: S704 - our own stylesheets
    }
    return environment


@cache
def _macros(language: str, template: str) -> Any:
    """The macros of a template, callable from here."""
    return _environment(language).get_template(template).module
