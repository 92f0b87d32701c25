"""Vilvoorde, asking its superiors who belongs, at a time the test chooses."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from node.settings import Settings
from node.trust.enrolment import TrustReport, refresh_trust
from node.trust.service import get_peer, list_peers
from node.trust.superiors import WalkLimits
from tests.node.trust.fake_superiors import Superiors
from tests.nodes import FixedClock

__all__ = ["Refresher"]


class Refresher:
    """One node that refreshes what it knows of the others.

    Attributes:
        session: Session that writes to the received database.
        clock: The node's.
        superiors: The federation around it.
    """

    def __init__(self, session: Session, settings: Settings, superiors: Superiors) -> None:
        self.session = session
        self.clock = FixedClock()
        self.superiors = superiors
        self._settings = settings

    def __call__(
        self,
        *,
        force: bool = False,
        again: Collection[str] = (),
        limits: WalkLimits | None = None,
    ) -> TrustReport:
        """Refresh once."""
        return refresh_trust(
            self.session,
            transport=self.superiors.federation,
            settings=self._settings,
            clock=self.clock,
            force=force,
            again=again,
            limits=limits,
        )

    def states(self) -> dict[str, str]:
        """Return the state of every peer."""
        return {peer.entity_id: peer.state.value for peer in list_peers(self.session)}

    def code(self, entity_id: str) -> str | None:
        """Return what ails one peer."""
        return get_peer(self.session, entity_id=entity_id).last_code
