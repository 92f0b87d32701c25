"""German names that only their company tells: who is called so, and who has no article.

"Bauer" and "Klein" are words, and "Ousmane" is on no list. German gives every noun for one person
an article and every dative plural its "-n": what stands behind "bei" with neither is a name.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import (
    given_names,
    is_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.recognisers.german.listed_names import find_listed_names
from node.airlock.recognisers.german.name_beginnings import find_name_beginnings
from node.airlock.recognisers.german.people import is_person, is_surely_one
from node.airlock.recognisers.german.standing_names import find_standing_names
from node.airlock.recognisers.german.words import (
    folded_words,
    is_determiner,
    is_german_word,
    is_object,
)
from node.textguard.folding import fold

__all__ = ["find_told_german_names"]

_CAP: Final = r"[^\W\d_a-zà-ÿß][\w'\u2019]{1,30}"
_NAME: Final = rf"{_CAP}(?:[ -]{_CAP})?"
_IS: Final = (
    r"(?:ist|war|hat|hatte|wohnt|wohnte|lebt|lebte|kommt|kam|macht|arbeitet|heißt|geht|ging|will|"
    r"wollte|kann|konnte|sei|wird|wurde|spricht|sprach|kennt|kannte)"
)
# "Abu" and a name: what a father is called by his son, or a fighter by himself.
_KUNYA: Final = re.compile(
    r"(?<![\w-])(?:Abu|Abou|Umm|Oum|Ibn|Bint)[ -](?:(?:[aA]l|[eE]l|[aA]t|[aA]s|[uU]l)[- ])?"
    rf"{_CAP}(?:[ -](?:[aA]l-|[eE]l-)?{_CAP})?"
)
_CALLED: Final = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME})(?=,? (?:so|wie) (?:"
    r"(?:wird|wurde) (?:er|sie|der \w+|das Mädchen|die \w+|das Kind) (?:\w+ )?(?:gerufen|genannt)|"
    r"(?:heißt|hieß|nennt|nannte|nennen|nannten|rufen|riefen|ruft|kennt|kennen) "
    r"(?:(?:er|ihn|sie|sich|man|alle|ich|wir|die \w+|der \w+) )?(?:er|ihn|sie|sich|ihm)(?!\w)|"
    r"(?:er|sie) (?:\w+ ){0,2}(?:genannt|gerufen|heißt|hieß|unterschreibt)|"
    r"(?:unterschreibt|zeichnet|signiert) (?:er|sie)|"
    r"(?:lautet )?(?:sein|ihr|dessen|deren) (?:\w+ )?(?:Profil|Spitz|Ruf|Deck|Nutzer|Künstler|"
    r"Kampf|Tauf|Kose|Vor|Nach|Account|User|Nick)[Nn]?ame))"
)
_THEY_CALL: Final = re.compile(
    rf"(?<![\w-])(?P<name>{_CAP}) (?=(?:rufen|riefen|ruft|rief|nennen|nannten|nennt|nannte) "
    r"(?:ihn|sie (?:alle|die|ihre|seine|der)|er sich|sie sich)(?!\w))"
)
# Words that are surnames as well: one that could be counted has no article, so it is a name.
_UNINFLECTED: Final = folded_words(
    "klein groß lang kurz roth jung alt stark schön kühn froh fromm reich scharf stolz lieb hübsch "
    "wild schwarz weiß braun grau krause kraus lange kleine große junge schöne schwarze"
)
_COUNTED: Final = folded_words(
    "wolf fuchs vogel hahn haas hase hirsch adler falk falke bär hecht krebs sperling star storch "
    "schwan fink specht kuckuck igel löwe koch schmidt schmied schulz schulze vogt graf kaiser "
    "könig herzog fürst prinz ritter knecht bauer hofmann kaufmann bergmann zimmermann hauptmann "
    "baum stein strauch busch zweig ast stern nagel hammer keil topf kessel krug kern berger "
    "pfaff mönch abt bischof pfarrer voigt richter"
)
_BARE: Final = re.compile(
    r"(?<![\w-])(?P<prep>[Bb]ei|[Mm]it|[Vv]on|[Zz]u|[Gg]egenüber|[Gg]egen|[Üü]ber|[Ff]ür|[Ll]aut|"
    rf"und zwar|nämlich) (?P<name>{_CAP})(?![\w'\u2019-])(?! (?:und|oder|zu|bis|auf|von|"
    r"[A-ZÄÖÜ0-9])|/|, [A-ZÄÖÜ])(?=(?P<next> [a-zäöü]+|[.,;:)!?\n]|$))"
)
_AGAIN: Final = re.compile(
    rf"(?:(?P<before>[^\W\d_]{{1,20}}) )?(?<![\w-])(?P<name>{_CAP})(?![\w-])"
)
_MASSES: Final = folded_words(
    "wasser leder silber kupfer pfeffer feuer eifer trauer hunger ärger zucker butter dauer sommer "
    "winter wetter fieber alter puder futter oktober september november dezember moder zauber "
    "donner "
    "pflaster zimmer fenster messer hammer wunder lager sauer bitter sicher immer ober unter euer "
    "jänner feber leiser besser kummer jammer schimmer gewitter leichter später früher länder "
    "kinder"
)
_VISITED: Final = re.compile(
    r"(?<![\w-])(?:[Bb]ei|[Zz]u) (?P<name>(?:(?:von|zu|zum|zur|von der|van|van der|el|al|de) )?"
    rf"{_CAP}) (?=(?:[a-zäöü]+ )?(?:klingel|läut|geläut|geklingel|klopf|geklopf|angeklopf|schell|"
    r"anruf|anrief|angeruf|vorbei|nachgefragt|nachfrag|zu Hause|zuhause|daheim|zu Besuch|"
    r"untergekommen|unterkam|übernacht|geschlafen|gewesen|gemeldet|melden|meldet|wohnt|zu Gast|"
    r"im Wohnzimmer|in der Wohnung|auf dem Sofa|auf der Couch|am Küchentisch|abgegeben|abholen))"
)
# Nobody says "bei zu" or "mit von der", unless a name follows.
_FIELDS: Final = (
    "Heide|Aue?|Berge?|Burg|Linden?|Mühlen?|Weiden?|Wiesen?|Ahe|Osten|Ohe|Lühe|Höhe?|Brück|Beck|"
    "Bach|Brinke?|Bruche?|Tanne?|Hagen|Horst|Felde|Wense|Straaten|Steine?|Hoff|Hofe?|Lippe|Ley|"
    "Leyen|Decken|Recke|Goltz|Marwitz|Heydt|Lieth|Eltz|Busch|Kamp|Winkel|Broich|Heyde|Weppen|"
    "Hövel|Dellen|Driesch|Gathen|Sande|Wall|Pahlen|Groeben|Gablentz|Stein|Loh|Lohe|Moor|Moore"
)
_WITH_PARTICLE: Final = re.compile(
    rf"(?<![\w-])(?:(?P<before>{_CAP}) |(?:bei|mit|von|für|gegen|über|und zwar|dass|laut) )"
    rf"(?P<name>(?:von der|von dem|von den|vom|von|zum|zur|zu|aus dem|auf der|in der|an der|ter|"
    rf"ten) (?P<last>(?:{_FIELDS})|{_CAP}))(?![\w-])"
)
_SHARED_FIELDS: Final = frozenset(_FIELDS.replace("?", "").split("|"))
_HE_IS: Final = re.compile(
    r"(?<![\w-])(?:bei|mit|von|zu|für|über|an|gegen|um|wegen|samt|ohne) "
    rf"(?P<name>{_NAME})(?=(?:, | \u2013 |\. )(?:er|sie|Er|Sie|der|die|den|dessen|deren) "
    rf"{_IS}(?!\w))"
)
_AND: Final = re.compile(rf"(?<![\w-])(?:und zwar|nämlich|also) (?P<name>{_NAME})(?=[.,;:!?)])")
_ROLE_BEFORE: Final = re.compile(rf"(?<![\w-])(?P<role>{_CAP}) (?P<name>{_CAP})(?![\w'\u2019-])")
_KIN: Final = (
    r"(?:Mutter|Vater|Bruder|Schwester|Onkel|Tante|Oma|Opa|Frau|Mann|Freundin|Freund|Eltern|Sohn|"
    r"Tochter|Familie|Cousin|Cousine|Handy|Zimmer|Wohnung|Lehrerin|Lehrer|Profil|Account|Chef|"
    r"Großmutter|Großvater|Schwager|Verlobte|Ex|Clique|Freunde|Geschwister|Nachricht|Fall|Akte)"
)
_OWNS: Final = re.compile(rf"(?<![\w-])(?P<name>{_CAP}s) (?:\w+er?s? )?{_KIN}(?![\w-])")
_SPEECH: Final = (
    r"(?:angerufen|angeschrieben|gesagt|gemeint|erzählt|geweint|gelacht|geschrieben|gefragt|"
    r"geschimpft|geantwortet|gerufen|gebeten|gestanden|zugegeben|geschrien|gelogen|geschwiegen|"
    r"versprochen|abgesagt|zugesagt|gekündigt|unterschrieben|entschuldigt|gemeldet|verraten)"
)
# "Der Berni hat angerufen": in the south a name has an article.
_SOUTHERN: Final = re.compile(
    rf"(?<![\w-])(?:[Dd]er|[Dd]ie|[Dd]em|[Dd]en|[Mm]it der|[Mm]im|[Vv]om) (?P<name>{_CAP}) "
    r"(?:hat|hatte|habe|hätte) (?:(?!die |der |das )[a-zäöüß]+ ){0,4}"
    rf"{_SPEECH}(?!\w)"
)
_DOES: Final = re.compile(
    r"(?:^|(?<=[.!?:] )|(?<=[,;] )|(?<=\n)|(?<=dass )|(?<=und )|(?<=als )|(?<=weil )|"
    r"(?<=[Bb]esonders )|(?<=[Aa]uch )|(?<=[Nn]ur )|(?<=[Ss]elbst )|(?<=[Ss]ogar )|(?<=allem )|"
    r"(?<=[Gg]erade )|(?<=[Aa]ber )|(?<=[Dd]och )|(?<=wenn )|(?<=ob )|(?<=wie ))"
    rf"(?P<name>{_CAP})(?= (?:sagte|sagt|meinte|lachte|weinte|nickte|erzählte|erzählt|antwortete|"
    r"grinste|schwieg|seufzte|flüsterte|brüllte|zögerte|schrie|schluckte|wohnt|wohnte|"
    r"hat (?:mich|mir|ihn|ihm|sie|uns|sich)|war (?:dabei|schockiert|sauer|traurig|wütend|still)|"
    r"möchte|weiß nicht|glaubt|hofft|bereut|erschien|kam nicht|ging weg|rief an)(?!\w))",
    re.MULTILINE,
)
# "v. Arnim", "v. d. Heide".
_SHORT_PARTICLE: Final = re.compile(rf"(?<![\w.])v\. ?(?:d\. ?)?{_CAP}(?:-{_CAP})?(?![\w.])")
# Two words in small letters that German does not have, and an age.
_SMALL: Final = re.compile(
    r"(?<![\w.@#/-])(?P<one>[a-zà-ÿ]{3,20}) (?P<two>[a-zà-ÿ]{3,24})"
    r"(?=,? \(?\d{1,2}(?:\)|[.,;]| Jahre)|,? (?:geb\.|geboren))"
)
_LEET_LETTERS: Final = tuple(
    str.maketrans("01345789@$", letters) for letters in ("oieastbgas", "oleastbgas")
)
_LEET: Final = re.compile(
    r"(?<![\w.@/#-])(?=[^\W_]{0,20}[^\W\d_])(?=[^\W_]{0,20}\d)(?P<one>[^\W_]{3,20})"
    r"(?:[ -](?P<two>[^\W_]{3,20}))?(?:_\w{1,12})?(?![\w.@/-]\w)(?!\w)"
)
_PUBLIC: Final = folded_words(
    "google facebook instagram tiktok telegram whatsapp youtube twitter discord zoom microsoft "
    "ditib caritas diakonie awo ikea aldi lidl rewe allah gott jesus islam"
)
_MANY: Final = re.compile(r"(?:innen|ungen|heiten|keiten|ismus|ing|ion|ität|schaft|um)\Z")
_SHORTEST: Final = 3
_SHORTEST_OWNER: Final = 4


def find_told_german_names(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield names told by what stands around them, and whether each is sure."""
    yield from ((*found.span(), True) for found in _KUNYA.finditer(plain))
    for found in _CALLED.finditer(plain):
        if not is_object(found["name"]):
            yield *found.span("name"), True
    yield from ((*found.span("name"), True) for found in _THEY_CALL.finditer(plain))
    for pattern in (_HE_IS, _AND, _DOES):
        for found in pattern.finditer(plain):
            if _is_strange(found["name"]) or (pattern is _HE_IS and _is_given(found["name"])):
                yield *found.span("name"), False
    yield from ((*found.span(), True) for found in _SHORT_PARTICLE.finditer(plain))
    yield from _without_article(plain)
    yield from _beside(plain)
    for found in _SMALL.finditer(plain):
        words = fold(found["one"]), fold(found["two"])
        if not any(is_word(word, "de") for word in words) and not all(map(is_german_word, words)):
            yield *found.span(), False
    yield from _in_leet(plain)
    yield from find_listed_names(plain)
    yield from ((*span, False) for span in find_name_beginnings(plain))
    yield from ((*span, False) for span in find_standing_names(plain))


