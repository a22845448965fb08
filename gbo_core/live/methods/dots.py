"""A budget of dots to spend over the items, with a limit for each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gbo_core.live.errors import BadBallot, EmptyBallot, NotReady
from gbo_core.live.methods.ballot import BallotMethod, Measure
from gbo_core.live.methods.form import NO_OPINION, Form, field_name, read_scale
from gbo_core.model.errors import BadInput
from gbo_core.model.round import Answers, Item, Round
from gbo_core.words import N_

MOST_DOTS = 20
MOST_EACH = 5


class Dots(BallotMethod):
    """Every asked item gets its number of dots, 0 included; without opinion all of them None.

    Settings: `axis`, what a dot stands for; `budget`, how many dots one has; `cap`, how many one
    item may get.
    """

    code = "dots"
    title = N_("Stippen verdelen")
    asks_with = ("axis", "axes")
    measures = frozenset({Measure.CIRCLES, Measure.SHIFT})
    answers_as_one = True
    can_sample = False  # a budget over a share of the items compares nothing

    def axes(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        return (str(settings["axis"]),)

    def values(self, settings: Mapping[str, Any]) -> tuple[float, ...]:
        return tuple(float(dots) for dots in range(settings["cap"] + 1))

    def clean_settings(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        if self.asked_with(settings) is None:
            raise BadInput(N_("Kies waarvoor een stip staat."))
        budget, cap = settings.get("budget"), settings.get("cap")
        if not _between(budget, MOST_DOTS) or not _between(cap, MOST_EACH):
            raise BadInput(N_("Kies hoeveel stippen iemand krijgt, en hoeveel op één item mogen."))
        return {"axis": settings["axis"], "budget": budget, "cap": cap}

    def check_ready(self, asked: Round) -> None:
        if asked.settings["budget"] >= asked.settings["cap"] * len(asked.items):
            raise NotReady(N_("Geef minder stippen: nu kan iemand alles vol zetten."))

    def inputs(self, asked: Round) -> int:
        """Reading a list is lighter than judging it: four items count as one tap."""
        return max(int(asked.settings["budget"]), -(-len(asked.items) // 4))

    def parse(self, form: Form, asked: Round, items: Iterable[Item]) -> Answers:
        ids = [item.id for item in items]
        axis = asked.settings["axis"]
        given = {item: read_scale(form, field_name(item, axis))[1] or 0.0 for item in ids}
        knows_not, spends = NO_OPINION in form.get("dots", ()), any(given.values())
        if knows_not and spends:
            raise BadBallot(N_("Geef stippen, of kies ‘weet niet’."))
        if knows_not:
            return {item: {axis: None} for item in ids}
        if not spends:
            raise EmptyBallot
        return self.check({item: {axis: value} for item, value in given.items()}, asked, ids)

    def form(self, answers: Answers) -> Form:
        values = [(i, a, v) for i, on_axes in answers.items() for a, v in on_axes.items()]
        if any(value is None for *_, value in values):
            return {"dots": (NO_OPINION,)}
        return {field_name(item, axis): (f"{value:g}",) for item, axis, value in values}

    def check(self, answers: Answers, asked: Round, items: Iterable[str]) -> Answers:
        budget = asked.settings["budget"]
        spent = sum(value or 0 for on_axes in answers.values() for value in on_axes.values())
        if spent > budget:
            words = N_("Te veel stippen: u hebt er %(budget)d. Haal er eerst %(over)d weg.")
            raise BadBallot(words, budget=budget, over=int(spent - budget))
        return super().check(answers, asked, items)

    def settle(self, values: Sequence[float]) -> float | None:
        """All dots together; how many each voter gave stands beside it."""
        return float(sum(values)) if values else None


def _between(number: Any, most: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= most


METHOD = Dots()
