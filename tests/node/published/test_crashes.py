"""A sealer that is killed while it writes: nothing lost, nothing twice, no fork."""

import shutil
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from federation.checkpoint import verify_checkpoint
from federation.keys import KeySet
from federation.merkle import leaf_hash
from federation.merkle_tree import EMPTY_EDGE, append_leaf
from node.published.guard import read_mark
from node.published.models import CollectionRow, EntryBody, EntryRow, PublishedRecord
from tests.node.killed import kill_at, kill_points
from tests.node.published.crashing_sealer import RECORDS, work
from tests.node.published.released import Sealing, make_body, put, release, sealing
from tests.nodes import make_settings, set_up

MODULE = "tests.node.published.crashing_sealer"
PARTS = 4


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a node that released two records."""
    folder = tmp_path_factory.mktemp("prepared")
    first, second, *_ = RECORDS
    release(
        set_up(folder),
        put("Een", record_id=first, request_id=UUID(int=11)),
        put("Twee", record_id=second, request_id=UUID(int=10)),
    )
    return folder


def roots_of(sealer: Sealing, url: str) -> list[bytes]:
    """Return the head at every size of a log, computed from its entries; they leave no gap."""
    query = select(EntryRow).where(EntryRow.collection == url).order_by(EntryRow.position)
    edge, roots = EMPTY_EDGE, [EMPTY_EDGE.root]
    for position, row in enumerate(sealer.session.scalars(query)):
        assert row.position == position
        edge, _nodes = append_leaf(edge, leaf_hash(row.entry))
        roots.append(edge.root)
    return roots


def check_one_story(folder: Path) -> None:
    """Check that log, tree, mark and checkpoint of every collection fit each other."""
    with sealing(make_settings(folder)) as sealer:
        for row in sealer.session.scalars(select(CollectionRow)).all():
            check_collection(sealer, row)


def check_collection(sealer: Sealing, row: CollectionRow) -> None:
    roots = roots_of(sealer, row.url)
    assert row.size == len(roots) - 1
    mark = read_mark(sealer.node.settings.mark_folder, row.audience)
    assert mark is not None
    assert row.served_size <= mark.size <= row.size
    assert mark.root_hash == roots[mark.size]
    keys = KeySet([sealer.key.public])
    note = verify_checkpoint(row.note or b"", collection=row.url, keys=keys)
    assert (note.size, note.root_hash) == (row.served_size, roots[row.served_size])


def state_of(folder: Path) -> object:
    """Return what was released, whatever the salts and signatures are."""
    entries = select(EntryRow.collection, EntryRow.op, EntryRow.record_id, EntryRow.rev)
    entries = entries.order_by(EntryRow.collection, EntryRow.position)
    records = select(
        PublishedRecord.record_id,
        PublishedRecord.rev,
        PublishedRecord.live,
        PublishedRecord.position,
        PublishedRecord.change_number,
    ).order_by(PublishedRecord.record_id)
    served = select(CollectionRow.url, CollectionRow.size, CollectionRow.served_size)
    served = served.order_by(CollectionRow.url)
    bodies = select(EntryBody.body).order_by(EntryBody.collection, EntryBody.position)
    with sealing(make_settings(folder)) as sealer:
        return [
            [tuple(row) for row in sealer.session.execute(query)]
            for query in (entries, records, served, bodies)
        ]


@pytest.fixture(scope="module")
def uninterrupted(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a node whose turn nothing interrupted."""
    folder = tmp_path_factory.mktemp("uninterrupted")
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    work(folder)
    return folder


def test_the_uninterrupted_turn_does_what_the_others_are_compared_with(
    uninterrupted: Path,
) -> None:
    check_one_story(uninterrupted)
    with sealing(make_settings(uninterrupted)) as sealer:
        assert sorted(sealer.session.scalars(select(EntryBody.body))) == sorted(
            [make_body("Twee"), make_body("Drie"), make_body("Vier")]
        )
        live = select(PublishedRecord.live).order_by(PublishedRecord.record_id)
        assert list(sealer.session.scalars(live)) == [False, True, True, True]
        sizes = select(CollectionRow.served_size).order_by(CollectionRow.url)
        assert list(sealer.session.scalars(sizes)) == [2, 6]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_turn_killed_at_a_barrier_or_between_is_finished_by_the_next(
    prepared: Path, uninterrupted: Path, tmp_path: Path, part: int
) -> None:
    expected = state_of(uninterrupted)
    rehearsal = tmp_path / "rehearsal"
    shutil.copytree(prepared, rehearsal)
    points = kill_points(MODULE, str(rehearsal))
    assert len(points) >= 20
    for point in points[part::PARTS]:
        folder = tmp_path / f"{point[0]}{point[1]}"
        shutil.copytree(prepared, folder)
        kill_at(point, MODULE, str(folder))
        check_one_story(folder)
        work(folder)
        check_one_story(folder)
        assert state_of(folder) == expected, f"killed at {point}"
