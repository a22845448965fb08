"""What one phone shows, from the rounds and who holds it."""

from dataclasses import replace

from gbo_core import field
from gbo_core.model.round import Audience, Ballot, Item, Participant, Round, State
from phone.view import Phase, View, question, shown, view

WHO = Participant(id="t1", workshop="w1", organisation="n1", part="field")


def a_round(number: int, state: State, **more: str) -> Round:
    return Round(
        id=f"r{number}",
        workshop="w1",
        number=number,
        subject="organisation",
        method="scale",
        question="?",
        items=(Item("n1", "Een"), Item("n2", "Twee")),
        state=state,
        **{"opened_at": f"2026-01-01T10:{number:02}", **more},
    )


def seen(*rounds: Round, own: dict[str, Ballot] | None = None) -> View:
    return view(shown(rounds, WHO), own or {}, lambda _asked: ("n2",), {})


def test_nothing_is_asked_yet() -> None:
    assert seen(a_round(1, State.DRAFT)).version == "b"


def test_open_ballots_stand_first_and_the_newest_on_top() -> None:
    rounds = (a_round(1, State.OPEN), a_round(2, State.PAUSED), a_round(3, State.OPEN))
    cards = seen(*rounds).cards
    assert [(card.round.id, card.phase) for card in cards] == [
        ("r3", Phase.OPEN),
        ("r1", Phase.OPEN),
        ("r2", Phase.PAUSED),
    ]


def test_a_closed_round_stays_until_the_next_one_opens() -> None:
    closed = a_round(1, State.CLOSED, closed_at="2026-01-01T10:01:30")
    assert [card.phase for card in seen(closed).cards] == [Phase.CLOSED]
    assert [card.round.id for card in seen(closed, a_round(2, State.OPEN)).cards] == ["r2"]


def test_who_is_not_asked_does_not_see_the_round() -> None:
    other_part = replace(a_round(1, State.OPEN), audience=Audience("part", "policy"))
    for_tables = replace(a_round(2, State.OPEN), audience=Audience("tables"))
    mine = replace(a_round(3, State.OPEN), audience=Audience("part", "field"))
    assert [card.round.id for card in seen(other_part, for_tables, mine).cards] == ["r3"]


def test_a_share_shows_only_ones_own_items() -> None:
    (card,) = seen(replace(a_round(1, State.OPEN), share=1)).cards
    assert [item.id for item in card.items] == ["n2"]
    assert card.is_personal


def test_the_version_follows_what_must_be_shown_anew() -> None:
    asked = a_round(1, State.OPEN)
    ballot = Ballot(round="r1", participant="t1", ballot="b", answers={}, cast_at="", number=2)
    before, after = seen(asked), seen(asked, own={"r1": ballot})
    assert (before.version, after.version) == ("r1.1.0_b", "r1.1.2_b")
    assert [view.cards[0].is_personal for view in (before, after)] == [False, True]
    assert seen(replace(asked, version=2)).version == "r1.2.0_b"


def test_at_most_three_earlier_rounds_are_told() -> None:
    earlier = [a_round(n, State.REVEALED, revealed_at=f"2026-01-01T10:{n:02}") for n in range(5)]
    assert [asked.number for asked in seen(*earlier, a_round(9, State.OPEN)).before] == [4, 3, 2]


def test_a_question_left_as_it_was_follows_the_phones_language() -> None:
    settings = {"pair": "contribution_necessity"}
    usual = field.entry("pairs", "contribution_necessity").data["question"]
    ours = replace(a_round(1, State.OPEN), method="grid", settings=settings, question=usual["nl"])
    own = replace(ours, question="Wie missen we?")
    assert [question(ours, each) for each in ("nl", "fr", "en")] == list(usual.values())
    assert question(own, "fr") == "Wie missen we?"


def test_the_goals_stand_beside_a_question_that_refers_to_them() -> None:
    about_goals = replace(
        a_round(1, State.OPEN), method="grid", settings={"pair": "contribution_necessity"}
    )
    other = replace(a_round(2, State.OPEN), settings={"axis": "legitimacy"})
    assert [card.names_goals for card in seen(about_goals, other).cards] == [False, True]
