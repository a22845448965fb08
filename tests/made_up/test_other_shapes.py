"""An order of items and ties between them fit the one shape of answers, as they are stored."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations
from typing import Any, cast

import pytest

from gbo_core.live import ballots, counting
from gbo_core.live.errors import BadBallot
from gbo_core.live.methods import METHODS
from gbo_core.live.methods.form import Form
from gbo_core.model.round import Answers, Item, Round, Sheet
from tests.exchange.filled import archive_of, bring, share_of, table
from tests.made_up.method import MadeUp, OneAxis
from tests.region import Region


class Order(OneAxis):
    """Each item gets its place, 1 for the first: no place twice, and none left out."""

    def values(self, settings: Mapping[str, Any]) -> tuple[float, ...]:
        return tuple(float(place) for place in range(1, 201))

    def check(self, answers: Answers, asked: Round, items: Iterable[str]) -> Answers:
        places = sorted(v or 0 for on_axes in answers.values() for v in on_axes.values())
        if places != list(range(1, len(asked.items) + 1)):
            raise BadBallot
        return super().check(answers, asked, items)

    def settle(self, values: Sequence[float]) -> float | None:
        """A place says something beside the other places only."""
        return None

    def tally(self, sheets: Iterable[Sheet]) -> Counter[tuple[str, str]]:
        """(item, item) → how many put the first before the second."""
        found: Counter[tuple[str, str]] = Counter()
        for sheet in sheets:
            place = {item: on["talk"] or 0 for item, on in sheet.answers.items()}
            found.update(pair for pair in permutations(place, 2) if place[pair[0]] < place[pair[1]])
        return found


class Ties(OneAxis):
    """Every item is a tie, from one to another; its strength is 1 to 3, or 0 for none."""

    def values(self, settings: Mapping[str, Any]) -> tuple[float, ...]:
        return (0.0, 1.0, 2.0, 3.0)

    def tally(self, sheets: Iterable[Sheet]) -> dict[str, set[str]]:
        """From → to, for every tie that somebody named."""
        found: dict[str, set[str]] = {}
        for sheet in sheets:
            for tie in (item for item, on in sheet.answers.items() if on["talk"]):
                start, _between, end = tie.partition("_")
                found.setdefault(start, set()).add(end)
        return found


@pytest.fixture
def put(region: Region, method: MadeUp, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Round]:  # noqa: ARG001 - replaced here
    def put(kind: OneAxis, items: tuple[Item, ...], *given: Answers) -> Round:
        """A revealed round with these answers, each read from the form that they come from."""
        monkeypatch.setitem(METHODS, "made_up", kind)
        asked = region.open("made_up", settings={"axis": "talk"}, items=items)
        for answers in given:
            form: Form = kind.filled(Sheet(answers, {}))
            assert kind.read(form, asked, items) == (answers, {})
            region.cast(asked, region.join(), answers)
        return region.step(asked, "close", "reveal")

    return put


def comes_back(region: Region, asked: Round) -> None:
    made = bring(region.store, archive_of(region.store, region.workshop))
    there, here = (region.store.read(ballots.load, w, asked.id) for w in (made, region.workshop))
    assert there == here
    there_, here_ = (
        region.store.read(counting.result, w, asked.id) for w in (made, region.workshop)
    )
    assert (there_.items, there_.tally) == (here_.items, here_.tally)


def test_an_order_is_places_and_the_method_compares_them(
    region: Region, put: Callable[..., Round]
) -> None:
    items = region.items()[:3]
    a, b, c = (item.id for item in items)
    orders = [(a, b, c), (a, c, b), (b, a, c), (a, b, c), (c, a, b)]
    given = [{item: {"talk": n} for n, item in enumerate(one, 1)} for one in orders]
    asked = put(Order(), items, *given)
    found = region.store.read(counting.result, region.workshop, asked.id)
    won = cast("Counter[tuple[str, str]]", found.tally)
    assert (won[a, b], won[b, a], won[b, c], won[a, c]) == (4, 1, 3, 4)
    assert found.item(a).axes["talk"].values == (1, 1, 1, 2, 2)
    assert found.item(a).axes["talk"].settled is None
    comes_back(region, asked)
    with pytest.raises(BadBallot):
        Order().check({a: {"talk": 1}, b: {"talk": 1}, c: {"talk": 2}}, asked, [a, b, c])


def test_a_tie_is_an_item_from_one_to_another(region: Region, put: Callable[..., Round]) -> None:
    ends = region.items()[:3]
    ties = tuple(
        Item(f"{one.id}_{other.id}", f"{one.label} → {other.label}", one.id)
        for one, other in permutations(ends, 2)
    )
    a, b, c = (item.id for item in ends)
    none: Answers = {tie.id: {"talk": 0.0} for tie in ties}
    given = [none | {f"{a}_{b}": {"talk": strength}} for strength in (1.0, 2.0, 3.0, 3.0)]
    asked = put(Ties(), ties, *given, none | {f"{b}_{c}": {"talk": 1.0}})
    found = region.store.read(counting.result, region.workshop, asked.id)
    assert found.tally == {a: {b}, b: {c}}
    assert found.item(f"{a}_{b}").axes["talk"].values == (0, 1, 2, 3, 3)
    comes_back(region, asked)
    counted = table(share_of(region.store, region.workshop), "counts")
    assert {(row["value"], row["n"]) for row in counted if row["item"] == f"{a}_{b}"} == {
        ("0.0", "1"),
        ("1.0", "1"),
        ("2.0", "1"),
        ("3.0", "2"),
    }
