"""The released form of a practice: what a town did, for whom, and with what result.

Written by hand as a list of what may leave. Who released it, its identifier, revision, day
and audience stand in the entry around it; draft, approved and withdrawn are local facts
and stand nowhere here. The parts and the closed words are built in `schemas.practice_parts`
and `schemas.practice_words` and offered here too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from marshmallow import validates_schema

from schemas.errors import Reason
from schemas.place import Place, PlaceSchema, PopulationBand, Urbanisation
from schemas.practice_parts import (
    MAX_ANSWER_CHARACTERS,
    MAX_TEASER_CHARACTERS,
    MAX_TITLE_CHARACTERS,
    Evidence,
    EvidenceSchema,
    Lesson,
    LessonSchema,
    NamedPartner,
    NamedPartnerSchema,
    Period,
    PeriodSchema,
    Relation,
    RelationSchema,
    Resources,
    ResourcesSchema,
    SummaryText,
    SummaryTextSchema,
)
from schemas.practice_words import (
    CostBand,
    DontCode,
    EvidenceLevel,
    ExtremismForm,
    LessonKind,
    Level,
    NetworkPart,
    NetworkStep,
    Outcome,
    PracticeKind,
    RelationType,
    Rights,
    Sector,
    Setting,
    TargetGroup,
)
from schemas.wire_bodies import dump_body, load_body
from schemas.wire_fields import (
    Code,
    ConceptId,
    Constant,
    LanguageTag,
    Month,
    Text,
    UuidField,
)
from schemas.wire_records import ByLanguage, ListOf, Nested, RecordSchema, refuse_members

__all__ = [
    "MAX_ANSWER_CHARACTERS",
    "MAX_LESSONS",
    "MAX_TEASER_CHARACTERS",
    "MAX_THEMES",
    "MAX_TITLE_CHARACTERS",
    "SCHEMA",
    "CostBand",
    "DontCode",
    "Evidence",
    "EvidenceLevel",
    "ExtremismForm",
    "Lesson",
    "LessonKind",
    "Level",
    "NamedPartner",
    "NetworkPart",
    "NetworkStep",
    "Outcome",
    "Period",
    "Place",
    "PopulationBand",
    "PracticeKind",
    "PracticeSummary",
    "PracticeSummarySchema",
    "Relation",
    "RelationType",
    "Resources",
    "Rights",
    "Sector",
    "Setting",
    "SummaryText",
    "TargetGroup",
    "Urbanisation",
    "dump_practice_summary",
    "parse_practice_summary",
]

SCHEMA: Final = "practice-summary/1"
MAX_THEMES: Final = 5
MAX_LESSONS: Final = 20
MAX_NAMED_PARTNERS: Final = 20
MAX_RELATIONS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeSummary:
    """One anonymised practice, as any peer of its audience may read it.

    Attributes:
        language: Language of the original (BCP 47); every text has a version in it.
        texts: Per language: title, teaser and four answers, plain text.
        lessons: At least one.
        kind: What sort of thing was done.
        themes: Concept identifiers of the vocabulary; one to five.
        target_groups: Groups, at least one.
        settings: Where the work takes place, at least one.
        level: For everyone, for groups at risk, or for people involved.
        partners: Kinds of organisation at the table; none when the town worked alone.
        place: Country, population band and kind of area; never a head count.
        period: First and last month.
        evidence: How one knows.
        rights: What readers may do with it.
        confirmed: Month in which the town last said that this is still true.
        needs_first: Per language; what another town needs first.
        network_step: Step of building a network.
        network_part: Formal side, informal side or both.
        extremism_form: What it prevents; never on a map.
        named_partners: Organisations with recorded permission.
        resources: What it takes.
        relations: Practices it adapts or draws together.
        contact: Identifier of a directory entry; the person behind it can change.
    """

    language: str
    texts: Mapping[str, SummaryText]
    lessons: tuple[Lesson, ...]
    kind: PracticeKind
    themes: tuple[str, ...]
    target_groups: tuple[TargetGroup, ...]
    settings: tuple[Setting, ...]
    level: Level
    partners: tuple[Sector, ...]
    place: Place
    period: Period
    evidence: Evidence
    rights: Rights
    confirmed: str
    needs_first: Mapping[str, str] | None = None
    network_step: NetworkStep | None = None
    network_part: NetworkPart | None = None
    extremism_form: ExtremismForm | None = None
    named_partners: tuple[NamedPartner, ...] = ()
    resources: Resources | None = None
    relations: tuple[Relation, ...] = ()
    contact: UUID | None = None


def parse_practice_summary(data: bytes) -> PracticeSummary:
    """Read a released practice summary.

    Args:
        data: The exact body.

    Returns:
        The summary.

    Raises:
        JsonInvalidError: Not strict JSON, or longer than a body may be.
        SchemaUnknownError: A later version of this schema.
        RecordInvalidError: Not a practice summary of version 1.
    """
    return load_body(_SUMMARY, data, name=SCHEMA, record=PracticeSummary)


def dump_practice_summary(summary: PracticeSummary) -> bytes:
    """Write the body that is committed to, released and passed on.

    Args:
        summary: What the second reader approved.

    Returns:
        The body; the same summary always gives the same bytes.

    Raises:
        RecordInvalidError: A reader would refuse it; it must not leave.
    """
    return dump_body(_SUMMARY, summary)


class PracticeSummarySchema(RecordSchema):
    """Wire form of a practice summary; an unknown member is an error, not noise."""

    record = PracticeSummary

    schema = Constant(SCHEMA)
    language = LanguageTag(required=True)
    texts = ByLanguage(Nested(SummaryTextSchema), required=True)
    lessons = ListOf(Nested(LessonSchema), minimum=1, maximum=MAX_LESSONS, required=True)
    kind = Code(PracticeKind, required=True)
    themes = ListOf(ConceptId(), minimum=1, maximum=MAX_THEMES, required=True)
    target_groups = ListOf(Code(TargetGroup), minimum=1, maximum=len(TargetGroup), required=True)
    settings = ListOf(Code(Setting), minimum=1, maximum=len(Setting), required=True)
    level = Code(Level, required=True)
    partners = ListOf(Code(Sector), maximum=len(Sector), required=True)
    place = Nested(PlaceSchema, required=True)
    period = Nested(PeriodSchema, required=True)
    evidence = Nested(EvidenceSchema, required=True)
    rights = Code(Rights, required=True)
    confirmed = Month(required=True)
    needs_first = ByLanguage(Text(max_characters=MAX_ANSWER_CHARACTERS))
    network_step = Code(NetworkStep)
    network_part = Code(NetworkPart)
    extremism_form = Code(ExtremismForm)
    named_partners = ListOf(Nested(NamedPartnerSchema), maximum=MAX_NAMED_PARTNERS)
    resources = Nested(ResourcesSchema)
    relations = ListOf(Nested(RelationSchema), maximum=MAX_RELATIONS)
    contact = UuidField()

    @validates_schema
    def _check_languages(self, members: Mapping[str, Any], **_: object) -> None:
        language: str = members["language"]
        versions: Mapping[str, object] = members["texts"]
        if language not in versions:
            refuse_members({"texts": Reason.LANGUAGE_MISSING})
        for path, texts in _texts_beside(members):
            if language not in texts:
                refuse_members({path: Reason.LANGUAGE_MISSING})
            if texts.keys() - versions.keys():
                refuse_members({path: Reason.LANGUAGE_WITHOUT_TEXTS})

    @validates_schema
    def _check_named_partners(self, members: Mapping[str, Any], **_: object) -> None:
        named: tuple[NamedPartner, ...] = members.get("named_partners", ())
        if any(partner.sector not in members["partners"] for partner in named):
            refuse_members({"named_partners": Reason.NOT_ONE_OF})


def _texts_beside(members: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each text per language outside ``texts``, with the member it stands in."""
    for lesson in members["lessons"]:
        yield "lessons", lesson.text
    evidence: Evidence = members["evidence"]
    for path, texts in (
        ("needs_first", members.get("needs_first")),
        ("evidence", evidence.note),
        ("evidence", evidence.harm_noticed),
    ):
        if texts is not None:
            yield path, texts


_SUMMARY = PracticeSummarySchema()
