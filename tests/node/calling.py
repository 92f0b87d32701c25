"""Signed requests to a peer process that is reached without a socket."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from flask import Flask
from werkzeug.test import TestResponse

from federation.keys import SigningKey
from federation.request_signature import SignableRequest, sign_request
from node.settings import Settings
from schemas.answers import parse_problem
from tests.node.trust.peer_rows import new_request_key, store_peer
from tests.nodes import NOON, opened

__all__ = ["KORTRIJK", "LYON", "Caller", "V", "code_of", "known"]

V = "https://vilvoorde.example"
KORTRIJK = "https://kortrijk.example"
LYON = "https://lyon.example"

_NONCES = count(10**21)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Another town that asks.

    Attributes:
        app: The peer process that is asked.
        url: Its entity identifier.
        entity_id: Who asks.
        key: Its request key.
    """

    app: Flask
    url: str
    entity_id: str
    key: SigningKey

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        body: bytes = b"",
        late: timedelta = timedelta(0),
        nonce: str | None = None,
        **headers: str,
    ) -> TestResponse:
        """Return the answer to a signed request."""
        if method == "POST" and nonce is None:
            nonce = str(next(_NONCES))
        signed = sign_request(
            SignableRequest(method=method, url=self.url + path, headers={}, body=body),
            entity_id=self.entity_id,
            key=self.key,
            now=NOON - late,
            nonce=nonce,
        )
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        # Clients announce the length of every POST; the test client none of an empty one.
        announced = {"CONTENT_LENGTH": str(len(body))} if method == "POST" else {}
        return self.app.test_client().open(
            path,
            method=method,
            data=body or None,
            headers={**signed, **named},
            environ_overrides=announced,
        )


def known(settings: Settings, app: Flask, entity_id: str, *above: str, **columns: object) -> Caller:
    """Let a town know a caller with a chain through the entities `above` it."""
    key = new_request_key()
    with opened(settings) as (_app, session):
        store_peer(session, entity_id, *above, request_key=key, **columns)
    return Caller(app=app, url=V, entity_id=entity_id, key=key)


def code_of(answer: TestResponse) -> str:
    """Return the code word of a refusal, having read it as a peer does."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = parse_problem(answer.data)
    assert problem.status == answer.status_code
    return problem.code
