"""What storing refuses by itself: the page was verified, and the world moved on since."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from federation.log_state import parse_log_state
from federation.trusted_log import PageResult, ReadRecord, RecordOutcome
from node.database import Zone, start_writing
from node.published.store import Withdraw
from node.received.models import Quarantined, ReceivedCollection, ReceivedRecord, RecordState
from node.received.store import LAST_DAY, judge_body, store_page
from node.settings import Settings
from schemas.entry import EntryClaims, Kind, Operation
from tests.node.published.released import make_body, put, release
from tests.node.received.towns import Reader
from tests.nodes import NOON

V = "https://vilvoorde.example"
RAN = f"{V}/exchange/ran"
ID = UUID("0b8ee0a1-4a3b-4f0e-9a3c-52f2c1f0a001")


def entry(index: int, *, rev: int, record_id: UUID = ID) -> ReadRecord:
    """Return a verified `put`, as the trust core hands it over."""
    body = make_body("Weer")
    return ReadRecord(
        index=index,
        entry=b"a.b.c",
        kid="k",
        outcome=RecordOutcome.VERIFIED,
        claims=EntryClaims(
            iss=V,
            aud=RAN,
            op=Operation.PUT,
            iat=0,
            kind=Kind.PRACTICE_SUMMARY,
            id=record_id,
            rev=rev,
            digest=bytes(32),
            size=len(body),
        ),
        salt=bytes(16),
        body=body,
    )


def store(reader: Reader, *records: ReadRecord) -> int:
    start_writing(reader.session, Zone.RECEIVED)
    row = reader.session.get_one(ReceivedCollection, RAN)
    state = parse_log_state(row.log_state, collection=RAN)
    result = PageResult(records=records, nodes=(), state=state)
    refused = store_page(reader.session, result, collection=row, now=NOON)
    reader.session.commit()
    return refused


def test_a_record_withdrawn_meanwhile_does_not_return(vilvoorde: Settings, reader: Reader) -> None:
    release(vilvoorde, put(record_id=ID))
    release(vilvoorde, Withdraw(record_id=ID))
    reader.sync()

    assert store(reader, entry(3, rev=9)) == 1
    row = reader.session.get_one(ReceivedRecord, (V, ID), populate_existing=True)
    assert (row.state, row.body) == (RecordState.WITHDRAWN, None)
    (refusal,) = reader.session.scalars(select(Quarantined))
    assert (refusal.position, refusal.code) == (3, "position_refused")
    assert "withdrawal" in refusal.detail


def test_a_page_of_new_records_is_stored_whole(reader: Reader) -> None:
    reader.sync()
    records = [entry(index, rev=1, record_id=uuid4()) for index in range(700)]

    assert store(reader, *records) == 0
    numbers = reader.session.scalars(select(ReceivedRecord.change_number)).all()
    assert sorted(numbers) == list(range(1, 701))


def test_bytes_that_were_stored_count_for_the_quota_for_ever(reader: Reader) -> None:
    reader.sync()
    before = reader.session.get_one(ReceivedCollection, RAN).stored_bytes
    store(reader, entry(0, rev=1))
    store(reader, replace(entry(1, rev=2), body=None, outcome=RecordOutcome.PENDING))

    after = reader.session.get_one(ReceivedCollection, RAN, populate_existing=True).stored_bytes
    assert after - before == 2 * len(b"a.b.c") + len(make_body("Weer"))


@pytest.mark.parametrize(
    ("body", "state", "keeps"),
    [
        pytest.param(make_body(), RecordState.LIVE, True, id="a record"),
        pytest.param(
            make_body().replace(b"summary/1", b"summary/9"), RecordState.WAITING, True, id="newer"
        ),
        pytest.param(b"{}", RecordState.QUARANTINED, False, id="no record"),
        pytest.param(b"\xff", RecordState.QUARANTINED, False, id="no text"),
    ],
)
def test_a_body_is_judged_by_its_schema(
    body: bytes,
    state: RecordState,
    keeps: bool,  # noqa: FBT001 - a case of the table
) -> None:
    verdict = judge_body(Kind.PRACTICE_SUMMARY, body)

    assert (verdict.state, verdict.keeps_body) == (state, keeps)
    assert (verdict.error is None) == (state is RecordState.LIVE)


def test_the_last_day_is_one_that_a_calendar_has() -> None:
    assert LAST_DAY % 86_400 == 0
    assert LAST_DAY == 253_402_300_800 - 86_400  # 10000-01-01, less one day
