"""The Export screen. What the files hold is tested with the exchange; here: who gets which one."""

import io
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.exchange.apart import Limits
from gbo_core.live import rounds
from gbo_core.model import Organisation
from gbo_core.model.round import Item, Round
from gbo_core.store import Store, records, workshops
from gbo_core.store.access import Facilitator
from pages.shell import who
from web import prepared

Show = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def nothing_prepared(store: Store) -> Iterator[None]:  # noqa: ARG001 - it says where files wait
    yield
    prepared.forget_all()


def made(screen: AppTest, kind: str) -> bytes:
    """Have a file made, wait until it is there, and fetch what the link points at."""
    screen.button(key=f"make {kind}").click().run()
    deadline = time.monotonic() + 60
    while not (links := [each.proto.body for each in screen.main.get("html")]):
        assert time.monotonic() < deadline
        time.sleep(0.1)
        screen.run()
    (address,) = re.findall(r'href="/bestand/([^"]+)"', "".join(links))
    return prepared._found(address, who.token()).file.read_bytes()


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


KINDS = ("share", "research", "archive", "workbook")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were asked for, which are not made here."""
    names: list[str] = []
    monkeypatch.setattr(prepared, "prepare", lambda *about: names.append(about[3]))
    return names


def ask_for_all(screen: AppTest) -> None:
    for kind in KINDS:
        screen.button(key=f"make {kind}").click().run()


def test_four_files_are_offered_each_with_what_it_holds(
    show: Show, asked: list[str], workshop: str
) -> None:
    assert workshop
    screen = show("export.py")
    assert [one.value for one in screen.main.header] == [
        "Om te delen",
        "Voor een onderzoeker",
        "Archief voor uzelf",
        "Werkboek voor Excel",
    ]
    words = " ".join(one.value for one in screen.main.markdown)
    assert "kunt u bij ‘Rond de tafel’ weer inlezen" in words
    ask_for_all(screen)
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    assert asked == [
        f"gbo-deinze-{today}-delen.zip",
        f"gbo-deinze-{today}-onderzoek.zip",
        f"gbo-deinze-{today}-archief.zip",
        f"gbo-deinze-{today}-werkboek.xlsx",
    ]


@pytest.mark.parametrize("kind", ["share", "research", "archive"])
def test_a_file_holds_what_is_true_when_it_is_asked_for(
    show: Show, store: Store, workshop: str, kind: str
) -> None:
    screen = show("export.py")
    organisation(store, workshop)
    packed = zipfile.ZipFile(io.BytesIO(made(screen, kind)))
    assert {"data/datapackage.json", "excel/gbo-werktafel.xlsx"} <= set(packed.namelist())
    assert "OCMW Deinze" in packed.read("data/organisations.csv").decode()


def test_the_workbook_opens_as_one(show: Show, store: Store, workshop: str) -> None:
    organisation(store, workshop)
    content = made(show("export.py"), "workbook")
    sheets = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    assert "OCMW Deinze" in {cell for sheet in sheets for row in sheet.values for cell in row}


def test_who_leaves_and_comes_back_finds_it_ready(show: Show, workshop: str) -> None:
    assert workshop
    made(show("export.py"), "archive")
    screen = show("export.py")
    (link,) = [each.proto.body for each in screen.main.get("html")]
    assert "Download het archief" in link
    assert screen.button(key="make archive").label == "Maak het opnieuw"


def test_a_file_that_could_not_be_made_says_so_and_can_be_asked_again(
    show: Show, workshop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert workshop
    screen = show("export.py")
    with monkeypatch.context() as hurried:
        hurried.setattr(prepared, "LIMITS", Limits(seconds=0.01))
        screen.button(key="make archive").click().run()
        deadline = time.monotonic() + 60
        while not screen.error:
            assert time.monotonic() < deadline
            time.sleep(0.1)
            screen.run()
    assert [one.value for one in screen.error] == ["Dit duurde te lang en is gestopt."]
    assert made(screen, "archive")


ALOUD = (
    "Twee of drie antwoorden die iemand luidop zei, kunnen die persoon aanwijzen, en dan ook wat "
    "die nog meer antwoordde."
)
WHO = "Hierin staat wie wat antwoordde, ook in stemmingen zonder naam. Geef dit bestand niet door."


def test_every_file_that_tells_who_answered_what_says_so(show: Show, workshop: str) -> None:
    """On its card and at its button: the archive, the same as a workbook, and whole ballots."""
    assert workshop
    screen = show("export.py")
    assert [one.value for one in screen.warning] == [ALOUD, WHO, WHO]
    buttons = [screen.button(key=f"make {kind}") for kind in KINDS]
    assert {button.label: button.help for button in buttons} == {
        "Maak de export om te delen": "",
        "Maak de export voor onderzoek": ALOUD,
        "Maak het archief": WHO,
        "Maak het werkboek": WHO,
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
    show: Show, asked: list[str], store: Store, host: Facilitator, name: str
) -> None:
    made = store.write(workshops.make, host.id, workshops.new_profile(name), by="An")
    ask_for_all(show("export.py", w=made))
    assert len(asked) == 4
    for file in asked:
        assert re.fullmatch(r"[a-z0-9][a-z0-9.-]{4,90}", file)


def test_an_archive_can_come_in_here_too(show: Show, workshop: str) -> None:
    assert workshop
    assert [one.label for one in show("export.py").main.expander] == ["Archief binnenhalen"]
