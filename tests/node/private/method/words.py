"""The words of a page, as somebody reads them one after the other."""

import re
from html import unescape

from tests.node.private.network_stage import NetworkStage

__all__ = ["words"]

_TAG = re.compile(r"<[^>]+>")
_BEFORE = re.compile(r" (?=[:,.;])")


def words(stage: NetworkStage, url: str, handle: str = "an") -> str:
    """Return the words of a page that opens, with one space between them."""
    answer = stage.get(url, handle)
    assert answer.status_code == 200, answer.status
    found = " ".join(unescape(_TAG.sub(" ", answer.get_data(as_text=True))).split())
    return _BEFORE.sub("", found)
