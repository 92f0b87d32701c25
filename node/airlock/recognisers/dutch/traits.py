"""Dutch: where one person is from, what one person believes, and where one person belongs.

A noun for one person has to be what is told about; groups, languages and themes are left alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.dutch.peoples import (
    ADJECTIVE,
    BELIEVER,
    COUNTRY,
    DEMONYM,
    FAITH,
    RELIGIOUS,
    STATUS,
)
from node.airlock.recognisers.dutch.person_nouns import KIN, is_one_person
from node.airlock.recognisers.role_words import ORIGIN, PERSONS

__all__ = ["ANYBODY", "find_traits"]

_ONE: Final = (
    r"(?:[Ee]en|[Dd]e|[Hh]et|[Dd]ie|[Dd]at|[Dd]eze|[Dd]it|[Zz]ijn|[Hh]aar|[Hh]un|[Oo]nze|[Oo]ns|"
    r"[Mm]ijn|[Éé]én|[Aa]ls|[Dd]iens|[Gg]een|[Zz]o['\u2019]n|[Ee]nige|[Ee]erste)"
)
_QUALITIES: Final = (
    r"(?:[^\W\d_]{2,20}(?:e|ig|jarig|jong|oud)|\d\d-jarige?|jong|oud|klein|pas|"
    r"net|streng|zeer|half|niet|zelf|ander|enig)"
)
_WORD: Final = r"[^\W\d_]+(?:-[^\W\d_]+)*"
# "Een Syrische" is a woman where no noun follows.
_END: Final = (
    r"(?:(?<!se)(?<!sche)(?! of | [A-Z])|(?=[.,;:!?)\u201d\u2019\"\n]|\Z| (?:die|van|met|uit|"
    r"zonder|is|"
    r"was|vroeg|zei|kwam|wilde|heeft|had|op|bij|wil|werd|maar|als|aan|over|vertelde|gaf|kreeg|"
    r"ging|stond|zat|belde|schreef|nam|kon|moest|zonder|uit)(?!\w)))"
)
_ROOTS: Final = (
    r"(?:afkomst|origine|komaf|roots|wortels|herkomst|huize|bodem|nationaliteit|paspoort|bloed|"
    r"achtergrond|ouders|vader|moeder|grootouders|grootvader|grootmoeder|opvoeding|kant|gezin|"
    r"familie|nest|milieu|afstamming|etniciteit|geboorte|accent|staatsburgerschap)"
)
_SELF: Final = (
    r"(?:[Ii]s|[Ww]as|[Ww]erd|[Ww]ordt|bleef|blijft|noemt zich(?:zelf)?|noemde zich(?:zelf)?|voelt "
    r"zich|voelde zich|beschouwt zich als|beschouwde zich als|profileert zich als|zelf|als|ooit|"
    r"nochtans|van huis uit|van oorsprong|van geboorte|oorspronkelijk|[Vv]roeger)"
)
_HOW: Final = (
    r"(?:(?:zelf|ook|al lang|al jaren|sinds kort|tegenwoordig|eigenlijk|namelijk|gewoon|nu|"
    r"inmiddels|intussen|pas|net|praktiserend|praktiserende|overtuigd|overtuigde|"
    r"streng|strenge|van huis uit|van geboorte|van oorsprong|half|nog|altijd|een|gewezen|voormalig|"
    r"kersverse|vrome|belijdend|belijdende|erkend|erkende|jonge|vurig|actief|uitgesproken|niet|"
    r"geen|toen|later|dan weer|duidelijk|openlijk|jarenlang|ooit|tot zijn \w+) ){0,3}"
)
_CAPITAL_NOUN: Final = rf"(?:{DEMONYM})"


_MONTHS: Final = (
    r"(?:[Jj]anuari|[Ff]ebruari|[Mm]aart|[Aa]pril|[Mm]ei|[Jj]uni|[Jj]uli|[Aa]ugustus|[Ss]eptember|"
    r"[Oo]ktober|[Nn]ovember|[Dd]ecember)"
)


def _foreign() -> str:
    """Return what a sentence of another language says of one person's origin."""
    french = (
        rf"(?:une?|le|la|cet|cette) (?:jeune )?(?:{'|'.join(PERSONS['fr'])}|réfugiée?|convertie?)"
    )
    english = (
        rf"(?:an?|the|this|that) (?:young |old |newly )?(?:{'|'.join(ORIGIN['en'])})[a-z]{{0,3}}"
    )
    german = (
        rf"(?:eine?|einem|einer|der|die|das) (?:jungen? )?(?:{'|'.join(ORIGIN['de'])})[a-z]{{0,4}}"
    )
    return (
        rf"(?<![\w-])(?:{french} (?:d['\u2019]origine )?(?:{'|'.join(ORIGIN['fr'])})[a-z]{{0,3}}|"
        rf"{english} (?:{'|'.join(PERSONS['en'])}|refugee|convert|girl|boy|man|woman|lad|mother|"
        rf"father)|"
        rf"{german} (?:{'|'.join(PERSONS['de'])})|(?:an?|the) (?:convert|refugee|former Muslim|"
        rf"ex-Muslim)|"
        r"un(?:e)? (?:convertie?|réfugiée?))(?![\w-])"
    )


