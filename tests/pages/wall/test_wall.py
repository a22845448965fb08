"""The wall on the screen: covered until asked for, let through, merged, split, undone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import moderation, notes, wall
from gbo_core.live.note_text import TooLong
from gbo_core.live.notes import Sending, Support, TakingBack
from gbo_core.live.subjects import SUBJECTS
from gbo_core.live.wall import Wall
from gbo_core.model import Factor
from gbo_core.model.round import Round
from gbo_core.store import records
from tests.pages.live.live_table import button, words
from tests.region import Region

SECRET = "De buslijn is geschrapt"
CLIENT = "Onze cliënt Jan Peeters durft niet meer"


@pytest.fixture
def asked(region: Region) -> Round:
    items = tuple(region.store.read(SUBJECTS["dimension"].items, region.workshop))
    return region.open("notes", subject="dimension", items=items, question="Wat verandert er?")


def send(
    region: Region, asked: Round, *texts: str, state: str = "shown", assumed: str = ""
) -> list[str]:
    """Notes on the wall, each by somebody else."""
    sent = []
    for n, text in enumerate(texts):
        who = region.join("CAW De Brug")
        said = ("political", assumed, text)
        arrival = Sending(region.workshop, asked.id, who, f"k{n}{text}", *said)
        (made,) = region.store.write(notes.arrive_many, [arrival])
        sent.append(made)
    if state != "waiting":
        region.store.write(moderation.judge, region.workshop, sent, state, by="An", bundle="b1")
    return sent


def found(region: Region, asked: Round) -> Wall:
    return region.store.read(wall.load, region.workshop, asked.id)


def html(screen: AppTest) -> str:
    return "\n".join(each.value for each in screen.get("html"))


Open = Callable[..., AppTest]


@pytest.fixture
def board(region: Region, show_as: Callable[..., Open]) -> Open:
    return lambda: show_as(region, "environment/screen.py")(deel="board")


@pytest.fixture
def beamer(region: Region, show_as: Callable[..., Open]) -> Open:
    return show_as(region, "beamer.py")


def choose(screen: AppTest, *rows: int) -> AppTest:
    """Tick rows of the table of notes, as a click does."""
    selection = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    (key,) = [each.key for each in screen.dataframe if str(each.key).startswith("work_table_")]
    screen.session_state[key] = selection
    return screen.run()


def plain(screen: AppTest) -> str:
    """What the screen says, as it is read: without what keeps Markdown from reading it."""
    return words(screen).replace("\\", "")


def everything(screen: AppTest) -> str:
    """All that the browser got, tables included."""
    return words(screen) + html(screen) + "".join(str(each.value) for each in screen.dataframe)


def test_the_hour_starts_with_a_question_about_the_six_dimensions(
    region: Region, board: Open
) -> None:
    screen = board()
    assert "Nieuwe vraag" in words(screen)
    button(screen, "Open de vraag nu").click().run()
    (asked,) = region.store.read(wall.rounds.load, region.workshop)
    assert (asked.method, asked.subject, len(asked.items)) == ("notes", "dimension", 6)
    assert asked.question == "Wat verandert er rond ons?"


def test_what_waits_is_sent_only_when_asked_for(
    region: Region, asked: Round, board: Open, beamer: Open
) -> None:
    send(region, asked, SECRET, state="waiting")
    screen = board()
    assert SECRET not in everything(screen)
    assert [m.value for m in screen.metric if m.label == "Wachten op u"] == ["1"]
    assert SECRET not in everything(beamer())
    button(screen, "Toon de briefjes alleen hier").click().run()
    assert SECRET in words(screen)


def test_a_note_goes_on_the_board_with_one_button(
    region: Region, asked: Round, board: Open, beamer: Open
) -> None:
    (note,) = send(region, asked, SECRET, state="waiting")
    screen = board()
    button(screen, "Toon de briefjes alleen hier").click().run()
    screen.button(key=f"shown_{note}").click().run()
    assert [card.notes[0].second for card in found(region, asked).cards] == [SECRET]
    assert SECRET in html(beamer())
    button(screen, "Maak ongedaan").click().run()
    assert SECRET not in html(beamer())


def test_the_beamer_gives_a_long_note_the_room_that_others_leave(
    region: Region, asked: Round, beamer: Open
) -> None:
    long = "lang " * 50
    send(region, asked, "Een eerste briefje", long)
    shown = html(beamer())
    assert "Een eerste briefje" in shown
    assert long.strip() in shown
    assert "en nog" not in shown


def test_the_beamer_does_not_say_in_which_order_notes_were_sent(
    region: Region, asked: Round, beamer: Open
) -> None:
    texts = [f"Briefje {n}" for n in range(4)]  # as many as fit beside the code
    sent = dict(zip(send(region, asked, *texts), texts, strict=True))
    hanging = re.findall(r"Briefje \d", html(beamer()))
    assert hanging == [sent[note] for note in sorted(sent)]


def test_a_note_can_be_kept_off_the_board(region: Region, asked: Round, board: Open) -> None:
    (note,) = send(region, asked, SECRET, state="waiting")
    screen = board()
    button(screen, "Toon de briefjes alleen hier").click().run()
    screen.button(key=f"held_{note}").click().run()
    assert [n.id for n in found(region, asked).held] == [note]


def test_all_that_waits_goes_through_at_once(region: Region, asked: Round, board: Open) -> None:
    send(region, asked, "Eén", "Twee", "Drie", state="waiting")
    screen = board()
    button(screen, "Toon de briefjes alleen hier").click().run()
    button(screen, "Laat deze 3 briefjes door").click().run()
    assert len(found(region, asked).cards) == 3


def test_chosen_notes_become_one_factor_and_undo_takes_it_back(
    region: Region, asked: Round, board: Open
) -> None:
    send(region, asked, "De bus rijdt niet meer", "De buslijn is weg", "Iets anders")
    screen = choose(board(), 0, 1)
    button(screen, "Maak er één factor van").click().run()
    (factor,) = region.store.read(records.load, region.workshop, Factor)
    assert (factor.now, factor.dimension) == ("De bus rijdt niet meer", "political")
    cards = found(region, asked).cards
    assert sorted(len(card.notes) for card in cards) == [1, 2]
    screen.button(key="undo_last").click().run()
    assert region.store.read(records.load, region.workshop, Factor) == []
    assert len(found(region, asked).cards) == 3


def test_a_note_moves_to_another_column(region: Region, asked: Round, board: Open) -> None:
    send(region, asked, "De huren stijgen")
    screen = choose(board(), 0)
    screen.selectbox(key="work_to").select("economic").run()
    button(screen, "Verplaats").click().run()
    assert [card.section for card in found(region, asked).cards] == ["economic"]


def test_an_empty_line_splits_a_note(region: Region, asked: Round, board: Open) -> None:
    (note,) = send(region, asked, "Twee dingen tegelijk")
    screen = choose(board(), 0)
    area = next(a for a in screen.text_area if a.key and f"_{note}__" in a.key)
    second = next(a for a in screen.text_area if a.key and a.key.endswith(f"_{note}__second"))
    assert area.value == ""
    second.set_value("De huur\n\nDe bus").run()
    button(screen, "Splits").click().run()
    assert sorted(c.notes[0].second for c in found(region, asked).cards) == ["De bus", "De huur"]


def test_what_a_writer_takes_back_stands_in_no_form_either(
    region: Region, asked: Round, board: Open
) -> None:
    (sent,) = send(region, asked, SECRET)
    screen = choose(board(), 0)
    (box,) = [each for each in screen.text_area if each.value == SECRET]
    box.set_value(f"{SECRET}, beter gezegd").run()
    ((note,),) = [card.notes for card in found(region, asked).cards]
    back = TakingBack(region.workshop, asked.id, note.participant, sent)
    region.store.write(notes.arrive_many, [back])
    for there in (screen.run(), board()):
        assert SECRET not in everything(there)
        assert "intussen verwijderd" not in words(there)


def test_the_beamer_shows_support_only_after_the_reveal(
    region: Region, asked: Round, beamer: Open
) -> None:
    (note,) = send(region, asked, "De bus rijdt niet meer")
    for _ in range(3):
        support = Support(region.workshop, asked.id, region.join(), note)
        region.store.write(notes.arrive_many, [support])
    assert "zien dit ook" not in html(beamer())
    region.step(asked, "close", "reveal")
    assert "3 zien dit ook" in html(beamer())


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "[link](http://x)", "a" * 280])
def test_whatever_was_typed_is_shown_letter_by_letter(
    region: Region, asked: Round, board: Open, beamer: Open, text: str
) -> None:
    send(region, asked, text)
    assert "<script>" not in html(board())
    shown = html(beamer())
    assert text.replace("<", "&lt;").replace(">", "&gt;") in shown


def test_the_facilitator_writes_what_is_said_aloud(
    region: Region, asked: Round, board: Open
) -> None:
    screen = board()
    area = [a for a in screen.text_area if a.label == "Wat zien we nu?"][-1]
    area.set_value("Hoorden we net")
    button(screen, "Op het bord").click().run()
    assert [error.value for error in screen.error] == ["Kies eerst een kolom."]
    screen.selectbox(key=f"own_note_{asked.id}__section").select("economic")
    button(screen, "Op het bord").click().run()
    (card,) = found(region, asked).cards
    assert (card.section, card.notes[0].second) == ("economic", "Hoorden we net")
    column = next(box for box in screen.selectbox if box.key.startswith(f"own_note_{asked.id}__"))
    assert column.value == "economic"
    assert [a.value for a in screen.text_area if a.label == "Wat zien we nu?"] == [""]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Schrijf iets in één van de twee vakken."),
        (
            "x" * 281,
            str(TooLong(most=280)),
        ),
    ],
)
def test_what_is_no_note_stays_in_the_form(
    asked: Round, board: Open, typed: str, said: str
) -> None:
    screen = board()
    screen.selectbox(key=f"own_note_{asked.id}__section").select("social")
    area = [a for a in screen.text_area if a.label == "Wat zien we nu?"][-1]
    area.set_value(typed)
    button(screen, "Op het bord").click().run()
    assert [error.value for error in screen.error] == [said]
    assert [a.value for a in screen.text_area if a.label == "Wat zien we nu?"] == [typed]


def test_a_note_that_is_in_a_factor_leaves_it_only_after_a_yes(
    region: Region, asked: Round, board: Open
) -> None:
    send(region, asked, "De bus rijdt niet meer", "De huren stijgen")
    screen = choose(board(), 0)
    button(screen, "Maak er een factor van").click().run()
    screen = choose(screen, 0, 1)
    assert "‘De bus rijdt niet meer’ hoort al bij ‘De bus rijdt niet meer’" in plain(screen)
    assert button(screen, "Maak er één factor van").disabled
    screen.checkbox[0].check().run()
    button(screen, "Maak er één factor van").click().run()
    assert len(region.store.read(records.load, region.workshop, Factor)) == 2
    (card,) = found(region, asked).cards
    assert len(card.notes) == 2


def test_a_factor_lists_its_notes_in_all_their_words(
    region: Region, asked: Round, show_as: Callable[..., Open]
) -> None:
    long = "We hebben het er al jaren over, en nu is het zover: " + "echt " * 20 + "waar"
    send(region, asked, long, assumed="Iedereen had een auto")
    send(region, asked, "De buslijn is weg")
    show = show_as(region, "environment/screen.py")
    button(choose(show(deel="board"), 0, 1), "Maak er één factor van").click().run()
    shown = plain(show(deel="factors"))
    assert "Hierin zitten 2 briefjes:" in shown
    assert f"- Iedereen had een auto – {long}" in shown
    assert "- De buslijn is weg" in shown


def test_a_note_of_two_parts_is_named_by_both(region: Region, asked: Round, board: Open) -> None:
    send(region, asked, "De bus rijdt niet meer", assumed="Iedereen had een auto")
    button(choose(board(), 0), "Maak er een factor van").click().run()
    note = "‘Iedereen had een auto – De bus rijdt niet meer’"
    screen = choose(board(), 0)
    assert f"{note} hoort al bij ‘De bus rijdt niet meer’" in plain(screen)
    button(screen, "Wis voorgoed…").click().run()
    assert f"{note[1:-1]} verdwijnt helemaal" in plain(screen)


def test_only_what_is_in_no_factor_yet_is_listed_when_asked(
    region: Region, asked: Round, board: Open
) -> None:
    send(region, asked, "De bus rijdt niet meer", "De huren stijgen", "De school sluit")
    screen = board()
    loose = f"work_loose_{asked.id}"
    assert loose not in {each.key for each in screen.toggle}
    button(choose(screen, 0), "Maak er een factor van").click().run()
    assert len(listed(screen)) == 3
    screen.toggle(key=loose).set_value(True).run()
    assert listed(screen) == ["De huren stijgen", "De school sluit"]
    button(choose(screen, 0, 1), "Maak er één factor van").click().run()
    assert "Hier is geen los briefje meer." in words(screen)
    screen.toggle(key=loose).set_value(False).run()
    assert len(listed(screen)) == 3


def test_what_was_chosen_never_becomes_another_note(
    region: Region, asked: Round, board: Open
) -> None:
    send(region, asked, "De bus rijdt niet meer", "De huren stijgen", "De school sluit")
    screen = board()
    button(choose(screen, 0), "Maak er een factor van").click().run()
    assert "1 briefje gekozen" in words(choose(screen, 1))
    for on in (True, False, True):
        screen.toggle(key=f"work_loose_{asked.id}").set_value(on).run()
        assert "gekozen" not in words(screen)
    assert "De school sluit" in edited(choose(screen, 1))
    send(region, asked, "Pas binnen")
    assert "gekozen" not in words(screen.run())


def test_the_work_table_counts_who_sees_a_note_too_once_that_is_shown(
    region: Region, asked: Round, board: Open
) -> None:
    first, second = send(region, asked, "De bus rijdt niet meer", "De huren stijgen")
    for note, people in ((first, 1), (second, 3)):
        for _ in range(people):
            support = Support(region.workshop, asked.id, region.join(), note)
            region.store.write(notes.arrive_many, [support])
    assert "Zien dit ook" not in work_table(board())
    region.step(asked, "close", "reveal")
    table = work_table(board())
    seen = dict(zip(table["Wat zien we nu?"], table["Zien dit ook"], strict=True))
    assert seen == {"De huren stijgen": 3, "De bus rijdt niet meer": 1}


def work_table(screen: AppTest) -> Any:
    (table,) = [each.value for each in screen.dataframe if "Kolom" in each.value]
    return table


def listed(screen: AppTest) -> list[str]:
    """What stands in the table of notes, from top to bottom."""
    return list(work_table(screen)["Wat zien we nu?"])


def edited(screen: AppTest) -> list[str]:
    """What stands in the form of the one note that was chosen."""
    return [each.value for each in screen.text_area if str(each.key).startswith("editing_note_")]


def test_what_is_in_a_factor_may_stay_there_without_a_question(
    region: Region, asked: Round, board: Open
) -> None:
    send(region, asked, "De bus rijdt niet meer", "De buslijn is weg")
    screen = choose(board(), 0)
    button(screen, "Maak er een factor van").click().run()
    (factor,) = region.store.read(records.load, region.workshop, Factor)
    screen = choose(screen, 0, 1)
    screen.selectbox(key="work_into").select(factor.id).run()
    button(screen, "Voeg erbij").click().run()
    assert [card.key for card in found(region, asked).cards] == [factor.id]


def test_a_note_with_a_name_or_a_number_waits_for_a_second_look(
    region: Region, asked: Round, board: Open
) -> None:
    send(region, asked, CLIENT, "De bus rijdt niet meer", "In Zandhove", state="waiting")
    screen = board()
    button(screen, "Toon de briefjes alleen hier").click().run()
    assert "‘Jan Peeters’ lijkt op een naam." in plain(screen)
    assert "1 briefje heeft een waarschuwing. Het wacht tot u er zelf over beslist." in plain(
        screen
    )
    button(screen, "Laat de 2 andere briefjes door").click().run()
    assert [note.second for note in found(region, asked).waiting] == [CLIENT]


def test_the_work_table_warns_beside_the_note(region: Region, asked: Round, board: Open) -> None:
    send(region, asked, "De bus rijdt niet meer")
    assert "Let op" not in everything(board())
    send(region, asked, CLIENT)
    (table,) = [each.value for each in board().dataframe if "Kolom" in each.value]
    assert [text.split("lijkt")[0] for text in table["Let op"]] == ["", "‘Jan Peeters’ "]


def test_a_note_is_wiped_out_after_a_question(region: Region, asked: Round, board: Open) -> None:
    send(region, asked, CLIENT)
    screen = choose(board(), 0)
    button(screen, "Wis voorgoed…").click().run()
    assert "verdwijnt helemaal. Dit kan niet ongedaan gemaakt worden." in plain(screen)


def test_notes_hang_without_a_name_and_the_screen_says_so(
    region: Region, asked: Round, board: Open
) -> None:
    send(region, asked, "De bus rijdt niet meer")
    assert "Wie het schreef, ziet niemand in de zaal." in words(board())


def test_a_round_of_notes_offers_no_names(board: Open) -> None:
    screen = board()
    assert "Zonder naam: niemand in de zaal ziet wie wat schreef." in words(screen)
    assert [each.label for each in screen.radio] == []


def test_each_column_asks_its_question(region: Region, asked: Round, board: Open) -> None:
    send(region, asked, SECRET)
    assert "<small>Hoe leven mensen samen, en wie staat alleen?</small>" in html(board())


def test_a_factor_made_of_notes_is_asked_its_name_and_the_first_words_are_there(
    region: Region, asked: Round, board: Open
) -> None:
    long = "De bus rijdt niet meer naar het station, en wie geen auto heeft, komt er niet meer"
    send(region, asked, long, "De buslijn is weg")
    screen = choose(board(), 0, 1)
    (name,) = [each for each in screen.text_input if each.label == "Factor"]
    assert name.value == "De bus rijdt niet meer naar het station, en wie geen auto"
    name.set_value("Vervoer")
    button(screen, "Maak er één factor van").click().run()
    (factor,) = region.store.read(records.load, region.workshop, Factor)
    assert (factor.title, factor.now) == ("Vervoer", long)


def test_notes_that_say_the_same_go_together_with_one_press_but_never_one_that_warns(
    region: Region, asked: Round, board: Open, beamer: Open
) -> None:
    same = ["De bussen rijden niet meer", "de bus rijdt niet meer!", "Niet meer de bus rijdt"]
    warned = "De bus rijdt niet meer Jan Peeters"
    send(region, asked, *same, warned, "De huren stijgen", state="waiting")
    screen = board()
    button(screen, "Toon de briefjes alleen hier").click().run()
    keys = {each.key: each.proto.shortcut for each in screen.button if each.proto.shortcut}
    first = found(region, asked).waiting[0].id
    assert keys == {f"shown_{first}": "b", f"held_{first}": "n"}
    screen.button(key=f"shown_{first}").click().run()
    assert sorted(card.notes[0].second for card in found(region, asked).cards) == sorted(same)
    assert warned not in html(beamer())
    assert warned in [note.second for note in found(region, asked).waiting]


def test_the_keys_are_never_on_a_note_that_warns(region: Region, asked: Round, board: Open) -> None:
    _careful, plain_one = send(region, asked, CLIENT, "De huren stijgen", state="waiting")
    screen = board()
    button(screen, "Toon de briefjes alleen hier").click().run()
    keys = {each.key for each in screen.button if each.proto.shortcut}
    assert keys == {f"shown_{plain_one}", f"held_{plain_one}"}
