"""May it go ahead? Agree, stand aside, or object with a reason in words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gbo_core.live.errors import BadBallot
from gbo_core.live.methods.ballot import BallotMethod
from gbo_core.live.methods.form import Form, field_name, read_scale, write_scale
from gbo_core.model.round import Answers, Item, Round, Sheet, Texts

AGREE, ASIDE, OBJECT = 1.0, 2.0, 3.0


@dataclass(frozen=True)
class Consent:
    """`whole`: how many had no objection to anything; `reasons`: item → why not."""

    whole: int
    reasons: Mapping[str, tuple[str, ...]]


class OneAxis(BallotMethod):
    """What a value to each item takes."""

    code = "made_up"
    title = "Mag dit doorgaan?"
    asks_with = ("axis", "axes")

    def axes(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        return (settings["axis"],)

    def clean_settings(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        return {"axis": settings["axis"]}

    def parse(self, form: Form, asked: Round, items: Iterable[Item]) -> Answers:
        axis, ids = asked.settings["axis"], [item.id for item in items]
        read = {item: read_scale(form, field_name(item, axis)) for item in ids}
        given: Answers = {
            item: {axis: value} for item, (answered, value) in read.items() if answered
        }
        return self.check(given, asked, ids)

    def form(self, answers: Answers) -> Form:
        return {
            field_name(item, axis): (write_scale(value),)
            for item, on_axes in answers.items()
            for axis, value in on_axes.items()
        }

    def settle(self, values: Sequence[float]) -> float | None:
        """One is enough: the highest counts."""
        return max(values, default=None)


class MadeUp(OneAxis):
    longest_text = 80
    shows_unnamed_texts = True

    def values(self, settings: Mapping[str, Any]) -> tuple[float, ...]:
        return (AGREE, ASIDE, OBJECT)

    def check_texts(self, texts: Texts, answers: Answers) -> Texts:
        for item, on_axes in answers.items():
            if any(
                value == OBJECT and axis not in texts.get(item, ())
                for axis, value in on_axes.items()
            ):
                raise BadBallot("Zeg bij een bezwaar ook waarom.")
        return super().check_texts(texts, answers)

    def tally(self, sheets: Iterable[Sheet]) -> Consent:
        whole, reasons = 0, dict[str, tuple[str, ...]]()
        for sheet in sheets:
            values = Counter(v for on_axes in sheet.answers.values() for v in on_axes.values())
            whole += not values[OBJECT]
            for item, on_axes in sheet.texts.items():
                reasons[item] = (*reasons.get(item, ()), *on_axes.values())
        return Consent(whole, reasons)
