"""The page of the policy: what is offered, what is refused, and what coordinators see of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from node.airlock.policy import find_policy
from node.database import db
from tests.node.airlock.views.walk import walking
from tests.screens import people_app, post, sign_in


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with people_app(tmp_path, language="en", audience_ceiling="country") as process:
        yield process


@pytest.fixture
def ad(app: Flask) -> FlaskClient:
    """The admin's browser."""
    client = app.test_client()
    sign_in(client, "ad")
    return client


def saved() -> tuple[str, int] | None:
    db.session.rollback()
    found = find_policy(db.session())
    return (found.audience_ceiling.value, found.minimum_group_size) if found else None


def test_what_the_settings_forbid_is_not_offered(ad: FlaskClient) -> None:
    page = ad.get("/admin/policy").text

    assert 'value="nobody"' in page
    assert 'value="country" checked' in page
    assert "Towns in Belgium" in page
    assert 'value="ran"' not in page
    assert "Nobody has set a policy yet" in page


def test_a_policy_is_saved_once_and_the_page_says_by_whom(ad: FlaskClient) -> None:
    answer = post(ad, "/admin/policy", {"ceiling": "nobody", "group": "25"})

    assert (answer.status_code, answer.headers["Location"]) == (303, "/admin/policy")
    assert saved() == ("nobody", 25)
    page = ad.get("/admin/policy").text
    assert "Set by ad on" in page
    assert 'value="nobody" checked' in page
    assert 'value="25"' in page


@pytest.mark.parametrize(
    ("ceiling", "group", "fields"),
    [
        ("ran", "10", {"ceiling"}),
        ("", "", {"ceiling", "group"}),
        ("everybody", "ten", {"ceiling", "group"}),
        ("country", "9", {"group"}),
        ("country", "1001", {"group"}),
        ("country", "9" * 30, {"group"}),
        ("country", "\u0661\u0662", {"group"}),
        ("country", "-12", {"group"}),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_kept(
    ad: FlaskClient, ceiling: str, group: str, fields: set[str]
) -> None:
    answer = post(ad, "/admin/policy", {"ceiling": ceiling, "group": group})

    assert answer.status_code == 422
    for field in ("ceiling", "group"):
        assert (f'<a href="#{field}">' in answer.text) is (field in fields)
    assert group in answer.text
    assert saved() is None


@pytest.mark.parametrize("handle", ["an", "bo", "di"])
def test_nobody_else_sees_or_sets_it(app: Flask, handle: str) -> None:
    client = app.test_client()
    sign_in(client, handle)

    assert client.get("/admin/policy").status_code == 403
    answer = post(client, "/admin/policy", {"ceiling": "nobody", "group": "10"}, page="/account")
    assert answer.status_code == 403
    assert saved() is None


def test_a_coordinator_sees_on_the_last_page_what_the_policy_forbids(tmp_path: Path) -> None:
    with walking(tmp_path / "walk") as walk:
        request_id = walk.begin(walk.record())
        address = f"/airlock/{request_id}/release"
        assert "does not let anything leave for" not in walk.get(address).text

        post(walk("ad"), "/admin/policy", {"ceiling": "country", "group": "10"})
        page = walk.get(address).text

        assert "The policy of this node does not let anything leave for: All towns of RAN." in page
        assert 'value="ran"' not in page
        assert 'value="be"' in page


def test_the_route_of_a_worry_is_written_and_taken_back(ad: FlaskClient) -> None:
    assert "the case conference, the police" in ad.get("/admin/policy").text

    answer = post(ad, "/admin/policy/route", {"route": "Call the panel."}, page="/admin/policy")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/admin/policy")
    page = ad.get("/admin/policy").text
    assert page.count("Call the panel.") == 2, "as it is told, and in its field"

    post(ad, "/admin/policy/route", {"route": ""}, page="/admin/policy")
    assert "the case conference, the police" in ad.get("/admin/policy").text


def test_a_route_that_is_too_long_is_refused_beside_its_field_and_kept(ad: FlaskClient) -> None:
    long = "x" * 1_001
    answer = post(ad, "/admin/policy/route", {"route": long}, page="/admin/policy")
    assert answer.status_code == 422
    assert 'href="#route"' in answer.text
    assert long in answer.text
