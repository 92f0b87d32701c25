"""A small network, with one of everything, as an invented coordinator enters it.

All of it by the services that the pages call, and every part of the method on, so that no page is
left out for want of something to show.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day
from node.private.meetings.breakouts import Theme
from node.private.meetings.meeting import AgendaItem, MeetingContent, MeetingDraft
from node.private.meetings.meetings import add_meeting
from node.private.meetings.participants import invite
from node.private.meetings.round_making import make_break_outs, make_speed_dates
from node.private.meetings.rounds import OddRule
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
from node.private.network.optional_rows import OPTIONAL, switch_on
from node.private.network.organisation import Offer, OrganisationContent, OrganisationDraft
from node.private.network.organisations import add_organisation
from node.private.network.own_card import Milestone, OwnCardContent, VisitOffer
from node.private.network.own_cards import save_own_card
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
from node.private.packs.staging import choose_columns, stage_list
from node.private.packs.storing import store_list
from schemas.practice_words import NetworkStep, Sector

__all__ = ["NetworkThings", "do_network_work"]

_ORGANISATIONS: Final = 6
_ROUNDS: Final = 3
_NEXT_COUNCIL: Final = timedelta(days=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkThings:
    """What parts of the addresses of a network are filled with.

    Attributes:
        organisation_id: An organisation with lines of the log.
        other_id: Another one.
        contact_id: Somebody who works there.
        line_id: An introduction that nobody has settled.
        group_id: A programme line.
        panel_id: A panel.
        meeting_id: A training of that line, with rounds and tables.
        task_id: What was agreed there.
        fact_id: A figure.
        import_id: A list whose columns are known.
        stored_import_id: A list that was stored.
    """

    organisation_id: str
    other_id: str
    contact_id: str
    line_id: str
    group_id: str
    panel_id: str
    meeting_id: str
    task_id: str
    fact_id: str
    import_id: str
    stored_import_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """Where one coordinator works.

    Attributes:
        session: Session of a process that may write the private database.
        node: The node.
        actor: The coordinator.
    """

    session: Session
    node: Node
    actor: Person


def do_network_work(session: Session, *, node: Node, actor: Person) -> NetworkThings:
    """Enter one of everything; commits.

    Args:
        session: Session of a process that may write the private database.
        node: The node; its coordinators have no card and no part of the method on yet.
        actor: The invented coordinator.
    """
    desk = _Desk(session=session, node=node, actor=actor)
    _fill_card(desk)
    _switch_on(desk)
    organisations = [_add_organisation(desk, place) for place in range(_ORGANISATIONS)]
    first, other = organisations[:2]
    contact_id = _add_contact(desk, first)
    line_id = _log_everything(desk, first, other)
    group_id = _add_group(desk, GroupKind.PROGRAMME, organisations)
    panel_id = _add_group(desk, GroupKind.PANEL, organisations)
    meeting_id = _add_meeting(desk, group_id, organisations)
    things = NetworkThings(
        organisation_id=str(first),
        other_id=str(other),
        contact_id=str(contact_id),
        line_id=str(line_id),
        group_id=str(group_id),
        panel_id=str(panel_id),
        meeting_id=str(meeting_id),
        task_id=str(_add_task(desk, meeting_id, first)),
        fact_id=str(_add_fact(desk)),
        import_id=str(_bring_list(desk, "Sportclub")),
        stored_import_id=str(_store_list(desk, "Buurtkring")),
    )
    session.commit()
    return things


def _fill_card(desk: _Desk) -> None:
    today = local_day(desk.node)
    save_own_card(
        desk.session,
        node=desk.node,
        actor=desk.actor,
        content=OwnCardContent(
            focus={"nl": "Wij brengen partners bij elkaar.", "en": "We bring partners together."},
            legal_basis="Besluit van de gemeenteraad.",
            aim="Een stad waarin organisaties elkaar kennen.",
            limits="Geen dossiers, geen namen van inwoners.",
            adopted_by="De gemeenteraad",
            objectives=("Elke wijk heeft een netwerk.",),
            milestones=(Milestone(text="Tien introducties", month=f"{today:%Y-%m}"),),
            visits=VisitOffer(months=(5, 9), hosts="Dienst preventie", about="De wijkavonden"),
            firewall="Wat partners vertellen, gaat niet naar opsporing.",
            clarity="Het blijft bij de dienst preventie.",
        ),
        review_on=today,
        elections_on=today + _NEXT_COUNCIL,
        revision=0,
    )


def _switch_on(desk: _Desk) -> None:
    for code in OPTIONAL:
        switch_on(
            desk.session,
            node=desk.node,
            actor=desk.actor,
            code=code,
            reason="Wij werken zo.",
            advice="Geen bezwaar.",
        )


def _add_organisation(desk: _Desk, place: int) -> UUID:
    today = local_day(desk.node)
    return add_organisation(
        desk.session,
        node=desk.node,
        actor=desk.actor,
        draft=OrganisationDraft(
            content=OrganisationContent(
                name=f"Vereniging Oquorsk {place + 1}",
                area="Noord",
                mandate="Ontmoeting in de wijk.",
                can_share="Wat er in het algemeen speelt.",
                offers=(Offer(topic="mentoring", form="avond"),),
                needs=("media-literacy",),
                interests=("mentoring",),
            ),
            sector=Sector.SPORT,
            part=Part.INFORMAL if place % 2 else Part.FORMAL,
            door=Door.SPORT,
            confirmed_on=today,
            agreement_until=today,
        ),
    )


def _add_contact(desk: _Desk, organisation_id: UUID) -> UUID:
    """Enter somebody out of a list, so that the name waits until they are told."""
    return add_contact(
        desk.session,
        node=desk.node,
        actor=desk.actor,
        import_id=uuid4(),
        draft=ContactDraft(
            organisation_id=organisation_id,
            kind=ContactKind.PROFESSIONAL,
            basis=LawfulBasis.PUBLIC_TASK,
            content=ContactContent(
                name="Xandrel Vraquorsk",
                function="Medewerker",
                mailbox="post@organisatie.example",
                source="Website",
            ),
        ),
    )


def _log_everything(desk: _Desk, organisation_id: UUID, other_id: UUID) -> UUID:
    """Log one line of every kind; return the introduction."""
    today = local_day(desk.node)
    pause = PauseNote(aim="Rust", harm="Geen", alternatives="Geen", agreed_with="De burgemeester")
    numbers = {
        kind: write_line(
            desk.session,
            node=desk.node,
            actor=desk.actor,
            draft=LogDraft(
                kind=kind,
                happened_on=today,
                organisation_id=organisation_id,
                other_id=other_id if kind in PAIR_KINDS else None,
                reason=RefusalReason.LAW if kind is LogKind.REFUSED else None,
                due_on=today if kind in DUE_KINDS else None,
                content=LogContent(
                    text="Wij spraken over de wijk.",
                    place="Buurthuis",
                    themes=("mentoring",),
                    pause=pause if kind is LogKind.PAUSE else None,
                ),
            ),
        )
        for kind in LogKind
    }
    return numbers[LogKind.LINKED]


def _add_group(desk: _Desk, kind: GroupKind, organisations: Sequence[UUID]) -> UUID:
    today, is_panel = local_day(desk.node), kind is GroupKind.PANEL
    number = add_group(
        desk.session,
        node=desk.node,
        actor=desk.actor,
        draft=GroupDraft(
            kind=kind,
            review_on=today,
            content=GroupContent(
                name=f"Groep {kind}",
                goal="Samen een avond maken.",
                legal_basis="Besluit van de raad." if is_panel else "",
                covenant="Wij zwijgen daarover." if is_panel else "",
                agenda="Opening, rondvraag." if is_panel else "",
            ),
        ),
    )
    change_members(
        desk.session,
        node=desk.node,
        actor=desk.actor,
        group_id=number,
        members=[Member(organisation_id=each) for each in organisations],
    )
    take_step(
        desk.session,
        node=desk.node,
        actor=desk.actor,
        group_id=number,
        step=NetworkStep.STEP2_SIMILAR,
    )
    return number


def _add_meeting(desk: _Desk, group_id: UUID, organisations: Sequence[UUID]) -> UUID:
    """Let all meet yesterday, with rounds and tables."""
    session, node, actor = desk.session, desk.node, desk.actor
    number = add_meeting(
        session,
        node=node,
        actor=actor,
        draft=MeetingDraft(
            format=Format.TRAINING,
            starts_at=node.clock() - timedelta(days=1),
            minutes=90,
            group_id=group_id,
            content=MeetingContent(
                title="Avond van de wijk",
                purpose="Elkaar leren kennen.",
                place="Buurthuis",
                agenda=(AgendaItem(minutes=30, kind=AgendaKind.TALK, text="De wijk"),),
                themes=("mentoring",),
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
        minutes=5,
        odd=OddRule.PAUSE,
        seed=1,
    )
    make_break_outs(
        session,
        node=node,
        actor=actor,
        meeting_id=number,
        themes=[Theme(concept="mentoring", most=2 * len(organisations))],
        least=0,
    )
    return number


def _add_task(desk: _Desk, meeting_id: UUID, organisation_id: UUID) -> UUID:
    return add_task(
        desk.session,
        node=desk.node,
        actor=desk.actor,
        draft=TaskDraft(
            content=TaskContent(text="Een zaal vragen"),
            meeting_id=meeting_id,
            organisation_id=organisation_id,
            due_on=local_day(desk.node),
        ),
    )


def _add_fact(desk: _Desk) -> UUID:
    return add_fact(
        desk.session,
        node=desk.node,
        actor=desk.actor,
        draft=FactDraft(
            kind=FactKind.FIGURE,
            dated_on=local_day(desk.node),
            content=FactContent(
                statement="Zoveel verenigingen telt de stad.", number="120", source="Stadsmonitor"
            ),
        ),
    )


def _bring_list(desk: _Desk, name: str) -> UUID:
    """Bring a list, and say what its columns are."""
    lines = "".join(f"{name} {number};sport\n" for number in range(20))
    number = stage_list(
        desk.session,
        node=desk.node,
        actor=desk.actor,
        name=f"{name}.csv",
        sheet=read_list(f"organisation;sector\n{lines}".encode()),
    )
    choose_columns(
        desk.session,
        node=desk.node,
        actor=desk.actor,
        import_id=number,
        columns=("name", "sector"),
    )
    return number


def _store_list(desk: _Desk, name: str) -> UUID:
    number = _bring_list(desk, name)
    store_list(desk.session, node=desk.node, actor=desk.actor, import_id=number, choices={})
    return number
