"""Keys named by their thumbprint, and tokens that do not choose how they are verified."""

import hashlib
import json
from collections.abc import Callable

import pytest

from federation.base64url import parse_base64url
from federation.errors import (
    HeaderRefusedError,
    JsonRefusedError,
    KeyRefusedError,
    KeyUnknownError,
    SignatureError,
)
from federation.jwk import KeyAlgorithm
from federation.keys import (
    ENTRY_ALGORITHMS,
    STATEMENT_ALGORITHMS,
    KeySet,
    SigningKey,
    generate_signing_key,
    load_signing_key,
    parse_key_set,
    sign_compact,
    sign_raw,
    verify_compact,
    verify_raw,
)
from tests.federation.sample_federation import base64url, fixed_key, make_token

ABOUT = "https://rotterdam.example"
TYP = "linkpin-entry+jwt"

# RFC 8037, appendix A.1 and A.3: the key and its published thumbprint.
RFC_8037_KEY = {
    "kty": "OKP",
    "crv": "Ed25519",
    "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
}

# RFC 7515, appendix A.3: a P-256 key; the thumbprint is RFC 7638 done by hand.
RFC_7515_X = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"
RFC_7515_Y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
RFC_7515_KEY = {
    "kty": "EC",
    "crv": "P-256",
    "x": RFC_7515_X,
    "y": RFC_7515_Y,
    "d": "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI",
    "kid": base64url(
        hashlib.sha256(
            f'{{"crv":"P-256","kty":"EC","x":"{RFC_7515_X}","y":"{RFC_7515_Y}"}}'.encode()
        ).digest()
    ).decode(),
}

# RFC 8032, section 7.1, tests 1 and 2; test 1 uses the key of RFC 8037.
RFC_8032_EMPTY_SIGNATURE = (
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
    "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
)

EDWARDS = fixed_key("a town", "Ed25519")
P_256 = fixed_key("a town", "ES256")
BOTH = KeySet([EDWARDS.public, P_256.public])


def _entry(token: bytes, keys: KeySet = BOTH) -> bytes:
    return verify_compact(token, typ=TYP, algorithms=ENTRY_ALGORITHMS, keys=keys, about=ABOUT)


@pytest.mark.parametrize("members", [RFC_8037_KEY, RFC_7515_KEY], ids=["Ed25519", "P-256"])
def test_a_key_is_named_by_its_published_thumbprint(members: dict[str, str]) -> None:
    assert load_signing_key(json.dumps(members).encode()).kid == members["kid"]


def test_ed25519_signs_as_rfc_8032_shows() -> None:
    key = load_signing_key(json.dumps(RFC_8037_KEY).encode())
    assert sign_raw(key, b"").hex() == RFC_8032_EMPTY_SIGNATURE
    signature = bytes.fromhex(RFC_8032_EMPTY_SIGNATURE)
    assert verify_raw(key.public, b"", signature=signature, about=ABOUT) == b""


@pytest.mark.parametrize(
    ("message", "signature"),
    [
        (b"another", sign_raw(EDWARDS, b"message")),
        (b"message", sign_raw(fixed_key("other", "Ed25519"), b"message")),
        (b"message", b""),
        (b"message", bytes(64)),
        (b"message", sign_raw(EDWARDS, b"message") + b"\0"),
    ],
    ids=["message", "key", "empty", "zeros", "longer"],
)
def test_a_raw_signature_that_does_not_hold_is_refused(message: bytes, signature: bytes) -> None:
    with pytest.raises(SignatureError):
        verify_raw(EDWARDS.public, message, signature=signature, about=ABOUT)


def test_raw_messages_take_no_p_256_key() -> None:
    with pytest.raises(KeyRefusedError):
        sign_raw(P_256, b"message")
    with pytest.raises(KeyRefusedError):
        verify_raw(P_256.public, b"message", signature=bytes(64), about=ABOUT)


@pytest.mark.parametrize("algorithm", ["ES256", "Ed25519"])
def test_a_dumped_key_loads_as_the_same_key(algorithm: KeyAlgorithm) -> None:
    key = generate_signing_key(algorithm)
    loaded = load_signing_key(key.dump())
    assert loaded == key
    token = sign_compact(b"payload", typ=TYP, key=loaded)
    verified = verify_compact(
        token, typ=TYP, algorithms={algorithm}, keys=KeySet([key.public]), about=ABOUT
    )
    assert verified == b"payload"


