"""The pages “Be clear”: my mandate and focus, what stays where, a script to introduce oneself."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, request

from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import current_node
from node.language import LANGUAGES, spoken
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.label_check import find_labelled_words
from node.private.network.log import count_lines
from node.private.network.mandate import (
    CONFIRM_MONTHS,
    firewall_warning,
    mandate_warnings,
    missing_focus,
    months_before,
)
from node.private.network.models import LogRow
from node.private.network.optional_rows import check_on, is_on
from node.private.network.own_card import MOST_MILESTONES, MOST_OBJECTIVES
from node.private.network.own_card_form import (
    fill_card_form,
    label_of,
    month_options,
    read_card,
    read_card_form,
)
from node.private.network.own_cards import (
    confirm_firewall,
    find_own_card,
    save_own_card,
    texts_of_card,
)
from node.private.network.plain_words import find_hard_places
from node.private.network.script import AUDIENCE_WORDS, Audience, compose_script
from node.private.network.words import LogKind
from node.private.network.worry_places import worry_place
from node.private.worries import WorryFoundError, WorryPlace
from node.screens.form import WHOLE_FORM, Form, blank_form
from node.screens.formats import language_name
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("mandate", __name__, url_prefix="/network/mandate")

_MILESTONES: Final = "F46"
_SCRIPT: Final = "F13"


@bp.get("")
def show() -> Response:
    """Show the mandate in plain words, to be printed, and what is unclear about it."""
    session, node = db.session(), current_node()
    card, today = find_own_card(session, node=node), local_day(node)
    warning = firewall_warning(card, briefed=_count_briefed(), today=today)
    return render_page(
        "private/network/mandate.html",
        card=card,
        warnings=mandate_warnings(card, today=today),
        without_focus=[language_name(tag) for tag in missing_focus(card.content.focus)],
        firewall_warning=warning,
        has_script=is_on(session, _SCRIPT),
        has_milestones=is_on(session, _MILESTONES),
    )


@bp.get("/edit")
def edit() -> Response:
    """Show the form with what the card says."""
    card = find_own_card(db.session(), node=current_node())
    return _show_form(fill_card_form(card))


@bp.post("/edit")
def change() -> Response:
    """Let the card say something else."""
    session, node = db.session(), current_node()
    form = read_card_form()
    stored = find_own_card(session, node=node)
    read = read_card(form, stored=stored, has_milestones=is_on(session, _MILESTONES))
    if read is None:
        return _show_form(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        save_own_card(
            session,
            node=node,
            actor=current_person(),
            content=read.content,
            review_on=read.review_on,
            elections_on=read.elections_on,
            revision=read.revision,
        )
    except WorryFoundError as error:
        session.rollback()
        worry = worry_place(error, label_of=_heading_of)
        return _show_form(form, status=HTTPStatus.UNPROCESSABLE_ENTITY, worry=worry)
    except ConflictError as error:
        session.rollback()
        return _show_conflict(form, str(error))
    except InputRefusedError as error:
        session.rollback()
        form.take(error)
        return _show_form(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("Your mandate and focus are saved."))
    return see_other("mandate.show")


@bp.get("/firewall")
def firewall() -> Response:
    """Explain to colleagues what stays between prevention and intervention."""
    return _show_firewall()


@bp.post("/firewall")
def confirm() -> Response:
    """Note that colleagues confirmed it today."""
    session = db.session()
    try:
        confirm_firewall(session, node=current_node(), actor=current_person())
    except ConflictError as error:
        session.rollback()
        return _show_firewall(fault=str(error), status=HTTPStatus.CONFLICT)
    session.commit()
    notice(_("Confirmed for a year."))
    return see_other("mandate.firewall")


@bp.get("/script")
def script() -> Response:
    """Show a script to introduce oneself, and what is hard to read or labels people in it."""
    session, node = db.session(), current_node()
    check_on(session, _SCRIPT)
    card = find_own_card(session, node=node)
    language = request.args.get("language", spoken())
    language = language if language in LANGUAGES else spoken()
    asked = request.args.get("audience", "")
    audience = Audience(asked) if asked in set(Audience) else Audience.RESIDENTS
    sentences = compose_script(card, town=node.settings.name, language=language, audience=audience)
    text = "\n".join(sentences)
    return render_page(
        "private/network/script.html",
        form=blank_form({"language": language, "audience": audience.value}),
        language_options=[(tag, language_name(tag)) for tag in LANGUAGES],
        audiences=[(each.value, _(words)) for each, words in AUDIENCE_WORDS.items()],
        script_language=language,
        sentences=sentences,
        has_focus=language in card.content.focus,
        hard=find_hard_places(text, language=language),
        labelled=find_labelled_words(text, language=language),
    )


def _heading_of(member: str) -> str:
    """Return what the rows or the field of a member are called."""
    headings = {"objective_0": _("Objectives"), "milestone_text_0": _("Milestones")}
    return headings.get(member) or label_of(member)


def _show_conflict(form: Form, fault: str) -> Response:
    """Return the page with both versions; sent once more, it says what counts."""
    now_stored = find_own_card(db.session(), node=current_node())
    there = texts_of_card(now_stored.content)
    other = {label_of(name): text for name, text in there.items() if text != form.text(name)}
    again = Form(values={**form.values, "revision": (str(now_stored.revision),)})
    again.fault(WHOLE_FORM, fault)
    return _show_form(again, status=HTTPStatus.CONFLICT, stored=other)


def _show_form(
    form: Form,
    *,
    status: int = 200,
    worry: WorryPlace | None = None,
    stored: Mapping[str, str] | None = None,
) -> Response:
    return render_page(
        "private/network/mandate_edit.html",
        status=status,
        form=form,
        worry=worry,
        stored=stored,
        tags=LANGUAGES,
        objectives=range(MOST_OBJECTIVES),
        milestones=range(MOST_MILESTONES) if is_on(db.session(), _MILESTONES) else (),
        months=month_options(),
    )


def _show_firewall(*, fault: str | None = None, status: int = 200) -> Response:
    node = current_node()
    card, briefed = find_own_card(db.session(), node=node), _count_briefed()
    return render_page(
        "private/network/firewall.html",
        status=status,
        card=card,
        briefed=briefed,
        fault=fault,
        warning=firewall_warning(card, briefed=briefed, today=local_day(node)),
    )


def _count_briefed() -> int:
    """Return how often colleagues were briefed in the last twelve months."""
    since = months_before(local_day(current_node()), months=CONFIRM_MONTHS)
    where = (LogRow.kind == LogKind.BRIEFED, LogRow.happened_on >= since)
    return count_lines(db.session(), person=current_person(), where=where)
