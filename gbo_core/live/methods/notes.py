"""Short texts under each item, let through by the facilitator: an inbox rather than a ballot.

What participants send are notes (`live.notes`), not ballots, so there is nothing to count here.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gbo_core import field
from gbo_core.live.errors import BadBallot
from gbo_core.live.methods.base import Form, Method
from gbo_core.model.errors import BadInput
from gbo_core.model.round import Answers, Item, Round
from gbo_core.words import N_


class Notes(Method):
    """Settings: `prompt`, what each note answers."""

    code = "notes"
    title = N_("Briefjes schrijven")
    can_sample = False
    gathers = "notes"

    def axes(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        return ()

    def values(self, settings: Mapping[str, Any]) -> tuple[float, ...]:
        return ()

    def clean_settings(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        if settings.get("prompt") not in field.codes("prompts"):
            raise BadInput(N_("Kies wat u wilt vragen."))
        return {"prompt": settings["prompt"]}

    def inputs(self, asked: Round) -> int:
        """Nobody writes under every item: two notes are what most people send."""
        return 2 * len(parts(asked.settings["prompt"]))

    def parse(self, form: Form, asked: Round, items: Iterable[Item]) -> Answers:
        raise BadBallot

    def form(self, answers: Answers) -> Form:
        return {}

    def settle(self, values: Sequence[float]) -> float | None:
        return None


def parts(prompt: str) -> tuple[str, ...]:
    """The parts of a note that the prompt asks for, in order."""
    asked = field.entry("prompts", prompt).data
    return tuple(part for part in ("first", "second") if part in asked)


METHOD = Notes()
