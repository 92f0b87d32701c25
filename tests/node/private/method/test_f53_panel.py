"""F53: a panel without its subjects: who is missing, what has run out, how the sides weigh."""

from uuid import uuid4

from tests.node.private.network_stage import NetworkStage
from tests.node.private.writers import text_of

__all__: list[str] = []

NEW = "/network/panels/new"


def panel(stage: NetworkStage, **fields: str) -> str:
    number = str(uuid4())
    form = {"group_id": number, "name": "Zorg- en veiligheidstafel", **fields}
    answer = stage.post(NEW, form, page=NEW)
    assert answer.status_code == 303, text_of(answer)
    return number


def test_it_is_not_there_until_it_is_switched_on(stage: NetworkStage) -> None:
    assert stage.get("/network/panels").status_code == 404
    assert stage.get(NEW).status_code == 404
    assert 'href="/network/panels"' not in stage.get("/network/groups").get_data(as_text=True)


def test_a_panel_is_ready_once_nothing_lacks(stage: NetworkStage) -> None:
    stage.switch_on("F53")
    number = panel(stage)
    page = stage.text(f"/network/panels/{number}")
    assert "6 things to put right" in page
    assert "No member speaks for care." in page
    care, court, chair = (stage.organisation(name) for name in ("Akker", "Beemd", "Cirkel"))
    members = f"/network/groups/{number}/members"
    stage.post(members, {"add": [str(care), str(court), str(chair)]}, page=members)
    roles = {care: "care", court: "justice", chair: "chair"}
    fields: dict[str, str | list[str]] = {
        "shown": [str(each) for each in roles],
        "member": [str(each) for each in roles],
    }
    for each, role in roles.items():
        fields |= {f"role-{each}": role, f"agreed-{each}": "2026-02-01"}
    stage.post(members, fields, page=members)
    edit = f"/network/panels/{number}/edit"
    stage.post(
        edit,
        {
            "revision": "1",
            "name": "Zorg- en veiligheidstafel",
            "legal_basis": "Decreet van 2024",
            "review_on": "2027-01-01",
            "quorum": "3",
            "checked_on": "2026-01-15",
            "checks": ["same_aim"],
        },
        page=edit,
    )
    assert "Ready to meet" in stage.text(f"/network/panels/{number}")


def test_a_covenant_that_ends_soon_or_has_ended_is_said(stage: NetworkStage) -> None:
    stage.switch_on("F53")
    soon = panel(stage, review_on="2026-05-01")
    assert "The covenant ends within 90 days." in stage.text(f"/network/panels/{soon}")
    over = panel(stage, review_on="2026-03-01")
    assert "The covenant has ended." in stage.text(f"/network/panels/{over}")


def test_no_field_of_a_panel_takes_a_case(stage: NetworkStage) -> None:
    stage.switch_on("F53")
    answer = stage.post(NEW, {"name": "Tafel", "cases": "3"}, page=NEW)
    assert answer.status_code == 400
    worry = "I am worried about a boy in class 3B who wants to leave for Syria."
    answer = stage.post(NEW, {"name": "Tafel", "note": worry}, page=NEW)
    assert answer.status_code == 422
    assert "This looks like a worry about one person." in text_of(answer)
    assert "No panel yet." in stage.text("/network/panels")


def test_somebody_who_changed_it_meanwhile_is_told_of(stage: NetworkStage) -> None:
    stage.switch_on("F53")
    number = panel(stage)
    edit = f"/network/panels/{number}/edit"
    stage.post(edit, {"revision": "1", "name": "Tafel van maart"}, page=edit)
    answer = stage.post(edit, {"revision": "1", "name": "Mijn tafel"}, page=edit)
    assert answer.status_code == 409
    assert "Tafel van maart" in text_of(answer)
    assert "Mijn tafel" in answer.get_data(as_text=True)
