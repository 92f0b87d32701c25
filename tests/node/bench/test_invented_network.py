"""Invented towns are read by the code that reads any town, and have nothing to be forgiven."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest

from federation.endpoints import checkpoint_url, entries_url
from federation.errors import KeyUnknownError, PeerUnreachableError
from federation.keys import KeySet, generate_signing_key
from federation.log_state import new_log_state
from federation.transport import Request
from federation.trusted_log import PageResult, RecordOutcome, TrustedLog
from node.bench.invented_log import InventedLog
from node.bench.invented_network import InventedNetwork
from schemas.bodies import parse_body
from schemas.entry import Kind
from schemas.page import parse_page

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TOWN = "https://brakelmonde-1.example"
COLLECTION = f"{TOWN}/exchange/ran"
KEY = generate_signing_key("Ed25519", random_bytes=lambda count: bytes([7]) * count)


def log_of(records: int) -> InventedLog:
    log = InventedLog(TOWN, COLLECTION, key=KEY, random=Random(1), now=NOON)  # noqa: S311 - a test
    for number in range(records):
        log.put(UUID(int=number, version=4), b'{"a":1}', kind=Kind.PRACTICE_SUMMARY)
    return log


def read(log: InventedLog, *, limit: int, key: KeySet | None = None) -> list[PageResult]:
    """Verify a log page by page, as a peer does."""
    trusted = TrustedLog(new_log_state(COLLECTION), issuer=TOWN, keys=key or KeySet([KEY.public]))
    trusted.accept_checkpoint(log.checkpoint(), now=NOON + timedelta(minutes=1))
    pages = []
    while trusted.state.edge.size < log.size:
        page = log.page(start=trusted.state.edge.size, limit=limit, size=log.size)
        pages.append(trusted.read_page(parse_page(page), find_head=lambda _record: None))
    return pages


@pytest.mark.parametrize("limit", [1, 3, 1_000])
def test_every_entry_is_verified_page_by_page(limit: int) -> None:
    records = [record for page in read(log_of(9), limit=limit) for record in page.records]

    assert [record.index for record in records] == list(range(10))
    assert {record.outcome for record in records} == {RecordOutcome.VERIFIED}
    assert [record.body for record in records[1:]] == [b'{"a":1}'] * 9


def test_a_reader_that_expects_another_key_refuses_the_log() -> None:
    other = generate_signing_key("Ed25519", random_bytes=lambda count: bytes([8]) * count)
    with pytest.raises(KeyUnknownError):
        read(log_of(1), limit=10, key=KeySet([other.public]))


@pytest.fixture(scope="module")
def network() -> InventedNetwork:
    return InventedNetwork(towns=3, records=7, now=NOON)


def test_all_records_are_divided_among_the_towns(network: InventedNetwork) -> None:
    assert [len(records) - 1 for records in network.records.values()] == [2, 2, 3]


def test_every_body_is_one_that_a_node_can_read(network: InventedNetwork) -> None:
    for town, records in network.records.items():
        size = len(records) + 1
        url = entries_url(f"{town}/exchange/ran", start=0, limit=1_000, size=size)
        page = parse_page(network.fetch(Request(method="GET", url=url)).body)
        kinds = [Kind.DIRECTORY_ENTRY] + [Kind.PRACTICE_SUMMARY] * (len(records) - 1)
        for kind, line in zip(kinds, page.lines[1:], strict=True):
            assert line.body is not None
            parse_body(kind, line.body)


def test_the_same_towns_come_each_time(network: InventedNetwork) -> None:
    again = InventedNetwork(towns=3, records=7, now=NOON)
    url = checkpoint_url(COLLECTION)
    answers = [each.fetch(Request(method="GET", url=url)).body for each in (network, again)]

    assert answers[0] == answers[1]
    assert again.records == network.records


def test_an_address_that_is_nobodys_does_not_answer(network: InventedNetwork) -> None:
    with pytest.raises(PeerUnreachableError):
        network.fetch(Request(method="GET", url="https://nobody.example/x"))
