"""Signed questions to one peer."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from federation.keys import SigningKey
from federation.request_signature import SignableRequest, sign_request
from federation.transport import Answer, PeerTransport, Request
from node.clock import Clock

__all__ = ["Asker"]

_NONCE_BYTES = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Asks peers in this node's name.

    Attributes:
        entity_id: This node.
        key: Its request key.
        transport: What crosses the network.
        clock: The present time.
        random_token: Source of nonces.
        seconds_left: How long an answer may still take, in seconds; None for the transport's limit.
    """

    entity_id: str
    key: SigningKey
    transport: PeerTransport
    clock: Clock
    random_token: Callable[[int], str] = secrets.token_urlsafe
    seconds_left: Callable[[], float] | None = None

    def get(self, url: str, *, accept: str, etag: str | None = None) -> Answer:
        """Return what a peer answers to a signed GET.

        Raises:
            PeerUnreachableError: No usable answer.
        """
        headers = sign_request(
            SignableRequest(method="GET", url=url, headers={}),
            entity_id=self.entity_id,
            key=self.key,
            now=self.clock(),
            nonce=None,
        )
        return self.transport.fetch(
            Request(
                method="GET",
                url=url,
                headers=headers,
                accept=accept,
                etag=etag,
                seconds=self._seconds(),
            )
        )

    def post(self, url: str, body: bytes) -> Answer:
        """Return what a peer answers to a signed POST whose answer has no body.

        Raises:
            PeerUnreachableError: No usable answer.
        """
        headers = sign_request(
            SignableRequest(method="POST", url=url, headers={}, body=body),
            entity_id=self.entity_id,
            key=self.key,
            now=self.clock(),
            nonce=self.random_token(_NONCE_BYTES),
        )
        return self.transport.fetch(
            Request(method="POST", url=url, headers=headers, body=body, seconds=self._seconds())
        )

    def _seconds(self) -> float | None:
        return None if self.seconds_left is None else self.seconds_left()
