"""Dutch days and ages: what `days` and `ages` look for in a text of Flanders or the Netherlands."""

import re
from typing import Final

__all__ = ["AGES", "RELATIVE", "comes_back", "is_group"]

_PART: Final = "ochtend|morgen|voormiddag|middag|namiddag|avond|nacht"
_SOME: Final = (
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|veertien|enkele|"
    r"een paar|\d{1,2}|anderhalve)"
)
_FEAST: Final = (
    r"(?:Aswoensdag|Carnaval|carnaval|Halloween|Sint-Maarten|Sint[- ]Nicolaas|Sint|"
    r"Dodenherdenking|Prinsjesdag|Moederdag|moederdag|Vaderdag|vaderdag|Valentijn|Valentijnsdag|"
    r"Dierendag|Driekoningen|oudejaar|Oudejaarsdag|oudejaarsdag|oudejaarsnacht|nieuwjaarsnacht|"
    r"Wapenstilstandsdag|Keti Koti|Ketikoti|Chanoeka|Diwali|Divali|Holi|Newroz|Nowruz|Ashura|"
    r"Asjoera|Palmzondag|Witte Donderdag|Stille Zaterdag|Sint-Jansdag|Rerum Novarum|Moelid|"
    r"Onze-Lieve-Vrouw-Hemelvaart|Maria-Hemelvaart|Jom Kipoer|Poerim|Pesach|Rosj Hasjana|Eid|Aïd|"
    r"Bayram)"
)
_MARK: Final = (
    r"(?:de|het|haar|zijn|hun|die|dat|een|onze)? ?(?:\w+ )?(?:brand|aanslag|inval|rellen|moord|"
    r"feest|verjaardag|begrafenis|uitvaart|bruiloft|trouw|huwelijk|match|wedstrijd|derby|"
    r"examens?|proclamatie|kermis|markt|stemming|verkiezingen|iftar|ramadan|vasten|viering|les|"
    r"vergadering|zitting|uitspraak|arrestatie|betoging|demonstratie|marathon|koers|steekpartij|"
    r"vechtpartij|ontploffing|explosie|huiszoeking|diploma-uitreiking|kerkdienst|vrijdaggebed|"
    r"schoolfeest|kerstmarkt|opening|vakantie|herfstvakantie|kerstvakantie|paasvakantie|"
    r"krokusvakantie|wapenstilstand)"
)
RELATIVE: Final = (
    rf"(?:eer)?gister(?:en)? ?(?:{_PART})?|overmorgen|vanavond|vanmorgen|vanochtend|vanmiddag|"
    rf"vannamiddag|vannacht|morgen ?(?:ochtend|vroeg|middag|namiddag|avond)|morgen(?= (?:komt|"
    rf"gaan|is|zien|bel|staat|heb|hebben|om))|"
    r"de (?:dag|avond|ochtend|nacht|week|zondag|maandag) (?:ervoor|erna|erop|daarop|daarvoor|"
    r"daarna|voordien|nadien|zelf|tevoren|voorafgaand)|daags (?:na|voor|nadien|voordien|erna|"
    r"ervoor|tevoren)(?: (?:de|het) [\w'\u2019-]+)?|"
    rf"(?:dezelfde|diezelfde|de volgende|de vorige|de bewuste|diens?elfde|datzelfde|hetzelfde|"
    rf"dat|het vorige|het volgende) (?:dag|avond|ochtend|middag|nacht|namiddag|voormiddag|week|"
    rf"weekend|weekeinde)|die (?:dag|avond|ochtend|middag|nacht|namiddag|voormiddag|"
    rf"week)(?=[ .,;])|"
    r"(?:vorige?|volgende?|afgelopen|komende?|verleden|voorbije|aankomende) (?:week|weekend|"
    r"weekeinde|nacht|dagen|avond|namiddag|middag|ochtend)|het (?:weekend|weekeinde) (?:erna|"
    r"ervoor|daarna|daarvoor|nadien|van \d{1,2}\b|(?:voor|na|van) [\w'\u2019-]+)|"
    rf"{_SOME} (?:dag|dagen|week|weken) (?:geleden|later|eerder|daarvoor|daarna|nadien|voordien|"
    rf"ervoor|erna|terug|na|voor)"
    r"(?: (?:de|het|haar|zijn|hun) [\w'\u2019-]+)?|"
    rf"de (?:dag|week|avond|ochtend|nacht|vooravond|namiddag) (?:voor|na|van|"
    rf"vóór) {_MARK}(?:[\w'\u2019-]*)|(?:de |op )?(?:voor)?avond (?:voor|van|na) (?:{_FEAST}|"
    rf"[A-Z]\w+(?:dag|feest|avond))|(?:de )?(?:dag|week|nacht) (?:voor|na|van) (?:{_FEAST}|Pasen|"
    rf"Pinksteren|Kerst|Kerstmis|Nieuwjaar|het Suikerfeest|"
    r"het Offerfeest|Sinterklaas|Koningsdag|Hemelvaart|Allerheiligen|Bevrijdingsdag)|"
    r"(?:de )?(?:eerste|tweede|derde|vierde|laatste|voorlaatste|allereerste|27e|"
    r"zevenentwintigste) (?:dag|week|nacht|avond|vrijdag|zondag|schooldag|weekend) (?:van|in|na|"
    r"voor) (?:de |het |van )?(?:ramadan|vasten|advent|schooljaar|vakantie|zomervakantie|"
    r"herfstvakantie|kerstvakantie|krokusvakantie|paasvakantie|grote vakantie|examens|blok|"
    r"kermis|carnaval|\w+vakantie)|"
    rf"(?:op |met |na |sinds |tot |voor |vóór ){_FEAST}|(?:de )?(?:eerste|laatste) schooldag|"
    r"(?:nationale feestdag|Vlaamse feestdag|11 juli|Dag van de Arbeid|"
    r"Feest van de Vlaamse Gemeenschap|oud en nieuw|Oud en Nieuw)|(?:zon|za|ma|di|din|wo|woe|do|"
    r"don|vr|vrij|zo)\.? (?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|(?<!zo )\d{1,2}(?= om |[,;]))|"
    r"(?:dd\.?|d\.d\.|op|afspraak|datum:?|sinds|vanaf|tegen|tot|van|van de|de dato|voor|na|"
    r"zitting|verslag|overleg|vergadering|mail|brief|telefoon|gesprek) (?!24/7)(?:0?[1-9]|[12]\d|"
    r"3[01])[/](?:0?[1-9]|1[0-2])(?![\w/%-])(?! van)|(?:dd\.?|op|datum:?|afspraak|"
    r"afspraak:) (?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|1[0-2])(?![\w/%-])|(?:nu |vandaag |"
    r"straks )?(?:zondag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag) over (?:een week|"
    r"acht dagen|14 dagen)|(?:medio|begin|half|eind|midden) (?:volgende|vorige|deze|die) week|"
    r"week (?:[1-9]|[1-4]\d|5[0-3])(?= (?:van \d{4}|is|was|kwam))"
)
"""Days that are named by what is around them."""

