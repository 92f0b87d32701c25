"""Contacts, identifiers and addresses known by their form alone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from node.airlock.findings import FindingType, Match
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.dutch.disguises import find_disguised_numbers, plain_digits
from node.airlock.recognisers.dutch.fields import find_fields
from node.airlock.recognisers.dutch.file_numbers import find_file_numbers
from node.airlock.recognisers.french.identifiers import find_codes, find_telephones
from node.airlock.recognisers.french.passing import is_public_contact
from node.airlock.recognisers.german.numbers import find_german_numbers
from node.textguard.canonical import CanonicalText
from node.textguard.pattern_match import PatternMatch
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
_NUMBER = re.compile(r"\d[\d ./-]*\Z")
# "Tussen 60.000 en 80.000 euro".
_AMOUNTS = re.compile(r"\d{1,3}\.\d00 (?:en|tot|à|et|und|bis|and|to) \d{1,3}\.\d00(?!\d)")
_SERVICE = re.compile(r"0[89]00(?!\d{6,})")


@dataclass(frozen=True, slots=True)
class Patterns:
    """Reports what `textguard` knows by its form; all of it is high."""

    name: str = "patterns"
    version: int = 6

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield one match per pattern; the country decides which short numbers are telephones."""
        language = context.language.partition("-")[0].lower()
        for found in find_patterns(text.text, country=context.country):
            if _is_passed(text.text, found, language=language):
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
        yield from _by_language(text, language)


def _is_passed(plain: str, found: PatternMatch, *, language: str) -> bool:
    """Say whether it is anybody's: a line of a service, the end of a letter, amounts of money."""
    if found.kind is PatternKind.COORDINATES:
        return _AMOUNTS.match(plain, found.start) is not None
    if _TYPES[found.kind] is not FindingType.CONTACT:
        return False
    # What announces a number stands in the match as well: "le numéro est le 0800 111 72".
    number = _NUMBER.search(plain, found.start, found.end)
    words = number.group() if number is not None else plain[found.start : found.end]
    if language == "fr" and is_public_contact(words):
        return True
    # "0900-8844", "0800 1234".
    is_service = found.kind is PatternKind.PHONE and _SERVICE.match(plain, found.start) is not None
    return is_service or _GREETING.match(plain, found.start) is not None


def _by_language(text: CanonicalText, language: str) -> Iterator[Match]:
    """Yield numbers told by the words of a language around them."""
    find = {"nl": _dutch, "de": _german, "fr": _french}.get(language)
    for kind, first, last in find(text.text) if find else ():
        start, end = text.to_original(first, last)
        yield Match(
            start=start,
            end=end,
            type=_TYPES[kind],
            score=_OTHER_SCORE,
            rule=f"patterns.{kind}.{language}",
            explanation=f"pattern.{kind}",
        )


def _dutch(plain: str) -> Iterator[tuple[PatternKind, int, int]]:
    for first, last, is_phone in find_disguised_numbers(plain):
        yield PatternKind.PHONE if is_phone else PatternKind.CASE_NUMBER, first, last
    for first, last in find_file_numbers(plain_digits(plain)):
        yield PatternKind.CASE_NUMBER, first, last
    for first, last in find_fields(plain, "contact", "number"):
        yield PatternKind.CASE_NUMBER, first, last


def _german(plain: str) -> Iterator[tuple[PatternKind, int, int]]:
    for first, last, kind in find_german_numbers(plain):
        yield PatternKind.CASE_NUMBER if kind == "id" else PatternKind.PHONE, first, last


def _french(plain: str) -> Iterator[tuple[PatternKind, int, int]]:
    kinds = ((PatternKind.CASE_NUMBER, find_codes), (PatternKind.PHONE, find_telephones))
    for kind, find in kinds:
        for first, last in find(plain):
            if not is_public_contact(plain[first:last]):
                yield kind, first, last
