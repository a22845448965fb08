"""Three minutes of clicking: does the server's memory stay where it is?

Streamlit does not collect garbage after each run here; Python's own collector must keep up, also
with tabs that are closed.
"""

import time
from random import Random

from tests.browser.served import Server
from tests.load.measured import cost, fresh_store, served
from tests.load.screen import looking
from tests.load.table import Row, number, show
from tests.load.workshop import Big, log_in, make_big

SECONDS = 180
EVERY = 15
RUNS_A_TAB = 12
PARTS = ("organisations", "persons", "vote", "standing", "phases")


def click_until(server: Server, big: Big, token: str, moment: float, chance: Random) -> int:
    """Open tab after tab and go from part to part in it; how often a screen was drawn."""
    drawn = 0
    while time.monotonic() < moment:
        asked = chance.choice(list(big.rounds.values()))
        query = f"w={big.region.workshop}&deel=vote&ronde={asked}"
        with looking(server.url, token, "rond-de-tafel", query) as screen:
            screen.run()
            for _ in range(RUNS_A_TAB):
                screen.go_to(chance.choice(PARTS))
            drawn += 1 + RUNS_A_TAB
    return drawn


def main() -> None:
    rows: list[Row] = []
    with fresh_store() as store:
        big = make_big(store, Random(1))
        token = log_in(big.region)
        with served() as server:
            start, drawn = time.monotonic(), 0
            for step in range(SECONDS // EVERY + 1):
                moment = start + step * EVERY
                drawn += click_until(server, big, token, moment, Random(step))
                note = f"{number(drawn)} keer getekend"
                rows.append(Row(f"na {step * EVERY} s", cost(server).memory, "MB", note=note))
    show("Geheugen van de server terwijl een begeleider blijft klikken", rows)


if __name__ == "__main__":
    main()
