"""How a concept's fields are declared, and how a typed value is cleaned and checked.

A field says once what it holds; its column, its CSV type, its check and its label follow.
"""

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from gbo_core.model.errors import BadInput
from gbo_core.words import N_

Kind = Literal["text", "choice", "choices", "link", "links", "number", "integer", "flag", "moment"]

YES = {"1", "1.0", "true", "ja", "j", "yes", "y", "waar", "oui", "o", "vrai", "x", "✓", "✔", "☑"}
# What has no shape of its own: beside controls, formats such as those that turn text around.
_UNSEEN = {"Cc", "Cf", "Cs"}
_BLANKS = set("\u115f\u1160\u2800\u3164\uffa0")  # letters and a symbol that look like nothing
_JOINERS = re.compile("[\u200c\u200d]")
_BREAKS = re.compile(r"\s{2,}|[^\S \u00a0\u2007\u202f]")  # a single no-break space stays
_ONE_LINE = 300
_MOST_WHOLE = 2**53  # up to here each whole number is itself, in every program that reads it
_FIRST_YEAR, _LAST_YEAR = 1900, 2999  # beyond these no clock of a zone or a spreadsheet works

ANY = "*"

NO = {"", "0", "0.0", "false", "nee", "n", "no", "onwaar", "non", "faux", "-", "–", "☐"}


@dataclass(frozen=True, slots=True)
class Spec:
    """What one field holds.

    `among` names a list in `gbo_core.field` (its codes are the allowed values), `to` the concept
    that a link points at, `low`/`high` bound numbers, `longest` counts characters. `of_any` marks
    the id of a record of any concept, see `of_any`. `shared`: goes along in the exports for others.
    """

    kind: Kind
    title: str
    required: bool = False
    longest: int = 300
    among: str = ""
    to: str = ""
    low: float | None = None
    high: float | None = None
    one_line: bool = False
    unsaid: bool = False  # 0 stands for what nobody said
    own: bool = True  # False: kept by the store, not typed by anybody
    of_any: str = ""
    shared: bool = False


def text(title: str, *, required: bool = False, longest: int = 300, shared: bool = False) -> Any:
    """Up to 300 characters are one line; a longer text may have several."""
    one_line = longest <= _ONE_LINE
    return _field(Spec("text", title, required, longest, one_line=one_line, shared=shared), "")


def choice(title: str, among: str, *, default: str = "", shared: bool = False) -> Any:
    return _field(Spec("choice", title, among=among, shared=shared), default)


def choices(title: str, among: str, *, shared: bool = False) -> Any:
    return _field(Spec("choices", title, among=among, shared=shared), ())


def link(title: str, to: str, *, required: bool = False, shared: bool = False) -> Any:
    return _field(Spec("link", title, to=to, required=required, shared=shared), "")


def links(title: str, to: str, *, shared: bool = False) -> Any:
    """The ids of any number of records of one concept."""
    return _field(Spec("links", title, to=to, shared=shared), ())


def of_any(
    title: str, concept_in: str, *, required: bool = False, longest: int = 40, shared: bool = False
) -> Any:
    """The id of a record of the concept that the field `concept_in` names; ANY: the id tells."""
    spec = Spec("text", title, required, longest, one_line=True, of_any=concept_in, shared=shared)
    return _field(spec, "")


def number(
    title: str, low: float | None = None, high: float | None = None, *, shared: bool = False
) -> Any:
    return _field(Spec("number", title, low=low, high=high, shared=shared), None)


def integer(
    title: str,
    low: float | None = None,
    high: float | None = None,
    *,
    default: int = 0,
    shared: bool = False,
) -> Any:
    return _field(Spec("integer", title, low=low, high=high, shared=shared), default)


def rating(title: str, *, shared: bool = False) -> Any:
    """From 1 to 5; 0 while nobody said."""
    return _field(Spec("integer", title, low=0, high=5, unsaid=True, shared=shared), 0)


def flag(title: str, *, default: bool = False, shared: bool = False) -> Any:
    return _field(Spec("flag", title, shared=shared), default)


def kept(kind: Kind, title: str, default: Any, *, shared: bool = False) -> Any:
    """A field that the store itself fills in."""
    return _field(Spec(kind, title, own=False, shared=shared), default)


def _field(spec: Spec, default: Any) -> Any:
    return field(default=default, metadata={"spec": spec})


def clean(spec: Spec, value: Any, codes: frozenset[str]) -> Any:
    """The value as it is stored.

    Raises:
        BadInput: with the field's title in `data["title"]`, when it cannot be stored.
    """
    return _CLEANERS[spec.kind](spec, value, codes)


def tidy_text(value: Any) -> str:
    """Text as we keep it: NFC, nothing that cannot be seen, no space around it. None becomes ''.

    The two joiners stay where a script or an emoji needs them.
    """
    if value is None or _is_nan(value):
        return ""
    typed = str(value)
    if typed.isascii() and typed.isprintable():
        return typed.strip()
    kept = "".join(c for c in unicodedata.normalize("NFC", typed) if _is_seen(c))
    return unicodedata.normalize("NFC", _JOINERS.sub(_needed, kept)).strip()


