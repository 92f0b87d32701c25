"""Passkeys, end to end with a device of software: which answers open an account, and which not."""

import html
import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from node.errors import InputRefusedError
from node.people.models import PersonRole
from node.people.passkeys import add_passkey
from node.people.service import disable_person, get_person
from node.people.sign_in_models import Passkey
from tests.node.people.site import Site, open_site, token_of
from tests.node.people.software_authenticator import Device

ORIGIN = "http://localhost:8470"


def question_of(page: str) -> str:
    """Return what a page asks the browser for."""
    found = re.search(r'data-options="([^"]+)"', page)
    assert found, page
    return html.unescape(found[1])


def add(browser: FlaskClient, device: Device, label: str = "telephone") -> TestResponse:
    """Set a passkey up."""
    page = browser.get("/account/passkeys").text
    answer = device.create(question_of(page))
    return browser.post(
        "/account/passkeys",
        data={"csrf_token": token_of(page), "label": label, "answer": answer},
    )


def sign_in(
    browser: FlaskClient, device: Device, *, then: str = "/", change: Callable[[str], str] = str
) -> TestResponse:
    """Sign in with a passkey."""
    page = browser.get("/sign-in/passkey").text
    answer = change(device.get(question_of(page)))
    return browser.post(
        "/sign-in/passkey", data={"csrf_token": token_of(page), "answer": answer, "next": then}
    )


@pytest.fixture
def device() -> Device:
    """Return a device in a browser that reaches the node at its address."""
    return Device(ORIGIN)


@pytest.fixture
def owner(site: Site, device: Device) -> Site:
    """Let `an` have a passkey on `device`."""
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")
    assert add(browser, device).status_code == 303
    return site


def test_a_passkey_opens_its_account_without_a_password(owner: Site, device: Device) -> None:
    browser = owner.browser()

    answer = sign_in(browser, device, then="/practices")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/practices")
    assert browser.get("/").text == "Hello an"


def test_a_passkey_is_the_second_step_after_a_password(owner: Site, device: Device) -> None:
    browser = owner.browser()

    assert owner.sign_in(browser, "an").headers["Location"] == "/sign-in/code"
    assert browser.get("/").status_code == 403
    assert sign_in(browser, device).status_code == 303

    assert browser.get("/").text == "Hello an"


def test_a_passkey_of_somebody_else_is_no_second_step(owner: Site) -> None:
    other = Device(ORIGIN)
    owner.add("bo")
    browser = owner.browser()
    owner.sign_in(browser, "bo")
    add(browser, other)
    half = owner.browser()
    owner.sign_in(half, "an")

    assert sign_in(half, other).status_code == 422
    assert half.get("/").status_code == 403


def other_origin(device: Device) -> None:
    device.origin = "https://people.evil.example"


def other_host(device: Device) -> None:
    device.host = "evil.example"


def not_verified(device: Device) -> None:
    device.verifies = False


def went_back(device: Device) -> None:
    device.count = 0


@pytest.mark.parametrize("break_it", [other_origin, other_host, not_verified, went_back])
def test_an_answer_that_breaks_one_rule_opens_nothing(
    owner: Site, device: Device, break_it: Callable[[Device], None]
) -> None:
    assert sign_in(owner.browser(), device).status_code == 303
    break_it(device)
    browser = owner.browser()

    assert sign_in(browser, device).status_code == 422
    assert browser.get("/").status_code == 403


def test_of_two_devices_with_one_key_the_one_behind_is_refused(owner: Site, device: Device) -> None:
    copy = device.clone()
    assert sign_in(owner.browser(), device).status_code == 303

    assert sign_in(owner.browser(), copy).status_code == 422


def test_a_device_that_does_not_count_may_sign_in_again(site: Site, device: Device) -> None:
    device.counts = False
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")
    add(browser, device)

    assert sign_in(site.browser(), device).status_code == 303
    assert sign_in(site.browser(), device).status_code == 303


