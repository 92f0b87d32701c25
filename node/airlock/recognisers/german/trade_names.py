"""Shops, trades, counselling centres and houses that are named by any words and numbers at all.

"Bäckerei Zeitlos 7" and "Frauenberatung Ankerplatz" are a kind beside a noun, and no article stands
between, so the noun names it. "Ruhmann Transporte" has its trade behind, "Haus Zusammen wachsen"
ends in a verb, and "die von Herz über Kopf" are somebody's, though no kind stands there.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.lexicon.lists import is_calendar_word, is_word, municipalities, surnames
from node.airlock.recognisers.german.few_people import is_people
from node.airlock.recognisers.german.organisation_kinds import TRADE_KINDS, TRADES_BEHIND
from node.airlock.recognisers.german.people import is_person
from node.airlock.recognisers.german.words import (
    folded_words,
    is_common_name,
    is_determiner,
    is_german_word,
    is_object,
)
from node.textguard.folding import fold

__all__ = ["find_trade_names"]

_CAP: Final = r"[A-ZÄÖÜÀ-Þ][\w'\u2019]{0,40}(?:-[\w'\u2019]{1,40}){0,4}"
_MONTHS: Final = (
    r"(?:Jänner|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
)
# A number ends a name; before a full stop and a month, or a unit, it is a day or an amount.
_NUMBER: Final = (
    rf"\d{{1,4}}(?![\w:%/]|[.,]\d|\.? ?{_MONTHS}| ?(?:Uhr|Euro|€|Prozent|Jahre|[A-ZÄÖÜ]))"
)
_SMALL: Final = (
    r"(?:für|im|in|am|an|mit|ohne|gegen|zum|zur|auf|aufs|ums|aus|unter|über|um|vor|von|vom|nach|"
    r"&|\+)(?: (?:der|die|das|den|dem))?"
)
_ADJECTIVE: Final = r"(?:[a-zäöüß]{3,15}e[nrms] )?"
# "Hoch hinaus" and "Gemeinsam stark" end in a small word.
_LAST: Final = (
    r"(?: (?:hinaus|voraus|hinauf|empor|stark|leben|wachsen|los|daheim|zuhause|nebenan|mobil|"
    r"direkt|aktiv|plus|unterwegs|bunt|frei|verbunden|bewegt|bewegen|gestalten|lernen|helfen|hilft|lebt|"
    r"& mehr|und mehr|& Co\.?)(?![\w-]))?"
)
_NAME: Final = (
    rf"(?P<name>{_CAP}!?(?: (?:{_NUMBER}|(?:(?:{_SMALL}|und) {_ADJECTIVE})?{_CAP})){{0,4}}{_LAST})"
    r"(?![\w-])"
)
# Words joined by a small one: "Herz über Kopf".
_JOINED: Final = rf"(?P<name>{_CAP} {_SMALL} {_CAP}(?: (?:{_SMALL} )?{_CAP}){{0,2}})(?![\w-])"
_GIVES: Final = re.compile(
    r"\b[a-zäöüß]{2,}(?:t|te|en) (?:der|die|das|unser|unsere|ein|eine) ?\Z|"
    r"\b(?:dass|weil|wenn|ob|als|bis|damit|indem) (?:der|die|das) ?\Z"
)
_HOUSE: Final = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ][a-zäöüß]{2,20})?(?:[Hh]aus|[Hh]of|[Hh]eim|[Rr]aum|[Tt]reff|[Ll]aden|"
    r"[Ww]erkstatt|[Zz]entrum|[Tt]reffpunkt|[Cc]afé|[Vv]erein|[Ii]nitiative|[Kk]reis|[Gg]ruppe) "
    r"(?:Miteinander|Zusammen|Gemeinsam|Füreinander|Nebeneinander|Voneinander|Beieinander|Anders|"
    r"Selbst|Mutig|Frei|Neu|Weiter|Wieder|Hier|Offen|Mehr|Besser)"
    r"(?: [a-zäöüß]{2,12}e(?:r|l)?n| [A-ZÄÖÜ][a-zäöüß]{2,20})?(?![\w-])"
)
_THEM: Final = (
    r"(?<![\w-])(?:[Dd]ie|[Dd]er|[Dd]enen|[Dd]em|[Dd]en|[Jj]emand|[Ww]er|[Aa]lle|[Ll]eute[n]?|"
    r"[Ee]ine[rmn]?|[Mm]enschen|[Kk]olleg(?:e|en|in|innen)|[Dd]amen|[Ff]rauen|[Mm]ädels|[Jj]ungs|"
    r"[Bb]esuch|[Ee]hrenamtlichen?) von "
)
# A clause that only begins with "die von" ends in a verb, so nothing else ends behind its noun.
_OF_THEM: Final = (
    re.compile(
        rf"{_THEM}{_JOINED}(?=[.,;:!?)\n]| (?:hat|haben|ist|sind|war|waren|kam|kamen|kommt|kommen|"
        r"wird|werden|wurden?)(?!\w)|$)",
        re.MULTILINE,
    ),
    re.compile(
        r"(?<![\w-])(?:[Jj]emand|Leuten?|[Ee]iner?|[Kk]olleg(?:e|en|in|innen)) von "
        rf"(?P<name>{_CAP} und {_CAP})(?=[.,;:!?)]| (?:hat|haben|ist|sind|war|waren|kam|kamen)"
        r"(?!\w))"
    ),
    re.compile(
        rf"(?<=, ){_THEM}{_NAME}(?: [a-zäöüß]{{2,12}}en)?(?=[.,;:!?)])"
        rf"(?!, {_CAP}(?:,| und| oder))"
    ),
)
# The church has its kind behind a name of several words: "St. Vitus am Rain-Gemeinde".
_SAINT: Final = re.compile(
    r"(?<![\w-])(?:St\.|Sankt|Hl\.|Heilig(?:e[rn]?)?|Maria|Mariä|Herz Jesu|Christus|Christ|"
    r"Liebfrauen|Johannes|Paulus|Petrus|Martin|"
    r"(?:Haus|Licht|Tor|Quelle|Brücke|Weg|Stern|Freunde|Stimme|Garten) (?:der|des)) "
    rf"(?:{_CAP} )?(?:(?:{_SMALL}) )?{_CAP}-"
    r"(?:Pfarr|Kirchen|Kirch|Schul)?(?:[Gg]emeinde|[Kk]irche|[Mm]oschee|[Pp]farre|[Pp]farrei|"
    r"[Ss]chule|[Kk]apelle|[Kk]ita|[Kk]indergarten|[Hh]aus|[Hh]ort|[Ss]tift|[Kk]loster|"
    r"[Gg]ymnasium|[Ss]aal|[Hh]eim|[Vv]erein|[Hh]ospiz|[Kk]linik)(?:s|n)?(?![\w-])"
)
# A house of which there is one has its article: "im Haus", never "Haus" alone before a noun.
_BARE_HOUSE: Final = re.compile(
    r"(?:(?<=[,:(|\u2013/] )|(?<=[Ii]m )|(?<=[Vv]om )|(?<=[Bb]eim )|(?<=[Ii]ns )|(?<=[Vv]on )|"
    r"(?<=[Bb]ei )|^)(?:(?:[A-ZÄÖÜ][a-zäöüß]{2,12})?(?:[Hh]aus|[Hh]of|[Hh]eim)|Villa|Schloss|Hof|"
    rf"Atelier|Salon|Studio|Kontor|Pavillon|Stube) {_NAME}(?=[.,;:!?)|\n]|$)",
    re.MULTILINE,
)
_CALLED: Final = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ][a-zäöüß]{2,20})?(?:[Bb]ühne|[Gg]ruppe|[Vv]erein|[Ll]aden|[Ff]irma|"
    r"[Tt]heater|[Cc]lub|[Cc]afé|[Bb]ar|[Tt]reff|[Hh]aus|[Ii]nitiative|[Zz]entrum|[Bb]and|[Cc]hor|"
    r"[Ss]tudio|[Bb]etrieb|[Ww]erkstatt|[Ss]chule|[Rr]unde|[Kk]reis|[Ss]tube|[Gg]arten|[Kk]ita|"
    rf"[Mm]oschee|[Gg]emeinde|[Bb]üro)s? (?:namens|mit dem Namen|mit Namen) {_NAME}(?P<mark>!?)"
)
# A singular has its article before a verb: an item of an agenda begins with whom it is about.
_ASKS: Final = (
    r"bittet|beantragt|ersucht|bietet|lädt|fragt|wünscht|spendet|bedankt|schlägt|verlangt|"
    r"möchte|kündigt|meldet sich|stellt sich vor"
)
_ITEM: Final = re.compile(
    r"^[ \t]*(?:(?:TOP|Top|Punkt|Traktandum|Tagesordnungspunkt|Ziffer) ?\d{1,2}[.:)]? "
    rf"(?=[^\n]{{3,80}} (?:{_ASKS}|sucht|meldet|braucht|benötigt|will|zieht|übernimmt|hat|bekommt|"
    rf"erhält|stellt|sagt|kommt|plant|lehnt|berichtet)(?!\w))|(?:Nr\.? ?)?\d{{1,2}}[.)] "
    rf"(?=[^\n]{{3,80}} (?:{_ASKS})(?!\w))){_NAME}(?= [a-zäöüß]{{3,12}}(?:t|ll|te)(?!\w))",
    re.MULTILINE,
)
_HEAD_CELL: Final = re.compile(
    r"(?:Einrichtung|Träger|Verein|Organisation|Partner|Kooperationspartner|Firma|Betrieb|"
    r"Arbeitgeber|Institution|Club|Klub|Initiative|Lehrbetrieb|Praktikumsbetrieb|Praktikumsstelle|"
    r"Lehrstelle|Verband|Gruppe|Moschee|Schule|Gemeinde|Mitgliedsverein|Anbieter|Vermieter|"
    r"Gastgeber|Sponsor|Spender)(?:en|e|s|in|innen)?"
)
_LABEL: Final = re.compile(
    r"^[ \t]*(?:[-\u2022*] )?(?:Einrichtung|Träger|Trägerverein|Verein|Organisation|Partner|"
    r"Kooperationspartner|Firma|Betrieb|Arbeitgeber|Lehrbetrieb|Praktikumsbetrieb|"
    rf"Praktikumsstelle|Veranstalter|Gastgeber|Vermieter|Sponsor): {_NAME}(?=[ \t]*(?:[,;(]|$))",
    re.MULTILINE,
)
_ROW: Final = re.compile(r"^[ \t]*\|?(?=[^\n|]{1,200}\|)[^\n]{3,500}$", re.MULTILINE)
# Heads of what is no small organisation, or is one without its name.
_PUBLIC: Final = re.compile(
    r".*(?:amt|amter|polizei|stadt|stadte|gemeinde|kreis|land|lander|bund|ministerium|verwaltung|"
    r"magistrat|gericht|behorde|direktion|inspektorat|kesb|bezirk|kanton|hochschule|universitat|"
    r"feuerwehr|rathaus|leitung|vorstand|rat|team|kommission|ausschuss|sozialarbeit|lehrkrafte)"
)
_KIND_ALONE: Final = re.compile(
    r".*(?:schulen?|gymnasium|vereine?|kirche|moschee|kita|hort|gruppe|klasse|stelle|haus|zentrum|"
    r"treff|club|klub|jugend|arbeit|betrieb|firma|bibliothek|bucherei|hilfe|dienst|eltern|verband|"
    r"presse|uni|kasse|raum|antrag|bericht|brief|projekt|termin|institut|internat|heim|laden|cafe|praxis|eltern|prasenz)"
)
_NO_NAME: Final = folded_words(
    "anfang ende mitte frau herr herrn herren familie dr prof ja nein offen keine kein unbekannt "
    "anonym diverse verschiedene alle caritas diakonie awo drk fedpol"
)
# What is advised on, behind a centre that has no name there.
_THEMES: Final = re.compile(
    r"(?:\w*(?:pravention|ismus|gewalt|sucht|arbeit|recht|schutz|bildung|beratung|radikalisierung|"
    r"forderung|hilfe)|jugend|familie|demokratie|vielfalt|integration|migration|islam|religion|"
    r"schule|teilhabe|inklusion|gleichstellung|asyl|extremismus|theorie|praxis|medien)"
)
_PREPOSITION: Final = re.compile(
    r"(?:\b(?:[Bb]ei|[Vv]on|[Mm]it|[Ff]ür|[Dd]urch|[Ll]aut|[Aa]n|[Zz]u|[Gg]egenüber|[Ff]irma)|"
    r"[:|/(]) ?\Z"
)
_LONGEST_BEFORE: Final = 40


def find_trade_names(plain: str) -> Iterator[tuple[int, int]]:
    """Yield organisations by their trade, their house, or where only one can stand."""
    for found in _of_trade().finditer(plain):
        before = plain[max(0, found.start() - _LONGEST_BEFORE) : found.start()]
        is_theme = _THEMES.fullmatch(fold(found["name"].split(" ")[0])) is not None
        is_named = found["sign"] is not None or _is_free(found["name"])
        if is_named and not (is_theme or _GIVES.search(before)):
            yield found.start(), found.end() - _in_town(found["name"])
    yield from (found.span("all") for found in _giving_trade().finditer(plain))
    for found in _before_trade().finditer(plain):
        if _owns(plain, found):
            yield found.span()
    yield from _of_houses(plain)
    yield from _in_forms(plain)


def _of_houses(plain: str) -> Iterator[tuple[int, int]]:
    """Yield houses, what is said to be called so, and where somebody is from."""
    for pattern in (_HOUSE, _CALLED, _SAINT):
        yield from (found.span() for found in pattern.finditer(plain))
    for found in _BARE_HOUSE.finditer(plain):
        if _is_free(found["name"]):
            yield found.span()
    for pattern in _OF_THEM:
        for found in pattern.finditer(plain):
            # An article or a quantity has a capital only where a name begins.
            is_phrase = is_determiner(fold(found["name"].split(" ")[0]))
            if is_phrase or _is_free(found["name"]):
                yield found.start("name"), found.end()


def _in_forms(plain: str) -> Iterator[tuple[int, int]]:
    """Yield organisations of an agenda, of a form, and of a column that is headed so."""
    for pattern in (_ITEM, _LABEL):
        for found in pattern.finditer(plain):
            if _is_cell(found["name"]):
                yield found.span("name")
    columns: list[int] = []
    last = -2
    for row in _ROW.finditer(plain):
        cells = _cells(row)
        if row.start() != last + 1:
            columns = [at for at, (_from, cell) in enumerate(cells) if _HEAD_CELL.fullmatch(cell)]
        else:
            for at in columns:
                start, cell = cells[at] if at < len(cells) else (0, "")
                if _is_cell(cell):
                    yield start, start + len(cell)
        last = row.end()


def _cells(row: re.Match[str]) -> list[tuple[int, str]]:
    """Return where the cells of a row of a table begin, and what they hold."""
    cells, at = [], row.start()
    for piece in row.group().split("|"):
        cells.append((at + len(piece) - len(piece.lstrip()), piece.strip()))
        at += len(piece) + 1
    return cells


def _is_cell(name: str) -> bool:
    """Say whether a cell holds a name, and no public body and no kind alone."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", name)]
    if not (words and name[:1].isupper()) or _is_town(name) or words[0] in _NO_NAME:
        return False
    if len(words) > 1:
        return _PUBLIC.fullmatch(words[0]) is None
    return _is_free(name) and not (_PUBLIC.fullmatch(words[0]) or _KIND_ALONE.fullmatch(words[0]))


