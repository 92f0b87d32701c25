"""One page with what its address is filled with, and who asks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from node.coordinator_app.access import OPEN, ROLES_BY_ENDPOINT

__all__ = ["ANYBODY", "Sample", "Visit", "sample_of"]

ANYBODY: Final = "anybody"
"""Who asks a page that is open without signing in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One page with what its address is filled with.

    Attributes:
        endpoint: As the URL map names it.
        values: For each part of the address, the member of the things that holds the word; a word
            of its own begins with `=`.
        query: What stands behind the question mark.
        asked_by: Who asks, if not each role that may.
    """

    endpoint: str
    values: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    asked_by: str | None = None

    def roles(self) -> tuple[str, ...]:
        """Return who asks it."""
        if self.asked_by is not None:
            return (self.asked_by,)
        roles = ROLES_BY_ENDPOINT[self.endpoint]
        return (ANYBODY,) if roles == OPEN else tuple(sorted(roles))


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One page as one visitor asks it.

    Attributes:
        page: The rule of the URL map, and the question behind it.
        path: What is asked.
        role: Who asks.
    """

    page: str
    path: str
    role: str


def sample_of(endpoint: str, name: str, thing: str) -> Sample:
    """Return a page whose address has one part."""
    return Sample(endpoint=endpoint, values={name: thing})
