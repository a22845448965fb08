"""What the sample tells of its region: factors, figures, users and a journey that hang together."""

from collections import Counter
from collections.abc import Iterable

import pytest

from gbo_core.analysis.agreement import Label
from gbo_core.analysis.environment import confrontation, factors
from gbo_core.analysis.privacy import warnings
from gbo_core.analysis.users import insights, interviews, journeys, personas
from gbo_core.analysis.users.jargon import terms
from gbo_core.exchange.archive import bring_in
from gbo_core.exchange.archive.contents import Contents
from gbo_core.exchange.sample import sample
from gbo_core.field import codes
from gbo_core.live import counting, rounds, takeover, wall
from gbo_core.model import (
    Challenge,
    Evidence,
    Factor,
    Insight,
    Interview,
    Journey,
    Note,
    Organisation,
    Persona,
    Profile,
    Questionnaire,
    Series,
    Step,
    Swot,
    Trait,
)
from gbo_core.model.finding import Finding
from gbo_core.model.round import Round
from gbo_core.store import Store
from tests.exchange.filled import figures_in


@pytest.fixture(scope="module")
def told() -> Contents:
    return sample()


@pytest.fixture
def loaded(store: Store, told: Contents) -> str:
    return bring_in.put_in(store, told, None)


def a_round(store: Store, workshop: str, subject: str, method: str) -> Round:
    known = store.read(rounds.load, workshop)
    return next(one for one in known if (one.subject, one.method) == (subject, method))


def levels(found: Iterable[Finding]) -> set[str]:
    return {finding.level for finding in found}


def persona(told: Contents, name: str) -> Persona:
    return next(each for each in told.of(Persona) if each.name == name)


def rests_on(told: Contents, who: Persona) -> personas.Support:
    talks, heard = told.of(Interview), told.of(Insight)
    ids = ({each.id for each in talks}, {each.id for each in heard})
    return personas.support(who, *ids, told.of(Evidence))


def test_every_dimension_has_factors_with_a_goal_a_source_and_a_year(told: Contents) -> None:
    every = told.of(Factor)
    assert 10 <= len(every) <= 12
    assert levels(factors.dimension_check(every)) == {"fine"}
    for each in every:
        assert each.goals
        assert each.assumed or each.now
        assert each.direction
        assert each.term
        assert 1 <= each.influence <= 5
        assert "(verzonnen)" in each.source
        assert each.source_year.isdigit()


def test_most_factors_came_from_notes_that_keep_their_writers(
    store: Store, loaded: str, told: Contents
) -> None:
    board = store.read(wall.load, loaded, a_round(store, loaded, "dimension", "notes").id)
    merged = [card for card in board.cards if card.title]
    assert {card.title for card in merged} <= {each.title for each in told.of(Factor)}
    assert len(merged) == len(told.of(Factor)) - 2
    assert all(len({note.participant for note in card.notes}) > 1 for card in merged)
    assert (len(board.waiting), len(board.held)) == (2, 3)
    assert len(board.cards) - len(merged) > 5
    assert max(card.supporters for card in merged) > 10


def test_about_45_notes_and_each_dimension_has_some(told: Contents) -> None:
    notes = [note for note in told.of(Note) if note.section in codes("dimensions")]
    assert 44 <= len(notes) <= 50
    assert {note.section for note in notes} == codes("dimensions")


def test_the_room_agrees_on_one_factor_and_not_on_another(store: Store, loaded: str) -> None:
    asked = a_round(store, loaded, "factor", "grid")
    outcome = store.read(counting.result, loaded, asked.id)
    seen = {
        (item.item.label, axis): said.people.label
        for item in outcome.items
        for axis, said in item.axes.items()
    }
    assert 30 <= outcome.ballots <= 40
    assert seen["Afspraken en aanvragen gaan bijna alleen nog online", "impact"] is Label.ALIKE
    assert seen["Bus 17 van Berkenzele naar Lindermeer rijdt niet meer", "uncertainty"] is (
        Label.SPREAD
    )
    assert seen["Rechten toekennen zonder aanvraag, met gegevens die er al zijn", "impact"] is (
        Label.TWO_GROUPS
    )


def test_the_factors_fill_three_corners_and_most_are_decided(store: Store, loaded: str) -> None:
    standing = store.read(takeover.standings, loaded, "factor")
    placed = {
        item: factors.reading(axes["impact"].value, axes["uncertainty"].value).corner
        for item, axes in standing.items()
        if axes["impact"].value is not None and axes["uncertainty"].value is not None
    }
    assert {"critical", "certain", "background"} <= set(placed.values())
    stances = Counter(axes["impact"].stance for axes in standing.values())
    assert (stances["open"], stances["otherwise"]) == (2, 1)
    assert stances["voted"] > 6


def test_dots_say_what_comes_first(store: Store, loaded: str) -> None:
    asked = a_round(store, loaded, "factor", "dots")
    outcome = store.read(counting.result, loaded, asked.id)
    spent = {item.item.label: item.axes["priority"].settled or 0 for item in outcome.items}
    first, second = sorted(spent, key=spent.__getitem__, reverse=True)[:2]
    assert {first, second} == {
        "Afspraken en aanvragen gaan bijna alleen nog online",
        "Veel mensen met recht op de verhoogde tegemoetkoming krijgen ze niet",
    }


