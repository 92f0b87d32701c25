"""Setting a node up: folders, keys and databases; a second run finishes and changes nothing."""

import json
import stat
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import Session

from node.audit import FIRST_HASH, AuditRow, check_audit_chain
from node.database import Zone, start_writing
from node.errors import ConflictError
from node.extensions import current_node
from node.operations import set_up as module
from node.operations.migrate import current_revision, head_revision
from node.operations.set_up import migrate_all, set_up_node
from node.people.models import Account
from node.settings import Settings
from tests.node.people.builders import add_coordinator
from tests.nodes import NOON, make_settings, opened

KEY_FILES = {"data.json", "federation.json", "record.json", "request.json", "public.json"}


def key_files(settings: Settings) -> dict[str, bytes]:
    """Return the bytes of every key file by name."""
    return {path.name: path.read_bytes() for path in settings.keys_folder.iterdir()}


def test_a_new_node_has_keys_folders_and_four_migrated_databases(tmp_path: Path) -> None:
    settings = make_settings(tmp_path)

    assert set_up_node(settings) is True

    assert key_files(settings).keys() == KEY_FILES
    assert settings.mark_folder.is_dir()
    assert settings.index_folder.is_dir()
    for zone in Zone:
        engine = create_engine(f"sqlite:///{settings.data_folder / zone.value}.sqlite")
        with engine.connect() as connection:
            assert current_revision(connection) == head_revision(zone)
        engine.dispose()


def test_secrets_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    settings = make_settings(tmp_path)
    set_up_node(settings)

    for name in KEY_FILES - {"public.json"}:
        assert stat.S_IMODE((settings.keys_folder / name).stat().st_mode) == 0o600, name
    for folder in (settings.data_folder, settings.keys_folder, settings.mark_folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder


def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    settings = make_settings(tmp_path)
    settings.data_folder.mkdir(parents=True)
    settings.data_folder.chmod(0o755)
    set_up_node(settings)

    assert stat.S_IMODE(settings.data_folder.stat().st_mode) == 0o700


def test_a_second_run_keeps_keys_and_data(tmp_path: Path) -> None:
    settings = make_settings(tmp_path)
    set_up_node(settings)
    keys = key_files(settings)
    with opened(settings) as (_app, session):
        add_coordinator(session)

    assert set_up_node(settings) is False

    assert key_files(settings) == keys
    with opened(settings) as (_app, session):
        assert session.scalars(select(Account.handle)).all() == ["jessika"]


def test_keys_that_were_half_made_are_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = make_settings(tmp_path)

    def power_cut(folder: Path) -> None:
        (folder / "record.json").write_bytes(b"half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, "create_own_keys", power_cut)
        with pytest.raises(KeyboardInterrupt):
            set_up_node(settings)
    assert not settings.keys_folder.exists()

    assert set_up_node(settings) is True
    assert key_files(settings).keys() == KEY_FILES
    assert key_files(settings)["record.json"] != b"half"


def test_a_run_that_broke_off_before_the_databases_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = make_settings(tmp_path)

    def power_cut(_settings: Settings) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, "migrate_all", power_cut)
        with pytest.raises(KeyboardInterrupt):
            set_up_node(settings)
    keys = key_files(settings)

    assert set_up_node(settings) is False
    assert key_files(settings) == keys
    with opened(settings) as (_app, session):
        assert session.scalars(select(Account)).all() == []


def log_as_the_first_version_did(session: Session) -> None:
    """Write one row of the audit log with a hash that needs no key."""
    members = [1, NOON.isoformat(), "a", "b", "c"]
    row_hash = sha256(FIRST_HASH + json.dumps(members).encode()).digest()
    start_writing(session, Zone.PRIVATE).execute(
        insert(AuditRow).values(
            number=1,
            at=NOON,
            actor="a",
            action="b",
            about="c",
            previous_hash=FIRST_HASH,
            row_hash=row_hash,
        )
    )
    session.commit()


def test_an_upgrade_covers_the_audit_log_of_the_first_version(tmp_path: Path) -> None:
    settings = make_settings(tmp_path)
    set_up_node(settings)
    (settings.mark_folder / "audit-keyed").unlink()
    with opened(settings) as (_app, session):
        log_as_the_first_version_did(session)

    migrate_all(settings)

    with opened(settings) as (_app, session):
        check_audit_chain(session, keyring=current_node().data_key)
        assert session.scalars(select(AuditRow.action)).all() == ["b", "audit_keyed"]


def test_a_log_that_was_forged_later_is_covered_by_no_start(tmp_path: Path) -> None:
    settings = make_settings(tmp_path)
    set_up_node(settings)
    with opened(settings) as (_app, session):
        log_as_the_first_version_did(session)

    migrate_all(settings)

    with opened(settings) as (_app, session), pytest.raises(ConflictError, match="No key covers"):
        check_audit_chain(session, keyring=current_node().data_key)
