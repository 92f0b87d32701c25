"""Codes of an authenticator app: right by the standard, and taken once."""

import base64
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import InputRefusedError, SealedFieldError
from node.extensions import current_node
from node.people.service import Person
from node.people.sign_in_models import SignIn
from node.people.totp import NewCodes, prove_code, remove_codes, set_up_codes, start_codes
from tests.node.people.builders import add_admin, add_coordinator
from tests.node.people.one_time_codes import code_at, hotp
from tests.nodes import NOON, FixedClock

RFC_SECRET = b"12345678901234567890"
RFC_VECTORS = [
    (59, "94287082"),
    (1111111109, "07081804"),
    (1111111111, "14050471"),
    (1234567890, "89005924"),
    (2000000000, "69279037"),
    (20000000000, "65353130"),
]
"""RFC 6238, appendix B, SHA-1."""


@pytest.mark.parametrize(("seconds", "code"), RFC_VECTORS, ids=[str(s) for s, _c in RFC_VECTORS])
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert hotp(RFC_SECRET, seconds // 30, digits=8) == code
    clock = FixedClock(datetime.fromtimestamp(seconds, UTC))
    codes = NewCodes("Vilvoorde", clock)
    secret = base64.b32encode(RFC_SECRET).decode()

    assert codes.proves(code[-6:], secret=secret, row=SignIn())
    assert not codes.proves(code[:6], secret=secret, row=SignIn())


def set_up_an_app(session: Session) -> tuple[str, Person]:
    person = add_coordinator(session)
    secret = start_codes(person, node=current_node()).secret
    set_up_codes(
        session, person, node=current_node(), secret=secret, code=code_at(secret, NOON, step=-1)
    )
    session.commit()
    return secret, person


@pytest.mark.parametrize("step", [-1, 0, 1], ids=["late", "now", "early"])
def test_a_code_counts_in_its_step_and_in_the_ones_beside_it(session: Session, step: int) -> None:
    person = add_coordinator(session)
    node = current_node()
    secret = start_codes(person, node=node).secret

    set_up_codes(session, person, node=node, secret=secret, code=code_at(secret, NOON, step=step))

    row = session.get_one(SignIn, person.account_id)
    assert row.totp_counter == int(NOON.timestamp()) // 30 + step


@pytest.mark.parametrize("step", [-2, 2], ids=["too-late", "too-early"])
def test_a_code_of_another_minute_is_refused(session: Session, step: int) -> None:
    person = add_coordinator(session)
    node = current_node()
    secret = start_codes(person, node=node).secret

    with pytest.raises(InputRefusedError):
        set_up_codes(
            session, person, node=node, secret=secret, code=code_at(secret, NOON, step=step)
        )

    assert session.get_one(SignIn, person.account_id).sealed_totp_secret is None


def test_a_code_is_taken_once_and_older_ones_not_at_all(session: Session) -> None:
    secret, person = set_up_an_app(session)
    node, clock = current_node(), current_node().clock
    assert isinstance(clock, FixedClock)
    clock.now = NOON + timedelta(minutes=10)

    def prove(step: int) -> bool:
        code = code_at(secret, clock.now, step=step)
        return prove_code(session, person, node=node, code=code)

    assert prove(0)
    assert not prove(0)
    assert not prove(-1)
    assert prove(1)
    assert not prove(1)


def test_spaces_in_a_code_do_not_matter_and_other_signs_do(session: Session) -> None:
    secret, person = set_up_an_app(session)
    node = current_node()
    code = code_at(secret, NOON)

    assert not prove_code(session, person, node=node, code=f"{code}0")
    assert not prove_code(session, person, node=node, code="abc def")
    assert not prove_code(session, person, node=node, code="")
    assert prove_code(session, person, node=node, code=f" {code[:3]} {code[3:]} ")


def test_without_an_app_no_code_is_right(session: Session) -> None:
    person = add_coordinator(session)

    assert not prove_code(session, person, node=current_node(), code="000000")


def test_a_removed_app_proves_nothing(session: Session) -> None:
    secret, person = set_up_an_app(session)
    remove_codes(session, person, node=current_node())

    assert not prove_code(session, person, node=current_node(), code=code_at(secret, NOON))


def test_a_secret_opens_in_the_row_of_its_person_alone(session: Session) -> None:
    secret, person = set_up_an_app(session)
    other = add_admin(session)
    sealed = session.get_one(SignIn, person.account_id).sealed_totp_secret
    assert sealed is not None
    assert secret.encode() not in sealed
    start_writing(session, Zone.PRIVATE)
    session.add(SignIn(account_id=other.account_id, fs_uniquifier="1", sealed_totp_secret=sealed))
    session.commit()

    with pytest.raises(SealedFieldError):
        prove_code(session, other, node=current_node(), code=code_at(secret, NOON))


def test_picture_and_letters_say_the_same_secret(session: Session) -> None:
    person = add_coordinator(session)
    node = current_node()
    setup = start_codes(person, node=node)

    address = urlsplit(NewCodes("Vilvoorde", node.clock).address(setup.secret, handle="jessika"))

    assert setup.groups.replace(" ", "") == setup.secret
    assert len(base64.b32decode(setup.secret)) >= 20
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert unquote(address.path) == "/Vilvoorde:jessika"
    assert parse_qs(address.query)["secret"] == [setup.secret]
    assert setup.picture.startswith("data:image/svg+xml")
    assert setup.secret not in repr(setup)
    assert start_codes(person, node=node, secret=setup.secret) == setup


def test_the_row_never_prints_what_it_holds(session: Session) -> None:
    _secret, person = set_up_an_app(session)
    row = session.get_one(SignIn, person.account_id)

    assert repr(row) == f"<SignIn {row.account_id}>"
