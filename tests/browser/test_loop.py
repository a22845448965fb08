"""The whole loop: one facilitator, a beamer and several phones at once."""

import zipfile

import pytest
from playwright.sync_api import Browser, Page, expect

from gbo_core.live import rounds
from gbo_core.model.round import State
from tests.browser.checks import violations
from tests.browser.hands import unfold
from tests.browser.room import Room, answer, meeting, send
from tests.browser.served import Server, running

pytestmark = pytest.mark.browser

RENEWED = 3000  # milliseconds in which who is there is read anew


def saved(page: Page) -> None:
    expect(page.locator(".status.saved")).to_have_text("Bewaard")


def metric(page: Page, value: str) -> None:
    expect(page.get_by_test_id("stMetricValue").last).to_have_text(value)


def test_from_the_question_to_the_decision(room: Room) -> None:
    with (
        room.laptop() as laptop,
        room.laptop(viewport={"width": 1920, "height": 1080}) as beamer,
        room.phone() as first,
        room.phone("CAW De Brug", viewport={"width": 390, "height": 800}) as second,
        room.phone("CGG Noord", java_script_enabled=False) as third,
    ):
        beamer.goto(f"{room.server.url}/beamer?w={room.region.workshop}")
        expect(beamer.get_by_text("3 deelnemers doen mee")).to_be_visible()
        assert violations(beamer) == []

        room.screen(laptop, "vote")
        laptop.get_by_role("button", name="Open de vraag nu").click()
        question = "Wie kan bijdragen aan de twee doelen, en wie kunnen we niet missen?"
        for phone in (first, second):
            expect(phone.get_by_role("heading", name=question)).to_be_visible()
        third.reload()
        expect(third.get_by_role("heading", name=question)).to_be_visible()
        expect(beamer.get_by_role("heading", name=question)).to_be_visible()

        for phone, values in ((first, (5, 5)), (second, (4, 5)), (third, (1, 2))):
            answer(phone, *values)
            send(phone)
            expect(phone.get_by_text("Bewaard").first).to_be_visible()
        metric(laptop, "3 / 3")
        unfold(laptop, "Wie doet mee?")
        joined = laptop.get_by_role("table", name="Wie met een telefoon meedoet")
        expect(joined.get_by_role("row")).to_have_count(1 + 3)
        laptop.wait_for_timeout(RENEWED)
        expect(joined).to_be_visible()
        unfold(laptop, "Wie hebben we nog niet gehoord?")
        expect(laptop.get_by_text("Niemand doet mee voor: ")).to_be_visible()
        expect(beamer.get_by_text("3 van 3 antwoorden binnen")).to_be_visible()
        assert violations(beamer) == []

        laptop.get_by_role("button", name="Sluit de stemming").click()
        for phone in (first, second):
            expect(phone.get_by_text("Het resultaat komt straks").first).to_be_visible()
        laptop.get_by_role("button", name="Toon het resultaat aan iedereen").click()
        for phone in (first, second):
            expect(phone.get_by_text("3 van 3 deelnemers antwoordden")).to_be_visible()
        expect(beamer.locator(".js-plotly-plot")).to_be_visible()
        assert violations(beamer) == []
        unfold(laptop, "Dezelfde resultaten als tabel")
        expect(laptop.get_by_role("table", name="Dezelfde resultaten als tabel")).to_be_visible()

        laptop.get_by_role("button", name="Neem over").click()
        expect(laptop.get_by_text("Overgenomen.")).to_be_visible()
        assert room.state() is State.TAKEN
        room.screen(laptop, "standing")
        expect(laptop.get_by_role("table").first).to_be_visible()

        laptop.get_by_role("link", name="Export").click()
        laptop.get_by_role("button", name="Maak het archief").click()
        with laptop.expect_download() as download:
            laptop.get_by_role("link", name="Download het archief").click()
        with zipfile.ZipFile(download.value.path()) as archive:
            rows = archive.read("data/responses.csv").decode().splitlines()
        assert len(rows) == 1 + 3 * 6 * 2


def test_a_phone_without_network_keeps_its_answer_and_sends_it_by_itself(room: Room) -> None:
    with room.phone() as phone:
        room.region.open("scale")
        answer(phone, 4)
        phone.context.set_offline(True)
        send(phone)
        expect(phone.get_by_text("Nog niet verstuurd").first).to_be_visible()
        assert room.stored() == []
        phone.context.set_offline(False)
        saved(phone)
        assert len(room.stored()) == 1


