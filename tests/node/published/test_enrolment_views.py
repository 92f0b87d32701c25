"""The open door for newcomers: what is kept, and that whatever else comes stores nothing."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from federation.entity_statement import sign_entity_configuration
from federation.keys import KeySet, generate_signing_key
from node.database import db
from node.trust.joining_models import EnrolmentRequestRow
from schemas.enrolment import (
    MAX_ENROLMENT_BYTES,
    EnrolmentRequest,
    dump_enrolment,
    parse_invitation,
)
from tests.node.calling import code_of
from tests.node.trust.joining_nodes import BE, JoiningNodes, joining_nodes, statement_of
from tests.nodes import NOON

PATH = "/federation/enrolment"


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[JoiningNodes]:
    with joining_nodes(tmp_path) as both:
        yield both


def send(nodes: JoiningNodes, body: bytes, content_type: str = "application/json") -> TestResponse:
    """Post a body to the superior's process for other nodes."""
    return nodes.peer.app.test_client().post(PATH, data=body, content_type=content_type)


def kept(nodes: JoiningNodes) -> int:
    """Return how many questions the inbox holds."""
    with nodes.peer.app.app_context():
        return len(db.session.scalars(select(EnrolmentRequestRow)).all())


def question(nodes: JoiningNodes, **changes: str) -> bytes:
    """Return a good request for a new invitation, but for `changes`."""
    good = EnrolmentRequest(
        code=parse_invitation(nodes.invite()).code,
        entity_configuration=statement_of(nodes.town, clock=nodes.clock).decode(),
    )
    return dump_enrolment(replace(good, **changes))


def configuration(entity_id: str) -> str:
    """Return what an invented entity says about itself."""
    key = generate_signing_key("ES256")
    return sign_entity_configuration(
        entity_id=entity_id,
        metadata={"federation_entity": {"organization_name": "Invented"}},
        keys=KeySet([key.public]),
        key=key,
        now=NOON,
        authority_hints=(BE,),
    ).decode()


def test_a_newcomer_with_a_code_is_kept_and_told_nothing_more(nodes: JoiningNodes) -> None:
    answer = send(nodes, question(nodes))

    assert (answer.status_code, answer.data) == (202, b"")
    assert answer.headers["Cache-Control"] == "no-store"
    assert kept(nodes) == 1


def test_the_same_question_twice_is_one_question(nodes: JoiningNodes) -> None:
    body = question(nodes)

    assert [send(nodes, body).status_code for _ in range(2)] == [202, 202]
    assert kept(nodes) == 1


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"linkpin", id="no JSON"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"code":"A"}', id="half of it"),
        pytest.param(b'{"code":' + b"[" * 9_000, id="deep"),
        pytest.param(b"\xff\xfe", id="no UTF-8"),
    ],
)
def test_what_is_no_question_is_refused_and_stores_nothing(
    nodes: JoiningNodes, body: bytes
) -> None:
    answer = send(nodes, body)

    assert (answer.status_code, code_of(answer)) == (422, "input_refused")
    assert kept(nodes) == 0


def test_a_member_nobody_knows_is_refused(nodes: JoiningNodes) -> None:
    body = json.loads(question(nodes)) | {"urgent": True}

    assert code_of(send(nodes, json.dumps(body).encode())) == "input_refused"
    assert kept(nodes) == 0


def test_a_body_that_is_too_large_is_not_read(nodes: JoiningNodes) -> None:
    answer = send(nodes, b" " * (MAX_ENROLMENT_BYTES + 1))

    assert (answer.status_code, code_of(answer)) == (413, "request_too_large")
    assert kept(nodes) == 0


def test_a_code_that_nobody_gave_out_is_refused_before_anything_is_verified(
    nodes: JoiningNodes,
) -> None:
    answer = send(nodes, question(nodes, code="A" * 43, entity_configuration="a.b.c"))

    assert (answer.status_code, code_of(answer)) == (404, "invitation_unknown")
    assert kept(nodes) == 0


def test_a_code_that_another_newcomer_used_is_refused(nodes: JoiningNodes) -> None:
    body = question(nodes)
    assert send(nodes, body).status_code == 202
    other = json.loads(body) | {"entity_configuration": configuration("https://rotterdam.example")}

    answer = send(nodes, json.dumps(other).encode())

    assert (answer.status_code, code_of(answer)) == (409, "invitation_used")
    assert kept(nodes) == 1


def test_a_statement_that_is_not_the_newcomers_own_is_refused(nodes: JoiningNodes) -> None:
    own = statement_of(nodes.town, clock=nodes.clock).decode()
    head, claims, _signature = own.split(".")
    other = configuration("https://rotterdam.example").split(".")
    cases = {
        "no token": "a.b.c",
        "another's signature": f"{head}.{claims}.{other[2]}",
        "another's claims": f"{head}.{other[1]}.{_signature}",
    }

    codes = {
        name: code_of(send(nodes, question(nodes, entity_configuration=token)))
        for name, token in cases.items()
    }

    assert codes == {
        "no token": "json_refused",
        "another's signature": "signature_invalid",
        "another's claims": "key_unknown",
    }
    assert kept(nodes) == 0


def test_a_statement_that_ran_out_is_refused(nodes: JoiningNodes) -> None:
    token = statement_of(nodes.town, clock=nodes.clock).decode()
    nodes.clock.now += timedelta(days=31)

    answer = send(nodes, question(nodes, entity_configuration=token))

    assert (answer.status_code, code_of(answer)) == (401, "expired")
    assert kept(nodes) == 0


def test_nobody_joins_below_themselves(nodes: JoiningNodes) -> None:
    answer = send(nodes, question(nodes, entity_configuration=configuration(BE)))

    assert code_of(answer) == "input_refused"
    assert kept(nodes) == 0


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_the_door_takes_questions_and_shows_nothing(nodes: JoiningNodes, method: str) -> None:
    answer = nodes.peer.app.test_client().open(PATH, method=method)

    assert (answer.status_code, code_of(answer)) == (405, "method_not_allowed")
