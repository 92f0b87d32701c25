"""A small network that the walks go through: invented organisations, with what each walk needs."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person, get_person
from node.private.local_time import local_day
from node.private.meetings.attendance import record_attendance
from node.private.meetings.meeting import MeetingContent, MeetingDraft
from node.private.meetings.meetings import add_meeting
from node.private.meetings.participants import invite, list_participants
from node.private.meetings.task import TaskContent, TaskDraft
from node.private.meetings.tasks import add_task
from node.private.meetings.words import Format
from node.private.network.contact import ContactContent, ContactDraft
from node.private.network.contacts import add_contact
from node.private.network.log import write_line
from node.private.network.log_line import LogDraft
from node.private.network.optional_rows import switch_on
from node.private.network.organisation import Offer, OrganisationContent, OrganisationDraft
from node.private.network.organisations import add_organisation
from node.private.network.words import ContactKind, LogKind, Part
from schemas.practice_words import Sector

__all__ = [
    "ASKED",
    "CLUB",
    "HELD",
    "NEW",
    "SCHOOL",
    "SILENT",
    "SILENT_DAYS",
    "TASK",
    "UNSPOKEN",
    "prepare",
]

SCHOOL: Final = "Basisschool De Lindeboom"
CLUB: Final = "Sportclub Kastanjelaan"
SILENT: Final = "Buurthuis Het Anker"
ASKED: Final = "Bibliotheek De Leeslamp"
NEW: Final = "Jeugdhuis De Vlonder"
UNSPOKEN: Final = "Kleine Kring Vijverhof"
SILENT_DAYS: Final = 120
HELD: Final = "Overleg over huiswerk"
TASK: Final = "Een lokaal openen op woensdag"

_ASKS: Final = 3


def prepare(session: Session, node: Node) -> None:
    """Enter the network; commits."""
    author = get_person(session, node=node, handle="coordinator")
    today = local_day(node)
    school, club, silent, asked, _unspoken, _new = (
        _enter(session, node, author, *each)
        for each in (
            (SCHOOL, Sector.SCHOOL, Part.FORMAL, ("mentoring",), ()),
            (CLUB, Sector.SPORT, Part.INFORMAL, (), ("mentoring",)),
            (SILENT, Sector.YOUTH_WORK, Part.INFORMAL, (), ()),
            (ASKED, Sector.SCHOOL, Part.FORMAL, (), ()),
            (UNSPOKEN, Sector.SPORT, Part.INFORMAL, (), ()),
            (NEW, Sector.YOUTH_WORK, Part.INFORMAL, (), ()),
        )
    )
    _log(session, node, author, LogKind.WAS_THERE, silent, today - timedelta(days=SILENT_DAYS))
    for days in range(1, _ASKS + 1):
        _log(session, node, author, LogKind.WE_ASKED, asked, today - timedelta(days=days))
    _hold(session, node, author, [school, club])
    switch_on(
        session,
        node=node,
        actor=author,
        code="F33",
        reason="De gemeenteraad vraagt ernaar.",
        advice="Gevraagd op 1 maart: geen bezwaar.",
    )
    session.commit()


def _enter(
    session: Session,
    node: Node,
    author: Person,
    name: str,
    sector: Sector,
    part: Part,
    needs: Sequence[str],
    offers: Sequence[str],
) -> UUID:
    content = OrganisationContent(
        name=name,
        mandate="Wat de eigen statuten zeggen.",
        needs=tuple(needs),
        offers=tuple(Offer(topic=each, form="begeleiding") for each in offers),
        interests=("mentoring",),
    )
    draft = OrganisationDraft(content=content, sector=sector, part=part)
    number = add_organisation(session, node=node, actor=author, draft=draft)
    reached = ContactDraft(
        organisation_id=number,
        kind=ContactKind.ROLE_MAILBOX,
        content=ContactContent(
            function="Mailbox van de functie", mailbox=f"contact@{sector.value}.example"
        ),
    )
    add_contact(session, node=node, actor=author, draft=reached)
    return number


def _log(
    session: Session, node: Node, author: Person, kind: LogKind, about: UUID, day: date
) -> None:
    draft = LogDraft(kind=kind, happened_on=day, organisation_id=about)
    write_line(session, node=node, actor=author, draft=draft)


def _hold(session: Session, node: Node, author: Person, guests: Sequence[UUID]) -> None:
    """Enter a meeting of yesterday, with somebody of each guest, and what was agreed."""
    number = add_meeting(
        session,
        node=node,
        actor=author,
        draft=MeetingDraft(
            format=Format.PROBLEM,
            starts_at=node.clock() - timedelta(days=1),
            minutes=90,
            content=MeetingContent(title=HELD, problem="Kinderen hebben geen plek voor huiswerk."),
        ),
    )
    invite(session, node=node, actor=author, meeting_id=number, organisations=guests, seats=1)
    chairs = list_participants(session, person=author, meeting_id=number)
    came = [chair.participant_id for chair in chairs]
    record_attendance(session, node=node, actor=author, meeting_id=number, came=came, walked_in={})
    add_task(
        session,
        node=node,
        actor=author,
        draft=TaskDraft(
            content=TaskContent(text=TASK), meeting_id=number, organisation_id=guests[0]
        ),
    )
