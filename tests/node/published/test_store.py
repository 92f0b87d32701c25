"""What a release and a withdrawal leave in the published database."""

import json
from base64 import urlsafe_b64decode
from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from federation.base64url import dump_base64url
from node.database import Zone, start_writing
from node.errors import ConflictError, NotFoundError
from node.published.models import (
    CollectionRow,
    EntryBody,
    EntryRow,
    OutcomeWord,
    PublishedRecord,
    ReleaseOutcome,
)
from node.published.store import (
    Withdraw,
    append_control,
    append_release,
    find_outcome,
    list_outcomes,
    record_refusal,
)
from schemas.entry import SECONDS_A_DAY
from tests.node.published.released import Sealing, make_body, put
from tests.nodes import NOON, FixedClock

RAN = "https://vilvoorde.example/exchange/ran"
ID = UUID("0b8ee0a1-4a3b-4f0e-9a3c-52f2c1f0a001")


def claims_of(entry: bytes) -> dict[str, object]:
    payload = entry.split(b".")[1]
    claims: dict[str, object] = json.loads(urlsafe_b64decode(payload + b"=" * (-len(payload) % 4)))
    return claims


def log_of(sealer: Sealing, collection: str = RAN) -> list[EntryRow]:
    query = select(EntryRow).where(EntryRow.collection == collection)
    return list(sealer.session.scalars(query.order_by(EntryRow.position)))


def bodies(sealer: Sealing) -> dict[int, bytes]:
    query = select(EntryBody.position, EntryBody.body)
    return {row.position: row.body for row in sealer.session.execute(query)}


def test_a_log_begins_with_its_key_and_the_release_follows(sealer: Sealing) -> None:
    (position,) = sealer.carry_out(put())

    assert (position.collection, position.index) == (RAN, 1)
    assert [row.op for row in log_of(sealer)] == ["key", "put"]
    keys = claims_of(log_of(sealer)[0].entry)["keys"]
    assert isinstance(keys, list)
    assert [key["kid"] for key in keys] == [sealer.key.kid]


def test_an_entry_says_what_is_released_and_commits_to_salt_and_body(sealer: Sealing) -> None:
    body = make_body("Thee")
    sealer.carry_out(put(record_id=ID, rev=3, body=body))

    row = sealer.session.scalars(select(EntryBody)).one()
    assert row.body == body
    assert len(row.salt) == 16
    assert claims_of(log_of(sealer)[1].entry) == {
        "iss": "https://vilvoorde.example",
        "aud": RAN,
        "op": "put",
        "iat": int(NOON.timestamp()) // SECONDS_A_DAY * SECONDS_A_DAY,
        "kind": "practice-summary",
        "id": str(ID),
        "rev": 3,
        "digest": dump_base64url(sha256(row.salt + body).digest()).decode(),
        "size": len(body),
    }


def test_every_revision_has_a_salt_of_its_own(sealer: Sealing) -> None:
    sealer.carry_out(put(), put())

    salts = list(sealer.session.scalars(select(EntryBody.salt)))
    assert len(set(salts)) == 2


def test_a_newer_revision_erases_the_body_of_the_older_one(sealer: Sealing) -> None:
    sealer.carry_out(put("Een", record_id=ID), put("Twee", record_id=ID, rev=2))

    assert bodies(sealer) == {2: make_body("Twee")}
    assert [row.rev for row in log_of(sealer)] == [None, 1, 2]


def test_a_withdrawal_erases_every_body_and_stays_in_the_log(sealer: Sealing) -> None:
    sealer.carry_out(put("Een", record_id=ID), put("Twee", record_id=ID, rev=2))
    (position,) = sealer.carry_out(Withdraw(record_id=ID))

    assert position.index == 3
    assert bodies(sealer) == {}
    assert claims_of(log_of(sealer)[3].entry)["op"] == "withdraw"
    assert claims_of(log_of(sealer)[3].entry)["rev"] == 2
    assert sealer.session.get_one(PublishedRecord, ID).live is False


def test_a_withdrawal_leaves_the_bodies_of_other_records(sealer: Sealing) -> None:
    sealer.carry_out(put(record_id=ID), put("Anders"))
    sealer.carry_out(Withdraw(record_id=ID))

    assert list(bodies(sealer).values()) == [make_body("Anders")]


def test_doing_it_again_finds_what_was_done(sealer: Sealing) -> None:
    command = put(record_id=ID)
    first = sealer.carry_out(command, command)
    again = sealer.carry_out(command)

    assert first[0] == first[1] == again[0]
    assert len(log_of(sealer)) == 2


