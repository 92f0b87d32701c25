"""Rotterdam, whose people read what Vilvoorde released: real entries, a real chain up to RAN."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from flask import Flask

from federation.keys import KeySet
from node.database import Zone, db, start_writing
from node.extensions import current_node
from node.published.store import Put
from node.search.index import update_index
from node.settings import Settings
from node.trust.models import PeerRow
from node.trust.service import add_anchor
from tests.fake_federation import FakeFederation
from tests.federation.sample_federation import (
    RAN,
    anchor,
    configuration_claims,
    fixed_key,
    make_token,
    subordinate_claims,
)
from tests.node.coordinator_app.readers import Browser
from tests.node.published.released import release
from tests.node.received.towns import introduce, reading, served
from tests.nodes import NOON, FixedClock, opened, set_up
from tests.screens import people_app

__all__ = ["BE", "VILVOORDE", "Exchanged", "exchanged", "vouch"]

VILVOORDE = "https://vilvoorde.example"
BE = "https://be.example"


class Exchanged:
    """Rotterdam after it has read Vilvoorde.

    Attributes:
        app: Its application for people.
        settings: Its settings.
        clock: The time everywhere.
        record_ids: What Vilvoorde released, in order.
    """

    def __init__(
        self, app: Flask, settings: Settings, clock: FixedClock, record_ids: tuple[UUID, ...]
    ) -> None:
        self.app = app
        self.app.test_client_class = Browser
        self.settings = settings
        self.clock = clock
        self.record_ids = record_ids


def vouch(settings: Settings, *, days: int = 13) -> None:
    """Store a chain from Vilvoorde over Belgium up to RAN, which is trusted."""
    leaf, above = fixed_key(VILVOORDE), fixed_key(BE)
    until = int((NOON + timedelta(days=days)).timestamp())
    chain = [
        make_token(configuration_claims(VILVOORDE, leaf, authority_hints=[BE]), leaf),
        make_token(subordinate_claims(BE, VILVOORDE, leaf, exp=until), above),
        make_token(subordinate_claims(RAN, BE, above), fixed_key(RAN)),
        anchor(),
    ]
    with opened(settings) as (_app, session):
        keys = KeySet([fixed_key(RAN).public])
        add_anchor(session, entity_id=RAN, keys=keys, clock=lambda: NOON)
        start_writing(session, Zone.RECEIVED)
        peer = session.get_one(PeerRow, VILVOORDE)
        peer.chain = json.dumps([token.decode() for token in chain])
        peer.path = json.dumps([VILVOORDE, BE, RAN])
        session.commit()


@contextmanager
def exchanged(folder: Path, *commands: Put) -> Iterator[Exchanged]:
    """Let Vilvoorde release, Rotterdam read it, and open Rotterdam for its people."""
    clock = FixedClock()
    vilvoorde = set_up(folder, "vilvoorde", authority_hints=BE)
    release(vilvoorde, *commands, clock=clock)
    with people_app(folder, "rotterdam", clock=clock, language="en") as app:
        rotterdam = current_node().settings
        introduce(rotterdam, vilvoorde, BE)
        introduce(vilvoorde, rotterdam, "https://nl.example")
        federation = FakeFederation()
        with (
            served(vilvoorde, federation, clock=clock),
            reading(rotterdam, federation, clock=clock) as reader,
        ):
            reader.sync(VILVOORDE)
            update_index(reader.session, node=reader.node)
        vouch(rotterdam)
        record_ids = tuple(command.record_id for command in commands)
        yield Exchanged(app, rotterdam, clock, record_ids)
        db.session.rollback()
