"""What a town may get wrong on a page: the reason is kept, what was verified stays as it was."""

import json
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select, update

from federation.endpoints import CHECKPOINT_TYPE
from federation.transport import Answer, Request
from node.database import Zone, start_writing
from node.published.models import CollectionRow, PublishedRecord
from node.published.store import Withdraw
from node.received import sync
from node.received.models import (
    ReceivedCollection,
    ReceivedRecord,
    RecordState,
)
from node.received.reading import find_received, list_quarantined
from node.settings import Settings
from tests.fake_federation import FakeFederation
from tests.node.published.released import make_body, put, release, sealing
from tests.node.received.stored_rows import stored
from tests.node.received.towns import Reader, introduce

V = "https://vilvoorde.example"
RAN = f"{V}/exchange/ran"
ID = UUID("0b8ee0a1-4a3b-4f0e-9a3c-52f2c1f0a001")


def changed_page(
    federation: FakeFederation, change: Callable[[list[dict[str, object]]], None]
) -> None:
    """Let the town answer its pages with the lines changed."""
    honest = federation._handlers[V]  # noqa: SLF001 - the fake's own dictionary

    def lie(request: Request) -> Answer:
        answer = honest(request)
        if "/entries?" not in request.url:
            return answer
        lines = [json.loads(line) for line in answer.body.splitlines()]
        change(lines)
        body = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
        return replace(answer, body=body)

    federation.serve(V, lie)


def without_body(lines: list[dict[str, object]]) -> None:
    del lines[1]["body"], lines[1]["salt"]


def with_another_body(lines: list[dict[str, object]]) -> None:
    lines[1]["body"] = str(lines[1]["body"]).replace("Koffie", "Koffje")


def test_a_body_that_is_not_delivered_is_pending_and_the_page_goes_on(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation
) -> None:
    release(vilvoorde, put(record_id=ID), put("Twee"))
    changed_page(federation, without_body)
    outcome = reader.sync()

    assert (outcome.error, outcome.entries, outcome.refused) == (None, 3, 0)
    assert reader.session.get_one(ReceivedRecord, (V, ID)).state is RecordState.PENDING
    assert reader.session.get_one(ReceivedCollection, RAN).pending == 1
    live = select(func.count()).where(ReceivedRecord.state == RecordState.LIVE)
    assert reader.session.scalar(live.select_from(ReceivedRecord)) == 1


@pytest.mark.parametrize("ends", ["withdrawn", "corrected"])
def test_a_later_entry_explains_a_body_that_was_not_delivered(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation, ends: str
) -> None:
    release(vilvoorde, put(record_id=ID))
    honest = federation._handlers[V]  # noqa: SLF001 - the fake's own dictionary
    changed_page(federation, without_body)
    reader.sync()
    release(vilvoorde, Withdraw(record_id=ID) if ends == "withdrawn" else put(record_id=ID, rev=2))
    federation.serve(V, honest)
    reader.sync()

    assert reader.session.get_one(ReceivedCollection, RAN).pending == 0


def test_a_body_that_does_not_fit_its_digest_is_quarantined_and_the_page_goes_on(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation
) -> None:
    release(vilvoorde, put(record_id=ID), put("Twee"))
    changed_page(federation, with_another_body)
    outcome = reader.sync()

    assert (outcome.error, outcome.entries, outcome.refused) == (None, 3, 1)
    row = reader.session.get_one(ReceivedRecord, (V, ID))
    assert (row.state, row.body, row.salt) == (RecordState.QUARANTINED, None, None)
    (refused,) = list_quarantined(reader.session)
    assert (refused.collection, refused.position, refused.code) == (RAN, 1, "body_refused")


def test_a_signed_body_that_is_no_record_is_quarantined(
    vilvoorde: Settings, reader: Reader
) -> None:
    body = make_body().replace(b'"aim"', b'"name_of_the_boy"')
    release(vilvoorde, put(record_id=ID, body=body), put("Twee"))
    outcome = reader.sync()

    assert (outcome.error, outcome.refused) == (None, 1)
    (refused,) = list_quarantined(reader.session, origin=V)
    assert refused.code == "record_invalid"
    assert reader.session.get_one(ReceivedRecord, (V, ID)).body is None