@pytest.mark.parametrize("algorithm", ["ES256", "Ed25519"])
def test_two_new_keys_differ(algorithm: KeyAlgorithm) -> None:
    assert generate_signing_key(algorithm) != generate_signing_key(algorithm)


def test_a_number_outside_the_curve_is_drawn_again() -> None:
    draws = iter([bytes(32), b"\xff" * 32, bytes(31) + b"\x07"])
    key = generate_signing_key("ES256", random_bytes=lambda _size: next(draws))
    assert json.loads(key.dump())["d"] == base64url(bytes(31) + b"\x07").decode()


@pytest.mark.parametrize("show", [repr, str], ids=["repr", "str"])
def test_a_signing_key_never_shows_its_private_part(show: Callable[[SigningKey], str]) -> None:
    for key in (EDWARDS, P_256):
        members = json.loads(key.dump())
        assert members["d"] not in show(key)
        assert "d" not in key.public.jwk
        assert members["d"] not in json.dumps(KeySet([key.public]).dump())


def test_a_published_key_carries_its_name_use_and_algorithm() -> None:
    jwk = P_256.public.jwk
    assert sorted(jwk) == ["alg", "crv", "kid", "kty", "use", "x", "y"]
    assert (jwk["use"], jwk["alg"], jwk["kid"]) == ("sig", "ES256", P_256.kid)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        json.dumps(P_256.public.jwk).encode() + b" ",
        json.dumps(json.loads(P_256.dump()) | {"d": 7}).encode(),
        json.dumps(json.loads(P_256.dump()) | {"d": "AAAA"}).encode(),
        json.dumps(json.loads(P_256.dump()) | {"d": "A" * 43}).encode(),
        json.dumps(RFC_7515_KEY | {"kid": P_256.kid}).encode(),
    ],
    ids=["empty", "list", "no members", "public", "number", "short", "zero", "other name"],
)
def test_what_is_no_private_key_is_not_loaded(data: bytes) -> None:
    with pytest.raises(KeyRefusedError):
        load_signing_key(data)


def test_a_private_part_has_one_length() -> None:
    members = json.loads(P_256.dump())
    longer = b"\0" + parse_base64url(members["d"].encode())
    padded = members | {"d": base64url(longer).decode()}
    with pytest.raises(KeyRefusedError):
        load_signing_key(json.dumps(padded).encode())


def test_a_coordinate_has_one_length_whatever_its_name() -> None:
    # Another spelling of one point would give one key a second thumbprint.
    jwk = P_256.public.jwk
    longer = base64url(b"\0" + parse_base64url(jwk["x"].encode())).decode()
    text = f'{{"crv":"P-256","kty":"EC","x":"{longer}","y":"{jwk["y"]}"}}'
    kid = base64url(hashlib.sha256(text.encode()).digest()).decode()
    with pytest.raises(KeyRefusedError, match="32 bytes"):
        parse_key_set({"keys": [{**jwk, "x": longer, "kid": kid}]}, about=ABOUT)


def test_halves_of_two_keys_are_not_loaded() -> None:
    mixed = json.loads(P_256.dump()) | {"d": RFC_7515_KEY["d"]}
    with pytest.raises(KeyRefusedError, match="do not belong together"):
        load_signing_key(json.dumps(mixed).encode())


def test_a_key_set_survives_being_written_and_read() -> None:
    assert parse_key_set(BOTH.dump(), about=ABOUT) == BOTH


def test_a_key_set_takes_ten_keys_and_members_it_does_not_know() -> None:
    keys = [dict(fixed_key(str(number)).public.jwk) | {"note": "x"} for number in range(10)]
    parsed = parse_key_set({"keys": keys, "note": 1}, about=ABOUT)
    assert len(parsed) == 10
    assert all("note" not in key.jwk for key in parsed.values())


@pytest.mark.parametrize("members", [{}, {"keys": None}, {"keys": {}}], ids=repr)
def test_what_is_no_key_set_is_refused(members: dict[str, object]) -> None:
    with pytest.raises(KeyRefusedError):
        parse_key_set(members, about=ABOUT)


