"""The map of the network: how long ago everybody was spoken to, on two wings.

The map of a large network has one row for each sector, which opens to its organisations.
"""

from collections.abc import Sequence
from typing import Final

from flask import Blueprint, Response, request, url_for

from node.database import db
from node.errors import NotFoundError
from node.extensions import current_node
from node.language import gettext as _
from node.language import ngettext
from node.people.signed_in import current_person
from node.private.network.optional_rows import is_on
from node.private.network.organisations import name_organisations
from node.private.packs.butterfly import SectorSpot, Spot, Standing, by_sector, list_spots
from node.private.packs.butterfly_drawing import (
    CALL_COLOUR,
    HIT_PIXELS,
    PEACE_COLOUR,
    Line,
    draw,
)
from node.private.packs.picture_words import asks_words, months_words, part_word, standing_word
from node.screens.code_words import label
from node.screens.navigation import find_page
from node.screens.page import render_page
from node.screens.spreadsheet import answer_table
from schemas.practice_words import Sector

__all__ = ["MOST_NAMES", "PAGE_NAMES", "bp"]

bp = Blueprint("network_pictures", __name__, url_prefix="/network/pictures")

MOST_NAMES: Final = 60
"""Organisations above which the map has one row for each sector."""

PAGE_NAMES: Final = 100
"""Organisations of a sector on one page."""

_MOST_NUMBERS: Final = 1_000


@bp.get("")
def butterfly() -> Response:
    """Show how long ago everybody was spoken to."""
    sector = _asked_sector()
    spots = list_spots(db.session(), node=current_node(), person=current_person())
    if sector is None and len(spots) > MOST_NAMES:
        return _show_sectors(spots)
    chosen = [each for each in spots if sector is None or each.sector is sector]
    page = max(1, request.args.get("page", 1, type=int))
    named = _named(chosen)
    shown = named[(page - 1) * PAGE_NAMES : page * PAGE_NAMES]
    return _show(
        lines=[_line(name, spot) for name, spot in shown],
        head=_head(),
        rows=[_row(name, spot) for name, spot in shown],
        total=len(spots),
        sector=sector,
        page=page,
        has_more=len(named) > page * PAGE_NAMES,
    )


@bp.get("/butterfly.csv")
def butterfly_table() -> Response:
    """Give the map as a table for a spreadsheet, organisation by organisation."""
    named = _named(list_spots(db.session(), node=current_node(), person=current_person()))
    return answer_table([_head(), *(_row(*each) for each in named)], name="butterfly.csv")


def _show_sectors(spots: Sequence[Spot]) -> Response:
    groups = by_sector(spots)
    return _show(
        lines=[_sector_line(group) for group in groups],
        head=(
            _("Sector"),
            _("Part"),
            _("Organisations"),
            _("Longest without a contact"),
            _("Requests in 90 days"),
            _("To call"),
            _("To leave in peace"),
        ),
        rows=[_sector_row(group) for group in groups],
        total=len(spots),
        is_by_sector=True,
    )


def _show(
    *,
    lines: Sequence[Line],
    head: Sequence[str],
    rows: Sequence[Sequence[object]],
    total: int,
    sector: Sector | None = None,
    is_by_sector: bool = False,
    page: int = 1,
    has_more: bool = False,
) -> Response:
    return render_page(
        "private/packs/butterfly.html",
        drawing=draw(lines),
        hit=HIT_PIXELS,
        call=CALL_COLOUR,
        peace=PEACE_COLOUR,
        sector=sector,
        sector_label=None if sector is None else label(sector),
        has_independence=is_on(db.session(), "F33"),
        head=head,
        rows=rows,
        total=total,
        is_by_sector=is_by_sector,
        page=page,
        has_more=has_more,
    )


def _asked_sector() -> Sector | None:
    asked = request.args.get("sector")
    if asked is None:
        return None
    if asked not in set(Sector):
        raise NotFoundError(_("There is no such sector."))
    return Sector(asked)


def _named(spots: Sequence[Spot]) -> list[tuple[str, Spot]]:
    """Return the organisations with their names, in the order of the names."""
    by_number = {spot.organisation_id: spot for spot in spots}
    names = name_organisations(
        db.session(),
        node=current_node(),
        person=current_person(),
        # A database takes so many numbers in one question and no more.
        ids=tuple(by_number) if len(by_number) <= _MOST_NUMBERS else None,
    )
    return [(name, by_number[number]) for number, name in names.items() if number in by_number]


def _head() -> Sequence[str]:
    return (
        _("Organisation"),
        _("Part"),
        _("Sector"),
        _("Last contact"),
        _("Requests in 90 days"),
        _("What to do"),
    )


def _row(name: str, spot: Spot) -> Sequence[object]:
    return (
        name,
        part_word(spot.part),
        label(spot.sector),
        months_words(spot.months),
        spot.asks,
        standing_word(spot.standing),
    )


def _line(name: str, spot: Spot) -> Line:
    return Line(
        name=name,
        part=spot.part,
        months=spot.months,
        asks=spot.asks,
        is_call=spot.standing is Standing.CALL,
        is_peace=spot.standing is Standing.PEACE,
        words=" · ".join(_spot_words(spot)),
        address=find_page(f"/network/{spot.organisation_id}"),
    )


def _spot_words(spot: Spot) -> list[str]:
    """Return what is to be done and its reason, short enough to stand below a name."""
    if spot.standing is Standing.PEACE:
        return [standing_word(spot.standing), asks_words(spot.asks)]
    words = [months_words(spot.months)]
    if spot.standing is not Standing.WELL:
        return [standing_word(spot.standing), *words]
    return [*words, asks_words(spot.asks)] if spot.asks else words


def _sector_row(group: SectorSpot) -> Sequence[object]:
    return (
        label(group.sector),
        part_word(group.part),
        group.organisations,
        months_words(group.months),
        group.asks,
        group.to_call,
        group.in_peace,
    )


def _sector_line(group: SectorSpot) -> Line:
    words = [
        ngettext("%(number)d organisation", "%(number)d organisations", group.organisations)
        % {"number": group.organisations}
    ]
    if group.to_call:
        words.append(_("call %(number)d") % {"number": group.to_call})
    if group.in_peace:
        words.append(_("leave %(number)d in peace") % {"number": group.in_peace})
    return Line(
        name=label(group.sector),
        part=group.part,
        months=group.months,
        asks=group.asks,
        is_call=group.to_call > 0,
        is_peace=group.in_peace > 0 and not group.to_call,
        words=" · ".join(words),
        address=url_for("network_pictures.butterfly", sector=group.sector.value),
    )
