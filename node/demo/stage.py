"""The demo's nodes as running programs: set up, introduced to each other, started, stopped.

Every node is a `linkpin serve` of its own with its processes; the demo talks to them over loopback
and reads their folders as an administrator would. What is stopped stays stopped, so that one can
see what the others say of it.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

from federation.endpoints import configuration_url
from federation.keys import KeySet
from node.clock import system_clock
from node.database import Zone, db, start_writing
from node.demo.cast import CAST, TOUR_PORT, Player, settings_members, settings_of
from node.demo.loopback import check_free, is_served
from node.errors import ServiceMissingError
from node.extensions import Node, Process, current_node, open_node
from node.language import gettext as _
from node.operations.set_up import set_up_node
from node.settings import Settings
from node.settings_file import dump_settings_file
from node.supervisor import STATE_FILE, read_processes, read_supervisor
from node.trust.members import add_member
from node.trust.own_keys import get_own_public_keys
from node.trust.service import add_anchor
from schemas.node_metadata import Role

__all__ = ["LOG_FOLDER", "Stage"]

LOG_FOLDER = "logs"
_START_SECONDS = 180.0
_STOP_SECONDS = 30.0
_LOOK_SECONDS = 0.2


@dataclass(slots=True, kw_only=True)
class Stage:
    """Seven nodes under one folder.

    Attributes:
        folder: Where all of it stands.
        first_port: Ports are counted from here.
    """

    folder: Path
    first_port: int
    _supervisors: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    _apps: dict[str, Flask] = field(default_factory=dict)

    @property
    def tour_port(self) -> int:
        """Port of the tour's own page."""
        return self.first_port + TOUR_PORT

    def settings(self, key: str) -> Settings:
        """Return the settings of one node."""
        return settings_of(CAST[key], folder=self.folder, first_port=self.first_port)

    def environment(self, key: str) -> dict[str, str]:
        """Return what a command of one node is started with; no other setting gets through."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LINKPIN_")}
        return {**kept, "LINKPIN_SETTINGS": str(self.folder / key / "linkpin.toml")}

    @contextmanager
    def opened(self, key: str) -> Iterator[tuple[Node, Session]]:
        """Open one node as its commands do."""
        if key not in self._apps:
            self._apps[key] = open_node(self.settings(key), process=Process.COMMAND)
        with self._apps[key].app_context():
            try:
                yield current_node(), db.session()
            finally:
                db.session.rollback()
                db.session.remove()

    def check_ports(self) -> None:
        """Check that the nodes can listen where they are told to.

        Raises:
            ServiceMissingError: Another program listens on one of the ports.
        """
        ports = [port for player in CAST.values() for port in player.ports(self.first_port)]
        check_free([*ports, self.tour_port])

    def set_up(self) -> None:
        """Make every node that is not there yet, and introduce those who vouch to each other."""
        for player in CAST.values():
            folder = self.folder / player.key
            folder.mkdir(parents=True, exist_ok=True)
            members = settings_members(player, folder=self.folder, first_port=self.first_port)
            (folder / "linkpin.toml").write_text(dump_settings_file(members), encoding="utf-8")
            set_up_node(self.settings(player.key))
        anchor = self.settings("ran").entity_id
        for player in CAST.values():
            with self.opened(player.key) as (_node, session):
                start_writing(session, Zone.RECEIVED)
                add_anchor(session, entity_id=anchor, keys=self._keys("ran"), clock=system_clock)
                for member in _members_of(player):
                    add_member(
                        session,
                        entity_id=self.settings(member.key).entity_id,
                        keys=self._keys(member.key),
                        country=member.country,
                        may_vouch=member.role is Role.SUPERIOR,
                        clock=system_clock,
                    )
                session.commit()

    def start(self) -> None:
        """Start every node, superiors first, and wait until each says who it is.

        Raises:
            ServiceMissingError: A process ended.
        """
        for player in CAST.values():
            self._supervisors[player.key] = self._serve(player)
        for player in CAST.values():
            self._await(player, configuration_url(player.entity_id(self.first_port)))

    def await_coordinators(self) -> None:
        """Wait until the processes for people answer too; other nodes do not need them.

        Raises:
            ServiceMissingError: A process ended.
        """
        for player in CAST.values():
            if "coordinator" in player.processes:
                port = player.people_port(self.first_port)
                self._await(player, f"http://127.0.0.1:{port}/healthz")

    def _serve(self, player: Player) -> "subprocess.Popen[bytes]":
        """Start one node: a supervisor that ends with this program, however that ends."""
        logs = self._logs(player.key)
        logs.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Left behind by a machine that lost its power.
        (self.folder / player.key / STATE_FILE).unlink(missing_ok=True)
        command = ["serve", "--no-restart", "--no-upgrade", "--with-parent"]
        command += ["--log-folder", str(logs)]
        for name in player.processes:
            command += ["--only", name]
        with (logs / "supervisor.log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "node.cli", *command],
                env=self.environment(player.key),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def stop(self) -> None:
        """Stop every node that this stage started."""
        for process in self._supervisors.values():
            process.terminate()
        for process in self._supervisors.values():
            try:
                process.wait(timeout=_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self._supervisors.clear()
        self.close()

    def close(self) -> None:
        """Close the databases this program opened."""
        for app in self._apps.values():
            with app.app_context():
                for engine in db.engines.values():
                    engine.dispose()
        self._apps.clear()

    def processes(self, key: str) -> Mapping[str, int]:
        """Return the ids of one node's processes by name, the supervisor among them."""
        supervisor = read_supervisor(self.folder / key)
        own = {} if supervisor is None else {"supervisor": supervisor}
        return {**read_processes(self.folder / key), **own}

    def is_running(self) -> bool:
        """Say whether the nodes of this folder are up, started by whoever."""
        return all(self._is_supervised(key) for key in CAST)

    def _is_supervised(self, key: str) -> bool:
        supervisor = read_supervisor(self.folder / key)
        if supervisor is None:
            return False
        try:
            os.kill(supervisor, 0)
        except ProcessLookupError:
            # A machine that lost its power left the file behind.
            return False
        return True

    def logs(self) -> Iterator[Path]:
        """Yield every log file of every node."""
        for key in CAST:
            yield from sorted(self._logs(key).glob("*.log"))

    def run(self, key: str, *arguments: str, standard_input: str = "") -> str:
        """Run one `linkpin` command of a node and return what it wrote.

        Raises:
            ServiceMissingError: The command failed; says with what.
        """
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "node.cli", *arguments],
            env=self.environment(key),
            input=standard_input,
            capture_output=True,
            text=True,
            check=False,
            timeout=_START_SECONDS,
        )
        if done.returncode not in (0, 3):
            raise ServiceMissingError(
                _("linkpin %(command)s failed: %(reason)s")
                % {"command": " ".join(arguments), "reason": done.stderr.strip()}
            )
        return done.stdout

    def _logs(self, key: str) -> Path:
        return self.folder / key / LOG_FOLDER

    def _keys(self, key: str) -> KeySet:
        return get_own_public_keys(self.settings(key).keys_folder).federation

    def _await(self, player: Player, url: str) -> None:
        """Wait until one of a node's web processes answers at `url`."""
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self._is_whole(player):
            if is_served(url):
                return
            time.sleep(_LOOK_SECONDS)
        raise ServiceMissingError(
            _("%(name)s did not start. Its log is in %(folder)s.")
            % {"name": player.name, "folder": self._logs(player.key)}
        )

    def _is_whole(self, player: Player) -> bool:
        """Say whether no process of a node has ended; one that is yet to start has not."""
        if self._supervisors[player.key].poll() is not None:
            return False
        noted = read_processes(self.folder / player.key)
        return not noted or set(player.processes) <= noted.keys()


def _members_of(player: Player) -> list[Player]:
    return [each for each in CAST.values() if each.superior == player.key]
