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

_DEFINITE_WORDS: Final = """
le la l ce cet cette notre votre du au
"""
_DEFINITE: Final = frozenset(_DEFINITE_WORDS.split())
_INDEFINITE_WORDS: Final = """
un une d quelque certain certaine
"""
_INDEFINITE: Final = frozenset(_INDEFINITE_WORDS.split())
_OWN_WORDS: Final = """
son sa leur mon ma ton ta
"""
_OWN: Final = frozenset(_OWN_WORDS.split())
_BEFORE_WORDS: Final = """
jeune petit petite grand grande vieux vieille ancien ancienne nouveau nouvel nouvelle futur
future propre seul seule unique premier première dernier dernière deuxième second seconde
troisième autre même principal principale plus ex présumé prétendu feu défunt défunte cher chère
pauvre fameux fameuse certain certaine gros grosse brave meilleur meilleure bon bonne simple
éternel éternelle actuel actuelle précédent précédente demi arrière vrai vraie
"""
_BEFORE: Final = frozenset(_BEFORE_WORDS.split())
_ONLY_WORDS: Final = """
seul seule unique premier première dernier dernière ancien ancienne ex futur future nouveau
nouvel nouvelle propre meilleur meilleure
"""
_ONLY: Final = frozenset(_ONLY_WORDS.split())
# What stands before somebody who is told without an article: a comma, a verb, the start of a line.
_ARTICLES: Final = _DEFINITE | _INDEFINITE | _OWN
_FORMER: Final = frozenset({"ancien", "ancienne", "ex"})
_MOST_BEFORE: Final = 4
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


def find_singles(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where a French text says who one person is, and whether it is a relative.

    Args:
        plain: Canonical text.
    """
    if not tells_of_somebody(plain):
        return
    for pattern in (_THE_ONE, _LAST_BORN):
        yield from ((*found.span(), False) for found in pattern.finditer(plain))
    tokens = read_tokens(plain)
    for at, token in enumerate(tokens):
        if is_person(token.word):
            found = _phrase(plain, tokens, at)
            if found is not None:
                yield *found, is_kin(token.word)


def _phrase(plain: str, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return where the phrase around a word for one person is; None if it may be anybody."""
    noun = _first_of_noun(plain, tokens, at)
    before = tokens[noun - 1] if noun else None
    article = ""
    if before is not None and is_beside(plain, before, tokens[noun]) and before.word in _ARTICLES:
        article = before.word
    elif not _is_set_apart(plain, tokens[noun].start):
        return None
    end = _with_apposition(plain, end_of_phrase(plain, tokens, at))
    if not _is_one(plain, tokens[noun : at + 1], article=article, end=end):
        return None
    return tokens[noun - 1 if article else noun].start, end


def _first_of_noun(plain: str, tokens: Sequence[Token], at: int) -> int:
    """Return the first of the words before a noun that describe it: "ancienne", "jeune"."""
    first = at
    while (
        first
        and at - first < _MOST_BEFORE
        and is_beside(plain, tokens[first - 1], tokens[first])
        and (tokens[first - 1].word in _BEFORE or is_person(tokens[first - 1].word))
    ):
        first -= 1
    return first


def _is_one(plain: str, noun: Sequence[Token], *, article: str, end: int) -> bool:
    """Say whether a noun with what stands around it is one person and not any of a kind."""
    word, behind = noun[-1].word, noun[-1].end
    described = {each.word for each in noun[:-1]}
    is_more = end > behind
    if article in _OWN or (is_kin(word) and (article or is_more)):
        return True
    if is_public(word) and not described & _FORMER:
        return False
    if described & _ONLY:
        return True
    if article in _INDEFINITE and _RELATIVE.match(plain, behind):
        # "Un enseignant qui supporte la contradiction" may be any.
        return _HAPPENED.match(plain, behind) is not None
    is_function = _PUBLIC_BEHIND.match(plain, behind) or _TRADE_ADJECTIVE.fullmatch(
        plain, behind, end
    )
    return is_more and not is_function


def _is_set_apart(plain: str, start: int) -> bool:
    return _SET_APART.search(plain, max(0, start - _LONGEST_BEFORE), start) is not None


def _with_apposition(plain: str, end: int) -> int:
    """Return where a phrase ends with what commas set apart behind it: ", avocate à Huy,"."""
    found = _APART.match(plain, end)
    if found is not None:
        return found.end() - (plain[found.end() - 1] == ",")
    trade = _APART_TRADE.match(plain, end)
    if trade is not None and (is_person(trade["word"]) or is_adjective(trade["word"])):
        return trade.end()
    return end
