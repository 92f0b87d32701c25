"""The pages of facts and figures: cards, a sheet to print, a table, and names elsewhere."""

from datetime import date
from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, request

from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.language import spoken
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.fact import Fact
from node.private.network.fact_form import (
    COUNTED_WORDS,
    FactForm,
    fill_fact_form,
    label_of_fact,
    new_fact_form,
    read_fact,
    read_fact_form,
)
from node.private.network.fact_rules import is_old_fact
from node.private.network.facts import add_fact, change_fact, erase_fact, get_fact, list_facts
from node.private.network.optional_rows import check_on, is_on
from node.private.network.terms import national_names
from node.private.network.word_labels import label, options
from node.private.network.words import FactKind
from node.private.network.worry_places import worry_place
from node.private.worries import WorryFoundError, WorryPlace
from node.screens.form import WHOLE_FORM, Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from node.screens.spreadsheet import answer_table

__all__ = ["bp"]

bp = Blueprint("facts", __name__, url_prefix="/network")

_COUNTRIES: Final = "F59"
_MOST_QUESTION: Final = 100


@bp.get("/facts")
def index() -> Response:
    """Show the cards, those that are old first."""
    groups = [(label(kind), _list(kind)) for kind in _kinds()]
    return render_page("private/network/facts.html", groups=groups, has_countries=_has_countries())


@bp.get("/facts/new")
def new() -> Response:
    """Show the form of a new card."""
    return _show(new_fact_form(today=local_day(current_node())))


@bp.post("/facts/new")
def create() -> Response:
    """Enter a card."""
    return _save(read_fact_form(), is_new=True)


@bp.get("/facts/<uuid:fact_id>")
def edit(fact_id: UUID) -> Response:
    """Show a card, to be changed."""
    return _show(fill_fact_form(_get(fact_id)))


@bp.post("/facts/<uuid:fact_id>")
def change(fact_id: UUID) -> Response:
    """Let a card say something else."""
    _get(fact_id)
    page = read_fact_form()
    return _save(FactForm(form=page.form, fact_id=fact_id, revision=page.revision), is_new=False)


@bp.post("/facts/<uuid:fact_id>/erase")
def erase(fact_id: UUID) -> Response:
    """Take a card away for good."""
    read_form()
    session = db.session()
    erase_fact(session, node=current_node(), actor=current_person(), fact_id=fact_id)
    session.commit()
    notice(_("The fact is erased."))
    return see_other("facts.index")


@bp.get("/facts/sheet")
def sheet() -> Response:
    """Show the figures that are not old, to be printed."""
    found = _list(FactKind.FIGURE)
    fresh = [fact for fact, is_old in found if not is_old]
    return render_page(
        "private/network/fact_sheet.html",
        facts=fresh,
        left_out=len(found) - len(fresh),
        today=local_day(current_node()),
    )


@bp.get("/facts/sheet.csv")
def table() -> Response:
    """Return every card as a table; what is old says so."""
    rows = [
        (
            fact.content.statement,
            fact.content.number,
            fact.content.source,
            fact.draft.dated_on.isoformat(),
            _("Old") if is_old else "",
        )
        for kind in _kinds()
        for fact, is_old in _list(kind)
    ]
    head = (_("Statement"), _("Number"), _("Source"), _("Day"), _("To be looked at again"))
    return answer_table([head, *rows], name="facts.csv")


@bp.get("/terms")
def terms() -> Response:
    """Show what a panel is called in other countries."""
    check_on(db.session(), _COUNTRIES)
    asked = request.args.get("name", "").strip()[:_MOST_QUESTION]
    return render_page(
        "private/network/terms.html",
        form=blank_form({"name": asked}),
        names=national_names(asked, language=spoken()),
        notes=list_facts(
            db.session(), node=current_node(), person=current_person(), kind=FactKind.COUNTRY
        ),
    )


def _save(page: FactForm, *, is_new: bool) -> Response:
    session, node, form = db.session(), current_node(), page.form
    draft = read_fact(form, may_be_country=_has_countries())
    if draft is None:
        return _show(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    actor = current_person()
    try:
        if is_new:
            add_fact(session, node=node, actor=actor, draft=draft, fact_id=page.fact_id)
        else:
            revision = page.revision
            change_fact(
                session,
                node=node,
                actor=actor,
                fact_id=page.fact_id,
                draft=draft,
                revision=revision,
            )
    except WorryFoundError as error:
        session.rollback()
        worry = worry_place(error, label_of=label_of_fact)
        return _show(page, status=HTTPStatus.UNPROCESSABLE_ENTITY, worry=worry)
    except InputRefusedError as error:
        session.rollback()
        form.take(error, at="number")
        return _show(page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except ConflictError as error:
        session.rollback()
        return _show_conflict(page, str(error))
    session.commit()
    notice(_("The fact is saved."))
    return see_other("facts.index")


def _show_conflict(page: FactForm, fault: str) -> Response:
    """Return the page beside what is stored; sent once more, it says what counts."""
    stored = _get(page.fact_id)
    values = {**page.form.values, "revision": (str(stored.revision),)}
    again = Form(values=values)
    again.fault(WHOLE_FORM, fault)
    at = FactForm(form=again, fact_id=page.fact_id, revision=stored.revision)
    return _show(at, status=HTTPStatus.CONFLICT, stored=stored)


def _show(
    page: FactForm,
    *,
    status: int = 200,
    worry: WorryPlace | None = None,
    stored: Fact | None = None,
) -> Response:
    return render_page(
        "private/network/fact.html",
        status=status,
        form=page.form,
        fact_id=page.fact_id if page.revision else None,
        worry=worry,
        stored=stored,
        minimum=current_node().settings.minimum_group_size,
        kinds=options(FactKind) if _has_countries() else (),
        counted=[(each.value, _(words)) for each, words in COUNTED_WORDS.items()],
    )


def _get(fact_id: UUID) -> Fact:
    return get_fact(db.session(), node=current_node(), person=current_person(), fact_id=fact_id)


def _has_countries() -> bool:
    return is_on(db.session(), _COUNTRIES)


def _kinds() -> tuple[FactKind, ...]:
    return tuple(FactKind) if _has_countries() else (FactKind.FIGURE,)


def _list(kind: FactKind) -> list[tuple[Fact, bool]]:
    """Return the cards of a kind, each with whether it is old, those first."""
    node = current_node()
    found = list_facts(db.session(), node=node, person=current_person(), kind=kind)
    told = [(each, _is_old(each, today=local_day(node))) for each in found]
    return sorted(told, key=lambda each: not each[1])


def _is_old(fact: Fact, *, today: date) -> bool:
    return is_old_fact(dated_on=fact.draft.dated_on, review_on=fact.content.review_on, today=today)
