"""What is noted about texts that came in: where, what kind of thing, which rule; never the words.

Nothing is withheld for it. A note says that a person should look, and is small enough to be kept.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from node.textguard.canonical import canonicalise
from node.textguard.patterns import find_patterns

__all__ = ["HIDDEN", "MAX_NOTES", "REPORT_VERSION", "TextNote", "note_texts"]

REPORT_VERSION: Final = 1
"""Raised whenever the answers may change; what was noted by an older version is noted anew."""

MAX_NOTES: Final = 100
"""Most notes about one body: with more, a person has enough to go by."""

HIDDEN: Final = "hidden"
"""Kind of a note about words in which something was hidden; the others are a `PatternKind`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextNote:
    """Something a text seems to hold.

    Attributes:
        member: Where, such as `texts.nl.situation`.
        kind: What it has the form of: `HIDDEN`, or a word of `PatternKind`.
        rule: Stable identifier of the rule; fit for logs.
        number: How often the rule found it in that member.
    """

    member: str
    kind: str
    rule: str
    number: int


def note_texts(texts: Mapping[str, str], *, country: str) -> tuple[TextNote, ...]:
    """Return what stands in texts, in their order, at most `MAX_NOTES`.

    Args:
        texts: Text by member.
        country: ISO 3166-1 code of the town that wrote them.
    """
    counted: Counter[tuple[str, str, str]] = Counter()
    for member, text in texts.items():
        canonical = canonicalise(text)
        counted.update((member, HIDDEN, f"hidden.{span.trick}") for span in canonical.hidden)
        counted.update(
            (member, match.kind.value, f"patterns.{match.rule}")
            for match in find_patterns(canonical.text, country=country)
        )
    return tuple(
        TextNote(member=member, kind=kind, rule=rule, number=number)
        for (member, kind, rule), number in islice(counted.items(), MAX_NOTES)
    )
