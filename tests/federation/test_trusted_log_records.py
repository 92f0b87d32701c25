"""Records that are refused alone, revisions, withdrawals, and keys through rotations."""

import pytest

from federation.errors import (
    FederationError,
    KeyUnknownError,
)
from federation.keys import KeySet, SigningKey, generate_signing_key
from federation.log_state import (
    MAX_HISTORY_KEYS,
    dump_log_state,
    new_log_state,
    parse_log_state,
)
from federation.signing import sign_entry
from federation.trusted_log import RecordHead, RecordOutcome, TrustedLog
from schemas.entry import Operation
from tests.federation.fake_origin import (
    COLLECTION,
    ISSUER,
    NOON,
    FakeOrigin,
    fixed_key,
    origin_with,
    record_id,
)
from tests.federation.fake_reader import (
    change_line,
    log_at,
    new_log,
    nothing_known,
    read_all,
    with_proof,
)


def test_a_body_that_does_not_fit_is_refused_and_the_page_goes_on() -> None:
    origin = origin_with(3)
    log = new_log(origin)
    log.accept_checkpoint(origin.note(), now=NOON)

    result = log.read_page(
        change_line(origin.page(0, 4), 2, body=b'{"a":2}'), find_head=nothing_known
    )

    refused = result.records[2]
    assert [record.outcome.value for record in result.records] == [
        "verified",
        "verified",
        "refused",
        "verified",
    ]
    assert refused.error is not None
    assert refused.error.code == "body_refused"
    assert (refused.salt, refused.body) == (None, None)
    assert refused.claims is not None
    assert result.state.is_complete


def test_a_put_without_its_body_is_pending() -> None:
    origin = origin_with(1)
    origin.put(2, deliver=False)

    _, result = read_all(origin)

    assert result.records[2].outcome is RecordOutcome.PENDING
    assert result.records[2].error is None


def test_signed_claims_that_are_wrong_are_refused_and_the_page_goes_on() -> None:
    origin = origin_with(1)
    elsewhere = FakeOrigin(collection=COLLECTION.replace("ran", "nl"))
    elsewhere.put(2)
    origin.append(elsewhere.lines[1].entry, body=b'{"a":1}')
    origin.put(3)

    _, result = read_all(origin)

    refused = result.records[2]
    assert refused.outcome is RecordOutcome.REFUSED
    assert refused.error is not None
    assert refused.error.code == "claims_refused"
    assert (refused.claims, refused.body) == (None, None)
    assert result.records[3].outcome is RecordOutcome.VERIFIED


@pytest.mark.parametrize(
    ("head", "rev", "outcome"),
    [
        pytest.param(None, 1, "verified", id="new"),
        pytest.param(None, 9, "verified", id="new with a gap"),
        pytest.param(RecordHead(rev=3, is_withdrawn=False), 4, "verified", id="next"),
        pytest.param(RecordHead(rev=3, is_withdrawn=False), 9, "verified", id="next with a gap"),
        pytest.param(RecordHead(rev=3, is_withdrawn=False), 3, "refused", id="the same again"),
        pytest.param(RecordHead(rev=3, is_withdrawn=False), 2, "refused", id="backwards"),
        pytest.param(RecordHead(rev=3, is_withdrawn=True), 4, "refused", id="withdrawn"),
    ],
)
def test_revisions_rise_and_end_with_a_withdrawal(
    head: RecordHead | None, rev: int, outcome: str
) -> None:
    origin = FakeOrigin()
    origin.put(1, rev=rev)
    log = new_log(origin)
    log.accept_checkpoint(origin.note(), now=NOON)

    result = log.read_page(origin.page(0, 2), find_head={record_id(1): head}.get)

    record = result.records[1]
    assert record.outcome.value == outcome
    assert (record.error.code if record.error else None) == (
        "position_refused" if outcome == "refused" else None
    )


def test_revisions_within_one_page_are_compared_with_each_other() -> None:
    origin = FakeOrigin()
    for rev in (2, 1, 2, 3):
        origin.put(1, rev=rev)
    origin.withdraw(1, rev=3)
    origin.put(1, rev=4)
    origin.put(2)

    _, result = read_all(origin)

    assert [record.outcome.value for record in result.records[1:]] == [
        "verified", "refused", "refused", "verified", "verified", "refused", "verified",
    ]  # fmt: skip


def test_a_revision_counts_although_its_body_did_not_fit() -> None:
    origin = FakeOrigin()
    origin.put(1, rev=2)
    origin.put(1, rev=1)
    log = new_log(origin)
    log.accept_checkpoint(origin.note(), now=NOON)

    result = log.read_page(
        change_line(origin.page(0, 3), 1, body=b'{"a":2}'), find_head=nothing_known
    )

    assert [record.error.code for record in result.records if record.error] == [
        "body_refused",
        "position_refused",
    ]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(None, id="never seen"),
        pytest.param(RecordHead(rev=7, is_withdrawn=False), id="of a lower revision"),
        pytest.param(RecordHead(rev=7, is_withdrawn=True), id="withdrawn before"),
    ],
)
def test_a_withdrawal_is_always_honoured(head: RecordHead | None) -> None:
    origin = FakeOrigin()
    origin.withdraw(1, rev=1)
    log = new_log(origin)
    log.accept_checkpoint(origin.note(), now=NOON)

    result = log.read_page(origin.page(0, 2), find_head={record_id(1): head}.get)

    assert result.records[1].outcome is RecordOutcome.VERIFIED


