"""The pages of when we were with whom: trust outside crises, and our own presence."""

from datetime import timedelta
from typing import Final

from flask import Blueprint, Response, request

from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.addresses import organisation_address
from node.private.network.bar_chart import CHART_HEIGHT, chart_width, lay_out_bars
from node.private.network.optional_rows import check_on
from node.private.network.organisations import name_organisations
from node.private.network.presence import (
    days_present,
    lines_of_month,
    month_bounds,
    presence_by_month,
)
from node.private.network.promise_views import names_of
from node.private.network.trust_rhythm import (
    AFTER_DAYS,
    contacts_by_month,
    only_after_incidents,
    share_in_crisis,
)
from node.screens.formats import month as month_in_words
from node.screens.page import render_page
from node.screens.spreadsheet import answer_table

__all__ = ["bp"]

bp = Blueprint("rhythm", __name__, url_prefix="/network")

_MOST_NAMED: Final = 50
_YEAR_DAYS: Final = 366


@bp.get("/rhythm")
def index() -> Response:
    """Show contacts in and out of crises by month, and who is only seen after incidents."""
    session, node, person = db.session(), current_node(), current_person()
    today = local_day(node)
    months = contacts_by_month(session, person=person, today=today)
    bars = lay_out_bars([(each.outside, each.because) for each in months])
    after = only_after_incidents(session, person=person, today=today)
    outside, because = sum(each.outside for each in months), sum(each.because for each in months)
    return render_page(
        "private/network/rhythm.html",
        months=months,
        bars=tuple(zip(bars, months, strict=True)),
        height=CHART_HEIGHT,
        width=chart_width(len(bars)),
        contacts=outside + because,
        percent=share_in_crisis(outside=outside, because=because),
        after=len(after),
        after_days=AFTER_DAYS,
        named=tuple(
            name_organisations(
                session, node=node, person=person, ids=tuple(after)[:_MOST_NAMED]
            ).items()
        ),
        counts=after,
        address_of=organisation_address,
    )


@bp.get("/rhythm.csv")
def table() -> Response:
    """Return the numbers of the chart as a table."""
    today = local_day(current_node())
    months = contacts_by_month(db.session(), person=current_person(), today=today)
    head = (_("Month"), _("Outside crises"), _("Because of an incident"))
    rows = [(each.month, each.outside, each.because) for each in months]
    return answer_table([head, *rows], name="rhythm.csv")


@bp.get("/presence")
def presence() -> Response:
    """Show on which days of a month we were where."""
    session, node, person = db.session(), current_node(), current_person()
    check_on(session, "F56")
    today = local_day(node)
    month = _asked_month(f"{today:%Y-%m}")
    lines = lines_of_month(session, node=node, person=person, month=month)
    return render_page(
        "private/network/presence.html",
        month=month,
        lines=lines,
        names=names_of(lines),
        number=days_present(tuple(each.draft.happened_on for each in lines)),
        months=presence_by_month(
            session, node=node, person=person, since=today - timedelta(days=_YEAR_DAYS)
        ),
        month_in_words=month_in_words,
    )


def _asked_month(usual: str) -> str:
    said = request.args.get("month", usual)
    try:
        month_bounds(said)
    except ValueError:
        return usual
    return said
