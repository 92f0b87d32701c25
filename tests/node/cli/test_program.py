"""What the program says when something beneath it fails: a sentence and a status, no traceback."""

import errno
import logging
from pathlib import Path

import pytest

from node.cli import people
from node.cli.opening import LOG_FILE
from node.cli.program import main
from tests.node.cli.typed import Linkpin


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="an empty database"),
        pytest.param(b"no database at all " * 100, id="a file that is none"),
    ],
)
def test_a_database_that_is_not_what_was_made_is_said_in_a_sentence(
    linkpin: Linkpin, content: bytes
) -> None:
    for name in ("private.sqlite-wal", "private.sqlite-shm"):
        (linkpin.folder / name).unlink(missing_ok=True)
    (linkpin.folder / "private.sqlite").write_bytes(content)

    answer = linkpin("people", "list")

    assert answer.status == 4
    assert answer.err.startswith("Not done: A database does not answer")
    assert linkpin.begun("doctor") in answer.err


@pytest.mark.enable_socket
def test_a_database_server_that_nobody_runs_is_said_in_a_sentence(
    linkpin: Linkpin, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "postgresql+psycopg://linkpin:Quillonword@127.0.0.1:1/private"
    monkeypatch.setenv("LINKPIN_PRIVATE_DATABASE_URL", url)

    answer = linkpin("people", "list")

    assert answer.status == 4
    assert answer.err.startswith("Not done: A database does not answer")
    assert "Quillonword" not in answer.err


def test_what_the_system_refuses_is_said_with_its_path(
    linkpin: Linkpin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_members: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/srv/linkpin")

    monkeypatch.setattr(people, "list_people", full)

    answer = linkpin("people", "list")

    assert answer.status == 4
    assert "Not done: The system refuses: /srv/linkpin: No space left on device." in answer.err


@pytest.mark.parametrize("below", ["a file", "kernel", "a folder as settings", "latin"])
def test_a_folder_that_cannot_hold_a_node_is_refused_by_its_name(
    linkpin: Linkpin, tmp_path: Path, below: str
) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "odd" / "linkpin.toml").mkdir(parents=True)
    (tmp_path / "latin").mkdir()
    (tmp_path / "latin" / "linkpin.toml").write_bytes(b"name = '\xe9'")
    folder = {
        "a file": tmp_path / "file" / "node",
        "kernel": Path("/proc/nope"),
        "a folder as settings": tmp_path / "odd",
        "latin": tmp_path / "latin",
    }[below]

    address = ("--entity-id", "https://vilvoorde.example", "--name", "Vilvoorde")
    answer = linkpin("init", str(folder), *address, "--country", "be", "--language", "nl")

    assert answer.status == 2
    assert str(folder) in answer.err


def test_without_a_node_it_is_said_how_one_is_named(
    linkpin: Linkpin, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["doctor"])

    assert left.value.code == 2
    assert capsys.readouterr().err == (
        "Not done: No node is named. Begin with linkpin --node FOLDER, or let LINKPIN_SETTINGS "
        "name its settings file.\n"
    )
    monkeypatch.setenv("LINKPIN_LANGUAGE", "xx")
    answer = linkpin("people", "list")
    assert answer.status == 2
    assert "LINKPIN_LANGUAGE has" in answer.err
    assert "One of: en, nl, fr, de." in answer.err


def test_a_fault_of_the_settings_file_is_named_by_its_member(linkpin: Linkpin) -> None:
    file = linkpin.folder / "linkpin.toml"
    file.write_text(file.read_text().replace('country = "be"', 'country = "Belgium"'))

    answer = linkpin("people", "list")

    assert answer.status == 2
    assert f"country in {file} has a value" in answer.err
    assert "LINKPIN_" not in answer.err


def test_an_account_that_is_missing_is_asked_for_with_its_variable(linkpin: Linkpin) -> None:
    answer = linkpin("practices", "list")

    assert answer.status == 2
    assert "--as" in answer.err
    assert "LINKPIN_ACCOUNT" in answer.err


def test_what_a_command_logs_stands_in_the_folder_and_not_on_the_terminal(
    linkpin: Linkpin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def log(*_arguments: object, **_members: object) -> tuple[()]:
        logging.getLogger("node.people").warning("something_odd", extra={"count": 1})
        return ()

    monkeypatch.setattr(people, "list_people", log)

    answer = linkpin("people", "list")

    assert (answer.status, answer.err) == (0, "")
    assert '"something_odd"' in (linkpin.folder / LOG_FILE).read_text()


def test_what_a_command_writes_is_for_its_user_alone(linkpin: Linkpin) -> None:
    written = [path for path in linkpin.folder.rglob("*") if path.name != "public.json"]

    assert written
    assert [path for path in written if path.stat().st_mode & 0o077] == []


def test_the_doctor_names_a_data_key_that_cannot_be_read(linkpin: Linkpin) -> None:
    (linkpin.folder / "keys" / "data.json").write_text("nothing")

    answer = linkpin("doctor", "--json")

    assert answer.status == 2
    assert '"data_key"' in answer.out
