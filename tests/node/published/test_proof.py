"""An own record stands at its place, and is told as served once a checkpoint covers it."""

from pathlib import Path

from node.published.proof import OwnProof, read_own_proof
from node.published.reading import list_released
from node.settings import Settings
from tests.node.published.released import carry_out, put, release
from tests.nodes import NOON, opened, set_up


def newest(town: Settings) -> OwnProof:
    with opened(town) as (_app, session):
        return read_own_proof(session, list_released(session)[0])


def test_a_sealed_record_is_served(tmp_path: Path) -> None:
    town = set_up(tmp_path)
    release(town, put())
    found = newest(town)
    assert (found.position, found.size, found.is_served) == (1, 2, True)
    assert found.signed_at == NOON
    assert len(found.entry_digest) == 32


def test_a_record_that_is_not_sealed_yet_waits(tmp_path: Path) -> None:
    town = set_up(tmp_path)
    release(town)
    carry_out(town, put())
    found = newest(town)
    assert (found.position, found.size, found.is_served) == (1, 0, False)
