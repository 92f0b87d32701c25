"""How near a record is to the organisation of a contact: its own, one of several, or far."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from node.private.meetings.models import ParticipantRow, TaskPart, TaskRow
from node.private.network.contact import Contact
from node.private.network.group_models import MemberRow
from node.private.network.models import ContactRow, LogRow
from node.private.packs.contact_patterns import Circle
from node.private.packs.noted_texts import Key
from node.private.packs.slices import in_slices

__all__ = ["Nearness", "read_nearness"]

_FEW: Final = 4_000
"""Of more records than these, all are asked for, which is quicker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Concern:
    """Where it stands which organisations a sort of record concerns.

    Attributes:
        record: Number of the record.
        organisation: Number of the organisation.
        meeting: Of a record that is about the organisations at a meeting, the meeting's number.
    """

    record: InstrumentedAttribute[Any]
    organisation: InstrumentedAttribute[Any]
    meeting: InstrumentedAttribute[Any] | None = None

    @property
    def asked(self) -> Select[Any]:
        """The question for every record and organisation."""
        pairs = select(self.record, self.organisation)
        if self.meeting is None:
            return pairs
        return pairs.join(ParticipantRow, ParticipantRow.meeting_id == self.meeting)


_OWN: Final = (
    _Concern(record=LogRow.line_id, organisation=LogRow.organisation_id),
    _Concern(record=LogRow.line_id, organisation=LogRow.other_id),
    _Concern(record=TaskRow.task_id, organisation=TaskRow.organisation_id),
    _Concern(record=ContactRow.contact_id, organisation=ContactRow.organisation_id),
)
"""Records that are an organisation's own."""

_AT_MEETING: Final = ParticipantRow.organisation_id
_SHARED: Final = (
    _Concern(record=ParticipantRow.meeting_id, organisation=_AT_MEETING),
    _Concern(record=MemberRow.group_id, organisation=MemberRow.organisation_id),
    _Concern(record=TaskPart.task_id, organisation=TaskPart.organisation_id),
    _Concern(record=TaskRow.task_id, organisation=_AT_MEETING, meeting=TaskRow.meeting_id),
    _Concern(record=LogRow.line_id, organisation=_AT_MEETING, meeting=LogRow.meeting_id),
)
"""Records in which an organisation is one of several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """Records with the organisations that they concern.

    Attributes:
        own: Where a record is an organisation's own.
        shared: Where an organisation is one of several.
    """

    own: frozenset[tuple[UUID, UUID]]
    shared: frozenset[tuple[UUID, UUID]]

    def circle(self, contact: Contact, record_id: Key) -> Circle:
        """Return how near a record is to the organisation of a contact."""
        organisation_id = contact.draft.organisation_id
        # What the list is called that brought a contact is about its organisation too.
        if record_id in (organisation_id, contact.import_id):
            return Circle.OWN
        if (record_id, organisation_id) in self.own:
            return Circle.OWN
        return Circle.SHARED if (record_id, organisation_id) in self.shared else Circle.FAR


def read_nearness(
    session: Session, contacts: Sequence[Contact], *, among: Collection[UUID] | None = None
) -> Nearness:
    """Return which records concern the organisations of some contacts.

    Args:
        session: Session that reads the private database.
        contacts: Whose organisations.
        among: Records it is asked of; None for all.
    """
    organisations = {each.draft.organisation_id for each in contacts}
    records = None if among is None or len(among) > _FEW else among
    return Nearness(
        own=frozenset(_pairs(session, _OWN, organisations, records)),
        shared=frozenset(_pairs(session, _SHARED, organisations, records)),
    )


def _pairs(
    session: Session,
    concerns: Iterable[_Concern],
    organisations: Collection[UUID],
    records: Collection[UUID] | None,
) -> Iterator[tuple[UUID, UUID]]:
    for concern in concerns:
        for theirs in in_slices(sorted(organisations)):
            asked = concern.asked.where(concern.organisation.in_(theirs))
            questions = (
                [asked]
                if records is None
                else [asked.where(concern.record.in_(some)) for some in in_slices(sorted(records))]
            )
            for question in questions:
                yield from session.execute(question)
