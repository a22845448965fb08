"""Typed rows as a workshop's contents, held against the rules that rounds live by."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

from gbo_core.exchange.archive.belongings_in import from_rows, from_today
from gbo_core.exchange.archive.contents import Contents, Streamed
from gbo_core.exchange.archive.figures_back import figures_of_series
from gbo_core.exchange.archive.rows_in import BadRow, Typed, TypedTables, typed_tables
from gbo_core.exchange.archive.tables import settings_of
from gbo_core.exchange.archive.unpack import BadArchive, DamagedFile, Files
from gbo_core.exchange.archive.votes_in import votes_of_rounds
from gbo_core.live.belonging import by_round
from gbo_core.live.methods import method_of
from gbo_core.live.notes import Supported
from gbo_core.model import Profile, Series, concepts
from gbo_core.model.errors import BadInput
from gbo_core.model.profile import PROFILE_ID
from gbo_core.model.round import (
    Audience,
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
    State.REVEALED: ("opened_at", "closed_at", "seen_at", "revealed_at"),
    State.TAKEN: ("opened_at", "closed_at", "seen_at", "revealed_at"),
}


def contents_of(files: Files) -> Contents:
    """The workshop, for as long as the files can be read.

    Its votes and figures are read, and checked, when they are asked for. Raises BadArchive.
    """
    tables = typed_tables(files)
    records = {kind.concept: [kind(**row) for row in tables[kind.plural]] for kind in concepts()}
    if [profile.id for profile in records[Profile.concept]] != [PROFILE_ID]:
        raise BadArchive
    fixed = "belongings" in files
    asked = {each.id: each for each in _rounds(tables, fixed=fixed)}
    people = [_participant(row) for row in tables["participants"]]
    belonged = from_rows(tables, asked) if fixed else from_today(files, asked, people, records)
    known = Contents(participants=people, belongings=by_round(belonged))
    series = sorted(each.id for each in records[Series.concept])
    return replace(
        known,
        records=records,
        rounds=list(asked.values()),
        removed=frozenset(row["id"] for row in tables["rounds"] if row["removed"]),
        supports=[Supported(**row) for row in tables["supports"]],
        votes=Streamed(sorted(asked), partial(votes_of_rounds, files, asked, known)),
        figures=Streamed(series, partial(figures_of_series, files, series)),
    )


def _rounds(tables: TypedTables, *, fixed: bool) -> Iterator[Round]:
    items = _items(tables)
    numbers = Counter(row["number"] for row in tables["rounds"])
    for line, row in enumerate(tables["rounds"], 2):
        if numbers[row["number"]] > 1:
            raise BadRow(file="rounds.csv", line=line, column="number")
        # The first archives do not say whether a closed round was looked at: as if it was.
        seen = row["seen_at"] if fixed else row["revealed_at"] or row["closed_at"]
        if seen and not row["closed_at"]:
            raise BadRow(file="rounds.csv", line=line, column="seen_at")
        yield _round(row | {"seen_at": seen}, items[row["id"]], line)


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
