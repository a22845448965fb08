# ruff: noqa: INP001 - a script beside the pictures that it makes, no package
"""Make the pictures of the guide anew: `python -m docs.beelden` (or `make pictures`).

It plays a meeting on the sample workshop in the real server with a real browser, so that the
pictures show what the program does today. With names behind it, it makes only those pictures.
"""

import io
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from sqlalchemy import Connection, update

from gbo_core.live import presence, rounds, stage
from gbo_core.live.stage import Stage
from gbo_core.model.round import State
from gbo_core.store import Store, access, workshops
from gbo_core.store.tables import workshop as workshop_table
from tests.browser.served import ARGUMENTS, CHROMIUM, PATIENCE, Server, running, visiting

FOLDER: Final = Path(__file__).parent / "beelden"
# What a meeting would see: an address on the room's own network, and a code that stays the same.
ADDRESS: Final = "http://192.168.1.20:8501"
CODE: Final = "LUMOKADE"
COLOURS: Final = 128
LARGEST: Final = 200_000  # bytes

PASSWORD: Final = "koffie voor veertig mensen"  # noqa: S105 - of a server that lives a minute
QUESTION: Final = "Wie kan bijdragen aan de twee doelen, en wie kunnen we niet missen?"
NOTES: Final = "Wat verandert er rond ons?"
WRITTEN: Final = (
    ("Sociaal en cultureel", "Meer mensen komen met een buurvrouw mee, niet alleen"),
    ("Economisch", "Wie werkt, komt nu ook om voedselhulp vragen"),
    ("Technologisch", "Wie geen e-mailadres heeft, raakt niet aan een afspraak"),
)
DOUBTFUL: Final = """Hoe ging het, de laatste keer dat u hulp zocht?
Vond u de intake niet te lang?
Wat zou u volgend jaar anders willen?
Wie hielp u toen verder, en hoe?"""
SOURCE: Final = Path(__file__).parents[1] / "sample_data" / "cijfers" / "pinc_viewer_breed.csv"
PASTED: Final = """Organisatie\tKring\tSector
Wijkcentrum De Brug\tBasis- of faciliterende actor\tWelzijn
Fietsatelier Wolvendonk\tEerste\tWelzijn
Kinderopvang Het Nest\tBasis- of faciliterende actor\tWelzijn"""

# What renews itself every second is faint for a moment while it does.
NEVER_FAINT: Final = "[data-stale] {opacity: 1 !important}"
WIDEST: Final = 1280  # pixels in the guide; what is wider is made smaller
LAPTOP: Final = {"width": 1280, "height": 900}
WIDE: Final = 1500
BEAMER: Final = {"width": 1920, "height": 1080}
PHONE: Final = {"width": 360, "height": 740}
NARROW: Final = {"width": 320, "height": 900}
TALL: Final = {"width": 360, "height": 1120}


