"""Organisations told by where they stand in a sentence: signs over a door, schools at a place.

"Gasthof Zum wilden Eber" has a capital that no preposition has, "Grundschule an der Lauterach" lies
somewhere, and in "Der Chor Regenklang sang" two nouns stand before the verb where one is enough.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import is_calendar_word, municipalities
from node.airlock.recognisers.german.few_people import is_people
from node.airlock.recognisers.german.people import is_person
from node.airlock.recognisers.german.words import (
    folded_words,
    is_german_word,
    is_object,
)
from node.textguard.folding import fold

__all__ = ["find_placed_organisations"]

_CAP: Final = r"[A-ZÄÖÜÀ-Þ][\w'\u2019]{0,40}(?:-[\w'\u2019]{1,40}){0,4}"
_SCHOOL: Final = (
    r"(?:(?:Grund|Haupt|Real|Ober|Mittel|Gesamt|Gemeinschafts|Sekundar|Förder|Berufs|Volks|"
    r"Stadtteil|"
    r"Regional|Werkreal|Musik|Abend|Ganztags)?[Ss]chule|[Gg]ymnasium|[Ss]chulzentrum|[Kk]ita|"
    r"[Kk]indergarten|[Kk]indertagesstätte|[Kk]inderhaus|[Hh]ort|[Ii]nternat|[Bb]erufskolleg)"
)
_HOUSE: Final = (
    rf"(?:{_SCHOOL}|(?:[A-ZÄÖÜ][a-zäöüß]{{2,20}})?(?:[Ii]mbiss|[Gg]asthaus|[Gg]asthof|[Ww]irtshaus|"
    r"[Gg]aststätte|[Kk]neipe|[Cc]afé|[Rr]estaurant|[Hh]otel|[Pp]ension|[Aa]potheke|[Kk]irche|"
    r"[Gg]emeinde|[Pp]farre|[Pp]farrei|[Vv]erein|[Hh]aus|[Hh]eim|[Tt]reff|[Tt]reffpunkt|[Zz]entrum|"
    r"[Ll]aden|[Bb]ar|[Pp]izzeria|[Bb]äckerei|[Pp]raxis|[Ss]tube|[Kk]eller|[Kk]apelle|[Ss]tift|"
    r"[Kk]loster|[Ss]tüberl|[Bb]uschenschank|[Hh]euriger?|[Kk]lub|[Cc]lub|[Ss]chenke|[Bb]räu))"
)
_SIGN: Final = re.compile(
    rf"(?<![\w-]){_HOUSE}(?:s|es)? (?:Zum|Zur|Zu den|Am|An der|Im|In der|Unter den|Unterm|Auf der|"
    rf"Auf dem|Beim|Bei der|Hinter der|Vor dem|Drei|Vier|Sieben|Goldene[rns]?) "
    rf"(?:[a-zäöüß]{{3,15}}en )?{_CAP}(?: {_CAP})?(?![\w-])"
)
_SCHOOL_AT: Final = re.compile(
    rf"(?<![\w-]){_SCHOOL} (?:am|an der|an den|auf dem|auf der|unter den|hinter der|zum|zur|bei "
    rf"der) "
    rf"(?:(?:[a-zäöüß]{{3,15}}en) )?(?P<spot>{_CAP})(?![\w-])"
)
_ANY_SPOT: Final = folded_words(
    "ort rand stadtrand ortsrand dorfrand ende anfang nachmittag vormittag vormittage nachmittage "
    "abend morgen mittag wochenende limit standort uni universität montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag stelle seite suche reihe straße ecke grenze wende spitze "
    "macht kippe verfügung zukunft einführung stadt förderung probe tag projekttag elternabend "
    "thema themen arbeit teilnahme mitarbeit prävention demokratie vielfalt schließung"
)
_SHORT: Final = re.compile(
    r"(?<![\w-])(?:(?:JUZ|JuZ|Juz|JUZE|JuZe|Juze|JZ|KJH|KJT|KJC|MGH|ASP|OT|HdJ|KiTa|KiGa|JH|JFE|"
    r"JFZ|"
    r"NBH|NBZ|GWA|KJZ|EKiZ|EKIZ)|(?:[A-ZÄÖÜ]{2,6})-(?:Treff|Haus|Heim|Zentrum|Café|Laden|Kita|Hort|"
    r"Jugendtreff|Jugendhaus|Club|Stube|Station|Stützpunkt|Wohngruppe|Unterkunft)) "
    rf"[\"\u201e\u00bb]?(?P<name>{_CAP}(?: {_CAP})?)(?![\w-])"
)
# Kinds that name nothing elsewhere: two nouns before the verb, and only one has an article.
_SUBJECT: Final = re.compile(
    r"(?<![\w-])(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|[Dd]es|[Vv]om|[Bb]eim|[Ii]m|[Zz]um|[Uu]nser|"
    r"[Uu]nsere) (?P<all>(?:[A-ZÄÖÜ][a-zäöüß]{2,20})?(?:[Cc]hor|[Bb]and|[Tt]heater|[Ss]tudio|"
    r"[Gg]ruppe|[Bb]ühne|[Mm]arkt|[Ll]aden|[Zz]entrum|[Hh]aus|[Hh]eim|[Tt]reff|[Oo]rchester|"
    r"[Cc]rew|"
    r"[Vv]erlag|[Kk]ino|[Mm]oschee|[Kk]irche|[Ss]chule|[Kk]lub|[Cc]lub|[Bb]üro|[Ww]erkstatt)(?:s|"
    r"es)? "
    rf"(?P<name>{_CAP}(?: {_CAP})?))(?= (?:hat|hatte|ist|war|wird|wurde|kam|kommt|lud|lädt|sang|"
    rf"singt|"
    r"spielt|spielte|half|hilft|gab|gibt|bot|bietet|macht|machte|stellte|stellt|übernahm|übernimmt|"
    r"tritt|trat|liegt|lag|steht|stand|öffnet|öffnete|feierte|feiert|kochte|probt|probte|"
    r"organisiert|"
    r"organisierte|unterstützt|unterstützte|beteiligte|meldete|spendete|schloss|zog|nahm|ging|"
    r"musste|"
    r"konnte|wollte|will|kann|sucht|suchte|plant|plante|führte|zeigte|zeigt)(?!\w)|[.,;:)])"
)

# "Der Name der Firma, Laubwerk, und ein Foto": the kind, and its name between commas.
_BETWEEN_COMMAS: Final = re.compile(
    r"(?<![\w-])(?:[Dd]er|[Dd]ie|[Dd]em|[Dd]en|[Dd]as|[Dd]es|einer?|einem|unserer?) (?:Firma|"
    r"Betriebs?|"
    r"Gemeinde|Moschee|Kirche|Schule|Vereins?|Clubs?|Praxis|Werkstatt|Café|Ladens?), "
    rf"(?P<name>{_CAP}(?: (?:(?:am|im|an der|mit|und|für|zum|zur) )?{_CAP}){{0,3}})"
    r"(?=, (?:und ein|und der|und die|und das|wollte|hat|hatte|ist|war|kam|wo|deren|dessen)(?!\w))"
)
_ARABIC: Final = re.compile(
    rf"(?<![\w-])(?:{_CAP} )?(?:[aA]s|[aA]l|[eE]l|[aA]n|[aA]r|[aA]t|[aA]d|[aA]sh|[eE]s|"
    rf"[eE]t)-{_CAP}"
    r"(?:(?<=[Mm]oschee)|(?<=[Gg]emeinde)|(?<=[Zz]entrum)|(?<=[Ss]chule)|(?<=[Vv]erein)|"
    r" (?:Moschee|Gemeinde|Zentrum|Schule|Verein|Camii))(?![\w-])"
)
_FRIENDS: Final = re.compile(
    rf"(?<![\w-])(?P<name>[A-ZÄÖÜ][a-zäöüß]{{3,20}}(?:freunden?|kicker[sn]?|löwen|teufel|kämpfer) "
    rf"{_CAP})(?![\w-])"
)


def find_placed_organisations(plain: str) -> Iterator[tuple[int, int]]:
    """Yield organisations told by a sign, by where a school lies, or by standing before a verb."""
    yield from (found.span() for found in _SIGN.finditer(plain))
    for found in _SCHOOL_AT.finditer(plain):
        if not (_is_open(found["spot"]) or is_people(found["spot"])):
            yield found.span()
    for found in _SHORT.finditer(plain):
        if not _is_town(found["name"]):
            yield found.span()
    yield from (found.span() for found in _ARABIC.finditer(plain))
    yield from _beside_kind(plain)
    for found in _SUBJECT.finditer(plain):
        words = found["name"].split(" ")
        if not any(_is_no_name(word) for word in words):
            yield found.span("all")


def _beside_kind(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names between commas behind their kind, and clubs that call themselves friends."""
    for found in (*_BETWEEN_COMMAS.finditer(plain), *_FRIENDS.finditer(plain)):
        if not _is_no_name(found.group().rpartition(" ")[2]):
            yield found.span("name")


def _is_open(spot: str) -> bool:
    folded = fold(spot)
    return folded in _ANY_SPOT or is_calendar_word(folded) or is_object(spot)


def _is_no_name(word: str) -> bool:
    """Say whether a noun behind a kind is whom it is for, what it gives, or where it is."""
    is_whom = is_people(word) or is_person(word)
    return is_whom or is_object(word) or _is_town(word) or is_calendar_word(fold(word))


def _is_town(name: str) -> bool:
    """Say whether a name is a town's and no common word: "Kessel" is a village, too."""
    folded = fold(name).replace("-", " ")
    return folded in municipalities() and not is_german_word(folded)
