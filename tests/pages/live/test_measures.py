"""A method says which measures fit it: taps and dots are counted, never called alike or divided."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.analysis.accord import Accord
from gbo_core.analysis.agreement import Label
from gbo_core.live import counting, stage
from gbo_core.live.methods import Measure, ballot_method
from gbo_core.live.stage import Stage
from gbo_core.model.round import Round
from pages.live.decision_draft import accord_on
from tests.pages.live.live_table import words
from tests.region import Region

Open = Callable[..., AppTest]
AGREEMENT = [label.sentence for label in Label if label is not Label.TOO_FEW]


def in_two(region: Region, method: str, low: float, high: float) -> Round:
    """Half give much to the first item and half give nothing."""
    asked = region.open(method)
    axis, first = asked.settings["axis"], asked.item_ids()[0]
    for n in range(14):
        given = {item: {axis: low} for item in asked.item_ids()}
        given[first] = {axis: high if n % 2 else low}
        region.cast(asked, region.join(), given)
    return region.step(asked, "close", "reveal")


@pytest.mark.parametrize(
    ("method", "high", "counted"),
    [("dots", 3.0, "21 stippen"), ("pick", 1.0, "7 van 14 tikten dit aan")],
)
def test_what_is_counted_is_not_called_two_groups(
    region: Region,
    show_as: Callable[..., Open],
    method: str,
    high: float,
    counted: str,
) -> None:
    asked = in_two(region, method, 0.0, high)
    first = asked.item_ids()[0]
    screen = show_as(region, "stakeholders/screen.py")(deel="vote", ronde=asked.id)
    next(box for box in screen.selectbox if box.label == "Toon").select(first).run()
    region.store.write(stage.put, region.workshop, Stage(asked.id, first))
    beamer = show_as(region, "beamer.py")()
    for said in (words(screen), words(beamer)):
        assert counted in said
        assert not [sentence for sentence in AGREEMENT if sentence in said]


@pytest.mark.parametrize(("method", "high"), [("dots", 3.0), ("pick", 1.0), ("scale", 5.0)])
def test_a_method_without_a_middle_has_none_in_its_result(
    region: Region, method: str, high: float
) -> None:
    asked = in_two(region, method, 1.0 if method == "scale" else 0.0, high)
    found = region.store.read(counting.result, region.workshop, asked.id)
    measured = {axis.people is not None for item in found.items for axis in item.axes.values()}
    assert measured == {Measure.MIDDLE in ballot_method(method).measures}


def test_dots_are_taken_over_as_voted_however_they_lie(region: Region) -> None:
    asked = in_two(region, "dots", 0.0, 3.0)
    found = region.store.read(counting.result, region.workshop, asked.id)
    assert {accord_on(item) for item in found.items} == {Accord.ALIKE}
