"""The Export screen. What the files hold is tested with the exchange; here: who gets which one."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import openpyxl
import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from gbo_core.live import rounds
from gbo_core.model import Organisation
from gbo_core.model.errors import GboError
from gbo_core.model.round import Item, Round
from gbo_core.store import Store, access, records, workshops
from gbo_core.store.access import Facilitator
from pages import who

Show = Callable[..., AppTest]
Files = dict[str, Callable[[], bytes]]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """What the download buttons of the screen would hand out, by the name of the file."""
    offered: Files = {}

    def add(
        _manager: object, make: Callable[[], bytes], *_about: object, file_name: str, **_more: str
    ) -> str:
        offered[file_name] = make
        return "x"

    monkeypatch.setattr(MediaFileManager, "add_deferred", add)
    return offered


def organisation(store: Store, workshop: str) -> str:
    return store.write(records.add, workshop, Organisation.make(name="OCMW Deinze"), by="An").id


def open_round(store: Store, workshop: str) -> str:
    wanted = Round(
        id="",
        workshop=workshop,
        number=0,
        subject="organisation",
        method="grid",
        question="Wie hebben we nodig?",
        settings={"pair": "contribution_necessity"},
        items=(Item(organisation(store, workshop), "OCMW Deinze"),),
    )
    asked = store.write(rounds.draft, workshop, wanted, by="An").id
    store.write(rounds.step, workshop, asked, "open", by="An")
    return asked


def test_four_files_are_offered_each_with_what_it_holds(
    show: Show, files: Files, workshop: str
) -> None:
    assert workshop
    screen = show("export.py")
    assert [one.value for one in screen.main.subheader] == [
        "Om te delen",
        "Voor een onderzoeker",
        "Archief voor uzelf",
        "Werkboek voor Excel",
    ]
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    assert list(files) == [
        f"gbo-deinze-{today}-delen.zip",
        f"gbo-deinze-{today}-onderzoek.zip",
        f"gbo-deinze-{today}-archief.zip",
        f"gbo-deinze-{today}-werkboek.xlsx",
    ]


def test_the_files_are_what_they_say(show: Show, files: Files, store: Store, workshop: str) -> None:
    organisation(store, workshop)
    show("export.py")
    share, research, archive, workbook = files.values()
    for zipped in (share(), research(), archive()):
        names = zipfile.ZipFile(io.BytesIO(zipped)).namelist()
        assert {"data/datapackage.json", "excel/gbo-werktafel.xlsx"} <= set(names)
    sheets = openpyxl.load_workbook(io.BytesIO(workbook()), read_only=True)
    assert "OCMW Deinze" in {cell for sheet in sheets for row in sheet.values for cell in row}


def test_a_file_holds_what_is_true_when_it_is_asked_for(
    show: Show, files: Files, store: Store, workshop: str
) -> None:
    show("export.py")
    organisation(store, workshop)
    archive = zipfile.ZipFile(io.BytesIO(list(files.values())[2]()))
    assert "OCMW Deinze" in archive.read("data/organisations.csv").decode()


ALOUD = (
    "Twee of drie antwoorden die iemand luidop zei, kunnen die persoon aanwijzen, en dan ook wat "
    "die nog meer antwoordde."
)
WHO = "Hierin staat wie wat antwoordde, ook zonder naam. Geef dit bestand niet door."


def test_every_file_that_tells_who_answered_what_says_so(show: Show, workshop: str) -> None:
    """On its card and at its button: the archive, the same as a workbook, and whole ballots."""
    assert workshop
    screen = show("export.py")
    assert [one.value for one in screen.warning] == [ALOUD, WHO, WHO]
    buttons = [each.proto for each in screen.main.get("download_button")]
    assert {button.label: button.help for button in buttons} == {
        "Download om te delen": "",
        "Download voor onderzoek": ALOUD,
        "Download het archief": WHO,
        "Download het werkboek": WHO,
    }


def test_the_owner_is_warned_while_people_vote(show: Show, store: Store, workshop: str) -> None:
    asked = open_round(store, workshop)
    words = "Er loopt nog 1 stemming. Hierin staan ook de stemmen die nog niet getoond zijn."
    screen = show("export.py")
    assert [one.value for one in screen.warning] == [ALOUD, WHO, words, WHO, words]
    store.write(rounds.step, workshop, asked, "close", by="An")
    assert words not in [one.value for one in screen.run().warning]


@pytest.mark.parametrize(
    "name", ["GBO <b>Deinze</b> / ../é", "\u200fمرحبا\u200e", "=HYPERLINK(1)", "x" * 120]
)
def test_a_file_has_a_name_that_every_system_takes(
    show: Show, files: Files, store: Store, host: Facilitator, name: str
) -> None:
    made = store.write(workshops.make, host.id, workshops.new_profile(name), by="An")
    show("export.py", w=made)
    assert len(files) == 4
    for file in files:
        assert re.fullmatch(r"[a-z0-9][a-z0-9.-]{4,90}", file)


def test_a_tab_that_was_logged_out_hands_out_nothing(
    show: Show, files: Files, store: Store, workshop: str
) -> None:
    assert workshop
    show("export.py")
    store.write(access.log_out, who.token())
    assert len(files) == 4
    for make in files.values():
        with pytest.raises(GboError):
            make()


def test_an_archive_can_come_in_here_too(show: Show, workshop: str) -> None:
    assert workshop
    assert [one.label for one in show("export.py").main.expander] == ["Archief binnenhalen"]
