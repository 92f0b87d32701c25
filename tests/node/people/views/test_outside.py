"""The town's own sign-in, against a provider over loopback: connecting, signing in, refusals."""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import session as browser_session
from flask.testing import FlaskClient
from joserfc.jwk import RSAKey
from sqlalchemy import select

from node.people.openid import set_up_outside_sign_in
from node.people.sign_in_models import OutsideIdentity
from tests.node.people.sign_in_provider import CLIENT, SECRET, Provider, running_provider
from tests.node.people.site import PASSWORD, Site

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def provider(site: Site) -> Iterator[Provider]:
    """Run a provider that the node of `site` is connected with."""
    with running_provider() as running:
        set_up_outside_sign_in(
            site.app, issuer=running.issuer, client_id=CLIENT, client_secret=SECRET
        )
        yield running


def go_through(browser: FlaskClient, provider: Provider, *, then: str = "/") -> str:
    """Go to the provider and sign in there; return the way back."""
    answer = browser.get("/sign-in/town", query_string={"next": then})
    assert answer.status_code == 303, answer.text
    return provider.sign_in(answer.headers["Location"])


def connect(site: Site, browser: FlaskClient, provider: Provider) -> None:
    """Connect the account that is signed in."""
    page = site.post(browser, "/account/outside").text
    assert "/sign-in/town?" in page
    answer = browser.get(go_through(browser, provider))
    assert answer.headers["Location"] == "/account"


@pytest.fixture
def connected(site: Site, provider: Provider) -> Site:
    """Connect the account `an` with the subject of the provider."""
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")
    connect(site, browser, provider)
    return site


def test_a_connected_account_is_opened(connected: Site, provider: Provider) -> None:
    browser = connected.browser()

    answer = browser.get(go_through(browser, provider, then="/practices"))

    assert (answer.status_code, answer.headers["Location"]) == (303, "/practices")
    assert browser.get("/").text == "Hello an"


def test_the_question_carries_proof_key_state_and_nonce_that_are_new_each_time(
    connected: Site, provider: Provider
) -> None:
    browser = connected.browser()
    questions = []
    for _each in range(2):
        where = urlsplit(browser.get("/sign-in/town").headers["Location"])
        questions.append({k: v[0] for k, v in parse_qs(where.query).items()})

    one, two = questions
    assert one["code_challenge_method"] == "S256"
    assert one["scope"] == "openid"
    assert one["redirect_uri"] == "http://localhost:8470/sign-in/town/return"
    for name in ("state", "nonce", "code_challenge"):
        assert len(one[name]) >= 20
        assert one[name] != two[name]
    assert provider.issuer


def test_an_unknown_subject_opens_nothing_whatever_its_mailbox(
    connected: Site, provider: Provider
) -> None:
    provider.subject = "subject-2"
    provider.claims = {"email": "an@vilvoorde.example", "email_verified": True}
    browser = connected.browser()

    answer = browser.get(go_through(browser, provider))

    assert answer.headers["Location"] == "/sign-in"
    assert "connected" in browser.get("/sign-in").text
    assert browser.get("/").status_code == 403


def test_subjects_that_differ_in_capitals_are_two(connected: Site, provider: Provider) -> None:
    provider.subject = "SUBJECT-1"
    browser = connected.browser()

    browser.get(go_through(browser, provider))

    assert browser.get("/").status_code == 403


def test_an_answer_is_taken_once(connected: Site, provider: Provider) -> None:
    browser = connected.browser()
    back = go_through(browser, provider)
    assert browser.get(back).status_code == 303
    connected.post(browser, "/sign-out", page="/account")

    answer = browser.get(back)

    assert answer.status_code == 403
    assert provider.token_requests == 2  # connecting, signing in, and no third time


def test_an_answer_to_another_browser_is_refused(connected: Site, provider: Provider) -> None:
    back = go_through(connected.browser(), provider)
    browser = connected.browser()
    go_through(browser, provider)

    assert browser.get(back).status_code == 403
    assert browser.get("/").status_code == 403


def test_a_signed_in_person_is_not_connected_by_somebody_elses_link(
    site: Site, provider: Provider
) -> None:
    site.add("bo")
    browser = site.browser()
    site.sign_in(browser, "bo")

    back = go_through(browser, provider)

    assert browser.get(back).status_code == 403
    with site.inside() as (session, _node):
        assert session.scalars(select(OutsideIdentity)).all() == []


def other_key(provider: Provider) -> None:
    provider.signing_key = RSAKey.generate_key(2048)


def unsigned(provider: Provider) -> None:
    provider.algorithm = "none"


def shared_secret(provider: Provider) -> None:
    provider.algorithm = "HS256"


def wrong(**claims: object) -> Callable[[Provider], None]:
    def change(provider: Provider) -> None:
        provider.claims = claims

    return change


