"""The process that faces peers: who is answered what, and that no input is a fault of ours."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select
from werkzeug.test import TestResponse

from node.database import Zone, db, start_writing
from node.peer_app import OPEN_ENDPOINTS, create_app
from node.published.statements import sign_statements
from node.published.store import Withdraw
from node.published.views import MAX_BODY_BYTES
from node.settings import Settings
from node.trust.inbox import CallerHint, Fetch, Ping
from node.trust.own_keys import KeyUse, get_own_key, get_own_public_keys
from schemas.answers import parse_collections, parse_problem
from schemas.page import parse_page
from tests.node.calling import Caller
from tests.node.published.released import make_body, put, release, sealing
from tests.node.trust.peer_rows import new_request_key, store_peer
from tests.nodes import FixedClock, opened, set_up

V = "https://vilvoorde.example"
KORTRIJK = "https://kortrijk.example"
LYON = "https://lyon.example"
BE = "https://be.example"
RAN = "https://ran.example"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A town that released one record to everybody and one to its country."""
    town = set_up(tmp_path, "vilvoorde", authority_hints=BE)
    release(town, put("Overal"), put("Thuis", audience="be"))
    with sealing(town) as sealer:
        sign_statements(
            sealer.session,
            node=sealer.node,
            key=get_own_key(town.keys_folder, KeyUse.FEDERATION),
            keys=get_own_public_keys(town.keys_folder),
            members=(),
        )
    return town


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    process = create_app(settings, clock=FixedClock())
    yield process
    with process.app_context():
        for engine in db.engines.values():
            engine.dispose()


def known(settings: Settings, app: Flask, entity_id: str, *above: str, **columns: object) -> Caller:
    """Let the town know a caller with a chain through the entities `above` it."""
    key = new_request_key()
    with opened(settings) as (_app, session):
        store_peer(session, entity_id, *above, request_key=key, **columns)
    return Caller(app=app, url=V, entity_id=entity_id, key=key)


@pytest.fixture
def kortrijk(settings: Settings, app: Flask) -> Caller:
    """A town of the same country."""
    return known(settings, app, KORTRIJK, BE, RAN)


@pytest.fixture
def lyon(settings: Settings, app: Flask) -> Caller:
    """A town of another country."""
    return known(settings, app, LYON, "https://fr.example", RAN)


