"""What a pattern found: where, what kind of thing, by which rule."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["PatternKind", "PatternMatch"]


class PatternKind(StrEnum):
    """Kinds of things that have a form by which they can be known without a list."""

    EMAIL = "email"
    URL = "url"
    HANDLE = "handle"
    PHONE = "phone"
    IBAN = "iban"
    NATIONAL_NUMBER = "national_number"
    PLATE = "plate"
    CASE_NUMBER = "case_number"
    COORDINATES = "coordinates"
    POSTCODE = "postcode"
    STREET = "street"


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternMatch:
    """One place in a text that has the form of something.

    Attributes:
        start: First character, in the text that was searched.
        end: First character after it.
        kind: What it has the form of.
        rule: Stable identifier of the rule, such as `email.spelled_out`; fit for logs.
    """

    start: int
    end: int
    kind: PatternKind
    rule: str
