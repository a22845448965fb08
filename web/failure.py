"""What a browser gets when a request fails on the server: one sentence, and no inside."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from gbo_core.model.errors import GboError
from gbo_core.words import N_
from web.forms import sentence_of
from web.render import page


class Broken(GboError):
    """Something that nobody foresaw; the log has it."""

    sentence = N_("Er ging iets mis op de server. Probeer het zo meteen opnieuw.")


async def answer(request: Request, error: Exception) -> Response:
    """The page of a failure; for what a screen fetches by itself only its sentence."""
    problem = sentence_of(request, error if isinstance(error, GboError) else Broken())
    if "text/html" in request.headers.get("accept", ""):
        return page(request, "message.html", 503, problem=problem)
    return PlainTextResponse(problem, status_code=503)
