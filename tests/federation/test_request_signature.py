"""Who asks, until when, and for which body: what a signed request proves."""

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from federation.errors import ContentDigestError, RequestExpiredError
from federation.request_signature import (
    SignableRequest,
    VerifiedRequest,
    claimed_caller,
    sign_request,
    verify_request,
)
from tests.signed_requests import (
    ALDER,
    BODY,
    CREATED,
    GET,
    GET_PARAMETERS,
    KEY,
    KEYS,
    NONCE,
    NOON,
    PING,
    POST,
    SECRET,
    digest,
    posted_by_hand,
    signed,
    signed_by_hand,
)

SECOND = timedelta(seconds=1)


def test_a_signed_get_names_its_caller_and_the_end_of_its_time() -> None:
    assert verify_request(GET, keys=KEYS, now=NOON) == VerifiedRequest(
        entity_id=ALDER,
        keyid="poqkLGiymh_W0uP6PZFw-dvez3QJT5SolqXBCW38r0U",  # as others print it for this key
        nonce=None,
        expires_at=NOON + 120 * SECOND,
    )


def test_a_signed_post_hands_over_its_nonce() -> None:
    assert verify_request(POST, keys=KEYS, now=NOON).nonce == NONCE


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(signed_by_hand(), id="GET"),
        pytest.param(posted_by_hand(), id="POST"),
        pytest.param(signed_by_hand(label="another"), id="any label"),
        pytest.param(
            signed_by_hand(parameters=dict(reversed(GET_PARAMETERS.items()))),
            id="parameters in another order",
        ),
    ],
)
def test_a_request_signed_by_another_implementation_is_accepted(request_: SignableRequest) -> None:
    assert verify_request(request_, keys=KEYS, now=NOON).entity_id == ALDER


def test_what_we_sign_is_the_base_that_the_standard_describes() -> None:
    params = POST.headers["signature-input"].removeprefix("linkpin=")
    base = "\n".join(
        [
            '"@method": POST',
            f'"@target-uri": {PING}',
            f'"linkpin-entity": {ALDER}',
            f'"content-digest": {digest(BODY)}',
            f'"@signature-params": {params}',
        ]
    )
    signature = base64.b64decode(POST.headers["signature"].removeprefix("linkpin=:")[:-1])
    Ed25519PrivateKey.from_private_bytes(SECRET).public_key().verify(signature, base.encode())
    assert f";created={CREATED};" in params
    assert f";expires={CREATED + 60};" in params


def test_signing_adds_four_headers_and_no_more() -> None:
    assert set(POST.headers) == {
        "linkpin-entity",
        "content-digest",
        "signature",
        "signature-input",
    }
    assert set(GET.headers) == {"accept", "linkpin-entity", "signature", "signature-input"}


def lasting(seconds: int, *, created: int = CREATED) -> SignableRequest:
    return signed_by_hand(
        parameters=GET_PARAMETERS | {"created": str(created), "expires": str(created + seconds)}
    )


@pytest.mark.parametrize(
    ("request_", "now"),
    [
        pytest.param(GET, NOON + 121 * SECOND, id="a second after expires and skew"),
        pytest.param(GET, NOON - 61 * SECOND, id="a second before created less skew"),
        pytest.param(lasting(61), NOON, id="a life of 61 seconds"),
        pytest.param(lasting(0), NOON, id="no life"),
        pytest.param(lasting(-1), NOON, id="expires before created"),
        pytest.param(lasting(60, created=0), NOON, id="1970"),
        pytest.param(lasting(60, created=999999999999000), NOON, id="a year no calendar has"),
        pytest.param(lasting(-999999999, created=CREATED), NOON, id="expires long ago"),
    ],
)
def test_a_request_outside_its_time_is_refused(request_: SignableRequest, now: datetime) -> None:
    with pytest.raises(RequestExpiredError):
        verify_request(request_, keys=KEYS, now=now)


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(NOON - 60 * SECOND, id="our clock is a minute behind"),
        pytest.param(NOON + 120 * SECOND, id="our clock is a minute ahead and the request old"),
    ],
)
def test_clocks_may_differ_by_a_minute(now: datetime) -> None:
    assert verify_request(GET, keys=KEYS, now=now).entity_id == ALDER


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(replace(POST, body=BODY.replace(b"7", b"8")), id="one byte changed"),
        pytest.param(replace(POST, body=BODY + b"\n"), id="one byte more"),
        pytest.param(replace(POST, body=BODY[:-1]), id="one byte less"),
        pytest.param(
            posted_by_hand(headers={"content-digest": "sha-512=:AAAA:"}), id="another algorithm"
        ),
        pytest.param(
            posted_by_hand(headers={"content-digest": f"{digest(BODY)}, sha-512=:AAAA:"}),
            id="two digests",
        ),
        pytest.param(
            posted_by_hand(headers={"content-digest": f"{digest(BODY)};a=1"}),
            id="digest with a parameter",
        ),
        pytest.param(posted_by_hand(headers={"content-digest": "none"}), id="no digest at all"),
    ],
)
def test_another_body_than_the_signed_one_is_refused(request_: SignableRequest) -> None:
    with pytest.raises(ContentDigestError):
        verify_request(request_, keys=KEYS, now=NOON)


def test_the_claimed_caller_is_read_in_any_case_of_the_header() -> None:
    assert claimed_caller({"Linkpin-Entity": ALDER}) == ALDER


@pytest.mark.parametrize(
    "sign",
    [
        pytest.param(lambda: signed(replace(POST, headers={})), id="POST without a nonce"),
        pytest.param(lambda: signed(replace(GET, headers={}), nonce=NONCE), id="GET with one"),
        pytest.param(lambda: signed(POST, nonce="x"), id="nonce too short"),
        pytest.param(lambda: signed(replace(GET, method="PUT")), id="another method"),
        pytest.param(lambda: signed(replace(GET, url="/exchange/ran")), id="a relative URL"),
        pytest.param(lambda: signed(replace(GET, url="https://a@b.example/")), id="a user in it"),
        pytest.param(
            lambda: sign_request(GET, entity_id=f"{ALDER}/", key=KEY, now=NOON, nonce=None),
            id="a slash after the identifier",
        ),
    ],
)
def test_we_never_sign_what_the_profile_does_not_have(sign: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        sign()
