"""Log lines: events and public identifiers, never a text a person wrote."""

import io
import json
import logging
import sys
import threading
from collections.abc import Iterator
from uuid import UUID

import pytest

from node.logs import PUBLIC_KEYS, log_crashes, set_up_logs

NAME = "Quillon Ofrane"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Yield where the log goes; the test's own handlers come back afterwards."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    written = io.StringIO()
    set_up_logs("sealer", stream=written)
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)


def last_line(stream: io.StringIO) -> dict[str, object]:
    """Return the members of the newest line."""
    line: dict[str, object] = json.loads(stream.getvalue().splitlines()[-1])
    return line


def test_a_line_is_one_json_object_with_event_and_identifiers(stream: io.StringIO) -> None:
    log = logging.getLogger("node.airlock.release")
    log.info("summary_released", extra={"request_id": "7f", "position": 3})

    line = last_line(stream)
    assert line["event"] == "summary_released"
    assert line["process"] == "sealer"
    assert line["level"] == "info"
    assert line["logger"] == "node.airlock.release"
    assert (line["request_id"], line["position"]) == ("7f", 3)
    assert str(line["at"]).endswith("+00:00")


def test_a_member_that_is_not_on_the_list_is_not_written(stream: io.StringIO) -> None:
    logging.getLogger("node.people").warning("odd", extra={"title": NAME, "person": NAME})

    assert NAME not in stream.getvalue()
    assert last_line(stream)["event"] == "odd"


def test_no_key_of_the_list_names_what_a_person_writes() -> None:
    assert not PUBLIC_KEYS & {"text", "title", "name", "mailbox", "message", "query", "note"}


def test_the_process_is_who_speaks_and_not_its_number(stream: io.StringIO) -> None:
    logging.getLogger("node").info("started")

    assert last_line(stream)["process"] == "sealer"


def test_an_exception_is_written_without_its_message(stream: io.StringIO) -> None:
    try:
        raise ValueError(NAME)  # noqa: TRY301 - the exception is what is under test
    except ValueError:
        logging.getLogger("node.airlock").exception("failed")

    line = last_line(stream)
    assert NAME not in stream.getvalue()
    error = line["error"]
    assert isinstance(error, dict)
    assert error["class"] == "ValueError"
    assert "test_logs.py" in error["places"][0]


def test_what_a_library_says_is_not_quoted(stream: io.StringIO) -> None:
    logging.getLogger("werkzeug").warning("GET /search?q=%s", NAME)

    assert NAME not in stream.getvalue()
    assert last_line(stream)["event"] == "library_message"


@pytest.mark.parametrize("name", ["urllib3", "sqlalchemy", "huey", "alembic"])
def test_chatty_libraries_are_heard_from_a_warning_on(stream: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("noise")

    assert stream.getvalue() == ""


def test_a_line_break_in_a_value_does_not_begin_a_new_line(stream: io.StringIO) -> None:
    logging.getLogger("node").info("odd", extra={"entity": 'https://a\n{"event": "forged"}'})

    assert len(stream.getvalue().splitlines()) == 1


def test_setting_up_twice_writes_each_line_once(stream: io.StringIO) -> None:
    set_up_logs("sealer", stream=stream)
    logging.getLogger("node").info("once")

    assert len(stream.getvalue().splitlines()) == 1


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(f"{NAME} was written down", id="a sentence"),
        pytest.param(ValueError(NAME), id="an exception"),
        pytest.param({"title": NAME}, id="an object"),
    ],
)
def test_a_message_that_is_no_word_is_left_out(stream: io.StringIO, said: object) -> None:
    logging.getLogger("node.airlock").error(said)

    assert NAME not in stream.getvalue()
    assert last_line(stream)["event"] == "unnamed_event"


@pytest.mark.parametrize("key", sorted(PUBLIC_KEYS - {"process"}))
def test_an_object_in_a_public_member_is_named_and_not_quoted(
    stream: io.StringIO, key: str
) -> None:
    logging.getLogger("node").info("odd", extra={key: ValueError(NAME)})

    assert NAME not in stream.getvalue()
    assert last_line(stream)[key] == "ValueError"


def test_an_identifier_is_written_as_it_is_spelled(stream: io.StringIO) -> None:
    logging.getLogger("node").info("odd", extra={"request_id": UUID(int=7)})

    assert last_line(stream)["request_id"] == "00000000-0000-0000-0000-000000000007"


def test_the_code_of_an_exception_that_is_a_text_is_left_out(stream: io.StringIO) -> None:
    try:
        raise SystemExit(f"no {NAME} here")  # noqa: TRY301 - the exception is what is under test
    except SystemExit:
        logging.getLogger("node").exception("ended")

    assert NAME not in stream.getvalue()


def test_a_library_whose_name_begins_like_ours_is_a_library(stream: io.StringIO) -> None:
    logging.getLogger("nodelike").warning("title_of_the_practice")

    assert last_line(stream)["event"] == "library_message"


def test_what_nobody_caught_becomes_a_line_without_its_message(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Put back by the fixture, whatever is set here.
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    log_crashes()

    def fail() -> None:
        raise ValueError(NAME)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    error = ValueError(NAME)
    sys.excepthook(ValueError, error, None)

    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [line["event"] for line in lines] == ["crashed", "crashed"]
    assert NAME not in stream.getvalue()
    assert NAME not in capsys.readouterr().err
