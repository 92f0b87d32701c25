"""Dutch names where no sentence stands around them: lists, files, small letters.

"Verontschuldigd: X", "Surname, A.", "verslag_x_def2.docx", "in 't X": the place or the form of a
name tells it, whether a list has it or not.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from node.airlock.lexicon.lists import (
    dutch_given_names,
    is_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.recognisers.dutch.capitals import (
    FUNCTION_WORDS,
    is_allowed,
    is_known_place,
    is_open_name,
)
from node.airlock.recognisers.dutch.fields import find_fields
from node.airlock.recognisers.dutch.person_nouns import KIN_SURE, is_one_person
from node.textguard.folding import fold

__all__ = ["find_listed_people", "has_no_capitals", "is_of_dutch_words"]

_CAP: Final = r"[^\W\d_a-zà-ÿ][^\W\d_]{1,24}"
_JOINED: Final = rf"{_CAP}(?:-(?:(?:van|de|den|der|el|al|ter|ten) ){{0,2}}{_CAP})?"
_PARTICLE: Final = (
    r"(?:[Vv]an|[Dd]en?|[Dd]er|[Hh]et|[Tt]er|[Tt]en|[Tt]e|[Oo]p|[Uu]it|[Aa]an|[Bb]ij|[Ii]n|[Oo]nder|"
    r"[Vv]oor|[Oo]ver|[Ee]l|[Aa]l|[Bb]en|[Aa]ït|[Vv]on|[Dd]u|[Ll]e|[Ll]a|['\u2019][tns])"
)
# "De Bruijn, K." as in an index.
_TURNED: Final = re.compile(
    rf"(?<![\w'\u2019-])(?P<name>(?:{_PARTICLE} ){{0,3}}(?:[DdTt]['\u2019])?{_JOINED}), "
    rf"[A-Z][a-z]?\.(?:[ -]?[A-Z][a-z]?\.){{0,3}}(?:(?: ?{_PARTICLE}){{1,3}}(?=[\s.,;:)]|"
    rf"\Z))?(?! ?[^\W\d_a-zà-ÿ])"
)
# "D'Quackel", "T'Zwirbel": an apostrophe inside the capitals of a Flemish name.
_APOSTROPHE: Final = re.compile(
    rf"(?<![\w'\u2019-])(?:{_JOINED} ){{0,2}}[DT]['\u2019][^\W\d_]{{2,20}}(?:-{_CAP})?(?!\w)"
)
_IN_THE: Final = re.compile(
    rf"(?<![\w'\u2019-])(?P<name>(?:[Ii]n|[Oo]p|[Vv]an|[Uu]it|[Aa]an|[Oo]nder|[Bb]ij) "
    rf"['\u2019][tn] {_JOINED})(?!\w)"
)
# "Lie A Sang", "Tjong Kim Wai-Bos": three short capitals are Surinamese.
_OF_THREE: Final = re.compile(
    rf"(?<![\w'\u2019-])(?:{_JOINED} ){{0,2}}(?:{_CAP}-)?[^\W\d_a-zà-ÿ][^\W\d_A-Z]{{1,5}} (?:A|"
    rf"Kie|Kim|Sang|"
    rf"Fa|Fo|"
    rf"Soe|Sie|Hin|Kon|Ten|Joe|Foe) [^\W\d_a-zà-ÿ][^\W\d_A-Z]{{1,6}}(?:-{_CAP})?(?![\w-])"
)
# "Jeroen v.d. Berg", "Els vd Broek".
_SHORTENED: Final = re.compile(
    rf"(?<![\w'\u2019-])(?:(?:{_CAP}|[A-Z]\.) )?(?:v\.? ?d\.?|v/d|v\.d\.|vd|vdr|v\.? ?d\.? ?r\.?|"
    rf"v\.) "
    rf"?(?:H\.|{_JOINED})(?![\w])"
)
# Who signs: the line behind the end of a letter.
_SIGNED: Final = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?] ))(?i:mvg|m\.v\.g\.|gr\.?|groet|groeten|groetjes|liefs|grts|grtz|"
    r"greetz|"
    r"(?:met )?(?:vriendelijke|hartelijke|warme|collegiale|beste|sportieve|veel|lieve) "
    r"groet(?:en|jes)?|"
    r"hartelijk dank|dank u(?: wel)?|dankjewel|bedankt(?: alvast)?|alvast bedankt|dank|merci|"
    r"mercikes|"
    r"tot dan|tot gauw|tot later|tot morgen|hoogachtend|getekend|was getekend|de groeten)"
    r"(?: (?i:aan iedereen|en tot \w+|"
    r"alvast))?[,.!]{0,3}[ \t]*\n{1,3}[ \t]*(?=(?P<name>[^\n]{2,50})(?:\n|\Z))"
)
_SIGNER: Final = re.compile(
    rf"(?:(?:{_PARTICLE}|[A-Z]\.|v\.d\.) ?){{0,3}}{_JOINED}(?: (?:(?:{_PARTICLE} ){{0,3}}{_JOINED}|"
    r"[A-Z]\.)){0,3}"
)
_NO_SIGNER: Final = re.compile(
    r"(?:het |de |ons |jullie )?(?:team|dienst|afdeling|werkgroep|stuurgroep|gemeente|stad|politie|"
    r"redactie|secretariaat|bestuur|directie|school|college|project|namens|organisatie|veiligheids)",
    re.IGNORECASE,
)
# "#gerechtigheidvoorx".
_CAUSE: Final = re.compile(
    r"#(?i:justicefor|justice4|gerechtigheidvoor|prayfor|free|steunvoor|steun|rip|ripfor|respectvoor|"
    r"samenvoor|welkom|wijzijn|iksta?achter|jesuis|stemvoor|save|red|remember|nooitvergeten|voor)"
    r"(?P<name>[^\W\d_]{3,30})(?!\w)"
)
# "Beste de Quack, beste onder de Linde,".
_GREETED: Final = re.compile(
    rf"(?<![\w-])(?i:beste|geachte|dag|hallo|hoi|lieve|hey|goedemorgen|goeiemorgen|dank aan|"
    rf"dankzij) "
    rf"(?P<name>(?:{_PARTICLE} ){{0,3}}{_JOINED}(?: (?:{_PARTICLE} ){{0,3}}{_JOINED}){{0,2}})"
    r"(?=[,!.\n]| en )"
)
# "Zwaan, hun dochtertje,", "Bix voor iedereen", "Bix van ons team".
_BESIDE: Final = re.compile(
    r"(?<![\w-])(?P<name>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{1,20})(?:,? voor (?:iedereen|intimi|de "
    r"vrienden|zijn "
    r"vrienden|haar vrienden|wie h\w{2} kent)|, (?:hun|zijn|haar|mijn|onze) (?:[^\W\d_]{2,15}e )?"
    rf"(?:{KIN_SURE})|,? van (?:ons|het|de|onze) (?:team|dienst|jeugdwerk|jongerenwerk|buurtwerk|"
    r"straathoekwerk|wijkteam|secretariaat|onthaal|balie))(?![\w-])"
)
# Letters that none of the languages of a Dutch text has.
_STRANGE: Final = re.compile(
    r"(?<![\w-])(?=[^\W\d_]{0,20}[ğışčćžšđłńśźżęąěřůőűășțţėįųūķļņģāīĞİŞČĆŽŠĐŁŃŚŹŻĘĄĚŘŮŐŰ])"
    r"(?P<name>[^\W\d_a-zà-ÿ][^\W\d_]{2,20})(?![\w])"
)
_DOUBLE: Final = re.compile(
    rf"(?<![\w'\u2019-])(?P<first>{_CAP}) "
    rf"(?P<one>{_CAP})-(?P<other>{_CAP})(?:-{_CAP}){{0,2}}(?![\w-])"
)
_ONE_OF: Final = re.compile(
    r"(?<![\w-])(?P<name>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{1,14}) (?:is|was) (?:er|daar|hier) (?:ook "
    r")?(?:zo )?"
    r"(?:een|eentje|iemand)(?: van)?(?=[.,;!?])"
)
_FILE: Final = re.compile(
    r"(?<![\w/@.-])(?P<name>[\w()+.%-]{3,80}?)\.(?:docx?|pdf|xlsx?|pptx?|odt|ods|rtf|txt|csv|msg|eml|"
    r"jpe?g|png|heic|gif|mp[34]|m4a|mov|avi|wav|zip|html?|pages|numbers|ics|vcf)(?!\w)",
    re.IGNORECASE,
)
_PIECE: Final = re.compile(r"[^\W\d_]+")
_SHORTEST_PIECE: Final = 3
# In short a file says what it is, and nobody.
_FILE_TEXT: Final = """
def final concept versie kopie copy draft nieuw oud scan img dsc foto bijlage verslag
nota
lijst tabel kwartaal excel intern extern pdf doc docx xls csv jpg png agenda notulen memo
factuur offerte export backup temp tmp test whatsapp image video screenshot schermafdruk
jan feb mrt apr mei jun jul aug sep sept okt nov dec livc livcr pga ocmw cpas avg gdpr vzw
"""
_FILE_WORDS: Final = frozenset(map(fold, _FILE_TEXT.split()))
# Verbs around a name in small letters: "ik heb x gesproken", "met x gebeld".
_SMALL: Final = re.compile(
    r"(?<![\w-])(?:heb|heeft|hebben|had|hadden|met|bij|aan|van|voor|via|door|en|of|dat|als|maar|want|"
    r"zegt|vroeg|vraagt|is|was|bel|mail|app|vraag|laat|kan|wil|moet|gaat|ging|komt|kwam|zag|zie|ken|"
    r"kent|hoi|dag|beste|hallo|hey|groetjes|groeten|gr|mvg|liefs|ook|toen|over|naar|tegen|zonder) "
    r"(?P<name>[a-zà-ÿ]{3,14})(?![\w@-])"
)
_SMALL_TEXT: Final = 50
_MET: Final = re.compile(
    r"(?<![\w-])(?:heb|heeft|hebben|had|hadden|met|bij|naar) (?P<name>[a-zà-ÿ]{3,14}) (?:(?:nog|"
    r"al|ook|"
    r"even|net|gisteren|vandaag|vanmorgen|toen|eindelijk|niet|kort|terug) ){0,2}(?:gesproken|"
    r"gebeld|"
    r"gezien|ontmoet|geappt|gemaild|gehoord|gevraagd|thuisgebracht|opgehaald|bezocht|afgesproken|"
    r"gebabbeld|gegeten|gezeten|geholpen|teruggebeld|gesmst|gechat|gepraat)(?!\w)"
)
# "', lacht X": who speaks stands behind the verb.
_SPEAKS: Final = re.compile(
    r"(?<=[\"\u201d\u2019'\u00bb])[,.!?]? [a-zà-ÿ]{3,14}(?:t|d|de|te|g|p|k|f) (?:ook |nog |toen |"
    r"dan )?"
    r"(?P<name>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{1,20})(?=[,.;:!?)]| (?:en|toen|me|ons|hem|haar|zich|later|"
    r"van|uit|over|in|op|aan|na|zelf|lachend|stil|zacht)(?!\w))"
)


def find_listed_people(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where names stand, and whether they surely are names."""
    for start, end in find_fields(plain, "person"):
        yield start, end, False
    for found in _TURNED.finditer(plain):
        if not (is_known_place(found["name"]) or is_allowed(found["name"])):
            yield (*found.span(), True)
    yield from _flemish(plain)
    yield from _signed(plain)
    for found in _CAUSE.finditer(plain):
        folded = fold(found["name"])
        if folded in dutch_given_names() or folded in surnames():
            yield (*found.span(), False)
    yield from _by_letters(plain)
    yield from _told(plain)
    yield from _in_files(plain)
    yield from _in_small_letters(plain)


