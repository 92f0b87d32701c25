"""The pages of the hour at the tables: speed-dates, their cards, break-outs; all for printing."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, current_app, url_for

from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.language import ngettext
from node.people.signed_in import current_person
from node.private.local_time import local_moment
from node.private.meetings.breakouts import MAX_THEMES, Theme
from node.private.meetings.meetings import get_meeting_row
from node.private.meetings.round_making import (
    card_lines,
    make_break_outs,
    make_speed_dates,
    suggest_themes,
)
from node.private.meetings.round_plan import (
    MAX_MINUTES,
    MAX_SEED,
    MeetingPlan,
    SpeedDates,
    chairs_of,
    read_plan,
)
from node.private.meetings.round_seats import (
    list_seats,
    list_sitters,
    organisations_at,
)
from node.private.meetings.rounds import MAX_ROUNDS, MAX_SEATS, OddRule, Seat
from node.private.network.optional_rows import check_on, is_on
from node.private.network.organisations import name_organisations
from node.private.network.words import Part
from node.screens.form import WHOLE_FORM, Form, blank_form, read_form
from node.screens.formats import concept, weekday
from node.screens.page import notice, render_page, see_other
from schemas.vocabulary import STRUCTURE_GROUP, load_vocabulary

__all__ = ["bp"]

bp = Blueprint("meeting_rounds", __name__, url_prefix="/meetings/<uuid:meeting_id>")

_SHOWN_THEMES: Final = 6
_SUGGESTED: Final = 4
_CARDS: Final = "F28"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What every page of the tables says of its meeting.

    Attributes:
        meeting_id: Which one.
        when: Its day and hour by the town's clock.
        meeting_page: Where it is shown; None if this node has no such page.
        list_page: Where its list is.
        has_cards: Whether cards are switched on.
    """

    meeting_id: UUID
    when: str
    meeting_page: str | None
    list_page: str | None
    has_cards: bool


@bp.get("/rounds")
def rounds(meeting_id: UUID) -> Response:
    """Show the rounds of a meeting, and the form that makes them."""
    made = _plan(meeting_id).speed_dates
    filled = {
        "rounds": str(made.asked if made else 6),
        "minutes": str(made.minutes if made else 5),
        "odd": (made.odd if made else OddRule.PAUSE).value,
    }
    return _show_rounds(meeting_id, blank_form(filled))


