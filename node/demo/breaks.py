"""How each fact is broken in the running federation, and mended again.

A break touches what only its fact depends on: a stored byte, a row, a line. It is made past the
product, as damage and mischief are, and undone when the look is over.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from types import MappingProxyType
from uuid import UUID

from federation.keys import KeySet, load_signing_key
from node.demo.cast import CAST, READER
from node.demo.evidence import blob, database_file, rows
from node.demo.fact_checks import STRANGER, stranger_key
from node.demo.name_checks import network_names
from node.demo.playbill import Playbill
from node.demo.stage import Stage

__all__ = ["BREAKS", "broken"]

_Undo = Callable[[], None]
_FAR = "2999-01-01 00:00:00.000000"
_CLEAN_SECONDS = 30.0
_RETRY_SECONDS = 0.1


@contextmanager
def broken(stage: Stage, name: str) -> Iterator[None]:
    """Break one fact for the length of a block."""
    undo = BREAKS[name](stage)
    try:
        yield
    finally:
        undo()


def _execute(
    stage: Stage, key: str, zone: str, *statements: tuple[str, tuple[object, ...]]
) -> None:
    with closing(sqlite3.connect(database_file(stage, key, zone), timeout=30)) as connection:
        # The damage must be possible where the product would refuse it.
        connection.execute("PRAGMA ignore_check_constraints = ON")
        with connection:
            for query, values in statements:
                connection.execute(query, values)


def _swap(
    stage: Stage, key: str, zone: str, *, table: str, column: str, where: str, value: object
) -> _Undo:
    """Put another value into one cell; return how to put the old one back."""
    ((old,),) = rows(stage, key, zone, f"SELECT {column} FROM {table} WHERE {where}")  # noqa: S608
    update = f"UPDATE {table} SET {column} = ? WHERE {where}"  # noqa: S608 - our own words
    _execute(stage, key, zone, (update, (value,)))
    return lambda: _execute(stage, key, zone, (update, (old,)))


def _flip(stage: Stage, key: str, zone: str, *, table: str, column: str, where: str) -> _Undo:
    """Change one byte in the middle of a stored value."""
    ((old,),) = rows(stage, key, zone, f"SELECT {column} FROM {table} WHERE {where}")  # noqa: S608
    changed = bytearray(blob(old))
    changed[len(changed) // 2] ^= 0x01
    return _swap(stage, key, zone, table=table, column=column, where=where, value=bytes(changed))


def _break_chain(stage: Stage, key: str) -> _Undo:
    subject = stage.settings(key).entity_id
    return _flip(
        stage,
        str(CAST[key].superior),
        "published",
        table="statement",
        column="token",
        where=f"subject = '{subject}'",
    )


def _break_signature(stage: Stage) -> _Undo:
    collection = stage.settings("ran").collection_url("ran")
    return _flip(
        stage,
        "rotterdam",
        "received",
        table="received_entry",
        column="entry",
        where=f"collection = '{collection}' AND position = 1",
    )


def _hide(stage: Stage, key: str, record_id: str) -> _Undo:
    """Let a received record look refused, so that no search shows it."""
    return _swap(
        stage,
        key,
        "received",
        table="received_record",
        column="state",
        where=f"record_id = '{UUID(record_id).hex}'",
        value="quarantined",
    )


def _hide_walk(key: str) -> Callable[[Stage], _Undo]:
    return lambda stage: _hide(stage, key, Playbill.read(stage.folder).walk_record)


def _hide_entry(stage: Stage) -> _Undo:
    origin = stage.settings("vilvoorde").entity_id
    query = "SELECT record_id FROM received_record WHERE origin = ? AND kind = 'directory-entry'"
    ((record_id,),) = rows(stage, "rotterdam", "received", query, origin)
    return _hide(stage, "rotterdam", str(record_id))


def _name(stage: Stage) -> str:
    return Playbill.read(stage.folder).names[0]


def _plant_in_body(stage: Stage) -> _Undo:
    """Write a private name into a body that is served and that nobody fetches again."""
    collection = stage.settings("rotterdam").collection_url("ran")
    where = f"collection = '{collection}' AND position = 1"
    query = f"SELECT body FROM entry_body WHERE {where}"  # noqa: S608 - our own words
    ((body,),) = rows(stage, "rotterdam", "published", query)
    update = f"UPDATE entry_body SET body = ? WHERE {where}"  # noqa: S608 - our own words
    # Still JSON, for the town's own search reads what it published.
    planted = blob(body)[:-1] + f',"planted":"{_name(stage)}"}}'.encode()
    _execute(stage, "rotterdam", "published", (update, (planted,)))
    return lambda: _clean(stage, "rotterdam", "published", (update, (body,)))


def _plant_in_log(stage: Stage) -> _Undo:
    """Write a private name into a log; its process goes on writing there."""
    path = next(path for path in stage.logs() if path.parent.parent.name == "sarcelles")
    line = f"{_name(stage)}\n".encode()
    with path.open("ab") as file:
        file.write(line)

    def mend() -> None:
        with path.open("r+b") as file:
            file.seek(file.read().index(line))
            file.write(b" " * (len(line) - 1))

    return mend


def _plant_in_received(stage: Stage) -> _Undo:
    """Write a private name where a network keeps what it refused; none of them ever did."""
    insert = (
        "INSERT INTO quarantined (collection, position, origin, code, detail, at) "
        "VALUES ('x', 0, 'x', 'x', ?, '2000-01-01 00:00:00')"
    )
    _execute(stage, "nl", "received", (insert, (_name(stage),)))
    remove = "DELETE FROM quarantined WHERE collection = 'x'"
    return lambda: _clean(stage, "nl", "received", (remove, ()))


def _plant_in_inbox(stage: Stage) -> _Undo:
    insert = "INSERT INTO fetch (caller, collection, served_to, day) VALUES (?, 'x', 0, 0)"
    _execute(stage, "ran", "inbox", (insert, (_name(stage),)))
    remove = "DELETE FROM fetch WHERE collection = 'x'"
    return lambda: _clean(stage, "ran", "inbox", (remove, ()))


def _plant_in_private(stage: Stage) -> _Undo:
    """Write a private name into the one text of an account that is not sealed."""
    update = "UPDATE account SET handle = ? WHERE handle = ?"
    name = _name(stage)
    _execute(stage, "vilvoorde", "private", (update, (name, READER)))
    return lambda: _clean(stage, "vilvoorde", "private", (update, (READER, name)))


def _plant_partner(stage: Stage) -> _Undo:
    """Write the name of a town's partner where a network writes down who called."""
    partner = network_names(Playbill.read(stage.folder).names)[-1]
    insert = "INSERT INTO fetch (caller, collection, served_to, day) VALUES (?, 'y', 0, 0)"
    _execute(stage, "fr", "inbox", (insert, (partner,)))
    remove = "DELETE FROM fetch WHERE collection = 'y'"
    return lambda: _clean(stage, "fr", "inbox", (remove, ()))