def _flemish(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield surnames with an apostrophe, and Surinamese ones of three words."""
    for found in _APOSTROPHE.finditer(plain):
        yield (*found.span(), True)
    for found in _IN_THE.finditer(plain):
        last = found["name"].split(" ")[-1]
        if not is_open_name(last) and not is_known_place(last):
            yield (*found.span("name"), False)
    for found in _SHORTENED.finditer(plain):
        yield (*found.span(), True)
    for found in _OF_THREE.finditer(plain):
        if not is_known_place(found.group()):
            yield (*found.span(), True)


def _signed(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield who ends a letter, on the line behind its last words."""
    for found in _SIGNED.finditer(plain):
        start, end = found.span("name")
        signer = _SIGNER.match(plain, start, end)
        folded = fold(found["name"].strip(" .,"))
        if signer is not None and not _NO_SIGNER.match(found["name"]):
            if not is_known_place(signer.group()) and not is_allowed(signer.group()):
                yield (*signer.span(), False)
        elif folded in dutch_given_names() or folded in surnames():
            yield start, end, False


def _told(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield who spoke, and who is one of those that the text is about."""
    for pattern in (_GREETED, _BESIDE):
        for found in pattern.finditer(plain):
            last = found["name"].rsplit(" ", maxsplit=1)[-1]
            is_somebody = not (is_one_person(last) and fold(last) not in surnames())
            # Vic is a town as well, but nobody greets one.
            is_given = fold(last) in dutch_given_names()
            if is_somebody and (is_given or is_known_place(last) or not is_open_name(last)):
                yield (*found.span("name"), False)
    for found in _SPEAKS.finditer(plain):
        if not is_open_name(found["name"]) and not is_known_place(found["name"]):
            yield (*found.span("name"), False)
    for found in _ONE_OF.finditer(plain):
        if fold(found["name"]) not in FUNCTION_WORDS:
            yield (*found.span("name"), False)


def _by_letters(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield words that no language around is written with, and surnames joined by a hyphen."""
    for found in _STRANGE.finditer(plain):
        if not is_known_place(found["name"]) and not is_allowed(found["name"]):
            yield (*found.span("name"), False)
    for found in _DOUBLE.finditer(plain):
        halves = fold(found["one"]), fold(found["other"])
        is_open = any(is_open_name(half) for half in found.groups())
        is_name = any(half in surnames() or not is_word_somewhere(half) for half in halves)
        is_first = fold(found["first"]) in dutch_given_names()
        is_name = is_first or (is_name and fold(found["first"]) not in FUNCTION_WORDS)
        if is_name and not is_open:
            yield (*found.span(), is_first)


def _in_files(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield what in the name of a file is no word of ours: "huisbezoek_x_2.docx"."""
    for found in _FILE.finditer(plain):
        for piece in _PIECE.finditer(plain, *found.span("name")):
            folded = fold(piece.group())
            is_short = len(folded) < _SHORTEST_PIECE
            if is_short or folded in _FILE_WORDS or is_allowed(folded):
                continue
            if folded in dutch_given_names() or not is_of_dutch_words(folded):
                yield (*piece.span(), False)


def _in_small_letters(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield given names of whom one met, and any of them in a text that has no capitals."""
    for found in _MET.finditer(plain):
        folded = fold(found["name"])
        if folded in dutch_given_names() and folded not in FUNCTION_WORDS:
            yield (*found.span("name"), False)
    for found in _SMALL.finditer(plain) if has_no_capitals(plain) else ():
        folded = fold(found["name"])
        is_name = folded in dutch_given_names() and not is_word(folded, "nl")
        if is_name and folded not in FUNCTION_WORDS and folded not in municipalities():
            yield (*found.span("name"), False)


@lru_cache(maxsize=4)
def has_no_capitals(plain: str) -> bool:
    """Say whether somebody writes without capitals, but for a few."""
    small = sum(map(str.islower, plain))
    return small >= _SMALL_TEXT and sum(map(str.isupper, plain)) * _SMALL_TEXT <= small


@lru_cache(maxsize=8192)
def is_of_dutch_words(folded: str) -> bool:
    """Say whether letters are a Dutch word, or two or three of them written together."""
    return _reaches(folded, 3)


def _reaches(rest: str, most: int) -> bool:
    if is_word(rest, "nl"):
        return True
    if most == 1:
        return False
    return any(
        is_word(rest[:at], "nl")
        and (
            _reaches(rest[at:], most - 1)
            or (rest[at] == "s" and _reaches(rest[at + 1 :], most - 1))
        )
        for at in range(_SHORTEST_PIECE, len(rest) - 2)
    )
