"""The page on which a text is looked at before it is sent: it is told about, and forgotten.

Nothing that is pasted here is stored, and nothing of it is changed: labels are explained, what a
partner has to find in a message is ticked off, and what is hard to read is named.
"""

from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response

from node.database import db
from node.extensions import current_node
from node.language import LANGUAGES, spoken
from node.language import gettext as _
from node.private.lawful_route.service import route_text
from node.private.network.clear_words import describe_clear_parts
from node.private.network.label_check import find_labelled_words
from node.private.network.optional_rows import is_on
from node.private.network.plain_words import find_hard_places
from node.private.network.same_text import is_one_for_all
from node.private.network.word_labels import options
from node.private.network.words import Part
from node.private.typed_text import TextField, read_text
from node.private.worries import WorryPlace, worried_members
from node.screens.code_words import label
from node.screens.form import Form, blank_form, read_form
from node.screens.formats import language_name
from node.screens.page import render_page
from schemas.practice_words import Sector

__all__ = ["MAX_TEXT_CHARACTERS", "bp"]

bp = Blueprint("text_check", __name__, url_prefix="/network/check")

MAX_TEXT_CHARACTERS: Final = 10_000
"""Longest text that is looked at; an invitation has a tenth of it."""

_ONE_FOR_ALL: Final = "F44"


@bp.get("")
def show() -> Response:
    """Show the page with room for a text."""
    return _show(blank_form({"language": spoken()}))


@bp.post("")
def look() -> Response:
    """Say what was seen in a text; nothing of it is kept."""
    form = read_form(single=("text", "language"), many=("parts", "sectors"))
    form.require("text", _("Paste the text that you are about to send."))
    field = TextField(name="text", label=_("Text"), max_characters=MAX_TEXT_CHARACTERS)
    text = read_text(form, field)
    language = form.text("language")
    if language not in LANGUAGES:
        form.fault("language", _("Choose the language of the text."))
    if not set(form.all("parts")) <= set(Part) or not set(form.all("sectors")) <= set(Sector):
        form.fault("sectors", _("Choose from the list."))
    if not form.is_good:
        return _show(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    worry = None
    if worried_members({"text": text}):
        route = route_text(db.session(), node=current_node())
        worry = WorryPlace(places={"text": _("Text")}, route=route)
    return _show(form, text=text, language=language, worry=worry)


def _show(
    form: Form,
    *,
    text: str = "",
    language: str = "",
    worry: WorryPlace | None = None,
    status: int = 200,
) -> Response:
    # A part that is switched off shows nothing, and what was ticked for it counts nothing.
    asks_whom = is_on(db.session(), _ONE_FOR_ALL)
    parts = [Part(each) for each in form.all("parts")] if asks_whom and text else []
    sectors = [Sector(each) for each in form.all("sectors")] if asks_whom and text else []
    return render_page(
        "private/network/text_check.html",
        status=status,
        form=form,
        most=MAX_TEXT_CHARACTERS,
        is_looked_at=bool(text),
        text_language=language,
        languages=[(tag, language_name(tag)) for tag in LANGUAGES],
        labelled=find_labelled_words(text, language=language),
        hard=find_hard_places(text, language=language),
        clear=describe_clear_parts(text, language=language),
        worry=worry,
        asks_whom=asks_whom,
        one_for_all=is_one_for_all(parts, sectors),
        parts=options(Part),
        sectors=[(each.value, label(each)) for each in Sector],
    )
