"""Every way a trust chain can be wrong, one at a time, with the code word of its error."""

import hashlib
import json
from collections.abc import Iterator, Mapping

from tests.federation.sample_federation import (
    DAY,
    NL,
    NOW,
    RAN,
    ROTTERDAM,
    STRANGER,
    Claims,
    anchor,
    base64url,
    by_nl,
    by_ran,
    configuration_claims,
    encode_claims,
    fixed_key,
    leaf,
    long_chain,
    make_token,
    rotterdam_chain,
    subordinate_claims,
)

__all__ = ["Refusal", "refused"]

Refusal = tuple[str, str, list[bytes]]
"""Name of the case, code word of the error, the chain."""

_RAN, _NL, _ROTTERDAM, _STRANGER = (
    fixed_key(entity_id) for entity_id in (RAN, NL, ROTTERDAM, STRANGER)
)
_EDWARDS = fixed_key(ROTTERDAM, "Ed25519")
_SECONDS = int(NOW.timestamp())


def refused() -> Iterator[Refusal]:
    """Yield every chain that must be refused: name, code word, statements."""
    for group in (_headers, _encodings, _keys, _claims, _lives, _policies, _links, _constraints):
        yield from group()


def _headers() -> Iterator[Refusal]:
    good: dict[str, object] = {"alg": "ES256", "typ": "entity-statement+jwt", "kid": _ROTTERDAM.kid}
    changes: Mapping[str, dict[str, object]] = {
        "alg-none": {"alg": "none"},
        "alg-hs256": {"alg": "HS256"},
        "alg-of-another-key": {"alg": "Ed25519"},
        "alg-es384": {"alg": "ES384"},
        "alg-list": {"alg": ["ES256"]},
        "typ-jwt": {"typ": "JWT"},
        "typ-media-type": {"typ": "application/entity-statement+jwt"},
        "jwk": {"jwk": dict(_STRANGER.public.jwk)},
        "jku": {"jku": f"{STRANGER}/keys"},
        "x5c": {"x5c": ["MIIB"]},
        "x5u": {"x5u": f"{STRANGER}/certificate"},
        "x5t": {"x5t": "AAAA"},
        "crit": {"crit": ["exp"], "exp": 1},
        "b64": {"b64": True},
        "cty": {"cty": "JWT"},
        "unknown-member": {"note": "hello"},
    }
    for name, change in changes.items():
        yield f"header-{name}", "header_refused", rotterdam_chain(leaf=_signed(good | change))
    for absent in good:
        rest = {name: value for name, value in good.items() if name != absent}
        yield f"header-without-{absent}", "header_refused", rotterdam_chain(leaf=_signed(rest))
    twice = encode_claims(good)[:-1] + b', "typ": "entity-statement+jwt"}'
    yield "header-member-twice", "header_refused", rotterdam_chain(leaf=_signed(twice))
    stranger = good | {"kid": _STRANGER.kid}
    yield "header-kid-unknown", "key_unknown", rotterdam_chain(leaf=_signed(stranger))


def _encodings() -> Iterator[Refusal]:
    head, payload, signature = leaf().split(b".")
    for name, token, code in (
        ("two-parts", head + b"." + payload, "header_refused"),
        ("four-parts", b".".join([head, payload, signature, b""]), "header_refused"),
        ("empty", b"", "header_refused"),
        ("padded-header", b".".join([head + b"=", payload, signature]), "header_refused"),
        ("padded-signature", b".".join([head, payload, signature + b"="]), "signature_invalid"),
        ("spare-bits-set", b".".join([head, payload, _spare_bits(signature)]), "signature_invalid"),
        ("signature-cut", b".".join([head, payload, signature[:-4]]), "signature_invalid"),
        ("signature-changed", b".".join([head, payload, _flip(signature)]), "signature_invalid"),
        ("payload-changed", b".".join([head, _flip(payload), signature]), "signature_invalid"),
        ("signature-zero", b".".join([head, payload, b"A" * 86]), "signature_invalid"),
    ):
        yield f"encoding-{name}", code, rotterdam_chain(leaf=token)
    good = encode_claims(configuration_claims(ROTTERDAM, _ROTTERDAM, authority_hints=[NL]))
    for name, changed in (
        ("duplicate-claim", good[:-1] + b', "sub": "' + ROTTERDAM.encode() + b'"}'),
        ("float", good.replace(b'"iat": ', b'"nbf": 1.5, "iat": ')),
        ("not-utf-8", good.replace(b"rotterdam.example", b"rotterdam\xff", 1)),
        ("lone-surrogate", good[:-1] + rb', "note": "\ud800"}'),
        ("not-an-object", b"[]"),
        ("too-deep", good[:-1] + b', "note": ' + b"[" * 12 + b"]" * 12 + b"}"),
        ("integer-too-large", good[:-1] + b', "note": 9007199254740993}'),
    ):
        yield f"json-{name}", "json_refused", rotterdam_chain(leaf=make_token(changed, _ROTTERDAM))


