"""Professionals' ideas of good help beside what users say."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.users.insights import beside, unheard
from gbo_core.field import codes
from gbo_core.model import Insight


def said(voice: str, stage: str = "find", **more: Any) -> Insight:
    return Insight.make(quote="…", voice=voice, stage=stage, **more)


def found(*insights: Insight) -> list[str]:
    (stage,) = beside(insights)
    return [each.code for each in stage.findings]


def test_where_only_one_side_speaks() -> None:
    assert found(said("user")) == ["only_users"]
    assert found(said("professional"), said("professional")) == ["only_professionals"]


def thrice(voice: str, **more: Any) -> list[Insight]:
    return [said(voice, **more) for _ in range(3)]


def test_where_feelings_differ() -> None:
    assert found(*thrice("user", feeling=-2), *thrice("professional", feeling=1)) == ["feelings"]
    assert found(*thrice("user", feeling=1), *thrice("professional", feeling=1)) == ["alike"]
    (stage,) = beside([*thrice("user", feeling=2), *thrice("professional")])
    assert stage.findings[0].sentence.startswith("Gebruikers hebben hier een beter gevoel")


def test_a_few_quotes_only_seem_to_differ() -> None:
    far_apart = [*thrice("user", feeling=-2, threshold="known"), *thrice("professional")]
    for several in (far_apart[1:], far_apart[:-1]):
        (stage,) = beside(several)
        feelings, thresholds = stage.findings
        assert feelings.sentence.startswith("Zo te lezen hebben gebruikers hier een slechter")
        assert feelings.data["n"] == 5
        assert thresholds.code == "thresholds"
    assert found(said("user", feeling=1), said("professional", feeling=1)) == ["few"]


def test_a_threshold_that_professionals_do_not_name() -> None:
    (stage,) = beside([*thrice("user", threshold="known"), *thrice("professional")])
    (finding,) = stage.findings
    assert finding.words("en")["thresholds"] == "Known"
    named = thrice("professional", threshold="known")
    assert found(*thrice("user", threshold="known"), *named) == ["alike"]


def test_steps_come_in_the_order_of_the_journey_and_without_a_step_last() -> None:
    seen = beside([said("user", ""), said("user", "after"), said("user", "know"), said("")])
    assert [each.stage.code if each.stage else "" for each in seen] == ["know", "after", ""]


def test_who_does_not_speak_at_all() -> None:
    assert [each.code for each in unheard([])] == ["no_users", "no_professionals"]
    assert [each.code for each in unheard([said("professional")])] == ["no_users"]
    assert [each.level for each in unheard([said("user"), said("professional")])] == ["fine"]


any_insight = st.builds(
    lambda voice, stage, feeling, threshold: said(
        voice, stage, feeling=feeling, threshold=threshold
    ),
    st.sampled_from(["", *sorted(codes("voices"))]),
    st.sampled_from(["", *sorted(codes("stages"))]),
    st.integers(-2, 2),
    st.sampled_from(["", *sorted(codes("thresholds"))]),
)


@given(st.lists(any_insight, max_size=12))
def test_nobody_who_spoke_is_lost_and_every_step_says_something(insights: list[Insight]) -> None:
    stages = beside(insights)
    spoken = [each.id for s in stages for each in (*s.professionals, *s.users)]
    assert sorted(spoken) == sorted(each.id for each in insights if each.voice)
    assert all(stage.findings for stage in stages)
