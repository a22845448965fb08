"""The sheet that an interviewer prints, as it opens in a word processor."""

import io

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from gbo_core.exchange.documents.interview_sheet import sheet
from gbo_core.model import Questionnaire
from gbo_core.words import LANGUAGES

LIST = Questionnaire.make(
    title="Hulp vinden",
    purpose="Weten hoe het was om hulp te zoeken.",
    questions="Hoe ging het, de laatste keer?\n\nWat deed dat met u?",
)


def read(content: bytes) -> str:
    return "\n".join(each.text for each in Document(io.BytesIO(content)).paragraphs)


def test_it_holds_the_questions_with_a_box_each() -> None:
    content = sheet(LIST, ["OCMW Zandhove", "CAW De Brug"])
    said = read(content)
    assert "1. Hoe ging het, de laatste keer?" in said
    assert "2. Wat deed dat met u?" in said
    assert "Waarom we dit vragen: Weten hoe het was om hulp te zoeken." in said
    assert "Geschreven door: OCMW Zandhove, CAW De Brug" in said
    boxes = Document(io.BytesIO(content)).tables
    assert [box.cell(0, 0).text for box in boxes] == ["", ""]


def test_it_asks_for_a_pseudonym_and_consent_and_for_no_name() -> None:
    said = read(sheet(LIST))
    assert "Schuilnaam: …" in said
    assert said.count("☐") == 4
    assert "geen naam, geboortedatum, adres of nummer" in said
    blanks = [line for line in said.splitlines() if "……" in line]
    assert [line.split(":")[0] for line in blanks] == [
        "Schuilnaam",
        "Maand en jaar",
        "Organisatie van wie vraagt",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_sheets_of_one_list_are_equal(language: str) -> None:
    assert sheet(LIST, ["A"], language) == sheet(LIST, ["A"], language)


def test_an_empty_list_is_still_a_sheet() -> None:
    assert "Leeg" in read(sheet(Questionnaire.make(title="Leeg")))


@settings(max_examples=15)
@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_was_typed_the_sheet_opens(title: str, question: str) -> None:
    made = Questionnaire.make(title=f"T {title}", questions=question)
    assert read(sheet(made))
