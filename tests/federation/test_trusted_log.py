"""Reading a log: what moves the state forward, and each refusal that leaves it as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federation.errors import (
    BehindError,
    EquivocationError,
    FederationError,
    FrozenError,
    KeyUnknownError,
    MixAndMatchError,
    RollbackError,
)
from federation.log_state import (
    dump_log_state,
    new_log_state,
    parse_log_state,
)
from federation.trusted_log import RecordOutcome
from tests.federation.fake_origin import (
    COLLECTION,
    NOON,
    FakeOrigin,
    fixed_key,
    origin_with,
    other_history,
)
from tests.federation.fake_reader import (
    HOUR,
    log_at,
    new_log,
    nothing_known,
    read_all,
)


def test_a_log_is_read_from_nothing_to_its_checkpoint() -> None:
    origin = origin_with(3)

    log, result = read_all(origin)

    assert log.state == result.state
    assert log.state.is_complete
    assert log.state.checkpoint == origin.checkpoint(age=2 * HOUR)
    assert [record.outcome for record in result.records] == [RecordOutcome.VERIFIED] * 4
    assert [record.body for record in result.records] == [None, *[b'{"a":1}'] * 3]
    assert [record.index for record in result.records] == [0, 1, 2, 3]
    assert [record.entry for record in result.records] == [line.entry for line in origin.lines]


def test_the_nodes_of_a_page_are_those_its_entries_complete() -> None:
    _, result = read_all(origin_with(3))

    assert [(node.level, node.index) for node in result.nodes] == [
        (0, 0), (0, 1), (1, 0), (0, 2), (0, 3), (1, 1), (2, 0),
    ]  # fmt: skip


def test_an_empty_collection_is_accepted_without_a_page() -> None:
    origin = FakeOrigin(is_founded=False)
    log = new_log(origin)

    log.accept_checkpoint(origin.note(), now=NOON)

    assert log.state.is_complete
    assert log.state.checkpoint == origin.checkpoint()


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8), st.data())
def test_any_division_into_pages_and_visits_leads_to_the_same_state(
    steps: list[int], data: st.DataObject
) -> None:
    origin = origin_with(sum(steps))
    state = new_log_state(COLLECTION)
    for _ in range(2 * origin.size + 2):
        log = log_at(parse_log_state(dump_log_state(state), collection=COLLECTION), origin)
        size = data.draw(st.integers(max(1, state.edge.size), origin.size))
        checkpoint = (
            log.accept_checkpoint(origin.note(size), now=NOON)
            if (state.checkpoint is None or size >= state.checkpoint.size)
            else state.checkpoint
        )
        start = state.edge.size
        if start < checkpoint.size:
            end = data.draw(st.integers(start + 1, checkpoint.size))
            log.read_page(origin.page(start, end, size=checkpoint.size), find_head=nothing_known)
        state = log.state
        if state.edge.size == origin.size:
            break

    log = log_at(state, origin)
    while state.edge.size != origin.size:
        size = log.accept_checkpoint(origin.note(), now=NOON).size
        page = origin.page(state.edge.size, size, size=size)
        state = log.read_page(page, find_head=nothing_known).state
    assert state.checkpoint is not None
    assert state.checkpoint.root_hash == origin.checkpoint().root_hash
    assert state.edge.root == origin.checkpoint().root_hash


def test_a_checkpoint_signed_again_refreshes_the_state() -> None:
    origin = origin_with(3)
    log, _ = read_all(origin)
    fresh = origin.note()

    log.accept_checkpoint(fresh, now=NOON)

    assert log.state.note == fresh


def test_an_older_checkpoint_of_the_same_size_does_not_age_the_state() -> None:
    origin = origin_with(3)
    log, result = read_all(origin)

    returned = log.accept_checkpoint(origin.note(age=9 * HOUR), now=NOON)

    assert returned == result.state.checkpoint
    assert log.state == result.state


def test_a_larger_checkpoint_enters_the_state_with_its_first_page() -> None:
    origin = origin_with(3)
    log, before = read_all(origin)
    origin.put(4)
    origin.put(5)

    log.accept_checkpoint(origin.note(), now=NOON)
    assert log.state == before.state

    result = log.read_page(origin.page(4, 5), find_head=nothing_known)
    assert result.state.checkpoint == origin.checkpoint()
    assert not result.state.is_complete


def test_what_was_accepted_is_read_to_its_end_before_a_larger_one() -> None:
    origin = origin_with(5)
    log = new_log(origin)
    log.accept_checkpoint(origin.note(4, age=HOUR), now=NOON)
    log.read_page(origin.page(0, 2, size=4), find_head=nothing_known)

    returned = log.accept_checkpoint(origin.note(), now=NOON)

    assert returned == origin.checkpoint(4, age=HOUR)
    with pytest.raises(FederationError):
        log.read_page(origin.page(2, 6), find_head=nothing_known)
    log.read_page(origin.page(2, 4, size=4), find_head=nothing_known)
    assert log.accept_checkpoint(origin.note(), now=NOON) == origin.checkpoint()
    assert log.read_page(origin.page(4, 6), find_head=nothing_known).state.is_complete


@pytest.mark.parametrize(
    ("note", "error"),
    [
        pytest.param(origin_with(2).note(age=3 * HOUR), BehindError, id="a mirror lags"),
        pytest.param(origin_with(2).note(), RollbackError, id="smaller and later"),
        pytest.param(other_history(4, common=2).note(), EquivocationError, id="two stories"),
        pytest.param(origin_with(3).note(age=25 * HOUR), FrozenError, id="frozen"),
        pytest.param(
            FakeOrigin(collection=COLLECTION.replace("ran", "nl")).note(),
            MixAndMatchError,
            id="other collection",
        ),
        pytest.param(FakeOrigin(fixed_key(2)).note(), KeyUnknownError, id="key not vouched for"),
    ],
)
def test_a_refused_checkpoint_leaves_the_state(note: bytes, error: type[FederationError]) -> None:
    log, before = read_all(origin_with(3))

    with pytest.raises(error):
        log.accept_checkpoint(note, now=NOON)

    assert log.state == before.state


def test_a_larger_checkpoint_not_yet_proven_is_still_one_the_origin_signed() -> None:
    origin = origin_with(5)
    log = new_log(origin)
    log.accept_checkpoint(origin.note(6, age=HOUR), now=NOON)

    with pytest.raises(RollbackError):
        log.accept_checkpoint(origin.note(5), now=NOON)
    with pytest.raises(EquivocationError):
        log.accept_checkpoint(other_history(6, common=2).note(), now=NOON)


def test_a_first_checkpoint_signed_again_before_its_first_page_waits_for_it() -> None:
    origin = origin_with(3)
    log = new_log(origin)
    log.accept_checkpoint(origin.note(age=HOUR), now=NOON)

    log.accept_checkpoint(origin.note(), now=NOON)

    assert log.state == new_log_state(COLLECTION)
    assert log.read_page(origin.page(0, 4), find_head=nothing_known).state.note == origin.note()


def test_a_fork_of_a_read_log_is_refused_with_its_first_page() -> None:
    log, before = read_all(origin_with(3))
    forked = other_history(8, common=2)
    log.accept_checkpoint(forked.note(), now=NOON)

    with pytest.raises(FederationError) as caught:
        log.read_page(forked.page(4, 8), find_head=nothing_known)

    assert caught.value.code == "fork"
    assert log.state == before.state


def test_after_a_fork_the_honest_log_is_still_read_on() -> None:
    honest = origin_with(3)
    log, before = read_all(honest)
    forked = other_history(8, common=2)
    log.accept_checkpoint(forked.note(), now=NOON)
    with pytest.raises(FederationError):
        log.read_page(forked.page(4, 8), find_head=nothing_known)
    honest.put(4)

    again = log_at(before.state, honest)
    again.accept_checkpoint(honest.note(), now=NOON)
    result = again.read_page(honest.page(4, 5), find_head=nothing_known)

    assert result.state.is_complete


def test_a_fork_between_an_accepted_checkpoint_and_a_larger_one_is_refused() -> None:
    """The prefix is common to both; the entries promised by the first are not."""
    honest, forked = origin_with(5), other_history(8, common=3)
    log = new_log(honest)
    log.accept_checkpoint(honest.note(age=HOUR), now=NOON)
    before = log.read_page(honest.page(0, 3), find_head=nothing_known).state

    log.accept_checkpoint(forked.note(), now=NOON)
    with pytest.raises(FederationError) as caught:
        log.read_page(forked.page(3, 6, size=6), find_head=nothing_known)

    assert caught.value.code == "fork"
    assert log.state == before
