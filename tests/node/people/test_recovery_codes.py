"""Recovery codes: ten, each once, and only for the person they were made for."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import AuditRow
from node.extensions import current_node
from node.people.recovery_codes import (
    count_recovery_codes,
    make_recovery_codes,
    prove_recovery_code,
)
from node.people.sign_in_models import RecoveryCode
from tests.node.people.builders import add_admin, add_coordinator


def test_ten_codes_are_made_and_each_works_once(session: Session) -> None:
    person, node = add_coordinator(session), current_node()
    codes = make_recovery_codes(session, person, node=node)

    assert len(set(codes)) == 10
    for left, code in enumerate(reversed(codes)):
        assert count_recovery_codes(session, person) == 10 - left
        assert prove_recovery_code(session, person, node=node, code=code)
        assert not prove_recovery_code(session, person, node=node, code=code)
    assert count_recovery_codes(session, person) == 0


def test_new_codes_end_the_old_ones(session: Session) -> None:
    person, node = add_coordinator(session), current_node()
    old = make_recovery_codes(session, person, node=node)
    make_recovery_codes(session, person, node=node)

    assert not prove_recovery_code(session, person, node=node, code=old[0])
    assert count_recovery_codes(session, person) == 10


def test_a_code_of_somebody_else_proves_nothing(session: Session) -> None:
    person, other, node = add_coordinator(session), add_admin(session), current_node()
    codes = make_recovery_codes(session, person, node=node)

    assert not prove_recovery_code(session, other, node=node, code=codes[0])
    assert count_recovery_codes(session, person) == 10


@pytest.mark.parametrize(
    "typed",
    [str.upper, lambda code: code.replace("-", " "), lambda code: f"  {code}\n", str.title],
    ids=["capitals", "spaces", "space-around", "mixed"],
)
def test_a_code_may_be_typed_as_people_type(session: Session, typed: object) -> None:
    person, node = add_coordinator(session), current_node()
    code = make_recovery_codes(session, person, node=node)[0]

    assert callable(typed)
    assert prove_recovery_code(session, person, node=node, code=typed(code))


def test_letters_that_look_alike_are_taken_for_each_other(session: Session) -> None:
    person, node = add_coordinator(session), current_node()
    codes = make_recovery_codes(session, person, node=node)

    assert not set("".join(codes)) & set("ilou")
    code = next((each for each in codes if {"0", "1"} & set(each)), codes[0])
    assert prove_recovery_code(
        session, person, node=node, code=code.replace("0", "O").replace("1", "l")
    )


@pytest.mark.parametrize("typed", ["", "-", "0000-0000-0000"], ids=["empty", "hyphen", "guess"])
def test_a_guess_proves_nothing(session: Session, typed: str) -> None:
    person, node = add_coordinator(session), current_node()
    make_recovery_codes(session, person, node=node)

    assert not prove_recovery_code(session, person, node=node, code=typed)


def test_no_code_is_stored_and_its_use_is_noted(session: Session) -> None:
    person, node = add_coordinator(session), current_node()
    code = make_recovery_codes(session, person, node=node)[0]
    prove_recovery_code(session, person, node=node, code=code)

    rows = session.scalars(select(RecoveryCode)).all()
    actions = session.scalars(select(AuditRow.action).order_by(AuditRow.number)).all()

    letters = code.replace("-", "").encode()
    assert all(letters not in row.code_hash for row in rows)
    assert actions[-2:] == ["recovery_codes_made", "recovery_code_used"]