def test_three_figures_with_a_source_are_marked_as_invented(
    store: Store, loaded: str, told: Contents
) -> None:
    series = told.of(Series)
    values = figures_in(store, loaded)
    assert len(series) == 3
    for each in series:
        assert "verzonnen" in each.source
        assert each.source_year
        assert each.area in {figure.place for figure in values[each.id]}
    assert {figure.name for each in values.values() for figure in each} == {
        "Berkenzele",
        "Kapelmeers",
        "Lindermeer",
        "Wolvendonk",
        "Eerstelijnszone Zilverbeek",
    }


def test_every_figure_lies_beside_something_that_is_there(
    store: Store, loaded: str, told: Contents
) -> None:
    values = figures_in(store, loaded)
    there = {kind.concept: {each.id for each in told.of(kind)} for kind in (Factor, Persona)}
    beside = told.of(Evidence)
    assert {each.series for each in beside} == {each.id for each in told.of(Series)}
    for each in beside:
        assert each.record in there[each.about]
        assert each.note
        spots = {(figure.place, figure.period) for figure in values[each.series]} | {("", "")}
        assert (each.place, each.period) in spots


def test_the_swot_comes_from_the_factors_and_ends_in_questions(told: Contents) -> None:
    points, questions = told.of(Swot), told.of(Challenge)
    assert levels(confrontation.swot_checks(points, told.of(Factor))) == {"fine"}
    assert levels(confrontation.challenge_checks(questions)) == {"fine"}
    assert len(questions) == 4
    assert {len(each.points) > 1 for each in questions} == {True}


def test_the_questions_and_the_talks_keep_to_the_rules(told: Contents) -> None:
    (asked,) = told.of(Questionnaire)
    lines = asked.lines()
    assert len(lines) == 8
    assert not any(interviews.question_remarks(lines, terms("")))
    assert levels(interviews.list_remarks(lines, asked.authors)) == {"fine"}
    talks = told.of(Interview)
    assert len(talks) == 6
    for each in talks:
        assert levels(interviews.interview_remarks(each)) == {"fine"}
        assert each.questionnaire == asked.id


def test_users_and_professionals_call_something_else_good_help(told: Contents) -> None:
    heard = told.of(Insight)
    needs = {voice: [i.need for i in heard if i.voice == voice] for voice in codes("voices")}
    assert (len(needs["user"]), len(needs["professional"])) == (12, 7)
    assert Counter(needs["professional"]).most_common(1)[0][0] == "Snel antwoord."
    most_said = Counter(needs["user"]).most_common(1)[0][0]
    assert most_said == "Iemand die mij niet opnieuw alles laat vertellen."
    assert levels(insights.unheard(heard)) == {"fine"}
    assert all(stage.findings[0].code != "alike" for stage in insights.beside(heard))
    assert all(each.goals for each in heard)


def test_one_persona_is_founded_and_the_other_an_assumption(told: Contents) -> None:
    georgette, jolien = persona(told, "Georgette"), persona(told, "Jolien")
    support = rests_on(told, georgette)
    assert (len(support.interviews), len(support.insights), len(support.figures)) == (4, 8, 1)
    assert rests_on(told, jolien).is_assumed
    for each in (georgette, jolien):
        traits = personas.traits_of(each.id, told.of(Trait))
        assert 5 <= len(traits) <= personas.MOST_TRAITS
        found = personas.check(each, traits, rests_on(told, each))
        assert {one.code for one in found} <= {"persona_assumed"}
        assert each.thresholds
        assert each.rights
    assert told.of(Profile)[0].pinned == georgette.id


def test_the_journey_goes_past_real_organisations_to_a_warm_handover(told: Contents) -> None:
    (journey,) = told.of(Journey)
    steps = journeys.in_order(told.of(Step), journey.id)
    assert journey.persona == persona(told, "Georgette").id
    assert journeys.check(journey, steps) == []
    assert len(steps) == 9
    services = {each.service for each in steps} - {""}
    assert services <= {each.id for each in told.of(Organisation)}
    assert [each.how for each in journeys.handovers(steps)] == [
        "cold",
        "none",
        "warm",
        "cold",
        "warm",
    ]
    assert len(journeys.retellings(steps)) == 3
    assert journeys.waiting(steps).days == 90
    leaving = journeys.leaving(steps)
    assert leaving is not None
    assert (leaving.channel, leaving.feeling) == ("website", -2)


def test_nothing_looks_like_a_real_person(told: Contents) -> None:
    """Organisations and the area are invented as well, and tell of nobody."""
    known = [each.name for each in told.of(Organisation)] + [told.of(Profile)[0].area]
    texts = [
        *(each.situation for each in told.of(Interview)),
        *(text for each in told.of(Insight) for text in (each.quote, each.need)),
        *(text for each in told.of(Persona) for text in (each.sketch, each.situation, each.quote)),
        *(text for each in told.of(Step) for text in (each.action, each.thought, each.pain)),
        *(note.text for note in told.of(Note)),
    ]
    assert [finding.data for text in texts for finding in warnings(text, known)] == []
