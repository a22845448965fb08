"""What a round can be about. A concept to vote on is a file beside these and a line here."""

from gbo_core.live.subjects import organisations
from gbo_core.live.subjects.base import Subject

SUBJECTS: dict[str, Subject] = {
    "organisation": organisations.SUBJECT,
}

__all__ = ["SUBJECTS", "Subject"]