def _keys() -> Iterator[Refusal]:
    good = dict(_ROTTERDAM.public.jwk)
    edwards = dict(_EDWARDS.public.jwk)
    private = json.loads(_ROTTERDAM.dump())
    eleven = [dict(fixed_key(f"key {number}").public.jwk) for number in range(10)]
    for name, keys in (
        ("private", [private]),
        ("rsa", [good, {"kty": "RSA", "n": "AQAB", "e": "AQAB", "kid": "rsa"}]),
        ("symmetric", [good, {"kty": "oct", "k": "AAAA", "kid": "oct"}]),
        ("p-384", [_named(good | {"crv": "P-384"})]),
        ("x25519", [good, _named(edwards | {"crv": "X25519"})]),
        ("off-curve", [_named(good | {"y": good["x"]})]),
        ("short-coordinate", [good, _named(edwards | {"x": "AAAA"})]),
        ("small-order", [good, _named(edwards | {"x": _encoded("01" + "00" * 31)})]),
        ("not-canonical", [good, _named(edwards | {"x": _encoded("ee" + "ff" * 30 + "7f")})]),
        ("kid-not-thumbprint", [good, edwards | {"kid": "key-1"}]),
        ("kid-missing", [good, {k: v for k, v in edwards.items() if k != "kid"}]),
        ("twice", [good, good]),
        ("none", []),
        ("eleven", [good, *eleven]),
        ("for-encryption", [good | {"use": "enc"}]),
        ("alg-other", [good | {"alg": "ES384"}]),
        ("key-ops-sign", [good | {"key_ops": ["sign"]}]),
        ("not-an-object", [good, 7]),
    ):
        yield f"keys-{name}", "key_refused", rotterdam_chain(leaf=leaf(jwks={"keys": keys}))
    yield "keys-absent", "statement_refused", rotterdam_chain(leaf=leaf(jwks=None))
    dropped = {"keys": [dict(_STRANGER.public.jwk)]}
    yield "keys-without-the-signer", "key_unknown", rotterdam_chain(leaf=leaf(jwks=dropped))


def _claims() -> Iterator[Refusal]:
    for name, code, change in (
        ("iss-other", "claims_refused", {"iss": STRANGER}),
        ("sub-other", "claims_refused", {"sub": STRANGER}),
        ("iss-absent", "statement_refused", {"iss": None}),
        ("sub-absent", "statement_refused", {"sub": None}),
        ("iss-slash", "claims_refused", {"iss": ROTTERDAM + "/"}),
        ("iat-absent", "statement_refused", {"iat": None}),
        ("exp-absent", "statement_refused", {"exp": None}),
        ("exp-text", "statement_refused", {"exp": str(_SECONDS + DAY)}),
        ("exp-true", "statement_refused", {"exp": True}),
        ("exp-negative", "statement_refused", {"exp": -1}),
        ("exp-after-all-calendars", "statement_refused", {"exp": 2**53 - 1}),
        ("crit", "statement_refused", {"crit": ["claim"]}),
        ("hints-empty", "statement_refused", {"authority_hints": []}),
        ("hints-text", "statement_refused", {"authority_hints": NL}),
        ("hints-one-number", "statement_refused", {"authority_hints": 7}),
        ("hints-eleven", "statement_refused", {"authority_hints": [NL, *_numbered(10)]}),
        ("hints-twice", "statement_refused", {"authority_hints": [NL, NL]}),
        ("hints-number", "statement_refused", {"authority_hints": [NL, 1]}),
        ("metadata-list", "statement_refused", {"metadata": []}),
        ("metadata-type-text", "statement_refused", {"metadata": {"linkpin_node": "nl"}}),
        (
            "configuration-with-policy",
            "statement_refused",
            {"metadata_policy": {"linkpin_node": {}}},
        ),
        ("configuration-with-constraints", "statement_refused", {"constraints": {}}),
        ("configuration-with-source", "statement_refused", {"source_endpoint": f"{NL}/fetch"}),
    ):
        yield f"claims-{name}", code, rotterdam_chain(leaf=leaf(**change))
    null = {"linkpin_node": {"country": "nl", "languages": ["nl"], "contact": None}}
    nested = configuration_claims(ROTTERDAM, _ROTTERDAM, authority_hints=[NL]) | {"metadata": null}
    yield (
        "claims-metadata-null",
        "statement_refused",
        rotterdam_chain(leaf=make_token(nested, _ROTTERDAM)),
    )
    about_rotterdam: tuple[tuple[str, str, Claims], ...] = (
        ("iss-other", "claims_refused", {"iss": STRANGER}),
        ("sub-other", "chain_refused", {"sub": STRANGER}),
        ("with-metadata", "statement_refused", {"metadata": {"linkpin_node": {"country": "be"}}}),
        ("with-hints", "statement_refused", {"authority_hints": [RAN]}),
        ("crit", "statement_refused", {"crit": ["claim"]}),
    )
    for name, code, changes in about_rotterdam:
        yield f"subordinate-{name}", code, rotterdam_chain(by_nl=by_nl(**changes))


