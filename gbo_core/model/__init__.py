"""What a workshop is made of. Importing this package declares every concept."""

from gbo_core.model.decision import Decision
from gbo_core.model.involvement import Involvement
from gbo_core.model.organisation import Organisation
from gbo_core.model.person import Person
from gbo_core.model.profile import Profile
from gbo_core.model.record import CONCEPTS, Record, concepts

__all__ = [
    "CONCEPTS",
    "Decision",
    "Involvement",
    "Organisation",
    "Person",
    "Profile",
    "Record",
    "concepts",
]
