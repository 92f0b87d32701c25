"""Saved searches: whose they are, what the database shows of them, and when a feed dies."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text, update
from sqlalchemy.orm import Session

from node.database import Zone, db, start_writing
from node.errors import ConflictError, NotAllowedError, NotFoundError
from node.extensions import Node, current_node
from node.people.models import AccountRole, PersonRole
from node.people.service import Person, add_person, disable_person
from node.private.saved_searches.service import (
    MAX_SEARCHES,
    delete_search,
    find_by_secret,
    list_searches,
    renew_address,
    save_search,
)
from tests.nodes import opened, set_up

ASKED = {"q": ["Zwaardvis"], "themes": ["sport", "mentoring"]}


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A node and a session of it."""

    session: Session
    node: Node

    def person(self, handle: str, role: PersonRole = PersonRole.COORDINATOR) -> Person:
        person = add_person(
            self.session,
            node=self.node,
            handle=handle,
            name=handle.title(),
            mailbox=f"{handle}@town.example",
            roles=[role],
        )
        self.session.commit()
        return person

    def save(self, person: Person) -> str:
        secret = save_search(self.session, node=self.node, person=person, asked=ASKED)[1]
        self.session.commit()
        return secret


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(set_up(tmp_path)) as (_app, session):
        yield Desk(session=session, node=current_node())


def test_a_saved_search_is_read_back_by_who_saved_it_alone(desk: Desk) -> None:
    an, co = desk.person("an"), desk.person("co")
    desk.save(an)
    (saved,) = list_searches(desk.session, node=desk.node, person=an)
    assert saved.asked == ASKED
    assert list_searches(desk.session, node=desk.node, person=co) == ()


def test_neither_the_words_nor_the_secret_stand_in_the_database(desk: Desk, tmp_path: Path) -> None:
    secret = desk.save(desk.person("an"))
    with db.engines["private"].connect() as connection:
        rows = connection.execute(text("select * from saved_search")).all()
    stored = repr(rows).encode()
    for path in tmp_path.rglob("private.sqlite*"):
        stored += path.read_bytes()
    assert b"Zwaardvis" not in stored
    assert secret.encode() not in stored


def test_a_secret_has_256_bits_and_is_never_the_same(desk: Desk) -> None:
    an = desk.person("an")
    secrets = {desk.save(an) for _each in range(5)}
    assert len(secrets) == 5
    assert {len(secret) for secret in secrets} == {43}


def test_a_search_is_found_by_its_secret_and_by_nothing_else(desk: Desk) -> None:
    secret = desk.save(desk.person("an"))
    found = find_by_secret(desk.session, node=desk.node, secret=secret)
    assert found is not None
    assert found.asked == ASKED
    for wrong in ("", secret[:-1], secret.upper(), "x" * 10_000, "\ud800"):
        assert find_by_secret(desk.session, node=desk.node, secret=wrong) is None


def test_a_new_address_ends_the_old_one(desk: Desk) -> None:
    an = desk.person("an")
    old = desk.save(an)
    (saved,) = list_searches(desk.session, node=desk.node, person=an)
    new = renew_address(desk.session, node=desk.node, person=an, search_id=saved.search_id)
    assert find_by_secret(desk.session, node=desk.node, secret=old) is None
    assert find_by_secret(desk.session, node=desk.node, secret=new) is not None


def test_a_deleted_search_has_no_feed(desk: Desk) -> None:
    an = desk.person("an")
    secret = desk.save(an)
    (saved,) = list_searches(desk.session, node=desk.node, person=an)
    delete_search(desk.session, person=an, search_id=saved.search_id)
    assert find_by_secret(desk.session, node=desk.node, secret=secret) is None
    assert list_searches(desk.session, node=desk.node, person=an) == ()


def test_nobody_changes_or_deletes_the_search_of_another(desk: Desk) -> None:
    an, co = desk.person("an"), desk.person("co")
    desk.save(an)
    (saved,) = list_searches(desk.session, node=desk.node, person=an)
    for search_id in (saved.search_id, uuid4()):
        with pytest.raises(NotFoundError):
            renew_address(desk.session, node=desk.node, person=co, search_id=search_id)
        with pytest.raises(NotFoundError):
            delete_search(desk.session, person=co, search_id=search_id)
    assert len(list_searches(desk.session, node=desk.node, person=an)) == 1


def test_the_feed_of_a_closed_account_is_dead(desk: Desk) -> None:
    secret = desk.save(desk.person("an"))
    disable_person(desk.session, node=desk.node, handle="an")
    desk.session.commit()
    assert find_by_secret(desk.session, node=desk.node, secret=secret) is None


def test_the_feed_of_somebody_who_no_longer_reads_practices_is_dead(desk: Desk) -> None:
    an = desk.person("an")
    secret = desk.save(an)
    start_writing(desk.session, Zone.PRIVATE)
    desk.session.execute(update(AccountRole).values(role=PersonRole.ADMIN))
    assert find_by_secret(desk.session, node=desk.node, secret=secret) is None


@pytest.mark.parametrize("role", [PersonRole.SECOND_READER, PersonRole.ADMIN])
def test_who_reads_no_practices_saves_no_search(desk: Desk, role: PersonRole) -> None:
    with pytest.raises(NotAllowedError):
        desk.save(desk.person("bo", role))


def test_nobody_keeps_more_than_so_many(desk: Desk) -> None:
    an = desk.person("an")
    for _each in range(MAX_SEARCHES):
        save_search(desk.session, node=desk.node, person=an, asked=ASKED)
    with pytest.raises(ConflictError):
        desk.save(an)
