"""Builders of real nodes for tests: settings, keys and four migrated databases in a folder."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from flask import Flask
from sqlalchemy.orm import Session

from node.clock import Clock
from node.database import db
from node.extensions import Process, open_node
from node.operations.set_up import set_up_node
from node.settings import Settings, read_settings

__all__ = ["NOON", "TOWNS", "FixedClock", "make_settings", "opened", "set_up"]

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

TOWNS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "vilvoorde": {"name": "Vilvoorde", "country": "be", "language": "nl"},
        "rotterdam": {"name": "Rotterdam", "country": "nl", "language": "nl"},
        "sarcelles": {"name": "Sarcelles", "country": "fr", "language": "fr"},
        "be": {"name": "Belgium", "country": "be", "language": "nl", "role": "superior"},
        "nl": {"name": "Netherlands", "country": "nl", "language": "nl", "role": "superior"},
        "fr": {"name": "France", "country": "fr", "language": "fr", "role": "superior"},
        "ran": {"name": "RAN", "country": "eu", "language": "en", "role": "anchor"},
    }
)


class FixedClock:
    """A clock that moves only when a test moves it."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def make_settings(folder: Path, town: str = "vilvoorde", **changes: str) -> Settings:
    """Return the settings of `town` with its data under `folder`."""
    members = {
        "entity_id": f"https://{town}.example",
        "data_folder": str(folder / town),
        **TOWNS[town],
        **changes,
    }
    return read_settings({f"LINKPIN_{name.upper()}": value for name, value in members.items()})


def set_up(folder: Path, town: str = "vilvoorde", **changes: str) -> Settings:
    """Return the settings of a node that was set up under `folder`."""
    settings = make_settings(folder, town, **changes)
    set_up_node(settings)
    return settings


@contextmanager
def opened(
    settings: Settings, *, process: Process = Process.COMMAND, clock: Clock | None = None
) -> Iterator[tuple[Flask, Session]]:
    """Open a node as one of its processes; connections are closed afterwards."""
    app = open_node(settings, process=process, clock=clock or FixedClock())
    with app.app_context():
        try:
            yield app, db.session()
        finally:
            db.session.rollback()
            db.session.remove()
            for engine in db.engines.values():
                engine.dispose()
