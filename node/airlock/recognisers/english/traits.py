"""Origin, belief, status and scene of one person in English texts, also without an article.

"Congolese, Pentecostal" in a form, "Nigerian father and Irish mother", "a Chechen with refugee
status": forms and notes leave out the article and the noun. Such words count where the words before
them are about one person; groups, languages and themes are left alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.english.relations import JOB
from node.airlock.recognisers.english.words import PEOPLES

__all__ = ["find_english_traits"]

_MORE_PEOPLES: Final = """
Bosniak Bosniac Kosovar Serb Croat Slav Azeri Uzbek Kazakh Kyrgyz Tajik Turkmen Uyghur Uighur Hazara
Pashtun Baloch Kashmiri Bengali Rohingya Burmese Cambodian Lao Laotian Mongolian Taiwanese Sinhalese
Sri_Lankan Goan Bahraini Qatari Kuwaiti Emirati Omani Mauritanian Sahrawi Saharan Riffian Kabyle
Copt
Nubian Darfuri South_Sudanese Oromo Tigrayan Amhara Afar Djiboutian Burundian Tanzanian Zambian
Zimbabwean Malawian Mozambican Angolan Namibian South_African Zulu Xhosa Botswanan Togolese Beninese
Burkinabe Burkinabé Nigerien Chadian Gabonese Liberian Sierra_Leonean Cape_Verdean Bissau-Guinean
Malagasy Comorian Mauritian Haitian Dominican Trinidadian Barbadian Guyanese Surinamese Antillean
Bolivian Chilean Peruvian Ecuadorian Venezuelan Argentinian Uruguayan Paraguayan Honduran Salvadoran
Guatemalan Nicaraguan Panamanian Puerto_Rican Turk Kurd Tatar Crimean_Tatar Bashkir Chuvash Ingush
Avar Dagestani Circassian Abkhaz Abkhazian Ossetian Kabardian Cossack Gagauz Transnistrian Ruthenian
Sami Karelian Silesian Kashubian Sorb Sorbian Frisian Luxembourger Luxembourgish Monegasque Maltese
Gozitan Sardinian Sicilian Corsican Breton Galician Andalusian Dane Swede Norwegian Finn Pole Czech
Spaniard Scot Scotsman Irishman Irishwoman Englishman Englishwoman Welshman Frenchman Dutchman
Briton
New_Zealander Maori Aboriginal Inuit Kiwi Zaidi Ibadi Alawite Alawi Druze Ismaili Barelvi Deobandi
Maronite Coptic Assyrian Aramean Chaldean Syriac Melkite Mandaean Yezidi Ezidi Zoroastrian Parsi
Bahá'í
Bektashi Ingrian Votic Livonian Vlach Aromanian Pomak Torbesh Gorani Ashkali Egyptian-Roma Lom
Dom Bahai Jain Hasidic Haredi Ashkenazi Sephardi Mizrahi Lutheran Calvinist Adventist Mormon
Mennonite
Amish Moravian Hussite Unitarian Seventh-day_Adventist Latter-day_Saint
Greek_Catholic Greek_Orthodox Russian_Orthodox Ukrainian_Orthodox
Serbian_Orthodox Ethiopian_Orthodox Eritrean_Orthodox Syrian_Orthodox Old_Believer Church_of_Ireland
Church_of_England Jehovah's_Witness Born-again Born_again Rastafarian Rasta Odinist Pagan Wiccan
Satanist Scientologist Atheist Agnostic Tablighi Salafi Salafist Muslima Romani Romany Romanichal
Sinto Kale Pavee Travelling Afro-Caribbean Afro-Irish Turkish-Dutch Black_Irish Mixed-race
"""
_FAITHS_SMALL: Final = (
    r"(?:agnostic|atheist|pagan|born-again|humanist|secular|non-religious|devout|practising|lapsed|"
    r"orthodox|baptised|unbaptised|evangelical|mixed[- ]race|stateless|undocumented)"
)
_STATUS: Final = (
    r"(?:refugee status|subsidiary protection|humanitarian leave|leave to remain"
    r"|permission to (?:remain|stay)|"
    r"a deportation order|a temporary permit|a student visa|a work permit|a residence permit"
    r"|no papers|"
    r"no status|papers|dual (?:nationality|citizenship|heritage)|settled status|pre-settled status|"
    r"international protection|tolerated stay|a criminal record|a record|a suspended sentence"
    r"|a tag|an "
    r"electronic tag|a disability|special needs|a care order|an entry ban|a travel ban"
    r"|two passports|"
    r"(?:an? )?[A-Z]\w+ passport|an? [A-Z]\w+ (?:mother|father|grandmother|grandfather|parent))"
)
_SCENES: Final = (
    r"(?:skinhead|neo-Nazi|Nazi|fascist|anti-fascist|antifascist|antifa|incel|ultra|hooligan"
    r"|casual|Groyper|"
    r"accelerationist|eco-activist|anarchist|Salafist|Salafi|jihadist|jihadi|Islamist|takfiri"
    r"|loyalist|republican|"
    r"dissident(?: republican)?|identitarian|sovereign citizen|Reichsbürger|Reich citizen"
    r"|anti-vaxxer|QAnon believer|"
    r"QAnon follower|conspiracy (?:theorist|believer)|white supremacist|ultranationalist"
    r"|Grey Wolf|Grey Wolves supporter|"
    r"PKK supporter|Hezbollah supporter|ISIS supporter|IS supporter|IS sympathiser|jihadi bride"
    r"|ISIS widow|IS widow|"
    r"foreign fighter|returnee|Syria returnee|war veteran|veteran|ex-soldier|ex-con|ex-prisoner"
    r"|ex-convict|ex-Muslim|"
    r"ex-offender|ex-fighter|ex-militant|ex-Nazi|parolee|gang member|biker|squatter|prepper"
    r"|satanist|"
    r"goth|punk|rapper|football ultra|convert|revert|apostate|freemason|scientologist|"
    r"asylum seeker|asylum-seeker|asylum applicant|refugee|unaccompanied minor"
    r"|unaccompanied child|separated child|"
    r"migrant worker|seasonal worker|care leaver|child in care|looked-after child|foster child"
    r"|orphan|half-orphan|"
    r"war orphan|Dubliner|stateless person|dual national|EU citizen|third-country national"
    r"|Stamp \d holder|"
    r"school refuser|early school leaver|young carer|teenage (?:mother|father)|single (?:mother"
    r"|father|parent)|"
    r"wheelchair user|recovering addict|former addict|Traveller|"
    r"drag queen|trans (?:boy|girl|man|woman)|lesbian|communist|Maoist|Stalinist|vegan activist|"
    r"climate activist|animal rights activist|monarchist|nationalist|separatist|Zionist"
    r"|anti-Zionist)"
)
_SINGLE: Final = re.compile(
    r"(?:\b(?:boy|girl|lad|lass|man|woman|pupil|student|son|daughter|youth|teenager|child|client"
    r"|brother|sister|"
    r"cousin|nephew|niece|he|she|his|her|him|who|aged?|born|apprentice|trainee|mother|father|wife"
    r"|husband|volunteer|arrival|newcomer|lodger|tenant|detainee|inmate|prisoner|suspect|"
    r"nationality|citizenship|religion|origin|background|ethnicity|faith|denomination"
    r"|person concerned|relevant|"
    r"yrs?|mths?|years|class|grade|[Yy]ear \d+|teens|living out|wearing|raised|baptised|"
    r"1\d|2\d|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:-\w+)?|ten"
    r"|eleven|twelve)\b"
    r"|[A-Z][a-z]+ [A-Z][a-z]+[,:(]|\d{2}\))[^\n]{0,70}\Z"
)
_LABEL: Final = re.compile(
    r"(?i:nationality|citizenship|religion|origin|background|ethnicity|ethnic group|faith"
    r"|denomination|belief|"
    r"confession|church|creed|roots|country of origin|country of birth|mother tongue|heritage"
    r"|community|"
    r"migration background|status|residence status|legal status)(?:[^:\n]{0,40})?: ?\Z"
)
_MANY: Final = re.compile(
    r"(?i:languages?|translated|speaks?|spoken|interpreters?|lessons|versions?|leaflets?"
    r"|available|subtitles|"
    r"groups|communities|families|people|parents|pupils|representatives|leaders|churches|schools"
    r"|tables?|"
    r"festivals|feasts|holidays|food|cuisine|dishes|songs|music|books)\b[^.\n]{0,50}\Z"
)
_REACH: Final = 110


# "The European model differs from …", "a Dutch version with …".
_OF_THING: Final = re.compile(
    r"(?i:the|an?|one|another) \w{3,20} (?:model|approach|version|law|act|system|programme|method"
    r"|court|edition|translation|leaflet|standard|scheme|practice|film|book|word|term|name"
    r"|way)s?(?!\w)"
)


def find_english_traits(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where the origin, belief, status or scene of one person is told."""
    alone, *others = _patterns()
    for found in alone.finditer(plain):
        before = plain[max(0, found.start() - _REACH) : found.start()]
        is_told = _LABEL.search(before) or (_SINGLE.search(before) and not _MANY.search(before))
        if is_told and _is_few(found.group()):
            yield found.span()
    for pattern in others:
        for found in pattern.finditer(plain):
            if _OF_THING.match(found.group()) is None:
                yield found.span("told" if "told" in found.re.groupindex else 0)


