"""The page on which a group gets its members, and the sheet that tells its members who is who."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Response, request

from node.database import db
from node.errors import InputRefusedError, NotFoundError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.group import Group, Member
from node.private.network.group_fields import read_day, read_ids
from node.private.network.group_members import change_members, list_members
from node.private.network.group_pages import bp, group_or_panel
from node.private.network.groups import get_group
from node.private.network.held_organisations import HeldOrganisation, held_organisations
from node.private.network.named import Named, name_them
from node.private.network.who_sheet import list_who, sheet_mail
from node.private.network.word_labels import options
from node.private.network.words import GroupKind, GroupRole
from node.screens.code_words import label
from node.screens.form import WHOLE_FORM, Form, blank_form, read_form
from node.screens.page import notice, render_page
from schemas.practice_words import Sector

__all__ = ["bp"]

_MOST_SHOWN: Final = 300
"""Organisations to choose from on one page; a sector leaves fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choices:
    """Organisations that could be members.

    Attributes:
        shown: Those on the page.
        is_cut: There are more; a sector leaves fewer.
    """

    shown: tuple[Named, ...]
    is_cut: bool


@bp.get("/<uuid:group_id>/members")
def members(group_id: UUID) -> Response:
    """Show the members of a group, and the organisations that could be."""
    group, found = _group(group_id), _members(group_id)
    return _show(group, found, _filled(found))


@bp.post("/<uuid:group_id>/members")
def change_them(group_id: UUID) -> Response:
    """Let a group have the members that were ticked."""
    group, found = _group(group_id), _members(group_id)
    # A page that is older asks about members too that were taken out meanwhile.
    asked = {str(each.organisation_id) for each in found} | {*request.form.getlist("shown")}
    fields = [name for each in asked for name in _fields(each)]
    form = read_form(single=fields, many=("shown", "member", "add"))
    wanted = _wanted(form, found, kind=group.draft.kind)
    if not form.is_good:
        return _show(group, found, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    try:
        change_members(
            session,
            node=current_node(),
            actor=current_person(),
            group_id=group_id,
            members=wanted,
        )
    except (InputRefusedError, NotFoundError) as error:
        session.rollback()
        form.fault(WHOLE_FORM, str(error))
        return _show(group, found, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("The members are stored."))
    return group_or_panel(group)


@bp.get("/<uuid:group_id>/who")
def who(group_id: UUID) -> Response:
    """Show who is who in a group: those who agreed to stand there, and nobody else."""
    session, node, person = db.session(), current_node(), current_person()
    group = _group(group_id)
    sheet = list_who(session, node=node, person=person, group_id=group_id)
    return render_page("private/network/groups/who.html", group=group, sheet=sheet)


@bp.get("/<uuid:group_id>/who.eml")
def who_mail(group_id: UUID) -> Response:
    """Give the sheet as a draft for the coordinator's own mail program."""
    session, node, person = db.session(), current_node(), current_person()
    group = _group(group_id)
    sheet = list_who(session, node=node, person=person, group_id=group_id)
    answer = Response(sheet_mail(group, sheet), content_type="message/rfc822", status=HTTPStatus.OK)
    answer.headers["Content-Disposition"] = 'attachment; filename="who-is-who.eml"'
    return answer


def _group(group_id: UUID) -> Group:
    return get_group(db.session(), node=current_node(), person=current_person(), group_id=group_id)


def _members(group_id: UUID) -> tuple[Member, ...]:
    found = list_members(db.session(), person=current_person(), group_ids=(group_id,))
    return found[group_id]


def _fields(organisation_id: UUID | str) -> tuple[str, str]:
    return f"role-{organisation_id}", f"agreed-{organisation_id}"


def _filled(found: Sequence[Member]) -> Form:
    values: dict[str, str | Sequence[str]] = {
        "member": [str(each.organisation_id) for each in found]
    }
    for each in found:
        role, agreed = _fields(each.organisation_id)
        values[role] = each.role.value
        values[agreed] = each.agreed_on.isoformat() if each.agreed_on else ""
    return blank_form(values)


def _wanted(form: Form, found: Sequence[Member], *, kind: GroupKind) -> tuple[Member, ...]:
    """Return the members that a form spells; who came in meanwhile stays."""
    shown, kept = set(read_ids(form, "shown")), set(read_ids(form, "member"))
    wanted = {
        each.organisation_id: _changed(form, each, kind=kind)
        for each in found
        if each.organisation_id not in shown or each.organisation_id in kept
    }
    for each in read_ids(form, "add"):
        wanted.setdefault(each, Member(organisation_id=each))
    return tuple(wanted.values())


def _changed(form: Form, member: Member, *, kind: GroupKind) -> Member:
    role, agreed = _fields(member.organisation_id)
    if not form.text(role):
        return member
    if form.text(role) not in set(_roles(kind)):
        form.fault(role, _("Choose from the list."))
        return member
    day = read_day(form, agreed)
    if day is not None and day > local_day(current_node()):
        form.fault(agreed, _("That day is yet to come."))
    return Member(
        organisation_id=member.organisation_id, role=GroupRole(form.text(role)), agreed_on=day
    )


def _roles(kind: GroupKind) -> tuple[GroupRole, ...]:
    if kind is GroupKind.PANEL:
        return tuple(GroupRole)
    return GroupRole.MEMBER, GroupRole.CHAIR


def _show(
    group: Group, found: Sequence[Member], form: Form, *, status: int = HTTPStatus.OK
) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    organisations = held_organisations(session, node=node, person=person)
    inside = [each.organisation_id for each in found]
    sector = request.args.get("sector", "")
    chosen = Sector(sector) if sector in set(Sector) else None
    return render_page(
        "private/network/groups/members.html",
        status=status,
        form=form,
        group=group,
        members=name_them(organisations, inside),
        roles=options(_roles(group.draft.kind)),
        is_panel=group.draft.kind is GroupKind.PANEL,
        choices=_choices(organisations, without=inside, sector=chosen),
        chosen=sector,
        sectors=[("", _("All sectors")), *((each.value, label(each)) for each in Sector)],
    )


def _choices(
    organisations: Mapping[UUID, HeldOrganisation],
    *,
    without: Sequence[UUID],
    sector: Sector | None,
) -> _Choices:
    inside = frozenset(without)
    found = [
        each
        for each, held in organisations.items()
        if each not in inside and (sector is None or held.sector is sector)
    ]
    return _Choices(
        shown=name_them(organisations, found[:_MOST_SHOWN]), is_cut=len(found) > _MOST_SHOWN
    )
