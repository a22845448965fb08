"""What the beamer can show beside rounds: by the name that `stage.Stage.view` holds."""

from collections.abc import Callable, Mapping
from typing import Final

from gbo_core.store.workshops import Workshop
from pages.environment.confrontation_large import confrontation_on_beamer
from pages.environment.standing_large import standing_on_beamer
from pages.users.journey_large import journey_on_beamer

# Draws it for a room; `item` is what it is about. False when that is not there any more.
View = Callable[[Workshop, str], bool]

VIEWS: Final[Mapping[str, View]] = {
    "factors": standing_on_beamer,
    "confrontation": confrontation_on_beamer,
    "journey": journey_on_beamer,
}