def _lives() -> Iterator[Refusal]:
    past: dict[str, object] = {"iat": _SECONDS - 9 * DAY, "exp": _SECONDS - 300}
    yield "expired-leaf", "expired", rotterdam_chain(leaf=leaf(**past))
    yield "expired-superior", "expired", rotterdam_chain(by_nl=by_nl(**past))
    yield "expired-top-statement", "expired", rotterdam_chain(by_ran=by_ran(**past))
    yield "expired-anchor", "expired", rotterdam_chain(anchor=anchor(**past))
    yield "from-the-future", "expired", rotterdam_chain(leaf=leaf(iat=_SECONDS + 301))
    long = rotterdam_chain(leaf=leaf(exp=_SECONDS + 30 * DAY))
    yield "life-too-long", "statement_refused", long
    backwards = rotterdam_chain(leaf=leaf(iat=_SECONDS + 100, exp=_SECONDS + 100))
    yield "life-empty", "statement_refused", backwards


def _policies() -> Iterator[Refusal]:
    for name, parameter, operators in (
        ("value", "country", {"value": "nl"}),
        ("add", "languages", {"add": ["nl"]}),
        ("default", "country", {"default": "nl"}),
        ("additional-operator", "country", {"matches": "n."}),
        ("combination", "country", {"one_of": ["nl"], "subset_of": ["nl"]}),
        ("one-of-text", "country", {"one_of": "nl"}),
        ("one-of-empty", "country", {"one_of": []}),
        ("essential-text", "country", {"essential": "yes"}),
        ("not-met-one-of", "country", {"one_of": ["be", "fr"]}),
        ("not-met-essential", "region", {"essential": True}),
        ("not-met-superset", "languages", {"superset_of": ["nl", "fr"]}),
        ("not-met-type", "country", {"subset_of": ["nl"]}),
        ("operators-list", "country", ["one_of"]),
    ):
        policy: Claims = {"linkpin_node": {parameter: operators}}
        yield (
            f"policy-{name}",
            "policy_refused",
            rotterdam_chain(by_nl=by_nl(metadata_policy=policy)),
        )
    belgian = {"linkpin_node": {"country": {"one_of": ["be"], "essential": True}}}
    yield "policy-clash", "policy_refused", rotterdam_chain(by_ran=by_ran(metadata_policy=belgian))
    critical = by_nl(metadata_policy_crit=["matches"])
    yield "policy-critical-operator", "policy_refused", rotterdam_chain(by_nl=critical)
    yield (
        "policy-not-an-object",
        "policy_refused",
        rotterdam_chain(by_nl=by_nl(metadata_policy=["x"])),
    )


def _links() -> Iterator[Refusal]:
    subject, by_national, _, top = good = rotterdam_chain()
    vouched_stranger = by_nl(_STRANGER)
    yield "leaf-key-not-vouched-for", "key_unknown", rotterdam_chain(by_nl=vouched_stranger)
    yield (
        "superior-key-not-vouched-for",
        "key_unknown",
        rotterdam_chain(by_nl=make_token(subordinate_claims(NL, ROTTERDAM, _ROTTERDAM), _STRANGER)),
    )
    yield (
        "top-key-not-pinned",
        "key_unknown",
        rotterdam_chain(anchor=make_token(configuration_claims(RAN, _STRANGER), _STRANGER)),
    )
    yield (
        "anchor-not-trusted",
        "chain_refused",
        rotterdam_chain(anchor=make_token(configuration_claims(STRANGER, _STRANGER), _STRANGER)),
    )
    yield "superior-not-named", "chain_refused", rotterdam_chain(leaf=leaf(authority_hints=[RAN]))
    yield "no-superior-named", "chain_refused", rotterdam_chain(leaf=leaf(authority_hints=None))
    yield (
        "about-another-entity",
        "chain_refused",
        rotterdam_chain(by_nl=make_token(subordinate_claims(NL, STRANGER, _ROTTERDAM), _NL)),
    )
    yield "no-statements", "chain_refused", []
    yield "leaf-alone", "chain_refused", [subject]
    yield "anchor-alone-for-another", "chain_refused", [top]
    yield "two-statements", "chain_refused", [subject, top]
    yield "intermediate-missing", "key_unknown", [subject, by_national, top]
    yield "order-turned", "chain_refused", good[::-1]
    yield "order-swapped", "key_unknown", [subject, good[2], by_national, top]
    yield "seven-statements", "chain_refused", long_chain(intermediates=4)
    yield "an-entity-twice", "chain_refused", _loop()


