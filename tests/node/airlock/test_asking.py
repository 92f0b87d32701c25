"""Who is asked waits for nobody alone: reminded after two working days, the next after five."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from node.airlock.asking import Waiting, carry_on_asking, find_asked, look_at_waiting
from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.requests import get_request
from node.airlock.review import list_waiting
from node.airlock.subjects import subject_of
from node.audit import AuditRow, check_audit_chain
from node.database import Zone, start_writing
from node.people.models import PersonRole
from node.people.roles import suspend
from node.people.service import Person
from node.private.practices.models import PracticeRow
from schemas.entry import Kind
from tests.node.airlock.town import Town

__all__: list[str] = []

READER = PersonRole.SECOND_READER


def waiting(town: Town, row: ReleaseRequest) -> Waiting:
    subject = subject_of(town.session, row, node=town.node)
    return look_at_waiting(town.session, node=town.node, row=row, subject=subject)


def asked(town: Town, row: ReleaseRequest) -> list[str]:
    return [each.reader.handle for each in waiting(town, row).asked]


def reminded(town: Town, row: ReleaseRequest) -> dict[str, datetime | None]:
    return {each.reader.handle: each.reminded_at for each in waiting(town, row).asked}


def after(town: Town, days: int) -> int:
    """Let days pass, and what is due be done."""
    town.clock.now += timedelta(days=days)
    done = carry_on_asking(town.session, node=town.node)
    town.session.commit()
    return done


def log_of(town: Town, row: ReleaseRequest) -> list[tuple[str, str]]:
    rows = town.session.scalars(
        select(AuditRow).where(AuditRow.about == str(row.request_id)).order_by(AuditRow.number)
    )
    return [(each.action, each.actor) for each in rows]


def test_one_person_is_asked_first_and_everybody_who_may_read_sees_it(town: Town) -> None:
    other = town.person("wren", READER)
    row = town.ask(town.open(town.record()))
    # Neither has a text before them, so it goes by name: Quillon Wrenski, Rowan Bellthorpe.
    assert asked(town, row) == ["wren"]
    for reader in (town.reader, other):
        assert list_waiting(town.session, node=town.node, reader=reader) == (row,)


def test_the_next_text_goes_to_who_has_fewer_before_them(town: Town) -> None:
    town.person("wren", READER)
    first = town.ask(town.open(town.record()))
    second = town.ask(town.open(town.record(title="Another")))
    assert {*asked(town, first), *asked(town, second)} == {"rowan", "wren"}


@pytest.mark.parametrize(
    ("days", "is_reminded"), [(0, False), (1, False), (2, True), (4, True)], ids=str
)
def test_who_was_asked_on_a_monday_is_reminded_from_wednesday_on(
    town: Town, days: int, *, is_reminded: bool
) -> None:
    row = town.ask(town.open(town.record()))
    assert after(town, days) == is_reminded
    assert (reminded(town, row)["rowan"] is not None) == is_reminded


def test_a_weekend_reminds_nobody(town: Town) -> None:
    town.clock.now += timedelta(days=4)
    row = town.ask(town.open(town.record()))
    assert after(town, 3) == 0
    assert after(town, 1) == 1
    assert reminded(town, row) == {"rowan": town.clock()}


def test_somebody_is_reminded_once(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    assert after(town, 2) == 1
    first = reminded(town, row)
    assert after(town, 1) == 0
    assert reminded(town, row) == first


def test_the_next_reader_is_asked_after_five_working_days_and_the_first_may_still_answer(
    town: Town,
) -> None:
    wren = town.person("wren", READER)
    row = town.ask(town.open(town.record()))
    (first,) = asked(town, row)
    after(town, 4)
    assert asked(town, row) == [first]
    after(town, 3)
    assert set(asked(town, row)) == {"rowan", "wren"}
    assert asked(town, row)[0] == first
    one = town.reader if first == "rowan" else wren
    assert town.read(row, reader=one).state is RequestState.APPROVED


def test_each_next_reader_has_days_of_their_own(town: Town) -> None:
    for handle in ("wren", "yarrow"):
        town.person(handle, READER)
    row = town.ask(town.open(town.record()))
    after(town, 7)
    assert len(asked(town, row)) == 2
    after(town, 6)
    assert len(asked(town, row)) == 2
    after(town, 1)
    assert len(asked(town, row)) == 3
    assert not waiting(town, row).is_stuck
    after(town, 7)
    assert waiting(town, row).is_stuck


def test_nothing_is_ever_approved_because_time_went_by(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    for _year in range(3):
        after(town, 365)
    assert get_request(town.session, row.request_id).state is RequestState.ASKED
    assert town.seal() == ((), ())


def test_where_nobody_else_may_read_the_author_is_told_after_five_days(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    after(town, 4)
    assert not waiting(town, row).is_stuck
    after(town, 3)
    assert waiting(town, row).is_stuck


def test_neither_the_author_nor_their_second_account_is_the_next_reader(town: Town) -> None:
    town.person("avery2", READER, mailbox="avery@town.example")
    row = town.ask(town.open(town.record()))
    after(town, 30)
    assert asked(town, row) == ["rowan"]


def test_where_nobody_may_read_whoever_comes_is_asked_at_once(town: Town) -> None:
    _leave(town, town.reader)
    row = town.ask(town.open(town.record()))
    assert waiting(town, row).is_stuck
    assert after(town, 0) == 0
    town.person("wren", READER)
    assert not waiting(town, row).is_stuck
    assert after(town, 0) == 1
    assert asked(town, row) == ["wren"]


def test_who_may_read_no_more_is_replaced_and_not_reminded(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    town.person("wren", READER)
    _leave(town, town.reader)
    assert after(town, 2) == 1
    assert asked(town, row) == ["wren"]
    assert reminded(town, row) == {"wren": None}


def test_a_new_asking_counts_from_its_own_day(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    after(town, 2)
    town.read(row, approve=False)
    town.ask(row)
    assert reminded(town, row) == {"rowan": None}
    found = find_asked(town.session, row, reader=town.reader)
    assert found is not None
    assert found.asked_at == town.clock()


def test_nobody_is_reminded_of_what_was_decided(town: Town) -> None:
    town.read(town.ask(town.open(town.record())))
    assert after(town, 30) == 0


def test_nobody_is_reminded_of_the_entry_of_who_has_left(town: Town) -> None:
    town.ask(town.open(town.fill_in().draft_id, kind=Kind.DIRECTORY_ENTRY))
    _leave(town, town.author)
    assert after(town, 30) == 0


def test_the_audit_log_has_each_step_and_no_text(town: Town) -> None:
    town.person("wren", READER)
    row = town.ask(town.open(town.record(title="Quills at noon")))
    after(town, 2)
    after(town, 5)
    assert log_of(town, row)[2:] == [("reader_reminded", "node"), ("next_reader_asked", "node")]
    check_audit_chain(town.session, keyring=town.node.data_key)


def test_one_text_that_does_not_open_keeps_nobody_from_their_reminders(town: Town) -> None:
    damaged = town.ask(town.open(town.record(title="Damaged")))
    sound = town.ask(town.open(town.record(title="Sound")))
    start_writing(town.session, Zone.PRIVATE).execute(
        update(PracticeRow)
        .where(PracticeRow.practice_id == damaged.subject_id)
        .values(sealed_content=b"nothing that opens")
    )
    town.session.commit()
    assert after(town, 3) == 1
    assert None not in reminded(town, sound).values()


def _leave(town: Town, person: Person) -> None:
    suspend(town.session, person, node=town.node, actor="command")
    town.session.commit()
