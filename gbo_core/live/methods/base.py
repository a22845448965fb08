"""What a ballot method is. One file a method; the engine knows only this."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from gbo_core.live.errors import BadBallot, EmptyBallot
from gbo_core.model.round import Answers, Item, Round

# A form as it comes in: field name → the values sent under that name.
Form = Mapping[str, Sequence[str]]
# item, axis, value (None: no opinion), text
TidyRow = tuple[str, str, float | None, str]

NO_OPINION = "x"


class Method(ABC):
    """How a question is put, checked and counted.

    Every method's answers have one shape, item → axis → value, so that storing, exporting and
    counting are the same for all; a method says which axes and values there are.
    """

    code: ClassVar[str]
    title: ClassVar[str]
    can_sample: ClassVar[bool] = True
    gathers: ClassVar[str] = "ballots"  # or "notes": what participants send
    # Whether answers lie on a scale, so that a middle and how far they agree mean something.
    # Taps and dots are counted: many people who give none are no group that answers "low".
    has_middle: ClassVar[bool] = False

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
    def clean_settings(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """The settings as stored. Raises BadInput."""

    @abstractmethod
    def parse(self, form: Form, asked: Round, items: Iterable[Item]) -> Answers:
        """The answers in a form to the given items. Raises BadBallot, EmptyBallot."""

    @abstractmethod
    def form(self, answers: Answers) -> Form:
        """The form that such answers come from: the way back from `parse`."""

    @abstractmethod
    def settle(self, values: Sequence[float]) -> float | None:
        """One outcome from the voters' values on an axis: what *zoals gestemd* takes over."""

    def together(self, values: Sequence[float]) -> float:
        """The answers of several in the one number that fits this method: how much they gave."""
        return float(sum(values))

    def inputs(self, asked: Round) -> int:
        """How many taps a ballot asks."""
        items = asked.share or len(asked.items)
        return items * len(self.axes(asked.settings))

    def is_complete(self, answers: Answers, asked: Round, items: Iterable[str]) -> bool:
        """Whether a stored ballot leaves nothing open of the items that its voter had."""
        return bool(answers)

    def check_ready(self, asked: Round) -> None:  # noqa: B027 - most methods have nothing to refuse
        """Raises NotReady when the round cannot be opened as it is."""

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

    def rows(self, answers: Answers) -> list[TidyRow]:
        """One row an item and axis, in a fixed order."""
        return [
            (item, axis, value, "")
            for item, on_axes in sorted(answers.items())
            for axis, value in sorted(on_axes.items())
        ]

    def from_rows(self, rows: Iterable[TidyRow]) -> Answers:
        """The answers that `rows` was made from."""
        answers: Answers = {}
        for item, axis, value, _text in rows:
            answers.setdefault(item, {})[axis] = value
        return answers


def read_scale(form: Form, name: str) -> tuple[bool, float | None]:
    """(was it answered, the value or None for no opinion). Raises BadBallot."""
    sent = [value for value in form.get(name, ()) if value != ""]
    if not sent:
        return False, None
    if len(sent) > 1:
        raise BadBallot
    if sent[0] == NO_OPINION:
        return True, None
    if not (sent[0].isascii() and sent[0].isdigit() and len(sent[0]) <= 3):
        raise BadBallot
    return True, float(sent[0])


def write_scale(value: float | None) -> str:
    """What a form holds for a value: the way back from `read_scale`."""
    return NO_OPINION if value is None else f"{value:g}"


def field_name(item: str, axis: str) -> str:
    """The name of the form field for one item and axis."""
    return f"a.{item}.{axis}"
