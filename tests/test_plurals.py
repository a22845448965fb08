"""A number never stands beside a noun of another number, in any language."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message

from gbo_core.words import LANGUAGES, form_of, translations
from tests.test_catalogues import FOREIGN, read

NUMBER = r"%\(\w+\)[ds] "
# A limit is never one.
LIMIT = re.compile(r"%\((most|least|longest|fewest|files|free)\)d|hoogstens|[Mm]eer dan|minder dan")
# Said of two or more only: fewer are called by name, or are not worth a word.
SEVERAL = {
    "Hieronder: %(shown)d van de %(all)d rijen.",
    "Laat deze %(n)d kolommen weg",
    (
        "%(n)d deelnemers kwamen van hetzelfde adres, anderen niet. Dat kan één toestel zijn, of "
        "een groep achter één router."
    ),
    "%(n)d factoren staan er nog zonder bron.",
    "%(n)d vragen hebben nog geen doel.",
    "Bij %(n)d factoren is nog niet gekozen welk doel ze raken.",
    "Bij %(n)d organisaties komt maar één type medewerker mee.",
    "Dat is net het midden van de %(n)d andere gebieden met een cijfer.",
    "De gebruikersreis heeft nog geen %(n)d stappen.",
    (
        "Of een grote organisatie hier zwaarder weegt, zeggen we niet. Na een vraag zonder naam "
        "kan dat pas vanaf %(voters)d mensen die antwoorden, en %(items)d items met genoeg "
        "antwoorden: met minder verraadt het wat één organisatie antwoordde."
    ),
    "De groep liet %(n)d factoren nog open.",
    "De lijst telt %(n)d vragen. Dat is veel voor één gesprek.",
    "Gesplitst in %(n)d briefjes.",
    "Over %(n)d factoren stemde de groep nog niet.",
    (
        "Zo te lezen hebben gebruikers hier een beter gevoel bij dan hulpverleners. Dat zijn "
        "maar %(n)d uitspraken: vraag na of anderen het herkennen."
    ),
    (
        "Zo te lezen hebben gebruikers hier een slechter gevoel bij dan hulpverleners. Dat zijn "
        "maar %(n)d uitspraken: vraag na of anderen het herkennen."
    ),
}


def messages(code: str) -> Iterator[tuple[Message, tuple[str, ...]]]:
    """Each sentence with its forms in the language; of Dutch those stand in the code."""
    for message in read(code if code in FOREIGN else FOREIGN[0]):
        said = message.string if code in FOREIGN else message.id
        if message.id:
            yield message, (said,) if isinstance(said, str) else tuple(said)


def nouns(code: str) -> set[str]:
    """The words that follow a number and have another form for one."""
    found: set[str] = set()
    for _message, forms in messages(code):
        if len(forms) == 2:
            one, several = (re.findall(rf"{NUMBER}([\w’]+)", form) for form in forms)
            found |= set(several) - set(one)
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sentence_with_one_form_has_no_noun_beside_its_number(code: str) -> None:
    counted = "|".join(sorted(nouns(code)))
    beside = re.compile(rf"{NUMBER}({counted})\b")
    wrong = [
        message.id
        for message, forms in messages(code)
        if len(forms) == 1 and beside.search(forms[0]) and not LIMIT.search(message.id)
    ]
    assert set(wrong) - SEVERAL == set()


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("nl", {0: "dagen", 0.5: "dagen", 1: "dag", 1.5: "dagen", 2: "dagen"}),
        ("fr", {0: "jour", 0.5: "jour", 1: "jour", 1.5: "jour", 2: "jours", 2.5: "jours"}),
        ("en", {0: "days", 0.5: "days", 1: "day", 1.5: "days", 2: "days"}),
    ],
)
def test_a_decimal_takes_the_noun_of_its_language(code: str, forms: dict[float, str]) -> None:
    one = "Er gaat %(days)s dag voorbij met wachten."
    several = "Er gaan %(days)s dagen voorbij met wachten."
    say = translations(code).ngettext
    said = {n: say(one, several, form_of(n, code)).split() for n in forms}
    assert [n for n, word in forms.items() if word not in said[n]] == []
