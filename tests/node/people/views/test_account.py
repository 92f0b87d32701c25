"""A person's own account: names, language, passwords, sessions; what needs the password again."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from node.audit import AuditRow
from node.people.models import PersonRole
from tests.node.people.site import PASSWORD, Site

NEW = "seven other quiet otters"


def test_name_and_language_are_kept(site: Site) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")

    answer = site.post(browser, "/account", {"name": "Anna Invented", "language": "fr"})

    assert answer.status_code == 303
    page = browser.get("/account").text
    assert 'value="Anna Invented"' in page
    assert '<html lang="fr"' in page


@pytest.mark.parametrize(
    "data",
    [
        {"name": "", "language": ""},
        {"name": "x" * 101, "language": ""},
        {"name": "An\nna", "language": ""},
        {"name": "Anna", "language": "xx"},
    ],
    ids=["empty", "long", "two-lines", "language"],
)
def test_a_wrong_name_or_language_is_shown_again_and_not_kept(
    site: Site, data: dict[str, str]
) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")

    answer = site.post(browser, "/account", data)

    assert answer.status_code == 422
    assert "An Invented" in browser.get("/account").text


def test_a_new_password_signs_out_everywhere_else(site: Site) -> None:
    site.add("an")
    here, there = site.browser(), site.browser()
    site.sign_in(here, "an")
    site.sign_in(there, "an")

    answer = site.post(here, "/account/password", {"password": PASSWORD, "new_password": NEW})

    assert answer.status_code == 303
    assert here.get("/").text == "Hello an"
    assert there.get("/").status_code == 403
    assert site.sign_in(there, "an").status_code == 422
    assert site.sign_in(there, "an", NEW).status_code == 303


@pytest.mark.parametrize(
    ("present", "new", "field"),
    [("not my password", NEW, "password"), (PASSWORD, "short", "new_password")],
    ids=["wrong-present", "bad-new"],
)
def test_a_password_is_changed_only_by_its_owner_to_a_good_one(
    site: Site, present: str, new: str, field: str
) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")

    answer = site.post(browser, "/account/password", {"password": present, "new_password": new})

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert new not in answer.text
    assert site.sign_in(site.browser(), "an").status_code == 303


def test_sessions_are_listed_and_ended_one_by_one(site: Site) -> None:
    site.add("an")
    here, there = site.browser(), site.browser()
    there.environ_base["HTTP_USER_AGENT"] = (
        "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0"
    )
    site.sign_in(here, "an")
    site.sign_in(there, "an")
    page = here.get("/account").text
    assert "Firefox, Windows" in page
    assert "128" not in page

    session_id = re.search(r'name="session" value="([0-9a-f-]{36})"', page)
    assert session_id
    site.post(here, "/account/sessions/end", {"session": session_id[1]}, page="/account")

    assert there.get("/").status_code == 403
    assert here.get("/").status_code == 200


def test_every_other_session_is_ended_at_once(site: Site) -> None:
    site.add("an")
    browsers = [site.browser() for _each in range(3)]
    for browser in browsers:
        site.sign_in(browser, "an")

    site.post(browsers[0], "/account/sessions/end", {"session": "others"}, page="/account")

    assert [browser.get("/").status_code for browser in browsers] == [200, 403, 403]


def test_nobody_ends_the_session_of_somebody_else(site: Site) -> None:
    site.add("an")
    site.add("bo")
    an, other, bo = site.browser(), site.browser(), site.browser()
    site.sign_in(an, "an")
    site.sign_in(other, "an")
    site.sign_in(bo, "bo")
    found = re.search(r'name="session" value="([0-9a-f-]{36})"', an.get("/account").text)
    assert found

    answer = site.post(bo, "/account/sessions/end", {"session": found[1]}, page="/account")

    assert answer.status_code == 404
    assert other.get("/").status_code == 200


CHANGES = ["/account/codes", "/account/passkeys", "/account/recovery"]


@pytest.mark.parametrize("path", CHANGES)
def test_ways_to_sign_in_are_changed_within_a_quarter_of_an_hour_of_the_password(
    site: Site, path: str
) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")
    assert browser.get(path).status_code == 200
    site.clock.now += timedelta(minutes=15, seconds=1)

    assert browser.get(path).headers["Location"] == f"/account/prove?next={path}"
    assert (
        site.post(browser, path, page="/account").headers["Location"].startswith("/account/prove")
    )

    answer = site.post(browser, "/account/prove", {"password": PASSWORD, "next": path})
    assert answer.headers["Location"] == path
    assert browser.get(path).status_code == 200


def test_a_wrong_password_does_not_prove_anything(site: Site) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")
    site.clock.now += timedelta(hours=1)

    answer = site.post(browser, "/account/prove", {"password": "x", "next": "/account/codes"})

    assert answer.status_code == 422
    assert browser.get("/account/codes").status_code == 303


def test_recovery_codes_are_shown_once(site: Site) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")

    answer = site.post(browser, "/account/recovery")

    codes = re.findall(r"<code>([0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4})</code>", answer.text)
    assert len(codes) == 10
    assert not any(code in browser.get("/account/recovery").text for code in codes)


def test_a_refused_sign_in_says_when_to_try_again(site: Site) -> None:
    site.add("an")
    for _each in range(10):
        site.sign_in(site.browser(), "an", "not the right one")

    answer = site.sign_in(site.browser("198.51.100.4"), "an")

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) == 900
    assert "15" in answer.text
    assert site.sign_in(site.browser(), "nobody").status_code == 422


def test_an_unknown_handle_is_throttled_like_a_known_one(site: Site) -> None:
    for _each in range(10):
        assert site.sign_in(site.browser(), "nobody").status_code == 422

    assert site.sign_in(site.browser(), "nobody").status_code == 429


def test_nothing_that_was_typed_stands_in_the_log_of_what_was_done(site: Site) -> None:
    site.add("an", PersonRole.COORDINATOR)
    browser = site.browser()
    site.sign_in(browser, "an")
    site.post(browser, "/account", {"name": "Anna Invented", "language": ""})
    site.post(browser, "/account/password", {"password": PASSWORD, "new_password": NEW})

    with site.inside() as (session, _node):
        rows = session.scalars(select(AuditRow).order_by(AuditRow.number)).all()
    text = " ".join(f"{row.actor} {row.action} {row.about}" for row in rows)
    assert [row.action for row in rows[-3:]] == [
        "signed_in_by_password",
        "account_renamed",
        "password_changed",
    ]
    assert not any(word in text for word in ("Anna", "Invented", PASSWORD, NEW, "@"))
