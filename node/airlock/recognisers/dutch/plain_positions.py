"""Dutch names where only somebody can stand: behind a title, in a greeting, in what is to be done.

Many names are words, compounds or towns as well, so here the place decides, whatever the word is;
only offices, bodies and what a council works on are passed over.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from node.airlock.lexicon.lists import dutch_given_names, surnames
from node.airlock.recognisers.dutch.capitals import FUNCTION_WORDS, is_nation
from node.airlock.recognisers.dutch.person_nouns import is_one_person
from node.textguard.folding import fold

__all__ = ["find_placed_names", "is_placed_name"]

_PARTICLE: Final = (
    r"(?:[Vv]an|[Vv]on|[Vv]om|[Dd]en?|[Dd]er|[Hh]et|[Tt]er|[Tt]en|[Tt]e|[Oo]p|[Uu]it|[Aa]an|[Bb]ij|"
    r"[Ii]n|[Oo]nder|[Vv]oor|[Oo]ver|[Ee]l|[Aa]l|[Bb]en|[Aa]ït|[Dd]u|[Ll]e|[Ll]a|[Ww]a|"
    r"['\u2019][tns])"
)
_CAP: Final = (
    r"(?:[DdTtOL]['\u2019])?[^\W\d_a-zà-ÿ][^\W\d_]{1,24}(?:-(?:van |de |der |den ){0,2}"
    r"[^\W\d_a-zà-ÿ][^\W\d_]{1,24}){0,2}"
)
_SURNAME: Final = rf"(?:{_PARTICLE} ){{0,3}}{_CAP}"
_NAME: Final = rf"(?:[A-Z][a-z]?\. ?){{0,4}}{_SURNAME}(?: {_SURNAME}){{0,2}}(?!\w)"
_ONE: Final = rf"(?:{_PARTICLE} ){{0,3}}{_CAP}(?!\w)"
_TITLED: Final = re.compile(
    r"(?<![\w-])(?i:mw\.?|mevr\.?|mevrouw|mej\.|dhr\.?|de heer|heer|heren|dames?|meneer|mijnheer|"
    r"juf|juffrouw|meester|meneertje|tante|oom|nonkel|mr\.|ing\.|ir\.|drs\.|dr\.|prof\.|ds\.|"
    r"pastoor|dominee|imam|frater|broeder|zuster|kapelaan|diaken|sheikh|sjeik|hodja|e\.h\.) "
    rf"(?P<name>{_NAME})"
)
# In front of these a name may be of what they work on: "wethouder Jeugd".
_IN_OFFICE: Final = re.compile(
    r"(?<![\w-])(?i:wethouder|schepen|burgemeester|gedeputeerde|minister|staatssecretaris|raadslid|"
    r"gemeenteraadslid|wijkagent|hoofdagent|agent|inspecteur|hoofdinspecteur|commissaris|"
    r"brigadier|rechercheur|officier|rechter|advocaat|korpschef|collega|begeleider|begeleidster|"
    r"directeur|directrice|conciërge|leerkracht|docent|mentor|stagiaire?|tolk|coach|trainer|"
    r"voorzitter|wijkregisseur|jongerenwerker|jeugdwerker|straathoekwerker|buurtwerker|huisarts|"
    r"dokter|psycholoog|consulent|leerlingbegeleider|buurman|buurvrouw|cliënte?|leerling) "
    # "De directeur van de GGD", "de burgemeester van X": an office and where it is.
    r"(?!(?:van|voor|in|op|aan|bij|uit|onder|over) (?!der |den ))"
    rf"(?P<name>{_NAME})"
)
_GREETED: Final = re.compile(
    r"(?:(?<=\n)|^|(?<=[.!?] ))[ \t]*(?i:dag|ha|hoi|hey|hé|hee|hai|hallo|beste|lieve|geachte|"
    r"goedemorgen|goeiemorgen|goedemiddag|goedenavond|yo|waarde|hi) "
    rf"(?P<name>{_NAME})(?=[,!.\n]|\Z| en )"
)
# What one person does who stands alone before it, mostly in a list of what is to be done.
_DOES: Final = (
    r"(?:belt|mailt|appt|regelt|maakt|stuurt|vraagt|zoekt|stelt|nodigt|neemt|nam|plant|checkt|"
    r"bespreekt|spreekt|contacteert|informeert|meldt|volgt|legt|schrijft|werkt|koppelt|bezoekt|"
    r"brengt|haalt|controleert|overlegt|zegt|zei|gaf|geeft|vertelt|vertelde|opent|opende|sluit|"
    r"sloot|licht|lichtte|kijkt|zorgt|verzorgt|deelt|vult|bewaakt|verstuurt|heeft afgebeld|"
    r"heeft gebeld|was ziek|is ziek|is afwezig|belde|mailde|vroeg|stuurde|reageerde|verwees|"
    r"antwoordde|gaat na|gaat langs|komt terug|trekt|bereidt|reserveert|bestelt|bevestigt|"
    r"afwezig|verontschuldigd|excuseert|notuleert|noteert|houdt|agendeert|herinnert)"
)
_ITEM: Final = r"[ \t]*(?:[-*\u2022\u2013\u2014]|\d{1,2}[.)]|\[[ x]?\]|\u2192|AP\d{1,2}:?) ?"
_TO_DO: Final = re.compile(
    rf"(?:(?<=\n)|^){_ITEM}(?P<name>{_ONE})(?: (?:en|&) (?P<other>{_ONE}))?(?= {_DOES}(?!\w)|: "
    r"[a-zà-ÿ]{2,20} )"
)
_SUBJECT: Final = re.compile(
    rf"(?:(?<=\n)|^|(?<=[.!?] ))(?P<name>{_ONE})(?= (?:nam het woord|neemt het woord|stelt voor|"
    r"stelde voor|heeft afgebeld|heeft gebeld|belde (?:af|op|terug)|belt (?:af|op|terug)|mailt|"
    r"mailde|appt|appte|maakt een afspraak|licht toe|lichtte toe|is ziek|was ziek|neemt contact|"
    r"nam contact|gaf aan|geeft aan|vraagt of|vroeg of|vertelt dat|vertelde dat|zegt dat|"
    r"zei dat|meldt dat|meldde dat|verontschuldigt zich|kwam te laat|komt later)(?!\w))"
)
_LABELLED: Final = re.compile(
    rf"(?:(?<=\n)|^|(?<=[.;,|] ))(?:{_ITEM})?(?i:actie|wie|actiehouder|door|verslag|verslaggever|"
    r"notulen|notulist|nabellen|terugbellen|bellen|contactpersoon|contact|tolk|begeleider|"
    r"begeleidster|afwezig met (?:kennisgeving|bericht)|afwezig zonder bericht|(?:met )?"
    r"kennisgeving van|aanwezig|aanwezigen|afwezig|afwezigen|verontschuldigd|verontschuldigden|"
    r"afgemeld|afmeldingen|voorzitter|casushouder|dossierhouder|casus|cliënt|leerling|jongere|"
    r"trekker|verantwoordelijke|getekend|ondertekend|handtekening|paraaf) ?: ?"
    r"(?P<names>[^\n]{2,300})"
)
_CLOSED: Final = re.compile(
    r"(?:(?<=\n)|^|(?<=[.!?] ))[ \t]*(?i:mvg|gr|grt|grts|groet|groeten|groetjes|liefs|"
    r"getekend|w\.g)"
    rf"[.,]{{0,2}}[ \t]{{1,3}}(?P<name>{_NAME})(?=[ \t]*(?:\n|\Z|[.,!]))"
)
_LAST_LINE: Final = re.compile(
    rf"(?<=\n)[ \t]*(?:[-\u2013\u2014] ?)?(?P<name>(?:[A-Z][a-z]?\. ?){{1,4}}{_SURNAME})\s*\Z"
)
_CASE: Final = re.compile(
    r"(?<![\w-])(?i:de |het )?(?i:zaak|casus|dossier|affaire|gezin|familie|fam\.)(?:-| )"
    rf"(?P<name>(?:{_PARTICLE} ){{0,3}}{_CAP})(?= (?:is|was|loopt|blijft|werd|wordt|komt|ligt|"
    r"verhuist|verhuisde|wacht|woont|heeft|had|kreeg|krijgt|sleept|bespreken|besproken)(?!\w)|"
    r"[,.;\n]|\Z)"
)
_SEPARATOR: Final = re.compile(r"[,;/]|(?<= )(?:en|&)(?= )|\([^()\n]{0,60}\)")
_NAME_ALONE: Final = re.compile(rf"\s*(?:\*\*)?(?P<name>{_NAME})(?:\*\*)?[ .]*\Z")
# Who is no one person: bodies, all of a group, and what somebody in office works on.
_BODY: Final = re.compile(
    r"(?:politie|gemeente|stad(?!el)|school|scholen|dienst|team|raad(?!\w)|werkgroep|stuurgroep|"
    r"bestuur|directie|secretariaat|redactie|balie|onthaal|parket|justitie|provincie|ministerie|"
    r"jeugd(?:hulp|zorg|werk|dienst|huis|raad)?(?!\w)|jongeren|kinderen|ouders|leden|collega|"
    r"allemaal|iedereen|mensen|bewoners|buren|vrienden|dames|heren|deelnemers|leerlingen|"
    r"leerkrachten|partners|vrijwilligers|lezer|relatie|mevrouw|meneer|heer|dokter|professor|"
    r"onderwijs|sport|welzijn|zorg|wonen|financi|cultuur|veiligheid|participatie|samen|divers|"
    r"integratie|werk(?!\w)|economie|mobiliteit|ruimte|milieu|klimaat|handhaving|inburgering|"
    r"inclusie|media(?!\w)|energie|innovatie|sociale?|openbare?|ruimtelijke|volksgezondheid|"
    r"binnenlandse|buitenlandse|preventie|communicatie|vluchteling|asiel|gelijke|stedelijk|publiek|"
    r"algemene|maatschappelijk|burger|personeel|toezicht|jeugdige|kinderopvang|huis|wijk|buurt|"
    r"dossier|voort|nieuw|lokale?|vlaamse?|nederlandse?|belgische?|europese?|onbekend|anoniem|"
    r"geen|niemand|allen|alle|diverse|zie|nog|volgt|nvt|terug|kader|project|methode|plan|"
    r"stap|fase|les|doel|tip|week|maand|datum|locatie|vereniging|stichting|vzw|moskee|kerk|"
    r"organisatie|instelling|centrum|groep|klas(?!sen)|afdeling|corporatie|woningcorporatie|bureau|"
    r"netwerk|coalitie|overleg|college|kabinet|schooljaar|internet)",
    re.IGNORECASE,
)


def find_placed_names(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where names stand, and whether they surely are names."""
    for start, end in _placed(plain):
        yield start, end, False


