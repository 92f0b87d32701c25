"""The parts of a practice summary: texts, lessons, period, evidence, resources, relations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from marshmallow import validates_schema

from schemas.errors import Reason
from schemas.practice_words import (
    CostBand,
    DontCode,
    EvidenceLevel,
    LessonKind,
    Outcome,
    RelationType,
    Sector,
)
from schemas.wire_fields import Code, Digest, EntityId, Month, StrictInteger, Text, UuidField
from schemas.wire_records import ByLanguage, RecordSchema, refuse_members

__all__ = [
    "MAX_ANSWER_CHARACTERS",
    "MAX_HOURS_PER_WEEK",
    "MAX_NOTE_CHARACTERS",
    "MAX_TEASER_CHARACTERS",
    "MAX_TITLE_CHARACTERS",
    "Evidence",
    "EvidenceSchema",
    "Lesson",
    "LessonSchema",
    "NamedPartner",
    "NamedPartnerSchema",
    "Period",
    "PeriodSchema",
    "Relation",
    "RelationSchema",
    "Resources",
    "ResourcesSchema",
    "SummaryText",
    "SummaryTextSchema",
]

MAX_TITLE_CHARACTERS: Final = 100
MAX_TEASER_CHARACTERS: Final = 300
MAX_ANSWER_CHARACTERS: Final = 1_500
MAX_NOTE_CHARACTERS: Final = 500
MAX_HOURS_PER_WEEK: Final = 400
"""Ten people full time; more says that hours of several towns were added up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryText:
    """One language version of the account; each version is read by the second reader.

    Attributes:
        title: One line, at most 100 characters.
        teaser: One line for lists of results, at most 300 characters.
        situation: What was going on; like the next three at most 1,500 characters.
        aim: What was to change.
        approach: What was done.
        result: What changed, and how one knows.
    """

    title: str
    teaser: str
    situation: str
    aim: str
    approach: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One thing another town can learn.

    Attributes:
        kind: What sort of lesson.
        text: Per language, at most 1,500 characters.
        dont: The known mistake it is about; never of a lesson that worked.
    """

    kind: LessonKind
    text: Mapping[str, str]
    dont: DontCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPartner:
    """An organisation, never a person, that gave recorded permission to be named.

    Attributes:
        sector: Also listed among the partners.
        name: Name of the organisation, one line.
    """

    sector: Sector
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When it took place; a day would help re-identification.

    Attributes:
        start: First month, ``YYYY-MM``.
        end: Last month; None while it is running.
    """

    start: str
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How one knows.

    Attributes:
        level: In words.
        note: Per language; what stands behind the level.
        harm_noticed: Per language; what went wrong for somebody, told without them.
    """

    level: EvidenceLevel
    note: Mapping[str, str] | None = None
    harm_noticed: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """What it takes; at least one of the two.

    Attributes:
        cost_band: Money in a year beyond salaries.
        hours_per_week: Working hours a week, all people together.
    """

    cost_band: CostBand | None = None
    hours_per_week: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What this practice owes to another released one.

    Named either by the hash of its exact entry, or by origin, id and revision together.

    Attributes:
        type: What this one is to that one.
        entry: SHA-256 of the entry's exact bytes; 32 bytes.
        origin: Entity identifier of the other town.
        id: Identifier of its record.
        rev: Revision that was read.
        outcome: How it went here; of an adaptation only.
    """

    type: RelationType
    entry: bytes | None = None
    origin: str | None = None
    id: UUID | None = None
    rev: int | None = None
    outcome: Outcome | None = None


def _answer(*, required: bool = True) -> Text:
    return Text(max_characters=MAX_ANSWER_CHARACTERS, required=required)


class SummaryTextSchema(RecordSchema):
    """Wire form of one language version."""

    record = SummaryText

    title = Text(max_characters=MAX_TITLE_CHARACTERS, lines=False, required=True)
    teaser = Text(max_characters=MAX_TEASER_CHARACTERS, lines=False, required=True)
    situation = _answer()
    aim = _answer()
    approach = _answer()
    result = _answer()


class LessonSchema(RecordSchema):
    """Wire form of a lesson."""

    record = Lesson

    kind = Code(LessonKind, required=True)
    text = ByLanguage(_answer(), required=True)
    dont = Code(DontCode)

    @validates_schema
    def _check_dont(self, members: Mapping[str, Any], **_: object) -> None:
        if members["kind"] is LessonKind.WORKED and "dont" in members:
            refuse_members({"dont": Reason.NOT_ALLOWED_HERE})


class NamedPartnerSchema(RecordSchema):
    """Wire form of a named organisation."""

    record = NamedPartner

    sector = Code(Sector, required=True)
    name = Text(max_characters=MAX_TITLE_CHARACTERS, lines=False, required=True)


class PeriodSchema(RecordSchema):
    """Wire form of a period."""

    record = Period

    start = Month(required=True)
    end = Month()

    @validates_schema
    def _check_order(self, members: Mapping[str, Any], **_: object) -> None:
        # Months of this form sort as text.
        if members.get("end", members["start"]) < members["start"]:
            refuse_members({"end": Reason.ENDS_BEFORE_START})


class EvidenceSchema(RecordSchema):
    """Wire form of the evidence."""

    record = Evidence

    level = Code(EvidenceLevel, required=True)
    note = ByLanguage(Text(max_characters=MAX_NOTE_CHARACTERS))
    harm_noticed = ByLanguage(Text(max_characters=MAX_NOTE_CHARACTERS))


class ResourcesSchema(RecordSchema):
    """Wire form of the resources."""

    record = Resources

    cost_band = Code(CostBand)
    hours_per_week = StrictInteger(minimum=0, maximum=MAX_HOURS_PER_WEEK)

    @validates_schema
    def _check_any(self, members: Mapping[str, Any], **_: object) -> None:
        if not members:
            refuse_members({"cost_band": Reason.MISSING})


class RelationSchema(RecordSchema):
    """Wire form of a relation."""

    record = Relation

    type = Code(RelationType, required=True)
    entry = Digest()
    origin = EntityId()
    id = UuidField()
    rev = StrictInteger(minimum=1)
    outcome = Code(Outcome)

    @validates_schema
    def _check_target(self, members: Mapping[str, Any], **_: object) -> None:
        place = ("origin", "id", "rev")
        if "entry" in members:
            refuse_members(dict.fromkeys(members.keys() & set(place), Reason.NOT_ALLOWED_HERE))
        else:
            refuse_members({name: Reason.MISSING for name in place if name not in members})

    @validates_schema
    def _check_outcome(self, members: Mapping[str, Any], **_: object) -> None:
        if "outcome" in members and members["type"] is not RelationType.ADAPTS:
            refuse_members({"outcome": Reason.NOT_ALLOWED_HERE})