_TRAIT: Final = rf"(?:{ADJECTIVE}|(?i:{RELIGIOUS}))"
_NOUN: Final = rf"(?:{_CAPITAL_NOUN}|(?i:{BELIEVER}|{STATUS}))"
_TURN: Final = r"(?:bekeerd|bekeerde|bekeert|bekeren|overgestapt|overging|toegetreden|gedoopt)"
_TEXTS: Final = (
    # "een jonge Syrische vluchteling", "als moslim", "die bekeerling".
    (
        rf"(?<![\w-]){_ONE}(?<!et)(?<!at)(?<!it) (?:{_QUALITIES} ){{0,2}}{_NOUN}(?![\w-]|"
        rf"['\u2019]s){_END}"
    ),
    # "hij is sjiiet", ", jezidi en".
    rf"(?<![\w-]){_SELF} {_HOW}{_NOUN}(?![\w-]|['\u2019]s)(?! of )",
    (
        rf"(?<=[^\W\d_)][,(] )(?:zelf |een |ooit |van geboorte |van huis uit |overtuigd |"
        rf"praktiserend |gewezen |voormalig |ex-)?{_NOUN}(?=[,;.)]| en (?:werd|is|was|heeft|had|"
        r"zit|woont|werkt|sinds|al|pas|net|vader|moeder|enig|lid)(?!\w)| van (?:geboorte|huis "
        r"uit))"
    ),
    # "Mamadou, Eritrees en orthodox, kreeg".
    (
        rf"(?<=[^\W\d_)\d][,(] ){_HOW}(?:{_TRAIT}|{_NOUN})(?:,? (?:en|maar) {_HOW}(?:{_TRAIT}|"
        rf"{_NOUN}))(?=[,;.)])"
    ),
    # "Het meisje, zelf Koerdisch, sprak".
    rf"(?<=[^\W\d_)][,(] )(?:zelf|ook|van huis uit|van geboorte|half|nochtans) {_TRAIT}(?=[,;.)])",
    # "de man, 34 en alevitisch,".
    (
        rf"(?<=\d en )(?:{_TRAIT}|{_NOUN})(?=[,.;)])|"
        rf"(?<=(?:tien|ntig) en )(?:{_TRAIT}|{_NOUN})(?=[,.;)])"
    ),
    # "zij zijn ouders zijn Turks" is of several; "hij is Turks, katholiek opgevoed".
    (
        rf"(?<![\w-])(?:[Hh]ij|[Zz]ij|[Zz]e|die) (?:is|was|werd|wordt) "
        rf"{_HOW}{_TRAIT}(?=[.,;)]| en "
        r"| opgevoed| gedoopt| van )"
    ),
    (
        rf"(?<![\w-])(?:{RELIGIOUS}|{ADJECTIVE}) (?:opgevoed|gedoopt|grootgebracht|getrouwd|"
        rf"van "
        r"huis uit)(?![\w-])"
    ),
    # "dat hij Koptisch is", "Indruk: streng katholiek".
    (
        rf"(?<![\w-])(?:[Hh]ij|[Zz]ij|[Zz]e|die|wie) {_HOW}(?:{_TRAIT}|{_NOUN}),? (?:is|was|werd|"
        rf"geworden|bleek|bleef|"
        r"zou zijn)(?!\w)"
    ),
    (
        rf"(?<![\w-])(?:[Ss]treng|[Dd]iep|[Pp]raktiserend|[Oo]vertuigd|[Zz]eer|[Hh]alf|"
        rf"[Vv]urig|"
        rf"[Ff]anatiek) "
        rf"(?i:{RELIGIOUS}|{BELIEVER})(?=[.,;:)\n]|\Z| (?:en|maar|opgevoed|gezin|milieu)(?!\w))"
    ),
    rf"(?<=[:\u2013] )(?:{_TRAIT}|{_NOUN})(?=[.,;)\n]|\Z)",
    (
        r"(?<![\w-])(?:[Zz]elf|[Ll]ater|[Oo]oit|[Oo]ok|[Ii]ntussen|[Ii]nmiddels|[Pp]as) "
        r"(?:bekeerd|overgestapt|gedoopt|"
        r"geradicaliseerd|gevlucht|uitgereisd|teruggekeerd)(?=[.,;:)\n]|\Z| (?:tot|en|in|uit|"
        r"naar|maar)(?!\w))"
    ),
    (
        rf"(?<![\w-])[Gg]eboren(?: en getogen)? (?:in|op|te) (?!{_MONTHS})[A-Z][\w-]+(?: "
        rf"[A-Z][\w-]+)?"
    ),
    _foreign(),
    # "van Albanese komaf", "met een Grieks-Cypriotische moeder", "uit een Turks gezin".
    (
        rf"(?<![\w-])(?:van|met|uit|qua|heeft|had|zonder)(?: (?:een|zijn|haar|de|"
        rf"oorspronkelijk|gedeeltelijk|"
        rf"deels|"
        rf"duidelijk|beide))? (?:{_QUALITIES} )?{_TRAIT}(?: (?:en|of) {_TRAIT})? "
        rf"{_ROOTS}(?![\w-])"
    ),
    (
        rf"(?<![\w-]){_TRAIT} (?:van|qua) (?:afkomst|origine|komaf|geboorte|herkomst|"
        rf"nationaliteit|"
        r"bloed|oorsprong|huis uit)(?![\w-])"
    ),
    (
        rf"(?<![\w-])(?:roots|wortels|familie|ouders|een (?:vader|moeder)) (?:in|uit) "
        rf"(?:{COUNTRY})(?![\w-])"
    ),
    # "afkomstig uit Irak", "een jongen uit Eritrea", "uit Syrië gevlucht".
    (
        rf"(?<![\w-])(?:(?:[Aa]fkomstig|[Oo]orspronkelijk|[Gg]evlucht|[Vv]luchtte|"
        rf"[Uu]itgeweken|"
        rf"[Gg]eadopteerd|[Oo]vergekomen|[Tt]eruggekeerd|[Tt]eruggekomen|[Tt]erug|"
        rf"[Uu]itgewezen|"
        rf"gekomen|kwam|komt)(?: \w+){{0,3}} (?:uit|vanuit|naar) (?:{COUNTRY})|(?:uit|vanuit) "
        rf"(?:{COUNTRY}) (?:gevlucht|afkomstig|overgekomen|teruggekeerd|gekomen|vertrokken|"
        rf"geadopteerd|kwam|komt|stamt|stamde|vluchtte|is|was|werd gehaald)(?! (?:er|het|de|"
        rf"dat)(?!\w))|[Gg]eboren(?: en getogen)? in (?:{COUNTRY})|in "
        rf"(?:{COUNTRY}) (?:geboren|opgegroeid|gevochten|getrouwd)|[Oo]pgegroeid in "
        rf"(?:{COUNTRY}))"
        r"(?![\w-])"
    ),
    # "die zich een jaar eerder bekeerd had", "tot de islam bekeerd".
    (
        rf"(?<![\w-])(?:(?:{_ONE} )?(?:{_WORD} )?(?:die|hij|zij|ze),? )?zich (?:[\w'\u2019-]+ "
        rf"){{0,6}}?(?:bekeerd|bekeerde|bekeerden|bekeerd had|bekeert|bekeren)(?: (?:had|"
        rf"heeft|is|"
        rf"was))?(?: tot {FAITH})?(?![\w-])"
    ),
    (
        rf"(?<![\w-])(?:bekeerde|bekeert|bekeerd)(?: zich)?(?: [\w'\u2019-]+){{0,4}}? (?:tot|"
        rf"naar) "
        rf"{FAITH}|(?:tot|naar) {FAITH} (?:{_TURN}|ging)(?: \w+)?|(?:ging|gaat|is)(?: "
        rf"\w+){{0,3}} "
        rf"over(?:gegaan)? (?:tot|naar) {FAITH}|[Hh]eeft zich(?: \w+){{0,4}} bekeerd|(?:liet|"
        rf"laat) "
        r"zich dopen|legde de sjahada af|sprak de sjahada uit|(?:nam|neemt) de islam aan|"
        r"(?:[Pp]as|[Oo]nlangs|[Rr]ecent|[Kk]ersvers|[Nn]et) bekeerd(?:e)?(?![\w-])"
    ),
    # Membership.
    (
        r"(?<![\w-])(?:(?:[Ee]en|[Dd]e|[Hh]et|als|was|is|ooit|jarenlang|werd) )?(?:gewezen |"
        r"voormalig |oud-|ex-|actief |trouw |kern|bestuurs|fervent )?(?:lid|aanhanger|"
        r"aanhangster|"
        r"sympathisant|sympathisante|volgeling|volgelinge|adept|discipel|militant|aspirant-lid|"
        r"kopstuk|leider|boegbeeld|rekruteerder|administrator|beheerder|oprichter|supporter) "
        r"(?:van|bij|binnen) (?!(?:de |het |een |die |onze |ons )?(?:[^\W\d_]+e "
        r")?(?:gemeenteraad|werkgroep|team|college|"
        r"raad|bestuur|kerngroep|stuurgroep|commissie|gemeente|stad|provincie|jury|klas|school|"
        r"partnerschap|netwerk|LIVC\S*|overleg|casusoverleg|personeel|project|dienst|"
        r"ploeg)(?!\w))"
        r"(?:de |het |een |die |'t )?(?:[^\W\d_]{2,20}e |gesloten )?[\w'\u2019-]+"
        r"(?:[ -][A-Z][\w'\u2019-]*){0,3}"
    ),
    (
        r"(?<![\w-])(?:sloot|sluit|aansloot|aangesloten|aansluiting)(?: zich)?(?: \w+){0,2} "
        r"(?:aan )?"
        r"(?:bij|met) (?:een|de|het) (?:[^\W\d_]{2,24}e )?(?:[^\W\d_]{2,20})?(?:groep|groepje|"
        r"beweging|bende|motorclub|broederschap|sekte|groepering|studiekring|kring|cel|"
        r"organisatie|"
        r"club|kanaal|strijdgroep|militie)(?![\w-])"
    ),
    (
        r"(?<![\w-])(?:(?:uit|in|bij) (?:een|de|het) )(?:salafistisch|jihadistisch|"
        r"extreemrechts|"
        r"neonazistisch|rechts-extremistisch|extreemlinks|gesloten|orthodox|streng)e? "
        r"(?:studiekring|kring|groep|beweging|milieu|gezin|kerkgenootschap|gemeenschap|scene|"
        r"chatgroep|moskee|organisatie)(?![\w-])"
    ),
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text) for text in _TEXTS)


