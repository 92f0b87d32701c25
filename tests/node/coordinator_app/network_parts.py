"""One of everything a network holds, every text of it a marked word."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.meetings.meeting import AgendaItem, MeetingContent, MeetingDraft
from node.private.meetings.meetings import add_meeting
from node.private.meetings.participants import invite
from node.private.meetings.task import TaskContent, TaskDraft
from node.private.meetings.tasks import add_task
from node.private.meetings.words import AgendaKind, Format
from node.private.network.contact import ContactContent, ContactDraft
from node.private.network.contacts import add_contact
from node.private.network.fact import FactContent, FactDraft
from node.private.network.facts import add_fact
from node.private.network.group import GroupContent, GroupDraft, Member
from node.private.network.group_members import change_members, take_step
from node.private.network.groups import add_group
from node.private.network.log import write_line
from node.private.network.log_kinds import DUE_KINDS, PAIR_KINDS
from node.private.network.log_line import LogContent, LogDraft, PauseNote
from node.private.network.organisation import Offer, OrganisationContent, OrganisationDraft
from node.private.network.organisations import add_organisation
from node.private.network.words import (
    ContactKind,
    Door,
    FactKind,
    GroupKind,
    LawfulBasis,
    LogKind,
    Part,
    RefusalReason,
)
from node.private.packs.any_list import read_list
from node.private.packs.staging import stage_list
from schemas.practice_words import NetworkStep, Sector

__all__ = [
    "Filling",
    "Mark",
    "enter_contact",
    "enter_fact",
    "enter_group",
    "enter_import",
    "enter_meeting",
    "enter_organisation",
    "enter_task",
    "log_everything",
]

Mark = Callable[[str], str]
"""Makes a marked word for a text, by what it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Who fills the network with what.

    Attributes:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who enters it.
        mark: Makes a marked word for each text.
        is_mine: Whether only the actor may see it.
        today: The day of the town.
    """

    session: Session
    node: Node
    actor: Person
    mark: Mark
    is_mine: bool
    today: date


def enter_organisation(filling: Filling, called: str) -> UUID:
    mark = filling.mark
    return add_organisation(
        filling.session,
        node=filling.node,
        actor=filling.actor,
        draft=OrganisationDraft(
            content=OrganisationContent(
                name=mark(f"name of {called}"),
                aliases=(mark(f"other name of {called}"),),
                place=mark(f"place of {called}"),
                area=mark(f"area of {called}"),
                mandate=mark(f"mandate of {called}"),
                aim=mark(f"aim of {called}"),
                tasks=mark(f"tasks of {called}"),
                can_share=mark(f"what {called} can share"),
                cannot_share=mark(f"what {called} cannot share"),
                source=mark(f"source of {called}"),
                agreement=mark(f"agreement with {called}"),
                agreed_role=mark(f"agreed role of {called}"),
                channel=mark(f"channel of {called}"),
                offers=(Offer(topic="mentoring", form=mark(f"offer of {called}")),),
                needs=("media-literacy",),
                interests=("mentoring",),
            ),
            sector=Sector.SPORT,
            part=Part.INFORMAL,
            door=Door.SPORT,
            is_mine=filling.is_mine,
            confirmed_on=filling.today,
            agreement_until=filling.today,
        ),
    )


def enter_contact(filling: Filling, organisation_id: UUID) -> UUID:
    mark = filling.mark
    return add_contact(
        filling.session,
        node=filling.node,
        actor=filling.actor,
        import_id=uuid4(),  # out of a list, so that the name waits
        draft=ContactDraft(
            organisation_id=organisation_id,
            kind=ContactKind.PROFESSIONAL,
            basis=LawfulBasis.PUBLIC_TASK,
            content=ContactContent(
                name=mark("name of a contact"),
                function=mark("function of a contact"),
                mailbox=f"{mark('mailbox of a contact')}@organisation.example",
                source=mark("source of a contact"),
            ),
        ),
    )


def log_everything(filling: Filling, organisation_id: UUID, other_id: UUID) -> UUID:
    """Log one line of every kind; return the introduction."""
    mark, found = filling.mark, organisation_id
    for kind in LogKind:
        pause = (
            PauseNote(
                aim=mark("aim of a pause"),
                harm=mark("harm of a pause"),
                alternatives=mark("alternatives of a pause"),
                agreed_with=mark("who agreed to a pause"),
            )
            if kind is LogKind.PAUSE
            else None
        )
        number = write_line(
            filling.session,
            node=filling.node,
            actor=filling.actor,
            draft=LogDraft(
                kind=kind,
                happened_on=filling.today,
                organisation_id=organisation_id,
                other_id=other_id if kind in PAIR_KINDS else None,
                reason=RefusalReason.LAW if kind is LogKind.REFUSED else None,
                due_on=filling.today if kind in DUE_KINDS else None,
                content=LogContent(
                    text=mark(f"text of the log: {kind}"),
                    place=mark(f"place of the log: {kind}"),
                    department=mark(f"department of the log: {kind}"),
                    themes=("mentoring",),
                    pause=pause,
                ),
            ),
        )
        if kind is LogKind.LINKED:
            found = number
    return found


def enter_group(filling: Filling, kind: GroupKind, organisation_id: UUID) -> UUID:
    mark = filling.mark
    is_panel = kind is GroupKind.PANEL
    number = add_group(
        filling.session,
        node=filling.node,
        actor=filling.actor,
        draft=GroupDraft(
            kind=kind,
            is_mine=filling.is_mine,
            review_on=filling.today,
            content=GroupContent(
                name=mark(f"name of a {kind}"),
                goal=mark(f"goal of a {kind}"),
                note=mark(f"note of a {kind}"),
                place=mark(f"place of a {kind}"),
                training=mark(f"training of a {kind}"),
                legal_basis=mark(f"legal basis of a {kind}") if is_panel else "",
                covenant=mark(f"covenant of a {kind}") if is_panel else "",
                agenda=mark(f"agenda of a {kind}") if is_panel else "",
            ),
        ),
    )
    members = [Member(organisation_id=organisation_id)]
    change_members(
        filling.session,
        node=filling.node,
        actor=filling.actor,
        group_id=number,
        members=members,
    )
    take_step(
        filling.session,
        node=filling.node,
        actor=filling.actor,
        group_id=number,
        step=NetworkStep.STEP2_SIMILAR,
    )
    return number


def enter_meeting(filling: Filling, group_id: UUID, organisation_id: UUID) -> UUID:
    mark = filling.mark
    number = add_meeting(
        filling.session,
        node=filling.node,
        actor=filling.actor,
        draft=MeetingDraft(
            format=Format.TRAINING,
            starts_at=filling.node.clock() - timedelta(days=1),
            minutes=90,
            group_id=group_id,
            is_mine=filling.is_mine,
            content=MeetingContent(
                title=mark("title of a meeting"),
                purpose=mark("purpose of a meeting"),
                place=mark("place of a meeting"),
                agenda=(AgendaItem(minutes=30, kind=AgendaKind.TALK, text=mark("agenda item")),),
                themes=("mentoring",),
                problem=mark("problem of a meeting"),
                shared_aim=mark("shared aim of a meeting"),
                notes=mark("notes of a meeting"),
            ),
        ),
    )
    invite(
        filling.session,
        node=filling.node,
        actor=filling.actor,
        meeting_id=number,
        organisations=[organisation_id],
        seats=2,
    )
    return number


def enter_task(filling: Filling, meeting_id: UUID, organisation_id: UUID) -> UUID:
    return add_task(
        filling.session,
        node=filling.node,
        actor=filling.actor,
        draft=TaskDraft(
            content=TaskContent(text=filling.mark("what was agreed")),
            meeting_id=meeting_id,
            organisation_id=organisation_id,
            due_on=filling.today,
        ),
    )


def enter_fact(filling: Filling) -> UUID:
    mark = filling.mark
    return add_fact(
        filling.session,
        node=filling.node,
        actor=filling.actor,
        draft=FactDraft(
            kind=FactKind.FIGURE,
            dated_on=filling.today,
            content=FactContent(
                statement=mark("statement of a fact"), number="120", source=mark("source of a fact")
            ),
        ),
    )


def enter_import(filling: Filling) -> UUID:
    mark = filling.mark
    name, other = mark("name of a list"), mark("cell of a list")
    data = f"organisation;sector;note\n{other};Sport;{mark('column that is left out')}\n"
    sheet = read_list(data.encode())
    return stage_list(
        filling.session, node=filling.node, actor=filling.actor, name=f"{name}.csv", sheet=sheet
    )
