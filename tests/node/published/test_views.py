"""What peers are answered, and that each refusal has a word."""

import io
import json
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from federation.request_signature import SignableRequest, sign_request
from node.database import Zone, db, start_writing
from node.published.store import Withdraw
from node.published.views import MAX_BODY_BYTES
from node.settings import Settings
from node.trust.inbox import CallerHint, Fetch, Ping
from schemas.answers import parse_collections
from schemas.page import parse_page
from tests.node.calling import KORTRIJK, LYON, Caller, V, code_of, known
from tests.node.published.released import make_body, put, release
from tests.node.trust.peer_rows import new_request_key
from tests.nodes import NOON, opened

BE = "https://be.example"
RAN = "https://ran.example"


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


def test_a_blocked_caller_learns_that_it_is_blocked(peer_town: Settings, peer_app: Flask) -> None:
    blocked = known(peer_town, peer_app, LYON, "https://fr.example", RAN, blocked=True)
    answer = blocked.ask("/exchange/ran/checkpoint")

    assert (answer.status_code, code_of(answer)) == (403, "caller_blocked")


def test_an_unknown_caller_gets_one_word_and_leaves_one_hint(peer_app: Flask) -> None:
    stranger = Caller(app=peer_app, url=V, entity_id="https://ghent.example", key=new_request_key())
    answers = [stranger.ask("/exchange/ran/checkpoint") for _ in range(3)]

    assert {(answer.status_code, code_of(answer)) for answer in answers} == {
        (401, "caller_unknown")
    }
    with peer_app.app_context():
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


def test_a_new_checkpoint_has_another_tag(peer_town: Settings, kortrijk: Caller) -> None:
    first = kortrijk.ask("/exchange/ran/checkpoint")
    release(peer_town, put())
    later = kortrijk.ask("/exchange/ran/checkpoint", If_None_Match=first.headers["ETag"])

    assert later.status_code == 200
    assert later.headers["ETag"] != first.headers["ETag"]


def test_what_was_withdrawn_is_in_no_answer(peer_town: Settings, kortrijk: Caller) -> None:
    command = put("Weg")
    release(peer_town, command)
    release(peer_town, Withdraw(record_id=command.record_id))
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


def test_how_far_a_caller_was_given_a_collection_is_kept(peer_app: Flask, kortrijk: Caller) -> None:
    kortrijk.ask("/exchange/ran/entries?from=0&limit=1&size=2")
    kortrijk.ask("/exchange/ran/entries?from=0&limit=9&size=2")

    with peer_app.app_context():
        rows = db.session.execute(select(Fetch.caller, Fetch.collection, Fetch.served_to)).all()
    assert [tuple(row) for row in rows] == [(KORTRIJK, f"{V}/exchange/ran", 2)]


def test_an_inbox_that_does_not_answer_does_not_stop_a_reader(
    peer_app: Flask, kortrijk: Caller
) -> None:
    with peer_app.app_context():
        start_writing(db.session(), Zone.INBOX)
        Fetch.__table__.drop(db.session.connection(bind_arguments={"bind": db.engines["inbox"]}))  # type: ignore[attr-defined] # every table has it
        db.session.commit()
    answer = kortrijk.ask("/exchange/ran/entries?from=0&limit=9&size=2")

    assert answer.status_code == 200
    assert len(parse_page(answer.data).lines) == 2


def test_a_ping_is_kept_once_and_answered_without_a_body(peer_app: Flask, kortrijk: Caller) -> None:
    body = json.dumps({"collection": f"{KORTRIJK}/exchange/ran", "size": 7}).encode()
    answers = [kortrijk.ask("/exchange/ping", method="POST", body=body) for _ in range(2)]

    assert [(answer.status_code, answer.data) for answer in answers] == [(202, b"")] * 2
    with peer_app.app_context():
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


@pytest.mark.parametrize("encoding", ["chunked", "Chunked", "gzip, chunked", "identity"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_body_that_comes_in_pieces_is_refused_before_it_is_read(
    kortrijk: Caller, method: str, encoding: str
) -> None:
    path = "/exchange/ping" if method == "POST" else "/exchange/collections"
    answer = kortrijk.ask(path, method=method, Transfer_Encoding=encoding)

    assert (answer.status_code, code_of(answer)) == (411, "length_required")


def test_pieces_never_stand_in_for_the_body_that_was_signed(
    kortrijk: Caller, peer_town: Settings
) -> None:
    body = json.dumps({"collection": f"{KORTRIJK}/exchange/ran", "size": 77}).encode()
    empty = SignableRequest(method="POST", url=f"{V}/exchange/ping", headers={}, body=b"")
    headers = sign_request(empty, entity_id=KORTRIJK, key=kortrijk.key, now=NOON, nonce="A" * 22)
    answer = kortrijk.app.test_client().open(
        "/exchange/ping",
        method="POST",
        headers={**headers, "Transfer-Encoding": "chunked"},
        input_stream=io.BytesIO(body),
        environ_overrides={"wsgi.input_terminated": True},
    )

    assert (answer.status_code, code_of(answer)) == (411, "length_required")
    with opened(peer_town) as (_app, session):
        assert session.scalars(select(Ping)).all() == []


def test_a_post_that_announces_no_length_is_refused(kortrijk: Caller) -> None:
    answer = kortrijk.app.test_client().open(
        "/exchange/ping", method="POST", environ_overrides={"wsgi.input_terminated": True}
    )

    assert (answer.status_code, code_of(answer)) == (411, "length_required")


def test_a_body_that_is_too_large_is_refused_before_it_is_read(kortrijk: Caller) -> None:
    answer = kortrijk.ask("/exchange/ping", method="POST", body=b"x" * (MAX_BODY_BYTES + 1))

    assert (answer.status_code, code_of(answer)) == (413, "request_too_large")