@dataclass
class Meeting:
    """The room: its server, its browser, its store beside the server, and the workshop."""

    server: Server
    chromium: Browser
    store: Store
    wanted: frozenset[str]
    workshop: str = ""
    round: str = ""

    def picture(self, page: Page, name: str) -> None:
        """Keep what the page shows, when that was asked for, in few colours to stay small."""
        if self.wanted and name not in self.wanted:
            return
        page.mouse.move(0, 0)
        settled(page)
        shot = Image.open(io.BytesIO(page.screenshot(animations="disabled", style=NEVER_FAINT)))
        shot.thumbnail((WIDEST, 10 * WIDEST), Image.Resampling.LANCZOS)
        target = FOLDER / f"{name}.png"
        shot.convert("RGB").quantize(COLOURS).save(target, optimize=True)
        print(f"{name}: {target.stat().st_size // 1000} kB", flush=True)
        if target.stat().st_size > LARGEST:
            sys.exit(f"{target} is too large for the guide.")

    def screen(
        self, page: Page, address: str, height: int, width: int = LAPTOP["width"], **more: str
    ) -> None:
        """Open a screen in a window that is large enough for it."""
        page.set_viewport_size({"width": width, "height": height})
        query = "".join(f"&{name}={value}" for name, value in more.items())
        page.goto(f"{self.server.url}/{address}?w={self.workshop}{query}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        settled(page)

    @contextmanager
    def visitor(self, size: dict[str, int], scale: int = 1) -> Iterator[Page]:
        with visiting(self.chromium, viewport=size, device_scale_factor=scale) as context:
            yield context.new_page()

    def crowd(self) -> None:
        """As many phones connected as a full room has: the pictures have no forty browsers."""
        joined = self.store.read(workshops.contents, self.workshop).participants
        self.store.write(presence.report, "sbeelden", {self.workshop: joined - 3})


def settled(page: Page) -> None:
    """Wait until Streamlit has drawn the screen."""
    page.wait_for_timeout(1500)  # charts and fonts settle without telling anybody
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


def first_time(meeting: Meeting, page: Page) -> None:
    page.goto(meeting.server.url)
    page.get_by_label("Uw naam").fill("Els")
    meeting.picture(page, "eerste-keer")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_label("Nog eens het wachtwoord").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Welkom, Els")).to_be_visible()
    settled(page)
    meeting.picture(page, "start-leeg")


def open_sample(meeting: Meeting, page: Page) -> None:
    page.get_by_role("button", name="Open het voorbeeld").click()
    expect(page.get_by_role("heading", level=1, name="Zilverbeek")).to_be_visible()
    els = meeting.store.read(access.host) or ""
    meeting.workshop = meeting.store.read(workshops.of_facilitator, els)[0].id
    meeting.store.write(_give_code, meeting.workshop)
    known = meeting.store.read(rounds.load, meeting.workshop)
    meeting.round = next(asked.id for asked in known if asked.state is State.OPEN)


def _give_code(connection: Connection, workshop: str) -> None:
    """A code that is the same in every picture and every year."""
    table = workshop_table
    connection.execute(update(table).where(table.c.id == workshop).values(join_code=CODE))


def prepare(meeting: Meeting, page: Page) -> None:
    meeting.screen(page, "", 640)
    meeting.picture(page, "start")
    meeting.screen(page, "weg", 860)
    meeting.picture(page, "weg")
    meeting.screen(page, "rond-de-tafel", 1200, WIDE, deel="organisations")
    meeting.picture(page, "lijst")
    paste(meeting, page)
    meeting.screen(page, "rond-de-tafel", 1000, WIDE, deel="phases")
    meeting.picture(page, "fasen")
    meeting.screen(page, "export", 1160)
    meeting.picture(page, "export")


def paste(meeting: Meeting, page: Page) -> None:
    meeting.screen(page, "rond-de-tafel", 1500, deel="organisations")
    page.get_by_text("Een hele lijst plakken").click()
    page.get_by_label("Plak hier uw lijst").fill(PASTED)
    page.keyboard.press("Control+Enter")
    store = page.get_by_role("button", name="Bewaar 2 rijen")
    expect(store).to_be_visible()
    page.set_viewport_size(LAPTOP)
    store.scroll_into_view_if_needed()
    meeting.picture(page, "plakken")
    page.get_by_label("Plak hier uw lijst").fill("")  # or every next picture says it is not stored
    page.keyboard.press("Control+Enter")
    expect(store).to_have_count(0)


def ask(meeting: Meeting, page: Page) -> None:
    meeting.screen(page, "rond-de-tafel", 1480, deel="vote", ronde="nieuw")
    expect(page.get_by_role("button", name="Open de verdeelde vraag nu")).to_be_visible()
    meeting.picture(page, "vraag-stellen")


def vote(meeting: Meeting, page: Page) -> None:
    """A latecomer joins and answers while the others are connected."""
    with meeting.visitor(NARROW, 2) as narrow, meeting.visitor(PHONE, 2) as phone:
        phone.goto(f"{meeting.server.url}/mee/{CODE}")
        phone.get_by_label("Uw organisatie", exact=True).select_option(label="Buurtwerk De Kade")
        meeting.picture(phone, "gsm-meedoen")
        join(narrow, meeting.server)
        meeting.picture(narrow, "gsm-stembrief")
        join(phone, meeting.server)
        answer(phone)
        phone.get_by_text("Wijzigen kan tot de vraag sluit").scroll_into_view_if_needed()
        meeting.picture(phone, "gsm-bewaard")
        beamer(meeting, "beamer-open", QUESTION, meeting.round)
        meeting.screen(page, "rond-de-tafel", 900, deel="vote", ronde=meeting.round)
        expect(page.get_by_role("button", name="Sluit de stemming")).to_be_visible()
        meeting.crowd()
        meeting.picture(page, "live-paneel")
        close_and_show(page)
        expect(phone.get_by_text("deelnemers antwoordden")).to_be_visible()
        phone.evaluate("scrollTo(0, 0)")
        meeting.picture(phone, "gsm-resultaat")


def join(phone: Page, server: Server, question: str = QUESTION) -> None:
    phone.goto(f"{server.url}/mee/{CODE}")
    phone.get_by_label("Uw organisatie", exact=True).select_option(label="Buurtwerk De Kade")
    phone.get_by_label("Veldwerk").check()
    phone.get_by_role("button", name="Doe mee").click()
    expect(phone.get_by_role("heading", name=question)).to_be_visible()


def answer(phone: Page) -> None:
    """Fours and fives for every item, then send."""
    for item in phone.locator(".item").all():
        for group, value in zip(item.locator("[role=radiogroup]").all(), (4, 5), strict=True):
            group.locator(f"label:has(input[value='{value}'])").click()
    phone.get_by_role("button", name="Verstuur").click()
    expect(phone.locator(".status.saved")).to_have_text("Bewaard")


def close_and_show(page: Page) -> None:
    page.get_by_role("button", name="Sluit de stemming").click()
    page.get_by_role("button", name="Toon het resultaat aan iedereen").click()
    expect(page.get_by_role("button", name="Neem over").last).to_be_visible()


def beamer(meeting: Meeting, name: str, heading: str, shown: str) -> None:
    """`shown`: the round that is put on the beamer."""
    meeting.store.write(stage.put, meeting.workshop, Stage(shown))
    with meeting.visitor(BEAMER) as page:
        log_in(page, meeting.server)
        page.goto(f"{meeting.server.url}/beamer?w={meeting.workshop}")
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        meeting.crowd()
        settled(page)
        meeting.picture(page, name)


def log_in(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/aanmelden")
    page.get_by_label("Uw naam").fill("Els")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def look_back(meeting: Meeting, page: Page) -> None:
    """What a meeting leaves: the result on the beamer and on the screen, and what is taken over."""
    beamer(meeting, "beamer-resultaat", QUESTION, meeting.round)
    meeting.screen(page, "rond-de-tafel", 1250, deel="vote", ronde=meeting.round)
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    page.locator(".js-plotly-plot").scroll_into_view_if_needed()
    meeting.crowd()
    meeting.picture(page, "resultaat")
    page.set_viewport_size({"width": WIDE, "height": 700})
    page.get_by_role("button", name="Neem over").last.scroll_into_view_if_needed()
    meeting.picture(page, "overnemen")
    meeting.screen(page, "rond-de-tafel", 860, WIDE, deel="standing")
    meeting.picture(page, "wat-we-vinden")


def look_around(meeting: Meeting, page: Page) -> None:
    """Omgeving, as the sample's group left it: from the board to the confrontation."""
    meeting.screen(page, "omgeving", 980, WIDE, deel="board")
    begin_at(page, page.get_by_role("heading", name="Het bord", exact=True))
    meeting.picture(page, "bord")
    beamer(meeting, "beamer-bord", NOTES, board(meeting))
    meeting.screen(page, "omgeving", 900, WIDE, deel="factors")
    begin_at(page, page.get_by_role("heading", name="Economisch"))
    meeting.picture(page, "factoren")
    meeting.screen(page, "omgeving", 860, WIDE, deel="standing")
    begin_at(page, page.locator(".js-plotly-plot"))
    meeting.picture(page, "gevolgen-onzekerheid")
    meeting.screen(page, "omgeving", 820, WIDE, deel="vote", ronde=asked_by(meeting, "dots"))
    begin_at(page, page.locator(".js-plotly-plot"))
    meeting.picture(page, "stippen")
    meeting.screen(page, "omgeving", 900, WIDE, deel="confrontation")
    begin_at(page, page.get_by_role("heading", name="Confrontatie"))
    meeting.picture(page, "confrontatie")
    figures(meeting, page)


def figures(meeting: Meeting, page: Page) -> None:
    meeting.screen(page, "omgeving", 1060, WIDE, deel="figures")
    begin_at(page, page.get_by_label("Cijferreeks").first)
    meeting.picture(page, "cijferreeks")
    page.get_by_text("Cijfers binnenhalen").click()
    page.locator("input[type=file]").set_input_files(SOURCE)
    store = page.get_by_role("button", name=re.compile("Bewaar . reeks"))
    expect(store).to_be_visible()
    begin_at(page, page.get_by_text("Scheidingsteken:"))
    meeting.picture(page, "cijfers-binnenhalen")


def listen_to_users(meeting: Meeting, page: Page) -> None:
    """Gebruikers, from the questions to a journey."""
    meeting.screen(page, "gebruikers", 860, WIDE, deel="questions")
    page.get_by_role("button", name="Nieuwe vragenlijst").click()
    page.get_by_label("Vragen", exact=True).fill(DOUBTFUL)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("is vaktaal")).to_be_visible()
    begin_at(page, page.get_by_text("Eén vraag per regel"))
    meeting.picture(page, "vragenlijst")
    meeting.screen(page, "gebruikers", 900, WIDE, deel="insights")
    begin_at(page, page.get_by_role("heading", name="Vinden", exact=True))
    meeting.picture(page, "inzichten")
    meeting.screen(page, "gebruikers", 1000, WIDE, deel="personas")
    begin_at(page, page.get_by_role("heading", name="Georgette", exact=True))
    meeting.picture(page, "persona")
    meeting.screen(page, "gebruikers", 1050, WIDE, deel="journeys")
    begin_at(page, page.locator(".js-plotly-plot"))
    meeting.picture(page, "reis")


def write_notes(meeting: Meeting, page: Page) -> None:
    """The board is opened once more; a phone writes, the facilitator lets it through."""
    store, before = meeting.store, board(meeting)
    made = store.write(rounds.again, meeting.workshop, before, follows=False, by="Els")
    meeting.store.write(rounds.step, meeting.workshop, made.id, "open", by="Els")
    with meeting.visitor(TALL, 2) as phone:
        join(phone, meeting.server, NOTES)
        for section, text in WRITTEN:
            phone.get_by_label("Waarover gaat uw briefje?").select_option(label=section)
            phone.get_by_label("Wat zien we nu?").fill(text)
            if text != WRITTEN[-1][1]:
                phone.get_by_role("button", name="Stuur dit briefje").click()
                expect(phone.get_by_text(text, exact=True)).to_be_visible()
        phone.evaluate("scrollTo(0, 0)")
        meeting.picture(phone, "gsm-briefje")
    meeting.screen(page, "omgeving", 900, WIDE, deel="board", ronde=made.id)
    page.get_by_text("Toon de briefjes alleen hier", exact=True).click()
    begin_at(page, page.get_by_text("Wachten op u"))
    meeting.picture(page, "briefjes-wachten")


def board(meeting: Meeting) -> str:
    """The round that gathered what changes around us."""
    known = meeting.store.read(rounds.load, meeting.workshop)
    return next(asked.id for asked in known if asked.subject == "dimension")


def asked_by(meeting: Meeting, method: str) -> str:
    known = meeting.store.read(rounds.load, meeting.workshop)
    return next(asked.id for asked in known if asked.method == method)


def begin_at(page: Page, place: Locator) -> None:
    """Scroll so that the picture begins there, under Streamlit's own bar."""
    expect(place).to_be_visible()
    settled(page)
    place.evaluate(
        "each => { each.style.scrollMarginTop = '4.5rem'; each.scrollIntoView({block: 'start'}) }"
    )


STEPS: Final[tuple[Callable[[Meeting, Page], None], ...]] = (
    first_time,
    open_sample,
    prepare,
    ask,
    vote,
    look_back,
    look_around,
    listen_to_users,
    write_notes,
)


def main(wanted: frozenset[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder), GBO_BASE_URL=ADDRESS) as server,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        expect.set_options(timeout=PATIENCE)
        store = Store(f"sqlite:///{Path(folder) / 'gbo.sqlite'}")
        meeting = Meeting(server, chromium, store, wanted)
        with meeting.visitor(LAPTOP) as page:
            for step in STEPS:
                step(meeting, page)
        store.close()
        chromium.close()


if __name__ == "__main__":
    main(frozenset(sys.argv[1:]))
