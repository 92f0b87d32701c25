"""F05: which sectors the network reaches, against a set that grows with the town."""

from pathlib import Path

import pytest

from node.private.network.coverage import coverage_of, recommended_sectors
from schemas.place import PopulationBand
from schemas.practice_words import Sector
from tests.node.private.network_stage import NetworkStage, network_stage

__all__: list[str] = []


def test_the_overview_says_how_many_sectors_are_covered_and_names_the_gaps(
    stage: NetworkStage,
) -> None:
    stage.organisation("De Akker", sector=Sector.SCHOOL)
    stage.organisation("De Brug", sector=Sector.SCHOOL)
    stage.organisation("Zonnehof", sector=Sector.SPORT)
    stage.organisation("De Krant", sector=Sector.MEDIA)  # not recommended for this size
    page = stage.text("/network")
    assert "2 of 10 recommended sectors are covered (20%)" in page
    gaps = page.partition("Nobody yet from:")[2].partition("Covered:")[0]
    assert "Police" in gaps
    assert "Mental health care" in gaps
    assert "Schools" not in gaps


@pytest.mark.parametrize(("band", "sectors"), [("p0", 6), ("p3", 13), ("p5", 16), ("p7", 18)])
def test_a_larger_town_is_advised_to_reach_more(tmp_path: Path, band: str, sectors: int) -> None:
    assert len(recommended_sectors(PopulationBand(band))) == sectors
    with network_stage(tmp_path, population_band=band) as stage:
        stage.organisation("De Akker", sector=Sector.SCHOOL)
        assert f"1 of {sectors} recommended sectors are covered" in stage.text("/network")


def test_coverage_is_covered_divided_by_recommended() -> None:
    wanted = (Sector.SCHOOL, Sector.POLICE, Sector.SPORT, Sector.HEALTH)
    assert coverage_of([Sector.SCHOOL, Sector.MEDIA], wanted) == 0.25
    assert coverage_of([], wanted) == 0
    assert coverage_of([], ()) == 1
