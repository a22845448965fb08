"""Notes on a phone: to write, to see on the board, to support, to take back."""

import re

import pytest

from gbo_core.live import moderation, notes
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model import Note
from gbo_core.model.round import Round
from tests.phone.phones import SCRIPT, Phone, new_phone, wait_for
from tests.region import Region


@pytest.fixture
def asked(region: Region) -> Round:
    items = tuple(region.store.read(SUBJECTS["dimension"].items, region.workshop))
    question = "Wat verandert er rond ons?"
    return region.open("notes", subject="dimension", items=items, question=question)


def stored(region: Region, asked: Round) -> list[Note]:
    return region.store.read(notes.load, region.workshop, asked.id)


def send(phone: Phone, asked: Round, first: str, ballot: str = "b1", **more: str) -> None:
    wait_for(lambda: asked.id in phone.page())
    fields = {"ballot": ballot, "section": "social", "first": first, **more}
    assert phone.vote(asked, fields).json() == {
        "ok": True,
        "v": f"{asked.id}.{asked.version}.0",
        "again": False,
    }


def let_through(region: Region, *found: Note) -> None:
    ids = [note.id for note in found]
    region.store.write(moderation.judge, region.workshop, ids, "shown", by="An", bundle="b1")


def says(phone: Phone, words: str) -> bool:
    """Whether the page says it, apart from how it is laid out."""
    return words in " ".join(re.sub(r"<[^>]*>", " ", phone.page()).split())


def other(phone: Phone, code: str) -> Phone:
    del phone
    joined = new_phone(code)
    joined.join()
    return joined


def test_a_note_is_stored_with_its_two_parts(phone: Phone, region: Region, asked: Round) -> None:
    send(phone, asked, "Iedereen had een auto", second="De bus rijdt niet meer")
    (note,) = stored(region, asked)
    assert (note.section, note.first, note.second, note.state) == (
        "social",
        "Iedereen had een auto",
        "De bus rijdt niet meer",
        "waiting",
    )


def test_the_form_asks_each_dimension_in_the_language_of_the_phone(
    phone: Phone, asked: Round
) -> None:
    french = new_phone(phone.code)
    french.client.headers["accept-language"] = "fr"
    french.join()
    wait_for(lambda: asked.id in french.page())
    assert "Démographique" in french.page()
    assert "Que voyons-nous maintenant ?" in french.page()
    assert "Qu’est-ce qui change autour de nous ?" in french.page()


def test_without_a_script_the_page_comes_back_with_the_note(
    phone: Phone, region: Region, asked: Round
) -> None:
    wait_for(lambda: asked.id in phone.page())
    phone.post(f"/stem/{asked.id}", {"section": "social", "first": "Eens"})
    assert says(phone, "Uw briefjes Eens Sociaal en cultureel · Wacht op de begeleider")
    assert len(stored(region, asked)) == 1


def test_what_was_typed_comes_back_when_it_is_refused(phone: Phone, asked: Round) -> None:
    wait_for(lambda: asked.id in phone.page())
    response = phone.post(f"/stem/{asked.id}", {"section": "", "first": "Dit was <b>lang</b>"})
    assert response.status_code == 400
    assert "Kies eerst waar uw briefje bij hoort." in response.text
    assert "Dit was &lt;b&gt;lang&lt;/b&gt;</textarea>" in response.text


def test_nobody_else_sees_a_note_before_it_is_let_through(
    phone: Phone, region: Region, asked: Round
) -> None:
    reader = other(phone, phone.code)
    send(phone, asked, "Nog niet voor iedereen")
    wait_for(lambda: says(reader, "Het bord Er hangt nog niets op het bord."))
    assert not says(reader, "Nog niet voor iedereen")
    let_through(region, *stored(region, asked))
    wait_for(lambda: says(reader, "Nog niet voor iedereen"))
    assert says(phone, "Uw briefje")


def test_support_is_kept_and_shown_to_who_gave_it_alone(
    phone: Phone, region: Region, asked: Round
) -> None:
    reader = other(phone, phone.code)
    send(phone, asked, "Eens")
    (note,) = stored(region, asked)
    let_through(region, note)
    wait_for(lambda: says(reader, "Dit zie ik ook"))
    reader.post(f"/steun/{asked.id}", {"note": note.id, "on": "1"})
    assert says(reader, "✓ Dit zie ik ook")
    assert not says(reader, "ziet dit ook")
    assert not says(phone, "ziet dit ook")
    reader.post(f"/steun/{asked.id}", {"note": note.id, "on": "0"})
    assert not says(reader, "✓ Dit zie ik ook")


def test_after_the_reveal_everybody_sees_how_many(
    phone: Phone, region: Region, asked: Round
) -> None:
    reader = other(phone, phone.code)
    send(phone, asked, "Eens")
    (note,) = stored(region, asked)
    let_through(region, note)
    reader.post(f"/steun/{asked.id}", {"note": note.id, "on": "1"})
    region.step(asked, "close", "reveal")
    wait_for(lambda: says(phone, "1 ziet dit ook"))
    assert says(reader, "1 ziet dit ook")
    assert not says(reader, "Dit zie ik ook")


def test_supporting_what_is_not_there_is_refused_in_words(
    phone: Phone, region: Region, asked: Round
) -> None:
    send(phone, asked, "Eens")
    (note,) = stored(region, asked)
    answer = phone.post(f"/steun/{asked.id}", {"note": note.id, "on": "1"}, headers=SCRIPT).json()
    assert (answer["ok"], answer["sentence"]) == (
        False,
        "Dit briefje staat niet (meer) op het bord.",
    )


