"""Everything that has a form by which it can be known: contacts, identifiers, locations."""

from node.textguard.codes import (
    find_announced_numbers,
    find_codes,
    find_lettered_codes,
    find_numbers_apart,
)
from node.textguard.contacts import find_emails, find_handles, find_phones, find_urls
from node.textguard.identifiers import (
    find_case_numbers,
    find_ibans,
    find_national_numbers,
)
from node.textguard.locations import find_coordinates, find_postcodes, find_streets
from node.textguard.pattern_match import PatternKind, PatternMatch
from node.textguard.plates import find_plates

__all__ = ["PatternKind", "PatternMatch", "find_patterns"]


def find_patterns(text: str, *, country: str) -> tuple[PatternMatch, ...]:
    """Return all matches of all patterns, in the order of the text.

    Matches may overlap: a register number also looks like a telephone number, and who reads the
    result wants to know both rules.

    Args:
        text: Canonical text; in text as written, hidden characters defeat the patterns.
        country: ISO 3166-1 code that says whose short telephone numbers and plates are meant.
    """
    matches = [
        *find_emails(text),
        *find_urls(text),
        *find_handles(text),
        *find_phones(text, country=country),
        *find_ibans(text),
        *find_national_numbers(text),
        *find_plates(text, country=country),
        *find_case_numbers(text),
        *find_codes(text),
        *find_announced_numbers(text),
        *find_numbers_apart(text),
        *find_lettered_codes(text),
        *find_coordinates(text),
        *find_postcodes(text),
        *find_streets(text),
    ]
    return tuple(sorted(matches, key=lambda match: (match.start, match.end, match.rule)))
