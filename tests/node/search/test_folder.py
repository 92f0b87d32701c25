"""The folder of the index: who may change it, what is in use, what counts as damage."""

from pathlib import Path

import pytest

from node.search.folder import (
    Following,
    IndexDamagedError,
    damage_told,
    discard,
    find_generation,
    locked,
    new_generation,
    use,
)


class PanicException(BaseException):
    """What the engine raises when a file misleads it."""


@pytest.mark.parametrize("told", [OSError, ValueError, PanicException])
def test_what_the_engine_says_of_unreadable_files_is_damage(told: type[BaseException]) -> None:
    with pytest.raises(IndexDamagedError, match=told.__name__), damage_told():
        raise told


@pytest.mark.parametrize("other", [KeyboardInterrupt, KeyError])
def test_everything_else_is_no_damage(other: type[BaseException]) -> None:
    with pytest.raises(other), damage_told():
        raise other


def test_one_at_a_time_may_change_the_folder(tmp_path: Path) -> None:
    with locked(tmp_path / "index") as first, locked(tmp_path / "index") as second:
        assert (first, second) == (True, False)
    with locked(tmp_path / "index") as third:
        assert third


def test_nothing_is_in_use_before_something_is_put_in_use(tmp_path: Path) -> None:
    generation = new_generation(tmp_path)
    assert find_generation(tmp_path) is None

    use(tmp_path, generation)

    assert find_generation(tmp_path) == generation


def test_only_the_damaged_generation_is_put_out_of_use(tmp_path: Path) -> None:
    damaged, newer = new_generation(tmp_path), new_generation(tmp_path)
    use(tmp_path, newer)

    discard(tmp_path, damaged=damaged)
    assert find_generation(tmp_path) == newer

    discard(tmp_path, damaged=newer)
    assert find_generation(tmp_path) is None


def test_a_pointer_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    elsewhere = new_generation(tmp_path)
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "current").write_text(f"../{elsewhere.name}")

    assert find_generation(tmp_path / "index") is None


def test_a_number_belongs_to_one_database() -> None:
    following = Following.of_nothing().up_to(3, zone="published").up_to(5, zone="received")

    assert (following.number_of("published"), following.number_of("received")) == (3, 5)
