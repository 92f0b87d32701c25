"""The sealer: one turn does all that is due, nothing while held, and there is one of it."""

import fcntl
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest
from sqlalchemy import func, select

from federation.keys import KeySet, generate_signing_key
from node import sealer
from node.airlock.orders import order_withdrawal
from node.database import Zone, db, start_writing
from node.operations.set_up import migrate_all
from node.published.models import (
    CollectionRow,
    EntryRow,
    PublishedRecord,
    ReleaseOutcome,
    StatementRow,
)
from node.settings import Settings
from node.trust.members import add_member
from node.trust.models import MemberRow
from tests.node.airlock.town import Town, town_in
from tests.node.environments import environment_of
from tests.node.killed import IS_LONG, kill_at, kill_points
from tests.nodes import NOON, FixedClock, make_settings, opened, set_up

ROOT = Path(__file__).resolve().parent.parent.parent
RAN = "https://vilvoorde.example/exchange/ran"
TURN = "tests.node.one_turn"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with town_in(tmp_path) as made:
        yield made


@contextmanager
def as_sealer(settings: Settings) -> Iterator[None]:
    app = sealer.create_app(settings, clock=FixedClock())
    with app.app_context():
        try:
            yield
        finally:
            db.session.remove()
            for engine in db.engines.values():
                engine.dispose()


def turn(town: Town) -> int:
    town.session.rollback()
    with as_sealer(town.settings):
        return sealer.turn()


def count(town: Town, table: type[object]) -> int:
    town.session.rollback()
    return town.session.scalar(select(func.count()).select_from(table)) or 0


def served_size(town: Town) -> int:
    town.session.rollback()
    return town.session.get_one(CollectionRow, RAN, populate_existing=True).served_size


def test_the_first_turn_signs_who_we_are_and_empty_collections(town: Town) -> None:
    assert turn(town) == 3  # the configuration and two checkpoints
    assert count(town, StatementRow) == 1
    assert turn(town) == 0


def test_what_is_approved_is_served_after_one_turn_and_released_once(town: Town) -> None:
    row = town.approve(town.record())
    turn(town)

    assert served_size(town) == 2
    assert town.session.get_one(ReleaseOutcome, row.request_id).position == 1
    assert turn(town) == 0
    assert count(town, EntryRow) == 2


def test_a_withdrawal_is_served_after_one_turn(town: Town) -> None:
    row = town.approve(town.record())
    turn(town)
    order_withdrawal(town.session, node=town.node, person=town.author, record_id=row.record_id)
    town.session.commit()
    turn(town)

    assert served_size(town) == 3
    assert town.session.get_one(PublishedRecord, row.record_id).live is False


