"""What a town may get wrong: the reason is kept, and what was verified stays as it was."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import cast
from uuid import UUID

import pytest
from sqlalchemy import Table, delete, func, select, update

from federation.checkpoint import Checkpoint, sign_checkpoint
from federation.endpoints import CHECKPOINT_TYPE, JSON_TYPE
from federation.keys import KeySet, generate_signing_key
from federation.log_state import dump_log_state, new_log_state
from federation.transport import Answer, Request
from node.clock import Clock
from node.database import Zone, db, start_writing
from node.published.models import CollectionRow, PublishedRecord
from node.published.pages import checkpoint_note
from node.published.store import Withdraw
from node.received import evidence, sync
from node.received.models import (
    Evidence,
    Quarantined,
    ReceivedCollection,
    ReceivedEntry,
    ReceivedRecord,
    RecordState,
)
from node.received.reading import find_received, list_quarantined
from node.settings import Settings
from node.trust.own_keys import KeyUse, get_own_key
from tests.fake_federation import FakeFederation
from tests.node.published.released import make_body, put, release, sealing
from tests.node.received.towns import Reader, introduce
from tests.nodes import NOON, FixedClock

V = "https://vilvoorde.example"
RAN = f"{V}/exchange/ran"
ID = UUID("0b8ee0a1-4a3b-4f0e-9a3c-52f2c1f0a001")


def stored(reader: Reader) -> list[object]:
    """Return everything the received database holds of logs, records and states."""
    reader.session.rollback()
    found: list[object] = []
    with db.engines["received"].connect() as connection:
        for model in (ReceivedCollection, ReceivedEntry, ReceivedRecord, Quarantined):
            table = cast("Table", model.__table__)
            columns = [column for column in table.columns if column.name != "heard_at"]
            rows = connection.execute(select(*columns).order_by(*table.primary_key))
            found += [tuple(row) for row in rows]
    return found


def note(settings: Settings, *, size: int, root: bytes, at: Clock) -> bytes:
    key = get_own_key(settings.keys_folder, KeyUse.RECORD)
    checkpoint = Checkpoint(collection=RAN, size=size, root_hash=root, signed_at=at())
    return sign_checkpoint(checkpoint, key=key)


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


def test_a_rollback_is_refused_and_kept_as_evidence_once(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation, clock: FixedClock
) -> None:
    release(vilvoorde, put(), put())
    reader.sync()
    before = stored(reader)
    clock.now += timedelta(minutes=1)
    shown = note(vilvoorde, size=2, root=bytes(32), at=clock)
    federation.publish(f"{RAN}/checkpoint", shown, content_type=CHECKPOINT_TYPE)
    outcomes = [reader.sync(), reader.sync()]

    assert [str(each.error and each.error.code) for each in outcomes] == ["rollback", "rollback"]
    assert stored(reader) == before
    (row,) = reader.session.scalars(select(Evidence)).all()
    assert (row.code, row.origin, row.collection, row.shown) == ("rollback", V, RAN, shown)
    assert row.accepted is not None
    assert row.accepted.startswith(RAN.encode())


def test_two_heads_for_one_size_are_refused_and_kept(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation, clock: FixedClock
) -> None:
    release(vilvoorde, put())
    reader.sync()
    before = stored(reader)
    shown = note(vilvoorde, size=2, root=bytes(32), at=clock)
    federation.publish(f"{RAN}/checkpoint", shown, content_type=CHECKPOINT_TYPE)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "equivocation"
    assert stored(reader) == before
    assert reader.session.scalars(select(Evidence.code)).all() == ["equivocation"]


def test_evidence_is_kept_within_bounds(
    vilvoorde: Settings,
    reader: Reader,
    federation: FakeFederation,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evidence, "MAX_EVIDENCE", 3)
    release(vilvoorde, put())
    reader.sync()
    for place in range(5):
        shown = note(vilvoorde, size=2, root=bytes([place] * 32), at=clock)
        federation.publish(f"{RAN}/checkpoint", shown, content_type=CHECKPOINT_TYPE)
        reader.sync()

    assert reader.session.scalar(select(func.count()).select_from(Evidence)) == 3


def test_an_older_checkpoint_signed_earlier_is_an_honest_delay(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation, clock: FixedClock
) -> None:
    release(vilvoorde, put())
    with sealing(vilvoorde) as origin:
        older = checkpoint_note(origin.session, "ran")
    clock.now += timedelta(minutes=1)
    release(vilvoorde, put(), clock=clock)
    reader.sync()
    before = stored(reader)
    federation.publish(f"{RAN}/checkpoint", older, content_type=CHECKPOINT_TYPE)

    assert reader.sync().error is None
    assert stored(reader) == before
    assert reader.session.scalar(select(func.count()).select_from(Evidence)) == 0


def test_a_longer_log_that_forked_is_refused_and_the_old_one_stands(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation, clock: FixedClock
) -> None:
    release(vilvoorde, put(), put())
    reader.sync()
    before = stored(reader)
    release(vilvoorde, put())
    clock.now += timedelta(minutes=1)
    shown = note(vilvoorde, size=4, root=bytes(32), at=clock)
    federation.publish(f"{RAN}/checkpoint", shown, content_type=CHECKPOINT_TYPE)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "fork"
    assert stored(reader)[1:] == before[1:]
    assert reader.session.get_one(ReceivedCollection, RAN).size == 3


def test_a_checkpoint_of_nobody_vouched_for_is_refused(
    vilvoorde: Settings, rotterdam: Settings, reader: Reader
) -> None:
    other = generate_signing_key("Ed25519")
    introduce(rotterdam, vilvoorde, record_keys=KeySet([other.public]))
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "key_unknown"


def test_a_checkpoint_that_is_too_old_is_refused(reader: Reader, clock: FixedClock) -> None:
    clock.now = NOON + timedelta(hours=25)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "frozen"


@pytest.mark.parametrize(
    ("collections", "code"),
    [
        pytest.param(
            [{"url": "https://other.example/exchange/ran", "audience": "ran", "size": 1}],
            "claims_refused",
            id="of another host",
        ),
        pytest.param(
            [{"url": f"{V}/exchange/nl", "audience": "ran", "size": 1}],
            "claims_refused",
            id="of another audience",
        ),
        pytest.param(
            [{"url": f"{V}/exchange/nl", "audience": "nl", "size": 1}],
            "claims_refused",
            id="for a country that is not its own",
        ),
        pytest.param(
            [{"url": f"{V}/exchange/friends", "audience": "friends", "size": 1}],
            "claims_refused",
            id="for an audience that it made up",
        ),
        pytest.param(
            [
                {"url": RAN, "audience": "ran", "size": 1},
                {"url": RAN, "audience": "ran", "size": 2},
            ],
            "claims_refused",
            id="twice",
        ),
        pytest.param(
            [{"url": f"{V}/exchange/a{n}", "audience": f"a{n}", "size": 1} for n in range(9)],
            "quota_exceeded",
            id="too many",
        ),
        pytest.param([{"url": RAN}], "json_refused", id="no listing"),
    ],
)
def test_a_listing_that_is_none_stores_nothing(
    reader: Reader,
    federation: FakeFederation,
    collections: list[Mapping[str, object]],
    code: str,
) -> None:
    body = json.dumps({"collections": collections}).encode()
    federation.publish(f"{V}/exchange/collections", body, content_type=JSON_TYPE)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == code
    assert stored(reader) == []


def test_no_more_collections_are_kept_of_a_town_than_it_may_have_however_often_it_lists_others(
    reader: Reader,
) -> None:
    start_writing(reader.session, Zone.RECEIVED)
    for number in range(8):
        reader.session.add(
            ReceivedCollection(
                url=f"{V}/exchange/{number}",
                origin=V,
                audience=str(number),
                listed_at=NOON - timedelta(days=1),
                log_state=b"",
            )
        )
    reader.session.commit()
    before = stored(reader)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "quota_exceeded"
    assert stored(reader) == before


def test_a_collection_that_is_read_of_another_origin_is_not_taken_over(
    vilvoorde: Settings, reader: Reader
) -> None:
    release(vilvoorde, put(record_id=ID))
    start_writing(reader.session, Zone.RECEIVED)
    reader.session.add(
        ReceivedCollection(
            url=RAN,
            origin="https://squatter.example",
            audience="ran",
            listed_at=NOON,
            log_state=dump_log_state(new_log_state(RAN)),
        )
    )
    reader.session.commit()
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "claims_refused"
    assert reader.session.get(ReceivedRecord, ("https://squatter.example", ID)) is None


def test_a_silent_town_is_the_outcome_and_nothing_is_stored(
    reader: Reader, federation: FakeFederation
) -> None:
    federation.silence(V)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "peer_unreachable"
    assert stored(reader) == []


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
