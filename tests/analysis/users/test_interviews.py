"""What is said of a question list and of an interview, as a facilitator reads it."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.phrases import pattern
from gbo_core.analysis.users import interviews, jargon
from gbo_core.model import Interview

TERMS = jargon.terms("")
GOOD = (
    "Hoe ging het, de laatste keer dat u hulp zocht?",
    "Wat deed dat met u, toen u moest wachten?",
    "Hoe voelde u zich na het eerste gesprek?",
)
questions = st.lists(st.text(max_size=80), max_size=14)


def codes(question: str) -> list[str]:
    return [each.code for each in interviews.of_question(question, TERMS)]


@pytest.mark.parametrize("question", GOOD)
def test_a_good_question_gets_no_remark(question: str) -> None:
    assert codes(question) == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hoe verliep de intake?", ["jargon"]),
        ("Hoe was het traject dat u volgde?", ["jargon"]),
        ("Wat vond u van de GBO?", ["jargon"]),
        ("Wat vond u van de ELZ in uw buurt?", ["acronym"]),
        ("Hoe was uw gesprek bij het OCMW?", []),
        ("Vindt u niet dat wij goed luisterden toen?", ["leading"]),
        ("Bent u het eens met wat er gezegd werd?", ["leading"]),
        ("Klopt het dat u moest wachten?", ["leading"]),
        ("Waarom hebt u niet gebeld?", ["leading"]),
        ("Waarom bent u toen nooit teruggegaan?", ["leading"]),
        ("Was u tevreden?", ["closed"]),
        ("Hoe gaat het met u?", ["not_past"]),
        ("Wat zou u later willen?", []),
        ("HOE WAS HET VOOR U?", []),
    ],
)
def test_a_question_that_can_be_better(question: str, said: list[str]) -> None:
    assert codes(question) == said


def test_jargon_comes_with_a_plainer_word() -> None:
    (remark,) = interviews.jargon("Hoe verliep de Intakefase?", TERMS)
    assert remark.sentence % remark.data == "‘Intakefase’ is vaktaal."
    assert remark.suggestion % remark.data == "Zeg bijvoorbeeld: ‘het eerste gesprek’."


def test_a_workshop_has_its_own_words() -> None:
    own = jargon.terms("warme overdracht = samen naar daar gaan\n\nzorgpad*\n = niets")
    assert [term.word for term in own] == ["warme overdracht", "zorgpad*"]
    found = [r.data["word"] for r in interviews.jargon("Uw Warme overdracht in zorgpaden?", own)]
    assert found == ["Warme overdracht", "zorgpaden"]
    assert list(interviews.jargon("Hoe verliep de intake?", own)) == []


def test_the_list_of_the_field_can_be_typed_back() -> None:
    for language in ("nl", "fr", "en"):
        typed = jargon.default_text(language)
        assert jargon.terms(typed, language) == jargon.terms("", language)
        assert len(typed) <= 4000


def test_sixteen_words_are_too_many_and_fifteen_are_not() -> None:
    fifteen = "Toen " + "heel " * 13 + "lang?"
    assert list(interviews.length(fifteen)) == []
    (remark,) = interviews.length("En " + fifteen)
    assert remark.data["n"] == 16
    assert list(interviews.length(f"{fifteen} {fifteen}")) == []


def test_one_question_about_the_future_comes_last() -> None:
    future = "Wat zou u willen veranderen?"

    def said(*asked: str) -> list[list[str]]:
        found = interviews.question_remarks(asked, TERMS)
        return [[remark.code for remark in each] for each in found]

    assert said(GOOD[0], future) == [[], []]
    assert said(future, GOOD[0]) == [["future_early"], []]
    assert said(future, future) == [["future_early"], ["future_again"]]


def levels(asked: list[str], authors: list[str]) -> dict[str, str]:
    return {each.code: each.level for each in interviews.list_remarks(asked, authors)}


def test_a_short_list_about_experience_by_two_organisations_is_fine() -> None:
    found = levels(list(GOOD), ["n1", "n2"])
    assert found == {"short": "fine", "experience": "fine", "authors": "fine"}


def test_a_list_that_is_long_or_about_something_else_or_made_alone() -> None:
    assert levels(["Waar woonde u toen?"] * 11, ["n1"]) == {
        "many": "warning",
        "experience": "warning",
        "authors": "warning",
    }
    assert levels(["Waar woonde u?"] * 10, ["n1", "n1"])["short"] == "fine"
    assert levels([], [])["empty"] == "missing"


def test_half_about_experience_is_enough() -> None:
    asked = [GOOD[0], "Waar was dat?"]
    assert levels(asked, [])["experience"] == "fine"
    assert levels([*asked, "Wanneer was dat?"], [])["experience"] == "warning"


def test_who_asks_is_not_who_helped() -> None:
    def said(**values: object) -> dict[str, str]:
        made = Interview.make(pseudonym="Roos", **values)
        return {each.code: each.level for each in interviews.interview_remarks(made)}

    assert said(interviewer="p1", server="p2") == {"who": "fine", "power": "fine"}
    assert said(interviewer="p1", server="p1") == {"same": "missing", "power": "fine"}
    assert said() == {"who": "warning", "power": "fine"}
    assert said(interviewer="p1", server="p2", open_file=True)["power"] == "missing"


@given(questions)
def test_every_question_gets_an_answer_whatever_was_typed(asked: list[str]) -> None:
    found = interviews.question_remarks(asked, TERMS)
    assert len(found) == len(asked)
    for remark in [*chain(*found), *interviews.list_remarks(asked, [])]:
        assert remark.sentence % remark.words()
        assert remark.suggestion % remark.words() or remark.level == "fine"


@given(questions)
def test_only_the_last_question_may_be_about_the_future(asked: list[str]) -> None:
    """A list without remarks on its future questions has at most one, and that one is last."""
    said = {remark.code for each in interviews.question_remarks(asked, ()) for remark in each}
    about = [at for at, each in enumerate(asked) if interviews.is_about_future(each)]
    in_order = about in ([], [len(asked) - 1])
    assert in_order == (not said & {"future_early", "future_again"})


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_typed_word_can_be_looked_for(typed: str, text: str) -> None:
    for term in jargon.terms(typed):
        word = term.found_in(text)
        assert word.casefold() in text.casefold()


@given(st.text(alphabet="abcde ", min_size=1).filter(str.strip))
def test_a_phrase_is_found_as_whole_words_only(phrase: str) -> None:
    whole = " ".join(phrase.split())
    assert pattern((phrase,)).search(f"wie {whole} zei")
    assert not pattern((phrase,)).search(f"x{whole}x".replace(" ", "y"))
