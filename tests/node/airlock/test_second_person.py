"""One person stays one person, under whatever accounts: nobody decides about their own text."""

import pytest

from node.airlock.models import RequestState
from node.airlock.review import list_waiting
from node.airlock.second_person import list_possible_readers
from node.airlock.subjects import subject_of
from node.errors import ConflictError, NotAllowedError
from node.people.models import PersonRole
from node.people.outside_identities import (
    connect_identity,
    disconnect_identity,
    list_outside_identities,
)
from node.people.service import Person
from tests.node.airlock.town import Town

__all__: list[str] = []

ISSUER = "https://id.town.example"


def connect(town: Town, person: Person, subject: str) -> None:
    connect_identity(town.session, person, node=town.node, issuer=ISSUER, subject=subject)
    town.session.commit()


def disconnect(town: Town, person: Person) -> None:
    (known,) = list_outside_identities(town.session, person, node=town.node)
    disconnect_identity(town.session, person, node=town.node, identity_id=known.identity_id)
    town.session.commit()


def test_one_outside_identity_opens_one_account(town: Town) -> None:
    connect(town, town.author, "4711")
    other = town.person("avery2", PersonRole.SECOND_READER)

    with pytest.raises(ConflictError):
        connect(town, other, "4711")


def test_two_accounts_that_one_outside_identity_ever_opened_are_one_person(town: Town) -> None:
    other = town.person("avery2", PersonRole.SECOND_READER, mailbox="elsewhere@town.example")
    connect(town, town.author, "4711")
    disconnect(town, town.author)
    connect(town, other, "4711")
    row = town.ask(town.open(town.record()))

    with pytest.raises(NotAllowedError, match="A second person"):
        town.read(row, reader=other)
    town.session.rollback()
    assert list_waiting(town.session, node=town.node, reader=other) == ()
    subject = subject_of(town.session, row, node=town.node)
    possible = list_possible_readers(town.session, node=town.node, row=row, subject=subject)
    assert [each.handle for each in possible] == [town.reader.handle]


def test_an_identity_that_moves_after_the_approval_voids_it(town: Town) -> None:
    connect(town, town.author, "4711")
    row = town.approve(town.record())
    disconnect(town, town.author)
    connect(town, town.reader, "4711")

    outcomes, _withdrawn = town.seal()

    assert [each.code for each in outcomes] == ["not_allowed"]
    assert row.request_id == outcomes[0].request_id


def test_people_with_identities_of_their_own_are_two(town: Town) -> None:
    connect(town, town.author, "4711")
    connect(town, town.reader, "4712")

    assert town.approve(town.record()).state is RequestState.APPROVED
