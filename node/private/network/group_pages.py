"""The pages on which a group is entered, changed and given members, and its who-is-who sheet.

A page of a new group brings its number along, so that a form sent twice enters one. What a group
looks like, and which groups could be made, also asks the meetings: `packs` adds those pages here.
"""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, request, url_for

from node.database import db
from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import current_node
from node.language import gettext as _
from node.language import ngettext
from node.people.signed_in import current_person
from node.private.lawful_route.service import route_text
from node.private.network.existing_network import Overlap, enter_group, enter_waiting
from node.private.network.group import Group
from node.private.network.group_form import (
    GroupForm,
    fill_group_form,
    kind_options,
    new_group_form,
    read_group,
    read_group_form,
    sector_options,
    stage_options,
    state_options,
)
from node.private.network.group_members import list_members, take_step
from node.private.network.groups import change_group, get_group
from node.private.network.held_organisations import held_organisations
from node.private.network.named import name_them
from node.private.network.optional_rows import is_on
from node.private.network.words import GroupKind
from node.private.practices.tick_choices import theme_groups
from node.private.worries import WorryFoundError, WorryPlace
from node.screens.form import WHOLE_FORM, Form, read_form
from node.screens.page import notice, render_page, see_other
from schemas.practice_words import NetworkStep, Sector

__all__ = ["bp", "group_or_panel", "worry_of"]

bp = Blueprint("groups", __name__, url_prefix="/network/groups")

_LABELS: Final = (
    *("name", "goal", "note", "place", "training", "names", "legal_basis", "covenant", "agenda"),
)


@bp.get("/new")
def new() -> Response:
    """Show the form of a new group, with what a suggestion filled in."""
    kind, sector = request.args.get("kind", ""), request.args.get("sector", "")
    is_kind = kind in set(GroupKind) - {GroupKind.PANEL}
    themes, members = _suggested()
    page = new_group_form(
        GroupKind(kind) if is_kind else GroupKind.EXISTING,
        sector=Sector(sector) if sector in set(Sector) else None,
        themes=themes,
        members=members,
    )
    return _show_form(page)


