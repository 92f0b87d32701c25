"""The words of a draft that label people, field by field, each in the language of its field."""

from collections.abc import Mapping

from node.airlock.draft_texts import language_of
from node.textguard.labels import FoundLabel, find_labels

__all__ = ["find_labels_in_members"]


def find_labels_in_members(members: Mapping[str, str], *, language: str) -> tuple[FoundLabel, ...]:
    """Return the labels in all texts of a draft, in the order people read them.

    Args:
        members: Text per field.
        language: Language of fields whose name says none.
    """
    return tuple(
        found
        for member, text in members.items()
        for found in find_labels(
            text, language=language_of(member, default=language), member=member
        )
    )
