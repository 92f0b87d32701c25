"""Streets and squares in German, where nouns have capitals and towns end as streets do.

"-straße" and "-gasse" are streets by themselves; "-platz", "-weg" or "-hof" are so with a number,
with a person's name before them, or behind "am" where no common word is meant ("Sportplatz").
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import municipalities
from node.airlock.recognisers.german.words import folded_words, is_german_word, is_object
from node.textguard.folding import fold

__all__ = ["COMMON_HALVES", "find_german_streets"]

# Bounded, or a text of nothing but capitals and apostrophes takes seconds.
_CAP: Final = r"[A-ZÄÖÜÀ-Þ][\w'\u2019]{0,40}"
_NUMBER: Final = (
    r" \d{1,4}(?! ?(?:Uhr|Euro|%|Prozent|Jahre|Minuten|Personen|Kinder|Jugendliche|bis "
    r"\d+ Uhr))"
    r"(?: ?[a-hA-H](?!\w))?(?: ?(?:-|\u2013|bis|\+|u\.|und) ?\d{1,4}[a-hA-H]?(?! "
    r"Uhr)(?!\w))?(?:(?:/| Top | Tür | Stiege |, Stiege |, Top |, Tür )(?:Top|Tür|Stiege|"
    r"Stg\.?|Haus)? ?\d{1,3})*(?!\w|\.\d)"
    # house at the back, floor, staircase, door
    r"(?:,? (?:(?:Hinter|Vorder|Garten|Neben)haus|Seitenflügel|Quergebäude|Rückgebäude|HH|VH|"
    r"(?:Dach|Erd|Unter|Zwischen)geschoss|Souterrain|(?:Hoch)?[Pp]arterre|EG|DG|UG|Mezzanin|"
    r"(?:\d{1,2}\.|[Ee]rster|[Zz]weiter|[Dd]ritter|[Vv]ierter|[Ff]ünfter) ?(?:OG|UG|Stock(?:werk)?|"
    r"Obergeschoss|Etage)|(?:Aufgang|Eingang|Block|Haus|Wohnung|Whg\.?|Zimmer|Apartment|App\.|"
    r"Top|Tür|Stiege) (?:Nr\. ?)?(?:\d{1,4}[a-zA-Z]?|[A-H])|links|rechts|Mitte)(?![\w-])){0,4}"
)
_POSTCODE: Final = r"(?:,? (?:[AD]-)?\d{4,5}(?!\w))?"
_SURE_END: Final = r"(?:straße|strasse|str\.|gasse|allee|promenade|lände|chaussee|twiete|stiege)"
_OTHER_END: Final = (
    r"(?:platz|weg|ring|damm|zeile|steig|steg|markt|graben|berg|anger|winkel|hof|park|pfad|stieg|"
    r"gang|gürtel|kai|hang|(?<!ä)ufer|wall|garten|gärten|brücke|tor|grund|feld|diek|deich|kamp|"
    r"hain|bogen|rain|leiten|zeile|siedlung|höhe|bleiche|brink)"
)
_TITLE: Final = r"(?:(?:Dr|Prof|St|Bgm|Gen|Pfr|Kard|Geschw|Gebr|Ing|Hl|Kan|Msgr|Sr|Frh|Abg)\.[- ]?)"
_BEFORE: Final = (
    rf"{_TITLE}{{0,3}}(?:(?:[A-ZÄÖÜ][a-zäöüß]{{1,30}}(?:er|e|en)|Sankt|St\.|Bad) )?"
    rf"(?:{_CAP}(?:-{_CAP}){{0,5}}-)?"
)
_JOINED: Final = re.compile(
    rf"(?<![\w-]){_BEFORE}(?P<half>[A-ZÄÖÜ][\wäöüß'\u2019]{{0,40}}?)??(?P<end>(?i:{_SURE_END}|"
    rf"{_OTHER_END}))(?!\w)"
    rf"(?P<number>{_NUMBER}{_POSTCODE})?"
)
_SMALL: Final = re.compile(
    r"(?<!\w)(?:Am|An der|An den|Auf der|Auf dem|Auf den|Im|In der|In den|Zum|Zur|Hinter der|"
    r"Hinter den|Hinter dem|Unter den|Unter der|Vor dem|Vor der|Bei der|Beim|Obere|Untere|Alte|"
    r"Neue|Große|Kleine|Hohe|Lange|Straße der|Straße des|Platz der|Platz des|Straße zum) "
    r"(?!Ganzen|Schnitt|Mittel|Vorjahr|Einzelnen|Übrigen|Folgenden|Gegenzug|Umkreis|Umfang|Wert|"
    r"Stundenplan|Monat|Quartal|Halbjahr|Semester|Tagen|Einsatz|Angebot|Verteiler|Verlauf|Sommer|"
    r"Winter|Herbst|Frühjahr|Frühling|Jahr|Kapitel|Artikel|Anlage|Punkt|Absatz|Abschnitt|Band|Teil|"
    r"Phase|Modul|Klasse|Stufe|Alter|Juli|Juni|Mai|März|April|August|Januar|Jänner|Februar|"
    r"September|Oktober|November|Dezember|Schuljahr|Zeitraum|Durchschnitt|Raum|Zimmer|Saal|Halle|"
    r"Schritt|Woche|Gruppe|Seite|Frage|Kanal \d)"
    rf"{_CAP}(?: {_CAP})?{_NUMBER}{_POSTCODE}"
)
_CUED: Final = re.compile(
    r"(?:Anschrift|Adresse|wohnhaft|gemeldet|wohnt|Treffpunkt|Straße|Ort)"
    r"(?: (?:lautet|ist|in der|in|am|an der|im|auf der|unter))?[:,]? "
    r"(?P<name>(?:(?:Am|An der|Im|In der|Zur|Zum|Auf der|Unter den|Hinter den|Hinter der) "
    rf")?{_CAP}(?:[ -]{_CAP}){{0,3}}{_NUMBER}{_POSTCODE})"
)
_OF_NAME: Final = re.compile(
    rf"(?<!\w)(?:Straße|Platz|Allee|Brücke) (?:der|des) (?![A-ZÄÖÜ]{{2}}){_CAP}(?: "
    rf"{_CAP})?(?:{_NUMBER}{_POSTCODE})?"
)
_COMMON_STREETS: Final = folded_words(
    "einbahnstraße seitenstraße nebenstraße spielstraße bundesstraße landstraße "
    "zufahrtsstraße einkaufsstraße geschäftsstraße querstraße wohnstraße impfstraße "
    "durchgangsstraße parallelstraße ausfallstraße schnellstraße autostraße datenstraße "
    "sackgasse seitengasse nebengasse straße gasse allee promenade uferpromenade strandpromenade "
    "begegnungsstraße"
)
COMMON_HALVES: Final = folded_words(
    "sport spiel bolz fußball basketball arbeits park markt zelt camping schul pausen studien "
    "praktikums ausbildungs kita kindergarten sitz steh rast fest treff stell dorf vor haupt bahn "
    "fried bauern innen hinter gerichts reiter heim rück um aus irr holz mittel rad fuß geh feld "
    "wald dienst post rechts lebens bildungs berufs lösungs flucht transport hin an seiten neben "
    "schleich reit wander super bau wochen floh weihnachts christkindl advents wohnungs trödel "
    "jahr stellen bürger auf stau fahr box eis grill tanz lern therapie wohn betreuungs pflege "
    "heimplatz blick augen rettungs ohr schlüssel schieds ober unter ein zu ab durch über nach "
    "frei erd tier kinder schreber klein obst gemüse bier winter sommer wein schulden akten müll "
    "industrie gewerbe freizeit fuhr skate vergnügungs stadt volks kletter fenster kopf fuss "
    "schlag betreff vorder haus kirch vorgeh vorgang rund lehr umgang zugang eingang ausgang "
    "durchgang rückgang abgang übergang anfang lehrgang bildungsgang studiengang gang bei themen "
    "tätigkeits handlungs wort kraft mit spann not kenn beweg beweis abgrund tor eigen wind zug "
    "land schau wild hoch tief schiess schieß schnee zahn orts grenz hand bruder sonder ver "
    "klassen schlaf wasser jugend nord süd ost west alt bade see strand fluss bach spazier kreuz "
    "kreis spitz bild schirm"
)
"""First halves of words that end as streets and quarters do, folded."""
_WORDS: Final = folded_words(
    "monitoring mentoring catering clearing engineering boxring hering schulweg umweg ausweg "
    "anrufer rufer betreffzeile bauernhof bahnhof friedhof vorhang zusammenhang anhang umhang "
    "abhang aushang überhang hintergrund untergrund vordergrund grund beweggrund abgrund umfeld "
    "vorfeld spielfeld doktor faktor motor rektor direktor sektor autor mentor moderator "
    "koordinator reaktor traktor monitor umgang zugang eingang vorgang gang jahrgang lehrgang "
    "studiengang durchgang fortgang werdegang rundgang ausgang untergang übergang rückgang tor "
    "wall krawall berg weg ring hof park platz markt feld garten kindergarten brücke schwanger "
    "pranger regenbogen fragebogen ellenbogen bogen bewertungsbogen beobachtungsbogen meldebogen "
    "evaluationsbogen erhebungsbogen höhe geldhöhe beihilfehöhe ferienpark"
)
_AT: Final = re.compile(
    (
        r"\b(?:am|zum|vom|im|in der|in den|in die|an die|an der|auf dem|auf der|von der|zur|"
        r"Ecke|beim) \Z"
    ),
    re.IGNORECASE,
)
_ALONE_ENDS: Final = frozenset(
    {"platz", "weg", "ring", "damm", "zeile", "graben", "pfad"}
) | frozenset({"gürtel", "kai", "anger", "markt", "lände", "ufer"})
_QUOTES: Final = tuple('\u201e"\u00bb\u201a\u201c\u00ab')
_WAYS: Final = frozenset(
    [
        "anger",
        "winkel",
        "graben",
        "wall",
        "berg",
        "hang",
        "rain",
        "zeile",
        "weg",
        "ring",
        "damm",
        "gürtel",
        "kai",
        "ufer",
        "siedlung",
        "pfad",
        "steig",
        "allee",
        "gasse",
        "twiete",
        "brink",
        "kamp",
        "deich",
        "diek",
        "lände",
    ]
)
_SPOTS: Final = folded_words(
    "park camping box spiel sport sitz steh platz bahn fried schul pausen innen haupt"
)
# A preposition with a capital inside a sentence opens a street: "Sie wohnt in Sichtweite, Am Hang".
_CAPITAL_AT: Final = re.compile(
    r"(?:(?<=[a-zäöüß,)] )|(?<=\()|(?<=[a-zäöüß0-9]: ))(?:Am|An der|An den|Auf der|Auf "
    r"dem|Auf den|Im|In der|In den|Zum|Zur|Hinter der|Hinter den|"
    r"Hinter dem|Unter den|Unter der|Vor dem|Vor der|Beim|Bei der|Beiderseits|Ob der|"
    r"Obere|Unteren?|Obere[rn]?|Alte[rn]?|Neue[rn]?|Hohe[rn]?|Große[rn]?|Kleine[rn]?) "
    rf"{_CAP}(?:-{_CAP})?(?: (?!Straße){_CAP})?(?:{_NUMBER}{_POSTCODE})?(?=[,.;)\n]| \d|$| "
    "[a-zäöü])"
)
_NO_WAY_NOUN: Final = re.compile(
    (
        r"(?:\w*(?:wochen|jahr|monat|fall|thema|rahmen|zeitraum|vergleich|gegensatz|anschluss|"
        r"folgenden|anhang|ergebnis|ende|anfang|sommer|winter|herbst|"
        r"frühjahr|januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|"
        r"november|dezember|gespräch|verlauf|tag|morgen|abend|nachmittag|"
        r"schule|schulen|generation|moschee|kirche|stadt|welt|ordnung|anlage|person|personen|"
        r"rede|medien|menschen|wege|länder|religion|bundesland|"
        r"gruppe|gruppen|fragen|worte|zahl|teil|liebe|hoffnung|heimat|freiheit|begegnung|"
        r"rechte[n]?|linke[n]?|tür|sonne|linde|krone|post|hirsch|adler|"
        r"löwen|bären|engel|anker|rössl|ochsen|lamm|traube|stern|schwan|hund|katze|"
        r"elternabend|methode|wahl|ziele|nachbesprechung|sprache|sprachen))\Z"
    ),
    re.IGNORECASE,
)
_LIVES: Final = re.compile(
    r"(?:wohnt|wohnte|wohnen|wohnhaft|gemeldet|lebt|lebte|zog|zieht|gezogen|Wohnung|"
    r"Zimmer|Anschrift|Adresse|Wohnadresse|Büro|Treffpunkt|Ecke|Kreuzung|"
    r"Haltestelle|Ort|WG|Haus|Räume|Laden|Keller|Garage|Sitz|Parkplatz|Baustelle|"
    r"Spielplatz|Platz|Brücke|Treff|Vorfall|Unterkunft)"
    r"(?: \w+){0,3}? (?:in|an|am|im|auf|bei|unter|beim|in der|an der|am Rande der|auf der|"
    r"nahe der|bei der|im|zur|zum|von der|Ecke|gegenüber)(?: (?:der|dem|den))? (?P<name>"
    rf"{_CAP}(?:-{_CAP}){{0,4}}(?: {_CAP})?(?:{_NUMBER}{_POSTCODE}))"
)
# "Schräg gegenüber, Karmeliterberg, Dachgeschoss": who lives somewhere, and then the street alone.
_LIVES_BESIDE: Final = re.compile(
    r"(?:[Ww]ohn(?:t|te|en|haft|ung|sitz)|[Ll]eb(?:t|te|en)|[Gg]emeldet|[Gg]ezogen|"
    r"[Uu]ntergebracht|"
    r"[Aa]nschrift|[Aa]dresse|[Bb]üro|[Zz]immer|[Qq]uartier)[^.!?\n]{0,60}?(?:, |: | \u2013 |\()"
    rf"(?P<name>{_TITLE}{{0,3}}(?:{_CAP}-){{0,3}}[A-ZÄÖÜ][a-zäöüß]{{2,30}}(?<!amt)"
    rf"(?:{_SURE_END}|{_OTHER_END}))(?=[,.;)\n]| \u2013|$)",
    re.MULTILINE,
)
# "Die Haltestelle Neckarufer": a spot, and then a street without its number.
_AT_SPOT: Final = re.compile(
    r"(?<![\w-])(?:Unterführung|(?:Bus|Straßenbahn|U-Bahn-)?[Hh]altestelle|Parkplatz|Brücke|"
    r"Kreuzung|Station|"
    r"Baustelle|Spielplatz|Parkhaus|Garage|Unterkunft|Wohnung|Filiale|Bushäuschen|Kiosk|Tankstelle|"
    r"Wohnblock|Hochhaus|Neubau|Grundstück|Wache|Dienststelle|Außenstelle) "
    rf"(?P<name>{_TITLE}{{0,3}}(?:{_CAP}-){{0,3}}[A-ZÄÖÜ][a-zäöüß]{{2,30}}(?:{_SURE_END}|"
    rf"{_OTHER_END}))"
    r"(?![\w-])"
)
_IS_SURE: Final = re.compile(_SURE_END, re.IGNORECASE)
_AND_STREET: Final = ("straße/", "gasse/", "str./", "weg/", "platz/", "allee/", "ring/")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ARTICLES: Final = frozenset({"Die", "Der", "Das", "Eine", "Einer", "Keine", "Diese"})
_NOT_FIRST: Final = (_ARTICLES - {"Einer"}) | frozenset(
    {"Straße", "Adresse", "Ecke", "Kreuzung", "Meine", "Seine", "Ihre", "Unsere"}
)
_LONGEST_BEFORE: Final = 12
_SHORTEST_HALF: Final = 4


def find_german_streets(plain: str) -> Iterator[tuple[int, int]]:
    """Yield streets and squares, with number and postcode where they have them."""
    for found in _JOINED.finditer(plain):
        if _is_street(plain, found):
            yield _begin(found), found.end()
    for pattern in (_SMALL, _OF_NAME):
        for found in pattern.finditer(plain):
            yield found.span()
    yield from _where_somebody_lives(plain)
    for found in _CAPITAL_AT.finditer(plain):
        noun = _LETTERS.findall(found.group())[-1]
        if found[0][-1].isdigit() or not (_NO_WAY_NOUN.match(noun) or is_object(noun)):
            yield found.span()


def _where_somebody_lives(plain: str) -> Iterator[tuple[int, int]]:
    """Yield streets behind words that say that somebody lives or meets there."""
    for pattern in (_CUED, _LIVES):
        yield from (found.span("name") for found in pattern.finditer(plain))
    for found in (*_LIVES_BESIDE.finditer(plain), *_AT_SPOT.finditer(plain)):
        last = fold(found["name"].rpartition("-")[2])
        if not (last in municipalities() or last in _WORDS or last in _COMMON_STREETS):
            yield found.span("name")


def _begin(found: re.Match[str]) -> int:
    """Return where a street begins: an article and "Straße" before it are no part of one."""
    first, space, _rest = found.group().partition(" ")
    is_cue = first in _NOT_FIRST and space
    return found.start() + len(first) + 1 if is_cue else found.start()


def _is_street(plain: str, found: re.Match[str]) -> bool:
    """Say whether what ends as streets do is one."""
    words = _LETTERS.findall(plain, found.start(), found.end("end"))
    last = fold(words[-1])
    is_named = len(words) > 1 and words[0] not in _ARTICLES
    if last in municipalities() and not found["number"]:
        return False
    if _IS_SURE.fullmatch(found["end"]):
        return last not in _COMMON_STREETS or is_named or found["number"] is not None
    if last in _WORDS and not is_named:
        return False
    return _is_square(plain, found, is_named=is_named)


def _is_square(plain: str, found: re.Match[str], *, is_named: bool) -> bool:
    """Say whether a word that ends as "Platz" is one: by number, name or the words before it."""
    half = fold(found["half"] or "")
    is_common = half in COMMON_HALVES or half.removesuffix("s") in COMMON_HALVES
    if found["number"]:
        is_way = found["end"].lower() in _WAYS or (
            half not in _SPOTS and found["number"][-1:].isalpha()
        )
        return not is_common or "-" in found.group() or is_way or is_named
    if is_named and found.group().partition(" ")[0].endswith("er"):
        # "Marburger Weg" may be a method, "Berliner Damm" is a street.
        is_quoted = plain[: found.start()].endswith(_QUOTES)
        is_at = (
            _AT.search(plain, max(0, found.start() - _LONGEST_BEFORE), found.start()) is not None
        )
        is_way = found["end"].lower() in {
            "damm",
            "ring",
            "platz",
            "ufer",
            "graben",
            "zeile",
            "kai",
            "gürtel",
        }
        is_beside = plain[: found.start()].endswith((", ", "(")) and not is_quoted
        return is_at or is_beside or (is_way and not is_quoted)
    is_corner = plain.endswith(
        _AND_STREET, 0, found.start()
    ) or f"{plain[: found.start()][-9:]}{found.group()}".rpartition(" ")[0].endswith(
        ("Ecke", "Kreuzung")
    )
    if is_corner or is_common or found["end"].lower() not in _ALONE_ENDS:
        return is_corner
    if "-" in found.group():
        return is_named
    if not half or is_object(found["half"] + found["end"]):
        return False
    is_place = _AT.search(plain, max(0, found.start() - _LONGEST_BEFORE), found.start())
    return is_place is not None and (is_german_word(half) or len(half) >= _SHORTEST_HALF)
