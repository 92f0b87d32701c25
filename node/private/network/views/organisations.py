"""The pages of organisations: the list, the log of one, its form.

The page of one stands in `node/private/packs/organisation_overview.py`, for it shows its meetings
too. A name stands in no address, so looking one up is a form that is sent. What somebody typed is
never lost: a page that is older than what is stored is answered with both versions.
"""

from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, Response, request

from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.lawful_route.service import route_text
from node.private.local_time import local_day
from node.private.network.balance import balance_warning, count_parts
from node.private.network.coverage import count_sectors, read_coverage
from node.private.network.groups import name_groups
from node.private.network.held_cards import find_called, hold_cards
from node.private.network.log import count_lines, list_lines
from node.private.network.optional_rows import is_on
from node.private.network.organisation import Organisation, OrganisationDraft
from node.private.network.organisation_form import (
    OrganisationForm,
    blank_organisation_form,
    fill_organisation_form,
    read_organisation,
    read_organisation_form,
)
from node.private.network.organisation_page import about
from node.private.network.organisation_texts import asked_label, asked_texts
from node.private.network.organisations import (
    add_organisation,
    change_organisation,
    get_organisation,
    name_organisations,
)
from node.private.network.overview import ON_PAGE, OrganisationFilter, list_page
from node.private.network.rules import read_rules
from node.private.network.umbrellas import role_wording
from node.private.network.views.choices import filter_options, form_choices
from node.private.network.views.page_words import page_words
from node.private.network.views.wanted import page_number, wanted_organisations
from node.private.network.words import Part
from node.private.worries import WorryFoundError, WorryPlace
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("organisations", __name__, url_prefix="/network")
bp.context_processor(page_words)


@bp.get("")
def index() -> Response:
    """Show the list of organisations."""
    return _list(blank_form(), wanted_organisations(request.args))


@bp.post("/beginning")
def find() -> Response:
    """Show the organisations whose name begins like this."""
    form = read_form(single=("beginning",))
    return _list(form, OrganisationFilter(beginning=form.text("beginning")))


@bp.get("/new")
def new() -> Response:
    """Show the form for an organisation."""
    return _show_form(blank_organisation_form(), stored=None)


