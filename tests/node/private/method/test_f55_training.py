"""F55: which share of the network's sectors had a training, and the town's profile in bands."""

from node.private.meetings.words import Format
from schemas.practice_words import Sector
from tests.node.private.meetings.planned import hold, plan
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_the_share_of_sectors_that_had_a_training_is_shown(stage: NetworkStage) -> None:
    school = stage.organisation("Akker", sector=Sector.SCHOOL)
    stage.organisation("Beek", sector=Sector.SPORT)
    stage.organisation("Cirkel", sector=Sector.SPORT)
    assert "0 of 2 sectors" in stage.text("/meetings/training")
    hold(stage, [school], format_=Format.TRAINING)
    text = stage.text("/meetings/training")
    assert "1 of 2 sectors of your network had a training in the last 24 months (50%)." in text


def test_a_training_of_more_than_two_years_ago_does_not_count(stage: NetworkStage) -> None:
    school = stage.organisation("Akker", sector=Sector.SCHOOL)
    hold(stage, [school], format_=Format.TRAINING, days=-740)
    text = stage.text("/meetings/training")
    assert "0 of 1 sectors" in text
    assert "2024" in text


def test_neither_another_format_nor_an_invitation_counts(stage: NetworkStage) -> None:
    school = stage.organisation("Akker", sector=Sector.SCHOOL)
    hold(stage, [school], format_=Format.SIMILAR)
    plan(stage, [school], format_=Format.TRAINING)
    assert "0 of 1 sectors" in stage.text("/meetings/training")


def test_the_profile_is_in_bands(stage: NetworkStage) -> None:
    text = stage.text("/meetings/training")
    assert "inhabitants" in text or "Not said" in text
    assert "Vilvoorde" in text
