"""How we know where a record is from: what holds, what is told when it does not."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from federation.base64url import dump_base64url
from node.coordinator_app.provenance import Step, StepState, read_provenance
from node.database import Zone, start_writing
from node.extensions import Process, current_node
from node.language import speak
from node.received.models import ReceivedCollection, ReceivedEntry, ReceivedRecord
from node.received.reading import find_received
from node.trust.models import AnchorRow, PeerRow
from tests.node.coordinator_app.exchanged import VILVOORDE, Exchanged, exchanged, vouch
from tests.node.published.released import put
from tests.nodes import opened

HOLDS, WAITS, BROKEN = StepState.HOLDS, StepState.WAITS, StepState.BROKEN


@pytest.fixture
def rotterdam(tmp_path: Path) -> Iterator[Exchanged]:
    with exchanged(tmp_path, put("Koffie"), put("Thee")) as rotterdam:
        yield rotterdam


def steps_of(rotterdam: Exchanged) -> tuple[Step, ...]:
    with opened(rotterdam.settings, clock=rotterdam.clock) as (_app, session), speak("en"):
        record = find_received(session, origin=VILVOORDE, record_id=rotterdam.record_ids[1])
        assert record is not None
        return read_provenance(session, record, node=current_node(), now=rotterdam.clock())


def states_of(rotterdam: Exchanged) -> list[StepState]:
    return [step.state for step in steps_of(rotterdam)]


def change(rotterdam: Exchanged, model: type, **values: object) -> None:
    with opened(rotterdam.settings, process=Process.SYNCER) as (_app, session):
        start_writing(session, Zone.RECEIVED)
        session.execute(update(model).values(**values))
        session.commit()


def _entry(session: Session, position: int) -> bytes:
    row = session.get_one(ReceivedEntry, (f"{VILVOORDE}/exchange/ran", position))
    return row.entry


def test_every_step_holds_when_everything_is_as_it_should_be(rotterdam: Exchanged) -> None:
    steps = steps_of(rotterdam)
    assert [step.state for step in steps] == [HOLDS] * 7
    assert [step.text for step in steps] == [
        "Vilvoorde released it on 2 March 2026, after a second person there had read it.",
        "It is signed by Vilvoorde, and the text is letter by letter what was signed.",
        "It is number 3 of 3 in the list of Vilvoorde, signed on 2 March 2026, 12:00 UTC.",
        "be.example vouches for Vilvoorde and its keys until 15 March 2026.",
        "ran.example vouches for be.example and its keys until 15 March 2026.",
        "This node trusts ran.example: people compared its keys.",
        "All of this was checked again just now.",
    ]
    assert not any(step.advice for step in steps)


def test_the_fingerprint_is_that_of_the_stored_entry(rotterdam: Exchanged) -> None:
    with opened(rotterdam.settings) as (_app, session):
        digest = sha256(_entry(session, 2)).digest()
    values = {fact.value for step in steps_of(rotterdam) for fact in step.facts}
    assert dump_base64url(digest).decode() in values


def test_a_changed_text_is_told_and_not_passed_on(rotterdam: Exchanged) -> None:
    change(rotterdam, ReceivedRecord, body=b'{"changed": true}')
    steps = steps_of(rotterdam)
    assert [step.state for step in steps] == [WAITS, BROKEN, *[HOLDS] * 4, BROKEN]
    assert "Do not rely on this text" in steps[1].advice
    assert "body_refused" in {fact.value for fact in steps[1].facts}


def test_an_entry_of_another_record_proves_nothing(rotterdam: Exchanged) -> None:
    change(rotterdam, ReceivedRecord, position=1)
    assert states_of(rotterdam)[1] is BROKEN


def test_a_missing_entry_proves_nothing(rotterdam: Exchanged) -> None:
    change(rotterdam, ReceivedRecord, position=77)
    assert states_of(rotterdam)[1:3] == [BROKEN, BROKEN]


def test_a_state_that_is_damaged_proves_nothing(rotterdam: Exchanged) -> None:
    change(rotterdam, ReceivedCollection, log_state=b"{}")
    assert states_of(rotterdam)[1:3] == [BROKEN, BROKEN]


def test_a_silent_town_leaves_a_genuine_text_that_may_be_old(rotterdam: Exchanged) -> None:
    rotterdam.clock.now += timedelta(hours=25)
    steps = steps_of(rotterdam)
    assert [step.state for step in steps] == [HOLDS, HOLDS, WAITS, HOLDS, HOLDS, HOLDS, WAITS]
    assert "call them first" in steps[2].advice
    assert steps[-1].word == "Genuine, but old"


def test_an_incomplete_list_may_hold_a_correction(rotterdam: Exchanged) -> None:
    change(rotterdam, ReceivedCollection, pending=1)
    assert states_of(rotterdam)[2] is WAITS


def test_a_chain_that_ran_out_says_that_and_breaks_nothing(rotterdam: Exchanged) -> None:
    vouch(rotterdam.settings, days=1)
    rotterdam.clock.now += timedelta(days=2)
    steps = steps_of(rotterdam)
    assert (steps[5].state, steps[5].word) == (WAITS, "Old")
    assert "Its superior must sign anew" in steps[5].advice


def test_an_anchor_that_is_trusted_no_longer_vouches_for_nobody(rotterdam: Exchanged) -> None:
    change(rotterdam, AnchorRow, entity_id="https://other.example")
    steps = steps_of(rotterdam)
    assert steps[5].state is BROKEN
    assert steps[5].text == "Nobody whom this node trusts vouches for Vilvoorde at this moment."


def test_a_town_without_a_chain_is_vouched_for_by_nobody(rotterdam: Exchanged) -> None:
    change(rotterdam, PeerRow, chain=None)
    steps = steps_of(rotterdam)
    assert [step.state for step in steps] == [HOLDS, HOLDS, HOLDS, BROKEN, BROKEN]


def test_a_blocked_town_says_who_blocked_it(rotterdam: Exchanged) -> None:
    change(rotterdam, PeerRow, blocked=True)
    assert "administrator of this node blocked Vilvoorde" in steps_of(rotterdam)[5].text


@pytest.mark.parametrize("place", range(7))
def test_every_step_shows_facts_to_compare(rotterdam: Exchanged, place: int) -> None:
    assert steps_of(rotterdam)[place].facts
