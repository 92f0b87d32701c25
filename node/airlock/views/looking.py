"""A look at fields of a page, taken by who writes in them; the pages stand elsewhere."""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Final

from flask import Response, current_app, request

from node.airlock.binding import load_context
from node.airlock.looking import LookPace, TooManyLooksError, look, unseen
from node.airlock.recognisers import MAX_CHARACTERS
from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.screens.looked import Looked
from node.screens.page import render_page

__all__ = ["look_at_fields", "show_piece", "status_of"]

_EXTENSION: Final = "linkpin_looks"


def look_at_fields(texts: Mapping[str, str], *, language: str, is_live: bool) -> dict[str, Looked]:
    """Return what would be found in fields, by their names; one turn of who is signed in.

    Args:
        texts: What stands in each field. All of them share the budget of one text.
        language: BCP 47 tag of the texts.
        is_live: Whether the page asks at a pause, not by its button.
    """
    session, node = db.session(), current_node()
    pace: LookPace = current_app.extensions.setdefault(_EXTENSION, LookPace())
    looked: dict[str, Looked] = {}
    left = MAX_CHARACTERS
    try:
        with pace.turn(current_person().account_id, now=node.clock(), is_live=is_live):
            context = load_context(session, node=node, language=language)
            for name, text in texts.items():
                looked[name] = look(text, context=context, most=left, is_live=is_live)
                if looked[name].status == HTTPStatus.OK:
                    left -= len(text)
    except TooManyLooksError as error:
        refused = unseen(str(error), language=language, status=error.status)
        if is_live and error.is_busy:
            said = _("This is looked at in a moment.")
            refused = replace(refused, sentence=said, is_soon=True)
        return dict.fromkeys(texts, refused)
    return looked


def show_piece(name: str, looked: Looked) -> Response:
    """Return what stands below one field, for a page that asks while somebody writes.

    It is always said, also when nobody could look, so its status is never a refusal.
    """
    return render_page("screens/looked.html", name=name, looked=looked, address=request.path)


def status_of(looked: Mapping[str, Looked]) -> int:
    """Return the status of a page that shows looks: the first refusal, if there is one."""
    statuses = (each.status for each in looked.values())
    return next((status for status in statuses if status != HTTPStatus.OK), HTTPStatus.OK)
