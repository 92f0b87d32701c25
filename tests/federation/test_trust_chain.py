"""Chains from an entity up to an anchor; the golden refusals are beside this file."""

from datetime import UTC, datetime, timedelta

import pytest

from federation.entity_statement import sign_entity_configuration, sign_subordinate_statement
from federation.errors import ChainError, ExpiredError, KeyUnknownError, PeerRejectedError
from federation.keys import KeySet
from federation.trust_chain import TrustChain, choose_chain, verify_trust_chain
from tests.federation.sample_federation import (
    NL,
    NOW,
    RAN,
    ROTTERDAM,
    STRANGER,
    anchor,
    by_nl,
    configuration_claims,
    fixed_key,
    leaf,
    long_chain,
    make_token,
    rotterdam_chain,
)

ANCHORS = {RAN: KeySet([fixed_key(RAN).public])}


def _verify(statements: list[bytes], now: datetime = NOW) -> TrustChain:
    return verify_trust_chain(statements, entity_id=ROTTERDAM, anchors=ANCHORS, now=now)


def test_a_chain_says_who_belongs_and_what_holds_about_it() -> None:
    statements = rotterdam_chain()
    chain = _verify(statements)
    assert chain.path == (ROTTERDAM, NL, RAN)
    assert chain.anchor == RAN
    assert chain.statements == tuple(statements)
    assert chain.jwks == KeySet([fixed_key(ROTTERDAM).public])
    assert chain.metadata["linkpin_node"] == {"country": "nl", "languages": ["nl", "en"]}
    # The subordinate statements end first, thirteen days after the sample's now.
    assert chain.expires_at == datetime(2026, 3, 15, 9, 0, tzinfo=UTC)


def test_policies_of_every_superior_apply_from_the_anchor_down() -> None:
    node = {"country": "nl", "languages": ["nl", "en", "de", "tr"]}
    dutch = {"linkpin_node": {"languages": {"subset_of": ["nl", "de", "en"]}}}
    chain = _verify(
        rotterdam_chain(
            leaf=leaf(metadata={"linkpin_node": node}), by_nl=by_nl(metadata_policy=dutch)
        )
    )
    assert chain.metadata["linkpin_node"]["languages"] == ["nl", "en"]


def test_an_anchor_alone_is_a_chain_of_one() -> None:
    chain = verify_trust_chain([anchor()], entity_id=RAN, anchors=ANCHORS, now=NOW)
    assert (chain.path, chain.anchor) == ((RAN,), RAN)
    assert chain.jwks == ANCHORS[RAN]
    assert chain.metadata["linkpin_node"]["country"] == "nl"
    assert chain.expires_at == NOW + timedelta(days=29)
    assert len(chain.statements) == 1


def test_a_pinned_peer_needs_no_superior() -> None:
    pinned = {ROTTERDAM: KeySet([fixed_key(ROTTERDAM).public])}
    chain = verify_trust_chain([leaf()], entity_id=ROTTERDAM, anchors=pinned, now=NOW)
    assert chain.anchor == ROTTERDAM


def test_an_anchor_alone_must_be_signed_by_a_pinned_key() -> None:
    pinned = {RAN: KeySet([fixed_key(STRANGER).public])}
    with pytest.raises(KeyUnknownError):
        verify_trust_chain([anchor()], entity_id=RAN, anchors=pinned, now=NOW)


def test_a_chain_of_one_speaks_for_no_other_entity() -> None:
    with pytest.raises(PeerRejectedError) as refusal:
        _verify([anchor()])
    assert refusal.value.code == "chain_refused"


def test_a_key_counts_only_when_published_and_vouched_for() -> None:
    kept, new, old = fixed_key(ROTTERDAM), fixed_key("new"), fixed_key("old")
    claims = configuration_claims(
        ROTTERDAM,
        kept,
        authority_hints=[NL],
        jwks=KeySet([kept.public, new.public]).dump(),
    )
    vouched = by_nl(jwks=KeySet([kept.public, old.public]).dump())
    chain = _verify(rotterdam_chain(leaf=make_token(claims, kept), by_nl=vouched))
    assert list(chain.jwks) == [kept.kid]


def test_an_anchor_may_sign_with_a_new_key_that_a_pinned_key_introduces() -> None:
    ran, new, rotterdam = fixed_key(RAN), fixed_key("new"), fixed_key(ROTTERDAM)
    both = KeySet([ran.public, new.public])
    statements = [
        leaf(authority_hints=[RAN]),
        sign_subordinate_statement(
            issuer=RAN,
            subject=ROTTERDAM,
            subject_keys=KeySet([rotterdam.public]),
            key=new,
            now=NOW,
        ),
        sign_entity_configuration(entity_id=RAN, metadata={}, keys=both, key=ran, now=NOW),
    ]
    assert _verify(statements).path == (ROTTERDAM, RAN)


@pytest.mark.parametrize(
    ("days", "accepted"), [(0, True), (12, True), (13, True), (14, False), (40, False)]
)
def test_a_chain_holds_until_its_first_statement_expires(days: int, *, accepted: bool) -> None:
    later = NOW + timedelta(days=days)
    if accepted:
        _verify(rotterdam_chain(), later)
    else:
        with pytest.raises(ExpiredError):
            _verify(rotterdam_chain(), later)


@pytest.mark.parametrize("place", range(4), ids=["leaf", "by NL", "by RAN", "anchor"])
def test_a_statement_signed_by_somebody_else_breaks_the_chain(place: int) -> None:
    statements = rotterdam_chain()
    head, payload, _ = statements[place].split(b".")
    other = make_token(b"{}", fixed_key(STRANGER)).split(b".")[2]
    statements[place] = b".".join([head, payload, other])
    with pytest.raises(PeerRejectedError) as refusal:
        _verify(statements)
    assert refusal.value.code == "signature_invalid"


def test_three_intermediates_are_the_longest_chain() -> None:
    assert len(_verify(long_chain(intermediates=3)).path) == 5
    with pytest.raises(ChainError, match="7 statements"):
        _verify(long_chain(intermediates=4))


def _chain(*path: str, days: int = 1) -> TrustChain:
    return TrustChain(
        entity_id=path[0],
        anchor=path[-1],
        path=path,
        metadata={},
        jwks=KeySet([]),
        expires_at=NOW + timedelta(days=days),
        statements=(b"x",),
    )


@pytest.mark.parametrize(
    ("chosen", "others"),
    [
        (_chain("leaf", "z", "z", "first"), [_chain("leaf", "second")]),
        (_chain("leaf", "z", "first"), [_chain("leaf", "a", "a", "first")]),
        (_chain("leaf", "a", "first"), [_chain("leaf", "b", "first")]),
        (_chain("leaf", "a", "first", days=2), [_chain("leaf", "a", "first", days=1)]),
        (_chain("leaf", "z", "second"), [_chain("leaf", "unknown")]),
    ],
    ids=["order of anchors", "shortest", "lexical", "lasts longer", "known anchor"],
)
def test_the_choice_between_chains_is_the_same_everywhere(
    chosen: TrustChain, others: list[TrustChain]
) -> None:
    order = ["first", "second"]
    assert choose_chain([chosen, *others], anchor_order=order) == chosen
    assert choose_chain([*others, chosen], anchor_order=order) == chosen


def test_chains_to_unknown_anchors_leave_nothing_to_choose() -> None:
    for chains in ([], [_chain("leaf", "unknown")]):
        with pytest.raises(ChainError):
            choose_chain(chains, anchor_order=["first"])
