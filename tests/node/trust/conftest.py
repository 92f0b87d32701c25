"""A real node of Vilvoorde, opened for the commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from node.settings import Settings
from node.trust.service import add_anchor
from tests.node.trust.fake_superiors import RAN, Superiors
from tests.node.trust.refreshing import Refresher
from tests.nodes import FixedClock, opened, set_up


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return set_up(tmp_path, "vilvoorde", authority_hints="https://be.example")


@pytest.fixture
def session(settings: Settings) -> Iterator[Session]:
    """A session that writes to the received database and reads the inbox."""
    with opened(settings) as (_app, session):
        yield session


@pytest.fixture
def refresh(session: Session, settings: Settings) -> Refresher:
    """Vilvoorde, which trusts RAN, amid a federation that answers."""
    superiors = Superiors()
    add_anchor(session, entity_id=RAN, keys=superiors[RAN].keys, clock=FixedClock())
    session.commit()
    return Refresher(session, settings, superiors)
