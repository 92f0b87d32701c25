"""Where a release request stands: what people left it as, and what the sealer did with it.

What marks a request as released is the published database, so both are read together here.
"""

from enum import StrEnum

from node.airlock.models import ReleaseRequest, RequestState
from node.published.models import OutcomeWord
from node.published.reading import Released

__all__ = ["Standing", "standing_of"]


class Standing(StrEnum):
    """Where a request stands, in one word."""

    DRAFTING = "drafting"
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    HELD_BACK = "held_back"
    RELEASED = "released"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


def standing_of(
    row: ReleaseRequest,
    *,
    released: Released | None,
    outcome: tuple[OutcomeWord, bytes] | None,
) -> Standing:
    """Return where a request stands.

    Args:
        row: The request.
        released: Its record as towns have it; None if it was never released.
        outcome: What the sealer did with the request, and for which approval.
    """
    done, approved_hash = outcome or (None, None)
    if released is not None and done is OutcomeWord.RELEASED:
        newest = Standing.RELEASED if released.rev == row.rev else Standing.REPLACED
        return newest if released.live else Standing.WITHDRAWN
    is_refused = done is OutcomeWord.REFUSED and approved_hash == row.approved_hash
    if is_refused and row.state is RequestState.APPROVED:
        return Standing.HELD_BACK
    return Standing(row.state.value)
