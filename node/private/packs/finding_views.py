"""The page on which a coordinator finds something in the network."""

from collections.abc import Mapping
from typing import Final

from flask import Blueprint, Response, current_app, url_for

from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.packs.finding import KINDS, Hit, look_up
from node.screens.form import Form, blank_form, read_form
from node.screens.page import render_page

__all__ = ["PAGES", "bp"]

bp = Blueprint("private_finding", __name__, url_prefix="/network/find")

PAGES: Final[Mapping[str, tuple[str, str]]] = {
    "organisation": ("organisations.show", "organisation_id"),
    "contact": ("contacts.edit", "contact_id"),
    "group": ("groups.show", "group_id"),
    "meeting": ("meetings.show", "meeting_id"),
    "fact": ("facts.edit", "fact_id"),
    "log": ("log.show", "line_id"),
}
"""The page of each kind, and what its address is filled with."""

_MOST_DIGITS: Final = 6


@bp.get("")
def ask() -> Response:
    """Show the empty field."""
    return _show(blank_form())


@bp.post("")
def find() -> Response:
    """Show what was found; the question stands in no address."""
    form = read_form(single=("words", "kind", "page"))
    form.require("words", _("Write a word, or the beginning of a name."))
    return _show(form, status=200 if form.is_good else 422)


def _show(form: Form, *, status: int = 200) -> Response:
    hits = None
    if form.text("words"):
        kind = form.text("kind") if form.text("kind") in KINDS else ""
        hits = look_up(
            db.session(),
            node=current_node(),
            person=current_person(),
            text=form.text("words"),
            kind=kind,
            page=_number(form.text("page")),
        )
    return render_page(
        "private/packs/find.html",
        status=status,
        form=form,
        hits=hits,
        kinds={kind: _(words) for kind, words in KINDS.items()},
        address=_address,
    )


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS else 1


def _address(hit: Hit) -> str | None:
    """Return the page of a hit; None if its kind has none of its own."""
    endpoint, name = PAGES.get(hit.kind, ("", ""))
    if endpoint not in current_app.view_functions:
        return None
    return url_for(endpoint, **{name: hit.record_id})  # type: ignore[arg-type] # parts of an address are words
