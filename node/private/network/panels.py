"""Whether a panel is ready to meet: who is missing, what has run out, how care and justice weigh.

A panel is kept without its subjects: nothing here counts or names a case, and no field could.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from node.language import mark
from node.private.network.group import Group, Member
from node.private.network.words import GroupRole

__all__ = ["CHECK_DAYS", "COVENANT_DAYS", "LACK_WORDS", "Lack", "panel_lacks"]

COVENANT_DAYS: Final = 90
"""Days before its end at which a covenant is to be renewed."""

CHECK_DAYS: Final = 365
"""Days after which the process is to be checked again."""

_UNEVEN: Final = 2
"""One side weighs too much when it has more than so many times the other's organisations."""


class Lack(StrEnum):
    """What a panel lacks."""

    NO_CARE = "no_care"
    NO_JUSTICE = "no_justice"
    NO_CHAIR = "no_chair"
    NO_LEGAL_BASIS = "no_legal_basis"
    NO_COVENANT = "no_covenant"
    COVENANT_OVER = "covenant_over"
    COVENANT_ENDS = "covenant_ends"
    TOO_FEW = "too_few"
    NOT_ALL_SIGNED = "not_all_signed"
    MORE_CARE = "more_care"
    MORE_JUSTICE = "more_justice"
    CHECK_OVERDUE = "check_overdue"


LACK_WORDS: Final[Mapping[Lack, str]] = MappingProxyType(
    {
        Lack.NO_CARE: mark("No member speaks for care."),
        Lack.NO_JUSTICE: mark("No member speaks for justice."),
        Lack.NO_CHAIR: mark("No member is the chair."),
        Lack.NO_LEGAL_BASIS: mark("Nobody wrote on which law or decision the panel rests."),
        Lack.NO_COVENANT: mark("Nobody wrote until when the covenant counts."),
        Lack.COVENANT_OVER: mark("The covenant has ended. Renew it before the panel meets."),
        Lack.COVENANT_ENDS: mark("The covenant ends within 90 days."),
        Lack.TOO_FEW: mark("There are fewer members than have to be there."),
        Lack.NOT_ALL_SIGNED: mark("Not every member signed the confidentiality agreement."),
        Lack.MORE_CARE: mark("Care has more than twice as many members as justice."),
        Lack.MORE_JUSTICE: mark("Justice has more than twice as many members as care."),
        Lack.CHECK_OVERDUE: mark("The process was not checked for a year."),
    }
)
"""What a panel lacks, in a sentence."""


def panel_lacks(panel: Group, members: Sequence[Member], *, today: date) -> tuple[Lack, ...]:
    """Return what a panel lacks, in the order in which it is looked at; nothing when it is ready.

    Args:
        panel: The panel.
        members: Its organisations.
        today: The day in the town.
    """
    return (
        *_lacking_members(panel, members),
        *_lacking_agreements(panel, members, today),
        *_lacking_balance(members),
        *_lacking_check(panel, today),
    )


def _lacking_members(panel: Group, members: Sequence[Member]) -> list[Lack]:
    roles = {each.role for each in members}
    missing = {
        Lack.NO_CARE: GroupRole.CARE,
        Lack.NO_JUSTICE: GroupRole.JUSTICE,
        Lack.NO_CHAIR: GroupRole.CHAIR,
    }
    lacks = [lack for lack, role in missing.items() if role not in roles]
    if panel.content.quorum is not None and len(members) < panel.content.quorum:
        lacks.append(Lack.TOO_FEW)
    return lacks


def _lacking_agreements(panel: Group, members: Sequence[Member], today: date) -> list[Lack]:
    lacks = [] if panel.content.legal_basis else [Lack.NO_LEGAL_BASIS]
    until = panel.draft.review_on
    if until is None:
        lacks.append(Lack.NO_COVENANT)
    elif until < today:
        lacks.append(Lack.COVENANT_OVER)
    elif until - today <= timedelta(days=COVENANT_DAYS):
        lacks.append(Lack.COVENANT_ENDS)
    if any(each.agreed_on is None for each in members):
        lacks.append(Lack.NOT_ALL_SIGNED)
    return lacks


def _lacking_balance(members: Sequence[Member]) -> list[Lack]:
    care = sum(each.role is GroupRole.CARE for each in members)
    justice = sum(each.role is GroupRole.JUSTICE for each in members)
    if care and justice > _UNEVEN * care:
        return [Lack.MORE_JUSTICE]
    if justice and care > _UNEVEN * justice:
        return [Lack.MORE_CARE]
    return []


def _lacking_check(panel: Group, today: date) -> list[Lack]:
    checked = panel.content.checked_on
    if checked is None or today - checked > timedelta(days=CHECK_DAYS):
        return [Lack.CHECK_OVERDUE]
    return []
