"""The page of thresholds and retention, each explained beside its field.

A shorter time takes away within the hour what colleagues wrote months ago. So what would go is
shown first, and it is done once it was ticked.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response

from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.language import mark, ngettext
from node.people.signed_in import current_person
from node.private.network.rules import BOUNDS, Rules, change_rules, read_rules
from node.private.packs.retention import Aged, count_aged
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("network_rules", __name__, url_prefix="/network/rules")

_WORDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "log_months": (
        mark("Texts of the log go after"),
        mark("months"),
        mark(
            "What was written goes; day, kind and number stay. Counted from the day it happened, "
            "was logged or was settled, whichever is last. A year at most."
        ),
    ),
    "attendance_days": (
        mark("Who was at a meeting is forgotten after"),
        mark("days"),
        mark("Which organisations came stays, who sat there goes. 90 days at most."),
    ),
    "min_days": (
        mark("Call an organisation after"),
        mark("days"),
        mark("So many days without a contact, and it stands on the list to call."),
    ),
    "most_asks": (
        mark("Leave an organisation in peace after"),
        mark("asks"),
        mark("So many asks within 90 days, and you are warned before the next one."),
    ),
    "informal_percent": (
        mark("Least share of informal organisations"),
        "%",
        mark("Below it you are told that the network leans towards authorities."),
    ),
}
_DIGITS: Final = 5
_CONFIRMED: Final = "confirmed"


@bp.get("")
def show() -> Response:
    """Show the rules that count now."""
    rules = read_rules(db.session())
    return _show(blank_form({name: str(getattr(rules, name)) for name in BOUNDS}))


@bp.post("")
def change() -> Response:
    """Let other rules count."""
    form = read_form(single=tuple(BOUNDS), many=(_CONFIRMED,))
    numbers = {name: _read_number(form, name) for name in BOUNDS}
    if not form.is_good:
        return _show(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session, rules = db.session(), Rules(**numbers)
    lost = _lost_under(rules)
    if lost is not None and _times(rules) not in form.all(_CONFIRMED):
        form.fault(_CONFIRMED, _("Nothing was saved yet. Tick that this may be taken away."))
        return _show(form, rules=rules, lost=lost, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        change_rules(session, node=current_node(), actor=current_person(), rules=rules)
    except InputRefusedError as error:
        session.rollback()
        form.take(error)
        return _show(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("The rules are saved and count from now on."))
    return see_other("network_rules.show")


def _read_number(form: Form, name: str) -> int:
    text, (least, most) = form.text(name), BOUNDS[name]
    number = int(text) if text.isdecimal() and len(text) <= _DIGITS else -1
    if not least <= number <= most:
        form.fault(
            name,
            _("“%(field)s”: write a number from %(least)d to %(most)d.")
            % {"field": _(_WORDS[name][0]), "least": least, "most": most},
        )
    return number


def _lost_under(rules: Rules) -> Aged | None:
    """Return how much goes because a time becomes shorter; None if nothing does."""
    session = db.session()
    now = read_rules(session)
    if rules.log_months >= now.log_months and rules.attendance_days >= now.attendance_days:
        return None
    lost = count_aged(session, node=current_node(), person=current_person(), rules=rules)
    return None if lost.is_nothing else lost


def _times(rules: Rules) -> str:
    """Return what a tick agrees to: other times written after it are asked about again."""
    return f"{rules.log_months}-{rules.attendance_days}"


def _say_lost(rules: Rules, lost: Aged) -> list[tuple[str, int]]:
    """Return what goes under some rules, each with how much of it."""
    texts = ngettext(
        "Texts of the log older than %(num)d month",
        "Texts of the log older than %(num)d months",
        rules.log_months,
    )
    chairs = ngettext(
        "Who was at a meeting more than %(num)d day ago",
        "Who was at a meeting more than %(num)d days ago",
        rules.attendance_days,
    )
    said = [
        (texts % {"num": rules.log_months}, lost.texts),
        (chairs % {"num": rules.attendance_days}, lost.attendances),
    ]
    return [(words, number) for words, number in said if number]


def _show(
    form: Form, *, rules: Rules | None = None, lost: Aged | None = None, status: int = 200
) -> Response:
    fields = [
        (name, _(words), unit if unit == "%" else _(unit), _(why))
        for name, (words, unit, why) in _WORDS.items()
    ]
    return render_page(
        "private/packs/rules.html",
        status=status,
        form=form,
        fields=fields,
        times=_times(rules) if rules else "",
        lost=_say_lost(rules, lost) if rules and lost else [],
    )
