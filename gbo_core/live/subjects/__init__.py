"""What a round can be about. A concept to vote on is a file beside these and a line here."""

from gbo_core.live.subjects import dimensions, factors, organisations, stages
from gbo_core.live.subjects.base import Harvest, Subject

SUBJECTS: dict[str, Subject] = {
    "organisation": organisations.SUBJECT,
    "dimension": dimensions.SUBJECT,
    "factor": factors.SUBJECT,
    "stage": stages.SUBJECT,
}

__all__ = ["SUBJECTS", "Harvest", "Subject"]
