"""How a fact of the demo looks at the running nodes: signed questions, raw bytes, rows.

Nothing here remembers anything: each look is taken anew, so that what somebody broke is seen.
"""

import json
import sqlite3
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from federation.endpoints import (
    CHECKPOINT_TYPE,
    ENTRIES_TYPE,
    FETCH_PATH,
    JSON_TYPE,
    checkpoint_url,
    collections_url,
    configuration_url,
    entries_url,
)
from federation.entity_statement import ENTITY_STATEMENT_TYPE
from federation.errors import AnswerStatusError
from federation.keys import SigningKey
from federation.transport import FetchLimits, HttpsTransport, Request
from node.clock import system_clock
from node.demo.cast import CAST
from node.demo.loopback import raw_answer
from node.demo.stage import Stage
from node.language import gettext as _
from node.received.asking import Asker
from node.trust.own_keys import KeyUse, get_own_key
from schemas.answers import parse_collections
from schemas.page import MAX_LINES

__all__ = [
    "COMMAND",
    "LOGS",
    "Evidence",
    "FactError",
    "asker",
    "blob",
    "database_bytes",
    "database_file",
    "fetch_collection",
    "fetch_statement",
    "rows",
    "served_bytes",
    "spellings",
    "transport",
]

LOGS = "logs"
COMMAND = "command"


_REFUSED_PATHS = (
    "/exchange/collections",
    "/exchange/ran/entries",
    f"{FETCH_PATH}?sub=x",
    "/nothing",
)
"""What nobody gets unsigned: what is answered instead is read too."""


class FactError(Exception):
    """A fact does not hold; says what was seen instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a fact depends on: one process of one node, its port, and what it keeps.

    Attributes:
        town: Key of the node.
        process: Name of the process; `command` where nothing that runs writes there.
        zone: Database the process reads or writes for it, or `logs`.
    """

    town: str
    process: str
    zone: str

    def members(self, stage: Stage) -> dict[str, str | int | None]:
        """Return node, process, its id and port, and what it keeps; None where there is none."""
        player = CAST[self.town]
        ports = {
            "peer": player.peer_port(stage.first_port),
            "coordinator": player.people_port(stage.first_port),
        }
        return {
            "node": self.town,
            "process": self.process,
            "pid": stage.processes(self.town).get(self.process),
            "port": ports.get(self.process),
            "database": self.zone if self.zone == LOGS else f"{self.zone}.sqlite",
        }

    def describe(self, stage: Stage) -> str:
        """Return the same as a line for a person."""
        members = self.members(stage)
        numbers = [f"{word} {members[word]}" for word in ("pid", "port") if members[word]]
        if not members["pid"] and self.process != COMMAND:
            numbers.append(_("not running"))
        return " ".join([f"{self.town}/{self.process}", *numbers, str(members["database"])])


def transport() -> HttpsTransport:
    """Return the product's own way over the network, with loopback allowed."""
    return HttpsTransport(
        FetchLimits(connect_seconds=3, total_seconds=10), allow_loopback_http=True
    )


def asker(stage: Stage, key: str, *, own_key: SigningKey | None = None) -> Asker:
    """Return somebody who asks in the name of one node, with its request key or another."""
    settings = stage.settings(key)
    return Asker(
        entity_id=settings.entity_id,
        key=own_key or get_own_key(settings.keys_folder, KeyUse.REQUEST),
        transport=transport(),
        clock=system_clock,
    )


def fetch_statement(url: str) -> bytes:
    """Return an entity statement, as anybody may fetch it."""
    return transport().fetch(Request(method="GET", url=url, accept=ENTITY_STATEMENT_TYPE)).body


def fetch_collection(as_whom: Asker, collection: str) -> tuple[bytes, bytes]:
    """Return checkpoint and first page of a collection, as a peer gets them now."""
    note = as_whom.get(checkpoint_url(collection), accept=CHECKPOINT_TYPE).body
    size = int(note.split(b"\n")[1])
    if size == 0:
        return note, b""
    url = entries_url(collection, start=0, limit=MAX_LINES, size=size)
    return note, as_whom.get(url, accept=ENTRIES_TYPE).body


def served_bytes(stage: Stage) -> Iterator[tuple[str, bytes]]:
    """Yield everything each node gives to anybody, refusals included, with the node's key."""
    for key, player in CAST.items():
        entity_id = stage.settings(key).entity_id
        yield key, fetch_statement(configuration_url(entity_id))
        for path in _REFUSED_PATHS:
            yield key, raw_answer(f"{entity_id}{path}")
        for reader in {"ran", player.superior or "rotterdam", "sarcelles"} - {key}:
            yield from _read_as(stage, key, reader)


def database_file(stage: Stage, key: str, zone: str) -> Path:
    """Return the file of one database."""
    return stage.settings(key).data_folder / f"{zone}.sqlite"


def database_bytes(stage: Stage, key: str, zone: str) -> bytes:
    """Return the raw bytes of a database with its write-ahead log."""
    file = database_file(stage, key, zone)
    parts = [file, file.with_name(f"{file.name}-wal")]
    return b"".join(part.read_bytes() for part in parts if part.exists())


def rows(
    stage: Stage, key: str, zone: str, query: str, *values: object
) -> list[tuple[object, ...]]:
    """Return rows of one database, read past the product."""
    address = f"file:{database_file(stage, key, zone)}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=15)) as connection:
        return list(connection.execute(query, values))


def spellings(name: str) -> tuple[bytes, ...]:
    """Return a name as it may stand in bytes: as text, escaped in JSON, inside base64."""
    text = name.encode()
    escaped = json.dumps(name)[1:-1].encode()
    # Of base64 every character that the name alone decides, and none that a neighbour has a bit in:
    # one less could stand anywhere by chance, one more would miss the name.
    inside = [
        b64encode(bytes(shift) + text)[-(-8 * shift // 6) : 8 * (shift + len(text)) // 6]
        for shift in range(3)
    ]
    urlsafe = [code.translate(bytes.maketrans(b"+/", b"-_")) for code in inside]
    return tuple({text, escaped, *inside, *urlsafe})


def blob(value: object) -> bytes:
    """Return a cell that holds bytes."""
    if not isinstance(value, bytes):
        raise FactError(_("a stored value is no longer bytes"))
    return value


def _read_as(stage: Stage, key: str, reader: str) -> Iterator[tuple[str, bytes]]:
    """Yield what one node gives to one reader; a refusal has no bytes to look at."""
    as_whom = asker(stage, reader)
    exchange = f"{stage.settings(key).entity_id}/exchange"
    try:
        listing = as_whom.get(collections_url(exchange), accept=JSON_TYPE).body
        yield key, listing
        for info in parse_collections(listing):
            for part in fetch_collection(as_whom, info.url):
                yield key, part
    except AnswerStatusError as error:
        yield key, json.dumps([error.status, error.problem]).encode()
