"""Each thing that a page is looked at for is found where it is wrong."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.browser.browsing import Reader, browser, is_installed
from tests.browser.looking import faults, traffic
from tests.requirements import require

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(300)]

_GOOD = "<p>Words.</p>"
_PAGE = """<!doctype html><html lang="en"><head><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>A page</h1>{}</main></body></html>"""


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    require(is_installed(), "Chromium, its driver, or axe-core: see conftest.py")
    with browser(width=1280) as reader:
        yield reader


def test_a_good_page_has_no_faults(reader: Reader) -> None:
    assert _faults(reader, _GOOD) == []


@pytest.mark.parametrize(
    ("piece", "told"),
    [
        pytest.param("<h1>Another</h1>", "2 headings of the first level", id="two headings"),
        pytest.param("<img src='data:,'>", "image-alt", id="a picture without words"),
        pytest.param(
            "<details><summary>More</summary><input></details>", "label", id="a fault in a fold"
        ),
        pytest.param("<button style='width: 20px'>x</button>", "small at 1280", id="too small"),
        pytest.param("<pre>" + "x" * 60 + "</pre>", "too wide at 320", id="too wide"),
        pytest.param(
            "<img alt='A dot' src='http://127.0.0.2:9/dot.png'>",
            "asked another host: 127.0.0.2:9",
            id="another host",
        ),
        pytest.param("<script>throw new Error('broken')</script>", "broken", id="a script"),
    ],
)
def test_what_is_wrong_with_a_page_is_told(reader: Reader, piece: str, told: str) -> None:
    assert told in "\n".join(_faults(reader, piece))


def test_a_page_in_the_wrong_language_is_told(reader: Reader) -> None:
    reader.open(_address(_GOOD))
    assert faults(reader, language="nl") == ["speaks en"]


def _faults(reader: Reader, piece: str) -> list[str]:
    traffic(reader)
    reader.complaints()
    reader.open(_address(piece))
    return faults(reader)


def _address(piece: str) -> str:
    return f"data:text/html,{quote(_PAGE.format(piece))}"
