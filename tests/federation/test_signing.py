"""Entries and bodies: what is accepted, and each way to be wrong."""

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

import pytest

from federation.base64url import dump_base64url, parse_base64url
from federation.errors import BodyRefusedError, FederationError, KeyRefusedError
from federation.keys import KeySet, generate_signing_key, sign_compact, sign_raw
from federation.signing import (
    MAX_ENTRY_BYTES,
    check_body,
    commit_body,
    listed_keys,
    read_claims,
    sign_entry,
    verify_entry,
    verify_entry_signature,
    verify_first_entry,
)
from schemas.entry import EntryClaims, Kind, Operation, dump_entry_claims
from tests.federation.fake_origin import COLLECTION, DAY, ISSUER, fixed_key, record_id

KEY = fixed_key(1)
OTHER_KEY = fixed_key(2)
STATEMENT_KEY = generate_signing_key("ES256", random_bytes=lambda count: b"\x03" * count)
KEYS = KeySet([KEY.public])
SALT = bytes(range(16))
BODY = '{"title":"café"}'.encode()
PUT = EntryClaims(
    iss=ISSUER,
    aud=COLLECTION,
    op=Operation.PUT,
    iat=DAY,
    kind=Kind.PRACTICE_SUMMARY,
    id=record_id(1),
    rev=1,
    digest=sha256(SALT + BODY).digest(),
    size=len(BODY),
)
FOUNDING = EntryClaims(
    iss=ISSUER, aud=COLLECTION, op=Operation.KEY, iat=DAY, keys=(KEY.public.jwk,)
)
ENTRY = sign_entry(PUT, key=KEY)
HEADER = {"alg": "Ed25519", "typ": "linkpin-entry+jwt", "kid": KEY.kid}
PAYLOAD = dump_entry_claims(PUT)


