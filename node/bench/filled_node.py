"""One town after some years: ten thousand summaries of others, and work of its own in every state.

What others released comes in through trust, verification and the receiving store, as it does from
any peer; only the network is invented. What is its own is recorded, asked, read and sealed by the
ordinary services, with invented people. Sessions are opened without a password, because hashing one
takes its time by design and no page waits for it.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from flask import Flask
from sqlalchemy.orm import Session

from node import sealer
from node.bench.invented_network import DESK, InventedNetwork
from node.bench.own_work import Things, do_own_work
from node.clock import system_clock
from node.coordinator_app import create_app
from node.database import Zone, db, start_writing
from node.errors import ServiceMissingError
from node.extensions import Node, Process, current_node, open_node
from node.language import gettext as _
from node.operations.set_up import set_up_node
from node.people.datastore import ensure_sign_in, user_of
from node.people.entering import open_session_for, take_first_step
from node.people.models import PersonRole
from node.people.proof import Proof
from node.people.service import get_person
from node.received.asking import Asker
from node.received.sync import sync_peer
from node.search.index import update_index
from node.settings import Settings, read_settings
from node.settings_file import dump_settings_file
from node.trust.enrolment import refresh_trust
from node.trust.hints import note_fetch
from node.trust.own_keys import KeyUse, get_own_key
from node.trust.service import PeerState, add_anchor, list_peers

__all__ = ["FIRST_PORT", "HALF_WAY", "TOWNS", "FilledNode"]

FIRST_PORT = 8780
TOWNS = 40
HALF_WAY = "half way"
"""Name of the browser in which only the first of two steps of signing in is done."""

_BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledNode:
    """A node in a folder.

    Attributes:
        folder: Where it stands.
        port: Where it answers people; it is named by the one after, where nobody listens.
    """

    folder: Path
    port: int

    @property
    def people_url(self) -> str:
        """URL of the application for people."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> Settings:
        """What its settings file says."""
        members = self._members()
        return read_settings({f"LINKPIN_{name.upper()}": value for name, value in members.items()})

    @property
    def environment(self) -> dict[str, str]:
        """What a process of it is started with."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("LINKPIN_")}
        return {**kept, "LINKPIN_SETTINGS": str(self._file)}

    def set_up(self) -> None:
        """Make the node, with nothing in it yet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._file.write_text(dump_settings_file(self._members()), encoding="utf-8")
        set_up_node(self.settings)

    def fill(self, *, records: int) -> Things:
        """Fill the node; return what its pages are asked with.

        Raises:
            ServiceMissingError: Not every record of the towns could be verified and stored.
        """
        network = InventedNetwork(towns=TOWNS, records=records, now=system_clock())
        self._trust(network)
        self._receive(network, records=records)
        things = self._work(network)
        self._be_fetched(network)
        with self._opened(Process.SYNCER) as (node, session):
            update_index(session, node=node)
        return things

    @contextmanager
    def as_command(self) -> Iterator[tuple[Node, Session]]:
        """Open the node as a command of it does, for the length of a block."""
        with self._opened(Process.COMMAND) as opened:
            yield opened

    def sign_in(self, handles: Mapping[str, str]) -> Mapping[str, str]:
        """Return the cookie of a browser for each role; an administrator's also half-way in.

        Args:
            handles: Handle of the account of each role.
        """
        app = create_app(self.settings)
        with _closing(app):
            cookies = {role: _cookie(app, handle) for role, handle in handles.items()}
            two_steps = handles.get(PersonRole.ADMIN)
            if two_steps is None:
                return MappingProxyType(cookies)
            return MappingProxyType(cookies | {HALF_WAY: _cookie(app, two_steps, whole=False)})

    def _members(self) -> dict[str, str]:
        return {
            "entity_id": f"http://127.0.0.1:{self.port + 1}",
            "name": "Quistwijk",
            "country": "be",
            "language": "nl",
            # Only a superior has all the pages; it has those of a town as well.
            "role": "superior",
            "authority_hints": DESK,
            "data_folder": str(self.folder),
            "coordinator_bind": f"127.0.0.1:{self.port}",
            "peer_bind": f"127.0.0.1:{self.port + 1}",
            "people_url": self.people_url,
            "contact_mailbox": "contact@quistwijk.example",
            "demo": "yes",
            "log_level": "WARNING",
        }

    @property
    def _file(self) -> Path:
        return self.folder / "linkpin.toml"

    @contextmanager
    def _opened(self, process: Process) -> Iterator[tuple[Node, Session]]:
        with _closing(open_node(self.settings, process=process)):
            yield current_node(), db.session()

    def _trust(self, network: InventedNetwork) -> None:
        with self._opened(Process.COMMAND) as (node, session):
            start_writing(session, Zone.RECEIVED)
            add_anchor(session, entity_id=DESK, keys=network.desk_keys, clock=node.clock)
            session.commit()
        with self._opened(Process.SYNCER) as (node, session):
            refresh_trust(
                session,
                transport=network,
                settings=node.settings,
                clock=node.clock,
                force=True,
            )

    def _receive(self, network: InventedNetwork, *, records: int) -> None:
        """Read every town as the syncer does: verified, judged, stored."""
        stored = refused = 0
        with self._opened(Process.SYNCER) as (node, session):
            asker = Asker(
                entity_id=node.settings.entity_id,
                key=get_own_key(node.settings.keys_folder, KeyUse.REQUEST),
                transport=network,
                clock=node.clock,
            )
            peers = list_peers(session)
            session.rollback()
            for peer in peers:
                if peer.state is PeerState.ADMITTED and peer.entity_id in network.records:
                    outcome = sync_peer(session, peer, asker=asker, node=node)
                    stored += outcome.entries
                    refused += outcome.refused
        # Each log begins with its keys and a directory entry.
        if refused or stored != records + 2 * TOWNS:
            raise ServiceMissingError(
                _("Of %(wanted)d invented entries %(stored)d were taken, %(refused)d refused.")
                % {"wanted": records + 2 * TOWNS, "stored": stored, "refused": refused}
            )

    def _work(self, network: InventedNetwork) -> Things:
        """Let invented people work; what they approve is released by the sealer."""

        def seal() -> None:
            with _closing(sealer.create_app(self.settings)):
                sealer.turn()

        seal()
        return do_own_work(self._opened, seal=seal, network=network)

    def _be_fetched(self, network: InventedNetwork) -> None:
        """Let every town have read what was released."""
        with self._opened(Process.PEER) as (node, session):
            for town in network.records:
                note_fetch(
                    session,
                    caller=town,
                    collection=f"{node.settings.entity_id}/exchange/ran",
                    served_to=1_000,
                    clock=node.clock,
                )


def _cookie(app: Flask, handle: str, *, whole: bool = True) -> str:
    """Return the cookie that signing in gives a browser."""
    with app.test_request_context("/", headers={"User-Agent": _BROWSER}):
        session, node = db.session(), current_node()
        person = get_person(session, node=node, handle=handle)
        user = user_of(session, ensure_sign_in(session, person))
        session.commit()
        if user is None:
            raise ServiceMissingError(_("An invented account cannot sign in."))
        if whole:
            open_session_for(session, user, node=node, proofs=(Proof.PASSWORD, Proof.CODE))
        else:
            take_first_step(session, user, node=node, first=Proof.PASSWORD, then="/")
        answer = app.process_response(app.response_class())
        return answer.headers["Set-Cookie"].partition(";")[0]


@contextmanager
def _closing(app: Flask) -> Iterator[None]:
    with app.app_context():
        try:
            yield
        finally:
            db.session.rollback()
            db.session.remove()
            for engine in db.engines.values():
                engine.dispose()
