"""What is kept about a meeting: what it is for, its agenda, what was said about the matter.

Nothing of a case and no opinion about anybody: texts are about a problem of the town and what is
done about it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from node.private.meetings.words import AgendaKind, Format, MeetingState
from node.private.sealed_record import OptionalText
from schemas.wire_fields import Code, ConceptId, StrictInteger, Text
from schemas.wire_records import ListOf, Nested, RecordSchema

__all__ = [
    "CONTENT",
    "MAX_AGENDA_ITEMS",
    "MAX_LINE_CHARACTERS",
    "MAX_MINUTES",
    "MAX_TEXT_CHARACTERS",
    "MAX_THEMES",
    "AgendaItem",
    "Meeting",
    "MeetingContent",
    "MeetingDraft",
]

MAX_LINE_CHARACTERS: Final = 200
MAX_TEXT_CHARACTERS: Final = 2_000
MAX_AGENDA_ITEMS: Final = 12
MAX_THEMES: Final = 8
MAX_MINUTES: Final = 1_440


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item of an agenda.

    Attributes:
        minutes: How long it takes.
        kind: What is done.
        text: About what, or by which role; one line.
    """

    minutes: int
    kind: AgendaKind
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingContent:
    """The texts of a meeting, sealed together.

    Attributes:
        title: One line.
        purpose: What it is to achieve, as partners read it in the invitation.
        place: Where, in words.
        agenda: Its items in order.
        themes: Concepts it is about; break-outs are about one of them each.
        problem: What is the matter in town, without a case.
        shared_aim: What those who were there want to reach together.
        notes: What came up.
        process_check: How the working together went, and what to do differently.
    """

    title: str = field(repr=False)
    purpose: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    agenda: tuple[AgendaItem, ...] = field(default=(), repr=False)
    themes: tuple[str, ...] = field(default=(), repr=False)
    problem: str = field(default="", repr=False)
    shared_aim: str = field(default="", repr=False)
    notes: str = field(default="", repr=False)
    process_check: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDraft:
    """What a coordinator says of a meeting, all of it.

    Attributes:
        content: Its texts.
        format: What sort of meeting it is.
        starts_at: When it begins, in UTC.
        minutes: How long it takes.
        group_id: Group that meets; None for a meeting by itself.
        is_mine: Only its author may see it.
    """

    content: MeetingContent = field(repr=False)
    format: Format
    starts_at: datetime
    minutes: int
    group_id: UUID | None = None
    is_mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One stored meeting, opened.

    Attributes:
        meeting_id: Identifier inside this node; never released.
        draft: What a coordinator would enter to have the same.
        owner_id: Account that alone may see it; None for all coordinators.
        state: How far it is.
        invited_on: Day on which the invitations went out.
        shared_on: Day on which the take-aways went to those who were there.
        revision: Counts changes, from 1.
        created_at: When it was entered.
        changed_at: When it was last changed.
    """

    meeting_id: UUID
    draft: MeetingDraft = field(repr=False)
    owner_id: UUID | None
    state: MeetingState
    invited_on: date | None
    shared_on: date | None
    revision: int
    created_at: datetime
    changed_at: datetime

    @property
    def content(self) -> MeetingContent:
        """Its texts."""
        return self.draft.content

    @property
    def title(self) -> str:
        """What it is called."""
        return self.draft.content.title

    @property
    def format(self) -> Format:
        """What sort of meeting it is."""
        return self.draft.format

    @property
    def starts_at(self) -> datetime:
        """When it begins, in UTC."""
        return self.draft.starts_at

    @property
    def ends_at(self) -> datetime:
        """When it is over, in UTC."""
        return self.draft.starts_at + timedelta(minutes=self.draft.minutes)


def _line(*, required: bool = False) -> Text:
    if required:
        return Text(max_characters=MAX_LINE_CHARACTERS, lines=False, required=True)
    return OptionalText(max_characters=MAX_LINE_CHARACTERS, lines=False)


def _text() -> Text:
    return OptionalText(max_characters=MAX_TEXT_CHARACTERS)


class _AgendaSchema(RecordSchema):
    record = AgendaItem

    minutes = StrictInteger(minimum=1, maximum=MAX_MINUTES, required=True)
    kind = Code(AgendaKind, required=True)
    text = _line()


class MeetingContentSchema(RecordSchema):
    """Form of the sealed column; an unknown member is an error."""

    record = MeetingContent

    title = _line(required=True)
    purpose = _text()
    place = _line()
    agenda = ListOf(Nested(_AgendaSchema), maximum=MAX_AGENDA_ITEMS, unique=False)
    themes = ListOf(ConceptId(), maximum=MAX_THEMES)
    problem = _text()
    shared_aim = _text()
    notes = _text()
    process_check = _text()


CONTENT: Final = MeetingContentSchema()
"""The one schema of a meeting's texts; loading does not change it."""
