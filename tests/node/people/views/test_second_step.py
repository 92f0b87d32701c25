"""The second step: asked of whom, proved with what, and what is closed without it."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from node.people.models import PersonRole
from node.people.recovery_codes import make_recovery_codes
from node.people.service import Person, disable_person
from node.people.sessions_of_account import end_all_sessions
from node.people.totp import set_up_codes, start_codes
from tests.node.people.one_time_codes import code_at
from tests.node.people.site import Site, token_of


def with_app(site: Site, handle: str = "an", *roles: PersonRole) -> tuple[Person, str]:
    """Open an account whose authenticator app was set up an hour ago."""
    person = site.add(handle, *roles)
    with site.inside() as (session, node):
        secret = start_codes(person, node=node).secret
        code = code_at(secret, node.clock())
        set_up_codes(session, person, node=node, secret=secret, code=code)
        session.commit()
    site.clock.now += timedelta(hours=1)
    return person, secret


def send(site: Site, browser: FlaskClient, code: str) -> int:
    return site.post(browser, "/sign-in/code", {"code": code}).status_code


def test_a_password_alone_opens_nothing_when_an_app_is_set_up(site: Site) -> None:
    with_app(site)
    browser = site.browser()

    answer = site.sign_in(browser, "an", then="/practices")

    assert answer.headers["Location"] == "/sign-in/code"
    assert browser.get("/").status_code == 403


def test_the_code_of_the_app_completes_signing_in(site: Site) -> None:
    _person, secret = with_app(site)
    browser = site.browser()
    site.sign_in(browser, "an", then="/practices?q=1")

    answer = site.post(browser, "/sign-in/code", {"code": code_at(secret, site.clock.now)})

    assert (answer.status_code, answer.headers["Location"]) == (303, "/practices?q=1")
    assert browser.get("/").text == "Hello an"


def test_a_code_seen_over_a_shoulder_is_worth_nothing(site: Site) -> None:
    _person, secret = with_app(site)
    code = code_at(secret, site.clock.now)
    owner, thief = site.browser(), site.browser()
    for browser in (owner, thief):
        site.sign_in(browser, "an")

    assert send(site, owner, code) == 303
    assert send(site, thief, code) == 422
    assert thief.get("/").status_code == 403


def test_a_recovery_code_stands_in_for_the_app_once(site: Site) -> None:
    person, _secret = with_app(site)
    with site.inside() as (session, node):
        codes = make_recovery_codes(session, person, node=node)
        session.commit()
    first, second = site.browser(), site.browser()
    for browser in (first, second):
        site.sign_in(browser, "an")

    assert send(site, first, codes[0]) == 303
    assert send(site, second, codes[0]) == 422


def test_ten_wrong_codes_end_the_trying(site: Site) -> None:
    _person, secret = with_app(site)
    browser = site.browser()
    site.sign_in(browser, "an")
    for _each in range(10):
        assert send(site, browser, "000000") == 422

    answer = site.post(browser, "/sign-in/code", {"code": code_at(secret, site.clock.now)})

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) == 900
    assert browser.get("/").status_code == 403


def test_the_first_step_is_forgotten_after_ten_minutes(site: Site) -> None:
    _person, secret = with_app(site)
    browser = site.browser()
    site.sign_in(browser, "an")
    site.clock.now += timedelta(minutes=10, seconds=1)

    answer = browser.get("/sign-in/code")

    assert answer.headers["Location"].startswith("/sign-in")
    assert code_at(secret, site.clock.now)


def test_a_suspended_account_cannot_complete_signing_in(site: Site) -> None:
    _person, secret = with_app(site)
    browser = site.browser()
    site.sign_in(browser, "an")
    page = browser.get("/sign-in/code").text
    with site.inside() as (session, node):
        disable_person(session, node=node, handle="an")
        session.commit()
    answer = browser.post(
        "/sign-in/code",
        data={"csrf_token": token_of(page), "code": code_at(secret, site.clock.now)},
    )

    assert answer.headers["Location"] == "/sign-in"
    assert browser.get("/").status_code == 403


def test_the_page_of_the_code_is_nothing_without_the_first_step(site: Site) -> None:
    assert site.browser().get("/sign-in/code").headers["Location"] == "/sign-in"


@pytest.mark.parametrize("path", ["/", "/account", "/admin/people", "/account/password"])
def test_an_administrator_opens_no_page_before_a_second_step_is_set_up(
    site: Site, path: str
) -> None:
    site.add("ad", PersonRole.ADMIN)
    browser = site.browser()
    site.sign_in(browser, "ad")

    answer = browser.get(path)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/account/second-step")


def test_an_administrator_sets_an_app_up_and_goes_on(site: Site) -> None:
    site.add("ad", PersonRole.ADMIN)
    browser = site.browser()
    site.sign_in(browser, "ad")
    assert browser.get("/account/second-step").status_code == 200
    page = browser.get("/account/codes").text
    secret = page.split("<code")[1].split(">")[1].split("<")[0].replace(" ", "")

    answer = site.post(browser, "/account/codes", {"code": code_at(secret, site.clock.now)})

    assert answer.headers["Location"] == "/account/recovery"
    assert browser.get("/").text == "Hello ad"


def test_an_administrator_does_not_remove_the_only_second_step(site: Site) -> None:
    _person, secret = with_app(site, "ad", PersonRole.ADMIN)
    browser = site.browser()
    site.sign_in(browser, "ad")
    send(site, browser, code_at(secret, site.clock.now))

    answer = site.post(browser, "/account/codes/remove", page="/account/codes")

    assert answer.status_code == 409
    assert browser.get("/").text == "Hello ad"


def test_a_coordinator_is_asked_for_nothing_more(site: Site) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")

    assert browser.get("/").status_code == 200


def test_a_first_step_ends_when_all_sessions_of_the_account_end(site: Site) -> None:
    person, secret = with_app(site)
    browser = site.browser()
    site.sign_in(browser, "an")
    page = browser.get("/sign-in/code").text
    with site.inside() as (session, _node):
        end_all_sessions(session, account_id=person.account_id)
        session.commit()

    code = code_at(secret, site.clock.now)
    answer = browser.post("/sign-in/code", data={"csrf_token": token_of(page), "code": code})

    assert answer.headers["Location"] == "/sign-in"
    assert browser.get("/").status_code == 403
