"""The ballots of a round with the voters beside them, for what counts them. Nothing shows these."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core.live import ballots, belonging, participants, sampling
from gbo_core.live.results import Place
from gbo_core.model.round import Answers, Participant, Round, Sheet, Visibility


@dataclass(frozen=True, slots=True)
class Vote:
    """A ballot, who cast it, and the items that they had."""

    who: Participant
    sheet: Sheet
    items: frozenset[str]

    @property
    def answers(self) -> Answers:
        return self.sheet.answers


def votes_in(connection: Connection, asked: Round) -> list[Vote]:
    """The ballots, each voter with what they belonged to when the round closed."""
    known = {who.id: who for who in belonging.everybody(connection, asked)}
    shares = sampling.load(connection, asked.workshop, asked.id) if asked.share else {}
    all_items = frozenset(asked.item_ids())
    return [
        Vote(
            known[each.participant],
            each.sheet,
            frozenset(shares.get(each.participant, ())) if asked.share else all_items,
        )
        for each in ballots.load(connection, asked.workshop, asked.id)
    ]


def opinions(answers: Answers) -> Iterable[tuple[Place, float]]:
    """Every answer of a ballot that is an opinion."""
    for item, on_axes in answers.items():
        for axis, value in on_axes.items():
            if value is not None:
                yield (item, axis), value


def names_in(connection: Connection, asked: Round) -> dict[str, str] | None:
    """Organisation id → name, or None where nobody's answer may be told apart."""
    if asked.visibility is Visibility.UNNAMED:
        return None
    return participants.organisation_names(connection, asked.workshop)


def label(who: Participant, asked: Round, names: Mapping[str, str]) -> str:
    """Who answered, as far as the round shows it."""
    organisation = names.get(who.organisation, "")
    if asked.visibility is Visibility.ORGANISATION or not who.name:
        return organisation
    return f"{who.name} ({organisation})" if organisation else who.name