def test_a_release_that_fails_does_not_keep_a_withdrawal_waiting(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = town.approve(town.record())
    turn(town)
    order_withdrawal(town.session, node=town.node, person=town.author, record_id=row.record_id)
    town.session.commit()

    def fail(*_args: object, **_kwargs: object) -> tuple[object, ...]:
        raise MemoryError

    monkeypatch.setattr(sealer, "release_due", fail)
    with pytest.raises(MemoryError):
        turn(town)
    assert served_size(town) == 3


def test_a_refusal_is_kept_as_a_code_and_looked_at_once(town: Town) -> None:
    row = town.approve(town.record())
    town.know("Evenings for parents")
    assert turn(town) == 4  # configuration, two checkpoints, and the request that was looked at
    assert town.session.get_one(ReleaseOutcome, row.request_id).code == "voided_approval"
    assert turn(town) == 0
    assert count(town, EntryRow) == 0


def put_mark(settings: Settings, **members: object) -> None:
    path = settings.mark_folder / "ran.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | members))


def test_while_held_nothing_is_released_and_statements_are_signed(town: Town) -> None:
    turn(town)
    row = town.approve(town.record())
    put_mark(town.settings, size=9)

    assert turn(town) == 0
    assert (count(town, EntryRow), served_size(town)) == (0, 0)
    assert town.session.get(ReleaseOutcome, row.request_id) is None
    assert count(town, StatementRow) == 1


def test_statements_are_signed_although_the_first_look_is_held(town: Town) -> None:
    turn(town)
    put_mark(town.settings, size=9)
    file = town.settings.data_folder / "published.sqlite"
    town.session.rollback()
    for engine in db.engines.values():
        engine.dispose()
    for part in ("", "-wal", "-shm"):
        file.with_name(file.name + part).unlink(missing_ok=True)
    migrate_all(town.settings)
    assert turn(town) == 0
    assert count(town, StatementRow) == 1
    assert count(town, EntryRow) == 0


@contextmanager
def running(settings: Settings) -> Iterator["subprocess.Popen[bytes]"]:
    """Run the sealer as its own process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "node.sealer"],
        cwd=ROOT,
        env=environment_of(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def eventually(condition: Callable[[], bool], *, seconds: float = 60) -> None:
    """Wait until something is so."""
    deadline = monotonic() + seconds
    while not condition():
        assert monotonic() < deadline, "it did not come to that"
        sleep(0.2)


def test_the_process_seals_what_is_due_and_stops_when_told(town: Town) -> None:
    town.approve(town.record())
    town.session.rollback()
    with running(town.settings) as process:
        eventually(lambda: count(town, EntryRow) == 2 and served_size(town) == 2)
        process.send_signal(signal.SIGTERM)
        _out, log = process.communicate(timeout=30)

    assert process.returncode == 0
    events = [json.loads(line)["event"] for line in log.splitlines()]
    assert "sealed" in events


def test_a_second_sealer_refuses_to_start(town: Town) -> None:
    with (town.settings.mark_folder / "sealer.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with running(town.settings) as process:
            _out, log = process.communicate(timeout=60)

    assert process.returncode == 1
    assert json.loads(log.splitlines()[-1])["event"] == "sealer_already_at_work"
    assert count(town, StatementRow) == 0


def test_the_lease_ends_with_the_process_that_held_it(town: Town) -> None:
    town.session.rollback()
    with running(town.settings) as first:
        eventually(lambda: count(town, StatementRow) == 1)
        first.kill()
        first.wait()
    town.approve(town.record())
    with running(town.settings):
        eventually(lambda: count(town, EntryRow) == 2)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a town in which a withdrawal is ordered and two releases are approved."""
    folder = tmp_path_factory.mktemp("prepared")
    with town_in(folder) as town:
        row = town.approve(town.record(title="Een"))
        turn(town)
        order_withdrawal(town.session, node=town.node, person=town.author, record_id=row.record_id)
        town.session.commit()
        town.approve(town.record(title="Twee"))
        town.approve(town.record(title="Drie"), audience="be")
    return folder


def state_of(folder: Path) -> object:
    with as_sealer(make_settings(folder)):
        entries = select(EntryRow.collection, EntryRow.position, EntryRow.op, EntryRow.record_id)
        outcomes = select(ReleaseOutcome.request_id, ReleaseOutcome.position, ReleaseOutcome.code)
        sizes = select(CollectionRow.url, CollectionRow.size, CollectionRow.served_size)
        found = [
            sorted(tuple(map(str, row)) for row in db.session.execute(query))
            for query in (entries, outcomes, sizes)
        ]
        records = list(db.session.scalars(select(PublishedRecord.record_id)))
        assert len(records) == len(set(records))
        return found


def test_a_whole_turn_killed_at_some_barriers_is_finished_by_the_next(
    prepared: Path, tmp_path: Path
) -> None:
    rehearsal = tmp_path / "rehearsal"
    shutil.copytree(prepared, rehearsal)
    points = kill_points(TURN, str(rehearsal))
    expected = state_of(rehearsal)
    for point in points if IS_LONG else points[::4]:
        folder = tmp_path / f"{point[0]}{point[1]}"
        shutil.copytree(prepared, folder)
        kill_at(point, TURN, str(folder))
        with as_sealer(make_settings(folder)):
            sealer.turn()
        assert state_of(folder) == expected, f"killed at {point}"


def test_what_this_node_cannot_say_about_itself_keeps_no_log_from_being_sealed(town: Town) -> None:
    town.session.rollback()
    with as_sealer(replace(town.settings, name="Vil\nvoorde")):
        sealer.turn()
        row = db.session.get_one(CollectionRow, RAN)
        assert row.note is not None


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda settings: replace(settings, name="Vil\nvoorde"), id="what readers would refuse"
        ),
        pytest.param(
            lambda settings: replace(settings, authority_hints=("https://be.example",) * 2),
            id="what this node refuses to sign",
        ),
    ],
)
def test_a_withdrawal_waits_for_nothing_that_cannot_be_said(
    town: Town, change: Callable[[Settings], Settings]
) -> None:
    row = town.approve(town.record())
    turn(town)
    order_withdrawal(town.session, node=town.node, person=town.author, record_id=row.record_id)
    town.session.commit()
    with as_sealer(change(town.settings)):
        sealer.turn()

    assert served_size(town) == 3
    assert (
        town.session.get_one(PublishedRecord, row.record_id, populate_existing=True).live is False
    )


@pytest.mark.parametrize("file", ["federation.json", "public.json"])
def test_a_withdrawal_waits_for_no_key_that_signs_statements(town: Town, file: str) -> None:
    row = town.approve(town.record())
    turn(town)
    order_withdrawal(town.session, node=town.node, person=town.author, record_id=row.record_id)
    town.session.commit()
    (town.settings.keys_folder / file).unlink()
    turn(town)

    assert served_size(town) == 3


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param("{", id="no JSON"),
        pytest.param("[]", id="no object"),
        pytest.param('{"keys": [{"kty": "RSA"}]}', id="a key this version does not accept"),
    ],
)
def test_a_member_that_cannot_be_read_keeps_no_other_statement_waiting(
    tmp_path: Path, keys: str
) -> None:
    superior = set_up(tmp_path, "be")
    with opened(superior) as (_app, session):
        for name in ("one", "two"):
            add_member(
                session,
                entity_id=f"https://{name}.example",
                keys=KeySet([generate_signing_key("ES256").public]),
                country="be",
                may_vouch=False,
                clock=FixedClock(),
            )
        session.commit()
    with as_sealer(superior):
        sealer.turn()
    with opened(superior) as (_app, session):
        start_writing(session, Zone.RECEIVED)
        session.get_one(MemberRow, "https://one.example").keys = keys
        session.commit()
    with sealer.create_app(superior, clock=FixedClock(NOON + timedelta(days=2))).app_context():
        # The own configuration, one member, and what the collections promise.
        assert sealer.turn() == 4
        issued = {row.subject: row.issued_at for row in db.session.scalars(select(StatementRow))}
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
    assert issued == {
        "https://be.example": NOON + timedelta(days=2),
        "https://one.example": NOON,
        "https://two.example": NOON + timedelta(days=2),
    }


def test_under_a_clock_far_behind_the_last_checkpoint_nothing_is_appended(town: Town) -> None:
    turn(town)
    early = sealer.create_app(town.settings, clock=FixedClock(NOON - timedelta(days=400)))
    with early.app_context():
        before = db.session.scalar(select(func.count()).select_from(EntryRow))
        assert sealer.turn() == 0
        assert db.session.scalar(select(func.count()).select_from(EntryRow)) == before
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()
