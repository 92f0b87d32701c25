"""Whether the sealer answers, as far as the people of a node can tell without asking it.

The sealer opens no socket, so nobody can call it. A supervisor says which processes run; where none
is at work, an approval that was left lying tells it as well.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from node.errors import HeldError
from node.extensions import Node
from node.published.guard import check_not_held
from node.published.seal import check_clock
from node.supervisor import read_processes

__all__ = ["PATIENCE", "SealerState", "look_at_sealer"]

PATIENCE = timedelta(minutes=2)
"""How long an approval may lie before it is said that nobody takes it up; the sealer looks around
twice a minute even if nobody wakes it."""

_SEALER = "sealer"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealerState:
    """What is known of the sealer.

    Attributes:
        silent_since: Since when something waits that it does not take up; None if it answers.
        held: Why releasing is held, for an administrator; None if it is not.
    """

    silent_since: datetime | None = None
    held: str | None = None


def look_at_sealer(session: Session, *, node: Node, waits_since: datetime | None) -> SealerState:
    """Return what is known of the sealer, for somebody who waits for it.

    Args:
        session: Session that reads the published database.
        node: This node.
        waits_since: When what waits was approved or ordered; None if nothing waits.
    """
    try:
        check_not_held(session, node=node)
        check_clock(session, node=node)
    except HeldError as error:
        return SealerState(held=str(error))
    if waits_since is None:
        return SealerState()
    running = read_processes(node.settings.data_folder)
    is_down = bool(running) and _SEALER not in running
    is_late = node.clock() - waits_since > PATIENCE
    return SealerState(silent_since=waits_since if is_down or is_late else None)
