"""Two people: the author asks when nothing is open, a second person decides about that text."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.requests import draft_of, seal_draft
from node.airlock.resolving import rewrite_members
from node.airlock.review import ask, final_text, list_waiting, read, review
from node.audit import AuditRow, check_audit_chain
from node.database import Zone, start_writing
from node.errors import (
    ConflictError,
    InputRefusedError,
    LeakError,
    NotAllowedError,
    NotFoundError,
)
from node.people.models import Account, PersonRole
from node.people.service import disable_person
from node.private.practices.service import change_practice, get_practice
from node.private.register.models import KnownKind
from schemas.practice_words import PracticeKind
from tests.node.airlock.town import Town

__all__: list[str] = []

NAME = "Ilvara Quastenborg"


def tamper(town: Town, row: ReleaseRequest, *, result: str) -> None:
    """Exchange the draft of a request below the services, with the right seal."""
    draft = draft_of(row, node=town.node)
    draft["texts"]["en"]["result"] = result  # type: ignore[index, call-overload] # JSON of a practice
    town.force(row, sealed_draft=seal_draft(row, draft, node=town.node, column="sealed_draft"))


def test_author_and_reader_take_a_text_to_its_approval(town: Town) -> None:
    row = town.open(town.record())
    assert row.state is RequestState.DRAFTING

    assert town.ask(row).state is RequestState.ASKED
    approved = town.read(row)

    assert approved.state is RequestState.APPROVED
    assert approved.reader_id == town.reader.account_id
    assert approved.approved_hash == approved.asked_hash


def test_every_step_is_in_the_audit_log_by_identifiers_alone(town: Town) -> None:
    row = town.open(town.record(title="An evening at the canteen"))
    town.read(town.ask(row), approve=False, note="Who is meant by the trainer?")
    rewrite_members(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        members={"texts.en.title": "Evenings at the club"},
    )
    town.session.commit()
    town.read(town.ask(row))

    about = str(row.request_id)
    rows = [each for each in town.session.scalars(select(AuditRow)) if each.about == about]
    assert [(each.action, each.actor) for each in rows] == [
        ("request_opened", str(town.author.account_id)),
        ("reader_asked", str(town.author.account_id)),
        ("request_refused", str(town.reader.account_id)),
        ("draft_changed", str(town.author.account_id)),
        ("reader_asked", str(town.author.account_id)),
        ("request_approved", str(town.reader.account_id)),
    ]
    check_audit_chain(town.session, keyring=town.node.data_key)


def test_nobody_asks_while_a_finding_is_open(town: Town) -> None:
    town.know(NAME)
    row = town.open(town.record(result=f"{NAME} kept it going. Write to her: i.q@club.example."))

    with pytest.raises(LeakError) as refused:
        town.ask(row)

    assert "2 findings are open" in str(refused.value)
    assert "Nobody may wave 1 of them through" in str(refused.value)
    assert NAME not in str(refused.value)


def test_nobody_asks_while_a_member_is_missing(town: Town) -> None:
    row = town.open(town.record(kind=None, situation="Long. " * 300))

    with pytest.raises(InputRefusedError) as refused:
        town.ask(row)

    assert set(refused.value.faults) == {
        f"kind: It is missing. One of: {', '.join(PracticeKind)}.",
        "texts.en.situation: It is too long. At most 1500 characters.",
    }


def test_only_the_author_asks_and_only_a_coordinator_is_one(town: Town) -> None:
    row = town.open(town.record())
    colleague = town.person("cleo", PersonRole.COORDINATOR)

    for person in (colleague, town.reader):
        with pytest.raises(NotAllowedError):
            ask(
                town.session,
                node=town.node,
                author=person,
                request_id=row.request_id,
                audience="ran",
            )


def test_nobody_reads_their_own_request(town: Town) -> None:
    both = town.person("dana", PersonRole.COORDINATOR, PersonRole.SECOND_READER)
    row = town.open(town.record(author=both), author=both)
    ask(town.session, node=town.node, author=both, request_id=row.request_id, audience="ran")
    town.session.commit()

    with pytest.raises(NotAllowedError, match="A second person"):
        town.read(row, reader=both)
    assert town.read(row).state is RequestState.APPROVED


def test_one_person_under_two_accounts_is_one_person(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    again = town.person("avery2", PersonRole.SECOND_READER, mailbox="AVERY@town.example")

    with pytest.raises(NotAllowedError, match="A second person"):
        town.read(town.ask(row), reader=again)
    assert list_waiting(town.session, node=town.node, reader=again) == ()


def test_who_wrote_a_practice_is_no_second_reader_of_a_colleagues_request(town: Town) -> None:
    writer = town.person("dana", PersonRole.COORDINATOR, PersonRole.SECOND_READER)
    row = town.ask(town.open(town.record()))
    practice_id = town.record(author=writer)
    town.force(row, subject_id=practice_id)

    with pytest.raises(NotAllowedError, match="A second person"):
        town.read(row, reader=writer)


def test_who_wrote_first_is_no_second_reader_after_the_text_passed_to_another(town: Town) -> None:
    both = {PersonRole.COORDINATOR, PersonRole.SECOND_READER}
    first = town.person("first", *both)
    practice_id = town.record(author=first)
    disable_person(town.session, node=town.node, handle="first")
    town.session.commit()
    practice = get_practice(town.session, node=town.node, practice_id=practice_id)
    change_practice(
        town.session,
        node=town.node,
        actor=town.author,
        practice_id=practice_id,
        content=replace(practice.content, title="Evenings for parents at a club"),
        revision=practice.revision,
    )
    town.session.commit()
    row = town.ask(town.open(practice_id))
    start_writing(town.session, Zone.PRIVATE)
    town.session.get_one(Account, first.account_id).disabled_at = None
    town.session.commit()

    with pytest.raises(NotAllowedError, match="second person"):
        town.read(row, reader=first)


def test_the_digits_of_a_text_cannot_be_worked_out_without_the_key(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    shown = final_text(town.session, node=town.node, reader=town.reader, request_id=row.request_id)

    assert row.asked_hash is not None
    assert shown.seen not in row.asked_hash.hex()
    assert town.read(row, seen=shown.seen).state is RequestState.APPROVED


def test_a_closed_account_and_another_role_decide_nothing(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    admin = town.person("bram", PersonRole.ADMIN, PersonRole.COORDINATOR, PersonRole.DESK)
    with pytest.raises(NotAllowedError):
        town.read(row, reader=admin)
    town.session.rollback()

    disable_person(town.session, node=town.node, handle=town.reader.handle)
    town.session.commit()

    # The person was looked up before the account was closed.
    with pytest.raises(NotAllowedError, match="closed"):
        town.read(row)


def test_a_request_is_read_once_and_only_when_somebody_asks(town: Town) -> None:
    row = town.open(town.record())
    with pytest.raises(ConflictError):
        town.read(row)
    town.read(town.ask(row), approve=False)
    with pytest.raises(ConflictError):
        town.read(row)
    with pytest.raises(NotFoundError):
        final_text(
            town.session, node=town.node, reader=town.reader, request_id=town.author.account_id
        )


def test_the_reader_sees_the_text_that_was_asked_about_and_no_draft_in_work(town: Town) -> None:
    town.know(NAME)
    row = town.open(town.record(result=f"{NAME} kept it going."))
    with pytest.raises(ConflictError):
        final_text(town.session, node=town.node, reader=town.reader, request_id=row.request_id)
    rewrite_members(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        members={"texts.en.result": "A parent kept it going."},
    )
    town.ask(row)

    shown = final_text(town.session, node=town.node, reader=town.reader, request_id=row.request_id)

    assert (shown.audience, shown.findings_left) == ("ran", 0)
    assert shown.body["texts"]["en"]["result"] == "A parent kept it going."  # type: ignore[index, call-overload] # JSON of a practice
    assert NAME not in str(shown.body)
    assert "A parent" not in repr(shown)


def test_an_approval_is_for_the_text_the_reader_has_seen(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    seen = final_text(
        town.session, node=town.node, reader=town.reader, request_id=row.request_id
    ).seen
    rewrite_members(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        members={"texts.en.result": "Something else altogether."},
    )
    town.ask(row)

    with pytest.raises(ConflictError, match="not the text you have read"):
        town.read(row, seen=seen)
    now = final_text(town.session, node=town.node, reader=town.reader, request_id=row.request_id)
    assert town.read(row, seen=now.seen).state is RequestState.APPROVED


def test_what_changes_after_the_asking_is_named_without_its_words(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    tamper(town, row, result="Quietly exchanged.")

    with pytest.raises(ConflictError) as refused:
        town.read(row)

    assert refused.value.differences == ("texts.en.result is different now.",)


def test_a_practice_that_changes_after_the_asking_has_to_be_asked_again(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    town.change(row, result="It went on for a year.")

    with pytest.raises(ConflictError) as refused:
        town.read(row)
    assert refused.value.differences == ("What it was made from was changed after that.",)
    with pytest.raises(ConflictError, match=f"linkpin airlock check {row.subject_id}"):
        town.ask(row)

    renewed = town.open(row.subject_id)
    assert renewed.request_id != row.request_id
    assert "It went on for a year." in str(draft_of(renewed, node=town.node))
    assert town.read(town.ask(renewed)).state is RequestState.APPROVED


def test_a_name_that_is_learned_after_the_asking_is_looked_for(town: Town) -> None:
    row = town.ask(town.open(town.record(result="The Quiet Harbour kept it going.")))
    town.know("Quiet Harbour", KnownKind.ORGANISATION)

    with pytest.raises(ConflictError) as refused:
        town.read(row)
    assert refused.value.differences == ("The register of names was changed after that.",)
    with pytest.raises(LeakError):
        town.ask(row)


def test_a_renewed_gate_voids_the_asking(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    town.force(row, gate_version="older")

    with pytest.raises(ConflictError) as refused:
        town.read(row)

    assert refused.value.differences == ("The checks of the airlock were renewed after that.",)


def test_another_audience_than_asked_for_is_not_approved(town: Town) -> None:
    row = town.ask(town.open(town.record()), "be")
    town.force(row, audience="ran")

    with pytest.raises(ConflictError) as refused:
        town.read(row)

    assert refused.value.differences == (
        "Who would read it, or which record it is, is not what was asked for.",
    )


def test_a_refusal_needs_no_check_and_its_note_is_sealed_for_the_author(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    tamper(town, row, result="Changed.")

    refused = town.read(row, approve=False, note="The trainer is too easy to find.")

    assert refused.state is RequestState.REFUSED
    assert b"trainer" not in (refused.sealed_note or b"")
    shown = review(town.session, node=town.node, request_id=row.request_id)
    assert shown.note == "The trainer is too easy to find."
    assert "trainer" not in repr(shown)


def test_a_note_is_a_text_and_not_too_long(town: Town) -> None:
    row = town.ask(town.open(town.record()))

    for note in ("x" * 1_001, "turn\u202e round"):
        with pytest.raises(InputRefusedError):
            town.read(row, approve=False, note=note)
        town.session.rollback()


def test_a_refused_text_is_mended_and_asked_again(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    town.read(row, approve=False, note="Too close.")
    rewrite_members(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        members={"texts.en.result": "It went well."},
    )
    town.session.commit()
    assert row.state is RequestState.DRAFTING

    asked = town.ask(row)

    assert (asked.sealed_note, asked.times_asked) == (None, 2)
    assert town.read(asked).state is RequestState.APPROVED


def test_a_change_after_the_approval_takes_it_back(town: Town) -> None:
    row = town.approve(town.record())

    rewrite_members(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        members={"rights": "network_only"},
    )

    assert (row.state, row.approved_hash, row.reader_id) == (RequestState.DRAFTING, None, None)


def test_the_queue_is_of_requests_that_wait_and_only_for_readers(town: Town) -> None:
    waiting = town.ask(town.open(town.record()))
    town.open(town.record())
    town.approve(town.record())

    found = list_waiting(town.session, node=town.node, reader=town.reader)

    assert [row.request_id for row in found] == [waiting.request_id]
    with pytest.raises(NotAllowedError):
        list_waiting(town.session, node=town.node, reader=town.author)


def test_a_second_reader_who_was_never_looked_up_is_nobody(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    stranger = replace(town.reader, account_id=row.request_id)

    with pytest.raises(NotFoundError):
        read(
            town.session,
            node=town.node,
            reader=stranger,
            request_id=row.request_id,
            approve=True,
        )
