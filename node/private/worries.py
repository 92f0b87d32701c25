"""Texts that read as a worry about one person: they are answered, and not kept.

Nothing in this node is about a person at risk. Whoever writes such a text is told where the town
takes a worry; if it describes a practice after all, they say so, and it is kept. A sentence that
stands in what is stored already is not asked about again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from node.errors import InputRefusedError
from node.language import gettext as _
from node.textguard.worries import find_worries

__all__ = ["WorryFoundError", "WorryPlace", "check_worries", "worried_members"]


class WorryFoundError(InputRefusedError):
    """A text reads as a worry about one person; nothing was stored, and its author may decide.

    Attributes:
        members: Where it stands, each named once.
    """

    code: ClassVar[str] = "worry_found"

    def __init__(self, members: Sequence[str], *, faults: Sequence[str] = ()) -> None:
        super().__init__(
            _("This looks like a worry about one person. Nothing was stored."), faults=faults
        )
        self.members = tuple(members)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorryPlace:
    """What a page says of a text that reads as a worry.

    Attributes:
        places: What each field is called in which it was found, by the place on the page.
        route: Where a worry goes in this town.
    """

    places: Mapping[str, str]
    route: str = field(repr=False)


def worried_members(
    texts: Mapping[str, str], *, stored: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Return which texts hold a sentence that reads as a worry, in their order.

    Args:
        texts: Text by member, in the order people write them; a heading may begin what the next
            member goes on with.
        stored: What is kept already; its sentences are not looked at again.
    """
    known = tuple((stored or {}).values())
    everything = "\n".join(texts.values())
    starts: list[tuple[int, str]] = []
    at = 0
    for member, text in texts.items():
        starts.append((at, member))
        at += len(text) + 1
    found = [
        next(member for start, member in reversed(starts) if start <= worry.start)
        for worry in find_worries(everything)
        if not any(everything[worry.start : worry.end] in each for each in known)
    ]
    return tuple(dict.fromkeys(found))


def check_worries(
    texts: Mapping[str, str], *, stored: Mapping[str, str] | None = None, is_practice: bool
) -> bool:
    """Say whether an author keeps texts that read as a worry.

    Args:
        texts: Text by member.
        stored: What is kept already.
        is_practice: Whether the author said that they describe a practice.

    Raises:
        WorryFoundError: One reads as a worry, and its author did not say so.
    """
    members = worried_members(texts, stored=stored)
    if members and not is_practice:
        raise WorryFoundError(members)
    return bool(members)
