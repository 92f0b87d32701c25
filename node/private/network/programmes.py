"""Programme lines: which pilots are to be looked at now."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from node.private.network.group import Group
from node.private.network.group_words import PilotStage
from node.private.network.words import GroupKind, State

__all__ = ["pilots_to_evaluate"]


def pilots_to_evaluate(groups: Sequence[Group], *, today: date) -> tuple[UUID, ...]:
    """Return the pilots whose day of looking back has come and that nobody evaluated yet."""
    return tuple(
        each.group_id
        for each in groups
        if each.draft.kind is GroupKind.PROGRAMME
        and each.draft.is_pilot
        and each.draft.state is State.OPEN
        and each.draft.review_on is not None
        and each.draft.review_on <= today
        and each.content.stage is not PilotStage.EVALUATED
    )
