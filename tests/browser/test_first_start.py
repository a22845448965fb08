"""From a server that was never used to a workshop, as one person with a laptop sees it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import press, unfold
from tests.browser.served import Server, free_port, running

pytestmark = pytest.mark.browser

PASSWORD = "een lange zin"


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()


def set_password(page: Page) -> None:
    page.get_by_label("Uw naam").fill("An Peeters")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_label("Nog eens het wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Begin").click()


def make_workshop(page: Page) -> None:
    page.get_by_label("Naam van de werktafel").fill("GBO Deinze")
    page.get_by_role("button", name="Dienst maatschappelijk werk CM").click()
    page.get_by_role("button", name="Maak deze werktafel").click()
    heading(page, "GBO Deinze")


def test_from_a_deep_link_on_a_cold_server_to_logging_out(server: Server, laptop: Page) -> None:
    laptop.goto(f"{server.url}/rond-de-tafel")
    expect(laptop).to_have_url(f"{server.url}/aanmelden?naar=%2Frond-de-tafel")
    set_password(laptop)

    # The router ran: there is no workshop yet, so the way leads to the start.
    heading(laptop, "Welkom, An Peeters")
    make_workshop(laptop)
    expect(laptop).to_have_url(re.compile(r"/weg\?w=w\w+$"))
    unfold(laptop, "Toon ook de rest")
    expect(laptop.get_by_text("De stem van de gebruikers ontbreekt nog.")).to_be_visible()
    expect(laptop.get_by_text("De diensten maatschappelijk werk zijn erbij")).to_be_visible()
    address = laptop.url

    laptop.get_by_role("link", name="Start").click()
    heading(laptop, "Uw werktafels")
    unfold(laptop, "Voorbeeld om in rond te kijken")
    press(laptop, "Open het voorbeeld")
    heading(laptop, "GBO Zilverbeek (voorbeeld)")

    laptop.get_by_role("link", name="Export").click()
    heading(laptop, "Export")
    laptop.get_by_role("button", name="Maak het archief").click()
    with laptop.expect_download() as download:
        laptop.get_by_role("link", name="Download het archief").click()
    assert download.value.suggested_filename.startswith("gbo-zilverbeek-voorbeeld-")
    file = download.value.url
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"

    laptop.get_by_role("button", name="Afmelden").click()
    heading(laptop, "Aanmelden")
    laptop.goto(address)
    heading(laptop, "Aanmelden")
    assert laptop.request.get(file, max_redirects=0).status == 403


def test_a_screen_says_one_language_and_asks_nothing_elsewhere(
    server: Server, laptop: Page
) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    laptop.on("request", lambda request: asked.append(request.url))
    laptop.on("console", lambda said: complaints.append(said.text) if said.type == "error" else 0)
    laptop.goto(server.url)
    set_password(laptop)
    heading(laptop, "Welkom, An Peeters")
    assert laptop.locator("html").get_attribute("lang") == "nl"
    expect(laptop).to_have_title("Start · GBO-werktafel")
    elsewhere = [url for url in asked if not url.startswith((server.url, "data:", "blob:"))]
    assert elsewhere == []
    assert complaints == []


def test_a_stranger_gets_no_stream_no_download_and_no_screen(server: Server, laptop: Page) -> None:
    laptop.goto(f"{server.url}/mee")
    outcome = laptop.evaluate(
        """() => new Promise(done => {
            const socket = new WebSocket(`ws://${location.host}/_stcore/stream`, ["streamlit"]);
            socket.onopen = () => done("open");
            socket.onclose = () => done("closed");
        })"""
    )
    assert outcome == "closed"
    paths = ("/media/x.zip", "/_stcore/health", "/_stcore/metrics", "/static/js/x.js")
    assert [laptop.request.get(server.url + path).status for path in paths] == [403] * 4
    laptop.goto(f"{server.url}/weg")
    heading(laptop, "Welkom aan de werktafel")


def test_after_a_restart_a_bookmark_opens_its_screen_with_the_menu(
    tmp_path: Path, laptop: Page
) -> None:
    port = free_port()
    with running(tmp_path, port) as server:
        laptop.goto(server.url)
        set_password(laptop)
        make_workshop(laptop)
        bookmark = laptop.url.replace("/weg?", "/export?")
    laptop.goto("about:blank")
    with running(tmp_path, port):
        laptop.goto(bookmark)
        heading(laptop, "Export")
        expect(laptop.get_by_role("link", name="Rond de tafel")).to_be_visible()
        expect(laptop.get_by_test_id("stSidebar").get_by_text("GBO Deinze")).to_be_visible()
