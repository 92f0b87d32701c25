"""The take-aways of a meeting for those who were there: one draft, no names of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.language import speak
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_day, local_moment
from node.private.mail_draft import MailDraft
from node.private.meetings.invitation import contacts_of, mailboxes_of
from node.private.meetings.meeting import Meeting
from node.private.meetings.meetings import get_meeting_row
from node.private.meetings.participants import Participant, list_participants, organisations_of
from node.private.meetings.sharing import find_names
from node.private.meetings.task import Task
from node.private.meetings.words import Attendance, MeetingState, TaskRole
from node.private.network.changes import next_change, record_change
from node.private.network.contacts import list_contacts
from node.private.network.models import ContactRow
from node.private.network.organisations import name_organisations
from node.screens.formats import day

__all__ = ["SharedTakeAways", "mark_shared", "write_take_aways"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTakeAways:
    """Take-aways that can be sent.

    Attributes:
        draft: The mail.
        names: Names of contacts that stand in it and should not.
        unreached: Organisations that were there and of which no mailbox is known.
    """

    draft: MailDraft = field(repr=False)
    names: tuple[str, ...] = field(repr=False)
    unreached: tuple[UUID, ...]


def write_take_aways(
    session: Session,
    *,
    node: Node,
    person: Person,
    meeting: Meeting,
    tasks: Sequence[Task],
    language: str,
) -> SharedTakeAways:
    """Return the mail to those who were there.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who writes it.
        meeting: Of what.
        tasks: Its take-aways.
        language: In which language; the coordinator's own texts stay as they wrote them.
    """
    chairs = _there(session, person, meeting.meeting_id)
    there = organisations_of(chairs)
    reached = contacts_of(session, node=node, person=person, organisations=there)
    mailboxes = mailboxes_of(chairs, reached)
    # Whoever was not told yet is not written to, and even less to be read about by others.
    known = list_contacts(
        session, node=node, person=person, where=(ContactRow.organisation_id.in_(there),)
    )
    asked = {*there, *(each for task in tasks for each in _organisations_of(task))}
    called = name_organisations(session, node=node, person=person, ids=asked)
    with speak(language):
        text = _text(meeting, tasks, called, node=node, person=person)
        subject = _("What we take away: %(title)s") % {"title": meeting.title}
    hidden = {mailbox: None for found in mailboxes.values() for mailbox in found}
    return SharedTakeAways(
        draft=MailDraft(
            sender=person.mailbox, hidden=tuple(hidden), subject=subject, text=text, calendar=None
        ),
        names=find_names(
            f"{meeting.title}\n{text}",
            (each.content.name for each in known if each.content.name),
        ),
        unreached=tuple(each for each, found in mailboxes.items() if not found),
    )


def mark_shared(session: Session, *, node: Node, actor: Person, meeting_id: UUID) -> None:
    """Say that the take-aways are with those who were there; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        InputRefusedError: The meeting was not held.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    row = get_meeting_row(session, actor, meeting_id)
    if row.state is not MeetingState.HELD:
        raise InputRefusedError(_("Say first who was there."))
    row.shared_on = local_day(node)
    row.revision += 1
    row.change_number, row.changed_at = number, node.clock()
    session.flush()
    record_change(session, node=node, actor=actor, action="take_aways_shared", about=meeting_id)


def _there(session: Session, person: Person, meeting_id: UUID) -> tuple[Participant, ...]:
    chairs = list_participants(session, person=person, meeting_id=meeting_id)
    return tuple(each for each in chairs if each.attendance is Attendance.CAME)


def _organisations_of(task: Task) -> set[UUID]:
    responsible = task.draft.organisation_id
    return {*task.draft.parts} | ({responsible} if responsible is not None else set())


def _text(
    meeting: Meeting,
    tasks: Sequence[Task],
    called: Mapping[UUID, str],
    *,
    node: Node,
    person: Person,
) -> str:
    held_on = day(local_moment(node, meeting.starts_at).date())
    parts = [
        _("On %(day)s we met: %(title)s. This is what we take away.")
        % {"day": held_on, "title": meeting.title},
    ]
    if meeting.content.shared_aim:
        aim = {"aim": meeting.content.shared_aim}
        parts.append(_("What we want to reach together: %(aim)s") % aim)
    lines = [_task_line(task, called, town=node.settings.name) for task in tasks]
    if lines:
        parts.append("\n".join(lines))
    parts.append(
        _("Is something not as you remember it? Write to %(name)s, %(mailbox)s.")
        % {"name": person.name, "mailbox": person.mailbox}
    )
    return "\n\n".join(parts) + "\n"


def _task_line(task: Task, called: Mapping[UUID, str], *, town: str) -> str:
    responsible = task.draft.organisation_id
    who = _("the town of %(town)s") % {"town": town}
    if responsible is not None:
        who = called.get(responsible, _("an organisation"))
    line = f"- {task.text}\n  " + _("Responsible: %(who)s") % {"who": who}
    if task.draft.due_on is not None:
        line += "\n  " + _("By: %(day)s") % {"day": day(task.draft.due_on)}
    helping = [called[each] for each in task.with_role(TaskRole.CONTRIBUTES) if each in called]
    if helping:
        line += "\n  " + _("Contributes: %(who)s") % {"who": ", ".join(helping)}
    return line