_NUMBER: Final = r"(?:\d{1,2}|{words})"
_YEAR_AT_SCHOOL: Final = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|1e|2e|3e|4e|5e|6e|7e|8e|1ste|"
    r"2de|3de|4de|5de|6de|7de)"
)
_TRACK: Final = (
    r"(?:havo|vwo|vmbo|mavo|mbo|hbo|aso|tso|bso|kso|buso|okan|gymnasium|atheneum|lyceum|"
    r"middelbaar|secundair|HAVO|VWO|VMBO|MAVO|MBO|ASO|TSO|BSO|KSO|BuSO|OKAN|Havo|Vwo|Vmbo|"
    r"praktijkonderwijs)"
)
AGES: Final = (
    r"(?:geboren in|geb\.|°|geboortejaar:?|bouwjaar|jaargang|lichting|van|uit) ?(?:19[3-9]\d|"
    r"200\d|201\d)(?=[ .,;)])(?! (?:tot|naar|bleek|over|kwam|blijkt|staat|dateert|en 20))|"
    rf"(?:(?:uit|van|in) )?(?:het |de )?{_YEAR_AT_SCHOOL} (?:klas|leerjaar|middelbaar|secundair|"
    rf"kleuterklas|graad(?= (?:van|aso|tso|bso)))(?: van (?:het |de )?(?:{_TRACK}|basisschool|"
    rf"lagere school|middelbare school))?(?: {_TRACK})?|(?:(?:het|haar|zijn|"
    rf"de) )?{_YEAR_AT_SCHOOL} (?:jaar )?(?:van het |van de |van )?{_TRACK}(?!\w)|[1-7] ?(?:e|de|"
    rf"ste)? ?{_TRACK}(?:-\w+)?(?!\w)|(?:klas|groep|leerjaar|klas:|groep:) ?[1-8] "
    rf"?[a-zA-Z]?(?![\w-]| (?:tot|en|van de|bestaat|kreeg|deel|moest))|"
    r"(?<![\d.,/])[1-7] ?[A-E]\d?(?= (?:van|op|in|zat|en|weigerde|is|die|heeft|kwam))|(?:eerste|"
    r"tweede|derde|vierde|vijfde|zesde|zevende)(?:klasser|jaars|jaarsstudent|jaarsstudente|"
    r"jaarsleerling)(?!en|\w*en\b)|brugklas(?:ser|sertje)?|brugpieper|examenklas|"
    r"eindexamenleerling|laatstejaars(?:leerling)?|(?:man|vrouw|jongen|meisje|knul|meid|jongere|"
    r"leerling|student|studente|dochter|zoon|broer|broertje|zus|zusje|kind|dame|heer|vader|"
    r"moeder|tiener|kerel|gast|iemand|leeftijd|neef|nicht|oma|opa|puber|peuter|kleuter|baby|"
    r"jongeman|deelnemer|deelneemster|"
    rf"bewoner|bewoonster|bekeerling|bekeerlinge|cliënt|buurman|buurvrouw|weduwe|weduwnaar|die|"
    rf"eentje) (?:van |is |was |werd |wordt |van ongeveer |van amper |van net |van nog geen |"
    rf"was pas )(?:nog geen |amper |pas |net |al |toen )?{_NUMBER}(?: jaar(?: "
    rf"oud)?)?(?=[.,;:!?)\n]| (?:die|en|met|uit|was|heeft|had|kwam|wil|is|toen|vroeg|zei)(?!\w))|"
    rf"(?:leeftijd|lft\.?|leeftijd van|oud)[: ] ?{_NUMBER}(?: jaar| j\.?)?|{_NUMBER} ?(?:jr\.?|"
    rf"j\.)(?!\w)|{_NUMBER} jaar (?:oud|jong)|{_NUMBER} lentes|(?<=[,(] ){_NUMBER} "
    rf"jaar(?=[,.;)])|(?<=\(){_NUMBER} jaar(?=[,.;)])|(?:is|was|werd|wordt|nu|pas|net|amper|"
    rf"nauwelijks|bijna|al) {_NUMBER} jaar(?=[,.;)])(?<!één jaar)(?<!twee jaar)(?<!drie jaar)|"
    rf"(?:een jaar of|rond de|tegen de|dik in de|ver in de|voor in de|achter in de|begin|midden|"
    rf"eind|half) "
    r"(?:zestien|zeventien|achttien|dertien|veertien|vijftien|twintig|dertig|veertig|vijftig|"
    r"zestig|zeventig|tachtig|negentig)(?=[.,;:)]| (?:en|is|was|met|die|woont)(?!\w))|(?:op|"
    r"sinds|vanaf|rond|voor|na|tot) (?:zijn|haar|d['\u2019]r|z['\u2019]n|mijn) (?:\d{1,2}(?:e|de|"
    r"ste)?|\w{3,20}(?:de|ste))(?=[.,;:!?)\n]| (?!jaar|keer|dag|les|avond|week|poging|bezoek|"
    r"gesprek|school|werk|beurt|stap)\w)(?<!einde)(?<!aarde)(?<!kunde)|"
    rf"(?:is|was|werd|wordt) (?:hij|zij|ze|die) (?:pas|net|toen|nu|amper|"
    rf"nog maar )?{_NUMBER}(?=[.,;:!?]| (?:toen|en|jaar|als|geworden)(?!\w))|(?:is|was|werd|"
    rf"wordt) (?:net |pas |nog maar )?(?:{_NUMBER} geworden|[1-9]\d (?:toen|en (?:woont|zit|zat|"
    rf"werkt|studeert|heeft|gaat|"
    r"zoekt|wil|komt|speelt|volgt|volgde|leeft|kwam|ging))(?!\w))|als \d{1,2}-?jarige|"
    r"(?<=[a-z] )[mvMV][/,] ?\d\d(?!\w)|(?<=: )[mvMV][ /,]{1,2}\d\d(?!\w)"
)
"""Ages of one person; `{words}` stands for number words."""

