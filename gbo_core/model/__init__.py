"""What a workshop is made of. Importing this package declares every concept."""

from gbo_core.model.decision import Decision
from gbo_core.model.environment import Challenge, Factor, Swot
from gbo_core.model.figure import Evidence, Series
from gbo_core.model.note import Note
from gbo_core.model.profile import Profile
from gbo_core.model.record import CONCEPTS, Record, concepts
from gbo_core.model.stakeholders import Involvement, Organisation, Person
from gbo_core.model.users import Insight, Interview, Journey, Persona, Questionnaire, Step, Trait

__all__ = [
    "CONCEPTS",
    "Challenge",
    "Decision",
    "Evidence",
    "Factor",
    "Insight",
    "Interview",
    "Involvement",
    "Journey",
    "Note",
    "Organisation",
    "Person",
    "Persona",
    "Profile",
    "Questionnaire",
    "Record",
    "Series",
    "Step",
    "Swot",
    "Trait",
    "concepts",
]
