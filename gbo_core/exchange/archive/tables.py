"""A workshop's contents as the rows of the archive's files, in the order of the columns.

The long tables are made anew, a round at a time, at each reading.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import merge
from typing import Any

from gbo_core.exchange.archive.blocks import Block, Lazy, Row, Table, Tables, table_of
from gbo_core.exchange.archive.contents import Contents, Votes
from gbo_core.exchange.archive.file import File
from gbo_core.exchange.archive.layout import ARCHIVE
from gbo_core.live import rounds
from gbo_core.live.methods import ballot_method
from gbo_core.model import concepts
from gbo_core.model.figure import Figure
from gbo_core.model.round import Ballot, Participant, Round


def of_contents(contents: Contents) -> Tables:
    """Every file of the archive: values typed as the columns say, rows in the order of the key."""
    tables: Tables = {
        kind.plural: _rows(kind.plural, (r.values() for r in contents.records[kind.concept]))
        for kind in concepts()
    }
    return tables | {
        "figures": figures_of(contents.figures),
        "rounds": _rows("rounds", (_round(asked, contents) for asked in contents.rounds)),
        "round_items": table_of(sorted(_items(contents.rounds))),
        "participants": _rows("participants", (_participant(p) for p in contents.participants)),
        "belongings": table_of(sorted(_belongings(contents))),
        "supports": table_of(sorted((s.note, s.participant, s.at) for s in contents.supports)),
        "assignments": Lazy(partial(_assignments, contents)),
        "ballots": Lazy(partial(_ballots, contents)),
        "responses": Lazy(partial(_responses, contents)),
    }


def _rows(file: str, records: Iterable[Mapping[str, Any]]) -> Table:
    ordered = sorted(records, key=lambda record: str(record["id"]))
    return table_of(row_of(ARCHIVE[file], record) for record in ordered)


def row_of(file: File, values: Mapping[str, Any]) -> Row:
    """The cells of a record: what nobody said on a scale is empty and not 0."""
    return tuple(
        None if spec.unsaid and not values[column] else values[column]
        for column, spec in file.columns.items()
    )


def figures_of(figures: Mapping[str, Sequence[Figure]]) -> Table:
    """The values of each series, by its id."""
    return Lazy(
        lambda: (Block((series,), sorted(figures[series]), ()) for series in sorted(figures))
    )


def _round(asked: Round, contents: Contents) -> dict[str, Any]:
    return rounds.to_row(asked) | {"removed": asked.id in contents.removed}


def _items(asked: Iterable[Round]) -> Iterator[Row]:
    for each in asked:
        for position, item in enumerate(each.items, 1):
            yield each.id, item.id, position, item.label, item.owner


def _participant(who: Participant) -> dict[str, Any]:
    return {column: getattr(who, column) for column in ARCHIVE["participants"].columns}


def _assignments(contents: Contents) -> Iterator[Block]:
    items = {asked.id: set(asked.item_ids()) for asked in contents.rounds}
    for asked, votes in contents.votes.items():
        for who, dealt in sorted(votes.shares.items()):
            rows = [(item,) for item in sorted(dealt) if item in items[asked]]
            yield Block((asked, who), rows, ())


def versions(votes: Votes) -> Iterator[tuple[Ballot, bool]]:
    """Every ballot of a round with whether it was changed later, by participant and version."""
    return merge(
        ((cast, True) for cast in votes.superseded),
        ((cast, False) for cast in votes.ballots),
        key=lambda one: (one[0].participant, one[0].number),
    )


def _belongings(contents: Contents) -> Iterator[Row]:
    for of_round in contents.belongings.values():
        for each in of_round:
            yield each.round, each.participant, each.organisation, each.circle, each.part


def _ballots(contents: Contents) -> Iterator[Block]:
    for asked, votes in contents.votes.items():
        rows = [
            (cast.participant, cast.ballot, cast.number, cast.cast_at, superseded)
            for cast, superseded in versions(votes)
        ]
        yield Block((asked,), rows, ())


def _responses(contents: Contents) -> Iterator[Block]:
    methods = {asked.id: asked.method for asked in contents.rounds}
    for asked, votes in contents.votes.items():
        people = contents.people_in(asked)
        for cast, superseded in versions(votes):
            who = people[cast.participant]
            yield Block(
                before=(asked, cast.participant, who.organisation, who.part),
                rows=ballot_method(methods[asked]).rows(cast.answers, cast.texts),
                after=(cast.cast_at, superseded),
            )


def settings_of(text: str) -> Mapping[str, Any]:
    """The settings of a round from its cell: a JSON object of texts and whole numbers.

    Raises ValueError for anything else.
    """
    try:
        settings = json.loads(text)
    except RecursionError:
        settings = None
    if not isinstance(settings, dict) or not all(map(_may_be_set, settings.values())):
        raise ValueError("settings are an object of texts and whole numbers")
    return settings


def _may_be_set(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)
