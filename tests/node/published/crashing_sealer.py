"""One turn of releasing with a fixed list of work, run as a program so that it can be killed.

It can be run again and again: what was done is found.
"""

import sys
from pathlib import Path
from uuid import UUID

from node.published.guard import check_not_held
from node.published.store import Withdraw
from tests.node.published.released import put, sealing
from tests.nodes import make_settings

__all__ = ["RECORDS", "work"]

RECORDS = tuple(UUID(int=number) for number in range(1, 5))


def work(folder: Path) -> None:
    """Withdraw one record, correct another, release two, and seal."""
    first, second, third, fourth = RECORDS
    with sealing(make_settings(folder, "vilvoorde")) as sealer:
        check_not_held(sealer.session, node=sealer.node)
        sealer.carry_out(Withdraw(record_id=first))
        sealer.seal()
        sealer.carry_out(
            put("Twee", record_id=second, rev=2, request_id=UUID(int=12)),
            put("Drie", record_id=third, request_id=UUID(int=13)),
        )
        sealer.carry_out(put("Vier", record_id=fourth, audience="be", request_id=UUID(int=14)))
        sealer.seal()


if __name__ == "__main__":
    work(Path(sys.argv[1]))
