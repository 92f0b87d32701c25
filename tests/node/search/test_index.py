"""The index follows the databases, forgets what they forget, and survives what happens to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import tantivy

from node.received.models import RecordState
from node.search.folder import (
    find_generation,
    locked,
    new_generation,
    open_index,
    read_following,
    write_following,
)
from tests.node.search.town import Town, practice
from tests.nodes import NOON

ERASED = "quixotravel"
ERASED_TOWN = f"https://{ERASED}.example"


def generation_of(town: Town) -> Path:
    """Return the generation in use, which must be there."""
    generation = find_generation(town.index_folder)
    assert generation is not None
    return generation


def test_what_is_released_and_received_is_found_after_an_update(town: Town) -> None:
    town.release(practice("Voetbal"))
    town.receive(practice("Schaken"), practice("Dansen"))

    assert town.update() == 3
    assert town.titles("voetbal") == ["Voetbal"]
    assert town.titles("schaken") == ["Schaken"]


def test_an_update_without_news_takes_nothing_in(town: Town) -> None:
    town.receive(practice("Schaken"))
    town.update()
    generation = generation_of(town)

    assert town.update() == 0
    assert generation_of(town) == generation


def test_more_changes_than_a_batch_are_all_taken_in(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("node.search.index.BATCH", 3)
    town.receive(*(practice(f"Schaken {number}") for number in range(8)))

    assert town.update() == 8
    assert town.search("schaken").total == 8


def test_a_second_caller_does_not_wait_and_takes_nothing_in(town: Town) -> None:
    town.receive(practice("Schaken"))

    with locked(town.index_folder) as is_ours:
        assert is_ours
        assert town.update() == 0

    assert town.update() == 1


def withdraw(town: Town) -> None:
    """Release a text and take it back."""
    record_id = town.release(practice(ERASED))
    town.update()
    town.withdraw(record_id)


def correct(town: Town) -> None:
    """Release a text, then another one in its place."""
    record_id = town.release(practice(ERASED))
    town.update()
    town.release(practice("Tennis"), record_id=record_id, rev=2)


def receive_then(state: RecordState) -> Callable[[Town], None]:
    """Return what receives a text and then learns that it is no longer live."""

    def act(town: Town) -> None:
        (record_id,) = town.receive(practice(ERASED), origin=ERASED_TOWN)
        town.update()
        town.change(record_id, state, origin=ERASED_TOWN)

    return act


@pytest.mark.parametrize(
    "erase",
    [
        pytest.param(withdraw, id="withdrawn here"),
        pytest.param(correct, id="replaced here"),
        pytest.param(receive_then(RecordState.WITHDRAWN), id="withdrawn elsewhere"),
        pytest.param(receive_then(RecordState.QUARANTINED), id="quarantined"),
        pytest.param(receive_then(RecordState.PENDING), id="no longer delivered"),
    ],
)
def test_no_byte_of_an_erased_text_stays_in_the_folder(
    town: Town, erase: Callable[[Town], None]
) -> None:
    # Beside other texts, because a segment whose records are all deleted is dropped anyway.
    town.receive(practice("Schaken"), practice("Dansen"))
    erase(town)
    assert town.index_holds(ERASED)

    town.update()

    assert not town.index_holds(ERASED)
    assert town.titles(ERASED) == []
    assert sorted(town.titles("schaken dansen")) == ["Dansen", "Schaken"]


def test_many_erasures_in_one_run_make_one_rebuild(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("node.search.index.BATCH", 2)
    made: list[Path] = []

    def count(folder: Path) -> Path:
        made.append(new_generation(folder))
        return made[-1]

    received = town.receive(*(practice(f"{ERASED} {number}") for number in range(7)))
    town.update()
    monkeypatch.setattr("node.search.index.new_generation", count)
    for record_id in received[:5]:
        town.change(record_id, RecordState.WITHDRAWN)

    assert town.update() == 5
    assert len(made) == 1
    assert town.search().total == 2


def test_after_a_long_rebuild_the_next_erasure_waits_but_is_never_shown(town: Town) -> None:
    # The third stays, because a segment whose records are all deleted is dropped anyway.
    texts = (practice(ERASED), practice("Schaken"), practice("Dansen"))
    first, second, _third = town.receive(*texts)
    town.update()
    moments = iter([NOON, NOON, NOON + timedelta(minutes=1)])

    def slow() -> datetime:
        return next(moments)

    town.change(second, RecordState.WITHDRAWN)
    town.clock = slow
    town.update()
    town.change(first, RecordState.WITHDRAWN)

    town.clock = lambda: NOON + timedelta(minutes=9)
    town.update()
    assert town.search(ERASED).facets["kind"] == ()
    assert town.index_holds(ERASED)

    town.clock = lambda: NOON + timedelta(minutes=10)
    town.update()
    assert not town.index_holds(ERASED)


def test_a_record_that_comes_again_is_in_the_index_once(town: Town) -> None:
    town.receive(practice("Schaken"), practice("Dansen"))
    town.update()
    generation = generation_of(town)
    # As after a crash between the commit and the numbers.
    write_following(generation, replace(read_following(generation), received=0))

    assert town.update() == 2
    assert town.search().total == 2


def test_a_crash_while_a_new_index_is_made_leaves_the_old_one(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    (record_id, _other) = town.receive(practice(ERASED), practice("Schaken"))
    town.update()
    before = generation_of(town)
    town.change(record_id, RecordState.WITHDRAWN)

    def crash(_folder: Path, _generation: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("node.search.index.use", crash)
        with pytest.raises(KeyboardInterrupt):
            town.update()
    assert generation_of(town) == before
    assert town.titles() == ["Schaken"]

    town.update()
    assert generation_of(town) != before
    assert not town.index_holds(ERASED)
    assert [path for path in town.index_folder.iterdir() if path.is_dir()] == [generation_of(town)]


def test_what_a_crashed_process_left_behind_is_removed(town: Town) -> None:
    town.update()
    left = new_generation(town.index_folder)

    town.update()

    assert not left.exists()


def delete_folder(town: Town) -> None:
    """Delete everything."""
    for path in sorted(town.index_folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    town.index_folder.rmdir()


def overwrite(name: str) -> Callable[[Town], None]:
    """Return what fills the files of this name with bytes that mean nothing."""

    def act(town: Town) -> None:
        files = list(town.index_folder.rglob(name))
        assert files
        for path in files:
            path.write_bytes(b"\xff" * path.stat().st_size)

    return act


def remove(name: str) -> Callable[[Town], None]:
    """Return what removes the files of this name."""

    def act(town: Town) -> None:
        files = list(town.index_folder.rglob(name))
        assert files
        for path in files:
            path.unlink()

    return act


DAMAGES = [
    pytest.param(delete_folder, id="folder deleted"),
    pytest.param(overwrite("current"), id="pointer overwritten"),
    pytest.param(remove("current"), id="pointer removed"),
    pytest.param(overwrite("following.json"), id="numbers overwritten"),
    pytest.param(overwrite("meta.json"), id="list of segments overwritten"),
    pytest.param(remove("meta.json"), id="list of segments removed"),
    pytest.param(overwrite("*.term"), id="terms overwritten"),
    pytest.param(overwrite("*.fast"), id="columns overwritten"),
    pytest.param(remove("*.store"), id="stored identifiers removed"),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_made_anew_by_the_next_update_with_news(
    town: Town, damage: Callable[[Town], None]
) -> None:
    town.receive(practice("Schaken"))
    town.update()
    damage(town)
    town.receive(practice("Dansen"))

    assert town.update() > 0
    assert sorted(town.titles()) == ["Dansen", "Schaken"]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_made_anew_by_a_search(
    town: Town, damage: Callable[[Town], None]
) -> None:
    town.receive(practice("Schaken"))
    town.update()
    damage(town)

    assert town.titles("schaken") == ["Schaken"]


def test_an_index_of_another_vocabulary_or_format_is_made_anew(town: Town) -> None:
    town.receive(practice("Schaken"))
    town.update()
    generation = generation_of(town)
    write_following(generation, replace(read_following(generation), made_of="0/0.0.0"))

    assert town.update() == 1
    assert town.titles() == ["Schaken"]


def test_an_index_that_is_ahead_of_a_restored_database_is_made_anew(town: Town) -> None:
    town.receive(practice("Schaken"))
    town.update()
    generation = generation_of(town)
    write_following(generation, replace(read_following(generation), received=7))

    assert town.update() == 1
    assert generation_of(town) != generation


def test_the_index_stores_who_a_record_is_and_nothing_of_what_it_says(town: Town) -> None:
    (record_id,) = town.receive(practice("Schaken"))
    town.update()
    searcher = open_index(generation_of(town)).searcher()
    (hit,) = searcher.search(tantivy.Query.all_query(), 10).hits

    assert searcher.doc(hit[1]).to_dict() == {
        "record_id": [str(record_id)],
        "record_kind": ["practice-summary"],
        "origin": ["https://sarcelles.example"],
    }


def test_a_record_that_cannot_be_read_does_not_stop_the_others(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    unreadable = UUID(int=1)
    town.change(unreadable, RecordState.LIVE, body=f'["{ERASED}"]'.encode())
    town.receive(practice("Schaken"))

    assert town.update() == 2
    assert town.titles() == ["Schaken"]
    (record,) = [each for each in caplog.records if each.msg == "record_not_indexed"]
    assert record.__dict__["record_id"] == str(unreadable)
    assert ERASED not in caplog.text
