"""The texts of an organisation as the form asks for them, in its order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from node.language import gettext as _
from node.language import mark
from node.private.network.organisation import (
    MAX_LINE_CHARACTERS,
    MAX_TEXT_CHARACTERS,
    OrganisationContent,
)
from node.private.typed_text import TextField

__all__ = ["ASKED", "Asked", "asked_label", "asked_texts", "text_field"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One text the form asks for.

    Attributes:
        label: What it is called, in English.
        hint: What helps to fill it in, in English; None where the label says enough.
        has_lines: Whether it may have several lines.
    """

    label: str
    hint: str | None = None
    has_lines: bool = True


ASKED: Final[Mapping[str, Asked]] = {
    "name": Asked(label=mark("Name of the organisation"), has_lines=False),
    "mandate": Asked(
        label=mark("Mandate"),
        hint=mark("What it is there for, and what it may and must do by law or by its statutes."),
    ),
    "aim": Asked(label=mark("Aim"), hint=mark("What it wants to achieve, in its own words.")),
    "tasks": Asked(label=mark("Tasks"), hint=mark("What it does in this town.")),
    "source": Asked(
        label=mark("From where you know this"),
        hint=mark("Such as its website, or a talk on a certain day."),
        has_lines=False,
    ),
    "can_share": Asked(label=mark("What it can share with the town")),
    "cannot_share": Asked(label=mark("What it cannot share, and why")),
    "agreement": Asked(
        label=mark("What was agreed"), hint=mark("Such as a covenant, and where it is kept.")
    ),
    "agreed_role": Asked(
        label=mark("Its role for the town, as agreed"),
        hint=mark("What it is and what it is not. A partner is not an informant."),
    ),
    "place": Asked(label=mark("Where it is"), has_lines=False),
    "area": Asked(label=mark("Neighbourhood it works in"), has_lines=False),
    "channel": Asked(
        label=mark("How it wishes to be reached, and about what"),
        hint=mark("Such as a call in the morning, about youth work alone."),
        has_lines=False,
    ),
}
"""Every text by its member of `OrganisationContent`."""


def asked_label(member: str) -> str:
    """Return what a member is called, in the language spoken now; the member if nobody asks."""
    if member == "offer_form_0":
        return _("In which form, such as a talk")
    if member == "aliases":
        return _("Other names")
    asked = ASKED.get(member)
    return _(asked.label) if asked else member


def text_field(member: str) -> TextField:
    """Return the field of the form that holds a text."""
    asked = ASKED[member]
    return TextField(
        name=member,
        label=_(asked.label),
        max_characters=MAX_TEXT_CHARACTERS if asked.has_lines else MAX_LINE_CHARACTERS,
        lines=asked.has_lines,
    )


def asked_texts(content: OrganisationContent) -> Mapping[str, str]:
    """Return the texts of an organisation by member, in the order of the form."""
    return {member: getattr(content, member) for member in ASKED}
