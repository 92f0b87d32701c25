"""Names in plain positions of a French text, whatever words they are made of.

"Coucou Titi,", "présents : Rose, Berger", "l'inspecteur de Saint-Orban", "CR_atelier_CHARRON.docx":
the place says that somebody is named, so that neither a dictionary nor a list of towns counts.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import (
    given_names,
    is_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.recognisers.french.person_words import is_kin, is_person, is_public
from node.airlock.recognisers.french.trait_words import is_trait
from node.textguard.folding import fold

__all__ = ["find_plain_names"]

_A: Final = r"['\u2019]"
_CAP: Final = rf"[A-ZÀ-ÖØ-Þ](?:[\w-]|{_A}(?=\w)){{1,40}}+"
_PARTICLE: Final = (
    rf"(?:[Dd]e la |[Dd]e l{_A}|[Dd]e |[Dd]u |[Dd]es |d{_A}|la |le |l{_A}|van der |van den |"
    r"van de |van |von |vom |el |al |ben |bin |bint |ould |aït |wa |ya |mwa |da |di |do |dos |ter |"
    r"ten )"
)
_NAME: Final = rf"{_CAP}(?:(?: |-){_PARTICLE}{{0,2}}{_CAP}){{0,3}}"
_INITIAL: Final = r"[A-ZÀ-ÖØ-Þ]\."
_SIGNED: Final = rf"(?:{_INITIAL}[ -]?){{1,2}}{_PARTICLE}{{0,2}}{_CAP}(?:[ -]{_CAP})?"
_VERB: Final = (
    r"(?:(?:ne |n['\u2019]|me |m['\u2019]|se |s['\u2019]|nous |vous |lui |leur |y |en |l['\u2019]|"
    r"la |le |les ){0,3}(?:a|avait|est|était|va|allait|veut|voulait|vient|venait|revient|revenait|"
    r"dit|disait|fait|faisait|sait|savait|peut|pouvait|doit|devait|parle|habite|vit|refuse|accepte|"
    r"demande|explique|raconte|répond|ajoute|pense|croit|anime|aide|garde|traduit|reste|attend|"
    r"arrive|passe|travaille|pleure|insiste|propose|souhaite|cherche|ouvre|ferme|tient|tenait|"
    r"prête|prend|rentre|sort|aime|déteste|regrette|voit|lit|écrit|porte|suit|reçoit|envoie|"
    r"rappelle|signale|remercie|présente|précise|confirme|s['\u2019]occupe|viendra|sera|aura|ira))"
    r"(?!\w)"
)
_GREETED: Final = re.compile(
    rf"(?:\A|\n|[.!?] )(?i:coucou|bonjour|bonsoir|salut|hello|hey|ciao|kikou|chère|cher|chers|"
    rf"chères|merci)(?: (?:ma|mon) (?:chère|cher|petite?))? (?P<name>{_CAP}(?:[ -]{_CAP})?)"
    rf"(?P<other> et {_CAP})?(?= ?[,!\n.]|\Z)"
)
_GREETED_SMALL: Final = re.compile(
    r"(?:\A|\n|[.!?] )(?i:coucou|bonjour|bonsoir|salut|hello|hey|ciao) "
    r"(?P<name>[a-zà-ÿ]{3,16}(?:-[a-zà-ÿ]{2,16})?)(?= ?[,!])"
)
_MIDDLE: Final = re.compile(
    rf"(?<=[a-zà-ÿ\u2019'])(?:, (?:et |puis |mais |que )?| et | que | quand | puis | comme )"
    rf"(?P<name>{_NAME})(?= {_VERB}|, (?:la|le|notre|sa|son|ma|mon|une?) (?P<what>[\w-]+))"
)
_NUMBERED: Final = re.compile(rf"(?:\A|\n|[.!?;] ?)\d{{1,2}}[.)] (?P<name>{_CAP})(?= {_VERB})")
_FUNCTION: Final = re.compile(
    rf"(?<![\w-])(?:[Ll]e |[Ll]a |[Ll]{_A}|[Nn]otre |[Mm]a |[Mm]on |[Ss]a |[Ss]on |[Uu]ne? |"
    rf"[Cc]et(?:te)? |[Cc]e )(?P<what>[a-zà-ÿ][a-zà-ÿ-]{{2,24}}) (?P<of>{_PARTICLE}{{0,2}})"
    rf"(?P<name>{_CAP})(?![\w-])"
)
_ASIDE: Final = re.compile(
    rf"(?<![\w-])(?:[Ll]e |[Ll]a |[Ll]{_A}|[Nn]otre |[Mm]a |[Mm]on )(?P<what>[a-zà-ÿ][a-zà-ÿ-]"
    rf"{{2,24}})(?:, (?P<name>{_CAP}),| \((?P<inside>{_CAP})\))"
)
_SIGNATURE: Final = re.compile(rf"\n ?(?:[\u2013\u2014-] ?)?(?P<name>{_SIGNED})(?=\s*\Z)")
_BY_INITIAL: Final = re.compile(
    rf"(?:[,:(] ?|(?<!\w)(?:par|avec|et|à|chez|selon|pour) )(?P<name>{_SIGNED})"
)
_TITLED: Final = re.compile(
    rf"(?<!\w)(?P<name>(?:M\.|Mr\.?|Mme|Mlle|Me|Dr|Pr) (?P<last>{_CAP}))(?![\w-])"
)
_TITLED_SMALL: Final = re.compile(
    r"(?<!\w)(?P<name>(?:mme|mlle|mr|m\.|monsieur|madame) (?P<last>[a-zà-ÿ]{3,20}))(?![\w-])"
)
_PRESENT: Final = re.compile(
    r"(?:\A|\n|[.!?] ?|- )(?:[ÉEée]taient |Sont )?(?i:présents?|présentes|présentes? et présents|"
    r"présent\(e\)s|présent·e·s|excusée?s?|excusé\(e\)s|excusé·e·s|absents?|absents? excusés?|"
    r"absentes|participants?|participantes)[ \u00a0]?(?::|[\u2013\u2014-] )[ \u00a0]?"
    r"(?P<items>[^\n:]{2,400})"
)
_ITEM: Final = re.compile(
    rf"(?:\A|(?<=[,;/] )|(?<= et ))(?:(?:M\.|Mme|Mlle) )?(?P<name>(?:{_INITIAL} ?)?{_NAME})"
    r"(?= ?(?:[,;/(.]| et |\Z))"
)
_SURNAME_FIRST: Final = re.compile(
    rf"(?:\A|\n|; |: |[\u2022\u2013\u2014-] )(?P<name>(?P<last>{_CAP}), (?P<first>{_CAP}))"
    rf"(?= ?(?:\n|\Z|;|\(|\.(?: |\Z)))"
)
_PARTICLED: Final = re.compile(rf"(?<![\w-]){_CAP} (?:wa|ya|mwa|ould|bint|bin|ibn) {_CAP}")
_SMALL_SUBJECT: Final = re.compile(
    r"(?:\A|\n|[.!?] )(?P<name>[a-zà-ÿ]{3,16}(?:-[a-zà-ÿ]{2,16})?) "
    r"(?:dit|pense|croit|veut|raconte) qu(?:e |['\u2019])|"
    r"(?<!\w)c['\u2019]est (?P<who>[a-zà-ÿ]{3,16}) qui (?:l['\u2019])?(?:a|est|avait|fait|tient)"
    r"(?!\w)|(?<!\w)(?:demande|dis|voir) (?:à|avec) (?P<asked>[a-zà-ÿ]{3,16})(?= (?:stp|svp)|[,.]|"
    r"\Z)"
)
_FILE: Final = re.compile(
    r"(?<![\w/])(?P<file>[^\W_][\w-]{1,60}(?: [A-ZÀ-Þ][\w-]{1,40})?)\.(?:docx?|pdf|odt|xlsx?|pptx?|"
    r"zip|jpe?g|png|txt|mp[34])(?!\w)"
)
_PIECE: Final = re.compile(
    r"(?<=_)(?P<name>(?:[A-ZÀ-Þ]{2,4} )?[A-ZÀ-Þ][\w]*?(?:-[A-ZÀ-Þ][^\W_]+)*)(?=[_\d]|\Z)"
)
_TAG: Final = re.compile(r"(?<![\w&/])#(?P<name>[a-zà-ÿ\u0307\u011f\u0131\u015f]{4,30})(?![\w-])")
_TAGGED_PLACE: Final = re.compile(r"(?:les|la|le|fond|haut|bas|val|clos|rue|place)(?=[a-zà-ÿ]{5})")
_LONG_PIECE: Final = 4
_ONE_OF_ALL: Final = frozenset(
    {"plus", "seule", "seul", "doyenne", "doyen", "benjamine", "benjamin", "cadette", "cadet"}
)
_LEAST_GLUED: Final = 3
_SHORT_GLUED: Final = frozenset(
    {"a", "au", "ce", "de", "du", "en", "et", "il", "la", "le", "ma", "on", "ou", "sa", "un"}
)
_MOST_GLUED: Final = 4
_NO_NAMES_WORDS: Final = """
tous toutes tout toi vous nous moi lui elle eux monsieur madame messieurs mesdames mademoiselle
collegue collegues ami amie amis amies cher chere chers cheres encore beaucoup bien merci equipe
il ils elles on je tu ce cela ca ceci celui celle ceux qui que quoi rien chacun personne aucun
le la les un une des du de au aux mon ma mes ton ta tes son sa ses notre votre leur nos vos leurs
ici ainsi alors aussi puis ensuite enfin depuis demain hier aujourd toujours souvent parfois mais ou
et donc or ni car quand comme comment pourquoi dont si oui non dieu allah internet lundi mardi
mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre
octobre novembre decembre noel paques ramadan police cpas mairie commune ville region etat maison
service parents jeunes habitants ecole association quartier conseil comite direction bonjour bonsoir
est etait qui avait sera dans pour avec sans sur version final finale atelier reunion rapport projet
annexe compte rendu liste budget planning photos affiche note fiche grille modele bilan convention
proces verbal invitation programme ordre jour formulaire charte presentation questionnaire dossier
president presidente directeur directrice coucou salut mission bisou bises bravo bonne bon belle
"""
_NO_NAMES: Final = frozenset(_NO_NAMES_WORDS.split())


def find_plain_names(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names that a plain position tells.

    Args:
        plain: Canonical text.
    """
    yield from _addressed(plain)
    yield from _acting(plain)
    yield from _with_function(plain)
    yield from _listed(plain)
    yield from _in_small_letters(plain)
    yield from _in_files(plain)


