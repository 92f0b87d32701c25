"""Putting Flask-Security into the application for people: users, hashes, sessions, nothing else.

None of its pages, forms or texts is used (`deploy/decisions/0010-sign-in.md`). What it offers
beside sessions is switched off: bearer tokens in headers and addresses, and the cookie that
remembers a browser for a year.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import Flask
from flask_security import Security

from node.people.datastore import Accounts
from node.people.language_choice import keep_language
from node.people.second_step import ask_for_second_step
from node.people.sessions import NodeSessions

__all__ = ["ARGON2", "set_up_sign_in"]

ARGON2: Final[Mapping[str, object]] = MappingProxyType(
    {
        "argon2__type": "ID",
        "argon2__time_cost": 3,
        "argon2__memory_cost": 65_536,
        "argon2__parallelism": 4,
    }
)
"""Parameters of hashing: the second recommended option of RFC 9106, section 4."""

_UNUSED_COOKIE: Final = "linkpin_unused"


def set_up_sign_in(app: Flask, *, hashing: Mapping[str, object] = ARGON2) -> None:
    """Let people sign in to `app`, after the tokens of forms were set up and before access is.

    Args:
        app: The application of the coordinators' process, with its secret key.
        hashing: Parameters of argon2, as Flask-Security's password context takes them.
    """
    app.config.update(
        # Of a telephone that moves between networks nothing stays the same but its token.
        SESSION_PROTECTION=None,
        REMEMBER_COOKIE_NAME=_UNUSED_COOKIE,
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 - the name of the algorithm
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_PASSWORD_SINGLE_HASH={"argon2"},
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=dict(hashing),
        SECURITY_USER_IDENTITY_ATTRIBUTES=[{"handle": {"mapper": str}}],
        SECURITY_FLASH_MESSAGES=False,
        SECURITY_CLI_USERS_NAME="",
        SECURITY_CLI_ROLES_NAME="",
    )
    app.session_interface = NodeSessions()
    security = Security(app, Accounts(), register_blueprint=False)
    security.login_manager.request_loader(None)
    app.extensions["linkpin_keep_language"] = keep_language
    app.before_request(ask_for_second_step)
