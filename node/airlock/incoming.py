"""What the recognisers find in a summary that came in, in report mode: told, and nothing withheld.

Only what may name somebody by itself is told: persons, contacts, numbers, addresses, and words in
which something is hidden. What the register of this node knows stands apart, because that somebody
is known here is private: it is shown here and goes into no letter. Answers are kept in the process
for a while, under digests, so that a page that is opened again is fast.

A recogniser that did not finish is no reason to hide a text. What patterns noted is told then.
"""

import logging
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Lock
from typing import Final

from sqlalchemy.orm import Session

from node.airlock.binding import current_register_version, load_context
from node.airlock.draft_texts import language_of
from node.airlock.findings import (
    Finding,
    FindingType,
    Match,
    RecogniserFailedError,
    Severity,
    digest_of,
)
from node.airlock.fusion import fuse
from node.airlock.recognisers import GATE_VERSION, Context, recognise
from node.extensions import Node
from node.textguard.canonical import canonicalise

__all__ = ["NAMING", "IncomingFindings", "find_in_texts", "look_at_incoming"]

NAMING: Final = frozenset(
    {
        FindingType.PERSON,
        FindingType.CONTACT,
        FindingType.ID,
        FindingType.ADDRESS,
        FindingType.HIDDEN,
    }
)
"""Types that are told; what identifies in combination is the second reader's there to weigh."""

_MOST_KEPT: Final = 256
_REGISTER: Final = "register."

_log = logging.getLogger("node.airlock")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingFindings:
    """What was found in a summary of another town.

    Attributes:
        told: What anybody could find who has the text; in the order of the text.
        known: What the register of this node knows in full; private, stays here.
    """

    told: tuple[Finding, ...]
    known: tuple[Finding, ...]


def look_at_incoming(
    session: Session,
    texts: Mapping[str, str],
    *,
    node: Node,
    town: str,
    country: str,
    language: str,
) -> IncomingFindings | None:
    """Return what is found in a summary; None if a recogniser did not finish.

    Args:
        session: Session of a process that reads the private database.
        texts: Text by member, as it is shown.
        node: This node, with its data key.
        town: What the town that wrote it is called; its own name is no finding.
        country: ISO 3166-1 code of that town.
        language: BCP 47 tag of the texts whose member says none.
    """
    key = digest_of(
        node.settings.entity_id,
        GATE_VERSION,
        current_register_version(session, node=node),
        town,
        country,
        language,
        *(part for item in texts.items() for part in item),
    )
    lately = _lately()
    known = lately.find(key)
    if known is not None:
        return known
    context = replace(
        load_context(session, node=node, language=language), country=country, municipality=town
    )
    try:
        found = find_in_texts(texts, context=context)
    except RecogniserFailedError as error:
        _log.warning("incoming_not_looked_at", extra={"recogniser": error.recogniser})
        return None
    lately.keep(key, found)
    return found


def find_in_texts(texts: Mapping[str, str], *, context: Context) -> IncomingFindings:
    """Return what is found in texts of another town.

    Raises:
        RecogniserFailedError: A recogniser did not finish.
    """
    told: list[Finding] = []
    known: list[Finding] = []
    for member, text in texts.items():
        own = replace(context, language=language_of(member, default=context.language))
        matches = [
            match
            for match in recognise(canonicalise(text), context=own)
            if match.type in NAMING and match.severity is Severity.HIGH
        ]
        # Fused apart: whatever is told to another town must not depend on who is known here.
        told += fuse(_of_register(matches, wanted=False), member=member, original=text)
        known += fuse(_of_register(matches, wanted=True), member=member, original=text)
    return IncomingFindings(told=tuple(told), known=tuple(known))


def _of_register(matches: Iterable[Match], *, wanted: bool) -> list[Match]:
    """Return matches of the register, or all others; of the register only what is certain.

    A first name alone is anybody's in another town; a full name, a number or a mailbox is not.
    """
    return [
        match
        for match in matches
        if match.rule.startswith(_REGISTER) is wanted and not (wanted and match.dismissable)
    ]


class _Lately:
    """The answers given last, by digest."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, IncomingFindings] = OrderedDict()
        self._lock = Lock()

    def find(self, key: str) -> IncomingFindings | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, key: str, found: IncomingFindings) -> None:
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)


@lru_cache(maxsize=1)
def _lately() -> _Lately:
    return _Lately()
