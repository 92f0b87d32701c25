"""The pages of panels: what they rest on, who sits there, whether they are ready to meet.

A panel stands here without its subjects: no page names or counts a case.
"""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, Response, url_for

from node.database import db
from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.group import Group
from node.private.network.group_members import list_members
from node.private.network.group_models import GroupRow
from node.private.network.group_pages import worry_of
from node.private.network.group_words import CHECK_QUESTIONS
from node.private.network.groups import add_group, change_group, get_group, list_groups
from node.private.network.held_organisations import held_organisations
from node.private.network.named import name_them
from node.private.network.optional_rows import check_on
from node.private.network.panel_form import (
    PanelForm,
    check_options,
    fill_panel_form,
    new_panel_form,
    read_panel,
    read_panel_form,
)
from node.private.network.panels import LACK_WORDS, panel_lacks
from node.private.network.word_labels import label
from node.private.network.words import GroupKind
from node.private.worries import WorryFoundError, WorryPlace
from node.screens.form import WHOLE_FORM
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("panels", __name__, url_prefix="/network/panels")


@bp.before_request
def refuse_when_off() -> None:
    """Refuse every page while the part of the method is off."""
    # Whoever is not signed in is sent to do so by the application, before it looks at this.
    check_on(db.session(), "F53")


@bp.get("")
def index() -> Response:
    """Show the panels, and what each lacks."""
    session, node, person = db.session(), current_node(), current_person()
    panels = list_groups(
        session, node=node, person=person, where=(GroupRow.kind == GroupKind.PANEL,)
    )
    members = list_members(session, person=person, group_ids=[each.group_id for each in panels])
    today = local_day(node)
    return render_page(
        "private/network/panels/list.html",
        panels=[
            (
                each,
                len(members[each.group_id]),
                len(panel_lacks(each, members[each.group_id], today=today)),
            )
            for each in panels
        ],
    )


@bp.get("/new")
def new() -> Response:
    """Show the form of a new panel."""
    return _show_form(new_panel_form())


@bp.post("/new")
def create() -> Response:
    """Enter a panel."""
    page = read_panel_form()
    draft = read_panel(page.form, stored=None)
    if draft is None:
        return _show_form(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    try:
        group_id = add_group(
            session,
            node=current_node(),
            actor=current_person(),
            draft=draft,
            group_id=page.group_id,
        )
    except ConflictError:
        session.rollback()
        return see_other("panels.show", group_id=page.group_id)
    except InputRefusedError as error:
        session.rollback()
        return _refuse(page, error)
    session.commit()
    notice(_("The panel is stored. Choose its members next."))
    return see_other("panels.show", group_id=group_id)


@bp.get("/<uuid:group_id>")
def show(group_id: UUID) -> Response:
    """Show one panel, and whether it is ready to meet."""
    session, node, person = db.session(), current_node(), current_person()
    panel = _panel(group_id)
    members = list_members(session, person=person, group_ids=(group_id,))[group_id]
    organisations = held_organisations(session, node=node, person=person)
    lacks = panel_lacks(panel, members, today=local_day(node))
    return render_page(
        "private/network/panels/show.html",
        panel=panel,
        lacks=[_(LACK_WORDS[each]) for each in lacks],
        members=name_them(organisations, [each.organisation_id for each in members]),
        roles={each.organisation_id: label(each.role) for each in members},
        agreed={each.organisation_id: each.agreed_on for each in members},
        checks=[(_(text), each in panel.content.checks) for each, text in CHECK_QUESTIONS.items()],
    )


@bp.get("/<uuid:group_id>/edit")
def edit(group_id: UUID) -> Response:
    """Show the form with what is stored."""
    return _show_form(fill_panel_form(_panel(group_id)))


@bp.post("/<uuid:group_id>/edit")
def change(group_id: UUID) -> Response:
    """Let a panel say something else."""
    stored = _panel(group_id)
    sent = read_panel_form()
    page = PanelForm(form=sent.form, group_id=group_id, revision=sent.revision)
    draft = read_panel(page.form, stored=stored.draft)
    if draft is None:
        return _show_form(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    try:
        change_group(
            session,
            node=current_node(),
            actor=current_person(),
            group_id=group_id,
            draft=draft,
            revision=page.revision,
        )
    except ConflictError:
        session.rollback()
        return _show_conflict(page)
    except InputRefusedError as error:
        session.rollback()
        return _refuse(page, error)
    session.commit()
    notice(_("The panel is changed."))
    return see_other("panels.show", group_id=group_id)


def _panel(group_id: UUID) -> Group:
    """Return one panel.

    Raises:
        NotFoundError: There is none of this number; another group is none.
    """
    panel = get_group(db.session(), node=current_node(), person=current_person(), group_id=group_id)
    if panel.draft.kind is not GroupKind.PANEL:
        raise NotFoundError(_("There is no such group. It may have been erased."))
    return panel


def _refuse(page: PanelForm, error: InputRefusedError) -> Response:
    if isinstance(error, WorryFoundError):
        return _show_form(page, status=HTTPStatus.UNPROCESSABLE_ENTITY, worry=worry_of(error))
    page.form.take(error)
    return _show_form(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _show_conflict(page: PanelForm) -> Response:
    """Show what was typed beside what a colleague stored meanwhile."""
    stored = _panel(page.group_id)
    page.form.fault(
        WHOLE_FORM,
        _(
            "Somebody changed this panel meanwhile. What you typed is still here: save again to "
            "keep it, or look at what is stored now."
        ),
    )
    shown = PanelForm(form=page.form, group_id=page.group_id, revision=stored.revision)
    return _show_form(shown, status=HTTPStatus.CONFLICT, stored=stored)


def _show_form(
    page: PanelForm,
    *,
    status: int = HTTPStatus.OK,
    worry: WorryPlace | None = None,
    stored: Group | None = None,
) -> Response:
    is_new = page.revision == 0
    number = page.group_id
    return render_page(
        "private/network/panels/edit.html",
        status=status,
        form=page.form,
        page=page,
        is_new=is_new,
        action=url_for("panels.create") if is_new else url_for("panels.change", group_id=number),
        back=url_for("panels.index") if is_new else url_for("panels.show", group_id=number),
        worry=worry,
        stored=stored,
        checks=check_options(),
    )