@cache
def _before_nouns() -> tuple[str, ...]:
    """Return what stands before a noun that has to be looked up: a word for one person."""
    trait = rf"(?i:{ADJECTIVE}|{RELIGIOUS})"
    quality = rf"(?:{_QUALITIES} )"
    return (
        (
            rf"(?<![\w-])(?:{_ONE} {quality}{{0,2}}{trait}(?:,? (?:en |maar )?{trait})? "
            rf"{quality}{{0,2}}?"
            rf"(?P<noun>{_WORD})(?![\w-]))"
        ),
        rf"(?<![\w-]){_SELF} {_HOW}{trait} (?P<noun>{_WORD})(?![\w-])",
        rf"(?<![\w-]){_ONE} {quality}{{0,2}}{trait}-(?P<noun>[^\W\d_]{{3,20}})(?![\w-])",
        # At the beginning of a line or behind a comma there may be no article.
        rf"(?:(?<=[,:(\u2013] )|(?<=[.\n] )|(?<=\n)|(?<=^)){trait} (?P<noun>{_WORD})(?![\w-])",
        (
            rf"(?<![\w-]){_ONE} {quality}{{0,2}}(?:moslim|moslima|Roma|roma|Sinti|jezidi|hindoe|"
            rf"sikh|"
            rf"jihad|"
            r"Syri[eë]|IS|salafi|vluchtelingen|migranten|adoptie|oorlogs|woonwagen|asiel|joden|"
            r"alevi|"
            r"ahmadi|soefi|Hazara|Pasjtoen|nieuwkomer|arbeidsmigranten|gastarbeiders|pleeg|"
            r"kalifaat)-?"
            r"(?P<noun>[^\W\d_]{3,20})(?![\w-])"
        ),
        (
            rf"(?<![\w-])(?:{_ONE} )?{quality}{{0,2}}(?P<noun>{_WORD}) (?:afkomstig |"
            rf"oorspronkelijk |"
            rf"gevlucht )?uit (?:{COUNTRY})(?![\w-])"
        ),
        (
            rf"(?<![\w-])(?:{_ONE} )?{quality}{{0,2}}(?P<noun>{KIN}|{_WORD}) van (?:een |(?:de |"
            rf"gevluchte |uitgeweken |naar \w+ uitgeweken ))?(?:{_QUALITIES} )?(?:{trait} "
            rf"[^\W\d_]+|"
            rf"(?:{DEMONYM})(?:en|s)?|(?:gevluchte|uitgeweken) [^\W\d_]+|migranten|gastarbeiders|"
            r"vluchtelingen|mijnwerkers)(?![\w-])"
        ),
    )