def _constraints() -> Iterator[Refusal]:
    for name, constraints in (
        ("path-too-long", {"max_path_length": 0}),
        ("name-not-permitted", {"naming_constraints": {"permitted": ["nl.example"]}}),
        ("name-excluded", {"naming_constraints": {"excluded": ["rotterdam.example"]}}),
        (
            "name-excluded-though-permitted",
            {"naming_constraints": {"permitted": [".example"], "excluded": ["rotterdam.example"]}},
        ),
        ("no-name-permitted", {"naming_constraints": {"permitted": []}}),
        (
            "dot-needs-a-label",
            {"naming_constraints": {"permitted": ["nl.example", ".rotterdam.example"]}},
        ),
    ):
        yield (
            f"constraint-{name}",
            "chain_refused",
            rotterdam_chain(by_ran=by_ran(constraints=constraints)),
        )
    for name, malformed in (
        ("list", []),
        ("length-negative", {"max_path_length": -1}),
        ("length-true", {"max_path_length": True}),
        ("length-text", {"max_path_length": "1"}),
        ("names-list", {"naming_constraints": [".example"]}),
        ("name-url", {"naming_constraints": {"permitted": ["https://rotterdam.example"]}}),
        ("name-number", {"naming_constraints": {"permitted": [1]}}),
        ("types-text", {"allowed_entity_types": "linkpin_node"}),
        ("types-federation-entity", {"allowed_entity_types": ["federation_entity"]}),
    ):
        tokens = rotterdam_chain(by_ran=by_ran(constraints=malformed))
        yield f"constraint-malformed-{name}", "statement_refused", tokens
    removed = by_ran(constraints={"allowed_entity_types": ["openid_provider"]})
    needed = by_nl(metadata_policy={"federation_entity": {"contacts": {"essential": True}}})
    yield (
        "constraint-types-before-policy",
        "policy_refused",
        rotterdam_chain(by_ran=removed, by_nl=needed),
    )


def _signed(header: Mapping[str, object] | bytes) -> bytes:
    return make_token(
        configuration_claims(ROTTERDAM, _ROTTERDAM, authority_hints=[NL]), _ROTTERDAM, header
    )


def _loop() -> list[bytes]:
    """Return a chain that goes through NL twice."""
    about_nl = make_token(subordinate_claims(STRANGER, NL, _NL), _STRANGER)
    about_stranger = make_token(subordinate_claims(NL, STRANGER, _STRANGER), _NL)
    # Without a limit on the length, which would refuse the chain before.
    top = by_ran(constraints=None)
    return [leaf(), by_nl(), about_nl, about_stranger, top, anchor()]


def _numbered(count: int) -> list[str]:
    return [f"https://superior-{number}.example" for number in range(count)]


def _named(jwk: dict[str, str]) -> dict[str, str]:
    """Give a key the thumbprint it would have, so that nothing else is wrong with it."""
    required = {name: jwk[name] for name in ("crv", "kty", "x", "y") if name in jwk}
    text = json.dumps(required, sort_keys=True, separators=(",", ":"))
    return jwk | {"kid": base64url(hashlib.sha256(text.encode()).digest()).decode()}


def _encoded(digits: str) -> str:
    return base64url(bytes.fromhex(digits)).decode()


def _flip(segment: bytes) -> bytes:
    """Change the first character for another of the same alphabet."""
    return (b"B" if segment[:1] == b"A" else b"A") + segment[1:]


def _spare_bits(segment: bytes) -> bytes:
    """Set a bit of the last character that carries no data."""
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return segment[:-1] + alphabet[alphabet.index(segment[-1:]) + 1 :][:1]
