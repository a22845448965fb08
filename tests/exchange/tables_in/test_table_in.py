"""Lists that people bring: what a spreadsheet, a mail or a colleague makes of them."""

import contextlib
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.exchange.office.workbook_check import MOST_UNPACKED
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.exchange.tables_in.grid_in import source_of
from gbo_core.exchange.tables_in.table_in import (
    Preview,
    Row,
    likely_sheets,
    preview,
    store_rows,
    to_mend,
)
from gbo_core.exchange.tables_in.words_in import code_for
from gbo_core.model import Organisation, Person
from gbo_core.model.errors import Conflict
from gbo_core.store import records
from gbo_core.store.undo import undo
from tests.region import Region


def look(region: Region, content: bytes | str, kind: Any = Organisation) -> Preview:
    return region.store.read(
        preview, region.workshop, kind, source_of(content, "", likely_sheets(kind))
    )


def keep(region: Region, found: Preview, **more: Any) -> tuple[int, int]:
    return region.store.write(store_rows, region.workshop, found, by="An", bundle="b1", **more)


def refused(region: Region, content: bytes | str, kind: Any = Organisation) -> str:
    with pytest.raises(BadTable) as refusal:
        look(region, content, kind)
    return refusal.value.sentence % refusal.value.data


def only(found: Preview) -> Row:
    (row,) = found.rows
    return row


def unknown(found: Preview) -> list[str]:
    return [column.name for column in found.unknown]


def problem(row: Row) -> str:
    assert row.problem
    return row.problem.sentence % row.problem.data


def sheet(*rows: Any, title: str = "Blad1", before: int = 0) -> bytes:
    book = openpyxl.Workbook()
    for _ in range(before):
        book.create_sheet("Leeg", 0)
    page = book.worksheets[-1]
    page.title = title
    for row in rows:
        page.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


TABLE = "Organisatie;Kring;Sector\nÉcole ’t Hof;kern;Onderwijs\n"


