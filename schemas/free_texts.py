"""The free texts in a body, by name: what somebody wrote, apart from what they ticked.

A name is the path of the text in the body, its parts joined by dots: `texts.nl.situation`,
`lessons.2.nl`. Mailbox, direct line and name of a directory entry are no free text: they are what
it is for, and rest on consent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Final

from schemas.practice_summary import SummaryText
from schemas.strict_json import JsonValue

__all__ = ["free_texts"]

_FREE_TEXTS: Final = (
    "texts",
    "lessons",
    "needs_first",
    "named_partners",
    "evidence",
    "role",
    "organisation",
    "unit",
    "looking_for",
)
_SUMMARY_TEXTS: Final = tuple(each.name for each in fields(SummaryText))
_NO_TEXT: Final = frozenset({"kind", "dont", "concept", "sector", "level"})


def free_texts(body: Mapping[str, JsonValue]) -> dict[str, str]:
    """Return every free text of a body or of a draft of one, in the order people read them."""
    members: dict[str, str] = {}
    for name in _FREE_TEXTS:
        members.update(_walk(name, body.get(name)))
    return dict(sorted(members.items(), key=_reading_place))


def _reading_place(item: tuple[str, str]) -> tuple[bool, str, int]:
    """Put each language's title first: stored members are in the order of the alphabet."""
    first, *rest = item[0].split(".")
    if first != "texts" or rest[-1] not in _SUMMARY_TEXTS:
        return True, "", 0
    return False, rest[0], _SUMMARY_TEXTS.index(rest[-1])


def _walk(name: str, value: JsonValue) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _walk(f"{name}.{place}", each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in _NO_TEXT:
                # The word `text` says nothing in a path: lessons.2.nl, not lessons.2.text.nl.
                yield from _walk(name if key == "text" else f"{name}.{key}", each)
