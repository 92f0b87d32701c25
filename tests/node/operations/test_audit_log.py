"""The audit log as it is read: the newest first, page by page, narrowed, and whole in a copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from node.extensions import current_node
from node.operations.audit_log import list_action_words, read_all, read_page
from tests.node.recorded import record
from tests.nodes import opened, set_up


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(set_up(tmp_path)) as (_app, session):
        for number in range(1, 8):
            actor = "an" if number % 2 else "bo"
            record(session, current_node(), actor=actor, action=f"kind_{number % 3}", about="x")
        session.commit()
        yield session


def numbers(session: Session, **asked: object) -> list[int]:
    return [each.number for each in read_page(session, **asked).actions]  # type: ignore[arg-type] # some of four keywords


def test_pages_follow_each_other_from_the_newest_without_a_gap(session: Session) -> None:
    first = read_page(session, rows=3)
    second = read_page(session, rows=3, below=first.older)
    third = read_page(session, rows=3, below=second.older)

    assert [each.number for page in (first, second, third) for each in page.actions] == [
        *range(7, 0, -1)
    ]
    assert (first.older, second.older, third.older) == (5, 2, None)
    assert {page.total for page in (first, second, third)} == {7}


def test_a_page_that_is_just_full_has_no_older_one(session: Session) -> None:
    assert read_page(session, rows=7).older is None
    assert read_page(session, rows=6).older == 2


def test_the_log_is_narrowed_by_who_and_what(session: Session) -> None:
    assert numbers(session, actor="bo") == [6, 4, 2]
    assert numbers(session, action="kind_1") == [7, 4, 1]
    assert numbers(session, actor="bo", action="kind_1") == [4]
    assert read_page(session, actor="nobody").total == 0


def test_a_copy_holds_every_row_from_the_oldest(session: Session) -> None:
    assert [each.number for each in read_all(session)] == [*range(1, 8)]
    assert [each.number for each in read_all(session, actor="bo")] == [2, 4, 6]


def test_the_words_of_the_log_are_those_that_stand_there(session: Session) -> None:
    assert list_action_words(session) == ("kind_0", "kind_1", "kind_2")
