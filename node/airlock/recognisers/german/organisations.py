"""Organisations in German: a kind, then its name, though names there are words like any other.

"Tischlerei Hafenwerk" and "Frauenverein Offene Tür" are names because no article stands between two
nouns. The same happens where a school gives something ("bietet die Schule Räume an"), so behind
kinds that are often a subject a noun counts only after a preposition, and never if it is an object.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import municipalities
from node.airlock.recognisers.german.named_organisations import find_named_organisations
from node.airlock.recognisers.german.organisation_kinds import SURE_KINDS, UNSURE_KINDS
from node.airlock.recognisers.german.trade_names import find_trade_names
from node.airlock.recognisers.german.words import folded_words, is_german_word, is_object
from node.textguard.folding import fold

__all__ = ["find_german_organisations", "is_public", "is_shouted"]

_CAP: Final = r"[A-ZÄÖÜÀ-Þ][\w'\u2019]{0,40}(?:-[\w'\u2019]{1,40}){0,5}"
_NEXT: Final = (
    r"(?: (?:am|an der|im|in der|vom|von|der|des|zum|zur|für|ohne|mit|gegen|auf dem|und|&|\+) "
    rf"{_CAP}"
    rf"| & {_CAP}| {_CAP}| \d{{1,4}}(?![\w.])){{0,3}}"
)
# With these, only a name that is no word of German is one ("Theater Luvo", "Gruppe Luvo").
_ONLY_SURE_NAMES: Final = frozenset(
    {"gruppe", "haus", "heim", "zentrum", "markt", "laden"}
    | {"band", "chor", "studio", "theater", "bühne"}
)
_CAUSES: Final = frozenset({"initiative", "bündnis"})
_OF_TOWNS: Final = frozenset({"gemeinde", "verband", "verein", "markt"})
_OTHER_BEFORE: Final = ("hoch", "Hoch", "Stadt", "Markt", "Orts")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_CLUBS: Final = (
    r"FC|SV|TSV|SC|TuS|VfB|VfL|VfR|SG|BSG|MTV|ESV|SSV|KSV|ASV|FSV|RSV|USV|WSV|PSV|HSV|HSC|TSG|TSC|"
    r"ATV|ATSV|ASKÖ|ASVÖ|DJK|SpVgg|Sportunion|Union|SK|FK|BC|HC|TC|RC|AC|KC|JC|BV|SKV|SVg|SpVg|ÖTB|"
    r"UFC|USC|USK|UHC|TV|TB|TG|BV|NK|HNK|KF|KS|GKS|MSV|SSC|OSV|PSC|VFC|FCK|DSV|GSV|LSV|VSG|VSV|"
    r"TTC|TTV|RV|AV|SSG|HSG|JSG|FT|FSG|SF|Spfr\.|Sportfreunde|Viktoria|Alemannia|Concordia|Hajduk|"
    r"Eintracht|Borussia|Germania|Fortuna|Dynamo|Lokomotive|Lok|Traktor|Wacker|"
    r"Rapid|Türkgücü|Türkspor|Galatasaray|Anadolu"
)
_FIRM_ENDS: Final = (
    r"GmbH|gGmbH|KG|OHG|GbR|e\. ?V\.|e\. ?U\.|eG|& Co\.?|& Söhne|& Sohn|& Töchter|Gebrüder"
)
# Where somebody works, an account is kept, a room is: no article behind "bei", no plural.
_AT_FIRM: Final = re.compile(
    r"(?:[Ll]iegt|[Hh]interlegt|[Aa]bgegeben|[Aa]rbeitet|[Aa]rbeitete|[Jj]obbt|[Jj]obbte|"
    r"[Ll]ernt|[Aa]usbildung|[Ll]ehre|[Ll]ehrstelle|[Pp]raktikum|[Aa]ushilfe|[Mm]inijob|"
    r"[Ff]erialjob|[Ff]erienjob|"
    r"[Ll]agerist|[Vv]erkäufer(?:in)?|[Kk]assierer(?:in)?|[Kk]ellner(?:in)?|[Aa]ngestellt|"
    r"[Bb]eschäftigt|[Uu]ntergekommen|[Aa]zubi|[Ll]ehrling|[Jj]ob|[Ss]chicht|[Ss]telle|"
    r"[Kk]onto|[Ss]pendenkonto|[Vv]ereinskonto|[Ff]ührungskraft|[Ss]chnupperlehre|"
    r"[Mm]eister|[Gg]eselle|[Mm]itarbeiter(?:in)?|[Kk]ollegen?|[Kk]ollegin|[Cc]hef(?:in)?|"
    r"[Tt]raining|"
    r"[Tt]rainiert|[Bb]oxt|[Ss]pielt(?: Fußball)?|[Kk]ickt|[Mm]itglied|[Tt]rainer(?:in)?|"
    r"[Vv]orstand|[Hh]interzimmer|[Rr]äumen?|[Rr]aum|[Bb]üro|[Kk]eller|[Ll]ager|[Tt]räger|"
    r"[Tt]eam|"
    r"[Oo]bfrau|[Oo]bmann|[Vv]orsitzende[rn]?|[Gg]ründer(?:in)?|[Vv]ereinsheim|"
    r"[Cc]lubheim|[Kk]lubheim|[Hh]alle|[Ss]portplatz|[Pp]latz|[Gg]elände|[Ww]erkstatt|"
    r"[Ff]iliale)"
    r"(?:[,:]? (?:er|sie|nun|jetzt|heute|derzeit|seit \w+|inzwischen|mittlerweile|wieder|"
    r"dort|abends|nebenbei|samstags|als \w+)){0,3}[,:]? (?P<prep>bei|von|beim|vom|im|in|"
    r":) ?"
    rf"(?P<name>(?!Menschen|Nacht|Tag|Bedarf|Regen|Gelegenheit|Freunden|Bekannten|"
    rf"Verwandten){_CAP}(?:(?: (?:&|und) |-| "
    rf"){_CAP}){{0,2}})(?![\w-])(?= ?[,.:;)\n]| (?:im|in|am|an|als|und|auf|war|ist|hat|"
    "wurde|seit|gekündigt|angefangen|begonnen|bekommen|gefunden|verloren|unterzukommen|"
    "anzufangen))"
)
_PLURAL_NOUN: Final = re.compile(
    r".*(?:innen|ungen|heiten|keiten|schaften|"
    r"(?<!haf)(?<!gart)(?<!lad)(?<!of)(?<!wag)(?<!bod)(?<!bog)(?<!fad)(?<!brunn)(?<!kast)(?<!schatt)en|ern|"
    r"ung|heit|keit|schaft|tion|ismus|ät|"
    r"zeit|arbeit|bedarf|hilfe)\Z"
)
_SMALL_TEXT: Final = re.compile(r"(?:[.!?] [a-zäöü][^.!?\n]{20,}){3}")
_IN_SMALL: Final = re.compile(
    r"(?<![\w-])(?:(?P<name>[a-zäöüß']{2,20}(?:[ -][a-zäöüß']{2,20}){0,2})[ -](?:moschee|"
    r"schule|gesamtschule|kirche|gemeinde|camii|mittelschule|grundschule|gymnasium|"
    r"verein|café|cafe|bar|gym|bäckerei|imbiss))(?![\w-])"
)
# "Im Jugendclub Frauen stärken": a noun and what is to be done, and then no more of the sentence.
_MOTTO: Final = re.compile(
    r"(?<![\w-])(?P<kind>(?:[A-ZÄÖÜ][a-zäöüß]+)?(?:[Vv]erein|[Cc]lub|[Kk]lub|[Tt]reff|[Bb]ündnis|"
    r"[Ii]nitiative|[Zz]entrum|[Cc]afé|[Tt]reffpunkt|[Ss]tiftung|[Vv]erband)) "
    r"(?P<name>[A-ZÄÖÜ][a-zäöüß]{2,20} (?:[a-zäöüß]{3,15}e(?:r|l)?n|statt [A-ZÄÖÜ][a-zäöüß]+))"
    r"(?=[.,;:)\u2013\n]| \u2013|$| (?:hat|ist|war|hatte|lud|und|sowie|am|in|im))"
)
_MAY: Final = re.compile(
    r"\b(?:kann|soll|will|muss|möchte|darf|könnte|sollte|wollte|würde|wird)\b[^.!?\n]*\Z"
)
# A noun that could be counted has no article behind "bei": it is what something is called.
_BARE: Final = re.compile(
    r"(?<![\w-])(?:[Bb]ei|[Vv]on|[Mm]it|[Aa]n|[Dd]urch|[Ff]ür|[Ll]aut|[Zz]u) (?P<name>(?:Stimme|"
    r"Haus|"
    r"Brücke|Tor|Tür|Fenster|Herz|Stern|Baum|Garten|Insel|Hafen|Anker|Kompass|Horizont|Netz|Kreis|"
    r"Bund|Quelle|Oase|Bühne|Werkstatt|Atelier|Arche|Burg|Leuchtturm|Nest|Dach|Spur|Weg|Platz|"
    r"Forum|Haltestelle|Laden|Schule|Chor) "
    rf"(?:der|des|für|ohne|im|am|gegen|in der|zum|zur) {_CAP})(?![\w-])"
)
# "Fatih Moschee", "Ayasofya Camii": a name that German does not have, before its kind.
_SPACED: Final = re.compile(
    rf"(?<![\w-])(?P<name>(?:[A-ZÄÖÜ][a-z]{{1,3}}[ -])?{_CAP}(?: {_CAP})?) (?:Moschee|Camii|Cami|"
    rf"Camisi|"
    r"Mescidi|Synagoge|Gemeindezentrum|Kulturverein|Gym|Boxclub|Boxgym|Fight Club|Grill|Imbiss|"
    r"Kebap|"
    r"Kebab|Döner|Shop|Shishabar|Shisha Bar|Lounge|Market|Markt|Bäckerei|Barbershop|Barber Shop|"
    r"Friseur|Friseursalon)(?![\w-])"
)
_SERVICE: Final = re.compile(
    r"(?:[Gg]ottesdienst(?:e[sn]?|s)?|[Mm]essen?|[Pp]redigt(?:en)?|[Aa]ndacht(?:en)?|"
    r"[Ff]reitagsgebet|"
    r"[Gg]ebet|[Tt]aufe|[Ss]onntagsschule|[Mm]inistrant(?:in)?|[Oo]rgel|[Jj]ugendgruppe) "
    r"(?:in|bei|von|an) "
    rf"(?P<name>{_CAP})(?![\w-]| [A-ZÄÖÜ])"
)
_CHURCH: Final = re.compile(
    r"(?<![\w-])(?P<name>(?:Sankt|St\.|Hl\.|Heilige[rn]?|Heilig|Maria|Mariä|Herz Jesu|Zum "
    r"Guten Hirten|Christus|Erlöser|Auferstehung|Dreifaltigkeit|Allerheiligen|Christkönig|"
    r"Liebfrauen) ?(?P<saint>[A-ZÄÖÜ][\w-]+)?(?: und (?:St\. )?[A-ZÄÖÜ]\w+)?)(?![\w-])"
)
_CHURCHLY: Final = re.compile(
    r"Gottesdienst|Messe\b|Pfarr|Konfirman|Firmling|Ministrant|Kirche|kirch|Gemeinde|"
    r"Presbyter|Diakon|Seelsorg|Orgel|Predigt|Chor|Andacht|Taufe|Kommunion|Mesner|Küster|"
    r"Kaplan|Gebet|Caritas"
)
_CHURCHES: Final = frozenset(
    {
        ("herz jesu"),
        ("zum guten hirten"),
        ("dreifaltigkeit"),
        ("liebfrauen"),
        ("allerheiligen"),
        ("christkönig"),
    }
)
_PARTS_OF_ADJECTIVE_NAME: Final = 2
# The municipalities of East Belgium, some of them too small for the list.
_EAST_BELGIAN: Final = folded_words(
    "Raeren Kelmis Lontzen Amel Büllingen Bütgenbach Vith Eupen Reuland"
)
_NEAR: Final = 160
_VEREIN: Final = re.compile(r"\b(?:[Dd]er|[Dd]en|[Dd]em|[Aa]ls|[Uu]nser|[Vv]om|[Ii]m|[Bb]eim) \Z")
_ALONE: Final = re.compile(r"[A-ZÄÖÜ][\w-]+(?: [\w-]+){0,2}[.,;:)\n]")
# An adjective has a capital only in a name: "Verein Offene Tür", "Café Bunte Vielfalt".
_ADJECTIVE_NAME: Final = re.compile(
    r"(?:Offene|Bunte|Neue|Alte|Junge|Starke|Gute|Rote|Grüne|Blaue|Goldene|Schwarze|Weiße|"
    r"Gelbe|Kleine|Große|Freie|Stille|Helle|Lebendige|Gemeinsame|Soziale|"
    r"Schöne|Wilde|Frohe|Tapfere|Friedliche|Heilige|Letzte|Erste|Zweite|Dritte|"
    r"Unabhängige|Kreative|Lokale|Faire|Fröhliche|Hohe|Tiefe|Breite|Lange|Kurze|Warme|"
    r"Sichere|Solidarische|Vereinte|Demokratische|Islamische|Türkische|Kurdische|"
    r"Arabische|Bosnische|Albanische|Alevitische|Evangelische|Katholische|Orthodoxe|"
    r"Jüdische|Internationale|Interkulturelle|Multikulturelle)[rnms]? [A-ZÄÖÜ]"
)
_PREPOSITION: Final = re.compile(
    r"(?:\b(?:im|beim|vom|zum|am|ins|ans)|\b(?:in|bei|an|von|mit|zu|über|für|aus|durch|gegen|auf|"
    r"um|neben|gegenüber) "
    r"(?:der|dem|den|die|das|einem|einer|unserem|unserer)|\bdes|[:(,\u2013]|"
    r"\b(?:Träger|Partner|Die|Der|Das|die Firma))[ \n]?\Z"
)
_INVERTED: Final = re.compile(
    r"\b[a-zäöüß]{2,}(?:t|te|en) (?:der|die|das|unser|unsere) ?\Z|\b(?:dass|weil|wenn|ob) "
    r"(?:der|die|das) ?\Z"
)
_JOINED: Final = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÄÖÜÀ-Þ][\w'\u2019]{0,40}(?:-[\w'\u2019]{1,40}){0,5}?)-"
    r"(?:\w{2,20})?(?:[Ss]chule|[Gg]ymnasium|[Kk]olleg|[Kk]irche|[Mm]oschee|[Kk]ita|[Hh]ort|"
    r"[Kk]indergarten|[Ss]tiftung|[Vv]erein|[Cc]lub|[Hh]aus|[Hh]eim|[Zz]entrum|[Ss]chulzentrum|"
    r"[Aa]kademie|[Gg]emeinde|[Kk]apelle|[Tt]reff|[Cc]afé|[Aa]potheke|[Ss]ynagoge|[Ww]erk|"
    r"[Ww]erkstatt|[Ii]nternat|[Kk]lub)(?:s|n|en)?(?![\w-])"
)
_PHRASE: Final = re.compile(
    r"\S+ (?:am|im|in der|an der|für|ohne|mit|gegen|und|&|vom|zum|zur) [A-ZÄÖÜ]"
)
_WORD_BEFORE: Final = re.compile(r"([A-ZÄÖÜ][\w'\u2019]*) \Z")
_QUOTED: Final = (
    r"[\"\u201c\u201e\u00bb\u201a\u2018'][^\"\u201c\u201d\u201e\u00ab\u00bb\n]{2,50}"
    r"[\"\u201c\u201d\u00ab\u2018\u2019']"
)
_LONGEST_BEFORE: Final = 40
_LONGEST_QUOTED: Final = 4
_GENERIC: Final = folded_words(
    "ganztags grund haupt real gesamt berufs förder musik tanz fahr sprach ober mittel volks "
    "sommer abend online partner pilot projekt modell nachbar jugend kinder eltern frauen "
    "männer senioren sport kultur bildungs beratungs familien stadtteil bürger gemeinde ditib "
    "islam moslem beton ex nicht wohn pflege anti mädchen jungen flüchtlings europa eu un "
    "unesco brennpunkt innenstadt groß klein hinterhof kiez vorzeige problem test box "
    "kampfsport fußball fitness spiel info medien internet repair streetwork kompetenz tages "
    "world nacht gast rat kranken frei gebets pop up diskussions erzähl"
)


def find_german_organisations(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where organisations are named: the kind with its name."""
    at = 0
    while found := _kinds().search(plain, at):
        end = _end_of_name(plain, found)
        if end is not None:
            yield found.start(), end
        # The name may be a kind with a name itself: "Vereinsheim Ringerverein Eiche".
        at = found.end() if found["quoted"] else found.start("name")
    yield from find_named_organisations(plain)
    yield from find_trade_names(plain)
    yield from _by_place(plain)
    for pattern in (_clubs(), _firms()):
        yield from (found.span() for found in pattern.finditer(plain))
    for found in _JOINED.finditer(plain):
        pieces = [fold(piece) for piece in found["name"].split("-") if piece]
        is_named = len(pieces) > 1 and not all(piece in _GENERIC for piece in pieces)
        if is_named or (pieces and pieces[0] not in _GENERIC and not is_german_word(pieces[0])):
            yield _first_word(plain, found.start()), found.end()


