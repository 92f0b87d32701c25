"""What an entity says about itself, and a superior about an entity."""

import base64
import json
from datetime import timedelta

import pytest

from federation.constraints import Constraints
from federation.entity_statement import (
    ENTITY_STATEMENT_TYPE,
    read_unverified_subject,
    sign_entity_configuration,
    sign_subordinate_statement,
    verify_entity_configuration,
    verify_subordinate_statement,
)
from federation.errors import (
    ClaimsRefusedError,
    ExpiredError,
    JsonRefusedError,
    KeyRefusedError,
    KeyUnknownError,
    PolicyError,
    SignatureError,
    StatementError,
)
from federation.keys import KeySet
from federation.metadata_policy import Metadata, MetadataPolicy
from tests.federation.sample_federation import (
    NL,
    NOW,
    ROTTERDAM,
    STRANGER,
    base64url,
    configuration_claims,
    fixed_key,
    leaf,
    make_token,
)

KEY = fixed_key(ROTTERDAM)
NL_KEY = fixed_key(NL)
KEYS = KeySet([KEY.public])
NL_KEYS = KeySet([NL_KEY.public])
METADATA: Metadata = {"linkpin_node": {"country": "nl", "languages": ["nl", "en"]}}


def _claims_of(token: bytes) -> dict[str, object]:
    segment = token.split(b".")[1]
    members = json.loads(_decode(segment))
    assert isinstance(members, dict)
    return members


def _decode(segment: bytes) -> bytes:
    return base64.urlsafe_b64decode(segment + b"=" * (-len(segment) % 4))


def test_a_configuration_says_what_was_put_in() -> None:
    token = sign_entity_configuration(
        entity_id=ROTTERDAM,
        metadata=METADATA,
        keys=KEYS,
        key=KEY,
        now=NOW,
        authority_hints=(NL,),
    )
    statement = verify_entity_configuration(token, entity_id=ROTTERDAM, now=NOW, keys=KEYS)
    assert (statement.iss, statement.sub) == (ROTTERDAM, ROTTERDAM)
    assert statement.authority_hints == (NL,)
    assert statement.metadata == METADATA
    assert statement.jwks == KEYS
    assert statement.exp - statement.iat == timedelta(days=30)
    assert statement.token == token


def test_a_configuration_carries_the_claims_of_the_standard_and_no_more() -> None:
    token = sign_entity_configuration(
        entity_id=ROTTERDAM, metadata=METADATA, keys=KEYS, key=KEY, now=NOW
    )
    assert sorted(_claims_of(token)) == ["exp", "iat", "iss", "jwks", "metadata", "sub"]


def test_a_subordinate_statement_says_what_was_put_in() -> None:
    policy: MetadataPolicy = {"linkpin_node": {"country": {"one_of": ["nl"], "essential": True}}}
    constraints = Constraints(
        max_path_length=0,
        permitted=(".example",),
        excluded=("bad.example",),
        allowed_entity_types=frozenset({"linkpin_node"}),
    )
    token = sign_subordinate_statement(
        issuer=NL,
        subject=ROTTERDAM,
        subject_keys=KEYS,
        key=NL_KEY,
        now=NOW,
        metadata_policy=policy,
        constraints=constraints,
    )
    statement = verify_subordinate_statement(
        token, issuer=NL, subject=ROTTERDAM, keys=NL_KEYS, now=NOW
    )
    assert (statement.iss, statement.sub, statement.jwks) == (NL, ROTTERDAM, KEYS)
    assert statement.metadata_policy == policy
    assert statement.constraints == constraints
    assert statement.exp - statement.iat == timedelta(days=14)


def test_a_subordinate_statement_without_demands_names_none() -> None:
    token = sign_subordinate_statement(
        issuer=NL,
        subject=ROTTERDAM,
        subject_keys=KEYS,
        key=NL_KEY,
        now=NOW,
        constraints=Constraints(),
    )
    assert sorted(_claims_of(token)) == ["exp", "iat", "iss", "jwks", "sub"]


def test_the_media_type_has_no_charset() -> None:
    assert ENTITY_STATEMENT_TYPE == "application/entity-statement+jwt"


def test_statements_are_signed_with_es256_only() -> None:
    edwards = fixed_key(ROTTERDAM, "Ed25519")
    with pytest.raises(KeyRefusedError):
        sign_entity_configuration(
            entity_id=ROTTERDAM,
            metadata=METADATA,
            keys=KeySet([edwards.public]),
            key=edwards,
            now=NOW,
        )


def test_a_configuration_is_not_signed_with_a_key_it_does_not_publish() -> None:
    with pytest.raises(KeyUnknownError):
        sign_entity_configuration(
            entity_id=ROTTERDAM, metadata=METADATA, keys=NL_KEYS, key=KEY, now=NOW
        )


def test_more_than_ten_superiors_are_not_signed() -> None:
    hints = tuple(f"https://superior-{number}.example" for number in range(11))
    with pytest.raises(StatementError):
        sign_entity_configuration(
            entity_id=ROTTERDAM,
            metadata=METADATA,
            keys=KEYS,
            key=KEY,
            now=NOW,
            authority_hints=hints,
        )


def test_a_policy_that_sets_a_value_is_not_signed() -> None:
    with pytest.raises(PolicyError, match="only restrict"):
        sign_subordinate_statement(
            issuer=NL,
            subject=ROTTERDAM,
            subject_keys=KEYS,
            key=NL_KEY,
            now=NOW,
            metadata_policy={"linkpin_node": {"country": {"value": "nl"}}},
        )


