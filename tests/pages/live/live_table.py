"""A region whose facilitator looks at the screen, for tests of the live loop."""

from collections.abc import Sequence

from streamlit.testing.v1 import AppTest

from gbo_core.model.round import Round
from pages.shell.say import plain
from tests.region import Region

SPREAD = (1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5)


ALIKE = (4,) * 11 + (3, 5)


def voted(
    region: Region,
    method: str = "grid",
    count: int = 13,
    answers: Sequence[int] = SPREAD,
    **more: object,
) -> Round:
    """A revealed round in which `count` people of six organisations answered."""
    names = list(region.organisations)
    asked = region.open(method, **more)
    for n in range(count):
        who = region.join(names[n % len(names)], name=f"Persoon {n}")
        if method == "pick":
            region.rate(asked, who, float(n % 3 == 0))
        elif method == "scale":
            region.rate(asked, who, answers[n])
        else:
            region.rate(asked, who, answers[n], answers[-1 - n])
    return region.step(asked, "close", "reveal")


def words(screen: AppTest) -> str:
    """Everything that the screen says, in one text."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "text", "info", "warning")
    more = ("success", "error")
    said = [each.value for kind in (*kinds, *more) for each in getattr(screen, kind)]
    return "\n".join(said)


def button(screen: AppTest, label: str) -> object:
    return next(each for each in screen.button if each.label == label)


def decided(screen: AppTest, name: str) -> object:
    """The choice of a stance on one item."""
    wanted = f"Besluit over {plain(name)}"
    return next(each for each in screen.radio if each.label == wanted)


def decide_otherwise(
    screen: AppTest, asked: Round, name: str, value: float | None = None, reason: str = ""
) -> AppTest:
    """Type another value for an item that everybody else leaves alone, with its reason."""
    again = [each for each in screen.selectbox if each.label == "Toch anders beslissen"]
    names = {item.label: item.id for item in asked.items}
    if again and name in again[0].options:
        again[0].select(names[name]).run()
    decided(screen, name).set_value("otherwise").run()
    cells = {key_end(each.key): each for each in (*screen.selectbox, *screen.text_input)}
    if value is not None:
        cells[names[name], asked.settings["axis"]].select(value)
    if reason:
        cells[names[name], "reason"].set_value(reason)
    return screen.run()


def key_end(key: str | None) -> tuple[str, ...]:
    """(item, column) of a widget in which one decides."""
    return tuple((key or "").split("_")[-2:])
