"""What every method says of itself. One file a method; the engine knows only this."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from gbo_core import field
from gbo_core.field import Entry
from gbo_core.model.round import Round, Visibility
from gbo_core.words import N_


class Method(ABC):
    """How a question is put: with a ballot (`ballot.BallotMethod`), or as a wall for notes."""

    code: ClassVar[str]
    title: ClassVar[str]
    # What participants send; what the loop does with it is found by this word in every layer.
    gathers: ClassVar[str]
    # The setting that says what is asked, and the list of `gbo_core.field` that it is chosen from.
    asks_with: ClassVar[tuple[str, str]]
    can_sample: ClassVar[bool] = False
    # How answers may be shown; and what *zonder naam* promises on a phone.
    visibilities: ClassVar[tuple[Visibility, ...]] = tuple(Visibility)
    # Whether the facilitator sees whom nothing came from yet. What is read as it comes in has a
    # writer then: whoever left that list at the same moment.
    tells_who_waits: ClassVar[bool] = True
    unnamed: ClassVar[str] = N_("Zonder naam: niemand in de zaal ziet wat u antwoordt.")

    def axes(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        """The axes that each item is judged on."""
        return ()

    @abstractmethod
    def clean_settings(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """The settings as stored. Raises BadInput."""

    @abstractmethod
    def inputs(self, asked: Round) -> int:
        """How many taps it asks of a participant."""

    def check_ready(self, asked: Round) -> None:  # noqa: B027 - most methods have nothing to refuse
        """Raises NotReady when the round cannot be opened as it is."""

    def asked_with(self, settings: Mapping[str, Any]) -> Entry | None:
        """The field's own entry for what is asked; None where the settings name none of them."""
        setting, name = self.asks_with
        known = settings.get(setting) in field.codes(name)
        return field.entry(name, settings[setting]) if known else None
