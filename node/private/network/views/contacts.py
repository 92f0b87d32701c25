"""The pages of contacts: who is reached at an organisation, and on what keeping them rests."""

from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, Response

from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.lawful_route.service import route_text
from node.private.local_time import local_day
from node.private.network.contact import Contact, ContactDraft
from node.private.network.contact_consent import (
    CONTACT_CONSENT_VERSION,
    SHEET_CONSENT_VERSION,
    asks_consent,
    consent_wording,
    sheet_wording,
)
from node.private.network.contact_form import (
    ContactForm,
    blank_contact_form,
    contact_label,
    fill_contact_form,
    read_contact,
    read_contact_form,
)
from node.private.network.contacts import (
    add_contact,
    change_contact,
    get_contact,
    take_off_sheets,
)
from node.private.network.optional_rows import is_on
from node.private.network.organisation import Organisation
from node.private.network.organisations import get_organisation
from node.private.network.views.page_words import page_words
from node.private.network.word_labels import options
from node.private.network.words import ContactKind, LawfulBasis, WorkLevel
from node.private.worries import WorryFoundError, WorryPlace
from node.screens.form import WHOLE_FORM, read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("contacts", __name__, url_prefix="/network")
bp.context_processor(page_words)


@bp.get("/<uuid:organisation_id>/contacts/new")
def new(organisation_id: UUID) -> Response:
    """Show the form for a contact of an organisation."""
    return _show(blank_contact_form(), organisation_id=organisation_id, stored=None)


@bp.post("/<uuid:organisation_id>/contacts/new")
def create(organisation_id: UUID) -> Response:
    """Enter a contact; a form that is sent twice enters one."""
    _organisation(
        organisation_id
    )  # somebody else's is refused before anything that was typed is looked at
    page = read_contact_form()
    draft = _read(page, organisation_id=organisation_id, stored=None)
    if draft is None:
        return _refused(page, organisation_id=organisation_id, stored=None)
    session = db.session()
    try:
        add_contact(
            session,
            node=current_node(),
            actor=current_person(),
            draft=draft,
            contact_id=page.contact_id,
        )
    except ConflictError:
        session.rollback()  # it was stored by the first of two
        return see_other("organisations.show", organisation_id=organisation_id)
    except InputRefusedError as error:
        session.rollback()
        return _refused(page, organisation_id=organisation_id, stored=None, error=error)
    session.commit()
    notice(_("The contact is stored. It stays at this node."))
    return see_other("organisations.show", organisation_id=organisation_id, _anchor="contacts")


@bp.get("/contacts/<uuid:contact_id>")
def edit(contact_id: UUID) -> Response:
    """Show a contact with what keeping it rests on."""
    stored = _get(contact_id)
    return _show(
        fill_contact_form(stored), organisation_id=stored.draft.organisation_id, stored=stored
    )


@bp.post("/contacts/<uuid:contact_id>")
def change(contact_id: UUID) -> Response:
    """Store what the form says of a contact."""
    stored = _get(contact_id)
    organisation_id = stored.draft.organisation_id
    page = read_contact_form(contact_id)
    draft = _read(page, organisation_id=organisation_id, stored=stored.draft)
    if draft is None:
        return _refused(page, organisation_id=organisation_id, stored=stored)
    try:
        _keep(contact_id, draft, revision=page.revision)
    except ConflictError:
        db.session.rollback()
        return _conflict(page, contact_id)
    except InputRefusedError as error:
        db.session.rollback()
        return _refused(page, organisation_id=organisation_id, stored=stored, error=error)
    notice(_("The contact is stored. It stays at this node."))
    return see_other("organisations.show", organisation_id=organisation_id, _anchor="contacts")