def _without_article(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield surnames that are words, where a word would have an article."""
    bare = [found for found in _BARE.finditer(plain) if _is_bare(found)]
    yield from ((*found.span("name"), False) for found in bare)
    said = {found["name"] for found in bare}
    for found in _AGAIN.finditer(plain) if said else ():
        if found["name"] in said and not is_determiner(fold(found["before"] or "")):
            yield *found.span("name"), False
    for found in _VISITED.finditer(plain):
        last = fold(found["name"].rpartition(" ")[2])
        if last in surnames() and not is_object(last):
            yield *found.span("name"), False
    yield from _with_particle(plain)


def _with_particle(plain: str) -> Iterator[tuple[int, int, bool]]:
    for found in _WITH_PARTICLE.finditer(plain):
        if _is_particle_name(found):
            start = found.start("before") if _is_given(found["before"]) else found.start("name")
            yield start, found.end("name"), False


def _is_bare(found: re.Match[str]) -> bool:
    """Say whether a surname behind a preposition is one: "bei Bauer", not "bei Bauern"."""
    folded, preposition = fold(found["name"]), found["prep"].lower()
    if folded not in surnames() or is_object(folded):
        return False
    if preposition in {"und zwar", "nämlich"}:
        return not is_german_word(folded)
    if folded in _UNINFLECTED:
        return preposition in {"bei", "gegenüber", "laut"}
    is_dative = preposition in {"bei", "mit", "von", "gegenüber"}
    if folded.endswith("er") and folded not in _MASSES:
        return is_dative
    return is_dative and preposition != "von" and folded in _COUNTED


def _is_given(word: str | None) -> bool:
    return word is not None and fold(word) in given_names() and not is_surely_one(word)


def _is_particle_name(found: re.Match[str]) -> bool:
    """Say whether small words and a noun are a surname: "Kollege von der Heide"."""
    last, before = found["last"], found["before"]
    is_field = last in _SHARED_FIELDS
    if before is None:
        return is_field or (fold(last) in surnames() and not is_german_word(fold(last)))
    if _is_given(before):
        return is_field and not found["name"].startswith(("in ", "an ", "aus "))
    return is_field and found["name"].startswith(("von der", "zum", "zur")) and is_person(before)


def _is_strange(name: str) -> bool:
    """Say whether a word is none of German, no town and nothing that everybody knows."""
    first = name.replace("-", " ").partition(" ")[0]
    folded = fold(first)
    if first.isupper() or len(folded) < _SHORTEST or folded in _PUBLIC or _MANY.search(folded):
        return False
    if folded in municipalities() or fold(name).replace("-", " ") in municipalities():
        return False
    return not is_german_word(folded) and not is_object(first)


def _beside(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield names behind a noun for one person, before a relative, and with a southern article."""
    for found in _ROLE_BEFORE.finditer(plain):
        if is_surely_one(found["role"]) and _is_unlisted(found["name"]):
            yield *found.span("name"), False
    for found in _OWNS.finditer(plain):
        owner = found["name"][:-1]
        if len(owner) >= _SHORTEST_OWNER and _is_unlisted(owner) and _is_strange(found["name"]):
            yield *found.span("name"), False
    for found in _SOUTHERN.finditer(plain):
        folded = fold(found["name"])
        # A town has no article, whatever it is called.
        is_strange = folded in municipalities() and not is_german_word(folded)
        if (
            is_strange
            or _is_strange(found["name"])
            or (folded in given_names() and not is_person(folded))
        ):
            yield *found.span("name"), False


def _is_unlisted(name: str) -> bool:
    """Say whether a word that other languages may have too is no German noun and no loan word."""
    return _is_strange(name) and not is_word_somewhere(fold(name) + "s")


def _in_leet(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield names with digits for letters: "K4rl-H31nz"."""
    for found in _LEET.finditer(plain):
        words = [found["one"], *([found["two"]] if found["two"] else [])]
        if _is_leet_name(words[0]):
            is_both = found["two"] is not None and _has_digit(found["two"])
            is_whole = is_both or found["two"] is None
            yield found.start(), found.end() if is_whole else found.end("one"), True


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)


def _is_leet_name(word: str) -> bool:
    letters = sum(char.isalpha() for char in word)
    undone = (fold(word.lower().translate(each)) for each in _LEET_LETTERS)
    return letters > 0 and any(
        (each in given_names() or each in surnames()) and not is_german_word(each)
        for each in undone
    )
