"""Two scales per item: each voter places every item on two axes, 1 to 5."""

from collections.abc import Mapping
from typing import Any

from gbo_core import field
from gbo_core.live.methods.scales import Scales
from gbo_core.model.errors import BadInput
from gbo_core.words import N_


class Grid(Scales):
    code = "grid"
    title = N_("Twee schalen per item")
    asks_with = ("pair", "pairs")

    def axes(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        pair = field.entry("pairs", settings["pair"])
        return (str(pair.data["x"]), str(pair.data["y"]))

    def asks(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        """As the pair's question puts them, which need not be how they are drawn."""
        pair = field.entry("pairs", settings["pair"])
        return tuple(pair.data.get("asks", self.axes(settings)))

    def clean_settings(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        if self.asked_with(settings) is None:
            raise BadInput(N_("Kies twee assen."))
        return {"pair": settings["pair"]}


METHOD = Grid()
