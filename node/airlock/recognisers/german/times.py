"""Days and ages as German says them: feasts, "11.4.", "Nacht auf Sonntag", "die 8c", "Er ist 17".

A day that comes back ("jeden Montag", "montags") and an age of a group ("ab 14 Jahren") are none.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.month_names import MONTHS
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["find_german_ages", "find_german_days"]

_DAYS: Final = r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)"
_PART: Final = r"(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)"
_TIMES: Final = (
    r"(?:Tag|Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht|Woche|Wochenende|Montag|Samstag|"
    r"Sonntag)"
)
_RELATIVE: Final = (
    r"letzte|vorletzte|nächste|übernächste|vergangene|vorige|kommende|folgende|darauffolgende|"
    r"diese|jene|selbe|gleiche|besagte"
)
_ADJECTIVE: Final = rf"(?:{_RELATIVE}|erste|zweite|dritte|vierte)[nrms]?"
_FEAST: Final = (
    r"(?:Ostern|Oster(?:sonntag|montag|samstag|wochenende|ferienbeginn)|Palmsonntag|Karfreitag|"
    r"Karsamstag|Gründonnerstag|Weißen? Sonntag|"
    r"Pfingsten|Pfingst(?:sonntag|montag|samstag|wochenende)|Weihnachten|Weihnachtsabend|"
    r"Heiligabend|Heilige[nr]? Abend|Heiligen Drei Könige|Dreikönig(?:stag)?|"
    r"(?:ersten?|zweiten?|1\.|2\.) (?:Weihnachts|Oster|Pfingst)(?:feier)?tag|Stefanitag|Christtag|"
    r"Silvester(?:nacht|abend)?|Neujahr(?:stag)?|Nikolaus(?:tag|abend)?|"
    r"Krampus(?:tag|lauf)?|Barbaratag|Martinstag|Sankt Martin|St\. Martin|Martini|Lichtmess|"
    r"Fronleichnam|Christi Himmelfahrt|Himmelfahrt(?:stag)?|Vatertag|Muttertag|"
    r"Mariä (?:Himmelfahrt|Empfängnis|Lichtmess)|Rosenmontag|"
    r"Faschings?(?:dienstag|samstag|sonntag)|Faschingsdienstag|Veilchendienstag|"
    r"Altweiber(?:fastnacht)?|Weiberfastnacht|Aschermittwoch|"
    r"Zuckerfest|Opferfest|Ramadanfest|Fastenbrechen|(?:ersten?|letzten?) (?:Tag des )?Ramadan"
    r"(?:tag)?|Aschura|Newroz|Nouruz|Chanukka|Pessach|Jom Kippur|Lag baOmer|"
    r"Tag der (?:Deutschen Einheit|Arbeit|Befreiung)|Einheitstag|Nationalfeiertag|Staatsfeiertag|"
    r"Maifeiertag|Reformationstag|Allerheiligen|Allerseelen|Halloween|"
    r"Buß- und Bettag|Totensonntag|Ewigkeitssonntag|Volkstrauertag|Holocaust-Gedenktag|"
    r"(?:ersten?|zweiten?|dritten?|vierten?) Advent(?:ssonntag|swochenende)?|Walpurgisnacht|"
    r"Johannistag|Sonnwendfeier|Sonnwende|Valentinstag|Frauentag|Weltfrauentag|"
    r"Erntedank(?:fest|sonntag)?|Leopoldi(?:tag)?|Zeugnistag|Schulschlusstag)"
)
_SHORTEST_MONTH: Final = 3
_MONTH: Final = "|".join(
    sorted(
        (re.escape(each) for each in MONTHS if len(each) >= _SHORTEST_MONTH), key=len, reverse=True
    )
)
_NUMBERS: Final = (
    r"(?:einem|einer|einen|eine|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|"
    r"vierzehn|\d{1,2}|wenigen|ein paar)"
)
_DAY_PATTERNS: Final = (
    # 11.4. and 3./4. Mai, where something says that it is a day
    (
        r"(?:(?<=\bam )|(?<=\bvom )|(?<=\bbis )|(?<=\bzum )|(?<=\bab )|(?<=\bseit )|(?<=\bden )|"
        r"(?<=\bdem )|(?<=\bder )|(?<=\bund )|(?<=\()|(?<=, )|(?<=^)|(?<=\n))"
        r"(?:0?[1-9]|[12]\d|3[01])\. ?(?:0?[1-9]|1[0-2])\.(?!\d)(?! ?\d)"
    ),
    (
        r"(?<![\d.])(?:0?[1-9]|[12]\d|3[01])\. ?(?:/|und|bis|auf den|-|\u2013) ?(?:0?[1-9]|[12]\d|"
        rf"3[01])\. ?(?:(?i:{_MONTH})\b\.?(?: \d{{4}})?|\d{{1,2}}\.)"
    ),
    (
        r"(?:am |zum |vom )?(?:ersten|zweiten|dritten|vierten|fünften|sechsten|siebten|siebenten|"
        r"achten|neunten|zehnten|elften|zwölften|"
        r"dreizehnten|vierzehnten|fünfzehnten|sechzehnten|siebzehnten|achtzehnten|neunzehnten|"
        r"\w+undzwanzigsten|zwanzigsten|dreißigsten|"
        rf"einunddreißigsten) (?:(?i:{_MONTH}))(?: \d{{4}})?(?!\w)"
    ),
    (
        r"(?:am |an |zu |vor |nach |seit |bis |kurz (?:vor|nach) )?(?:(?:dem|den|der|das|"
        rf"letzten?m?|vergangenem?n?) )?{_FEAST}(?: (?:19|20)\d\d)?(?![\w-])"
    ),
    # weekdays with what is around them
    (
        rf"(?:in der )?Nacht (?:auf|zum|zu|von) (?:(?:den|dem|vergangenen|letzten) )?{_DAYS}"
        rf"(?: auf {_DAYS})?(?!\w)"
    ),
    (
        rf"(?:{_ADJECTIVE} )?{_DAYS}{_PART}?(?!\w)(?: (?:früh|vormittag|nachmittag|abend|davor|"
        rf"danach|darauf|zuvor|vor|nach)(?: {_FEAST})?)?"
        rf"(?:,? (?:den |dem )?(?:0?[1-9]|[12]\d|3[01])\.(?: (?i:{_MONTH})\b|"
        r" ?\d{1,2}\.)?(?: ?(?:19|20)\d\d)?)?"
    ),
    # yesterday, a week ago, the week after
    (
        r"(?:vor)?gestern(?: (?:früh|abend|morgen|mittag|vormittag|nachmittag|nacht))?|übermorgen|"
        r"heute (?:abend|morgen|früh|vormittag|nachmittag|nacht)|"
        r"morgen (?:früh|abend|vormittag|nachmittag)|heute Nacht|vorhin"
    ),
    (
        r"(?:noch )?(?:am |an |in |zum |bis |seit )?(?:der |dem |den |das |"
        rf"die )?(?:{_RELATIVE})[nrms]? {_TIMES}(?![\w-])"
    ),
    (
        r"(?:am|im|in der|an dem|an jenem|an diesem|in jener|in dieser) (?:Tag|Abend|Morgen|"
        r"Nachmittag|Vorabend|Nacht|Woche|Wochenende|Montag|Vortag) "
        r"(?:davor|danach|darauf|zuvor|vorher|nachher|vor|nach|der|des)"
        r"(?: (?:der|dem|den|des|einem|einer|seiner|ihrer|seinem|ihrem|unserem|unserer))?(?: "
        r"[\w-]+)?"
    ),
    (
        r"(?:Tag|Abend|Morgen|Nacht|Woche|Wochenende|Vorabend|Vortag) (?:vor|nach|der|des) "
        r"(?:der |dem |den |des |einem |einer |seiner |ihrer |seinem |ihrem |unserem |"
        rf"unserer )?{_FEAST}(?!\w)"
    ),
    (
        rf"vor (?:(?:genau|knapp|gut|etwa|rund) )?{_NUMBERS} (?:Tagen?|Wochen?)(?!\w)"
        r"(?! (?:Vorlauf|lang|vor))"
    ),
    rf"{_NUMBERS} (?:Tage?|Wochen?|Nächte) (?:später|zuvor|danach|davor|darauf|vorher)(?!\w)",
    (
        r"tags (?:darauf|zuvor|drauf)|am (?:Folgetag|Vortag|Vorabend|Tag darauf|Tag danach)|"
        r"(?:anderntags|tags darauf|heuer am \w+)"
    ),
    (
        r"(?:in der |die |der |am |im )?(?:erste|zweite|dritte|vierte|letzte|vorletzte)[nrs]? "
        rf"(?:(?:{_MONTH})woche|(?:Woche|Wochenende|Tag|Schultag|Schulwoche|"
        r"Ferientag|Ferienwoche|Freitag|Montag|Samstag|Sonntag|Dienstag|Mittwoch|Donnerstag)"
        r"(?: (?:im|des|vom|der|nach|vor) (?:(?:den|dem|der) )?"
        rf"(?:(?i:{_MONTH})s?\b|Schuljahre?s?|Monats|Sommerferien|Herbstferien|Osterferien|"
        rf"Weihnachtsferien|Semesterferien|Ferien|Ramadan|{_FEAST})))(?: (?:19|20)\d\d)?"
    ),
    (
        r"(?:Anfang|Mitte|Ende) (?:der|letzter|dieser|vergangener|nächster|kommender) Woche|"
        r"KW ?\d{1,2}|Kalenderwoche \d{1,2}|(?<!\w)\d{1,2}\. (?:Kalenderwoche|KW)|"
        r"(?:am )?(?:ersten|letzten|vorletzten) (?:Schul|Ferien|Arbeits|Seminar|Projekt|"
        r"Verhandlungs|Prozess)tag(?!\w)|(?:am )?Tag (?:davor|danach|darauf|zuvor)"
    ),
)
_EVERY: Final = re.compile(
    r"(?:\bjede[nrms]?|\bjeweils|\bimmer|\balle|\bpro|\bje|\böfter|\bnie|\bkein\w*|"
    r"\bjeden (?:ersten|zweiten|dritten|letzten))"
    r"(?: (?:am|an|zum|in der|den|dem|der|ersten|zweiten|dritten|letzten|zwei|drei|vier))* ?\Z"
)
_LONGEST_EVERY: Final = 40

_PERSON: Final = (
    r"(?:[Ee]r|[Ss]ie|[Dd]er Junge|[Dd]as Mädchen|[Dd]er Mann|[Dd]ie Frau|[Dd]er Sohn|"
    r"[Dd]ie Tochter|[Dd]er Bruder|[Dd]ie Schwester|[Dd]er Bub|[Dd]er Schüler|[Dd]ie Schülerin|"
    r"[Dd]er Jugendliche|[Dd]ie Jugendliche|[Dd]er Täter|[Dd]er Bursche|[Dd]er Lehrling|der|die|"
    r"dieser|diese|[A-ZÄÖÜ][a-zäöüß]{2,20})"
)
_IS: Final = (
    r"(?:ist|war|sei|wurde|wird|wäre)(?: (?:gerade|erst|damals|jetzt|nun|heute|inzwischen|"
    r"mittlerweile|da|noch|knapp|kaum|schon|bereits|etwa|eben|da erst|ja|zu dem Zeitpunkt))*"
)
_YEAR_OF: Final = (
    r"(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|siebente|achte|neunte|zehnte|elfte|"
    r"zwölfte|dreizehnte|[1-9]\.|1[0-3]\.)[nrs]?"
)
_AGE_PATTERNS: Final = (
    (
        rf"{_PERSON} {_IS} (?P<age>(?:[5-9]|[1-9]\d|{{words}})(?: Jahre(?: alt)?)?)(?=[.,;:)!?]|"
        r" (?:und|als|oder|aber|,|damals|geworden|gewesen|\u2013|-)|$|\n)"
    ),
    (
        r"(?:mit|im Alter von|Alter:|Alter|wird|wurde) (?P<age>(?:[5-9]|[1-9]\d|{words})"
        r"(?: (?:Jahren|Jahre))?)(?=[.,;:)!?]| (?:zog|kam|brach|ging|verließ|schloss|wurde|hatte|"
        r"konvertierte|reiste|begann|trat))"
    ),
    (
        r"(?:Jahrgang|Geburtsjahr|Geburtsjahrgang|geboren(?: im Jahr| im|)|geb\.|Jg\.|Baujahr|\*)"
        r"(?: im Jahr)?:? ?(?:19|20)\d\d(?!\w)"
    ),
    (
        r"(?:19|20)\d\d (?:in [\w. -]{2,25} )?(?:geboren|zur Welt gekommen|auf die Welt gekommen)"
        r"(?!\w)"
    ),
    (
        rf"(?:in (?:der|die)|die|der|einer|eine|aus der|ihre|seine)? ?{_YEAR_OF} "
        r"(?:Klasse|Schulstufe|Jahrgangsstufe|Volksschulklasse|Lehrjahr)(?!\w)"
    ),
    (
        r"(?:Klasse|Stufe|Jahrgangsstufe) ?(?:[1-9]|1[0-3])(?: ?[a-fA-F])?(?![\w.-])"
        r"(?! (?:bis|und|oder) (?:zur )?\d)"
    ),
    (
        r"(?:(?<=\bder )|(?<=\bdie )|(?<=\beiner )|(?<=\bunserer )|(?<=\bunsere )|(?<=\bdieser )|"
        r"(?<=\bKlasse ))(?:[1-9]|1[0-3]) ?[a-f](?=[,.;:!?)]? |[,.;)])"
    ),
    (
        r"(?:[1-8]|{words})\. (?:Klasse|Schulstufe)|(?:Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebt|"
        r"Acht|Neunt|Zehnt)klässler(?:in|s)?(?!\w)|Erstsemester(?!\w)|Maturaklasse|Abiturklasse|"
        r"Abschlussklasse"
    ),
    (
        r"(?:\d{1,2}|{words}) ?Jahre(?: (?:alt|jung))?(?=[,.;)]| alt| jung)"
        r"(?! (?:lang|später|danach|zuvor|Erfahrung))"
    ),
    r"(?:\d{1,2}|{words})-?[Jj]ährige[rnsm]?(?!\w)",
    (
        r"(?:\d{1,2}|{words}) Jahre alte[rnsm]?(?!\w)|(?:Anfang|Mitte|Ende) (?:zwanzig|dreißig|"
        r"vierzig|fünfzig|sechzig|siebzig|[2-7]0)(?!\w)(?!er)"
    ),
    r"(?:seinem|ihrem|seinen|ihren|dem|zum) (?:\d{1,2}\.|[a-zäöüß]+(?:ten|sten)) Geburtstag(?!\w)",
)
_BAND: Final = re.compile(
    r"(?:\b(?:ab|bis|unter|über|von|zwischen|mindestens|höchstens)|\d|und|bis zu|für(?: die)?|"
    r"allen?|aller|unserer|beiden|vielen) \Z"
)
_LONGEST_BAND: Final = 12
_IS_BAND: Final = re.compile(r"ährige|Klasse|Stufe|stufe|Schuljahr|klässler|Semester")


def find_german_days(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where days are named."""
    for pattern in _days():
        for found in pattern.finditer(plain):
            if not _EVERY.search(plain, max(0, found.start() - _LONGEST_EVERY), found.start()):
                yield found.span()


def find_german_ages(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where the age of one person is told."""
    for pattern in _ages():
        for found in pattern.finditer(plain):
            start, end = found.span("age") if "age" in pattern.groupindex else found.span()
            before = plain[max(0, start - _LONGEST_BAND) : start]
            if not (_IS_BAND.search(found.group()) and _BAND.search(before)):
                yield start, end


@cache
def _days() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![\w-])(?:{each})", re.MULTILINE) for each in _DAY_PATTERNS)


@cache
def _ages() -> tuple[re.Pattern[str], ...]:
    words = "|".join(sorted(NUMBER_WORDS["de"], key=len, reverse=True))
    return tuple(
        re.compile(rf"(?<![\w-])(?:{each.replace('{words}', words)})") for each in _AGE_PATTERNS
    )
