"""What a round can be about: a file a step beside these, and its name here."""

from gbo_core.live.subjects import environment, stakeholders, users
from gbo_core.live.subjects.base import Harvest, Subject

SUBJECTS: dict[str, Subject] = {
    subject.code: subject
    for step in (stakeholders, environment, users)
    for subject in step.SUBJECTS
}

__all__ = ["SUBJECTS", "Harvest", "Subject"]
