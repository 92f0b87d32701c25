"""Why a line is not strict JSON, in the language of whoever wrote it.

`schemas` says it in technical English, with a place and never with what stands there.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from node.language import gettext as _
from node.language import mark
from schemas.errors import JsonInvalidError

__all__ = ["SENTENCES", "explain_json"]

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        r"(?P<size>\d+) bytes, at most (?P<most>\d+) are allowed": mark(
            "%(size)s bytes, and at most %(most)s are read"
        ),
        r"begins with a byte order mark": mark("it begins with a byte order mark"),
        r"not UTF-8 at byte (?P<place>\d+)": mark("not UTF-8 at byte %(place)s"),
        r"not JSON at character (?P<place>\d+)": mark("not JSON at character %(place)s"),
        r"not an object": mark("not an object, which stands in { }"),
        r"an object has two members of one name": mark("an object has two members of one name"),
        r"an integer beyond .*|minus zero": mark("a number that not every program reads alike"),
        r"a number that is not an integer": mark("a number that is not an integer"),
        r"nested .*": mark("too many objects and lists inside each other"),
        r".*surrogate.*": mark("half of a character, a lone surrogate"),
    }
)
"""The reasons of `schemas.strict_json` as patterns, each with its words for a reader."""


def explain_json(error: JsonInvalidError) -> str:
    """Return why something is not strict JSON, as a sentence in the language spoken now."""
    reason = str(error)
    for pattern, words in SENTENCES.items():
        if found := re.fullmatch(pattern, reason):
            reason = _(words) % found.groupdict()
            break
    return _("This is not strict JSON: %(reason)s.") % {"reason": reason}
