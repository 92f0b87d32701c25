"""What every process of a node begins with: settings, databases, clock, logs and the data key.

A process is a Flask application, with or without routes. Which databases it may open, and whether
it holds the data key, stands in one table here, the table of "four processes, four databases".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import cast

from flask import Flask, current_app

from node.clock import Clock, system_clock
from node.database import Access, Zone, bind_databases
from node.keyring import Keyring, open_keyring
from node.settings import Settings

__all__ = ["ACCESS", "HOLDS_DATA_KEY", "Node", "Process", "current_node", "open_node"]


class Process(StrEnum):
    """The processes of a node; a command acts for the coordinator's process."""

    COORDINATOR = "coordinator"
    SEALER = "sealer"
    SYNCER = "syncer"
    PEER = "peer"
    COMMAND = "command"


_PEOPLE = MappingProxyType(
    {
        Zone.PRIVATE: Access.WRITE,
        Zone.PUBLISHED: Access.READ,
        Zone.RECEIVED: Access.WRITE,
        Zone.INBOX: Access.READ,
    }
)

ACCESS: Mapping[Process, Mapping[Zone, Access]] = MappingProxyType(
    {
        Process.COORDINATOR: _PEOPLE,
        Process.COMMAND: _PEOPLE,
        Process.SEALER: MappingProxyType(
            {
                Zone.PRIVATE: Access.READ,
                Zone.PUBLISHED: Access.WRITE,
                Zone.RECEIVED: Access.READ,
            }
        ),
        Process.SYNCER: MappingProxyType(
            {
                Zone.PUBLISHED: Access.READ,
                Zone.RECEIVED: Access.WRITE,
                Zone.INBOX: Access.READ,
            }
        ),
        Process.PEER: MappingProxyType(
            {
                Zone.PUBLISHED: Access.READ,
                Zone.RECEIVED: Access.READ,
                Zone.INBOX: Access.WRITE,
            }
        ),
    }
)
"""Which databases each process opens, and how."""

HOLDS_DATA_KEY = frozenset({Process.COORDINATOR, Process.COMMAND, Process.SEALER})
"""Processes that can open private fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What a process knows of its node.

    Attributes:
        settings: What the operator chose.
        process: Which process this is.
        clock: The present time.
        keyring: The data key; None in processes that hold none.
    """

    settings: Settings
    process: Process
    clock: Clock
    keyring: Keyring | None

    @property
    def data_key(self) -> Keyring:
        """Return the data key.

        Raises:
            PermissionError: This process holds none.
        """
        if self.keyring is None:
            raise PermissionError(f"the {self.process} process holds no data key")
        return self.keyring


def open_node(settings: Settings, *, process: Process, clock: Clock = system_clock) -> Flask:
    """Return an application without routes that knows its node.

    Raises:
        SealedFieldError: The data key is needed and cannot be read.
    """
    app = Flask("node", static_folder=None)
    keyring = None
    if process in HOLDS_DATA_KEY:
        keyring = open_keyring(settings.keys_folder / "data.json")
    app.extensions["linkpin"] = Node(
        settings=settings, process=process, clock=clock, keyring=keyring
    )
    urls = {
        Zone.PRIVATE: settings.private_database_url,
        Zone.PUBLISHED: settings.published_database_url,
        Zone.RECEIVED: settings.received_database_url,
        Zone.INBOX: settings.inbox_database_url,
    }
    bind_databases(app, urls, ACCESS[process])
    return app


def current_node() -> Node:
    """Return the node of the application that is at work now."""
    return cast("Node", current_app.extensions["linkpin"])