def test_a_challenge_is_used_once(owner: Site, device: Device) -> None:
    device.counts = False
    device.count = 0
    browser = owner.browser()
    page = browser.get("/sign-in/passkey").text
    form = {"csrf_token": token_of(page), "answer": device.get(question_of(page)), "next": "/"}
    device.count = 99
    wrong = browser.post("/sign-in/passkey", data={**form, "answer": "{}"})

    answer = browser.post("/sign-in/passkey", data=form)

    assert (wrong.status_code, answer.status_code) == (422, 422)
    assert browser.get("/").status_code == 403


def test_a_challenge_of_another_browser_is_no_challenge(owner: Site, device: Device) -> None:
    asked, browser = owner.browser(), owner.browser()
    answer = device.get(question_of(asked.get("/sign-in/passkey").text))
    token = token_of(browser.get("/sign-in/passkey").text)

    sent = browser.post(
        "/sign-in/passkey", data={"csrf_token": token, "answer": answer, "next": "/"}
    )

    assert sent.status_code == 422


def test_a_challenge_ends_after_five_minutes(owner: Site, device: Device) -> None:
    browser = owner.browser()
    page = browser.get("/sign-in/passkey").text
    answer = device.get(question_of(page))
    owner.clock.now += timedelta(minutes=5, seconds=1)

    sent = browser.post(
        "/sign-in/passkey",
        data={"csrf_token": token_of(page), "answer": answer, "next": "/"},
    )

    assert sent.status_code == 422


def test_a_challenge_for_adding_is_none_for_signing_in(owner: Site, device: Device) -> None:
    browser = owner.browser()
    sign_in(browser, device)
    owner.post(browser, "/account/prove", {"password": "three invented herons", "next": "/"})
    page = browser.get("/account/passkeys").text
    asked = json.loads(question_of(page))
    question = json.dumps({"challenge": asked["challenge"], "rpId": asked["rp"]["id"]})

    sent = browser.post(
        "/sign-in/passkey",
        data={"csrf_token": token_of(page), "answer": device.get(question), "next": "/"},
    )

    assert sent.status_code == 422


@pytest.mark.parametrize(
    "change",
    [
        lambda _answer: "",
        lambda _answer: "no json",
        lambda _answer: "[]",
        lambda _answer: '{"id": 1}',
        lambda answer: answer.replace('"public-key"', '"password"'),
        lambda answer: json.dumps({**json.loads(answer), "response": {}}),
        lambda answer: answer[:-40],
        lambda _answer: "x" * 100_000,
    ],
    ids=["empty", "no-json", "list", "number", "type", "no-response", "cut", "long"],
)
def test_nonsense_opens_nothing_and_breaks_nothing(
    owner: Site, device: Device, change: Callable[[str], str]
) -> None:
    assert sign_in(owner.browser(), device, change=change).status_code == 422


def test_a_passkey_of_a_suspended_account_opens_nothing(owner: Site, device: Device) -> None:
    with owner.inside() as (session, node):
        disable_person(session, node=node, handle="an")
        session.commit()

    assert sign_in(owner.browser(), device).status_code == 422


def test_the_public_key_and_the_label_are_sealed(owner: Site, device: Device) -> None:
    with owner.inside() as (session, _node):
        row = session.scalars(select(Passkey)).one()
    browser = owner.browser()
    sign_in(browser, device)
    owner.post(browser, "/account/prove", {"password": "three invented herons", "next": "/"})

    assert "<bdi>telephone</bdi>" in browser.get("/account/passkeys").text
    assert b"telephone" not in row.sealed_label
    assert row.sealed_public_key[:1] == b"\x01"
    assert b"\xa5\x01\x02" not in row.sealed_public_key


def test_one_device_is_not_set_up_twice(owner: Site, device: Device) -> None:
    browser = owner.browser()
    sign_in(browser, device)
    owner.post(browser, "/account/prove", {"password": "three invented herons", "next": "/"})

    assert add(browser, device).status_code == 422


def test_a_passkey_is_added_only_after_the_password(owner: Site, device: Device) -> None:
    browser = owner.browser()
    sign_in(browser, device)

    answer = browser.get("/account/passkeys")

    assert answer.headers["Location"] == "/account/prove?next=/account/passkeys"


