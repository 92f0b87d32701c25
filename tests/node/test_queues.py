"""Wake-ups: they say nothing but "look", may be lost, and nothing is lost with them."""

import pickle
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep
from typing import Self

import pytest

from node import queues
from node.queues import QueueName, attend, wake
from node.settings import Settings
from tests.nodes import make_settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = make_settings(tmp_path)
    made.data_folder.mkdir()
    return made


class Attendance:
    """A process that attends its queue, in a thread of the test."""

    def __init__(
        self,
        settings: Settings,
        monkeypatch: pytest.MonkeyPatch,
        *,
        run: Callable[[], None] = lambda: None,
        is_due: Callable[[], bool] = lambda: False,
    ) -> None:
        # Signals belong to the main thread, which is the test's.
        monkeypatch.setattr(signal, "signal", lambda *_args: None)
        monkeypatch.setattr(queues, "_TICK_SECONDS", 0.05)
        self.runs = 0
        self.stop = Event()
        self._run = run
        arguments = {"run": self.count, "is_due": is_due, "stop": self.stop}
        self._thread = Thread(target=attend, args=(settings, QueueName.SEALER), kwargs=arguments)

    def count(self) -> None:
        self.runs += 1
        self._run()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop.set()
        self._thread.join(timeout=30)
        assert not self._thread.is_alive()

    def eventually(self, condition: Callable[[], bool]) -> None:
        deadline = monotonic() + 30
        while not condition():
            assert monotonic() < deadline, "it did not come to that"
            sleep(0.02)


def test_a_wake_up_makes_the_process_look(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Event()
    with Attendance(settings, monkeypatch, is_due=lambda: not first.is_set(), run=first.set) as at:
        at.eventually(first.is_set)
        before = at.runs
        assert wake(settings, QueueName.SEALER) is True
        at.eventually(lambda: at.runs > before)


def test_what_is_due_is_done_without_a_wake_up(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = Event()
    with Attendance(
        settings, monkeypatch, is_due=lambda: not done.is_set(), run=done.set
    ) as attendance:
        attendance.eventually(done.is_set)
        assert attendance.runs >= 1


def test_a_run_that_fails_does_not_end_the_attendance(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[int] = []

    def fail_once() -> None:
        runs.append(1)
        if len(runs) == 1:
            raise ValueError("once")

    with Attendance(
        settings, monkeypatch, is_due=lambda: len(runs) < 2, run=fail_once
    ) as attendance:
        attendance.eventually(lambda: len(runs) >= 2)


def test_a_look_that_fails_is_repeated_at_the_next_tick(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []

    def is_due() -> bool:
        looks.append(1)
        if len(looks) == 1:
            raise sqlite3.OperationalError("locked")
        return len(looks) == 2

    with Attendance(settings, monkeypatch, is_due=is_due) as attendance:
        attendance.eventually(lambda: attendance.runs >= 1)


def test_a_message_that_says_anything_else_runs_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return (Path.touch, (tmp_path / "sprung",))

    begun = Event()
    with Attendance(
        settings, monkeypatch, is_due=lambda: not begun.is_set(), run=begun.set
    ) as attendance:
        attendance.eventually(begun.is_set)
        queue = queues._open(settings, QueueName.SEALER)  # noqa: SLF001 - what an attacker has
        for data in (pickle.dumps(Trap()), b'{"id": "1", "name": "os.system"}', b"\xff", b"[]"):
            queue.storage.enqueue(data)
        before = attendance.runs
        wake(settings, QueueName.SEALER)
        attendance.eventually(lambda: attendance.runs > before)

    assert not (tmp_path / "sprung").exists()


def test_a_wake_up_travels_as_json_without_arguments(settings: Settings) -> None:
    wake(settings, QueueName.SYNCER)
    file = settings.data_folder / "queue-syncer.sqlite"
    with sqlite3.connect(file) as connection:
        (data,) = connection.execute("SELECT data FROM task").fetchone()
    connection.close()

    assert bytes(data).startswith(b'{"id": ')
    assert b'"name": ' in bytes(data)


def test_each_process_has_a_queue_of_its_own(settings: Settings) -> None:
    wake(settings, QueueName.SEALER)

    assert [path.name for path in settings.data_folder.glob("*.sqlite")] == ["queue-sealer.sqlite"]


def test_a_queue_that_cannot_be_reached_loses_the_wake_up_and_nothing_else(
    tmp_path: Path,
) -> None:
    assert wake(make_settings(tmp_path / "nowhere"), QueueName.SEALER) is False


@pytest.mark.enable_socket
def test_a_redis_that_does_not_answer_loses_the_wake_up_and_nothing_else(tmp_path: Path) -> None:
    settings = make_settings(tmp_path, queue_url="redis://127.0.0.1:1/0")

    assert wake(settings, QueueName.SYNCER) is False
