"""What a method is whose participants send a ballot."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, ClassVar

from gbo_core.live.errors import BadBallot, EmptyBallot, TooLongText
from gbo_core.live.methods.base import Method
from gbo_core.live.methods.form import Form, text_name
from gbo_core.model.fields import tidy_text
from gbo_core.model.round import Answers, Item, Round, Sheet, Texts
from gbo_core.words import N_

# item, axis, value (None: no opinion), text
TidyRow = tuple[str, str, float | None, str]

LONGEST_OF_ALL = 2000  # characters of a text, whatever the method: what an archive's cell may hold


class Measure(StrEnum):
    """What may be said of the answers to an item, beside the answers themselves.

    `MIDDLE`: they lie on a scale, so that a median and how far they agree mean something. Taps and
    dots are counted: many people who give none are no group that answers "low". `CIRCLES`: they may
    be laid beside each other by circle. `SHIFT`: what moved between two rounds.
    """

    MIDDLE = "middle"
    CIRCLES = "circles"
    SHIFT = "shift"


class BallotMethod(Method):
    """How a ballot is read, checked and counted.

    Every method's answers have one shape, item → axis → value, so that storing, exporting and
    counting are the same for all; a method says which axes and values there are. What is written
    beside an answer has that shape too, and is kept apart from it: nothing that counts sees it.
    """

    gathers = "ballots"
    can_sample = True
    # Only what a method names is measured.
    measures: ClassVar[frozenset[Measure]] = frozenset()
    # Whether a list is answered as one, by giving to some of it: that nothing was given, or that
    # there was no opinion, then says nothing about another list.
    answers_as_one: ClassVar[bool] = False
    # Characters that may be written beside an answer; 0: nothing can be written.
    longest_text: ClassVar[int] = 0
    # Whether the room reads in an unnamed round what was written; never who, never beside a value.
    shows_unnamed_texts: ClassVar[bool] = False

    @abstractmethod
    def axes(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        """The axes that each item is judged on."""

    def asks(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        """The axes in the order in which a ballot asks them."""
        return self.axes(settings)

    @abstractmethod
    def values(self, settings: Mapping[str, Any]) -> tuple[float, ...]:
        """The values that an answer may take, lowest first."""

    @abstractmethod
    def parse(self, form: Form, asked: Round, items: Iterable[Item]) -> Answers:
        """The answers in a form to the given items. Raises BadBallot, EmptyBallot."""

    @abstractmethod
    def form(self, answers: Answers) -> Form:
        """The form that such answers come from: the way back from `parse`."""

    @abstractmethod
    def settle(self, values: Sequence[float]) -> float | None:
        """One outcome from the voters' values on an axis: what *zoals gestemd* takes over."""

    def read(self, form: Form, asked: Round, items: Iterable[Item]) -> Sheet:
        """All that a form says on the given items. Raises BadBallot, EmptyBallot, TooLongText."""
        items = list(items)
        answers = self.parse(form, asked, items)
        return Sheet(answers, self.check_texts(self._texts(form, asked, items), answers))

    def _texts(self, form: Form, asked: Round, items: Iterable[Item]) -> Texts:
        found: Texts = {}
        axes = self.axes(asked.settings) if self.longest_text else ()
        for item in items:
            for axis in axes:
                text = tidy_text("\n".join(form.get(text_name(item.id, axis), ())))
                if text:
                    found.setdefault(item.id, {})[axis] = text
        return found

    def filled(self, sheet: Sheet) -> Form:
        """The form that this comes from: the way back from `read`."""
        written = {
            text_name(item, axis): (text,)
            for item, on_axes in sheet.texts.items()
            for axis, text in on_axes.items()
        }
        return {**self.form(sheet.answers), **written}

    def tally(self, sheets: Iterable[Sheet]) -> object:
        """What this method itself makes of whole ballots, for its own chart and its own words.

        Its order tells nothing of who; of the texts there are only those that the room may read.
        Whoever calls `results.RoundResult.tally` knows what the method gives.
        """
        return None

    def together(self, values: Sequence[float]) -> float:
        """The answers of several in the one number that fits this method: how much they gave."""
        return float(sum(values))

    def inputs(self, asked: Round) -> int:
        """How many taps a ballot asks."""
        items = asked.share or len(asked.items)
        return items * len(self.axes(asked.settings))

    def is_complete(self, answers: Answers, asked: Round, items: Iterable[str]) -> bool:
        """Whether a stored ballot leaves nothing open of the items that its voter had."""
        return bool(answers) and not self.left_open(answers, asked, items)

    def left_open(self, answers: Answers, asked: Round, items: Iterable[str]) -> int:
        """How many of the items that its voter had a stored ballot does not answer wholly."""
        return 0

    def again(self, before: Sheet, asked: Round, items: Iterable[str]) -> Sheet | None:
        """What of a ballot to an earlier round can be said the same way here, and no more.

        What was not answered then stays out; None when nothing is left.
        """
        ids, values = set(items), {None, *self.values(asked.settings)}
        axes = self.axes(asked.settings)
        kept = {
            item: {axis: on[axis] for axis in axes if axis in on and on[axis] in values}
            for item, on in before.answers.items()
            if item in ids
        }
        answers = {item: on for item, on in kept.items() if on}
        gives = any(value for on in answers.values() for value in on.values())
        if not answers or (self.answers_as_one and ids != set(before.answers) and not gives):
            return None
        beside = {
            item: {axis: text for axis, text in on.items() if axis in answers.get(item, ())}
            for item, on in before.texts.items()
        }
        return Sheet(answers, {item: on for item, on in beside.items() if on})

    def check(self, answers: Answers, asked: Round, items: Iterable[str]) -> Answers:
        """The answers themselves, when each is to an item that was asked, on an axis, within range.

        Raises:
            BadBallot, EmptyBallot
        """
        axes, values = set(self.axes(asked.settings)), set(self.values(asked.settings))
        for on_axes in answers.values():
            if (
                not set(on_axes) <= axes
                or not {v for v in on_axes.values() if v is not None} <= values
            ):
                raise BadBallot
        if not set(answers) <= set(items):
            raise BadBallot
        if not any(answers.values()):
            raise EmptyBallot
        return answers

    def check_texts(self, texts: Texts, answers: Answers) -> Texts:
        """The texts themselves, when each stands beside an answer and fits.

        Raises:
            BadBallot, TooLongText
        """
        for item, on_axes in texts.items():
            if not set(on_axes) <= set(answers.get(item, ())):
                raise BadBallot(
                    N_("U schreef iets waar u nog niet antwoordde. Kies er ook een antwoord.")
                )
            if any(len(text) > self.longest_text for text in on_axes.values()):
                raise TooLongText(most=self.longest_text)
        return texts

    def rows(self, answers: Answers, texts: Texts | None = None) -> list[TidyRow]:
        """One row an item and axis, in a fixed order; only with `texts` what was written."""
        written = texts or {}
        return [
            (item, axis, value, written.get(item, {}).get(axis, ""))
            for item, on_axes in sorted(answers.items())
            for axis, value in sorted(on_axes.items())
        ]

    def from_rows(self, rows: Iterable[TidyRow]) -> Sheet:
        """What `rows` was made from."""
        answers: Answers = {}
        texts: Texts = {}
        for item, axis, value, text in rows:
            answers.setdefault(item, {})[axis] = value
            if text:
                texts.setdefault(item, {})[axis] = text
        return Sheet(answers, texts)
