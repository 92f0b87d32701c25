"""Quarters, villages, estates and named spots in German: by kind, by end, by compass."""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import is_word_somewhere, municipalities
from node.airlock.recognisers.german.places import COMMON_HALVES
from node.airlock.recognisers.german.words import (
    folded_words,
    is_common_name,
    is_german_word,
    is_object,
)
from node.textguard.folding import fold

__all__ = ["find_german_quarters"]

# Bounded, or a text of nothing but capitals and apostrophes takes seconds.
_CAP: Final = r"[A-ZÄÖÜÀ-Þ][\w'\u2019]{0,40}"
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_LONGEST_BEFORE: Final = 12
_LONGEST_END: Final = 8
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
    r"(?<![\w-])(?:[Ii]n|[Nn]ach|[Aa]us|[Bb]ei|[Vv]on|[Rr]ichtung|um|durch|[Üü]ber|ab|bis|für) "
    r"(?P<name>(?:(?:Alt|Neu|Groß|Klein|Ober|Unter|Bad|Sankt)[ -])?"
    r"[A-ZÄÖÜ][a-zäöüß]{2,20}(?:hang|au|feld|kamp|moor|rain|busch|thal|tal|brunn|furt|hügel|leiten|"
    r"winkel|beuren|hausen|hofen|ingen|ungen|rode|büttel|stedt|stetten|weiler|wiesen|linden|brück|"
    r"brücke|heide|wald|dorf|stadt|siedlung|viertel|hof|berg|bach|kirchen|park|"
    r"halde|grube|höhe|schanze|kolonie|lohe|ried|moos|anger|werder|horst|insel|gründe|äcker|spitz|"
    r"mühle|teich|forst|holz)"
    r"(?:[ -](?:Nord|Süd|Ost|West|Mitte|[IVX]{1,3}))?)(?![\w-]| [A-ZÄÖÜ]\w*[a-zäöü])"
)
_AND_PLACE: Final = re.compile(
    r" (?:und|oder|sowie|bis|nach) (?P<name>[A-ZÄÖÜ][a-zäöüß]{3,25}(?:[ -](?:Nord|Süd|Ost|West))?)"
    r"(?![\w-]| [A-ZÄÖÜ])"
)
# "Im Eulenhalde": the noun has another article, so it is a name; "im Eulenpark" is no common park.
_IN_ANY: Final = re.compile(
    r"(?<![\w-])(?:[Ii]m|[Aa]m|[Vv]om|[Zz]um|[Bb]eim|[Ii]ns|[Aa]us dem) "
    r"(?P<wrong>[A-ZÄÖÜ][a-zäöüß]{2,20}"
    r"(?:halde|grube|siedlung|stadt|heide|schanze|kolonie|wiese|insel|lohe|leite|"
    r"vorstadt))(?![\w-])|"
    r"(?<![\w-])(?:[Ii]m|[Ii]n der|[Aa]us der|[Aa]us dem|[Vv]om|[Vv]on der|[Aa]uf der|[Ii]ns|[Ii]n "
    r"den|"
    r"[Ii]n die|[Zz]ur|[Zz]um|[Rr]und um (?:die|den)) "
    r"(?P<name>[A-ZÄÖÜ][a-zäöüß]{2,20}(?:park|halde|grube|schanze|kolonie|lohe|ried|moos|anger|"
    r"werder|"
    r"horst|äcker|spitz))(?![\w-]| [A-ZÄÖÜ])"
)
# Where somebody sits or comes from, as a form has it: "Ort: Gera, Krähenberg".
_TAIL: Final = (
    r"(?:siedlung|viertel|hügel|leiten|au|feld|berg|tal|grund|heide|höhe|höhen|höfe|winkel|eck|"
    r"moos|"
    r"bruch|kamp|hof|dorf|park|halde|grube|stadt|vorstadt|busch|hang|rain|moor|anger|wiesen|äcker|"
    r"gärten|graben|teich|see|bach|mühle|schanze|lohe|ried|kolonie|gründe|insel|werder|horst|kuppe|"
    r"schleife|spitz|wald|forst|holz|hain|furt|brunn|kirchen|hausen|hofen|ingen|rode|kiez|grätzel)"
)
_IN_FORM: Final = re.compile(
    r"(?<![\w-])(?:(?:Einsatz|Stand|Wohn|Tat|Veranstaltungs|Treff)?[Oo]rte?|Treffpunkt|Gebiet|"
    r"Stadtteil|"
    r"Quartier|Bereich|Revier|Einzugsgebiet|Schauplatz|Sozialraum|Viertel)"
    r"(?: [a-zäöüß]{2,12}){0,2}: ?(?:[A-ZÄÖÜ][\w-]{1,30}(?: \([^)\n]{2,20}\))?[,/] ?)?"
    rf"(?P<a>(?:[A-ZÄÖÜ][a-zäöüß]{{2,12}}e[rsn]? )?[A-ZÄÖÜ][a-zäöüß]{{2,20}}{_TAIL}"
    r"(?:[ -](?:Nord|Süd|Ost|West|Mitte|[IVX]{1,3}))?)(?![\w-])|"
    r"(?<![\w-])(?:[A-ZÄÖÜ][a-zäöüß]{0,20})?(?:[Ss]telle|[Ss]prechstunde|[Ss]tützpunkt|[Ss]tandort|"
    r"[Bb]üro|[Ff]iliale|[Rr]evier|[Ww]ache|[Tt]reff|[Tt]our|[Rr]unde|[Ss]treife|[Ss]tation) "
    rf"(?P<b>[A-ZÄÖÜ][a-zäöüß]{{2,20}}{_TAIL}(?:[ -](?:Nord|Süd|Ost|West|Mitte|[IVX]{{1,3}}))?)"
    r"(?![\w-]| [A-ZÄÖÜ])"
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
    ).replace("{_CAP}", _CAP)
)
# "In der Lindenhof": a quarter keeps its name where the noun would have another article.
_WRONG_ARTICLE: Final = re.compile(
    r"(?<![\w-])(?:[Ii]n|[Aa]us|[Vv]on) der (?P<name>[A-ZÄÖÜ][a-zäöüß]{2,20}(?:hof|berg|hang|"
    r"winkel|"
    r"grund|park|busch|wald|bach|garten|anger|kamp|feld|moor|ried|eck|horst|holz|damm))"
    r"(?![\w-]| [A-ZÄÖÜ])|"
    r"(?<![\w-])(?:[Ii]m|[Aa]m|[Aa]us dem|[Vv]om|[Ii]n der|[Ii]n die|[Ii]ns) "
    r"(?P<compass>(?:Nord|Süd|Ost|West)(?:hang|feld|park|au|wiesen|höhe|end|siedlung|kamp|viertel))"
    r"(?![\w-])"
)
# "Hinten in unterau": a text without capitals.
_SMALL: Final = re.compile(
    r"(?<!\w)(?:hinten|vorne|drüben|draußen|drin|oben|unten|droben|drunten|heraußen|wohnt|wohnen) "
    r"(?:in|im|am|auf)(?: der| da)? (?P<name>[a-zäöüß]{2,20}(?:heim|au|hof|berg|hang|stadt|"
    r"siedlung|"
    r"viertel|winkel|bach|hausen|dorf|tal|höhe|moos|ried|rain|feld|park|halde|grube|hügel|leiten|"
    r"heide|schanze|kamp|anger|busch|grund)(?:-(?:nord|süd|ost|west|mitte))?|"
    r"[a-zäöüß]{3,20}-(?:nord|süd|ost|west|mitte))(?![\w-])"
)
# "Nach Grüne Lunge", "in Südstadt": no article, and no ending of the dative.
_NO_ARTICLE: Final = re.compile(
    r"(?<![\w-])(?:[Ii]n|[Nn]ach|[Aa]us|[Bb]ei|[Rr]ichtung|über) (?P<name>(?:Grüne|Blaue|Rote|"
    r"Weiße|"
    r"Schwarze|Goldene|"
    r"Alte|Neue|Lange|Hohe|Kleine|Große|Obere|Untere|Vordere|Hintere|Schöne|Krumme|Bunte) "
    rf"(?!Menschen|Leute|Partei|Medien){_CAP}|"
    r"(?:Nord|Süd|Ost|West|Neu|Unter|Ober|Hafen)stadt(?: [IVX]{1,3})?)(?![\w-]| [A-ZÄÖÜ])"
)


