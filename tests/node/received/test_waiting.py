"""Records of a schema that is newer than this software: kept, not shown, read after an upgrade."""

from uuid import UUID

import pytest

from node.received import store
from node.received.models import ReceivedRecord, RecordState
from node.received.reading import changes_since, find_received, last_change, list_quarantined
from node.received.waiting import retry_waiting
from node.settings import Settings
from schemas.bodies import Body, parse_body
from schemas.entry import Kind
from schemas.errors import RecordInvalidError
from tests.node.published.released import make_body, put, release
from tests.node.received.towns import Reader
from tests.nodes import FixedClock

V = "https://vilvoorde.example"
ID = UUID("0b8ee0a1-4a3b-4f0e-9a3c-52f2c1f0a001")
NEWER = make_body("Later").replace(b"practice-summary/1", b"practice-summary/2")


def row(reader: Reader) -> ReceivedRecord:
    return reader.session.get_one(ReceivedRecord, (V, ID), populate_existing=True)


def upgraded(kind: Kind, data: bytes) -> Body:
    """Read version 2 as the software of the day after tomorrow does."""
    return parse_body(kind, data.replace(b"practice-summary/2", b"practice-summary/1"))


def refusing(_kind: Kind, _data: bytes) -> Body:
    raise RecordInvalidError({"aim": ("missing",)})


def test_a_newer_version_waits_with_its_bytes_and_is_not_shown(
    vilvoorde: Settings, reader: Reader
) -> None:
    release(vilvoorde, put(record_id=ID, body=NEWER))
    outcome = reader.sync()

    assert (outcome.error, outcome.refused) == (None, 1)
    assert (row(reader).state, row(reader).body) == (RecordState.WAITING, NEWER)
    found = find_received(reader.session, origin=V, record_id=ID)
    assert found is not None
    assert (found.live, found.body) == (False, None)
    assert [each.code for each in list_quarantined(reader.session)] == ["schema_unknown"]


def test_the_same_software_leaves_it_waiting(
    vilvoorde: Settings, reader: Reader, clock: FixedClock
) -> None:
    release(vilvoorde, put(record_id=ID, body=NEWER))
    reader.sync()
    before = last_change(reader.session)

    assert retry_waiting(reader.session, clock=clock) == 0
    assert row(reader).state is RecordState.WAITING
    assert last_change(reader.session) == before


def test_newer_software_shows_it_as_a_change(
    vilvoorde: Settings, reader: Reader, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(vilvoorde, put(record_id=ID, body=NEWER), put("Anders"))
    reader.sync()
    before = last_change(reader.session)
    monkeypatch.setattr(store, "parse_body", upgraded)

    assert retry_waiting(reader.session, clock=clock) == 1
    (change,) = changes_since(reader.session, before, limit=10)
    assert (change.record_id, change.live, change.body) == (ID, True, NEWER)
    assert list_quarantined(reader.session) == ()


def test_newer_software_may_find_it_wrong(
    vilvoorde: Settings, reader: Reader, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(vilvoorde, put(record_id=ID, body=NEWER))
    reader.sync()
    monkeypatch.setattr(store, "parse_body", refusing)

    assert retry_waiting(reader.session, clock=clock) == 0
    assert (row(reader).state, row(reader).body) == (RecordState.QUARANTINED, None)
    assert [each.code for each in list_quarantined(reader.session)] == ["record_invalid"]


def test_what_was_corrected_meanwhile_no_longer_waits(
    vilvoorde: Settings, reader: Reader, clock: FixedClock
) -> None:
    release(vilvoorde, put(record_id=ID, body=NEWER))
    reader.sync()
    release(vilvoorde, put(record_id=ID, rev=2))
    reader.sync()

    assert list_quarantined(reader.session) == ()
    assert retry_waiting(reader.session, clock=clock) == 0
    assert row(reader).state is RecordState.LIVE


def test_many_are_read_again_in_batches(
    vilvoorde: Settings, reader: Reader, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(vilvoorde, *(put(body=NEWER) for _ in range(5)))
    reader.sync()
    monkeypatch.setattr(store, "parse_body", upgraded)
    monkeypatch.setattr("node.received.waiting._BATCH", 2)

    assert retry_waiting(reader.session, clock=clock) == 5
    assert last_change(reader.session) == 10
