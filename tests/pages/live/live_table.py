"""A region whose facilitator looks at the screen, for tests of the live loop."""

from streamlit.testing.v1 import AppTest

from gbo_core.model.round import Round
from tests.region import Region

SPREAD = (1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 5)


def voted(region: Region, method: str = "grid", count: int = 13, **more: object) -> Round:
    """A revealed round in which `count` people of six organisations answered."""
    names = list(region.organisations)
    asked = region.open(method, **more)
    for n in range(count):
        who = region.join(names[n % len(names)], name=f"Persoon {n}")
        if method == "pick":
            region.rate(asked, who, float(n % 3 == 0))
        elif method == "scale":
            region.rate(asked, who, SPREAD[n])
        else:
            region.rate(asked, who, SPREAD[n], SPREAD[-1 - n])
    return region.step(asked, "close", "reveal")


def words(screen: AppTest) -> str:
    """Everything that the screen says, in one text."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "text", "info", "warning")
    more = ("success", "error")
    said = [each.value for kind in (*kinds, *more) for each in getattr(screen, kind)]
    return "\n".join(said)


def button(screen: AppTest, label: str) -> object:
    return next(each for each in screen.button if each.label == label)
