"""The page behind an invitation: from the link to the second step."""

import pytest

from node.people.invitations import invite
from node.people.models import PersonRole
from tests.node.people.site import Site

NEW = "seven other quiet otters"


def invitation_of(site: Site, *roles: PersonRole) -> str:
    """Open an account without a password and return the path of its invitation."""
    person = site.add("an", *roles, password=None)
    with site.inside() as (session, node):
        code = invite(session, person, node=node, actor="command")
        session.commit()
    return f"/invitation/{code}"


def test_an_invited_person_sets_a_password_and_is_signed_in(site: Site) -> None:
    path = invitation_of(site)
    browser = site.browser()
    assert "An Invented" in browser.get(path).text

    answer = site.post(browser, path, {"handle": "an", "new_password": NEW})

    assert answer.headers["Location"] == "/account/second-step"
    assert browser.get("/account/second-step").status_code == 200
    assert browser.get("/").text == "Hello an"
    assert site.sign_in(site.browser(), "an", NEW).status_code == 303


def test_looking_at_an_invitation_uses_nothing_up(site: Site) -> None:
    path = invitation_of(site)

    for _each in range(3):
        assert site.browser().get(path).status_code == 200


def test_an_invitation_is_used_once(site: Site) -> None:
    path = invitation_of(site)
    site.post(site.browser(), path, {"handle": "an", "new_password": NEW})

    assert site.browser().get(path).status_code == 404


def test_a_bad_password_is_said_and_not_sent_back(site: Site) -> None:
    path = invitation_of(site)
    browser = site.browser()

    answer = site.post(browser, path, {"handle": "an", "new_password": "too short"})

    assert answer.status_code == 422
    assert 'id="new_password-error"' in answer.text
    assert "too short" not in answer.text
    assert browser.get(path).status_code == 200


def test_an_invited_administrator_sets_up_a_second_step_first(site: Site) -> None:
    path = invitation_of(site, PersonRole.ADMIN)
    browser = site.browser()
    site.post(browser, path, {"handle": "an", "new_password": NEW})

    assert browser.get("/").headers["Location"] == "/account/second-step"
    assert browser.get("/account/codes").status_code == 200
    assert browser.get("/account/passkeys").status_code == 200


@pytest.mark.parametrize("code", ["x", "0" * 43, "%00", "a" * 500])
def test_a_guess_finds_no_invitation(site: Site, code: str) -> None:
    invitation_of(site)

    assert site.browser().get(f"/invitation/{code}").status_code == 404


def test_a_page_about_passwords_tells_password_keepers_what_is_what(site: Site) -> None:
    path = invitation_of(site)
    invited = site.browser().get(path).text
    sign_in = site.browser().get("/sign-in").text

    assert 'autocomplete="new-password"' in invited
    assert 'value="an" autocomplete="username"' in invited
    assert 'autocomplete="username"' in sign_in
    assert 'autocomplete="current-password"' in sign_in
    assert "onpaste" not in sign_in + invited


def test_who_was_let_in_by_an_invitation_is_led_on_by_it_again(site: Site) -> None:
    path = invitation_of(site)
    browser = site.browser()
    site.post(browser, path, {"handle": "an", "new_password": NEW})

    looked = browser.get(path)
    sent = site.post(browser, path, {"handle": "an", "new_password": NEW}, page="/account")

    assert (looked.status_code, looked.headers["Location"]) == (303, "/account/second-step")
    assert (sent.status_code, sent.headers["Location"]) == (303, "/account/second-step")
    assert browser.get("/").text == "Hello an"


def test_a_used_invitation_leads_nobody_else_on(site: Site) -> None:
    path = invitation_of(site)
    site.post(site.browser(), path, {"handle": "an", "new_password": NEW})
    site.add("bo")
    browser = site.browser()
    site.sign_in(browser, "bo")

    assert browser.get(path).status_code == 404
