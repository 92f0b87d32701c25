"""One turn of the sealer as a program, so that it can be killed."""

import sys
from pathlib import Path

from node import sealer
from tests.nodes import FixedClock, make_settings

__all__: list[str] = []

if __name__ == "__main__":
    with sealer.create_app(make_settings(Path(sys.argv[1])), clock=FixedClock()).app_context():
        sealer.turn()
