"""Every question that can be put to the application: each endpoint, method, object and visitor.

The URL map says what there is; here stands what the parts of an address, and the fields of a form
that name an object, are filled with. After each answer the databases are as they were before it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from uuid import UUID

from flask import Flask
from sqlalchemy import update
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from node.database import Zone, db, start_writing
from node.people.models import Account
from node.people.openid import WORD
from node.people.sessions import cookie_name
from schemas.entry import Kind
from tests.node.coordinator_app.whole_town import (
    AUTHORS,
    MEMBER,
    SUPERIOR,
    Thing,
    WholeTown,
)
from tests.node.search.town import OTHER_TOWN
from tests.screens import token_of

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from sqlalchemy.engine.interfaces import DBAPIConnection

__all__ = ["HANDLES", "Asking", "Cell", "Object", "asking", "cells_of"]

HANDLES: Mapping[str, str | None] = MappingProxyType(
    {
        "anonymous": None,
        "author": "an",
        "colleague": "co",
        "second_reader": "bo",
        "admin": "ad",
        "desk": "di",
        "disabled": "su",
    }
)
"""Handle of each visitor of the table; the disabled one had every role."""

_NOBODYS: Final = UUID("00000000-0000-4000-8000-000000000000")


class Object(StrEnum):
    """Whose object is asked for, as `an` counts: hers, somebody else's, or one that is not here."""

    NONE = "none"
    OWN = "own"
    OTHER = "other"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One question, before it is known who asks."""

    endpoint: str
    method: str
    object: Object

    def __str__(self) -> str:
        """Return what the cell is called in a report."""
        return f"{self.endpoint} {self.method} {self.object}"


def cells_of(app: Flask) -> frozenset[Cell]:
    """Return every question that the URL map of an application allows."""
    return frozenset(
        Cell(rule.endpoint, method, each)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        for each in _objects(rule, method)
    )


def _objects(rule: Rule, method: str) -> frozenset[Object]:
    """Return the objects that can be asked for; a form that names one can also name none."""
    if rule.arguments:
        missing = _WITHOUT.get(rule.endpoint.partition(".")[0], frozenset())
        missing |= _WITHOUT.get(rule.endpoint, frozenset())
        return frozenset(Object) - {Object.NONE} - missing
    in_form = method == "POST" and rule.endpoint in _FORMS
    return frozenset(Object) if in_form else frozenset({Object.NONE})


_WITHOUT: Mapping[str, frozenset[Object]] = {
    # A file, an invitation and a provider are nobody's; a node with accounts has no set-up code.
    "assets": frozenset({Object.OTHER}),
    "people.invitation": frozenset({Object.OTHER}),
    "people.accept": frozenset({Object.OTHER}),
    "people.outside_start": frozenset({Object.OTHER}),
    "people.outside_return": frozenset({Object.OTHER}),
    "setup": frozenset({Object.OWN, Object.OTHER}),
    "admin.newcomer": frozenset({Object.OTHER}),
    "admin.admit": frozenset({Object.OTHER}),
    "admin.end": frozenset({Object.OTHER}),
    # The register, a fact and a part of the method are everybody's who records practices here.
    "register": frozenset({Object.OTHER}),
    "facts": frozenset({Object.OTHER}),
    "optional": frozenset({Object.OTHER}),
}

_FORMS: Mapping[str, Callable[[Thing], Mapping[str, object]]] = {
    "airlock.begin": lambda thing: {"kind": "practice-summary", "subject_id": thing.practice_id},
    "people.end_sessions": lambda thing: {"session": thing.session_id},
    "people.remove_own_passkey": lambda thing: {"passkey": thing.passkey_id},
    "people.disconnect_outside": lambda thing: {"identity": thing.identity_id},
}
"""Objects that a form names."""


class Asking:
    """A node, a browser for each visitor, and what puts the databases back."""

    def __init__(self, whole: WholeTown) -> None:
        self.whole = whole
        self._clients: dict[str, FlaskClient] = {}
        self._tokens: dict[str, str] = {}
        self._cookies: dict[str, str] = {}
        for visitor, handle in HANDLES.items():
            client = whole.client(handle) if handle else whole.walk.app.test_client()
            self._clients[visitor] = client
            self._tokens[visitor] = token_of(client, "/account" if handle else "/sign-in")
            cookie = client.get_cookie(cookie_name(whole.walk.node))
            assert cookie is not None
            self._cookies[visitor] = cookie.value
        _suspend(whole, "su")
        db.session.rollback()
        self._kept = [_Kept(zone) for zone in Zone]

    def ask(self, cell: Cell, visitor: str) -> TestResponse:
        """Put one question, and let nothing of it stay."""
        values, form = self._filled(cell)
        urls = self.whole.walk.app.url_map.bind("localhost")
        path = urls.build(cell.endpoint, values, method=cell.method)
        return self.open(path, visitor, form if cell.method == "POST" else None)

    def open(
        self, path: str, visitor: str, form: Mapping[str, object] | None = None
    ) -> TestResponse:
        """Open an address, or send a form with the right token, and let nothing of it stay."""
        client = self._clients[visitor]
        # Signing out takes the cookie away, and signing in gives another one.
        client.set_cookie(cookie_name(self.whole.walk.node), self._cookies[visitor])
        if form is None:
            answer = client.get(path)
        else:
            answer = client.post(path, data={**form, "csrf_token": self._tokens[visitor]})
        answer.get_data()  # what is sent piece by piece is read from the databases until its end
        for kept in self._kept:
            kept.put_back()
        return answer

    def close(self) -> None:
        """Give the connections back."""
        for kept in self._kept:
            kept.close()

    def _filled(self, cell: Cell) -> tuple[dict[str, object], Mapping[str, object]]:
        rule = next(self.whole.walk.app.url_map.iter_rules(cell.endpoint))
        if not rule.arguments:
            form = (
                _FORMS[cell.endpoint](self._thing(cell)) if cell.object is not Object.NONE else {}
            )
            return {}, {name: str(value) for name, value in form.items()}
        found = {name: partial(_PARTS[name], self.whole, cell) for name in rule.arguments}
        return {name: part(self._thing(cell)) for name, part in found.items()}, {}

    def _thing(self, cell: Cell) -> Thing:
        things = self.whole.things
        whose = {Object.OWN: things[AUTHORS[0]], Object.OTHER: things[AUTHORS[1]]}
        return whose.get(cell.object, _NOTHING)


_NOTHING = Thing(
    account_id=_NOBODYS,
    practice_id=_NOBODYS,
    drafting_id=_NOBODYS,
    asked_id=_NOBODYS,
    record_id=_NOBODYS,
    position=99_999,
    search_id=_NOBODYS,
    figure_id=_NOBODYS,
    feed="nothing",
    session_id=_NOBODYS,
    passkey_id=_NOBODYS,
    identity_id=_NOBODYS,
    draft_id=_NOBODYS,
)

Part = Callable[[WholeTown, Cell, Thing], object]


def _request_id(_whole: WholeTown, cell: Cell, thing: Thing) -> UUID:
    is_reading = cell.endpoint in {"airlock.read", "airlock.decide"}
    return thing.asked_id if is_reading else thing.drafting_id


def _record_id(whole: WholeTown, cell: Cell, thing: Thing) -> UUID:
    """Return a record; where addresses name the town too, `other` is another town's."""
    if not cell.endpoint.startswith(("practice_page.", "colleague_page.")):
        return thing.record_id
    is_colleague = cell.endpoint.startswith("colleague_page.")
    kind = Kind.DIRECTORY_ENTRY if is_colleague else Kind.PRACTICE_SUMMARY
    own = whole.own_entry_id if is_colleague else thing.record_id
    return {Object.OWN: own, Object.OTHER: whole.received[kind]}.get(cell.object, _NOBODYS)