@bp.post("/contacts/<uuid:contact_id>/leave-sheets")
def leave_sheets(contact_id: UUID) -> Response:
    """Take the consent back to stand on who-is-who sheets."""
    read_form()
    session = db.session()
    take_off_sheets(session, node=current_node(), actor=current_person(), contact_id=contact_id)
    session.commit()
    notice(_("Noted. The next sheet is made without this contact."))
    return see_other("contacts.edit", contact_id=contact_id)


def _get(contact_id: UUID) -> Contact:
    return get_contact(
        db.session(), node=current_node(), person=current_person(), contact_id=contact_id
    )


def _organisation(organisation_id: UUID) -> Organisation:
    """Return an organisation that the person may see."""
    return get_organisation(
        db.session(),
        node=current_node(),
        person=current_person(),
        organisation_id=organisation_id,
    )


def _keep(contact_id: UUID, draft: ContactDraft, *, revision: int) -> None:
    session = db.session()
    change_contact(
        session,
        node=current_node(),
        actor=current_person(),
        contact_id=contact_id,
        draft=draft,
        revision=revision,
    )
    session.commit()


def _read(
    page: ContactForm, *, organisation_id: UUID, stored: ContactDraft | None
) -> ContactDraft | None:
    return read_contact(
        page,
        organisation_id=organisation_id,
        stored=stored,
        today=local_day(current_node()),
        asks_level=is_on(db.session(), "F04"),
    )


def _refused(
    page: ContactForm,
    *,
    organisation_id: UUID,
    stored: Contact | None,
    error: InputRefusedError | None = None,
) -> Response:
    worry = None
    if isinstance(error, WorryFoundError):
        places = {member: contact_label(member) for member in error.members}
        worry = WorryPlace(places=places, route=route_text(db.session(), node=current_node()))
    elif error is not None:
        page.form.take(error)
    return _show(
        page,
        organisation_id=organisation_id,
        stored=stored,
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        worry=worry,
    )


def _conflict(page: ContactForm, contact_id: UUID) -> Response:
    """Show what was typed beside what is stored now."""
    stored = _get(contact_id)
    page.form.fault(
        WHOLE_FORM,
        _(
            "This contact was changed meanwhile. What you wrote is still here, and what is stored "
            "stands below it: save again to keep yours."
        ),
    )
    shown = ContactForm(form=page.form, contact_id=contact_id, revision=stored.revision)
    return _show(
        shown,
        organisation_id=stored.draft.organisation_id,
        stored=stored,
        status=HTTPStatus.CONFLICT,
        is_conflict=True,
    )


def _show(
    page: ContactForm,
    *,
    organisation_id: UUID,
    stored: Contact | None,
    status: int = 200,
    worry: WorryPlace | None = None,
    is_conflict: bool = False,
) -> Response:
    organisation = _organisation(organisation_id)
    needs_consent = asks_consent(sector=organisation.draft.sector, part=organisation.draft.part)
    return render_page(
        "private/network/contacts/edit.html",
        status=status,
        form=page.form,
        page=page,
        stored=stored,
        worry=worry,
        is_conflict=is_conflict,
        organisation_id=organisation_id,
        organisation_name=organisation.name,
        needs_consent=needs_consent,
        kinds=_kinds(stored, needs_consent=needs_consent),
        bases=[("", _("Not chosen yet")), *options(LawfulBasis)],
        levels=[("", _("Level not known")), *options(WorkLevel)],
        asks_level=is_on(db.session(), "F04"),
        consent_wording=consent_wording(),
        consent_version=CONTACT_CONSENT_VERSION,
        sheet_wording=sheet_wording(),
        sheet_version=SHEET_CONSENT_VERSION,
    )


def _kinds(stored: Contact | None, *, needs_consent: bool) -> list[tuple[str, str]]:
    """Return whom a contact may name; what a list made of a name stays till it is settled."""
    was_at_work = stored is not None and stored.draft.kind is ContactKind.PROFESSIONAL
    return [
        (word, text)
        for word, text in options(ContactKind)
        if was_at_work or not needs_consent or word != ContactKind.PROFESSIONAL
    ]
