"""One update of the search index, run as a program so that it can be killed."""

import sys
from pathlib import Path

from tests.node.search.town import Town
from tests.nodes import make_settings

__all__: list[str] = []

if __name__ == "__main__":
    Town(make_settings(Path(sys.argv[1]))).update()