def test_a_withdrawal_of_a_lower_revision_ends_the_higher_ones_too() -> None:
    origin = FakeOrigin()
    origin.put(1, rev=7)
    origin.withdraw(1, rev=1)
    origin.put(1, rev=8)

    _, result = read_all(origin)

    assert result.records[3].outcome is RecordOutcome.REFUSED


def test_a_log_must_begin_with_its_keys() -> None:
    origin = FakeOrigin(is_founded=False)
    origin.put(1)
    log = new_log(origin)
    log.accept_checkpoint(origin.note(), now=NOON)

    with pytest.raises(FederationError) as caught:
        log.read_page(origin.page(0, 1), find_head=nothing_known)

    assert caught.value.code == "claims_refused"
    assert log.state == new_log_state(COLLECTION)


def test_old_entries_stay_verifiable_after_a_rotation() -> None:
    origin = origin_with(2)
    origin.rotate(fixed_key(2))
    origin.put(3)

    log, result = read_all(origin)

    assert [record.kid for record in result.records] == [
        *[fixed_key(1).kid] * 4,
        fixed_key(2).kid,
    ]
    assert set(log.state.keys) == {fixed_key(1).kid, fixed_key(2).kid}
    assert log.state.is_complete


def test_a_rotation_is_carried_over_to_the_next_visit() -> None:
    origin = origin_with(1)
    log, before = read_all(origin)
    origin.rotate(fixed_key(2))
    origin.put(2)

    with pytest.raises(KeyUnknownError):
        log.accept_checkpoint(origin.note(), now=NOON)
    again = log_at(parse_log_state(dump_log_state(before.state), collection=COLLECTION), origin)
    again.accept_checkpoint(origin.note(), now=NOON)

    assert again.read_page(origin.page(2, 4), find_head=nothing_known).state.is_complete


def test_a_key_that_no_listed_key_introduced_signs_nothing() -> None:
    origin = origin_with(1)
    origin.key = fixed_key(2)
    origin.list_keys(fixed_key(2))
    log = new_log(origin)
    log.accept_checkpoint(origin.note(), now=NOON)

    with pytest.raises(KeyUnknownError):
        log.read_page(origin.page(0, 3), find_head=nothing_known)

    assert log.state == new_log_state(COLLECTION)


def test_a_vouched_key_that_the_log_does_not_list_signs_no_entry() -> None:
    origin = origin_with(1)
    origin.key = fixed_key(2)
    origin.put(2)
    log = TrustedLog(
        new_log_state(COLLECTION),
        issuer=ISSUER,
        keys=KeySet([fixed_key(1).public, fixed_key(2).public]),
    )
    log.accept_checkpoint(origin.note(), now=NOON)

    with pytest.raises(KeyUnknownError):
        log.read_page(origin.page(0, 3), find_head=nothing_known)


def test_a_listed_key_signs_no_checkpoint_once_nobody_vouches_for_it() -> None:
    origin = origin_with(1)
    log = TrustedLog(new_log_state(COLLECTION), issuer=ISSUER, keys=KeySet([fixed_key(2).public]))

    with pytest.raises(KeyUnknownError):
        log.accept_checkpoint(origin.note(), now=NOON)


def test_keys_of_a_refused_page_are_forgotten() -> None:
    origin = origin_with(1)
    log, before = read_all(origin)
    origin.rotate(fixed_key(2))
    log = TrustedLog(
        before.state, issuer=ISSUER, keys=KeySet([fixed_key(1).public, fixed_key(2).public])
    )
    log.accept_checkpoint(origin.note(), now=NOON)
    page = origin.page(2, 3)

    with pytest.raises(FederationError):
        log.read_page(with_proof(page, hashes=(b"\x00" * 32,)), find_head=nothing_known)

    assert set(log.state.keys) == {fixed_key(1).kid}


def test_more_keys_than_a_log_may_use_are_refused_without_stopping_it() -> None:
    origin = FakeOrigin()
    keys = [fixed_key_number(number) for number in range(MAX_HISTORY_KEYS + 9)]
    for start in range(0, len(keys), 10):
        origin.list_keys(*keys[start : start + 10])
    origin.put(1)

    log, result = read_all(origin)

    assert [record.error.code for record in result.records if record.error] == ["quota_exceeded"]
    assert len(log.state.keys) <= MAX_HISTORY_KEYS
    assert result.records[-1].outcome is RecordOutcome.VERIFIED
    assert parse_log_state(dump_log_state(log.state), collection=COLLECTION) == log.state


def fixed_key_number(number: int) -> SigningKey:
    return generate_signing_key("Ed25519", random_bytes=number.to_bytes)


def test_a_listed_key_that_is_not_of_the_profile_refuses_its_entry_alone() -> None:
    origin = origin_with(1)
    small_order = {"kty": "OKP", "crv": "Ed25519", "x": "A" * 43, "kid": "A" * 43}
    claims = origin.claims(Operation.KEY, keys=(small_order,))
    origin.append(sign_entry(claims, key=origin.key))
    origin.put(2)

    _, result = read_all(origin)

    assert [record.error.code for record in result.records if record.error] == ["key_refused"]