def _addressed(plain: str) -> Iterator[tuple[int, int]]:
    """Yield who is greeted, and who signs with initials."""
    for found in _GREETED.finditer(plain):
        if not _is_other(found["name"]) and not is_person(found["name"].lower()):
            yield found.start("name"), found.end()
    for found in _GREETED_SMALL.finditer(plain):
        folded = fold(found["name"])
        if folded in given_names() or not is_word(folded, "fr"):
            yield found.span("name")
    yield from (found.span("name") for found in _SIGNATURE.finditer(plain))
    for found in _BY_INITIAL.finditer(plain):
        if not _is_other(found["name"].split(".")[-1].strip()):
            yield found.span("name")


def _acting(plain: str) -> Iterator[tuple[int, int]]:
    """Yield bare capitals before a verb inside a sentence, or with what somebody is behind them."""
    for found in _MIDDLE.finditer(plain):
        what = found["what"]
        is_told = what is None or what in _ONE_OF_ALL or is_person(what)
        if is_told and not _is_known(found["name"]):
            yield found.span("name")
    for found in _NUMBERED.finditer(plain):
        folded = fold(found["name"])
        is_surname = folded in surnames() or not is_word(folded, "fr")
        if is_surname and not _is_known(found["name"]):
            yield found.span("name")
    yield from (found.span() for found in _PARTICLED.finditer(plain))


