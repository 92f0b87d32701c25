"""What a line of the log says."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from node.private.network.words import LogKind, RefusalReason, State
from node.private.sealed_record import OptionalText
from schemas.wire_fields import ConceptId, Text
from schemas.wire_records import ListOf, Nested, RecordSchema

__all__ = ["CONTENT", "MAX_LOG_CHARACTERS", "LogContent", "LogDraft", "LogLine", "PauseNote"]

MAX_LOG_CHARACTERS: Final = 1_000
_MAX_LINE_CHARACTERS: Final = 200
_MAX_THEMES: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseNote:
    """What was thought of before something was done in a crisis.

    Attributes:
        aim: What it is to achieve.
        harm: What it could harm.
        alternatives: What else could be done.
        agreed_with: Which roles agreed.
    """

    aim: str = field(repr=False)
    harm: str = field(repr=False)
    alternatives: str = field(repr=False)
    agreed_with: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogContent:
    """The texts of a line, sealed together.

    Attributes:
        text: What happened, in a sentence or two.
        place: Where, or at which event.
        department: Which department of the town has to do it.
        outcome: What came of it.
        themes: Concepts it is about.
        pause: What was thought of first, in a crisis.
    """

    text: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    department: str = field(default="", repr=False)
    outcome: str = field(default="", repr=False)
    themes: tuple[str, ...] = field(default=(), repr=False)
    pause: PauseNote | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogDraft:
    """What a coordinator logs.

    Attributes:
        kind: What happened.
        happened_on: On which day, by the town's clock.
        content: Its texts.
        organisation_id: With which organisation; None for a place or a meeting alone.
        other_id: The second organisation of an introduction or a link.
        meeting_id: At which meeting.
        group_id: For which group.
        is_mine: Only its author may see it.
        is_crisis: It happened because of an incident.
        reason: Why something was not given.
        state: Where it stands, of what is to be done.
        due_on: By when it is to be done.
        agreed: The first organisation agreed to be introduced.
        other_agreed: The second one did.
    """

    kind: LogKind
    happened_on: date
    content: LogContent = field(default_factory=LogContent, repr=False)
    organisation_id: UUID | None = None
    other_id: UUID | None = None
    meeting_id: UUID | None = None
    group_id: UUID | None = None
    is_mine: bool = False
    is_crisis: bool = False
    reason: RefusalReason | None = None
    state: State = State.NONE
    due_on: date | None = None
    agreed: bool = False
    other_agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One stored line, opened.

    Attributes:
        line_id: Identifier inside this node; never released.
        draft: What a coordinator would log to have the same; its texts are empty once they have
            stood long enough.
        author_id: Account of who logged it.
        owner_id: Account that alone may see it; None for all coordinators.
        settled_on: Day on which it was done or dropped.
        has_text: False once its texts were taken away by age; true if it never had one.
        revision: Counts changes, from 1.
        created_at: When it was logged.
        changed_at: When it was last changed.
    """

    line_id: UUID
    draft: LogDraft
    author_id: UUID
    owner_id: UUID | None
    settled_on: date | None
    has_text: bool
    revision: int
    created_at: datetime
    changed_at: datetime

    @property
    def content(self) -> LogContent:
        """Its texts."""
        return self.draft.content


def _line() -> Text:
    return OptionalText(max_characters=_MAX_LINE_CHARACTERS, lines=False)


def _text(*, required: bool = False) -> Text:
    if required:
        return Text(max_characters=MAX_LOG_CHARACTERS, required=True)
    return OptionalText(max_characters=MAX_LOG_CHARACTERS)


class _PauseSchema(RecordSchema):
    record = PauseNote

    aim = _text(required=True)
    harm = _text(required=True)
    alternatives = _text(required=True)
    agreed_with = _text(required=True)


class LogContentSchema(RecordSchema):
    """Form of the sealed column; an unknown member is an error."""

    record = LogContent

    text = _text()
    place = _line()
    department = _line()
    outcome = _text()
    themes = ListOf(ConceptId(), maximum=_MAX_THEMES)
    pause = Nested(_PauseSchema)


CONTENT: Final = LogContentSchema()
"""The one schema of a line's texts; loading does not change it."""