def _entity(whole: WholeTown, cell: Cell, _thing: Thing) -> str:
    """Return a node: this one, one that is known as what is asked for, or an unknown one."""
    known = {
        "admin.ask_to_remove": MEMBER,
        "admin.remove": MEMBER,
        "admin.forget": SUPERIOR,
    }.get(cell.endpoint, OTHER_TOWN)
    own = whole.walk.settings.entity_id
    return {Object.OWN: own, Object.OTHER: known}.get(cell.object, "https://nobody.example")


def _network(name: str) -> Part:
    """Return what fills a part of an address of the network: the record that only one sees."""

    def part(whole: WholeTown, cell: Cell, _thing: Thing) -> object:
        whose = {Object.OWN: AUTHORS[0], Object.OTHER: AUTHORS[1]}.get(cell.object)
        return _NOBODYS if whose is None else getattr(whole.network[whose], name)

    return part


def _group_id(whole: WholeTown, cell: Cell, thing: Thing) -> object:
    name = "panel_id" if cell.endpoint.startswith("panels.") else "group_id"
    return _network(name)(whole, cell, thing)


def _code(whole: WholeTown, cell: Cell, _thing: Thing) -> str:
    if cell.endpoint.startswith("optional."):
        return "F04" if cell.object is Object.OWN else "F99"
    return whole.invitation if cell.object is Object.OWN else "nothing"


