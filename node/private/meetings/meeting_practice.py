"""A practice out of a meeting that was held, or out of all those of its group, with names left out.

What becomes of it is a private draft: its author reads it, ticks, and decides later whether it is
released. In place of an organisation stands what kind of one it is, in place of a contact a role.
"""

from collections.abc import Sequence
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.local_time import local_moment
from node.private.meetings.meeting import Meeting
from node.private.meetings.meetings import get_meeting, list_meetings
from node.private.meetings.models import MeetingRow, ParticipantRow, TaskRow
from node.private.meetings.sharing import leave_out
from node.private.meetings.task import Task
from node.private.meetings.tasks import list_tasks
from node.private.meetings.word_labels import label as meeting_word
from node.private.meetings.words import Attendance, Format, MeetingState
from node.private.network.contacts import list_contacts
from node.private.network.models import ContactRow, OrganisationRow
from node.private.network.organisations import list_organisations
from node.private.network.words import Part
from node.private.practices.practice import (
    MAX_ANSWER_CHARACTERS,
    MAX_THEMES,
    MAX_TITLE_CHARACTERS,
    PracticeContent,
)
from node.private.practices.service import save_practice
from node.screens.code_words import label
from schemas.practice_parts import Period
from schemas.practice_words import NetworkPart, NetworkStep, PracticeKind, Sector

__all__ = ["draft_practice", "series_of"]

_KINDS = {
    Format.SIMILAR: PracticeKind.NETWORK,
    Format.PROBLEM: PracticeKind.NETWORK,
    Format.KICK_OFF: PracticeKind.EVENT,
    Format.PANEL: PracticeKind.PANEL,
    Format.TRAINING: PracticeKind.TRAINING,
    Format.STUDY_VISIT: PracticeKind.EVENT,
}
_STEPS = {
    Format.SIMILAR: NetworkStep.STEP2_SIMILAR,
    Format.PROBLEM: NetworkStep.STEP3_SAME_GOAL,
    Format.KICK_OFF: NetworkStep.STEP3_SAME_GOAL,
}


def draft_practice(
    session: Session,
    *,
    node: Node,
    actor: Person,
    meeting_id: UUID,
    is_series: bool,
    practice_id: UUID | None = None,
) -> UUID:
    """Write a private practice down from what was held; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator whose practice it becomes.
        meeting_id: Which meeting.
        is_series: All meetings its group held, and not this one alone.
        practice_id: Number the page brought along, so that a form sent twice writes one.

    Returns:
        Its number.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is no meeting of this number that the actor may see.
        InputRefusedError: It was not held.
        WorryFoundError: A text is about a person at risk.
    """
    meeting = get_meeting(session, node=node, person=actor, meeting_id=meeting_id)
    if meeting.state is not MeetingState.HELD:
        raise InputRefusedError(_("Only a meeting that was held becomes a practice."))
    held = series_of(session, node=node, person=actor, meeting=meeting) if is_series else (meeting,)
    content = _content(session, held, node=node, actor=actor)
    practice = save_practice(
        session,
        node=node,
        actor=actor,
        practice_id=practice_id or uuid4(),
        content=content,
        revision=0,
    )
    return practice.practice_id


def series_of(
    session: Session, *, node: Node, person: Person, meeting: Meeting
) -> tuple[Meeting, ...]:
    """Return the meetings that the group of a meeting held, the first one first."""
    if meeting.draft.group_id is None:
        return (meeting,)
    where = [
        MeetingRow.group_id == meeting.draft.group_id,
        MeetingRow.state == MeetingState.HELD,
    ]
    return list_meetings(session, node=node, person=person, where=where)


def _content(
    session: Session, held: Sequence[Meeting], *, node: Node, actor: Person
) -> PracticeContent:
    numbers = [each.meeting_id for each in held]
    there = list_organisations(
        session,
        node=node,
        person=actor,
        where=[
            OrganisationRow.organisation_id.in_(
                select(ParticipantRow.organisation_id).where(
                    ParticipantRow.meeting_id.in_(numbers),
                    ParticipantRow.attendance == Attendance.CAME,
                )
            )
        ],
    )
    ids = [each.organisation_id for each in there]
    # Also whoever was not told yet: a name in quarantine is left out like any other.
    contacts = list_contacts(
        session, node=node, person=actor, where=(ContactRow.organisation_id.in_(ids),)
    )
    names = [
        *(
            (name, _kind_of(each.draft.sector))
            for each in there
            for name in (each.name, *each.content.aliases)
        ),
        *((each.content.name, _("a contact")) for each in contacts if each.content.name),
    ]
    tasks = list_tasks(session, node=node, person=actor, where=[TaskRow.meeting_id.in_(numbers)])
    sectors = tuple(sorted({each.draft.sector for each in there}))
    first = held[0]

    def told(texts: Sequence[str]) -> str:
        whole = "\n\n".join(dict.fromkeys(text for text in texts if text))
        return leave_out(whole, names)[:MAX_ANSWER_CHARACTERS].strip()

    return PracticeContent(
        language=node.settings.language,
        title=leave_out(first.title, names)[:MAX_TITLE_CHARACTERS].strip(),
        situation=told([each.content.problem for each in held]),
        aim=told([each.content.shared_aim or each.content.purpose for each in held]),
        partners=", ".join(label(sector) for sector in sectors),
        approach=told([_agenda_of(each) for each in held]),
        result=told([_done(tasks)]),
        differently=told([each.content.process_check for each in held]),
        kind=_KINDS[first.format],
        themes=tuple(dict.fromkeys(t for each in held for t in each.content.themes))[:MAX_THEMES],
        network_step=_STEPS.get(first.format),
        network_part=_network_part({each.draft.part for each in there}),
        partner_sectors=sectors,
        period=Period(start=_month(held[0], node), end=_month(held[-1], node)),
    )


def _kind_of(sector: Sector) -> str:
    return _("an organisation (%(kind)s)") % {"kind": label(sector).lower()}


def _agenda_of(meeting: Meeting) -> str:
    lines = [
        f"- {meeting_word(item.kind)}" + (f": {item.text}" if item.text else "")
        for item in meeting.content.agenda
    ]
    return "\n".join([meeting_word(meeting.format), *lines])


def _done(tasks: Sequence[Task]) -> str:
    return "\n".join(f"- {task.text}" for task in tasks)


def _network_part(parts: set[Part]) -> NetworkPart | None:
    if parts == {Part.FORMAL}:
        return NetworkPart.FORMAL
    if parts == {Part.INFORMAL}:
        return NetworkPart.INFORMAL
    return NetworkPart.BOTH if parts else None


def _month(meeting: Meeting, node: Node) -> str:
    return f"{local_moment(node, meeting.starts_at):%Y-%m}"