def test_ones_own_note_can_be_taken_back(phone: Phone, region: Region, asked: Round) -> None:
    send(phone, asked, "Toch niet")
    (note,) = stored(region, asked)
    phone.post(f"/terug/{asked.id}", {"note": note.id})
    assert stored(region, asked) == []
    assert not says(phone, "Toch niet")


def test_somebody_elses_note_is_not_taken_back(phone: Phone, region: Region, asked: Round) -> None:
    thief = other(phone, phone.code)
    send(phone, asked, "Van mij")
    (note,) = stored(region, asked)
    assert thief.post(f"/terug/{asked.id}", {"note": note.id}).status_code == 404
    assert len(stored(region, asked)) == 1


def test_a_note_to_a_round_that_is_not_there(phone: Phone) -> None:
    fields = {"section": "social", "first": "Eens"}
    answer = phone.post("/stem/rnergens", fields, headers=SCRIPT).json()
    assert (answer["ok"], answer["sentence"]) == (False, "Deze vraag bestaat niet (meer).")


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "=HYPERLINK(1)", "🙂 \u202eomgekeerd", "'\"; DROP TABLE"]
)
def test_whatever_is_typed_is_shown_letter_by_letter(
    phone: Phone, region: Region, asked: Round, text: str
) -> None:
    send(phone, asked, text)
    let_through(region, *stored(region, asked))
    page = phone.page()
    assert "<script>alert" not in page
    assert len(stored(region, asked)) == 1


def test_somebody_who_writes_is_not_disturbed_by_the_board(
    phone: Phone, region: Region, asked: Round
) -> None:
    """The form keeps its version while the board gets another."""
    wait_for(lambda: asked.id in phone.page())

    def versions() -> dict[str, str]:
        found = re.findall(r'id="([^"]*)" data-v="([^"]*)"', phone.page())
        return dict(found)

    before = versions()
    writer = other(phone, phone.code)
    send(writer, asked, "Eens")
    let_through(region, *stored(region, asked))
    wait_for(lambda: says(phone, "Eens"))
    after = versions()
    assert after[asked.id] == before[asked.id]
    assert after[f"{asked.id}-bord"] != before[f"{asked.id}-bord"]


def test_how_many_more_there_are_stands_after_the_cards(
    phone: Phone, region: Region, asked: Round
) -> None:
    for n in range(22):
        send(phone, asked, f"Briefje {n}.", ballot=f"b{n}")
    let_through(region, *stored(region, asked))
    wait_for(lambda: says(phone, "En nog 2 op het bord."))
    board = phone.page().partition("Het bord")[2]
    assert board.rindex('class="note"') < board.index("En nog 2 op het bord.")


def test_the_board_does_not_say_in_which_order_notes_were_sent(
    phone: Phone, region: Region, asked: Round
) -> None:
    for n in range(22):
        send(phone, asked, f"Briefje {n}.", ballot=f"b{n}")
    sent = stored(region, asked)
    let_through(region, *sent)
    reader = other(phone, phone.code)
    wait_for(lambda: says(reader, "En nog 2 op het bord."))
    on_it = re.findall(r'<li class="note" id="(\w+)"', reader.page().partition("Het bord")[2])
    newest = sorted(sent, key=lambda note: note.sent_at)[2:]
    assert on_it == sorted(note.id for note in newest)


CLIENT = "Onze cliënt Jan Peeters belt niet meer"


def test_a_note_with_a_name_is_stored_with_a_gentle_word(
    phone: Phone, region: Region, asked: Round
) -> None:
    wait_for(lambda: asked.id in phone.page())
    fields = {"ballot": "b1", "section": "social", "first": CLIENT, "second": ""}
    assert phone.vote(asked, fields).json()["careful"] is True
    assert [note.first for note in stored(region, asked)] == [CLIENT]
    assert says(phone, "‘Jan Peeters’ lijkt op een naam.")
    assert says(phone, "Neem het briefje dan terug en schrijf het opnieuw. Neem terug")
    assert not says(other(phone, phone.code), "Jan Peeters")


def test_the_name_of_an_organisation_or_the_area_gets_no_word(phone: Phone, asked: Round) -> None:
    send(phone, asked, "Het OCMW Zandhove en Huis van het Kind werken samen")
    assert 'class="careful"' not in phone.page()


def test_the_visitor_reads_the_word_in_their_own_language(phone: Phone, asked: Round) -> None:
    english = new_phone(phone.code)
    english.client.headers["accept-language"] = "en"
    english.join()
    wait_for(lambda: asked.id in english.page())
    english.vote(asked, {"ballot": "b2", "section": "social", "first": CLIENT})
    assert says(english, "‘Jan Peeters’ looks like a name.")


def test_what_is_too_long_comes_back_whole_with_a_sentence(phone: Phone, asked: Round) -> None:
    wait_for(lambda: asked.id in phone.page())
    long = "mensen " * 200
    response = phone.post(f"/stem/{asked.id}", {"section": "social", "second": long})
    assert response.status_code == 400
    assert "Dit is te lang: in een vak passen 280 tekens." in response.text
    assert f">{long}</textarea>" in response.text
    assert "maxlength" not in response.text


def test_an_empty_note_is_told_what_to_do(phone: Phone, asked: Round) -> None:
    wait_for(lambda: asked.id in phone.page())
    response = phone.post(f"/stem/{asked.id}", {"section": "social", "first": " "})
    assert "Schrijf iets in één van de twee vakken." in response.text


def test_each_dimension_says_what_to_look_at(phone: Phone, asked: Round) -> None:
    wait_for(lambda: asked.id in phone.page())
    assert 'value="social" data-ask="Hoe leven mensen samen, en wie staat alleen?"' in phone.page()
