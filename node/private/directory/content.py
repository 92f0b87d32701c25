"""A directory entry as the person in the role fills it in.

The members are those of the released entry without what the node derives: schema, place and month
of confirmation. They are named again by hand, so that a member added to the released form is a
decision here too; a test compares the two.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from node.private.known_concept import KnownConcept
from schemas import strict_json
from schemas.directory_entry import (
    MAX_LOOKING_FOR,
    MAX_TOPICS,
    LanguageSkill,
    LanguageSkillSchema,
    Request,
    RequestSchema,
    Structure,
    StructureSchema,
    Topic,
    TopicSchema,
    Visits,
    VisitsSchema,
)
from schemas.wire_fields import MailBox, PhoneNumber, Text
from schemas.wire_records import (
    ByLanguage,
    ListOf,
    Nested,
    RecordSchema,
    dump_record,
    load_record,
)

__all__ = [
    "FORM",
    "DirectoryContent",
    "DirectoryContentSchema",
    "dump_content",
    "looks_personal",
    "parse_content",
]

_MAX_NAME_CHARACTERS = 150
_MAX_LANGUAGES = 12
_MAX_STRUCTURES = 12
_MAX_CONTENT_BYTES = 256 * 1024
# Two words of letters, as in first name and surname; a role is one word or has a hyphen.
_PERSONAL = re.compile(r"([a-z]+[._][a-z]+(?:[._][a-z]+)*)[0-9]*@.+", re.ASCII | re.IGNORECASE)
_ROLE_WORDS: Final = frozenset(
    {
        *("bureau", "contact", "desk", "dienst", "info", "office", "secretariaat", "secretariat"),
        *("sekretariat", "service", "team", "coordination", "coordinatie", "koordination"),
        *("city", "commune", "gemeente", "mairie", "stad", "stadt", "town", "ville", "wijk"),
        *("preventie", "prevention", "praevention", "radicalisation", "radicalisering"),
        *("radikalisierung", "safety", "security", "securite", "sicherheit", "veiligheid"),
        *("jeugd", "jeunesse", "jugend", "social", "sociaal", "sozial", "youth"),
    }
)
"""Words of a mailbox that say what it is for; a mailbox with one of them is a role's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryContent:
    """What colleagues in other towns may know of the role.

    Attributes:
        role: Per language; title of the role.
        organisation: Per language; a public body.
        mailbox: Of the role.
        languages: Languages one may write or call in, at least one.
        unit: Per language; part of the organisation.
        name: Of the person in the role; rests on their consent.
        direct_line: International number; rests on their consent.
        can_talk_about: At most five topics.
        looking_for: At most three requests.
        visits: Whether colleagues may meet.
        structures: Panels and helplines.
    """

    role: Mapping[str, str]
    organisation: Mapping[str, str]
    mailbox: str = field(repr=False)
    languages: tuple[LanguageSkill, ...]
    unit: Mapping[str, str] | None = None
    name: str | None = field(default=None, repr=False)
    direct_line: str | None = field(default=None, repr=False)
    can_talk_about: tuple[Topic, ...] = ()
    looking_for: tuple[Request, ...] = ()
    visits: Visits | None = None
    structures: tuple[Structure, ...] = ()

    @property
    def is_about_a_person(self) -> bool:
        """Whether it names the person in the role or leads to them directly."""
        has_own = self.name is not None or self.direct_line is not None
        return has_own or looks_personal(self.mailbox)


def _name_by_language(*, required: bool = False) -> ByLanguage[str]:
    return ByLanguage(Text(max_characters=_MAX_NAME_CHARACTERS, lines=False), required=required)


class DirectoryContentSchema(RecordSchema):
    """Form of the sealed column; an unknown member is an error."""

    record = DirectoryContent

    role = _name_by_language(required=True)
    organisation = _name_by_language(required=True)
    mailbox = MailBox(required=True)
    languages = ListOf(
        Nested(LanguageSkillSchema), minimum=1, maximum=_MAX_LANGUAGES, required=True
    )
    unit = _name_by_language()
    name = Text(max_characters=_MAX_NAME_CHARACTERS, lines=False)
    direct_line = PhoneNumber()
    can_talk_about = ListOf(Nested(TopicSchema), maximum=MAX_TOPICS)
    looking_for = ListOf(Nested(RequestSchema), maximum=MAX_LOOKING_FOR)
    visits = Nested(VisitsSchema)
    structures = ListOf(Nested(StructureSchema), maximum=_MAX_STRUCTURES)


class _KnownTopicSchema(TopicSchema):
    concept = KnownConcept(required=True)


class _KnownRequestSchema(RequestSchema):
    concept = KnownConcept(required=True)


class _KnownStructureSchema(StructureSchema):
    concept = KnownConcept(required=True)


class _FormSchema(DirectoryContentSchema):
    """What a person fills in, which may name concepts of the present vocabulary only."""

    can_talk_about = ListOf(Nested(_KnownTopicSchema), maximum=MAX_TOPICS)
    looking_for = ListOf(Nested(_KnownRequestSchema), maximum=MAX_LOOKING_FOR)
    structures = ListOf(Nested(_KnownStructureSchema), maximum=_MAX_STRUCTURES)


FORM: Final = _FormSchema()
"""The one schema of what a person fills in; loading does not change it."""

_CONTENT: Final = DirectoryContentSchema()


def looks_personal(mailbox: str) -> bool:
    """Say whether a mailbox looks like a person's own, so that its owner can be warned."""
    found = _PERSONAL.fullmatch(mailbox)
    return found is not None and _ROLE_WORDS.isdisjoint(re.split(r"[._]", found[1].casefold()))


def dump_content(content: DirectoryContent) -> str:
    """Return `content` as JSON text.

    Raises:
        RecordInvalidError: It breaks a rule of the form; it must not be stored.
    """
    return strict_json.dump(dump_record(_CONTENT, content)).decode()


def parse_content(text: str) -> DirectoryContent:
    """Return the content that `dump_content` wrote.

    Raises:
        JsonInvalidError: It is not strict JSON.
        RecordInvalidError: It is no content.
    """
    members = strict_json.parse_object(text.encode(), max_bytes=_MAX_CONTENT_BYTES)
    return load_record(_CONTENT, members, record=DirectoryContent)