@cache
def _lookups() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(text) for text in _before_nouns())


_NO_PERSON_WORDS: Final = """
taal kant wijk kerk school krant zender film keuken muziek les lessen cultuur gemeenschap wet
recht context variant minister regering overheid ambassadeur grens politie partner collega beurs
instelling kunstenaar regisseur schrijver auteur onderzoeker professor hoogleraar delegatie
coordinator burgemeester tolk vertaler voorzitter
"""
_NO_PERSON: Final = frozenset(_NO_PERSON_WORDS.split())


# "Als moslim, jood of christen", "een vluchteling heeft recht op": whoever it may be.
ANYBODY: Final = re.compile(
    r"(?:, [\w-]+){0,3},? of (?:een |als )?[\w-]+| (?:heeft recht|krijgt|kan|mag|moet|mogen)(?!\w)"
)


def find_traits(plain: str) -> Iterator[tuple[int, int]]:
    """Yield what tells of one person an origin, a belief, papers or a scene."""
    for pattern in _patterns():
        for found in pattern.finditer(plain):
            if not ANYBODY.match(plain, found.end()):
                yield found.span()
    for pattern in _lookups():
        for found in pattern.finditer(plain):
            noun = found["noun"]
            if noun.lower() not in _NO_PERSON and (
                is_one_person(noun) or noun.lower() in {"gezin", "familie", "iemand", "telg"}
            ):
                yield found.span()
