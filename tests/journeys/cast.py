"""Five real nodes for journeys: Vilvoorde writes, Rotterdam reads, two networks and the desk vouch.

Every node has its own databases and keys. What a journey is about runs in processes of its own:
all five peer processes, Vilvoorde's sealer, Rotterdam's syncer. The others sign once, when they are
set up, because nothing of theirs changes.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from click.testing import CliRunner
from flask import Flask
from sqlalchemy.orm import Session

from federation.transport import FetchLimits, HttpsTransport
from node.cli.program import exit_status, program
from node.clock import system_clock
from node.database import Zone, db, start_writing
from node.demo.loopback import is_served
from node.errors import NodeError
from node.extensions import Node, Process, current_node, open_node
from node.operations.set_up import set_up_node
from node.people.models import PersonRole
from node.people.service import add_person
from node.sealer import turn
from node.settings import Settings, read_settings
from node.settings_file import dump_settings_file
from node.trust.enrolment import refresh_trust
from node.trust.members import add_member
from node.trust.own_keys import get_own_public_keys
from node.trust.service import add_anchor
from tests.boundaries.source_files import ROOT
from tests.nodes import TOWNS

__all__ = ["AUTHOR", "READER", "Company", "await_true"]

AUTHOR = "author"
READER = "reader"
SUPERIORS: Mapping[str, str | None] = MappingProxyType(
    {"ran": None, "be": "ran", "nl": "ran", "vilvoorde": "be", "rotterdam": "nl"}
)
RUNNING = (
    *((key, "peer") for key in SUPERIORS),
    ("vilvoorde", "sealer"),
    ("rotterdam", "syncer"),
)
MODULES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "coordinator": ("node.web_server", "coordinator"),
        "peer": ("node.web_server", "peer"),
        "sealer": ("node.sealer",),
        "syncer": ("node.syncer",),
    }
)
_PATIENCE_SECONDS = 120.0
_LAST_LINES = 8


def await_true(condition: Callable[[], bool], *, what: str) -> None:
    """Wait until something has come true.

    Raises:
        AssertionError: It has not in two minutes.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"not in time: {what}"
        time.sleep(0.2)


