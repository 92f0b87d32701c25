"""Nouns for one person in German: by their ends, by a list, and by what stands before them.

"-er" is one or many ("der Händler", "die Händler"); the article and the adjective say which, so
`is_one` looks at both.
"""

import re
from typing import Final

from node.airlock.recognisers.german.few_people import is_people
from node.airlock.recognisers.german.words import folded_words
from node.textguard.folding import fold

__all__ = ["is_one", "is_person", "is_surely_one"]

_FEMININE: Final = re.compile(
    r"(?:[a-z-]*(?:er|ist|ent|ant|at|log|agog|eur|or|ling|wart|wirt|rat|walt|arzt|koch|bauer|"
    r"mann|jud|nachbar|freund|kolleg|pat|bot|zeug|genoss|soziolog|jurist|schwag|chef|"
    r"[dkgnrsztpl])in|\w*(?:frau|mutter|tochter|schwester|witwe|braut|dame|oma|tante|nichte|"
    r"cousine|kraft|person|familie|muslima|lady|omi|nonne|hebamme|amme|fachfrau|hilfe))\Z"
)
_NO_FEMININE: Final = folded_words(
    "termin gewinn beginn medizin disziplin magazin ruin benzin urin doktrin bulletin turin wien "
    "berlin stettin sinn unsinn kinn zinn latein verein anlagegewinn zeitgewinn benefizgewinn "
    "eigensinn blödsinn schwachsinn schuljahresbeginn semesterbeginn projektbeginn baubeginn"
)
_WEAK: Final = re.compile(
    r"\w*(?:junge|bursche|bub|kunde|bote|pate|zeuge|erbe|kollege|neffe|genosse|gatte|geselle|"
    r"gefährte|experte|insasse|laie|riese|rabauke|psychologe|biologe|soziologe|pädagoge|theologe|"
    r"ist|ent|ant|ad|at|oph|aut|jurist|christ|held|mensch|herr|nachbar|prinz|soldat|pilot|"
    r"advokat|kandidat|konvertit|alevit|hirte|knabe|sklave|nomade|fürst|graf)\Z"
)
_NO_WEAK: Final = re.compile(
    r"\w*(?:ment|zert|prozent|moment|talent|patent|akzent|event|agent?ur|monat|staat|rat|"
    r"inserat|format|zitat|plakat|referat|internat|mandat|senat|salat|automat|apparat|attentat|"
    r"resultat|zertifikat|sulfat|privat|heimat|heirat|vorrat|hausrat|beirat|stadtrat|saat|tat|bad|"
    r"pfad|rad|grad|list|mist|rest|test|frist|durst|trist|kontinent|orient|advent|restaurant|"
    r"elefant|diamant|konsonant|kontrast|ist|twist|instrument|etat|implantat|derivat|unikat|"
    r"surrogat|quadrat|formular|quartett|stipendiat?ur|glut|mut|gewerbe|erbe|farbe)\Z"
)
_STRONG: Final = re.compile(
    r"\w*(?:mann|vater|bruder|sohn|onkel|opa|papa|freund|feind|arzt|koch|wirt|anwalt|wart|"
    r"chef|boss|"
    r"gast|imam|hodscha|pfarrer|coach|fan|azubi|star|profi|nazi|skinhead|hooligan|ultra|"
    r"guru|"
    r"ling|kind|mädchen|mädel|opfer|mitglied|oberhaupt|vorstand|obmann|vormund|kumpel|"
    r"teenager|teenie|"
    r"vogt|rat|bub|bursch|muslim|moslem|sikh|hindu|eur|ator|itor|utor|otor|essor|ektor|"
    r"lektor|"
    r"pastor|autor|kantor|rabbi|mönch|dieb|spion|knecht|junge|scheich|emir|clown|dj|"
    r"rapper|typ|kerl)\Z"
)
_NO_STRONG: Final = folded_words(
    "motor faktor sektor traktor reaktor monitor humor terror tumor labor horror korridor sensor "
    "frühling schmetterling zwilling schilling lehrling-platz fonds kulturrat beirat stadtrat "
    "gemeinderat elternrat schülerrat betriebsrat ausländerrat integrationsrat vorrat hausrat "
    "hardliner kindergeld generator indikator prozessor rat typ ventilator radiator "
    "präventionsrat europarat bundesrat nationalrat aufsichtsrat verwaltungsrat stiftungsrat "
    "jugendrat kirchenrat moscheerat prototyp reifegrad schulvorstand vereinsvorstand vorstand"
)
_NOMINAL: Final = re.compile(
    r"\w*(?:jugendliche|geflüchtete|angehörige|angestellte|beamte|beauftragte|vorsitzende|"
    r"verantwortliche|bekannte|verwandte|verlobte|betroffene|erwachsene|freiwillige|ehrenamtliche|"
    r"hauptamtliche|überlebende|auszubildende|studierende|teilnehmende|deutsche|gläubige|"
    r"geistliche|gefangene|verdächtige|beschuldigte|angeklagte|verurteilte|verletzte|tote|"
    r"alleinerziehende|selbstständige|abgeordnete|delegierte|vertraute|behinderte|blinde|fremde|"
    r"tätige|reisende|kranke|obdachlose|arbeitslose|älteste|jüngste|minderjährige|jährige|"
    r"heranwachsende|radikale|zugewanderte|vertriebene|vorbestrafte|haftentlassene|ansässige|"
    r"geduldete|berechtigte|staatenlose|identitäre|autonome|schwarze|angelernte|heilige)[rnms]?\Z"
)
_PLURAL_ENDS: Final = ("innen", "ern", "eln")


