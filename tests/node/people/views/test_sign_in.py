"""Signing in with a password, and out: who gets in, who does not, and what stays behind."""

import pytest
from sqlalchemy import select

from node.audit import AuditRow
from node.people.models import PersonRole
from node.people.service import disable_person
from node.people.sign_in_models import WebSession
from tests.node.people.site import PASSWORD, Site, token_of


def test_a_person_signs_in_with_handle_and_password(site: Site) -> None:
    site.add("an")
    browser = site.browser()

    answer = site.sign_in(browser, "an")

    assert answer.status_code == 303
    assert browser.get("/").text == "Hello an"


def test_a_person_signs_in_with_a_mailbox_that_nobody_else_has(site: Site) -> None:
    site.add("an", mailbox="an.invented@vilvoorde.example")
    browser = site.browser()

    site.sign_in(browser, "An.Invented@Vilvoorde.example ")

    assert browser.get("/").text == "Hello an"


def test_a_mailbox_of_two_accounts_signs_nobody_in(site: Site) -> None:
    site.add("an", mailbox="team@vilvoorde.example")
    site.add("bo", mailbox="team@vilvoorde.example")

    assert site.sign_in(site.browser(), "team@vilvoorde.example").status_code == 422


def answer_of(site: Site, handle: str, password: str) -> tuple[int, str]:
    answer = site.sign_in(site.browser(), handle, password)
    page = answer.text.replace(f'value="{handle}"', "")
    return answer.status_code, page[page.index("<main") : page.index("</main")].split("csrf_token")[
        0
    ]


def test_every_refusal_is_the_same_whatever_was_wrong(site: Site) -> None:
    site.add("an")
    site.add("new", password=None)
    site.add("gone")
    with site.inside() as (session, node):
        disable_person(session, node=node, handle="gone")
        session.commit()

    answers = {
        answer_of(site, "an", "not the right one"),
        answer_of(site, "nobody", PASSWORD),
        answer_of(site, "new", PASSWORD),
        answer_of(site, "gone", PASSWORD),
        answer_of(site, "gone", "not the right one"),
    }

    assert len(answers) == 1
    assert next(iter(answers))[0] == 422


@pytest.mark.parametrize("handle", ["nobody", "new"], ids=["unknown", "without-password"])
def test_a_password_is_hashed_for_those_without_one_too(
    site: Site, handle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.add("new", password=None)
    hashed: list[object] = []
    context = site.app.extensions["security"].pwd_context
    monkeypatch.setattr(context, "dummy_verify", lambda: hashed.append(handle))

    site.sign_in(site.browser(), handle)

    assert hashed == [handle]


def test_what_was_typed_stands_there_again_without_the_password(site: Site) -> None:
    answer = site.sign_in(site.browser(), "nobody", "typed and never shown")

    assert 'value="nobody"' in answer.text
    assert "typed and never shown" not in answer.text


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/practices?q=x", "/practices?q=x"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
    ],
    ids=["path", "url", "network-path", "backslash", "script"],
)
def test_signing_in_leads_to_addresses_of_this_node_alone(
    site: Site, wanted: str, reached: str
) -> None:
    site.add("an")

    assert site.sign_in(site.browser(), "an", then=wanted).headers["Location"] == reached


def test_a_form_without_its_token_changes_nothing(site: Site) -> None:
    site.add("an")
    browser = site.browser()

    answer = browser.post("/sign-in", data={"handle": "an", "password": PASSWORD})

    assert answer.status_code == 419
    assert browser.get("/").status_code == 403


def test_a_token_of_another_browser_is_worth_nothing(site: Site) -> None:
    site.add("an")
    other, browser = site.browser(), site.browser()
    browser.get("/sign-in")
    token = token_of(other.get("/sign-in").text)

    answer = browser.post(
        "/sign-in", data={"handle": "an", "password": PASSWORD, "csrf_token": token}
    )

    assert answer.status_code == 419


def test_signing_out_deletes_the_session(site: Site) -> None:
    person = site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")

    site.post(browser, "/sign-out", page="/account")

    assert browser.get("/").status_code == 403
    with site.inside() as (session, _node):
        rows = session.scalars(
            select(WebSession).where(WebSession.account_id == person.account_id)
        ).all()
    assert rows == []


def test_signing_in_and_refusals_are_noted_with_identifiers_alone(site: Site) -> None:
    person = site.add("an", PersonRole.COORDINATOR)
    site.sign_in(site.browser(), "an", "not the right one")
    site.sign_in(site.browser(), "nobody at all")
    site.sign_in(site.browser(), "an")

    with site.inside() as (session, _node):
        rows = [
            (row.actor, row.action, row.about)
            for row in session.scalars(select(AuditRow).order_by(AuditRow.number))
        ]
    me = str(person.account_id)
    assert rows[-3:] == [
        ("node", "password_refused", me),
        ("node", "password_refused", "unknown"),
        (me, "signed_in_by_password", me),
    ]


@pytest.mark.parametrize(
    "request_of",
    [
        {"headers": {"Authentication-Token": "x"}},
        {"query_string": {"auth_token": "x"}},
        {"json": {"auth_token": "x"}},
    ],
    ids=["header", "address", "body"],
)
def test_no_token_but_the_cookie_is_looked_at(
    site: Site, request_of: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(token: str) -> None:
        raise AssertionError(token)

    monkeypatch.setattr("flask_security.core.parse_auth_token", refuse)

    assert site.browser().get("/", **request_of).status_code == 403
