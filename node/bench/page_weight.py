"""What a first visit to a page weighs: everything a browser fetches to show it, as it was sent.

A browser that holds nothing asks for the page, the stylesheets, scripts and pictures that the page
names, and those fonts of the stylesheets that have a sign of the page. Headers are not counted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import urljoin, urlsplit

from node.bench.page_timing import Browser

__all__ = ["KINDS", "Weight", "fonts_needed", "linked_files", "weigh"]

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {".css": "css", ".js": "js", ".woff2": "fonts", ".svg": "svg"}
)
"""Kind of a file by its ending; a page is drawn with no others."""

_LINKED = re.compile(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"]+)"')
_FACE = re.compile(r"@font-face\s*\{([^}]*)\}")
_URL = re.compile(r'url\("?([^")]+)"?\)')
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one page weighs at a first visit.

    Attributes:
        page: Its path.
        role: Who asked.
        sizes: Bytes by kind: `html`, and those of `KINDS`.
    """

    page: str
    role: str
    sizes: Mapping[str, int]

    @property
    def total(self) -> int:
        """Bytes of all of it."""
        return sum(self.sizes.values())


def weigh(browser: Browser, path: str, *, role: str) -> Weight:
    """Fetch a page with all that belongs to it, as a browser does that holds nothing.

    Args:
        browser: Of the visitor.
        path: Path and query of the page.
        role: Who the visitor is.
    """
    sizes = dict.fromkeys(("html", *KINDS.values()), 0)
    sizes["html"] = len(browser.get(path, shrunk=True).body)
    html = browser.get(path).body.decode()
    shown, waiting = _TAG.sub(" ", html), list(linked_files(html))
    fetched = set[str]()
    for address in waiting:
        # What a page asks for ahead of its stylesheet comes once.
        if address in fetched:
            continue
        fetched.add(address)
        kind = KINDS[_suffix(address)]
        sizes[kind] += len(browser.get(address, shrunk=True).body)
        if kind == "css":
            css = browser.get(address).body.decode()
            waiting += [urljoin(address, font) for font in fonts_needed(css, shown=shown)]
    return Weight(page=path, role=role, sizes=MappingProxyType(sizes))


def linked_files(html: str) -> tuple[str, ...]:
    """Return the files of its own server that a page names, each once, in their order."""
    found = (address.replace("&amp;", "&") for address in _LINKED.findall(html))
    return tuple(
        dict.fromkeys(each for each in found if each.startswith("/") and _suffix(each) in KINDS)
    )


def fonts_needed(css: str, *, shown: str) -> tuple[str, ...]:
    """Return the addresses of the fonts that have a sign of the shown text."""
    signs = {ord(sign) for sign in shown}
    faces = (face for face in _FACE.findall(css) if _has_any(face, signs))
    return tuple(url[1] for face in faces if (url := _URL.search(face)) is not None)


def _has_any(face: str, signs: Iterable[int]) -> bool:
    """Say whether one of the signs stands in the ranges of a face; one without ranges has all."""
    ranges = tuple(_ranges(face))
    return not ranges or any(first <= sign <= last for sign in signs for first, last in ranges)


def _ranges(face: str) -> Iterator[tuple[int, int]]:
    for first, last in _RANGE.findall(face):
        yield int(first, 16), int(last or first, 16)


def _suffix(address: str) -> str:
    name = urlsplit(address).path.rpartition("/")[2]
    return name[name.rfind(".") :] if "." in name else ""
