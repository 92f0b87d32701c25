"""Every way a request can differ from the profile of signatures is refused."""

import base64
from dataclasses import replace

import pytest

from federation.errors import CallerRefusedError, RequestSignatureError, SignatureMissingError
from federation.keys import KeySet, SigningKey, generate_signing_key
from federation.request_signature import SignableRequest, verify_request
from tests.signed_requests import (
    ALDER,
    CHECKPOINT,
    GET,
    GET_COMPONENTS,
    GET_PARAMETERS,
    KEYS,
    NOON,
    POST,
    POST_COMPONENTS,
    POST_PARAMETERS,
    changed,
    digest,
    posted_by_hand,
    signed_by_hand,
    without,
)

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
