"""Where a contact stands beside its own record: chairs at meetings, and notes that name it.

Notes are about organisations, yet somebody may have written a name into one. They are looked for in
the card and in the log of the contact's organisation, by the name in full, the surname as it is
written, and the mailbox.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_moment
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.words import Attendance
from node.private.network.contact import Contact
from node.private.network.log import open_line
from node.private.network.log_line import LogLine
from node.private.network.models import LogRow
from node.private.network.organisation import OrganisationContent
from node.private.network.organisation_texts import asked_texts
from node.private.network.visible import visible_to

__all__ = ["Chair", "chairs_of", "lines_naming", "name_pattern", "rows_naming", "texts_naming"]

_SHORTEST_SURNAME: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """One meeting at which a contact was expected.

    Attributes:
        meeting_id: Which one.
        day: On which day, by the town's clock.
        came: Whether they were there.
    """

    meeting_id: UUID
    day: date = field()
    came: bool


def chairs_of(
    session: Session, *, node: Node, person: Person, contact_id: UUID
) -> tuple[Chair, ...]:
    """Return the meetings a contact has a chair at, as far as somebody sees them, by day."""
    found = session.execute(
        select(MeetingRow.meeting_id, MeetingRow.starts_at, ParticipantRow.attendance)
        .join(ParticipantRow, ParticipantRow.meeting_id == MeetingRow.meeting_id)
        .where(ParticipantRow.contact_id == contact_id, visible_to(person, MeetingRow.owner_id))
        .order_by(MeetingRow.starts_at, MeetingRow.meeting_id)
    )
    return tuple(
        Chair(
            meeting_id=number,
            day=local_moment(node, starts_at).date(),
            came=attendance is Attendance.CAME,
        )
        for number, starts_at, attendance in found
    )


def lines_naming(
    session: Session, *, node: Node, person: Person, contact: Contact
) -> tuple[LogLine, ...]:
    """Return the lines of the log somebody may see that name a contact, the latest first."""
    return tuple(
        line
        for row, line in rows_naming(session, node=node, contact=contact)
        if row.owner_id in (None, person.account_id)
    )


def rows_naming(
    session: Session, *, node: Node, contact: Contact
) -> Iterator[tuple[LogRow, LogLine]]:
    """Yield every line that names a contact, whoever may see it; for erasing."""
    pattern = name_pattern(contact)
    number = contact.draft.organisation_id
    if pattern is None:
        return
    rows = session.scalars(
        select(LogRow)
        .where(
            or_(LogRow.organisation_id == number, LogRow.other_id == number),
            LogRow.sealed_content.is_not(None),
        )
        .order_by(LogRow.happened_on.desc(), LogRow.line_id)
    )
    for row in rows:
        line = open_line(row, node=node)
        if any(pattern.search(text) for text in _texts(line)):
            yield row, line


def name_pattern(contact: Contact) -> re.Pattern[str] | None:
    """Return what finds a contact in a text; None for one without a name."""
    name = contact.content.name.strip()
    if not name:
        return None
    wanted = [rf"(?i:{re.escape(name)})"]
    surname = name.split()[-1]
    if len(surname) >= _SHORTEST_SURNAME:
        wanted.append(rf"\b{re.escape(surname)}\b")
    if contact.content.mailbox:
        wanted.append(rf"(?i:{re.escape(contact.content.mailbox)})")
    return re.compile("|".join(wanted))


def texts_naming(content: OrganisationContent, contact: Contact) -> Mapping[str, str]:
    """Return the texts of the contact's organisation that name the contact, by member."""
    pattern = name_pattern(contact)
    if pattern is None:
        return {}
    texts = {member: text for member, text in asked_texts(content).items() if member != "name"}
    return {member: text for member, text in texts.items() if pattern.search(text)}


def _texts(line: LogLine) -> tuple[str, ...]:
    content = line.content
    texts = (content.text, content.place, content.department, content.outcome)
    pause = content.pause
    if pause is None:
        return texts
    return (*texts, pause.aim, pause.harm, pause.alternatives, pause.agreed_with)
