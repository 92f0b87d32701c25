"""Lines that stand since the day they tell of: what tests of age begin with."""

from datetime import UTC, datetime, time
from uuid import UUID

from node.database import Zone, db, start_writing
from node.private.network.models import LogRow
from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage

__all__ = ["old_line"]


def old_line(
    stage: NetworkStage,
    kind: LogKind,
    organisation_id: UUID | None = None,
    *,
    days_ago: int,
    **members: object,
) -> UUID:
    """Log something on the day it happened."""
    line = stage.line(kind, organisation_id, days_ago=days_ago, **members)  # type: ignore[arg-type] # members by name
    start_writing(stage.session, Zone.PRIVATE)
    row = db.session.get_one(LogRow, line)
    row.created_at = datetime.combine(row.happened_on, time(12), tzinfo=UTC)
    stage.commit()
    return line
