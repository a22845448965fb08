"""Typed rows as a workshop's contents, held against the rules that ballots and rounds live by."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final

from gbo_core.exchange.belongings_in import from_rows, from_today
from gbo_core.exchange.contents import Contents
from gbo_core.exchange.rows_in import BadRow, Typed, TypedTables
from gbo_core.exchange.tables import settings_of
from gbo_core.exchange.unpack import BadArchive, DamagedFile
from gbo_core.live.belonging import by_round
from gbo_core.live.methods import method_of
from gbo_core.live.methods.base import TidyRow
from gbo_core.live.notes import Supported
from gbo_core.model import Profile, concepts
from gbo_core.model.errors import BadInput
from gbo_core.model.figure import Figure
from gbo_core.model.profile import PROFILE_ID
from gbo_core.model.round import (
    Audience,
    Ballot,
    Item,
    Participant,
    Purpose,
    Round,
    State,
    Visibility,
)

# The moments that a round must have behind it in each state.
_PASSED: Final[dict[State, tuple[str, ...]]] = {
    State.DRAFT: (),
    State.OPEN: ("opened_at",),
    State.PAUSED: ("opened_at",),
    State.CLOSED: ("opened_at", "closed_at"),
    State.REVEALED: ("opened_at", "closed_at", "revealed_at"),
    State.TAKEN: ("opened_at", "closed_at", "revealed_at"),
}

Version = tuple[str, str, str, bool]


def contents_of(tables: TypedTables, *, fixed: bool = True) -> Contents:
    """The workshop. `fixed`: the archive says what people belonged to. Raises BadArchive."""
    records = {kind.concept: [kind(**row) for row in tables[kind.plural]] for kind in concepts()}
    if [profile.id for profile in records[Profile.concept]] != [PROFILE_ID]:
        raise BadArchive
    asked = list(_rounds(tables))
    people = [_participant(row) for row in tables["participants"]]
    shares = _shares(tables, asked)
    belonged = from_rows(tables, asked) if fixed else from_today(tables, asked, people, records)
    whole = Contents(participants=people, belongings=by_round(belonged))
    casts = list(_ballots(tables, asked, whole, shares))
    return replace(
        whole,
        records=records,
        rounds=asked,
        removed=frozenset(row["id"] for row in tables["rounds"] if row["removed"]),
        shares=shares,
        ballots=[cast for cast, superseded in casts if not superseded],
        superseded=[cast for cast, superseded in casts if superseded],
        figures=_figures(tables),
        supports=[Supported(**row) for row in tables["supports"]],
    )


def _figures(tables: TypedTables) -> dict[str, list[Figure]]:
    """Series → its values. Where there is none, the mark must say why, and only there."""
    figures: dict[str, list[Figure]] = defaultdict(list)
    for line, row in enumerate(tables["figures"], 2):
        figure = Figure(**{name: row[name] for name in Figure._fields})
        if (figure.value is None) != bool(figure.mark):
            raise BadRow(file="figures.csv", line=line, column="mark")
        figures[row["series"]].append(figure)
    return figures


def _rounds(tables: TypedTables) -> Iterator[Round]:
    items = _items(tables)
    numbers = Counter(row["number"] for row in tables["rounds"])
    for line, row in enumerate(tables["rounds"], 2):
        if numbers[row["number"]] > 1:
            raise BadRow(file="rounds.csv", line=line, column="number")
        yield _round(row, items[row["id"]], line)


def _items(tables: TypedTables) -> dict[str, list[Item]]:
    """Round → its items, in order."""
    items: dict[str, list[Item]] = defaultdict(list)
    for row in sorted(tables["round_items"], key=lambda row: (row["round"], row["position"])):
        items[row["round"]].append(Item(row["item"], row["label"], row["owner"]))
        if row["position"] != len(items[row["round"]]):
            raise DamagedFile(file="round_items.csv")
    return items


def _round(row: Typed, items: Iterable[Item], line: int) -> Round:
    state = State(row["state"])
    for moment in _PASSED[state]:
        if not row[moment]:
            raise BadRow(file="rounds.csv", line=line, column=moment)
    plain = {
        name: value
        for name, value in row.items()
        if name not in {"removed", "audience", "audience_value"}
    }
    return Round(
        **plain
        | {
            "workshop": "",
            "settings": _settings(row, line),
            "items": tuple(items),
            "audience": Audience(row["audience"], row["audience_value"]),
            "purpose": Purpose(row["purpose"]),
            "visibility": Visibility(row["visibility"]),
            "state": state,
        }
    )


def _settings(row: Typed, line: int) -> dict[str, Any]:
    try:
        return method_of(row["method"]).clean_settings(settings_of(row["settings"]))
    except (BadInput, ValueError):
        raise BadRow(file="rounds.csv", line=line, column="settings") from None


def _participant(row: Typed) -> Participant:
    return Participant(workshop="", **row)


def _shares(tables: TypedTables, asked: Iterable[Round]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Round → participant → the items that they were given, in the order of the round."""
    dealt: dict[str, dict[str, set[str]]] = {}
    for row in tables["assignments"]:
        of_round = dealt.setdefault(row["round"], {})
        of_round.setdefault(row["participant"], set()).add(row["item"])
    order = {each.id: each.item_ids() for each in asked}
    return {
        round_id: {
            who: tuple(item for item in order[round_id] if item in items)
            for who, items in of_round.items()
        }
        for round_id, of_round in dealt.items()
    }


def _ballots(
    tables: TypedTables,
    asked: Iterable[Round],
    whole: Contents,
    shares: dict[str, dict[str, tuple[str, ...]]],
) -> Iterator[tuple[Ballot, bool]]:
    """Every ballot with its answers, and whether it was changed later."""
    rounds = {each.id: each for each in asked}
    answered = _answered(tables, whole)
    current: set[tuple[str, str]] = set()
    for line, row in enumerate(tables["ballots"], 2):
        who, each = row["participant"], rounds[row["round"]]
        rows = answered.pop(_version(row), None)
        if rows is None or (not row["superseded"] and (each.id, who) in current):
            raise BadRow(file="ballots.csv", line=line, column="superseded")
        if not row["superseded"]:
            current.add((each.id, who))
        items = shares.get(each.id, {}).get(who, ()) if each.share else each.item_ids()
        yield _ballot(row, rows, each, items, line), row["superseded"]
    if answered:
        raise DamagedFile(file="ballots.csv")


def _version(row: Typed) -> Version:
    return row["round"], row["participant"], row["cast_at"], row["superseded"]


def _answered(tables: TypedTables, whole: Contents) -> dict[Version, list[TidyRow]]:
    """The rows of each ballot, found by when it was cast."""
    answered: dict[Version, list[TidyRow]] = defaultdict(list)
    voters = cache(whole.people_in)
    for line, row in enumerate(tables["responses"], 2):
        who = voters(row["round"])[row["participant"]]
        if (row["organisation"], row["part"]) != (who.organisation, who.part):
            raise BadRow(file="responses.csv", line=line, column="participant")
        answered[_version(row)].append((row["item"], row["axis"], row["value"], row["text"]))
    return answered


def _ballot(
    row: Typed, rows: Iterable[TidyRow], asked: Round, items: Iterable[str], line: int
) -> Ballot:
    method = method_of(asked.method)
    try:
        answers = method.check(method.from_rows(rows), asked, items)
    except BadInput:
        raise BadRow(file="ballots.csv", line=line, column="round") from None
    return Ballot(
        round=asked.id,
        participant=row["participant"],
        ballot=row["ballot"],
        answers=answers,
        cast_at=row["cast_at"],
        number=row["number"],
    )
