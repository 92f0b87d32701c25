"""The four databases of a node, and the rule that a write is announced.

Each zone has its own database; a table's base class names it (`__bind_key__`), and there is no
default database, so a table without a zone fails at its first use and a foreign key into another
zone cannot be built. Each process opens only the databases it may, and reads most of them: every
transaction begins read-only, enforced by the database engine, until `start_writing` begins one that
writes. A process that may only read a zone is refused there.

SQLite runs in WAL mode with `synchronous=FULL`: what was acknowledged survives a power cut. Writing
transactions take the lock when they begin, so two writers wait for each other instead of failing
half-way. On PostgreSQL the same transactions are `READ ONLY` or `READ WRITE`, and a lock of the
zone lets one writer in at a time.
"""

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from types import ModuleType
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, String, event, text
from sqlalchemy.orm import DeclarativeBase, Session, SessionTransaction, registry
from sqlalchemy.types import TypeDecorator

try:
    import pysqlite3 as _pysqlite3
except ImportError:  # other platforms: the standard module; `doctor` says which engine that is
    _sqlite: ModuleType = sqlite3
else:
    _sqlite = _pysqlite3

__all__ = [
    "Access",
    "InboxModel",
    "Moment",
    "PrivateModel",
    "PublishedModel",
    "ReceivedModel",
    "Word",
    "Zone",
    "bind_databases",
    "db",
    "is_alive",
    "is_writing",
    "sqlite_version",
    "start_writing",
]

_BUSY_SECONDS = 15
_IMMEDIATE = "linkpin_writes"
_WRITING = "linkpin_writing"


class Zone(StrEnum):
    """The four databases."""

    PRIVATE = "private"
    PUBLISHED = "published"
    RECEIVED = "received"
    INBOX = "inbox"


class Access(StrEnum):
    """What a process may do in a database; a database that is not named cannot be opened."""

    READ = "read"
    WRITE = "write"


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone; store UTC."""
        del dialect
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the stored moment, aware and in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[StrEnum]):
    """A closed word, stored as its text.

    Args:
        words: The enumeration; a stored text that is none of it is an error when read.
    """

    impl = String(30)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self._words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Store the word's text."""
        del dialect
        return None if value is None else self._words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Return the member of the enumeration."""
        del dialect
        return None if value is None else self._words(value)


_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class _Model(DeclarativeBase):
    """Base of the four bases; constraint names are the same on both engines."""

    metadata = MetaData(naming_convention=_NAMES)
    registry = registry(type_annotation_map={datetime: Moment})


db = SQLAlchemy(
    model_class=_Model, disable_autonaming=True, session_options={"expire_on_commit": False}
)

if TYPE_CHECKING:
    _Bound = _Model
else:
    _Bound = db.Model  # knows `__bind_key__`; its type is made at run time


class PrivateModel(_Bound):
    """Base of every table whose rows never leave the node."""

    __abstract__ = True
    __bind_key__ = Zone.PRIVATE.value


class PublishedModel(_Bound):
    """Base of every table that holds what this node released and signed."""

    __abstract__ = True
    __bind_key__ = Zone.PUBLISHED.value


class ReceivedModel(_Bound):
    """Base of every table that holds what came from peers, and what we trust of them."""

    __abstract__ = True
    __bind_key__ = Zone.RECEIVED.value


class InboxModel(_Bound):
    """Base of every table that the process facing peers may write."""

    __abstract__ = True
    __bind_key__ = Zone.INBOX.value


def sqlite_version() -> tuple[int, ...]:
    """Return the version of the SQLite engine in use."""
    return tuple(int(part) for part in _sqlite.sqlite_version.split("."))


def bind_databases(app: Flask, urls: Mapping[Zone, str], access: Mapping[Zone, Access]) -> None:
    """Let `app` open the databases it may, each with the access it has.

    Args:
        app: The process's application.
        urls: SQLAlchemy URL of each zone's database.
        access: Zones this process may open; the others stay closed.
    """
    app.config["SQLALCHEMY_BINDS"] = {zone.value: _options(urls[zone]) for zone in access}
    db.init_app(app)
    with app.app_context():
        for zone, right in access.items():
            _prepare(db.engines[zone.value], may_write=right is Access.WRITE)


def _options(url: str) -> dict[str, object]:
    if url.startswith("postgresql"):
        return {"url": url, "hide_parameters": True, "pool_pre_ping": True}
    return {
        "url": url,
        "hide_parameters": True,
        "module": _sqlite,
        "connect_args": {"timeout": _BUSY_SECONDS, "check_same_thread": False},
    }


def _prepare(engine: Engine, *, may_write: bool) -> None:
    """Set every connection up, and let each transaction begin as what it is."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)
    engine.update_execution_options(linkpin_may_write=may_write)


def _set_up_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - DBAPI of two modules
    # The driver must not begin transactions by itself: `_begin_sqlite` says which kind.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
        f"busy_timeout={_BUSY_SECONDS * 1000}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get(_IMMEDIATE):
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.exec_driver_sql("BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(_IMMEDIATE):
        # One writer in a zone at a time, as SQLite has it; change numbers rise without gaps.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext(current_schema()))")
    else:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def start_writing(session: Session, zone: Zone) -> Connection:
    """Begin the one transaction in which `session` may write to `zone`.

    A clean reading transaction that is open is ended first, so that a caller may look before it
    asks a service to write; rows read before stay usable, because nothing expires at a commit.
    Calling it again inside the same transaction changes nothing.

    Returns:
        The connection of the transaction, for statements below the mapper.

    Raises:
        PermissionError: This process may only read the zone.
        RuntimeError: Changes are waiting that this transaction would not contain.
    """
    engine = db.engines[zone.value]
    if not engine.get_execution_options().get("linkpin_may_write"):
        raise PermissionError(f"this process may not write to {zone}")
    where: dict[str, Any] = {"bind_arguments": {"bind": engine}}
    writing = session.info.get(_WRITING)
    if writing == zone:
        return session.connection(**where)
    if writing is not None or session.new or session.dirty or session.deleted:
        raise RuntimeError(f"changes wait to be committed; {zone} is a transaction of its own")
    session.commit()
    session.info[_WRITING] = zone
    return session.connection(**where, execution_options={_IMMEDIATE: True})


@event.listens_for(Session, "after_transaction_end")
def _forget_writing(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(_WRITING, None)


def is_writing(session: Session) -> bool:
    """Say whether a session has begun the transaction in which it may write."""
    return _WRITING in session.info


def is_alive(session: Session, zone: Zone) -> bool:
    """Say whether the zone's database answers; for probes."""
    bind = {"bind": db.engines[zone.value]}
    return bool(session.execute(text("SELECT 1"), bind_arguments=bind).scalar_one())