def _handle(_whole: WholeTown, cell: Cell, _thing: Thing) -> str:
    """Return a handle: an invented one, that of somebody real, or nobody's."""
    return {Object.OWN: "eva", Object.OTHER: "an"}.get(cell.object, "nobody")


_PARTS: Mapping[str, Part] = {
    "account_id": lambda _whole, _cell, thing: thing.account_id,
    "audience": lambda _whole, _cell, _thing: "ran",
    "code": _code,
    "entity_id": _entity,
    "entry_id": lambda whole, cell, _thing: (
        whole.known_id if cell.object is Object.OWN else _NOBODYS
    ),
    "handle": _handle,
    "contact_id": _network("contact_id"),
    "fact_id": _network("fact_id"),
    "import_id": _network("import_id"),
    "line_id": _network("line_id"),
    "meeting_id": _network("meeting_id"),
    "organisation_id": _network("organisation_id"),
    "task_id": _network("task_id"),
    "group_id": _group_id,
    "invitation_id": lambda whole, cell, _thing: (
        whole.newcomer_id if cell.object is Object.OWN else _NOBODYS
    ),
    "member": lambda _whole, cell, _thing: "kind" if "tick" in cell.endpoint else "texts.en.title",
    "origin": _entity,
    "path": lambda _whole, cell, _thing: (
        "linkpin.css" if cell.object is Object.OWN else "nothing.css"
    ),
    "position": lambda _whole, _cell, thing: thing.position,
    "practice_id": lambda _whole, _cell, thing: thing.practice_id,
    "provider": lambda _whole, cell, _thing: WORD if cell.object is Object.OWN else "elsewhere",
    "record_id": _record_id,
    "request_id": _request_id,
    "search_id": lambda _whole, _cell, thing: thing.search_id,
    "figure_id": lambda _whole, _cell, thing: thing.figure_id,
    "secret": lambda _whole, _cell, thing: thing.feed,
}
"""What each part of an address is filled with; a part that is not named here is a fault."""


class _Kept:
    """One database as it was, and what puts it back once somebody has written to it."""

    def __init__(self, zone: Zone) -> None:
        engine = db.engines[zone.value]
        self._pooled = engine.raw_connection()
        self._connection: DBAPIConnection = self._pooled.driver_connection  # type: ignore[assignment] # of SQLite
        self._connection.execute("PRAGMA query_only=OFF")
        self._copy = engine.dialect.loaded_dbapi.connect(":memory:")
        self._connection.backup(self._copy)
        self._seen = self._version()

    def put_back(self) -> None:
        """Bring the rows back that were there, if others have written."""
        if self._version() != self._seen:
            self._copy.backup(self._connection)
            self._seen = self._version()

    def close(self) -> None:
        """Give the connection back."""
        self._copy.close()
        self._pooled.close()

    def _version(self) -> int:
        """Return what changes with every commit of another connection."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def _suspend(whole: WholeTown, handle: str) -> None:
    """Close an account and leave its session, as one that was being written at that moment is."""
    session = whole.walk.session
    start_writing(session, Zone.PRIVATE)
    session.execute(
        update(Account).where(Account.handle == handle).values(disabled_at=whole.walk.clock())
    )
    session.commit()


@contextmanager
def asking(whole: WholeTown) -> Iterator[Asking]:
    """Sign everybody in and keep the databases as they are now."""
    asked = Asking(whole)
    try:
        yield asked
    finally:
        asked.close()
