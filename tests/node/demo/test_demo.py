"""The demo plays the main job; each fact can be broken alone and rests on what it names."""

import os
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from node.demo.breaks import BREAKS
from node.demo.cast import CAST, TOWNS
from node.demo.evidence import rows
from node.demo.fact_list import list_facts
from node.demo.stage import Stage
from tests.node.demo.playing import Playing, clean_environment, free_ports, processes_of

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(900)]

FACTS = {fact.number: fact.name for fact in list_facts()}
AS_ONE_LOOKS = {"process", "port", "database", "pid", "node"}
WRITTEN_BY_NOBODY = {
    (key, database)
    for key in ("nl", "be", "fr")
    for database in ("received.sqlite", "private.sqlite")
}
"""What no running process of a national network writes."""


@pytest.fixture(scope="module")
def playing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playing]:
    """One demo for all tests of this file."""
    folder = tmp_path_factory.mktemp("demo") / "stage"
    play = Playing(folder=folder, first_port=free_ports())
    try:
        play.start()
        yield play
        assert play.look().broken == [], "what was broken last was not mended"
    finally:
        play.close()
    assert processes_of(folder) == []


def test_there_are_at_least_twelve_facts_and_each_can_be_broken() -> None:
    assert len(FACTS) >= 12
    assert set(FACTS.values()) == BREAKS.keys()


def test_every_fact_holds(playing: Playing) -> None:
    looked = playing.look()
    assert looked.broken == []
    assert looked.status == 0


def test_every_fact_names_what_it_rests_on(playing: Playing) -> None:
    for fact in playing.look().facts:
        assert isinstance(fact["depends_on"], list)
        assert fact["depends_on"] != []
        for named in fact["depends_on"]:
            assert named.keys() == AS_ONE_LOOKS
            if (named["node"], named["database"]) in WRITTEN_BY_NOBODY:
                assert (named["process"], named["pid"]) == ("command", None)
            else:
                os.kill(named["pid"], 0)
            assert (named["port"] is not None) == (named["process"] in {"peer", "coordinator"})


# That each break was mended is seen by the look after it, whichever that is.
@pytest.mark.parametrize("number", FACTS, ids=list(FACTS.values()))
def test_a_broken_fact_fails_alone(playing: Playing, number: int) -> None:
    broken = playing.look("--break", str(number))
    assert (broken.status, broken.broken) == (1, [number])


@pytest.mark.parametrize("key", CAST)
def test_without_a_peer_process_the_facts_that_name_it_fail_and_no_other(
    playing: Playing, key: str
) -> None:
    dead = playing.look("--kill", key)
    assert (dead.status, dead.broken) == (1, dead.needing(key))
    assert dead.broken != []


@pytest.mark.parametrize("number", [0, len(FACTS) + 1], ids=["too low", "too high"])
def test_a_fact_that_does_not_exist_cannot_be_broken(playing: Playing, number: int) -> None:
    result = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        playing.command("--check", "--break", str(number)),
        capture_output=True,
        text=True,
        check=False,
        env=clean_environment(),
    )
    assert result.returncode == 2
    assert str(number) in result.stderr
    assert result.stdout == ""


def test_a_folder_in_use_is_not_started_twice(playing: Playing) -> None:
    result = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        playing.command(), capture_output=True, text=True, check=False, env=clean_environment()
    )
    assert result.returncode == 3
    assert str(playing.folder) in result.stderr


@dataclass(frozen=True, slots=True, kw_only=True)
class Restart:
    """What was seen when the demo was stopped by Ctrl-C and started again."""

    status: int
    left_behind: list[int]
    before: list[int]
    after: list[int]


@pytest.fixture(scope="module")
def restart(playing: Playing) -> Restart:
    """Stop the demo by Ctrl-C, and start it again."""
    before = counts(playing)
    status = playing.interrupt()
    left_behind = processes_of(playing.folder)
    playing.start()
    return Restart(status=status, left_behind=left_behind, before=before, after=counts(playing))


def counts(playing: Playing) -> list[int]:
    """Return how many practices, entries and received records each town has."""
    stage = Stage(folder=playing.folder, first_port=playing.first_port)
    queries = {
        "private": "SELECT count(*) FROM practice",
        "published": "SELECT count(*) FROM entry",
        "received": "SELECT count(*) FROM received_record",
    }
    return [
        int(str(rows(stage, key, zone, query)[0][0]))
        for key in TOWNS
        for zone, query in queries.items()
    ]


def test_ctrl_c_ends_every_process(restart: Restart) -> None:
    assert (restart.status, restart.left_behind) == (0, [])


def test_a_second_start_loads_nothing_twice(restart: Restart) -> None:
    assert min(restart.before) > 0
    assert restart.before == restart.after


@pytest.mark.usefixtures("restart")
def test_every_fact_holds_after_a_second_start(playing: Playing) -> None:
    assert playing.look().broken == []


def test_a_taken_port_is_named_and_nothing_is_left_running(tmp_path: Path) -> None:
    play = Playing(folder=tmp_path / "stage", first_port=free_ports())
    taken = play.first_port + 8
    with socket.create_server(("127.0.0.1", taken)):
        result = subprocess.run(  # noqa: S603 - our own interpreter and our own words
            play.command("--check", "--port", str(play.first_port)),
            capture_output=True,
            text=True,
            check=False,
            env=clean_environment(),
        )
    assert result.returncode == 4
    assert str(taken) in result.stderr
    assert "--port" in result.stderr
    assert not play.folder.exists()
    assert processes_of(play.folder) == []
