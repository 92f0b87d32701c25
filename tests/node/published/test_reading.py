"""What was released, as the index, the screens and `left` read it."""

from uuid import UUID

import pytest

from node.published.reading import (
    changes_since,
    entries_sent,
    find_live,
    find_many,
    find_released,
    last_change,
    list_released,
)
from node.published.store import Withdraw
from schemas.entry import Kind
from tests.node.published.released import Sealing, make_body, put

ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.fixture
def released(sealer: Sealing) -> Sealing:
    """A log of three records, one of which was corrected and one withdrawn."""
    sealer.carry_out(put("Een", record_id=ONE), put("Twee", record_id=TWO))
    sealer.carry_out(put("Drie", record_id=THREE, audience="be"))
    sealer.seal()
    sealer.carry_out(put("Beter", record_id=ONE, rev=4), Withdraw(record_id=TWO))
    return sealer


def test_changes_come_in_their_order_with_the_present_state(released: Sealing) -> None:
    found = changes_since(released.session, 0, limit=10)

    assert [(each.record_id, each.change_number) for each in found] == [
        (THREE, 3),
        (ONE, 4),
        (TWO, 5),
    ]
    assert [each.body for each in found] == [make_body("Drie"), make_body("Beter"), None]
    assert [each.live for each in found] == [True, True, False]
    assert last_change(released.session) == 5


def test_changes_are_handed_out_from_a_number_and_in_portions(released: Sealing) -> None:
    assert [each.change_number for each in changes_since(released.session, 3, limit=1)] == [4]
    assert changes_since(released.session, 5, limit=10) == ()


def test_the_newest_change_is_listed_first(released: Sealing) -> None:
    assert [each.record_id for each in list_released(released.session)] == [TWO, ONE, THREE]


def test_one_record_is_found_by_its_number(released: Sealing) -> None:
    found = find_released(released.session, ONE)

    assert found is not None
    assert (found.rev, found.audience, found.position) == (4, "ran", 3)
    assert find_released(released.session, UUID(int=9)) is None
    assert set(find_many(released.session, [ONE, THREE, UUID(int=9)])) == {ONE, THREE}


def test_the_live_record_of_a_kind_is_the_one_released_last(released: Sealing) -> None:
    found = find_live(released.session, Kind.PRACTICE_SUMMARY)

    assert found is not None
    assert found.record_id == ONE
    assert find_live(released.session, Kind.DIRECTORY_ENTRY) is None


def test_every_entry_that_left_is_named_with_what_can_still_be_read(released: Sealing) -> None:
    sent = [
        (entry.audience, entry.position, entry.op, entry.body is not None, entry.served)
        for entry in entries_sent(released.session)
    ]

    assert sent == [
        ("be", 0, "key", False, True),
        ("be", 1, "put", True, True),
        ("ran", 0, "key", False, True),
        ("ran", 1, "put", False, True),
        ("ran", 2, "put", False, True),
        ("ran", 3, "put", True, False),
        ("ran", 4, "withdraw", False, False),
    ]
