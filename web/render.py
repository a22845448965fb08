"""Pages that we render ourselves, in the language of whoever looks."""

from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from gbo_core.store.access import SHORTEST_PASSWORD
from gbo_core.words import LANGUAGES, best_language, translations
from web.assets import asset_url
from web.headers import PAGES

_templates: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": PAGES,
    "X-Frame-Options": "DENY",
    "Vary": "Accept-Language",
}


def language_of(request: Request) -> str:
    """The language that was chosen on the page (`?taal=`), or what the browser prefers."""
    chosen = request.query_params.get("taal", "")
    return chosen if chosen in LANGUAGES else best_language(request.headers.get("accept-language"))


def page(request: Request, template: str, status: int = 200, **words: Any) -> HTMLResponse:
    """Render a template; `words` are what it shows."""
    language = language_of(request)
    text = _templates.get_template(template).render(
        _=translations(language).gettext,
        language=language,
        languages=LANGUAGES,
        least=SHORTEST_PASSWORD,
        asset_url=asset_url,
        here=lambda code: f"?{urlencode({**request.query_params, 'taal': code})}",
        **words,
    )
    return HTMLResponse(text, status_code=status, headers=_HEADERS)