def one_line(value: Any) -> str:
    """The same for a name or a title: line breaks and runs of spaces become one space."""
    return _BREAKS.sub(" ", tidy_text(value))


def _is_seen(c: str) -> bool:
    if c in "\n\t\u200c\u200d":
        return True
    return c not in _BLANKS and unicodedata.category(c) not in _UNSEEN


def _needed(joiner: re.Match[str]) -> str:
    """The joiner when it stands between two characters that it can join, else ''."""
    text, at = joiner.string, joiner.start()
    is_between = 0 < at < len(text) - 1 and _joins(text[at - 1]) and _joins(text[at + 1])
    return joiner.group() if is_between else ""


def _joins(c: str) -> bool:
    """A letter, mark or symbol past Latin, Greek, Cyrillic and Armenian, which join nothing."""
    return c >= "\u0590" and unicodedata.category(c)[0] in "LMS"


def _is_nan(value: Any) -> bool:
    """NaN is what pandas hands over for an empty cell."""
    return isinstance(value, float) and math.isnan(value)


def _clean_text(spec: Spec, value: Any, codes: frozenset[str]) -> str:
    cleaned = one_line(value) if spec.one_line else tidy_text(value)
    if spec.required and not cleaned:
        raise BadInput(N_("Vul ‘%(title)s’ in."), title=spec.title)
    if len(cleaned) > spec.longest:
        raise BadInput(
            N_("‘%(title)s’ is te lang: hoogstens %(longest)d tekens."),
            title=spec.title,
            longest=spec.longest,
        )
    return cleaned


def _clean_choice(spec: Spec, value: Any, codes: frozenset[str]) -> str:
    cleaned = tidy_text(value)
    if cleaned and cleaned not in codes:
        raise BadInput(
            N_("‘%(value)s’ is geen keuze bij ‘%(title)s’."), title=spec.title, value=cleaned[:60]
        )
    return cleaned


def _clean_choices(spec: Spec, value: Any, codes: frozenset[str]) -> tuple[str, ...]:
    parts = value.split("|") if isinstance(value, str) else (value or ())
    chosen = [_clean_choice(spec, part, codes) for part in parts]
    return tuple(dict.fromkeys(c for c in chosen if c))


def _clean_links(spec: Spec, value: Any, codes: frozenset[str]) -> tuple[str, ...]:
    parts = value.split("|") if isinstance(value, str) else (value or ())
    return tuple(dict.fromkeys(filter(None, map(one_line, parts))))


def _clean_number(spec: Spec, value: Any, codes: frozenset[str]) -> float | None:
    if value is None or value == "" or _is_nan(value):
        return None
    try:
        number_ = float(value)
    except (TypeError, ValueError):
        raise BadInput(N_("‘%(title)s’ moet een getal zijn."), title=spec.title) from None
    too_low = spec.low is not None and number_ < spec.low
    too_high = spec.high is not None and number_ > spec.high
    if too_low or too_high or not math.isfinite(number_):
        raise BadInput(
            N_("‘%(title)s’ moet tussen %(low)g en %(high)g liggen."),
            title=spec.title,
            low=spec.low if spec.low is not None else float("-inf"),
            high=spec.high if spec.high is not None else float("inf"),
        )
    return number_


def _clean_integer(spec: Spec, value: Any, codes: frozenset[str]) -> int:
    cleaned = _clean_number(spec, value, codes)
    if cleaned is not None and (cleaned != int(cleaned) or abs(cleaned) > _MOST_WHOLE):
        raise BadInput(N_("‘%(title)s’ moet een geheel getal zijn."), title=spec.title)
    return int(cleaned or 0)


def _clean_flag(spec: Spec, value: Any, codes: frozenset[str]) -> bool:
    word = tidy_text(value).casefold()
    if word not in YES | NO:
        raise BadInput(N_("‘%(title)s’ is ja of nee."), title=spec.title)
    return word in YES


def _clean_moment(spec: Spec, value: Any, codes: frozenset[str]) -> str:
    cleaned = tidy_text(value)
    try:
        moment = datetime.fromisoformat(cleaned) if cleaned else None
    except ValueError:
        moment = None
    if cleaned and (moment is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR):
        raise BadInput(N_("‘%(title)s’ is geen tijdstip."), title=spec.title)
    return cleaned


_CLEANERS: dict[Kind, Callable[[Spec, Any, frozenset[str]], Any]] = {
    "text": _clean_text,
    "choice": _clean_choice,
    "choices": _clean_choices,
    "link": _clean_text,
    "links": _clean_links,
    "number": _clean_number,
    "integer": _clean_integer,
    "flag": _clean_flag,
    "moment": _clean_moment,
}
