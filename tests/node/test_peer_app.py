"""The process that faces peers: what is open, and that no input is a fault of ours."""

import threading

import pytest
from flask import Flask
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from node.database import db
from node.peer_app import OPEN_ENDPOINTS
from node.settings import Settings
from schemas.answers import parse_problem
from tests.node.calling import KORTRIJK, LYON, Caller, V, code_of

BE = "https://be.example"
RAN = "https://ran.example"


def test_the_open_endpoints_are_those_of_the_list(peer_app: Flask) -> None:
    needs_caller = {
        rule.endpoint
        for rule in peer_app.url_map.iter_rules()
        if rule.endpoint.startswith("exchange.")
    }
    every = {rule.endpoint for rule in peer_app.url_map.iter_rules()}

    assert every - needs_caller == set(OPEN_ENDPOINTS)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/exchange/collections"),
        ("GET", "/exchange/ran/checkpoint"),
        ("GET", "/exchange/ran/entries?from=0&limit=1&size=1"),
        ("GET", "/exchange/ran/consistency?from=1&to=1"),
        ("POST", "/exchange/ping"),
    ],
)
def test_every_other_endpoint_asks_who_calls(peer_app: Flask, method: str, path: str) -> None:
    answer = peer_app.test_client().open(
        path, method=method, environ_overrides={"CONTENT_LENGTH": "0"}
    )

    assert (answer.status_code, code_of(answer)) == (401, "signature_missing")


def test_every_endpoint_of_the_exchange_was_asked_above(peer_app: Flask) -> None:
    paths = {
        str(rule) for rule in peer_app.url_map.iter_rules() if rule.endpoint.startswith("exchange")
    }

    assert paths == {
        "/exchange/collections",
        "/exchange/<audience>/checkpoint",
        "/exchange/<audience>/entries",
        "/exchange/<audience>/consistency",
        "/exchange/ping",
    }


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_a_method_nobody_signs_is_refused(kortrijk: Caller, method: str) -> None:
    answer = kortrijk.app.test_client().open(
        "/exchange/ran/checkpoint", method=method, headers={"linkpin-entity": KORTRIJK}
    )

    assert answer.status_code == 401


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_a_method_no_endpoint_has_is_refused_with_those_it_has(
    peer_app: Flask, method: str
) -> None:
    answer = peer_app.test_client().open("/exchange/ran/checkpoint", method=method)

    assert (answer.status_code, code_of(answer)) == (405, "method_not_allowed")
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(
    "path",
    ["/", "/exchange", "/exchange/", "/exchange//collections", "/exchange/ran/checkpoint/", "/x"],
)
def test_a_path_nobody_serves_is_not_found_and_never_redirected(peer_app: Flask, path: str) -> None:
    answer = peer_app.test_client().get(path)

    assert (answer.status_code, code_of(answer)) == (404, "not_found")


def test_statements_are_served_to_everybody(peer_app: Flask) -> None:
    answer = peer_app.test_client().get("/.well-known/openid-federation")

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/entity-statement+jwt"
    assert answer.data.count(b".") == 2
    listed = peer_app.test_client().get("/federation/list")
    assert (listed.json, listed.headers["Content-Type"]) == ([], "application/json")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        pytest.param("", 422, id="nobody named"),
        pytest.param(f"?sub={V}", 422, id="ourselves"),
        pytest.param(f"?sub={LYON}&sub={KORTRIJK}", 422, id="two"),
        pytest.param("?sub=%00", 422, id="no identifier"),
        pytest.param(f"?sub={LYON}", 404, id="no member"),
    ],
)
def test_a_statement_nobody_made_is_refused(peer_app: Flask, query: str, status: int) -> None:
    answer = peer_app.test_client().get(f"/federation/fetch{query}")

    assert answer.status_code == status
    assert code_of(answer) == ("not_found" if status == 404 else "input_refused")


def test_a_database_that_does_not_answer_is_said_in_a_problem(
    peer_town: Settings, peer_app: Flask, kortrijk: Caller
) -> None:
    with peer_app.app_context():
        for engine in db.engines.values():
            engine.dispose()
    (peer_town.data_folder / "received.sqlite").write_bytes(b"no database" * 1000)
    answer = kortrijk.ask("/exchange/ran/checkpoint")

    assert (answer.status_code, code_of(answer)) == (503, "service_missing")
    assert peer_app.test_client().get("/healthz").status_code == 503


def test_a_fault_of_ours_is_a_problem_without_its_message(
    peer_app: Flask, kortrijk: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> bytes:
        raise ValueError("Quillon Ofrane")

    monkeypatch.setattr("node.published.views.checkpoint_note", fail)
    answer = kortrijk.ask("/exchange/ran/checkpoint")

    assert (answer.status_code, code_of(answer)) == (500, "internal_error")
    assert b"Quillon" not in answer.data
    assert peer_app.test_client().get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/nowhere", "/exchange/ran/checkpoint"])
def test_no_answer_can_be_taken_for_a_page(peer_app: Flask, path: str) -> None:
    answer = peer_app.test_client().get(path)

    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


@given(
    path=st.text(max_size=40),
    query=st.binary(max_size=40),
    body=st.binary(max_size=40),
    method=st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PUT"]),
    entity=st.sampled_from([KORTRIJK, "https://a.example", "x", ""]),
    endpoint=st.sampled_from(["/exchange/", "/exchange/ran/", "/federation/", "/"]),
)
@hypothesis_settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_request_is_answered_by_a_fault(
    kortrijk: Caller, path: str, query: bytes, body: bytes, method: str, entity: str, endpoint: str
) -> None:
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": endpoint + path.encode("utf-8", "surrogatepass").decode("latin-1"),
        "QUERY_STRING": query.decode("latin-1"),
    }
    answer = kortrijk.app.test_client().open(
        method=method,
        data=body or None,
        headers={"linkpin-entity": entity, "signature": "a=:AAAA:", "signature-input": "a=()"},
        environ_overrides=environ,
    )

    assert answer.status_code < 500
    if answer.status_code >= 400 and method != "HEAD":
        assert parse_problem(answer.data).code


def test_two_threads_are_answered_at_once(kortrijk: Caller) -> None:
    found: list[int] = []

    def ask() -> None:
        for _ in range(5):
            path = "/exchange/ran/entries?from=0&limit=9&size=2"
            found.append(kortrijk.ask(path).status_code)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [200] * 10
