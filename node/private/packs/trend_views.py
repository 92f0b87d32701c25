"""The other pictures: sectors, steps of groups, and how far the network stands on its own."""

from collections.abc import Sequence

from flask import Blueprint, Response

from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.optional_rows import check_on, is_on
from node.private.packs.independence_trend import Quarter, list_quarters
from node.private.packs.sector_counts import (
    BAR_PIXELS,
    SectorCount,
    bars_of,
    count_sectors,
    empty_sectors,
)
from node.private.packs.step_lines import (
    LINE_PIXELS,
    draw_steps,
    list_steps,
    step_number,
)
from node.screens.code_words import label
from node.screens.formats import day
from node.screens.page import render_page
from node.screens.spreadsheet import answer_table
from schemas.practice_words import NetworkStep

__all__ = ["bp"]

bp = Blueprint("network_trends", __name__, url_prefix="/network/pictures")


@bp.get("/coverage")
def coverage() -> Response:
    """Show how many organisations there are in each sector."""
    counts = count_sectors(db.session(), person=current_person())
    return render_page(
        "private/packs/coverage.html",
        bars=bars_of(counts),
        bar=BAR_PIXELS,
        total=sum(each.total for each in counts),
        missing=[label(sector) for sector in empty_sectors(counts)],
        sector_label=label,
        head=_coverage_head(),
        rows=[_coverage_row(each) for each in counts],
        has_independence=_has_independence(),
    )


@bp.get("/coverage.csv")
def coverage_table() -> Response:
    """Give the sectors as a table for a spreadsheet."""
    counts = count_sectors(db.session(), person=current_person())
    return answer_table(
        [_coverage_head(), *(_coverage_row(each) for each in counts)], name="sectors.csv"
    )


@bp.get("/steps")
def steps() -> Response:
    """Show since when each group is at which step."""
    session, node = db.session(), current_node()
    groups = list_steps(session, node=node, person=current_person())
    drawn = draw_steps(groups, today=local_day(node))
    return render_page(
        "private/packs/steps.html",
        drawn=drawn,
        line=LINE_PIXELS,
        width=max((group.stops[-1].x for group in drawn), default=0) + 40,
        total=len(groups),
        step_words=[(step_number(step), label(step)) for step in NetworkStep],
        step_label=label,
        head=_steps_head(),
        rows=[
            (group.name, day(since), label(step)) for group in groups for since, step in group.steps
        ],
        has_independence=_has_independence(),
    )


@bp.get("/steps.csv")
def steps_table() -> Response:
    """Give the steps as a table for a spreadsheet."""
    groups = list_steps(db.session(), node=current_node(), person=current_person())
    rows = [
        (group.name, since.isoformat(), label(step))
        for group in groups
        for since, step in group.steps
    ]
    return answer_table([_steps_head(), *rows], name="steps.csv")


@bp.get("/independence")
def independence() -> Response:
    """Show which share of links does without the coordinator."""
    check_on(db.session(), "F33")
    quarters = _quarters()
    return render_page(
        "private/packs/independence.html",
        quarters=quarters,
        has_links=any(each.share is not None for each in quarters),
        percent=_percent,
        head=_independence_head(),
        rows=[_independence_row(each) for each in quarters],
        has_independence=True,
    )


@bp.get("/independence.csv")
def independence_table() -> Response:
    """Give the quarters as a table for a spreadsheet."""
    check_on(db.session(), "F33")
    rows = [_independence_row(each) for each in _quarters()]
    return answer_table([_independence_head(), *rows], name="independence.csv")


def _has_independence() -> bool:
    return is_on(db.session(), "F33")


def _quarters() -> tuple[Quarter, ...]:
    return list_quarters(db.session(), person=current_person(), today=local_day(current_node()))


def _percent(share: float | None) -> int:
    return round(100 * (share or 0))


def _coverage_head() -> Sequence[str]:
    return (_("Sector"), _("Formal"), _("Informal"), _("Together"))


def _coverage_row(count: SectorCount) -> Sequence[object]:
    return (label(count.sector), count.formal, count.informal, count.total)


def _steps_head() -> Sequence[str]:
    return (_("Group"), _("Since"), _("Step"))


def _independence_head() -> Sequence[str]:
    return (
        _("Quarter"),
        _("Links between partners"),
        _("Organisations the town has been in touch with"),
        _("Share without the coordinator"),
    )


def _independence_row(quarter: Quarter) -> Sequence[object]:
    name = _("quarter %(number)d of %(year)d") % {
        "number": quarter.number,
        "year": quarter.begins_on.year,
    }
    share = _("no link yet") if quarter.share is None else f"{_percent(quarter.share)} %"
    return (name, quarter.between, quarter.own, share)
