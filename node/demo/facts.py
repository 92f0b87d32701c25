"""The facts of the demo: what must be true of the running federation, and what each depends on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.error import URLError

from node.demo.evidence import Evidence
from node.demo.stage import Stage
from node.language import gettext as _

__all__ = ["Fact", "Outcome", "examine", "names_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that must be true.

    Attributes:
        number: From 1; what `--break` takes.
        name: Stable word.
        sentence: What is claimed, for a person.
        evidence: What it depends on; a node whose peer process is among these can falsify it.
        check: Looks anew; returns what was seen, or raises.
    """

    number: int
    name: str
    sentence: str
    evidence: tuple[Evidence, ...]
    check: Callable[[Stage], str]

    def depends_on_peer(self, key: str) -> bool:
        """Say whether the fact needs an answer of this node's peer process."""
        return any(each.town == key and each.process == "peer" for each in self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What looking came to.

    Attributes:
        fact: The fact.
        holds: Whether it is true.
        seen: What was seen.
    """

    fact: Fact
    holds: bool
    seen: str


def examine(stage: Stage, facts: Sequence[Fact]) -> tuple[Outcome, ...]:
    """Look at every fact; one that does not hold never stops the others."""
    return tuple(_look(stage, fact) for fact in facts)


def names_of(outcomes: Sequence[Outcome]) -> list[str]:
    """Return the names of the facts that do not hold."""
    return [outcome.fact.name for outcome in outcomes if not outcome.holds]


def _look(stage: Stage, fact: Fact) -> Outcome:
    try:
        return Outcome(fact=fact, holds=True, seen=fact.check(stage))
    except (URLError, ConnectionError, TimeoutError):
        seen = _("a process that it rests on does not answer")
        return Outcome(fact=fact, holds=False, seen=seen)
    except Exception as error:  # noqa: BLE001 - whatever was damaged, a look that fails is a "no"
        return Outcome(fact=fact, holds=False, seen=str(error))