@pytest.mark.parametrize("member", ["alg", "use", "kid", "kty", "crv", "x", "y", "key_ops"])
@pytest.mark.parametrize("value", [None, 7, [], {}, ["ES256"], ""], ids=repr)
def test_a_member_of_another_type_is_refused_as_a_key(member: str, value: object) -> None:
    key: dict[str, object] = {**P_256.public.jwk, member: value}
    with pytest.raises(KeyRefusedError):
        parse_key_set({"keys": [key]}, about=ABOUT)


def test_an_ed25519_key_may_be_labelled_with_the_older_name() -> None:
    key = dict(EDWARDS.public.jwk) | {"alg": "EdDSA"}
    parsed = parse_key_set({"keys": [key]}, about=ABOUT)
    assert parsed[EDWARDS.kid].jwk["alg"] == "Ed25519"


def test_a_key_outside_the_set_is_unknown() -> None:
    with pytest.raises(KeyUnknownError):
        BOTH.get_key("nobody", about=ABOUT)


def test_the_exact_payload_comes_back() -> None:
    payload = b'{ "a":1,\n"a":2 }\xff'
    assert _entry(sign_compact(payload, typ=TYP, key=EDWARDS)) == payload


def test_the_header_is_exactly_algorithm_type_and_key() -> None:
    token = sign_compact(b"", typ=TYP, key=EDWARDS)
    expected = f'{{"alg":"Ed25519","typ":"{TYP}","kid":"{EDWARDS.kid}"}}'.encode()
    assert token.split(b".")[0] == base64url(expected)


@pytest.mark.parametrize("alg", ["EdDSA", "ES256"])
def test_an_entry_is_labelled_ed25519_and_nothing_else(alg: str) -> None:
    key = P_256 if alg == "ES256" else EDWARDS
    token = make_token(b"{}", key, {"alg": alg, "typ": TYP, "kid": key.kid})
    with pytest.raises(HeaderRefusedError):
        _entry(token)
    assert verify_compact(
        token, typ=TYP, algorithms=STATEMENT_ALGORITHMS, keys=BOTH, about=ABOUT
    ) == (b"{}")


def test_a_header_cannot_make_a_key_work_with_another_algorithm() -> None:
    token = make_token(b"{}", P_256, {"alg": "Ed25519", "typ": TYP, "kid": P_256.kid})
    with pytest.raises(HeaderRefusedError, match="another algorithm"):
        _entry(token)


def test_a_token_of_another_kind_is_refused() -> None:
    with pytest.raises(HeaderRefusedError):
        _entry(sign_compact(b"{}", typ="entity-statement+jwt", key=EDWARDS))


def test_a_key_that_is_not_vouched_for_is_unknown() -> None:
    token = sign_compact(b"{}", typ=TYP, key=EDWARDS)
    with pytest.raises(KeyUnknownError):
        _entry(token, KeySet([P_256.public]))


def test_a_header_of_many_bytes_is_refused_before_it_is_read() -> None:
    header = json.dumps({"alg": "Ed25519", "typ": TYP, "kid": "k" * 600}).encode()
    with pytest.raises(HeaderRefusedError):
        _entry(make_token(b"{}", EDWARDS, header))


def test_a_payload_outside_the_alphabet_is_refused_although_signed() -> None:
    head = sign_compact(b"", typ=TYP, key=EDWARDS).split(b".")[0]
    signed = head + b".Zm9v="
    token = signed + b"." + base64url(sign_raw(EDWARDS, signed))
    with pytest.raises(JsonRefusedError):
        _entry(token)


@pytest.mark.parametrize("place", range(0, 200, 7))
def test_one_character_changed_anywhere_is_refused(place: int) -> None:
    token = sign_compact(b'{"iss": "https://rotterdam.example"}', typ=TYP, key=EDWARDS)
    other = b"A" if token[place : place + 1] != b"A" else b"B"
    changed = token[:place] + other + token[place + 1 :]
    with pytest.raises((HeaderRefusedError, KeyUnknownError, SignatureError)):
        _entry(changed)
