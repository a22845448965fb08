"""Who asks: which workshop, which participant, in which language."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from gbo_core.live.errors import NoSuchCode, NotJoined
from gbo_core.model.ids import normal_code
from gbo_core.model.round import Participant
from gbo_core.store import open_store
from gbo_core.store.workshops import Workshop
from gbo_core.words import best_language
from phone.answers import chosen_language, remember
from phone.guesses import Guesses
from phone.kept import Memory, memory_of

WHO_COOKIE: Final = "deelnemer"

_guesses: Final = Guesses()


@dataclass(frozen=True, slots=True)
class Visitor:
    """`who` is None for somebody who did not join yet; `token` is theirs, '' then."""

    memory: Memory
    workshop: Workshop
    language: str
    token: str
    who: Participant | None

    @property
    def code(self) -> str:
        return self.workshop.join_code

    @property
    def home(self) -> str:
        """The address of this workshop's page."""
        return f"/mee/{self.code}"

    def joined(self) -> Participant:
        """Raises NotJoined."""
        if self.who is None:
            raise NotJoined
        return self.who


def visitor_of(request: Request) -> Visitor:
    """Raises NoSuchCode, TooManyGuesses."""
    memory = memory_of(open_store())
    token = request.cookies.get(WHO_COOKIE, "")
    workshop = _workshop(memory, request, token)
    who = who_holds(memory, workshop, token)
    language = chosen_language(request) or (who.language if who else _preferred(request))
    request.state.language = language
    return Visitor(memory, workshop, language, token if who else "", who)


def _preferred(request: Request) -> str:
    return best_language(request.headers.get("accept-language"))


def _workshop(memory: Memory, request: Request, token: str) -> Workshop:
    code = normal_code(request.path_params["code"])
    address = request.client.host if request.client else ""
    if not (token and _takes_part(memory, code, token)):
        _guesses.check(address, code)
    try:
        workshop = memory.workshop(code)
    except NoSuchCode:
        _guesses.wrong(address)
        raise
    _guesses.right(address, code)
    return workshop


def _takes_part(memory: Memory, code: str, token: str) -> bool:
    """Who takes part guesses no code, whatever others at the same address do."""
    try:
        return who_holds(memory, memory.workshop(code), token) is not None
    except NoSuchCode:
        return False


def who_holds(memory: Memory, workshop: Workshop, token: str) -> Participant | None:
    """The participant with this token, in this workshop."""
    try:
        return memory.participant(workshop.id, token)
    except NotJoined:
        return None


def recognise(request: Request, response: Response, code: str, token: str) -> None:
    """Make this browser the participant who holds the token, in this workshop only."""
    remember(request, response, WHO_COOKIE, token, f"/mee/{code}")
