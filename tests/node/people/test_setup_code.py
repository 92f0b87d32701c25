"""The code that opens the set-up of a new node: once, for an hour, and only while it is new."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from node.errors import ConflictError, NotFoundError
from node.extensions import Node, current_node
from node.people.models import PersonRole
from node.people.service import add_person
from node.people.setup_code import (
    check_setup_code,
    make_setup_code,
    needs_setup,
    use_setup_code,
)
from tests.node.people.builders import add_admin
from tests.nodes import FixedClock


@pytest.fixture
def node(session: Session) -> Node:
    """Return the node of `session`."""
    del session
    return current_node()


def test_a_code_opens_the_set_up_and_looking_uses_nothing(session: Session, node: Node) -> None:
    code = make_setup_code(session, node=node)

    check_setup_code(session, node=node, code=code)
    check_setup_code(session, node=node, code=code)
    use_setup_code(session, node=node, code=code)

    with pytest.raises(NotFoundError):
        check_setup_code(session, node=node, code=code)
    with pytest.raises(NotFoundError):
        use_setup_code(session, node=node, code=code)


def test_a_code_ends_after_an_hour(session: Session, node: Node) -> None:
    code = make_setup_code(session, node=node)
    assert isinstance(node.clock, FixedClock)
    node.clock.now += timedelta(minutes=59, seconds=59)
    check_setup_code(session, node=node, code=code)

    node.clock.now += timedelta(seconds=1)

    with pytest.raises(NotFoundError):
        check_setup_code(session, node=node, code=code)


def test_a_new_code_ends_the_one_before(session: Session, node: Node) -> None:
    old = make_setup_code(session, node=node)
    new = make_setup_code(session, node=node)

    with pytest.raises(NotFoundError):
        check_setup_code(session, node=node, code=old)
    check_setup_code(session, node=node, code=new)


def test_a_node_with_an_account_needs_no_set_up(session: Session, node: Node) -> None:
    code = make_setup_code(session, node=node)
    session.commit()
    assert needs_setup(session)
    add_admin(session)

    assert not needs_setup(session)
    with pytest.raises(NotFoundError):
        check_setup_code(session, node=node, code=code)
    with pytest.raises(ConflictError):
        make_setup_code(session, node=node)


@pytest.mark.parametrize("code", ["", "x", "0" * 43], ids=["empty", "short", "guess"])
def test_a_guess_opens_nothing(session: Session, node: Node, code: str) -> None:
    make_setup_code(session, node=node)

    with pytest.raises(NotFoundError):
        check_setup_code(session, node=node, code=code)


def test_a_code_is_used_before_the_first_account_is_opened(session: Session, node: Node) -> None:
    code = make_setup_code(session, node=node)
    session.commit()
    use_setup_code(session, node=node, code=code)
    add_person(
        session,
        node=node,
        handle="ad",
        name="Ad Invented",
        mailbox="ad@vilvoorde.example",
        roles=[PersonRole.ADMIN],
    )
    session.commit()

    assert not needs_setup(session)
    with pytest.raises(NotFoundError):
        use_setup_code(session, node=node, code=code)


def test_a_code_that_nobody_used_opens_no_second_account(session: Session, node: Node) -> None:
    code = make_setup_code(session, node=node)
    session.commit()
    add_admin(session, "ad")

    with pytest.raises(NotFoundError):
        use_setup_code(session, node=node, code=code)
