"""The author's last step can be taken back, once, words and decisions alike."""

from uuid import UUID

import pytest

from node.airlock.decisions import decisions_of
from node.airlock.findings import DismissalReason, Finding
from node.airlock.last_step import can_undo, count_settled
from node.airlock.models import DraftStep, ReleaseRequest, RequestState
from node.airlock.requests import draft_of
from node.airlock.resolving import Action, Resolution, resolve, rewrite_members, undo
from node.airlock.review import review
from node.errors import ConflictError, NotAllowedError
from node.people.models import PersonRole
from tests.node.airlock.town import Town

__all__: list[str] = []

NAME = "Ilvara Quastenborg"


def open_with_names(town: Town) -> ReleaseRequest:
    town.know(NAME)
    return town.open(town.record(situation=f"{NAME} came.", result="Then Quastenborg left."))


def open_findings(town: Town, row: ReleaseRequest) -> tuple[Finding, ...]:
    return review(town.session, node=town.node, request_id=row.request_id).open


def step(town: Town, row: ReleaseRequest, finding: Finding, action: Action) -> None:
    reason = DismissalReason.ORDINARY_WORD if action is Action.NOT_IDENTIFYING else None
    resolve(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        resolutions=[Resolution(finding_id=finding.finding_id, action=action, reason=reason)],
    )
    town.session.commit()


def undo_it(town: Town, request_id: UUID) -> None:
    undo(town.session, node=town.node, author=town.author, request_id=request_id)
    town.session.commit()


def test_words_come_back_as_they_were(town: Town) -> None:
    row = open_with_names(town)
    before = draft_of(row, node=town.node)
    full, _part = open_findings(town, row)
    step(town, row, full, Action.REMOVE)
    assert draft_of(row, node=town.node) != before

    undo_it(town, row.request_id)

    assert draft_of(row, node=town.node) == before
    assert count_settled(town.session, row) == 0


def test_a_decision_is_taken_back_and_an_earlier_one_stays(town: Town) -> None:
    town.know(NAME)
    row = town.open(town.record(situation="Quastenborg came.", result="Then Quastenborg left."))
    first, second = open_findings(town, row)
    step(town, row, first, Action.NOT_IDENTIFYING)
    step(town, row, second, Action.NOT_IDENTIFYING)
    assert open_findings(town, row) == ()

    undo_it(town, row.request_id)

    kept = decisions_of(town.session, row.request_id, node=town.node)
    assert set(kept) == {first.key}


def test_a_text_written_anew_comes_back(town: Town) -> None:
    row = town.open(town.record())
    before = draft_of(row, node=town.node)
    rewrite_members(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        members={"texts.en.title": "Another title"},
    )
    undo_it(town, row.request_id)
    assert draft_of(row, node=town.node) == before


def test_what_was_settled_is_counted(town: Town) -> None:
    row = open_with_names(town)
    full, _part = open_findings(town, row)
    step(town, row, full, Action.REMOVE)
    assert (len(open_findings(town, row)), count_settled(town.session, row)) == (1, 1)


def test_only_the_last_step_is_kept(town: Town) -> None:
    row = open_with_names(town)
    step(town, row, open_findings(town, row)[0], Action.REMOVE)
    undo_it(town, row.request_id)

    assert not can_undo(town.session, row)
    with pytest.raises(ConflictError, match="nothing to undo"):
        undo_it(town, row.request_id)


def test_an_undo_voids_what_was_approved(town: Town) -> None:
    row = town.open(town.record())
    rewrite_members(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        members={"texts.en.title": "Another title"},
    )
    town.session.commit()
    town.read(town.ask(row))
    undo_it(town, row.request_id)
    assert (row.state, row.approved_hash) == (RequestState.DRAFTING, None)


def test_only_the_author_takes_a_step_back(town: Town) -> None:
    row = open_with_names(town)
    step(town, row, open_findings(town, row)[0], Action.REMOVE)
    other = town.person("cleo", PersonRole.COORDINATOR)
    with pytest.raises(NotAllowedError):
        undo(town.session, node=town.node, author=other, request_id=row.request_id)


def test_the_step_before_stands_sealed(town: Town) -> None:
    row = open_with_names(town)
    step(town, row, open_findings(town, row)[0], Action.REMOVE)
    kept = town.session.get_one(DraftStep, row.request_id)
    assert kept.sealed_previous is not None
    assert b"Quastenborg" not in kept.sealed_previous
