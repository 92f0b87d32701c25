"""The page of saved searches: what was asked, in words, and the address of each one's feed.

An address is shown once, on the page that follows saving or renewing, because the node keeps only
its hash. Until then it travels in the signed cookie of the very browser that will show it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, flash, get_flashed_messages, url_for
from werkzeug.datastructures import MultiDict

from node.database import db
from node.errors import ConflictError
from node.extensions import Node, current_node
from node.language import gettext as _
from node.language import spoken
from node.people.signed_in import current_person
from node.private.saved_searches.service import (
    SavedSearch,
    delete_search,
    list_searches,
    renew_address,
    save_search,
)
from node.screens.form import read_form
from node.screens.page import notice, render_page, see_other
from node.search.asked import Asked, read_asked
from node.search.cards import Chip, chips
from node.search.results import PRACTICE_FILTERS
from node.trust.towns import name_towns

__all__ = ["SavedLine", "asked_of", "bp"]

bp = Blueprint("saved_searches", __name__)

_ADDRESS: Final = "feed_address"
"""Category of the flashed message that carries a new address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedLine:
    """One saved search on the page.

    Attributes:
        search_id: Its identifier.
        asked: What to look for.
        chips: The filters, in words.
        created_at: When it was saved.
        address_made_at: When the present address of its feed was made.
        address: That address, if it was made a moment ago; else None.
    """

    search_id: UUID
    asked: Asked
    chips: tuple[Chip, ...]
    created_at: datetime
    address_made_at: datetime
    address: str | None

    @property
    def title(self) -> str:
        """Return the search in one line."""
        words = [f"“{self.asked.text}”"] if self.asked.text else []
        return ", ".join([*words, *(chip.text for chip in self.chips)])


@bp.get("/saved")
def index() -> Response:
    """Show the searches of who looks."""
    node = current_node()
    saved = list_searches(db.session(), node=node, person=current_person())
    lines = _lines(saved, node=node, new=dict(_new_addresses()))
    return render_page("coordinator_app/saved_searches.html", lines=lines)


@bp.post("/saved")
def save() -> Response:
    """Keep a search."""
    form = read_form(single=("q",), many=PRACTICE_FILTERS)
    asked = read_asked(_sent(form.values), filters=PRACTICE_FILTERS)
    if asked.is_empty:
        raise ConflictError(_("Nothing was asked, so there is nothing to save. Search first."))
    session = db.session()
    search_id, secret = save_search(
        session, node=current_node(), person=current_person(), asked=asked.parameters
    )
    session.commit()
    _tell_address(search_id, secret)
    notice(_("The search is saved."))
    return see_other("saved_searches.index")


@bp.post("/saved/<uuid:search_id>/address")
def renew(search_id: UUID) -> Response:
    """Give the feed of a search another address."""
    read_form()
    session = db.session()
    secret = renew_address(
        session, node=current_node(), person=current_person(), search_id=search_id
    )
    session.commit()
    _tell_address(search_id, secret)
    notice(_("The feed has a new address. The old one no longer works."))
    return see_other("saved_searches.index")


@bp.post("/saved/<uuid:search_id>/delete")
def delete(search_id: UUID) -> Response:
    """Forget a search and its feed."""
    read_form()
    session = db.session()
    delete_search(session, person=current_person(), search_id=search_id)
    session.commit()
    notice(_("The search is deleted, and its feed with it."))
    return see_other("saved_searches.index")


def asked_of(saved: SavedSearch) -> Asked:
    """Return what a saved search asks; filters that no longer exist are left out."""
    return read_asked(_sent(saved.asked), filters=PRACTICE_FILTERS)


def _sent(values: Mapping[str, Sequence[str]]) -> MultiDict[str, str]:
    return MultiDict([(name, value) for name, given in values.items() for value in given])


def _lines(
    saved: Iterable[SavedSearch], *, node: Node, new: Mapping[str, str]
) -> tuple[SavedLine, ...]:
    found = [(each, asked_of(each)) for each in saved]
    origins = {code for _each, asked in found for code in asked.filters.get("origin", ())}
    towns = name_towns(db.session(), origins, settings=node.settings, language=spoken())
    return tuple(
        SavedLine(
            search_id=each.search_id,
            asked=asked,
            chips=chips(asked, towns=towns),
            created_at=each.created_at,
            address_made_at=each.address_made_at,
            address=_address(node, new[str(each.search_id)])
            if str(each.search_id) in new
            else None,
        )
        for each, asked in found
    )


def _address(node: Node, secret: str) -> str:
    return f"{node.settings.people_url}{url_for('feeds.feed', secret=secret)}"


def _tell_address(search_id: UUID, secret: str) -> None:
    flash(f"{search_id} {secret}", _ADDRESS)


def _new_addresses() -> Iterable[tuple[str, str]]:
    for message in get_flashed_messages(category_filter=[_ADDRESS]):
        search_id, _space, secret = str(message).partition(" ")
        yield search_id, secret
