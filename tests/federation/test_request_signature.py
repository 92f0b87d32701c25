"""Who asks: every way a signed request can differ from the profile is refused.

Odd requests are signed here by hand, from the text of RFC 9421, section 2.5, so that the
code under test is never the only witness of its own signatures.
"""

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from federation.errors import (
    CallerRefusedError,
    ContentDigestError,
    RequestExpiredError,
    RequestSignatureError,
    SignatureMissingError,
)
from federation.keys import KeySet, SigningKey, generate_signing_key
from federation.request_signature import (
    SignableRequest,
    VerifiedRequest,
    claimed_caller,
    sign_request,
    verify_request,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CREATED = 1772366400  # NOON
SECOND = timedelta(seconds=1)
ALDER = "https://alder.example"
CHECKPOINT = "https://birch.example/exchange/ran/checkpoint"
PING = "https://birch.example/exchange/ping"
NONCE = "AAECAwQFBgcICQoLDA0ODw"
BODY = b'{"collection":"https://alder.example/exchange/ran","size":7}'

# The key pair of RFC 9421, appendix B.1.4: published, so that it can protect nothing.
SECRET = base64.urlsafe_b64decode("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU=")
KEY = generate_signing_key("Ed25519", random_bytes=lambda _: SECRET)
KEYS = KeySet([KEY.public])
GET_COMPONENTS = ('"@method"', '"@target-uri"', '"linkpin-entity"')
POST_COMPONENTS = (*GET_COMPONENTS, '"content-digest"')
GET_PARAMETERS = {
    "created": str(CREATED),
    "keyid": f'"{KEY.kid}"',
    "alg": '"ed25519"',
    "expires": str(CREATED + 60),
    "tag": '"linkpin-exchange/1"',
}
POST_PARAMETERS = GET_PARAMETERS | {"nonce": f'"{NONCE}"'}


def digest(body: bytes) -> str:
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def signed_by_hand(
    components: tuple[str, ...] = GET_COMPONENTS,
    parameters: Mapping[str, str] = GET_PARAMETERS,
    *,
    method: str = "GET",
    url: str = CHECKPOINT,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    label: str = "sig1",
) -> SignableRequest:
    """Sign whatever is asked for, as RFC 9421 builds a signature base."""
    sent = {"linkpin-entity": ALDER} | ({"content-digest": digest(body)} if body else {})
    sent |= headers or {}
    values = sent | {"@method": method, "@target-uri": url, "@authority": "birch.example"}
    params = f"({' '.join(components)})" + "".join(f";{n}={v}" for n, v in parameters.items())
    values["linkpin-entity;bs"] = f":{base64.b64encode(sent['linkpin-entity'].encode()).decode()}:"
    lines = [f"{name}: {values[name.replace(chr(34), '')]}" for name in components]
    signing_input = "\n".join([*lines, f'"@signature-params": {params}'])
    signature = Ed25519PrivateKey.from_private_bytes(SECRET).sign(signing_input.encode())
    sent["signature-input"] = f"{label}={params}"
    sent["signature"] = f"{label}=:{base64.b64encode(signature).decode()}:"
    return SignableRequest(method=method, url=url, headers=sent, body=body)


def posted_by_hand(
    components: tuple[str, ...] = POST_COMPONENTS,
    parameters: Mapping[str, str] = POST_PARAMETERS,
    *,
    body: bytes = BODY,
    headers: Mapping[str, str] | None = None,
) -> SignableRequest:
    return signed_by_hand(
        components, parameters, method="POST", url=PING, body=body, headers=headers
    )


def signed(request: SignableRequest, *, nonce: str | None = None) -> SignableRequest:
    headers = sign_request(request, entity_id=ALDER, key=KEY, now=NOON, nonce=nonce)
    return replace(request, headers={**request.headers, **headers})


def changed(request: SignableRequest, **headers: str) -> SignableRequest:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return replace(request, headers={**request.headers, **named})


GET = signed(SignableRequest(method="GET", url=CHECKPOINT, headers={"accept": "text/plain"}))
POST = signed(SignableRequest(method="POST", url=PING, headers={}, body=BODY), nonce=NONCE)


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


def without(*names: str, parameters: Mapping[str, str] = GET_PARAMETERS) -> dict[str, str]:
    return {name: value for name, value in parameters.items() if name not in names}


TWO_INPUTS = f"{GET.headers['signature-input']}, b{GET.headers['signature-input']}"
TWO_SIGNATURES = f"{GET.headers['signature']}, b{GET.headers['signature']}"


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(replace(GET, headers={}), id="no header at all"),
        pytest.param(replace(GET, headers={"linkpin-entity": ALDER}), id="no signature"),
        pytest.param(
            replace(GET, headers={n: v for n, v in GET.headers.items() if n != "signature-input"}),
            id="no signature-input",
        ),
        pytest.param(signed_by_hand(GET_COMPONENTS[:2]), id="caller not covered"),
        pytest.param(signed_by_hand(GET_COMPONENTS[1:]), id="method not covered"),
        pytest.param(signed_by_hand(GET_COMPONENTS[::2]), id="target not covered"),
        pytest.param(signed_by_hand((*GET_COMPONENTS, '"@authority"')), id="one component more"),
        pytest.param(signed_by_hand(GET_COMPONENTS[::-1]), id="components in another order"),
        pytest.param(
            signed_by_hand((*GET_COMPONENTS[:2], '"linkpin-entity";bs')),
            id="a component with a parameter",
        ),
        pytest.param(posted_by_hand(GET_COMPONENTS), id="body not covered"),
        pytest.param(
            signed_by_hand(POST_COMPONENTS, headers={"content-digest": digest(b"")}),
            id="digest covered without a body",
        ),
        pytest.param(signed_by_hand(parameters=without("created")), id="no created"),
        pytest.param(signed_by_hand(parameters=without("expires")), id="no expires"),
        pytest.param(signed_by_hand(parameters=without("alg")), id="no alg"),
        pytest.param(signed_by_hand(parameters=without("tag")), id="no tag"),
        pytest.param(
            signed_by_hand(parameters=GET_PARAMETERS | {"tag": '"linkpin-exchange/2"'}),
            id="another tag",
        ),
        pytest.param(posted_by_hand(parameters=GET_PARAMETERS), id="POST without a nonce"),
        pytest.param(signed_by_hand(parameters=POST_PARAMETERS), id="GET with a nonce"),
        pytest.param(
            posted_by_hand(parameters=POST_PARAMETERS | {"nonce": '"short"'}), id="short nonce"
        ),
        pytest.param(
            posted_by_hand(parameters=POST_PARAMETERS | {"nonce": f'"{"x" * 65}"'}),
            id="long nonce",
        ),
        pytest.param(
            posted_by_hand(parameters=POST_PARAMETERS | {"nonce": f'"{"x" * 21} "'}),
            id="nonce with a blank",
        ),
        pytest.param(signed_by_hand(method="DELETE"), id="another method"),
        pytest.param(signed_by_hand(url=f"{CHECKPOINT}#top"), id="a fragment"),
        pytest.param(changed(GET, Signature=GET.headers["signature"]), id="signature twice"),
        pytest.param(changed(GET, Linkpin_Entity=ALDER), id="caller twice, in another case"),
        pytest.param(changed(GET, linkpin_entity=f"{ALDER}, {ALDER}"), id="caller twice, joined"),
        pytest.param(changed(GET, linkpin_entity=f"{ALDER}/"), id="caller with a slash"),
        pytest.param(changed(GET, linkpin_entity="HTTPS://alder.example"), id="scheme in capitals"),
        pytest.param(changed(GET, linkpin_entity="https://Alder.example"), id="host in capitals"),
        pytest.param(changed(GET, linkpin_entity="https://a@alder.example"), id="caller with user"),
        pytest.param(changed(GET, linkpin_entity="alder.example"), id="caller without scheme"),
        pytest.param(changed(GET, linkpin_entity="https://älder.example"), id="caller not ASCII"),
        pytest.param(changed(GET, linkpin_entity="https://\ud800"), id="caller not encodable"),
        pytest.param(changed(GET, signature="linkpin=:é:"), id="signature not ASCII"),
        pytest.param(changed(GET, signature="x" * 8193), id="more than 8 KiB of headers"),
    ],
)
def test_a_request_not_signed_as_the_profile_asks_is_refused(request_: SignableRequest) -> None:
    with pytest.raises(SignatureMissingError) as caught:
        verify_request(request_, keys=KEYS, now=NOON)
    assert caught.value.code == "signature_missing"


