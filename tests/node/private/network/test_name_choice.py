"""What a typed name may mean, and which organisations are offered before one types."""

from node.private.network.name_choice import MOST_OFFERED, find_named, lately_logged
from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_what_was_logged_last_is_offered_first_then_what_was_entered_last(
    stage: NetworkStage,
) -> None:
    numbers = [stage.organisation(f"Huis {each}") for each in range(MOST_OFFERED + 2)]
    stage.line(LogKind.WAS_THERE, numbers[0])
    found = lately_logged(stage.session, person=stage.person())
    assert found[0] == numbers[0]
    assert found[1] == numbers[-1]
    assert len(found) == len(set(found)) == MOST_OFFERED


def test_names_that_are_nothing_alike_are_not_offered(stage: NetworkStage) -> None:
    near = stage.organisation("Basisschool De Akker")
    stage.organisation("Xylofoon")
    found = find_named(stage.session, node=stage.node, person=stage.person(), name="de aker")
    assert found.organisation_id is None
    assert found.alike == ((near, "Basisschool De Akker"),)


def test_the_name_of_a_colleague_alone_means_nothing_here(stage: NetworkStage) -> None:
    stage.organisation("Zonnehof", is_mine=True)
    other = stage.person("co")
    found = find_named(stage.session, node=stage.node, person=other, name="Zonnehof")
    assert (found.organisation_id, found.alike) == (None, ())
    assert lately_logged(stage.session, person=other) == ()
