"""Can somebody be recognised on the screens of a round *zonder naam*?

Two rounds get the same answers from other people. Whatever tells the two rounds apart on a screen
would tell who answered what.
"""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import rounds
from gbo_core.model.round import Round, Visibility
from gbo_core.store import workshops
from tests.pages.live.live_table import words
from tests.pages.read import as_read
from tests.pages.tables import tables
from tests.region import Region, make_region

Open = Callable[..., AppTest]
VALUES = (1, 1, 2, 5, 5, 3, 4, 2, 5, 1, 3, 5)


@pytest.fixture
def people(region: Region) -> list[str]:
    return joined(region)


def joined(region: Region) -> list[str]:
    """Two of each organisation: every one stands out by organisation, part or name."""
    parts = ("field", "policy", "finance", "lived", "other", "unsaid")
    return [
        region.join(name, part=part, name=f"{part} {n}")
        for n in range(2)
        for name, part in zip(region.organisations, parts, strict=True)
    ]


def answered(region: Region, people: list[str], visibility: Visibility, **more: object) -> Round:
    asked = region.open(question="Wie hebben we nodig?", visibility=visibility, **more)
    for who, value in zip(people, VALUES, strict=True):
        region.rate(asked, who, value, 6 - value)
    return region.step(asked, "close", "reveal")


def seen(screen: AppTest) -> tuple[str, ...]:
    """All that the room could read: words, tables and the drawing itself.

    Not the list of who joined: of that the ids, and so its order, are each workshop's own.
    """
    read = [each.to_csv() for each in tables(screen) if "Kenmerk" not in each]
    drawings = [chart.proto.spec for chart in screen.get("plotly_chart")]
    said = words(screen).replace("Wie doet mee", "")
    return (said, *read, *drawings)


def shown(table: Open, asked: Round) -> tuple[str, ...]:
    """The result of a round on the screen, one item chosen, without the round's own id."""
    screen = table(deel="vote", ronde=asked.id)
    focus = next(box for box in screen.selectbox if box.label == "Toon")
    focus.select(asked.items[0].id).run()
    return tuple(each.replace(asked.id, "") for each in seen(screen))


@pytest.mark.parametrize(
    ("visibility", "alike"), [(Visibility.UNNAMED, True), (Visibility.ORGANISATION, False)]
)
def test_who_answered_what_cannot_be_told_from_the_result(
    region: Region,
    people: list[str],
    show_as: Callable[..., Open],
    visibility: Visibility,
    alike: bool,
) -> None:
    elsewhere = make_region(region.store)  # asked again in one workshop, it is not split again
    same = joined(elsewhere)
    swapped = [*same[6:], *same[:6]]  # the other one of each organisation
    swapped[0], swapped[2] = swapped[2], swapped[0]  # and across two of one circle
    one = seen_of(region, show_as, answered(region, people, visibility))
    other = seen_of(elsewhere, show_as, answered(elsewhere, swapped, visibility))
    assert (one == other) is alike


def seen_of(region: Region, show_as: Callable[..., Open], asked: Round) -> list[str]:
    """What the screen shows, without what its own workshop is called by."""
    code = region.store.read(workshops.get, region.workshop).join_code
    own = (region.workshop, code, f"{code[:4]} {code[4:]}", *region.organisations.values())
    found = shown(show_as(region, "stakeholders/screen.py"), asked)
    for each in own:
        found = tuple(text.replace(each, "") for text in found)
    return list(found)


def test_who_moved_is_not_told_when_few_answered_twice(
    region: Region, show_as: Callable[..., Open]
) -> None:
    four = [region.join(name) for name in list(region.organisations)[:4]]
    first = region.open("scale")
    for who in four:
        region.rate(first, who, 2)
    region.step(first, "close", "reveal")
    second = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    region.step(second, "open")
    for who in four:
        region.rate(second, who, 5)
    region.step(second, "close", "reveal")
    screen = show_as(region, "stakeholders/screen.py")(deel="vote", ronde=second.id)
    assert "Te weinig mensen antwoordden op beide rondes" in words(screen)


NO_WEIGHT = "Of een grote organisatie hier zwaarder weegt, zeggen we niet."
WORD = "Als elke organisatie één keer telt"


def weighed(region: Region, show_as: Callable[..., Open], asked: Round) -> list[bool]:
    """Whether the result says the word of weight, why it does not, and how to ask for it."""
    found = as_read(words(show_as(region, "stakeholders/screen.py")(deel="vote", ronde=asked.id)))
    return [each in found for each in (WORD, NO_WEIGHT, "kies ‘per organisatie’")]


@pytest.mark.parametrize("visibility", [Visibility.UNNAMED, Visibility.ORGANISATION])
def test_a_small_unnamed_round_says_why_nothing_is_told_of_weight(
    region: Region, people: list[str], show_as: Callable[..., Open], visibility: Visibility
) -> None:
    said = visibility is Visibility.UNNAMED
    asked = answered(region, people, visibility)
    assert weighed(region, show_as, asked) == [False, said, said]


def test_of_taps_nothing_of_weight_is_said(
    region: Region, people: list[str], show_as: Callable[..., Open]
) -> None:
    asked = region.open("pick", visibility=Visibility.UNNAMED)
    for who in people:
        region.rate(asked, who, 1)
    assert weighed(region, show_as, region.step(asked, "close", "reveal")) == [False] * 3


@pytest.mark.parametrize("visibility", [Visibility.UNNAMED, Visibility.ORGANISATION])
def test_beside_one_item_it_is_said_why_nobody_reads_who_answered_what(
    region: Region, people: list[str], show_as: Callable[..., Open], visibility: Visibility
) -> None:
    said = visibility is Visibility.UNNAMED
    asked = answered(region, people, visibility)
    screen = show_as(region, "stakeholders/screen.py")(deel="vote", ronde=asked.id)
    focus = next(box for box in screen.selectbox if box.label == "Toon")
    found = words(focus.select(asked.items[0].id).run())
    assert ("geen scherm toont wie wat antwoordde" in found) is said
