"""The ballots of an archive a round at a time, held against the rules that they were cast under.

Three files tell of them (who was given which items, the ballots, the answers), all in the order of
the rounds, so that they are read side by side.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from gbo_core.exchange.archive.contents import Contents, Votes
from gbo_core.exchange.archive.in_turn import InTurn, Line
from gbo_core.exchange.archive.rows_in import BadRow, Typed, typed_rows
from gbo_core.exchange.archive.unpack import DamagedFile, Files
from gbo_core.live.methods import ballot_method
from gbo_core.live.methods.ballot import TidyRow
from gbo_core.model.errors import BadInput
from gbo_core.model.round import Ballot, Participant, Round

People = Mapping[str, Participant]
Shares = Mapping[str, tuple[str, ...]]
Version = tuple[str, str, str, bool]


def votes_of_rounds(
    files: Files, asked: Mapping[str, Round], known: Contents
) -> Iterator[tuple[str, Votes]]:
    """Each round, by its id, with what was sent in it.

    `known`: the participants, and what they belonged to in each round. Raises BadArchive.
    """
    dealt = InTurn(files, "assignments", "round")
    casts = InTurn(files, "ballots", "round")
    answers = _Answers(files)
    for round_id, each in sorted(asked.items()):
        shares = _shares(each, known.people_in(round_id), dealt.of(round_id))
        versions = list(_ballots(each, _voters(each, known), shares, casts.of(round_id), answers))
        yield (
            round_id,
            Votes(
                shares,
                [cast for cast, superseded in versions if not superseded],
                [cast for cast, superseded in versions if superseded],
            ),
        )
    for rest in (dealt, casts, answers):
        rest.end()


def _shares(asked: Round, people: People, lines: Iterable[Line]) -> Shares:
    """Participant → the items that they were given, in the order of the round."""
    order = asked.item_ids()
    dealt: dict[str, set[str]] = {}
    for line, row in lines:
        given = dealt.setdefault(row["participant"], set())
        for column, known in (("participant", people), ("item", order)):
            if row[column] not in known or row["item"] in given:
                raise BadRow(file="assignments.csv", line=line, column=column)
        given.add(row["item"])
    return {who: tuple(item for item in order if item in items) for who, items in dealt.items()}


def _voters(asked: Round, known: Contents) -> People:
    """Who may have voted: where a round is closed, who belonged to something then."""
    people = known.people_in(asked.id)
    there = {each.participant for each in known.belongings.get(asked.id, ())}
    return {who: people[who] for who in there} if asked.state.has_closed else people


def _ballots(
    asked: Round, people: People, shares: Shares, lines: Iterable[Line], answers: "_Answers"
) -> Iterator[tuple[Ballot, bool]]:
    """Every ballot with its answers, and whether it was changed later."""
    last: tuple[str, int] = ("", 0)
    current: set[str] = set()
    for line, row in lines:
        who = row["participant"]
        if who not in people or (who, row["number"]) <= last:
            raise BadRow(file="ballots.csv", line=line, column="participant")
        if who in current and not row["superseded"]:
            raise BadRow(file="ballots.csv", line=line, column="superseded")
        if not row["superseded"]:
            current.add(who)
        last = (who, row["number"])
        items = shares.get(who, ()) if asked.share else asked.item_ids()
        yield (
            _ballot(row, answers.of(row, people[who], line), asked, items, line),
            row["superseded"],
        )


def _ballot(
    row: Typed, rows: Iterable[TidyRow], asked: Round, items: Iterable[str], line: int
) -> Ballot:
    try:
        method = ballot_method(asked.method)
        said = method.from_rows(rows)
        answers = method.check(said.answers, asked, items)
        texts = method.check_texts(said.texts, answers)
    except BadInput:
        raise BadRow(file="ballots.csv", line=line, column="round") from None
    return Ballot(
        round=asked.id,
        participant=row["participant"],
        ballot=row["ballot"],
        answers=answers,
        cast_at=row["cast_at"],
        number=row["number"],
        texts=texts,
    )


class _Answers:
    """The answers, a ballot at a time: they stand in the order of the ballots."""

    def __init__(self, files: Files) -> None:
        self._groups = groupby(typed_rows(files, "responses"), key=lambda each: _version(each[1]))
        self._next = next(self._groups, None)

    def of(self, cast: Typed, who: Participant, line: int) -> list[TidyRow]:
        """The rows of this ballot by `who`, which was found at that line."""
        if self._next is None or self._next[0] != _version(cast):
            raise BadRow(file="ballots.csv", line=line, column="superseded")
        rows = list(self._rows(who, self._next[1]))
        self._next = next(self._groups, None)
        return rows

    def end(self) -> None:
        if self._next:
            raise DamagedFile(file="ballots.csv")

    def _rows(self, who: Participant, lines: Iterable[Line]) -> Iterator[TidyRow]:
        seen: set[tuple[str, str]] = set()
        for line, row in lines:
            about = (row["item"], row["axis"])
            if (row["organisation"], row["part"]) != (who.organisation, who.part):
                raise BadRow(file="responses.csv", line=line, column="participant")
            if about in seen:
                raise BadRow(file="responses.csv", line=line, column="item")
            seen.add(about)
            yield (*about, row["value"], row["text"])


def _version(row: Typed) -> Version:
    return row["round"], row["participant"], row["cast_at"], row["superseded"]
