"""No page is forgotten: each stands in the list of samples, or is left out for a reason."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from flask import Flask

from node.bench.own_work import Things
from node.bench.page_samples import (
    ANYBODY,
    LEFT_OUT,
    SAMPLES,
    Sample,
    check_complete,
    list_visits,
    pages_of,
)
from node.errors import ServiceMissingError
from tests.screens import people_app

NUMBER = "00000000-0000-4000-8000-000000000000"
THINGS = Things(
    **{
        field.name: "https://town.example" if field.name in {"own", "town", "member"} else NUMBER
        for field in fields(Things)
        if field.name != "position"
    },
    position="7",
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("samples")
    address = "http://127.0.0.1:8719"
    with people_app(folder, demo="yes", entity_id=address, role="superior") as app:
        yield app


def test_every_page_is_measured_or_left_out(app: Flask) -> None:
    check_complete(app)


def test_a_page_in_neither_list_stops_the_measurement(app: Flask) -> None:
    with pytest.raises(ServiceMissingError, match=r"left\.table"):
        check_complete(app, samples=[each for each in SAMPLES if each.endpoint != "left.table"])


def test_a_sample_of_a_page_that_is_gone_stops_it_too(app: Flask) -> None:
    with pytest.raises(ServiceMissingError, match=r"gone\.page"):
        check_complete(app, samples=[*SAMPLES, Sample(endpoint="gone.page")])


def test_nothing_is_both_measured_and_left_out() -> None:
    assert {sample.endpoint for sample in SAMPLES}.isdisjoint(LEFT_OUT)


def test_only_what_answers_to_get_is_a_page(app: Flask) -> None:
    pages = pages_of(app)
    assert "airlock.check" in pages
    assert "airlock.resolve" not in pages


def test_each_role_that_may_open_a_page_asks_it(app: Flask) -> None:
    asked = [visit.role for visit in list_visits(app, THINGS) if visit.page == "/"]
    assert asked == ["admin", "coordinator", "desk", "second_reader"]


def test_what_is_open_is_asked_by_nobody_in_particular(app: Flask) -> None:
    assert [visit.role for visit in list_visits(app, THINGS) if visit.page == "/help"] == [ANYBODY]


def test_every_sample_fills_its_address(app: Flask) -> None:
    paths = {visit.page: visit.path for visit in list_visits(app, THINGS)}

    assert paths["/left/<audience>-<int:position>"] == "/left/ran-7"
    assert paths["/practices?q=school"] == "/practices?q=school"
    assert paths["/airlock/<uuid:request_id>/tick/<member>"] == f"/airlock/{NUMBER}/tick/kind"
    assert not any("<" in path for path in paths.values())


def test_the_address_of_a_page_about_a_town_names_the_town(app: Flask) -> None:
    paths = {visit.page: visit.path for visit in list_visits(app, THINGS)}
    with app.test_request_context(paths["/admin/peers/<origin:entity_id>"]) as asked:
        assert asked.request.view_args == {"entity_id": THINGS.town}
