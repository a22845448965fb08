"""What the group decided, as the cell of a table: followed back to its round."""

from collections.abc import Mapping

from gbo_core.model import Decision
from pages.charts import reading
from pages.say import _


def decided_cell(decision: Decision, numbers: Mapping[str, int]) -> str:
    """The value with its round, and the vote beside it where the group decided otherwise."""
    facts = {
        "value": reading.number(decision.value),
        "voted": reading.number(decision.voted),
        "round": numbers.get(decision.round, "?"),
    }
    sentence = {
        "voted": _("%(value)s · R%(round)s"),
        "otherwise": _("%(value)s · R%(round)s (gestemd %(voted)s)"),
        "open": _("open · R%(round)s"),
    }
    return sentence[decision.stance] % facts
