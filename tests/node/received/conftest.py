"""Vilvoorde, which releases, and Rotterdam, which reads it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from node.settings import Settings
from tests.fake_federation import FakeFederation
from tests.node.published.released import release
from tests.node.received.towns import Reader, introduce, reading, served
from tests.nodes import FixedClock, set_up


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def vilvoorde(tmp_path: Path) -> Settings:
    """A town with empty collections, sealed."""
    settings = set_up(tmp_path, "vilvoorde", authority_hints="https://be.example")
    release(settings)
    return settings


@pytest.fixture
def rotterdam(tmp_path: Path, vilvoorde: Settings) -> Settings:
    """A town of another country that knows the first, and is known there."""
    settings = set_up(tmp_path, "rotterdam", authority_hints="https://nl.example")
    introduce(settings, vilvoorde, "https://be.example")
    introduce(vilvoorde, settings, "https://nl.example")
    return settings


@pytest.fixture
def federation(vilvoorde: Settings, clock: FixedClock) -> Iterator[FakeFederation]:
    """What Rotterdam reaches: Vilvoorde's peer process."""
    fake = FakeFederation()
    with served(vilvoorde, fake, clock=clock):
        yield fake


@pytest.fixture
def reader(rotterdam: Settings, federation: FakeFederation, clock: FixedClock) -> Iterator[Reader]:
    """Rotterdam as its syncer opens it."""
    with reading(rotterdam, federation, clock=clock) as opened:
        yield opened
