"""Whether questions and interviews let users tell what they lived through.

The rules follow the tips of the guide (2.2); how a machine sees them is a working rule of ours, so
a remark advises and never stops anybody. The marks stand in `field/question_marks.toml`; they know
Dutch questions.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gbo_core.analysis.phrases import marks
from gbo_core.analysis.users.jargon import Term
from gbo_core.model import Interview, Organisation
from gbo_core.model.finding import Finding, Level, Records
from gbo_core.words import N_

MOST_WORDS: Final = 15
MOST_QUESTIONS: Final = 10
FEWEST_AUTHORS: Final = 2
FEWEST_CAPITALS: Final = 3

_WORD: Final = re.compile(r"\w+(?:['’.-]\w+)*")


@dataclass(frozen=True, slots=True)
class Remark(Finding):
    """A finding with what to do about it; `data` fills both sentences."""

    suggestion: str = ""


def _advice(
    code: str, sentence: str, suggestion: str, level: Level = "warning", **data: Any
) -> Remark:
    return Remark(code, sentence, level, data, suggestion=suggestion)


def question_remarks(questions: Sequence[str], terms: Iterable[Term]) -> list[list[Remark]]:
    """Per question, in their order, what could be better; an empty list where nothing is."""
    known = tuple(terms)
    return [
        [*of_question(question, known), *_place(at, questions)]
        for at, question in enumerate(questions)
    ]


def of_question(question: str, terms: Iterable[Term]) -> list[Remark]:
    """What can be said of one question by itself: jargon, acronyms, length, openness, the past."""
    return [
        *jargon(question, terms),
        *acronyms(question, terms),
        *length(question),
        *openness(question),
        *about_the_past(question),
    ]


def jargon(question: str, terms: Iterable[Term]) -> Iterator[Remark]:
    """Words of the trade, each with a plainer one. Source: the guide (2.2), *no jargon*."""
    for term in terms:
        word = term.found_in(question)
        if word:
            suggestion = (
                N_("Zeg bijvoorbeeld: ‘%(plain)s’.")
                if term.plain
                else N_("Zeg het met een woord dat iedereen kent.")
            )
            sentence = N_("‘%(word)s’ is vaktaal.")
            yield _advice("jargon", sentence, suggestion, word=word, plain=term.plain)


def acronyms(question: str, terms: Iterable[Term] = ()) -> Iterator[Remark]:
    """Words with three capitals or more, but for those that everybody knows.

    Source: the guide (2.2), *no jargon*; three is a working rule. A question in capitals only is
    not full of acronyms, and what is jargon is said once.
    """
    known = {term.found_in(question).casefold() for term in terms}
    if question.isupper() and len(_WORD.findall(question)) > 2:
        return
    for word in dict.fromkeys(_WORD.findall(question)):
        if sum(c.isupper() for c in word) < FEWEST_CAPITALS or word.casefold() in known:
            continue
        if not marks("question_marks", "known").fullmatch(word):
            yield _advice(
                "acronym",
                N_("‘%(word)s’ is een afkorting."),
                N_("Schrijf het voluit, of noem het zoals mensen het zelf noemen."),
                word=word,
            )


def length(question: str) -> Iterator[Remark]:
    """A sentence of more than fifteen words: a working rule for what can be heard at once."""
    longest = max((len(_WORD.findall(part)) for part in re.split(r"[.?!;]\s", question)), default=0)
    if longest > MOST_WORDS:
        yield _advice(
            "long",
            N_("Een zin van %(n)d woorden is lang om te horen."),
            N_("Houd het bij hoogstens %(most)d woorden, of maak er twee vragen van."),
            n=longest,
            most=MOST_WORDS,
        )


def openness(question: str) -> Iterator[Remark]:
    """An opening that defends, suggests or closes. Source: the guide (2.2), *an open attitude*."""
    leading = marks("question_marks", "leading").search(question)
    if leading:
        yield _advice(
            "leading",
            N_("‘%(words)s’ legt mensen een antwoord in de mond."),
            N_("Vraag het open, zoals: ‘Hoe was dat voor u?’"),
            words=leading.group(1),
        )
    elif marks("question_marks", "closed").search(question):
        yield _advice(
            "closed",
            N_("Hierop kan iemand gewoon ja of nee antwoorden."),
            N_("Begin met hoe, wat, wie, waar of wanneer."),
        )


def is_about_future(question: str) -> bool:
    return bool(marks("question_marks", "future").search(question))


def is_about_experience(question: str) -> bool:
    return bool(marks("question_marks", "experience").search(question))


def about_the_past(question: str) -> Iterator[Remark]:
    """Neither about what was nor about the future. Source: the guide (2.2): ask what has been."""
    if is_about_future(question) or marks("question_marks", "past").search(question):
        return
    yield _advice(
        "not_past",
        N_("Deze vraag gaat niet over iets wat gebeurd is."),
        N_("Vraag naar een moment dat iemand beleefde, zoals de laatste keer."),
    )


def _place(at: int, questions: Sequence[str]) -> Iterator[Remark]:
    """At most one question about the future, and that one last. Source: the guide (2.2)."""
    if not is_about_future(questions[at]):
        return
    if at < len(questions) - 1:
        yield _advice(
            "future_early",
            N_("Deze vraag gaat over de toekomst en is niet de laatste."),
            N_("Zet hoogstens één vraag over de toekomst, helemaal op het einde."),
        )
    elif any(map(is_about_future, questions[:at])):
        yield _advice(
            "future_again",
            N_("Er is meer dan één vraag over de toekomst."),
            N_("Kies de beste en schrap de andere: mensen vertellen makkelijker over wat was."),
        )


def list_remarks(questions: Sequence[str], authors: Sequence[str]) -> list[Remark]:
    """What can be said of the whole list: how long, about what, and written by whom.

    `authors`: ids of organisations. Source: the guide (2.2): a short list, made together with the
    network, in which the experience of the user is central; ten, two and half are working rules.
    """
    if not questions:
        empty = N_("Er staan nog geen vragen in de lijst.")
        start = N_("Begin met wat iemand meemaakte: ‘Hoe ging het, de laatste keer?’")
        return [_advice("empty", empty, start, "missing"), _authors(authors)]
    return [_number(questions), _experience(questions), _authors(authors)]


def _number(questions: Sequence[str]) -> Remark:
    if len(questions) > MOST_QUESTIONS:
        sentence = N_("De lijst telt %(n)d vragen. Dat is veel voor één gesprek.")
        suggestion = N_("Hou er hoogstens %(most)d over.")
        return _advice("many", sentence, suggestion, n=len(questions), most=MOST_QUESTIONS)
    return Remark("short", N_("De lijst is kort genoeg voor één gesprek."), "fine")


def _experience(questions: Sequence[str]) -> Remark:
    about, every = sum(map(is_about_experience, questions)), len(questions)
    if about * 2 < every:
        sentence = N_(
            "Hoeveel vragen gaan over wat iemand zelf meemaakte? %(n)d van de %(all)d. Liever "
            "minstens de helft."
        )
        suggestion = N_("Vraag vaker hoe iets verliep, of hoe iemand zich daarbij voelde.")
        return _advice("experience", sentence, suggestion, n=about, all=every)
    sentence = N_("Genoeg vragen over wat iemand zelf meemaakte: %(n)d van de %(all)d.")
    return Remark("experience", sentence, "fine", {"n": about, "all": every})


def _authors(authors: Sequence[str]) -> Remark:
    if len(set(authors)) < FEWEST_AUTHORS:
        sentence = N_("De lijst is nog niet samen geschreven.")
        suggestion = N_("Laat minstens twee organisaties meeschrijven.")
        return _advice("authors", sentence, suggestion)
    sentence = N_("Meer dan één organisatie schreef mee.")
    organisations = Records(Organisation.concept, tuple(authors))
    return Remark("authors", sentence, "fine", {}, (organisations,))


def interview_remarks(interview: Interview) -> list[Remark]:
    """Whether somebody could speak freely. Source: the guide (2.2).

    Who asks is somebody else than who gave the service (the same organisation is fine), and no
    power relation is left between the two: no open file.
    """
    return [_two_people(interview), _no_power(interview)]


def _two_people(interview: Interview) -> Remark:
    if not interview.interviewer or not interview.server:
        sentence = N_("Nog niet ingevuld: wie vroeg, en wie de hulp gaf.")
        suggestion = N_("Kies ze allebei, dan is te zien of het twee mensen zijn.")
        return _advice("who", sentence, suggestion)
    if interview.interviewer == interview.server:
        sentence = N_("Wie vroeg, gaf zelf de hulp. Dan vertelt iemand niet alles.")
        suggestion = N_("Laat iemand anders vragen; een collega van dezelfde organisatie mag.")
        return _advice("same", sentence, suggestion, "missing")
    return Remark("who", N_("Wie vroeg en wie hielp, zijn twee mensen."), "fine")


def _no_power(interview: Interview) -> Remark:
    if interview.open_file:
        sentence = N_(
            "Er loopt nog een dossier bij wie vroeg. Dan durft iemand niet alles te zeggen."
        )
        suggestion = N_("Kies iemand van wie voor de gebruiker niets meer afhangt.")
        return _advice("power", sentence, suggestion, "missing")
    return Remark("power", N_("Bij wie vroeg, loopt geen dossier meer."), "fine")