def test_withdrawing_again_finds_the_withdrawal(sealer: Sealing) -> None:
    sealer.carry_out(put(record_id=ID))
    first = sealer.carry_out(Withdraw(record_id=ID))

    assert sealer.carry_out(Withdraw(record_id=ID)) == first
    assert len(log_of(sealer)) == 3


@pytest.mark.parametrize(
    ("audience", "rev", "withdrawn"),
    [
        pytest.param("ran", 2, False, id="the same revision"),
        pytest.param("ran", 1, False, id="an older revision"),
        pytest.param("be", 3, False, id="another audience"),
        pytest.param("ran", 3, True, id="after its withdrawal"),
    ],
)
def test_a_record_has_one_audience_one_life_and_rising_revisions(
    sealer: Sealing,
    audience: str,
    rev: int,
    withdrawn: bool,  # noqa: FBT001 - a case of the table
) -> None:
    sealer.carry_out(put(record_id=ID, rev=2))
    if withdrawn:
        sealer.carry_out(Withdraw(record_id=ID))
    before = len(log_of(sealer))

    with pytest.raises(ConflictError):
        sealer.carry_out(put(record_id=ID, rev=rev, audience=audience))

    sealer.session.rollback()
    assert len(log_of(sealer)) == before


def test_what_was_never_released_cannot_be_withdrawn(sealer: Sealing) -> None:
    with pytest.raises(NotFoundError):
        sealer.carry_out(Withdraw(record_id=ID))


def test_an_audience_this_node_does_not_keep_is_refused(sealer: Sealing) -> None:
    with pytest.raises(NotFoundError):
        sealer.carry_out(put(audience="nl"))


def test_nothing_of_a_transaction_stays_that_was_not_committed(sealer: Sealing) -> None:
    start_writing(sealer.session, Zone.PUBLISHED)
    append_release(sealer.session, put(record_id=ID), node=sealer.node, key=sealer.key)
    sealer.session.rollback()

    for table in (EntryRow, EntryBody, PublishedRecord, ReleaseOutcome):
        assert sealer.session.scalar(select(func.count()).select_from(table)) == 0
    assert sealer.session.get_one(CollectionRow, RAN).size == 0


def test_the_day_of_an_entry_never_goes_back(sealer: Sealing, clock: FixedClock) -> None:
    sealer.carry_out(put())
    clock.now = NOON - timedelta(days=40)
    sealer.carry_out(put())

    days = [claims_of(row.entry)["iat"] for row in log_of(sealer)]
    assert len(set(days)) == 1


def test_changes_are_numbered_without_gaps_across_collections(sealer: Sealing) -> None:
    sealer.carry_out(put(record_id=ID), put(audience="be"), put(record_id=ID, rev=2))
    sealer.carry_out(Withdraw(record_id=ID), put())

    query = select(PublishedRecord.change_number).order_by(PublishedRecord.change_number)
    assert list(sealer.session.scalars(query)) == [2, 4, 5]


def test_a_refusal_stands_beside_the_request_until_there_is_another_approval(
    sealer: Sealing,
) -> None:
    request_id = uuid4()
    start_writing(sealer.session, Zone.PUBLISHED)
    record_refusal(
        sealer.session,
        request_id=request_id,
        approved_hash=b"a" * 32,
        code="leak",
        node=sealer.node,
    )
    sealer.session.commit()

    assert list_outcomes(sealer.session) == {request_id: (OutcomeWord.REFUSED, b"a" * 32)}
    sealer.carry_out(put(request_id=request_id))
    outcome = find_outcome(sealer.session, request_id)
    assert outcome is not None
    assert (outcome.outcome, outcome.code, outcome.position) == (OutcomeWord.RELEASED, None, 1)


def test_an_approval_is_never_released_twice(sealer: Sealing) -> None:
    request_id = uuid4()
    sealer.carry_out(put(record_id=ID, request_id=request_id))
    position = sealer.carry_out(put(record_id=ID, rev=2, request_id=request_id))

    assert position[0].index == 1
    assert len(log_of(sealer)) == 2


def test_control_entries_stand_in_the_log_and_are_no_records(sealer: Sealing) -> None:
    start_writing(sealer.session, Zone.PUBLISHED)
    position = append_control(
        sealer.session,
        node=sealer.node,
        key=sealer.key,
        audience="ran",
        control={"control": "own_restore", "size": 7, "root": "A" * 43},
    )
    sealer.session.commit()

    assert position.index == 1
    assert [row.op for row in log_of(sealer)] == ["key", "control"]
    assert sealer.session.scalar(select(func.count()).select_from(PublishedRecord)) == 0
