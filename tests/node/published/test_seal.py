"""Sealing: what becomes servable when, and in which order it reaches the disk."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from federation.checkpoint import verify_checkpoint
from federation.keys import KeySet
from federation.merkle import EMPTY_ROOT, leaf_hash, node_hash
from node.errors import HeldError
from node.published import guard
from node.published.models import CollectionRow, EntryRow
from node.published.seal import HEARTBEAT
from tests.node.published.released import Sealing, put
from tests.nodes import NOON, FixedClock

RAN = "https://vilvoorde.example/exchange/ran"


def row_of(sealer: Sealing) -> CollectionRow:
    return sealer.session.get_one(CollectionRow, RAN, populate_existing=True)


def root_of(entries: list[bytes]) -> bytes:
    """Return the tree head as RFC 9162, section 2.1.1 defines it, by recursion."""
    if len(entries) < 2:
        return leaf_hash(entries[0]) if entries else EMPTY_ROOT
    split = 1
    while split * 2 < len(entries):
        split *= 2
    return node_hash(root_of(entries[:split]), root_of(entries[split:]))


def test_an_empty_collection_is_served_with_a_checkpoint_of_size_0(sealer: Sealing) -> None:
    assert sealer.seal() == 2

    row = row_of(sealer)
    note = verify_checkpoint(row.note or b"", collection=RAN, keys=KeySet([sealer.key.public]))
    assert (note.size, note.root_hash, note.signed_at) == (0, EMPTY_ROOT, NOON)


@pytest.mark.parametrize("count", [1, 2, 6, 7])
def test_a_checkpoint_signs_the_head_over_every_entry(sealer: Sealing, count: int) -> None:
    sealer.carry_out(*(put() for _ in range(count)))
    sealer.seal()

    row = row_of(sealer)
    note = verify_checkpoint(row.note or b"", collection=RAN, keys=KeySet([sealer.key.public]))
    entries = [
        sealer.session.get_one(EntryRow, (RAN, position)).entry for position in range(count + 1)
    ]
    assert (note.size, note.root_hash) == (count + 1, root_of(entries))
    assert row.served_size == count + 1


def test_what_is_committed_is_not_served_before_it_is_sealed(sealer: Sealing) -> None:
    sealer.seal()
    sealer.carry_out(put())

    assert (row_of(sealer).size, row_of(sealer).served_size) == (2, 0)


def test_the_mark_is_on_disk_before_the_checkpoint_is_committed(
    sealer: Sealing, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealer.carry_out(put())
    sealer.seal()
    sealer.carry_out(put())

    def power_cut(_descriptor: int) -> None:
        raise OSError("power cut")

    monkeypatch.setattr(os, "fsync", power_cut)
    with pytest.raises(OSError, match="power cut"):
        sealer.seal()
    sealer.session.rollback()
    assert row_of(sealer).served_size == 2


def test_a_mark_is_synced_and_its_folder_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []

    def note(descriptor: int) -> None:
        synced.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))

    monkeypatch.setattr(os, "fsync", note)
    mark = guard.HighWaterMark(collection=RAN, size=0, root_hash=EMPTY_ROOT)
    guard.advance_mark(tmp_path, "ran", mark)

    assert synced == [str(tmp_path / "ran.json.new"), str(tmp_path)]


def test_when_nothing_is_new_nothing_is_signed(sealer: Sealing) -> None:
    sealer.seal()

    assert sealer.seal() == 0


def test_a_quiet_collection_is_signed_again_after_six_hours(
    sealer: Sealing, clock: FixedClock
) -> None:
    sealer.seal()
    clock.now = NOON + HEARTBEAT - timedelta(seconds=1)
    assert sealer.seal() == 0
    clock.now = NOON + timedelta(hours=6)
    assert sealer.seal() == 2
    assert row_of(sealer).signed_at == clock.now


def test_a_clock_that_was_put_back_does_not_sign_an_earlier_time(
    sealer: Sealing, clock: FixedClock
) -> None:
    sealer.seal()
    clock.now = NOON - timedelta(minutes=5)
    sealer.carry_out(put())
    sealer.seal()

    assert row_of(sealer).signed_at == NOON


def test_a_clock_far_behind_the_last_checkpoint_holds_the_node(
    sealer: Sealing, clock: FixedClock
) -> None:
    clock.now = NOON + timedelta(days=400)
    sealer.seal()
    clock.now = NOON
    with pytest.raises(HeldError, match="2027-04-06 12:00 UTC"):
        sealer.seal()

    assert row_of(sealer).signed_at == NOON + timedelta(days=400)
    clock.now = NOON + timedelta(days=400)
    sealer.carry_out(put())
    assert sealer.seal() > 0
