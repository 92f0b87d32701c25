"""What the members of a draft are called on a screen: the questions that were asked, in words."""

from typing import Final

from node.language import gettext as _
from node.language import mark
from node.screens.formats import language_name

__all__ = ["TEXT_LIMITS", "is_text", "member_name", "member_of_path"]

_NAMES: Final = {
    "title": mark("Title"),
    "teaser": mark("In one or two sentences"),
    "situation": mark("What was going on?"),
    "aim": mark("What did you want to change?"),
    "approach": mark("What did you do?"),
    "result": mark("What changed, and how do you know?"),
    "needs_first": mark("What another town needs first"),
    "note": mark("What stands behind how you know"),
    "harm_noticed": mark("What went wrong for somebody"),
    "role": mark("Role"),
    "organisation": mark("Organisation"),
    "unit": mark("Department"),
    "name": mark("Name"),
    "mailbox": mark("Mailbox of the role"),
    "direct_line": mark("Direct line"),
    "languages": mark("Languages"),
    "can_talk_about": mark("Can talk about"),
    "visits": mark("Visits"),
    "structures": mark("Round tables and helplines"),
    "kind": mark("What sort of thing it is"),
    "themes": mark("Themes"),
    "target_groups": mark("For whom"),
    "settings": mark("Where"),
    "level": mark("For everyone or for some"),
    "partners": mark("Who was at the table"),
    "period": mark("From when to when"),
    "evidence": mark("How you know"),
    "rights": mark("What readers may do with it"),
    "network_step": mark("Step of building the network"),
    "network_part": mark("Which part of the network"),
    "extremism_form": mark("What it prevents"),
    "resources": mark("What it takes"),
    "place": mark("Country and size of the town"),
    "confirmed": mark("Month in which it was still true"),
    "contact": mark("Colleague to ask"),
    "relations": mark("Practices it builds on"),
    "language": mark("Language"),
    "schema": mark("Form of the record"),
}

_NUMBERED: Final = {
    "lessons": mark("Lesson %(number)d"),
    "looking_for": mark("Looking for, number %(number)d"),
    "named_partners": mark("Named organisation %(number)d"),
}

TEXT_LIMITS: Final = {
    "title": 100,
    "teaser": 300,
    "role": 150,
    "organisation": 150,
    "unit": 150,
    "note": 500,
    "harm_noticed": 500,
}
"""Most characters of a text by its name; every other text has 1,500."""

_TEXTS: Final = frozenset({"texts", "lessons", "needs_first", "named_partners"})
_NOTES: Final = frozenset({"note", "harm_noticed"})


def member_of_path(path: str) -> str:
    """Return the name of the member that a fault is about: `lessons.2.nl`, not with `text`."""
    return ".".join(part for part in path.split(".") if part != "text")


def is_text(member: str) -> bool:
    """Say whether a member of a practice is words that somebody wrote, and no tick."""
    first, *rest = member.split(".")
    if first == "texts":
        return len(rest) == 2  # noqa: PLR2004 - language and question
    return (first in _TEXTS and bool(rest)) or (first == "evidence" and rest[:1] != ["level"])


def member_name(member: str, *, language: str | None = None) -> str:
    """Return what a member is called, with its language where that is not the draft's own.

    Args:
        member: Its path, such as `texts.nl.situation`, `lessons.2.nl` or `period.start`.
        language: Language of the draft.
    """
    first, *rest = member.split(".")
    if first in _NUMBERED and rest:
        name = _(_NUMBERED[first]) % {"number": int(rest[0]) + 1 if rest[0].isdigit() else 1}
        tag = rest[1] if len(rest) > 1 else None
    elif first == "texts" and rest:
        name = _(_NAMES[rest[1]]) if len(rest) > 1 and rest[1] in _NAMES else member
        tag = rest[0]
    else:
        named = next((part for part in rest if part in _NOTES), first)
        name = _(_NAMES[named]) if named in _NAMES else member
        tag = rest[-1] if rest and len(rest[-1]) == 2 else None  # noqa: PLR2004 - a language
    if tag is None or language is None or tag == language or first == "named_partners":
        return name
    return f"{name} ({language_name(tag)})"
