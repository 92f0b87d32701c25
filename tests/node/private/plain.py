"""The words of a page without its markup, as somebody reads them."""

import re

from tests.node.private.network_stage import NetworkStage

__all__ = ["plain"]


def plain(stage: NetworkStage, url: str, handle: str = "an") -> str:
    """Return the words of a page that opens, with single spaces between them."""
    return " ".join(re.sub(r"<[^>]+>", "", stage.text(url, handle)).split())
