"""A small OpenID Connect provider over loopback: codes used once, PKCE checked, tokens signed.

Written from OpenID Connect Core 1.0 and RFC 7636. What a test changes of it is a plain attribute,
so that each wrong answer is one line.
"""

import base64
import json
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from werkzeug import Request, Response
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

__all__ = ["CLIENT", "SECRET", "Provider", "new_key", "running_provider"]

CLIENT = "linkpin-vilvoorde"
SECRET = "an invented secret of a client"  # noqa: S105 - of a provider that lives in a test


def new_key() -> RSAKey:
    """Return a new key that has a name."""
    return RSAKey.generate_key(2048, auto_kid=True)


@dataclass(slots=True, kw_only=True)
class Provider:
    """The provider, and what its next answer will be.

    Attributes:
        issuer: Its identifier; the address it listens at.
        subject: Whom the next code is for.
        claims: Members of the next token that are not as they should be.
        algorithm: With what the next token is signed.
        metadata: Members of the configuration that are not as they should be.
        asked: The parameters of the last question that came from the node.
        token_requests: How often a code was exchanged.
    """

    issuer: str
    subject: str = "subject-1"
    claims: dict[str, object] = field(default_factory=dict)
    algorithm: str = "RS256"
    metadata: dict[str, object] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    token_requests: int = 0
    key: RSAKey = field(default_factory=new_key)
    signing_key: RSAKey | None = None
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def sign_in(self, address: str) -> str:
        """Do what a person does there; return the address that leads back to the node."""
        question = {k: v[0] for k, v in parse_qs(urlsplit(address).query).items()}
        self.asked = question
        code = secrets.token_urlsafe(16)
        self.codes[code] = {**question, "subject": self.subject}
        path = urlsplit(question["redirect_uri"]).path
        return f"{path}?code={code}&state={question['state']}"

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request."""
        request = Request(environ)
        body: dict[str, object] = {"keys": [self.key.as_dict(private=False)]}
        if request.path == "/token":
            body = self._token(request)
        elif request.path != "/jwks":
            body = self._configuration()
        status = 400 if "error" in body else 200
        return Response(json.dumps(body), status=status, content_type="application/json")(
            environ, start_response
        )

    def _configuration(self) -> dict[str, object]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            **self.metadata,
        }

    def _token(self, request: Request) -> dict[str, object]:
        self.token_requests += 1
        question = self.codes.pop(request.form["code"], None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if question is None or request.headers.get("Authorization") != f"Basic {basic}":
            return {"error": "invalid_grant"}
        proof = sha256(request.form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(proof).rstrip(b"=").decode() != question["code_challenge"]:
            return {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": question["subject"],
            "nonce": question["nonce"],
            "iat": now,
            "exp": now + 300,
            **self.claims,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        return {"access_token": "x", "token_type": "Bearer", "id_token": self._signed(claims)}

    def _signed(self, claims: dict[str, object]) -> str:
        if self.algorithm == "none":
            head, body = ({"alg": "none"}, claims)
            return (
                ".".join(
                    base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
                    for part in (head, body)
                )
                + "."
            )
        header = {"alg": self.algorithm, "kid": self.key.kid}
        if self.algorithm == "HS256":
            return jwt.encode(header, claims, OctKey.import_key(SECRET))
        return jwt.encode(header, claims, self.signing_key or self.key)


@contextmanager
def running_provider() -> Iterator[Provider]:
    """Run a provider on a free port of this machine."""
    provider = Provider(issuer="")
    server = make_server("127.0.0.1", 0, provider)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
