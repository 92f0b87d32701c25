"""F25: groups with one goal are paired by the links their members lack."""

from uuid import UUID, uuid4

from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def group(stage: NetworkStage, name: str, members: list[UUID], theme: str) -> str:
    number = str(uuid4())
    answer = stage.post(
        "/network/groups/new",
        {
            "group_id": number,
            "kind": "same_goal",
            "name": name,
            "state": "open",
            "themes": [theme],
            "organisation": [str(each) for each in members],
        },
        page="/network/groups/new",
    )
    assert answer.status_code == 303
    return number


def test_two_groups_with_one_theme_show_how_many_pairs_are_not_in_touch(
    stage: NetworkStage,
) -> None:
    one, two, three = (stage.organisation(name) for name in ("Akker", "Beemd", "Cirkel"))
    first = group(stage, "Scholen", [one, two], "mentoring")
    second = group(stage, "Clubs", [three], "mentoring")
    group(stage, "Ouders", [one], "parents")
    page = stage.text("/network/groups")
    assert "2 of 2 pairs are not in touch yet." in page
    assert "Ouders +" not in page
    stage.line(LogKind.TOLD_LINK, one, other_id=three)
    assert "1 of 2 pairs are not in touch yet." in stage.text("/network/groups")
    both = stage.text(f"/network/groups/new?kind=same_goal&from={first}&from={second}")
    assert all(name in both for name in ("Akker", "Beemd", "Cirkel"))
