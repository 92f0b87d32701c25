"""A body that was signed for and did not come: it is asked for again, and what is here stays."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from federation.errors import PeerUnreachableError
from federation.transport import Answer, Request
from node.database import Zone, start_writing
from node.published.store import Withdraw
from node.received import awaited
from node.received.models import (
    AwaitedBody,
    ReceivedCollection,
    ReceivedEntry,
    ReceivedRecord,
    RecordState,
)
from node.received.reading import find_received, list_quarantined
from node.settings import Settings
from tests.fake_federation import FakeFederation, Handler
from tests.node.published.released import make_body, put, release
from tests.node.received.towns import Reader, introduce
from tests.nodes import FixedClock

V = "https://vilvoorde.example"
RAN = f"{V}/exchange/ran"
ID = UUID("0b8ee0a1-4a3b-4f0e-9a3c-52f2c1f0a001")
MINUTE = timedelta(minutes=1)


class Between:
    """Whoever stands between the town and its reader, and may spoil bodies.

    Attributes:
        spoil: Changes the line of an entry with a body; None to pass everything on.
        asked: Positions that were asked for one by one.
    """

    def __init__(self, honest: Handler) -> None:
        self._honest = honest
        self.spoil: Callable[[dict[str, object]], None] | None = None
        self.asked: list[int] = []

    def __call__(self, request: Request) -> Answer:
        answer = self._honest(request)
        if "/entries?" not in request.url:
            return answer
        lines = [json.loads(line) for line in answer.body.splitlines()]
        if "limit=1&" in request.url:
            self.asked.append(lines[0]["index"])
        for line in lines:
            if self.spoil is not None and "body" in line:
                self.spoil(line)
        body = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
        return replace(answer, body=body)


def leave_out(line: dict[str, object]) -> None:
    del line["body"], line["salt"]


def change(line: dict[str, object]) -> None:
    line["body"] = "x"


@pytest.fixture
def between(federation: FakeFederation) -> Between:
    between = Between(federation._handlers[V])  # noqa: SLF001 - the fake's own dictionary
    federation.serve(V, between)
    return between


def record(reader: Reader, record_id: UUID = ID) -> ReceivedRecord:
    return reader.session.get_one(ReceivedRecord, (V, record_id), populate_existing=True)


def pending(reader: Reader, url: str = RAN) -> int:
    return reader.session.get_one(ReceivedCollection, url, populate_existing=True).pending


@pytest.mark.parametrize(
    ("spoil", "state"),
    [
        pytest.param(leave_out, RecordState.PENDING, id="not delivered"),
        pytest.param(change, RecordState.QUARANTINED, id="another one"),
    ],
)
def test_a_record_can_be_read_once_the_right_body_is_delivered(
    vilvoorde: Settings,
    reader: Reader,
    between: Between,
    spoil: Callable[[dict[str, object]], None],
    state: RecordState,
) -> None:
    release(vilvoorde, put(record_id=ID), put("Twee"))
    between.spoil = spoil
    reader.sync()
    assert (record(reader).state, pending(reader)) == (state, 2)
    between.spoil = None
    outcome = reader.sync()

    assert (outcome.error, sorted(between.asked)) == (None, [1, 2])
    assert (record(reader).state, record(reader).body) == (RecordState.LIVE, make_body())
    assert (pending(reader), list_quarantined(reader.session)) == (0, ())
    assert reader.session.scalars(select(AwaitedBody)).all() == []
    between.asked.clear()
    reader.sync()
    assert between.asked == []


@pytest.mark.parametrize("spoil", [leave_out, change], ids=["not delivered", "another one"])
def test_the_revision_before_stays_readable_until_the_newer_body_is_here(
    vilvoorde: Settings,
    reader: Reader,
    between: Between,
    spoil: Callable[[dict[str, object]], None],
) -> None:
    release(vilvoorde, put("Eerst", record_id=ID))
    reader.sync()
    release(vilvoorde, put("Daarna", record_id=ID, rev=2))
    between.spoil = spoil
    reader.sync()
    shown = find_received(reader.session, origin=V, record_id=ID)
    assert shown is not None
    assert (shown.live, shown.rev, shown.body) == (True, 1, make_body("Eerst"))
    assert pending(reader) == 1
    between.spoil = None
    reader.sync()

    assert (record(reader).rev, record(reader).body) == (2, make_body("Daarna"))
    assert (pending(reader), list_quarantined(reader.session)) == (0, ())


def test_a_withdrawal_erases_what_stayed_readable_and_ends_the_asking(
    vilvoorde: Settings, reader: Reader, between: Between
) -> None:
    release(vilvoorde, put("Eerst", record_id=ID))
    reader.sync()
    release(vilvoorde, put("Daarna", record_id=ID, rev=2))
    between.spoil = change
    reader.sync()
    release(vilvoorde, Withdraw(record_id=ID))
    reader.sync()

    assert (record(reader).state, record(reader).body) == (RecordState.WITHDRAWN, None)
    assert (pending(reader), list_quarantined(reader.session)) == (0, ())
    reader.sync()
    assert between.asked == []


def test_a_revision_that_is_awaited_counts_and_is_not_put_twice(
    vilvoorde: Settings, reader: Reader, between: Between
) -> None:
    release(vilvoorde, put(record_id=ID))
    reader.sync()
    for rev in (2, 3):
        release(vilvoorde, put(f"Versie {rev}", record_id=ID, rev=rev))
        between.spoil = change
        reader.sync()
    assert [each.position for each in list_quarantined(reader.session)] == [3]
    (wanted,) = reader.session.scalars(select(AwaitedBody))
    assert (wanted.rev, wanted.position, record(reader).rev) == (3, 3, 1)


def test_a_body_that_never_comes_is_asked_for_ever_more_seldom(
    vilvoorde: Settings, reader: Reader, between: Between, clock: FixedClock
) -> None:
    release(vilvoorde, put(record_id=ID))
    between.spoil = leave_out
    reader.sync()
    asked_at = []
    for minute in range(20):
        before = len(between.asked)
        outcome = reader.sync()
        assert outcome.error is None
        asked_at += [minute] * (len(between.asked) - before)
        clock.now += MINUTE

    assert asked_at == [0, 1, 3, 7, 15]


def test_a_body_is_asked_for_once_a_day_at_least(
    vilvoorde: Settings, reader: Reader, between: Between, clock: FixedClock
) -> None:
    release(vilvoorde, put(record_id=ID))
    between.spoil = leave_out
    reader.sync()
    start_writing(reader.session, Zone.RECEIVED)
    reader.session.get_one(AwaitedBody, (V, ID)).tries = 10_000
    reader.session.commit()
    reader.sync()

    assert reader.session.get_one(AwaitedBody, (V, ID)).next_try == clock.now + timedelta(days=1)


def test_only_a_few_bodies_are_asked_for_in_one_turn(
    vilvoorde: Settings, reader: Reader, between: Between, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(awaited, "MAX_ASKED", 2)
    release(vilvoorde, *(put() for _ in range(5)))
    between.spoil = leave_out
    reader.sync()
    between.spoil = None
    asked = []
    for _turn in range(3):
        reader.sync()
        asked.append(list(between.asked))
        between.asked.clear()

    assert asked == [[1, 2], [3, 4], [5]]
    assert pending(reader) == 0


def test_another_entry_in_the_place_of_the_one_that_was_asked_for_changes_nothing(
    vilvoorde: Settings, reader: Reader, between: Between
) -> None:
    release(vilvoorde, put(record_id=ID), put("Twee"))
    between.spoil = leave_out
    reader.sync()
    other = reader.session.get_one(ReceivedEntry, (RAN, 2)).entry.decode()
    between.spoil = lambda line: line.update(entry=other)
    outcome = reader.sync()

    assert outcome.error is None
    assert (record(reader).state, pending(reader)) == (RecordState.PENDING, 2)


def test_a_town_that_stops_answering_while_it_is_asked_again_is_tried_later(
    vilvoorde: Settings, reader: Reader, between: Between, federation: FakeFederation
) -> None:
    release(vilvoorde, put(record_id=ID))
    between.spoil = leave_out
    reader.sync()

    def silent(request: Request) -> Answer:
        if "limit=1&" in request.url:
            raise PeerUnreachableError("no complete answer", about=V)
        return between(request)

    federation.serve(V, silent)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "peer_unreachable"
    (wanted,) = reader.session.scalars(select(AwaitedBody))
    assert wanted.tries == 1


def test_a_late_body_that_is_no_record_is_refused_like_one_that_came_in_time(
    vilvoorde: Settings, reader: Reader, between: Between
) -> None:
    release(vilvoorde, put(record_id=ID, body=make_body().replace(b'"aim"', b'"aims"')))
    between.spoil = leave_out
    reader.sync()
    between.spoil = None
    reader.sync()

    assert (record(reader).state, pending(reader)) == (RecordState.QUARANTINED, 0)
    (refused,) = list_quarantined(reader.session)
    assert (refused.position, refused.code) == (1, "record_invalid")


def test_a_withdrawal_through_another_collection_ends_the_asking_there(
    vilvoorde: Settings, rotterdam: Settings, reader: Reader, between: Between
) -> None:
    introduce(vilvoorde, rotterdam, "https://be.example")
    release(vilvoorde, put(record_id=ID, audience="be"))
    between.spoil = leave_out
    reader.sync()
    assert pending(reader, f"{V}/exchange/be") == 1
    release(vilvoorde, Withdraw(record_id=ID))
    reader.sync()

    assert pending(reader, f"{V}/exchange/be") == 0


def test_a_reason_holds_nothing_that_could_mislead_a_screen(
    vilvoorde: Settings, reader: Reader
) -> None:
    members = json.loads(make_body()) | {"evil\x00\x1b[2J\u202e": 1}
    release(vilvoorde, put(record_id=ID, body=json.dumps(members).encode()))
    reader.sync()

    (refused,) = list_quarantined(reader.session)
    assert refused.detail.isprintable()
