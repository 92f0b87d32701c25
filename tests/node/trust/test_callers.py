"""Who is answered: a known caller with a fresh signature, once; a stranger gets one word."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from federation.errors import (
    CallerBlockedError,
    CallerRefusedError,
    CallerUnknownError,
    ContentDigestError,
    NonceReusedError,
    RequestExpiredError,
    RequestSignatureError,
    SignatureMissingError,
)
from federation.keys import SigningKey
from federation.request_signature import SignableRequest, sign_request
from node.extensions import Process
from node.settings import Settings
from node.trust.callers import authenticate
from node.trust.hints import pending_hints
from node.trust.inbox import Nonce
from node.trust.models import PeerState
from node.trust.service import Peer
from tests.node.trust.peer_rows import RAN, new_request_key, store_peer
from tests.nodes import NOON, FixedClock, opened

Spoil: TypeAlias = Callable[[SignableRequest], SignableRequest]
BE, ZELE = "https://be.example", "https://zele.example"
PING = "https://vilvoorde.example/exchange/ping"
PAGE = "https://vilvoorde.example/exchange/ran/checkpoint"
NONCE = "n" * 22


@pytest.fixture(scope="module")
def key() -> SigningKey:
    return new_request_key()


class Door:
    """The process that faces peers, at a time the test chooses."""

    def __init__(self, session: Session, settings: Settings) -> None:
        self.session = session
        self.settings = settings
        self.clock = FixedClock()

    def __call__(self, request: SignableRequest) -> Peer:
        return authenticate(self.session, request=request, settings=self.settings, clock=self.clock)

    def hints(self) -> tuple[str, ...]:
        return pending_hints(self.session, since=None).callers


@pytest.fixture
def door(settings: Settings, session: Session, key: SigningKey) -> Iterator[Door]:
    """The peer process, which knows Zele by `key`; it may write nothing but the inbox."""
    store_peer(session, ZELE, BE, RAN, request_key=key)
    session.close()
    with opened(settings, process=Process.PEER) as (_app, peer_session):
        yield Door(peer_session, settings)


def post(key: SigningKey, *, caller: str = ZELE, nonce: str = NONCE) -> SignableRequest:
    request = SignableRequest(method="POST", url=PING, headers={}, body=b"{}")
    signed = sign_request(request, entity_id=caller, key=key, now=NOON, nonce=nonce)
    return replace(request, headers=signed)


def get(key: SigningKey, *, caller: str = ZELE) -> SignableRequest:
    request = SignableRequest(method="GET", url=PAGE, headers={})
    return replace(
        request, headers=sign_request(request, entity_id=caller, key=key, now=NOON, nonce=None)
    )


def test_a_caller_with_its_own_key_is_known(door: Door, key: SigningKey) -> None:
    assert door(get(key)).entity_id == ZELE
    assert door(post(key)).path == (ZELE, BE, RAN)
    assert door.hints() == ()


def asked_for_a_body(door: Door, request: SignableRequest) -> bool:
    """Say whether the body of a refused or answered request was read."""
    asked: list[bytes] = []

    def read_body() -> bytes:
        asked.append(b"{}")
        return b"{}"

    with suppress(CallerRefusedError):
        authenticate(
            door.session,
            request=replace(request, body=b""),
            settings=door.settings,
            clock=door.clock,
            read_body=read_body,
        )
    return bool(asked)


@pytest.mark.parametrize(
    ("spoil", "is_read"),
    [
        pytest.param(lambda r: r, True, id="a caller with its own key"),
        pytest.param(
            lambda r: replace(r, headers={**r.headers, "linkpin-entity": "https://x.example"}),
            False,
            id="a stranger",
        ),
        pytest.param(
            lambda r: replace(r, headers={"linkpin-entity": ZELE}), False, id="a borrowed name"
        ),
        pytest.param(lambda r: replace(r, url=PING + "s"), False, id="a signature for elsewhere"),
    ],
)
def test_a_body_is_read_only_when_the_headers_are_signed_by_a_known_caller(
    door: Door, key: SigningKey, spoil: Spoil, *, is_read: bool
) -> None:
    assert asked_for_a_body(door, spoil(post(key))) is is_read


def test_the_body_that_is_read_must_be_the_one_that_was_signed(door: Door, key: SigningKey) -> None:
    with pytest.raises(ContentDigestError):
        authenticate(
            door.session,
            request=replace(post(key), body=b""),
            settings=door.settings,
            clock=door.clock,
            read_body=lambda: b"[]",
        )


def test_a_get_may_come_twice_and_a_post_may_not(door: Door, key: SigningKey) -> None:
    assert door(get(key)) == door(get(key))
    door(post(key))

    with pytest.raises(NonceReusedError):
        door(post(key))

    assert door(post(key, nonce="m" * 22)).entity_id == ZELE


def test_a_nonce_is_forgotten_when_its_request_would_be_refused_anyway(
    door: Door, key: SigningKey
) -> None:
    door(post(key))
    # 60 seconds of life and 60 of skew; then the clock refuses it before the nonce would.
    door.clock.now += timedelta(seconds=121)
    with pytest.raises(RequestExpiredError):
        door(post(key))

    later = SignableRequest(method="POST", url=PING, headers={}, body=b"{}")
    signed = sign_request(later, entity_id=ZELE, key=key, now=door.clock.now, nonce="o" * 22)
    door(replace(later, headers=signed))

    assert door.session.scalar(select(func.count()).select_from(Nonce)) == 1


def test_a_stranger_gets_one_word_and_leaves_one_hint(door: Door, key: SigningKey) -> None:
    for _time in range(3):
        with pytest.raises(CallerUnknownError) as caught:
            door(get(key, caller="https://stranger.example"))

    assert caught.value.code == "caller_unknown"
    assert door.hints() == ("https://stranger.example",)


def test_a_call_in_our_own_name_leaves_no_hint(door: Door, key: SigningKey) -> None:
    with pytest.raises(CallerUnknownError):
        door(get(key, caller="https://vilvoorde.example"))

    assert door.hints() == ()


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        pytest.param(lambda r: replace(r, headers={}), SignatureMissingError, id="unnamed caller"),
        pytest.param(
            lambda r: replace(r, headers={"linkpin-entity": ZELE}),
            SignatureMissingError,
            id="not signed",
        ),
        pytest.param(
            lambda r: replace(r, url=PING + "s"), RequestSignatureError, id="another address"
        ),
        pytest.param(
            lambda r: replace(r, method="GET", body=b""), RequestSignatureError, id="another verb"
        ),
        pytest.param(lambda r: replace(r, body=b"[]"), ContentDigestError, id="another body"),
    ],
)
def test_a_request_that_is_not_signed_as_a_whole_is_refused(
    door: Door, key: SigningKey, spoil: Spoil, error: type[CallerRefusedError]
) -> None:
    with pytest.raises(error):
        door(spoil(post(key)))

    assert door(post(key)).entity_id == ZELE, "a refused request used up its nonce"


def test_another_key_than_the_vouched_one_is_refused(door: Door) -> None:
    with pytest.raises(RequestSignatureError):
        door(get(new_request_key()))


@pytest.mark.parametrize(
    ("columns", "error"),
    [
        pytest.param({"blocked": True}, CallerBlockedError, id="blocked"),
        pytest.param({"state": PeerState.UNLISTED}, CallerUnknownError, id="no longer listed"),
        pytest.param({"state": PeerState.CANDIDATE}, CallerUnknownError, id="never verified"),
        pytest.param(
            {"state": PeerState.EXPIRED, "chain_expires_at": NOON - timedelta(days=14)},
            CallerUnknownError,
            id="expired for two weeks",
        ),
    ],
)
def test_whoever_is_not_one_of_ours_is_refused_by_code(
    settings: Settings,
    session: Session,
    columns: dict[str, object],
    error: type[CallerRefusedError],
) -> None:
    key = new_request_key()
    store_peer(session, ZELE, BE, RAN, request_key=key, **columns)
    session.close()
    with opened(settings, process=Process.PEER) as (_app, peer_session):
        door = Door(peer_session, settings)
        with pytest.raises(error):
            door(get(key))

        # Only who might be listed by now is worth a look at the listings.
        assert door.hints() == (() if error is CallerBlockedError else (ZELE,))


def test_only_the_blocked_caller_itself_learns_of_the_block(
    settings: Settings, session: Session
) -> None:
    store_peer(session, ZELE, BE, RAN, blocked=True)
    session.close()
    with (
        opened(settings, process=Process.PEER) as (_app, peer_session),
        pytest.raises(RequestSignatureError),
    ):
        Door(peer_session, settings)(get(new_request_key()))


def test_an_expired_caller_is_known_for_two_more_weeks(
    settings: Settings, session: Session
) -> None:
    key = new_request_key()
    expired = NOON - timedelta(days=13)
    store_peer(
        session, ZELE, BE, RAN,
        request_key=key, state=PeerState.EXPIRED, chain_expires_at=expired,
    )  # fmt: skip
    session.close()
    with opened(settings, process=Process.PEER) as (_app, peer_session):
        assert Door(peer_session, settings)(get(key)).entity_id == ZELE