def _by_place(plain: str) -> Iterator[tuple[int, int]]:
    """Yield firms where somebody works, kinds in small letters, and churches."""
    for found in _AT_FIRM.finditer(plain):
        if _is_firm(found["name"], by_name=found["prep"] in {"im", "in", ":", "vom"}):
            yield found.span("name")
    for found in _IN_SMALL.finditer(plain) if plain.islower() or _SMALL_TEXT.search(plain) else ():
        strange = [
            word.start()
            for word in re.finditer(r"[^ ]+", found["name"])
            if not all(is_german_word(fold(part)) for part in _LETTERS.findall(word.group()))
        ]
        if strange:
            yield found.start() + strange[0], found.end()
    yield from _by_phrase(plain)
    for found in _CHURCH.finditer(plain):
        if _is_church(plain, found):
            yield found.span("name")


def _by_phrase(plain: str) -> Iterator[tuple[int, int]]:
    """Yield mottos and nouns that are a name, and churches where a service is."""
    for found in _MOTTO.finditer(plain):
        before = max(0, found.start() - _LONGEST_BEFORE)
        if not _MAY.search(plain, before, found.start()):
            yield found.span()
    yield from (found.span("name") for found in _BARE.finditer(plain))
    for found in _SPACED.finditer(plain):
        words = _LETTERS.findall(found["name"])
        if not any(is_german_word(fold(word)) or word.endswith("er") for word in words):
            yield found.span()
    for found in _SERVICE.finditer(plain):
        name = fold(found["name"])
        if not (is_german_word(name) or name in municipalities() or name in allowed_names()):
            yield found.span("name")


