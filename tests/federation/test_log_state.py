"""The stored state of a reader: written and read back, and never read back damaged."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from federation.errors import FederationError
from federation.keys import KeySet
from federation.log_state import LogState, dump_log_state, new_log_state, parse_log_state
from federation.merkle_tree import EMPTY_EDGE, TreeEdge
from tests.federation.fake_origin import COLLECTION, NOON, FakeOrigin, fixed_key, origin_with
from tests.federation.fake_reader import new_log, nothing_known, read_all

ORIGIN = origin_with(5)


def partly_read() -> LogState:
    log = new_log(ORIGIN)
    log.accept_checkpoint(ORIGIN.note(), now=NOON)
    return log.read_page(ORIGIN.page(0, 3), find_head=nothing_known).state


def empty_log() -> LogState:
    origin = FakeOrigin(is_founded=False)
    log = new_log(origin)
    log.accept_checkpoint(origin.note(), now=NOON)
    return log.state


@pytest.mark.parametrize(
    "state",
    [
        pytest.param(new_log_state(COLLECTION), id="nothing known"),
        pytest.param(empty_log(), id="empty log"),
        pytest.param(partly_read(), id="partly read"),
        pytest.param(read_all(ORIGIN)[1].state, id="read to the end"),
    ],
)
def test_a_state_is_read_back_as_it_was_written(state: LogState) -> None:
    written = dump_log_state(state)

    assert parse_log_state(written, collection=COLLECTION) == state
    assert dump_log_state(parse_log_state(written, collection=COLLECTION)) == written


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    members = json.loads(dump_log_state(partly_read()))
    change(members)
    return json.dumps(members, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(dump_log_state(partly_read())[:-1], id="cut off"),
        pytest.param(dump_log_state(partly_read()) + b" ", id="a space more"),
        pytest.param(b"[]", id="no object"),
        pytest.param(b"{}", id="no members"),
        pytest.param(changed(lambda m: m.update(version=2)), id="other version"),
        pytest.param(changed(lambda m: m.update(version=True)), id="version no number"),
        pytest.param(changed(lambda m: m.update(extra=1)), id="unknown member"),
        pytest.param(
            changed(lambda m: m.update(collection="https://cedar.example/exchange/ran")),
            id="of another collection",
        ),
        pytest.param(changed(lambda m: m.update(note=None)), id="note missing"),
        pytest.param(changed(lambda m: m.update(note=7)), id="note no text"),
        pytest.param(changed(lambda m: m.update(checkpoint=None)), id="checkpoint missing"),
        pytest.param(changed(lambda m: m["checkpoint"].update(size=2)), id="prefix too long"),
        pytest.param(changed(lambda m: m["checkpoint"].update(size="6")), id="size no number"),
        pytest.param(changed(lambda m: m["checkpoint"].update(root="!")), id="root no base64url"),
        pytest.param(
            changed(lambda m: m["checkpoint"].update(signed_at=10**15)), id="time of no calendar"
        ),
        pytest.param(changed(lambda m: m["prefix"].update(size=4)), id="edge of another size"),
        pytest.param(changed(lambda m: m["prefix"]["hashes"].pop()), id="edge incomplete"),
        pytest.param(changed(lambda m: m["prefix"].update(hashes={})), id="edge no list"),
        pytest.param(changed(lambda m: m.update(prefix=[])), id="prefix no object"),
        pytest.param(changed(lambda m: m.update(keys=[{}])), id="no key"),
        pytest.param(changed(lambda m: m["keys"].append(m["keys"][0])), id="key twice"),
    ],
)
def test_a_damaged_state_stops_the_reader(data: bytes) -> None:
    with pytest.raises(FederationError) as caught:
        parse_log_state(data, collection=COLLECTION)

    assert caught.value.about == COLLECTION


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda s: replace(s, note=None), id="a checkpoint without its note"),
        pytest.param(lambda s: replace(s, note=None, checkpoint=None), id="read under nothing"),
        pytest.param(lambda s: replace(s, collection="https://cedar.example/x"), id="elsewhere"),
        pytest.param(
            lambda s: replace(s, edge=TreeEdge(size=8, hashes=(b"\x00" * 32,))), id="beyond"
        ),
        pytest.param(
            lambda s: replace(s, edge=TreeEdge(size=6, hashes=(b"\x00" * 32,) * 2)),
            id="complete with another root",
        ),
    ],
)
def test_a_state_that_contradicts_itself_cannot_be_made(
    change: Callable[[LogState], LogState],
) -> None:
    with pytest.raises(ValueError, match=r"checkpoint|note"):
        change(partly_read())


def test_a_state_does_not_remember_what_kind_of_second_it_was() -> None:
    state = read_all(ORIGIN)[1].state

    assert state.checkpoint is not None
    assert state.checkpoint.signed_at == NOON - timedelta(hours=2)
    assert state.keys == KeySet([fixed_key(1).public])


def test_a_new_state_begins_at_entry_nought() -> None:
    assert new_log_state(COLLECTION).edge == EMPTY_EDGE
    assert not new_log_state(COLLECTION).is_complete