_REGULAR: Final = re.compile(
    r" (?:is|zijn|wordt|worden|staat|staan|gaat|gaan|komt|komen|kan|kunnen|mag|mogen|werkt|"
    r"werken|blijft|blijven|alleen|enkel|open|gesloten|dicht|om|tussen|van \d|tot|vanaf|tijdens|"
    r"na school|na de les|of (?:op )?\w+dag|en (?:op )?\w+dag|niet|wel|houden|houdt|geeft|geven|"
    r"loopt|lopen|zit|zitten|doet|doen|eten|koken|heeft|hebben)(?!\w)(?! (?:hij|zij|ze|"
    r"er een extra))"
)
_CUSTOM: Final = re.compile(
    r"(?:elke|iedere|op|telkens op|men het op|steeds op|enkel op|alleen op|en|of|niet op) \Z",
    re.IGNORECASE,
)
_GENERIC: Final = re.compile(
    r"(?:men|altijd|telkens|steeds|elke|doorgaans|meestal|vaak|wekelijks)(?!\w)", re.IGNORECASE
)
_PAST: Final = re.compile(
    r"(?<!\w)(?:was|waren|kwam|kwamen|ging|gingen|stond|zat|had|hadden|werd|werden|\w{3,}(?:de|"
    r"te|den|ten)(?= (?:er|hij|zij|ze|we|de|het|een)))(?!\w)"
)
_SEASON: Final = re.compile(
    r"(?<!\w)(?:rond|rondom|tijdens|tussen|buiten|zoals|over|elke|per|jaarlijks|viering van|"
    r"feest van|periode van|aanloop naar)(?: de| het)?(?: [\w-]+(?:,| en| of)(?: de|"
    r" het)?){0,2} \Z",
    re.IGNORECASE,
)


