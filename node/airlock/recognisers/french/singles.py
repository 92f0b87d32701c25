"""One person told by what he or she is, in a French text that tells of somebody.

"Le maître-nageur remplaçant", "l'étudiant qui loue la chambre du fond", "muezzin bénévole": a word
for one person with what makes it one alone. "Le coach" and "la secrétaire" are functions and stay;
a relative is somebody with nothing beside it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from node.airlock.recognisers.french.person_words import is_kin, is_person, is_public
from node.airlock.recognisers.french.phrases import (
    Token,
    end_of_phrase,
    is_adjective,
    is_beside,
    read_tokens,
)
from node.airlock.recognisers.french.telling import tells_of_somebody

__all__ = ["find_singles"]

_DEFINITE: Final = frozenset("le la l ce cet cette notre votre du au".split())
_INDEFINITE: Final = frozenset("un une d quelque certain certaine".split())
_OWN: Final = frozenset("son sa leur mon ma ton ta".split())
_BEFORE: Final = frozenset(
    """
    jeune petit petite grand grande vieux vieille ancien ancienne nouveau nouvel nouvelle futur
    future propre seul seule unique premier première dernier dernière deuxième second seconde
    troisième autre même principal principale plus ex présumé prétendu feu défunt défunte cher chère
    pauvre fameux fameuse certain certaine gros grosse brave meilleur meilleure bon bonne simple
    éternel éternelle actuel actuelle précédent précédente demi arrière vrai vraie
    """.split()
)
_ONLY: Final = frozenset(
    "seul seule unique premier première dernier dernière ancien ancienne ex futur future nouveau "
    "nouvel nouvelle propre meilleur meilleure".split()
)
# What stands before somebody who is told without an article: a comma, a verb, the start of a line.
_SET_APART: Final = re.compile(
    r"(?:[,(:;\u2013\u2014.!?] ?|\n(?:[-\u2013\u2022*] ?)?|\A|(?<!\w)(?:est|était|fut|sera|comme|"
    r"devenue?|redevenue?|reste|resté|restée|deviendra|devient|devenait|serait|étant|"
    r"en tant que|nommée?|élue?|embauchée?|engagée?|promue?|ex|qualité de|poste de|emploi de|"
    r"travaille comme|se dit|dite?|soit|ancien|ancienne) )\Z"
)
_LONGEST_BEFORE: Final = 24
# "Une assistante sociale" is a trade.
_TRADE_ADJECTIVE: Final = re.compile(
    r" (?:sociale?|spécialisée?|scolaire|principale?|communale?|municipale?|générale?|technique|"
    r"familiale?|sporti(?:f|ve)|pédagogique|éducati(?:f|ve)|infirmi(?:er|ère)|référente?|"
    r"administrati(?:f|ve)|culturel(?:le)?|clinicien(?:ne)?|présente?|civile?|publi(?:c|que)|"
    r"locale?)"
)
_RELATIVE: Final = re.compile(r" (?:qui|que|qu|dont|où|(?:à|chez|avec|pour) qui)(?!\w)")
_HAPPENED: Final = re.compile(
    r" (?:qui|que|qu|dont|où|(?:à|chez|avec|pour) qui) "
    r"?['\u2019]?(?:[^,.;:!?()\n]{0,24}[ '\u2019])??"
    r"(?:a|ont|est|était|avait|fut|a été|[a-zà-ÿ]{3,}ait|habite|loge|vit|travaille|connaît|"
    r"fréquente)(?!\w)"
)
_PUBLIC_BEHIND: Final = re.compile(
    r" (?:du |de la |de l['\u2019]|des |de |d['\u2019]|à la |au )(?:service|commune|ville|mairie|"
    r"préfet|préfecture|police|état|région|cpas|ccas|clspd|cispd|parquet|rue\b|"
    r"prévention|quartier\b|justice|projet|terrain|proximité|famille\b)",
    re.IGNORECASE,
)
_APART: Final = re.compile(
    r", (?:(?:celui|celle) (?:qui|dont|que|du|de) [^,.;:!?()\n\u00ab\u00bb]{2,44}(?=[,.;)])|"
    r"(?:(?:une?|le|la|l['\u2019]|dans|en|chez|ex|ancien|ancienne|qui|dite?|aussi) ?)"
    r"(?!(?:et|ou|n|ne|a|on|il|elle)(?!\w))[^\W\d_][^,.;:!?()\n\u00ab\u00bb]{2,36}(?:,|(?=[.;)])))"
)
_APART_TRADE: Final = re.compile(r", (?P<word>[^\W\d_][\w-]+)(?=[ ,.;)])")
_A: Final = r"['\u2019]"
_CLAUSE: Final = r"[^,.;:!?()\n\u00ab\u00bb\u2013\u2014]{2,40}"
# "Celle qui partage sa vie", "le seul à l'avoir visité", "celui du milieu".
_THE_ONE: Final = re.compile(
    rf"(?<!\w)(?:[Cc]elui|[Cc]elle) (?:(?:qui|dont|(?:à|chez|avec|pour|par) qui) {_CLAUSE}|"
    rf"(?:du milieu|d{_A}en (?:haut|bas|face)|du (?:haut|bas|fond|dessus|dessous|bout|procès|"
    rf"reportage|journal)|"
    rf"de (?:la photo|la vidéo|l{_A}affaire|gauche|droite|l{_A}article))(?:, {_CLAUSE})?)|"
    rf"(?<!\w)(?:[Ll]e|[Ll]a) (?:seule?|premi[eè]re?|derni[eè]re?|plus \w+) (?:à|qui|du|de la|"
    rf"de l{_A}|des|de|d{_A}|parmi|dans) ?(?!compte|vaille|moment|temps|fois){_CLAUSE}|"
    rf"(?<!\w)(?:[Ss]eule?|[Uu]nique|[Pp]remi[eè]re?|[Dd]oyenne?|[Mm]ajor) (?:femme |homme |"
    rf"fille |garçon )?(?:de|du|à|dans|inscrite?|admise?|élue?) {_CLAUSE}"
)
_LAST_BORN: Final = re.compile(
    rf"(?<!\w)(?:[Ss]on|[Ss]a|[Ll]e|[Ll]a|[Ll]eur|[Mm]on|[Mm]a) (?:petite? (?:derni(?:er|ère)|"
    rf"premi(?:er|ère)|nouve(?:au|lle))|tout(?:e)? (?:derni(?:er|ère)|petite?)|"
    rf"moyenne?|grande?|petite?|vieux|vieille|second|seconde|numéro deux|bras droit|chère et "
    rf"tendre|moitié|ancienne?|double|protégée?)"
    rf"(?: (?:de |du |d{_A}|à |qui ){_CLAUSE})?(?=[ ,.;:!?)])"
)


def find_singles(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where a French text says who one person is.

    Args:
        plain: Canonical text.
    """
    if not tells_of_somebody(plain):
        return
    for pattern in (_THE_ONE, _LAST_BORN):
        yield from (found.span() for found in pattern.finditer(plain))
    tokens = read_tokens(plain)
    for at, token in enumerate(tokens):
        if is_person(token.word):
            found = _phrase(plain, tokens, at)
            if found is not None:
                yield found


