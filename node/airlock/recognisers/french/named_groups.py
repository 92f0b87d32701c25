"""French organisations by the whole of their name, and by the company that their name keeps.

A name may be any words: "Un Toit pour Chacun", "Debout". So the kind before it, the legal form
behind it or what belongs to it ("les bénévoles de …") carries the rule, and the name goes on over
its small words to its last capital.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import given_names, is_calendar_word, is_word, municipalities
from node.airlock.recognisers.french.organisations import KINDS
from node.airlock.recognisers.french.person_words import is_person, is_public
from node.airlock.recognisers.french.telling import tells_of_somebody
from node.airlock.recognisers.french.trait_words import is_trait
from node.textguard.folding import fold

__all__ = ["find_by_company", "find_whole_names"]

_A: Final = r"['\u2019]"
_CAP: Final = rf"(?:[A-ZÀ-ÖØ-Þ](?:[\w-]|{_A}(?=\w)){{0,40}}+|\d{{1,4}}(?![\w.,/]))"
# Small words inside a name: prepositions, articles, pronouns, "ne … pas".
_JOIN: Final = (
    rf"(?:(?:de|du|des|la|le|les|et|ou|à|au|aux|en|dans|pour|par|sur|sous|sans|avec|contre|entre|"
    rf"chez|vers|un|une|mon|ma|mes|ton|ta|tes|son|sa|ses|nos|vos|nous|vous|toi|moi|eux|plus|pas|"
    rf"même|tout|toute|tous|toutes|qui|que|ne|se|&|\+) |(?:d|l|qu|n|s|c|j){_A})"
)
_NAME: Final = rf"{_CAP}(?:(?: |-)(?:{_JOIN}){{0,3}}{_CAP}){{0,6}}"
_STEP: Final = re.compile(rf"(?P<join>(?: |-)(?:{_JOIN}){{0,3}})(?P<cap>{_CAP})")
# What is joined by these may be somebody else: "l'asbl Debout et la Ville", "… avec Karim".
_WEAK_JOIN: Final = re.compile(
    r" (?:et|ou|à|au|aux|en|dans|pour|par|sur|avec|contre|chez|vers|qui|que) "
)
_QUOTE: Final = r"[«\"\u201c\u2018]?[ \u00a0\u202f]?"
_MORE_KINDS_TEXT: Final = """
salle, local, locaux, maison, firme, boîte, a.s.b.l., fondation d'utilité publique, association de
fait, association loi 1901, collectif de femmes, groupe de femmes, groupe de mères, groupe de
parole, plateforme, réseau d'entraide, ligue, institution, service d'aide, ruche, chantier-école
"""
_CALLED: Final = (
    rf"(?: (?:sportive|culturelle|locale|citoyenne|partenaire|voisine|caritative|solidaire|"
    rf"d{_A}insertion|de nettoyage|du quartier|de quartier|du coin|de fait|islamique))?"
    rf"(?:,? (?:dite?|nommée?|dénommée?|appelée?|intitulée?|baptisée?|du nom de|qui "
    rf"s{_A}appelle|s{_A}appelle|c{_A}est|se nomme)| ?:)?"
)
_KINDS_ALONE: Final = (
    r"(?:associations?|asso|asbl|firme|société|entreprise|boîte|collectif|club|troupe|fondation)"
)
# A word, or what belongs to a group: its people, its rooms, what it does and gives.
_OF: Final = re.compile(
    r"(?<!\w)(?i:bénévoles?|membres?|adhérente?s?|volontaires|salariée?s?|permanente?s?|équipes?|"
    r"équipiers|animat(?:eur|rice)s?|président(?:e)?|trésori(?:er|ère)|secrétaire|responsables?|"
    r"co-?fondat(?:eur|rice)s?|fondat(?:eur|rice)s?|directeur|directrice|gérante?|patronne?|"
    r"joueu(?:r|se)s?|entraîneu(?:r|se)s?|capitaine|licenciée?s?|dames|mamans|mères|gens|gars|"
    r"anciens|local|locaux|salle|siège|hangar|cuisine|arrière-boutique|arrière-salle|vitrine|"
    r"devanture|comptoir|terrasse|vestiaires?|parking|jardin|cour|cave|sous-sol|entrée|porte|"
    r"camionnette|minibus|véhicule|atelier|ateliers|permanences?|réunions?|assemblée générale|ag|"
    r"fête|tournoi|goûter|repas|bureau|conseil d['\u2019]administration|statuts|compte|page|CA|AG|"
    r"clés?|colis|don|cotisation|partenariat avec|convention avec|coup de main|aide|soutien|"
    r"prêtée? par|organisée? par|financée? par|animée? par|gérée? par|tenue? par|portée? par|"
    r"offerte? par|payée? par|appui|concours|au sein|auprès) "
    rf"(?P<of>de la |de l{_A}|de |d{_A}|du |des |(?<=avec )|(?<=par ))"
    rf"{_QUOTE}(?P<name>{_NAME})"
)
# Where one studies or works: "élève à Belle-Rive".
_AT: Final = re.compile(
    rf"(?<!\w)(?i:élèves?|inscrite?s?|scolarisée?s?|étudiante?s?|profs?|professeure?s?|"
    rf"enseignante?s?|surveillante?|internes?|éducat(?:eur|rice)s?|apprentie?|stagiaire|"
    rf"embauchée?|engagée?|cours|classes?) (?:à|au|aux|chez|de) {_QUOTE}(?P<name>{_NAME})"
)
# Two capitals at least behind what may be anything's company: "grâce à Debout Ensemble".
_TWO: Final = rf"{_CAP}(?:(?: |-)(?:{_JOIN}){{0,3}}{_CAP}){{1,6}}"
_WITH: Final = re.compile(
    rf"(?<!\w)(?:[Mm]erci à|[Mm]ercis? aussi à|[Rr]emerciements? à|[Gg]râce à|[Aa]vec|[Pp]ar|"
    rf"[Aa]ux "
    rf"côtés de|[Pp]artenaires? ?:|[Aa]ssociations? ?:|[Ss]outiens? ?:|[Pp]orteurs? ?:|"
    rf"[Oo]rganisat(?:eur|rice)s? ?:|[Ll]ieu ?:|[Cc]ontact ?:|[Ii]nvitée?s? ?:) {_QUOTE}"
    rf"(?P<name>{_TWO})"
)
_NEXT_IN_LIST: Final = re.compile(rf"(?:,| ;| et| /| \|) (?P<name>{_NAME})(?= ?[,;./|\n]| et |\Z)")
_LIST: Final = re.compile(
    r"(?<!\w)(?:[Pp]artenaires?|[Aa]ssociations?|[Ss]outiens?|[Ss]tructures?|[Cc]lubs?|[Éé]coles?|"
    rf"[Oo]rganisat(?:eur|rice)s?)(?: locaux| associatifs| présents?)? ?: (?P<name>{_NAME})"
)
_LONGEST_LIST: Final = 8
_INSIDE: Final = re.compile(rf"(?<=[a-zà-ÿ,;)] )(?P<name>{_TWO})")
_OUR_LADY: Final = re.compile(
    rf"(?<![\w-])(?P<name>(?:Notre[- ]Dame|Sacré[- ]C(?:œ|oe)ur)(?:[- ](?:de la |de l{_A}|des |du |"
    rf"de |d{_A}|de-la-|des-|du-|de-)?{_CAP}){{1,3}})"
)
# No French sentence parts "de" and "le": the article is the first word of a name.
_UNJOINED: Final = re.compile(
    rf"(?<![\w'\u2019-])(?:de|à|des|aux) {_QUOTE}(?P<name>(?:Les? |La |(?=L{_A}[A-ZÀ-Þ])){_NAME})"
)
_BEHIND: Final = re.compile(
    rf"(?<![\w'\u2019-])(?P<name>{_NAME}),? \(?(?i:asbl|a\.s\.b\.l\.|scop|sarl|sprl|srl|scrl|"
    rf"sàrl|eurl|snc|aisbl)(?!\w)\)?|"
    rf"(?<![\w'\u2019-]){_NAME}(?:, | \()(?:la |le |l{_A}|une? |notre )?(?:paroisse|mosquée|école|"
    rf"collège|lycée|asbl|association|club|boulangerie|épicerie|entreprise|société|firme|maison de "
    rf"(?:jeunes|quartier)|centre social|salle de (?:sport|boxe))(?= (?:voisine?|du|de la|de|des|"
    rf"partenaire|locale?|sportif|où|qui)|[,.;)])"
)
_SMALL_FIRM: Final = re.compile(
    rf"(?<!\w){_KINDS_ALONE} (?P<name>[a-zà-ÿ][\w'\u2019-]{{1,30}}(?:(?: [a-zà-ÿ][\w'\u2019-]"
    rf"{{1,30}})? & [\w'\u2019-]{{2,30}})?)"
)
_ARTICLES: Final = frozenset({"le", "la", "les", "un", "une", "des", "au", "aux", "nos", "mon"})
_NOUN: Final = re.compile(r" [a-zà-ÿ][\w'\u2019-]{2,20}")
_LOWER_REST: Final = re.compile(
    rf"(?: (?:de|du|des|pour|dans|sans|contre|sur|en|à|au|aux|et)(?: (?:la|le|les|un|une)(?= ))?| "
    rf"(?:de )?[dl]{_A}(?=\w)) ?[a-zà-ÿ]{{3,20}}(?=[,.;:!?)\n»\"]|\Z| (?:a|ont|est|sont|nous|vous|"
    rf"qui|que|en|se|ne|propose|accueille|organise|prête|anime|gère|aide|avait|reçoit|tient)(?!\w))"
)
# A town behind one of these is its name: "paroisse La Trinité"; "agence Namur" is a branch.
_OWN_NAME: Final = re.compile(
    r"(?i:paroisse|église|chapelle|mosquée|temple|synagogue|école|collège|lycée|athénée|institut|"
    r"crèche|internat|foyer|résidence|club|salle|association|asbl|amicale|troupe|chorale) "
    r"(?:L[aeo]s? |Saint|Sainte|Notre)"
)
_TITLED: Final = frozenset({"m", "mm", "mme", "mlle", "monsieur", "madame", "dr", "me"})
_BODIES_WORDS: Final = """
etat ville region commune village departement prefecture mairie ministere parlement senat republique
nation gouvernement police gendarmerie education cour tribunal parquet conseil union communaute
province federation europe internet facebook instagram noel paques ramadan dieu islam coran nations
defense justice interieur zone cellule copil fonds caisse pole comite direction service
"""
_BODIES: Final = frozenset(_BODIES_WORDS.split())
# "Conseil Local de …" is a body, and no room of one.
_CAPITAL_BEFORE: Final = re.compile(r"[a-zà-ÿ] [A-ZÀ-Þ][a-zà-ÿ]\Z")
_APART: Final = re.compile(r", | \(")
_ELIDED: Final = re.compile(rf"[LD]{_A}[a-zà-ÿ]")
_PREPOSITIONS: Final = frozenset({"au", "aux", "en", "a", "dans", "pour", "depuis", "avec", "chez"})
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_LONGEST_ACRONYM: Final = 6
_FEW_WORDS: Final = 2


def find_whole_names(plain: str) -> Iterator[tuple[int, int]]:
    """Yield organisations by their kind or legal form, over the whole of their name.

    Args:
        plain: Canonical text.
    """
    for found in _kind_pattern().finditer(plain):
        end = _end_of_name(plain, found)
        is_own = _OWN_NAME.match(plain, found.start()) is not None
        if is_own or not _is_public_name(plain[found.start("name") : end]):
            yield found.start(), end
    for found in _BEHIND.finditer(plain):
        name = _APART.split(found.group(), maxsplit=1)[0]
        first = fold(name.split(" ", maxsplit=1)[0])
        is_noun = _ELIDED.match(name) is not None or (name.isalpha() and is_word(first, "fr"))
        if not is_noun and first not in _PREPOSITIONS and not _is_public_name(name):
            yield found.span()
    for found in _SMALL_FIRM.finditer(plain):
        if _is_small_name(found["name"]):
            yield found.span()


def find_by_company(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names that only what belongs to them makes one of an organisation.

    Args:
        plain: Canonical text.
    """
    for pattern in (_OF, _UNJOINED, _AT, _WITH, _OUR_LADY, *_by_capitals(plain)):
        for found in pattern.finditer(plain):
            end = _end_of_name(plain, found)
            is_body = _CAPITAL_BEFORE.search(plain, max(0, found.start() - 2), found.start() + 2)
            if not is_body and not _is_public_name(plain[found.start("name") : end]):
                yield found.start("name"), end
    for found in _LIST.finditer(plain):
        yield from _listed(plain, found)


