"""Everything the page of one organisation shows, read with a fixed number of questions.

What belongs to a part of the method that is off is not even asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import ngettext
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.contact import Contact
from node.private.network.contact_consent import asks_consent
from node.private.network.contacts import list_contacts
from node.private.network.group_models import GroupRow, MemberRow
from node.private.network.levels import count_levels, level_warning
from node.private.network.log import count_lines, list_lines
from node.private.network.log_line import LogLine
from node.private.network.mandates import mandate_flag
from node.private.network.models import ContactRow, LogRow
from node.private.network.optional_rows import is_on
from node.private.network.organisation import Organisation
from node.private.network.organisations import get_organisation, name_organisations
from node.private.network.umbrellas import Members, list_members, single_point
from node.private.network.visible import visible_to
from node.private.network.voices import count_asks, same_voice
from node.private.network.words import GroupKind, LogKind, State, WorkLevel

__all__ = ["LATEST", "GroupOf", "OrganisationPage", "about", "read_organisation_page"]

LATEST: Final = 20
"""Lines of the log on the page itself."""

_MOST: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOf:
    """A group the organisation is in."""

    group_id: UUID
    kind: GroupKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPage:
    """What the page shows.

    Attributes:
        organisation: What is kept about it.
        flag: What is still to be asked about its mandate.
        contacts: Who is reached there.
        lines: The latest of the log.
        total_lines: How many there are.
        we_promised: Open promises to it.
        they_promised: Open promises of it.
        introductions: The latest introductions it was in.
        groups: Groups it is in.
        names: Names of every organisation the page mentions, as far as the person sees them.
        hints: Sentences about this organisation, of the parts of the method that are on.
        levels: Contacts at each level; None while that part is off.
        members: Its members; None while that part is off, or it has none.
    """

    organisation: Organisation
    flag: str | None
    contacts: tuple[Contact, ...] = field(repr=False)
    lines: tuple[LogLine, ...] = field(repr=False)
    total_lines: int
    we_promised: tuple[LogLine, ...] = field(repr=False)
    they_promised: tuple[LogLine, ...] = field(repr=False)
    introductions: tuple[LogLine, ...] = field(repr=False)
    groups: tuple[GroupOf, ...]
    names: Mapping[UUID, str] = field(repr=False)
    hints: tuple[str, ...]
    levels: Mapping[WorkLevel, int] | None
    members: Members | None


def read_organisation_page(
    session: Session, *, node: Node, person: Person, organisation_id: UUID
) -> OrganisationPage:
    """Return what the page of an organisation shows.

    Raises:
        NotFoundError: There is none of this number that the person may see.
    """
    organisation = get_organisation(
        session, node=node, person=person, organisation_id=organisation_id
    )
    here = about(organisation_id)
    lines = list_lines(session, node=node, person=person, where=[here], limit=LATEST)
    is_open = [LogRow.organisation_id == organisation_id, LogRow.state == State.OPEN]
    promised = list_lines(
        session,
        node=node,
        person=person,
        where=[*is_open, LogRow.kind.in_((LogKind.WE_PROMISED, LogKind.THEY_PROMISED))],
        limit=_MOST,
    )
    introductions = list_lines(
        session, node=node, person=person, where=[here, LogRow.kind == LogKind.LINKED], limit=LATEST
    )
    contacts = list_contacts(
        session, node=node, person=person, where=[ContactRow.organisation_id == organisation_id]
    )
    levels = _levels(session, person, organisation_id)
    members = _members(session, node, person, organisation_id)
    draft = organisation.draft
    named = (
        *(draft.umbrella_id, draft.pointed_by_id),
        *(each for line in (*lines, *introductions) for each in _both(line)),
        *(members.all_ids[:_MOST] if members else ()),
    )
    return OrganisationPage(
        organisation=organisation,
        flag=mandate_flag(organisation.content.mandate, draft.confirmed_on, today=local_day(node)),
        contacts=contacts,
        lines=lines,
        total_lines=count_lines(session, person=person, where=[here]),
        we_promised=_of_kind(promised, LogKind.WE_PROMISED),
        they_promised=_of_kind(promised, LogKind.THEY_PROMISED),
        introductions=introductions,
        groups=_groups(session, person, organisation_id),
        names=name_organisations(
            session, node=node, person=person, ids={each for each in named if each is not None}
        ),
        hints=(
            *_consent_hints(organisation, contacts),
            *_level_hints(levels),
            *_member_hints(members),
            *_voice_hints(session, node, person, organisation),
        ),
        levels=levels,
        members=members,
    )


def about(organisation_id: UUID) -> ColumnElement[bool]:
    """Return the condition of lines about an organisation, on either side of a pair."""
    return or_(LogRow.organisation_id == organisation_id, LogRow.other_id == organisation_id)


def _consent_hints(organisation: Organisation, contacts: Iterable[Contact]) -> Iterable[str]:
    """Say which names have stood here since before consent was asked for them."""
    draft = organisation.draft
    if not asks_consent(sector=draft.sector, part=draft.part):
        return ()
    number = sum(not each.is_quarantined and each.lacks_consent for each in contacts)
    if not number:
        return ()
    return (
        ngettext(
            "%(num)d name is kept here without that person's consent, which is needed at a faith "
            "community and anywhere in the informal part of the network. Ask them, or erase it.",
            "%(num)d names are kept here without the consent of these people, which is needed at a "
            "faith community and anywhere in the informal part of the network. Ask them, or erase "
            "the names.",
            number,
        )
        % {"num": number},
    )


def _levels(
    session: Session, person: Person, organisation_id: UUID
) -> Mapping[WorkLevel, int] | None:
    if not is_on(session, "F04"):
        return None
    return count_levels(session, person=person, organisation_id=organisation_id)


def _level_hints(levels: Mapping[WorkLevel, int] | None) -> Iterable[str]:
    warning = level_warning([each for each, number in (levels or {}).items() if number])
    return () if warning is None else (warning,)


def _members(session: Session, node: Node, person: Person, umbrella_id: UUID) -> Members | None:
    if not is_on(session, "F54"):
        return None
    members = list_members(session, node=node, person=person, umbrella_id=umbrella_id)
    return members if members.all_ids else None


def _member_hints(members: Members | None) -> Iterable[str]:
    if members is None:
        return ()
    hint = single_point(
        members=len(members.all_ids), reached_only_through=len(members.reached_only_through)
    )
    return () if hint is None else (hint,)


def _voice_hints(
    session: Session, node: Node, person: Person, organisation: Organisation
) -> Iterable[str]:
    if not is_on(session, "F51"):
        return ()
    asked, in_sector = count_asks(
        session,
        node=node,
        person=person,
        organisation_id=organisation.organisation_id,
        sector=organisation.draft.sector,
    )
    hint = same_voice(asked=asked, asked_in_sector=in_sector)
    return () if hint is None else (hint,)


def _groups(session: Session, person: Person, organisation_id: UUID) -> tuple[GroupOf, ...]:
    found = session.execute(
        select(GroupRow.group_id, GroupRow.kind)
        .join(MemberRow, MemberRow.group_id == GroupRow.group_id)
        .where(MemberRow.organisation_id == organisation_id, visible_to(person, GroupRow.owner_id))
        .order_by(GroupRow.created_at)
        .limit(_MOST)
    )
    return tuple(GroupOf(group_id=number, kind=kind) for number, kind in found)


def _of_kind(lines: Iterable[LogLine], kind: LogKind) -> tuple[LogLine, ...]:
    return tuple(each for each in lines if each.draft.kind is kind)


def _both(line: LogLine) -> tuple[UUID | None, UUID | None]:
    return (line.draft.organisation_id, line.draft.other_id)
