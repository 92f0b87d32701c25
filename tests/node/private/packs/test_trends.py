"""Sectors, steps and independence are drawn from what is stored, and say the same as a table."""

import csv
import io
from datetime import date, timedelta
from itertools import pairwise

import pytest

from node.private.network.words import LogKind, Part
from node.private.packs.independence_trend import (
    independence_share,
    list_quarters,
    quarter_begins,
)
from node.private.packs.sector_counts import SectorCount, bars_of, count_sectors, empty_sectors
from node.private.packs.step_lines import GroupSteps, draw_steps, list_steps
from schemas.practice_words import NetworkStep, Sector
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.packs.sealed_stage import put_group

__all__: list[str] = []

FIRST, SECOND = NetworkStep.STEP1_OUTREACH, NetworkStep.STEP2_SIMILAR


def _table(stage: NetworkStage, url: str) -> list[list[str]]:
    told = stage.get(url).get_data(as_text=True).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(told)))


def test_each_sector_has_its_numbers_and_a_gap_is_named(stage: NetworkStage) -> None:
    stage.organisation("Akker")
    stage.organisation("Beek", part=Part.INFORMAL)
    counts = count_sectors(stage.session, person=stage.person())
    school = next(each for each in counts if each.sector is Sector.SCHOOL)
    assert (school.formal, school.informal, school.total) == (1, 1, 2)
    assert Sector.SCHOOL not in empty_sectors(counts)
    assert Sector.POLICE in empty_sectors(counts)
    page = stage.text("/network/pictures/coverage")
    assert "Schools: 1 formal, 1 informal" in page
    assert "Police: nobody yet" in page
    assert ["Schools", "1", "1", "2"] in _table(stage, "/network/pictures/coverage.csv")


def test_the_longest_bar_fills_its_room_and_no_bar_runs_over() -> None:
    counts = [
        SectorCount(sector=Sector.SCHOOL, formal=4_000, informal=1_000),
        SectorCount(sector=Sector.SPORT, formal=0, informal=1),
        SectorCount(sector=Sector.MEDIA, formal=0, informal=0),
    ]
    bars = bars_of(counts)
    assert bars[0].formal + bars[0].informal == 400
    assert (bars[2].formal, bars[2].informal) == (0, 0)


def test_a_group_may_go_back_and_its_way_shows_it(stage: NetworkStage) -> None:
    put_group(
        stage,
        "Scholen",
        (date(2025, 3, 1), FIRST),
        (date(2025, 9, 1), SECOND),
        (date(2026, 1, 1), FIRST),
    )
    page = stage.text("/network/pictures/steps")
    assert "1 March 2025: Reaching out one by one; 1 September 2025" in page
    assert _table(stage, "/network/pictures/steps.csv")[1:] == [
        ["Scholen", "2025-03-01", "Reaching out one by one"],
        ["Scholen", "2025-09-01", "Bringing similar people together"],
        ["Scholen", "2026-01-01", "Reaching out one by one"],
    ]


def test_a_group_of_another_coordinator_alone_is_not_drawn(stage: NetworkStage) -> None:
    put_group(stage, "Scholen", (TODAY, FIRST), owner_id=stage.person("co").account_id)
    assert list_steps(stage.session, node=stage.node, person=stage.person()) == ()
    assert "No group has taken a step yet." in stage.text("/network/pictures/steps")


def test_steps_on_neighbouring_days_do_not_touch(stage: NetworkStage) -> None:
    days = tuple((TODAY - timedelta(days=9 - number), FIRST) for number in range(9))
    group = GroupSteps(group_id=stage.organisation("Akker"), name="Scholen", steps=days)
    long = GroupSteps(
        group_id=group.group_id, name="Lang", steps=((TODAY - timedelta(days=4000), FIRST),)
    )
    stops = draw_steps([group, long], today=TODAY)[0].stops
    assert all(later.x - earlier.x >= 26 for earlier, later in pairwise(stops))
    assert [stop.is_last for stop in stops] == [False] * 8 + [True]


def test_quarters_begin_where_the_calendar_says() -> None:
    assert quarter_begins(date(2026, 3, 2), quarters=3) == (
        date(2025, 7, 1),
        date(2025, 10, 1),
        date(2026, 1, 1),
    )
    assert quarter_begins(date(2026, 12, 31), quarters=1) == (date(2026, 10, 1),)


@pytest.mark.parametrize(
    ("between", "own", "share"), [(0, 0, None), (0, 4, 0.0), (3, 1, 0.75), (2, 0, 1.0)]
)
def test_independence_is_the_share_of_links_without_the_coordinator(
    between: int, own: int, share: float | None
) -> None:
    assert independence_share(between=between, own=own) == share


def test_a_link_partners_told_of_counts_once_from_its_first_day(stage: NetworkStage) -> None:
    akker, beek, dorp = (stage.organisation(name) for name in ("Akker", "Beek", "Dorp"))
    stage.line(LogKind.TOLD_LINK, akker, days_ago=300, other_id=beek)
    stage.line(LogKind.TOLD_LINK, beek, days_ago=10, other_id=akker)
    stage.line(LogKind.WAS_THERE, akker, days_ago=5)
    stage.line(LogKind.WE_GAVE, akker, days_ago=4)
    # Of an introduction nothing has come yet.
    stage.line(LogKind.LINKED, beek, other_id=dorp)
    quarters = list_quarters(stage.session, person=stage.person(), today=TODAY)
    assert (quarters[-1].between, quarters[-1].own, quarters[-1].share) == (1, 2, 1 / 3)
    assert (quarters[3].between, quarters[3].own, quarters[3].share) == (0, 0, None)
    assert (quarters[4].between, quarters[4].own, quarters[4].share) == (1, 0, 1.0)


def test_independence_is_shown_only_where_it_is_switched_on(stage: NetworkStage) -> None:
    assert stage.get("/network/pictures/independence").status_code == 404
    assert stage.get("/network/pictures/independence.csv").status_code == 404
    assert "Standing on its own" not in stage.text("/network/pictures")
    stage.switch_on("F33")
    akker, beek = stage.organisation("Akker"), stage.organisation("Beek")
    stage.line(LogKind.TOLD_LINK, akker, other_id=beek)
    stage.line(LogKind.WAS_THERE, akker)
    assert "Standing on its own" in stage.text("/network/pictures")
    assert "50 %" in stage.text("/network/pictures/independence")
    assert _table(stage, "/network/pictures/independence.csv")[-1] == [
        "quarter 1 of 2026",
        "1",
        "1",
        "50 %",
    ]


def test_empty_pictures_say_what_to_do_first(stage: NetworkStage) -> None:
    stage.switch_on("F33")
    assert "No organisation yet." in stage.text("/network/pictures/coverage")
    assert "ask each partner" in stage.text("/network/pictures/independence")
