"""One open request for each subject, begun by whoever wrote it, closed before the next."""

import pytest
from sqlalchemy import select

from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.orders import order_withdrawal
from node.airlock.requests import check_open, draft_of, get_request, list_requests, open_request
from node.airlock.resolving import rewrite_members
from node.audit import AuditRow
from node.errors import ConflictError, NotAllowedError, NotFoundError, SealedFieldError
from node.people.models import PersonRole
from node.people.service import disable_person
from schemas.entry import Kind
from tests.node.airlock.town import Town
from tests.node.sealed_rows import exchange

__all__: list[str] = []


def test_opening_twice_gives_the_same_request(town: Town) -> None:
    practice_id = town.record()

    assert town.open(practice_id).request_id == town.open(practice_id).request_id


def test_an_asked_and_a_refused_request_are_still_the_one(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    assert town.open(row.subject_id).request_id == row.request_id

    town.read(row, approve=False)

    assert town.open(row.subject_id).request_id == row.request_id


def test_a_changed_practice_cancels_its_request_and_says_who_did(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    town.change(row, result="It went on for years.")

    renewed = town.open(row.subject_id)

    assert get_request(town.session, row.request_id).state is RequestState.CANCELLED
    assert (renewed.record_id, renewed.rev) == (row.record_id, 2)
    cancelled = town.session.scalars(
        select(AuditRow).where(AuditRow.action == "request_cancelled")
    ).one()
    assert (cancelled.about, cancelled.actor) == (
        str(row.request_id),
        str(town.author.account_id),
    )


def test_a_cancelled_request_can_be_neither_changed_nor_asked_about_nor_read(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    town.change(row, result="It went on for years.")
    town.open(row.subject_id)

    with pytest.raises(ConflictError, match="closed"):
        town.ask(row)
    with pytest.raises(ConflictError):
        town.read(row)
    with pytest.raises(ConflictError, match="closed"):
        rewrite_members(
            town.session,
            node=town.node,
            author=town.author,
            request_id=row.request_id,
            members={"rights": "network_only"},
        )
    assert town.seal() == ((), ())


def test_a_released_request_is_closed_and_the_next_is_a_correction(town: Town) -> None:
    row = town.approve(town.record())
    check_open(town.session, row)
    town.seal()
    town.session.rollback()

    with pytest.raises(ConflictError, match="closed"):
        check_open(town.session, row)

    correction = town.open(row.subject_id)
    assert (correction.record_id, correction.rev) == (row.record_id, 2)
    assert town.open(row.subject_id).request_id == correction.request_id


def test_records_of_one_practice_are_told_apart_while_the_clock_stands_still(town: Town) -> None:
    row = town.approve(town.record())
    town.seal()
    town.session.rollback()
    order_withdrawal(town.session, node=town.node, person=town.author, record_id=row.record_id)
    town.session.commit()
    again = town.open(row.subject_id)

    assert again.record_id != row.record_id
    for _time in range(3):
        assert town.open(row.subject_id).request_id == again.request_id


def test_a_colleague_looks_at_a_request_and_begins_none(town: Town) -> None:
    colleague = town.person("cleo", PersonRole.COORDINATOR)
    practice_id = town.record()
    with pytest.raises(NotAllowedError, match="wrote this"):
        town.open(practice_id, author=colleague)
    town.session.rollback()
    row = town.open(practice_id)

    assert town.open(practice_id, author=colleague).request_id == row.request_id


def test_a_colleague_takes_over_what_a_closed_account_wrote(town: Town) -> None:
    colleague = town.person("cleo", PersonRole.COORDINATOR)
    left = town.open(town.record())
    disable_person(town.session, node=town.node, handle=town.author.handle)
    town.session.commit()

    row = town.open(left.subject_id, author=colleague)

    assert row.author_id == colleague.account_id
    assert get_request(town.session, left.request_id).state is RequestState.CANCELLED


def test_only_a_coordinator_opens_a_request_and_only_for_what_is_there(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        town.open(town.record(), author=town.reader)
    for kind in Kind:
        with pytest.raises(NotFoundError):
            open_request(
                town.session,
                node=town.node,
                author=town.author,
                kind=kind,
                subject_id=town.author.account_id,
            )
    with pytest.raises(NotFoundError):
        get_request(town.session, town.author.account_id)


def test_requests_are_listed_whole_or_by_state(town: Town) -> None:
    drafting = town.open(town.record())
    asked = town.ask(town.open(town.record()))

    assert {row.request_id for row in list_requests(town.session)} == {
        drafting.request_id,
        asked.request_id,
    }
    (only,) = list_requests(town.session, state=RequestState.ASKED)
    assert only.request_id == asked.request_id


def test_the_colleague_to_call_is_the_authors_own_released_entry(town: Town) -> None:
    practice_id = town.record()
    assert "contact" not in draft_of(town.open(practice_id), node=town.node)
    entry = town.approve(town.fill_in().draft_id, kind=Kind.DIRECTORY_ENTRY)
    before = town.open(town.record())
    town.seal()
    town.session.rollback()
    after = town.open(town.record())
    colleague = town.person("cleo", PersonRole.COORDINATOR)
    others = town.open(town.record(author=colleague), author=colleague)
    order_withdrawal(town.session, node=town.node, person=town.author, record_id=entry.record_id)
    town.session.commit()
    withdrawn = town.open(town.record())

    assert "contact" not in draft_of(before, node=town.node)
    assert draft_of(after, node=town.node)["contact"] == str(entry.record_id)
    assert "contact" not in draft_of(others, node=town.node)
    assert "contact" not in draft_of(withdrawn, node=town.node)


def test_a_draft_is_sealed_and_opens_in_its_own_row_only(town: Town) -> None:
    first, second = town.open(town.record(title="Marked Quastenborg")), town.open(town.record())
    assert b"Quastenborg" not in first.sealed_draft
    exchange(town.session, ReleaseRequest.sealed_draft)

    for row in (first, second):
        with pytest.raises(SealedFieldError):
            draft_of(get_request(town.session, row.request_id), node=town.node)


def test_a_request_shows_no_text_when_printed(town: Town) -> None:
    row = town.open(town.record(title="Marked Quastenborg"))

    assert repr(row) == f"<ReleaseRequest {row.request_id}>"
