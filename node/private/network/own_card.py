"""What the coordinator's own card says: mandate, focus, goals, and what stays where.

The node has one card; every coordinator of the town reads and changes the same. An empty text is
one still to be written: nothing has to be filled in at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from node.private.network.sealed_day import SealedDay
from node.private.sealed_record import OptionalText
from schemas.wire_fields import Month, StrictInteger, Text
from schemas.wire_records import ByLanguage, ListOf, Nested, RecordSchema

__all__ = [
    "CONTENT",
    "MAX_LINE_CHARACTERS",
    "MAX_TEXT_CHARACTERS",
    "MOST_MILESTONES",
    "MOST_OBJECTIVES",
    "Milestone",
    "OwnCard",
    "OwnCardContent",
    "VisitOffer",
]

MAX_LINE_CHARACTERS: Final = 200
MAX_TEXT_CHARACTERS: Final = 1_000
MOST_OBJECTIVES: Final = 3
MOST_MILESTONES: Final = 3
_MONTHS_OF_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """Something that should be there by a month.

    Attributes:
        text: What, in one line.
        month: By when, `YYYY-MM`.
    """

    text: str = field(repr=False)
    month: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitOffer:
    """When and for what colleagues of other towns are welcome.

    Attributes:
        months: Months of any year, 1 to 12, in their order.
        hosts: Who receives them, as roles.
        about: What there is to see.
    """

    months: tuple[int, ...] = ()
    hosts: str = field(default="", repr=False)
    about: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCardContent:
    """The texts of the card, sealed together.

    Attributes:
        focus: One sentence by language: what this network is for.
        legal_basis: On which law or decision the work rests.
        aim: What it is to achieve.
        limits: What the coordinator does not do.
        adopted_by: Who adopted the mandate, and when.
        strategy_on: Day of the town's strategy that the goals follow.
        goals_on: Day on which aim or objectives were last changed.
        objectives: Up to three, in their order.
        milestones: Up to three, in their order.
        visits: What is offered to colleagues who come to look.
        firewall: What stays between prevention and intervention.
        clarity: What happens with what partners tell.
    """

    focus: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    legal_basis: str = field(default="", repr=False)
    aim: str = field(default="", repr=False)
    limits: str = field(default="", repr=False)
    adopted_by: str = field(default="", repr=False)
    strategy_on: date | None = None
    goals_on: date | None = None
    objectives: tuple[str, ...] = field(default=(), repr=False)
    milestones: tuple[Milestone, ...] = field(default=(), repr=False)
    visits: VisitOffer | None = field(default=None, repr=False)
    firewall: str = field(default="", repr=False)
    clarity: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCard:
    """The card of this node, opened.

    Attributes:
        content: Its texts.
        review_on: When the mandate is looked at again.
        elections_on: When the council is elected next.
        firewall_confirmed_on: When colleagues last confirmed what stays where.
        revision: Counts changes; 0 while nobody has written anything.
        changed_by: Account of who changed it last.
        changed_at: When.
    """

    content: OwnCardContent = field(default_factory=OwnCardContent, repr=False)
    review_on: date | None = None
    elections_on: date | None = None
    firewall_confirmed_on: date | None = None
    revision: int = 0
    changed_by: UUID | None = None
    changed_at: datetime | None = None

    def focus_in(self, language: str) -> str:
        """Return the focus statement in a language; in any other if there is none in it."""
        focus = self.content.focus
        return focus.get(language.partition("-")[0]) or next(iter(focus.values()), "")


def _line(*, required: bool = False) -> Text:
    if required:
        return Text(max_characters=MAX_LINE_CHARACTERS, lines=False, required=True)
    return OptionalText(max_characters=MAX_LINE_CHARACTERS, lines=False)


def _text() -> Text:
    return OptionalText(max_characters=MAX_TEXT_CHARACTERS)


class _MilestoneSchema(RecordSchema):
    record = Milestone

    text = _line(required=True)
    month = Month(required=True)


class _VisitOfferSchema(RecordSchema):
    record = VisitOffer

    months = ListOf(StrictInteger(minimum=1, maximum=_MONTHS_OF_A_YEAR), maximum=_MONTHS_OF_A_YEAR)
    hosts = _line()
    about = _text()


class OwnCardSchema(RecordSchema):
    """Form of the sealed column; an unknown member is an error."""

    record = OwnCardContent

    focus = ByLanguage(Text(max_characters=MAX_LINE_CHARACTERS, lines=False))
    legal_basis = _text()
    aim = _text()
    limits = _text()
    adopted_by = _line()
    strategy_on = SealedDay()
    goals_on = SealedDay()
    objectives = ListOf(_line(required=True), maximum=MOST_OBJECTIVES)
    milestones = ListOf(Nested(_MilestoneSchema), maximum=MOST_MILESTONES)
    visits = Nested(_VisitOfferSchema)
    firewall = _text()
    clarity = _text()


CONTENT: Final = OwnCardSchema()
"""The one schema of the card's texts; loading does not change it."""
