"""The released form of a directory entry: whom to ask in a town, and about what.

It is about a role of a public body. By design there is no photograph, private number, birth
date, religion or home address; a name only with the consent of the person in the role,
kept in the node. When the role changes hands the entry is withdrawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from schemas.place import Place, PlaceSchema
from schemas.wire_bodies import dump_body, load_body
from schemas.wire_fields import (
    Code,
    ConceptId,
    Constant,
    LanguageTag,
    MailBox,
    Month,
    PhoneNumber,
    StrictBoolean,
    Text,
)
from schemas.wire_records import ByLanguage, ListOf, Nested, RecordSchema

__all__ = [
    "MAX_LOOKING_FOR",
    "MAX_TOPICS",
    "SCHEMA",
    "DirectoryEntry",
    "DirectoryEntrySchema",
    "Experience",
    "LanguageSkill",
    "LanguageUse",
    "Request",
    "Structure",
    "StructureType",
    "Topic",
    "Visits",
    "dump_directory_entry",
    "parse_directory_entry",
]

SCHEMA: Final = "directory-entry/1"
MAX_TOPICS: Final = 5
MAX_LOOKING_FOR: Final = 3
_MAX_LANGUAGES = 12
_MAX_STRUCTURES = 12
_MAX_MONTHS = 24
_MAX_NAME_CHARACTERS = 150
_MAX_LINE_CHARACTERS = 300


class LanguageUse(StrEnum):
    """How far a language goes."""

    READS = "reads"
    TALKS = "talks"


class Experience(StrEnum):
    """How far a topic goes."""

    HAS_DONE = "has_done"
    CAN_TRAIN = "can_train"


class StructureType(StrEnum):
    """What sort of national structure the town takes part in."""

    PANEL = "panel"
    HELPLINE = "helpline"


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSkill:
    """A language one may write or call in.

    Attributes:
        tag: BCP 47.
        use: ``talks`` includes reading.
    """

    tag: str
    use: LanguageUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something colleagues may ask about.

    Attributes:
        concept: Identifier in the vocabulary.
        experience: Has done this, or can train others in it.
    """

    concept: str
    experience: Experience


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Something the town is looking for; nodes stop showing it after 60 days.

    Attributes:
        concept: Identifier in the vocabulary.
        text: Per language, one line.
    """

    concept: str
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """Whether colleagues may meet.

    Attributes:
        hosts: Receives visitors.
        would_visit: Would go and see another town.
        online: Would meet on a screen.
        months: Months that suit, ``YYYY-MM``; never a day.
    """

    hosts: bool
    would_visit: bool
    online: bool
    months: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """A panel or helpline the town takes part in.

    Attributes:
        type: What sort.
        concept: Its national name in the vocabulary; names are not merged across countries,
            because they differ in law.
    """

    type: StructureType
    concept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryEntry:
    """One role to ask, as any peer of its audience may read it.

    Attributes:
        role: Per language; title of the role.
        organisation: Per language; a public body.
        mailbox: Of the role.
        languages: At least one.
        place: Country, population band and kind of area.
        confirmed: Month of the last confirmation; after 12 months it is withdrawn.
        unit: Per language; part of the organisation.
        name: Only with consent, whose date and wording stay in the node.
        direct_line: Only when asked for: on a deadline a telephone beats a form.
        can_talk_about: At most five topics.
        looking_for: At most three requests.
        visits: Whether colleagues may meet.
        structures: Panels and helplines.
    """

    role: Mapping[str, str]
    organisation: Mapping[str, str]
    mailbox: str
    languages: tuple[LanguageSkill, ...]
    place: Place
    confirmed: str
    unit: Mapping[str, str] | None = None
    name: str | None = None
    direct_line: str | None = None
    can_talk_about: tuple[Topic, ...] = ()
    looking_for: tuple[Request, ...] = ()
    visits: Visits | None = None
    structures: tuple[Structure, ...] = ()


def parse_directory_entry(data: bytes) -> DirectoryEntry:
    """Read a released directory entry.

    Args:
        data: The exact body.

    Returns:
        The entry.

    Raises:
        JsonInvalidError: Not strict JSON, or longer than a body may be.
        SchemaUnknownError: A later version of this schema.
        RecordInvalidError: Not a directory entry of version 1.
    """
    return load_body(_ENTRY, data, name=SCHEMA, record=DirectoryEntry)


def dump_directory_entry(entry: DirectoryEntry) -> bytes:
    """Write the body that is committed to, released and passed on.

    Args:
        entry: What the second reader approved.

    Returns:
        The body; the same entry always gives the same bytes.

    Raises:
        RecordInvalidError: A reader would refuse it; it must not leave.
    """
    return dump_body(_ENTRY, entry)


def _name_by_language(*, required: bool = False) -> ByLanguage[str]:
    return ByLanguage(Text(max_characters=_MAX_NAME_CHARACTERS, lines=False), required=required)


class LanguageSkillSchema(RecordSchema):
    """Wire form of a language."""

    record = LanguageSkill

    tag = LanguageTag(required=True)
    use = Code(LanguageUse, required=True)


class TopicSchema(RecordSchema):
    """Wire form of a topic."""

    record = Topic

    concept = ConceptId(required=True)
    experience = Code(Experience, required=True)


class RequestSchema(RecordSchema):
    """Wire form of a request."""

    record = Request

    concept = ConceptId(required=True)
    text = ByLanguage(Text(max_characters=_MAX_LINE_CHARACTERS, lines=False), required=True)


class VisitsSchema(RecordSchema):
    """Wire form of the visits."""

    record = Visits

    hosts = StrictBoolean(required=True)
    would_visit = StrictBoolean(required=True)
    online = StrictBoolean(required=True)
    months = ListOf(Month(), maximum=_MAX_MONTHS)


class StructureSchema(RecordSchema):
    """Wire form of a structure."""

    record = Structure

    type = Code(StructureType, required=True)
    concept = ConceptId(required=True)


class DirectoryEntrySchema(RecordSchema):
    """Wire form of a directory entry; an unknown member is an error, not noise."""

    record = DirectoryEntry

    schema = Constant(SCHEMA)
    role = _name_by_language(required=True)
    organisation = _name_by_language(required=True)
    mailbox = MailBox(required=True)
    languages = ListOf(
        Nested(LanguageSkillSchema), minimum=1, maximum=_MAX_LANGUAGES, required=True
    )
    place = Nested(PlaceSchema, required=True)
    confirmed = Month(required=True)
    unit = _name_by_language()
    name = Text(max_characters=_MAX_NAME_CHARACTERS, lines=False)
    direct_line = PhoneNumber()
    can_talk_about = ListOf(Nested(TopicSchema), maximum=MAX_TOPICS)
    looking_for = ListOf(Nested(RequestSchema), maximum=MAX_LOOKING_FOR)
    visits = Nested(VisitsSchema)
    structures = ListOf(Nested(StructureSchema), maximum=_MAX_STRUCTURES)


_ENTRY = DirectoryEntrySchema()
