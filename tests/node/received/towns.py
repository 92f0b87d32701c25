"""Two real towns without a network: one's peer process answers what the other's syncer asks."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy.orm import Session

from federation.keys import KeySet, SigningKey
from federation.transport import Answer, Request
from node.clock import Clock
from node.database import Zone, db, start_writing
from node.extensions import Node, Process, current_node
from node.peer_app import create_app
from node.received.asking import Asker
from node.received.sync import PeerOutcome, TurnLimits, sync_peer
from node.settings import Settings
from node.trust.models import PeerRow, PeerState
from node.trust.own_keys import KeyUse, get_own_key, get_own_public_keys
from node.trust.service import get_peer
from schemas.node_metadata import NodeMetadata, dump_node_metadata
from tests.fake_federation import FakeFederation
from tests.nodes import NOON, opened

__all__ = ["PeerProcess", "Reader", "introduce", "reading", "served"]


class PeerProcess:
    """A town's peer process, reached without a socket; a `Handler` of `FakeFederation`.

    Attributes:
        app: The application.
        entity_id: The town.
    """

    def __init__(self, settings: Settings, *, clock: Clock) -> None:
        self.app = create_app(settings, clock=clock)
        self.entity_id = settings.entity_id

    def __call__(self, request: Request) -> Answer:
        headers = dict(request.headers)
        if request.etag is not None:
            headers["if-none-match"] = request.etag
        response = self.app.test_client().open(
            request.url.removeprefix(self.entity_id),
            method=request.method,
            headers=headers,
            data=request.body,
        )
        named = {name.lower(): value for name, value in response.headers.items()}
        return Answer(
            status=response.status_code,
            headers=named,
            body=response.data,
            etag=named.get("etag"),
        )

    def close(self) -> None:
        """Close its databases."""
        with self.app.app_context():
            for engine in db.engines.values():
                engine.dispose()


@contextmanager
def served(
    settings: Settings, federation: FakeFederation, *, clock: Clock
) -> Iterator[PeerProcess]:
    """Let a town's peer process answer in `federation`."""
    process = PeerProcess(settings, clock=clock)
    federation.serve(settings.entity_id, process)
    try:
        yield process
    finally:
        process.close()


def introduce(
    settings: Settings, other: Settings, *above: str, record_keys: KeySet | None = None
) -> None:
    """Let a town know another as a refresh of its trust would have left it."""
    keys = get_own_public_keys(other.keys_folder)
    about = NodeMetadata(
        name={other.language: other.name},
        country=other.country,
        languages=(other.language,),
        record_keys=(record_keys or keys.record).dump(),
        request_keys=keys.request.dump(),
        exchange=f"{other.entity_id}/exchange",
        role=other.role,
        version="1",
    )
    with opened(settings) as (_app, session):
        start_writing(session, Zone.RECEIVED)
        session.merge(
            PeerRow(
                entity_id=other.entity_id,
                state=PeerState.ADMITTED,
                path=json.dumps([other.entity_id, *above, "https://ran.example"]),
                node_metadata=json.dumps(dump_node_metadata(about)),
                chain_expires_at=NOON + timedelta(days=365),
                verified_at=NOON,
                next_due=NOON,
            )
        )
        session.commit()


class Reader:
    """A town opened as its syncer.

    Attributes:
        session: Writes to the received database.
        node: The town.
        asker: Asks in its name.
    """

    def __init__(
        self, session: Session, node: Node, key: SigningKey, federation: FakeFederation
    ) -> None:
        self.session = session
        self.node = node
        self.asker = Asker(
            entity_id=node.settings.entity_id, key=key, transport=federation, clock=node.clock
        )

    def sync(
        self, origin: str = "https://vilvoorde.example", *, limits: TurnLimits | None = None
    ) -> PeerOutcome:
        """Read everything of one origin that there is."""
        peer = get_peer(self.session, entity_id=origin)
        outcome = sync_peer(self.session, peer, asker=self.asker, node=self.node, limits=limits)
        self.session.rollback()
        self.session.expunge_all()
        return outcome


@contextmanager
def reading(settings: Settings, federation: FakeFederation, *, clock: Clock) -> Iterator[Reader]:
    """Open a town as its syncer."""
    with opened(settings, process=Process.SYNCER, clock=clock) as (_app, session):
        key = get_own_key(settings.keys_folder, KeyUse.REQUEST)
        yield Reader(session, current_node(), key, federation)