def _is_few(words: str) -> bool:
    """Say whether a row of peoples may be one person's: three or more are a list of groups."""
    return words.count(",") + words.count(";") < 3  # noqa: PLR2004


_MORE_NAMES: Final = (word.replace("_", " ") for word in _MORE_PEOPLES.split())
_ALL_NAMES: Final = {*(word.capitalize() for word in PEOPLES), *_MORE_NAMES} - {
    "Green",
    "Western",
    "Eastern",
    "Northern",
    "Southern",
    "Labour",
    "Conservative",
    "Liberal",
    "Victorian",
    "Socratic",
    "Edwardian",
    "Cyrillic",
    "Anglo",
}
_LISTED: Final = "|".join(sorted(map(re.escape, _ALL_NAMES), key=len, reverse=True)).replace(
    "'", "['\u2019]"
)
_PEOPLE: Final = rf"(?:(?:{_LISTED})(?:[- /](?:{_LISTED}|born|speaking|raised|educated))?)"
_KIN: Final = (
    r"(?:parents|mother|father|grandparents|grandmother|grandfather|family|household|roots"
    r"|descent|origin|background|heritage|passport|citizen|national|citizenship|nationality"
    r"|faith|upbringing|mum|dad|side)"
)
_KIN_ONE: Final = r"(?:son|daughter|brother|sister|cousin|nephew|niece|uncle|aunt|friend|neighbour)"
_BEGINS: Final = r"(?:(?<=[,;:(|\u2013\u2014/] )|(?<=[\n(])|(?<=\. )|^)"
_ENDS: Final = r"(?=[.,;:)|\n\u2013\u2014]|$| [-\u2013|] )"
_ONE: Final = (
    rf"(?:(?:of |from |originally |probably |half[- ]|part[- ]|ethnic(?:ally)? "
    rf"|second-generation |third-generation |born |young |dual |a |an |his |her "
    rf"|with )?{_PEOPLE}(?: {_PEOPLE})?(?: {_KIN})?|{_FAITHS_SMALL}|no (?:religion|faith"
    rf"|denomination)|mixed (?:marriage|parentage|background|heritage|race|family)"
    rf"|dual (?:heritage|national|nationality|citizenship)|stateless|(?:a |an )?(?:{_SCENES})"
    rf"|(?:with )?{_STATUS})"
)
_TAIL: Final = (
    r"(?: (?:with|from|of|without|on|in|by|who|whose|under|since|until|till|raised|born|living"
    r"|seeking|waiting|and) (?:a |an |the |his |her )?[\w'\u2019-]+(?: (?!(?:and|who|but|was|is|has"
    r"|had|came|said)\b)[\w'\u2019-]+){0,3})?"
)
_PERSON: Final = r"(?:[a-z-]+ ){0,2}?[a-z-]{3,16}"
_TEXTS: Final = (
    rf"{_BEGINS}{_ONE}(?:(?:, |; |/| and | or | & ){_ONE}){{0,3}}{_TAIL}{_ENDS}",
    (
        rf"(?<!\w)(?i:an?|one|another|the"
        rf"|our) (?:[a-z-]+ ){{0,2}}?{_PEOPLE}(?: {_PEOPLE})? (?:[a-z-]+ )?(?:{JOB}|volunteer"
        rf"|colleague|guest|visitor|speaker|poet|student|worker|teenager)(?![\w-])"
    ),
    # "a Chechen with refugee status", "an Eritrean Orthodox deacon".
    (
        rf"(?<!\w)(?i:an?|one|another|the only|this|that"
        rf"|the) (?:[a-z-]+ ){{0,2}}?{_PEOPLE}(?: {_PEOPLE})? (?:{_PERSON} )?(?:with|from|of"
        rf"|without|on|in) (?:a |an |the |his |her )?(?:{_STATUS}"
        rf"|[\w'\u2019-]+(?: (?!(?:and"
        rf"|who|but|was|is|has|had|came|said)\b)[\w'\u2019-]+){{0,2}})"
    ),
    (
        rf"(?<!\w)(?i:an?|one|another"
        rf"|the only) (?:[a-z-]+ ){{0,2}}?{_PEOPLE}(?:[- ]{_PEOPLE})?(?![\w-])(?=[.,;:!?)]"
        rf"| (?:who|from|in|and|with|by|of|had|has|was|is|took|came|at|on|since|named"
        rf"|called"
        rf"|aged|living|born|said|asked|went|told|wrote|he|she|but)\b)(?:,? (?:and|but|born"
        rf"|raised|by|on|from|with) [a-z][^.,;:!?\n]{{2,40}}(?=[.,;:!?\n]))?"
    ),
    (
        rf"(?<!\w)(?i:he|she|who|boy|girl|lad|man|woman|father|mother|mum|dad|family|him"
        rf"|her)(?:['\u2019]s)? (?:is |was |comes |came |had come |stems |hails |arrived "
        rf"|fled |originates |originally |grew up |has |had |with )?(?:originally )?(?:from"
        rf"|of|in|with) (?:an? |the )?(?:[a-z-]+ ){{0,2}}?{_PEOPLE}(?: {_PEOPLE})?(?: (?:"
        rf"{_KIN}"
        rf"|believers?|community|stock|minority|part of \w+))?(?!\w)"
    ),
    (
        rf"(?<!\w)(?i:from|of|into) (?:a |an )?(?:[a-z]+ )?(?:[A-Z][a-z]+-speaking |mixed "
        rf"|{_PEOPLE} )(?:{_PEOPLE} )?(?:Old Believers?|marriage|family|household|home"
        rf"|parents"
        rf"|parentage|stock|minority|extraction|descent|origin|background)(?!\w)"
    ),
    rf"(?<!\w)(?i:an?|one|another) (?:[a-z-]+ ){{0,2}}?{_SCENES}(?![\w-]){_TAIL}",
    (
        rf"(?<!\w)(?i:he|she|who)(?:['\u2019]s)? (?:is|was|became|calls (?:himself|herself)"
        rf"|called (?:himself|herself)|considers (?:himself|herself)|identifies as"
        rf"|sees (?:himself|herself) as|described (?:himself|herself) as|used to be"
        rf"|has become|had become) (?:now |then |openly |proudly |still |originally |half "
        rf"|part |ethnically |also )?(?:an? )?(?:[a-z-]+ )?(?:{_PEOPLE}|{_SCENES}|stateless"
        rf"|undocumented|baptised|circumcised|adopted)(?![\w-])(?:,? (?:and|but) (?:a "
        rf"|an )?[^.,;:!?\n]{{3,40}}(?=[.,;:!?\n]))?"
    ),
    (
        r"(?<!\w)(?i:he|she|who|boy|girl|lad|man|woman)(?: (?:has|had|holds|held|got|is on"
        r"|was on|is in|came with|arrived with|lives with|living with|with|without"
        rf"|on)) (?:only |still |now )?{_STATUS}"
    ),
    (
        rf"(?<!\w)(?:(?:{_PEOPLE}|an? {_PEOPLE}) (?:father|mother|mum|dad|side|parent) (?:and"
        rf"|,) (?:an? )?{_PEOPLE} (?:father|mother|mum|dad|parent|side)"
        rf"|half[- ]{_PEOPLE}(?:,? (?:and )?half[- ]{_PEOPLE})?|(?:his"
        rf"|her) {_PEOPLE} (?:father"
        rf"|mother|grandmother|grandfather|side|roots|passport|accent|family|name|uncle"
        rf"|aunt"
        rf"|cousins?))(?!\w)"
    ),
    (
        r"(?<!\w)an? [A-Z][a-z]{2,15} (?:by|on) (?:his|her) (?:mother|father|grandmother"
        r"|grandfather)['\u2019]s side"
    ),
    (
        rf"(?<!\w)(?i:his |her |my |the )?(?:mum|mam|dad|da|mother|father|parents"
        rf"|grandmother"
        rf"|grandfather|family|wife|husband)(?:['\u2019]s| is| are| was"
        rf"| were)(?: both)? (?:an? )?{_PEOPLE}(?![\w-])(?:,? (?:he|she) (?:was"
        rf"|is) [^.,;\n]{{2,30}})?"
    ),
    (
        rf"(?<!\w)(?i:he|she|who|boy|girl) (?:belongs to|is a member of|was raised in"
        rf"|was brought up in|grew up in|worships with|prays with|attends|left|is with"
        rf"|was with|comes from|is from) the {_PEOPLE}s?(?: [\w-]+)?(?!\w)"
    ),
    (
        r"(?<!\w)(?i:he|she|who|boy|girl) (?:belongs to|was raised in|was brought up in"
        r"|worships with|prays with) the [A-Z][a-z]+(?: [A-Z][a-z]+)*"
    ),
    (
        r"(?<!\w)(?i:he|she|who|boy|girl|woman|man|lad) (?:recently |secretly |just |had "
        r"|has |was |then |later )?(?:converted|reverted|found (?:God|Jesus|Allah|Islam"
        r"|religion|faith)|was (?:baptised|confirmed|ordained|circumcised)"
        r"|joined the [A-Z]\w+|left the (?:faith|church|congregation|community)|took (?:her"
        r"|his) shahada|said (?:the|her|his) shahada|embraced [A-Z]\w+"
        r"|was born into [\w ]{3,30}|became religious|stopped believing|prays|fasts"
        r"|wears)(?!\w)(?: [\w'\u2019-]+){0,3}"
    ),
    # "The young man you read about is Kurdish": one person's, told as a predicate.
    (
        rf"(?<!\w)(?i:the|this|that|our|my|his|her|one|an?) (?:[a-z-]{{1,15}} ){{0,2}}(?:man|woman"
        rf"|boy"
        rf"|girl|lad|lass|pupil|student|teenager|child|client|newcomer|suspect|{_KIN_ONE}|{JOB})"
        r"(?: (?:who|whom|that|you|we|i|they|in|with|from|at|on|next) [^.,;:!?\n]{2,40}?)? (?:is"
        r"|was)"
        rf" (?:himself |herself |now |originally |in fact |actually )?(?P<told>(?:an? )?{_PEOPLE})"
        r"(?=[.,;:!?)\n]|$| (?:and|but|so|too|like|himself|herself|by|from|with)(?!\w))"
    ),
    # What a form calls somebody's faith or origin, whatever the word.
    (
        r"(?<=[Ff]aith: )[^\n;|]{3,50}(?=[\n;|]|$)|(?<=[Bb]elief: )[^\n;|]{3,50}(?=[\n;|]|$)"
        r"|(?<=[Rr]eligion: )[^\n;|]{3,50}(?=[\n;|]|$)|(?<=[Nn]ationality: )[^\n;|]{3,50}(?=[\n;"
        r"|]|$)"
        r"|(?<=[Ee]thnicity: )[^\n;|]{3,50}(?=[\n;|]|$)|(?<=[Oo]rigin: )[^\n;|]{3,50}(?=[\n;|]|$)"
        r"|(?<=[Dd]enomination: )[^\n;|]{3,50}(?=[\n;|]|$)"
    ),
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in _TEXTS)
