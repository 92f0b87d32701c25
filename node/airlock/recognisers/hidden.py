"""Text that hides: every disguise the canonical text undid is a finding nobody may wave through."""

from collections.abc import Iterator
from dataclasses import dataclass

from node.airlock.findings import FindingType, Match
from node.airlock.recognisers.contract import Context
from node.textguard.canonical import CanonicalText

__all__ = ["HiddenText"]


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Reports invisible, disguised and spelled-apart words."""

    name: str = "hidden"
    version: int = 2

    def recognise(self, text: CanonicalText, _context: Context) -> Iterator[Match]:
        """Yield one match per disguised stretch; never dismissable, a plain word can be typed."""
        for span in text.hidden:
            yield Match(
                start=span.start,
                end=span.end,
                type=FindingType.HIDDEN,
                score=0.99,
                rule=f"hidden.{span.trick}",
                explanation="hidden.text",
                dismissable=False,
            )
