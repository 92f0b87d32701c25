"""Names in a French text that their place tells: a title, the end of a letter, a bare subject.

French puts an article before every noun that is subject of a verb, so a capital with a verb behind
it and nothing before it is somebody, be it a word as well: "Mistral ne veut parler que dehors".
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import given_names, is_word, municipalities, surnames
from node.airlock.recognisers.french.person_words import is_person, is_public
from node.airlock.recognisers.french.trait_words import is_trait
from node.textguard.folding import fold

__all__ = ["find_placed_names"]

_A: Final = r"['\u2019]"
_CAP: Final = rf"[A-ZÀ-ÖØ-Þ](?:[\w-]|{_A}(?=\w)){{1,40}}+"
_INITIAL: Final = r"[A-ZÀ-ÖØ-Þ]\."
_PARTICLE: Final = (
    rf"(?:de la |de l{_A}|de |du |des |d{_A}|la |le |l{_A}|van der |van den |van de |van |von |el |"
    r"al |ben |bin )"
)
_NAME: Final = rf"(?:{_PARTICLE}{{0,2}}{_CAP})(?:[ -]{_PARTICLE}{{0,2}}{_CAP}){{0,3}}"
_TITLED: Final = re.compile(
    rf"(?<!\w)(?:M\.|MM\.|Mr\.?|Mrs|Mgr|Me|Mme|Mmes|Mlle|Mlles|Dr|Pr|[Mm]onsieur|[Mm]adame|"
    rf"[Mm]ademoiselle|[Mm]aître|[Dd]octeur) (?P<name>{_NAME}|(?:{_INITIAL} ?){{1,3}})"
)
# "Maëlys de la Haute", "Ilario van den Berg": between a given name and a capital.
_PARTICLED: Final = re.compile(
    rf"(?<![\w-])(?P<first>{_CAP})(?: {_CAP})?[ ]{_PARTICLE}{{1,2}}(?:{_PARTICLE}|[Ll]a |[Ll]e )?"
    rf"(?:[LD]{_A})?{_CAP}(?:-{_CAP})?"
)
_BY_BIRTH: Final = re.compile(
    rf"(?<![\w-])(?:Abd|Abu|Abou|Abul|Oum|Oumm|Umm|Ibn|Bint|Ould|Aït|Sidi|Lalla)[ -](?:(?:al|el|ar|"
    rf"er|as|es|at|an|ad|ed|ul|ur|Al|El|Ar)[ -])?{_CAP}(?: {_CAP})?"
)
_INITIALS: Final = re.compile(
    rf"(?<![\w.'\u2019-])(?P<letters>(?:{_INITIAL}[ -]?){{1,2}}{_INITIAL})(?![\w])(?! ?[A-Z]\.)"
)
# "Moniteur belge", "post-scriptum", "société anonyme", "notre-dame", "à remettre".
_ABBREVIATIONS_WORDS: Final = """
ns nb ps sa mb ar am rf ue eu us ua cv qg cr pv rv tp td jo jc hs ca cg cd vo vf vip bd ei vtt otan
onu sncf gsm rer pme ong asbl dr pr al ap av bp sp pp uk usa
"""
_ABBREVIATIONS: Final = frozenset(_ABBREVIATIONS_WORDS.split())
_FAREWELL: Final = re.compile(
    r"(?:\n|\A|[.!?] )[^\n.!?]{0,30}?(?i:cordialement|cordiales salutations|salutations?|bien "
    r"(?:à|a) (?:vous|toi|tous)|amitiés?|amicalement|bises?|bisous?|biz|bizz?|cdlt|cdt|bav|bàv|bat|"
    r"à bientôt|a bientot|à (?:demain|lundi|mardi|mercredi|jeudi|vendredi|plus)|merci|mercii+|"
    r"sincèrement|respectueusement|fraternellement|solidairement|chaleureusement|"
    r"bonne (?:journée|soirée|semaine|continuation|lecture|fin de semaine)|bon (?:week-end|"
    r"courage|été|travail)|belle (?:journée|soirée)|dévouée?|sentiments (?:distingués|"
    r"les meilleurs)|considération distinguée|je vous embrasse|je t'embrasse|signée?)"
    r"[^\n.!?]{0,40}[,.!]{0,3}[ \u00a0]*\n{1,3}[ ]?(?:[\u2013\u2014-] ?)?"
    r"(?!(?i:bises?|bisous?|cordialement|amitiés?|amicalement|merci|bien|belle|bonne|bon|à)(?!\w))"
    r"(?P<name>[^\W\d_][\w.'\u2019-]{0,20}(?: [^\W\d_][\w.'\u2019-]{0,20}){0,3})"
    r"(?=[,]? ?(?:\n|\Z|[(\u2013\u2014|/]| - |,))"
)
_LAST_LINE: Final = re.compile(
    rf"\n[ ]?(?:[\u2013\u2014-] ?)?(?P<name>(?:[A-ZÀ-Þ]\.?[ -]?){{1,2}}[A-ZÀ-Þ]\.?|{_CAP})\s*\Z"
)
_FORM: Final = re.compile(
    rf"(?<!\w)(?i:noms?|prénoms?|nom complet|nom (?:de famille|d{_A}usage)|nom et prénom|identité)"
    rf"[ \u00a0]?: ?(?P<name>[A-ZÀ-Þ][\w'\u2019-]{{1,30}}(?: [A-ZÀ-Þ][\w-]{{1,30}}){{0,2}})"
    rf"(?! ?:)"
)
_ONE_INITIAL: Final = re.compile(
    rf"(?<!\w)(?:(?:jeune|petite?|élève|fils|fille|famille|dénommée?|garçon) {_INITIAL}|{_INITIAL}"
    rf"(?=,? \d\d ans(?!\w)))"
)
_VERBS_OF_LETTERS: Final = r"(?:a|avait|est|était|va|vient|dit|propose|reste|rappelle|relance|suit)"
_LETTERS: Final = re.compile(
    rf"(?:(?<!\w)(?:[Pp]ar|[Aa]vec|[Ss]elon|[Cc]hez|[Dd]{_A}après|[Mm]erci à|[Dd]ixit|[Vv]u|"
    rf"[Ss]igné|"
    rf"[Pp]ilote ?:|[Qq]ui ?:|[Pp]our suivi ?:|[Rr]éférente? ?:) |(?:\A|[.!?\n] ?)(?=[A-Z]{{2,3}} "
    rf"{_VERBS_OF_LETTERS} ))(?P<name>[A-ZÀ-Þ]{{2,3}})(?![\w-])"
)
_NO_LETTERS_WORDS: Final = """
sms mms gps tgv vpn usb pdf cb rer tv pc ia qr cv rdv tva ttc ht bd vo vf url api led dvd cd ue eu
onu otan ong pme saj spj amo cpe csp spip pjj ase caf ars rsa ris ccas cpas pas oui non ok ps nb
"""
_NO_LETTERS: Final = frozenset(_NO_LETTERS_WORDS.split())
_NICKNAMED: Final = re.compile(
    rf"(?<!\w)(?:se (?:fait|faisait|font) appeler|(?:l{_A}|nous l{_A}|on l{_A})(?:appelle|appelait|"
    rf"appelaient|appelons|appellent|a surnommée?)|surnommée?|alias|dite?|pseudo(?:nyme)?|surnom|"
    rf"sobriquet|nom de guerre)(?: de| est| :|,)? ?[«\"\u201c] ?(?P<name>[A-ZÀ-Þ][^»«\"\u201d\n]"
    rf"{{1,28}}?) ?[»\"\u201d]"
)
_DOTTED: Final = re.compile(
    r"(?<![\w@./:-])(?P<name>(?P<first>[a-zà-ÿ]{3,16})[._](?P<last>[a-zà-ÿ0-9]{2,20}))(?![\w@/]|"
    r"\.\w)"
)
_FULL: Final = re.compile(rf"(?<![\w-])(?P<first>{_CAP}) (?:{_PARTICLE}){{0,2}}(?P<last>{_CAP})")
_SHOWN: Final = re.compile(rf"(?<![\w-]){_CAP}")
_SUBJECT: Final = re.compile(
    rf"(?:\A|[.!?\u2026:;\n\u00bb] ?|[\u2013\u2014-] )(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{{1,20}}"
    rf"(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?) (?:(?:ne |n{_A}|me |m{_A}|te |t{_A}|se |s{_A}|nous |vous |lui |"
    rf"leur |y |en |l{_A}|la |le |les ){{0,3}}(?:a|avait|est|était|va|allait|veut|voulait|vient|"
    rf"venait|dit|disait|fait|faisait|sait|savait|peut|pouvait|parle|parlait|habite|habitait|vit|"
    rf"refuse|refusait|accepte|demande|demandait|explique|expliquait|raconte|racontait|répond|"
    rf"répondait|ajoute|pense|pensait|croit|anime|animait|aide|aidait|garde|gardait|traduit|reste|"
    rf"restait|attend|attendait|arrive|arrivait|passe|passait|travaille|travaillait|pleure|"
    rf"pleurait|rit|sourit|insiste|propose|proposait|souhaite|craint|étudie|apprend|joue|jouait|"
    rf"mange|dort|téléphone|appelle|appelait|connaît|cherche|cherchait|ouvre|tient|tenait|prête|"
    rf"prend|prenait|rentre|sort|sortait|aime|aimait|déteste|regrette|voit|voyait|lit|écrit|"
    rf"écrivait|porte|portait|suit|suivait|reçoit|loue|envoie|viendra|sera|aura|ira))(?!\w)"
)
# What begins a French sentence before a verb and is nobody: pronouns, adverbs, verbs turned round.
_NO_SUBJECT_WORDS: Final = """
il elle ils elles on je tu nous vous ce cela ca ceci celui celle ceux qui que quoi rien tout tous
toute toutes chacun chacune personne aucun aucune nul nulle un une autre certains plusieurs beaucoup
quelqu quel quelle quels quelles chose ici la le les ainsi alors aussi puis ensuite enfin depuis
demain hier aujourd jamais toujours
souvent parfois tel telle comme si mais ou et donc or ni car quand combien comment pourquoi ou dont
lequel laquelle voila voici reste vient suit peu trop moins plus mieux non oui bien seul seule
lui eux moi toi meme sinon pourtant cependant toutefois bref peut sans pour dans sur avec parce mon
ma mes ton ta tes son sa ses notre votre leur nos vos leurs des du de au aux cet cette ces
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi
mercredi jeudi vendredi samedi dimanche noel dieu allah jesus internet prevention mediation resultat
premier premiere second seconde deuxieme troisieme quatrieme dernier derniere etre avoir faire
"""
_NO_SUBJECT: Final = frozenset(_NO_SUBJECT_WORDS.split())
_NO_SIGNATURE: Final = frozenset(
    {"equipe", "direction", "secretariat", "service", "accueil", "suite", "ps", "re", "ok", "merci"}
)
_INFINITIVES: Final = ("er", "ir", "re")
_REACHED: Final = re.compile(
    r"(?<!\w)(?:eue?|ai eu|a eu|avoir|joint|joindre|rappelée?|rappeler|appelée?|appeler|prévenir|"
    r"prévenue?|contacter|contactée?|vu|vois|dis à|demande à|voir avec|passe par|merci à) "
    r"(?P<name>[^\W\d_]{3,20}(?: [^\W\d_]{3,20})?)(?= (?:au|par) (?:tel|tél|téléphone|bout du fil|"
    r"sms|mail|phone|whats|whatsapp|signal)(?!\w))"
)
_SMALL_FULL: Final = re.compile(
    r"(?<![\w'\u2019@./-])(?P<first>[a-zà-ÿ\u0307]{3,20}) "
    r"(?P<last>[a-zà-ÿ\u0307]{3,20})(?![\w@'\u2019-])"
)
_LEET: Final = re.compile(
    r"(?<![\w@./:#+-])(?P<name>(?=[^\W_]{0,20}\d)(?=[^\W_]{0,20}[a-zà-ÿ])[A-Za-zÀ-ÿ0134578]{4,20})"
    r"(?![\w@/-])"
)
_LEET_LETTERS: Final = str.maketrans("0134578", "oieastb")
_LEET_OTHER: Final = str.maketrans("0134578", "oleastb")


def find_placed_names(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names that only their place in a French text tells.

    Args:
        plain: Canonical text.
    """
    yield from _titled(plain)
    yield from _initials(plain)
    for pattern in (_FAREWELL, _LAST_LINE):
        for found in pattern.finditer(plain):
            if _may_sign(found["name"]):
                yield found.span("name")
    for found in _SUBJECT.finditer(plain):
        if not _is_nobody(found["name"]):
            yield found.span("name")
    yield from _disguised(plain)
    yield from _chosen(plain)
    yield from _said_again(plain)


