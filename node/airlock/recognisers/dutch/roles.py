"""Dutch: only ones, relatives, chairs of small bodies, and origin or belief of one person.

Only a noun for one person makes "the oldest" or "the only" somebody: the oldest school is none.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.findings import FindingType
from node.airlock.recognisers.dutch.few_people import is_person_noun
from node.airlock.recognisers.dutch.kin import find_kin
from node.airlock.recognisers.dutch.offices import find_offices, find_only_ones
from node.airlock.recognisers.dutch.traits import ANYBODY, find_traits
from node.airlock.recognisers.role_words import BELIEF, CHAIRS, KIN, ORIGIN, PERSONS

__all__ = ["find_roles"]

_KIN_ENDS: Final = (
    "moeder|vader|mama|papa|mamma|pappa|ma|pa|mams|paps|broer|zus|zuster|zoon|dochter|vrouw|man|"
    "oom|tante|neef|nicht|oma|opa|zoontje|dochtertje|broertje|zusje|vriendin|vriend|vriendje|"
    "vriendinnetje|partner|echtgenote|echtgenoot|weduwe|weduwnaar|verloofde|zwager|schoonzus|"
    "voogd|meter|peter|peetoom|peettante|bruid|bruidegom|lief|liefje|ex|buurmeisje|buurjongen|"
    "buurman|buurvrouw|huisgenoot|huisgenote|kamergenoot|klasgenoot|klasgenote|boezemvriend|"
    "boezemvriendin|petekind|schoonfamilie|schoonouders|grootouders|pleegouders|(?:oudste|"
    "jongste)(?= (?:is|was|zit|zat|ging|gaat|heeft|had|komt|kwam|wil|wilde|en)(?!\\w)|[.,;])"
)
# Compounds of these: stiefbroer, schoondochter, overgrootmoeder, ex-man, pleegzoon, achternicht.
_KIN: Final = (
    rf"(?:(?:stief|schoon|pleeg|groot|overgroot|half|tweeling|bonus|plus|peet|adoptie|achter|"
    rf"klein|achterklein|oud|jeugd|school|hart|ex-?|gast|voor)?(?:{_KIN_ENDS}))"
)
_OWN: Final = (
    r"(?:zijn|haar|hun(?! partner)|mijn|z['\u2019]n|d['\u2019]r|diens|wiens|wier|"
    r"m['\u2019]n)(?: eigen)?"
)
_ADJECTIVES: Final = r"(?:[^\W\d_]{2,20}e |ex-|eigen |enig |oud |klein ){0,2}"
_TAIL: Final = (
    r"[^\W\d_][\w'\u2019-]*(?: (?!en |die |dat |was |is |heeft |had |zei |wil |of |"
    r"met )[^\W\d_][\w'\u2019-]*){0,2}"
)
_OF: Final = (
    r" (?:van(?: de| het| een| den| deze| die| dat| zijn| haar| hun| mijn| onze)?|der|bij(?: de|"
    r" het| een)?)"
)
_ONE: Final = (
    r"(?:de|het|een|zijn|haar|hun|onze|ons|als|die|dat|deze|dit|,|\(|\u2013|\A|[.!?:;\n]|en|ook|"
    r"was|is|werd)"
)
_ONLY: Final = (
    r"(?:enige|eerste vrouwelijke|eerste mannelijke|eerste|laatste|oudste|jongste|"
    r"op één na oudste|op één na jongste|langstdienende|langst zittende|allereerste|allerjongste|"
    r"alleroudste|bekendste|beroemdste|rijkste|allochtone|tot nu toe enige|voorlopig enige|"
    r"vrouwelijke|zwarte)"
)
_ONLY_ONE: Final = re.compile(
    rf"(?<![\w-])(?P<only>{_ONLY})(?: (?:nog |overgebleven |levende |actieve )?)"
    r"(?P<words>[^\W\d_]+(?:-[^\W\d_]+)?(?: [^\W\d_]+(?:-[^\W\d_]+)?){0,2})",
    re.IGNORECASE,
)
_FIRST: Final = frozenset({"eerste", "laatste", "vrouwelijke", "zwarte", "allochtone"})
_PLACED: Final = re.compile(
    rf" (?:van|in|uit|op|bij|aan|binnen|onder)(?: (?:de|het|een|onze|hun|haar|zijn|dit|dat|die|"
    rf"'t))? {_TAIL}"
)
_OFFICES: Final = (
    "ondervoorzitter|ondervoorzitster|vicevoorzitter|vicevoorzitster|erevoorzitter|woordvoerder|"
    "woordvoerster|aanvoerder|aanvoerster|koster|dirigent|klassenvertegenwoordiger|uitbaatster|"
    "eigenares|bedrijfsleider|bedrijfsleidster|zaakvoerster|bestuurslid|rector|abt|predikant|"
    "dominee|rabbijn|stichter|stichtster|bezieler|bezielster|initiatiefnemer|initiatiefneemster|"
    "huisbaas|portier|groepsleider|groepsleidster|hoofdleider|hoofdleidster|leider|leidster|"
    "trekker|kantinebaas|clubarts|materiaalmeester|teammanager|doelman|keeper|spits|trainer|"
    "trainster|coach|hoofdtrainer|jeugdtrainer|jeugdcoördinator|beheerster|conciërge|huismeester|"
    "penningmeesteres|secretaresse|oud-voorzitter|ex-voorzitter|oprichtster|medeoprichter|"
    "medeoprichtster|bewindvoerder|gastvrouw|zoon|dochter|kapelaan|diaken|moslimconsulent|"
    "aalmoezenier|pandit|goeroe|sjeik|muezzin|hodja|schooldirectrice|adjunct-directeur|"
    "onderdirecteur|hoofdmeester|schoolhoofd|kokkin|barman|bardame|poetsvrouw|tuinman|nachtwaker|"
    "redacteur|hoofdredacteur|beheerder|moderator|admin"
)
_DEMONYMS: Final = (
    "Marokkaan|Turk|Koerd|Syriër|Afghaan|Irakees|Iraki|Iraniër|Somaliër|Eritreeër|Ethiopiër|"
    "Soedanees|Nigeriaan|Ghanees|Congolees|Rwandees|Burundees|Albanees|Kosovaar|Bosniër|Serviër|"
    "Kroaat|Bulgaar|Roemeen|Pool|Oekraïner|Rus|Let|Litouwer|Surinamer|Antilliaan|Indonesiër|"
    "Molukker|Armeniër|Georgiër|Berber|Arabier|Senegalees|Guineeër|Kaapverdiër|Tsjetsjeen|"
    "Palestijn|Libanees|Egyptenaar|Tunesiër|Algerijn|Libiër|Jemeniet|Pakistaan|Pakistani|Indiër|"
    "Bengaal|Tamil|Rohingya|Oeigoer|Oezbeek|Kazach|Azerbeidzjaan|Macedoniër|Griek|Italiaan|"
    "Spanjaard|Portugees|Braziliaan|Colombiaan|Chinees|Vietnamees|Filipijn|Fransman|Duitser|Brit|"
    "Ier|Amerikaan|Kameroener|Ivoriaan|Malinees|Gambiaan"
)
_STEMS: Final = (
    "Marokkaan|Turk|Koerd|Syri|Afghaan|Iraak|Iraan|Somali|Eritree|Ethiopi|Soedanee|Nigeriaan|"
    "Ghanee|Congolee|Rwandee|Burundee|Albanee|Kosovaar|Bosni|Servi|Kroati|Bulgaar|Roemeen|Pool|"
    "Oekraïen|Russi|Let|Litouw|Surinaam|Antilliaan|Indonesi|Moluk|Armeen|Georgi|Berber|Arabi|"
    "Senegalee|Guinee|Kaapverdi|Tsjetsjeen|Palestijn|Libanee|Egypti|Tunesi|Algerijn|Libi|"
    "Jemeniti|Pakistaan|Indiaa|India|Bengaal|Tamil|Oeigoer|Oezbeek|Kazach|Griek|Italiaan|Spaan|"
    "Portugee|Braziliaan|Colombiaan|Chinee|Vietnamee|Filipijn|Fran|Duit|Brit|Ier|Amerikaan|"
    "Kameroen|Ivoriaan|Malinee|Gambiaan|Joegoslavi|Tibetaan"
)
_BELIEVERS: Final = (
    "bekeerling|bekeerlinge|bekeerde|ex-moslim|ex-moslima|salafist|salafiste|ex-salafist|"
    "jihadist|ex-jihadist|jihadi|Syriëganger|Syriëgangster|Syriëstrijder|ex-Syriëstrijder|"
    "Syriëstrijdster|teruggekeerde|terugkeerster|kalifaatkind|IS-weduwe|IS-vrouw|IS-strijder|"
    "jezidi|jezidische?|aleviet|alevi|alevitische|sjiiet|soenniet|ahmadi|soefi|sikh|kopt|mormoon|"
    "Jehova['\u2019]s getuige|[Gg]etuige van Jehova|evangelist|afvallige|atheïst|neonazi|"
    "ex-neonazi|skinhead|ex-skinhead|extremist|ex-extremist|ex-gedetineerde|ex-gevangene|"
    "ex-crimineel|veroordeelde|uittreder|uittreedster|uitstapper|asielzoekster|vluchtelinge|"
    "woonwagenbewoner|zigeuner|zigeunerin|transvrouw|transman|lesbienne|oud-lid|ex-lid|hooligan|"
    "ex-hooligan|complotdenker|complotdenkster|soeverein|anarchist|communist|incel|prepper"
)
# Said of anybody as often ("the refugee and the convert"), so only what says one of them counts.
_GENERAL: Final = (
    "moslim|moslima|hindoe|boeddhist|jood|jodin|christen|vluchteling|asielzoeker|statushouder|"
    "terugkeerder|homo|transgender|buitenlander|salafist|nieuwkomer"
)
_STEMS_SHORT: Final = re.sub(r"ee(?=\||$)", "ee?", _STEMS)
_END: Final = (
    r"(?=[.,;:!?)\u201d\u2019\n]|\Z| (?:die|van|met|uit|zonder|en|is|was|vroeg|zei|kwam|wilde|"
    r"heeft|had|in|op|bij|wil|werd|maar|als|aan|over|vertelde|gaf|kreeg|ging|leerde|stond|zat|"
    r"belde|schreef|nam|kon|moest)(?!\w))"
)


# "De directeur van de GGD" is a public office.
_OF_PUBLIC: Final = re.compile(
    r" (?:van|bij|in|op|aan|voor)(?: (?:de|het|een|onze|dat))? (?:[A-Z]{3,6}(?: |\Z)|(?:politie|"
    r"stad|gemeente|dienst|"
    r"provincie|parket|rechtbank|vergadering|stuurgroep|werkgroep|zone|overleg|gemeenteraad|"
    r"universiteit|hogeschool|"
    r"bibliotheek|organisatie|project|avond|dag|gesprek|sessie|training)(?!\w))"
)


def find_roles(plain: str) -> Iterator[tuple[str, FindingType, int, int]]:
    """Yield rule, kind and place of each role or trait of one person."""
    for rule, kind, find in _FINDERS:
        for start, end in find(plain):
            yield rule, kind, start, end
    yield from _by_pattern(plain)


_FINDERS: Final = (
    ("roles.kin", FindingType.ROLE, find_kin),
    ("roles.chair", FindingType.ROLE, find_offices),
    ("roles.unique", FindingType.ROLE, find_only_ones),
    ("roles.origin", FindingType.DEMOG, find_traits),
)


def _by_pattern(plain: str) -> Iterator[tuple[str, FindingType, int, int]]:
    for rule, kind, pattern in _patterns():
        for found in pattern.finditer(plain):
            is_office = rule == "roles.chair" and _OF_PUBLIC.search(found.group())
            is_anybody = rule == "roles.belief" and ANYBODY.match(plain, found.end())
            if not is_office and not is_anybody:
                yield rule, kind, found.start(), found.end()
    for found in _ONLY_ONE.finditer(plain):
        end = _end_of_person(plain, found)
        if end:
            placed = _PLACED.match(plain, end)
            if placed or found["only"].lower() not in _FIRST:
                yield (
                    "roles.unique",
                    FindingType.ROLE,
                    found.start(),
                    placed.end() if placed else end,
                )


def _end_of_person(plain: str, found: re.Match[str]) -> int:
    """Return where the noun for one person ends; 0 if there is none."""
    at = found.start("words")
    for word in re.finditer(r"\S+", found["words"]):
        end = at + word.end()
        is_adjective = word.group().endswith("e") and not is_person_noun(word.group())
        if is_person_noun(word.group()):
            return 0 if plain[end : end + 1] == "-" else end
        if not is_adjective:
            return 0
    return 0


def _both(one: str, *more: str) -> str:
    return "|".join(sorted(sorted({*one.split("|"), *more}), key=len, reverse=True))


@cache
def _patterns() -> tuple[tuple[str, FindingType, re.Pattern[str]], ...]:
    return (*_of_roles(), *_of_origin(), *_of_belief())


def _of_roles() -> tuple[tuple[str, FindingType, re.Pattern[str]], ...]:
    kin = f"(?:{_KIN}|{'|'.join(KIN['nl'])})"
    related = (
        f"(?:(?!man |vrouw |partner |meter ){kin}|(?:man|vrouw|kind|oudste|jongste|ouder)(?= van ))"
    )
    chairs = _both(_OFFICES, *CHAIRS["nl"])
    role, loose = FindingType.ROLE, re.IGNORECASE
    return (
        ("roles.kin", role, re.compile(rf"(?<![\w-]){_OWN} {_ADJECTIVES}{kin}(?![\w-])", loose)),
        (
            "roles.kin",
            role,
            re.compile(
                rf"(?<![\w-])(?:de|het|een) {_ADJECTIVES}{related}(?![\w-]){_OF} {_TAIL}", loose
            ),
        ),
        ("roles.kin", role, re.compile(_foreign_kin(), loose)),
        (
            "roles.chair",
            role,
            re.compile(
                rf"(?<![\w-])(?:(?:de|het|een|als|onze|hun) )?(?:[^\W\d_]{{2,20}}e "
                rf")?(?:{chairs})(?![\w-]) (?:van|bij|in|op|aan|voor)(?: de| het| een| onze|"
                rf" hun| dat| die| den)? {_TAIL}",
                loose,
            ),
        ),
    )


def _persons() -> str:
    return "|".join(PERSONS["nl"]) + (
        "|knul|kerel|gozer|puber|peuter|kleuter|baby|meid|mevrouw|meneer|heer|twintiger|dertiger|"
        "veertiger|vijftiger|zestiger|zeventiger|tachtiger|bewoner|bewoonster|buur|collega|arts|"
        "imam|bakker|kapper|winkelier|ondernemer|ouder|oma|opa|weduwe|zoon|dochter|broer|zus|"
        "neef|nicht|leerlinge|studente|"
        r"scholier|cursist|cursiste|deelnemer|deelneemster|cliënt|cliënte|patiënt|patiënte|"
        r"\w{2,14}(?:man|vrouw|jongen|meisje|ster)"
    )


def _of_origin() -> tuple[tuple[str, FindingType, re.Pattern[str]], ...]:
    persons = _persons()
    origin = f"(?:{_both(_STEMS_SHORT, *ORIGIN['nl'])})"
    adjective = rf"(?:[A-Z]\w+(?:-|s-))?{origin}(?:s|se|isch|ische|e|en)?"
    demonym = f"(?:{_DEMONYMS})(?:se|e|in)?"
    where = (
        "(?:afkomst|origine|komaf|roots|wortels|herkomst|geboorte|nationaliteit|bloed|"
        "achtergrond|huize)"
    )
    trait, loose = FindingType.DEMOG, re.IGNORECASE
    return (
        (
            "roles.origin",
            trait,
            re.compile(
                rf"(?<![\w-])(?:een|de|het|die|dat|deze|dit|zijn|haar|hun|één|als|jonge|"
                rf"een andere) (?:[^\W\d_]{{2,20}}e |\d\d-jarige |jong )?{adjective} "
                rf"(?:[^\W\d_]{{2,20}}e )?(?:{persons})(?![\w-])",
                loose,
            ),
        ),
        (
            "roles.origin",
            trait,
            re.compile(
                rf"(?<![\w-])(?:{adjective} (?:van|qua) {where}|(?:van|"
                rf"met) (?:een )?(?:[^\W\d_]{{2,20}}e )?{adjective} {where}|(?:geboren|"
                rf"opgegroeid|gevlucht) (?:in|uit) [^\W\d_a-zà-ÿ][\w-]+|"
                rf"afkomstig uit [^\W\d_a-zà-ÿ][\w-]+|half[- ]{adjective})(?![\w-])"
            ),
        ),
        (
            "roles.origin",
            trait,
            re.compile(
                rf"(?<![\w-])(?:[Ee]en|als|[Dd]ie|[Dd]eze|de enige) (?:[a-z]{{2,20}}e "
                rf")?{demonym}{_END}"
            ),
        ),
    )


def _of_belief() -> tuple[tuple[str, FindingType, re.Pattern[str]], ...]:
    persons = _persons()
    believers = _both(_BELIEVERS, *(word for word in BELIEF["nl"] if "*" not in word))
    trait, loose = FindingType.DEMOG, re.IGNORECASE
    return (
        (
            "roles.belief",
            trait,
            re.compile(
                rf"(?<![\w-])(?:een|de|die|deze|zijn|haar|als|één|pas|zelf|"
                rf"ook) (?:[^\W\d_]{{2,20}}e |net |pas )?(?:{believers})(?![\w-]|['\u2019]s)|"
                rf"(?<![\w-])(?:als|is|was|werd|zelf|zelf een|is een|was een|een jonge|"
                rf"een jong) (?:{_GENERAL})(?![\w-])|(?<![\w-])een "
                rf"(?:{_GENERAL}){_END.replace('|en|', '|')}",
                loose,
            ),
        ),
        (
            "roles.belief",
            trait,
            re.compile(
                r"(?<![\w-])(?:een|de|als|die) (?:voormalige?|gewezen|vroegere?|ex-|"
                r"oud-) ?(?:lid van [\w\u2019' -]{3,30}|(?:salafist|neonazi|extremist|jihadist|"
                r"skinhead|hooligan|strijder|ronselaar|prediker|rechts-extremist)\w*)|(?:een|de|"
                r"die|deze|het) (?:[^\W\d_]{2,20}e )?(?:islamitische|joodse|christelijke|"
                r"hindoestaanse|katholieke|protestantse|orthodoxe|moslim-?|bekeerde|jezidische|"
                r"alevitische|koptische|gereformeerde|evangelische) "
                rf"(?:{persons})(?![\w-])|(?:bekeerde|bekeert) zich (?:vorig jaar |"
                rf"toen )?tot de islam|bekeerd tot de islam",
                loose,
            ),
        ),
    )


def _foreign_kin() -> str:
    """Relatives in a sentence of another language: "son épouse", "his brother", "seine Mutter"."""
    french, english = "|".join(KIN["fr"]), "|".join(KIN["en"])
    german = "|".join(KIN["de"])
    return (
        rf"(?<![\w-])(?:(?:son|sa|leur|ma|mon) (?:{french})|(?:his|their|my) (?:{english})|"
        rf"her (?:{english})|(?:sein|seine|seiner|seinem|ihr|ihre|ihrer|ihrem|"
        rf"meine?) (?:{german})|(?:su|mi) (?:madre|padre|hermano|hermana|mujer|esposa))(?![\w-])"
    )