def test_a_good_revision_ends_the_quarantine_of_the_one_before(
    vilvoorde: Settings, reader: Reader
) -> None:
    release(vilvoorde, put(record_id=ID, body=b'{"schema":"practice-summary/1"}'))
    reader.sync()
    assert len(list_quarantined(reader.session)) == 1
    release(vilvoorde, put(record_id=ID, rev=2))
    reader.sync()

    assert list_quarantined(reader.session) == ()
    assert reader.session.get_one(ReceivedRecord, (V, ID)).state is RecordState.LIVE


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(lambda lines: lines.pop(0), "position_refused", id="an entry left out"),
        pytest.param(lambda lines: lines.pop(), "page_refused", id="no proof"),
        pytest.param(lambda lines: lines[1].pop("salt"), "page_refused", id="no salt"),
        pytest.param(lambda lines: lines[1].update(x=1), "page_refused", id="an unknown member"),
        pytest.param(
            lambda lines: lines[1].update(entry=lines[0]["entry"]), "fork", id="an entry twice"
        ),
        pytest.param(
            lambda lines: lines[1].update(entry=str(lines[1]["entry"])[:-4] + "AAAA"),
            "signature_invalid",
            id="another signature",
        ),
        pytest.param(
            lambda lines: lines[-1]["consistency"].update(to=9), "page_refused", id="another size"
        ),
    ],
)
def test_what_refuses_a_page_leaves_everything_as_it_was(
    vilvoorde: Settings,
    reader: Reader,
    federation: FakeFederation,
    change: Callable[[list[dict[str, object]]], None],
    code: str,
) -> None:
    release(vilvoorde, put(), put())
    reader.sync()
    release(vilvoorde, put(), put())
    before = stored(reader)
    honest = federation._handlers[V]  # noqa: SLF001 - the fake's own dictionary
    changed_page(federation, change)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == code
    after = stored(reader)
    assert after[1:] == before[1:]
    assert reader.session.get_one(ReceivedCollection, RAN).prefix_size == 3
    federation.serve(V, honest)
    assert reader.sync().entries == 2


@pytest.mark.parametrize("quota", ["MAX_ENTRIES", "MAX_STORED_BYTES"])
def test_a_town_cannot_fill_a_node(
    vilvoorde: Settings, reader: Reader, monkeypatch: pytest.MonkeyPatch, quota: str
) -> None:
    release(vilvoorde, put(), put())
    reader.sync()
    release(vilvoorde, put())
    monkeypatch.setattr(sync, quota, 2)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "quota_exceeded"
    assert reader.session.get_one(ReceivedCollection, RAN).prefix_size == 3


def test_one_collection_that_fails_does_not_stop_the_other(
    vilvoorde: Settings, rotterdam: Settings, reader: Reader, federation: FakeFederation
) -> None:
    introduce(vilvoorde, rotterdam, "https://be.example")
    release(vilvoorde, put(record_id=ID), put(audience="be"))
    federation.publish(f"{V}/exchange/be/checkpoint", b"?", content_type=CHECKPOINT_TYPE)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "checkpoint_refused"
    assert reader.session.get_one(ReceivedRecord, (V, ID)).state is RecordState.LIVE


def test_a_record_cannot_stand_in_two_collections_of_its_origin(
    vilvoorde: Settings, rotterdam: Settings, reader: Reader
) -> None:
    introduce(vilvoorde, rotterdam, "https://be.example")
    release(vilvoorde, put("Eerst", record_id=ID, audience="be"))
    reader.sync()
    forget_at_origin(vilvoorde)
    release(vilvoorde, put("Ook", record_id=ID, rev=2, audience="ran"))
    outcome = reader.sync()

    assert (outcome.error, outcome.refused) == (None, 1)
    row = reader.session.get_one(ReceivedRecord, (V, ID))
    assert (row.collection, row.body) == (f"{V}/exchange/be", make_body("Eerst"))
    (refused,) = list_quarantined(reader.session)
    assert (refused.collection, refused.code) == (RAN, "position_refused")


def test_a_withdrawal_through_another_collection_is_honoured_and_final(
    vilvoorde: Settings, rotterdam: Settings, reader: Reader
) -> None:
    introduce(vilvoorde, rotterdam, "https://be.example")
    release(vilvoorde, put("Eerst", record_id=ID, audience="be"))
    reader.sync()
    forget_at_origin(vilvoorde)
    release(vilvoorde, put("Ook", record_id=ID, rev=2, audience="ran"))
    release(vilvoorde, Withdraw(record_id=ID))
    reader.sync()
    row = reader.session.get_one(ReceivedRecord, (V, ID))
    assert (row.state, row.body) == (RecordState.WITHDRAWN, None)
    forget_at_origin(vilvoorde)
    release(vilvoorde, put("Weer", record_id=ID, rev=9, audience="be"))
    reader.sync()

    again = reader.session.get_one(ReceivedRecord, (V, ID), populate_existing=True)
    assert (again.state, again.body) == (RecordState.WITHDRAWN, None)


def forget_at_origin(settings: Settings) -> None:
    """Let a town forget its records, as a faulty one would, so that it repeats itself."""
    with sealing(settings) as origin:
        start_writing(origin.session, Zone.PUBLISHED)
        origin.session.execute(delete(PublishedRecord))
        origin.session.commit()


def test_a_day_no_calendar_has_is_kept_as_the_last_one(vilvoorde: Settings, reader: Reader) -> None:
    with sealing(vilvoorde) as origin:
        start_writing(origin.session, Zone.PUBLISHED)
        origin.session.execute(update(CollectionRow).values(last_day=86_400 * 10**11))
        origin.session.commit()
        origin.session.expire_all()
        origin.carry_out(put(record_id=ID))
        origin.seal()
    reader.sync()

    found = find_received(reader.session, origin=V, record_id=ID)
    assert found is not None
    assert found.day.year == 9999