def token(header: Mapping[str, object] | bytes, payload: bytes = PAYLOAD) -> bytes:
    """A compact JWS made step by step after RFC 7515, section 5.1, whatever its header says."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    signing_input = dump_base64url(text) + b"." + dump_base64url(payload)
    return signing_input + b"." + dump_base64url(sign_raw(KEY, signing_input))


def payload_with(**members: object) -> bytes:
    claims = json.loads(PAYLOAD) | members
    return json.dumps({name: value for name, value in claims.items() if value is not None}).encode()


def verify(entry: bytes, keys: KeySet = KEYS) -> EntryClaims:
    return verify_entry(entry, issuer=ISSUER, collection=COLLECTION, keys=keys).claims


def test_a_signed_entry_is_verified_as_it_was_signed() -> None:
    verified = verify_entry(ENTRY, issuer=ISSUER, collection=COLLECTION, keys=KEYS)

    assert (verified.claims, verified.kid, verified.entry) == (PUT, KEY.kid, ENTRY)


def test_the_header_is_exactly_algorithm_type_and_key() -> None:
    assert json.loads(parse_base64url(ENTRY.split(b".")[0])) == HEADER


def test_an_entry_made_by_hand_after_the_standard_is_verified() -> None:
    assert verify(token(HEADER)) == PUT


def test_the_signature_can_be_verified_before_the_claims_are_read() -> None:
    signed = verify_entry_signature(token(HEADER, b"no claims"), keys=KEYS, about=COLLECTION)

    assert (signed.kid, signed.payload) == (KEY.kid, b"no claims")
    with pytest.raises(FederationError) as caught:
        read_claims(signed, issuer=ISSUER, collection=COLLECTION)
    assert caught.value.code == "json_refused"


def test_entries_are_not_signed_with_a_key_for_statements() -> None:
    with pytest.raises(KeyRefusedError):
        sign_entry(PUT, key=STATEMENT_KEY)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        pytest.param(b"x" * (MAX_ENTRY_BYTES + 1), "json_refused", id="too large"),
        pytest.param(b"", "header_refused", id="nothing"),
        pytest.param(b"a.b", "header_refused", id="two parts"),
        pytest.param(ENTRY + b".x", "header_refused", id="four parts"),
        pytest.param(token(b"not json"), "header_refused", id="header no JSON"),
        pytest.param(
            token(b'{"alg":"Ed25519","alg":"Ed25519"}'), "header_refused", id="duplicate member"
        ),
        pytest.param(token(HEADER | {"alg": "EdDSA"}), "header_refused", id="older name"),
        pytest.param(token(HEADER | {"alg": "none"}), "header_refused", id="no algorithm"),
        pytest.param(token(HEADER | {"alg": "ES256"}), "header_refused", id="statement algorithm"),
        pytest.param(token(HEADER | {"typ": "JWT"}), "header_refused", id="other type"),
        pytest.param(
            token(HEADER | {"typ": "Linkpin-Entry+JWT"}), "header_refused", id="other case"
        ),
        pytest.param(
            token({"alg": "Ed25519", "kid": KEY.kid}), "header_refused", id="type missing"
        ),
        pytest.param(
            token({"alg": "Ed25519", "typ": "linkpin-entry+jwt"}), "header_refused", id="no kid"
        ),
        pytest.param(token(HEADER | {"jwk": KEY.public.jwk}), "header_refused", id="jwk"),
        pytest.param(token(HEADER | {"jku": "https://x.example"}), "header_refused", id="jku"),
        pytest.param(token(HEADER | {"x5u": "https://x.example"}), "header_refused", id="x5u"),
        pytest.param(token(HEADER | {"x5c": []}), "header_refused", id="x5c"),
        pytest.param(token(HEADER | {"crit": ["b64"]}), "header_refused", id="crit"),
        pytest.param(token(HEADER | {"b64": False}), "header_refused", id="b64"),
        pytest.param(sign_entry(PUT, key=OTHER_KEY), "key_unknown", id="unknown key"),
        pytest.param(token(HEADER | {"kid": OTHER_KEY.kid}), "key_unknown", id="unknown kid"),
        pytest.param(ENTRY[:-4] + b"AAAA", "signature_invalid", id="signature changed"),
        pytest.param(ENTRY.replace(b".", b".A", 1), "signature_invalid", id="payload changed"),
        pytest.param(ENTRY.rpartition(b".")[0] + b".", "signature_invalid", id="no signature"),
        pytest.param(
            sign_compact(PAYLOAD, typ="entity-statement+jwt", key=KEY),
            "header_refused",
            id="a statement as an entry",
        ),
        pytest.param(token(HEADER, b"[]"), "json_refused", id="claims no object"),
        pytest.param(token(HEADER, b'{"a":1,"a":1}'), "json_refused", id="claim twice"),
        pytest.param(token(HEADER, b"\xff"), "json_refused", id="claims not UTF-8"),
        pytest.param(token(HEADER, payload_with(size=1.0)), "json_refused", id="float"),
        pytest.param(token(HEADER, payload_with(size=2**53)), "json_refused", id="large integer"),
        pytest.param(token(HEADER, payload_with(extra=1)), "claims_refused", id="unknown claim"),
        pytest.param(token(HEADER, payload_with(op="share")), "claims_refused", id="unknown op"),
        pytest.param(token(HEADER, payload_with(kind="post")), "claims_refused", id="unknown kind"),
        pytest.param(token(HEADER, payload_with(digest=None)), "claims_refused", id="no digest"),
        pytest.param(token(HEADER, payload_with(rev=0)), "claims_refused", id="revision 0"),
        pytest.param(token(HEADER, payload_with(iat=DAY + 1)), "claims_refused", id="not midnight"),
        pytest.param(token(HEADER, payload_with(size=65_537)), "claims_refused", id="large body"),
        pytest.param(
            token(HEADER, payload_with(iss="https://cedar.example")),
            "claims_refused",
            id="other issuer",
        ),
        pytest.param(
            token(HEADER, payload_with(aud=COLLECTION.replace("ran", "nl"))),
            "claims_refused",
            id="other collection",
        ),
    ],
)
def test_an_entry_that_is_wrong_in_one_way_is_refused(entry: bytes, code: str) -> None:
    with pytest.raises(FederationError) as caught:
        verify(entry)

    assert caught.value.code == code
    assert caught.value.about == COLLECTION


def test_every_changed_byte_of_an_entry_is_noticed() -> None:
    for at in range(len(ENTRY)):
        changed = bytes([*ENTRY[:at], ENTRY[at] ^ 1, *ENTRY[at + 1 :]])
        with pytest.raises(FederationError):
            verify(changed)


def test_nothing_of_the_claims_counts_before_the_signature_holds() -> None:
    forged = token(HEADER, b"no claims")[:-4] + b"AAAA"

    with pytest.raises(FederationError) as caught:
        verify(forged)

    assert caught.value.code == "signature_invalid"


def test_a_log_begins_with_keys_signed_by_one_of_them() -> None:
    entry = sign_entry(FOUNDING, key=KEY)

    first = verify_first_entry(entry, issuer=ISSUER, collection=COLLECTION)

    assert first.claims == FOUNDING
    assert listed_keys(first.claims, about=COLLECTION) == KEYS


def founding_with(**members: object) -> bytes:
    return json.dumps(json.loads(dump_entry_claims(FOUNDING)) | members).encode()


SMALL_ORDER = {"kty": "OKP", "crv": "Ed25519", "x": "A" * 43}


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        pytest.param(b"x" * (MAX_ENTRY_BYTES + 1), "json_refused", id="too large"),
        pytest.param(b"abc", "header_refused", id="one part"),
        pytest.param(b"a.!.c", "header_refused", id="payload not base64url"),
        pytest.param(ENTRY, "claims_refused", id="no key entry"),
        pytest.param(token(HEADER, b"[]"), "json_refused", id="claims no object"),
        pytest.param(sign_entry(FOUNDING, key=OTHER_KEY), "key_unknown", id="by an unlisted key"),
        pytest.param(token(HEADER, founding_with(keys=[])), "claims_refused", id="no keys"),
        pytest.param(
            token(HEADER, founding_with(keys=[SMALL_ORDER | {"kid": KEY.kid}])),
            "key_refused",
            id="small-order key",
        ),
        pytest.param(
            token(HEADER, founding_with(keys=[dict(KEY.public.jwk) | {"kid": OTHER_KEY.kid}])),
            "key_refused",
            id="kid of another key",
        ),
        pytest.param(
            token(HEADER, founding_with(iss="https://cedar.example")),
            "claims_refused",
            id="other issuer",
        ),
        pytest.param(
            sign_entry(FOUNDING, key=KEY)[:-4] + b"AAAA", "signature_invalid", id="forged"
        ),
    ],
)
def test_a_first_entry_that_is_wrong_in_one_way_is_refused(entry: bytes, code: str) -> None:
    with pytest.raises(FederationError) as caught:
        verify_first_entry(entry, issuer=ISSUER, collection=COLLECTION)

    assert caught.value.code == code


def test_a_body_is_committed_to_with_its_salt_in_front() -> None:
    # From `printf '\x00…\x0f{"title":"café"}' | sha256sum`.
    assert commit_body(BODY, SALT).hex() == (
        "a379733be9d8cbb38d126d95114d86ec684be28843971f8c63bb076f2d298d3b"
    )


@pytest.mark.parametrize("length", [0, 15, 17])
def test_a_salt_has_sixteen_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        commit_body(BODY, b"x" * length)


def test_the_committed_body_is_accepted() -> None:
    check_body(PUT, salt=SALT, body=BODY, about=COLLECTION)


@pytest.mark.parametrize(
    ("claims", "salt", "body"),
    [
        pytest.param(PUT, SALT, BODY + b" ", id="longer"),
        pytest.param(PUT, SALT, BODY[:-1], id="shorter"),
        pytest.param(PUT, SALT, BODY[:-2] + b"!}", id="other body of that size"),
        pytest.param(PUT, b"\xff" + SALT[1:], BODY, id="other salt"),
        pytest.param(PUT, SALT[:-1], SALT[-1:] + BODY[:-1], id="salt that gives a byte away"),
        pytest.param(PUT, b"", BODY, id="no salt"),
    ],
)
def test_a_body_that_does_not_fit_is_refused(claims: EntryClaims, salt: bytes, body: bytes) -> None:
    with pytest.raises(BodyRefusedError) as caught:
        check_body(claims, salt=salt, body=body, about=COLLECTION)

    assert caught.value.code == "body_refused"


def test_no_body_belongs_to_an_entry_that_puts_none() -> None:
    with pytest.raises(BodyRefusedError, match="no body belongs to a key entry"):
        check_body(FOUNDING, salt=SALT, body=BODY, about=COLLECTION)


def test_a_signed_size_must_fit_even_if_the_digest_does() -> None:
    with pytest.raises(BodyRefusedError):
        check_body(replace(PUT, size=len(BODY) + 1), salt=SALT, body=BODY, about=COLLECTION)


def test_an_erased_body_cannot_be_guessed_from_its_digest() -> None:
    assert commit_body(BODY, SALT) != commit_body(BODY, bytes(16))
    assert commit_body(BODY, SALT) != sha256(BODY).digest()
