"""The age of one person in German: in digits, words and halves, beside a name, at school.

An age of a group ("ab 14 Jahren", "14- bis 16-Jährige") and a class as a group are none.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.textguard.number_words import NUMBER_WORDS

__all__ = ["find_german_ages", "is_group_age"]

# Digits that letters stand in for are one age too: "l6", "I7", "1O".
_LETTERED: Final = r"(?:[lI][0-9OolI]|[1-9][OolI])"
_AGE: Final = (
    rf"(?:(?:[5-9]|[1-9]\d|{_LETTERED}|{{words}}(?:einhalb)?)(?: ?[½¼¾]|[,.]5| 1/2)?(?![\d.,]\d))"
)
_YEARS: Final = (
    r"(?: ?(?:Jahren?(?: und \w+ Monate[n]?)?(?: (?:alt|jung|auf dem Buckel))?|Jahr alt|"
    r"J\.(?: alt)?|Lenzen?|Jährchen))?"
)
_NEARLY: Final = (
    r"(?:(?:gerade(?: erst|mal| einmal| mal)?|grad(?:e)?(?: erst| mal)?|gut|erst|knapp|"
    r"kaum|fast|noch|nur|schon|bereits|"
    r"damals|jetzt|nun|heute|inzwischen|mittlerweile|da|etwa|circa|ca\.|rund|ungefähr|"
    r"eben|da erst|ja|doch|"
    r"zu dem Zeitpunkt|noch nicht(?: einmal)?|noch keine|keine|nicht einmal|nicht mal|"
    r"nicht ganz|bald|genau|auch|"
    r"mal|einmal|soeben|frische?|zarte[n]?|wohl|angeblich|über|unter|um die|höchstens|"
    r"mindestens|vielleicht|seit \w+) )"
)
_DONE: Final = (
    r"(?=[.,;:)!?\u2013]|$|\n| (?:und|als|oder|aber|,|damals|geworden|gewesen|wurde|war|"
    r"ist|hat|hatte|"
    r"da|oder so|\u2013|-|(?:ge|ver|be|ent|er|zer|aus|ab|an|auf|ein|weg|um|kon|radikal|"
    r"von|in)[a-zäöüß]{2,20}(?:t|en)(?:[.,;:)]| (?:und|worden|ist|"
    r"war|hat|hatte|wurde|haben|sein))|zog|kam|brach|ging|verließ|schloss|begann|trat|"
    r"konvertierte|reiste|heiratete|"
    r"wollte|konnte|musste|durfte|landete|saß|stand|fing|schon|noch|allein|nach|von|zum|"
    r"zur|zu|in die|ins|aus|"
    r"\w+ (?:er|sie|ich)|geht|ging|er|sie|ich|ihn|das erste|schwanger|verheiratet|"
    r"volljährig|Vater|Mutter|Vollwaise))"
)
_CLASS: Final = r"(?:[1-9]|1[0-3])"
_ORDINAL_STEMS: Final = [
    "erst",
    "zweit",
    "dritt",
    "viert",
    "fünft",
    "sechst",
    "siebt",
    "siebent",
    "acht",
    "neunt",
    "zehnt",
    "elft",
    "zwölft",
    "dreizehnt",
]
_NTH: Final = rf"(?:(?:{'|'.join(_ORDINAL_STEMS)})e[nrs]?|{_CLASS}\.)"
_YEAR_OF_LIFE: Final = (
    r"(?:(?:\d{1,2}\.|[a-zäöüß]{2,24}t(?:e[nsr]?)) (?:Lebensjahr(?:es|s)?|Geburtstag(?:s|es)?))"
)
_PUPIL: Final = (
    r"(?:Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebt|Acht|Neunt|Zehnt|Elft|Zwölft|"
    r"Dreizehnt)kl[äa]ss(?:ler|lerin)|"
    r"(?:\d{1,2}\.?-?)[Kk]lässler(?:in)?|Maturant(?:in)?|Abiturient(?:in)?|"
    r"Erstsemestrige[rn]?|Erstsemester|"
    r"Vorschulkind|Taferlklassler(?:in)?|Erstklassler(?:in)?|Zweitklassler(?:in)?|"
    r"Drittklassler(?:in)?|"
    r"Viertklassler(?:in)?|Fünftklassler(?:in)?|Primaner(?:in)?|Sextaner(?:in)?|"
    r"Quintaner(?:in)?|ABC-Schütze|"
    r"Repetent(?:in)?|I-Dötzchen|Grundschulkind|Kindergartenkind|Firmling|"
    r"Konfirmand(?:in)?"
)
_ONE: Final = (
    r"(?:[Ee]ine?[mnrs]?|[Dd]er|[Dd]ie|[Dd]em|[Dd]en|[Dd]es|als|ist|war|sei|noch|damals|"
    r"[Dd]iese[rmns]?|"
    r"(?:[Ss]ein|[Ii]hr|[Mm]ein|[Uu]nser)(?:e[mnr]?)?)"
)
_PATTERNS: Final = (
    # is 17, was just thirteen, turned 20
    (
        "(?:ist|war|sei|bin|wäre|wurde|wird|werde|worden|gewesen|werden|sein|is) (?:(?:er|"
        r"sie|ich|der|die|es|[A-ZÄÖÜ]\w+) )?"
        rf"(?P<age>{_NEARLY}{{0,3}}{_AGE}{_YEARS}(?: geworden| gewesen)?){_DONE}"
    ),
    # with nineteen, at barely fourteen
    (
        "(?P<b>(?:[Mm]it|seit|vor|ab|von|bis) (?:(?:seinen|ihren|seine|ihre|meinen) "
        rf")?{_NEARLY}{{1,3}}{_AGE}{_YEARS}){_DONE}"
    ),
    rf"(?P<c>[Mm]it (?:(?:seinen|ihren|meinen|zarten|süßen) )?{_AGE}{_YEARS}){_DONE}",
    (
        r"(?P<bare>(?:(?<=\ber )|(?<=\bsie )|(?<=\bich )|(?<=selbst )|(?<=sich )|(?<=schon )|"
        r"(?<=bereits )|(?<=erst )|(?<=war ))mit (?:zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|"
        r"siebzehn|achtzehn|neunzehn|1[2-9]))(?! (?:bis|und|oder|weiteren|anderen|jungen)\b)"
        r"(?! (?:[a-zäöüß-]{3,25}e[nrs]? ){1,2}[A-ZÄÖÜ])(?= [a-zäöüß]{2,}|[.,;])"
    ),
    rf"(?:im (?:zarten )?Alter von|Lebensalter von) {_NEARLY}{{0,2}}(?P<d>{_AGE}{_YEARS})",
    (
        rf"Alter(?: [^:\n.]{{1,30}})?(?:: ?| )(?P<e>{_NEARLY}?{_AGE}{_YEARS}(?:, "
        rf"{_NEARLY}?{_AGE}{_YEARS})?)(?![\w%-])(?! (?:bis|und|oder) \d)"
    ),
    (
        "(?:Mädchen|Junge|Jungen|Bub|Buben|Kind|Mann|Frau|Bursche|Burschen|Bursch|"
        "Jugendliche[rn]?|Schüler|Schülerin|Sohn|Tochter|"
        "Bruder|Schwester|Lehrling|Teenager|Kerl|Bübchen) (?:von|mit|um die) "
        rf"(?P<f>{_NEARLY}{{0,2}}{_AGE}{_YEARS})(?![\w%-])(?= ?[,.;:)!?]| [a-zäöü])"
    ),
    # not yet twelve, just 20
    (
        rf"(?P<g>{_NEARLY}{{1,2}}{_AGE}{_YEARS})(?=[,.;)] ?(?:hat|der|die|das|und|schon|"
        "neulich|als|aber|$)|,? (?:geworden|gewesen|alt|Jahre))"
    ),
    (
        rf"(?<=[\w)] \()(?P<h>{_NEARLY}?(?:\d{{1,2}}|{{words}}(?:einhalb)?)(?: ?[½¼¾])? "
        r"?(?:J\.?|Jahre?|Jahren|j\.|Lj\.)?(?: alt)?)(?=[,;)])"
    ),
    rf"(?:(?<=[^\W\d_], )|(?<=[^\W\d_]\), ))(?P<i>{_NEARLY}{{0,2}}{_AGE}{_YEARS})(?=[,;.)]| und )",
    rf"(?:{_AGE}) ?(?:J\.|jg\.|j\.)(?: alt)?(?!\w)(?! [a-zäöü]+(?:zeit|dauer))",
    (
        rf"{_AGE} (?:Lenze|Jährchen)|(?:hat|hatte) {_NEARLY}{{0,2}}{_AGE} Jahre auf dem Buckel|"
        rf"{_AGE} Jahre und (?:{{words}}|zwei|drei|vier|\d+|einen) Monate?(?: alt)?"
    ),
    (
        r"(?<=[^\W\d_], )(?:bald|fast|gerade(?: mal)?|knapp|schon|erst|kaum|noch keine|noch "
        "nicht) (?:zwei|drei|vier|[1-4])(?=[.,;)])"
    ),
    (
        r"(?<=[.!?:] )(?:(?:Gerade(?: erst| mal)?|Erst|Knapp|Kaum|Fast|Noch keine|Grad(?: "
        r"mal)?) )?(?:Zwölf|Dreizehn|Vierzehn|Fünfzehn|Sechzehn|Siebzehn|Achtzehn|Neunzehn|"
        r"Zwanzig|1[2-9]|zwölf|"
        r"dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn)(?: Jahre?)?(?: alt| "
        r"jung)?(?=, (?!\d)| und (?:mit|schon|noch|so|doch)|[.!?](?! \d))"
    ),
    (
        "(?:Schüler(?:in)?|Junge|Bub|Mädchen|Kind|Bursche|Freund(?:in)?|der|die|jemand|einer|"
        "eine|welche) (?P<k>(?:aus|in|von) (?:der|einer|ihrer|seiner) (?:Ersten|Zweiten|"
        "Dritten|Vierten|Fünften|Sechsten|Siebten|Achten|Neunten|Zehnten|Elften|Zwölften|"
        r"\d{1,2}\.))(?= ?[,.;)]| [a-zäöü])"
    ),
    (
        r"(?:wird|wurde|werde) (?:im [A-ZÄÖÜ]\w+|am [\w.]{2,12}(?: [A-ZÄÖÜ]\w+)?|bald|heuer|"
        "demnächst|morgen|"
        rf"nächste[nrs]? \w+) (?P<l>{_AGE})(?=[.,;:)!?]| und)"
    ),
    (
        rf"(?P<m>(?:an die|auf die|gegen|um die|weit über|deutlich über) {_AGE})(?= (?:ist|war|"
        r"sei|wird|zugeht|zuging|zu)(?:[.,;:)!?]| und))"
    ),
    (
        r"(?:(?<=[,(\u2013] )|(?<=ist )|(?<=war )|(?<=noch ))(?:\d{1,2}|{words})-?jährig"
        r"(?=[.,;:)!?]| und)"
    ),
    # years of life, birthdays
    (
        "(?:(?:in|ab|mit|seit|bis|vor|zu|kurz vor|kurz nach|nach|an) )?(?:(?:seine[mnr]?|"
        "ihre[mnr]?|meine[mnr]?|dem|den|der|zum|im|beim|vom) )?"
        rf"{_YEAR_OF_LIFE}(?!\w)"
    ),
    # births
    (
        r"(?:[Jj]ahrgang|[Gg]eburtsjahr|[Gg]eburtsjahrgang|geb\.|geboren|Jg\.|Jhg\.|Baujahr|"
        r"\*)(?: im Jahr| im| in| am| anno| ca\.)*:? ?['\u2019]?(?:(?:19|20)\d\d|"
        r"\d\d)(?:er)?(?![\w.-]\d|\w)"
    ),
    (
        r"(?:(?:19|20)\d\d|['\u2019]\d\d)(?:er)?(?: in [\w. -]{2,25}?)? "
        r"(?:geboren(?:e[rnms]?)?|zur Welt gekommen|auf die Welt gekommen|Geborene[rn]?)(?!\w)"
    ),
    (
        r"(?:Jahrgang|Jahrgangs) (?:19|20)?\d\d(?!\w)|(?:19|20)\d\der(?:-|\s)?Jahrgang|"
        r"(?:[Ee]in|[Ee]ine|[Dd]er|[Dd]ie) (?:19|20)\d\der(?:in)?(?= |[.,;])(?! (?:Jahre|"
        r"Jahren))"
    ),
    (
        r"(?:[Gg]eburtsdatum|geb\. am|geboren am)(?: \w+)?:? ?\d{1,2}\.? ?(?:\d{1,2}\.|"
        r"[IVX]{1,4}\.|[A-Za-zä]+)? ?(?:19|20)?\d\d(?!\w)"
    ),
    # adjectives and nouns
    (
        r"(?:\d{1,2}|{words}(?:einhalb)?)-?[Jj]ährige[rnsm]?(?![\w-])|(?:\d{1,2}|"
        r"{words}) Jahre (?:alte[rnms]?|alt|jung|junge[rnms]?)(?!\w)"
    ),
    (
        r"(?:Anfang|Mitte|Ende|[Uu]m die|[Hh]och in den|in den) (?:zwanzig|dreißig|vierzig|"
        r"fünfzig|sechzig|siebzig|achtzig|[2-8]0)(?:ern?)?(?![\w%])"
    ),
    (
        rf"(?<![\w-])(?:{_NEARLY})?(?:volljährig geworden|volljährig|großjährig)(?= ?(?:[,.;)]|"
        "geworden|und))(?<!sind)"
    ),
    # school
    rf"{_ONE} (?:[a-zäöüß-]{{2,25}}e[rnms]? ){{0,2}}(?:{_PUPIL})(?![\w-])",
    rf"(?<=[,(\u2013] )(?:{_PUPIL})(?=[,.;)\u2013]| (?:an|am|der|des|im|in|aus|und|auf|beim) )",
    rf"(?:{_PUPIL}) (?:an|am|der|des|in der|im|auf)(?= )(?<!innen an)",
    (
        "(?:Schüler(?:in)?|Kind|Mädchen|Junge|Bub|Lehrling|Jugendliche[r]?|Freund(?:in)?|"
        "Bruder|Schwester|Sohn|Tochter) (?:aus|in|von) (?:der |einer |ihrer |seiner "
        rf")?(?:Klasse )?{_CLASS}\.? ?[a-fA-F]?(?![\w.-])"
    ),
    (
        "(?:[Ii]n (?:der|die)|[Dd]ie|[Dd]er|[Ee]iner|[Ee]ine|[Aa]us der|[Ii]hrer?|[Ss]einer?|"
        rf"[Uu]nserer?) (?:{_CLASS} ?[a-fA-F]|{_NTH}(?: Klasse(?: \w{{0,12}}schule)?| "
        "Schulstufe| Jahrgangsstufe| Volksschulklasse| Volksschule| Mittelschule| "
        "Grundschule| Oberstufe)?)(?=[.,;:!?)]| (?:der|des|am|an|im|in|und|war|ist|kam|ging|"
        "hat|hatte|geht|sitzt|wurde|wiederholt|besucht|gesessen|gegangen|versetzt|einer|"
        "eines|mit|als|"
        r"wo)\b)(?<!ersten)(?<!zweiten)(?<!dritten)(?<!vierten)(?<!anderen)(?<!erste)(?<!zweit"
        "e)(?<!dritte)(?<!vierte)"
    ),
    (
        "(?:(?:in|ab|seit|nach|aus|vor) (?:der |die )?|die |der |einer |eine |ihre[r]? |"
        rf"seine[r]? )?{_NTH} (?:Klasse|Schulstufe|Jahrgangsstufe|Volksschulklasse|"
        r"Lehrjahr(?:es|s)?|Semester|Ausbildungsjahr(?:es|s)?)(?!\w)"
    ),
    (
        rf"(?:Klasse|Stufe|Jahrgangsstufe|Schulstufe) ?{_CLASS}(?: ?[a-fA-F])?(?![\w.-])(?! "
        r"(?:bis|und|oder|/) (?:zur )?\d)"
    ),
    (
        "(?:besucht|besuchte|wiederholt|wiederholte|geht in|ging in|sitzt in|kommt aus|war "
        rf"in|ist in|aus|in) (?:(?:derzeit|zurzeit|nun|gerade) )?(?:die|der) {_CLASS}(?:\.| "
        r"?[a-fA-F](?!\w))(?= |[,;)]|$)(?! \d)"
    ),
    (
        r"(?:Maturaklasse|Abiturklasse|Abschlussklasse|Vorschule|Polytechnischen? Lehrgang|"
        r"Poly(?= |[.,;]))(?!n)"
    ),
)
_BAND: Final = re.compile(
    r"(?:\b(?:[Aa]b|[Bb]is|[Uu]nter|[Üü]ber|[Vv]on|[Zz]wischen|mindestens|höchstens)|\d|"
    r"und|bis zu|[Ff]ür(?: die)?|"
    r"[Aa]llen?|[Aa]ller|unserer|beiden|vielen|\d-|\d- ?(?:bis|und|oder|zu)|bis|"
    r"Altersgruppe(?: der)?|zwei|drei|vier|mehrere[nr]?|"
    r"an (?:die|den)) \Z"
)
_LONGEST_BAND: Final = 22
_IS_BAND: Final = re.compile(
    r"ährige|Klasse|Stufe|stufe|Schuljahr|kl[äa]ssler|Semester|Lehrjahr|Maturant|Abitur|"
    r"Konfirmand|Firmling|Jahrgang [5-9]\b|"
    r"Jahrgang 1[0-3]\b|klasse|Vorschul|Poly|Lebensjahr"
)
_NUMBERED: Final = re.compile(
    r"(?:Anzahl|Zahl|Quote|Nummer|Kapitel|Seite|Seiten|Wert|Mittelwert|Durchschnitt|Summe|"
    r"Preis|Beginn|Uhr|Punkt|Tabelle|Nr\.|TOP|"
    r"Version|Prozent|Stand|Modul|Phase|Skala|Gruppengröße|Einheit|Raum|Zimmer|Linie|"
    r"Paragraf|§|Artikel|Art\.|Abs\.|Band|Teil|Dauer|"
    r"Schritt|Bus|Straßenbahn|Halle|Tisch|Platz|Rang|Ergebnis|Kalenderwoche|KW|Zone|Heft|"
    r"Folge|Ausgabe|Haus|Stiege|Tür|Teilnehmende|"
    r"Teilnehmer|Personen|Fälle|Plätze|Termine)\b[^.;\n]{0,25}\Z"
)
_ENDS_AS_OTHER: Final = re.compile(
    r"\s*(?:Uhr|Euro|€|%|Prozent|Minuten|Stunden|Tage|Wochen|Monate|Meter|Kilometer|km|"
    r"Personen|Mal|mal|Jahren? (?:lang|später|danach|zuvor|Erfahrung|Haft|Gefängnis)|"
    r"Jahre (?:lang|später|danach|zuvor|Erfahrung|Haft|Gefängnis)|bis \d|/|-\d|Cent|"
    r"Punkte|Seiten|Grad|\.\d|von \d)"
)


def find_german_ages(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where the age of one person is told."""
    for pattern in _ages():
        for found in pattern.finditer(plain):
            name = found.lastgroup
            start, end = found.span(name) if name else found.span()
            if _IS_BAND.search(found.group()) and is_group_age(plain, start):
                continue
            if _ENDS_AS_OTHER.match(plain, end) or (
                name and _NUMBERED.search(plain, max(0, start - 40), start)
            ):
                continue
            yield start, end


def is_group_age(plain: str, start: int) -> bool:
    """Say whether what stands before an age makes it one of a group: "14- bis 16-Jährige"."""
    return _BAND.search(plain, max(0, start - _LONGEST_BAND), start) is not None


@cache
def _ages() -> tuple[re.Pattern[str], ...]:
    older = [word for word, number in NUMBER_WORDS[("de")].items() if number >= 5]  # noqa: PLR2004 - who is younger is counted in months
    words = "|".join(sorted(older, key=len, reverse=True))
    return tuple(
        re.compile(rf"(?<![\w.,/-])(?:{each.replace('{words}', f'(?:{words})')})", re.MULTILINE)
        for each in _PATTERNS
    )