_PUBLIC: Final = folded_words(
    "konrad-adenauer friedrich-ebert heinrich-böll rosa-luxemburg friedrich-naumann "
    "hanns-seidel robert-bosch bertelsmann volkswagen amadeu-antonio mercator körber hertie "
    "freudenberg max-planck karl-renner adolf-schärf kreisky georg-eckert alfred-herrhausen "
    "deutschland heidehof schwarzkopf"
)


def is_public(name: str) -> bool:
    """Say whether an organisation is one of the large foundations that anybody may name."""
    folded = fold(name).replace(" ", "-")
    return "stiftung" in folded and any(each in folded for each in _PUBLIC)


def _is_firm(name: str, *, by_name: bool) -> bool:
    """Say whether what stands behind "arbeitet bei" is a name, and no plural or matter.

    Args:
        name: What stands there.
        by_name: Whether only what is no common word counts: "Raum im Erdgeschoss".
    """
    first = _LETTERS.findall(name)[0]
    is_town = fold(name).replace("-", " ") in municipalities() or fold(first) in municipalities()
    is_open = (
        by_name or first.isupper() or is_object(first) or _PLURAL_NOUN.match(first) is not None
    )
    return not is_town and (not is_german_word(fold(first)) or not is_open)


def _is_church(plain: str, found: re.Match[str]) -> bool:
    """Say whether a saint is a church: something of a church is near, and no town is meant."""
    around = plain[max(0, found.start() - _NEAR) : found.end() + _NEAR]
    if found["saint"] is None and found["name"].lower() not in _CHURCHES:
        return False
    if _CHURCHLY.search(around) is None:
        return False
    name = fold(found["name"]).replace("st.", "sankt").replace("-", " ")
    is_town = " ".join(name.split()) in municipalities()
    before = plain[max(0, found.start() - _LONGEST_BEFORE) : found.start()]
    return not is_town or before.endswith(
        ("Vorfall in ", "Gottesdienst in ", "Pfarre ", "Gemeinde ", "Kirche ", "Chor in ")
    )


