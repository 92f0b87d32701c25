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
from urllib.error import URLError
from urllib.request import urlopen

from flask import Flask
from sqlalchemy.orm import Session

from federation.keys import KeySet
from node.clock import system_clock
from node.database import Zone, db, start_writing
from node.demo.cast import CAST, Player, settings_members, settings_of
from node.errors import ServiceMissingError
from node.extensions import Node, Process, current_node, open_node
from node.language import gettext as _
from node.operations.set_up import set_up_node
from node.settings import Settings
from node.settings_file import dump_settings_file
from node.supervisor import read_processes
from node.trust.members import add_member
from node.trust.own_keys import get_own_public_keys
from node.trust.service import add_anchor
from schemas.node_metadata import Role

__all__ = ["LOG_FOLDER", "Stage"]

LOG_FOLDER = "logs"
_START_SECONDS = 180.0
_STOP_SECONDS = 30.0


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
        """Start every node, superiors first, and wait until each says who it is."""
        for player in CAST.values():
            command = ["serve", "--no-restart", "--log-folder", str(self._logs(player.key))]
            for name in player.processes:
                command += ["--only", name]
            self._supervisors[player.key] = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "node.cli", *command],
                env=self.environment(player.key),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        for player in CAST.values():
            self._await_statement(player)

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
        """Return the ids of one node's processes by name."""
        return read_processes(self.folder / key)

    def is_running(self) -> bool:
        """Say whether a stage of this folder is up, started by whoever."""
        return all(read_processes(self.folder / key) for key in CAST)

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

    def _await_statement(self, player: Player) -> None:
        """Wait until a node answers with its configuration, signed by its sealer."""
        url = f"{player.entity_id(self.first_port)}/.well-known/openid-federation"
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._supervisors[player.key].poll() is not None:
                break
            try:
                with urlopen(url, timeout=5) as answer:  # noqa: S310 - our own loopback address
                    if answer.status == 200:  # noqa: PLR2004 - OK
                        return
            except (URLError, OSError):
                time.sleep(0.2)
        raise ServiceMissingError(
            _("%(name)s did not start. Its log is in %(folder)s.")
            % {"name": player.name, "folder": self._logs(player.key)}
        )


def _members_of(player: Player) -> list[Player]:
    return [each for each in CAST.values() if each.superior == player.key]
