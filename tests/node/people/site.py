"""A node's application with the pages about accounts and one page behind them, for tests."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from flask import Flask
from flask.testing import FlaskClient
from flask_wtf.csrf import CSRFProtect
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from node.database import db
from node.extensions import Node, Process, current_node, open_node
from node.people.engine import set_up_sign_in
from node.people.models import PersonRole
from node.people.passwords import set_password
from node.people.service import Person, add_person
from node.people.signed_in import load_visitor
from node.people.views import admin_people, people
from node.screens.error_pages import set_up_error_pages
from node.screens.look import set_up_look
from node.screens.speaking import set_up_speaking
from node.screens.visitor import visitor
from tests.nodes import FixedClock, set_up

__all__ = ["CHEAP", "PASSWORD", "Site", "open_site", "token_of"]

PASSWORD = "three invented herons"  # noqa: S105 - for accounts that live as long as a test

CHEAP: Mapping[str, object] = MappingProxyType(
    {
        "argon2__type": "ID",
        "argon2__time_cost": 1,
        "argon2__memory_cost": 64,
        "argon2__parallelism": 1,
    }
)
"""Real argon2id, made fast: the tests hash many passwords."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """An application and what tests look at.

    Attributes:
        app: The application.
        clock: Its time.
    """

    app: Flask
    clock: FixedClock

    @contextmanager
    def inside(self) -> Iterator[tuple[Session, Node]]:
        """Look at the node between two requests, which each have a context of their own."""
        with self.app.app_context():
            yield db.session(), current_node()

    def browser(self, address: str = "192.0.2.7") -> FlaskClient:
        """Return a browser nobody has signed in with."""
        client = self.app.test_client()
        client.environ_base["REMOTE_ADDR"] = address
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
        return client

    def add(
        self, handle: str, *roles: PersonRole, password: str | None = PASSWORD, mailbox: str = ""
    ) -> Person:
        """Open an account, with a password, and commit."""
        with self.inside() as (session, node):
            person = add_person(
                session,
                node=node,
                handle=handle,
                name=f"{handle.title()} Invented",
                mailbox=mailbox or f"{handle}@vilvoorde.example",
                roles=roles or [PersonRole.COORDINATOR],
            )
            if password is not None:
                set_password(session, person, password, node=node)
            session.commit()
        return person

    def post(
        self,
        client: FlaskClient,
        path: str,
        data: Mapping[str, object] | None = None,
        *,
        page: str = "",
    ) -> TestResponse:
        """Send a form as the page at `page`, or at `path`, would."""
        token = token_of(client.get(page or path).text)
        return client.post(path, data={"csrf_token": token, **(data or {})})

    def sign_in(
        self, client: FlaskClient, handle: str, password: str = PASSWORD, *, then: str = "/"
    ) -> TestResponse:
        """Type handle and password."""
        return self.post(client, "/sign-in", {"handle": handle, "password": password, "next": then})


def token_of(page: str) -> str:
    """Return the token of the forms of a page."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found, page
    return found[1]


@contextmanager
def open_site(folder: Path, **settings: str) -> Iterator[Site]:
    """Open a node for people, as the coordinators' process does, with cheap hashes."""
    clock = FixedClock()
    named = {"people_url": "http://localhost:8470", **settings}
    app = open_node(set_up(folder, **named), process=Process.COORDINATOR, clock=clock)
    app.secret_key = bytes(32)
    app.config.update(WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False)
    app.before_request(load_visitor)
    set_up_speaking(app, language="en")
    set_up_look(app)
    set_up_error_pages(app)
    CSRFProtect(app)
    set_up_sign_in(app, hashing=CHEAP)
    app.register_blueprint(people)
    app.register_blueprint(admin_people)
    app.add_url_rule("/", endpoint="home.index", view_func=_home)
    try:
        yield Site(app=app, clock=clock)
    finally:
        with app.app_context():
            for engine in db.engines.values():
                engine.dispose()


def _home() -> str:
    return f"Hello {visitor().handle}"
