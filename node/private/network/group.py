"""What is kept about a group of organisations: its goal and agreements, never whom it speaks of.

One form for every kind of group: a network that was there already, similar organisations, those
with one goal, a programme line, a panel. There is no member for a case, a subject or a number of
them, so that none can be kept.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from node.private.network.group_words import PilotStage, ProcessCheck
from node.private.network.words import GroupKind, GroupRole, State
from node.private.sealed_record import OptionalText
from schemas.errors import Reason
from schemas.practice_words import NetworkStep, Sector
from schemas.strict_field import WireField, refusal
from schemas.wire_fields import Code, ConceptId, StrictInteger, Text
from schemas.wire_records import ListOf, RecordSchema

__all__ = [
    "CONTENT",
    "MAX_GOAL_CHARACTERS",
    "MAX_NAME_CHARACTERS",
    "MAX_NOTE_CHARACTERS",
    "MAX_QUORUM",
    "MAX_THEMES",
    "MAX_WAITING",
    "Group",
    "GroupContent",
    "GroupDraft",
    "Member",
    "Step",
]

MAX_NAME_CHARACTERS: Final = 200
MAX_GOAL_CHARACTERS: Final = 400
MAX_NOTE_CHARACTERS: Final = 1_000
MAX_THEMES: Final = 5
MAX_WAITING: Final = 200
MAX_QUORUM: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupContent:
    """The texts of a group, sealed together; an empty text is one that was not given.

    Attributes:
        name: One line.
        goal: What they want together.
        themes: Concepts it is about.
        note: What else is worth knowing.
        place: Neighbourhood or part of town.
        waiting: Names out of a list that are no organisation of the network yet.
        training: Of a programme: who is trained, in what, when.
        stage: Of a pilot: how far it is.
        legal_basis: Of a panel: which law or decision it rests on.
        covenant: Of a panel: what its members agreed on.
        agenda: Of a panel: what stands on every agenda.
        quorum: Of a panel: how many organisations have to be there.
        checks: Of a panel: what was found in order at the last process check.
        checked_on: Of a panel: day of that check.
    """

    name: str = field(repr=False)
    goal: str = field(default="", repr=False)
    themes: tuple[str, ...] = field(default=(), repr=False)
    note: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    waiting: tuple[str, ...] = field(default=(), repr=False)
    training: str = field(default="", repr=False)
    stage: PilotStage | None = None
    legal_basis: str = field(default="", repr=False)
    covenant: str = field(default="", repr=False)
    agenda: str = field(default="", repr=False)
    quorum: int | None = None
    checks: tuple[ProcessCheck, ...] = ()
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDraft:
    """What a coordinator says of a group, all of it.

    Attributes:
        content: Its texts.
        kind: What holds it together.
        sector: Kind of organisation, of a group of similar ones.
        state: Open while it works; done or dropped afterwards.
        is_pilot: A programme line that is tried out first.
        review_on: When a pilot is looked at again, a covenant ends.
        is_mine: Only its author may see it.
    """

    content: GroupContent = field(repr=False)
    kind: GroupKind
    sector: Sector | None = None
    state: State = State.OPEN
    is_pilot: bool = False
    review_on: date | None = None
    is_mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One organisation in a group.

    Attributes:
        organisation_id: Which one.
        role: What it does there.
        agreed_on: Day on which it signed the confidentiality agreement.
    """

    organisation_id: UUID
    role: GroupRole = GroupRole.MEMBER
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """At which step of building a network a group is.

    Attributes:
        since: From which day.
        step: Which one.
    """

    since: date
    step: NetworkStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One stored group, opened.

    Attributes:
        group_id: Identifier inside this node; never released.
        draft: What a coordinator would enter to have the same.
        owner_id: Account that alone may see it; None for all coordinators.
        revision: Counts changes, from 1.
        created_at: When it was entered.
        changed_at: When it was last changed.
    """

    group_id: UUID
    draft: GroupDraft = field(repr=False)
    owner_id: UUID | None
    revision: int
    created_at: datetime
    changed_at: datetime

    @property
    def content(self) -> GroupContent:
        """Its texts."""
        return self.draft.content

    @property
    def name(self) -> str:
        """What it is called."""
        return self.draft.content.name


class _Day(WireField[date]):
    """A day of the calendar."""

    def read(self, value: object) -> date:
        """Return the day that ``value`` spells."""
        if not isinstance(value, str):
            raise refusal(Reason.NOT_A_STRING)
        try:
            return date.fromisoformat(value)
        except ValueError as exc:
            raise refusal(Reason.WRONG_SHAPE) from exc

    def write(self, value: date) -> object:
        """Return the day as it is written everywhere here."""
        return value.isoformat()

    def json_schema(self) -> dict[str, object]:
        """Return its form."""
        return {"type": "string", "format": "date"}


def _line(*, required: bool = False) -> Text:
    if required:
        return Text(max_characters=MAX_NAME_CHARACTERS, lines=False, required=True)
    return OptionalText(max_characters=MAX_NAME_CHARACTERS, lines=False)


def _text(most: int = MAX_NOTE_CHARACTERS) -> Text:
    return OptionalText(max_characters=most)


class GroupContentSchema(RecordSchema):
    """Form of the sealed column; an unknown member is an error."""

    record = GroupContent

    name = _line(required=True)
    goal = _text(MAX_GOAL_CHARACTERS)
    themes = ListOf(ConceptId(), maximum=MAX_THEMES)
    note = _text()
    place = _line()
    waiting = ListOf(_line(required=True), maximum=MAX_WAITING)
    training = _text()
    stage = Code(PilotStage)
    legal_basis = _text(MAX_GOAL_CHARACTERS)
    covenant = _text()
    agenda = _text()
    quorum = StrictInteger(minimum=1, maximum=MAX_QUORUM)
    checks = ListOf(Code(ProcessCheck), maximum=len(ProcessCheck))
    checked_on = _Day()


CONTENT: Final = GroupContentSchema()
"""The one schema of a group's texts; loading does not change it."""
