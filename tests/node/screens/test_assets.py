"""The files of the look: the listed ones alone, kept for a year under their digest."""

import gzip
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from node.screens.assets import STATIC, asset, read_assets, theme_address
from node.screens.theme import read_theme
from tests.node.screens.drawing import drawing_app

NAMES = sorted(read_assets(STATIC))


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    with drawing_app(tmp_path, colour="#7a1f3d") as app, app.test_request_context():
        yield app.test_client()


@pytest.mark.parametrize("name", NAMES)
def test_a_file_comes_whole_with_its_kind_and_may_be_kept_for_a_year(
    client: FlaskClient, name: str
) -> None:
    answer = client.get(asset(name))

    assert answer.status_code == 200
    assert answer.data == (STATIC / name).read_bytes()
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["ETag"] == f'"{sha256(answer.data).hexdigest()}"'
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("linkpin.css", "text/css; charset=utf-8"),
        ("linkpin.js", "text/javascript; charset=utf-8"),
        ("mark.svg", "image/svg+xml"),
        ("fonts/inter-latin-400.woff2", "font/woff2"),
    ],
)
def test_a_browser_is_told_what_a_file_is(client: FlaskClient, name: str, kind: str) -> None:
    assert client.get(asset(name)).headers["Content-Type"] == kind


@pytest.mark.parametrize("question", ["", "?v=", "?v=000000000000"])
def test_without_the_right_digest_a_browser_asks_each_time(
    client: FlaskClient, question: str
) -> None:
    answer = client.get(f"/static/linkpin.css{question}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_browser_that_has_a_file_is_not_sent_it_again(client: FlaskClient, coding: str) -> None:
    asked = {"Accept-Encoding": coding}
    tag = client.get("/static/linkpin.css", headers=asked).headers["ETag"]
    again = client.get("/static/linkpin.css", headers={**asked, "If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag


@pytest.mark.parametrize(
    ("accepted", "shrunk"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("gzip;q=0", False), ("br", False), ("", False)],
)
def test_a_file_is_shrunk_for_those_who_can_read_that(
    client: FlaskClient,
    accepted: str,
    shrunk: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    answer = client.get("/static/linkpin.js", headers={"Accept-Encoding": accepted})
    assert (answer.headers.get("Content-Encoding") == "gzip") is shrunk
    assert answer.headers["Vary"] == "Accept-Encoding"
    body = gzip.decompress(answer.data) if shrunk else answer.data
    assert body == (STATIC / "linkpin.js").read_bytes()


def test_shrunk_bytes_have_a_tag_of_their_own(client: FlaskClient) -> None:
    tags = {
        client.get("/static/mark.svg", headers={"Accept-Encoding": coding}).headers["ETag"]
        for coding in ("identity", "gzip")
    }
    assert len(tags) == 2


def test_a_font_is_sent_as_it_is(client: FlaskClient) -> None:
    answer = client.get(asset("fonts/inter-latin-700.woff2"), headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
    assert "Vary" not in answer.headers


@pytest.mark.parametrize(
    "path",
    ["manifest.json", "theme.css", "../settings.py", "%2e%2e/settings.py", "fonts", "linkpin.scss"],
)
def test_what_is_not_listed_is_not_there(client: FlaskClient, path: str) -> None:
    assert client.get(f"/static/{path}").status_code == 404


def test_the_colour_of_the_node_is_a_stylesheet(client: FlaskClient) -> None:
    answer = client.get(theme_address())
    assert answer.text == read_theme("#7a1f3d").stylesheet()
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_an_address_of_no_file_is_a_fault(client: FlaskClient) -> None:
    del client
    with pytest.raises(KeyError):
        asset("linkpin.scss")


def test_a_file_that_was_changed_after_it_was_built_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_bytes(b"a{}")
    listed = {"files": [{"name": "a.css", "sha256": sha256(b"b{}").hexdigest()}]}
    (tmp_path / "manifest.json").write_text(json.dumps(listed))
    with pytest.raises(ValueError, match=r"a\.css is not the file"):
        read_assets(tmp_path)


def test_a_first_visit_weighs_less_than_100_kilobytes(client: FlaskClient) -> None:
    page = client.get("/practices/practices")
    addresses = [asset("linkpin.css"), asset("linkpin.js"), asset("mark.svg"), theme_address()]
    addresses += [asset(f"fonts/inter-latin-{weight}.woff2") for weight in (400, 700)]
    files = [client.get(each, headers={"Accept-Encoding": "gzip"}) for each in addresses]
    assert len(page.data) + sum(len(each.data) for each in files) <= 100_000