@bp.post("/new")
def create() -> Response:
    """Enter an organisation; a form that is sent twice enters one."""
    page = read_organisation_form()
    draft = _read(page, stored=None)
    if draft is None:
        return _show_form(page, stored=None, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    try:
        add_organisation(
            session,
            node=current_node(),
            actor=current_person(),
            draft=draft,
            organisation_id=page.organisation_id,
        )
    except ConflictError:
        session.rollback()
        _get(page.organisation_id)  # somebody else's is not theirs to be led to
        return see_other("organisations.show", organisation_id=page.organisation_id)
    except InputRefusedError as error:
        session.rollback()
        return _show_refused(page, error, stored=None)
    session.commit()
    notice(_("The organisation is stored. It stays at this node."))
    return see_other("organisations.show", organisation_id=page.organisation_id)


@bp.get("/<uuid:organisation_id>/log")
def lines(organisation_id: UUID) -> Response:
    """Show everything that was logged with an organisation, page by page."""
    session, node, person = db.session(), current_node(), current_person()
    organisation = _get(organisation_id)
    number = page_number(request.args)
    where = [about(organisation_id)]
    shown = list_lines(
        session,
        node=node,
        person=person,
        where=where,
        limit=ON_PAGE,
        offset=(number - 1) * ON_PAGE,
    )
    others = {each.draft.other_id for each in shown} | {
        each.draft.organisation_id for each in shown
    }
    total = count_lines(session, person=person, where=where)
    return render_page(
        "private/network/organisations/log.html",
        organisation=organisation,
        lines=shown,
        names=name_organisations(
            session, node=node, person=person, ids={each for each in others if each is not None}
        ),
        total=total,
        number=number,
        pages=max(1, -(-total // ON_PAGE)),
    )


@bp.get("/<uuid:organisation_id>/edit")
def edit(organisation_id: UUID) -> Response:
    """Show the form with what is stored."""
    stored = _get(organisation_id)
    return _show_form(fill_organisation_form(stored, names=_names(stored)), stored=stored)


@bp.post("/<uuid:organisation_id>/edit")
def change(organisation_id: UUID) -> Response:
    """Store what the form says."""
    stored = _get(organisation_id)
    page = read_organisation_form(organisation_id)
    draft = _read(page, stored=stored)
    if draft is None:
        return _show_form(page, stored=stored, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    try:
        change_organisation(
            session,
            node=current_node(),
            actor=current_person(),
            organisation_id=organisation_id,
            draft=draft,
            revision=page.revision,
        )
    except ConflictError as error:
        session.rollback()
        return _show_conflict(page, draft, error)
    except InputRefusedError as error:
        session.rollback()
        return _show_refused(page, error, stored=stored)
    session.commit()
    notice(_("The organisation is stored. It stays at this node."))
    return see_other("organisations.show", organisation_id=organisation_id)


def _get(organisation_id: UUID) -> Organisation:
    return get_organisation(
        db.session(),
        node=current_node(),
        person=current_person(),
        organisation_id=organisation_id,
    )


def _names(stored: Organisation) -> Mapping[UUID, str]:
    wanted = {stored.draft.umbrella_id, stored.draft.pointed_by_id}
    return name_organisations(
        db.session(),
        node=current_node(),
        person=current_person(),
        ids={each for each in wanted if each is not None},
    )


def _read(page: OrganisationForm, *, stored: Organisation | None) -> OrganisationDraft | None:
    session, node, person = db.session(), current_node(), current_person()
    return read_organisation(
        page,
        stored=stored.draft if stored else None,
        today=local_day(node),
        is_on=lambda code: is_on(session, code),
        find=lambda called: find_called(session, node=node, person=person, called=called),
        names=_names(stored) if stored else {},
    )


def _list(form: Form, wanted: OrganisationFilter) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    everything = hold_cards(session, node=node, person=person)
    parts = count_parts(everything)
    formal, informal = parts[Part.FORMAL], parts[Part.INFORMAL]
    band = node.settings.population_band
    return render_page(
        "private/network/organisations/list.html",
        form=form,
        wanted=wanted,
        listed=list_page(session, node=node, person=person, wanted=wanted),
        total=formal + informal,
        formal=formal,
        informal=informal,
        warning=balance_warning(
            formal=formal, informal=informal, floor=read_rules(session).informal_percent
        ),
        coverage=read_coverage(count_sectors(everything), band=band),
        knows_size=band is not None,
        options=filter_options(name_groups(session, node=node, person=person)),
        shows={code: is_on(session, code) for code in ("F08", "F14")},
    )


def _show_form(
    page: OrganisationForm,
    *,
    stored: Organisation | None,
    status: int = 200,
    worry: WorryPlace | None = None,
) -> Response:
    session = db.session()
    return render_page(
        "private/network/organisations/edit.html",
        status=status,
        form=page.form,
        page=page,
        stored=stored,
        worry=worry,
        choices=form_choices(page.form),
        shows={code: is_on(session, code) for code in ("F08", "F14", "F51", "F54")},
        role_wording=role_wording(),
    )


def _show_refused(
    page: OrganisationForm, error: InputRefusedError, *, stored: Organisation | None
) -> Response:
    worry = None
    if isinstance(error, WorryFoundError):
        places = {member: asked_label(member) for member in error.members}
        worry = WorryPlace(places=places, route=route_text(db.session(), node=current_node()))
    else:
        page.form.take(error)
    return _show_form(page, stored=stored, status=HTTPStatus.UNPROCESSABLE_ENTITY, worry=worry)


def _show_conflict(
    page: OrganisationForm, mine: OrganisationDraft, error: ConflictError
) -> Response:
    """Show both versions, or why the state does not allow it although nobody changed anything."""
    stored = _get(page.organisation_id)
    if stored.revision == page.revision:
        page.form.fault("is_mine", str(error))
        return _show_form(page, stored=stored, status=HTTPStatus.CONFLICT)
    kept = asked_texts(stored.content)
    return render_page(
        "private/network/organisations/two_versions.html",
        status=HTTPStatus.CONFLICT,
        form=page.form,
        stored=stored,
        versions=[
            (asked_label(member), text, kept[member])
            for member, text in asked_texts(mine.content).items()
            if text or kept[member]
        ],
    )
