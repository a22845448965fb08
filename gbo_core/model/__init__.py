"""What a workshop is made of. Importing this package declares every concept."""

# Declared in the order in which a reader of the files meets them.
# isort: off
from gbo_core.model.record import CONCEPTS, Record, concepts
from gbo_core.model.profile import Profile
from gbo_core.model.stakeholders import Organisation, Person, Involvement
from gbo_core.model.decision import Decision
from gbo_core.model.note import Note
from gbo_core.model.environment import Factor, Swot, Challenge
from gbo_core.model.figure import Series, Evidence
from gbo_core.model.users import Questionnaire, Interview, Insight, Persona, Trait, Journey, Step
# isort: on

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