def _clean(stage: Stage, key: str, zone: str, statement: tuple[str, tuple[object, ...]]) -> None:
    """Undo, and leave no trace in the write-ahead log: the next look reads raw bytes."""
    file = database_file(stage, key, zone)
    with closing(sqlite3.connect(file, timeout=30)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        with connection:
            connection.execute(*statement)
        deadline = time.monotonic() + _CLEAN_SECONDS
        # A process that is reading keeps the log in use for a moment.
        while connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{file} is in use all the time")
            time.sleep(_RETRY_SECONDS)


def _block_network(stage: Stage) -> _Undo:
    network = stage.settings("be").entity_id
    return _swap(
        stage,
        "vilvoorde",
        "received",
        table="peer",
        column="blocked",
        where=f"entity_id = '{network}'",
        value=1,
    )


def _bring_back(stage: Stage) -> _Undo:
    """Let one town keep what it was told to delete."""
    record = UUID(Playbill.read(stage.folder).withdrawn_record).hex
    where = f"record_id = '{record}'"
    return _swap(
        stage,
        "rotterdam",
        "received",
        table="received_record",
        column="body",
        where=where,
        value=b"{}",
    )


def _approve_own(stage: Stage) -> _Undo:
    """Let one released request look as if its author had approved it."""
    request = UUID(Playbill.read(stage.folder).walk_request).hex
    where = f"request_id = '{request}'"
    query = f"SELECT author_id FROM release_request WHERE {where}"  # noqa: S608 - our own words
    ((author,),) = rows(stage, "vilvoorde", "private", query)
    return _swap(
        stage,
        "vilvoorde",
        "private",
        table="release_request",
        column="reader_id",
        where=where,
        value=author,
    )


def _admit_stranger(stage: Stage) -> _Undo:
    """Copy a town's row in Rotterdam's list of peers, for somebody nobody lists."""
    town = stage.settings("sarcelles").entity_id
    key = load_signing_key(stranger_key(stage)).public
    query = "SELECT node_metadata FROM peer WHERE entity_id = ?"
    ((text,),) = rows(stage, "rotterdam", "received", query, town)
    metadata = {**json.loads(str(text)), "request_keys": KeySet([key]).dump()}
    columns = [
        str(column[1]) for column in rows(stage, "rotterdam", "received", "PRAGMA table_info(peer)")
    ]
    replaced = {"entity_id": "?", "node_metadata": "?", "next_due": "?"}
    copied = ", ".join(replaced.get(column, column) for column in columns)
    insert = (
        f"INSERT INTO peer ({', '.join(columns)}) "  # noqa: S608 - names of our own columns
        f"SELECT {copied} FROM peer WHERE entity_id = '{town}'"
    )
    given = {"entity_id": STRANGER, "node_metadata": json.dumps(metadata), "next_due": _FAR}
    values = tuple(given[column] for column in columns if column in given)
    _execute(stage, "rotterdam", "received", (insert, values))
    remove = "DELETE FROM peer WHERE entity_id = ?"
    return lambda: _execute(stage, "rotterdam", "received", (remove, (STRANGER,)))


def _break_tree(stage: Stage) -> _Undo:
    collection = stage.settings("sarcelles").collection_url("ran")
    return _flip(
        stage,
        "sarcelles",
        "published",
        table="tree_node",
        column="node_hash",
        where=f"collection = '{collection}' AND level = 0 AND place = 1",
    )


def _advance_mark(stage: Stage) -> _Undo:
    """Let the high-water mark be ahead of the log, as after an old backup was put back."""
    path = stage.settings("rotterdam").mark_folder / "ran.json"
    old = path.read_bytes()
    members = json.loads(old)
    path.write_text(json.dumps({**members, "size": members["size"] + 1}), encoding="utf-8")

    def mend() -> None:
        path.write_bytes(old)

    return mend


BREAKS: Mapping[str, Callable[[Stage], _Undo]] = MappingProxyType(
    {
        "chain_rotterdam": lambda stage: _break_chain(stage, "rotterdam"),
        "chain_vilvoorde": lambda stage: _break_chain(stage, "vilvoorde"),
        "chain_sarcelles": lambda stage: _break_chain(stage, "sarcelles"),
        "signatures": _break_signature,
        "found_in_rotterdam": _hide_walk("rotterdam"),
        "found_in_sarcelles": _hide_walk("sarcelles"),
        "found_at_desk": _hide_walk("ran"),
        "names_not_served": _plant_in_body,
        "names_not_logged": _plant_in_log,
        "names_not_received": _plant_in_received,
        "names_not_in_inbox": _plant_in_inbox,
        "names_sealed": _plant_in_private,
        "networks_stay_home": _plant_partner,
        "audience_kept": _block_network,
        "withdrawn_gone": _bring_back,
        "second_reader": _approve_own,
        "stranger_refused": _admit_stranger,
        "colleague_found": _hide_entry,
        "growth_proven": _break_tree,
        "own_log": _advance_mark,
    }
)
"""How to break each fact, by its name."""