def is_shouted(plain: str, start: int) -> bool:
    """Say whether the word before is in capitals as well: a heading, and no short name."""
    words = plain[max(0, start - _LONGEST_BEFORE) : start].split(" ")
    return len(words) > 1 and words[-2].isupper() and len(words[-2]) > 1


def _end_of_name(plain: str, found: re.Match[str]) -> int | None:
    """Return where the name behind a kind ends; None if what stands there is no name."""
    if found["quoted"]:
        is_long = len(found["quoted"].split()) > _LONGEST_QUOTED
        return None if is_long or found["kind"].lower() in _CAUSES else found.end()
    if _is_other(plain, found) or not (_is_new(found["name"]) or _may_be_words(plain, found)):
        return None
    return found.start("name") + len(_cut(found["name"]))


def _is_other(plain: str, found: re.Match[str]) -> bool:
    """Say whether a kind is another thing ("Hochschule"), or a town or an object is behind it."""
    name, kind = found["name"], found["kind"].lower()
    letters = _LETTERS.search(name)
    first = letters[0] if letters else ""
    if plain.endswith(_OTHER_BEFORE, 0, found.start("kind")):
        return True
    if kind in _OF_TOWNS and (fold(first) in municipalities() or fold(first) in _EAST_BELGIAN):
        return True
    is_phrase = kind.endswith(SURE_KINDS) and _PHRASE.match(name) is not None
    is_church = kind.startswith(("pfarr", "kirch"))
    return is_object(first, by_ending=not is_church) and not is_phrase


