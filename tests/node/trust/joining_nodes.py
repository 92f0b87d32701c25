"""Belgium, which invites, and Vilvoorde, which joins: real nodes and processes, no network."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from federation.keys import KeySet, SigningKey, generate_signing_key
from node import sealer
from node.clock import Clock
from node.database import db
from node.extensions import Process, current_node
from node.published.statements import get_statement
from node.settings import Settings
from node.trust.asking_to_join import ask_superiors
from node.trust.inviting import Invited, invite_member, list_invited
from node.trust.joining import Joining, accept_invitation, list_joining
from node.trust.own_keys import get_own_public_keys
from node.trust.service import add_anchor
from node.trust.spoken_keys import speak_keys
from tests.fake_federation import FakeFederation
from tests.node.received.towns import PeerProcess, served
from tests.nodes import FixedClock, opened, set_up

__all__ = ["BE", "RAN", "VILVOORDE", "JoiningNodes", "joining_nodes", "statement_of"]

BE, RAN, VILVOORDE = "https://be.example", "https://ran.example", "https://vilvoorde.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class JoiningNodes:
    """Two nodes of one network.

    Attributes:
        be: The superior, which trusts the anchor.
        town: Who joins.
        federation: What crosses between them.
        peer: The superior's process for other nodes.
        clock: Everybody's time.
        anchor_key: Of the anchor above both.
    """

    be: Settings
    town: Settings
    federation: FakeFederation
    peer: PeerProcess
    clock: FixedClock
    anchor_key: SigningKey = field(repr=False)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the anchor's keys, as two people would read them out."""
        return speak_keys(KeySet([self.anchor_key.public]))

    @property
    def town_words(self) -> tuple[str, ...]:
        """The words of the town's keys."""
        return speak_keys(get_own_public_keys(self.town.keys_folder).federation)

    def invite(self, label: str = "Stad Vilvoorde", *, country: str | None = "be") -> str:
        """Return the line the superior hands over."""
        with self.superior() as session:
            line = invite_member(
                session, node=current_node(), label=label, country=country, may_vouch=False
            )
            session.commit()
            return line

    def accept(self, line: str) -> None:
        """Let the town's people accept an invitation, having compared its words."""
        with self.joining() as session:
            accept_invitation(session, node=current_node(), text=line, words=self.words)
            session.commit()

    def ask(self) -> int:
        """Let the town's syncer ask once; return how many it asked."""
        with opened(self.town, process=Process.SYNCER, clock=self.clock) as (_app, session):
            return ask_superiors(
                session,
                transport=self.federation,
                own=self.town.entity_id,
                statement=get_statement(session, self.town.entity_id),
                clock=self.clock,
            )

    def state(self) -> Joining:
        """Return how far the town has come with its one superior."""
        with self.joining() as session:
            (joining,) = list_joining(session)
            return joining

    def invited(self) -> Invited:
        """Return the superior's newest invitation, as its people see it."""
        with self.superior() as session:
            return list_invited(session, node=current_node())[0]

    def invitation_id(self) -> UUID:
        """Return what the newest invitation is called."""
        return self.invited().invitation_id

    def seal(self, settings: Settings) -> None:
        """Let a node's sealer do one turn."""
        app = sealer.create_app(settings, clock=self.clock)
        with app.app_context():
            sealer.turn()
            for engine in db.engines.values():
                engine.dispose()

    @contextmanager
    def superior(self) -> Iterator[Session]:
        """Open the superior for its people."""
        with opened(self.be, process=Process.COORDINATOR, clock=self.clock) as (_app, session):
            yield session

    @contextmanager
    def joining(self) -> Iterator[Session]:
        """Open the town for its people."""
        with opened(self.town, process=Process.COORDINATOR, clock=self.clock) as (_app, session):
            yield session


def statement_of(settings: Settings, *, clock: Clock | None = None) -> bytes:
    """Return what a node says about itself, signed by its own sealer."""
    app = sealer.create_app(settings, clock=clock or FixedClock())
    with app.app_context():
        sealer.turn()
        token = get_statement(db.session(), settings.entity_id)
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
    return token


@contextmanager
def joining_nodes(folder: Path) -> Iterator[JoiningNodes]:
    """Set both nodes up and let the superior's peer process answer."""
    be, town = set_up(folder, "be"), set_up(folder, "vilvoorde")
    clock, federation = FixedClock(), FakeFederation()
    key = generate_signing_key("ES256")
    with opened(be, clock=clock) as (_app, session):
        add_anchor(session, entity_id=RAN, keys=KeySet([key.public]), clock=clock)
        session.commit()
    statement_of(town, clock=clock)
    with served(be, federation, clock=clock) as peer:
        yield JoiningNodes(
            be=be, town=town, federation=federation, peer=peer, clock=clock, anchor_key=key
        )
