"""Only pages on which nothing is private are shrunk, and only for those who can read that."""

import gzip
from pathlib import Path

import pytest
from flask import Flask, Response

from node.screens.shrinking import shrink
from tests.screens import people_app, sign_in

_READS = {"Accept-Encoding": "gzip, br"}


def test_a_page_of_results_is_shrunk_for_who_can_read_it(tmp_path: Path) -> None:
    with people_app(tmp_path) as app:
        client = app.test_client()
        sign_in(client, "an")
        plain = client.get("/practices")
        shrunk = client.get("/practices", headers=_READS)
    assert shrunk.headers["Content-Encoding"] == "gzip"
    assert b"<h1" in gzip.decompress(shrunk.data)
    assert len(shrunk.data) < len(plain.data) / 2
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]


@pytest.mark.parametrize("path", ["/", "/practices/mine", "/practices/new", "/left"])
def test_a_page_that_shows_what_was_written_here_is_never_shrunk(tmp_path: Path, path: str) -> None:
    with people_app(tmp_path) as app:
        client = app.test_client()
        sign_in(client, "an")
        answer = client.get(path, headers=_READS)
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Response("{}", mimetype="application/json"), id="no page"),
        pytest.param(Response("<h1>", status=404, mimetype="text/html"), id="a refusal"),
        pytest.param(Response(status=303, mimetype="text/html"), id="a way elsewhere"),
    ],
)
def test_what_is_no_page_is_left_as_it_is(answer: Response) -> None:
    before = answer.get_data()
    with Flask(__name__).test_request_context(headers=_READS):
        assert shrink(answer).get_data() == before
    assert "Content-Encoding" not in answer.headers