@bp.post("/new")
def create() -> Response:
    """Enter a group with its members and the list it begins with."""
    page = read_group_form()
    entered = read_group(page.form, stored=None)
    if entered is None:
        return _show_form(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    try:
        group_id, overlap = enter_group(
            session,
            node=current_node(),
            actor=current_person(),
            entered=entered,
            group_id=page.group_id,
        )
    except ConflictError:
        session.rollback()
        return see_other("groups.show", group_id=page.group_id)
    except (InputRefusedError, NotFoundError) as error:
        session.rollback()
        return _refuse(page, error)
    session.commit()
    notice(_("The group is stored."))
    _tell_overlap(overlap)
    return see_other("groups.show", group_id=group_id)


@bp.get("/<uuid:group_id>/edit")
def edit(group_id: UUID) -> Response:
    """Show the form with what is stored."""
    group = _group(group_id)
    if group.draft.kind is GroupKind.PANEL:
        return see_other("panels.edit", group_id=group_id)
    return _show_form(fill_group_form(group))


@bp.post("/<uuid:group_id>/edit")
def change(group_id: UUID) -> Response:
    """Let a group say something else."""
    stored = _group(group_id)
    sent = read_group_form()
    page = GroupForm(form=sent.form, group_id=group_id, revision=sent.revision)
    entered = read_group(page.form, stored=stored.content)
    if entered is None:
        return _show_form(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    try:
        change_group(
            session,
            node=current_node(),
            actor=current_person(),
            group_id=group_id,
            draft=entered.draft,
            revision=page.revision,
        )
    except ConflictError:
        session.rollback()
        return _show_conflict(page)
    except (InputRefusedError, NotFoundError) as error:
        session.rollback()
        return _refuse(page, error)
    session.commit()
    notice(_("The group is changed."))
    return see_other("groups.show", group_id=group_id)


@bp.post("/<uuid:group_id>/names")
def enter_names(group_id: UUID) -> Response:
    """Enter all names that wait with a group as organisations."""
    read_form()
    session = db.session()
    try:
        entered = enter_waiting(
            session, node=current_node(), actor=current_person(), group_id=group_id
        )
    except InputRefusedError as error:
        session.rollback()
        notice(" ".join(error.faults) or str(error))
        notice(
            _(
                "No name was entered; all of them still wait here. Take members out of the group, "
                "or change the group and take names off its list."
            )
        )
        return see_other("groups.show", group_id=group_id)
    session.commit()
    notice(
        ngettext(
            "%(number)d organisation was entered and is a member now.",
            "%(number)d organisations were entered and are members now.",
            entered,
        )
        % {"number": entered}
    )
    return see_other("groups.show", group_id=group_id)


@bp.post("/<uuid:group_id>/step")
def step(group_id: UUID) -> Response:
    """Say at which step a group is from today on, be it ahead or back."""
    form = read_form(single=("step",))
    group = _group(group_id)
    if form.text("step") in set(NetworkStep):
        session = db.session()
        take_step(
            session,
            node=current_node(),
            actor=current_person(),
            group_id=group_id,
            step=NetworkStep(form.text("step")),
        )
        session.commit()
        notice(_("The step is stored. A group may go back at any time."))
    else:
        notice(_("Nothing was stored. Choose a step first."))
    return group_or_panel(group)


def group_or_panel(group: Group) -> Response:
    """Return the way to the page of a group; a panel has one of its own."""
    where = "panels.show" if group.draft.kind is GroupKind.PANEL else "groups.show"
    return see_other(where, group_id=group.group_id)


def worry_of(error: WorryFoundError) -> WorryPlace:
    """Return what a page of a group says of a worry: where it stands, and where it can go."""
    labels = dict(
        zip(
            _LABELS,
            (
                *(_("Name"), _("What do they want together?"), _("Note"), _("Part of town")),
                *(_("Training plan"), _("A list of names")),
                *(_("Legal basis"), _("Covenant"), _("Agenda")),
            ),
            strict=True,
        )
    )
    return WorryPlace(
        places={member: labels[member] for member in error.members if member in labels},
        route=route_text(db.session(), node=current_node()),
    )


def _group(group_id: UUID) -> Group:
    return get_group(db.session(), node=current_node(), person=current_person(), group_id=group_id)


def _suggested() -> tuple[tuple[str, ...], tuple[UUID, ...]]:
    """Return themes and members that the address of a suggestion names.

    Two groups that are to meet come with the members of both and what both are about.
    """
    members = dict.fromkeys(_numbers("organisation"))
    parts = _numbers("from")
    person, session = current_person(), db.session()
    found = list_members(session, person=person, group_ids=parts)
    members |= dict.fromkeys(each.organisation_id for part in found.values() for each in part)
    themes = [set(_group(part).content.themes) for part in parts]
    return tuple(sorted(set.intersection(*themes))) if themes else (), tuple(members)


def _numbers(name: str) -> list[UUID]:
    found = []
    for text in request.args.getlist(name):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _tell_overlap(overlap: Overlap) -> None:
    """Say how a list meets the network."""
    total = len(overlap.known) + len(overlap.unknown)
    if total:
        notice(
            ngettext(
                "Of %(total)d name on your list, %(known)d is known here already.",
                "Of %(total)d names on your list, %(known)d are known here already.",
                total,
            )
            % {"total": total, "known": len(overlap.known)}
        )


def _refuse(page: GroupForm, error: InputRefusedError | NotFoundError) -> Response:
    if isinstance(error, WorryFoundError):
        return _show_form(page, status=HTTPStatus.UNPROCESSABLE_ENTITY, worry=worry_of(error))
    if isinstance(error, InputRefusedError):
        page.form.take(error)
        return _show_form(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    page.form.fault(WHOLE_FORM, str(error))
    return _show_form(page, status=HTTPStatus.NOT_FOUND)


def _show_conflict(page: GroupForm) -> Response:
    """Show what was typed beside what a colleague stored meanwhile."""
    stored = _group(page.group_id)
    page.form.fault(
        WHOLE_FORM,
        _(
            "Somebody changed this group meanwhile. What you typed is still here: save again to "
            "keep it, or look at what is stored now."
        ),
    )
    shown = GroupForm(form=page.form, group_id=page.group_id, revision=stored.revision)
    return _show_form(shown, status=HTTPStatus.CONFLICT, stored=stored)


def _show_form(
    page: GroupForm,
    *,
    status: int = 200,
    worry: WorryPlace | None = None,
    stored: Group | None = None,
) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    organisations = held_organisations(session, node=node, person=person)
    is_new = page.revision == 0
    own = url_for("groups.show", group_id=page.group_id)
    return render_page(
        "private/network/groups/edit.html",
        status=status,
        form=page.form,
        page=page,
        is_new=is_new,
        action=url_for("groups.create")
        if is_new
        else url_for("groups.change", group_id=page.group_id),
        back=url_for("groups.index") if is_new else own,
        worry=worry,
        stored=stored,
        kinds=kind_options(session),
        sectors=sector_options(),
        states=state_options(),
        stages=stage_options(),
        themes={
            "proposed_themes": [],
            "theme_groups": theme_groups(without=(), ticked=page.form.all("themes")),
        },
        members=name_them(organisations, _known(page.form)),
        has_programmes=is_on(session, "F58"),
    )


def _known(form: Form) -> list[UUID]:
    """Return the organisations that the form names, so that they are shown by name."""
    found = []
    for text in form.all("organisation"):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
