"""Why the sealer did not let an approved text out, and what its author does about it.

One entry for each code of the table in the README of this folder; a test compares the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from node.language import gettext as _
from node.language import mark

__all__ = ["REASONS", "HeldBack", "explain_code"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack:
    """Two sentences about a refusal.

    Attributes:
        why: What did not hold any more.
        next_step: What to do.
    """

    why: str
    next_step: str


_ASK_AGAIN = mark("Look at it once more, then ask a second reader again.")

REASONS: Final[Mapping[str, HeldBack]] = MappingProxyType(
    {
        "voided_approval": HeldBack(
            why=mark("Something is not as it was when the second reader approved it."),
            next_step=_ASK_AGAIN,
        ),
        "not_allowed": HeldBack(
            why=mark(
                "Author and second reader are one person, or this node no longer lets anything "
                "leave for these readers."
            ),
            next_step=mark("Ask somebody else to read it, or choose other readers."),
        ),
        "leak": HeldBack(
            why=mark("Something in the text may still point to a person."),
            next_step=mark("Solve what is marked in the text, then ask a second reader again."),
        ),
        "recogniser_failed": HeldBack(
            why=mark("One of the checks of the text could not finish, so nothing may leave."),
            next_step=mark("Shorten the text and ask again; if it stays so, tell your admin."),
        ),
        "record_invalid": HeldBack(
            why=mark("Something that every record must have is missing or not as it must be."),
            next_step=mark("Fill in what is named on the page of the check, then ask again."),
        ),
        "json_invalid": HeldBack(
            why=mark("The text is longer than a record may be."),
            next_step=mark("Shorten it, then ask a second reader again."),
        ),
        "conflict": HeldBack(
            why=mark(
                "It was called off or withdrawn meanwhile, has other readers already, or has this "
                "version already."
            ),
            next_step=mark("Begin again with the practice; it gets a new number."),
        ),
        "sealed_field": HeldBack(
            why=mark("Something stored at this node cannot be opened where it stands."),
            next_step=mark("Tell the administrator of this node; nothing left."),
        ),
        "not_found": HeldBack(
            why=mark("What it was made from is not here any more."),
            next_step=mark("Write the practice again, or ask a colleague who may have removed it."),
        ),
    }
)
"""A sentence why and a sentence what to do, by the code of the refusal."""

_OTHER = HeldBack(
    why=mark("The part of this node that signs refused it."),
    next_step=mark("Tell the administrator of this node; nothing left."),
)


def explain_code(code: str | None) -> HeldBack:
    """Return why something was held back, in the language spoken now."""
    found = REASONS.get(code or "", _OTHER)
    return HeldBack(why=_(found.why), next_step=_(found.next_step))
