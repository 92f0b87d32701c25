"""What is still unclear about the coordinator's own mandate, focus and firewall, in sentences."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from node.language import LANGUAGES
from node.language import gettext as _
from node.private.network.own_card import OwnCard, OwnCardContent

__all__ = [
    "CONFIRM_MONTHS",
    "firewall_warning",
    "is_months_ago",
    "mandate_warnings",
    "missing_focus",
    "months_before",
]

CONFIRM_MONTHS: Final = 12
"""Months after which colleagues confirm the firewall again."""

_MONTHS_OF_A_YEAR: Final = 12
_LAST_DAY_EVERYWHERE: Final = 28


def mandate_warnings(card: OwnCard, *, today: date) -> tuple[str, ...]:
    """Return what makes the mandate hard to explain or out of date (F01).

    Args:
        card: The card as it stands.
        today: The day in the town.
    """
    content = card.content
    warnings = []
    if not content.aim:
        warnings.append(_("The aim is not written yet."))
    if not content.objectives:
        warnings.append(_("There is no objective yet."))
    if card.review_on is None:
        warnings.append(_("No day is set on which the mandate is looked at again."))
    elif card.review_on < today:
        warnings.append(_("The day to look at the mandate again has passed."))
    if _is_older_than_strategy(content):
        warnings.append(
            _("The town has a newer strategy. See whether aim and objectives still fit it.")
        )
    return tuple(warnings)


def missing_focus(focus: Mapping[str, str]) -> tuple[str, ...]:
    """Return the languages of the screens in which there is no focus statement (F03)."""
    return tuple(language for language in LANGUAGES if not focus.get(language))


def firewall_warning(card: OwnCard, *, briefed: int, today: date) -> str | None:
    """Return what is to be done about the firewall between prevention and intervention (F57).

    Args:
        card: The card as it stands.
        briefed: How often colleagues were briefed in the last twelve months.
        today: The day in the town.
    """
    if not card.content.firewall:
        return _("What stays between prevention and intervention is not written yet.")
    confirmed = card.firewall_confirmed_on
    if confirmed is None:
        return _("Nobody has confirmed yet what stays between prevention and intervention.")
    if is_months_ago(confirmed, months=CONFIRM_MONTHS, today=today):
        return _(
            "What stays between prevention and intervention was confirmed more than twelve months "
            "ago. Go through it with colleagues."
        )
    if not briefed:
        return _("No colleague was briefed on the firewall in the last twelve months.")
    return None


def is_months_ago(day: date, *, months: int, today: date) -> bool:
    """Say whether a day lies more than so many months back."""
    return day < months_before(today, months=months)


def months_before(day: date, *, months: int) -> date:
    """Return the same day so many months earlier; in a shorter month its last common day."""
    count = day.year * _MONTHS_OF_A_YEAR + day.month - 1 - months
    year, month = divmod(count, _MONTHS_OF_A_YEAR)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return date(year, month + 1, _LAST_DAY_EVERYWHERE)


def _is_older_than_strategy(content: OwnCardContent) -> bool:
    set_on, strategy = content.goals_on, content.strategy_on
    return set_on is not None and strategy is not None and set_on < strategy
