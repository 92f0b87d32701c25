"""Names that the shape or the place tells: diminutives, signatures, small letters.

"Mirzchen" is Mirza; a letter alone in the last line is a signature; two names in small letters that
no dictionary holds are somebody's.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import given_names, is_word, is_word_somewhere, surnames
from node.airlock.recognisers.german.words import NICKNAMES, folded_words, is_german_word, is_object
from node.airlock.recognisers.ordinary_words import PARTICLES
from node.textguard.folding import fold

__all__ = ["SMALL_WORDS", "find_german_names", "with_birth_name"]

_CAP: Final = r"[^\W\d_a-zà-ÿß][\w'\u2019]{1,30}"
_NAME: Final = (
    rf"(?:(?:von|van|de|el|al|ben|bin|der|den|zu|Al|El|Abu)[ -]){{0,2}}{_CAP}(?:[ -]{_CAP}){{0,2}}"
)
_BIRTH_NAME: Final = re.compile(
    r"(?:,? ?\(|,|) ?(?:geb\.?|[Gg]eborene[rn]?|gebürtige|verh\.|verheiratete|verw\.|"
    r"verwitwete|gesch\.|geschiedene|vormals|früher|"
    r"ehem\.|ehemals|ledige?|alias|a\. ?k\. ?a\.|aka|genannt|gen\.|auch|eigentlich|"
    r"bürgerlich|mit Mädchennamen|Mädchenname|"
    "Geburtsname|Spitzname|Kampfname)(?: war| ist|:)? "
    rf"?[\"„“»']?(?P<name>{_NAME})[\"“”«']?\)?"
)
_DIMINUTIVE: Final = re.compile(
    r"(?<![\w-])(?P<stem>(?:[A-ZÄÖÜ][a-zäöüß]{2,14}-)?[A-ZÄÖÜ][a-zäöüßà-ÿ]{2,14})(?:chen|"
    r"lein|ilein|erl|le|li|el|i|y|ie|o|ko|ka|inho|ita|ito|cik|cim|can|ush|uschka|oschka|"
    r"usch|s)(?![\w-])"
)
_SURE_DIMINUTIVE: Final = ("chen", "lein", "erl", "uschka", "oschka", "cik", "ito", "ita")
_VOWELS: Final = (
    "",
    "a",
    "e",
    "o",
    "i",
    "u",
    "ed",
    "us",
    "ir",
    "ar",
    "an",
    "id",
    "in",
    "ah",
    "at",
    "er",
)
_SIGNED: Final = re.compile(
    (
        r"^[ \t]*(?:gez\. |i\. ?[AV]\. |LG,? |VG,? |Lg,? |Vg,? |MfG,? |Gruß,? |Grüße,? |GLG,? "
        r"|[Dd]eine? |[Ee]uer |[Ee]ure |[Ii]hre? )?"
        r"(?P<letters>[A-ZÄÖÜ](?:\. ?(?:v|z|d|v\. ?d|vd)\.|\.| ?[A-ZÄÖÜ]\.| ?[A-ZÄÖÜ])"
        r"(?:[ -]?[A-ZÄÖÜ]\.?)?)[ \t]*$|"
        r"(?:LG|VG|Lg|Vg|MfG|mfg|Gruß|Grüße|Grüßen|Grüßle|GLG|Herzlich|Servus|Ciao|Baba|Bussi|"
        r"Alles Liebe|Bis bald|Danke|Dank|Tschüss|Liebe Grüße|"
        r"Viele Grüße|Beste Grüße|Schöne Grüße|Kollegiale Grüße|Pfiat di|Pfiat euch|Euer|Eure|"
        r"Dein|Deine|Ihr|Ihre)[^\n.]{0,30}?[,!.]?[ \t]*\n{1,2}[ \t]*(?P<name>"
        rf"[A-ZÄÖÜ]\.?(?: ?(?:v|z|d|v\. ?d|vd)\.)?(?: ?[A-ZÄÖÜ]\.?)?|{_CAP}(?:[ -](?:[A-ZÄÖÜ]\.|"
        rf"{_CAP})){{0,2}})(?=[ "
        r"\t]*(?:\n|$|,|\())"
    ),
    re.MULTILINE,
)
_SIGNED_ASIDE: Final = re.compile(
    (
        r"(?:LG|VG|Lg|Vg|Gruß|Grüße|GLG|lg|vg|Bussi|Baba)[,!]? (?P<name>[A-ZÄÖÜ]\.(?! ?\d)|"
        r"[A-ZÄÖÜ][a-zäöüßà-ÿ]{2,15})(?=[ \t]*(?:\n|$))"
    ),
    re.MULTILINE,
)
_AS_LETTER: Final = re.compile(
    r"(?<![\w-])(?:[Hh]err[n]?|[Ff]rau|[Ff]amilie|[Ff]am\.|[Kk]lient(?:in)?|[Kk]ollegin|"
    r"[Kk]ollege[n]?|[Hh]r\.|[Ff]r\.|[Ee]hepaar|[Mm]utter|[Vv]ater|[Bb]ruder|"
    r"[Ss]chüler(?:in)?|"
    r"[Jj]ugendliche[rn]?|[Tt]eilnehmer(?:in)?|[Ff]all) "
    r"(?:[„\"»'])?(?P<letter>[A-ZÄÖÜ]\.(?:[ -]?[A-ZÄÖÜ]\.){0,2})(?=[\s,;:)“\"«'])"
)
# A surname that is a word as well is somebody's where it does what people do.
_DOES: Final = (
    r"(?:sagte|sagt|meinte|meint|lachte|lacht|weinte|weint|nickte|nickt|erzählte|erzählt|"
    r"erklärte|erklärt|rief|ruft|antwortete|antwortet|fragte|fragt|grinste|grinst|"
    r"schwieg|schweigt|berichtete|berichtet|betonte|betont|ergänzte|ergänzt|gab zu|"
    r"gestand|gesteht|leugnete|bestritt|bestreitet|winkte ab|zögerte|zögert|widersprach|"
    r"schrie|"
    r"flüsterte|brüllte|klingelte|öffnet selbst|öffnete|meldete sich|meldet sich|"
    r"entschuldigte sich|weigerte sich|weigert sich|schreibt|schrieb|telefonierte|seufzte|"
    r"möchte|will nicht|will reden|weiß Bescheid|wusste|glaubt|glaubte|hofft|hoffte|bat|"
    r"bittet|versprach|verspricht|kündigte|beschwert sich|beschwerte sich|wohnt|wohnte)"
)
_SUBJECT: Final = re.compile(
    r"(?:(?:^|(?<=[.!?:] )|(?<=[,;] )|(?<=\n)|(?<=dass )|(?<=sogar )|(?<=auch )|"
    "(?<=selbst )|(?<=nur )|(?<=und )|(?<=aber )|(?<=als )|(?<=weil )|(?<=wie "
    rf"))(?P<name>{_CAP})(?= {_DOES}(?!\w)))|"
    "(?:musste|konnte|wollte|durfte|sollte|hat|hatte|kann|will|muss|mag|ließ|sah) "
    "(?:sogar|auch|selbst|dann|nur|ausgerechnet|da|jetzt|plötzlich|doch|wieder) "
    rf"(?P<b>{_CAP})(?= (?:lachen|weinen|schlucken|"
    r"zugeben|lächeln|nicken|grinsen|gehen|reden|sprechen|sagen|nichts|nicht|gelacht|"
    r"geweint|geschwiegen|zugestimmt|geredet|gesagt|kommen|warten|schweigen|aufgeben|"
    r"zustimmen|erzählen))|"
    "(?:so|laut|meint|sagt|findet|sagte|meinte|fragte|rief|erzählte|erklärte|antwortete|"
    rf"ergänzte|berichtete) (?P<c>{_CAP})(?=[.,;:!?\u201c\u201d)]| (?:leise|laut|selbst|am|"
    "im|nach|dazu|darauf|später|heute|lange|nichts|knapp|trocken))"
)
_GREETED: Final = re.compile(
    (
        r"(?:^|(?<=[.!?,\u201c\u201d\"\n] )|(?<=\n))(?:Lieb(?:e|er|ste|ster)|Hallo|Servus|Hi|"
        r"Hey|Moin|Moinsen|Grüß dich|Grüß Dich|Ciao|Griaß di|Grüezi|Guten (?:Morgen|Tag|"
        r"Abend)|Na|Danke|Tschüss|Baba|"
        "Pfiat di|Mahlzeit|Salam|Selam|Merhaba|Huhu|He|Du),? (?:(?:lieb(?:e|er)|liebste[r]?) "
        rf")?(?P<name>{_CAP})(?=[,!.\n])"
    ),
    re.MULTILINE,
)
_NOT_GREETED: Final = folded_words(
    "Leute Team Runde Gruppe Community Kinder Eltern Freunde Freundinnen Nachbarn "
    "Menschen Grüße Mitglieder Gäste Zeit Frau Herr Herren Damen Kolleginnen Kollegen "
    "Alle Ihr Du "
    "Zusammen Familie Familien Schüler Jungs Mädels Mädchen Jugendliche Interessierte "
    "Engagierte Beteiligte Partner Leser Leserinnen Netzwerk Kollegin Kollege "
    "Nachfolgerin "
    "Nachfolger Berufsanfänger Welt Gott Mama Papa Oma Opa Bruder Schwester Schwestern "
    "Brüder Aktive Ehrenamtliche Engagement Unterstützer Förderer Teilnehmende Anwesende "
    "Stadt"
)
_KEYWORDS: Final = re.compile(
    (
        r"(?:Stich|Schlag|Such)w[oö]rt(?:e|er)?|Tags?|Keywords?|Hashtags?|Schlagworte|"
        r"Verschlagwortung|Begriffe"
    ),
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"(?:(?<=[,;|:] )|(?<=#))(?P<name>[a-zà-ÿß\u0100-\u017f]{3,24})(?=[,;|.\n]|$)",
    re.MULTILINE,
)
_LONGEST_LINE: Final = 300
_LOWER: Final = re.compile(
    r"(?<![\w@.#/-])(?P<one>[a-zà-ÿß]{3,20})(?: (?P<mid>[a-zà-ÿ]{1,4}))?[ "
    r"-](?P<two>[a-zà-ÿß]{3,24})(?![\w@-])"
)
SMALL_WORDS: Final = folded_words(
    "alle allen allein alles als also alt alte alten ander andere anderen ans auch auf "
    "aus bald beide bei beim bin bis bitte breit bunt da dabei dafür "
    "daher damit dann daran daraus darin das dass davon dazu dem den denn der des dich "
    "die dir doch dort drei durch eben edel ehe eher ein eine einem "
    "einen einer eines elf ende ernst erst erste ersten es etwa euch fast fein fern fest "
    "fort frei fremd froh früh für gab gang gar ganz gegen geht gerade gerne "
    "gern ging gut gute guten habe haben halb hart hat hatte hell her heute hier hin "
    "hinter hoch ihm ihn ihr ihre ihren im immer in ins ist ja je jede jeden jeder "
    "jene jetzt jung junge jungen kam kann kein keine klar klein kleine komme kommen "
    "konnte kurz lag lang lange las lasse lassen laut leer leicht leise lese "
    "letzte lieb liebe lieber lies ließ los mag mal man manche mehr mein meine meist "
    "mich mir mit muss nach nah nahe nahm neben nein neu neue neuen nicht nie noch "
    "nun nur ob oder offen ohne rar raus rein reine rief roh rot rund sah sage sagen "
    "sagt sam satt schnell schon schwer sehr sei sein seine seit selbst "
    "sich sie sind so soll stark statt steil still stolz süß tief tot treu tut über um "
    "und uns unter viel viele vier voll vom von vor war waren warm was weg "
    "weich weil weiß weit wen wenig wenn wer will wir wird wo wohl wollte wurde zart zu "
    "zum zur zwei mark bunte liebt selten tun sonst toll reich danke selten leben "
    "kalt blau grün braun schwarz gelb stumm klug kühn keck frisch rasch rau wild weise "
    "leid lebt fand rosa lila orange beige oliv mal kamen sollte melden "
    "teilen sitzen reden lachen tragen holen halten laufen fahren gehen stehen sehen "
    "geben nehmen bringen denken wissen lernen fragen danken warten bauen"
)
"""Small words that children somewhere are called as well."""
_SHORTEST_LOWER: Final = 4
_SHORTEST_TWO: Final = 6
_SHORT_GREETED: Final = 5
_LEAST_LETTERS: Final = 10


def with_birth_name(plain: str, end: int) -> int:
    """Return where a name ends with the name of birth or the alias behind it: "(geb. Behrens)"."""
    found = _BIRTH_NAME.match(plain, end)
    if found is None or is_object(found["name"]):
        return end
    is_loose = not re.search(r"geb|Geb|verh|gesch|verw|alias|aka|name", found.group())
    if is_loose and is_german_word(fold(found["name"])):
        return end
    return found.end()


def find_german_names(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield names told by their shape, and whether each is sure."""
    for found in _DIMINUTIVE.finditer(plain):
        if _is_short_for_name(found.group(), found["stem"]):
            yield *found.span(), found.group().endswith(_SURE_DIMINUTIVE)
    for found in _SIGNED.finditer(plain):
        group = found.lastgroup or "letters"
        if group == "letters" and not _is_signature(plain, found):
            continue
        if not is_german_word(fold(found[group])) or fold(found[group]) in given_names():
            yield *found.span(group), True
    yield from _by_company(plain)
    yield from _in_keywords(plain)
    for pattern, name in ((_SIGNED_ASIDE, "name"), (_AS_LETTER, "letter")):
        yield from ((*found.span(name), True) for found in pattern.finditer(plain))
    yield from _in_small_letters(plain)