_WEEKDAY: Final = re.compile(r"(?:maan|dins|woens|donder|vrij|zater|zon)dag\w*", re.IGNORECASE)
_DAYS: Final = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag\w*"
# A list of what is done on which day: "- Dinsdag en donderdag: inloop".
_LISTED: Final = re.compile(
    rf"[\s*\u2022\u2013|>-]*(?:(?:{_DAYS}|op|elke|iedere|en|of|tot|t/m|tot en met|eerste|tweede|"
    rf"derde|"
    r"vierde|laatste)[ ,/&|-]*)*",
    re.IGNORECASE,
)
_LISTED_BEHIND: Final = re.compile(
    rf"(?:(?:,| en| of| tot| t/m| tot en met|/|-| &| \u2013) ?(?:{_DAYS}))*(?: van (?:de|elke) "
    rf"maand)?"
    r"(?: ?\(?\d{1,2}[^:\n]{0,16}\)?)? ?(?::|\t|\||\u2013 )",
    re.IGNORECASE,
)
_OF_ANY_MONTH: Final = re.compile(
    r" van (?:de|elke|iedere) maand(?!\w)|.* van de maand\Z", re.IGNORECASE
)
_NEAR: Final = re.compile(
    r"(?:eer|over)?(?:gister|morgen|van(?:daag|avond|nacht|middag|morgen|ochtend|namiddag))\w*|"
    r"daags.*",
    re.IGNORECASE,
)
_AT: Final = re.compile(
    r"(?:\d{1,2}|op|na|voor|vóór|sinds|tot|met|tegen|vanaf|van|rond|over|tijdens|in|tussen|week|"
    r"dag|avond|"
    r"nacht|ochtend|eerste|tweede)(?: (?:de|het|en|op))? \Z",
    re.IGNORECASE,
)
_BEGINS_AT: Final = re.compile(r"(?:op|na|voor|vóór|sinds|tot|met) ", re.IGNORECASE)
_ANY_YEAR: Final = re.compile(
    r" (?:is|zijn|wordt|worden|maken|plannen|houden|organiseren|bakken|koken|vieren|staat|staan|"
    r"komt|"
    r"komen|gaat|kan|kunnen|krijgen|doen|zetten|sturen|geven|nodigen|werken|maakt|plant|"
    r"organiseert|"
    r"sluiten|sluit|blijft|blijven)(?!\w)(?! (?:hij|zij|ze|hun|zijn|haar)(?!\w))"
)


