"""A town whose people make texts safe, read and withdraw them in the browser, for tests."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from flask import Flask, g
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from node.airlock.release import release_due, withdraw_due
from node.airlock.requests import list_requests
from node.database import Zone, db, start_writing
from node.extensions import Node, Process, current_node
from node.people.models import PersonRole
from node.people.service import add_person, get_person
from node.private.directory.consent import CONSENT_VERSION, Consent
from node.private.directory.service import edit_entry
from node.private.practices.service import import_practices
from node.private.register.models import KnownKind
from node.private.register.service import add_known
from node.published.seal import seal_collections
from node.published.store import ensure_collections
from node.settings import Settings
from node.trust.hints import note_fetch
from node.trust.models import PeerRow
from node.trust.own_keys import KeyUse, get_own_key
from tests.node.airlock.town import ENTRY, practice_line
from tests.node.trust.peer_rows import RAN, store_peer
from tests.nodes import FixedClock, opened
from tests.screens import people_app, post, sign_in

__all__ = ["NAME", "Walk", "found_in", "text_of", "walking"]

NAME = "Ilvara Quastenborg"
"""An invented name that the tests enter into the register."""

_TAG = re.compile(r"<[^>]+>")


def text_of(answer: TestResponse) -> str:
    """Return the words of a page, without its markup."""
    page = answer.get_data(as_text=True).partition("<body")[2]
    return " ".join(html.unescape(_TAG.sub(" ", page)).split())


def found_in(answer: TestResponse) -> list[str]:
    """Return the findings of a check, by identifier, in the order of their cards."""
    return re.findall(r'id="finding-([0-9a-f]{6})"', answer.get_data(as_text=True))


@dataclass(slots=True, kw_only=True)
class Walk:
    """A running node with its people.

    Attributes:
        app: The application for people.
        clock: Its time; stands still until a test moves it.
    """

    app: Flask
    clock: FixedClock
    clients: dict[str, FlaskClient] = field(default_factory=dict)

    @property
    def session(self) -> Session:
        """A session with nothing old in it."""
        db.session.rollback()
        db.session.expire_all()
        return db.session()

    @property
    def node(self) -> Node:
        """The node."""
        return current_node()

    @property
    def settings(self) -> Settings:
        """Its settings."""
        return self.node.settings

    def __call__(self, handle: str) -> FlaskClient:
        """Return the browser of a person, signed in."""
        # The test holds a context of the application open, and requests inside it share its `g`.
        for name in list(g):
            g.pop(name)
        if handle not in self.clients:
            self.clients[handle] = self.app.test_client()
            sign_in(self.clients[handle], handle)
        return self.clients[handle]

    def know(self, text: str = NAME) -> None:
        """Enter a name into the register."""
        session = self.session
        author = get_person(session, node=self.node, handle="an")
        add_known(session, node=self.node, actor=author, kind=KnownKind.PERSON, text=text)
        session.commit()

    def record(self, **changes: object) -> UUID:
        """Record a practice of `an`."""
        session = self.session
        (practice_id,) = import_practices(
            session,
            node=self.node,
            author=get_person(session, node=self.node, handle="an"),
            data=practice_line(**changes),
        )
        session.commit()
        return practice_id

    def fill_in(self) -> UUID:
        """Fill in the directory entry of `an`, who agreed."""
        session = self.session
        draft = edit_entry(
            session,
            node=self.node,
            actor=get_person(session, node=self.node, handle="an"),
            content=json.dumps(ENTRY).encode(),
            consent=Consent(version=CONSENT_VERSION, given_on=self.clock().date()),
        )
        session.commit()
        return draft.draft_id

    def person(self, handle: str, *roles: PersonRole, mailbox: str | None = None) -> None:
        """Open one more account."""
        session = self.session
        add_person(
            session,
            node=self.node,
            handle=handle,
            name=f"Quillon {handle.title()}ski",
            mailbox=mailbox or f"{handle}@town.example",
            roles=roles,
        )
        session.commit()

    def begin(
        self, subject_id: UUID, *, kind: str = "practice-summary", handle: str = "an"
    ) -> UUID:
        """Open the request of a subject in the browser; return its number."""
        answer = self.post(handle, "/airlock/begin", {"kind": kind, "subject_id": str(subject_id)})
        assert answer.status_code == 303, text_of(answer)
        found = re.fullmatch(r"/airlock/([0-9a-f-]{36})/check", answer.headers["Location"])
        assert found is not None
        return UUID(found[1])

    def post(
        self,
        handle: str,
        url: str,
        data: Mapping[str, str | Sequence[str]] | None = None,
    ) -> TestResponse:
        """Send a form as a person, with the token of the form that every page carries."""
        return post(self(handle), url, data, page="/")

    def get(self, url: str, handle: str = "an") -> TestResponse:
        """Open a page as a person."""
        return self(handle).get(url)

    def resolve(self, request_id: UUID, finding_id: str, action: str, **more: str) -> TestResponse:
        """Send the form of one finding as its card has it."""
        url = f"/airlock/{request_id}/check"
        card = self.get(url).get_data(as_text=True).partition(f'id="finding-{finding_id}"')[2]
        seen = re.search(r'name="seen" value="([0-9a-f]+)"', card)
        assert seen is not None
        data = {"finding": finding_id, "action": action, "seen": seen[1]}
        data |= {f"{name}-{finding_id}": value for name, value in more.items()}
        return self.post("an", url, data)

    def ask(self, request_id: UUID, audience: str = "ran") -> TestResponse:
        """Ask for a second reader."""
        return self.post("an", f"/airlock/{request_id}/release", {"audience": audience})

    def read(self, request_id: UUID, handle: str = "bo", **changes: str) -> TestResponse:
        """Approve a request as it stands, or do what `changes` say."""
        url = f"/airlock/read/{request_id}"
        page = self.get(url, handle).get_data(as_text=True)
        fields = dict(re.findall(r'name="(seen|parts)" value="([^"]*)"', page))
        data = {"resident": "no", "partners": "yes", "decision": "approve", **fields, **changes}
        return self.post(handle, url, data)

    def seal(self) -> None:
        """Do a turn of the sealer."""
        db.session.rollback()
        with opened(self.settings, process=Process.SEALER, clock=self.clock) as (_app, session):
            node = current_node()
            key = get_own_key(self.settings.keys_folder, KeyUse.RECORD)
            ensure_collections(session, node=node)
            session.commit()
            withdraw_due(session, node=node, key=key)
            release_due(session, node=node, key=key)
            seal_collections(session, node=node, key=key)

    def release(self, subject_id: UUID) -> UUID:
        """Take a subject in which nothing is found all the way out; return its request."""
        request_id = self.begin(subject_id)
        assert self.ask(request_id).status_code == 303
        assert self.read(request_id).status_code == 303
        self.seal()
        return request_id

    def record_of(self, request_id: UUID) -> UUID:
        """Return the record that a request is about."""
        rows = {row.request_id: row for row in list_requests(self.session)}
        return rows[request_id].record_id

    def meet(self, entity_id: str, name: str, *above: str) -> None:
        """Let a town be a peer under a name; in our country if our superior is among `above`."""
        session = self.session
        store_peer(session, entity_id, *above, RAN)
        start_writing(session, Zone.RECEIVED)
        row = session.get_one(PeerRow, entity_id)
        members = json.loads(str(row.node_metadata))
        members["name"] = {"en": name}
        row.node_metadata = json.dumps(members)
        session.commit()

    def fetch(self, caller: str, *, served_to: int, audience: str = "ran") -> None:
        """Let a town have fetched a collection up to a position."""
        db.session.rollback()
        with opened(self.settings, process=Process.PEER, clock=self.clock) as (_app, session):
            note_fetch(
                session,
                caller=caller,
                collection=self.settings.collection_url(audience),
                served_to=served_to,
                clock=self.clock,
            )


@contextmanager
def walking(folder: Path, **changes: str) -> Iterator[Walk]:
    """Set up a town under `folder` and open its application."""
    clock = FixedClock()
    with people_app(folder, clock=clock, language="en", **changes) as app:
        yield Walk(app=app, clock=clock)
