"""Whatever people do and in whatever order, what leaves was approved as it is by somebody else.

And nothing that nobody may wave through is in it. Sequences of screens, commands and calls of
services are invented, and rows are changed below every service among them. What stands in the
published database is judged after every step (`exit_machine`).
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test
from sqlalchemy.orm import Session

from node.airlock.binding import binding_hash, current_register_version
from node.airlock.decisions import keep_decision
from node.airlock.draft_texts import replace_member
from node.airlock.findings import DismissalReason
from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.requests import draft_of, get_request, seal_draft
from node.airlock.review import review
from node.airlock.subjects import subject_of
from node.database import Zone, start_writing
from node.settings import Audience
from schemas.strict_json import dump
from tests.node.airlock.exit_machine import Approval
from tests.node.airlock.exit_people import (
    AUDIENCE,
    LATER,
    MEMBERS,
    READER,
    SEALED,
    TEXT,
    WHICH,
    People,
)
from tests.node.airlock.exit_stage import ExitStage, staged_exit

__all__: list[str] = []

pytestmark = pytest.mark.timeout(1_200)

PARTS, TRIES, STEPS = 6, 370, 8
"""Tests that may run beside each other, tries in each, and steps that a try has at most."""

CHANGES = ("draft", "audience", "practice", "policy", "account", "name", "nothing")
"""What may happen after somebody approved and before the sealer comes by."""

_TITLE = "texts.en.title"


class Anything(People):
    """What people do, and what somebody does who writes the database past every service."""

    @rule(which=WHICH, other=WHICH, member=st.sampled_from(("as found", *MEMBERS)))
    def keep_decisions_past_the_author(self, which: int, other: int, member: str) -> None:
        """Keep a decision about everything, also of another text, and forged as if it might be."""
        request_id, author = self.request(which), self.stage.people["an"]

        def keep(session: Session) -> None:
            start_writing(session, Zone.PRIVATE)
            elsewhere = self.request(other)
            for finding in review(session, node=self.node, request_id=elsewhere).findings:
                forged = replace(finding, dismissable=True)
                if member != "as found":
                    forged = replace(forged, member=member)
                keep_decision(
                    session,
                    forged,
                    node=self.node,
                    request_id=request_id,
                    reason=DismissalReason.PUBLIC_FACT,
                    author=author,
                )

        self.attempt(keep)

    @rule(which=WHICH, words=TEXT, sealed=SEALED)
    def change_a_draft_below_the_services(self, which: int, words: str, sealed: bool) -> None:  # noqa: FBT001 - by name
        with self._writing(self.waiting(which)) as (_session, row):
            self._put_title(row, words)
        self.seal_now(sealed=sealed)

    @rule(which=WHICH, audience=AUDIENCE, sealed=SEALED)
    def change_an_audience_below_the_services(
        self,
        which: int,
        audience: str,
        sealed: bool,  # noqa: FBT001 - by name
    ) -> None:
        with self._writing(self.waiting(which)) as (_session, row):
            row.audience = audience
        self.seal_now(sealed=sealed)

    @rule(which=WHICH, words=TEXT, audience=AUDIENCE, handle=READER)
    def forge_an_approval(self, which: int, words: str, audience: str, handle: str) -> None:
        """Write a row as an approval leaves it; text, person and policy count all the same."""
        request_id = self.request(which)
        with self._writing(request_id) as (session, row):
            body = self._put_title(row, words)
            subject = subject_of(session, row, node=self.node)
            row.state, row.audience = RequestState.APPROVED, audience
            row.subject_revision = subject.revision
            row.gate_version = self.gate_version
            row.register_version = current_register_version(session, node=self.node)
            row.reader_id = self.stage.people[handle].account_id
            row.decided_at = self.stage.clock()
            row.times_asked += 1
            row.approved_hash = row.asked_hash = binding_hash(row, body=body)
        self.approvals[request_id] = Approval(
            handle=handle, body=body, audience=audience, facts=self.facts(request_id)
        )

    @rule(which=WHICH, audience=AUDIENCE, change=st.sampled_from(CHANGES))
    def come_between_approval_and_sealer(self, which: int, audience: str, change: str) -> None:
        self.make_everything_clean(which)
        self.go_all_the_way(which, audience, "bo", sealed=False)
        other = "be" if audience == "ran" else "ran"
        if change == "draft":
            with self._writing(self.request(which)) as (_session, row):
                self._put_title(row, "The evenings were full.")
        elif change == "audience":
            with self._writing(self.request(which)) as (_session, row):
                row.audience = other
        elif change == "practice":
            subject = self.stage.subjects.index(self.subjects[self.request(which)])
            self.change_the_practice(subject, "It went on.", late=0, sealed=False)
        elif change == "policy":
            self.decide_a_policy(Audience.NOBODY, sealed=False)
        elif change == "account":
            self.close_an_account("bo", sealed=False)
        elif change == "name" and LATER not in self.names:
            self.learn_a_name(sealed=False)
        self.stage.seal()

    def waiting(self, which: int) -> UUID:
        """Return a request whose approval waits for the sealer, or any."""
        waiting = sorted(self.approvals) or self.requests
        return waiting[which % len(waiting)]

    @contextmanager
    def _writing(self, request_id: UUID) -> Iterator[tuple[Session, ReleaseRequest]]:
        """Give a row of a request, to be written past every constraint."""
        session = self.stage.session
        connection = start_writing(session, Zone.PRIVATE)
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        try:
            yield session, get_request(session, request_id)
            session.flush()
        finally:
            connection.exec_driver_sql("PRAGMA ignore_check_constraints = OFF")
        session.commit()

    def _put_title(self, row: ReleaseRequest, words: str) -> bytes:
        """Seal another title into a draft; return the bytes that it makes."""
        draft = replace_member(draft_of(row, node=self.node), member=_TITLE, value=words)
        row.sealed_draft = seal_draft(row, draft, node=self.node, column="sealed_draft")
        return dump(draft)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExitStage]:
    with staged_exit(tmp_path_factory.mktemp("exit")) as made:
        yield made


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_leaves_that_no_second_person_approved_and_nothing_undismissable(
    stage: ExitStage, part: int
) -> None:
    del part
    counted = Counter[str]()

    run_state_machine_as_test(
        lambda: Anything(stage, counted),  # type: ignore[arg-type] # a factory does as well
        settings=settings(
            max_examples=TRIES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    # Where nothing leaves, nothing was tried; where nothing is refused, neither.
    assert counted["tries"] >= TRIES
    assert counted["left"] >= TRIES // 100, counted
    refused = ("leak", "conflict", "not_allowed")
    assert min(counted[code] for code in refused) >= TRIES // 100, counted