def _is_free(name: str) -> bool:
    """Say whether the first word is no person, no town, no day and nothing that is given."""
    first = re.split(r"[ !]", name)[0]
    folded = fold(first)
    is_whom = is_person(first) or is_people(first) or is_determiner(folded)
    is_small = folded in _NO_NAME or is_common_name(folded) or is_calendar_word(folded)
    return not (is_whom or is_small or is_object(first) or _is_town(name))


def _owns(plain: str, found: re.Match[str]) -> bool:
    """Say whether a word before a trade is whose it is: no adjective, and no other noun."""
    owner = re.split(r"[ &-]", found["owner"])[-1]
    folded = fold(owner)
    if is_determiner(folded) or is_object(owner) or _is_town(owner) or owner.isupper():
        return False
    if folded in surnames() or not is_german_word(folded):
        return not (is_word(folded, "de") and folded.endswith(("e", "en", "er", "es")))
    if not _is_free(found["owner"]) or is_person(owner):
        return False
    before = plain[max(0, found.start() - _LONGEST_BEFORE) : found.start()]
    return _PREPOSITION.search(before) is not None


def _in_town(name: str) -> int:
    """Return how many characters at the end of a name only say in which town it is."""
    before, _space, last = name.rpartition(" ")
    is_place = _is_town(last) and before.endswith((" in", " bei", " aus", " nach"))
    return len(name) - len(before.rpartition(" ")[0]) if is_place else 0