def _with_function(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names behind a title or beside the word for what somebody does."""
    for found in _TITLED.finditer(plain):
        if not is_public(found["last"].lower()) and not _is_other(found["last"]):
            yield found.span("name")
    for found in _FUNCTION.finditer(plain):
        if is_person(found["what"]) and _is_held_by(found):
            yield found.start("of"), found.end("name")
    for found in _ASIDE.finditer(plain):
        name = "name" if found["name"] else "inside"
        if is_person(found["what"]) and not found[name].isupper() and not _is_known(found[name]):
            yield found.span(name)


def _is_held_by(found: re.Match[str]) -> bool:
    """Say whether capitals behind a function are who has it, and not where or of what."""
    name = found["name"]
    if name.isupper() or _is_known(name):
        return False
    if not found["of"]:
        return True
    last = fold(name).split("-")[-1]
    return "-" in name and not is_kin(found["what"]) and not is_word(last, "fr")


def _listed(plain: str) -> Iterator[tuple[int, int]]:
    """Yield who was present or excused, and surnames with the first name behind a comma."""
    for found in _PRESENT.finditer(plain):
        for item in _ITEM.finditer(found["items"]):
            name = item["name"]
            is_short = name.isupper() and len(name) <= _LONG_PIECE
            if not (
                is_short or _is_known(name) or (name.endswith("s") and is_word(fold(name), "fr"))
            ):
                start = found.start("items")
                yield start + item.start("name"), start + item.end("name")
    for found in _SURNAME_FIRST.finditer(plain):
        first = fold(found["first"].split("-")[0])
        if first in given_names() and not is_word(first, "fr") and not _is_known(found["last"]):
            yield found.span("name")


def _in_small_letters(plain: str) -> Iterator[tuple[int, int]]:
    for found in _TITLED_SMALL.finditer(plain):
        folded = fold(found["last"])
        if folded not in _NO_NAMES and not is_public(found["last"]):
            is_surname = folded in surnames() or folded in given_names()
            if is_surname or not is_word(folded, "fr") or found["name"].startswith(("mme", "mlle")):
                yield found.span("name")
    for found in _SMALL_SUBJECT.finditer(plain):
        group = next(name for name in ("name", "who", "asked") if found[name])
        words = fold(found[group]).split("-")
        is_name = group == "name" or words[0] in given_names()
        if is_name and not _NO_NAMES.intersection(words):
            yield found.span(group)


def _in_files(plain: str) -> Iterator[tuple[int, int]]:
    """Yield capitals inside the name of a file, and tags that are no words."""
    for file in _FILE.finditer(plain):
        for found in _PIECE.finditer(file["file"]):
            name = found["name"]
            folded = fold(name)
            if len(name) < _LONG_PIECE or folded in allowed_names() or folded in _NO_NAMES:
                continue
            start = file.start("file")
            yield start + found.start("name"), start + found.end("name")
    for found in _TAG.finditer(plain):
        folded = fold(found["name"])
        if is_word_somewhere(folded) or folded in allowed_names() or folded in municipalities():
            continue
        is_name = folded in surnames() or folded in given_names()
        if is_name or _TAGGED_PLACE.match(folded) or not _is_glued(folded, _MOST_GLUED):
            yield found.span()


def _is_glued(folded: str, most: int) -> bool:
    """Say whether a tag is nothing but words written as one: "#vivreensemble"."""
    if _may_be_glued(folded):
        return True
    return most > 1 and any(
        _may_be_glued(folded[:at]) and _is_glued(folded[at:], most - 1)
        for at in range(1, len(folded))
    )


def _may_be_glued(word: str) -> bool:
    return word in _SHORT_GLUED or (len(word) >= _LEAST_GLUED and is_word(word, "fr"))


def _is_other(name: str) -> bool:
    folded = fold(name)
    return folded in _NO_NAMES or folded.split(" ")[0] in _NO_NAMES or is_trait(name.lower())


def _is_known(name: str) -> bool:
    """Say whether capitals are a town, a body, a people, an office or a small word."""
    folded = fold(name)
    is_town = folded in municipalities() and folded not in given_names()
    return (
        _is_other(name)
        or is_town
        or folded in allowed_names()
        or is_public(name.lower())
        or (name.isupper() and " " not in name)
    )
