"""Signed checkpoints: what is accepted, each way to be wrong, and which may follow which."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from federation.base64url import parse_base64url
from federation.checkpoint import (
    FROZEN_AFTER,
    MAX_CLOCK_AHEAD,
    Checkpoint,
    check_successor,
    sign_checkpoint,
    verify_checkpoint,
)
from federation.errors import (
    BehindError,
    CheckpointRefusedError,
    EquivocationError,
    ExpiredError,
    FederationError,
    FrozenError,
    KeyRefusedError,
    KeyUnknownError,
    MixAndMatchError,
    RollbackError,
)
from federation.keys import KeySet, SigningKey, generate_signing_key
from federation.merkle import EMPTY_ROOT
from federation.signed_note import note_key_id

NAME = "https://birch.example/exchange/ran"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DASH = "—".encode()


def fixed_key(byte: int) -> SigningKey:
    return generate_signing_key("Ed25519", random_bytes=lambda count: bytes([byte]) * count)


KEY = fixed_key(1)
NATIVE_KEY = Ed25519PrivateKey.from_private_bytes(b"\x01" * 32)
OTHER_KEY = fixed_key(2)
STATEMENT_KEY = generate_signing_key("ES256", random_bytes=lambda count: b"\x03" * count)
KEYS = KeySet([KEY.public])


def checkpoint(
    size: int, root: bytes = b"\x01" * 32, *, age: timedelta = HOUR, name: str = NAME
) -> Checkpoint:
    return Checkpoint(collection=name, size=size, root_hash=root, signed_at=NOON - age)


def verify(note: bytes, keys: KeySet = KEYS) -> Checkpoint:
    return verify_checkpoint(note, collection=NAME, keys=keys)


NOTE = sign_checkpoint(checkpoint(7), key=KEY)
TEXT, PLAIN_LINE, TIMED_LINE = (
    NOTE.partition(b"\n\n")[0] + b"\n",
    *(line + b"\n" for line in NOTE.partition(b"\n\n")[2].splitlines()),
)


def line_data(line: bytes) -> bytes:
    return base64.b64decode(line.split()[2])


def line_of(data: bytes, name: str = NAME) -> bytes:
    return b"%s %s %s\n" % (DASH, name.encode(), base64.b64encode(data))


def note_of(text: bytes, *lines: bytes) -> bytes:
    return text + b"\n" + b"".join(lines)


def signed(text: bytes) -> bytes:
    """A note whose plain and timed signatures hold over any text, made without our code."""
    time = 1_772_363_312
    timed = time.to_bytes(8) + NATIVE_KEY.sign(b"cosignature/v1\ntime 1772363312\n" + text)
    plain = NATIVE_KEY.sign(text)
    return note_of(
        text,
        line_of(line_data(PLAIN_LINE)[:4] + plain),
        line_of(line_data(TIMED_LINE)[:4] + timed),
    )


@pytest.mark.parametrize(
    "state",
    [
        pytest.param(checkpoint(7), id="seven entries"),
        pytest.param(checkpoint(0, EMPTY_ROOT), id="nothing released yet"),
        pytest.param(checkpoint(2**53 - 1), id="the largest size"),
    ],
)
def test_a_signed_checkpoint_is_verified_as_it_was_signed(state: Checkpoint) -> None:
    assert verify(sign_checkpoint(state, key=KEY)) == state


def test_a_checkpoint_has_the_three_lines_of_the_standard() -> None:
    assert TEXT.decode() == f"{NAME}\n7\nAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n"
    assert note_of(TEXT, PLAIN_LINE, TIMED_LINE) == NOTE


def test_fractions_of_a_second_are_dropped() -> None:
    note = sign_checkpoint(checkpoint(7, age=HOUR - timedelta(milliseconds=700)), key=KEY)

    assert verify(note).signed_at == NOON - HOUR


def test_a_note_signed_by_hand_after_the_standard_is_verified() -> None:
    assert verify(signed(TEXT)).signed_at == datetime(2026, 3, 1, 11, 8, 32, tzinfo=UTC)


def test_lines_of_witnesses_are_ignored() -> None:
    witness = line_of(b"wit1" + b"\x00" * 72, name="witness.example")

    assert verify(note_of(TEXT, witness, PLAIN_LINE, witness, TIMED_LINE)) == checkpoint(7)


def test_a_key_of_a_past_rotation_may_sign_beside_the_vouched_one() -> None:
    both = note_of(
        TEXT,
        PLAIN_LINE,
        TIMED_LINE,
        *sign_checkpoint(checkpoint(7), key=OTHER_KEY)
        .partition(b"\n\n")[2]
        .splitlines(keepends=True),
    )

    assert verify(both) == checkpoint(7)
    with pytest.raises(CheckpointRefusedError):
        verify(both, KeySet([KEY.public, OTHER_KEY.public]))


def test_keys_for_statements_sign_no_checkpoint() -> None:
    with pytest.raises(KeyRefusedError):
        sign_checkpoint(checkpoint(7), key=STATEMENT_KEY)
    with pytest.raises(KeyUnknownError):
        verify(NOTE, KeySet([STATEMENT_KEY.public]))


@pytest.mark.parametrize("name", ["", "https://birch.example/a b", "https://birch.example/a+b"])
def test_a_collection_that_cannot_be_a_key_name_is_not_signed(name: str) -> None:
    with pytest.raises(ValueError, match="key name"):
        sign_checkpoint(checkpoint(7, name=name), key=KEY)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param(TEXT.replace(b"birch", b"cedar"), MixAndMatchError, id="other origin"),
        pytest.param(TEXT.replace(b"/ran", b"/nl"), MixAndMatchError, id="other collection"),
        pytest.param(TEXT.replace(b"/ran", b"/ran/"), MixAndMatchError, id="other spelling"),
        pytest.param(TEXT + b"extension\n", CheckpointRefusedError, id="extension line"),
        pytest.param(TEXT + b"\nextension\n", CheckpointRefusedError, id="empty line inside"),
        pytest.param(NAME.encode() + b"\n7\n", CheckpointRefusedError, id="no root"),
        pytest.param(TEXT.replace(b"\n7\n", b"\n07\n"), CheckpointRefusedError, id="leading zero"),
        pytest.param(TEXT.replace(b"\n7\n", b"\n-7\n"), CheckpointRefusedError, id="minus"),
        pytest.param(TEXT.replace(b"\n7\n", b"\n+7\n"), CheckpointRefusedError, id="plus"),
        pytest.param(TEXT.replace(b"\n7\n", b"\n7 \n"), CheckpointRefusedError, id="space"),
        pytest.param(
            TEXT.replace(b"\n7\n", "\n\N{ARABIC-INDIC DIGIT SEVEN}\n".encode()),
            CheckpointRefusedError,
            id="other digits",
        ),
        pytest.param(
            TEXT.replace(b"\n7\n", b"\n9007199254740992\n"),
            CheckpointRefusedError,
            id="a size no reader keeps exact",
        ),
        pytest.param(
            TEXT.replace(b"\n7\n", b"\n%d\n" % 10**400), CheckpointRefusedError, id="endless size"
        ),
        pytest.param(TEXT.replace(b"\n7\n", b"\n0\n"), CheckpointRefusedError, id="0 with a root"),
        pytest.param(
            f"{NAME}\n7\n{base64.b64encode(b'x' * 33).decode()}\n".encode(),
            CheckpointRefusedError,
            id="long root",
        ),
        pytest.param(
            f"{NAME}\n7\n{base64.b64encode(EMPTY_ROOT).decode()}\n".encode(),
            CheckpointRefusedError,
            id="the empty root with a size",
        ),
        pytest.param(
            f"{NAME}\n7\n{base64.b64encode(b'x' * 31).decode()}\n".encode(),
            CheckpointRefusedError,
            id="short root",
        ),
        pytest.param(TEXT.replace(b"QE=", b"QF="), CheckpointRefusedError, id="spare bits in root"),
        pytest.param(TEXT.replace(b"QE=", b"QE"), CheckpointRefusedError, id="root not padded"),
        pytest.param(TEXT.replace(b"AQ", b"-_"), CheckpointRefusedError, id="root in base64url"),
    ],
)
def test_signed_lines_that_are_no_checkpoint_of_this_profile_are_refused(
    text: bytes, error: type[FederationError]
) -> None:
    with pytest.raises(error) as caught:
        verify(signed(text))

    assert caught.value.about == NAME


LINES = (PLAIN_LINE, TIMED_LINE)


def flip_last(line: bytes) -> bytes:
    data = line_data(line)
    return line_of(data[:-1] + bytes([data[-1] ^ 1]))


@pytest.mark.parametrize(
    ("note", "code"),
    [
        pytest.param(b"", "checkpoint_refused", id="nothing"),
        pytest.param(TEXT, "checkpoint_refused", id="no signatures"),
        pytest.param(TEXT + b"\n", "checkpoint_refused", id="no signature lines"),
        pytest.param(NOTE[:-1], "checkpoint_refused", id="last newline missing"),
        pytest.param(NOTE + b"\n", "checkpoint_refused", id="one newline more"),
        pytest.param(NOTE.replace(b"\n", b"\r\n"), "checkpoint_refused", id="carriage returns"),
        pytest.param(NOTE.replace(DASH, b"-"), "checkpoint_refused", id="hyphen for em dash"),
        pytest.param(b"\xff" + NOTE, "checkpoint_refused", id="text not UTF-8"),
        pytest.param(note_of(TEXT, *LINES, b"\xff\n"), "checkpoint_refused", id="line not UTF-8"),
        pytest.param(b"\x00" + NOTE, "checkpoint_refused", id="NUL"),
        pytest.param(note_of(TEXT, PLAIN_LINE), "checkpoint_refused", id="timed line missing"),
        pytest.param(note_of(TEXT, TIMED_LINE), "checkpoint_refused", id="plain line missing"),
        pytest.param(note_of(TEXT, *LINES, PLAIN_LINE), "checkpoint_refused", id="plain twice"),
        pytest.param(note_of(TEXT, *LINES, TIMED_LINE), "checkpoint_refused", id="timed twice"),
        pytest.param(
            note_of(TEXT, *LINES, *[line_of(b"w" * 72, name="w.example")] * 15),
            "checkpoint_refused",
            id="too many lines",
        ),
        pytest.param(
            note_of(TEXT, *LINES, line_of(b"w" * 65_536, name="w.example")),
            "checkpoint_refused",
            id="too many bytes",
        ),
        pytest.param(
            note_of(TEXT, *LINES, line_of(b"wit1", name="w.example")),
            "checkpoint_refused",
            id="a line without a signature",
        ),
        pytest.param(
            note_of(TEXT, *LINES, line_of(b"w" * 72, name="w+x.example")),
            "checkpoint_refused",
            id="plus in a key name",
        ),
        pytest.param(
            note_of(TEXT, *LINES, line_of(b"w" * 72, name="w\u00a0x.example")),
            "checkpoint_refused",
            id="wide space in a key name",
        ),
        pytest.param(
            note_of(TEXT, line_of(line_data(PLAIN_LINE), name="birch.example"), TIMED_LINE),
            "checkpoint_refused",
            id="plain line under another name",
        ),
        pytest.param(
            note_of(TEXT, *(line_of(line_data(each), name="birch.example") for each in LINES)),
            "checkpoint_refused",
            id="nothing in the collection's name",
        ),
        pytest.param(
            sign_checkpoint(checkpoint(7), key=OTHER_KEY), "key_unknown", id="key not vouched for"
        ),
        pytest.param(
            note_of(TEXT, flip_last(PLAIN_LINE), TIMED_LINE), "signature_invalid", id="plain"
        ),
        pytest.param(
            note_of(TEXT, PLAIN_LINE, flip_last(TIMED_LINE)), "signature_invalid", id="timed"
        ),
        pytest.param(
            note_of(TEXT, PLAIN_LINE, line_of(line_data(TIMED_LINE)[:10])),
            "signature_invalid",
            id="timed line too short",
        ),
        pytest.param(NOTE.replace(b"\n7\n", b"\n8\n"), "signature_invalid", id="size changed"),
        pytest.param(NOTE.replace(b"\nAQ", b"\nAA"), "signature_invalid", id="root changed"),
        pytest.param(
            note_of(
                TEXT,
                PLAIN_LINE,
                line_of(
                    line_data(TIMED_LINE)[:11]
                    + bytes([line_data(TIMED_LINE)[11] ^ 1])
                    + line_data(TIMED_LINE)[12:]
                ),
            ),
            "signature_invalid",
            id="time changed",
        ),
        pytest.param(
            note_of(
                TEXT,
                line_of(line_data(PLAIN_LINE)[:4] + line_data(TIMED_LINE)[12:]),
                TIMED_LINE,
            ),
            "signature_invalid",
            id="the timed signature as a plain one",
        ),
    ],
)
def test_a_note_that_is_wrong_in_one_way_is_refused(note: bytes, code: str) -> None:
    with pytest.raises(FederationError) as caught:
        verify(note)

    assert caught.value.code == code


def test_a_key_for_statements_is_not_tried_as_a_record_key() -> None:
    x = parse_base64url(STATEMENT_KEY.public.jwk["x"].encode())
    key_id = note_key_id(NAME, signature_type=1, public_key=x)

    with pytest.raises(KeyUnknownError):
        verify(note_of(TEXT, line_of(key_id + b"s" * 64)), KeySet([STATEMENT_KEY.public]))


def test_a_time_beyond_the_calendar_is_refused() -> None:
    time = 2**63 - 1
    message = b"cosignature/v1\ntime %d\n" % time + TEXT
    timed = time.to_bytes(8) + NATIVE_KEY.sign(message)

    with pytest.raises(CheckpointRefusedError):
        verify(note_of(TEXT, PLAIN_LINE, line_of(line_data(TIMED_LINE)[:4] + timed)))


def test_every_changed_byte_of_a_note_is_noticed() -> None:
    for at in range(len(NOTE)):
        changed = bytes([*NOTE[:at], NOTE[at] ^ 1, *NOTE[at + 1 :]])
        with pytest.raises(FederationError):
            verify(changed)


@pytest.mark.parametrize(
    ("candidate", "error"),
    [
        pytest.param(checkpoint(6, age=2 * HOUR), BehindError, id="a mirror lags"),
        pytest.param(checkpoint(6, age=HOUR), BehindError, id="smaller within one second"),
        pytest.param(checkpoint(6, age=0 * HOUR), RollbackError, id="entry removed"),
        pytest.param(checkpoint(6, age=-HOUR), RollbackError, id="removed, and in the future"),
        pytest.param(checkpoint(7, b"\x02" * 32), EquivocationError, id="entry rewritten"),
        pytest.param(
            checkpoint(7, b"\x02" * 32, age=30 * HOUR), EquivocationError, id="rewritten, and old"
        ),
        pytest.param(checkpoint(7, age=30 * HOUR), FrozenError, id="signed too long ago"),
        pytest.param(checkpoint(8, age=30 * HOUR), FrozenError, id="grown, signed too long ago"),
        pytest.param(checkpoint(8, age=-HOUR), ExpiredError, id="signed in the future"),
        pytest.param(
            checkpoint(8, name="https://birch.example/exchange/nl"),
            MixAndMatchError,
            id="of another collection",
        ),
    ],
)
def test_a_bad_successor_is_rejected(candidate: Checkpoint, error: type[FederationError]) -> None:
    with pytest.raises(error):
        check_successor(candidate, trusted=checkpoint(7), now=NOON)


@pytest.mark.parametrize(
    ("candidate", "trusted"),
    [
        pytest.param(checkpoint(7), None, id="first contact"),
        pytest.param(checkpoint(0, EMPTY_ROOT), None, id="first contact with nothing"),
        pytest.param(checkpoint(7, age=0 * HOUR), checkpoint(7), id="signed again"),
        pytest.param(checkpoint(7), checkpoint(7), id="the same once more"),
        pytest.param(checkpoint(8, b"\x02" * 32, age=0 * HOUR), checkpoint(7), id="grown"),
        pytest.param(checkpoint(7, age=FROZEN_AFTER), checkpoint(7), id="as old as allowed"),
        pytest.param(checkpoint(7, age=-MAX_CLOCK_AHEAD), checkpoint(7), id="a clock ahead"),
    ],
)
def test_a_good_successor_is_accepted(candidate: Checkpoint, trusted: Checkpoint | None) -> None:
    check_successor(candidate, trusted=trusted, now=NOON)


@pytest.mark.parametrize(
    ("age", "error"),
    [
        pytest.param(30 * HOUR, FrozenError, id="too old"),
        pytest.param(-HOUR, ExpiredError, id="not yet"),
    ],
)
def test_a_first_checkpoint_must_be_of_the_present(
    age: timedelta, error: type[FederationError]
) -> None:
    with pytest.raises(error):
        check_successor(checkpoint(7, age=age), trusted=None, now=NOON)
