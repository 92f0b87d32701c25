"""A town whose peer process is asked without a socket, and two towns that ask it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from node.database import db
from node.peer_app import create_app
from node.published.statements import sign_statements
from node.settings import Settings
from node.trust.own_keys import KeyUse, get_own_key, get_own_public_keys
from tests.node.calling import KORTRIJK, LYON, Caller, known
from tests.node.published.released import put, release, sealing
from tests.node.syncer_stage import Stage, staged
from tests.nodes import FixedClock, set_up

BE = "https://be.example"
RAN = "https://ran.example"


@pytest.fixture
def peer_town(tmp_path: Path) -> Settings:
    """A town that released one record to everybody and one to its country."""
    town = set_up(tmp_path, "vilvoorde", authority_hints=BE)
    release(town, put("Overal"), put("Thuis", audience="be"))
    with sealing(town) as sealer:
        sign_statements(
            sealer.session,
            node=sealer.node,
            key=get_own_key(town.keys_folder, KeyUse.FEDERATION),
            keys=get_own_public_keys(town.keys_folder),
            members=(),
        )
    return town


@pytest.fixture
def peer_app(peer_town: Settings) -> Iterator[Flask]:
    process = create_app(peer_town, clock=FixedClock())
    yield process
    with process.app_context():
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture
def kortrijk(peer_town: Settings, peer_app: Flask) -> Caller:
    """A town of the same country."""
    return known(peer_town, peer_app, KORTRIJK, BE, RAN)


@pytest.fixture
def lyon(peer_town: Settings, peer_app: Flask) -> Caller:
    """A town of another country."""
    return known(peer_town, peer_app, LYON, "https://fr.example", RAN)


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """Rotterdam's syncer with two towns it knows."""
    with staged(tmp_path, monkeypatch) as stage:
        yield stage
