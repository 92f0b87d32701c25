"""The map says of each organisation how long ago it was spoken to, and what is to be done."""

import csv
import io
from datetime import date

import pytest

from node.private.network.care import Advice
from node.private.network.words import LogKind, Part
from node.private.packs.butterfly import Standing, list_spots, months_between, standing_of
from node.private.packs.butterfly_drawing import (
    CALL_COLOUR,
    HIT_PIXELS,
    PEACE_COLOUR,
    Line,
    draw,
    mark_radius,
)
from node.private.packs.picture_views import MOST_NAMES
from node.screens.theme import COLOURS, GRAPHICS_RATIO, contrast
from schemas.practice_words import Sector
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

MAP = "/network/pictures"


@pytest.mark.parametrize(
    ("first", "months"),
    [
        (date(2026, 3, 2), 0),
        (date(2026, 2, 3), 0),
        (date(2026, 2, 2), 1),
        (date(2025, 12, 2), 3),
        (date(2025, 3, 3), 11),
        (date(2025, 3, 2), 12),
        (date(2020, 1, 1), 12),
    ],
    ids=str,
)
def test_a_month_is_whole_when_its_day_comes_round(first: date, months: int) -> None:
    assert months_between(first, date(2026, 3, 2)) == months


@pytest.mark.parametrize(
    ("is_paused", "advice", "standing"),
    [
        (False, None, Standing.WELL),
        (False, Advice.CALL, Standing.CALL),
        (False, Advice.LEAVE, Standing.PEACE),
        (True, None, Standing.PAUSED),
    ],
)
def test_what_is_to_be_done_is_what_the_list_of_whom_to_call_says(
    *, is_paused: bool, advice: Advice | None, standing: Standing
) -> None:
    assert standing_of(is_paused=is_paused, advice=advice) is standing


def test_each_organisation_counts_by_its_own_rule_and_its_own_lines(stage: NetworkStage) -> None:
    tired = stage.organisation("Zonnehof", most_asks=1)
    stage.line(LogKind.WE_ASKED, tired, days_ago=10, text="Een zaal")
    stage.line(LogKind.WE_ASKED, tired, days_ago=100, text="Een zaal")
    crisis = stage.organisation("Crisis", most_asks=2)
    stage.line(LogKind.WE_ASKED, crisis, text="Een zaal", is_crisis=True)
    silent = stage.organisation("Akker", min_days=30)
    linked = stage.organisation("Beek", min_days=30)
    stage.line(LogKind.LINKED, silent, days_ago=70, other_id=linked)
    stage.line(LogKind.TOLD_LINK, silent, days_ago=1, other_id=linked)
    spots = {
        spot.organisation_id: spot
        for spot in list_spots(stage.session, node=stage.node, person=stage.person())
    }
    assert (spots[tired].asks, spots[tired].standing) == (1, Standing.PEACE)
    assert (spots[crisis].asks, spots[crisis].standing) == (1, Standing.PEACE)
    assert (spots[silent].months, spots[silent].standing) == (2, Standing.CALL)
    assert (spots[linked].months, spots[linked].standing) == (2, Standing.CALL)


def test_the_map_says_in_words_what_its_signs_say(stage: NetworkStage) -> None:
    silent = stage.organisation("Zonnehof", sector=Sector.SPORT, part=Part.INFORMAL, min_days=30)
    stage.line(LogKind.WAS_THERE, silent, days_ago=70)
    tired = stage.organisation("Akker", most_asks=1)
    stage.line(LogKind.WE_ASKED, tired, text="Een zaal")
    paused = stage.organisation("Beek", is_paused=True)
    stage.line(LogKind.WAS_THERE, paused, days_ago=400)
    page = stage.text(MAP)
    assert "Akker: leave in peace · 1 request" in page
    assert "Beek: paused · a year ago or longer" in page
    assert "Zonnehof: call · 2 months ago" in page
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert 'role="group"' in page
    assert " style=" not in page


def test_nobody_else_s_own_organisation_is_drawn_or_counted(stage: NetworkStage) -> None:
    mine = stage.organisation("Zonnehof", is_mine=True)
    stage.line(LogKind.WAS_THERE, mine)
    assert "Zonnehof" in stage.text(MAP)
    assert "Zonnehof" not in stage.text(MAP, "co")
    assert "There is nobody to draw yet." in stage.text(MAP, "co")


def test_a_large_network_has_one_row_a_sector_which_opens(stage: NetworkStage) -> None:
    for number in range(MOST_NAMES + 1):
        stage.organisation(f"School {number}")
    stage.organisation("Zonnehof", sector=Sector.SPORT, part=Part.INFORMAL)
    page = stage.text(MAP)
    assert "Zonnehof" not in page
    assert f"Schools: {MOST_NAMES + 1} organisations" in page
    assert "?sector=sport" in page
    assert "Zonnehof" in stage.text(f"{MAP}?sector=sport")
    assert stage.get(f"{MAP}?sector=nonsense").status_code == 404


def test_the_map_is_a_table_for_a_spreadsheet_too(stage: NetworkStage) -> None:
    stage.organisation("=Zonnehof")
    stage.organisation("Akker")
    answer = stage.get(f"{MAP}/butterfly.csv")
    rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))
    assert [row[0] for row in rows] == ["Organisation", "'=Zonnehof", "Akker"]
    assert rows[1][3] == "no contact yet"


def _line(part: Part, months: int | None, asks: int) -> Line:
    return Line(
        name="Zonnehof",
        part=part,
        months=months,
        asks=asks,
        is_call=asks % 2 == 0,
        is_peace=asks % 2 == 1,
        words="",
        address=None,
    )


def test_no_two_signs_and_no_sign_and_name_ever_meet() -> None:
    lines = [
        _line(part, months, asks)
        for part in Part
        for months in (*range(13), None)
        for asks in (0, 1, 30)
    ]
    drawing = draw(lines)
    rows = {(mark.left, mark.top) for mark in drawing.marks}
    assert len(rows) == len(lines)
    for mark in drawing.marks:
        # The ring and the triangle stand outside the sign.
        reach = mark.radius + 15
        assert mark.radius + 7 <= HIT_PIXELS // 2
        if mark.line.part is Part.FORMAL:
            assert mark.x - reach >= drawing.name_width
            assert mark.x + mark.radius + 7 <= drawing.half
        else:
            assert mark.x + reach <= mark.name_x
            assert mark.x - mark.radius - 7 >= drawing.half
        assert mark.top + HIT_PIXELS <= drawing.height


def test_signs_grow_with_requests_and_stay_in_their_row() -> None:
    assert mark_radius(0) < mark_radius(1) < mark_radius(5)
    assert mark_radius(500) == mark_radius(50)
    assert HIT_PIXELS >= 24


@pytest.mark.parametrize("colour", [CALL_COLOUR, PEACE_COLOUR])
def test_signs_can_be_seen_on_our_grounds_and_on_a_forced_black_or_white(colour: str) -> None:
    for ground in (COLOURS["white"], COLOURS["paper"], "#000000", "#ffffff"):
        assert contrast(colour, ground) >= GRAPHICS_RATIO