def test_a_configuration_alone_proves_that_its_maker_holds_its_keys() -> None:
    assert verify_entity_configuration(leaf(), entity_id=ROTTERDAM, now=NOW).jwks == KEYS
    stolen = make_token(configuration_claims(ROTTERDAM, KEY), fixed_key(STRANGER))
    with pytest.raises(KeyUnknownError):
        verify_entity_configuration(stolen, entity_id=ROTTERDAM, now=NOW)
    renamed = {"alg": "ES256", "typ": "entity-statement+jwt", "kid": KEY.kid}
    forged = make_token(configuration_claims(ROTTERDAM, KEY), fixed_key(STRANGER), renamed)
    with pytest.raises(SignatureError):
        verify_entity_configuration(forged, entity_id=ROTTERDAM, now=NOW)


def test_a_vouched_key_that_the_entity_has_dropped_does_not_speak_for_it() -> None:
    old = fixed_key("old")
    token = make_token(configuration_claims(ROTTERDAM, KEY), old)
    with pytest.raises(KeyUnknownError):
        verify_entity_configuration(
            token, entity_id=ROTTERDAM, now=NOW, keys=KeySet([old.public, KEY.public])
        )


@pytest.mark.parametrize("keys", [None, KEYS], ids=["own keys", "vouched keys"])
def test_a_statement_of_another_entity_is_refused(keys: KeySet | None) -> None:
    with pytest.raises(ClaimsRefusedError):
        verify_entity_configuration(leaf(), entity_id=STRANGER, now=NOW, keys=keys)


@pytest.mark.parametrize(
    "entity_id", [ROTTERDAM + "/", ROTTERDAM.upper(), "https://rotterdam.example:443"]
)
def test_entity_identifiers_are_compared_as_they_are_written(entity_id: str) -> None:
    with pytest.raises(ClaimsRefusedError):
        verify_entity_configuration(leaf(), entity_id=entity_id, now=NOW)


SECONDS = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("seconds_after_exp", "accepted"), [(-1, True), (299, True), (300, False), (9_999, False)]
)
def test_a_statement_counts_until_five_minutes_after_its_exp(
    seconds_after_exp: int, *, accepted: bool
) -> None:
    token = leaf(iat=SECONDS - 86_400, exp=SECONDS - seconds_after_exp)
    if accepted:
        verify_entity_configuration(token, entity_id=ROTTERDAM, now=NOW)
    else:
        with pytest.raises(ExpiredError, match="expired"):
            verify_entity_configuration(token, entity_id=ROTTERDAM, now=NOW)


@pytest.mark.parametrize(("seconds_ahead", "accepted"), [(0, True), (300, True), (301, False)])
def test_a_statement_may_be_five_minutes_ahead(seconds_ahead: int, *, accepted: bool) -> None:
    token = leaf(iat=SECONDS + seconds_ahead, exp=SECONDS + 86_400)
    if accepted:
        verify_entity_configuration(token, entity_id=ROTTERDAM, now=NOW)
    else:
        with pytest.raises(ExpiredError, match="future"):
            verify_entity_configuration(token, entity_id=ROTTERDAM, now=NOW)


@pytest.mark.parametrize(("days", "accepted"), [(0, False), (1, True), (30, True), (31, False)])
def test_a_statement_lives_at_most_thirty_days(days: int, *, accepted: bool) -> None:
    token = leaf(iat=SECONDS, exp=SECONDS + days * 86_400)
    if accepted:
        verify_entity_configuration(token, entity_id=ROTTERDAM, now=NOW)
    else:
        with pytest.raises(StatementError, match="life"):
            verify_entity_configuration(token, entity_id=ROTTERDAM, now=NOW)


@pytest.mark.parametrize("keys", [None, KEYS], ids=["own keys", "vouched keys"])
def test_a_statement_longer_than_64_kib_is_refused_unread(keys: KeySet | None) -> None:
    long = leaf(note="x" * 60_000)
    assert len(long) > 65_536
    with pytest.raises(JsonRefusedError, match="longer"):
        verify_entity_configuration(long, entity_id=ROTTERDAM, now=NOW, keys=keys)
    with pytest.raises(JsonRefusedError, match="longer"):
        read_unverified_subject(long, about=ROTTERDAM)


@pytest.mark.parametrize(
    "token",
    [b"", b".", b"a.b", b"a.=.c", b"a." + base64url(b"{") + b".c", b"\xff.\xff.\xff"],
    ids=repr,
)
def test_what_is_no_token_is_refused_before_its_keys_are_read(token: bytes) -> None:
    with pytest.raises(JsonRefusedError):
        verify_entity_configuration(token, entity_id=ROTTERDAM, now=NOW)


def test_the_subject_can_be_read_to_choose_what_to_verify_against() -> None:
    assert read_unverified_subject(leaf(), about=NL) == ROTTERDAM


@pytest.mark.parametrize("subject", ["", 7, None, ["x"], "x" * 2049], ids=repr)
def test_a_subject_that_is_no_identifier_is_refused(subject: object) -> None:
    with pytest.raises(StatementError):
        read_unverified_subject(leaf(sub=subject), about=NL)


def test_an_error_names_the_entity_and_no_claim_it_did_not_expect() -> None:
    with pytest.raises(StatementError) as refusal:
        verify_entity_configuration(
            leaf(crit=["secret-name"]), entity_id=ROTTERDAM, now=NOW, keys=KEYS
        )
    assert refusal.value.about == ROTTERDAM
    assert "secret-name" not in str(refusal.value)
