"""What `grid` and `scale` share: answers from 1 to 5 on each of the method's axes."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from gbo_core.live.methods.ballot import BallotMethod, Measure
from gbo_core.live.methods.form import Form, field_name, read_scale, write_scale
from gbo_core.model.round import Answers, Item, Round


class Scales(BallotMethod):
    measures = frozenset(Measure)

    def values(self, settings: Mapping[str, Any]) -> tuple[float, ...]:
        return (1.0, 2.0, 3.0, 4.0, 5.0)

    def parse(self, form: Form, asked: Round, items: Iterable[Item]) -> Answers:
        answers: Answers = {}
        ids = [item.id for item in items]
        for item in ids:
            for axis in self.axes(asked.settings):
                answered, value = read_scale(form, field_name(item, axis))
                if answered:
                    answers.setdefault(item, {})[axis] = value
        return self.check(answers, asked, ids)

    def form(self, answers: Answers) -> Form:
        return {
            field_name(item, axis): (write_scale(value),)
            for item, on_axes in answers.items()
            for axis, value in on_axes.items()
        }

    def left_open(self, answers: Answers, asked: Round, items: Iterable[str]) -> int:
        """As `check` lets in only what was asked, counting the axes is enough."""
        axes = len(self.axes(asked.settings))
        return sum(len(answers.get(item, ())) < axes for item in set(items))

    def together(self, values: Sequence[float]) -> float:
        """The median."""
        return float(median(values))

    def settle(self, values: Sequence[float]) -> float | None:
        """The median of the voters."""
        return self.together(values) if values else None
