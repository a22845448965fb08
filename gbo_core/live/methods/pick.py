"""Tap the items that matter: one, several, or at most n."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gbo_core.live.errors import BadBallot, EmptyBallot, NotReady
from gbo_core.live.methods.ballot import BallotMethod, Measure
from gbo_core.live.methods.form import NO_OPINION, Form
from gbo_core.model.errors import BadInput
from gbo_core.model.round import Answers, Item, Round
from gbo_core.words import N_


class Pick(BallotMethod):
    """Every asked item gets 1 (tapped) or 0; an answer without opinion leaves all of them None.

    Settings: `axis`, what a tap means; `most`, how many may be tapped (0: as many as one likes).
    """

    code = "pick"
    title = N_("Aantikken wat telt")
    asks_with = ("axis", "axes")
    measures = frozenset({Measure.CIRCLES, Measure.SHIFT})
    answers_as_one = True
    can_sample = False  # what was not dealt cannot be told from what was not tapped

    def axes(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        return (str(settings["axis"]),)

    def values(self, settings: Mapping[str, Any]) -> tuple[float, ...]:
        return (0.0, 1.0)

    def clean_settings(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        if self.asked_with(settings) is None:
            raise BadInput(N_("Kies waarvoor een tik staat."))
        most = settings.get("most", 0)
        if not isinstance(most, int) or not 0 <= most <= 200:
            raise BadInput(N_("Kies hoeveel items iemand mag aantikken."))
        return {"axis": settings["axis"], "most": most}

    def check_ready(self, asked: Round) -> None:
        if asked.settings["most"] >= len(asked.items):
            raise NotReady(N_("Laat minder items aantikken dan er zijn, of zet geen grens."))

    def inputs(self, asked: Round) -> int:
        """Reading a list is lighter than judging it: four items count as one tap."""
        return max(int(asked.settings["most"]), -(-len(asked.items) // 4))

    def parse(self, form: Form, asked: Round, items: Iterable[Item]) -> Answers:
        ids = [item.id for item in items]
        axis = asked.settings["axis"]
        tapped = set(form.get("pick", ()))
        if tapped == {NO_OPINION}:
            return {item: {axis: None} for item in ids}
        if not tapped <= {*ids, "none", NO_OPINION}:
            raise BadBallot
        if NO_OPINION in tapped:
            raise BadBallot(N_("Kies antwoorden, of ‘weet niet’."))
        if len(tapped) > 1 and "none" in tapped:
            raise BadBallot(N_("Kies antwoorden, of ‘geen enkele’."))
        if not tapped:
            raise EmptyBallot
        return self.check({item: {axis: float(item in tapped)} for item in ids}, asked, ids)

    def form(self, answers: Answers) -> Form:
        values = {item: value for item, on_axes in answers.items() for value in on_axes.values()}
        if None in values.values():
            return {"pick": (NO_OPINION,)}
        return {"pick": tuple(item for item, value in values.items() if value) or ("none",)}

    def check(self, answers: Answers, asked: Round, items: Iterable[str]) -> Answers:
        most = asked.settings["most"]
        tapped = sum(value or 0 for on_axes in answers.values() for value in on_axes.values())
        if most and tapped > most:
            raise BadBallot(N_("U mag er hoogstens %(most)d aantikken."), most=most)
        return super().check(answers, asked, items)

    def settle(self, values: Sequence[float]) -> float | None:
        """1 when more than half tapped it, 0 when fewer; None at exactly half."""
        if not values or sum(values) * 2 == len(values):
            return None
        return float(sum(values) * 2 > len(values))


METHOD = Pick()
