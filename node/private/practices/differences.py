"""What differs between two versions of a practice, as the pages call it."""

from dataclasses import fields

from node.language import gettext as _
from node.private.practices.practice import ANSWERS, PracticeContent
from node.private.practices.questions import question_label

__all__ = ["differences"]

_TYPED = frozenset({"title", *ANSWERS})
"""Members that have a field of their own on the page of questions; the others are ticked."""


def differences(stored: PracticeContent, wanted: PracticeContent) -> list[str]:
    """Return what differs as the pages call it, never its text: a conflict may reach a log."""
    names = [
        each.name
        for each in fields(PracticeContent)
        # Whose practice it adapts stands on no page to be changed.
        if each.name != "adapts" and getattr(stored, each.name) != getattr(wanted, each.name)
    ]
    return [
        _("“%(field)s” is different now.") % {"field": label}
        for label in dict.fromkeys(_label(name) for name in names)
    ]


def _label(member: str) -> str:
    if member == "language":
        return _("Language of the text")
    return question_label(member) if member in _TYPED else _("Ticks")
