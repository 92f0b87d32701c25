"""“More of the method”: what can be switched on, by whom it was, why, and with which advice."""

from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response

from node.database import db
from node.errors import InputRefusedError, NotFoundError
from node.extensions import current_node
from node.language import gettext as _
from node.language import mark
from node.people.service import list_people
from node.people.signed_in import current_person
from node.private.network.optional_rows import OPTIONAL, list_on, switch_off, switch_on
from node.private.network.worry_places import worry_place
from node.private.typed_text import TextField, read_text
from node.private.worries import WorryFoundError, WorryPlace
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("optional", __name__, url_prefix="/network/optional")

_LABELS: Final = {
    "reason": mark("Why do you need it?"),
    "advice": mark("What did the data protection officer say?"),
}
_MAX_CHARACTERS: Final = 500


@bp.get("")
def index() -> Response:
    """Show every part that can be switched on, and those that are."""
    session, node = db.session(), current_node()
    names = {each.account_id: each.name for each in list_people(session, node=node)}
    return render_page(
        "private/network/optional.html",
        parts=[(code, _(words)) for code, words in OPTIONAL.items()],
        on=list_on(session, node=node),
        names=names,
    )


@bp.get("/<code>")
def part(code: str) -> Response:
    """Ask why a part is switched on."""
    _check(code)
    return _show(code, blank_form())


@bp.post("/<code>")
def begin(code: str) -> Response:
    """Switch a part on."""
    _check(code)
    form = read_form(single=("reason", "advice"))
    form.require("reason", _("Write in a sentence why you need it."))
    form.require("advice", _("Write what you asked the officer, and the answer."))
    reason, advice = (_read(form, name) for name in _LABELS)
    if not form.is_good:
        return _show(code, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    actor = current_person()
    try:
        switch_on(
            session, node=current_node(), actor=actor, code=code, reason=reason, advice=advice
        )
    except WorryFoundError as error:
        session.rollback()
        worry = worry_place(error, label_of=lambda member: _(_LABELS[member]))
        return _show(code, form, status=HTTPStatus.UNPROCESSABLE_ENTITY, worry=worry)
    except InputRefusedError as error:
        session.rollback()
        form.take(error)
        return _show(code, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("Switched on. Your colleagues see it too."))
    return see_other("optional.index")


@bp.post("/<code>/off")
def end(code: str) -> Response:
    """Switch a part off; what was written with it stays."""
    _check(code)
    read_form()
    session = db.session()
    switch_off(session, node=current_node(), actor=current_person(), code=code)
    session.commit()
    notice(_("Switched off. What was written with it stays."))
    return see_other("optional.index")


def _check(code: str) -> None:
    if code not in OPTIONAL:
        raise NotFoundError(_("There is no such part of the method."))


def _read(form: Form, name: str) -> str:
    field = TextField(name=name, label=_(_LABELS[name]), max_characters=_MAX_CHARACTERS)
    return read_text(form, field)


def _show(code: str, form: Form, *, status: int = 200, worry: WorryPlace | None = None) -> Response:
    return render_page(
        "private/network/optional_part.html",
        status=status,
        form=form,
        code=code,
        words=_(OPTIONAL[code]),
        labels={name: _(words) for name, words in _LABELS.items()},
        worry=worry,
        is_on=code in list_on(db.session(), node=current_node()),
    )
