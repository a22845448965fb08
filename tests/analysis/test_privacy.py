"""What is warned for while somebody types about a user."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis import privacy
from gbo_core.analysis.privacy import hits, is_national_number, warnings

KNOWN = ("CAW De Brug", "Huis van het Kind", "Sint Andries")


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.text) for hit in hits(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Ik ging naar Jan Peeters toe", ("name", "Jan Peeters")),
        ("met Jan van den Berg", ("name", "Jan van den Berg")),
        ("Sofie Janssens hielp mij.", ("name", "Sofie Janssens")),
        ("Toen Sofie Janssens kwam", ("name", "Sofie Janssens")),
        ("ik sprak Élodie Dupont-Maes", ("name", "Élodie Dupont-Maes")),
        ("Mevrouw De Smet hielp mij", ("name", "Mevrouw De Smet")),
        ("مع Jan Peeters هنا", ("name", "Jan Peeters")),
        ("meneer Ahmed was er", ("name", "meneer Ahmed")),
        ("ik ben van 12/03/1980", ("date", "12/03/1980")),
        ("op 3 mei 1980", ("date", "3 mei 1980")),
        ("1980-05-03", ("date", "1980-05-03")),
        ("geboren in 1975", ("date", "geboren in 1975")),
        ("bel 0478 12 34 56", ("phone", "0478 12 34 56")),
        ("bel 09/223.45.67.", ("phone", "09/223.45.67")),
        ("bel (09) 223 45 67", ("phone", "(09) 223 45 67")),
        ("bel +32 (0)478 12 34 56", ("phone", "+32 (0)478 12 34 56")),
        ("bel 003292234567", ("phone", "003292234567")),
        ("mail jan.p@voorbeeld.be.", ("email", "jan.p@voorbeeld.be")),
        ("BE68 5390 0754 7034", ("iban", "BE68 5390 0754 7034")),
        ("be68539007547034", ("iban", "be68539007547034")),
        ("85.07.30-033.28", ("national", "85.07.30-033.28")),
        ("85073003328", ("national", "85073003328")),
        ("in de kerkstraat 12", ("address", "kerkstraat 12")),
        ("Grote Markt 5 bus 2", ("address", "Grote Markt 5")),
        ("Gentse Steenweg 110a", ("address", "Gentse Steenweg 110a")),
    ],
)
def test_it_sees(text: str, hit: tuple[str, str]) -> None:
    assert found(text) == [hit]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ik moest drie keer bellen en 15 minuten wachten.",
        "Bij het OCMW Gent luisterden ze.",
        "Het CAW De Brug en het Huis van het Kind hielpen mij.",
        "Toen kwam ik in Sint Andries aan.",
        "In 2021 kreeg ik 1250 euro, en dat was 3 maanden te laat.",
        "Ik was onderweg 20 minuten kwijt op de markt 3 keer per week.",
        "Mijn dossiernummer was 12345.",
        "Mevrouw aan de balie was vriendelijk.",
        "Maar Toen Niet.",
        "85.07.30-033.29",
        "هذا نص عادي عن السكن",
        "这里 没有 名字",
    ],
)
def test_it_lets_be(text: str) -> None:
    assert found(text) == []


def test_everything_in_one_text_is_said_once_in_plain_words() -> None:
    text = "Jan Peeters, Kerkstraat 12, 0478 12 34 56. Ik zei tegen Jan Peeters: 85.07.30-033 28"
    sentences = [each.sentence % each.words() for each in warnings(text, KNOWN)]
    assert len(sentences) == 4
    assert sentences[0].startswith("‘Jan Peeters’ lijkt op een naam.")
    assert sentences[3] == "‘85.07.30-033 28’ lijkt op een rijksregisternummer. Laat het weg."


def national(born: str, order: int, *, after_2000: bool) -> str:
    body = f"{born}{order:03d}"
    check = 97 - int(("2" if after_2000 else "") + body) % 97
    return f"{body}{check:02d}"


numbers = st.builds(
    lambda y, m, d, order, late: national(f"{y:02d}{m:02d}{d:02d}", order, after_2000=late),
    st.integers(0, 99),
    st.sampled_from([n + raised for raised in (0, 20, 40) for n in range(13)]),
    st.integers(0, 31),
    st.integers(0, 999),
    st.booleans(),
)
gaps = st.sampled_from(["", " ", ".", "-", "/", "–", "\u00a0"])
ordinary = st.text(alphabet="abcdefghij .,!?\n", max_size=40)


@given(numbers, st.tuples(gaps, gaps, gaps), ordinary, ordinary)
def test_a_valid_national_number_is_always_found(
    number: str, between: tuple[str, str, str], before: str, after: str
) -> None:
    dot, dash, last = between
    y, m, d, order, check = number[:2], number[2:4], number[4:6], number[6:9], number[9:]
    written = f"{y}{dot}{m}{dot}{d}{dash}{order}{last}{check}"
    assert is_national_number(number)
    seen = hits(f"{before}{written}{after}")
    assert [(hit.kind, hit.text) for hit in seen] == [("national", written)]


@given(numbers, st.integers(1, 96))
def test_a_wrong_check_is_no_national_number(number: str, off: int) -> None:
    """Unless it happens to be right for who was born on the other side of 2000."""
    wrong = f"{number[:9]}{(int(number[9:]) + off - 1) % 97 + 1:02d}"
    valid = {national(number[:6], int(number[6:9]), after_2000=late) for late in (False, True)}
    assert is_national_number(wrong) == (wrong in valid)


@given(st.text(max_size=300))
def test_whatever_is_typed_the_places_are_right_and_never_overlap(text: str) -> None:
    seen = hits(text)
    assert all(text[hit.start : hit.end] == hit.text for hit in seen)
    assert all(a.end <= b.start for a, b in pairwise(seen))
    assert all(each.sentence % each.words() for each in warnings(text))


@given(st.from_regex(r"\A04[0-9]{8}\Z"), gaps.filter(lambda gap: gap != "\n"))
def test_a_mobile_number_is_always_found(number: str, gap: str) -> None:
    written = gap.join([number[:4], number[4:6], number[6:8], number[8:]])
    assert [hit.kind for hit in hits(f"bel {written} eens")] == ["phone"]


def test_a_long_text_takes_no_time() -> None:
    for piece in ("Jan ", "0", "a-", "A a ", "x@", "BE68 ", "Van "):
        hits(piece * 1500)


def test_every_kind_has_a_sentence() -> None:
    assert set(privacy.SENTENCES) == set(privacy._FINDERS)


def test_what_a_large_wall_shows_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many notes as a room of two hundred may write, at every click of the facilitator."""
    looked = []

    def look(text: str) -> list[re.Match[str]]:
        looked.append(text)
        return []

    monkeypatch.setitem(privacy._FINDERS, "email", look)
    wall = [f"briefje nummer {n}" for n in range(8000)]
    for _click in range(2):
        for text in wall:
            warnings(text, KNOWN)
    assert looked == wall
