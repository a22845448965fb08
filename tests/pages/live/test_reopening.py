"""A mis-click on *Sluit de stemming* has a way back, on every screen that stands open."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import rounds
from gbo_core.model.round import Round, State
from tests.pages.live.live_table import words
from tests.region import Region

Open = Callable[..., AppTest]


@pytest.fixture
def table(region: Region, show_as: Callable[..., Open]) -> Open:
    return show_as(region, "stakeholders/screen.py")


@pytest.fixture
def closed(region: Region) -> Round:
    asked = region.open("scale")
    for value in (1, 2, 3, 3, 4, 4, 5, 5, 5):
        region.rate(asked, region.join(), value)
    return region.step(asked, "close")


def state(region: Region, asked: Round) -> State:
    return region.store.read(rounds.get, region.workshop, asked.id).state


def test_one_click_opens_it_again(region: Region, table: Open, closed: Round) -> None:
    screen = table(deel="vote", ronde=closed.id)
    assert screen.button(key="step_reopen").help == "Zolang niemand keek, kan ze weer open."
    screen.button(key="step_reopen").click().run()
    assert state(region, closed) is State.OPEN
    assert "step_close" in {each.key for each in screen.button}


def test_who_looked_is_not_offered_it_and_neither_is_a_colleague(
    region: Region, table: Open, closed: Round
) -> None:
    mine, colleague = (table(deel="vote", ronde=closed.id) for _ in range(2))
    mine.toggle(key=f"look_{closed.id}").set_value(True).run()
    assert mine.get("plotly_chart")
    mine.run()
    assert "step_reopen" not in {each.key for each in mine.button}
    colleague.button(key="step_reopen").click().run()
    assert state(region, closed) is State.CLOSED
    assert "Het resultaat is al bekeken" in words(colleague)


def test_who_looks_while_a_colleague_opened_it_again_sees_nothing(
    region: Region, table: Open, closed: Round
) -> None:
    mine = table(deel="vote", ronde=closed.id)
    region.step(closed, "reopen")
    mine.toggle(key=f"look_{closed.id}").set_value(True).run()
    assert not mine.get("plotly_chart")
    assert region.store.read(rounds.get, region.workshop, closed.id).seen_at == ""