def _is_new(name: str) -> bool:
    """Say whether a name is no common word, or is joined of several."""
    words = _LETTERS.findall(name)[:2]
    return "-" in name.partition(" ")[0] or any(not is_german_word(fold(word)) for word in words)


def _may_be_words(plain: str, found: re.Match[str]) -> bool:
    """Say whether common words are a name behind this kind, where it stands."""
    kind = found["kind"].lower()
    before = plain[max(0, found.start() - _LONGEST_BEFORE) : found.start()]
    if _ADJECTIVE_NAME.match(found["name"]):
        return True
    if (
        kind == "verein"
        and _VEREIN.search(before)
        and _ALONE.fullmatch(plain, found.start("name"), found.end("name") + 1)
    ):
        return True
    is_home = kind in {"haus", "heim"} and before.endswith(("im ", "vom ", "beim ", "ins "))
    if is_home and _ALONE.fullmatch(plain, found.start("name"), found.end("name") + 1):
        return True
    if kind in _ONLY_SURE_NAMES or _INVERTED.search(before):
        return False
    return kind.endswith(SURE_KINDS) or _PREPOSITION.search(before) is not None


def _first_word(plain: str, start: int) -> int:
    """Return where a name of several words begins: "El Wahda-Moschee"."""
    for _most in range(2):
        before = _WORD_BEFORE.search(plain, max(0, start - _LONGEST_BEFORE), start)
        if before is None or is_german_word(fold(before[1])):
            break
        start = before.start()
    return start


