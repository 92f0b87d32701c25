"""Where one person comes from, what one believes, which scene or status one is of, in German.

Article, adjective and noun say together whether one person is meant ("die syrische Nachbarin") or
many ("die syrischen Nachbarn"); a plural and a theme are no finding.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from babel import Locale

from node.airlock.recognisers.german.people import is_one, is_surely_one
from node.airlock.recognisers.german.peoples import (
    ABROAD,
    ADJECTIVES,
    BELIEVERS_FREE,
    BELIEVERS_FREE_ADJ,
    NATIONAL_ER,
    ONE_NATIONAL,
)

__all__ = ["find_german_origins"]

_ART: Final = (
    r"(?i:eine?[mnrs]?|der|die|das|dem|den|des|diese[mnrs]?|jene[mnrs]?|(?:mein|sein|ihr|unser)"
    r"(?:e[mnrs]?)?|beim|vom|zum|zur|im)"
)
_ADJ: Final = r"[a-zäöüß-]{2,25}e[rnms]?"
_DESCRIBED: Final = re.compile(
    rf"(?<![\w-])(?:(?P<art>{_ART}) )?(?:(?:{_ADJ}|gerade|sehr|streng|erst|"
    r"\d{1,2}-?jährige[rnms]?),? ){0,2}"
    rf"(?P<adj>(?:{ADJECTIVES})e[rnms]?)(?:,? (?:und )?(?P<more>{_ADJ})){{0,2}} "
    r"(?P<noun>[A-ZÄÖÜ][\w-]{2,40})(?![\w-])"
)
_TAIL: Final = (
    rf"(?: (?:mit|aus|ohne|deutscher|österreichischer)(?: (?:{_ART}|{_ADJ})){{0,2}} "
    r"[A-ZÄÖÜ][\w-]+)?"
)
_ONE_OF: Final = rf"(?:{ONE_NATIONAL}|{NATIONAL_ER})"
_QUALIFIED: Final = (
    r"(?:(?:bekennend|praktizierend|gläubig|überzeugt|gebürtig|geboren|ethnisch|ehemalig|früher|"
    r"einstig|verurteilt|zurückgekehrt|mutmaßlich|jung|alt|streng|tief|fromm|liberal|säkular|"
    r"syrisch-orthodox|anerkannt|abgelehnt|"
    rf"{ADJECTIVES})e[rnms]? )"
)
_COPULA: Final = (
    r"(?:ist|war|sei|wäre|bin|bist|wurde|wird|blieb|bleibt|(?:gilt|galt|fühlt sich|sieht sich|"
    r"versteht sich|verstand sich|bezeichnet sich|bezeichnete sich|outete sich|gab sich|gibt sich|"
    r"stellt sich|beschreibt sich|bekannte sich|bekennt sich) ?(?:öffentlich |offen |selbst |"
    r"heute |nun )?als|als|selbst|selber|nämlich|nennt sich|nannte sich)"
)
_ADVERB: Final = (
    r"(?:(?:selbst|selber|auch|nämlich|übrigens|ja|doch|nun|heute|jetzt|inzwischen|mittlerweile|"
    r"früher|einst|damals|seit \w+(?: \w+)?|gebürtig|eigentlich|zwar|nicht|kein|keine|ein|eine|der|"
    r"die|einziger|einzige|frisch|nur|wohl|offenbar|angeblich|bekennend|praktizierend|streng|tief|"
    r"überzeugt|sehr),? )"
)
_PREDICATE: Final = re.compile(
    rf"(?<![\w-])(?i:{_COPULA}) (?:(?:er|sie|ich|es|der|die|[A-ZÄÖÜ]\w+) "
    rf")?{_ADVERB}{{0,3}}{_QUALIFIED}{{0,2}}"
    rf"{_ONE_OF}{_TAIL}(?: und {_QUALIFIED}{{0,2}}{_ONE_OF})?(?:, "
    rf"{BELIEVERS_FREE_ADJ}(?![\w-]))?(?![\w-])"
)
_BEFORE_COPULA: Final = re.compile(
    "(?<=[,;:] )(?:weil|dass|obwohl|da|wo|ob) (?:er|sie|ich|der|die) "
    rf"{_ADVERB}{{0,2}}{_QUALIFIED}{{0,2}}"
    rf"{_ONE_OF}{_TAIL}(?= (?:ist|war|sei|bin|wäre|wurde))"
)
# Beside a name, an age or another trait: "(Serbe, orthodox)", "22, Rom".
_BESIDE: Final = re.compile(
    (
        r"(?:(?<=[\w)] )[(\u2013-] ?|(?<=[\w)]), "
        rf")(?P<what>{_ADVERB}{{0,2}}(?:{_QUALIFIED}{{0,2}}{ONE_NATIONAL}|"
        rf"{_QUALIFIED}{{1,2}}{NATIONAL_ER}|(?<=\d, ){NATIONAL_ER})(?: und "
        rf"{_QUALIFIED}{{0,2}}{_ONE_OF})?{_TAIL}"
        rf"(?:, {BELIEVERS_FREE_ADJ})?)(?= ?[,.;:)\u2013]| -| und |$)"
    ),
    re.MULTILINE,
)
_LABELLED: Final = re.compile(
    r"(?:Nationalität|Staatsangehörigkeit|Staatsbürgerschaft|Herkunft|Herkunftsland|"
    r"Geburtsland|"
    r"Geburtsort|Religion|Konfession|Bekenntnis|Glaube|Religionsbekenntnis|Volksgruppe|"
    r"Muttersprache|"
    r"Aufenthaltsstatus|Aufenthaltstitel|Status|StA|RB)(?: \([^)\n]{1,30}\))?: ?"
    r"(?P<what>[^\W\d_][^\n,;.|]{2,40})"
)
_ONE_ARTICLE: Final = r"(?:eine?[mnrs]?|dem|des|diese[mnrs]|jene[mnrs]|beim|vom|zum)"
_NOUN: Final = re.compile(
    rf"(?<![\w-])(?:{_ONE_ARTICLE} {_QUALIFIED}{{0,2}}(?:{ONE_NATIONAL}|{NATIONAL_ER}s?|"
    rf"(?:{ONE_NATIONAL})n?)|(?i:der|die) (?:{_ADJ[:-8]}e )?{ONE_NATIONAL}(?<!er)){_TAIL}(?![\w-])"
)
_OF_PARENTS: Final = re.compile(
    r"(?<![\w-])(?:Sohn|Tochter|Kind|Enkel|Enkelin|Enkelkind|Spross|Nachfahre|Nachkomme) "
    r"(?:von (?:\w+en )?(?:Vertriebenen|Geflüchteten|Gastarbeitern|Flüchtlingen|"
    r"Einwanderern|Zuwanderern|Migranten|Aussiedlern|Spätaussiedlern|Überlebenden|"
    r"Asylwerbern)|"
    rf"(?:(?:{_ADJ}|zweier|eines|einer|von) ){{0,2}}(?:(?:{ADJECTIVES})(?:er|en) "
    r"[A-ZÄÖÜ][\w-]+|"
    rf"(?:{ONE_NATIONAL}|{NATIONAL_ER})[ns]?))(?![\w-])(?: und (?:eines|einer) [\w-]+(?: "
    r"[A-ZÄÖÜ][\w-]+)?)?"
)
_WITH: Final = re.compile(
    rf"(?<![\w-])(?:mit|aus|von) (?:(?:einer|einem|seiner|ihrer|dem) )?(?:{_ADJ} "
    rf")?(?:{ADJECTIVES})e[rnm] "
    r"(?:Wurzeln|Pass|Reisepass|Hintergrund|Migrationshintergrund|Elternhaus|Elternteil|"
    r"Familie|"
    r"Abstammung|Herkunft|Zuwanderungsgeschichte|Familiengeschichte|"
    r"Einwanderungsgeschichte|"
    r"Staatsangehörigkeit|Staatsbürgerschaft|Vater|Mutter|Akzent|Mädchenname|"
    r"Glauben)(?![\w-])"
)
_OF_DESCENT: Final = re.compile(
    rf"(?<![\w-])(?:nicht)?(?:{ADJECTIVES})e[rn] (?:Herkunft|Abstammung|Abkunft|Nationalität|"
    r"Staatsangehörigkeit|Staatsangehörige[r]?|Staatsbürgerschaft|Staatsbürger(?:in)?|Glaubens|"
    r"Konfession|Bekenntnisses|Muttersprache|Volkszugehörigkeit)(?![\w-])"
)
_ABOUT_TIME: Final = (
    r"(?:(?:erst |gerade |gerade erst |schon |bereits )?(?:vor (?:Kurzem|kurzem|einem Jahr|\w+ "
    r"(?:Jahren|Monaten|Wochen))|kürzlich|neulich|jüngst|unlängst|seit \w+|im \w+|mit \w+|heimlich|"
    r"frisch|20\d\d|später|selbst|dann|offenbar|inzwischen|damals|"
    r"nun|jetzt|erst|gerade) )"
)
_TURNED: Final = re.compile(
    rf"(?<![\w-]){_ABOUT_TIME}{{1,2}}(?:{BELIEVERS_FREE} )?(?:übergetreten|konvertiert|"
    "bekehrt)e?[rnms]?(?! (?:sind|"
    r"waren|haben))(?![\w-])|"
    r"(?<![\w-])(?:trat|tritt|konvertierte|konvertiert|wechselte|bekehrte sich|bekannte "
    "sich|fand) "
    rf"(?:\w+ ){{0,3}}?{BELIEVERS_FREE}(?: über)?(?![\w-])|"
    rf"(?<![\w-]){BELIEVERS_FREE} (?:übergetreten|konvertiert|gewechselt|bekehrt|"
    r"gefunden)e?[rnms]?(?![\w-])(?! (?:sind|waren))|"
    r"(?<![\w-])(?:ließ|lässt) sich (?:\w+ ){0,3}taufen(?![\w-])|"
    r"(?<![\w-])(?:ist|war|sei) (?:\w+ ){0,3}aus der Kirche ausgetreten(?![\w-])"
)
_IS: Final = re.compile(
    r"(?<![\w-])(?:[Ee]r|[Ss]ie|die Familie|der \w+|die \w+) (?:ist|war|sei|wurde) "
    rf"{_ADVERB}{{0,3}}{BELIEVERS_FREE_ADJ}"
    r"(?= ?[,.;:)\u2013]| und| aber|, aber)"
)
_LOW_PLACE: Final = r"[A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?"
_FROM: Final = re.compile(
    rf"(?<![\w-])(?:(?P<art>{_ART}) (?:{_ADJ} ){{0,2}}(?P<noun>[A-ZÄÖÜ][\w-]{{2,40}}),? "
    "(?:(?:ursprünglich|gebürtig) )?"
    r"(?:aus|mit Wurzeln in|geboren in)|"
    r"(?:[Ee]r|[Ss]ie|[Dd]ie Familie|[Dd]ie Eltern|[Dd]er Vater|[Dd]ie Mutter|der|die|"
    r"[A-ZÄÖÜ]\w+) "
    r"(?:kam|kommt|kamen|kommen|stammt|stammen|stamme|floh|flohen|flüchtete|flüchteten|"
    r"zog|zogen|"
    r"ist|war|sei|wurde)"
    r"(?: (?:ursprünglich|selbst|allein|als|mit|vor|im|in|Jahren?|\w+|\d+)){0,4}? (?:aus|"
    r"in)|"
    r"geboren in|geboren und aufgewachsen in|aufgewachsen in|gebürtig aus|stammt aus|"
    r"geflohen aus|"
    r"geflüchtet aus|Flucht aus) "
    rf"(?P<where>(?:(?:dem|der|den) )?{_LOW_PLACE})"
)
_FROM_BEHIND: Final = re.compile(
    rf"(?<![\w-])(?:aus (?P<where>(?:(?:dem|der|den) )?{_LOW_PLACE}) (?:stammende?|"
    "geflohene?|geflüchtete?|"
    r"gekommene?|zugewanderte?|eingewanderte?|geholte?|abgeschobene?)[rnms]?(?! (?:sind|"
    r"waren|werden|Menschen|Familien)))(?![\w-])"
)


def find_german_origins(plain: str) -> Iterator[tuple[int, int]]:
    """Yield origins, beliefs, scenes and statuses of one person."""
    for found in _DESCRIBED.finditer(plain):
        adjective = found["more"] or found["adj"]
        if is_one(found["art"] or "", adjective, found["noun"]):
            yield found.span()
    patterns = (
        *(_PREDICATE, _BEFORE_COPULA, _NOUN, _OF_PARENTS, _WITH),
        *(_OF_DESCENT, _TURNED, _IS),
    )
    for pattern in patterns:
        yield from (found.span() for found in pattern.finditer(plain))
    for pattern in (_BESIDE, _LABELLED):
        yield from (found.span("what") for found in pattern.finditer(plain))
    for pattern in (_FROM, _FROM_BEHIND):
        for found in pattern.finditer(plain):
            if _is_abroad(found["where"]) and _is_of_one(found):
                yield found.span()


def _is_of_one(found: re.Match[str]) -> bool:
    noun = found.groupdict().get("noun")
    if noun is None:
        return True
    return is_one(found["art"], "", noun) or is_surely_one(noun)


def _is_abroad(where: str) -> bool:
    words = re.sub(r"\A(?:dem|der|den) ", "", where).split(" ")
    return words[0] in _abroad() or " ".join(words) in _abroad()


_SHORTEST_COUNTRY: Final = 4


@cache
def _abroad() -> frozenset[str]:
    """Return countries in German and what else people say they come from."""
    countries = set(Locale("de").territories.values()) - {
        *("Deutschland", "Österreich", "Belgien", "Schweiz", "Luxemburg", "Europa", "Welt")
    }
    first = {name.split(" ")[0] for name in countries if " " in name}
    long = {name for name in first if len(name) > _SHORTEST_COUNTRY}
    return frozenset(countries | long | set(ABROAD)) - {"Europäische", "Vereinigtes", "Vereinte"}