def test_an_answer_that_was_not_sent_is_still_there_after_a_reload(room: Room) -> None:
    with room.phone() as phone:
        room.region.open("scale")
        answer(phone, 2)
        phone.reload()
        expect(phone.locator("input[value='2']:checked")).to_have_count(6)
        assert room.stored() == []


def test_a_changed_answer_replaces_the_first(room: Room) -> None:
    with room.phone() as phone:
        room.region.open("scale")
        answer(phone, 2)
        send(phone)
        saved(phone)
        answer(phone, 5)
        send(phone)
        saved(phone)
        expect(phone.locator("input[value='5']:checked")).to_have_count(6)
        phone.reload()
        expect(phone.locator("input[value='5']:checked")).to_have_count(6)
        (ballot,) = room.stored()
        assert (ballot.number, {v["legitimacy"] for v in ballot.answers.values()}) == (2, {5.0})


def test_a_restarted_server_finds_every_phone_and_vote_again(
    server: Server, chromium: Browser
) -> None:
    with meeting(server, chromium) as room, room.phone() as phone:
        room.region.open("scale")
        answer(phone, 4)
        send(phone)
        saved(phone)
        server.process.kill()
        server.process.wait()
        answer(phone, 1)
        send(phone)
        expect(phone.get_by_text("Nog niet verstuurd").first).to_be_visible()
        with running(server.data, port=int(server.url.rpartition(":")[2])):
            saved(phone)
            (ballot,) = room.stored()
            assert ballot.number == 2
            expect(phone.get_by_text("U doet mee als")).to_contain_text("OCMW Zandhove")


def test_a_phone_that_comes_back_from_the_background_shows_the_new_question(room: Room) -> None:
    with room.phone() as phone:
        phone.context.set_offline(True)
        room.region.open("pick", question="Wie hoort aan tafel?")
        phone.wait_for_timeout(1500)
        phone.context.set_offline(False)
        phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(phone.get_by_role("heading", name="Wie hoort aan tafel?")).to_be_visible()


def test_who_was_too_late_is_told_and_can_still_read_the_answer(room: Room) -> None:
    with room.phone() as phone:
        asked = room.region.open("scale")
        answer(phone, 4)
        room.region.step(asked, "close")
        expect(phone.locator("main").get_by_text("zijn niet verstuurd")).to_be_visible()
        expect(phone.locator("input[value='4']:checked:disabled")).to_have_count(6)
        expect(phone.get_by_role("button", name="Verstuur")).to_have_count(0)
        assert room.stored() == []


def test_a_second_phone_of_the_same_person_by_the_personal_link(room: Room) -> None:
    with room.phone() as phone, room.phone("CAW De Brug") as other:
        phone.get_by_text("Later terugkomen").click()
        link = phone.get_by_role("link", name="Mijn link").get_attribute("href")
        other.goto(f"{room.server.url}{link}")
        other.get_by_role("button").last.click()
        expect(other.get_by_text("U doet mee als")).to_contain_text("OCMW Zandhove")


@pytest.mark.parametrize("method", ["grid", "scale", "pick"])
def test_nothing_sticks_out_on_a_narrow_phone(room: Room, method: str) -> None:
    with room.phone() as phone:
        asked = room.region.open(method)
        expect(phone.get_by_role("heading", name=asked.question)).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth") == 320
        room.region.step(asked, "close", "reveal")
        expect(phone.get_by_text("Resultaat: ")).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth") == 320


def test_two_facilitators_at_one_round_do_not_step_twice(room: Room) -> None:
    asked = room.region.open("scale")
    with room.laptop() as one, room.laptop() as two:
        for laptop in (one, two):
            room.screen(laptop, "vote", ronde=asked.id)
            expect(laptop.get_by_role("button", name="Sluit de stemming")).to_be_visible()
        one.get_by_role("button", name="Sluit de stemming").click()
        expect(two.get_by_role("button", name="Toon het resultaat aan iedereen")).to_be_visible()
        stored = room.region.store.read(rounds.get, room.region.workshop, asked.id)
        assert (stored.state, stored.version) == (State.CLOSED, 3)
