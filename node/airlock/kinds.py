"""What names somebody by itself, and what does so only together with other things."""

from typing import Final, Literal

from node.airlock.findings import FindingType

__all__ = ["DIRECT", "kind_of"]

DIRECT: Final = frozenset(
    {
        FindingType.PERSON,
        FindingType.CONTACT,
        FindingType.ID,
        FindingType.ADDRESS,
        FindingType.ORG,
        FindingType.HIDDEN,
    }
)
"""Types that name somebody or something by themselves."""


def kind_of(found: FindingType) -> Literal["direct", "quasi"]:
    """Return how words of a type identify."""
    return "direct" if found in DIRECT else "quasi"
