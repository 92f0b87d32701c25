"""What is kept in memory is for one person, and only until anything changes."""

from node.private.network.held_organisations import held_organisations
from node.private.network.remembered import remember
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_it_is_read_anew_for_somebody_else_and_after_a_change(stage: NetworkStage) -> None:
    asked = []

    def ask(handle: str) -> int:
        person = stage.person(handle)
        return remember(
            stage.session,
            person=person,
            asked="a question",
            read=lambda: asked.append(handle) or len(asked),  # type: ignore[func-returns-value] # counts what it is asked
        )

    assert (ask("an"), ask("an"), ask("co")) == (1, 1, 2)
    stage.organisation("Akker")
    assert ask("an") == 3


def test_what_one_looked_at_is_not_seen_by_a_colleague(stage: NetworkStage) -> None:
    stage.organisation("Akker", is_mine=True)
    stage.organisation("Beemd")
    seen = held_organisations(stage.session, node=stage.node, person=stage.person())
    assert [each.name for each in seen.values()] == ["Akker", "Beemd"]
    other = held_organisations(stage.session, node=stage.node, person=stage.person("co"))
    assert [each.name for each in other.values()] == ["Beemd"]