@pytest.mark.parametrize(
    "content",
    [
        TABLE,
        TABLE.replace(";", ","),
        TABLE.replace(";", "\t"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("cp1252"),
        TABLE.encode("utf-16"),
        TABLE.replace(";", "\t").encode("utf-16"),
        "\ufeff" + TABLE,
        "Lijst van de partners\n\nbijgewerkt in maart\n" + TABLE,
        "nr;NAAM *;kring:;Thema;sector\n1;École ’t Hof;Kernactor;jeugd;onderwijs",
        "name,circle,sector\nÉcole ’t Hof,core,education\n\n\n",
        "Nom;Cercle;Secteur\nÉcole ’t Hof;Acteur clé;Enseignement",
        sheet(["Organisatie", "Kring", "Sector"], ["École ’t Hof", "Kern", "onderwijs"]),
        sheet(
            ["Partners"],
            [],
            ["naam", "", "kring", "sector"],
            ["École ’t Hof", None, "kern", "Onderwijs"],
        ),
        sheet(["Organisatie", "Kring", "Sector"], ["École ’t Hof", "Kern", "onderwijs"], before=1),
    ],
)
def test_a_table_is_understood_however_it_was_saved(region: Region, content: bytes | str) -> None:
    row = only(look(region, content))
    assert row.outcome == "new"
    values = {"name": "École ’t Hof", "circle": "core", "sector": "education"}
    assert {name: row.values[name] for name in values} == values


@pytest.mark.parametrize("content", ["CAW Noord\nVDAB Zuid\n\nHuis, tuin en keuken\n"])
def test_a_list_of_names_is_a_table_too(region: Region, content: str) -> None:
    for way in (content, content.encode("cp1252"), content.replace("\n", "\r\n")):
        names = [row.name for row in look(region, way).rows]
        assert names == ["CAW Noord", "VDAB Zuid", "Huis, tuin en keuken"]
    assert [row.line for row in look(region, content).rows] == [1, 2, 4]
    below = look(region, "Naam\nCAW Noord\n")
    assert [(row.line, row.name) for row in below.rows] == [(2, "CAW Noord")]


def test_what_was_seen_is_what_is_stored(region: Region) -> None:
    found = look(region, "naam;soort;kerngroep;nota\nOCMW Oost;OCMW;ja;let op\nVDAB;vdab;;\n")
    assert [row.outcome for row in found.rows] == ["new", "new"]
    assert found.fields == ("name", "actor", "core_group", "note")
    assert len(region.store.read(records.load, region.workshop, Organisation)) == 6
    assert keep(region, found) == (2, 0)
    by_name = {o.name: o for o in region.store.read(records.load, region.workshop, Organisation)}
    made = by_name["OCMW Oost"]
    assert (made.actor, made.circle, made.sector) == ("ocmw", "core", "government")
    assert (made.core_group, made.note, made.proposed) == (True, "let op", False)
    assert by_name["VDAB"].circle == "background"
    assert region.store.write(undo, region.workshop, "b1", by="An") == 2


def test_a_name_that_is_a_kind_of_actor_says_so_itself(region: Region) -> None:
    """A list of names, as most lists are, then counts among the partners of the core."""
    found = look(region, "Dienst maatschappelijk werk CM\nOCMW\nMijn CAW\n")
    places = [(row.values.get("actor"), row.values.get("circle")) for row in found.rows]
    assert places == [("dmw_cm", "core"), ("ocmw", "core"), ("", None)]
    other = look(region, "naam;soort\nOCMW;VDAB\n")
    assert only(other).values["actor"] == "vdab"


def test_each_wrong_row_says_what_is_wrong_and_where(region: Region) -> None:
    found = look(
        region,
        "naam;kring;kerngroep\nGoed;kern;ja\n;kern;\nA;buitenste;\nB;;soms\n" + "x" * 301 + ";;\n",
    )
    assert [row.outcome for row in found.rows] == ["new", "wrong", "wrong", "wrong", "wrong"]
    said = [(row.line, row.problem.column, problem(row)) for row in found.rows if row.problem]
    assert said == [
        (3, "Organisatie", "Vul ‘Organisatie’ in."),
        (4, "Kring", "‘buitenste’ is geen keuze bij ‘Kring’."),
        (5, "In de kerngroep", "‘In de kerngroep’ is ja of nee."),
        (6, "Organisatie", "‘Organisatie’ is te lang: hoogstens 300 tekens."),
    ]
    assert keep(region, found) == (1, 0)


def test_names_that_are_there_are_recognised(region: Region) -> None:
    content = "naam;kring;nota\nocmw  zandhove;;nieuw\nCAW De Brug;kern;\nNieuw;;\nnieuw;;\n"
    found = look(region, content)
    assert [row.outcome for row in found.rows] == ["changed", "same", "new", "wrong"]
    assert dict(found.rows[0].values) == {"note": "nieuw"}
    assert problem(found.rows[3]) == "‘nieuw’ staat twee keer in deze tabel."
    assert keep(region, found, update=False) == (1, 0)
    assert keep(region, look(region, content)) == (0, 1)


def test_a_name_that_a_participant_proposed_is_accepted(region: Region) -> None:
    region.join(new_organisation="Volkstuin De Vork")
    found = look(region, "Volkstuin De Vork")
    assert only(found).outcome == "changed"
    keep(region, found)
    known = region.store.read(records.load, region.workshop, Organisation)
    assert not any(organisation.proposed for organisation in known)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(region: Region) -> None:
    found = look(region, "naam;nota\nCAW De Brug;van de lijst")
    one = region.organisation("CAW De Brug")
    change = {"note": "van Bea"}
    region.store.write(
        records.save, region.workshop, Organisation, one, change, version=1, by="Bea"
    )
    with pytest.raises(Conflict):
        keep(region, found)


def test_persons_name_their_organisation(region: Region) -> None:
    content = (
        "Naam;Organisatie;Functie;Deel\nBram Bloemkool;caw de brug;onthaal;veldwerk\n"
        "Al Leen;;vrijwilliger;eigen ervaring\nWie Dan;Onbekend vzw;;\n"
    )
    found = look(region, content, Person)
    assert [row.outcome for row in found.rows] == ["new", "new", "wrong"]
    assert found.rows[0].values["organisation"] == region.organisation("CAW De Brug")
    assert [row.values.get("part") for row in found.rows] == ["field", "lived", None]
    assert problem(found.rows[2]) == "De organisatie ‘Onbekend vzw’ staat niet in de lijst."
    assert keep(region, found) == (2, 0)
    again = look(region, content, Person)
    assert [row.outcome for row in again.rows] == ["same", "same", "wrong"]
    assert only(look(region, "bram bloemkool", Person)).known


def test_an_organisation_is_recognised_by_what_it_is_or_by_a_part_of_its_name(
    region: Region,
) -> None:
    content = "Naam;Organisatie\nA;caw\nB;Zandhove\nC;sociaal huis\nD;c\nE;dienst\n"
    found = look(region, content, Person)
    names = {o.id: o.name for o in region.store.read(records.load, region.workshop, Organisation)}
    meant = [names.get(row.values.get("organisation", "")) for row in found.rows]
    assert meant[:3] == ["CAW De Brug", "OCMW Zandhove", "OCMW Zandhove"]
    assert problem(found.rows[3]) == (
        "‘c’ kan op meer dan één organisatie slaan: CAW De Brug, CGG Noord."
    )


def test_the_wrong_rows_can_be_mended_and_read_again(region: Region) -> None:
    found = look(region, 'naam;kring;nota\nGoed;kern;\nA;vierkant;"een; twee"\n')
    mended = to_mend(found, {"name": "Organisatie", "circle": "Kring", "note": "Nota"})
    assert mended == "Organisatie\tKring\tNota\nA\tvierkant\teen; twee\n"
    row = only(look(region, mended.replace("vierkant", "kern")))
    assert (row.outcome, row.values["circle"], row.values["note"]) == ("new", "core", "een; twee")


def test_two_people_of_one_name_are_told_apart_by_their_organisation(region: Region) -> None:
    content = "naam;organisatie\nAn Appel;CAW De Brug\nAn Appel;CGG Noord\nAn Appel;CGG Noord"
    found = look(region, content, Person)
    assert [row.outcome for row in found.rows] == ["new", "new", "wrong"]
    keep(region, found)
    assert only(look(region, "An Appel", Person)).known is None


def test_a_missing_column_is_named(region: Region) -> None:
    missing = "De kolom ‘Organisatie’ ontbreekt."
    assert refused(region, "kring;sector\nkern;welzijn") == missing
    assert refused(region, "foo;bar\n1;2") == missing
    assert refused(region, sheet(["foo", "bar"], [1, 2])) == missing
    assert refused(region, "functie;deel\nx;veldwerk", Person) == "De kolom ‘Naam’ ontbreekt."


def test_columns_that_say_nothing_are_named(region: Region) -> None:
    found = look(region, "naam;postcode;kring\nA;9000;kern")
    assert (found.fields, unknown(found)) == (("name", "circle"), ["postcode"])


def test_numbers_and_yes_in_a_sheet_are_text(region: Region) -> None:
    found = look(region, sheet(["naam", "kerngroep", "nota"], [2024, True, 3.5]))
    values = only(found).values
    assert (values["name"], values["core_group"], values["note"]) == ("2024", True, "3.5")


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", '"De ""Brug"""', "=HYPERLINK(1)", "😀 Huis", "مرحبا", "x" * 300],
)
def test_any_name_is_taken_as_it_is(region: Region, name: str) -> None:
    found = look(region, f"naam;kring\n{name};kern")
    keep(region, found)
    known = {o.name for o in region.store.read(records.load, region.workshop, Organisation)}
    assert {name.strip('"').replace('""', '"').rstrip('"'), name} & {n.rstrip('"') for n in known}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "In deze tabel staan geen rijen."),
        ("\n\n  \n", "In deze tabel staan geen rijen."),
        ("naam;kring\n", "In deze tabel staan geen rijen."),
        (sheet(), "In deze tabel staan geen rijen."),
        (b"\x00\x01\x02\x03", "geen tabel"),
        (b"%PDF-1.7\n\x00", "een ander document"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 100, "oud of beveiligd"),
        (b"PK\x03\x04" + b"x" * 100, "beschadigd"),
        (sheet(["naam"], ["A"])[:-100], "beschadigd"),
        ("naam\n" + "A\n" * 5001, "te lang"),
        (sheet(["naam"], *([f"A{n}"] for n in range(5001))), "te lang"),
        ("naam;" + "x;" * 101 + "\nA", "te breed"),
        (sheet(["naam", *(f"k{n}" for n in range(101))]), "te breed"),
        ("x" * 20_000_001, "te groot"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "file",
)
def test_what_is_no_table_is_refused_with_a_sentence(
    region: Region, content: bytes | str, sentence: str
) -> None:
    assert sentence in refused(region, content)


def with_member(content: bytes, name: str, body: bytes) -> bytes:
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, body)
    return target.getvalue()


def test_macros_bombs_and_other_zips_are_refused(region: Region) -> None:
    plain = sheet(["naam"], ["A"])
    assert "macro" in refused(region, with_member(plain, "xl/vbaProject.bin", b"x"))
    bomb = with_member(plain, "xl/media/groot.bin", bytes(MOST_UNPACKED + 1))
    assert "te groot" in refused(region, bomb)
    other = with_member(b"", "foto.jpg", b"x")
    assert "geen tabel" in refused(region, other)
    broken = with_member(b"", "xl/workbook.xml", b"<geen xml")
    assert "beschadigd" in refused(region, broken)


@pytest.mark.parametrize(
    ("among", "typed", "code"),
    [
        ("circles", "kern", "core"),
        ("circles", "Kernactor", "core"),
        ("circles", "achterliggend", "background"),
        ("circles", "CORE", "core"),
        ("actors", "OCMW", "ocmw"),
        ("actors", "cpas", "ocmw"),
        ("actors", "CM", "dmw_cm"),
        ("actors", "Solidaris", "dmw_solidaris"),
        ("actors", "dienst maatschappelijk werk", None),
        ("actors", "bakkerij", None),
        ("parts", "ervaring", "lived"),
        ("sectors", "Lokaal bestuur", "government"),
        ("sectors", "", ""),
    ],
)
def test_choices_are_understood_by_code_label_or_word(
    among: str, typed: str, code: str | None
) -> None:
    assert code_for(among, typed) == code


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)))
def test_whatever_is_pasted_is_a_table_or_refused(content: bytes | str) -> None:
    with contextlib.suppress(BadTable):
        assert source_of(content)
