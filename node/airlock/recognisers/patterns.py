"""Contacts, identifiers and addresses known by their form alone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from node.airlock.findings import FindingType, Match
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.dutch.disguises import find_disguised_numbers, plain_digits
from node.airlock.recognisers.dutch.file_numbers import find_file_numbers
from node.airlock.recognisers.french.identifiers import find_codes, find_telephones
from node.airlock.recognisers.german.numbers import find_german_numbers
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


# How a letter ends, in short.
_GREETING = re.compile(r"(?:m\.)?(?:vr|v|vriend|hart)\.(?:gr|g|groet)(?![\w@/])", re.IGNORECASE)
_SERVICE = re.compile(r"0[89]00(?!\d{6,})")


@dataclass(frozen=True, slots=True)
class Patterns:
    """Reports what `textguard` knows by its form; all of it is high."""

    name: str = "patterns"
    version: int = 3

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield one match per pattern; the country decides which short numbers are telephones."""
        for found in find_patterns(text.text, country=context.country):
            # Lines of services: "0900-8844", "0800 1234".
            if _GREETING.match(text.text, found.start):
                continue
            if found.kind is PatternKind.PHONE and _SERVICE.match(text.text, found.start):
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
        yield from _by_language(text, context.language.partition("-")[0].lower())


def _by_language(text: CanonicalText, language: str) -> Iterator[Match]:
    """Yield numbers told by the words of a language around them."""
    if language == "nl":
        for first, last, is_phone in find_disguised_numbers(text.text):
            kind = PatternKind.PHONE if is_phone else PatternKind.CASE_NUMBER
            yield _match(text, first, last, kind=kind, rule="patterns.disguised.dutch")
        for first, last in find_file_numbers(plain_digits(text.text)):
            kind = PatternKind.CASE_NUMBER
            yield _match(text, first, last, kind=kind, rule="patterns.case_number.dutch")
    if language == "de":
        for first, last, word in find_german_numbers(text.text):
            kind = PatternKind.CASE_NUMBER if word == "id" else PatternKind.PHONE
            yield _match(text, first, last, kind=kind, rule=f"patterns.{kind}.german")
    if language == "fr":
        for kind, find in (
            (PatternKind.CASE_NUMBER, find_codes),
            (PatternKind.PHONE, find_telephones),
        ):
            for first, last in find(text.text):
                yield _match(text, first, last, kind=kind, rule=f"patterns.french_{kind}")


def _match(text: CanonicalText, first: int, last: int, *, kind: PatternKind, rule: str) -> Match:
    start, end = text.to_original(first, last)
    return Match(
        start=start,
        end=end,
        type=_TYPES[kind],
        score=_OTHER_SCORE,
        rule=rule,
        explanation=f"pattern.{kind}",
    )