@pytest.mark.parametrize(
    "break_it",
    [
        other_key,
        unsigned,
        shared_secret,
        wrong(nonce="another"),
        wrong(nonce=None),
        wrong(iss="https://other.example"),
        wrong(aud="another-client"),
        wrong(aud=None),
        wrong(exp=1),
        wrong(exp=None),
        wrong(sub=None),
        wrong(sub=7),
        wrong(azp="another-client"),
    ],
    ids=[
        "other-key",
        "unsigned",
        "shared-secret",
        "other-nonce",
        "no-nonce",
        "other-issuer",
        "other-audience",
        "no-audience",
        "expired",
        "no-end",
        "no-subject",
        "number-as-subject",
        "other-party",
    ],
)
def test_a_token_that_breaks_one_rule_opens_nothing(
    connected: Site, provider: Provider, break_it: Callable[[Provider], None]
) -> None:
    break_it(provider)
    browser = connected.browser()

    answer = browser.get(go_through(browser, provider))

    assert answer.status_code == 403
    assert browser.get("/").status_code == 403


def test_a_code_without_its_proof_key_is_worth_nothing(connected: Site, provider: Provider) -> None:
    browser = connected.browser()
    back = go_through(browser, provider)
    for question in provider.codes.values():
        question["code_challenge"] = "of another try"

    assert browser.get(back).status_code == 403


def test_an_answer_that_names_another_issuer_is_refused(
    connected: Site, provider: Provider
) -> None:
    browser = connected.browser()
    back = go_through(browser, provider)

    assert browser.get(f"{back}&iss=https://other.example").status_code == 403


def test_a_refusal_of_the_provider_is_said(connected: Site, provider: Provider) -> None:
    browser = connected.browser()
    go_through(browser, provider)
    state = provider.asked["state"]

    answer = browser.get(f"/sign-in/town/return?error=access_denied&state={state}")

    assert answer.status_code == 403
    assert "access_denied" not in answer.text.split("<main")[1]
    code = next(iter(provider.codes))
    assert browser.get(f"/sign-in/town/return?code={code}&state={state}").status_code == 403
    assert provider.token_requests == 1


def test_a_configuration_of_another_issuer_is_not_used(site: Site) -> None:
    with running_provider() as running:
        running.metadata = {"issuer": "https://other.example"}
        set_up_outside_sign_in(
            site.app, issuer=running.issuer, client_id=CLIENT, client_secret=SECRET
        )

        assert site.browser().get("/sign-in/town").status_code == 503


def test_a_provider_that_does_not_answer_is_said_to_be_out_of_reach(site: Site) -> None:
    with running_provider() as running:
        issuer = running.issuer
    set_up_outside_sign_in(site.app, issuer=issuer, client_id=CLIENT, client_secret=SECRET)

    assert site.browser().get("/sign-in/town").status_code == 503


def test_a_node_without_a_provider_has_no_such_page(site: Site) -> None:
    assert site.browser().get("/sign-in/town").status_code == 404
    assert site.browser().get("/sign-in/town/return").status_code == 404


def test_a_disconnected_identity_opens_nothing(connected: Site, provider: Provider) -> None:
    browser = connected.browser()
    connected.sign_in(browser, "an")
    with connected.inside() as (session, _node):
        row = session.scalars(select(OutsideIdentity)).one()
    assert b"subject-1" not in row.sealed_subject + row.subject_index
    connected.post(
        browser,
        "/account/outside/remove",
        {"identity": str(row.identity_id)},
        page="/account/outside",
    )
    fresh = connected.browser()

    fresh.get(go_through(fresh, provider))

    assert fresh.get("/").status_code == 403


def test_one_identity_opens_one_account(connected: Site, provider: Provider) -> None:
    connected.add("bo")
    browser = connected.browser()
    connected.sign_in(browser, "bo")
    connected.post(browser, "/account/outside")

    assert browser.get(go_through(browser, provider)).status_code == 409


def test_no_proof_key_reaches_the_log(
    connected: Site, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    browser = connected.browser()

    browser.get(go_through(browser, provider))

    assert "code_verifier" not in caplog.text
    assert "nonce" not in caplog.text


def test_a_wish_to_connect_ends_with_the_password_that_was_typed_before_it(
    site: Site, provider: Provider
) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")
    site.post(browser, "/account/outside")
    site.clock.now += timedelta(minutes=15, seconds=1)

    answer = browser.get(go_through(browser, provider))

    assert answer.headers["Location"] == "/account/outside"
    assert browser.get("/account/outside").headers["Location"].startswith("/account/prove")
    with site.inside() as (session, _node):
        assert session.scalars(select(OutsideIdentity)).all() == []


def test_an_old_wish_to_connect_is_not_renewed_by_another_password(
    site: Site, provider: Provider
) -> None:
    site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")
    site.post(browser, "/account/outside")
    site.clock.now += timedelta(minutes=15, seconds=1)
    site.post(browser, "/account/prove", {"password": PASSWORD, "next": "/account"})
    assert browser.get("/account/outside").status_code == 200

    browser.get(go_through(browser, provider))

    with site.inside() as (session, _node):
        assert session.scalars(select(OutsideIdentity)).all() == []


def test_of_tries_that_were_left_the_session_keeps_the_last_one(
    connected: Site, provider: Provider
) -> None:
    browser = connected.browser()
    for _each in range(3):
        browser.get("/sign-in/town")

    with browser:
        browser.get("/sign-in")
        names = list(browser_session)

    assert len([name for name in names if name.startswith("_state_")]) == 1
    assert browser.get(go_through(browser, provider)).status_code == 303
