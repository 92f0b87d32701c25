"""Dutch: quotation marks around a title or a catchword, which quote nobody."""

import re
from functools import lru_cache
from typing import Final

__all__ = ["is_title", "titles"]

_KIND: Final = (
    r"(?:film|boek|roman|verhaal|stripverhaal|strip|rubriek|lied|liedje|nummer|song|album|"
    r"werkvorm|oefening|methode|methodiek|titel|campagne|project|spel|bordspel|kaartspel|"
    r"gezelschapsspel|game|podcast|serie|reeks|brochure|folder|affiche|slogan|motto|leuze|"
    r"hashtag|theaterstuk|stuk|toneelstuk|voorstelling|workshop|module|thema|boekje|prentenboek|"
    r"documentaire|handboek|handleiding|artikel|rapport|gedicht|lessenreeks|les|lespakket|expo|"
    r"tentoonstelling|dossier|bundel|programma|principe|regel|map|toolbox|opdracht|aanpak|actie|"
    r"week|dag|cursus|training|vraag|stelling|kop|kopje|onderdeel|hoofdstuk|kolom|noemen|genaamd|"
    r"getiteld|heet|heette|noemden)"
)
_TITLE: Final = re.compile(
    rf"(?<!\w)[^\W\d_]{{0,20}}?{_KIND},?:? (?:van de week )?(?:met de titel "
    rf")?[\"\u201c\u201e\u2018'\u00ab](?P<title>[^\"\u201c\u201d\u201e\u2018\n]{{2,80}}?)[\""
    rf"\u201d\u2019'\u00bb](?!\w)"
)
_SAYS_I: Final = re.compile(
    r"(?<!\w)(?:ik|mij|me|mijn|wij|we|ons|onze|jij|je|jullie|u|uw|hij|zij|ze|hem|haar|"
    r"zijn)(?!\w)",
    re.IGNORECASE,
)
_LISTED_BEFORE: Final = re.compile(
    r"[\u201d\u2019\"'](?:,| en|, en| of) [\u201c\u201e\u2018\"']?\Z"
)
_LISTED_BEHIND: Final = re.compile(r"[\u201d\u2019\"'](?:,| en|, en| of) [\u201c\u201e\u2018\"']")
# "Een spel dat 'Wie durft' heet."
_CALLED_BEHIND: Final = re.compile(
    r"[\u201d\u2019\"'] (?:heet|heette|heten|heetten|genoemd|genaamd|gedoopt|noemen|noemden|"
    r"getiteld)(?!\w)"
)
_LONGEST: Final = 60


@lru_cache(maxsize=4)
def titles(plain: str) -> tuple[tuple[int, int], ...]:
    """Return what stands in quotation marks behind a word for a work: the film "X"."""
    return tuple(found.span("title") for found in _TITLE.finditer(plain))


def is_title(plain: str, start: int, end: int) -> bool:
    """Say whether words between quotation marks are a title, and not what somebody said."""
    words = plain[start:end]
    if words[-1:] in ".!?," or _SAYS_I.search(words) or len(words) > _LONGEST:
        return False
    if any(first <= start and end <= last for first, last in titles(plain)):
        return True
    if _CALLED_BEHIND.match(plain, end):
        return True
    is_listed = _LISTED_BEFORE.search(plain, max(0, start - 8), start) or _LISTED_BEHIND.match(
        plain, end
    )
    return words[:1].isupper() and bool(is_listed)
