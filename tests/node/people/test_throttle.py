"""Throttles: how often something may be tried, for whom it counts, and when it ends."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.extensions import Node, current_node
from node.people.sign_in_models import Throttle
from node.people.throttle import (
    Subject,
    TooManyTriesError,
    Tried,
    from_address,
    give_back,
    take_try,
)
from tests.nodes import FixedClock

AN = Subject(tried=Tried.ACCOUNT, name="an")
BO = Subject(tried=Tried.ACCOUNT, name="bo")
HOME = from_address("192.0.2.7")


@pytest.fixture
def node(session: Session) -> Node:
    """Return the node of `session`."""
    del session
    return current_node()


def move(node: Node, delta: timedelta) -> None:
    assert isinstance(node.clock, FixedClock)
    node.clock.now += delta


def try_often(session: Session, node: Node, *subjects: Subject, times: int) -> None:
    for _each in range(times):
        take_try(session, subjects, node=node)


def test_an_account_has_ten_tries_in_fifteen_minutes(session: Session, node: Node) -> None:
    begun = node.clock()
    try_often(session, node, AN, times=10)
    move(node, timedelta(minutes=5))

    with pytest.raises(TooManyTriesError) as refused:
        take_try(session, [AN], node=node)

    assert refused.value.retry_at == begun + timedelta(minutes=15)
    assert refused.value.wait_seconds == 600
    assert "10" in str(refused.value)


def test_an_address_has_sixty_tries_whatever_was_tried(session: Session, node: Node) -> None:
    for each in range(60):
        take_try(session, [Subject(tried=Tried.ACCOUNT, name=str(each)), HOME], node=node)

    with pytest.raises(TooManyTriesError):
        take_try(session, [AN, HOME], node=node)
    take_try(session, [AN, from_address("192.0.2.8")], node=node)


def test_tries_are_looked_at_again_when_the_window_is_over(session: Session, node: Node) -> None:
    try_often(session, node, AN, times=10)

    move(node, timedelta(minutes=15))

    take_try(session, [AN], node=node)


def test_a_refused_try_is_not_counted_for_anything(session: Session, node: Node) -> None:
    try_often(session, node, AN, times=10)
    for _each in range(60):
        with pytest.raises(TooManyTriesError):
            take_try(session, [AN, HOME], node=node)

    take_try(session, [BO, HOME], node=node)


def test_the_success_of_one_account_leaves_the_count_of_others(
    session: Session, node: Node
) -> None:
    try_often(session, node, AN, HOME, times=9)
    take_try(session, [BO, HOME], node=node)

    give_back(session, [BO, HOME], node=node)

    take_try(session, [AN, HOME], node=node)
    with pytest.raises(TooManyTriesError):
        take_try(session, [AN, HOME], node=node)


def test_a_success_takes_back_one_try_of_its_address_and_no_more(
    session: Session, node: Node
) -> None:
    for each in range(59):
        take_try(session, [Subject(tried=Tried.ACCOUNT, name=str(each)), HOME], node=node)
    take_try(session, [AN, HOME], node=node)
    give_back(session, [AN, HOME], node=node)

    take_try(session, [BO, HOME], node=node)
    with pytest.raises(TooManyTriesError):
        take_try(session, [BO, HOME], node=node)


def test_an_accounts_own_success_ends_its_count(session: Session, node: Node) -> None:
    try_often(session, node, AN, times=10)
    give_back(session, [AN], node=node)

    try_often(session, node, AN, times=10)


def test_letters_do_not_make_another_account(session: Session, node: Node) -> None:
    try_often(session, node, AN, times=10)

    with pytest.raises(TooManyTriesError):
        take_try(session, [Subject(tried=Tried.ACCOUNT, name=" AN ")], node=node)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "192.0.2.2", False),
        (None, "no address", True),
    ],
    ids=["one-network-of-ipv6", "two-networks-of-ipv6", "two-of-ipv4", "unknown"],
)
def test_what_one_client_can_choose_freely_counts_as_one(
    one: str | None,
    other: str,
    same: bool,  # noqa: FBT001 - a case
) -> None:
    assert (from_address(one) == from_address(other)) is same


def test_the_table_names_nobody_and_forgets_old_windows(session: Session, node: Node) -> None:
    take_try(session, [AN, HOME], node=node)
    rows = session.scalars(select(Throttle)).all()
    assert all(row.subject_index != b"an" and len(row.subject_index) == 32 for row in rows)

    move(node, timedelta(minutes=15))
    take_try(session, [BO], node=node)

    assert session.scalars(select(func.count()).select_from(Throttle)).one() == 1
