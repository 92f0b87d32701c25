"""One look at a town whose answers are recorded, run as a program so that it can be killed."""

import json
import sys
from pathlib import Path

from federation.endpoints import CHECKPOINT_TYPE, ENTRIES_TYPE, JSON_TYPE
from node.received import sync
from tests.fake_federation import FakeFederation
from tests.node.received.towns import reading
from tests.nodes import FixedClock, make_settings

__all__ = ["PAGE", "work"]

PAGE = 3
"""Entries on a page, so that a short log has several."""

_TYPES = {"checkpoint": CHECKPOINT_TYPE, "entries": ENTRIES_TYPE, "collections": JSON_TYPE}


def work(folder: Path) -> int:
    """Read the recorded answers in `folder` and return how many entries came."""
    # A program of its own may have pages that suit a small log.
    setattr(sync, "MAX_LINES", PAGE)  # noqa: B010 - the type says that nobody else may
    federation = FakeFederation()
    for url, body in json.loads((folder / "answers.json").read_text()).items():
        kind = url.partition("?")[0].rpartition("/")[2]
        federation.publish(url, body.encode(), content_type=_TYPES[kind])
    with reading(make_settings(folder, "rotterdam"), federation, clock=FixedClock()) as reader:
        outcome = reader.sync()
        assert outcome.error is None, outcome.error
        return outcome.entries


if __name__ == "__main__":
    work(Path(sys.argv[1]))