def _is_area(name: str) -> bool:
    """Say whether what ends as quarters do is no noun that a dictionary has."""
    folded = fold(name)
    half = next(
        (
            half
            for half in COMMON_HALVES
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
    yield from _by_article(plain)
    yield from _by_kind(plain)
    yield from _by_end(plain)
    for found in _COMPASS.finditer(plain):
        if found["town"] not in _COMPASS_NO and not is_object(found["town"]):
            yield found.span("name")
    for found in _BESIDE.finditer(plain):
        if (
            not _is_plain_noun(found["name"])
            and fold(found["half"]) not in _NO_HALF
            and not (is_object(found["name"]) or is_common_name(fold(found["name"])))
        ):
            yield found.span("name")


_COMPASSES: Final = ("Nord", "Süd", "Ost", "West")
_NO_QUARTERS: Final = ("bahnhof", "innenstadt", "altstadt", "gewerbegebiet", "friedhof", "schulhof")


def _by_article(plain: str) -> Iterator[tuple[int, int]]:
    """Yield quarters that keep their name where a noun would have another article, or any."""
    for pattern in (_WRONG_ARTICLE, _NO_ARTICLE, _SMALL):
        for found in pattern.finditer(plain):
            name = found.lastgroup or "name"
            is_town = _is_town(found[name]) and not found[name].title().startswith(_COMPASSES)
            if not is_town and not found[name].endswith(_NO_QUARTERS):
                yield found.span(name)


def _by_kind(plain: str) -> Iterator[tuple[int, int]]:
    """Yield quarters behind their kind, or behind a preposition by how they end."""
    for found in _QUARTER.finditer(plain):
        if _is_quarter(plain, found):
            yield found.span("name")
    for found in _BARE.finditer(plain):
        if not _is_town(found["name"]) and not _is_plain_noun(found["name"]):
            yield found.span("name")
            beside = _AND_PLACE.match(plain, found.end())
            if (
                beside is not None
                and not is_object(beside["name"])
                and not _is_town(beside["name"])
            ):
                yield beside.span("name")
    for found in _IN_THE.finditer(plain):
        if found["half"] is None or fold(found["half"]).rstrip("s") not in _NO_HALF:
            yield found.span("name")


def _by_end(plain: str) -> Iterator[tuple[int, int]]:
    """Yield what ends as quarters do behind "im", behind a label or behind an office."""
    for pattern in (_IN_ANY, _IN_FORM):
        for found in pattern.finditer(plain):
            group = str(found.lastgroup)
            if _is_named(found[group]):
                yield found.span(group)


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


def _is_named(name: str) -> bool:
    """Say whether what ends as quarters do begins with no word that any such place begins with."""
    folded = fold(name.split(" ", maxsplit=1)[0])
    halves = (folded[:at] for at in range(2, len(folded) - 1))
    is_common = any(
        (half in COMMON_HALVES or half in _NO_HALF or half in _PARKS)
        and len(folded) - len(half) < _LONGEST_END
        for half in halves
    )
    return not (is_common or _is_town(name) or is_object(name) or _is_plain_noun(name))


_PARKS: Final = folded_words(
    "kur skate stadt frei freizeit wind solar fuhr tier wild natur national schloss hunde motorik "
    "trampolin kletter luna see sport volks technologie wissenschafts industrie gewerbe "
    "innovations "
    "wohnwagen maschinen fahrzeug dirt bike pump business insel sonnen land bürger kiez quartiers "
    "familien gemein ganze heimat kreis rück landes bundes weiter hunds"
)


def _is_town(name: str) -> bool:
    """Say whether anybody may name a place: a municipality, a region, a country."""
    folded = fold(name).replace("-", " ")
    return folded in municipalities() or folded in allowed_names()


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
