"""F54: an umbrella is a bridge both ways, no informant, and no single point of failure."""

from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_the_page_says_which_members_hang_on_the_umbrella_alone(stage: NetworkStage) -> None:
    stage.switch_on("F54")
    umbrella = stage.organisation("Koepel Zonnehof")
    members = [stage.organisation(name, umbrella_id=umbrella) for name in ("Een", "Twee", "Drie")]
    stage.contact(members[0])
    stage.line(LogKind.WAS_THERE, members[1], days_ago=400)  # too long ago
    page = stage.text(f"/network/{umbrella}")
    assert "2 of its 3 members are reached through it alone." in page
    stage.line(LogKind.WAS_THERE, members[1])
    stage.line(LogKind.WAS_THERE, members[2])
    assert "are reached through it alone" not in stage.text(f"/network/{umbrella}")
    assert "Koepel Zonnehof" in stage.text(f"/network/{members[0]}")


def test_an_agreed_role_is_proposed_until_one_is_written(stage: NetworkStage) -> None:
    stage.switch_on("F54")
    umbrella = stage.organisation("Koepel Zonnehof")
    stage.organisation("Een", umbrella_id=umbrella)
    assert "It is not an informant" in stage.text(f"/network/{umbrella}")
    agreed = stage.organisation("De Brug", content={"agreed_role": "Een brug en geen oor"})
    page = stage.text(f"/network/{agreed}")
    assert "Een brug en geen oor" in page
    assert "It is not an informant" not in page


def test_nothing_of_it_shows_while_it_is_off(stage: NetworkStage) -> None:
    umbrella = stage.organisation("Koepel Zonnehof")
    stage.organisation("Een", umbrella_id=umbrella)
    page = stage.text(f"/network/{umbrella}")
    assert "Umbrella and members" not in page
    assert "through it alone" not in page