@bp.post("/rounds")
def make(meeting_id: UUID) -> Response:
    """Make rounds, in place of those there were."""
    session, node, person = db.session(), current_node(), current_person()
    form = read_form(single=("rounds", "minutes", "odd", "seed"))
    number = _whole(form, "rounds", least=1, most=MAX_ROUNDS)
    minutes = _whole(form, "minutes", least=1, most=MAX_MINUTES)
    seed = secrets.randbelow(MAX_SEED + 1)
    if form.text("seed"):
        seed = _whole(form, "seed", least=0, most=MAX_SEED)
    if form.text("odd") not in set(OddRule):
        form.fault("odd", _("Choose what happens when one person is left over."))
    if not form.is_good:
        return _show_rounds(meeting_id, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        made = make_speed_dates(
            session,
            node=node,
            actor=person,
            meeting_id=meeting_id,
            rounds=number,
            minutes=minutes,
            odd=OddRule(form.text("odd")),
            seed=seed,
        )
    except InputRefusedError as error:
        session.rollback()
        form.take(error)
        return _show_rounds(meeting_id, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(
        ngettext("%(num)d round is made.", "%(num)d rounds are made.", len(made.rounds))
        % {"num": len(made.rounds)}
    )
    return see_other("meeting_rounds.rounds", meeting_id=meeting_id)


@bp.get("/rounds/cards")
def cards(meeting_id: UUID) -> Response:
    """Show a card for each seat, to be printed and cut; a part that is off has no page."""
    session, node, person = db.session(), current_node(), current_person()
    check_on(session, _CARDS)
    plan = _plan(meeting_id)
    sitters = list_sitters(session, node=node, person=person, meeting_id=meeting_id)
    seats = [sitter.seat for sitter in sitters]
    made = plan.speed_dates if _is_current(plan.speed_dates, seats) else None
    tables = _tables_of(made) if made else {}
    return render_page(
        "private/meetings/cards.html",
        frame=_frame(meeting_id),
        cards=[
            (sitter.seat.number, *card_lines(sitter), tables.get(sitter.seat.number, ()))
            for sitter in sitters
        ],
    )


@bp.get("/breakouts")
def breakouts(meeting_id: UUID) -> Response:
    """Show the tables of the break-outs, and the form that makes them."""
    session, node, person = db.session(), current_node(), current_person()
    made = _plan(meeting_id).break_outs
    filled = {"least": str(made.least if made else 3)}
    if made:
        filled |= _fields([(table.theme, table.most) for table in made.tables])
    else:
        seats = list_seats(session, person=person, meeting_id=meeting_id)
        there = organisations_at(session, node=node, person=person, seats=seats)
        offered = suggest_themes(there.values(), number=_SUGGESTED)
        each = -(-len(seats) // max(len(offered), 1)) + 1
        filled |= _fields([(theme, each) for theme in offered])
    return _show_breakouts(meeting_id, blank_form(filled))


@bp.post("/breakouts")
def allocate(meeting_id: UUID) -> Response:
    """Make tables, in place of those there were."""
    session, node, person = db.session(), current_node(), current_person()
    names = [f"{kind}_{at}" for kind in ("theme", "places") for at in range(_SHOWN_THEMES)]
    form = read_form(single=("least", *names))
    least = _whole(form, "least", least=0, most=MAX_SEATS)
    themes = _read_themes(form, least=least)
    if not form.is_good:
        return _show_breakouts(meeting_id, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        make_break_outs(
            session,
            node=node,
            actor=person,
            meeting_id=meeting_id,
            themes=themes,
            least=least,
        )
    except InputRefusedError as error:
        session.rollback()
        form.take(error)
        return _show_breakouts(meeting_id, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("The tables are made."))
    return see_other("meeting_rounds.breakouts", meeting_id=meeting_id)


def _show_rounds(meeting_id: UUID, form: Form, *, status: int = 200) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    plan = _plan(meeting_id)
    seats = list_seats(session, person=person, meeting_id=meeting_id)
    made = plan.speed_dates
    chairs = made.chairs if made else ()
    return render_page(
        "private/meetings/rounds.html",
        status=status,
        form=form,
        frame=_frame(meeting_id),
        made=made,
        is_current=_is_current(made, seats),
        tables=_tables_of(made) if made else {},
        names=name_organisations(
            session, node=node, person=person, ids={chair.organisation_id for chair in chairs}
        ),
        people=len(seats),
        most_rounds=MAX_ROUNDS,
        odd_rules=[
            (OddRule.PAUSE.value, _("They pause once, each in turn")),
            (OddRule.THREE.value, _("They join a pair, so that three sit together")),
        ],
    )


def _show_breakouts(meeting_id: UUID, form: Form, *, status: int = 200) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    made = _plan(meeting_id).break_outs
    seats = list_seats(session, person=person, meeting_id=meeting_id)
    chairs = made.chairs if made else ()
    home = {chair.seat: chair.organisation_id for chair in chairs}
    return render_page(
        "private/meetings/breakouts.html",
        status=status,
        form=form,
        frame=_frame(meeting_id),
        made=made,
        is_current=made is None or made.chairs == chairs_of(seats),
        home=home,
        formal={seat.number for seat in seats if seat.part is Part.FORMAL},
        names=name_organisations(session, node=node, person=person, ids=set(home.values())),
        people=len(seats),
        shown=range(min(_SHOWN_THEMES, MAX_THEMES)),
        themes=[("", _("No table")), *_theme_options()],
    )


def _frame(meeting_id: UUID) -> _Frame:
    node = current_node()
    row = get_meeting_row(db.session(), current_person(), meeting_id)
    starts = local_moment(node, row.starts_at)
    return _Frame(
        meeting_id=meeting_id,
        when=_("%(day)s at %(hour)s") % {"day": weekday(starts.date()), "hour": f"{starts:%H:%M}"},
        meeting_page=_page_of("meetings.show", meeting_id),
        list_page=_page_of("meeting_guests.chairs", meeting_id),
        has_cards=is_on(db.session(), _CARDS),
    )


def _page_of(endpoint: str, meeting_id: UUID) -> str | None:
    """Return where another page of the meeting is; None if this node has no such page."""
    if endpoint not in current_app.view_functions:
        return None
    return url_for(endpoint, meeting_id=meeting_id)


def _plan(meeting_id: UUID) -> MeetingPlan:
    row = get_meeting_row(db.session(), current_person(), meeting_id)
    return read_plan(row, node=current_node())


def _is_current(made: SpeedDates | None, seats: Sequence[Seat]) -> bool:
    return made is None or made.chairs == chairs_of(seats)


def _tables_of(made: SpeedDates) -> Mapping[int, Sequence[tuple[int, tuple[int, ...]]]]:
    """Return for each seat its table and whom it meets there, round by round; 0 for a pause."""
    seats = [chair.seat for chair in made.chairs]
    tables: dict[int, list[tuple[int, tuple[int, ...]]]] = {seat: [] for seat in seats}
    for each in made.rounds:
        at = {
            seat: (number, tuple(other for other in group if other != seat))
            for number, group in enumerate(each.groups, start=1)
            for seat in group
        }
        for seat in seats:
            tables[seat].append(at.get(seat, (0, ())))
    return tables


def _theme_options() -> list[tuple[str, str]]:
    concepts = load_vocabulary().concepts.values()
    known = [(each.id, concept(each.id)) for each in concepts if each.group != STRUCTURE_GROUP]
    return sorted(known, key=lambda each: each[1].casefold())


def _fields(tables: Sequence[tuple[str, int]]) -> dict[str, str]:
    filled: dict[str, str] = {}
    for at, (theme, places) in enumerate(tables[:_SHOWN_THEMES]):
        filled |= {f"theme_{at}": theme, f"places_{at}": str(places)}
    return filled


def _read_themes(form: Form, *, least: int) -> tuple[Theme, ...]:
    themes = []
    for at in range(_SHOWN_THEMES):
        if form.text(f"theme_{at}"):
            most = _whole(form, f"places_{at}", least=1, most=MAX_SEATS)
            themes.append(
                Theme(concept=form.text(f"theme_{at}"), most=most, least=min(least, most))
            )
    if not themes:
        form.fault(WHOLE_FORM, _("Choose at least one theme."))
    return tuple(themes)


def _whole(form: Form, name: str, *, least: int, most: int) -> int:
    """Return the whole number of a field; anything else is a fault on the form."""
    text = form.text(name)
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(most))
    if is_number and least <= int(text) <= most:
        return int(text)
    form.fault(
        name,
        _("Write a whole number from %(least)d to %(most)d.") % {"least": least, "most": most},
    )
    return least