def _by_capitals(plain: str) -> tuple[re.Pattern[str], ...]:
    """Return what tells a name by two capitals inside a sentence, where somebody is told of."""
    return (_INSIDE,) if tells_of_somebody(plain) else ()


def _listed(plain: str, first: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield what stands in a list of partners, schools or clubs."""
    found: re.Match[str] | None = first
    for _each in range(_LONGEST_LIST):
        if found is None:
            return
        if not _is_public_name(found["name"]):
            yield found.span("name")
        found = _NEXT_IN_LIST.match(plain, found.end())


@cache
def _kind_pattern() -> re.Pattern[str]:
    more = " ".join(_MORE_KINDS_TEXT.split()).split(", ")
    kinds = "|".join(sorted(map(re.escape, {*KINDS, *more}), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?i:{kinds}){_CALLED} {_QUOTE}(?P<name>{_NAME})")


def _end_of_name(plain: str, found: re.Match[str]) -> int:
    """Return where a name ends, without somebody or something else that is joined to it."""
    start, end = found.span("name")
    first = re.match(_CAP, plain[start:end])
    last = start + (first.end() if first else 0)
    for step in _STEP.finditer(plain, last, end):
        if _WEAK_JOIN.match(step["join"]) and _is_other(step["cap"]):
            return last
        last = step.end()
    words = _LETTERS.findall(plain[start:last])
    is_word_first = bool(words) and is_word(fold(words[0]), "fr")
    if len(words) == 1 and fold(words[0]) in _ARTICLES:
        noun = _NOUN.match(plain, last)
        last = noun.end() if noun else last
    is_short = len(words) <= _FEW_WORDS
    rest = _LOWER_REST.match(plain, last) if is_word_first and is_short else None
    return rest.end() if rest else last


def _is_other(word: str) -> bool:
    """Say whether a word behind "et" or "avec" is somebody or something else."""
    folded = fold(word)
    return (
        folded in _TITLED
        or folded in _BODIES
        or (folded in given_names() and not is_word(folded, "fr"))
        or folded in municipalities()
        or (word.isupper() and len(word) > 1)
    )


def _is_public_name(name: str) -> bool:
    """Say whether a name is a town's, a public body's, a title or what anybody may name."""
    words = [fold(word) for word in _LETTERS.findall(name)]
    if not words or (len(words) == 1 and words[0] in _ARTICLES):
        return True
    whole = " ".join(words)
    if whole in municipalities() or whole in allowed_names() or words[0] in _TITLED:
        return True
    if name.isupper() and len(words) == 1 and len(name) <= _LONGEST_ACRONYM:
        return True
    return all(
        word in _BODIES
        or word in allowed_names()
        or word in municipalities()
        or is_calendar_word(word)
        or (len(words) == 1 and (is_public(word) or is_person(word) or is_trait(word)))
        for word in words
    )


def _is_small_name(name: str) -> bool:
    """Say whether small letters behind a kind name it: "volta & fils", a word that is none."""
    if " & " in name:
        return True
    pieces = name.split(" ", maxsplit=1)[0].split("-")
    return len(pieces) > 1 and not all(is_word(fold(piece), "fr") for piece in pieces)
