"""Sessions: what the cookie is, what is stored of it, and when a session ends."""

from datetime import timedelta
from typing import Any

import pytest
from flask import session as browser_session
from flask.testing import FlaskClient
from sqlalchemy import select, update

from node.database import Zone, db, start_writing
from node.people.models import PersonRole
from node.people.roles import change_roles
from node.people.service import disable_person
from node.people.sessions import was_replaced_lately
from node.people.sessions_of_account import list_sessions
from node.people.sign_in_models import WebSession
from tests.node.people.site import PASSWORD, Site, open_site, token_of


def cookie_of(browser: FlaskClient) -> str | None:
    """Return the token that a browser holds."""
    name = f"lp_{browser.application.extensions['linkpin'].settings.short_name}"
    cookie = browser.get_cookie(name)
    return cookie.value if cookie else None


def stored(site: Site) -> list[WebSession]:
    """Return every stored session."""
    with site.inside() as (session, _node):
        return list(session.scalars(select(WebSession)))


def signed_in(site: Site) -> list[WebSession]:
    """Return every stored session of somebody."""
    return [row for row in stored(site) if row.account_id is not None]


def test_the_cookie_is_random_and_only_its_hash_is_stored(site: Site) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")

    token = cookie_of(browser)

    assert token is not None
    assert len(token) >= 43
    with site.inside() as (session, _node):
        raw = session.connection(
            bind_arguments={"bind": db.engines[Zone.PRIVATE.value]}
        ).exec_driver_sql("SELECT * FROM web_session")
        assert token.encode() not in repr(raw.fetchall()).encode()


def test_what_a_session_remembers_is_sealed_for_its_row(site: Site) -> None:
    site.add("an")
    browser, other = site.browser(), site.browser()
    site.sign_in(browser, "an")
    site.sign_in(other, "an")
    assert all(b"_user_id" not in row.sealed_data for row in stored(site))

    one, two = signed_in(site)
    with site.inside() as (session, _node):
        start_writing(session, Zone.PRIVATE)
        session.execute(
            update(WebSession)
            .where(WebSession.session_id == one.session_id)
            .values(sealed_data=two.sealed_data)
        )
        session.commit()

    answers = sorted([browser.get("/").status_code, other.get("/").status_code])
    assert answers == [200, 403]


def test_signing_in_changes_the_token_and_the_old_one_is_worth_nothing(site: Site) -> None:
    site.add("an")
    browser = site.browser()
    browser.get("/sign-in")
    planted = cookie_of(browser)

    site.sign_in(browser, "an")

    assert planted
    assert cookie_of(browser) != planted
    thief = site.browser()
    thief.set_cookie(f"lp_{site.app.extensions['linkpin'].settings.short_name}", planted)
    assert thief.get("/").status_code == 403


def test_a_page_that_remembers_nothing_stores_no_session(site: Site) -> None:
    site.browser().get("/static/linkpin.css")
    site.browser().get("/static/theme.css")

    assert stored(site) == []


@pytest.mark.parametrize(
    ("url", "name", "secure"),
    [
        ("http://127.0.0.1:8470", "lp_", False),
        ("https://people.vilvoorde.example", "__Host-lp_", True),
    ],
    ids=["http-on-loopback", "https"],
)
def test_the_cookie_is_as_closed_as_its_address_allows(
    tmp_path_factory: pytest.TempPathFactory,
    url: str,
    name: str,
    secure: bool,  # noqa: FBT001 - a case
) -> None:
    with open_site(tmp_path_factory.mktemp("node"), people_url=url) as site:
        answer = site.browser().get("/sign-in", base_url=url)

    line = next(h for h in answer.headers.getlist("Set-Cookie") if "lp_" in h)
    assert line.startswith(name + site.app.extensions["linkpin"].settings.short_name)
    words = [word.strip() for word in line.split(";")[1:]]
    assert ("Secure" in words) is secure
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(words)
    assert not any(word.startswith(("Domain", "Expires", "Max-Age")) for word in words)


def test_a_session_ends_twelve_hours_after_its_last_use(site: Site) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")

    site.clock.now += timedelta(hours=11, minutes=59)
    assert browser.get("/").status_code == 200
    site.clock.now += timedelta(hours=11, minutes=59)
    assert browser.get("/").status_code == 200
    site.clock.now += timedelta(hours=12)
    assert browser.get("/").status_code == 403


def test_a_session_ends_after_seven_days_however_much_it_is_used(site: Site) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")

    for _step in range(7 * 3 - 1):
        site.clock.now += timedelta(hours=8)
        assert browser.get("/").status_code == 200
    site.clock.now += timedelta(hours=8)

    assert browser.get("/").status_code == 403


def test_a_session_of_nobody_ends_after_an_hour(site: Site) -> None:
    site.add("an")
    browser = site.browser()
    page = browser.get("/sign-in").text
    site.clock.now += timedelta(hours=1)

    answer = browser.post(
        "/sign-in", data={"csrf_token": token_of(page), "handle": "an", "password": PASSWORD}
    )
    assert answer.status_code == 419


