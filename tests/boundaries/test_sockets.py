"""One module speaks to other nodes; whoever else opens a connection says here to whom."""

import pytest

from tests.boundaries.source_files import SourceFile, packaged

NETWORK = (
    "aiohttp",
    "ftplib",
    "http.client",
    "http.server",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "urllib3",
    "websockets",
    "xmlrpc",
)

MAY_OPEN = {
    "federation.pinned_connection": "the same, for federation.transport alone",
    "federation.transport": "other nodes, within limits",
    "node.bench.page_timing": "this node's own pages, which it times",
    "node.bench.bare_reader": "a plain file server on this machine, to compare with",
    "node.cli.addresses": "nobody: it tries this node's own addresses before they are served",
    "node.demo.loopback": "the nodes of the demo, on this machine alone",
}
"""Modules that may hold a connection of their own, with the one they speak to."""

BY_NAME = {
    "node.cli.program": "loads the module of the command that is used",
}
"""Modules that may load another by its text, which no import contract can see."""


def names(files: list[SourceFile]) -> set[str]:
    return {file.name for file in files}


def test_a_connection_is_opened_in_the_listed_modules_alone() -> None:
    openers = [file for file in packaged() if any(file.does_import(module) for module in NETWORK)]
    assert names(openers) <= set(MAY_OPEN)


def test_a_module_is_loaded_by_its_text_in_the_listed_modules_alone() -> None:
    loaders = [
        file
        for file in packaged()
        if file.does_import("importlib.import_module")
        or file.does_import("runpy")
        or "import_module(" in file.text
        or "__import__(" in file.text
    ]
    assert names(loaders) <= set(BY_NAME)


@pytest.mark.parametrize("listed", [*MAY_OPEN, *BY_NAME])
def test_a_listed_module_exists(listed: str) -> None:
    assert listed in names(packaged())
