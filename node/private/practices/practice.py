"""A practice as a coordinator wrote it: six answers, ticks, and lessons if they were given.

Its members are those of an import line. Names and places may still stand in it, so no text is ever
shown by `repr`, and the texts may be longer than the released ones: shortening is done on the way
out, with the author. What is being written may be kept at any time, so an answer may be empty here;
an import line has them all, and what leaves is checked by the airlock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from marshmallow import validates_schema

from node.private.known_concept import KnownConcept
from node.private.known_language import KnownLanguage
from node.private.practices.models import PracticeState
from schemas import strict_json
from schemas.errors import Reason
from schemas.practice_parts import Period, Resources, ResourcesSchema
from schemas.practice_words import (
    DontCode,
    EvidenceLevel,
    ExtremismForm,
    LessonKind,
    Level,
    NetworkPart,
    NetworkStep,
    PracticeKind,
    Rights,
    Sector,
    Setting,
    TargetGroup,
)
from schemas.wire_fields import (
    Code,
    ConceptId,
    EntityId,
    LanguageTag,
    Month,
    StrictInteger,
    Text,
    UuidField,
)
from schemas.wire_records import (
    ListOf,
    Nested,
    RecordSchema,
    dump_record,
    load_record,
    refuse_members,
)

__all__ = [
    "ANSWERS",
    "IMPORT_LINE",
    "MAX_ANSWER_CHARACTERS",
    "MAX_LESSONS",
    "MAX_THEMES",
    "MAX_TITLE_CHARACTERS",
    "WRITTEN",
    "Adapted",
    "Practice",
    "PracticeContent",
    "PrivateLesson",
    "dump_content",
    "empty_members",
    "parse_content",
]

MAX_TITLE_CHARACTERS: Final = 200
MAX_ANSWER_CHARACTERS: Final = 4_000
MAX_THEMES: Final = 5
MAX_LESSONS: Final = 20
_MAX_CONTENT_BYTES = 1024 * 1024

ANSWERS: Final = (
    "situation",
    "aim",
    "partners",
    "approach",
    "result",
    "differently",
    "needs_first",
)
"""The answers to the six plain questions, the last of which has two halves."""

_NEEDED: Final = (
    "title",
    *ANSWERS,
    "kind",
    "themes",
    "target_groups",
    "settings",
    "level",
    "partner_sectors",
    "period",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateLesson:
    """A lesson the author wrote down, before anything was made safe.

    Attributes:
        kind: What sort of lesson.
        text: In the language of the practice.
        dont: The known mistake it is about.
    """

    kind: LessonKind
    text: str = field(repr=False)
    dont: DontCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapted:
    """The released practice of another town that this one tries.

    Attributes:
        origin: Entity identifier of the other town.
        id: Identifier of its record.
        rev: Revision that was read.
    """

    origin: str
    id: UUID
    rev: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeContent:
    """What a coordinator wrote and ticked; an empty text is one that is still to be written.

    Attributes:
        language: Language of every text in it (BCP 47).
        title: One line, at most 200 characters.
        situation: What was going on; like all answers at most 4,000 characters.
        aim: What was to change.
        partners: Who was at the table, in words.
        approach: What was done.
        result: What changed, and how one knows.
        differently: What the author would do differently.
        needs_first: What another town would need first.
        kind: What sort of thing was done.
        themes: Concept identifiers of the vocabulary, at most five.
        target_groups: For whom.
        settings: Where the work takes place.
        level: For everyone, for groups at risk, or for people involved.
        network_step: Step of building a network.
        network_part: Formal side, informal side or both.
        extremism_form: What it prevents.
        partner_sectors: Kinds of organisation at the table.
        period: First and last month.
        evidence: How one knows, in a word.
        resources: What it takes.
        rights: What readers may do with it.
        lessons: Lessons in the author's words; none if they are to be proposed.
        adapts: What another town did, and is tried here; None if nobody's practice is.
    """

    language: str
    title: str = field(default="", repr=False)
    situation: str = field(default="", repr=False)
    aim: str = field(default="", repr=False)
    partners: str = field(default="", repr=False)
    approach: str = field(default="", repr=False)
    result: str = field(default="", repr=False)
    differently: str = field(default="", repr=False)
    needs_first: str = field(default="", repr=False)
    kind: PracticeKind | None = None
    themes: tuple[str, ...] = ()
    target_groups: tuple[TargetGroup, ...] = ()
    settings: tuple[Setting, ...] = ()
    level: Level | None = None
    network_step: NetworkStep | None = None
    network_part: NetworkPart | None = None
    extremism_form: ExtremismForm | None = None
    partner_sectors: tuple[Sector, ...] = ()
    period: Period | None = None
    evidence: EvidenceLevel | None = None
    resources: Resources | None = None
    rights: Rights | None = None
    lessons: tuple[PrivateLesson, ...] = ()
    adapts: Adapted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """One stored practice, opened.

    Attributes:
        practice_id: Identifier inside this node; never released.
        author_id: Account of the coordinator who recorded it.
        revision: Counts changes, from 1.
        state: Where it stands.
        content: What was written and ticked.
        created_at: When it was recorded.
        changed_at: When it was last changed.
    """

    practice_id: UUID
    author_id: UUID
    revision: int
    state: PracticeState
    content: PracticeContent
    created_at: datetime
    changed_at: datetime


class _Unfinished(Text):
    """A text that may still be empty; then it is left out of the record."""

    def write(self, value: str) -> object:
        """Return the text; None, which is left out, when it is empty."""
        return value or None


def _unfinished() -> Text:
    return _Unfinished(max_characters=MAX_ANSWER_CHARACTERS)


def _answer() -> Text:
    return Text(max_characters=MAX_ANSWER_CHARACTERS, required=True)


class _PeriodSchema(RecordSchema):
    """Months as an import line has them."""

    record = Period

    start = Month(required=True)
    end = Month()
    # A line says `from` and `to`; Python keeps the first word for itself.
    start.data_key, end.data_key = "from", "to"

    @validates_schema
    def _check_order(self, members: Mapping[str, Any], **_: object) -> None:
        if members.get("end", members["start"]) < members["start"]:
            refuse_members({"to": Reason.ENDS_BEFORE_START})


class _LessonSchema(RecordSchema):
    """A lesson in the one language of the practice."""

    record = PrivateLesson

    kind = Code(LessonKind, required=True)
    text = _answer()
    dont = Code(DontCode)

    @validates_schema
    def _check_dont(self, members: Mapping[str, Any], **_: object) -> None:
        if members["kind"] is LessonKind.WORKED and "dont" in members:
            refuse_members({"dont": Reason.NOT_ALLOWED_HERE})


class _AdaptedSchema(RecordSchema):
    """Which revision of whose record was read."""

    record = Adapted

    origin = EntityId(required=True)
    id = UuidField(required=True)
    rev = StrictInteger(minimum=1, required=True)


class PracticeContentSchema(RecordSchema):
    """Form of the sealed column; an unknown member is an error."""

    record = PracticeContent

    language = LanguageTag(required=True)
    title: Text = _Unfinished(max_characters=MAX_TITLE_CHARACTERS, lines=False)
    situation: Text = _unfinished()
    aim: Text = _unfinished()
    partners: Text = _unfinished()
    approach: Text = _unfinished()
    result: Text = _unfinished()
    differently: Text = _unfinished()
    needs_first: Text = _unfinished()
    kind = Code(PracticeKind)
    themes = ListOf(ConceptId(), maximum=MAX_THEMES)
    target_groups = ListOf(Code(TargetGroup), maximum=len(TargetGroup))
    settings = ListOf(Code(Setting), maximum=len(Setting))
    level = Code(Level)
    network_step = Code(NetworkStep)
    network_part = Code(NetworkPart)
    extremism_form = Code(ExtremismForm)
    partner_sectors = ListOf(Code(Sector), maximum=len(Sector))
    period = Nested(_PeriodSchema)
    evidence = Code(EvidenceLevel)
    resources = Nested(ResourcesSchema)
    rights = Code(Rights)
    lessons = ListOf(Nested(_LessonSchema), maximum=MAX_LESSONS)
    adapts = Nested(_AdaptedSchema)


class WrittenSchema(PracticeContentSchema):
    """What a person writes: concepts and language are those of the present vocabulary."""

    language = KnownLanguage(required=True)
    themes = ListOf(KnownConcept(), maximum=MAX_THEMES)


class ImportLineSchema(WrittenSchema):
    """Form of an import line: a practice that was written to its end."""

    title = Text(max_characters=MAX_TITLE_CHARACTERS, lines=False, required=True)
    situation = _answer()
    aim = _answer()
    partners = _answer()
    approach = _answer()
    result = _answer()
    differently = _answer()
    needs_first = _answer()


WRITTEN: Final = WrittenSchema()
"""The one schema of what is written on a screen; loading does not change it."""

IMPORT_LINE: Final = ImportLineSchema()
"""The one schema of import lines; loading does not change it."""

_CONTENT: Final = PracticeContentSchema()


def empty_members(content: PracticeContent) -> tuple[str, ...]:
    """Return the answers and ticks that a release needs and this practice does not have yet."""
    return tuple(name for name in _NEEDED if not getattr(content, name))


def dump_content(content: PracticeContent) -> str:
    """Return `content` as JSON text, in the form of an import line.

    Raises:
        RecordInvalidError: It breaks a rule of the form; it must not be stored.
    """
    return strict_json.dump(dump_record(_CONTENT, content)).decode()


def parse_content(text: str) -> PracticeContent:
    """Return the content that `dump_content` wrote.

    Raises:
        JsonInvalidError: It is not strict JSON.
        RecordInvalidError: It is no content.
    """
    members = strict_json.parse_object(text.encode(), max_bytes=_MAX_CONTENT_BYTES)
    return load_record(_CONTENT, members, record=PracticeContent)