def _by_company(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield who does what people do, and who is greeted."""
    for found in _SUBJECT.finditer(plain):
        group = str(found.lastgroup)
        if _may_do(fold(found[group])):
            yield *found.span(group), False
    for found in _GREETED.finditer(plain):
        name = fold(found["name"])
        if (
            name not in _NOT_GREETED
            and not name.endswith("innen")
            and (not is_german_word(name) or len(name) <= _SHORT_GREETED)
        ):
            yield *found.span("name"), True


def _may_do(folded: str) -> bool:
    """Say whether a word that does what people do is a surname, and no noun for a person."""
    return folded in surnames() and folded not in _NOT_GREETED and not is_object(folded)


def _in_keywords(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield words in small letters among keywords, where German would give a noun its capital."""
    for cue in _KEYWORDS.finditer(plain):
        end = plain.find("\n", cue.end(), cue.end() + _LONGEST_LINE)
        stop = end if end >= 0 else cue.end() + _LONGEST_LINE
        for found in _LISTED.finditer(plain, cue.end(), stop):
            name = fold(found["name"])
            if not is_german_word(name):
                yield *found.span("name"), False


def _is_signature(plain: str, found: re.Match[str]) -> bool:
    """Say whether letters alone in a line end a text or a part of it, and number nothing."""
    before = plain[: found.start()].rstrip(" \t")
    after = plain[found.end() :].strip()
    has_dot = "." in found["letters"]
    is_last = not after or plain.startswith("\n\n", found.end())
    return before.endswith("\n") and is_last and (has_dot or len(found["letters"]) > 1 or not after)


def _is_short_for_name(word: str, stem: str) -> bool:
    folded = fold(word)
    if folded in given_names() or is_german_word(folded) or is_word_somewhere(folded):
        return False
    short = fold(stem.rpartition("-")[2])
    if not word.endswith(_SURE_DIMINUTIVE) and len(short) < _SHORTEST_LOWER:
        return False
    endings = _VOWELS if word.endswith(("chen", "lein")) else _VOWELS[:8]
    return any(
        short + end in given_names() or short + end in NICKNAMES for end in endings
    ) and not is_word(short, "de")


def _in_small_letters(plain: str) -> Iterator[tuple[int, int, bool]]:
    at = 0
    while found := _LOWER.search(plain, at):
        at = found.end("one") + 1
        one, two, mid = fold(found["one"]), fold(found["two"]), found["mid"]
        if mid is not None and fold(mid) not in PARTICLES:
            if _are_strange(one, two) and fold(mid) not in SMALL_WORDS:
                yield found.start(), found.end(), False
            continue
        if _are_names(one, two):
            yield found.start(), found.end(), False
            at = found.end()


def _are_names(one: str, two: str) -> bool:
    if one in SMALL_WORDS or two in SMALL_WORDS or one in PARTICLES or two in PARTICLES:
        return False
    is_nickname = one in NICKNAMES and not is_word(one, "de")
    is_given = (one in given_names() or is_nickname) and len(one) >= _SHORTEST_LOWER
    if is_nickname and len(two) > _SHORTEST_TWO and not _ADVERB.match(two):
        return True  # A noun would have a capital.
    if is_given and two in surnames() and not (_is_small_word(one) and _is_small_word(two)):
        return True
    is_strange = not (is_german_word(two) or is_word_somewhere(two))
    if is_given and is_strange and len(two) >= _SHORTEST_LOWER:
        return not _is_small_word(one)
    return _are_strange(one, two)


def _are_strange(one: str, two: str) -> bool:
    """Say whether two words are long enough and none of any language here."""
    return (
        not any(is_german_word(word) or is_word_somewhere(word) for word in (one, two))
        and len(one + two) >= _LEAST_LETTERS
        and min(len(one), len(two)) >= _SHORTEST_LOWER
    )


_INFLECTION: Final = re.compile(
    r".*(?:en|te|ten|st|bar|lich|ig|isch|sam|los|haft|ern|eln|igen|iger|iges|ige|nd|ene|ener)\Z"
)

_ADVERB: Final = re.compile(r".*(?:t|en|s|lich|ig|isch|sam|los|haft|weise|er|e|ern|eln|bar)\Z")


def _is_small_word(word: str) -> bool:
    """Say whether a word that is listed as a name reads as a verb or an adjective."""
    return is_word(word, "de") and _INFLECTION.match(word) is not None
