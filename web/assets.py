"""The static files of all three faces, from memory: stylesheets, script, fonts, logo."""

import gzip
import mimetypes
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from web.look import css_variables, screens_css

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDERS: Final = (ROOT / "web" / "static", ROOT / "phone" / "static")
FOREVER: Final = "public, max-age=31536000, immutable"
A_DAY: Final = "public, max-age=86400"
# Windows keeps its list of types in the registry, where other programs change it.
TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class Asset:
    """One file: what is sent, plain and (when that is smaller) compressed."""

    body: bytes
    compressed: bytes | None
    media_type: str
    version: str


def asset_url(name: str) -> str:
    """Return the address of a file with the fingerprint of what is in it: `/assets/x.css?v=…`.

    Such an address may be kept forever: what is in the file changes the address.

    Raises:
        KeyError: there is no such file.
    """
    return f"/assets/{name}?v={_assets()[name].version}"


def style_text(name: str) -> str:
    """A stylesheet to write into a page, which saves a slow phone the wait for a second file."""
    return _assets()[name].body.decode()


def style_source(name: str) -> str:
    """What a Content-Security-Policy says to allow that stylesheet in a page, and no other."""
    return f"'sha256-{b64encode(sha256(_assets()[name].body).digest()).decode()}'"


@cache
def _assets() -> dict[str, Asset]:
    """Return every file by its name below its folder; only these names exist for visitors."""
    files = {
        path.relative_to(folder).as_posix(): _asset(path.name, path.read_bytes())
        for folder in FOLDERS
        for path in folder.rglob("*")
        if path.is_file()
    }
    phone, ballot = (files[name].body.decode() for name in ("phone.css", "ballot.css"))
    made = {
        "tokens.css": css_variables(),
        "screens.css": screens_css(),
        "phone.css": _bare_style(_used_variables(phone, ballot) + phone),
        "ballot.css": _bare_style(ballot),
        "phone.js": bare(files["phone.js"].body.decode()),
    }
    return files | {name: _asset(name, text.encode()) for name, text in made.items()}


# What is kept as it stands (a text, a pattern), or the spaces around a sign.
_PIECE: Final = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|`[^`]*`|/(?:\\.|\[[^\]\n]*\]|[^/\\\n\[ ])+/[a-z]*)"""
    r"""| *([=<>?:;,(){}|&]+) *"""
)


def bare(script: str) -> str:
    """A script without what explains it: a fifth less for a slow network to bring."""
    lines = re.sub(r"(?m)^\s*//.*\n|^\s+| +// .*$", "", script)
    return _PIECE.sub(lambda found: found[1] or found[2], lines)


def _bare_style(style: str) -> str:
    return re.sub(r"/\*.*?\*/|\n", "", style, flags=re.DOTALL)


def _used_variables(*styles: str) -> str:
    """Of the look's variables only those that the stylesheets use."""
    used = set(re.findall(r"var\(--([\w-]+)\)", "".join(styles)))
    return re.sub(
        r"--([\w-]+):[^;}]*;?",
        lambda found: found[0] if found[1] in used else "",
        css_variables(),
    )


def _asset(name: str, body: bytes) -> Asset:
    compressed = gzip.compress(body, mtime=0)
    suffix = Path(name).suffix
    return Asset(
        body=body,
        compressed=compressed if len(compressed) < 0.9 * len(body) else None,
        media_type=TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream",
        version=sha256(body).hexdigest()[:12],
    )


async def _serve(request: Request) -> Response:
    asset = _assets().get(request.path_params["path"])
    if asset is None:
        return PlainTextResponse("404", status_code=404)
    zipped = asset.compressed if takes_gzip(request) else None
    etag = f'"{asset.version}{"-gzip" if zipped else ""}"'
    headers = {
        "Cache-Control": FOREVER if request.query_params.get("v") == asset.version else A_DAY,
        "ETag": etag,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if zipped:
        headers["Content-Encoding"] = "gzip"
    return Response(zipped or asset.body, headers=headers, media_type=asset.media_type)


def takes_gzip(request: Request) -> bool:
    """Whether the browser reads compressed answers."""
    accepted = request.headers.get("accept-encoding", "")
    wishes = [wish.replace(" ", "").lower() for wish in accepted.split(",")]
    return any(wish.startswith("gzip") and not wish.endswith("q=0") for wish in wishes)


routes = [Route("/assets/{path:path}", _serve)]
