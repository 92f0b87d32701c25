"""German names told by where they stand, though the word is a noun, a trade or a town as well.

German gives a noun for one thing its article: "Polizist Riegel", "zuständig ist Silberbach", "Akte
Wagner" and "laut Kaltenbach" have none, so a name follows. How much a place may be trusted differs:
behind a title any word is a name, behind a preposition only one that is built as surnames are.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import (
    given_names,
    is_calendar_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.recognisers.german.few_people import is_people
from node.airlock.recognisers.german.name_shapes import SMALL_WORDS
from node.airlock.recognisers.german.people import is_person, is_surely_one
from node.airlock.recognisers.german.pointed_names import find_pointed_names
from node.airlock.recognisers.german.words import (
    NICKNAMES,
    folded_words,
    is_common_name,
    is_determiner,
    is_german_word,
    is_object,
)
from node.textguard.folding import fold

__all__ = ["find_standing_names"]

_CAP: Final = r"[^\W\d_a-zà-ÿß][\w'\u2019]{1,30}"
_PARTICLE: Final = (
    r"(?:(?:[Vv]on|[Vv]om|[Vv]an|[Zz]u|[Zz]um|[Zz]ur|[Dd]e|[EeAa]l|[Tt]e[rn]|[Bb]en|[Dd]i|[Dd]a) "
    r"(?:(?:de[rmn]|la) )?)"
)
_NAME: Final = rf"(?P<name>{_PARTICLE}?{_CAP}(?:-{_CAP})?)(?![\w'\u2019-])"
_ENDS: Final = r"(?=[ \t]*(?:[,.;:!?()/\u2013]|$))"
# "Lehrer Riegel", "unsere Kollegin Riegel", never "dass die Mutter Brot kauft".
_TITLED: Final = re.compile(
    rf"(?:(?P<start>^|(?<=[.!?:\u2022] )|(?<=\d\. )|(?<=- ))|(?<![\w-])(?:mit|von|bei|an|für|durch|"
    r"laut|gegen|über|[Mm]ein|[Dd]ein|[Ss]ein|[Ii]hr|[Uu]nser|[Ee]ue?r)(?:e[mnr]?)? )"
    r"(?!(?:Mein|Dein|Sein|Ihr|Unser|Eue?r|Ein|Kein|D(?:er|ie|en|em)|Mit|Von|Bei|Für)(?:e[mnr]?)? )"
    rf"(?P<role>{_CAP}) {_NAME}",
    re.MULTILINE,
)
_IS_ROLE: Final = re.compile(
    r"\w*(?:[ln]ist|izist|kommissar|inspektor|familie)(?:in)?\Z", re.IGNORECASE
)
_ADJECTIVE: Final = re.compile(
    r"\w*(?:aler|ischer|licher|iger|ener|arer|iver|amer|eller|enter|anter)\Z"
)
_ROLE_BEFORE: Final = re.compile(
    rf"(?<![\w-])(?P<role>{_CAP}|Hr\.|Fr\.|Hrn\.|Mag\.|Fam\.|Familie|Ehepaar|Eheleute) {_NAME}"
)
_SHORT_TITLES: Final = frozenset(
    {"Hr.", "Fr.", "Hrn.", "Mag.", "Fam.", "Familie", "Ehepaar", "Eheleute"}
)
# Who holds these speaks for a town: "Bürgermeister Melk" is hardly anybody.
_OF_TOWNS: Final = re.compile(
    r"(?i)(?:meister|leiter|koordinator|beauftragte[rn]?|referent|sprecher|vorstand|worker|"
    r"gemeinderat|stadtrat|landrat|berater|anwalt|coach)(?:in)?\Z"
)
_OFFICE: Final = (
    r"(?:[Zz]uständig|[Vv]erantwortlich|[Vv]ertretung|[Vv]ormund|Protokoll|Moderation|Leitung|"
    r"[Ff]allführend|[Ff]ederführend|Fallführung|Beisitz|Vorsitz|Aufsicht|Ansprech\w{4,12}|"
    r"[A-ZÄÖÜ][a-zäöüß]{1,20}(?:lehrer|leiter|betreuer|helfer|richter|bearbeiter|führer|trainer|"
    r"berater|vertreter|begleiter|worker|arbeiter|pfleger|anwält|anwalt)(?:in)?|"
    r"[Ee]ntschuldigt|[Aa]bwesend|[Aa]nwesend)"
)
_IN_OFFICE: Final = re.compile(
    rf"(?<![\w-]){_OFFICE} (?:(?:ist|war|bleibt|wird|macht|machte|hat|hatte|übernimmt|"
    r"übernahm|sind|fehlte|führt) )(?:(?:jetzt|nun|weiter|weiterhin|heute|wieder|auch|"
    r"dort|derzeit|seit \w{2,9}) )?"
    rf"{_NAME}(?=[ \t]*(?:[,.;:()/\u2013]|$)| (?:und|seit|ab|vom|im|mit)(?!\w))",
    re.MULTILINE,
)
_LABELLED: Final = re.compile(
    rf"(?<![\w-])(?:{_OFFICE}|Schriftführung|Kassier|Bearbeit\w{{2,5}}|Betroffen|Betrifft|Klient(?:in)?|"
    rf"Kontakt|Rückruf|Gast|Gäste|[Gg]ez\.|i\. ?[AV]\.):? {_NAME}{_ENDS}",
    re.MULTILINE,
)
_FILED: Final = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ][a-zäöüß]{2,14})?(?:[Aa]kte|[Ff]all|[Aa]ntrag|[Cc]ausa|[Vv]organg|[Dd]ossier|"
    r"[Gg]utachten|[Bb]ericht|[Ss]ache|[Pp]rotokoll|[Vv]ermerk|[Bb]escheid|[Rr]ückruf|[Tt]ermin|"
    rf"[Gg]espräch|[Hh]ausbesuch|[Ee]rstgespräch) {_NAME}"
)
_CALLED_AFTER: Final = re.compile(
    rf"(?<![\w-])(?:[Dd](?:er|ie|en|em|es|as)|[Ii]m|[Zz]um|[Vv]om|[Zz]ur|[Bb]eim) (?P<name>{_CAP})-"
    r"(?=(?:Bericht|Akten?|Fall|Antrag|Gutachten|Papier|Prozess|Urteil|Sache|Clan|Brief|Dossier|"
    r"Causa|Affäre|Brüder|Buben|Kinder|Jungs|Familie)(?:e?s)?(?!\w))"
)
_BEHIND: Final = re.compile(
    r"(?:(?<![\w-])(?:[Rr]ückfragen|[Ff]ragen|[Mm]eldung(?:en)?|[Aa]nmeldung(?:en)?|[Dd]anke?|[Gg]ruß|"
    r"[Gg]rüße|[Mm]ail|[Ii]nfos?|[Rr]ückmeldung(?:en)?|[Vv]orstellung|[Bb]egrüßung|[Ii]nput|"
    r"[Ee]inführung|[Mm]oderation|[Bb]egleitung|[Bb]eratung|[Gg]espräch|[Tt]elefonat|[Tt]reffen|"
    r"[Tt]ermin|[Kk]ontakt)"
    r"(?: (?:bitte|läuft|geht|gehen|nur|heute|gerne?|auch))? (?:an|bei|durch|mit|über|von) |"
    rf"(?<![\w-])(?:[Ll]aut|[Gg]egenüber) ){_NAME}"
)
_ASKED: Final = re.compile(
    rf"(?<![\w-])(?:bei|zu|von|an) {_NAME}(?= (?:[a-zäöü]+ ){{0,2}}(?:(?:nach|an|ab|zurück)?(?:zu)?"
    r"(?:melden|haken|fragen|rufen|geben|holen|gehakt|gefragt|gemeldet|gerufen|schreiben|wenden)"
    r"|klingeln|vorbei\w{3,9})(?!\w)|, oder)"
)
_ACTS: Final = (
    r"(?:fehlt(?:e)? (?:un)?entschuldigt|hat (?:zu|ab)gesagt|sagte? (?:ab|zu)(?!\w)|"
    r"(?:übernimmt|schreibt|führt|macht) (?:das|die|den) (?:Protokoll|Liste|Moderation|Vertretung|"
    r"Kasse|Gespräch)|berichtet(?:e)? (?:aus|von|über|kurz)|ruft (?:an|zurück)|rief (?:an|zurück)|"
    r"ist (?:krank|im Urlaub|entschuldigt|verhindert|in Karenz|in Elternzeit|zuständig)|"
    r"kommt (?:später|nach|nicht)|fragt(?:e)? nach|bittet um|lehnt(?:e)? ab|meldet(?:e)? sich|"
    r"hakt(?:e)? nach|widersprach|schwieg|weinte|nickte|klärt (?:das|die|den|ab)|kümmert sich|"
    r"erscheint|erschien)"
)
_ACTING: Final = re.compile(
    rf"(?:^|(?<=[.!?:;] )|(?<=\d\. )|(?<=- )|(?<=\d\) )){_NAME}(?= {_ACTS}(?!\w)|"
    r" \((?:Jugendamt|Schul\w{4,16}|Polizei|Leitung|Protokoll|Moderation|krank|entschuldigt)\))",
    re.MULTILINE,
)
_ACTED: Final = re.compile(
    r"(?<![\w-])(?:(?:[Dd]anach|[Dd]ann|[Zz]uerst|[Zz]uletzt|[Hh]eute|[Gg]estern|[Aa]nschließend) "
    r"(?:sprach|berichtete|erzählte|fragte|kam|redete|las)|(?:sagte|meinte|betonte|findet|sieht) "
    rf"auch|[Rr]uf|[Rr]uft|[Ff]rag|[Ff]ragt) {_NAME}"
    r"(?=[.!?,\n]| (?:an|über|von|aus|nach|mit|dazu)(?!\w))"
)
_FILE: Final = re.compile(
    r"(?<![^\W_])(?i:[a-zäöü]{0,14}(?:gespr(?:ä|ae)ch|akte|fall|bericht|einwilligung|protokoll|vermerk|"
    r"brief|antrag|lebenslauf|foto|bescheid|gutachten|notiz|anmeldung|interview|audio|attest|"
    r"zeugnis|vollmacht))[_-]"
    r"(?P<name>(?:(?i:el|al|ben|von|vom|van|de|der|den|zu)[ _-]){0,2}[^\W\d_]{3,24}"
    r"(?:-[^\W\d_]{3,24})?)(?=(?:[_-][\w-]{1,30})?\.[a-z][a-z\d]{2,3}(?!\w))"
)
_OWNED: Final = re.compile(
    rf"(?<![\w-])(?P<name>{_CAP}s) (?=(?:[a-zäöü]{{2,12}}e[rs]? )?(?:Mutter|Vater|Bruder|Schwester|"
    r"Onkel|Tante|Oma|Opa|Freundin|Freund|Eltern|Cousin|Cousine|Handy|Zimmer|Wohnung|Lehrerin|Lehrer|"
    r"Profil|Account|Chef|Clique|Freunde|Geschwister|Familie|Laptop|Rucksack|Jacke|Stimme|Augen|"
    r"Hände|Klasse|Betreuerin|Betreuer)(?!\w))"
)
_WORD: Final = re.compile(rf"(?<![\w#-]){_CAP}(?![\w-])")
_PLACES: Final = (_IN_OFFICE, _LABELLED, _FILED, _BEHIND, _ASKED, _ACTING, _ACTED)
_NO_TOWN: Final = (_IN_OFFICE, _ACTING, _ASKED)
_ONE_PERSON: Final = (_ASKED, _ACTING)
_FIELDS: Final = folded_words(
    "Bruch Brocke Berg Berge Felde Hofe Bach Stein Ende Endt Lehn Hagen Dorp Holz Wege Heide Busch "
    "Horst Kamp Hoff Rath Baur Winkel Brink Brinke Kolke Stege Orde Bruche Moore Sande Loh"
)
# As surnames are built of fields, trees and trades; the common nouns that end so are few.
_BUILT: Final = re.compile(
    r"[a-z]{3,16}(?:bach|beck|berg|berger|hofer|hoff|felder|feldt|mann|meier|mayer|maier|meyer|bauer|"
    r"huber|tal|taler|thaler|stein|steiner|brunn|brunner|acker|walder|baum|busch|wieser|muller|"
    r"specht|vogel|hauser|lechner|egger|reiter|burger|leitner|kamp|horst|hagen|auf|auer|moser|"
    r"gruber|bichler|macher|schmid|schmidt|schmied|wirth|kopf|bein|fuss|bart|haar|brock)"
)
_NOT_BUILT: Final = re.compile(
    r".*(?:(?:fach|kauf|amt|ob|feuerwehr|haupt|land|haus|staats|weih\w*|maß|stamm|lebens)mann|"
    r"(?:wein|zahn|haupt|gold)berg|(?:ab|ver|ein|zu|ober)lauf|haarspalterei|grundstein|baustein|"
    r"meilenstein|stolperstein|grabstein|weihnachtsbaum|maibaum|stammbaum|dummkopf|querkopf|"
    r"verkauf|einkauf|ablauf|verlauf|lebenslauf|kreislauf|landwirt|gastwirt|sonntagsbart)"
)
_LETTER: Final = re.compile(r"[^\W\d_a-zA-ZäöüÄÖÜßéèàâêôîç]")
_NOBODY: Final = folded_words(
    "Bedarf Interesse Verdacht Gefahr Streit Notfall Gelegenheit Krankheit Regen Unklarheit Hause "
    "Haus Gott Alle Niemand Keiner Nichts Wer Was Wie Wo Bitte Danke Ja Nein Offen Neu Telefon "
    "Mail Schule Jugendamt Gemeinde Stadt Polizei Gesetz Plan Satzung Vertrag Studie Umfrage "
    "Bericht Später Früher Gestern Vorher Nachher Zuerst Zuletzt Erneut Leider Gleich Oft "
    "Inzwischen "
    "Kinder Deutsch Englisch Türkisch Arabisch Corona Papier Brot Platz Ort Ihr "
    "Sie Er Es Ich Wir Ob"
)
_LONGEST_ADVERB: Final = 3


def find_standing_names(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names by where they stand."""
    yield from _behind_titles(plain)
    for pattern in _PLACES:
        for found in pattern.finditer(plain):
            name = found["name"]
            if pattern is _ACTING and fold(name) in SMALL_WORDS:
                continue  # An adjective or an adverb may open a sentence.
            is_trade = pattern in _ONE_PERSON and _is_trade(name)
            if is_trade or _is_built(name, may_be_town=pattern in _NO_TOWN):
                yield found.span("name")
    yield from _in_compounds(plain)
    yield from _in_files(plain)
    yield from find_pointed_names(plain)


