"""What somebody of a community agrees to before their name is kept, and what for a sheet.

Each wording has a version, so that years later it can be said what was agreed to. A changed wording
gets a new version; a consent keeps the version it was given to. Consent may be taken back at any
time, and then the name goes.
"""

from typing import Final

from node.language import gettext as _

__all__ = [
    "CONTACT_CONSENT_VERSION",
    "SHEET_CONSENT_VERSION",
    "consent_wording",
    "sheet_wording",
]

CONTACT_CONSENT_VERSION: Final = "contact-consent/1"
"""Name and version of the wording for keeping a name."""

SHEET_CONSENT_VERSION: Final = "sheet-consent/1"
"""Name and version of the wording for standing on a who-is-who sheet."""


def consent_wording() -> str:
    """Return the wording of `CONTACT_CONSENT_VERSION` in the language spoken now."""
    return _(
        "I agree that the coordinators of my municipality keep my name, what I do for my "
        "organisation and how I am reached there, so that they can get in touch with my "
        "organisation. Nothing is kept about what I think or believe, and my name is given "
        "to nobody outside the town hall. I may ask at any time what is kept, and take this back "
        "without a reason; my name is then erased at once."
    )


def sheet_wording() -> str:
    """Return the wording of `SHEET_CONSENT_VERSION` in the language spoken now."""
    return _(
        "I agree that my name, my function and my mailbox at work stand on the who-is-who sheets "
        "of the groups my organisation is in, and that these go to the members of those groups. "
        "I may take this back at any time; the next sheet is made without me."
    )