def is_person(noun: str) -> bool:
    """Say whether a noun may be a word for one person, perhaps also for many."""
    folded = fold(noun.rpartition("-")[2] or noun)
    return is_surely_one(noun) or (folded.endswith("er") and is_people(folded))


def is_surely_one(noun: str) -> bool:
    """Say whether a noun is a word for one person and for no more than one."""
    lowered = (noun.rpartition("-")[2] or noun).lower()
    folded = fold(lowered)
    if folded in _NO_FEMININE or folded in _NO_STRONG:
        return False
    if lowered.endswith(_PLURAL_ENDS):
        return False
    if _FEMININE.match(folded) or (_WEAK.match(lowered) and not _NO_WEAK.match(lowered)):
        return True
    return _STRONG.match(lowered) is not None or (
        _NOMINAL.match(lowered) is not None and not lowered.endswith("n")
    )


_ONE_ARTICLE: Final = folded_words(
    "ein eine einen einem einer eines dem des diesem dieses jenem jenes im am beim vom zum das"
)
_POSSESSIVE: Final = re.compile(r"(?:mein|dein|sein|ihr|unser|euer|eur)(e[mnrs]?)?\Z")


def is_one(article: str, adjective: str, noun: str) -> bool:
    """Say whether an article, an adjective and a noun mean one person.

    Args:
        article: In any case; empty where there is none.
        adjective: The last adjective before the noun, inflected; empty where there is none.
        noun: As written.
    """
    singular = _singular(noun)
    if not is_person(noun) and not is_person(singular):
        return False
    word, ending = fold(article), adjective[-2:]
    if word in _ONE_ARTICLE:
        return True
    feminine = _FEMININE.match(fold(noun)) is not None
    owned = _POSSESSIVE.match(word)
    if owned:
        return (
            owned[1] not in {"e", "en", "er"}
            or feminine
            or (owned[1] == "en" and not noun.endswith("n"))
            or ending == "er"
        )
    by_article = {
        "der": feminine or not adjective or adjective.endswith("e") or is_surely_one(noun),
        "die": feminine or adjective.endswith("e") or (not adjective and is_nominal(noun)),
        "den": not noun.endswith("n") or _WEAK.match(singular.lower()) is not None,
        "dieser": True,
    }
    same = {"diese": "die", "jene": "die", "diesen": "den", "jenen": "den"}
    bare = is_surely_one(noun) and (ending in {"er", "es"} or feminine)
    return by_article.get(same.get(word, word), bare)


def is_nominal(noun: str) -> bool:
    """Say whether a noun is an adjective made a noun, in the form of one: "die Jugendliche"."""
    return noun.endswith("e") and _NOMINAL.match(noun.lower()) is not None


def _singular(noun: str) -> str:
    """Return an oblique form as its nominative: "Jungen", "Mannes", "Studenten", "Trainers"."""
    lowered = noun.lower()
    for end, base in (("en", ""), ("en", "e"), ("n", ""), ("es", ""), ("s", "")):
        stem = noun[: -len(end)] + base
        if lowered.endswith(end) and (is_surely_one(stem) or (end == "s" and is_person(stem))):
            return stem
    return noun
