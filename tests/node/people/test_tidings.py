"""What coordinators are told at sign-in: each way in to the town's work, once, none hidden."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.invitations import invite
from node.people.models import PersonRole
from node.people.roles import change_roles
from node.people.service import Person
from node.people.tidings import Tiding, TidingKind, take_tidings
from tests.node.people.site import Site

COORDINATOR, READER, DESK = PersonRole.COORDINATOR, PersonRole.SECOND_READER, PersonRole.DESK
INVITED, RESTORED, GIVEN = TidingKind.INVITED, TidingKind.RESTORED, TidingKind.ROLE_GIVEN


def invite_later(site: Site, person: Person) -> None:
    site.clock.now += timedelta(minutes=1)
    with site.inside() as (session, node):
        invite(session, person, node=node, actor="command")
        session.commit()


def give_later(site: Site, person: Person, *roles: PersonRole) -> None:
    site.clock.now += timedelta(minutes=1)
    with site.inside() as (session, node):
        change_roles(session, person, node=node, roles=roles, actor="command")
        session.commit()


def told(site: Site, person: Person) -> list[tuple[str, TidingKind, PersonRole]]:
    with site.inside() as (session, node):
        tidings = take(session, person, node)
    return [(each.handle, each.kind, each.role) for each in tidings]


def take(session: Session, person: Person, node: Node) -> tuple[Tiding, ...]:
    tidings = take_tidings(session, person, node=node)
    session.commit()
    return tidings


@pytest.mark.parametrize("role", [COORDINATOR, READER])
def test_every_coordinator_is_told_once_of_an_invitation_that_lets_somebody_read(
    site: Site, role: PersonRole
) -> None:
    first, second = site.add("co"), site.add("cu")
    person = site.add("an", role, password=None)
    invite_later(site, person)

    for colleague in (first, second):
        assert told(site, colleague) == [("an", INVITED, role)]
        assert told(site, colleague) == []


def test_who_does_not_coordinate_is_told_nothing(site: Site) -> None:
    reader = site.add("bo", READER)
    invite_later(site, site.add("an"))

    assert told(site, reader) == []


def test_an_invitation_of_the_desk_is_no_tiding(site: Site) -> None:
    colleague = site.add("co")
    invite_later(site, site.add("di", DESK))

    assert told(site, colleague) == []


@pytest.mark.parametrize("role", [COORDINATOR, READER])
def test_a_role_that_is_given_is_told_even_if_it_was_taken_again(
    site: Site, role: PersonRole
) -> None:
    colleague, person = site.add("co"), site.add("di", DESK)
    give_later(site, person, DESK, role)
    give_later(site, person, DESK)

    assert told(site, colleague) == [("di", GIVEN, role)]


def test_access_restored_before_the_role_was_taken_is_told(site: Site) -> None:
    colleague, person = site.add("co"), site.add("an", COORDINATOR, DESK)
    invite_later(site, person)
    give_later(site, person, DESK)

    assert told(site, colleague) == [("an", RESTORED, COORDINATOR)]


def test_a_coordinator_hears_of_their_own_account(site: Site) -> None:
    person = site.add("co")
    invite_later(site, person)

    assert told(site, person) == [("co", RESTORED, COORDINATOR)]


def test_who_comes_by_their_first_invitation_is_not_told_of_it(site: Site) -> None:
    person = site.add("co", password=None)
    invite_later(site, person)

    assert told(site, person) == []


def test_more_than_twenty_are_told_in_turns_the_oldest_first(site: Site) -> None:
    colleague = site.add("co")
    for each in range(23):
        invite_later(site, site.add(f"an{each:02}", password=None))

    handles = [[handle for handle, _kind, _role in told(site, colleague)] for _turn in range(3)]

    assert [len(turn) for turn in handles] == [20, 3, 0]
    assert [*handles[0], *handles[1]] == [f"an{each:02}" for each in range(23)]


def test_what_happened_in_one_moment_is_told_together(site: Site) -> None:
    colleague = site.add("co")
    people = [site.add(f"an{each:02}", password=None) for each in range(22)]
    site.clock.now += timedelta(minutes=1)
    with site.inside() as (session, node):
        for person in people:
            invite(session, person, node=node, actor="command")
        session.commit()

    assert len(told(site, colleague)) == 22
    assert told(site, colleague) == []
