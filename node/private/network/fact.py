"""What a fact card says: a statement, its number, where it comes from, and when it is old."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from node.private.network.sealed_day import SealedDay
from node.private.network.words import FactKind
from node.private.sealed_record import OptionalText
from schemas.wire_fields import Code, Text
from schemas.wire_records import RecordSchema

__all__ = [
    "CONTENT",
    "MAX_NUMBER_CHARACTERS",
    "MAX_SOURCE_CHARACTERS",
    "MAX_STATEMENT_CHARACTERS",
    "Counted",
    "Fact",
    "FactContent",
    "FactDraft",
]

MAX_STATEMENT_CHARACTERS: Final = 500
MAX_SOURCE_CHARACTERS: Final = 200
MAX_NUMBER_CHARACTERS: Final = 20


class Counted(StrEnum):
    """What a number counts."""

    PEOPLE = "people"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactContent:
    """The texts of a card, sealed together.

    Attributes:
        statement: What is so, in a sentence or two.
        number: The figure as it is said, such as `1240` or `12.5 %`; empty for none.
        counted: What the figure counts.
        source: Where it can be looked up.
        review_on: When it is looked at again; None for twelve months after its day.
    """

    statement: str = field(repr=False)
    number: str = field(default="", repr=False)
    counted: Counted = Counted.OTHER
    source: str = field(default="", repr=False)
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDraft:
    """What a coordinator enters.

    Attributes:
        kind: A figure of the town, or how it is in a country.
        dated_on: Day of which it is true.
        content: Its texts.
    """

    kind: FactKind
    dated_on: date
    content: FactContent = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One stored card, opened.

    Attributes:
        fact_id: Identifier inside this node; never released.
        draft: What a coordinator would enter to have the same.
        revision: Counts changes, from 1.
        changed_at: When it was last changed.
    """

    fact_id: UUID
    draft: FactDraft = field(repr=False)
    revision: int
    changed_at: datetime

    @property
    def content(self) -> FactContent:
        """Its texts."""
        return self.draft.content


class FactContentSchema(RecordSchema):
    """Form of the sealed column; an unknown member is an error."""

    record = FactContent

    statement = Text(max_characters=MAX_STATEMENT_CHARACTERS, required=True)
    number = OptionalText(max_characters=MAX_NUMBER_CHARACTERS, lines=False)
    counted = Code(Counted)
    source = OptionalText(max_characters=MAX_SOURCE_CHARACTERS, lines=False)
    review_on = SealedDay()


CONTENT: Final = FactContentSchema()
"""The one schema of a card's texts; loading does not change it."""
