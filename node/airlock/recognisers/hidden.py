"""Text that hides: every disguise the canonical text undid is a finding nobody may wave through."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from node.airlock.findings import FindingType, Match
from node.airlock.recognisers.contract import Context
from node.textguard.canonical import CanonicalText, Trick

__all__ = ["HiddenText"]

_HOUSE = re.compile(r",? \d{1,4}[a-z]?(?![\w.,-]*\d)")


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Reports invisible, disguised and spelled-apart words."""

    name: str = "hidden"
    version: int = 4

    def recognise(self, text: CanonicalText, _context: Context) -> Iterator[Match]:
        """Yield one match per disguised stretch; never dismissable, a plain word can be typed."""
        for span in text.hidden:
            # "U-p-p-e-r S-t-r-e-e-t 2": the number of the house stands outside the disguise.
            number = _HOUSE.match(text.original, span.end) if span.trick is Trick.SPACED else None
            yield Match(
                start=span.start,
                end=number.end() if number else span.end,
                type=FindingType.HIDDEN,
                score=0.99,
                rule=f"hidden.{span.trick}",
                explanation="hidden.text",
                dismissable=False,
            )
