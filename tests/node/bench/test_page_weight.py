"""A first visit weighs what a browser fetches, each file once, and no font without a sign."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from node.bench.page_timing import Browser, Received
from node.bench.page_weight import fonts_needed, linked_files, weigh

PAGE = """<!doctype html><html><head>
<link rel="icon" href="/static/mark.svg?v=1"><link rel="stylesheet" href="/static/linkpin.css?v=2">
<link rel="stylesheet" href="/theme.css?v=3&amp;w=4"><script src="/static/linkpin.js"></script>
<link rel="preload" as="font" href="/static/fonts/latin.woff2?v=5">
<link rel="alternate" href="/feeds/x.atom"></head>
<body><img alt="" src="/static/mark.svg?v=1"><img alt="" src="https://elsewhere.example/a.svg">
<a href="/static/licences.css">a link is not fetched</a></body></html>"""

LATIN = 'src:url("fonts/latin.woff2?v=5") format("woff2");unicode-range:U+0000-00FF, U+2122'
EXTENDED = 'src:url("fonts/ext.woff2?v=6") format("woff2");unicode-range:U+0100-02BA'
CSS = f"@font-face{{{EXTENDED}}}@font-face{{{LATIN}}}body{{color:red}}"


def test_files_of_the_own_server_are_fetched_once_and_links_are_not() -> None:
    assert linked_files(PAGE) == (
        "/static/mark.svg?v=1",
        "/static/linkpin.css?v=2",
        "/theme.css?v=3&w=4",
        "/static/linkpin.js",
        "/static/fonts/latin.woff2?v=5",
    )


@pytest.mark.parametrize(
    ("shown", "fonts"),
    [
        pytest.param("Ecole", ("fonts/latin.woff2?v=5",), id="latin"),
        pytest.param("\u0141", ("fonts/ext.woff2?v=6",), id="extended"),
        pytest.param("\u02ba\u2122", ("fonts/ext.woff2?v=6", "fonts/latin.woff2?v=5"), id="edges"),
        pytest.param("\u0400", (), id="neither"),
    ],
)
def test_a_font_is_fetched_only_for_a_sign_of_the_page(shown: str, fonts: tuple[str, ...]) -> None:
    assert fonts_needed(CSS, shown=shown) == fonts


def test_a_font_without_ranges_has_every_sign() -> None:
    assert fonts_needed("@font-face{src:url(all.woff2)}", shown="x") == ("all.woff2",)


@dataclass(slots=True)
class FakeBrowser:
    """Answers from a dictionary; what is sent shrunk is half as long."""

    files: Mapping[str, bytes]
    asked: list[str] = field(default_factory=list)

    def get(self, path: str, *, shrunk: bool = False) -> Received:
        self.asked.append(path)
        body = self.files[path]
        return Received(status=200, body=body[: len(body) // 2] if shrunk else body, headers={})


def test_everything_counts_as_it_was_sent() -> None:
    browser = FakeBrowser(
        {
            "/practices": PAGE.encode(),
            "/static/mark.svg?v=1": bytes(20),
            "/static/linkpin.css?v=2": CSS.encode(),
            "/theme.css?v=3&w=4": b"body{}",
            "/static/linkpin.js": bytes(40),
            "/static/fonts/latin.woff2?v=5": bytes(60),
        }
    )

    weight = weigh(browser, "/practices", role="coordinator")  # type: ignore[arg-type] # a fake

    assert weight.sizes == {
        "html": len(PAGE) // 2,
        "css": len(CSS) // 2 + 3,
        "js": 20,
        "fonts": 30,
        "svg": 10,
    }
    assert weight.total == sum(weight.sizes.values())
    assert "/static/fonts/ext.woff2?v=6" not in browser.asked
    assert Browser.get.__kwdefaults__ == FakeBrowser.get.__kwdefaults__
