"""Days as German says them: feasts, "11.4.", "Nacht auf Sonntag".

A day that comes back ("jeden Montag", "montags") is none.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.month_names import MONTHS

__all__ = ["find_german_days"]

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
# Feasts of one day; those of more days, and seasons, single out nothing by themselves.
_ONE_DAY: Final = (
    r"(?:Oster(?:sonntag|montag|samstag)|Palmsonntag|Karfreitag|Karsamstag|Gründonnerstag|"
    r"Pfingst(?:sonntag|montag|samstag)|Weihnachtsabend|Heiligabend|Heilige[nrm]? Abend|"
    r"(?:ersten?|zweiten?|1\.|2\.) (?:Weihnachts|Oster|Pfingst)(?:feier)?tag|Stefanitag|"
    r"Stephanitag|Christtag|"
    r"Silvester(?:nacht|abend|tag)?|Neujahr(?:stag|snacht)?|Nikolaus(?:tag|abend)|"
    r"Dreikönigstag|"
    r"Krampus(?:tag|nacht)|Barbaratag|Martinstag|Martinsabend|Fronleichnam|Christi "
    r"Himmelfahrt|Himmelfahrtstag|"
    r"Vatertag|Muttertag|Mariä (?:Himmelfahrt|Empfängnis|Lichtmess)|Rosenmontag[s]?|"
    r"Faschings?(?:dienstag|samstag|"
    r"sonntag|montag)|Veilchendienstag|Altweiber(?:fastnacht)?|Weiberfastnacht|"
    r"Schmutziger Donnerstag|"
    r"Aschermittwoch|Einheitstag|Nationalfeiertag|Staatsfeiertag|Maifeiertag|"
    r"Reformationstag|Allerheiligen|"
    r"Allerseelen|Halloween|Buß- und Bettag|Totensonntag|Ewigkeitssonntag|Volkstrauertag|"
    r"Walpurgisnacht|"
    r"(?:[1-4]\.|ersten?|zweiten?|dritten?|vierten?) Advent(?:ssonntag|swochenende)?|"
    r"Adventsonntag|"
    r"Johannistag|Valentinstag|Weltfrauentag|Frauentag|Zeugnistag|Schulschlusstag|"
    r"Tag der (?:Deutschen Einheit|Arbeit|Befreiung)|letzten? Schultag|ersten? Schultag)"
)
_DAY_OF: Final = (
    r"(?:Vorabend|Abend|Morgen|Nachmittag|Vormittag|Nacht|Tag|Tags|Woche|Wochenende|"
    r"Sonntag|Montag|Dienstag|Mittwoch|"
    r"Donnerstag|Freitag|Samstag|Sonnabend)"
)
_DAY_PATTERNS: Final = (
    # 11.4. and 3./4. Mai, where something says that it is a day
    (
        r"(?:(?<=\bam )|(?<=\bAm )|(?<=\bVom )|(?<=\bBis )|(?<=\bAb )|(?<=^[-\u2013\u2022*>] "
        r")|(?<=^\u2192 )|(?<=: )|(?<=\u2013 )|(?<=bis )|"
        r"(?<=[a-z]tag )|(?<=Termin )|(?<=\bvom )|(?<=\bbis )|(?<=\bzum )|(?<=\bab )|"
        r"(?<=\bseit )|(?<=\bden )|"
        r"(?<=\bdem )|(?<=\bder )|(?<=\bund )|(?<=\()|(?<=, )|(?<=^)|(?<=\n))"
        r"(?:0?[1-9]|[12]\d|3[01])\. ?(?:0?[1-9]|1[0-2])\.(?!\d)(?! ?\d)"
    ),
    # a day or "heute" with the hour behind it, or behind a meeting
    (
        r"(?:0?[1-9]|[12]\d|3[01])\. ?(?:0?[1-9]|1[0-2])\.(?=,? (?:um |ab |gegen |bis )?\d{1,2}"
        r"(?:[.:]\d{2})? ?(?:Uhr|h\b|\u2013|-)|,? \d{1,2}:\d\d)|"
        r"(?:(?<=gespräch )|(?<=termin )|(?<=treffen )|(?<=sitzung )|(?<=besuch )|(?<=kontakt )|"
        r"(?<=beratung )|(?<=anruf )|(?<=veranstaltung )|(?<=frist )|(?<=konferenz )|(?<=runde )|"
        r"(?<=abend )|(?<=Abgabe )|(?<=Start )|(?<=Beginn )|(?<=Stand )|(?<=vorlage ))"
        r"(?:0?[1-9]|[12]\d|3[01])\. ?(?:0?[1-9]|1[0-2])\.(?!\d)|"
        r"(?:heute|Heute|morgen|Morgen|übermorgen|gestern)(?=,? (?:um |ab |gegen |bis )?\d{1,2}"
        r"(?:[.:]\d\d)? ?(?:Uhr|h\b)|,? \d{1,2}:\d\d)"
    ),
    # 17. d. M., 11.IV.2006, 14/5, 3.5, 2025-05-03
    (
        r"(?:am |vom |zum |bis |seit |den )?(?:0?[1-9]|[12]\d|3[01])\. ?(?:d\. ?(?:M|J|"
        r"Mts?)\.|dieses Monats|des Monats|ds\. ?(?:Mts?\.|M\.))"
    ),
    (
        r"(?:0?[1-9]|[12]\d|3[01])\. ?(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2}|X)\.? ?(?:(?:19|"
        r"20)?\d\d)?(?![\w])"
    ),
    (
        r"(?:(?<=\bam )|(?<=\bvom )|(?<=\bbis )|(?<=\bzum )|(?<=\bab )|(?<=: )|(?<=Termin )|"
        r"(?<=Treffen )|(?<=\bden ))"
        r"(?!24/7)(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?:/(?:19|20)?\d\d)?(?![\w/])"
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
        r"(?:[Aa]m|[Aa]n|[Zz]u|[Ss]eit|[Bb]is|[Vv]om|[Zz]um|[Ii]n der|[Aa]b|[Vv]or|[Nn]ach|"
        r"[Kk]urz (?:vor|nach)|[Dd]en|[Dd]er) (?:(?:dem|den|der|"
        r"das|letzten?m?|vergangenem?n?|heurigen|diesjährigen) )?"
        rf"{_ONE_DAY}(?: (?:19|20)\d\d)?(?![\w-])(?! (?:in|im) (?:die Schule|den "
        "Kindergarten))|"
        rf"{_FEAST} (?:19|20)\d\d(?!\w)|"
        r"(?:[Aa]m|[Zz]um|[Bb]eim|[Ss]eit dem|[Nn]ach dem|[Vv]or dem) (?:(?:letzten|"
        r"vergangenen|heurigen|diesjährigen) )?(?:(?:Zucker|Opfer|Ramadan)fest)(?![\w-])|"
        r"[Aa]m (?:(?:ersten|letzten|zweiten|dritten) )?(?:Tag des |Tag von )?(?:Ramadan|"
        r"Newroz|Nouruz|Aschura|Chanukka|Pessach|Jom Kippur|Purim|Weihnachten|Ostern|"
        r"Pfingsten)(?![\w-])|"
        r"[Ss]eit (?:Ostern|Pfingsten|Weihnachten)(?![\w-])|"
        r"[Aa]n (?:Ostern|Pfingsten|Weihnachten|Newroz|Chanukka|Pessach)(?! und)(?![\w-])|"
        r"[Zz]u (?:Newroz|Nouruz|Martini|Leopoldi|Lichtmess|Dreikönig|Allerheiligen)(?![\w-])|"
        r"(?:Heiligen Drei Könige|Lag baOmer)(?!\w)|"
        "(?:in der |der |die )?(?:Oster|Pfingst|Weihnachts|Neujahrs|Silvester|Walpurgis|"
        r"Johannis|Krampus|Halloween)(?:nacht|wochenende)(?!\w)"
    ),
    (
        "(?:(?:am|an|in der|vom|der|den|im|seit dem|bis zum|zum) "
        rf")?(?:(?:[a-zäöüß]{{3,20}}[nrs]) )?{_DAY_OF}s? "
        "(?:vor|nach|zu|auf|von|des|der|im) (?:(?:der|dem|den|des|einem|einer|seiner|ihrer|"
        "seinem|ihrem|unserem|unserer|letzten|letztem) ){0,2}"
        rf"(?:{_FEAST}s?|{_ONE_DAY}s?|Ferien|(?:Sommer|Herbst|Winter|Oster|Weihnachts|Semester|"
        "Pfingst|Faschings)ferien|Schulbeginn|"
        r"Schulschluss|Anschlag|Überfall|Brand|Vorfall|Prozess|Urteil|Razzia|Festnahme|"
        r"Hochzeit|Begräbnis|Beerdigung|Trauerfeier|"
        r"Derby|Finale|Spiel|Wahl|Demo|Demonstration|Kundgebung|Zeugnisvergabe|Abiball|"
        r"Maturaball|Klassenfahrt|Einschulung|Freitagsgebet|"
        r"Geburtstag|Abreise|Ausreise|Rückkehr|Entlassung|Fußballspiel|Stadtfest|Schulfest|"
        r"Schützenfest|Kirchweih|Kirtag|Volksfest)(?![\w-])"
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
    (
        r"heut(?:e)? (?:abend|nacht|früh|morgen|mittag|nachmittag|vormittag|Abend|Nacht|Früh|"
        r"Mittag|Nachmittag)|(?:vor)?gestern (?:nacht|abend)"
    ),
    (
        "(?:Zwei|Drei|Vier|Fünf|Sechs|Sieben|Acht|Zehn|Einen|Eine|Ein paar|Wenige|Knapp zwei|"
        "Kaum zwei) (?:Tage?|Wochen?|Nächte|Stunden) (?:später|zuvor|danach|davor|darauf|"
        r"vorher)(?!\w)"
    ),
    (
        r"(?:[Aa]m|[Dd]er|[Dd]en|[Dd]em|[Bb]is zum|[Ss]eit dem|[Aa]b dem|[Zz]um) (?:Tag|Abend|"
        r"Morgen|Nachmittag|Vormittag|Wochenende) (?:danach|davor|darauf|zuvor|drauf|"
        r"vorher)(?!\w)|"
        r"[Ii]n der (?:Nacht|Woche) (?:danach|davor|darauf|zuvor|drauf)(?!\w)"
    ),
    (
        "(?:(?:am|ab|bis|seit|zum|vom|ab dem|bis zum|seit dem|an|der|den|dem) )*(?:ersten|"
        "zweiten|dritten|vierten|letzten|vorletzten) (?:Schul|Ferien|Arbeits|Seminar|Projekt|"
        "Verhandlungs|Prozess|Urlaubs|Kurs|Werk|"
        rf"(?i:{_MONTH})-?)(?:tag|wochenende|woche|montag|sonntag|samstag|"
        r"freitag)(?:e[sn])?(?!\w)"
    ),
    r"(?<![\w.])(?:[0-3] )?\d ?\. ?(?:[01] )?\d ?\.(?: ?2 ?0 ?\d ?\d)?(?= |[,;)\n])(?<= \.)",
    # yesterday, a week ago, the week after
    (
        r"(?:vor)?gestern(?: (?:früh|abend|morgen|mittag|vormittag|nachmittag|nacht))?|"
        r"übermorgen|"
        r"heute (?:abend|morgen|früh|vormittag|nachmittag|nacht|Abend|Morgen|Früh|Vormittag|"
        r"Nachmittag|Nacht|Mittag)|"
        r"(?:vor)?gestern (?:Abend|Nacht|Morgen|Früh|Nachmittag|Vormittag|Mittag)|"
        r"morgen (?:früh|abend|vormittag|nachmittag|Früh|Abend|Vormittag|Nachmittag|Mittag|"
        r"Nacht)|heute Nacht|vorhin|"
        r"(?<!guten )(?<!Guten )(?<!von )(?<!jeden )(?<!heute )(?<!am )(?<!und )(?<!gestern "
        r")(?<!Montag )morgen(?= [a-zäöü]| \d|[,.;!?])|heuer am \w+|"
        r"(?:noch )?(?:am |an |in |zu |zur )?(?:selben|selber|derselben|demselben|desselben|"
        r"gleichen) (?:Tag|Tage|Abend|Nacht|Morgen|Nachmittag|Vormittag|"
        r"Woche|Wochenende|Stunde)"
    ),
    (
        r"(?:noch )?(?:am |an |in |zum |bis |seit )?(?:der |dem |den |das |"
        rf"die )?(?:{_RELATIVE})[nrms]? {_TIMES}(?![\w-])"
    ),
    (
        r"(?:[Aa]m|[Ii]m|[Ii]n der|[Aa]n dem|[Aa]n jenem|[Aa]n diesem|in jener|in dieser) "
        r"(?:Tag|Abend|Morgen|Nachmittag|Vorabend|Nacht|Woche|Wochenende|Montag|Vortag) "
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
        r"[Tt]ags (?:darauf|zuvor|drauf)|am (?:Folgetag|Vortag|Vorabend|Tag darauf|Tag danach)|"
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


def find_german_days(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where days are named."""
    for pattern in _days():
        for found in pattern.finditer(plain):
            if not _EVERY.search(plain, max(0, found.start() - _LONGEST_EVERY), found.start()):
                yield found.span()


@cache
def _days() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![\w-])(?:{each})", re.MULTILINE) for each in _DAY_PATTERNS)
