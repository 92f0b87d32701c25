"""What the person in the role agrees to before a directory entry leaves, and when they did.

The wording has a version, so that years later it can be said what was agreed to. A changed wording
gets a new version; an entry that rests on an older one is shown again to the person, never carried
over.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from node.errors import InputRefusedError
from node.language import gettext as _

__all__ = ["CONSENT_VERSION", "Consent", "check_consent", "consent_wording"]

CONSENT_VERSION: Final = "directory-consent/1"
"""Name and version of the wording in use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One person's consent; it never leaves the node.

    Attributes:
        version: Name and version of the wording.
        given_on: Day on which they agreed.
    """

    version: str
    given_on: date


def consent_wording() -> str:
    """Return the wording of `CONSENT_VERSION` in the language spoken now."""
    return _(
        "I agree that my municipality shows this entry to coordinators of the exchange: my role, "
        "the mailbox of the role, and what I chose to add, such as my name or a direct line. "
        "It is not shown to the public. I may take it back at any time, without a reason; "
        "the entry is then withdrawn at once and every node is told to erase it. "
        "A person who has seen it may remember it."
    )


def check_consent(consent: Consent, *, today: date) -> None:
    """Check that a consent can be what is claimed.

    Raises:
        InputRefusedError: It is to another wording, or was given on a day that is yet to come.
    """
    if consent.version != CONSENT_VERSION:
        raise InputRefusedError(
            _("The wording %(version)s is not in use. Ask for consent to the present one.")
            % {"version": consent.version}
        )
    if consent.given_on > today:
        raise InputRefusedError(
            _("Consent cannot have been given on %(day)s, which is yet to come.")
            % {"day": consent.given_on.isoformat()}
        )