def _cut(name: str) -> str:
    """Return a name without the noun of the sentence that may follow it."""
    parts = name.split(" ")
    if _ADJECTIVE_NAME.match(name):
        return " ".join(parts[:_PARTS_OF_ADJECTIVE_NAME])
    end = len(parts)
    while (
        end > 1 and is_object(parts[end - 1], by_ending=False) and parts[end - 2] not in {"&", "+"}
    ):
        end -= 1
    while end > 1 and not parts[end - 1][:1].isupper() and not parts[end - 1].isdigit():
        end -= 1
    return " ".join(parts[:end])


@cache
def _kinds() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, {*SURE_KINDS, *UNSURE_KINDS}), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:[A-ZÄÖÜ][a-zäöüß]{{2,20}})??(?P<kind>(?i:{kinds}))(?:s|es|n|en)?"
        rf"(?: (?:namens|mit dem Namen))? (?:(?P<quoted>{_QUOTED})|"
        rf"(?P<name>(?:(?:Zum|Zur|Am|Im|An der|In der|Sankt|St\.|Maria|Heilig) )?{_CAP}{_NEXT}))"
    )


@cache
def _clubs() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?<!Europäische )(?<!Europäischen )(?:1\. ?)?(?:{_CLUBS})[ -]"
        rf"(?:(?:{_CLUBS})[ -])?{_CAP}(?:[ /-]{_CAP}){{0,2}}(?: \d{{2,4}}(?!\w))?"
    )


@cache
def _firms() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_CAP}(?: (?:& |und )?{_CAP}){{0,3}},? (?:{_FIRM_ENDS})(?!\w)")
