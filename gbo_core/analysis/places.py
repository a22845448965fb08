"""Areas: which kind they are, and which is meant when codes or names changed.

On 1 January 2019 and 1 January 2025 municipalities of the Flemish Region merged and got other NIS
codes (`field/mergers.toml`), so that a code from an older source finds nothing in a newer one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from gbo_core.field import Entry, entries
from gbo_core.model.finding import Finding
from gbo_core.words import N_

How = Literal["code", "name", "merger", ""]

MUNICIPALITY: Final = "gemeente"

# What areas above the municipality are called, at the beginning of their name.
_HIGHER: Final = (
    ("land", ("belgië", "belgique", "belgium", "totaal belgië")),
    ("gewest", ("vlaams gewest", "waals gewest", "brussels", "vlaanderen", "wallonië", "région")),
    ("provincie", ("provincie ", "prov. ", "province ")),
    ("arrondissement", ("arrondissement ", "arr. ")),
    ("zone", ("eerstelijnszone", "elz ", "zorgregio", "referentieregio", "politiezone")),
)
# Levels and codes of one kind of area, with the year that a list of codes is of: `gemeente2024`.
_YEAR_OF_LIST: Final = re.compile(r"[ _-]?(19|20)\d\d$")
_NIS: Final = re.compile(r"\d{5}")


@dataclass(frozen=True, slots=True)
class Match:
    """Which of the known areas is meant ('' for none), and how that was found.

    `finding` says what to watch, when it was not simply the code.
    """

    place: str
    how: How
    finding: Finding | None = None


def plain_name(name: str) -> str:
    """A name to compare by: lower case, without what stands in brackets and without marks."""
    without = re.sub(r"\(.*?\)", " ", name.casefold()).removeprefix("gemeente ")
    return " ".join(re.sub(r"[^\w]+", " ", without).split())


def kind_of_area(level: str, code: str, name: str) -> str:
    """What kind of area it is, so that only like is compared with like.

    The level that the source names comes first, without the year of its list of codes; else the
    name tells; else a code of five digits is a municipality.
    """
    if level:
        return _YEAR_OF_LIST.sub("", level.casefold()).strip()
    said = name.casefold()
    for kind, beginnings in _HIGHER:
        if said.startswith(beginnings):
            return kind
    if _NIS.fullmatch(code) and code.endswith("000"):
        return "provincie" if code.endswith("0000") else "arrondissement"
    return MUNICIPALITY if _NIS.fullmatch(code) or not code or code == name else "wijk"


def find_place(known: Mapping[str, str], code: str, name: str) -> Match:
    """The area of `known` (code → name) that another source calls `code` and `name`.

    By code; where that fails by name; and else by the municipality that it merged into, or that
    came out of it. What is not found by its code is said.
    """
    if code in known:
        return Match(code, "code")
    same = [place for place, other in known.items() if plain_name(other) == plain_name(name)]
    if len(same) == 1:
        return Match(same[0], "name", _by_name(code, same[0], name))
    return _by_merger(known, code, name)


def _by_name(code: str, other: str, name: str) -> Finding | None:
    """Nothing to say where the other source has names only."""
    if not (_NIS.fullmatch(code) and _NIS.fullmatch(other)):
        return None
    merger = _merger_of(code, "") or _merger_of(other, "")
    data = {"name": name, "code": code, "other": other}
    if merger:
        sentence = N_(
            "%(name)s had code %(code)s en heeft hier code %(other)s, door de fusie van %(year)d. "
            "Het gebied is niet even groot: vergelijk met zorg."
        )
        return Finding("place_merged", sentence, "warning", data | {"year": merger.data["since"]})
    sentence = N_("De code %(code)s staat er niet in. %(name)s is op naam gevonden: %(other)s.")
    return Finding("place_by_name", sentence, "warning", data)


def _by_merger(known: Mapping[str, str], code: str, name: str) -> Match:
    merger = _merger_of(code, name)
    if merger is None:
        return Match("", "")
    new = find_exact(known, merger.data["nis"], merger.label())
    old = [find_exact(known, part["nis"], part["name"]) for part in merger.data["parts"]]
    found = new or next(filter(None, old), "")
    if not found:
        return Match("", "")
    sentence = N_(
        "%(name)s hoort bij de fusie tot %(merged)s van 1 januari %(year)d. We tonen %(other)s: "
        "dat is niet hetzelfde gebied."
    )
    data = {
        "name": name or code,
        "merged": merger.label(),
        "year": merger.data["since"],
        "other": known[found],
    }
    return Match(found, "merger", Finding("place_merged", sentence, "warning", data))


def find_exact(known: Mapping[str, str], code: str, name: str) -> str:
    """By code or else by name, '' when neither is there."""
    if code in known:
        return code
    plain = plain_name(name)
    return next((place for place, other in known.items() if plain_name(other) == plain), "")


def _merger_of(code: str, name: str) -> Entry | None:
    by_code, by_name = _mergers()
    return by_code.get(code) or by_name.get(plain_name(name))


@cache
def _mergers() -> tuple[Mapping[str, Entry], Mapping[str, Entry]]:
    """NIS code → merger, and plain name → merger; the latest where there are two."""
    by_code: dict[str, Entry] = {}
    by_name: dict[str, Entry] = {}
    for merger in entries("mergers"):
        for code, name in _codes_and_names(merger):
            by_code[code] = by_name[plain_name(name)] = merger
    return by_code, by_name


def _codes_and_names(merger: Entry) -> Iterable[tuple[str, str]]:
    yield merger.data["nis"], merger.label()
    yield from ((part["nis"], part["name"]) for part in merger.data["parts"])


def old_name(code: str) -> str:
    """What a municipality that merged is or was called, by its code; '' for every other."""
    merger = _merger_of(code, "")
    if merger is None:
        return ""
    return next((name for own, name in _codes_and_names(merger) if own == code), "")


def changed_codes(codes: Iterable[str]) -> list[Entry]:
    """The mergers of which both an old and the new code occur."""
    there = set(codes)
    return [
        merger
        for merger in entries("mergers")
        if merger.data["nis"] in there
        and {part["nis"] for part in merger.data["parts"]} & (there - {merger.data["nis"]})
    ]
