"""Passwords: which are good enough, in which form they are compared, how they are kept."""

import pytest
from sqlalchemy import select

from node.errors import InputRefusedError
from node.people.passwords import check_password, prove_password
from node.people.service import Person
from node.people.sign_in_models import SignIn
from node.people.throttle import TooManyTriesError
from tests.node.people.site import PASSWORD, Site


def faults(site: Site, person: Person, password: str) -> int:
    with site.inside() as (_session, node):
        try:
            check_password(password, person=person, node=node)
        except InputRefusedError as error:
            return len(error.faults)
    return 0


@pytest.fixture
def person(site: Site) -> Person:
    """Return somebody whose names are known."""
    return site.add("annelies", mailbox="annelies.invented@vilvoorde.example")


@pytest.mark.parametrize(
    "password",
    [
        "four words that fit",
        "correct horse battery staple",
        "ÄÖÜ und noch acht",
        "日本語のとても長い合言葉です",
        "x7#kQ!b2Lm9z",
        "annelies rijdt graag op dinsdag",
        "a" * 4 + "bcdefghijkm" * 11 + "xyz",
    ],
    ids=["words", "famous-words", "umlauts", "japanese", "signs", "name-and-more", "128"],
)
def test_a_good_password_is_taken(site: Site, person: Person, password: str) -> None:
    assert faults(site, person, password) == 0


@pytest.mark.parametrize(
    "password",
    [
        "elevenchars",
        "",
        "x1y2z3w4v5u6" * 11,
        "four words\x00here",
        "four words\nhere",
        "password1234",
        "PassWord1234",
        "Wachtwoord 1234",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "annelies1234",
        "annelies-invented-1",
        "annelies.invented@vilvoorde.example",
        "Vilvoorde2026",
        "Vilvoorde-1800!",
    ],
    ids=[
        "short",
        "empty",
        "too-long",
        "nul",
        "two-lines",
        "listed",
        "listed-in-capitals",
        "listed-with-space",
        "one-letter",
        "two-letters",
        "handle-and-figures",
        "name",
        "mailbox",
        "town",
        "town-and-postcode",
    ],
)
def test_a_bad_password_is_refused(site: Site, person: Person, password: str) -> None:
    assert faults(site, person, password) >= 1


def test_two_ways_to_write_one_letter_are_one_password(site: Site) -> None:
    composed, apart = "caf\u00e9 zonder suiker", "cafe\u0301 zonder suiker"
    site.add("an", password=composed)

    with site.inside() as (session, node):
        user = prove_password(session, typed="an", password=apart, address=None, node=node)

    assert user is not None


def test_a_password_is_kept_as_argon2id_and_never_printed(site: Site) -> None:
    site.add("an")

    with site.inside() as (session, node):
        row = session.scalars(select(SignIn)).one()
        user = prove_password(session, typed="an", password=PASSWORD, address=None, node=node)

    assert row.password_hash is not None
    assert row.password_hash.startswith("$argon2id$v=19$")
    assert "argon2" not in repr(row) + repr(user)
    assert site.app.extensions["security"].pwd_context.schemes() == ("argon2",)


def test_a_hash_of_weaker_parameters_is_renewed_at_sign_in(site: Site) -> None:
    site.add("an")
    context = site.app.extensions["security"].pwd_context
    context.update(argon2__time_cost=2)

    with site.inside() as (session, node):
        prove_password(session, typed="an", password=PASSWORD, address=None, node=node)
        kept = session.scalars(select(SignIn.password_hash)).one()

    assert ",t=2," in str(kept)


def test_a_longer_password_than_allowed_is_not_even_hashed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.add("an")
    context = site.app.extensions["security"].pwd_context
    monkeypatch.setattr(context, "verify", lambda *_all: pytest.fail("hashed"))

    with site.inside() as (session, node):
        monkeypatch.setattr(context, "dummy_verify", lambda: None)
        user = prove_password(session, typed="an", password="x" * 129, address=None, node=node)

    assert user is None


def wrong(site: Site, *typed: str) -> None:
    with site.inside() as (session, node):
        for each in typed:
            user = prove_password(session, typed=each, password="no", address=None, node=node)  # noqa: S106 - wrong
            assert user is None


@pytest.mark.parametrize("handle", ["sofie", "nobody"], ids=["known", "unknown"])
@pytest.mark.parametrize("spelling", ["\u017fofie", " SOFIE ", "\u017fOfie\u2003"])
def test_no_spelling_of_a_name_tells_whether_an_account_has_it(
    site: Site, handle: str, spelling: str
) -> None:
    site.add(handle)
    wrong(site, *["sofie"] * 10)

    with pytest.raises(TooManyTriesError):
        wrong(site, spelling)


def test_no_spelling_gives_more_tries_at_a_mailbox(site: Site) -> None:
    site.add("an", mailbox="strasse@vilvoorde.example")
    wrong(site, *["strasse@vilvoorde.example"] * 5, *["stra\u00dfe@vilvoorde.example"] * 5)

    with pytest.raises(TooManyTriesError):
        wrong(site, "STRASSE@vilvoorde.example")


def test_tries_by_handle_and_by_mailbox_do_not_tell_that_both_are_one_person(site: Site) -> None:
    site.add("an", mailbox="an.invented@vilvoorde.example")
    wrong(site, *["an"] * 10)

    wrong(site, *["An.Invented@vilvoorde.example "] * 10)

    for typed in ("an", "an.invented@vilvoorde.example"):
        with pytest.raises(TooManyTriesError):
            wrong(site, typed)


def test_a_name_that_nobody_has_ends_after_ten_tries_too(site: Site) -> None:
    site.add("an")
    wrong(site, *["nobody"] * 5, *[" NOBODY "] * 5)

    with pytest.raises(TooManyTriesError):
        wrong(site, "nobody")
    wrong(site, "an")


def test_who_types_the_word_of_an_account_does_not_count_against_it(site: Site) -> None:
    person = site.add("an")
    wrong(site, *[str(person.account_id)] * 5, *[f"known {person.account_id}"] * 5)

    wrong(site, *["an"] * 10)