@dataclass(slots=True, kw_only=True)
class Company:
    """The five nodes and their processes.

    Attributes:
        folder: Where their data stand.
        first_port: Ports are counted from here.
        services: Settings of databases and queue by node; empty for SQLite files.
        said: What commands wrote beside their results.
    """

    folder: Path
    first_port: int
    services: Callable[[str], Mapping[str, str]] = field(default=lambda _key: {})
    said: list[str] = field(default_factory=list)
    _processes: dict[tuple[str, str], "subprocess.Popen[bytes]"] = field(default_factory=dict)
    _apps: dict[str, Flask] = field(default_factory=dict)

    def settings(self, key: str) -> Settings:
        """Return the settings of one node."""
        members = self._members(key)
        return read_settings({f"LINKPIN_{name.upper()}": text for name, text in members.items()})

    def start(self) -> None:
        """Set all of them up, introduce them to each other, and start their processes."""
        for key in SUPERIORS:
            set_up_node(self.settings(key))
            text = dump_settings_file(self._members(key))
            (self.folder / key / "linkpin.toml").write_text(text)
        for key in SUPERIORS:
            self._introduce(key)
            self._sign_once(key)
        for key in SUPERIORS:
            self.run(key, "peer")
        for key in SUPERIORS:
            self.await_peer(key)
        with self.opened("vilvoorde") as (node, session):
            for handle, role in ((AUTHOR, "coordinator"), (READER, "second_reader")):
                add_person(
                    session,
                    node=node,
                    handle=handle,
                    name=f"Vrouwtje {handle.title()}sma",
                    mailbox=f"{handle}.demo@vilvoorde.example",
                    roles=[PersonRole(role)],
                )
            session.commit()
        self.learn("vilvoorde")
        self.run("vilvoorde", "sealer")
        self.run("rotterdam", "syncer")

    def run(self, key: str, process: str) -> None:
        """Start one process of one node."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LINKPIN_")}
        temporary = self.folder / "temporary"
        temporary.mkdir(exist_ok=True)
        with (self.folder / key / f"{process}.log").open("ab") as log:
            self._processes[key, process] = subprocess.Popen(  # noqa: S603 - our own modules
                [sys.executable, "-m", *MODULES[process]],
                cwd=ROOT,
                env={
                    **kept,
                    "LINKPIN_SETTINGS": str(self.folder / key / "linkpin.toml"),
                    "TMPDIR": str(temporary),
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def end(self, key: str, process: str, *, with_signal: signal.Signals = signal.SIGTERM) -> None:
        """End one process, asked or killed, and wait until it is gone."""
        running = self._processes.pop((key, process))
        running.send_signal(with_signal)
        running.wait(timeout=60)

    def stop(self) -> None:
        """End everything, and close what this program opened."""
        for running in self._processes.values():
            running.terminate()
        for key, process in list(self._processes):
            self.end(key, process)
        for app in self._apps.values():
            with app.app_context():
                for engine in db.engines.values():
                    engine.dispose()
        self._apps.clear()

    def last_lines(self) -> str:
        """Return the last lines of each process's log, to be read when something did not come."""
        found = []
        for file in sorted(self.folder.glob("*/*.log")):
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()[-_LAST_LINES:]
            found += [f"{file.parent.name} {file.stem}: {line[:400]}" for line in lines]
        return "\n".join(found)

    def await_peer(self, key: str) -> None:
        """Wait until a node's peer process answers."""
        url = f"{self.settings(key).entity_id}/healthz"
        await_true(lambda: is_served(url), what=f"{key} answers")

    def learn(self, key: str) -> None:
        """Let one node ask its superiors who belongs, as its syncer does."""
        transport = HttpsTransport(FetchLimits(), allow_loopback_http=True)
        with self.opened(key) as (node, session):
            refresh_trust(
                session,
                transport=transport,
                settings=node.settings,
                clock=system_clock,
                force=True,
            )

    @contextmanager
    def opened(
        self, key: str, process: Process = Process.COMMAND
    ) -> Iterator[tuple[Node, Session]]:
        """Open one node as a command or another process does."""
        name = f"{key}/{process}"
        if name not in self._apps:
            self._apps[name] = open_node(self.settings(key), process=process)
        with self._apps[name].app_context():
            try:
                yield current_node(), db.session()
            finally:
                db.session.rollback()
                db.session.remove()

    def command(self, key: str, *arguments: str, status: int = 0) -> str:
        """Run one `linkpin` command of a node; return what it wrote to standard output."""
        typed = ["--node", str(self.folder / key), *arguments]
        result = CliRunner().invoke(program, typed)
        if isinstance(result.exception, NodeError):
            # What `main` does about it; the words are looked at here.
            result.exit_code = exit_status(result.exception)
            self.said.append(f"{result.exception} {getattr(result.exception, 'faults', '')}")
        elif result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        self.said.append(result.stderr)
        assert result.exit_code == status, result.output
        return result.stdout

    def _members(self, key: str) -> dict[str, str]:
        port = self.first_port + 2 * [*SUPERIORS].index(key)
        superior = SUPERIORS[key]
        hints = (
            {} if superior is None else {"authority_hints": self._members(superior)["entity_id"]}
        )
        return {
            **TOWNS[key],
            "entity_id": f"http://127.0.0.1:{port}",
            "data_folder": str(self.folder / key),
            "peer_bind": f"127.0.0.1:{port}",
            "coordinator_bind": f"127.0.0.1:{port + 1}",
            "poll_seconds": "1",
            "demo": "yes",
            "population_band": "p3",
            "urbanisation": "city",
            **hints,
            **self.services(key),
        }

    def _introduce(self, key: str) -> None:
        with self.opened(key) as (_node, session):
            start_writing(session, Zone.RECEIVED)
            add_anchor(
                session,
                entity_id=self.settings("ran").entity_id,
                keys=get_own_public_keys(self.settings("ran").keys_folder).federation,
                clock=system_clock,
            )
            for member in (each for each, superior in SUPERIORS.items() if superior == key):
                settings = self.settings(member)
                add_member(
                    session,
                    entity_id=settings.entity_id,
                    keys=get_own_public_keys(settings.keys_folder).federation,
                    country=settings.country,
                    may_vouch=member in {"be", "nl"},
                    clock=system_clock,
                )
            session.commit()

    def _sign_once(self, key: str) -> None:
        with self.opened(key, Process.SEALER):
            turn()
