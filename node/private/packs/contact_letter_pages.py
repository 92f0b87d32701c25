"""The page of the letter “what we keep about you”, to be printed or taken along as text."""

from uuid import UUID

from flask import Blueprint, Response

from node.database import db
from node.extensions import current_node
from node.people.signed_in import current_person
from node.private.packs.contact_letter import ContactLetter, letter_text, write_letter
from node.screens.page import render_page

__all__ = ["bp"]

bp = Blueprint("contact_letter", __name__, url_prefix="/network/contacts")


@bp.get("/<uuid:contact_id>/letter")
def show(contact_id: UUID) -> Response:
    """Show the letter."""
    return render_page(
        "private/packs/contact_letter.html", letter=_letter(contact_id), contact_id=contact_id
    )


@bp.get("/<uuid:contact_id>/letter.txt")
def download(contact_id: UUID) -> Response:
    """Give the letter as a text file, whose name tells of nobody."""
    return Response(
        letter_text(_letter(contact_id)),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": "attachment; filename=letter.txt"},
    )


def _letter(contact_id: UUID) -> ContactLetter:
    return write_letter(
        db.session(), node=current_node(), person=current_person(), contact_id=contact_id
    )
