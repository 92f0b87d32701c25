"""Two towns and the desk that vouches for both, as real nodes in a folder on this machine.

The origin releases, the reader reads. They know each other by their chains, which cross loopback
once; after that the origin's peer process alone is needed. The reader's folder is then a stencil:
every measurement reads into a fresh copy of it.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from flask import Flask
from sqlalchemy.orm import Session

from federation.errors import PeerUnreachableError
from federation.transport import FetchLimits, HttpsTransport, Request
from node import sealer
from node.clock import system_clock
from node.database import Zone, db, start_writing
from node.errors import ServiceMissingError
from node.extensions import Node, Process, current_node, open_node
from node.language import gettext as _
from node.operations.set_up import set_up_node
from node.settings import Settings, read_settings
from node.settings_file import dump_settings_file
from node.supervisor import COMMANDS
from node.trust.enrolment import refresh_trust
from node.trust.members import add_member
from node.trust.own_keys import get_own_public_keys
from node.trust.service import PeerState, add_anchor, find_peer

__all__ = ["FIRST_PORT", "ORIGIN", "READER", "Pair"]

FIRST_PORT = 8760
ORIGIN, READER = "origin", "reader"

_DESK = "desk"
_START_SECONDS = 60.0
_MEMBERS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        _DESK: {"name": "RAN", "country": "eu", "language": "en", "role": "anchor"},
        ORIGIN: {
            "name": "Origin",
            "country": "be",
            "language": "nl",
            "population_band": "p3",
            "urbanisation": "city",
        },
        READER: {"name": "Reader", "country": "nl", "language": "nl"},
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The nodes under one folder.

    Attributes:
        folder: Where they stand.
        first_port: The desk's; the towns' follow.
    """

    folder: Path
    first_port: int

    @property
    def spare_port(self) -> int:
        """Return a port behind those of the nodes, for what is compared with them."""
        return self.first_port + len(_MEMBERS)

    def entity_id(self, key: str) -> str:
        """Return the entity identifier of one node."""
        return f"http://{self._bind(key)}"

    def settings(self, key: str, *, folder: Path | None = None) -> Settings:
        """Return the settings of one node, or of a copy of it in another folder."""
        members = self._members(key, folder or self.folder / key)
        return read_settings({f"LINKPIN_{name.upper()}": value for name, value in members.items()})

    def set_up(self) -> None:
        """Make the nodes, and let both towns learn from the desk that the other belongs."""
        for key in _MEMBERS:
            self._write_settings(key, self.folder / key)
            set_up_node(self.settings(key))
        for key in _MEMBERS:
            with self.opened(key) as (_node, session):
                self._introduce(session, key)
            self.seal(key)
        with self.serving(*_MEMBERS):
            for key, other in ((ORIGIN, READER), (READER, ORIGIN)):
                self._learn(key, other)

    @contextmanager
    def opened(
        self, key: str, *, process: Process = Process.COMMAND
    ) -> Iterator[tuple[Node, Session]]:
        """Open one node as one of its processes, and close its databases afterwards."""
        with _at_work(open_node(self.settings(key), process=process)):
            yield current_node(), db.session()

    def seal(self, key: str) -> int:
        """Let a node's sealer do everything that is due; say how many things it signed."""
        with _at_work(sealer.create_app(self.settings(key))):
            return sealer.turn()

    @contextmanager
    def serving(self, *keys: str) -> Iterator[None]:
        """Run the peer processes of some nodes for the length of a block."""
        started: list[subprocess.Popen[bytes]] = []
        try:
            started += map(self._start, keys)
            for key, process in zip(keys, started, strict=True):
                self._await(key, process)
            yield
        finally:
            for process in started:
                process.terminate()
            for process in started:
                process.wait()

    def copy_reader(self, name: str) -> Path:
        """Return the folder of a fresh copy of the reader, which has read nothing."""
        folder = self.folder / name
        shutil.copytree(self.folder / READER, folder)
        self._write_settings(READER, folder)
        return folder

    @staticmethod
    def environment(folder: Path) -> dict[str, str]:
        """Return what a process of the node in `folder` is started with."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LINKPIN_")}
        return {**kept, "LINKPIN_SETTINGS": str(folder / "linkpin.toml")}

    def _bind(self, key: str) -> str:
        return f"127.0.0.1:{self.first_port + list(_MEMBERS).index(key)}"

    def _members(self, key: str, folder: Path) -> dict[str, str]:
        members = {
            **_MEMBERS[key],
            "entity_id": self.entity_id(key),
            "data_folder": str(folder),
            "peer_bind": self._bind(key),
            "demo": "yes",
            "log_level": "WARNING",
        }
        return members if key == _DESK else members | {"authority_hints": self.entity_id(_DESK)}

    def _write_settings(self, key: str, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        text = dump_settings_file(self._members(key, folder))
        (folder / "linkpin.toml").write_text(text, encoding="utf-8")

    def _introduce(self, session: Session, key: str) -> None:
        """Pin the desk everywhere, and let the desk vouch for both towns."""
        start_writing(session, Zone.RECEIVED)
        keys = {each: get_own_public_keys(self.settings(each).keys_folder) for each in _MEMBERS}
        add_anchor(
            session,
            entity_id=self.entity_id(_DESK),
            keys=keys[_DESK].federation,
            clock=system_clock,
        )
        for town in (ORIGIN, READER) if key == _DESK else ():
            add_member(
                session,
                entity_id=self.entity_id(town),
                keys=keys[town].federation,
                country=_MEMBERS[town]["country"],
                may_vouch=False,
                clock=system_clock,
            )
        session.commit()

    def _learn(self, key: str, other: str) -> None:
        with self.opened(key, process=Process.SYNCER) as (node, session):
            refresh_trust(
                session,
                transport=HttpsTransport(FetchLimits(), allow_loopback_http=True),
                settings=node.settings,
                clock=node.clock,
                force=True,
            )
            peer = find_peer(session, entity_id=self.entity_id(other))
            if peer is None or peer.state is not PeerState.ADMITTED:
                raise ServiceMissingError(
                    _("The two nodes of the measurement did not find each other.")
                )

    def _start(self, key: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, *COMMANDS["peer"]],
            env=self.environment(self.folder / key),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    def _await(self, key: str, process: "subprocess.Popen[bytes]") -> None:
        """Wait until a peer process says who its node is."""
        transport = HttpsTransport(FetchLimits(), allow_loopback_http=True)
        url = f"{self.entity_id(key)}/.well-known/openid-federation"
        deadline = time.monotonic() + _START_SECONDS
        while process.poll() is None and time.monotonic() < deadline:
            try:
                transport.fetch(Request(method="GET", url=url, headers={}))
            except PeerUnreachableError:
                time.sleep(0.1)
            else:
                return
        raise ServiceMissingError(
            _("A node of the measurement did not start at %(address)s. Is the port in use?")
            % {"address": self.entity_id(key)}
        )


@contextmanager
def _at_work(app: Flask) -> Iterator[None]:
    with app.app_context():
        try:
            yield
        finally:
            db.session.rollback()
            db.session.remove()
            for engine in db.engines.values():
                engine.dispose()
