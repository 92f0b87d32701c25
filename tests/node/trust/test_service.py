"""What people decided about anchors and peers, and what is known of every other node."""

import pytest
from sqlalchemy.orm import Session

from federation.errors import ChainError
from federation.keys import KeySet, generate_signing_key
from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.trust.models import PeerRow, PeerState
from node.trust.service import (
    add_anchor,
    block,
    find_peer,
    get_peer,
    list_anchors,
    list_peers,
    unblock,
)
from tests.node.trust.peer_rows import RAN, store_peer
from tests.nodes import NOON, FixedClock

BE, NL = "https://be.example", "https://nl.example"
ZELE, ROTTERDAM = "https://zele.example", "https://rotterdam.example"


def new_keys() -> KeySet:
    return KeySet([generate_signing_key("ES256").public])


def anchor(
    session: Session, entity_id: str = RAN, *, keys: KeySet | None = None, replace: bool = False
) -> None:
    add_anchor(
        session,
        entity_id=entity_id,
        keys=keys or new_keys(),
        clock=FixedClock(),
        replace=replace,
    )


def test_anchors_keep_the_order_in_which_people_added_them(session: Session) -> None:
    anchor(session, RAN)
    anchor(session, BE)
    anchor(session, RAN, replace=True)

    assert [(each.entity_id, each.place) for each in list_anchors(session)] == [(RAN, 0), (BE, 1)]


def test_the_keys_of_an_anchor_are_replaced_only_when_asked_for(session: Session) -> None:
    old, new = new_keys(), new_keys()
    anchor(session, keys=old)
    anchor(session, keys=old)

    with pytest.raises(ConflictError):
        anchor(session, keys=new)
    assert list(list_anchors(session)[0].keys) == list(old)

    anchor(session, keys=new, replace=True)
    assert list(list_anchors(session)[0].keys) == list(new)


def test_an_anchor_is_named_as_peers_name_it(session: Session) -> None:
    with pytest.raises(InputRefusedError):
        anchor(session, "ran.example")


def test_peers_are_listed_by_identifier(session: Session) -> None:
    store_peer(session, ZELE, BE, RAN)
    store_peer(session, ROTTERDAM, NL, RAN)

    assert [peer.entity_id for peer in list_peers(session)] == [ROTTERDAM, ZELE]


def test_somebody_unknown_is_found_by_nobody(session: Session) -> None:
    assert find_peer(session, entity_id=ZELE) is None
    with pytest.raises(NotFoundError):
        get_peer(session, entity_id=ZELE)


def test_nothing_is_said_of_a_peer_before_a_chain_was_verified(session: Session) -> None:
    block(session, entity_id=ZELE, note="spam", clock=FixedClock())

    peer = get_peer(session, entity_id=ZELE)
    assert (peer.metadata, peer.path, peer.chain) == (None, (), ())
    for read in (
        lambda: peer.exchange,
        lambda: peer.record_keys,
        lambda: peer.request_keys,
    ):
        with pytest.raises(ChainError):
            read()


def test_what_ails_the_look_comes_before_what_ails_the_chain(session: Session) -> None:
    store_peer(session, ZELE, BE, RAN, chain_code="chain_refused", chain_detail="no hint")
    peer = get_peer(session, entity_id=ZELE)
    assert (peer.last_code, peer.last_detail) == ("chain_refused", "no hint")

    store_peer(session, ROTTERDAM, NL, RAN, chain_code="chain_refused", last_code="fork")
    peer = get_peer(session, entity_id=ROTTERDAM)
    assert (peer.last_code, peer.last_detail) == ("fork", None)


def test_a_block_is_kept_with_its_note_until_it_is_ended(session: Session) -> None:
    store_peer(session, ZELE, BE, RAN)

    block(session, entity_id=ZELE, note="n" * 500, clock=FixedClock())
    peer = get_peer(session, entity_id=ZELE)
    assert (peer.blocked, peer.state) == (True, PeerState.ADMITTED)
    assert session.get_one(PeerRow, ZELE).blocked_note == "n" * 400

    unblock(session, entity_id=ZELE, clock=FixedClock())
    peer = get_peer(session, entity_id=ZELE)
    assert (peer.blocked, peer.next_due) == (False, NOON)


def test_only_who_is_blocked_can_be_unblocked(session: Session) -> None:
    store_peer(session, ZELE, BE, RAN)

    for entity_id in (ZELE, ROTTERDAM):
        with pytest.raises(NotFoundError):
            unblock(session, entity_id=entity_id, clock=FixedClock())


def test_a_blocked_superior_vouches_for_nobody_at_once(session: Session) -> None:
    for town in ((ZELE, BE, RAN), (ROTTERDAM, NL, RAN), (BE, RAN), (NL, RAN), (RAN,)):
        store_peer(session, *town)

    block(session, entity_id=NL, note="its key was stolen", clock=FixedClock())

    states = {peer.entity_id: peer.state for peer in list_peers(session)}
    assert states[ROTTERDAM] is PeerState.UNLISTED
    del states[ROTTERDAM]
    assert set(states.values()) == {PeerState.ADMITTED}


def test_an_address_nobody_could_have_is_not_blocked(session: Session) -> None:
    with pytest.raises(InputRefusedError):
        block(session, entity_id="zele", note="x", clock=FixedClock())