def _phrase(plain: str, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return where the phrase around a word for one person is; None if it may be anybody."""
    first = at
    while (
        first
        and is_beside(plain, tokens[first - 1], tokens[first])
        and (tokens[first - 1].word in _BEFORE or is_person(tokens[first - 1].word))
        and at - first <= 3
    ):
        first -= 1
    before = tokens[first - 1] if first else None
    article = ""
    if before is not None and is_beside(plain, before, tokens[first]):
        article = before.word
    if article in _DEFINITE | _INDEFINITE | _OWN:
        first -= 1
    elif not _is_set_apart(plain, tokens[first].start):
        return None
    else:
        article = ""
    between = {each.word for each in tokens[first:at]}
    last, end = end_of_phrase(plain, tokens, at)
    end = _with_apposition(plain, end)
    is_more = end > tokens[at].end
    word = tokens[at].word
    if is_kin(word) and (article in _DEFINITE | _OWN or is_more):
        return tokens[first].start, end
    if is_public(word) and not between & {"ancien", "ancienne", "ex"}:
        return None
    if between & _ONLY:
        return tokens[first].start, end
    if article in _INDEFINITE and _RELATIVE.match(plain, tokens[at].end):
        # "Un enseignant qui supporte la contradiction" may be any.
        return (tokens[first].start, end) if _HAPPENED.match(plain, tokens[at].end) else None
    if not is_more or _PUBLIC_BEHIND.match(plain, tokens[at].end):
        return None
    if _TRADE_ADJECTIVE.fullmatch(plain, tokens[at].end, end):
        return None
    return tokens[first].start, end


def _is_set_apart(plain: str, start: int) -> bool:
    return _SET_APART.search(plain, max(0, start - _LONGEST_BEFORE), start) is not None


def _with_apposition(plain: str, end: int) -> int:
    """Return where a phrase ends with what commas set apart behind it: ", avocate à la retraite,"."""
    found = _APART.match(plain, end)
    if found is not None:
        return found.end() - (plain[found.end() - 1] == ",")
    trade = _APART_TRADE.match(plain, end)
    if trade is not None and (is_person(trade["word"]) or is_adjective(trade["word"])):
        return trade.end()
    return end
