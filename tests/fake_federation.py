"""Peers without a network: what each of them publishes stands in a dictionary."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from federation.endpoints import PROBLEM_TYPE
from federation.errors import (
    AnswerStatusError,
    ContentTypeError,
    PeerUnreachableError,
)
from federation.transport import Answer, Request, peer_of
from schemas.page import parse_problem

__all__ = ["FakeFederation", "Handler"]

Handler: TypeAlias = Callable[[Request], Answer]
"""Answers the requests to one peer, as its peer process would."""


class FakeFederation:
    """PeerTransport over a dictionary.

    It answers as a real transport would: 304 when the tag is known, an error for another
    status or content type, nothing from a silent peer. It can also lie, lag and rewind,
    for whatever is published last is what is served. Example:

        federation = FakeFederation()
        federation.publish(f"{BIRCH}/exchange/ran/checkpoint", note, content_type=NOTE)
        federation.silence(CEDAR)
        sync_peers([BIRCH, CEDAR], federation)
        assert federation.asked_urls == [...]

    Attributes:
        fetched: Every request, in order, answered or not.
    """

    def __init__(self) -> None:
        self._answers: dict[str, Answer] = {}
        self._problems: dict[str, str | None] = {}
        self._handlers: dict[str, Handler] = {}
        self._silent: set[str] = set()
        self.fetched: list[Request] = []

    @property
    def asked_urls(self) -> list[str]:
        """URLs of every request, in order."""
        return [request.url for request in self.fetched]

    def publish(self, url: str, body: bytes, *, content_type: str, etag: str | None = None) -> None:
        """Let ``url`` answer with ``body`` from now on."""
        headers = {"content-type": content_type} | ({"etag": etag} if etag else {})
        self._answers[url] = Answer(status=200, headers=headers, body=body, etag=etag)

    def answer_status(self, url: str, status: int, *, problem: str | None = None) -> None:
        """Let ``url`` answer with ``status`` and the code word ``problem`` from now on."""
        self._answers[url] = Answer(status=status, headers={}, body=b"", etag=None)
        self._problems[url] = problem

    def serve(self, peer: str, handler: Handler) -> None:
        """Let ``handler`` answer what was not published under ``peer``, scheme and host."""
        self._handlers[peer] = handler

    def withdraw(self, url: str) -> None:
        """Let ``url`` answer 404 again."""
        self._answers.pop(url, None)

    def silence(self, peer: str) -> None:
        """Let ``peer``, scheme and host, answer nothing from now on."""
        self._silent.add(peer)

    def wake(self, peer: str) -> None:
        """Let ``peer`` answer again."""
        self._silent.discard(peer)

    def fetch(self, request: Request) -> Answer:
        """Return what was published; see ``federation.transport.PeerTransport``."""
        self.fetched.append(request)
        peer = peer_of(request.url)
        if peer in self._silent:
            raise PeerUnreachableError("no complete answer", about=peer)
        answer = self._answers.get(request.url)
        if answer is None and peer in self._handlers:
            answer = self._handlers[peer](request)
        if answer is None:
            answer = Answer(status=404, headers={}, body=b"", etag=None)
        return self._judge(answer, request=request, about=peer)

    def _judge(self, answer: Answer, *, request: Request, about: str) -> Answer:
        """Return ``answer`` if the real transport would hand it over."""
        if answer.etag is not None and answer.etag == request.etag:
            return Answer(status=304, headers={"etag": answer.etag}, body=b"", etag=answer.etag)
        if answer.status == 304 and request.etag is not None:
            return answer
        if request.accept is None and answer.status in {200, 202, 204}:
            return Answer(status=answer.status, headers=answer.headers, body=b"", etag=answer.etag)
        if answer.status != 200:
            raise AnswerStatusError(
                f"answered {answer.status}",
                about=about,
                status=answer.status,
                problem=self._problems.get(request.url) or _problem(answer),
            )
        if _content_type(answer.headers) != str(request.accept).lower():
            raise ContentTypeError("another content type than expected", about=about)
        return answer


def _problem(answer: Answer) -> str | None:
    """Return the code word in what a handler answered, as the real transport reads it."""
    if _content_type(answer.headers) != PROBLEM_TYPE:
        return None
    return parse_problem(answer.body).code


def _content_type(headers: Mapping[str, str]) -> str:
    """Return the content type in lower case, whatever the case of its header's name."""
    named = {name.lower(): value for name, value in headers.items()}
    return named.get("content-type", "").lower()
