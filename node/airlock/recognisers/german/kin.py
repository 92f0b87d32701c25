"""Relatives in German: the whole class of words, with article or possessive, one person only."""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.recognisers.german.people import is_one, is_person

__all__ = ["find_german_kin"]


def _any(text: str) -> str:
    return "|".join(sorted(text.split(), key=len, reverse=True))


_STEP: Final = (
    r"(?:(?:Stief|Halb|Schwieger|Pflege|Adoptiv|Groß|Urgroß|Ururgroß|Zieh|Paten|Tauf|Firm|"
    r"Zwillings|"
    r"Drillings|Milch|Leih|Wahl|Bluts|Ex-?|Noch-?|Kinds|Kindes|Lieblings|Schwipp)?-?)"
)
_BASES: Final = (
    "mutter vater vaters bruder bruders schwester sohn sohnes sohns tochter onkel onkels "
    "tante cousin cousins cousine neffe neffen nichte enkel enkels enkelin"
)
_WHOLE: Final = (
    "Kusine Enkelsohn Enkeltochter Enkelkind Schwager Schwagers Schwägerin Vetter Vetters "
    "Opa Opas Oma Omi Opi Mama Mami Mutti Papa Papi Papas Vati Mamas Großmama Großpapa "
    "Ehemann Ehemanns Ehemannes Ehefrau Exmann Exmannes Exmanns Exfrau Ex-Mann Ex-Frau Gatte "
    "Gatten Gattin Ehegatte Ehegatten Ehegattin Witwe Witwer Witwers Verlobte Verlobter "
    "Verlobten Lebensgefährte Lebensgefährten Lebensgefährtin Lebenspartner Lebenspartnerin "
    "Ehepartner Ehepartnerin Exfreund Exfreundin Ex-Freund Ex-Freundin Expartner Expartnerin "
    "Ex-Partner Ex-Partnerin Patenonkel Patentante Patenkind Taufpate Taufpatin Firmpate "
    "Firmpatin Göd Godl Brüderchen Schwesterchen Söhnchen Töchterchen Brüderl Schwesterl "
    "Zwillingsbruder Zwillingsschwester Adoptivkind Pflegekind Stiefkind Pflegesohn "
    "Pflegetochter Vormund Vormunds Kindsvater Kindsmutter Kindesvater Kindesmutter "
    "Erstgeborener Erstgeborene Nesthäkchen Witwenmutter Schwippschwager Urenkel Urenkelin "
    "Zwillingsbruders Bräutigam Braut Halbbruders Angetraute Angetrauter Schwiegereltern "
    "Großeltern Pflegeeltern Stiefgeschwister"
)
_ALONE: Final = rf"{_STEP}(?i:{_any(_BASES)})|(?:{_any(_WHOLE)})"
# With a possessive or a genitive these are relatives; alone they may be anybody.
_OWNED_WORDS: Final = (
    "Frau Mann Mannes Mannes Freund Freundes Freundin Partner Partners Partnerin Ex Baby "
    "Kind Kindes Junge Jungen Mädchen Bub Buben Älteste Ältester Ältesten Jüngste Jüngster "
    "Jüngsten Kleine Kleiner Kleinen Große Großer Großen Zwilling Brüder Brüdern Schwestern "
    "Söhne Söhnen Töchter Töchtern Cousins Cousinen Geschwister Geschwistern Verwandte "
    "Verwandter Verwandten Angehörige Familie Pate Paten Patin Mutter Vater"
)
_OWNED: Final = _any(_OWNED_WORDS)
_ADJ: Final = r"(?:(?:\d{1,2}-?)?[a-zäöüß-]{2,25}(?:e[rnms]?|en) )"
_OWN: Final = (
    r"(?:(?:mein|dein|sein|ihr|unser|deren|dessen|Sein|Ihr|Mein|Deren|Dessen|Unser)(?:e[mnrs]?)?)"
)
_ART: Final = (
    r"(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|[Dd]es|[Ee]ine?[mnrs]?|[Bb]eim|[Vv]om|[Zz]um|"
    r"[Zz]ur|diese[rmns]?)"
)
_SIDE: Final = (
    r"(?: (?:väterlicherseits|mütterlicherseits|von Vaters Seite|von Mutters Seite|von "
    r"der Mutterseite))"
)
_OF: Final = (
    r"(?: (?:(?:des|eines|dieses|seines|ihres|unseres|der|einer|dieser|seiner|ihrer|unserer) "
    rf"{_ADJ}{{0,2}}[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?|"
    rf"von (?:(?:dem|der|den|zwei|drei|vier|fünf|\d) )?{_ADJ}?[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?|"
    r"von (?:ihm|ihr|ihnen|dem|der)))"
)
_WHO: Final = r"(?:, (?:der|die|das) [^.;:!?\n,]{3,90}(?=[,.;!?]))"
_END: Final = r"(?![\w-])"
_PATTERNS: Final = (
    re.compile(rf"(?<![\w-]){_OWN} {_ADJ}{{0,2}}(?:{_ALONE}|{_OWNED}){_END}{_SIDE}?{_OF}?{_WHO}?"),
    re.compile(rf"(?<![\w-]){_ART} {_ADJ}{{0,2}}(?:{_ALONE}){_END}{_SIDE}?{_OF}?{_WHO}?"),
    re.compile(
        rf"(?<![\w-])(?:{_ART} )?{_ADJ}{{0,2}}(?:{_ALONE}){_END}(?:{_SIDE}{_OF}?|{_OF}){_WHO}?"
    ),
    re.compile(
        rf"(?<![\w-]){_ART} {_ADJ}{{0,2}}(?:Frau|Mann|Mannes|Freund|Freundin|Partner|Partnerin|"
        rf"Kind|Ex|Brüder|Schwestern|Söhne|Töchter|Geschwister){_END} "
        r"(?:des|eines|dieses|von (?=[A-ZÄÖÜ]))[^\W\d_]{0,3} ?"
        rf"{_ADJ}{{0,1}}(?:Imams?|Imam|Jungen|Mädchens|Schülers|Vaters|Bruders|Täters|Opfers|"
        "Pfarrers|"
        r"Predigers|Vorsitzenden|Obmanns|Obmannes|Bürgermeisters|Trainers|Betroffenen|"
        r"Jugendlichen|"
        r"Verstorbenen|Verhafteten|Festgenommenen|Inhaftierten|Getöteten|Angeklagten|"
        r"Beschuldigten|"
        r"Verdächtigen|Wirts|Wirtes|Hausmeisters|Lehrers|Direktors|Rektors|Inhabers|Besitzers|"
        r"Gründers|Klienten)"
        rf"{_END}"
    ),
)
# In a list, a table or a form a relative stands without an article.
_BARE: Final = re.compile(
    (
        r"(?:(?<=^)|(?<=[|:;\u2013\u2022] )|(?<=^- )|(?<=^\* )|(?<=, )|"
        rf"(?<=\())(?P<kin>{_ADJ}{{0,2}}(?:{_ALONE}){_END}{_SIDE}?{_OF}?)(?= ?[,.;:)|(\n]| "
        r"[a-zäöü]| \u2013|$)(?! und| oder| sein| heißen)"
    ),
    re.MULTILINE,
)
_SPOUSE: Final = re.compile(
    rf"(?<![\w-])(?:{_ART} )?{_ADJ}{{0,2}}(?:Frau|Mann|Mannes|Freund|Freundin|Partner|"
    "Partnerin|Kind|Ex|Kleine|Große|Älteste|Jüngste) (?:des|eines|dieses|der|einer|"
    "dieser|von) "
    rf"{_ADJ}{{0,2}}(?P<whose>[A-ZÄÖÜ][\w-]+)(?![\w-])"
)
# Family: "schwester von dem jungen", all in small letters.
_LOWER: Final = re.compile(
    rf"(?<![\w-])(?:{_OWN.replace('[A-Z]', '')}|der|die|den|dem|des|vom|zum|zur|beim) "
    rf"{_ADJ}{{0,1}}(?i:{_ALONE}|freundin|freund|frau){_END}(?: (?:von|des|der|vom) (?:dem "
    r"|der |den )?[\w-]+)?"
)
_GENERIC: Final = re.compile(
    r"(?:der|die|den|eine?[rn]?) (?:Mutter|Vater|Kind)(?: (?:oder|und|bzw\.) |, (?:der|"
    r"die) (?:ihr|sein) Kind)|"
    r"(?:zur|zum) (?:Mutter|Vater|Tochter|Bruder) (?:wurde|werden)|Mutter Erde|Vater "
    r"Staat|"
    r"(?:Vater|Mutter) (?:aller|des Gedankens)"
)


def find_german_kin(plain: str) -> Iterator[tuple[int, int]]:
    """Yield relatives of somebody, with whose they are and what is told of them."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(plain):
            if not _GENERIC.match(plain, found.start()) and not _is_title(plain, found):
                yield found.span()
    yield from _without_article(plain)


def _without_article(plain: str) -> Iterator[tuple[int, int]]:
    """Yield relatives in a list, husbands and wives, and relatives in small letters."""
    for found in _BARE.finditer(plain):
        if not _is_title(plain, found):
            yield found.span("kin")
    for found in _SPOUSE.finditer(plain):
        if is_person(found["whose"]) or is_one("des", "", found["whose"]):
            yield found.span()
    if plain.islower():
        yield from (found.span() for found in _LOWER.finditer(plain))


def _is_title(plain: str, found: re.Match[str]) -> bool:
    """Say whether it is no relative: "die Schwester Oberin", "der Vater im Himmel"."""
    return plain.startswith((" im Himmel", " Oberin"), found.end())
