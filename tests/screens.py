"""A node's application for people, with invented accounts, and a client that is signed in.

`an` and `co` are coordinators, `bo` is a second reader, `ad` the node admin, `di` the desk. Signing
in goes past the form, because hashing a password takes its time by design; the form has its own
tests.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from node.coordinator_app import create_app
from node.database import db
from node.extensions import current_node
from node.people.datastore import ensure_sign_in, user_of
from node.people.entering import open_session_for
from node.people.models import PersonRole
from node.people.proof import Proof
from node.people.service import add_person, get_person
from node.settings import Settings
from tests.nodes import FixedClock, set_up

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["ACCOUNTS", "form_of", "people_app", "post", "sign_in", "token_of"]

ACCOUNTS: Mapping[str, tuple[str, PersonRole]] = {
    "an": ("Annelore Quistwater", PersonRole.COORDINATOR),
    "co": ("Corneel Vlasbloem", PersonRole.COORDINATOR),
    "bo": ("Boudewina Trekhaak", PersonRole.SECOND_READER),
    "ad": ("Adalbert Zwenkgras", PersonRole.ADMIN),
    "di": ("Dimfna Roerdomp", PersonRole.DESK),
}
"""Invented name and role of each account, by handle."""

_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class _EachRequestAlone:
    """Gives each request a context of its own, as a server does.

    The test stands in a context of the application, and Flask would let every request share it, and
    with it who is signed in. A browser that asks for no language is taken to ask for English, so
    that tests may quote the sentences of the code.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._application: WSGIApplication = app.wsgi_app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        environ.setdefault("HTTP_ACCEPT_LANGUAGE", "en")
        with self._app.app_context():
            return self._application(environ, start_response)


@contextmanager
def people_app(
    folder: Path, town: str = "vilvoorde", *, clock: FixedClock | None = None, **changes: str
) -> Iterator[Flask]:
    """Give the application of a town that was set up, inside its context, with five accounts."""
    settings = set_up(folder, town, **changes)
    app = create_app(settings, clock=clock or FixedClock())
    with app.app_context():
        try:
            _open_accounts(settings)
            app.wsgi_app = _EachRequestAlone(app)  # type: ignore[method-assign] # as WSGI middleware is put in
            yield app
        finally:
            db.session.rollback()
            db.session.remove()
            for engine in db.engines.values():
                engine.dispose()


def sign_in(client: FlaskClient, handle: str) -> None:
    """Sign `handle` in at `client`."""
    app = client.application
    with app.test_request_context("/"):
        session, node = db.session(), current_node()
        person = get_person(session, node=node, handle=handle)
        user = user_of(session, ensure_sign_in(session, person))
        assert user is not None
        open_session_for(session, user, node=node, proofs=(Proof.PASSWORD, Proof.CODE))
        answer = app.process_response(app.response_class())
    name, _equals, rest = answer.headers["Set-Cookie"].partition("=")
    client.set_cookie(name, rest.partition(";")[0])


def token_of(client: FlaskClient, page: str = "/account") -> str:
    """Return the form token of a page."""
    found = _TOKEN.search(client.get(page).get_data(as_text=True))
    assert found is not None, f"no form on {page}"
    return found[1]


def post(
    client: FlaskClient,
    url: str,
    data: Mapping[str, str | Sequence[str]] | None = None,
    *,
    page: str | None = None,
) -> TestResponse:
    """Send a form with the token of `page`, or of the page it posts to."""
    return client.post(url, data={**(data or {}), "csrf_token": token_of(client, page or url)})


def form_of(answer: TestResponse) -> Mapping[str, str]:
    """Return the fields of a page that are filled in: hidden ones and inputs with a value."""
    html = answer.get_data(as_text=True)
    return dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', html))


def _open_accounts(settings: Settings) -> None:
    session, node = db.session(), current_node()
    for handle, (name, role) in ACCOUNTS.items():
        person = add_person(
            session,
            node=node,
            handle=handle,
            name=name,
            mailbox=f"{handle}@{settings.name.lower()}.example",
            roles=[role],
        )
        row = ensure_sign_in(session, person)
        if role is PersonRole.ADMIN:
            # An administrator opens no page before a second proof is set up.
            row.sealed_totp_secret = node.data_key.seal(
                "invented", table="sign_in", column="sealed_totp_secret", row=row.account_id
            )
        session.commit()
