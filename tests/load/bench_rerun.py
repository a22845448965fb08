"""How long the server works on each screen of a long trajectory, over its real websocket."""

from dataclasses import dataclass
from random import Random

from tests.browser.served import Server
from tests.load.measured import cost, fresh_store, served
from tests.load.screen import Screen, looking
from tests.load.table import Row, number, p, show, spread
from tests.load.workshop import LARGEST, LONG, Big, Size, log_in, make_big

REPEATS = 12
TABLE = "rond-de-tafel"
ASKED = 0.3


@dataclass(frozen=True, slots=True)
class Look:
    """What to look at: its name in the table, the page, and the rest of the address."""

    name: str
    page: str
    query: str = ""


def looks(big: Big) -> list[Look]:
    """Every screen. The beamer shows what was last looked at."""
    vote = {kind: f"deel=vote&ronde={round_id}" for kind, round_id in big.rounds.items()}
    return [
        Look("start", ""),
        Look("weg", "weg"),
        Look("organisaties", TABLE, "deel=organisations"),
        Look("personen", TABLE, "deel=persons"),
        Look("nieuwe vraag", TABLE, "deel=vote&ronde=nieuw"),
        Look("open ronde", TABLE, vote["open"]),
        Look("getoond: twee schalen, 10 items", TABLE, vote["grid"]),
        Look("beamer daarvan", "beamer"),
        Look("getoond: twee schalen op naam, 10 items", TABLE, vote["named grid"]),
        Look("getoond: één schaal, 10 items", TABLE, vote["scale"]),
        Look("getoond: aantikken, 30 items", TABLE, vote["pick"]),
        Look("getoond: aantikken, alles", TABLE, vote["pick of all"]),
        Look("getoond: twee schalen verdeeld, alles", TABLE, vote["sampled grid"]),
        Look("getoond: twee schalen, alles gevraagd", TABLE, vote["grid of all"]),
        Look("beamer daarvan (alles)", "beamer"),
        Look("wat we vinden", TABLE, "deel=standing"),
        Look("wie in welke fase", TABLE, "deel=phases"),
        Look("export", "export"),
    ]


def measure(server: Server, big: Big, token: str, look: Look) -> list[Row]:
    """A row for the whole screen, and one for the slowest part that renews itself."""
    query = f"w={big.region.workshop}&{look.query}"
    with looking(server.url, token, look.page, query) as screen:
        first, _again = screen.run(), screen.run()
        before = cost(server).cpu
        seconds = [screen.run() for _ in range(REPEATS)]
        work = number(1000 * (cost(server).cpu - before) / REPEATS)
        note = f"{spread(seconds)}; processor {work} ms; eerste keer {number(first)} s"
        assert not screen.failures, screen.failures
        return [Row(look.name, p(seconds, 95), asked=ASKED, note=note), *_renewing(screen, look)]


def _renewing(screen: Screen, look: Look) -> list[Row]:
    times = [
        [screen.run(fragment=fragment) for _ in range(REPEATS)] for fragment in screen.fragments
    ]
    if not times:
        return []
    slowest = max(times, key=lambda seconds: p(seconds, 95))
    name = f"{look.name}: wat zichzelf vernieuwt"
    return [Row(name, p(slowest, 95), asked=ASKED, note=spread(slowest))]


def measured(size: Size) -> None:
    """A table of every screen of a workshop of this size."""
    with fresh_store() as store:
        big = make_big(store, Random(1), size)
        token = log_in(big.region)
        with served() as server:
            rows = [row for look in looks(big) for row in measure(server, big, token, look)]
    show(f"Eén keer tekenen op de server: {size}", rows)


def main() -> None:
    for size in (LONG, LARGEST):
        measured(size)


if __name__ == "__main__":
    main()
