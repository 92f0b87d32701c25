"""The files a page is drawn with: stylesheet, script, fonts, mark, and the node's own colour.

Only files of the manifest are there. A page names each with a part of its digest; asked for like
that, a browser may keep it for a year and never ask again. With another digest, or none, it asks
each time and is told if nothing changed. What shrinks is sent shrunk to those who can read that.
"""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final, cast

from flask import Blueprint, Flask, Response, current_app, request, url_for
from werkzeug.exceptions import NotFound

from node.screens.theme import Theme

__all__ = ["STATIC", "Asset", "asset", "read_assets", "set_up_assets", "theme_address"]

STATIC: Final = Path(__file__).parent.parent / "static"
"""Folder of the committed files; `deploy/assets` builds them."""

THEME: Final = "theme.css"
"""Name of the one file that each node makes by itself."""

bp = Blueprint("assets", __name__)

_EXTENSION = "linkpin_assets"
_DIGITS_IN_ADDRESS = 12
_A_YEAR_SECONDS = 365 * 24 * 3600

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
_SHRINKS = {".css", ".js", ".svg", ".txt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file.

    Attributes:
        name: Path below the folder.
        body: Its bytes.
        digest: SHA-256 of them, in hexadecimal digits.
    """

    name: str
    body: bytes
    digest: str

    @property
    def version(self) -> str:
        """The part of the digest that stands in addresses."""
        return self.digest[:_DIGITS_IN_ADDRESS]

    @property
    def suffix(self) -> str:
        """The ending of the name, which says what the file is."""
        return Path(self.name).suffix


def read_assets(folder: Path) -> Mapping[str, Asset]:
    """Return every file of the manifest in `folder`, by name.

    Raises:
        OSError: A file of the manifest is missing.
        ValueError: A file is not the one that was built.
    """
    listed = json.loads((folder / "manifest.json").read_bytes())["files"]
    found = {}
    for each in listed:
        read = _asset(each["name"], (folder / each["name"]).read_bytes())
        if read.digest != each["sha256"]:
            raise ValueError(f"{read.name} is not the file of the manifest; build it again")
        found[read.name] = read
    return found


def set_up_assets(app: Flask, *, theme: Theme) -> None:
    """Let `app` answer for its files, and for the stylesheet of its colour."""
    made = _asset(THEME, theme.stylesheet().encode())
    app.extensions[_EXTENSION] = {**read_assets(STATIC), THEME: made}
    app.register_blueprint(bp)


def asset(name: str) -> str:
    """Return the address of a file, which changes when the file does.

    Raises:
        KeyError: There is no such file.
    """
    return url_for("assets.file", path=name, v=_assets()[name].version)


def theme_address() -> str:
    """Return the address of the stylesheet of this node's colour."""
    return url_for("assets.theme", v=_assets()[THEME].version)


@bp.get("/static/<path:path>")
def file(path: str) -> Response:
    """Send a file of the manifest."""
    found = _assets().get(path)
    if found is None or path == THEME:
        raise NotFound
    return _answer(found)


@bp.get("/theme.css")
def theme() -> Response:
    """Send the colour of this node."""
    return _answer(_assets()[THEME])


def _assets() -> Mapping[str, Asset]:
    return cast("Mapping[str, Asset]", current_app.extensions[_EXTENSION])


def _asset(name: str, body: bytes) -> Asset:
    return Asset(name=name, body=body, digest=sha256(body).hexdigest())


def _answer(found: Asset) -> Response:
    shrinks = found.suffix in _SHRINKS
    shrunk = shrinks and request.accept_encodings.quality("gzip") > 0
    answer = Response(_shrunk(found.body) if shrunk else found.body)
    answer.headers["Content-Type"] = _TYPES[found.suffix]
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = (
        f"public, max-age={_A_YEAR_SECONDS}, immutable"
        if request.args.get("v") == found.version
        else "no-cache"
    )
    if shrinks:
        answer.headers["Vary"] = "Accept-Encoding"
    if shrunk:
        answer.headers["Content-Encoding"] = "gzip"
    # A strong tag names bytes, and shrunk bytes are others (RFC 9110, section 8.8.3.3).
    answer.set_etag(f"{found.digest}-gzip" if shrunk else found.digest)
    return cast("Response", answer.make_conditional(request))


@lru_cache(maxsize=64)
def _shrunk(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=9, mtime=0)
