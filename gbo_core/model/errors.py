"""What can be refused, as one tree.

GboError
├── BadInput          a value that cannot be stored
├── NotFound          the thing asked for is not (or no longer) there
├── NotAllowed        who asks may not do this
├── Conflict          somebody else changed the same fields meanwhile
└── Refused           the rules of a round say no

Errors carry data; `sentence` is the Dutch message id, which the face that shows it
translates and fills: ``_(error.sentence) % error.data``.
"""

from typing import Any

from gbo_core.words import N_


class GboError(Exception):
    """Base of everything that is refused with a sentence for the user."""

    sentence = N_("Dat lukte niet.")

    def __init__(self, sentence: str | None = None, **data: Any) -> None:
        self.sentence = sentence or type(self).sentence
        self.data = data
        super().__init__(self.sentence % data if data else self.sentence)


class BadInput(GboError):
    """A value that cannot be stored; `data["field"]` names the field where there is one."""

    sentence = N_("Deze waarde kan niet bewaard worden.")


class NotFound(GboError):
    sentence = N_("Dit bestaat niet (meer).")


class NotAllowed(GboError):
    sentence = N_("U hebt hier geen toegang toe.")


class Conflict(GboError):
    """Same fields changed meanwhile: `data["theirs"]` and `data["mine"]` hold both, by field.

    `data["record"]` is the id of the record.
    """

    sentence = N_("Iemand anders heeft dit intussen ook gewijzigd.")


class Refused(GboError):
    sentence = N_("Dat kan nu niet.")
