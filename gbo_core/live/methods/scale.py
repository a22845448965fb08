"""One scale per item, 1 to 5."""

from collections.abc import Mapping
from typing import Any

from gbo_core.live.methods.scales import Scales
from gbo_core.model.errors import BadInput
from gbo_core.words import N_


class Scale(Scales):
    code = "scale"
    title = N_("Eén schaal per item")
    asks_with = ("axis", "axes")

    def axes(self, settings: Mapping[str, Any]) -> tuple[str, ...]:
        return (str(settings["axis"]),)

    def clean_settings(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        if self.asked_with(settings) is None:
            raise BadInput(N_("Kies een schaal."))
        return {"axis": settings["axis"]}


METHOD = Scale()
