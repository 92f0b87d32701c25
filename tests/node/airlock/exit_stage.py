"""One node whose exit is tried thousands of times: put back before each try, looked at from below.

Databases are put back by copying pages from a copy in memory, so that the applications, their
connections and the browsers that are signed in stay as they are. What a recogniser answered about a
text is remembered, under everything it may know: it is a pure function, and asking it is what costs
most. Nothing else of the exit is replaced.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Protocol
from unittest.mock import patch
from uuid import NAMESPACE_OID, UUID, uuid5

from click.testing import CliRunner
from flask import Flask, g
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from federation.keys import SigningKey
from node.airlock.findings import Match
from node.airlock.recognisers import RECOGNISERS, Context, Recogniser, Register, recognise
from node.airlock.release import release_due, withdraw_due
from node.airlock.requests import open_request
from node.cli.program import program
from node.database import Zone, db
from node.errors import NodeError
from node.extensions import Node, Process, current_node, open_node
from node.people.models import PersonRole
from node.people.service import Person, add_person, get_person
from node.private.practices.service import import_practices
from node.private.register.models import KnownKind
from node.private.register.service import add_known
from node.published.store import ensure_collections
from node.settings import Settings
from node.textguard.canonical import CanonicalText
from node.trust.own_keys import KeyUse, get_own_key
from schemas.entry import Kind
from tests.node.airlock.town import practice_line
from tests.node.environments import environment_of
from tests.nodes import FixedClock
from tests.screens import people_app, sign_in, token_of

__all__ = ["KNOWN", "SAME_PERSON", "ExitStage", "Left", "staged_exit"]

KNOWN: Final = ("Ilvara Quastenborg", "Kleine Ril", "0475 99 12 34", "ilvara@quastenborg.example")
"""What the register holds from the beginning; in full, nobody may wave any of it through."""

SAME_PERSON: Final[Mapping[str, str]] = {"an2": "an"}
"""Second accounts, each with whose they are; every other account is a person of its own."""

_MORE: Final = (
    ("an2", "an@vilvoorde.example", (PersonRole.COORDINATOR, PersonRole.SECOND_READER)),
    ("ev", "ev@vilvoorde.example", (PersonRole.COORDINATOR, PersonRole.SECOND_READER)),
)
_HANDLES: Final = ("an", "an2", "bo", "co", "ev", "ad")
_ZONES: Final = (Zone.PRIVATE, Zone.PUBLISHED)


class _Connection(Protocol):
    """What the driver of either module of SQLite can do."""

    def backup(self, target: Any) -> None: ...  # noqa: ANN401 - another connection of its module


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What stands in the published database for others to read.

    Attributes:
        place: Collection and position.
        audience: Who reads it.
        record_id: Which record.
        body: Its bytes.
    """

    place: tuple[str, int]
    audience: str
    record_id: UUID
    body: bytes


@dataclass(slots=True, kw_only=True)
class ExitStage:
    """A node with three requests, its people, their browsers and commands, and its sealer.

    Attributes:
        people: Accounts by handle, as they are at the beginning.
        requests: Requests that are open at the beginning: `an` has two, `ev` one.
        subjects: The practices that they were made from, in the same order.
    """

    app: Flask
    sealer: Flask
    clock: FixedClock
    people: dict[str, Person] = field(default_factory=dict)
    requests: list[UUID] = field(default_factory=list)
    subjects: list[UUID] = field(default_factory=list)
    _copies: dict[Zone, _Connection] = field(default_factory=dict)
    _browsers: dict[str, tuple[FlaskClient, str]] = field(default_factory=dict)

    @property
    def node(self) -> Node:
        """The node, as the people's process has it."""
        return current_node()

    @property
    def settings(self) -> Settings:
        """Its settings."""
        return self.node.settings

    @property
    def session(self) -> Session:
        """A session of the people's process with nothing old in it."""
        db.session.rollback()
        db.session.expire_all()
        return db.session()

    def keep(self) -> None:
        """Let this be the beginning of every try."""
        db.session.remove()
        for zone in _ZONES:
            with _driver(zone) as connection:
                copy = type(connection)(":memory:")
                connection.backup(copy)
                self._copies[zone] = copy

    def put_back(self) -> None:
        """Begin anew."""
        db.session.remove()
        for zone, copy in self._copies.items():
            with _driver(zone) as connection:
                copy.backup(connection)

    def seal(self) -> None:
        """Do a turn of the sealer about withdrawals and releases."""
        db.session.rollback()
        with self.sealer.app_context():
            session, node, key = db.session(), current_node(), self.key
            try:
                withdraw_due(session, node=node, key=key)
                release_due(session, node=node, key=key)
            finally:
                db.session.remove()

    @property
    def key(self) -> SigningKey:
        """The record key."""
        return get_own_key(self.settings.keys_folder, KeyUse.RECORD)

    def send(self, handle: str, url: str, data: Mapping[str, str]) -> TestResponse:
        """Send a form in the browser of a person."""
        db.session.rollback()
        # The test holds a context of the application open, and requests inside it share its `g`.
        for name in list(g):
            g.pop(name)
        client, token = self._browsers[handle]
        answer = client.post(url, data={**data, "csrf_token": token})
        assert answer.status_code < 500, url
        return answer

    def open_browsers(self, *handles: str) -> None:
        """Sign people in."""
        for handle in handles:
            for name in list(g):
                g.pop(name)
            client = self.app.test_client()
            sign_in(client, handle)
            self._browsers[handle] = (client, token_of(client, "/"))

    def type(self, handle: str, *words: str) -> int:
        """Type a command of the airlock as a person; return its exit status."""
        db.session.rollback()
        result = CliRunner().invoke(
            program,
            ["airlock", *words, "--as", handle],
            env=environment_of(self.settings, language="en"),
        )
        if result.exception is not None and not isinstance(
            result.exception, NodeError | SystemExit
        ):
            raise result.exception
        return result.exit_code

    def left(self) -> Iterator[Left]:
        """Yield everything that others can read, without a word of the exit's own code."""
        rows = self.session.execute(
            text(
                "SELECT body.collection, body.position, audience, record_id, body"
                " FROM entry_body AS body"
                " JOIN entry ON entry.collection = body.collection"
                " AND entry.position = body.position"
                " JOIN collection ON collection.url = body.collection"
            ),
            bind_arguments={"bind": db.engines[Zone.PUBLISHED.value]},
        ).all()
        db.session.rollback()
        for collection, position, audience, record_id, body in rows:
            yield Left(
                place=(collection, position),
                audience=audience,
                record_id=UUID(record_id),
                body=body,
            )


