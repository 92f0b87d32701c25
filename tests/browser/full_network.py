"""One of everything in the network of a town of the running demo, beside what the demo tells.

It is written by the services that the pages call. Every part of the method is on, one organisation
has a word of ninety letters in its name, a meeting is to come, with its rounds and its tables, and
another was held, with what was agreed there.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day
from node.private.meetings.agenda import agenda_for
from node.private.meetings.attendance import record_attendance
from node.private.meetings.breakouts import Theme
from node.private.meetings.meeting import MeetingContent, MeetingDraft
from node.private.meetings.meetings import add_meeting
from node.private.meetings.models import MeetingRow, TaskRow
from node.private.meetings.participants import invite, list_participants
from node.private.meetings.round_making import make_break_outs, make_speed_dates
from node.private.meetings.rounds import OddRule
from node.private.meetings.words import Format
from node.private.network.group_members import add_members
from node.private.network.group_models import FactRow, GroupRow, ImportRow, MemberRow
from node.private.network.models import ContactRow, LogRow
from node.private.network.organisations import name_organisations
from node.private.network.words import GroupKind, LogKind
from node.private.packs.staging import choose_columns
from tests.node.coordinator_app.network_parts import (
    Filling,
    enter_contact,
    enter_fact,
    enter_group,
    enter_import,
    enter_meeting,
    enter_organisation,
    enter_task,
    log_everything,
)
from tests.node.coordinator_app.network_things import fill_for_all

__all__ = ["fill_network"]

_OWN: Final = "Name of an organisation"
_ABOUT_ORGANISATION: Final = ("organisations", "care", "erasing.ask_organisation")
_ABOUT_CONTACT: Final = ("contact_letter", "quarantine", "erasing.ask_contact")
_ABOUT_LINE: Final = ("log", "introductions", "useful")
_TO_COME: Final = ("meetings", "meeting_guests", "meeting_rounds")
_HELD: Final = ("after_meeting", "meeting_attendance", "take_aways", "meeting_practice")
"""Rooms or endpoints whose addresses are about the same thing."""

_PARTNERS: Final = 9
_ROUNDS: Final = 5


def fill_network(
    session: Session, *, node: Node, author: Person, long_word: str
) -> Mapping[str, Mapping[str, object]]:
    """Fill the network of a town and return the words that addresses of its pages have; commits.

    Args:
        session: Session of a process that may write the private database.
        node: The town's node.
        author: Its coordinator.
        long_word: Word that stands in a name.
    """
    filling = Filling(
        session=session,
        node=node,
        actor=author,
        mark=lambda called: _text(called, long_word),
        is_mine=False,
        today=local_day(node),
    )
    own = _own(filling)
    if own is None:
        partners = [*name_organisations(session, node=node, person=author)][:_PARTNERS]
        own = _enter(filling, partners)
    return _values(session, own)


def _text(called: str, long_word: str) -> str:
    if called.startswith("mailbox"):
        return called.replace(" ", "-")
    text = called.capitalize()
    return f"{text} {long_word}" if text == _OWN else text


def _own(filling: Filling) -> UUID | None:
    """Return the organisation with the long word, if the town was filled before."""
    names = name_organisations(filling.session, node=filling.node, person=filling.actor)
    return next((number for number, name in names.items() if name.startswith(_OWN)), None)


def _enter(filling: Filling, partners: Sequence[UUID]) -> UUID:
    fill_for_all(filling)
    own = enter_organisation(filling, "an organisation")
    other = enter_organisation(filling, "another organisation")
    enter_contact(filling, own)
    log_everything(filling, own, other)
    group = enter_group(filling, GroupKind.SAME_GOAL, own)
    enter_group(filling, GroupKind.PROGRAMME, own)
    enter_group(filling, GroupKind.PANEL, own)
    add_members(
        filling.session,
        node=filling.node,
        actor=filling.actor,
        group_id=group,
        organisation_ids=partners,
    )
    held = _hold(filling, group, own, partners)
    enter_task(filling, held, own)
    _plan(filling, group, [own, *partners[:-1]])
    enter_fact(filling)
    _bring(filling)
    filling.session.commit()
    return own


def _bring(filling: Filling) -> None:
    """Bring a list as far as the page that shows what would happen."""
    number = enter_import(filling)
    choose_columns(
        filling.session,
        node=filling.node,
        actor=filling.actor,
        import_id=number,
        columns=("name", "sector", ""),
    )


def _hold(filling: Filling, group: UUID, own: UUID, partners: Sequence[UUID]) -> UUID:
    """Enter a meeting of yesterday to which all but one came."""
    session, node, actor = filling.session, filling.node, filling.actor
    number = enter_meeting(filling, group, own)
    invite(session, node=node, actor=actor, meeting_id=number, organisations=partners, seats=1)
    chairs = list_participants(session, person=actor, meeting_id=number)
    came = [chair.participant_id for chair in chairs][:-1]
    record_attendance(session, node=node, actor=actor, meeting_id=number, came=came, walked_in={})
    return number


def _plan(filling: Filling, group: UUID, organisations: Sequence[UUID]) -> None:
    """Enter a meeting of next week, with rounds and tables; one of its group is not asked yet."""
    session, node, actor = filling.session, filling.node, filling.actor
    number = add_meeting(
        session,
        node=node,
        actor=actor,
        draft=MeetingDraft(
            format=Format.KICK_OFF,
            starts_at=node.clock() + timedelta(days=7),
            minutes=180,
            group_id=group,
            content=MeetingContent(
                title=filling.mark("title of a meeting to come"),
                purpose=filling.mark("purpose of a meeting"),
                place=filling.mark("place of a meeting"),
                agenda=agenda_for(Format.KICK_OFF),
                themes=("mentoring", "media-literacy"),
            ),
        ),
    )
    invite(session, node=node, actor=actor, meeting_id=number, organisations=organisations, seats=2)
    make_speed_dates(
        session,
        node=node,
        actor=actor,
        meeting_id=number,
        rounds=_ROUNDS,
        minutes=4,
        odd=OddRule.THREE,
        seed=1,
    )
    themes = [Theme(concept=each, most=20) for each in ("mentoring", "media-literacy")]
    make_break_outs(session, node=node, actor=actor, meeting_id=number, themes=themes, least=3)


def _values(session: Session, own: UUID) -> Mapping[str, Mapping[str, object]]:
    groups = _groups(session, own)
    held, to_come = _meetings(session, groups[GroupKind.SAME_GOAL])
    contact_id = session.scalars(
        select(ContactRow.contact_id).where(ContactRow.organisation_id == own)
    ).one()
    line_id, other_id = session.execute(
        select(LogRow.line_id, LogRow.other_id).where(
            LogRow.organisation_id == own, LogRow.kind == LogKind.LINKED
        )
    ).one()
    values: dict[str, Mapping[str, object]] = {
        "contacts": {"organisation_id": own, "contact_id": contact_id},
        "introductions.confirm": {"organisation": own, "other": other_id},
        "groups": {"group_id": groups[GroupKind.SAME_GOAL]},
        "programmes": {"group_id": groups[GroupKind.PROGRAMME]},
        "panels": {"group_id": groups[GroupKind.PANEL]},
        "after_meeting.task": {"task_id": _task(session, held)},
        "facts": {"fact_id": _first_fact(session)},
        "network_import": {"import_id": _waiting(session)},
        "optional": {"code": "F04"},
        "meetings.new": {"format": Format.KICK_OFF},
    }
    values |= {room: {"organisation_id": own} for room in _ABOUT_ORGANISATION}
    values |= {room: {"contact_id": contact_id} for room in _ABOUT_CONTACT}
    values |= {room: {"line_id": line_id} for room in _ABOUT_LINE}
    values |= {room: {"meeting_id": to_come} for room in _TO_COME}
    return values | {room: {"meeting_id": held} for room in _HELD}


def _groups(session: Session, own: UUID) -> Mapping[GroupKind, UUID]:
    rows = session.scalars(
        select(GroupRow)
        .join(MemberRow, MemberRow.group_id == GroupRow.group_id)
        .where(MemberRow.organisation_id == own)
    )
    return {row.kind: row.group_id for row in rows}


def _meetings(session: Session, group: UUID) -> Sequence[UUID]:
    """Return the meeting that was held, and the one to come."""
    return session.scalars(
        select(MeetingRow.meeting_id)
        .where(MeetingRow.group_id == group)
        .order_by(MeetingRow.starts_at)
    ).all()


def _task(session: Session, held: UUID) -> UUID:
    return session.scalars(select(TaskRow.task_id).where(TaskRow.meeting_id == held)).one()


def _first_fact(session: Session) -> UUID:
    return session.scalars(select(FactRow.fact_id).order_by(FactRow.fact_id).limit(1)).one()


def _waiting(session: Session) -> UUID:
    """Return the list that was brought and is not stored yet."""
    return session.scalars(select(ImportRow.import_id).where(ImportRow.stored_at.is_(None))).one()