def test_rows_that_expired_are_deleted_in_passing(site: Site) -> None:
    for _each in range(3):
        site.browser().get("/sign-in")
    assert len(stored(site)) == 3

    site.clock.now += timedelta(hours=1)
    site.browser().get("/sign-in")

    assert len(stored(site)) == 1


def test_disabling_an_account_ends_its_sessions_at_once(site: Site) -> None:
    person = site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")

    with site.inside() as (session, node):
        disable_person(session, node=node, handle="an")
        session.commit()
        rows = list_sessions(session, node=node, account_id=person.account_id)

    assert rows == ()
    assert browser.get("/").status_code == 403


def test_a_change_of_roles_ends_the_sessions_of_the_account(site: Site) -> None:
    person = site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")

    with site.inside() as (session, node):
        change_roles(session, person, node=node, roles=[PersonRole.SECOND_READER], actor="command")
        session.commit()

    assert browser.get("/").status_code == 403


def test_a_session_row_that_survives_does_not_outlive_the_change(site: Site) -> None:
    """The row alone is not enough: the account is known by a name that changed."""
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")
    kept = signed_in(site)[0]

    with site.inside() as (session, node):
        disable_person(session, node=node, handle="an")
        session.commit()
        start_writing(session, Zone.PRIVATE)
        session.merge(kept)
        session.execute(update(WebSession).values(expires_at=node.clock() + timedelta(hours=1)))
        session.commit()

    assert browser.get("/").status_code == 403


def test_two_requests_at_once_keep_what_each_of_them_changed(site: Site) -> None:
    """What one request used up does not come back with the other."""
    app = site.app

    def remember() -> str:
        browser_session["challenge"] = "once"
        browser_session["other"] = 1
        return ""

    def use_up_beside_another() -> str:
        # The other request opened the session before this one stored it, and stores it later.
        browser_session["other"] = 2
        with app.test_client() as beside:
            beside.set_cookie(name, token)
            beside.get("/use-up")
        return ""

    def use_up() -> str:
        browser_session.pop("challenge")
        return ""

    def look() -> dict[str, Any]:
        return dict(browser_session)

    app.add_url_rule("/remember", view_func=remember)
    app.add_url_rule("/both", view_func=use_up_beside_another)
    app.add_url_rule("/use-up", view_func=use_up)
    app.add_url_rule("/look", view_func=look)
    browser = site.browser()
    browser.get("/remember")
    name = f"lp_{app.extensions['linkpin'].settings.short_name}"
    token = cookie_of(browser) or ""

    browser.get("/both")

    assert browser.get("/look").json == {"other": 2}


def test_a_session_that_was_ended_meanwhile_is_not_written_again(site: Site) -> None:
    site.add("an")
    browser = site.browser()

    def end_while_it_runs() -> str:
        browser_session["late"] = True
        with site.inside() as (session, node):
            disable_person(session, node=node, handle="an")
            session.commit()
        return ""

    site.app.add_url_rule("/end", view_func=end_while_it_runs)
    site.sign_in(browser, "an")

    assert browser.get("/end").status_code == 200

    assert signed_in(site) == []


def test_no_token_and_no_data_shows_in_what_is_printed(site: Site) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")

    with browser:
        browser.get("/")
        token = cookie_of(browser)
        printed = repr(browser_session._get_current_object())  # type: ignore[attr-defined] # noqa: SLF001 - the public door of a proxy

    assert printed == "<NodeSession>"
    assert token is not None
    assert token not in repr(stored(site))


def test_a_token_that_signing_in_replaced_opens_nothing_and_keeps_nothing(site: Site) -> None:
    site.app.add_url_rule("/look", view_func=lambda: dict(browser_session))
    site.add("an")
    browser, before = site.browser(), site.browser()
    browser.get("/sign-in")
    planted = cookie_of(browser) or ""
    site.sign_in(browser, "an")
    before.set_cookie(f"lp_{site.app.extensions['linkpin'].settings.short_name}", planted)

    assert before.get("/look").json == {}
    assert before.get("/").status_code == 403
    assert cookie_of(before) == planted


def test_that_a_token_was_replaced_is_known_for_half_a_minute(site: Site) -> None:
    site.app.add_url_rule("/known", view_func=lambda: str(was_replaced_lately()))
    site.add("an")
    browser, before = site.browser(), site.browser()
    browser.get("/sign-in")
    before.set_cookie(
        f"lp_{site.app.extensions['linkpin'].settings.short_name}", cookie_of(browser) or ""
    )
    assert before.get("/known").text == "False"
    site.sign_in(browser, "an")

    assert before.get("/known").text == "True"
    assert browser.get("/known").text == "False"
    site.clock.now += timedelta(seconds=30)
    assert before.get("/known").text == "False"
