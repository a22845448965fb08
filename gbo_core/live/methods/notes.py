"""Short texts under each item, let through by the facilitator: an inbox rather than a ballot.

What participants send are notes (`live.notes`), so there is nothing to parse or to count here.
"""

from collections.abc import Mapping
from typing import Any

from gbo_core import field
from gbo_core.live.methods.base import Method
from gbo_core.model.errors import BadInput
from gbo_core.model.round import Round, Visibility
from gbo_core.words import N_


class Notes(Method):
    """Settings: `prompt`, what each note answers."""

    code = "notes"
    title = N_("Briefjes schrijven")
    gathers = "notes"
    asks_with = ("prompt", "prompts")
    visibilities = (Visibility.UNNAMED,)
    tells_who_waits = False
    unnamed = N_("Zonder naam: niemand in de zaal ziet wie wat schreef.")

    def clean_settings(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        if self.asked_with(settings) is None:
            raise BadInput(N_("Kies wat u wilt vragen."))
        return {"prompt": settings["prompt"]}

    def inputs(self, asked: Round) -> int:
        """Nobody writes under every item: two notes are what most people send."""
        return 2 * len(parts(asked.settings["prompt"]))


def parts(prompt: str) -> tuple[str, ...]:
    """The parts of a note that the prompt asks for, in order."""
    asked = field.entry("prompts", prompt).data
    return tuple(part for part in ("first", "second") if part in asked)


METHOD = Notes()
