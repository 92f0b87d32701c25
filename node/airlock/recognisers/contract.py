"""What every recogniser is given and what it answers.

A recogniser is a pure function of a text and a context. It does not decide: it says where, what,
how sure, and which sentence explains it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from node.airlock.findings import Match
from node.airlock.recognisers.register import Register
from node.textguard.canonical import CanonicalText

__all__ = ["Context", "Recogniser"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a recogniser may know besides the text.

    Attributes:
        language: BCP 47 tag of the text.
        country: ISO 3166-1 code of the node's country.
        minimum_group_size: People behind a figure; 10 by default, never under 5.
        register: What the node knows by name.
        municipality: The publisher's own name, which is on every release and is no finding.
    """

    language: str
    country: str
    minimum_group_size: int
    register: Register
    municipality: str = ""


class Recogniser(Protocol):
    """A detector of one kind of thing.

    Attributes:
        name: Stable, lower case; the first part of its rule identifiers.
        version: Raised whenever its answers may change; an approval binds to it.
    """

    @property
    def name(self) -> str:
        """Stable name, the first part of its rule identifiers."""
        ...

    @property
    def version(self) -> int:
        """Number that rises whenever its answers may change."""
        ...

    def recognise(self, text: CanonicalText, context: Context) -> Iterable[Match]:
        """Yield what it finds; places are in the text as written."""
        ...
