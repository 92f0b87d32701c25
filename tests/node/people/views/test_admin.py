"""Who works here, as an administrator manages it: invited, given roles, suspended, handed over."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from node.audit import AuditRow
from node.people.models import PersonRole
from node.people.service import Person, get_person, get_person_by_id
from node.people.totp import set_up_codes, start_codes
from tests.node.people.one_time_codes import code_at
from tests.node.people.site import Site

NEW = "seven other quiet otters"
CAST = {
    "handle": "bo",
    "name": "Bo Invented",
    "mailbox": "bo@vilvoorde.example",
    "roles": ["coordinator", "desk"],
}


@pytest.fixture
def admin(site: Site) -> FlaskClient:
    """Return the browser of an administrator who signed in with both steps."""
    person = site.add("ad", PersonRole.ADMIN)
    with site.inside() as (session, node):
        secret = start_codes(person, node=node).secret
        code = code_at(secret, node.clock(), step=-1)
        set_up_codes(session, person, node=node, secret=secret, code=code)
        session.commit()
    browser = site.browser()
    site.sign_in(browser, "ad")
    site.post(browser, "/sign-in/code", {"code": code_at(secret, site.clock.now)})
    return browser


def link_of(page: str) -> str:
    """Return the path of the invitation that a page shows."""
    found = re.search(r"http://localhost:8470(/invitation/[\w-]+)", page)
    assert found, page
    return found[1]


def path_of(person: Person, step: str = "") -> str:
    return f"/admin/people/{person.account_id}{step}"


def read(site: Site, person: Person) -> Person:
    with site.inside() as (session, node):
        return get_person_by_id(session, node=node, account_id=person.account_id)


def test_an_invitation_from_the_form_to_the_first_page(site: Site, admin: FlaskClient) -> None:
    answer = site.post(admin, "/admin/people/invite", CAST)
    newcomer = site.browser()

    site.post(newcomer, link_of(answer.text), {"handle": "bo", "new_password": NEW})

    assert newcomer.get("/").text == "Hello bo"
    listed = admin.get("/admin/people").text
    assert "Bo Invented" in listed
    assert link_of(answer.text) not in listed


def test_an_invitation_sent_twice_opens_one_account_and_says_where_to_go_on(
    site: Site, admin: FlaskClient
) -> None:
    site.post(admin, "/admin/people/invite", CAST)
    again = site.post(admin, "/admin/people/invite", CAST)

    assert again.status_code == 303
    page = admin.get(again.location).text
    assert "bo is invited already. The link was shown once" in page
    assert "Bo Invented" in page
    other = site.post(admin, "/admin/people/invite", {**CAST, "name": "Another Invented"})
    assert other.status_code == 422


@pytest.mark.parametrize(
    "change",
    [
        {"handle": "B"},
        {"handle": "ad"},
        {"name": ""},
        {"mailbox": "no mailbox"},
        {"roles": []},
        {"roles": ["king"]},
    ],
    ids=["handle", "taken", "no-name", "mailbox", "no-role", "unknown-role"],
)
def test_a_wrong_invitation_opens_no_account_and_keeps_what_was_typed(
    site: Site, admin: FlaskClient, change: dict[str, object]
) -> None:
    answer = site.post(admin, "/admin/people/invite", {**CAST, **change})

    assert answer.status_code == 422
    assert "govuk-error-summary" in answer.text
    if "mailbox" not in change:
        assert 'value="bo@vilvoorde.example"' in answer.text
    assert "Bo Invented" not in admin.get("/admin/people").text


def test_roles_are_changed_and_the_person_signs_in_again(site: Site, admin: FlaskClient) -> None:
    person = site.add("bo")
    browser = site.browser()
    site.sign_in(browser, "bo")

    answer = site.post(
        admin,
        path_of(person, "/roles"),
        {"roles": ["second_reader", "desk"]},
        page=path_of(person),
    )

    assert answer.status_code == 303
    assert read(site, person).roles == {PersonRole.SECOND_READER, PersonRole.DESK}
    assert browser.get("/").status_code == 403


def test_a_suspended_account_is_out_at_once_and_comes_back_by_invitation(
    site: Site, admin: FlaskClient
) -> None:
    person = site.add("bo")
    browser = site.browser()
    site.sign_in(browser, "bo")

    site.post(admin, path_of(person, "/suspend"), page=path_of(person))
    assert browser.get("/").status_code == 403
    assert site.sign_in(browser, "bo").status_code == 422

    answer = site.post(admin, path_of(person, "/reopen"), page=path_of(person))
    assert site.sign_in(browser, "bo").status_code == 422
    site.post(browser, link_of(answer.text), {"handle": "bo", "new_password": NEW})
    assert browser.get("/").text == "Hello bo"


def test_a_coordinator_is_told_at_sign_in_whose_access_was_restored(
    site: Site, admin: FlaskClient
) -> None:
    colleague, person = site.add("co"), site.add("an")
    browser = site.browser()
    site.sign_in(browser, "co")
    browser.get("/account")
    site.clock.now += timedelta(minutes=1)
    site.post(admin, path_of(person, "/invite"), page=path_of(person))
    site.post(browser, "/sign-out", page="/account")

    site.sign_in(browser, "co")

    assert "the access of an was restored" in browser.get("/account").text
    assert "the access of an was restored" not in browser.get("/account").text
    with site.inside() as (session, _node):
        actions = session.scalars(
            select(AuditRow.action).where(AuditRow.about == str(person.account_id))
        ).all()
    assert "invited_restore" in actions
    assert read(site, colleague).roles == {PersonRole.COORDINATOR}


def test_work_is_handed_over_to_a_successor(site: Site, admin: FlaskClient) -> None:
    person = site.add("an")
    form = {key: CAST[key] for key in ("handle", "name", "mailbox")}

    answer = site.post(admin, path_of(person, "/hand-over"), form)

    assert "/invitation/" in link_of(answer.text)
    assert read(site, person).disabled_at is not None


@pytest.mark.parametrize("step", ["/suspend", "/roles", "/hand-over"])
def test_the_only_administrator_cannot_go(site: Site, admin: FlaskClient, step: str) -> None:
    with site.inside() as (session, node):
        me = get_person(session, node=node, handle="ad")
    forms: dict[str, dict[str, object]] = {
        "/suspend": {},
        "/roles": {"roles": ["coordinator"]},
        "/hand-over": {key: CAST[key] for key in ("handle", "name", "mailbox")},
    }

    answer = site.post(admin, path_of(me, step), forms[step], page=path_of(me))

    assert answer.status_code in {409, 422}
    assert read(site, me).disabled_at is None
    assert read(site, me).roles == {PersonRole.ADMIN}


@pytest.mark.parametrize(
    "path", ["/admin/people/invite", "/roles", "/suspend", "/invite", "/hand-over", "/reopen"]
)
def test_every_change_needs_the_password_of_the_last_quarter_of_an_hour(
    site: Site, admin: FlaskClient, path: str
) -> None:
    person = site.add("bo")
    where = path if path.startswith("/admin") else path_of(person, path)
    site.clock.now += timedelta(minutes=16)

    answer = site.post(admin, where, page="/account")

    assert answer.headers["Location"].startswith("/account/prove")
    assert read(site, person).disabled_at is None


def test_an_account_that_is_not_there_is_not_found(site: Site, admin: FlaskClient) -> None:
    del site
    unknown = "00000000-0000-4000-8000-000000000000"

    assert admin.get(f"/admin/people/{unknown}").status_code == 404
    assert admin.get("/admin/people/1").status_code == 404


def test_an_administrator_gives_themselves_no_role(site: Site, admin: FlaskClient) -> None:
    site.add("ed", PersonRole.ADMIN)
    with site.inside() as (session, node):
        me = get_person(session, node=node, handle="ad")

    answer = site.post(
        admin, path_of(me, "/roles"), {"roles": ["admin", "coordinator"]}, page=path_of(me)
    )

    assert answer.status_code == 422
    assert "Nobody changes their own roles" in answer.text
    assert read(site, me).roles == {PersonRole.ADMIN}


def test_an_administrator_hands_no_account_over_to_themselves(
    site: Site, admin: FlaskClient
) -> None:
    person = site.add("an")
    form = {"handle": "ad2", "name": "Ad Invented", "mailbox": "ad@vilvoorde.example"}

    answer = site.post(admin, path_of(person, "/hand-over"), form)

    assert answer.status_code == 422
    assert read(site, person).disabled_at is None


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("coordinator", "di was given the role of coordinator"),
        ("second_reader", "di was given the role of second reader"),
    ],
)
def test_a_coordinator_is_told_at_sign_in_who_was_given_a_role_that_reads(
    site: Site, admin: FlaskClient, role: str, sentence: str
) -> None:
    person = site.add("di", PersonRole.DESK)
    site.add("co")
    site.clock.now += timedelta(minutes=1)
    site.post(admin, path_of(person, "/roles"), {"roles": ["desk", role]}, page=path_of(person))
    browser = site.browser()

    site.sign_in(browser, "co")

    assert sentence in browser.get("/account").text
