"""How formal and informal organisations stand to each other (F06)."""

from collections import Counter
from collections.abc import Iterable, Mapping

from node.language import gettext as _
from node.private.network.held_organisations import HeldOrganisation
from node.private.network.words import Part

__all__ = ["balance_warning", "count_parts", "informal_percent"]


def count_parts(cards: Iterable[HeldOrganisation]) -> Mapping[Part, int]:
    """Return how many are formal and informal among the organisations somebody may see."""
    counts = Counter(card.part for card in cards)
    return {part: counts[part] for part in Part}


def informal_percent(*, formal: int, informal: int) -> int:
    """Return the share of informal organisations in whole percent, rounded down; 0 of none."""
    return 100 * informal // (formal + informal) if formal + informal else 0


def balance_warning(*, formal: int, informal: int, floor: int) -> str | None:
    """Return what is said when too few organisations are informal; None if enough are.

    Args:
        formal: Formal organisations.
        informal: Informal ones.
        floor: Share under which it is said, in percent, as the rules of the room have it.
    """
    share = informal_percent(formal=formal, informal=informal)
    if not formal + informal or share >= floor:
        return None
    return _(
        "Only %(share)d in a hundred are informal; you wanted at least %(floor)d. Whom do "
        "residents already trust?"
    ) % {"share": share, "floor": floor}
