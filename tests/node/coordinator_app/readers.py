"""A node whose people read what towns released: records in its databases, pages looked at."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from node.extensions import current_node
from node.screens.record_addresses import record_address
from schemas.entry import Kind
from tests.node.search.town import OTHER_TOWN, Town
from tests.nodes import FixedClock
from tests.screens import people_app, sign_in

__all__ = ["OTHER_TOWN", "Browser", "Readers", "address_of", "readers"]


class Browser(FlaskClient):
    """A client whose requests stand by themselves, as they do when the application is served.

    The fixture keeps the application open, and a request made inside would share everything that
    is kept for the length of one request: who looks, the token of a form, what was read before.
    """

    def open(self, *arguments: Any, **named: Any) -> TestResponse:  # noqa: ANN401 - those of the client
        return Context().run(super().open, *arguments, **named)


class Readers:
    """Vilvoorde, with its application for people.

    Attributes:
        app: The application.
        town: What fills its databases.
        clock: The time there.
    """

    def __init__(self, app: Flask, clock: FixedClock) -> None:
        self.app = app
        self.app.test_client_class = Browser
        self.clock = clock
        self.town = Town(current_node().settings, clock=clock)

    def client(self, handle: str = "an") -> FlaskClient:
        """Return a browser in which somebody is signed in."""
        client = self.app.test_client()
        sign_in(client, handle)
        return client

    def page(self, address: str, *, handle: str = "an", status: int = 200) -> str:
        """Return what stands at an address."""
        answer = self.client(handle).get(address)
        assert answer.status_code == status, answer.get_data(as_text=True)
        return answer.get_data(as_text=True)


def address_of(record_id: UUID, *, origin: str = OTHER_TOWN, colleague: bool = False) -> str:
    """Return the address of a record's page."""
    kind = Kind.DIRECTORY_ENTRY if colleague else Kind.PRACTICE_SUMMARY
    return record_address(kind, origin=origin, record_id=record_id)


@contextmanager
def readers(folder: Path, **changes: str) -> Iterator[Readers]:
    """Set a node up and open it."""
    clock = FixedClock()
    with people_app(folder, clock=clock, language="en", **changes) as app:
        yield Readers(app, clock)
