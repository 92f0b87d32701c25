"""The town's own sign-in, by OpenID Connect: the code flow, with a proof key for each try.

Authlib speaks the protocol. State, nonce and proof key are random, stand in this browser's session
and go with their first use or the next try. The token must be the configured issuer's, for this
node, signed with a key of the issuer's own list; a shared secret or no signature is no signature
here.

Source: OpenID Connect Core 1.0, 3.1; RFC 7636 (PKCE, S256); RFC 9207 (issuer in the answer).
"""

import logging
from dataclasses import dataclass, field
from typing import Any, Final

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Flask, Response, current_app, request, session
from joserfc.errors import JoseError

from node.errors import NotAllowedError, NotFoundError, ServiceMissingError
from node.language import gettext as _

__all__ = [
    "WORD",
    "Outside",
    "finish_outside",
    "outside",
    "set_up_outside_sign_in",
    "start_outside",
]

WORD: Final = "town"
"""How the provider is called in addresses; there is one for each node."""

_ALGORITHMS: Final = frozenset({"RS256", "PS256", "ES256", "EdDSA"})
_TIMEOUT_SECONDS: Final = 10
_LEEWAY_SECONDS: Final = 120
_EXTENSION: Final = "linkpin_outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """The sign-in of the town.

    Attributes:
        issuer: Its issuer identifier.
        client_id: What this node is called there.
        client: Authlib's client.
    """

    issuer: str
    client_id: str
    client: Any = field(repr=False)  # Authlib has no types.

    @property
    def word(self) -> str:
        """How it is called in addresses."""
        return WORD


def set_up_outside_sign_in(
    app: Flask, *, issuer: str, client_id: str, client_secret: str | None
) -> None:
    """Let people sign in with the town's own sign-in.

    Args:
        app: The application, with sign-in set up.
        issuer: Issuer identifier; its configuration is asked for at the first use.
        client_id: What this node is called there.
        client_secret: Secret of this node there; None for a public client.
    """
    # At its finest level the library writes proof keys to the log.
    logging.getLogger("authlib").setLevel(logging.INFO)
    client = OAuth(app).register(
        WORD,
        client_id=client_id,
        client_secret=client_secret,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid",
            "code_challenge_method": "S256",
            "default_timeout": _TIMEOUT_SECONDS,
        },
    )
    app.extensions[_EXTENSION] = Outside(issuer=issuer, client_id=client_id, client=client)


def outside(word: str) -> Outside:
    """Return the provider of an address.

    Raises:
        NotFoundError: This node has no such provider.
    """
    found: Outside | None = current_app.extensions.get(_EXTENSION)
    if found is None or word != found.word:
        raise NotFoundError(_("This node is not connected with a sign-in of its town."))
    return found


def start_outside(provider: Outside, *, return_url: str) -> Response:
    """Return the way to the provider, and keep what its answer must fit.

    Raises:
        ServiceMissingError: The provider does not answer, or is not the one that was configured.
    """
    _check_metadata(provider)
    # The library forgets a try when its answer comes; of those that were left one stays at most.
    for name in [name for name in session if name.startswith(f"_state_{WORD}_")]:
        session.pop(name)
    try:
        answer: Response = provider.client.authorize_redirect(return_url)
    except (AuthlibBaseError, OSError, RuntimeError) as exc:
        raise ServiceMissingError(_no_answer()) from exc
    answer.status_code = 303
    return answer


def finish_outside(provider: Outside) -> str:
    """Take the provider's answer of this request and return the subject it vouches for.

    Raises:
        NotAllowedError: The answer is not one to a question of this browser, or does not verify.
        ServiceMissingError: The provider does not answer.
    """
    _check_metadata(provider)
    if request.args.get("iss", provider.issuer) != provider.issuer:
        raise NotAllowedError(_refused())
    try:
        token = provider.client.authorize_access_token(
            leeway=_LEEWAY_SECONDS,
            claims_options={
                "iss": {"essential": True, "value": provider.issuer},
                "aud": {"essential": True, "value": provider.client_id},
                "sub": {"essential": True},
                "nonce": {"essential": True},
            },
        )
    except OSError as exc:
        raise ServiceMissingError(_no_answer()) from exc
    except (AuthlibBaseError, JoseError, RuntimeError, ValueError, KeyError, TypeError) as exc:
        raise NotAllowedError(_refused()) from exc
    finally:
        # The library forgets it after a code, and keeps it after a refusal.
        provider.client.framework.clear_state_data(session, request.args.get("state"))
    subject = (token.get("userinfo") or {}).get("sub")
    if not isinstance(subject, str) or not subject:
        raise NotAllowedError(_refused())
    return subject


def _check_metadata(provider: Outside) -> None:
    try:
        metadata = provider.client.load_server_metadata()
    except (AuthlibBaseError, OSError, ValueError, TypeError) as exc:
        raise ServiceMissingError(_no_answer()) from exc
    if metadata.get("issuer") != provider.issuer:
        raise ServiceMissingError(_no_answer())
    offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
    metadata["id_token_signing_alg_values_supported"] = sorted(_ALGORITHMS & set(offered))


def _no_answer() -> str:
    return _("The sign-in of your town does not answer. Sign in with your password, or wait.")


def _refused() -> str:
    return _("The sign-in of your town was not completed. Begin again.")
