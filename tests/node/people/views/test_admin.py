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
from tests.node.people.site import PASSWORD, Site

NEW = "seven other quiet otters"
NOTHING_YET = "Nothing was changed yet; look at the form and press the button again."
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


@pytest.mark.parametrize("page", ["", "/hand-over"])
def test_before_an_account_is_closed_the_page_says_what_goes_with_it(
    site: Site, admin: FlaskClient, page: str
) -> None:
    text = admin.get(path_of(site.add("co"), page)).text
    assert "What they alone see in My network is erased after 90 days" in text


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


def test_work_handed_over_twice_has_one_successor_and_says_where_to_go_on(
    site: Site, admin: FlaskClient
) -> None:
    person = site.add("an")
    form = {key: CAST[key] for key in ("handle", "name", "mailbox")}
    site.post(admin, path_of(person, "/hand-over"), form)

    again = site.post(admin, path_of(person, "/hand-over"), form)

    assert again.status_code == 303
    page = admin.get(again.location).text
    assert "bo is invited already. The link was shown once" in page
    assert "Bo Invented" in page
    other = site.post(admin, path_of(person, "/hand-over"), {**form, "name": "Another Invented"})
    assert other.status_code == 422


def test_work_is_not_handed_over_to_somebody_who_was_invited_before(
    site: Site, admin: FlaskClient
) -> None:
    person = site.add("an")
    form = {key: CAST[key] for key in ("handle", "name", "mailbox")}
    site.post(admin, "/admin/people/invite", {**form, "roles": ["coordinator"]})

    answer = site.post(admin, path_of(person, "/hand-over"), form)

    assert answer.status_code == 422
    assert read(site, person).disabled_at is None


def test_an_account_opened_twice_is_open_and_says_where_to_go_on(
    site: Site, admin: FlaskClient
) -> None:
    person = site.add("bo")
    site.post(admin, path_of(person, "/suspend"), page=path_of(person))
    first = site.post(admin, path_of(person, "/reopen"), page=path_of(person))

    again = site.post(admin, path_of(person, "/reopen"), page=path_of(person))

    assert again.status_code == 303
    assert "bo is invited already. The link was shown once" in admin.get(again.location).text
    browser = site.browser()
    site.post(browser, link_of(first.text), {"handle": "bo", "new_password": NEW})
    assert browser.get("/").text == "Hello bo"
    late = site.post(admin, path_of(person, "/reopen"), page=path_of(person))
    assert late.status_code == 409, "it is in use again, so nothing is there to open"


def test_an_account_suspended_twice_is_suspended_once(site: Site, admin: FlaskClient) -> None:
    person = site.add("bo")
    answers = [site.post(admin, path_of(person, "/suspend"), page=path_of(person)) for _ in "12"]

    assert [answer.headers.get("Location") for answer in answers] == ["/admin/people"] * 2
    with site.inside() as (session, _node):
        actions = session.scalars(
            select(AuditRow.action).where(AuditRow.about == str(person.account_id))
        ).all()
    assert actions.count("account_disabled") == 1


@pytest.mark.parametrize("step", ["/suspend", "/roles", "/hand-over"])
def test_the_sealer_looks_at_once_which_entry_to_withdraw(
    site: Site, admin: FlaskClient, step: str
) -> None:
    person = site.add("an")
    form = {key: CAST[key] for key in ("handle", "name", "mailbox")} if step == "/hand-over" else {}
    form |= {"roles": ["desk"]} if step == "/roles" else {}
    site.post(admin, path_of(person, step), form, page=path_of(person))
    with site.inside() as (_session, node):
        assert (node.settings.data_folder / "queue-sealer.sqlite").exists()


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
    ("path", "back"),
    [
        ("/admin/people/invite", "/admin/people/invite"),
        ("/roles", ""),
        ("/suspend", ""),
        ("/invite", ""),
        ("/reopen", ""),
        ("/hand-over", "/hand-over"),
    ],
)
def test_a_change_long_after_the_password_leads_back_and_says_that_nothing_was_changed(
    site: Site, admin: FlaskClient, path: str, back: str
) -> None:
    person = site.add("bo")
    where, form = (
        each if each.startswith("/admin") else path_of(person, each) for each in (path, back)
    )
    site.clock.now += timedelta(minutes=16)

    asked = site.post(admin, where, page="/account")
    assert asked.headers["Location"] == f"/account/prove?next={form}"
    assert NOTHING_YET not in admin.get(asked.headers["Location"]).text
    proved = site.post(admin, "/account/prove", {"password": PASSWORD, "next": form})

    assert proved.headers["Location"] == form
    assert NOTHING_YET in admin.get(form).text
    assert NOTHING_YET not in admin.get(form).text
    assert read(site, person).disabled_at is None
    assert read(site, person).roles == {PersonRole.COORDINATOR}


@pytest.mark.parametrize("path", ["/admin/people/invite", "", "/hand-over"])
def test_a_form_about_an_account_is_shown_to_who_typed_their_password_lately(
    site: Site, admin: FlaskClient, path: str
) -> None:
    person = site.add("bo")
    where = path if path.startswith("/admin") else path_of(person, path)
    site.clock.now += timedelta(minutes=16)

    assert admin.get(where).headers["Location"] == f"/account/prove?next={where}"
    site.post(admin, "/account/prove", {"password": PASSWORD, "next": where})

    page = admin.get(where)
    assert page.status_code == 200
    assert NOTHING_YET not in page.text


def test_a_change_that_was_given_up_is_not_spoken_of_on_another_page(
    site: Site, admin: FlaskClient
) -> None:
    person = site.add("bo")
    site.clock.now += timedelta(minutes=16)
    site.post(admin, path_of(person, "/suspend"), page="/account")

    assert admin.get("/account/codes").headers["Location"] == "/account/prove?next=/account/codes"
    site.post(admin, "/account/prove", {"password": PASSWORD, "next": "/account/codes"})

    assert NOTHING_YET not in admin.get("/account/codes").text
    assert NOTHING_YET not in admin.get(path_of(person)).text


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


@pytest.mark.parametrize("role", ["coordinator", "second_reader"])
def test_the_pages_about_an_invitation_say_of_which_ones_coordinators_are_told(
    site: Site, admin: FlaskClient, role: str
) -> None:
    person = site.add("co", PersonRole(role))

    for page in (
        admin.get(path_of(person)),
        site.post(admin, path_of(person, "/invite"), page=path_of(person)),
    ):
        assert "if it is for a coordinator or a second reader" in page.text
