"""What is kept about an organisation: who it is, what it may, what was agreed with it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from node.private.network.words import Door, Part
from node.private.sealed_record import OptionalText
from schemas.practice_words import Sector
from schemas.wire_fields import ConceptId, StrictBoolean, Text
from schemas.wire_records import ListOf, Nested, RecordSchema

__all__ = [
    "CONTENT",
    "MAX_LINE_CHARACTERS",
    "MAX_TEXT_CHARACTERS",
    "Offer",
    "Organisation",
    "OrganisationContent",
    "OrganisationDraft",
]

MAX_LINE_CHARACTERS: Final = 200
MAX_TEXT_CHARACTERS: Final = 1_000
_MAX_ALIASES: Final = 20
_MAX_TOPICS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What an organisation can do for others.

    Attributes:
        topic: Concept of the vocabulary.
        form: In which form, such as a talk or a training; one line.
        is_paid: Whether it asks for money.
    """

    topic: str
    form: str = field(default="", repr=False)
    is_paid: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationContent:
    """The texts of an organisation, sealed together; an empty text is one still to be asked for.

    Attributes:
        name: One line.
        aliases: Other names of it.
        place: Where it is, in words.
        area: Neighbourhood it works in, one line.
        mandate: What it is there for and may do.
        aim: What it wants.
        tasks: What it does.
        can_share: What it can tell.
        cannot_share: What it cannot, and why.
        source: From where this is known.
        agreement: What was agreed, such as a covenant.
        agreed_role: Of an umbrella: what it is and is not for the town.
        channel: How it wishes to be reached, and about what.
        offers: What it can do for others.
        needs: Concepts it looks for help with.
        interests: Concepts it likes to hear about.
    """

    name: str = field(repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    place: str = field(default="", repr=False)
    area: str = field(default="", repr=False)
    mandate: str = field(default="", repr=False)
    aim: str = field(default="", repr=False)
    tasks: str = field(default="", repr=False)
    can_share: str = field(default="", repr=False)
    cannot_share: str = field(default="", repr=False)
    source: str = field(default="", repr=False)
    agreement: str = field(default="", repr=False)
    agreed_role: str = field(default="", repr=False)
    channel: str = field(default="", repr=False)
    offers: tuple[Offer, ...] = field(default=(), repr=False)
    needs: tuple[str, ...] = field(default=(), repr=False)
    interests: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDraft:
    """What a coordinator says of an organisation, all of it.

    Attributes:
        content: Its texts.
        sector: Kind of organisation.
        part: Formal or informal part of the network.
        door: Through which door it lets one in.
        umbrella_id: Organisation it is a member of.
        pointed_by_id: Organisation that pointed to it.
        is_mine: Only its author may see it.
        is_paused: It is left alone for the time being.
        min_days: Days after which it is called; None for the town's rule.
        most_asks: Asks it bears in 90 days; None for the town's rule.
        confirmed_on: Day on which it said that mandate and tasks are right.
        agreement_until: Last day of what was agreed.
    """

    content: OrganisationContent = field(repr=False)
    sector: Sector
    part: Part
    door: Door | None = None
    umbrella_id: UUID | None = None
    pointed_by_id: UUID | None = None
    is_mine: bool = False
    is_paused: bool = False
    min_days: int | None = None
    most_asks: int | None = None
    confirmed_on: date | None = None
    agreement_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One stored organisation, opened.

    Attributes:
        organisation_id: Identifier inside this node; never released.
        draft: What a coordinator would enter to have the same.
        owner_id: Account that alone may see it; None for all coordinators.
        snoozed_until: Until when it is not named among those to call.
        revision: Counts changes, from 1.
        import_id: List it came in with.
        created_at: When it was entered.
        changed_at: When it was last changed.
    """

    organisation_id: UUID
    draft: OrganisationDraft = field(repr=False)
    owner_id: UUID | None
    snoozed_until: date | None
    revision: int
    import_id: UUID | None
    created_at: datetime
    changed_at: datetime

    @property
    def content(self) -> OrganisationContent:
        """Its texts."""
        return self.draft.content

    @property
    def name(self) -> str:
        """What it is called."""
        return self.draft.content.name


def _line(*, required: bool = False) -> Text:
    if required:
        return Text(max_characters=MAX_LINE_CHARACTERS, lines=False, required=True)
    return OptionalText(max_characters=MAX_LINE_CHARACTERS, lines=False)


def _text() -> Text:
    return OptionalText(max_characters=MAX_TEXT_CHARACTERS)


class _OfferSchema(RecordSchema):
    record = Offer

    topic = ConceptId(required=True)
    form = _line()
    is_paid = StrictBoolean()


class OrganisationContentSchema(RecordSchema):
    """Form of the sealed column; an unknown member is an error."""

    record = OrganisationContent

    name = _line(required=True)
    aliases = ListOf(_line(required=True), maximum=_MAX_ALIASES)
    place = _line()
    area = _line()
    mandate = _text()
    aim = _text()
    tasks = _text()
    can_share = _text()
    cannot_share = _text()
    source = _line()
    agreement = _text()
    agreed_role = _text()
    channel = _line()
    offers = ListOf(Nested(_OfferSchema), maximum=_MAX_TOPICS)
    needs = ListOf(ConceptId(), maximum=_MAX_TOPICS)
    interests = ListOf(ConceptId(), maximum=_MAX_TOPICS)


CONTENT: Final = OrganisationContentSchema()
"""The one schema of an organisation's texts; loading does not change it."""
