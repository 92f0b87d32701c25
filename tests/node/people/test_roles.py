"""Roles: given and taken, and never the last administrator."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import AuditRow, check_audit_chain
from node.errors import ConflictError, InputRefusedError
from node.extensions import Node
from node.people.models import PersonRole
from node.people.passwords import prove_password
from node.people.roles import change_roles, hand_over, list_colleagues, reopen, suspend
from node.people.service import Person, get_person_by_id
from tests.node.people.site import PASSWORD, Site

ADMIN, COORDINATOR = PersonRole.ADMIN, PersonRole.COORDINATOR


def test_roles_are_given_and_taken_and_each_is_noted(site: Site) -> None:
    person = site.add("an", COORDINATOR, PersonRole.DESK)
    with site.inside() as (session, node):
        change_roles(
            session, person, node=node, roles=[COORDINATOR, PersonRole.SECOND_READER], actor="x"
        )
        session.commit()
        found = get_person_by_id(session, node=node, account_id=person.account_id)
        rows = session.scalars(select(AuditRow).order_by(AuditRow.number)).all()
        check_audit_chain(session, keyring=node.data_key)

    assert found.roles == {COORDINATOR, PersonRole.SECOND_READER}
    assert [(row.actor, row.action) for row in rows[-2:]] == [
        ("x", "role_desk_taken"),
        ("x", "role_second_reader_given"),
    ]


def test_an_account_keeps_at_least_one_role(site: Site) -> None:
    person = site.add("an")
    with site.inside() as (session, node), pytest.raises(InputRefusedError):
        change_roles(session, person, node=node, roles=[], actor="x")


def take_role(session: Session, person: Person, node: Node) -> None:
    change_roles(session, person, node=node, roles=[COORDINATOR], actor="x")


def close(session: Session, person: Person, node: Node) -> None:
    suspend(session, person, node=node, actor="x")


def give_to_bo(session: Session, person: Person, node: Node) -> None:
    mailbox = "bo@vilvoorde.example"
    hand_over(session, person, node=node, handle="bo", name="Bo", mailbox=mailbox, actor="x")


@pytest.mark.parametrize("act", [take_role, close, give_to_bo])
@pytest.mark.parametrize("other", [None, "without-password"], ids=["alone", "other-not-arrived"])
def test_the_last_administrator_who_can_sign_in_stays(
    site: Site, act: Callable[[Session, Person, Node], None], other: str | None
) -> None:
    person = site.add("ad", ADMIN)
    if other:
        site.add("new", ADMIN, password=None)
    with site.inside() as (session, node), pytest.raises(ConflictError):
        act(session, person, node)


def test_of_two_administrators_one_may_go(site: Site) -> None:
    person = site.add("ad", ADMIN)
    site.add("bo", ADMIN)
    with site.inside() as (session, node):
        suspend(session, person, node=node, actor="x")
        session.commit()

        assert get_person_by_id(session, node=node, account_id=person.account_id).disabled_at


def test_a_reopened_account_is_opened_by_its_invitation_alone(site: Site) -> None:
    person = site.add("an")
    with site.inside() as (session, node):
        suspend(session, person, node=node, actor="x")
        session.commit()

        assert reopen(session, person, node=node, actor="x")
        session.commit()

        found = get_person_by_id(session, node=node, account_id=person.account_id)
        user = prove_password(session, typed="an", password=PASSWORD, address=None, node=node)
        assert found.disabled_at is None
        assert user is None
        with pytest.raises(ConflictError):
            reopen(session, found, node=node, actor="x")


def test_a_successor_has_the_same_roles_and_the_predecessor_none_in_use(site: Site) -> None:
    person = site.add("an", COORDINATOR, PersonRole.DESK)
    with site.inside() as (session, node):
        successor, code = hand_over(
            session,
            person,
            node=node,
            handle="bo",
            name="Bo Invented",
            mailbox="bo@vilvoorde.example",
            actor="x",
        )
        session.commit()
        old = get_person_by_id(session, node=node, account_id=person.account_id)
        noted = session.scalars(
            select(AuditRow.about).where(AuditRow.action == "account_handed_over")
        ).one()

    assert code
    assert successor.roles == person.roles
    assert old.disabled_at is not None
    assert noted == f"{person.account_id} {successor.account_id}"


def test_the_list_shows_who_is_in_use_first_and_who_is_waited_for(site: Site) -> None:
    gone = site.add("an")
    site.add("bo")
    site.add("co", password=None)
    with site.inside() as (session, node):
        suspend(session, gone, node=node, actor="x")
        session.commit()

        listed = [
            (each.person.handle, each.has_password) for each in list_colleagues(session, node=node)
        ]

    assert listed == [("bo", True), ("co", False), ("an", True)]


def test_nobody_changes_their_own_roles(site: Site) -> None:
    person = site.add("ad", ADMIN)
    site.add("bo", ADMIN)
    me = str(person.account_id)
    with site.inside() as (session, node):
        for roles in ([ADMIN, COORDINATOR], [COORDINATOR]):
            with pytest.raises(ConflictError):
                change_roles(session, person, node=node, roles=roles, actor=me)
        session.rollback()

        found = get_person_by_id(session, node=node, account_id=person.account_id)
        assert found.roles == {ADMIN}


def test_nobody_hands_an_account_over_to_their_own_mailbox(site: Site) -> None:
    me = site.add("ad", ADMIN, mailbox="ad@vilvoorde.example")
    coordinator = site.add("an", COORDINATOR)
    with site.inside() as (session, node):
        with pytest.raises(ConflictError):
            hand_over(
                session,
                coordinator,
                node=node,
                handle="ad2",
                name="Ad Invented",
                mailbox="AD@vilvoorde.example",
                actor=str(me.account_id),
            )
        session.rollback()

        old = get_person_by_id(session, node=node, account_id=coordinator.account_id)
        assert old.disabled_at is None