def _titled(plain: str) -> Iterator[tuple[int, int]]:
    for found in _TITLED.finditer(plain):
        words = found["name"].split()
        if not (is_public(words[-1].lower()) or is_person(words[0].lower())):
            yield found.span()


def _initials(plain: str) -> Iterator[tuple[int, int]]:
    """Yield initials, and names that a particle holds together."""
    for found in _PARTICLED.finditer(plain):
        folded = fold(found["first"].split("-")[0])
        if folded in given_names() and not is_word(folded, "fr"):
            yield found.span()
    for pattern in (_BY_BIRTH, _ONE_INITIAL):
        yield from (found.span() for found in pattern.finditer(plain))
    for found in _LETTERS.finditer(plain):
        if fold(found["name"]) not in _NO_LETTERS and fold(found["name"]) not in allowed_names():
            yield found.span("name")
    for found in _INITIALS.finditer(plain):
        letters = "".join(char for char in found["letters"] if char.isalpha())
        if fold(letters) not in _ABBREVIATIONS:
            yield found.span()


def _disguised(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names in small letters and names with digits for letters."""
    for found in _REACHED.finditer(plain):
        if not is_word(fold(found["name"].split(" ")[0]), "fr"):
            yield found.span("name")
    for found in _SMALL_FULL.finditer(plain):
        first, last = fold(found["first"]), fold(found["last"])
        if first in given_names() and not is_word(first, "fr") and not is_word(last, "fr"):
            yield found.span()
    for found in _LEET.finditer(plain):
        words = {fold(found["name"].translate(table)) for table in (_LEET_LETTERS, _LEET_OTHER)}
        if any(word in given_names() or word in surnames() for word in words):
            yield found.span("name")


def _chosen(plain: str) -> Iterator[tuple[int, int]]:
    """Yield what somebody is called or calls himself: between quotation marks, as an account."""
    for pattern in (_NICKNAMED, _FORM):
        yield from (found.span("name") for found in pattern.finditer(plain))
    for found in _DOTTED.finditer(plain):
        halves = (fold(found["first"]), fold(found["last"]))
        if any(half in given_names() and not is_word(half, "fr") for half in halves):
            yield found.span("name")


def _said_again(plain: str) -> Iterator[tuple[int, int]]:
    """Yield a surname that stood behind a given name before, be it a town's name as well."""
    said = {
        found["last"]
        for found in _FULL.finditer(plain)
        if fold(found["first"].split("-")[0]) in given_names()
        and not is_word(fold(found["first"]), "fr")
        and not is_word(fold(found["last"]), "fr")
    }
    for found in _SHOWN.finditer(plain):
        if found.group() in said:
            yield found.span()


def _may_sign(name: str) -> bool:
    """Say whether a line at the end of a letter is a name and not what somebody does there."""
    words = [word.strip(".,") for word in re.split(r"[ -]", name)]
    folded = [fold(word) for word in words if word]
    if not folded or any(word in _NO_SUBJECT or word in municipalities() for word in folded):
        return False
    if name[0].islower():
        return len(words) == 1 and not (is_person(words[0]) or folded[0] in _NO_SIGNATURE)
    if any(word in allowed_names() for word in folded) or is_person(words[0].lower()):
        return False
    is_all_words = all(is_word(word, "fr") for word in folded)
    return not (is_all_words and len(folded) > 1 and words[-1].islower())


def _is_nobody(name: str) -> bool:
    folded = fold(name)
    is_infinitive = folded.endswith(_INFINITIVES) and is_word(folded, "fr")
    return (
        folded in _NO_SUBJECT
        or (is_infinitive and folded not in given_names())
        or folded in municipalities()
        or folded in allowed_names()
        or is_public(name.lower())
        or is_person(name.lower())
        or is_trait(name.lower())
    )
