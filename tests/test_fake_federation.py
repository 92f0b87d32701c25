"""The fake behaves where tests depend on it as the real transport does."""

import pytest

from federation.errors import AnswerStatusError, ContentTypeError, PeerUnreachableError
from federation.transport import Answer, PeerTransport, Request
from tests.fake_federation import FakeFederation

BIRCH = "https://birch.example"
CEDAR = "https://cedar.example"
CHECKPOINT = f"{BIRCH}/exchange/ran/checkpoint"
NOTE = "text/plain; charset=utf-8"


@pytest.fixture
def federation() -> FakeFederation:
    fake = FakeFederation()
    fake.publish(CHECKPOINT, b"note", content_type=NOTE, etag='"7"')
    return fake


def get(url: str = CHECKPOINT, *, accept: str = NOTE, etag: str | None = None) -> Request:
    return Request(method="GET", url=url, accept=accept, etag=etag)


def test_it_is_a_transport(federation: FakeFederation) -> None:
    transport: PeerTransport = federation
    assert transport.fetch(get()).body == b"note"


def test_what_is_published_is_answered_and_recorded(federation: FakeFederation) -> None:
    answer = federation.fetch(get())
    assert (answer.status, answer.body, answer.etag) == (200, b"note", '"7"')
    assert federation.asked_urls == [CHECKPOINT]


def test_what_is_published_later_replaces_what_was(federation: FakeFederation) -> None:
    federation.publish(CHECKPOINT, b"older", content_type=NOTE)
    assert federation.fetch(get()).body == b"older"


def test_a_known_tag_is_answered_with_304_and_no_body(federation: FakeFederation) -> None:
    assert federation.fetch(get(etag='"7"')).status == 304
    assert federation.fetch(get(etag='"7"')).body == b""
    assert federation.fetch(get(etag='"6"')).status == 200


def test_what_nobody_published_is_not_found(federation: FakeFederation) -> None:
    with pytest.raises(AnswerStatusError) as caught:
        federation.fetch(get(f"{BIRCH}/exchange/nl/checkpoint"))
    assert (caught.value.status, caught.value.problem) == (404, None)


def test_withdrawing_takes_the_answer_away(federation: FakeFederation) -> None:
    federation.withdraw(CHECKPOINT)
    with pytest.raises(AnswerStatusError):
        federation.fetch(get())


def test_a_refusal_carries_its_word(federation: FakeFederation) -> None:
    federation.answer_status(CHECKPOINT, 401, problem="caller_unknown")
    with pytest.raises(AnswerStatusError) as caught:
        federation.fetch(get())
    assert (caught.value.status, caught.value.problem) == (401, "caller_unknown")


def test_another_content_type_is_refused(federation: FakeFederation) -> None:
    with pytest.raises(ContentTypeError):
        federation.fetch(get(accept="application/json"))


def test_a_silent_peer_answers_nothing_until_it_wakes(federation: FakeFederation) -> None:
    federation.publish(f"{CEDAR}/", b"here", content_type=NOTE)
    federation.silence(BIRCH)
    with pytest.raises(PeerUnreachableError):
        federation.fetch(get())
    assert federation.fetch(get(f"{CEDAR}/")).body == b"here"
    federation.wake(BIRCH)
    assert federation.fetch(get()).body == b"note"
    assert federation.asked_urls == [CHECKPOINT, f"{CEDAR}/", CHECKPOINT]


def test_a_handler_answers_for_a_whole_peer(federation: FakeFederation) -> None:
    def echo(request: Request) -> Answer:
        body = request.body or b""
        return Answer(status=200, headers={"Content-Type": NOTE}, body=body, etag=None)

    federation.serve(CEDAR, echo)
    asked = Request(method="POST", url=f"{CEDAR}/exchange/ping", body=b"{}", accept=NOTE)
    assert federation.fetch(asked).body == b"{}"
    assert federation.fetch(get()).body == b"note"


def test_an_answer_nobody_expects_a_body_from_has_none(federation: FakeFederation) -> None:
    federation.answer_status(f"{BIRCH}/exchange/ping", 202)
    assert federation.fetch(Request(method="POST", url=f"{BIRCH}/exchange/ping")).status == 202