def comes_back(plain: str, start: int, end: int) -> bool:
    """Say whether a day comes back: a feast as a time of year, a weekday of every week."""
    day = plain[start:end]
    if _OF_ANY_MONTH.match(plain[end : end + 20]) or _OF_ANY_MONTH.fullmatch(day):
        return True
    if _is_listed(plain, start, end) or _is_generic(plain, start, end):
        return True
    if _WEEKDAY.fullmatch(day):
        return _is_weekly(plain, start, end)
    # "Around Christmas it is busier" is about any year.
    is_bare = " " not in day or day.lower().startswith(("het ", "de "))
    if _NEAR.fullmatch(day) is None and (is_bare or _BEGINS_AT.match(day)):
        if _ANY_YEAR.match(plain, end) and not _PAST.search(plain[end : end + 40].split(".", 1)[0]):
            return True
        if is_bare and _AT.search(plain[max(0, start - 20) : start]) is None and " " not in day:
            return True  # "Sinterklaas" by itself is a theme, and no day.
    return is_bare and _SEASON.search(plain, max(0, start - 60), start) is not None


_LATER: Final = re.compile(
    r".*(?:dag|dagen|week|weken|maanden) (?:later|daarna|erna|nadien)(?: (?:de|het|haar|zijn|"
    r"hun) \S+)?|de (?:dag|week|avond) "
    r"(?:erop|erna|ervoor|daarna|"
    r"daarvoor|nadien)",
    re.IGNORECASE,
)
_ANY_PAST: Final = re.compile(
    r"(?<!\w)(?:was|waren|kwam|kwamen|ging|gingen|stond|stonden|zat|zaten|had|hadden|werd|werden|"
    r"bleek|bleken|bleef|"
    r"belde|vroeg|gaf|kreeg|zei|liep|hoorde|nam|vond|verdween|vertrok|overleed|sprak|begon|lag|"
    r"zag|is|heeft|zijn|"
    r"[^\W\d_]{3,}(?:de|te|den|ten))(?!\w)"
)
_HABIT: Final = re.compile(
    r"(?: en (?:op )?\w+dag\w*)? (?:zijn|zitten|houden|werken|nemen|staan|geven|vergaderen|"
    r"sluiten|blijven|doen|komen|"
    r"hebben|koken|sporten|bellen|lopen|openen|starten|plannen|organiseren) (?:we|wij)(?!\w)(?! "
    r"(?:hem|haar|hen|"
    r"opnieuw|weer|nog|terug|met [A-Z]|bij [A-Z]|[A-Z]))| is (?:onze|het vaste|de vaste|ons vast|"
    r"vaste|altijd|onze vaste)(?!\w)"
)


