"""What somebody of a community agrees to before their name is kept, and what for a sheet.

Whoever is named at a faith community, or anywhere in the informal part of the network, is told of
as belonging to it. Such a name rests on consent and on nothing else.

Each wording has a version, so that years later it can be said what was agreed to. A changed wording
gets a new version; a consent keeps the version it was given to. Consent may be taken back at any
time, and then the name goes.
"""

from datetime import date
from typing import Final

from node.language import gettext as _
from node.private.network.words import Part
from schemas.practice_words import Sector

__all__ = [
    "CONTACT_CONSENT_VERSION",
    "SHEET_CONSENT_VERSION",
    "asks_consent",
    "consent_wording",
    "kept_version",
    "sheet_wording",
]

CONTACT_CONSENT_VERSION: Final = "contact-consent/1"
"""Name and version of the wording for keeping a name."""

SHEET_CONSENT_VERSION: Final = "sheet-consent/2"
"""Name and version of the wording for standing on a who-is-who sheet.

The first one did not speak of a telephone.
"""


def asks_consent(*, sector: Sector, part: Part) -> bool:
    """Say whether a name at an organisation is kept only with the consent of that person."""
    return sector is Sector.FAITH_COMMUNITY or part is Part.INFORMAL


def kept_version(
    current: str, *, agreed_on: date | None, stored_on: date | None, stored: str | None
) -> str | None:
    """Return which wording was agreed to: a consent keeps its own for as long as its day stands.

    Args:
        current: Version of the wording that is shown now.
        agreed_on: Day of the consent; None if there is none.
        stored_on: Day of the consent that is stored.
        stored: Version that is stored.
    """
    if agreed_on is None:
        return None
    return stored if stored and stored_on == agreed_on else current


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
        "I agree that my name, my function, my mailbox and my telephone at work stand on the "
        "who-is-who sheets of the groups my organisation is in, and that these go to the members "
        "of those groups. I may take this back at any time; the next sheet is made without me."
    )