def code_of(answer: TestResponse) -> str:
    """Return the code word of a refusal, having read it as a peer does."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = parse_problem(answer.data)
    assert problem.status == answer.status_code
    return problem.code


def test_the_open_endpoints_are_those_of_the_list(app: Flask) -> None:
    needs_caller = {
        rule.endpoint for rule in app.url_map.iter_rules() if rule.endpoint.startswith("exchange.")
    }
    every = {rule.endpoint for rule in app.url_map.iter_rules()}

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
def test_every_other_endpoint_asks_who_calls(app: Flask, method: str, path: str) -> None:
    answer = app.test_client().open(path, method=method)

    assert (answer.status_code, code_of(answer)) == (401, "signature_missing")


def test_every_endpoint_of_the_exchange_was_asked_above(app: Flask) -> None:
    paths = {str(rule) for rule in app.url_map.iter_rules() if rule.endpoint.startswith("exchange")}

    assert paths == {
        "/exchange/collections",
        "/exchange/<audience>/checkpoint",
        "/exchange/<audience>/entries",
        "/exchange/<audience>/consistency",
        "/exchange/ping",
    }


def test_a_town_of_our_country_reads_both_collections(kortrijk: Caller) -> None:
    listed = parse_collections(kortrijk.ask("/exchange/collections").data)

    assert {(info.audience, info.size) for info in listed} == {("ran", 2), ("be", 2)}
    answer = kortrijk.ask("/exchange/be/entries?from=0&limit=9&size=2")
    assert [line.body for line in parse_page(answer.data).lines] == [None, make_body("Thuis")]


def test_a_town_of_another_country_reads_what_is_for_everybody(lyon: Caller) -> None:
    listed = parse_collections(lyon.ask("/exchange/collections").data)

    assert [info.audience for info in listed] == ["ran"]
    assert lyon.ask("/exchange/ran/checkpoint").status_code == 200


def test_a_collection_not_for_the_caller_is_refused_like_one_that_is_not_there(
    lyon: Caller,
) -> None:
    answers = [
        lyon.ask(f"/exchange/{audience}/{rest}")
        for audience in ("be", "zz", "nobody")
        for rest in ("checkpoint", "entries?from=0&limit=1&size=1", "consistency?from=1&to=1")
    ]

    assert {(answer.status_code, answer.data) for answer in answers} == {(403, answers[0].data)}
    assert code_of(answers[0]) == "audience_refused"


def test_a_blocked_caller_learns_that_it_is_blocked(settings: Settings, app: Flask) -> None:
    blocked = known(settings, app, LYON, "https://fr.example", RAN, blocked=True)
    answer = blocked.ask("/exchange/ran/checkpoint")

    assert (answer.status_code, code_of(answer)) == (403, "caller_blocked")


def test_an_unknown_caller_gets_one_word_and_leaves_one_hint(app: Flask) -> None:
    stranger = Caller(app=app, url=V, entity_id="https://ghent.example", key=new_request_key())
    answers = [stranger.ask("/exchange/ran/checkpoint") for _ in range(3)]

    assert {(answer.status_code, code_of(answer)) for answer in answers} == {
        (401, "caller_unknown")
    }
    with app.app_context():
        hints = db.session.scalars(select(CallerHint.caller)).all()
    assert hints == ["https://ghent.example"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param({"late": timedelta(hours=1)}, "request_expired", id="an old request"),
        pytest.param({"signature": "linkpin=:AAAA:"}, "request_signature", id="no such signature"),
        pytest.param({"signature_input": "?"}, "request_signature", id="no signature's input"),
        pytest.param({"linkpin_entity": "é"}, "signature_missing", id="a name that is not ASCII"),
        pytest.param({"linkpin_entity": "x" * 9000}, "signature_missing", id="a long name"),
    ],
)
def test_a_request_that_is_not_well_signed_is_refused(
    kortrijk: Caller, changes: dict[str, str], code: str
) -> None:
    answer = kortrijk.ask("/exchange/ran/checkpoint", **changes)  # type: ignore[arg-type] # a table of cases

    assert (answer.status_code, code_of(answer)) == (401, code)


def test_a_signature_for_one_address_does_not_open_another(kortrijk: Caller) -> None:
    elsewhere = Caller(app=kortrijk.app, url=RAN, entity_id=kortrijk.entity_id, key=kortrijk.key)
    answer = elsewhere.ask("/exchange/ran/checkpoint")

    assert code_of(answer) == "request_signature"


def test_a_host_header_changes_nothing(kortrijk: Caller) -> None:
    assert kortrijk.ask("/exchange/ran/checkpoint", Host="evil.example").status_code == 200


def test_a_checkpoint_the_caller_has_is_not_sent_again(kortrijk: Caller) -> None:
    first = kortrijk.ask("/exchange/ran/checkpoint")
    again = kortrijk.ask("/exchange/ran/checkpoint", If_None_Match=first.headers["ETag"])

    assert first.headers["ETag"].startswith('"')
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_new_checkpoint_has_another_tag(settings: Settings, kortrijk: Caller) -> None:
    first = kortrijk.ask("/exchange/ran/checkpoint")
    release(settings, put())
    later = kortrijk.ask("/exchange/ran/checkpoint", If_None_Match=first.headers["ETag"])

    assert later.status_code == 200
    assert later.headers["ETag"] != first.headers["ETag"]


def test_what_was_withdrawn_is_in_no_answer(settings: Settings, kortrijk: Caller) -> None:
    command = put("Weg")
    release(settings, command)
    release(settings, Withdraw(record_id=command.record_id))
    answer = kortrijk.ask("/exchange/ran/entries?from=0&limit=9&size=4")

    assert answer.status_code == 200
    assert b"Weg" not in answer.data


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("", id="nothing"),
        pytest.param("?from=0&limit=1", id="no size"),
        pytest.param("?from=0&from=1&limit=1&size=1", id="a parameter twice"),
        pytest.param("?from=-1&limit=1&size=1", id="a sign"),
        pytest.param("?from=+1&limit=1&size=1", id="a space"),
        pytest.param("?from=1e1&limit=1&size=1", id="an exponent"),
        pytest.param("?from=%D9%A1&limit=1&size=2", id="digits of another script"),
        pytest.param("?from=0&limit=0&size=2", id="no entries"),
        pytest.param("?from=0&limit=1&size=3", id="beyond what is served"),
        pytest.param("?from=2&limit=1&size=2", id="at the end"),
        pytest.param(f"?from={10**15}&limit=1&size=2", id="too many digits"),
        pytest.param("?from=0&limit=1&size=%00", id="a null"),
    ],
)
def test_a_range_that_is_none_is_refused_with_a_word(kortrijk: Caller, query: str) -> None:
    answer = kortrijk.ask(f"/exchange/ran/entries{query}")

    assert (answer.status_code, code_of(answer)) == (422, "input_refused")


def test_bytes_of_a_query_that_are_not_ascii_are_refused_with_a_word(kortrijk: Caller) -> None:
    answer = kortrijk.app.test_client().get(
        "/exchange/ran/entries",
        headers={"linkpin-entity": KORTRIJK, "signature": "a=:AAAA:", "signature-input": "a=()"},
        environ_overrides={"QUERY_STRING": "from=\xff"},
    )

    assert (answer.status_code, code_of(answer)) == (401, "signature_missing")


def test_a_parameter_nobody_knows_is_passed_over(kortrijk: Caller) -> None:
    answer = kortrijk.ask("/exchange/ran/entries?from=0&limit=1&size=2&later=1")

    assert answer.status_code == 200


def test_how_far_a_caller_was_given_a_collection_is_kept(app: Flask, kortrijk: Caller) -> None:
    kortrijk.ask("/exchange/ran/entries?from=0&limit=1&size=2")
    kortrijk.ask("/exchange/ran/entries?from=0&limit=9&size=2")

    with app.app_context():
        rows = db.session.execute(select(Fetch.caller, Fetch.collection, Fetch.served_to)).all()
    assert [tuple(row) for row in rows] == [(KORTRIJK, f"{V}/exchange/ran", 2)]


def test_an_inbox_that_does_not_answer_does_not_stop_a_reader(app: Flask, kortrijk: Caller) -> None:
    with app.app_context():
        start_writing(db.session(), Zone.INBOX)
        Fetch.__table__.drop(db.session.connection(bind_arguments={"bind": db.engines["inbox"]}))  # type: ignore[attr-defined] # every table has it
        db.session.commit()
    answer = kortrijk.ask("/exchange/ran/entries?from=0&limit=9&size=2")

    assert answer.status_code == 200
    assert len(parse_page(answer.data).lines) == 2


def test_a_ping_is_kept_once_and_answered_without_a_body(app: Flask, kortrijk: Caller) -> None:
    body = json.dumps({"collection": f"{KORTRIJK}/exchange/ran", "size": 7}).encode()
    answers = [kortrijk.ask("/exchange/ping", method="POST", body=body) for _ in range(2)]

    assert [(answer.status_code, answer.data) for answer in answers] == [(202, b"")] * 2
    with app.app_context():
        assert db.session.scalars(select(Ping.size)).all() == [7]


def test_a_post_is_answered_once(kortrijk: Caller) -> None:
    body = json.dumps({"collection": f"{KORTRIJK}/exchange/ran", "size": 7}).encode()
    first = kortrijk.ask("/exchange/ping", method="POST", body=body, nonce="A" * 22)
    again = kortrijk.ask("/exchange/ping", method="POST", body=body, nonce="A" * 22)

    assert first.status_code == 202
    assert (again.status_code, code_of(again)) == (401, "nonce_reused")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff", id="no UTF-8"),
        pytest.param(b"[]", id="no object"),
        pytest.param(
            b'{"collection":"https://other.example/exchange/ran","size":1}', id="another's"
        ),
        pytest.param(b'{"collection":"https://kortrijk.example/exchange/ran"}', id="no size"),
        pytest.param(b"[" * 4_000, id="deep"),
    ],
)
def test_a_ping_that_is_none_is_refused_with_a_word(kortrijk: Caller, body: bytes) -> None:
    answer = kortrijk.ask("/exchange/ping", method="POST", body=body)

    assert (answer.status_code, code_of(answer)) == (422, "input_refused")


def test_a_body_that_is_too_large_is_refused_before_it_is_read(kortrijk: Caller) -> None:
    answer = kortrijk.ask("/exchange/ping", method="POST", body=b"x" * (MAX_BODY_BYTES + 1))

    assert (answer.status_code, code_of(answer)) == (413, "request_too_large")


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_a_method_nobody_signs_is_refused(kortrijk: Caller, method: str) -> None:
    answer = kortrijk.app.test_client().open(
        "/exchange/ran/checkpoint", method=method, headers={"linkpin-entity": KORTRIJK}
    )

    assert answer.status_code == 401


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_a_method_no_endpoint_has_is_refused_with_those_it_has(app: Flask, method: str) -> None:
    answer = app.test_client().open("/exchange/ran/checkpoint", method=method)

    assert (answer.status_code, code_of(answer)) == (405, "method_not_allowed")
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(
    "path",
    ["/", "/exchange", "/exchange/", "/exchange//collections", "/exchange/ran/checkpoint/", "/x"],
)
def test_a_path_nobody_serves_is_not_found_and_never_redirected(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)

    assert (answer.status_code, code_of(answer)) == (404, "not_found")


def test_statements_are_served_to_everybody(app: Flask) -> None:
    answer = app.test_client().get("/.well-known/openid-federation")

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/entity-statement+jwt"
    assert answer.data.count(b".") == 2
    listed = app.test_client().get("/federation/list")
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
def test_a_statement_nobody_made_is_refused(app: Flask, query: str, status: int) -> None:
    answer = app.test_client().get(f"/federation/fetch{query}")

    assert answer.status_code == status
    assert code_of(answer) == ("not_found" if status == 404 else "input_refused")


def test_a_database_that_does_not_answer_is_said_in_a_problem(
    settings: Settings, app: Flask, kortrijk: Caller
) -> None:
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()
    (settings.data_folder / "received.sqlite").write_bytes(b"no database" * 1000)
    answer = kortrijk.ask("/exchange/ran/checkpoint")

    assert (answer.status_code, code_of(answer)) == (503, "service_missing")
    assert app.test_client().get("/healthz").status_code == 503


def test_a_fault_of_ours_is_a_problem_without_its_message(
    app: Flask, kortrijk: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> bytes:
        raise ValueError("Quillon Ofrane")

    monkeypatch.setattr("node.published.views.checkpoint_note", fail)
    answer = kortrijk.ask("/exchange/ran/checkpoint")

    assert (answer.status_code, code_of(answer)) == (500, "internal_error")
    assert b"Quillon" not in answer.data
    assert app.test_client().get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/nowhere", "/exchange/ran/checkpoint"])
def test_no_answer_can_be_taken_for_a_page(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)

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
