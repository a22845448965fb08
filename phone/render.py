"""From what a phone shows to HTML: each piece rendered once a language, joined per participant."""

import secrets
from collections.abc import Mapping
from functools import cache, partial
from html import escape
from pathlib import Path
from typing import Any, Final

from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gbo_core import field
from gbo_core.live.methods import method_of
from gbo_core.live.methods.base import NO_OPINION, Form, field_name
from gbo_core.model.round import Round
from gbo_core.words import LANGUAGES, translations
from phone.board import board_html
from phone.board import words as board_words
from phone.careful import SAVED
from phone.dots import columns, most_first, place
from phone.kept import Kept
from phone.view import Board, Card, Phase, View
from web.assets import asset_url, style_text

TEMPLATES: Final = Path(__file__).parent / "templates"

# What a ballot consists of: what stands before its items, each item, and what follows.
Pieces = tuple[str, Mapping[str, str], str]

# The round and the form of a ballot that was not stored.
Refused = tuple[str, Form]

_pieces: Final[Kept[tuple[str, str, int, str], Pieces]] = Kept(200)
_results: Final[Kept[tuple[str, str, str], str]] = Kept(200)


def page(template: str, language: str, **words: Any) -> str:
    """A whole page."""
    return _environment(language).get_template(template).render(words)


def view_html(
    shown: View, language: str, code: str, refused: Refused | None = None, saved: str = ""
) -> str:
    """What is inside the page's main part.

    `refused`: a round and the answers not stored; `saved`: the round of a note that just was.
    """
    cards = [_card_html(card, language, code, refused, saved) for card in shown.cards]
    macros = _macros(language, "ballot.html")
    if not cards:
        cards = [str(macros.waiting())]
    return "".join(cards) + str(macros.before(shown))


def _card_html(card: Card, language: str, code: str, refused: Refused | None, saved: str) -> str:
    form = refused[1] if refused and refused[0] == card.round.id else None
    if card.board:
        is_saved = saved == card.round.id
        return _notes_html(card, card.board, language, code, form or {}, saved=is_saved)
    if card.phase is Phase.OPEN and not card.is_asked:
        return str(_macros(language, "ballot.html").nothing(card))
    if card.phase is Phase.OPEN:
        return _ballot_html(card, language, code, _own_form(card) if form is None else form)
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


def _notes_html(
    card: Card, board: Board, language: str, code: str, filled: Form, *, saved: bool
) -> str:
    """The form to write in (or why not), and under it the board."""
    macros = _macros(language, "methods/notes.html")
    ballot = _macros(language, "ballot.html")
    if card.phase is Phase.OPEN:
        written = str(macros.writing(card, code, new_ballot_id(), filled, saved))
        writing = str(ballot.around(card, Markup(written)))  # noqa: S704 - our own template
    else:
        writing = _plain_html(card, language, beside=bool(filled))
        if filled:
            writing += str(ballot.lost(macros.fields(card.round, filled, True), True))
    cards = Markup(board_html(board, macros, code, language))  # noqa: S704 - the same
    return writing + str(macros.board(card, code, cards))


def _own_form(card: Card) -> Form:
    return method_of(card.round.method).form(card.own.answers) if card.own else {}


def _ballot_html(card: Card, language: str, code: str, filled: Form) -> str:
    macros = _macros(language, "ballot.html")
    opening = str(macros.opening(card, code, new_ballot_id()))
    questions = _questions_html(card, language, filled)
    return opening + questions + str(macros.sending(card))


def _lost_html(card: Card, language: str, filled: Form) -> str:
    """Answers that came too late, to read: whoever gave them still has them to say aloud."""
    # Nothing in it is a textarea: what cannot be changed can still be read.
    html = _questions_html(card, language, filled).replace("<input ", "<input disabled ")
    questions = Markup(html)  # noqa: S704 - our own template
    return str(_macros(language, "ballot.html").lost(questions))


def _questions_html(card: Card, language: str, filled: Form) -> str:
    asked = card.round
    key = (asked.workshop, asked.id, asked.version, language)
    head, items, foot = _pieces.get(key, lambda: _render_pieces(asked, language))
    return _fill_in("".join([head, *(items[item.id] for item in card.items), foot]), filled)


def _render_pieces(asked: Round, language: str) -> Pieces:
    method = _macros(language, f"methods/{asked.method}.html")
    items = {item.id: str(method.item(asked, item)) for item in asked.items}
    return str(method.head(asked)), items, str(method.foot(asked))


def _fill_in(html: str, filled: Form) -> str:
    """Check what was answered. Templates write a field's name and value side by side for this."""
    for name, values in filled.items():
        for value in values:
            field_html = f'name="{escape(name)}" value="{escape(value)}"'
            html = html.replace(field_html, f"{field_html} checked")
    return html


def new_ballot_id() -> str:
    return secrets.token_urlsafe(9)


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
        "number": partial(format_decimal, locale=language),
        "no_opinion": NO_OPINION,
        "place": place,
        "saved_careful": SAVED,
        **board_words(language),
        "style": Markup(style_text("phone.css")),  # noqa: S704 - our own stylesheet
    }
    return environment


@cache
def _macros(language: str, template: str) -> Any:
    """The macros of a template, callable from here."""
    return _environment(language).get_template(template).module
