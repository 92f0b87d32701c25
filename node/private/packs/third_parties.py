"""What belongs to somebody else in texts that a town may have to publish: marked, not taken out.

Names of people, their mailboxes and telephone numbers, and organisations that did not say that
they may be named. Of a person a surname or a given name alone is marked as well, though it may be
somebody else's or an ordinary word: whoever answers the request decides, the mark only makes sure
that they look.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from node.language import gettext as _
from node.language import mark
from node.private.packs.contact_patterns import keys_of_text, lone_names

__all__ = ["Piece", "ThirdParties", "ThirdParty", "mark_of"]


class ThirdParty(StrEnum):
    """What is marked."""

    NAME = "name"
    ORGANISATION = "organisation"
    MAILBOX = "mailbox"
    PHONE = "phone"


_WORDS: Final = {
    ThirdParty.NAME: mark("name"),
    ThirdParty.ORGANISATION: mark("organisation"),
    ThirdParty.MAILBOX: mark("mailbox"),
    ThirdParty.PHONE: mark("telephone"),
}
_MAILBOX: Final = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE: Final = r"(?<!\w)\+?\d[\d \u00a0\u202f()/.\u2010-\u2013-]{6,}\d(?!\w)"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}")
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a text.

    Attributes:
        text: The words.
        kind: Whose they are; None if nobody else's.
    """

    text: str = field(repr=False)
    kind: ThirdParty | None = None


def mark_of(kind: ThirdParty) -> str:
    """Return the mark that stands beside what is somebody else's."""
    return _("[third party: %(what)s]") % {"what": _(_WORDS[kind])}


class ThirdParties:
    """Finds what belongs to others.

    Args:
        terms: What is known, with whose it is.
        names: Of people, as they are stored.
        corpus: All texts that will be looked at; only what stands in them is looked for.
    """

    def __init__(
        self,
        terms: Mapping[str, ThirdParty],
        *,
        names: Iterable[str] = (),
        corpus: Iterable[str],
    ) -> None:
        text = "\n".join(corpus)
        everything = text.casefold()
        self._kinds = {
            term.casefold(): kind
            for term, kind in terms.items()
            if len(term) >= _SHORTEST and term.casefold() in everything
        }
        known = "|".join(re.escape(term) for term in sorted(self._kinds, key=len, reverse=True))
        parts = [f"(?P<mailbox>{_MAILBOX})"]
        if known:
            parts.append(rf"(?P<known>(?<!\w)(?:{known})(?!\w))")
        parts.append(f"(?P<phone>{_PHONE})")
        # A name tells by its capitals, and comes behind an organisation that is called like it.
        words = keys_of_text(text)
        people = {one for each in names for one in lone_names(each, among=words)}
        by_length = sorted(people, key=len, reverse=True)
        parts = [f"(?i:{each})" for each in parts]
        if by_length:
            parts.append(f"(?P<name>{'|'.join(by_length)})")
        self._pattern = re.compile("|".join(parts))

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return a text in pieces, those of others by themselves."""
        found: list[Piece] = []
        at = 0
        for hit in self._pattern.finditer(text):
            kind = self._kind(hit)
            if kind is None:
                continue
            if hit.start() > at:
                found.append(Piece(text=text[at : hit.start()]))
            found.append(Piece(text=hit[0], kind=kind))
            at = hit.end()
        if at < len(text):
            found.append(Piece(text=text[at:]))
        return tuple(found)

    def _kind(self, hit: re.Match[str]) -> ThirdParty | None:
        if hit.lastgroup == "mailbox":
            return ThirdParty.MAILBOX
        if hit.lastgroup == "name":
            return ThirdParty.NAME
        if hit.lastgroup == "phone":
            return None if _DAY.fullmatch(hit[0]) else ThirdParty.PHONE
        return self._kinds.get(hit[0].casefold())
