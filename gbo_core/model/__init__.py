"""What a workshop is made of. Importing this package declares every concept."""

from gbo_core.model.challenge import Challenge
from gbo_core.model.decision import Decision
from gbo_core.model.evidence import Evidence
from gbo_core.model.factor import Factor
from gbo_core.model.insight import Insight
from gbo_core.model.interview import Interview
from gbo_core.model.involvement import Involvement
from gbo_core.model.journey import Journey
from gbo_core.model.note import Note
from gbo_core.model.organisation import Organisation
from gbo_core.model.person import Person
from gbo_core.model.persona import Persona
from gbo_core.model.profile import Profile
from gbo_core.model.questionnaire import Questionnaire
from gbo_core.model.record import CONCEPTS, Record, concepts
from gbo_core.model.series import Series
from gbo_core.model.step import Step
from gbo_core.model.swot import Swot
from gbo_core.model.trait import Trait

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
