"""What is known of an organisation's mandate, beside our own (F02)."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from node.language import gettext as _

__all__ = ["CONFIRMED_DAYS", "Side", "mandate_flag"]

CONFIRMED_DAYS: Final = 365
"""Days after which what an organisation confirmed is asked about again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of “them and us”: mandate and aim in plain words, and what it may not.

    Attributes:
        mandate: What it rests on.
        aim: What it wants.
        limits: What it cannot do or share.
    """

    mandate: str = field(repr=False)
    aim: str = field(repr=False)
    limits: str = field(repr=False)


def mandate_flag(mandate: str, confirmed_on: date | None, *, today: date) -> str | None:
    """Return what is still to be asked about a mandate; None if it is known and confirmed.

    Args:
        mandate: What is written of it.
        confirmed_on: Day on which the organisation said that it is right.
        today: The day in the town.
    """
    if not mandate.strip():
        return _("Nobody has written down its mandate yet. Ask before you invite it.")
    if confirmed_on is None:
        return _("It never confirmed its mandate. Read it to them, then write the day.")
    if today - confirmed_on > timedelta(days=CONFIRMED_DAYS):
        return _("It confirmed its mandate more than a year ago. Ask whether it still holds.")
    return None
