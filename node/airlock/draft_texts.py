"""The free texts inside a draft, by name: what the recognisers read, and how one is replaced.

A name is the path of the text in the released body, its parts joined by dots: `texts.nl.situation`,
`lessons.2.nl`. Mailbox, direct line and name of a directory entry are no free text: they are what
it is for, and rest on consent.
"""

from copy import deepcopy

from node.airlock.drafting import Draft
from node.airlock.proposals import Replacement, apply
from node.errors import NotFoundError
from node.language import gettext as _
from node.textguard.number_words import LANGUAGES
from schemas.free_texts import free_texts
from schemas.strict_json import JsonValue

__all__ = ["language_of", "replace_member", "replace_words", "text_members"]


def language_of(member: str, *, default: str) -> str:
    """Return the language a member is written in: `texts.nl.situation` is Dutch.

    Args:
        member: Name of a field of the draft, its parts joined by dots.
        default: Language of members whose name says none.
    """
    return next((part for part in member.split(".") if part in LANGUAGES), default)


def text_members(draft: Draft) -> dict[str, str]:
    """Return every free text of the draft, in the order people read them."""
    return free_texts(draft)


def replace_member(draft: Draft, *, member: str, value: JsonValue) -> Draft:
    """Return the draft with one member set, or removed when `value` is None.

    Raises:
        NotFoundError: The path leads through something that is not there.
    """
    changed = deepcopy(draft)
    *path, last = member.split(".")
    place: JsonValue = changed
    for part in path:
        place = _step(place, part, member)
    if isinstance(place, list):
        _set_in_list(place, last, value, member)
    elif isinstance(place, dict):
        _set_in_object(place, last, value)
    else:
        raise NotFoundError(_nothing(member))
    return changed


def replace_words(draft: Draft, *, member: str, start: int, end: int, words: str) -> Draft:
    """Return the draft with the characters from `start` to `end` of one text replaced.

    Leaving words out leaves no double space, stray comma or empty brackets behind.

    Raises:
        NotFoundError: There is no such text.
    """
    text = text_members(draft).get(member)
    if text is None:
        raise NotFoundError(_nothing(member))
    change = Replacement(start=start, end=end, text=words)
    return replace_member(draft, member=member, value=apply(text, [change]))


def _step(place: JsonValue, part: str, member: str) -> JsonValue:
    if isinstance(place, list) and part.isdigit() and int(part) < len(place):
        return place[int(part)]
    if isinstance(place, dict) and part in place:
        return place[part]
    raise NotFoundError(_nothing(member))


def _set_in_object(place: dict[str, JsonValue], last: str, value: JsonValue) -> None:
    inner = place.get("text")
    if isinstance(inner, dict) and last in inner:
        place = inner
    if value is None:
        place.pop(last, None)
    else:
        place[last] = value


def _set_in_list(place: list[JsonValue], last: str, value: JsonValue, member: str) -> None:
    if not last.isdigit() or int(last) >= len(place):
        raise NotFoundError(_nothing(member))
    if value is None:
        del place[int(last)]
    else:
        place[int(last)] = value


def _nothing(member: str) -> str:
    return _("The draft has nothing named %(member)s.") % {"member": member}
