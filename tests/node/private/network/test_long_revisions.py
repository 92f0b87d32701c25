"""A page with a revision of thousands of digits is answered like any page that is too old."""

from uuid import uuid4

import pytest

from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

DIGITS = "9" * 5_000


@pytest.mark.parametrize(
    "path", ["/{organisation}/edit", "/contacts/{contact}", "/mandate/edit", "/facts/{other}"]
)
def test_it_is_no_error_of_ours(stage: NetworkStage, path: str) -> None:
    organisation = stage.organisation("Zonnehof")
    contact = stage.contact(organisation, "Quillon Ofrane")
    url = path.format(organisation=organisation, contact=contact, other=uuid4())
    answer = stage.post(f"/network{url}", {"revision": DIGITS})
    assert answer.status_code < 500


@pytest.mark.parametrize("what", ["groups", "panels", "facts"])
def test_nor_is_it_on_the_page_of_a_new_one(stage: NetworkStage, what: str) -> None:
    stage.switch_on("F53")
    number = str(uuid4())
    name = "fact_id" if what == "facts" else "group_id"
    answer = stage.post(f"/network/{what}/new", {"revision": DIGITS, name: number})
    assert answer.status_code == 422


def test_nor_is_a_quorum_of_as_many(stage: NetworkStage) -> None:
    stage.switch_on("F53")
    answer = stage.post(
        "/network/panels/new", {"group_id": str(uuid4()), "name": "Paneel", "quorum": DIGITS}
    )
    assert answer.status_code == 422
    assert "Write a number from 1 to" in answer.get_data(as_text=True)