def _is_generic(plain: str, start: int, end: int) -> bool:
    """Say whether a day is one of a plan: "zes weken later een terugkomles", "woensdag zijn we"."""
    if _WEEKDAY.search(plain, start, end) is not None:
        return _HABIT.match(plain, end) is not None
    if _LATER.fullmatch(plain, start, end) is None:
        return False
    begin = max(plain.rfind(mark, 0, start) for mark in ".!?\n") + 1
    stops = [at for at in (plain.find(mark, end) for mark in ".!?\n") if at >= 0]
    rest = plain[begin:start] + plain[end : min(stops, default=len(plain))]
    return _ANY_PAST.search(rest) is None


def _is_listed(plain: str, start: int, end: int) -> bool:
    """Say whether a day heads a line of what is done on it."""
    line = plain[plain.rfind("\n", 0, start) + 1 : start]
    return (
        _WEEKDAY.search(plain, start, end) is not None
        and len(line) < _LONGEST_LIST
        and _LISTED.fullmatch(line) is not None
        and _LISTED_BEHIND.match(plain, end) is not None
    )


_LONGEST_LIST: Final = 60


def _is_weekly(plain: str, start: int, end: int) -> bool:
    """Say whether "op vrijdag is de deur open" is meant, and not "op vrijdag kwam hij"."""
    sentence = plain[max(plain.rfind(".", 0, start), plain.rfind("\n", 0, start)) + 1 : start]
    before = plain[max(0, start - 20) : start]
    ahead = plain[end : end + 40]
    if _CUSTOM.search(before) is None:
        return False
    if _PAST.search(ahead.split(".")[0]) or _PAST.search(sentence):
        return False
    return _GENERIC.search(sentence[-50:]) is not None or _REGULAR.match(ahead) is not None


_GROUP_BEFORE: Final = re.compile(
    r"(?:(?:voor|lokaal|zaal|kamer|artikel|bijlage|versie|pagina|leerlingen|klassen|jongeren|"
    r"scholieren|kinderen|lessen|doelgroep|groepen|vanaf|"
    r"tussen|alle|elke|beide)(?: (?:van|uit|in|de|het|met)){0,3}|(?:jonger|ouder|meer|"
    r"minder) dan|(?:boven|onder|vanaf) (?:de )?|(?:\d|\b(?:vier|zes|acht|tien|twaalf|"
    r"\w{3,5}tien|twintig)) ?(?:tot en met|tot|t/m|en|of|-|\u2013)|(?:klas|groep|leerjaar|"
    r"middelbaar|\d(?:e|de)|eerste|tweede|derde|vierde|vijfde) (?:en|tot|of|t/m)(?: het|"
    r" de)?) ?\Z",
    re.IGNORECASE,
)
_GROUP_BEHIND: Final = re.compile(
    r" ?(?:-|\u2013|t/m|(?:en|tot|of)(?: en met)?(?: de| het| in het)?) ?(?:\d|eerste|tweede|"
    r"derde|vierde|vijfde|zesde|zevende|ouder|jonger)|(?:sen|klassen|leerlingen)"
)


def is_group(plain: str, start: int, end: int) -> bool:
    """Say whether an age or a class is that of a group: "leerlingen van het vijfde middelbaar"."""
    before = plain[max(0, start - 40) : start]
    return _GROUP_BEFORE.search(before) is not None or _GROUP_BEHIND.match(plain, end) is not None
