"""Somebody's words, verbatim: four or more between quotation marks can be searched for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from node.airlock.findings import FindingType, Match, Severity
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.dutch.titles import is_title as is_dutch_title
from node.airlock.recognisers.french.passing import is_title as is_french_title
from node.airlock.recognisers.german.works import is_work
from node.textguard.canonical import CanonicalText

__all__ = ["Quotes"]

_LEAST_WORDS: Final = 4
_LONGEST_TITLE: Final = 60
_QUOTED: Final = re.compile(
    r"(?<!\w)[\u201c\u201e\u201f\"](?!\s)"
    r"(?P<a>[^\u201c\u201d\u201e\"\n]{12,600})[\u201d\u201c\"]|"
    r"\u00ab[ \u00a0\u202f]?(?P<b>[^\u00ab\u00bb\n]{12,600}?)[ \u00a0\u202f]?\u00bb|"
    r"\u00bb(?P<c>[^\u00ab\u00bb\n]{12,600})\u00ab|(?<!\w)[\u2018\u201a']"
    r"(?P<d>[^\u2018\n]{12,400}?)[\u2019'](?!\w)"
)
# What stands between two French quotations is not a German one.
_FRENCH: Final = re.compile(
    _QUOTED.pattern.replace(r"|\u00bb(?P<c>[^\u00ab\u00bb\n]{12,600})\u00ab", "")
)
# German marks that point inwards: what stands between two of them is no quotation.
_INWARD: Final = re.compile(
    _QUOTED.pattern.replace(
        r"\u00ab[ \u00a0\u202f]?(?P<b>[^\u00ab\u00bb\n]{12,600}?)[ \u00a0\u202f]?\u00bb|", ""
    )
)
# Words before the title of a book, a method, a game.
_TITLED: Final = re.compile(
    r"(?<!\w)(?:manuel|guide|livre|film|jeu|jeux|méthode|brochure|fiche|exposition|pièce|"
    r"programme|campagne|atelier|ateliers|projet|module|formation|documentaire|podcast|outil|kit|"
    r"roman|spectacle|charte|réseau|conférence|colloque|table ronde|rapport|recueil|série|revue|"
    r"collection|dispositif|dépliant|vidéo|séance|journée|cycle|appel à projets|intitulée?s?|"
    r"titre|dite?s?|dits|baptisée?s?|nommée?s?)(?: (?:de|des|du|d['\u2019]) ?\w+)?(?: (?:dite?s?|"
    r"intitulée?s?|baptisée?s?|appelée?s?|nommée?s?))?(?: (?:de |des |du |la |le |les ))?,? ?\Z"
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_CAPITAL: Final = re.compile(r"[^\W\d_a-zà-ÿ]")


@dataclass(frozen=True, slots=True)
class Quotes:
    """Reports quotations of four words or more; titles in capitals and single words are none."""

    name: str = "quotes"
    version: int = 3

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield one match for the words inside each pair of quotation marks."""
        pattern = _FRENCH if context.language.lower().startswith("fr") else _QUOTED
        if context.language.lower().startswith("de") and _points_inward(text.text):
            pattern = _INWARD
        is_dutch = context.language.lower().startswith("nl")
        for found in pattern.finditer(text.text):
            kind = str(found.lastgroup)
            words = _WORD.findall(found[kind])
            if len(words) < _LEAST_WORDS or _is_title(words):
                continue
            if context.language.lower().startswith("de") and is_work(text.text, found.start()):
                continue
            if pattern is _FRENCH and _TITLED.search(
                text.text, max(0, found.start() - _LONGEST_TITLE), found.start()
            ):
                continue
            if pattern is _FRENCH and is_french_title(text.text, *found.span(kind)):
                continue
            if is_dutch and is_dutch_title(text.text, *found.span(kind)):
                continue
            start, end = text.to_original(found.start(kind), found.end(kind))
            yield Match(
                start=start,
                end=end,
                type=FindingType.QUOTE,
                score=0.85,
                rule="quotes.verbatim",
                explanation="quotes.verbatim",
                severity=Severity.HIGH,
            )


def _points_inward(plain: str) -> bool:
    """Say whether the first of the pointed marks of a text opens a quotation as German has it."""
    outward, inward = plain.find("\u00ab"), plain.find("\u00bb")
    return 0 <= inward < outward


def _is_title(words: list[str]) -> bool:
    """Say whether most words have a capital, as the titles of English books have."""
    long = [word for word in words if len(word) > 3]  # noqa: PLR2004 - "the", "of", "and"
    return bool(long) and sum(_CAPITAL.match(word) is not None for word in long) == len(long)
