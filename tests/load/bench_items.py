"""How long the first look at a result of very many items takes, counted for the first time."""

from random import Random

from gbo_core.model.round import Item
from gbo_core.store import Store
from tests.load.measured import fresh_store, served
from tests.load.screen import looking
from tests.load.table import Row, number, p, show
from tests.load.workshop import Size, answer, log_in, people_of
from tests.region import Region, make_region

ITEMS, PEOPLE = 600, 200
STARTS = 2
ASKED = 0.5


def make(store: Store, method: str) -> tuple[Region, str, str]:
    """A workshop with a revealed round of a few items and one of very many: their ids."""
    region, chance = make_region(store), Random(1)
    people = people_of(region, Size(len(region.organisations), 1, PEOPLE))
    items = tuple(Item(f"x{n:03}", f"Dienst {n:03}") for n in range(ITEMS))
    made = []
    for some in (items[:5], items):
        asked = region.open(method, items=some)
        answer(region, asked, people, chance)
        made.append(region.step(asked, "close", "reveal").id)
    return region, made[0], made[1]


def measure(method: str) -> Row:
    """A server that just started drew another result already, so that its libraries are there."""
    first, again = [], []
    with fresh_store() as store:
        region, small, asked = make(store, method)
        token = log_in(region)
        for _start in range(STARTS):
            with served() as server:
                query = f"w={region.workshop}&deel=vote&ronde="
                with looking(server.url, token, "rond-de-tafel", query + small) as screen:
                    screen.run()
                with looking(server.url, token, "rond-de-tafel", query + asked) as screen:
                    first.append(screen.run())
                    again.append(screen.run())
                    assert not screen.failures, screen.failures
    name = f"getoond: {method}, {ITEMS} items, eerste keer"
    return Row(name, p(first, 50), asked=ASKED, note=f"daarna {number(p(again, 50))} s")


def main() -> None:
    rows = [measure(method) for method in ("grid", "scale", "pick")]
    show(f"Een resultaat van {ITEMS} items van {PEOPLE} mensen", rows)


if __name__ == "__main__":
    main()