@contextmanager
def _driver(zone: Zone) -> Iterator[Any]:
    """Give a connection below the mapper."""
    pooled = db.engines[zone.value].raw_connection()
    try:
        yield pooled.driver_connection
    finally:
        pooled.close()


@contextmanager
def staged_exit(folder: Path) -> Iterator[ExitStage]:
    """Set the node up under `folder`, and remember what recognisers answer while it is open."""
    clock = FixedClock()
    with ExitStack() as stack:
        app = stack.enter_context(people_app(folder, clock=clock, language="en"))
        settings = current_node().settings
        sealer = open_node(settings, process=Process.SEALER, clock=clock)
        stack.callback(_close, sealer)
        for each in (app, sealer):
            with each.app_context():
                for engine in db.engines.values():
                    _let_it_be_lost(engine)
        remembered = _remembering(recognise)
        stack.enter_context(patch("node.airlock.leak_check.recognise", remembered))
        stage = ExitStage(app=app, sealer=sealer, clock=clock)
        _furnish(stage)
        stage.keep()
        yield stage


def _close(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


def _let_it_be_lost(engine: Engine) -> None:
    """Wait for no disk: nobody pulls the plug here, and every try would pay for it."""

    def without_barriers(connection: Any, _record: object) -> None:  # noqa: ANN401 - of two modules
        connection.execute("PRAGMA synchronous=OFF")

    engine.dispose()
    event.listen(engine, "connect", without_barriers)


def _furnish(stage: ExitStage) -> None:
    """Open accounts, enter names, record practices and open their requests."""
    session, node = stage.session, stage.node
    for handle, mailbox, roles in _MORE:
        add_person(
            session,
            node=node,
            handle=handle,
            name=f"Quillon {handle.title()}ski",
            mailbox=mailbox,
            roles=roles,
        )
    session.commit()
    stage.people.update(
        {handle: get_person(session, node=node, handle=handle) for handle in _HANDLES}
    )
    an, ev = stage.people["an"], stage.people["ev"]
    name, alias, phone, mailbox = KNOWN
    for kind, known, aliases in (
        (KnownKind.PERSON, name, (alias,)),
        (KnownKind.PHONE, phone, ()),
        (KnownKind.MAILBOX, mailbox, ()),
    ):
        add_known(session, node=node, actor=an, kind=kind, text=known, aliases=aliases)
    session.commit()
    for author, changes in (
        (an, {"situation": f"We met {name} there."}),
        (an, {}),
        (ev, {"title": "Chess at school"}),
    ):
        (subject_id,) = import_practices(
            session, node=node, author=author, data=practice_line(**changes)
        )
        session.commit()
        row = open_request(
            session, node=node, author=author, kind=Kind.PRACTICE_SUMMARY, subject_id=subject_id
        )
        session.commit()
        stage.subjects.append(subject_id)
        stage.requests.append(row.request_id)
    stage.open_browsers("an", "an2", "bo", "ev")
    db.session.rollback()
    with stage.sealer.app_context():
        ensure_collections(db.session(), node=current_node())
        db.session.commit()
        db.session.remove()


_Recognise = Callable[..., tuple[Match, ...]]


def _remembering(asked: _Recognise) -> _Recognise:
    """Return the recognisers with a memory, under the text and all they may know."""
    answers: dict[object, tuple[Match, ...]] = {}

    def answer(
        text: CanonicalText,
        *,
        context: Context,
        recognisers: Iterable[Recogniser] = RECOGNISERS,
    ) -> tuple[Match, ...]:
        entries = tuple(
            # An entry is numbered anew at every try; what it is about stays the same.
            replace(each, entry_id=uuid5(NAMESPACE_OID, f"{each.kind} {each.text}"))
            for each in context.register.entries
        )
        context = replace(context, register=Register(entries=entries, version="any"))
        names = tuple(each.name for each in recognisers)
        under = (
            text.original,
            context.language,
            context.minimum_group_size,
            names,
            tuple(sorted((each.kind, each.text, each.aliases) for each in entries)),
        )
        if under not in answers:
            answers[under] = asked(text, context=context, recognisers=recognisers)
        return answers[under]

    return answer
