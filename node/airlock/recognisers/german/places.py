"""Streets, squares and quarters in German, where nouns have capitals and towns end as streets do.

"-straße" and "-gasse" are streets by themselves; "-platz", "-weg" or "-hof" are so with a number,
with a person's name before them, or behind "am" where no common word is meant ("Sportplatz").
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import is_word_somewhere, municipalities
from node.airlock.recognisers.german.words import folded_words, is_german_word, is_object
from node.textguard.folding import fold

__all__ = ["find_german_quarters", "find_german_streets"]

# Bounded, or a text of nothing but capitals and apostrophes takes seconds.
_CAP: Final = r"[A-ZÄÖÜÀ-Þ][\w'\u2019]{0,40}"
_NUMBER: Final = (
    r" \d{1,4}(?! ?(?:Uhr|Euro|%|Prozent|Jahre|Minuten|Personen|Kinder|Jugendliche|bis "
    r"\d+ Uhr))"
    r"(?: ?[a-hA-H](?!\w))?(?: ?(?:-|\u2013|bis|\+|u\.|und) ?\d{1,4}[a-hA-H]?(?! "
    r"Uhr)(?!\w))?(?:(?:/| Top | Tür | Stiege |, Stiege |, Top |, Tür )(?:Top|Tür|Stiege|"
    r"Stg\.?|Haus)? ?\d{1,3})*(?!\w|\.\d)"
)
_POSTCODE: Final = r"(?:,? (?:[AD]-)?\d{4,5}(?!\w))?"
_SURE_END: Final = r"(?:straße|strasse|str\.|gasse|allee|promenade|lände|chaussee|twiete|stiege)"
_OTHER_END: Final = (
    r"(?:platz|weg|ring|damm|zeile|steig|steg|markt|graben|berg|anger|winkel|hof|park|pfad|stieg|"
    r"gang|gürtel|kai|hang|(?<!ä)ufer|wall|garten|gärten|brücke|tor|grund|feld|diek|deich|kamp|"
    r"hain|bogen|rain|leiten|zeile|siedlung|höhe|bleiche|brink)"
)
_BEFORE: Final = (
    rf"(?:(?:[A-ZÄÖÜ][a-zäöüß]{{1,30}}(?:er|e|en)|Sankt|St\.|Bad) )?(?:{_CAP}(?:-{_CAP}){{0,5}}-)?"
)
_JOINED: Final = re.compile(
    rf"(?<![\w-]){_BEFORE}(?P<half>[A-ZÄÖÜ][\wäöüß'\u2019]{{0,40}}?)??(?P<end>(?i:{_SURE_END}|"
    rf"{_OTHER_END}))(?!\w)"
    rf"(?P<number>{_NUMBER}{_POSTCODE})?"
)
_SMALL: Final = re.compile(
    r"(?<!\w)(?:Am|An der|An den|Auf der|Auf dem|Auf den|Im|In der|In den|Zum|Zur|Hinter der|"
    r"Hinter den|Hinter dem|Unter den|Unter der|Vor dem|Vor der|Bei der|Beim|Obere|Untere|Alte|"
    r"Neue|Große|Kleine|Hohe|Lange|Straße der|Straße des|Platz der|Platz des|Straße zum) (?!Sommer|"
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
    rf"(?<!\w)(?:Straße|Platz|Allee|Brücke) (?:der|des) {_CAP}(?: {_CAP})?(?:{_NUMBER}{_POSTCODE})?"
)
_COMMON_STREETS: Final = folded_words(
    "einbahnstraße seitenstraße nebenstraße spielstraße bundesstraße landstraße "
    "zufahrtsstraße einkaufsstraße geschäftsstraße querstraße wohnstraße impfstraße "
    "durchgangsstraße parallelstraße ausfallstraße schnellstraße autostraße datenstraße "
    "sackgasse seitengasse nebengasse straße gasse allee promenade uferpromenade strandpromenade "
    "begegnungsstraße"
)
_COMMON_HALVES: Final = folded_words(
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
_IS_SURE: Final = re.compile(_SURE_END, re.IGNORECASE)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ARTICLES: Final = frozenset({"Die", "Der", "Das", "Eine", "Einer", "Keine", "Diese"})
_NOT_FIRST: Final = (_ARTICLES - {"Einer"}) | frozenset(
    {"Straße", "Adresse", "Meine", "Seine", "Ihre", "Unsere"}
)
_LONGEST_BEFORE: Final = 12
_SHORTEST_HALF: Final = 4
_LONGEST_END: Final = 8


def find_german_streets(plain: str) -> Iterator[tuple[int, int]]:
    """Yield streets and squares, with number and postcode where they have them."""
    for found in _JOINED.finditer(plain):
        if _is_street(plain, found):
            yield _begin(found), found.end()
    for pattern in (_SMALL, _OF_NAME):
        for found in pattern.finditer(plain):
            yield found.span()
    for pattern in (_CUED, _LIVES):
        yield from (found.span("name") for found in pattern.finditer(plain))
    for found in _CAPITAL_AT.finditer(plain):
        noun = _LETTERS.findall(found.group())[-1]
        if found[0][-1].isdigit() or not (_NO_WAY_NOUN.match(noun) or is_object(noun)):
            yield found.span()


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
    is_common = half in _COMMON_HALVES or half.removesuffix("s") in _COMMON_HALVES
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
    if is_common or found["end"].lower() not in _ALONE_ENDS:
        return False
    if "-" in found.group():
        return is_named
    if not half or is_object(found["half"] + found["end"]):
        return False
    is_place = _AT.search(plain, max(0, found.start() - _LONGEST_BEFORE), found.start())
    return is_place is not None and (is_german_word(half) or len(half) >= _SHORTEST_HALF)


_QUARTER_KIND: Final = (
    r"(?:[Ss]tadtteil(?:s|en|e)?|[Oo]rtsteil(?:s|en|e)?|[Ss]tadtviertel|[Vv]iertel[ns]?|"
    r"[Ss]iedlung(?:en)?|[Ww]ohnsiedlung|[Qq]uartiers?|[Kk]iez|[Gg]rätzel|[Bb]ezirk(?:s|en)?|"
    r"[Ss]tadtbezirk|[Dd]orf(?:es)?|[Oo]rt|[Oo]rtschaft|[Gg]emeindeteil|[Kk]atastralgemeinde|"
    r"[Ww]eiler|[Bb]auerschaft|[Ww]ohngebiet|[Nn]eubaugebiet|[Gg]ewerbegebiet|"
    r"[Pp]lattenbausiedlung|[Hh]ochhaussiedlung|[Nn]achbarschaft|[Bb]olzplatz|[Ss]katepark|"
    r"[Ss]portplatz|[Ss]pielplatz|[Ff]reibad|[Bb]adesee|[Pp]ark|[Ff]ußballplatz|[Ss]tadion|"
    r"[Bb]uslinie|[Hh]altestelle|[Ss]-Bahnhof|[Bb]ahnhof|[Ee]inkaufszentrum|[Uu]nterkunft|"
    r"[Ww]ohnpark|[Ss]portanlage|[Bb]ezirkssportanlage|[Gg]rünanlage|[Ww]ohnanlage)"
)
_QUARTER: Final = re.compile(
    rf"(?<![\w-]){_QUARTER_KIND}(?: (?:namens|genannt))? "
    r"[\"\u201e\u00bb\u201a]?(?P<name>(?:Am |Im |An der |In der |Zum |Zur )?"
    rf"{_CAP}(?:-{_CAP}){{0,5}}"
    rf"(?: (?:am|an der|im|in der|vor der|zum|zur|bei) {_CAP}|[ -]{_CAP}){{0,2}})"
)
_OF_TOWNS: Final = (
    *("ort", "bezirk", "gemeinde", "bahnhof", "s-bahnhof"),
    *("stadion", "haltestelle", "dorf", "weiler"),
)
_OF_WORDS: Final = frozenset({"ort", "bezirk", "park", "nachbarschaft"})
_FRACTION: Final = re.compile(
    r"(?:\b(?:ein|einem|eines|drei|knappes|gutes|rund ein|letzten|ersten|zweiten|dritten)|"
    r"[\d½¼¾]) \Z",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    r"(?<![\w-])(?:in|nach|aus|bei|von|Richtung|um|durch|über) "
    r"(?P<name>(?:(?:Alt|Neu|Groß|Klein|Ober|Unter|Bad|Sankt)[ -])?"
    r"[A-ZÄÖÜ][a-zäöüß]{2,20}(?:hang|au|feld|kamp|moor|rain|busch|thal|tal|brunn|furt|hügel|leiten|"
    r"winkel|beuren|hausen|hofen|ingen|ungen|rode|büttel|stedt|stetten|weiler|wiesen|linden|brück|"
    r"brücke|heide|wald|dorf|stadt|siedlung|viertel|hof|berg|bach|kirchen)"
    r"(?:[ -](?:Nord|Süd|Ost|West|Mitte))?)(?![\w-])"
)
_IN_THE: Final = re.compile(
    r"(?<![\w-])(?:im|in der|ins|in die|aus dem|aus der|vom|von der|durch die|durchs|auf der|am|"
    r"auf dem) "
    r"(?P<name>(?P<half>[A-ZÄÖÜ][a-zäöüß]{2,20})(?:viertel|siedlung|hügel|grätzel|kiez|vorstadt|"
    r"höhe|leiten|gründe)(?:[ -](?:Nord|Süd|Ost|West))?|"
    r"(?:Nord|Süd|Ost|West|Garten|Neu|Hafen|Unter|Ober)stadt(?:-(?:Nord|Süd|Ost|West))?)(?![\w-])"
)
_NO_HALF: Final = folded_words(
    "stadt wohn nachbar villen problem hochhaus plattenbau einfamilienhaus reihenhaus arbeiter "
    "studenten vor groß rotlicht trend szene ausgeh geschäfts regierungs banken neubau altbau "
    "augen körper an schritt tempo wohnhaus jahres dreh lebens wagen ferien wochenend kleingarten "
    "schrebergarten flüchtlings ab be um"
)


# A quarter of a quarter, and words that are nothing but quarters.
_COMPASS: Final = re.compile(
    r"(?<![\w-])(?P<name>(?P<town>[A-ZÄÖÜ][a-zäöüß]{2,20}(?:-[A-ZÄÖÜ][a-zäöüß]{2,20})?)[- "
    r"](?:Nord|Süd|Ost|West|Mitte|Nordost|Südwest|Dorf|Altstadt|Neustadt|"
    r"Siedlung))(?![\w-])"
)
_BESIDE: Final = re.compile(
    r"(?:(?<=[a-zäöüß], )|(?<=sagte )|(?<=sagt )|(?<=[a-z]: "
    r"))(?P<name>(?P<half>[A-ZÄÖÜ][a-zäöüß]{2,20}?)(?:viertel|siedlung|vorstadt|kiez|"
    r"grätzel|feld|wiesen|hang|höhe|gründe|au|hof|park))(?=[.,;)\n])"
)
_COMPASS_NO: Final = frozenset(
    {
        "Raum",
        "Region",
        "Bezirk",
        "Stadtteil",
        "Bahnhof",
        "Gruppe",
        "Kreis",
        "Landkreis",
        "Team",
        "Ortsteil",
        "Revier",
        "Polizei",
    }
)


_AREA: Final = re.compile(
    r"(?<![\w-])(?:[Ii]m|[Ii]n der|[Ii]ns|[Ii]n die|[Aa]us dem|[Aa]us der|[Vv]om|[Vv]on "
    r"der|[Aa]uf der|[Aa]uf dem|[Aa]m|[Bb]ei der|[Bb]eim|[Zz]um|[Zz]ur|[Dd]urch die|"
    r"[Rr]ichtung|[Ii]n|[Nn]ach|sagte|Freund,|Hause,) "
    r"(?P<name>(?:(?:Alt|Neu|Groß|Klein|Ober|Unter|Hinter|Vorder|Nieder|Hohen)[ "
    r"-]?)?[A-ZÄÖÜ]?[a-zäöüß]{2,20}(?:heimat|linden|busch|rain|moor|hang|berg|winkel|hof|"
    r"au|horst|heide|heim|tal|"
    r"lohe|egg|eck|bichl|ried|teich|mühle|schanze|wald|anger|kamp|kampen|wiesen|feld|"
    r"grund|loh|brook|bruch|stieg|brink|siel|wurt|wörth|werder|holm|wik|garten|gärten|see|"
    r"bach))(?![\w-])"
)
_ADJECTIVE_PLACE: Final = re.compile(
    (
        r"(?<![\w-])(?:[Ii]m|[Ii]n der|[Ii]ns|[Ii]n die|[Aa]us dem|[Aa]us der|[Vv]om|[Vv]on "
        r"der|[Aa]uf der|[Aa]m|[Bb]ei der|[Rr]ichtung|Haltestelle|Park|Freund,|sagte) "
        r"(?P<name>(?:Grün|Blau|Rot|Weiß|Schwarz|Golden|Alt|Neu|Lang|Kurz|Hoh|Tief|Breit|"
        r"Schmal|Klein|Groß|Ober|Unter|Vorder|Hinter|Still|Wild|Kalt|Warm|Schön|Krumm|Bunt|"
        r"Heilig|Lieb|Dürr|Nass|Steil)e[rnms]? "
        r"(?!Kreuz|Halbmond|Tür|Republik|Partei|Koalition|Tisch|Liste|Faden|Meer|Woche|Ohr|"
        r"Haus){_CAP})(?![\w-])"
    ).replace(("{_CAP}"), _CAP)
)


def _is_area(name: str) -> bool:
    """Say whether what ends as quarters do is no noun that a dictionary has."""
    folded = fold(name)
    half = next(
        (
            half
            for half in _COMMON_HALVES
            if folded.startswith(half) and len(folded) - len(half) < _LONGEST_END
        ),
        None,
    )
    return not (
        is_word_somewhere(folded)
        or half
        or _is_town(name)
        or is_object(name)
        or _is_plain_noun(name)
    )


def find_german_quarters(plain: str) -> Iterator[tuple[int, int]]:
    """Yield quarters, villages and named spots."""
    for found in _AREA.finditer(plain):
        if _is_area(found["name"]):
            yield found.span("name")
    yield from (found.span("name") for found in _ADJECTIVE_PLACE.finditer(plain))
    yield from _by_kind(plain)
    for found in _COMPASS.finditer(plain):
        if found["town"] not in _COMPASS_NO and not is_object(found["town"]):
            yield found.span("name")
    for found in _BESIDE.finditer(plain):
        if (
            not _is_plain_noun(found["name"])
            and fold(found["half"]) not in _NO_HALF
            and not is_object(found["name"])
        ):
            yield found.span("name")


def _by_kind(plain: str) -> Iterator[tuple[int, int]]:
    """Yield quarters behind their kind, or behind a preposition by how they end."""
    for found in _QUARTER.finditer(plain):
        if _is_quarter(plain, found):
            yield found.span("name")
    for found in _BARE.finditer(plain):
        if not _is_town(found["name"]) and not _is_plain_noun(found["name"]):
            yield found.span("name")
    for found in _IN_THE.finditer(plain):
        if found["half"] is None or fold(found["half"]).rstrip("s") not in _NO_HALF:
            yield found.span("name")


def _is_quarter(plain: str, found: re.Match[str]) -> bool:
    """Say whether a name is behind a kind of quarter, and no town or thing."""
    first = _LETTERS.findall(found["name"])[0]
    kind = found.group().partition(" ")[0].lower()
    if is_object(first) or (kind.startswith(_OF_TOWNS) and _is_town(found["name"])):
        return False
    before = max(0, found.start() - _LONGEST_BEFORE), found.start()
    if kind.startswith("viertel") and _FRACTION.search(plain, *before):
        return False
    return kind not in _OF_WORDS or not is_german_word(fold(first))


def _is_town(name: str) -> bool:
    return fold(name).replace("-", " ") in municipalities()


_PLAIN: Final = re.compile(
    r"(?:umfeld|vorfeld|spielfeld|handlungsfeld|arbeitsfeld|themenfeld|berufsfeld|bahnhof|friedhof|"
    r"bauernhof|schulhof|innenhof|pausenhof|ung|ungen|vertrauen|innenstadt|altstadt|stadtviertel|"
    r"viertel|au|frau|ehefrau|wald|tal|hauptstadt|großstadt|kleinstadt|heimatstadt|partnerstadt|"
    r"kreisstadt|landeshauptstadt|stadt|dorf|nachbardorf|hof|berg|bach|feld|schau|stau|bau|aufbau|"
    r"abbau|ausbau|umbau|neubau|rückbau|anbau|wochenschau|tagesschau|kirchen|brücken?|wiesen|"
    r"linden|heide|moor|zuhausen|nachhausen|hang|zusammenhang|vorhang|anhang|überhang|dingen|"
    r"ringen|schwingen|jugendlichen|klingen|schlingen|sprüngen)\Z"
)


def _is_plain_noun(name: str) -> bool:
    """Say whether a name ends as villages do but is a noun of its own."""
    return _PLAIN.fullmatch(name.lower()) is not None or (
        name.lower().endswith(("ung", "ungen", "frau", "bau", "schau"))
        and "siedlung" not in name.lower()
    )