def _behind_titles(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names behind a noun for one person, or behind a short title."""
    for found in _TITLED.finditer(plain):
        if _is_role(found["role"]) and _may_be_titled(found["name"], found["role"]):
            yield found.span("name")
    for found in _ROLE_BEFORE.finditer(plain):
        is_short = found["role"] in _SHORT_TITLES
        may_be_town = is_short or _OF_TOWNS.search(found["role"]) is None
        is_role = is_short or is_surely_one(found["role"]) or _IS_ROLE.match(found["role"])
        if is_role and _is_built(found["name"], may_be_town=may_be_town):
            yield found.span("name")


def _in_compounds(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names in compounds and before what is theirs, and nicknames anywhere."""
    for found in _CALLED_AFTER.finditer(plain):
        if _is_strange(found["name"]) and not _is_town(found["name"]):
            yield found.span("name")
    for found in _OWNED.finditer(plain):
        stem = fold(found["name"][:-1])
        is_noun = is_german_word(stem) and is_person(stem)
        if stem in given_names() and not (is_noun or is_determiner(stem)):
            yield found.span("name")
    for found in _WORD.finditer(plain):
        folded = fold(found.group())
        if folded in NICKNAMES and not is_german_word(folded):
            yield found.span()


def _in_files(plain: str) -> Iterator[tuple[int, int]]:
    """Yield whom a file is about: "Gespräch_riegler_Teil2.mp3"."""
    for found in _FILE.finditer(plain):
        last = re.split(r"[ _-]", found["name"])[-1]
        folded = fold(last)
        is_free = not (is_german_word(folded) or _is_open(last) or last.isupper())
        if is_free or folded in surnames() or _is_formed(folded):
            yield found.span("name")


def _is_role(noun: str) -> bool:
    is_one = is_surely_one(noun) or _IS_ROLE.match(noun) is not None
    is_many = noun.endswith("er") and is_person(noun) and _ADJECTIVE.match(noun) is None
    return is_one or is_many


def _is_trade(name: str) -> bool:
    """Say whether a noun for a trade stands where many would be "-ern": "bei Drechsler"."""
    return name.endswith("er") and is_people(fold(name)) and not _is_nobody(name)


def _may_be_titled(name: str, role: str) -> bool:
    """Say whether a word behind a title that has no article may be a name: nearly any may."""
    last = _last(name)
    if name[:1].islower() or " " in name:
        return _is_built(name, may_be_town=True)
    if _is_town(last) and _OF_TOWNS.search(role):
        return False
    return not (_is_nobody(last) or is_people(fold(last)) or last.isupper())


def _is_built(name: str, *, may_be_town: bool) -> bool:
    """Say whether a word is a listed surname, none of German, or built as surnames are."""
    last, folded = _last(name), fold(_last(name))
    if _is_nobody(last) or last.isupper():
        return False
    if " " in name and folded in _FIELDS:
        return name.lower().startswith(("vom ", "zum ", "zur ", "von der "))
    if _is_town(name) or _is_town(last):
        if " " in name:
            return False
        return (may_be_town or folded in surnames()) and not is_german_word(folded)
    if " " in name and is_german_word(folded):
        return folded in surnames() and not name.lower().startswith(("von ", "zu ", "an ", "da "))
    return folded in surnames() or _is_formed(folded) or _is_strange(last)


def _is_formed(folded: str) -> bool:
    return _BUILT.fullmatch(folded) is not None and _NOT_BUILT.match(folded) is None


def _is_strange(word: str) -> bool:
    """Say whether a word is none of any language here, or has letters that German has not."""
    folded = fold(word)
    if is_german_word(folded) or len(folded) < _LONGEST_ADVERB or word.isupper():
        return False
    is_foreign = folded in surnames() or folded in given_names() or _LETTER.search(word)
    return not _is_common(folded) and (bool(is_foreign) or not is_word_somewhere(folded))


def _is_nobody(word: str) -> bool:
    folded = fold(word)
    is_small = folded in _NOBODY or is_determiner(folded) or is_calendar_word(folded)
    return is_small or is_object(word) or _is_common(folded) or is_surely_one(word)


def _is_common(folded: str) -> bool:
    return folded in allowed_names() or is_common_name(folded)


def _is_open(word: str) -> bool:
    return _is_town(word) or _is_common(fold(word))


def _is_town(name: str) -> bool:
    return fold(name).replace("-", " ") in municipalities()


def _last(name: str) -> str:
    return name.rpartition(" ")[2].rpartition("-")[2]
