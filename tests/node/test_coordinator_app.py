"""The process for people: closed but for two probes, and no answer says more than it must."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from node.coordinator_app import OPEN_ENDPOINTS, create_app
from node.database import db
from node.settings import Settings
from tests.nodes import FixedClock, set_up


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return set_up(tmp_path)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    process = create_app(settings, clock=FixedClock())
    yield process
    with process.app_context():
        for engine in db.engines.values():
            engine.dispose()


def test_the_open_endpoints_are_those_of_the_list(app: Flask) -> None:
    # Until people can sign in there is nothing that is not open.
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(OPEN_ENDPOINTS)


def test_probes_say_that_the_process_and_its_databases_answer(app: Flask) -> None:
    client = app.test_client()

    assert client.get("/healthz").data.startswith(b"coordinator ")
    assert (client.get("/readyz").status_code, client.get("/readyz").data) == (200, b"ready\n")


def test_a_database_that_does_not_answer_is_not_ready_and_still_alive(
    app: Flask, settings: Settings
) -> None:
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()
    (settings.data_folder / "received.sqlite").write_bytes(b"no database" * 1000)
    client = app.test_client()

    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/nowhere"])
def test_every_answer_is_hardened_and_kept_by_nobody(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_refusal_repeats_nothing_of_the_request(app: Flask) -> None:
    answer = app.test_client().get("/Quillon-Ofrane")

    assert answer.status_code == 404
    assert b"Quillon" not in answer.data
