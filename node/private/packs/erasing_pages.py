"""The pages that say what goes, and erase a contact or an organisation for good."""

from uuid import UUID

from flask import Blueprint, Response

from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.network.contacts import get_contact
from node.private.network.organisations import get_organisation
from node.private.packs.contact_names import seen_naming
from node.private.packs.contact_traces import chairs_of
from node.private.packs.erasing import count_what_goes, erase_contact, erase_organisation
from node.screens.form import read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("erasing", __name__, url_prefix="/network")


@bp.get("/contacts/<uuid:contact_id>/erase")
def ask_contact(contact_id: UUID) -> Response:
    """Say what goes with a contact."""
    session, node, person = db.session(), current_node(), current_person()
    contact = get_contact(session, node=node, person=person, contact_id=contact_id)
    return render_page(
        "private/packs/erase_contact.html",
        contact=contact,
        chairs=len(chairs_of(session, node=node, person=person, contact_id=contact_id)),
        notes=len(seen_naming(session, node=node, person=person, contacts=[contact])),
    )


@bp.post("/contacts/<uuid:contact_id>/erase")
def contact(contact_id: UUID) -> Response:
    """Erase a contact."""
    read_form()
    session, node, person = db.session(), current_node(), current_person()
    stored = get_contact(session, node=node, person=person, contact_id=contact_id)
    erase_contact(session, node=node, actor=person, contact_id=contact_id)
    session.commit()
    notice(_("The contact is erased. Only counts stay."))
    return see_other("organisations.show", organisation_id=stored.draft.organisation_id)


@bp.get("/<uuid:organisation_id>/erase")
def ask_organisation(organisation_id: UUID) -> Response:
    """Say what goes with an organisation."""
    session, node, person = db.session(), current_node(), current_person()
    stored = get_organisation(session, node=node, person=person, organisation_id=organisation_id)
    return render_page(
        "private/packs/erase_organisation.html",
        organisation=stored,
        goes=count_what_goes(session, node=node, person=person, organisation_id=organisation_id),
    )


@bp.post("/<uuid:organisation_id>/erase")
def organisation(organisation_id: UUID) -> Response:
    """Erase an organisation and everything about it."""
    read_form()
    session = db.session()
    erase_organisation(
        session, node=current_node(), actor=current_person(), organisation_id=organisation_id
    )
    session.commit()
    notice(_("The organisation is erased, with everything about it."))
    return see_other("organisations.index")
