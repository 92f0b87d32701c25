"""Contacts, identifiers and addresses known by their form alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from node.airlock.findings import FindingType, Match
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.french.identifiers import find_codes, find_telephones
from node.airlock.recognisers.french.passing import is_public_contact
from node.textguard.canonical import CanonicalText
from node.textguard.patterns import PatternKind, find_patterns

__all__ = ["Patterns"]

_TYPES: Mapping[PatternKind, FindingType] = {
    PatternKind.EMAIL: FindingType.CONTACT,
    PatternKind.URL: FindingType.CONTACT,
    PatternKind.HANDLE: FindingType.CONTACT,
    PatternKind.PHONE: FindingType.CONTACT,
    PatternKind.IBAN: FindingType.ID,
    PatternKind.NATIONAL_NUMBER: FindingType.ID,
    PatternKind.PLATE: FindingType.ID,
    PatternKind.CASE_NUMBER: FindingType.ID,
    PatternKind.COORDINATES: FindingType.ADDRESS,
    PatternKind.POSTCODE: FindingType.ADDRESS,
    PatternKind.STREET: FindingType.ADDRESS,
}
# Check digits and unmistakable forms against forms that other things share.
_SCORES: Mapping[PatternKind, float] = {
    PatternKind.IBAN: 0.99,
    PatternKind.NATIONAL_NUMBER: 0.95,
    PatternKind.EMAIL: 0.95,
    PatternKind.PHONE: 0.9,
}
_OTHER_SCORE = 0.8


@dataclass(frozen=True, slots=True)
class Patterns:
    """Reports what `textguard` knows by its form; all of it is high."""

    name: str = "patterns"
    version: int = 3

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield one match per pattern; the country decides which short numbers are telephones."""
        is_french = context.language.partition("-")[0].lower() == "fr"
        for found in find_patterns(text.text, country=context.country):
            words = text.text[found.start : found.end]
            if is_french and _TYPES[found.kind] is FindingType.CONTACT and is_public_contact(words):
                continue
            start, end = text.to_original(found.start, found.end)
            yield Match(
                start=start,
                end=end,
                type=_TYPES[found.kind],
                score=_SCORES.get(found.kind, _OTHER_SCORE),
                rule=f"patterns.{found.rule}",
                explanation=f"pattern.{found.kind}",
            )
        if is_french:
            yield from _french(text)


def _french(text: CanonicalText) -> Iterator[Match]:
    """Yield what French texts call somebody or a file by, in forms that only words beside tell."""
    kinds = ((PatternKind.CASE_NUMBER, find_codes), (PatternKind.PHONE, find_telephones))
    for kind, find in kinds:
        for first, last in find(text.text):
            if is_public_contact(text.text[first:last]):
                continue
            start, end = text.to_original(first, last)
            yield Match(
                start=start,
                end=end,
                type=_TYPES[kind],
                score=_OTHER_SCORE,
                rule=f"patterns.french_{kind}",
                explanation=f"pattern.{kind}",
            )
