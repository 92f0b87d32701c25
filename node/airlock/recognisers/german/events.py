"""What happened once, in German: an attack, a fire, an arrest.

It counts where it is said when or where it was, because then it can be looked up.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.recognisers.month_names import MONTHS

__all__ = ["find_german_events"]

_STRONG: Final = (
    r"(?:[a-zäöüß-]{2,20})?(?:anschl(?:ag|ags|ages)|brand|brandes|überfall|überfalls|"
    r"messerstecherei|attacke|schießerei|schüsse|festnahme|verhaftung|razzia|krawalle[n]?|"
    r"ausschreitungen|unruhen|schlägerei(?:en)?|prügelei|mord|mordes|mordversuch|"
    r"explosion|"
    r"aufmarsch|brandstiftung|einbruch|hausdurchsuchung|durchsuchung|übergriff|angriff|"
    r"angriffs|"
    r"hetzjagd|amoklauf|amokalarm|drohung|geiselnahme|entführung|schändung|"
    r"sachbeschädigung|"
    r"(?:auto|verkehrs|motorrad|fahrrad|arbeits|bus|zug|bade|wohnungs)unfall[s]?|"
    r"steinwürfe[n]?|schmiererei(?:en)?|abschiebung|räumung|pogrom|tötung|totschlag|"
    r"vergewaltigung|"
    r"tumult|störaktion|besetzung|blockade|sprengung|evakuierung|bombenfund|böllerwurf|"
    r"raub|"
    r"raubüberfall|ausbruch|bluttat|messertat|gewalttat|massenschlägerei|farbbeutelwurf|"
    r"hakenkreuze[n]?|attentat[s]?|attentats|attentates|schuss(?:es)?|steinwurf(?:s|es)?|"
    r"messerangriff[s]?|messerstich(?:e|en)?|"
    r"(?:flaschen|brandsatz|molotow|eier|farb|böller)w[uü]rf(?:e|s|es|en)?|anschläge[n]?|"
    r"angriffe[n]?|überfälle[n]?|brände[n]?|"
    r"brandsatz(?:es)?|pöbelei(?:en)?|hetzrede|bedrohung|misshandlung|beschmierung|"
    r"erstürmung|stürmung|detonation|schießen|massaker|"
    r"prügel|keilerei|rauferei|krawall[s]?|plünderung(?:en)?|spuckattacke|bombendrohung|"
    r"morddrohung|drohanruf[s]?|"
    r"messerattacke|axtangriff[s]?|autobrand[s]?|kellerbrand[s]?|dachstuhlbrand[s]?|"
    r"wohnungsbrand[s]?|scheunenbrand[s]?|"
    r"störung|tumulte[n]?|eskalation|zusammenstoß(?:es)?|zusammenstöße[n]?|auffahrunfall|"
    r"verwüstung|zerstörung)"
)
_WEAK: Final = (
    r"(?:[a-zäöüß-]{2,20})?(?:vorfall|vorfalls|wasserschaden[s]?|sturmschaden[s]?|rohrbruch[s]?|"
    r"stromausfall[s]?|hochwasser[s]?|überschwemmung|erdrutsch[s]?|lawine|diebstahl[s]?|"
    r"fehlalarm[s]?|"
    r"feueralarm[s]?|gasaustritt[s]?|gasleck[s]?|unwetter[s]?|demonstration|demo|kundgebung|marsch|"
    r"prozess|"
    r"prozesses|verhandlung|urteil|urteils|tod|todes|suizid|verschwinden|streit|streits|"
    r"protest|"
    r"proteste[n]?|mahnwache|konzert|einsatz|einsatzes|skandal|unfall|unfalls|"
    r"auseinandersetzung|"
    r"beleidigung|hochzeit|beerdigung|begräbnis(?:ses)?|trauermarsch(?:es)?|trauerfeier|"
    r"zwischenfall[s]?|zwischenfalls|fackelzug[s]?|aufzug[s]?|"
    r"gedenkfeier|absage|ausschluss(?:es)?|rauswurf[s]?|freispruch[s]?|verurteilung|"
    r"derby|unglück|einsturz(?:es)?|sturz(?:es)?|selbstmord[s]?|selbstmordversuch[s]?|"
    r"suizidversuch[s]?|"
    r"polizeieinsatz(?:es)?|großeinsatz(?:es)?|sitzstreik[s]?|hungerstreik[s]?|"
    r"schulverweis(?:es)?|eklat|rangelei|schließung|kontrolle|polizeikontrolle|drohbrief)"
)
_ARTICLE: Final = (
    r"(?:der|die|das|dem|den|des|ein|eine[mnrs]?|unser\w{0,2}|ihr\w{0,2}|sein\w{0,2}|dieser|diesem)"
)
_PREPOSITION: Final = (
    r"(?:in|im|am|an|auf|bei|beim|vor|vorm|hinter|neben|gegen|nach|während|nahe|unter|aus|um|"
    r"rund um|gegenüber|zwischen|durch|ins|ans|aufs)"
)
_NOUN: Final = r"[A-ZÄÖÜ][\w'\u2019]{0,40}(?:-[\w'\u2019]{1,40}){0,5}"
_WHERE: Final = (
    rf"(?: {_PREPOSITION}(?: {_ARTICLE})?(?: [a-zäöüß]{{2,20}}(?:e|en|er|es|em)){{0,2}} "
    rf"(?P<NAME>{_NOUN})(?: (?!Ende|Anfang|Mitte){_NOUN})?)"
)
_GENITIVE: Final = (
    r"(?: (?:des|der|eines|einer|seines|ihres|seiner|ihrer|zweier|von) "
    rf"(?:[a-zäöüß]{{2,20}}(?:en|er) )?{_NOUN})"
)
_MONTHS: Final = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_WHEN: Final = (
    r"(?: (?:(?:Anfang|Mitte|Ende) )?(?:(?:im|vom|in|am|seit|aus dem|in der|an|zu|kurz "
    r"vor|vor|nach) )?(?:"
    r"(?:letzten|vergangenen|vorigen|selben) )?"
    rf"(?:(?:(?i:{_MONTHS})|Advent|Ramadan|Fasching|Karneval|Schuljahr|"
    "(?:[A-ZÄÖÜ][a-zäöü]+)nacht|Frühjahr|Frühling|Sommer|Herbst|Winter|Jahr|Jahre)(?: "
    r"(?:19|20)\d\d)?|"
    r"(?:19|20)\d\d)(?!\w)|"
    rf" (?:am|vom) \d{{1,2}}\. ?(?:(?i:{_MONTHS})|\d{{1,2}}\.)(?: ?(?:19|20)?\d\d)?(?!\w))"
)
_ENDS_WITH_TIME: Final = re.compile(rf"{_WHEN}\Z")
_LEADING: Final = rf"(?:{_ARTICLE} (?:[a-zäöüß]{{3,20}}(?:e|en|er|es|em) )?)?"
_STRONG_EVENT: Final = re.compile(
    rf"(?<![\w-]){_LEADING}(?=[A-ZÄÖÜ])(?i:{_STRONG})(?![\w-]){_GENITIVE}?"
    rf"(?:{_WHERE.replace('NAME', 'w1')}(?:{_WHERE.replace('NAME', 'w2')})?{_WHEN}?|"
    rf"{_WHEN}(?:{_WHERE.replace('NAME', 'w3')})?)"
)
_WEAK_EVENT: Final = re.compile(
    rf"(?<![\w-]){_LEADING}(?=[A-ZÄÖÜ])(?i:{_WEAK})(?![\w-]){_GENITIVE}?"
    rf"(?:{_WHERE.replace('NAME', 'w1')}){{0,1}}(?:{_WHERE.replace('NAME', 'w2')})?{_WHEN}"
)
# The attack, the arrest of somebody: an article says that it is the one everybody knows.
_OF_WHOM: Final = re.compile(
    r"(?<![\w-])(?i:nach|seit|wegen|bei|vor|über|während|bis) (?:der|dem|des|die|das|den) "
    r"(?:[a-zäöüß]{2,20}(?:e|en|er) )?"
    rf"(?i:{_STRONG})(?![\w-]) (?:des|eines|seines|ihres|meines|unseres|der|einer|seiner|"
    "ihrer|unserer|seiner|von) "
    r"(?:[a-zäöüß]{2,20}(?:en|er|es|ten|sten) ){0,2}[\w-]{3,40}(?:, (?:der|die|das) "
    r"[^.;,]{3,60}(?=[.,;]))?"
)
_TOLD: Final = re.compile(
    r"(?<![\w-])(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]en) (?:[a-zäöüß]{2,20}(?:e|en) "
    rf")?(?=[A-ZÄÖÜ])(?i:{_STRONG}|(?:[a-zäöüß-]{{2,20}})?(?:predigt|rede|video|plakat|"
    r"brief|konzert|demo|demonstration|kundgebung|vorfall|prozess|unfall|streit|aktion|"
    r"auftritt))(?![\w-]), (?:der|die|das|bei dem|bei der|über den|über die|nach dem) "
    r"[^.;,!?]{3,80}(?:lief|war|wurde|hat|hatte|stand|ging|kam|gab|machte|sorgte|"
    r"berichtete|berichteten|schrieb|endete|starb|starben|flog|führte|passierte|"
    r"geschah)(?=[.,;!?])"
)
_WEAK_PLACED: Final = re.compile(
    r"(?<![\w-])(?:nach|seit|wegen|bei|vor|über|während|zu) (?:dem|der|des|den|diesem|dieser) "
    rf"(?=[A-ZÄÖÜ])(?i:{_WEAK})(?![\w-])"
    rf"{_GENITIVE}?{_WHERE.replace('NAME', 'w1')}(?:{_WHERE.replace('NAME', 'w2')})?"
)
_ANYWHERE: Final = re.compile(
    r"(?:(?:\A|sozial|stadt|nah|frei|sprach|kultur)raum|(?:\A|video|computer|rollen|plan)spiel|"
    r"netz|internet|alltag|chat|unterricht|klasse|leben|familie|gesellschaft|welt|"
    r"europa|krieg|"
    r"film|praxis|kopf|regel|einzelfall|ernstfall|nahen|osten|land|länder|"
    r"deutschland|"
    r"österreich|gruppe|medien|rahmen|schule|vergangenheit|zukunft|freundeskreis|"
    r"elternhaus|team|"
    r"thema|themen|region|regionen|umgebung|umland|kommune|bundesland|stadtgebiet|"
    r"kreisgebiet|landkreis|öffentlichkeit|umfeld|minderheiten|menschen|person|personen|"
    r"frauen|jugendliche|polizei)\Z"
)
# "The incident at the summer party", "the arrests in the block": the article says that it is known.
_AT_THE: Final = (
    r"(?: (?:beim|am|im|vom|(?:vor|nach|bei|auf|in|an|hinter|neben|unter) (?:dem|der|den)) "
    rf"(?:[a-zäöüß]{{2,20}}en ){{0,2}}(?P<at>{_NOUN}))"
)
_KNOWN: Final = re.compile(
    r"(?<![\w-])(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|[Dd]es|[Dd]iese[rnms]?) "
    r"(?:[a-zäöüß]{2,20}(?:e|en) )?(?=[A-ZÄÖÜ])(?i:(?:[a-zäöüß-]{2,20})?(?:vorf[aä]lle?[sn]?|"
    r"zwischenf[aä]lle?[sn]?|streit(?:s|es)?|unf[aä]lle?[sn]?|auseinandersetzung(?:en)?|"
    r"rangelei(?:en)?|eklat|sturz|mahnwache|rauswurf[s]?|festnahmen|verhaftungen|razzien|"
    r"durchsuchungen|explosionen|einbrüche[n]?|attacken|drohungen|sachbeschädigungen|"
    r"schießereien|messerstechereien|schändungen|räumungen|störaktionen|blockaden|brandstiftungen|"
    rf"übergriffe[n]?))(?![\w-]){_AT_THE}"
)
_ANY_PLACE: Final = re.compile(r" (?:auf|gegen|in|an|bei|vor) eine[mnrs]? [\w-]+\Z")


def find_german_events(plain: str) -> Iterator[tuple[int, int]]:
    """Yield events with a place or a time."""
    for pattern in (_STRONG_EVENT, _WEAK_EVENT, _WEAK_PLACED):
        for found in pattern.finditer(plain):
            wheres = [found[name] for name in pattern.groupindex if found[name]]
            has_time = _ENDS_WITH_TIME.search(found.group()) is not None
            if not has_time and _ANY_PLACE.search(found.group()):
                continue  # "Nach dem Anschlag auf eine Synagoge" may be any.
            if has_time or any(not _ANYWHERE.search(each.lower()) for each in wheres):
                yield found.span()
    for found in _KNOWN.finditer(plain):
        if not _ANYWHERE.search(found["at"].lower()):
            yield found.span()
    for pattern in (_OF_WHOM, _TOLD):
        yield from (found.span() for found in pattern.finditer(plain))
