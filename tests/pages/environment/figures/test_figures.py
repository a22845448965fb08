"""The part Cijfers, as a facilitator sees it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.exchange.figures_in import read
from gbo_core.exchange.figures_in.bring_in import Wanted, bring_figures_in
from gbo_core.model import Evidence, Factor, Series
from gbo_core.model.figure import Figure
from gbo_core.store import access, records
from gbo_core.store import figures as values
from pages.shell import who
from tests.pages.live.live_table import button, words
from tests.pages.tables import tables
from tests.region import Region

PAGE = Path(__file__).with_name("figures_page.py")
FILES = Path(__file__).resolve().parents[4] / "sample_data" / "cijfers"
WIDE = "Gebied;2019;2020\nLindermeer;10,5;x\nKapelmeers;8,5;9,5\nBerkenzele;7;7\n"

Open = Callable[[], AppTest]


@pytest.fixture
def page(region: Region, monkeypatch: pytest.MonkeyPatch) -> Open:
    token = region.store.write(access.log_in, region.facilitator)
    monkeypatch.setattr(who, "token", lambda: token)

    def open_page() -> AppTest:
        screen = AppTest.from_file(str(PAGE), default_timeout=20)
        screen.query_params["w"] = region.workshop
        return screen.run()

    return open_page


def brought_in(region: Region, text: str = WIDE, **more: str) -> Series:
    about = {"source": "Provincies in Cijfers", "source_year": "2021", "area": "Lindermeer"}
    (found,) = read("cijfers.csv", text).series
    made = Series.make(**{"title": "Kansarmoede", "unit": "%", **about, **more})
    wanted = [Wanted(made, found.figures)]
    (series,) = bring_figures_in(region.store, region.workshop, wanted, by="An", bundle="b0")
    return series


def known(region: Region) -> list[Series]:
    return region.store.read(records.load, region.workshop, Series)


def paste(screen: AppTest, text: str) -> AppTest:
    box = next(area for area in screen.text_area if area.label == "Of plak hier uw tabel")
    return box.set_value(text).run()


def field(screen: AppTest, label: str) -> object:
    return next(each for each in screen.text_input if each.label == label)


def test_without_figures_it_says_where_to_find_them(page: Open) -> None:
    said = words(page())
    assert "provincies.incijfers.be" in said
    assert "statbel.fgov.be" in said


def test_a_pasted_table_is_shown_first_and_then_stored(region: Region, page: Open) -> None:
    screen = paste(page(), WIDE)
    said = words(screen).replace("\\", "")
    assert "Scheidingsteken: puntkomma. Decimaalteken: komma (1.234,5). Titels op rij 1." in said
    assert "3 gebieden: Berkenzele, Kapelmeers, Lindermeer." in said
    assert "2 perioden: 2019 tot 2020." in said
    assert "Zonder waarde, en zo bewaard: verborgen 1." in said
    assert known(region) == []
    field(screen, "Bron *").set_value("Provincies in Cijfers")
    button(screen, "Bewaar 1 reeks").click().run()
    (series,) = known(region)
    assert series.source == "Provincies in Cijfers"
    stored = region.store.read(values.load, region.workshop, series.id)
    assert Figure("Lindermeer", "2020", "Lindermeer", "", None, "hidden") in stored
    assert len(stored) == 6
    button(screen, "Maak ongedaan").click().run()
    assert known(region) == []


def test_a_source_is_required(region: Region, page: Open) -> None:
    screen = paste(page(), WIDE)
    button(screen, "Bewaar 1 reeks").click().run()
    assert [error.value for error in screen.error] == ["Vul ‘Bron’ in."]
    assert known(region) == []


@pytest.mark.parametrize("name", [path.name for path in sorted(FILES.glob("*.[ct][sx][vt]"))])
def test_the_sample_files_can_be_stored_as_they_are(region: Region, page: Open, name: str) -> None:
    screen = page()
    content = (FILES / name).read_bytes()
    screen.file_uploader[0].upload(name, content, "text/plain").run()
    (store,) = [each for each in screen.button if str(each.key).endswith("_store")]
    store.click().run()
    assert not screen.error
    assert known(region)
    assert "verzonnen cijfers voor het voorbeeld" in words(screen).replace("\\", "")


def test_the_decimal_sign_can_be_corrected(page: Open) -> None:
    screen = paste(page(), "Gebied;2019\nLindermeer;1.234\nKapelmeers;2.345\n")
    assert "‘1.234’ lezen we als 1.234." in words(screen).replace("\\", "")
    box = next(each for each in screen.selectbox if each.label == "Decimaalteken")
    box.set_value(".").run()
    assert "1,23" in str(tables(screen)[0])


def test_a_column_can_be_left_out(page: Open) -> None:
    screen = paste(page(), "Gebied;Jaar;Aantal;Rang\nLindermeer;2019;5;1\nKapelmeers;2019;6;2\n")
    button(screen, "Bewaar 2 reeksen")
    editor = next(each for each in screen.data_editor if "_columns_" in str(each.key))
    screen.session_state[editor.key] = {"edited_rows": {3: {"role": "Niet nodig"}}}
    screen.run()
    assert button(screen, "Bewaar 1 reeks")


def test_what_cannot_be_read_is_one_sentence(region: Region, page: Open) -> None:
    screen = paste(page(), "alleen wat woorden\nzonder cijfers\n")
    assert [error.value for error in screen.error] == ["In deze tabel staan geen cijfers."]
    assert known(region) == []


def test_the_own_area_is_compared_and_what_is_hidden_stays_hidden(
    region: Region, page: Open
) -> None:
    brought_in(region)
    screen = page()
    said = words(screen).replace("\\", "")
    assert "Kansarmoede in Lindermeer: 10,5 % (2019)." in said
    assert "De bron verbergt Lindermeer in 2020" in said
    assert "Dat is niet nul." in said
    assert "Bron: Provincies in Cijfers (2021)" in said
    assert screen.get("plotly_chart")
    shown = tables(screen)[0]
    assert list(shown["Lindermeer"]) == ["verborgen", "10,5"]
    assert list(shown["Berkenzele"]) == ["7", "7"]


def test_a_figure_is_laid_beside_a_factor_and_taken_away(region: Region, page: Open) -> None:
    brought_in(region)
    factor = Factor.make(title="Meer armoede")
    region.store.write(records.add, region.workshop, factor, by="An")
    screen = page()
    target = next(each for each in screen.selectbox if each.label == "Waar hoort dit cijfer bij?")
    target.set_value(f"factor:{factor.id}").run()
    button(screen, "Leg ernaast").click().run()
    (laid,) = region.store.read(records.load, region.workshop, Evidence)
    assert (laid.about, laid.record, laid.place) == ("factor", factor.id, "")
    assert "Factor: Meer armoede" in words(screen).replace("\\", "")
    button(screen, "Haal weg").click().run()
    assert region.store.read(records.load, region.workshop, Evidence) == []


def test_a_series_that_takes_its_evidence_along_asks_first(region: Region, page: Open) -> None:
    series = brought_in(region)
    screen = page()
    laid = Evidence.make(series=series.id, about="factor", record="f234567")
    region.store.write(records.add, region.workshop, laid, by="An")
    button(screen, "Verwijder deze reeks").click().run()
    assert "Wat erbij hoort, gaat mee weg: 1 cijfer." in words(screen).replace("\\", "")
    assert known(region) == [series]


def test_every_row_of_the_file_is_read_or_named(page: Open) -> None:
    text = "Titel\nGebied;2022;2023\nBoom;1;2\nGebied;2022;2023\n;3;4\nNiel;5;6;7\nPuurs;8;9\n"
    said = words(paste(page(), text)).replace("\\", "")
    assert "2 van 5 rijen gelezen." in said
    assert "Niet gelezen (herhaalt de titels): rij 4." in said
    assert "Niet gelezen (geen gebied): rij 5." in said
    assert "Niet gelezen (meer cellen dan titels): rij 6." in said
    assert "Titels, bron en uitleg rond de tabel: rij 1." in said