def is_placed_name(plain: str, start: int, end: int) -> bool:
    """Say whether words stand where only somebody can."""
    return any(first <= start and end <= last for first, last in _placed(plain))


@lru_cache(maxsize=4)
def _placed(plain: str) -> tuple[tuple[int, int], ...]:
    return tuple(span for span in _all_places(plain) if _is_somebody(plain[span[0] : span[1]]))


def _all_places(plain: str) -> Iterator[tuple[int, int]]:
    for pattern in (_TITLED, _IN_OFFICE, _GREETED, _SUBJECT, _CLOSED, _LAST_LINE, _CASE):
        for found in pattern.finditer(plain):
            yield found.span("name")
    for found in _TO_DO.finditer(plain):
        yield found.span("name")
        if found["other"]:
            yield found.span("other")
    for found in _LABELLED.finditer(plain):
        at = found.start("names")
        for mark in (*_SEPARATOR.finditer(plain, *found.span("names")), None):
            until = mark.start() if mark is not None else found.end("names")
            value = _NAME_ALONE.match(plain, at, until)
            if value is not None:
                yield value.span("name")
            at = mark.end() if mark is not None else until


@lru_cache(maxsize=8192)
def _is_somebody(name: str) -> bool:
    """Say whether words may be a name, and are no office, body or abbreviation."""
    words = re.findall(r"[^\W\d_]+", name)
    first = next((word for word in words if word[0].isupper() and len(word) > 1), "")
    folded = fold(first)
    if not first or (first.isupper() and len(words) == 1):
        return False
    has_particle = words[0] != first
    is_listed = folded in dutch_given_names() or folded in surnames()
    if is_listed or has_particle:
        return _BODY.match(first) is None or is_listed
    is_office = is_one_person(first) or folded in FUNCTION_WORDS or is_nation(folded)
    return not is_office and _BODY.match(first) is None
