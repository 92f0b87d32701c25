"""Dutch capitals that name a language, a law, a programme, a ministry or a work, and nobody."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from node.airlock.lexicon.lists import (
    dutch_given_names,
    is_calendar_word,
    is_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.recognisers.dutch.capitals import allowed_folded
from node.airlock.recognisers.dutch.peoples import ADJECTIVE, DEMONYM
from node.airlock.recognisers.dutch.plain_positions import is_placed_name
from node.textguard.folding import fold

__all__ = ["is_open"]

_LANGUAGES: Final = (
    r"(?:Nederlands|Vlaams|Frans|Duits|Engels|Spaans|Portugees|Italiaans|Grieks|Turks|Arabisch|"
    r"Marokkaans|Berbers|Tamazight|Koerdisch|Sorani|Kurmanji|Pools|Russisch|Oekraïens|Roemeens|"
    r"Bulgaars|Albanees|Servisch|Kroatisch|Bosnisch|Macedonisch|Hongaars|Tsjechisch|Slowaaks|Fins|"
    r"Zweeds|Deens|Noors|Somali|Somalisch|Tigrinya|Amhaars|Oromo|Swahili|Lingala|Wolof|Dari|Farsi|"
    r"Perzisch|Pasjtoe|Pashto|Urdu|Hindi|Bengaals|Tamil|Chinees|Mandarijn|Vietnamees|Thais|Japans|"
    r"Hebreeuws|Latijn|Fries|Limburgs|Papiaments|Papiamento|Sranan|Armeens|Georgisch|Tsjetsjeens)"
)
_BESIDE_LANGUAGE: Final = re.compile(
    rf"{_LANGUAGES}(?:,| en| of|, en| als| naar het| tot)(?: het| in het)? \Z"
)
_LANGUAGE_BEHIND: Final = re.compile(
    rf"(?:,| en| of|, en| als)(?: het| in het)? {_LANGUAGES}(?!\w)"
)
_SPOKEN: Final = re.compile(
    r"(?:in het|naar het|uit het|het|spreekt|sprak|spreken|vlot|gebrekkig|beter|goed|geen|alleen|"
    r"enkel|gebroken|les|lessen|cursus|leraar|lerares|taal|talen|vertaald|leert|leren|leerde) \Z"
)
_WORK: Final = re.compile(
    r"(?<![\w-])[^\W\d_]{0,20}(?:film|boek|roman|strip|serie|reeks|podcast|documentaire|spel|"
    r"game|app|"
    r"programma|software|platform|methode|methodiek|module|cursus|training|vorming|opleiding|"
    r"werkvorm|oefening|lespakket|toolkit|toolbox|handleiding|handreiking|brochure|tijdschrift|"
    r"krant|blad|magazine|website|site|campagne|project|fonds|novel|musical|voorstelling|lied|"
    r"nummer|album|merk|tool|systeem|draaiboek|protocol|wet|decreet|actieplan|plan|strategie|"
    r"verordening|verdrag|thema|rubriek|werkpakket|hoofdstuk|bijlage|artikel|kop|titel|dag|week|"
    r"model|theorie|expo|tentoonstelling|theaterstuk|toneelstuk)(?: (?:van de|van het|over|voor|"
    r"als|genaamd|met de titel))?:? [\"\u2018\u201c']?\Z"
)
_OF_STATE: Final = re.compile(
    r"(?<![\w-])(?i:ministerie|minister|staatssecretaris|departement|directoraat(?:-generaal)?|fod|"
    r"faculteit|vakgroep|wethouder|schepen|gedeputeerde|agentschap|inspectie|dienst|afdeling|"
    r"commissie|"
    r"portefeuille|raad|beleidsdomein|opleiding|richting|vak)(?: \w+)? (?:van |voor "
    r")?(?:[A-Z]\w+(?:,| en) )?\Z|"
    r"procureur des \Z|officier van \Z"
)
_ABBREVIATION: Final = re.compile(
    r"(?:[A-Z][bcdfghjklmnpqrstvwxz]{1,5}|[A-Z]{1,4}[a-z]{1,3}[A-Z]{1,3}[a-z]{0,2}|[A-Z]{2,5}s?)\Z"
)
_BEFORE: Final = 70
_LONGEST_HEADING: Final = 90
_SMALL_WITH_CAPITAL: Final = re.compile(
    r"\w (?:En|Van|De|Het|Een|Met|In|Voor|Op|Bij|Aan|Of|Om|Naar|Uit|Tegen|Over|Door|Tot|Na) "
)


def is_open(plain: str, start: int, end: int) -> bool:
    """Say whether words with capitals are what anybody may name, where they stand."""
    return not is_placed_name(plain, start, end) and _is_open(plain, start, end)


def _is_open(plain: str, start: int, end: int) -> bool:
    words = plain[start:end]
    before = plain[max(0, start - _BEFORE) : start]
    parts = re.findall(r"[^\W\d_]+", words)
    core = parts[1:] if len(parts) > 1 and parts[0] in {"van", "te", "in", "uit", "op"} else parts
    if " ".join(map(fold, core)) in allowed_folded():
        return True
    if _ABBREVIATION.fullmatch(words) or _OF_STATE.search(before) or _is_common(words):
        return True
    if re.fullmatch(_LANGUAGES, words) and (
        _BESIDE_LANGUAGE.search(before)
        or _LANGUAGE_BEHIND.match(plain, end)
        or _SPOKEN.search(before)
    ):
        return True
    if _is_in_heading(plain, start, parts):
        return True
    is_ordinary = bool(parts) and all(is_word(fold(part), "nl") for part in parts)
    if not is_ordinary or any(char.isdigit() for char in words):
        return False
    is_named = any(fold(part) in dutch_given_names() for part in parts)
    return _WORK.search(before) is not None or (not is_named and _is_capital_style(plain))


def _is_in_heading(plain: str, start: int, parts: list[str]) -> bool:
    """Say whether ordinary words stand in a heading that gives even small words a capital."""
    begin = plain.rfind("\n", 0, start) + 1
    stop = plain.find("\n", start)
    line = plain[begin : stop if stop >= 0 else len(plain)]
    if len(line) > _LONGEST_HEADING or _SMALL_WITH_CAPITAL.search(line) is None:
        return False
    folded = [fold(part) for part in parts]
    is_person = any(
        one in dutch_given_names() and other in surnames() for one, other in pairwise(folded)
    )
    is_loose = any(part[:1].islower() for part in re.findall(r"[^\W\d_]{4,}", line))
    return not is_person and not is_loose and all(is_word(part, "nl") for part in folded)


def _is_common(words: str) -> bool:
    """Say whether a word is of a nation, the calendar or the state."""
    folded = fold(words)
    is_of_nation = re.fullmatch(_OF_NATION, words) is not None
    # Frans is a man as well as a language.
    is_of_nation = is_of_nation and folded not in dutch_given_names()
    return is_of_nation or is_calendar_word(folded) or folded in _SEASONS


@lru_cache(maxsize=4)
def _is_capital_style(plain: str) -> bool:
    """Say whether a text gives ordinary nouns a capital, as forms and brochures do."""
    inside = _INSIDE.findall(plain)
    capitals = [
        word
        for word in inside
        if word[0].isupper()
        and word[1:].islower()
        and is_word_somewhere(fold(word))
        and fold(word) not in dutch_given_names()
        and fold(word) not in surnames()
        and fold(word) not in municipalities()
        and not re.fullmatch(_OF_NATION, word)
    ]
    return len(set(capitals)) > _MANY and len(capitals) * _ONE_IN > len(inside)


_INSIDE: Final = re.compile(r"(?<=[a-zé,;] )[^\W\d_]{4,}")
_MANY: Final = 6
_ONE_IN: Final = 12
_SEASON_WORDS: Final = """
najaar voorjaar zomer winter herfst lente schooljaar werkjaar internet web koning konings
"""
_SEASONS: Final = frozenset(_SEASON_WORDS.split())
_OF_NATION: Final = (
    rf"(?:{ADJECTIVE})|(?:{DEMONYM})(?:en|s|n|ers)?|Nederlanders?|Nederlandse|Belgische|Belgen|"
    rf"Vlamingen|Europese|"
    r"Europeanen|Moslims?|Joden|Christenen|Westerse|Westers|Oosterse|Islamitische|Christelijke"
)
