"""Entries of the directory that nobody stands for: what the page of consent promises about them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from node import sealer
from node.airlock import lapsed
from node.airlock.models import ReleaseRequest
from node.airlock.review import list_waiting
from node.database import db
from node.errors import ConflictError
from node.people.models import PersonRole
from node.people.roles import change_roles, hand_over, reopen, suspend
from node.people.service import disable_person
from node.published.models import PublishedRecord
from node.published.store import find_outcome
from node.search.cards import ENTRY_MONTHS
from schemas.entry import Kind
from tests.node.airlock.town import Town

__all__: list[str] = []

ADMIN = "an administrator"

Leaving = Callable[[Town], None]


def hands_over(town: Town) -> None:
    hand_over(
        town.session,
        town.author,
        node=town.node,
        handle="next",
        name="Nextor Quillfeather",
        mailbox="next@town.example",
        actor=ADMIN,
    )


def is_suspended(town: Town) -> None:
    suspend(town.session, town.author, node=town.node, actor=ADMIN)


def loses_the_role(town: Town) -> None:
    roles = [PersonRole.DESK]
    change_roles(town.session, town.author, node=town.node, roles=roles, actor=ADMIN)


def is_closed_by_command(town: Town) -> None:
    disable_person(town.session, node=town.node, handle=town.author.handle)


def leave(town: Town, leaving: Leaving) -> None:
    leaving(town)
    town.session.commit()


def released_entry(town: Town) -> ReleaseRequest:
    """Let the author's entry be read, approved and signed."""
    row = town.approve(town.fill_in().draft_id, kind=Kind.DIRECTORY_ENTRY)
    town.seal()
    assert is_live(town, row)
    return row


def is_live(town: Town, row: ReleaseRequest) -> bool:
    town.session.rollback()
    found = town.session.get(PublishedRecord, row.record_id, populate_existing=True)
    return found is not None and found.live


@pytest.mark.parametrize(
    "leaving",
    [hands_over, is_suspended, loses_the_role, is_closed_by_command],
    ids=lambda leaving: leaving.__name__,
)
def test_the_entry_of_who_has_the_role_no_more_is_withdrawn(town: Town, leaving: Leaving) -> None:
    row = released_entry(town)
    leave(town, leaving)
    _outcomes, withdrawn = town.seal()
    assert len(withdrawn) == 1
    assert not is_live(town, row)
    assert town.seal() == ((), ())


def test_the_turn_of_the_sealer_withdraws_it(town: Town) -> None:
    row = released_entry(town)
    leave(town, hands_over)
    town.session.rollback()
    with sealer.create_app(town.settings, clock=town.clock).app_context():
        sealer.turn()
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
    assert not is_live(town, row)


def test_what_the_town_did_stays_when_its_author_leaves(town: Town) -> None:
    row = town.approve(town.record())
    town.seal()
    leave(town, hands_over)
    town.clock.now += timedelta(days=900)
    assert town.seal() == ((), ())
    assert is_live(town, row)


def test_the_entry_stays_with_a_coordinator_who_gets_another_role(town: Town) -> None:
    row = released_entry(town)
    roles = [PersonRole.COORDINATOR, PersonRole.DESK]
    change_roles(town.session, town.author, node=town.node, roles=roles, actor=ADMIN)
    town.session.commit()
    assert town.seal() == ((), ())
    assert is_live(town, row)


def test_an_entry_that_was_withdrawn_stays_so_when_the_account_is_opened_again(town: Town) -> None:
    row = released_entry(town)
    leave(town, is_suspended)
    town.seal()
    reopen(town.session, town.author, node=town.node, actor=ADMIN)
    town.session.commit()
    assert town.seal() == ((), ())
    assert not is_live(town, row)


def test_an_approved_entry_does_not_leave_after_its_author_did(town: Town) -> None:
    row = town.approve(town.fill_in().draft_id, kind=Kind.DIRECTORY_ENTRY)
    leave(town, loses_the_role)
    town.seal()
    assert not is_live(town, row)
    outcome = find_outcome(town.session, row.request_id)
    assert outcome is not None
    assert outcome.code == "voided_approval"


def test_no_reader_is_asked_about_the_entry_of_who_has_left(town: Town) -> None:
    row = town.ask(town.open(town.fill_in().draft_id, kind=Kind.DIRECTORY_ENTRY))
    assert list_waiting(town.session, node=town.node, reader=town.reader) == (row,)
    leave(town, hands_over)
    assert list_waiting(town.session, node=town.node, reader=town.reader) == ()
    with pytest.raises(ConflictError, match="has not the role any more"):
        town.read(row)


def test_a_colleague_does_not_ask_about_the_entry_of_who_has_left(town: Town) -> None:
    draft = town.fill_in()
    leave(town, hands_over)
    town.author = town.person("cleo", PersonRole.COORDINATOR)
    row = town.open(draft.draft_id, kind=Kind.DIRECTORY_ENTRY)
    with pytest.raises(ConflictError, match="has not the role any more"):
        town.ask(row)


def test_an_entry_that_nobody_confirms_is_withdrawn_after_twelve_months(town: Town) -> None:
    row = released_entry(town)  # confirmed in March 2026
    town.clock.now = datetime(2027, 3, 31, 23, 59, tzinfo=UTC)
    town.seal()
    assert is_live(town, row)
    town.clock.now = datetime(2027, 4, 1, tzinfo=UTC)
    _outcomes, withdrawn = town.seal()
    assert len(withdrawn) == 1
    assert not is_live(town, row)


def test_an_entry_that_was_confirmed_again_stays_for_twelve_months_more(town: Town) -> None:
    row = released_entry(town)
    town.clock.now = datetime(2027, 3, 15, tzinfo=UTC)
    town.approve(row.subject_id, kind=Kind.DIRECTORY_ENTRY)
    town.seal()
    town.clock.now = datetime(2028, 3, 31, tzinfo=UTC)
    town.seal()
    assert is_live(town, row)
    town.clock.now = datetime(2028, 4, 1, tzinfo=UTC)
    town.seal()
    assert not is_live(town, row)


def test_who_asked_a_reader_in_time_does_not_lose_the_entry_while_the_reader_waits(
    town: Town,
) -> None:
    row = released_entry(town)
    town.clock.now = datetime(2027, 3, 31, tzinfo=UTC)
    again = town.ask(town.open(row.subject_id, kind=Kind.DIRECTORY_ENTRY))
    town.clock.now = datetime(2027, 4, 9, tzinfo=UTC)
    town.seal()
    assert is_live(town, row)
    town.read(again)
    outcomes, withdrawn = town.seal()
    assert ([each.code for each in outcomes], withdrawn) == ([None], ())
    assert is_live(town, row)


def test_an_entry_is_withdrawn_when_other_towns_begin_to_see_it_as_old() -> None:
    assert lapsed.ENTRY_MONTHS == ENTRY_MONTHS