STRANGER = generate_signing_key("Ed25519")
STATEMENT_KEY = generate_signing_key("ES256")


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(replace(GET, method="POST", body=b""), id="method"),
        pytest.param(replace(GET, url=f"{CHECKPOINT}?size=1"), id="query added"),
        pytest.param(replace(GET, url=CHECKPOINT.replace("birch", "cedar")), id="host"),
        pytest.param(replace(GET, url=CHECKPOINT.replace("https", "http")), id="scheme"),
        pytest.param(replace(GET, url=CHECKPOINT.replace("/ran/", "/%72an/")), id="path spelling"),
        pytest.param(replace(GET, url=CHECKPOINT.replace(".example", ".example:443")), id="port"),
        pytest.param(changed(GET, linkpin_entity="https://cedar.example"), id="caller"),
        pytest.param(
            changed(POST, content_digest=digest(b"{}")), id="digest replaced with another"
        ),
        pytest.param(
            changed(GET, signature_input=GET.headers["signature-input"].replace("60;", "61;")),
            id="a parameter changed",
        ),
        pytest.param(
            changed(GET, signature=f"linkpin=:{base64.b64encode(bytes(64)).decode()}:"),
            id="signature of zeros",
        ),
        pytest.param(changed(GET, signature="linkpin=:AAAA:"), id="short signature"),
        pytest.param(changed(GET, signature="linkpin=::"), id="empty signature"),
        pytest.param(changed(GET, signature='linkpin="text"'), id="signature is a string"),
        pytest.param(changed(GET, signature="other=:AAAA:"), id="labels differ"),
        pytest.param(
            changed(GET, signature_input=TWO_INPUTS, signature=TWO_SIGNATURES),
            id="two signatures",
        ),
        pytest.param(
            changed(GET, signature_input=f"{GET.headers['signature-input']}, " * 2 + "c=1"),
            id="one label twice",
        ),
        pytest.param(changed(GET, signature_input="linkpin=1"), id="input is a number"),
        pytest.param(changed(GET, signature_input=";;;"), id="input is no dictionary"),
        pytest.param(changed(GET, signature_input="linkpin=()"), id="input without parameters"),
        pytest.param(
            signed_by_hand((*GET_COMPONENTS, '"@method"')), id="one component covered twice"
        ),
        pytest.param(
            signed_by_hand(parameters=GET_PARAMETERS | {"keyid": f'"{STRANGER.kid}"'}),
            id="unknown keyid",
        ),
        pytest.param(signed_by_hand(parameters=without("keyid")), id="no keyid"),
        pytest.param(
            signed_by_hand(parameters=GET_PARAMETERS | {"alg": '"hmac-sha256"'}),
            id="another algorithm",
        ),
        pytest.param(
            signed_by_hand(parameters=GET_PARAMETERS | {"x": "1"}), id="unknown parameter"
        ),
        pytest.param(
            signed_by_hand(parameters=GET_PARAMETERS | {"created": '"1772366400"'}),
            id="created is a string",
        ),
        pytest.param(
            signed_by_hand(parameters=GET_PARAMETERS | {"created": "1772366400.0"}),
            id="created is a decimal",
        ),
    ],
)
def test_a_signature_that_does_not_hold_is_refused(request_: SignableRequest) -> None:
    with pytest.raises(CallerRefusedError) as caught:
        verify_request(request_, keys=KEYS, now=NOON)
    assert caught.value.code == "request_signature"
    assert caught.value.about in {ALDER, "https://cedar.example"}


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(STRANGER, id="another key of the right kind"),
        pytest.param(STATEMENT_KEY, id="a key of another kind"),
    ],
)
def test_a_key_the_caller_does_not_have_signs_nothing(key: SigningKey) -> None:
    with pytest.raises(RequestSignatureError):
        verify_request(GET, keys=KeySet([key.public]), now=NOON)


def test_a_caller_without_keys_is_refused() -> None:
    with pytest.raises(RequestSignatureError):
        verify_request(GET, keys=KeySet([]), now=NOON)


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