def test_a_removed_passkey_opens_nothing(owner: Site, device: Device) -> None:
    browser = owner.browser()
    sign_in(browser, device)
    owner.post(browser, "/account/prove", {"password": "three invented herons", "next": "/"})
    with owner.inside() as (session, _node):
        passkey_id = session.scalars(select(Passkey.passkey_id)).one()

    owner.post(
        browser,
        "/account/passkeys/remove",
        {"passkey": str(passkey_id)},
        page="/account/passkeys",
    )

    assert sign_in(owner.browser(), device).status_code == 422


def test_an_administrator_keeps_the_last_passkey(site: Site, device: Device) -> None:
    site.add("ad", PersonRole.ADMIN)
    browser = site.browser()
    site.sign_in(browser, "ad")
    add(browser, device)
    with site.inside() as (session, _node):
        passkey_id = session.scalars(select(Passkey.passkey_id)).one()

    answer = site.post(
        browser,
        "/account/passkeys/remove",
        {"passkey": str(passkey_id)},
        page="/account/passkeys",
    )

    assert answer.status_code == 409
    assert browser.get("/").text == "Hello ad"


def test_a_passkey_of_somebody_else_cannot_be_removed(owner: Site) -> None:
    owner.add("bo")
    browser = owner.browser()
    owner.sign_in(browser, "bo")
    with owner.inside() as (session, _node):
        passkey_id = session.scalars(select(Passkey.passkey_id)).one()

    answer = owner.post(
        browser,
        "/account/passkeys/remove",
        {"passkey": str(passkey_id)},
        page="/account/passkeys",
    )

    assert answer.status_code == 404


def test_the_challenge_of_a_passkey_that_was_added_is_used_up(site: Site, device: Device) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")
    page = browser.get("/account/passkeys").text
    token = token_of(page)
    form = {"csrf_token": token, "label": "x", "answer": device.create(question_of(page))}
    assert browser.post("/account/passkeys", data=form).status_code == 303
    with site.inside() as (session, _node):
        passkey_id = session.scalars(select(Passkey.passkey_id)).one()
    removal = {"csrf_token": token, "passkey": str(passkey_id)}
    assert browser.post("/account/passkeys/remove", data=removal).status_code == 303

    assert browser.post("/account/passkeys", data=form).status_code == 422


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8470", "http://[::1]:8470"], ids=["a number", "a long number"]
)
@pytest.mark.parametrize("page", ["/account/passkeys", "/account/second-step", "/sign-in/passkey"])
def test_a_node_that_is_reached_by_a_number_says_why_no_passkey_can_be_used(
    tmp_path: Path, address: str, page: str
) -> None:
    with open_site(tmp_path, people_url=address) as site:
        site.add("an")
        browser = site.browser()
        if not page.startswith("/sign-in"):
            site.sign_in(browser, "an")
        found = browser.get(page).text
    assert "browsers bind a passkey to a name" in found
    assert "data-options" not in found


@pytest.mark.parametrize("page", ["/account/passkeys", "/account/second-step"])
def test_a_node_that_has_a_name_offers_passkeys(site: Site, page: str) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")
    assert "bind a passkey to a name" not in browser.get(page).text


@pytest.mark.parametrize(
    "answer",
    ["[" * 20_000, "[" * 200_000, '{"id":' * 3_000],
    ids=["nested", "too-long", "nested-objects"],
)
def test_an_answer_that_nobody_can_read_is_refused(owner: Site, answer: str) -> None:
    browser = owner.browser()
    page = browser.get("/sign-in/passkey").text

    refused = browser.post(
        "/sign-in/passkey", data={"csrf_token": token_of(page), "answer": answer, "next": "/"}
    )

    assert refused.status_code == 422
    assert browser.get("/").status_code == 403


def test_a_new_passkey_that_nobody_can_read_is_refused(owner: Site) -> None:
    with owner.inside() as (session, node):
        person = get_person(session, node=node, handle="an")
        with pytest.raises(InputRefusedError):
            add_passkey(
                session,
                person,
                node=node,
                challenge="AAAA",
                answer="[" * 20_000,
                label="telephone",
            )