def _is_town(name: str) -> bool:
    return fold(name).replace("-", " ") in municipalities()


@cache
def _of_trade() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, TRADE_KINDS), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:[A-ZÄÖÜ][a-zäöüß]{{2,20}}?)?(?i:{kinds})(?:s|n|en)? "
        rf"(?P<sign>(?:[Zz]um|[Zz]ur|[Zz]u den) {_ADJECTIVE})?{_NAME}"
    )


@cache
def _before_trade() -> re.Pattern[str]:
    trades = "|".join(sorted(map(re.escape, TRADES_BEHIND), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<owner>{_CAP}(?: (?:& |und )?{_CAP})?) (?:{trades})"
        rf"(?: {_NUMBER})?(?![\w-])"
    )


@cache
def _giving_trade() -> re.Pattern[str]:
    trades = "|".join(sorted(map(re.escape, TRADES_BEHIND), key=len, reverse=True))
    return re.compile(
        r"(?<![\w-])(?:liefert|lieferte|lieh|leiht|spendet|spendete|half|hilft|sponsert|sponserte|"
        r"stiftet|stiftete|druckt|druckte|fuhr|gehört|gehörte|schenkt|schenkte|zahlt|zahlte|"
        r"bezahlte|reparierte|übernahm|übernimmt|stellt|stellte|organisierte|vermietet|vermietete) "
        rf"(?P<all>(?:{trades}) {_NAME})"
    )
