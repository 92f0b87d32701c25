"""A text taken apart where something was found in it, so that a page can mark it in place.

Pure: a text and its findings in, parts out; joined again they are the text, to the character.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from node.airlock.findings import Finding

__all__ = ["Part", "mark_text", "number_findings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a text.

    Attributes:
        text: Its characters; private, hidden from `repr`.
        finding: What was found in exactly these; None if nothing was.
        number: What people call the finding on a page, from 1; 0 without one.
    """

    text: str = field(repr=False)
    finding: Finding | None = None
    number: int = 0

    @property
    def lines(self) -> list[str]:
        """The characters line by line."""
        return self.text.split("\n")


def number_findings(findings: Iterable[Finding]) -> dict[str, int]:
    """Return what each finding is called on a page: numbers from 1, in the order given."""
    return {finding.finding_id: number for number, finding in enumerate(findings, start=1)}


def mark_text(
    text: str, findings: Iterable[Finding], *, numbers: Mapping[str, int]
) -> tuple[Part, ...]:
    """Return a text in parts: those that were found, and what stands between them.

    Args:
        text: A member as written.
        findings: What was found in it, in any order; they do not overlap.
        numbers: What each is called.

    Raises:
        ValueError: A finding overlaps another one, or lies outside the text.
    """
    parts: list[Part] = []
    done = 0
    for each in sorted(findings, key=lambda each: each.start):
        if not done <= each.start <= each.end <= len(text):
            raise ValueError("findings overlap or lie outside the text")
        parts.append(Part(text=text[done : each.start]))
        number = numbers[each.finding_id]
        parts.append(Part(text=text[each.start : each.end], finding=each, number=number))
        done = each.end
    parts.append(Part(text=text[done:]))
    return tuple(part for part in parts if part.text or part.finding is not None)
