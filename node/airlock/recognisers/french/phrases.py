"""How far a French phrase about somebody goes: adjectives, "de …", "qui …", words set apart.

There is no parser here: a phrase goes on over words that cannot be the verb of its sentence, and
a clause ends with its punctuation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["Token", "end_of_phrase", "is_adjective", "is_beside", "read_tokens"]

_TOKEN: Final = re.compile(r"\d+(?:e|er|ère|ème|re)?(?!\w)|[^\W\d_][\w]*(?:-[^\W_]\w*)*")
_JOINS: Final = frozenset({" ", "'", "\u2019", "\u00a0", "\u202f"})

_PREPOSITIONS_WORDS: Final = """
de du des d à au aux en dans chez sur sous pour par contre avec sans depuis entre vers avant
après devant derrière lors près jusqu face hors
"""
_PREPOSITIONS: Final = frozenset(_PREPOSITIONS_WORDS.split())
_SMALL_WORDS: Final = """
le la les l un une des de du d ce cet cette ces son sa ses leur leurs notre nos mon ma mes votre
vos quelque plusieurs tout toute tous plus très si au aux même mêmes
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_RELATIVES_WORDS: Final = """
qui que qu dont où lequel laquelle auquel duquel lesquels à_qui quand
"""
_RELATIVES: Final = frozenset(_RELATIVES_WORDS.split())
# Verbs that end like adjectives, and the commonest that end like nouns.
_VERBS_WORDS: Final = """
a ai as est sont était étaient fut furent sera serait soit ont avait avaient aura aurait eut va
vont allait ira fait font faisait fit fera dit disent disait dira vient viennent venait vint
peut peuvent pouvait pourra doit doivent devait devra veut veulent voulait voudrait sait savent
savait faut fallait prend prennent prenait prit met mettent mettait mit tient tiennent tenait
tint reste restent restait semble semblent semblait reçoit reçoivent voit voient voyait connaît
suit vit vivent croit lit rit sort sortent part partent dort sent sert ouvre offre souffre
refuse accepte demande explique indique communique pratique applique critique provoque évoque
manque marque risque indique insiste résiste assiste existe consiste persiste participe parle
parlent travaille travaillent habite habitent arrive arrivent rentre passe passent pense pensent
trouve trouvent donne donnent propose proposent raconte répète répond répondent rappelle appelle
appellent joue jouent aide aident aime montre montrent cherche cherchent porte portent garde
gère mène amène emmène ramène vend attend entend rend perd prétend défend dépend comprend
apprend ne n se s me m te t y nous vous il elle ils elles on je tu lui c ça cela et ou mais car
donc ni puis or comme si lorsque pendant parce puisque quoi pourquoi comment combien non oui ici
là aussi encore déjà toujours jamais souvent parfois bien mal trop peu assez alors ensuite enfin
hier demain aujourd
"""
_VERBS: Final = frozenset(_VERBS_WORDS.split())
_ADJECTIVE_ENDINGS: Final = (
    "el", "elle", "al", "ale", "if", "ive", "eux", "euse", "ien", "ienne", "ais", "aise", "ois",
    "oise", "ain", "aine", "ique", "iste", "able", "ible", "é", "ée", "i", "ie", "u", "ue", "ant",
    "ante", "aire", "ier", "ière", "teur", "trice", "in", "ine", "ane", "an", "ent", "ente", "oire",
    "esque", "onne", "ole", "it", "ite", "is", "ise", "ôle", "erne", "ème", "ace", "uit", "uite",
)  # fmt: skip
_ADJECTIVES_WORDS: Final = """
adjoint adjointe bénévole chef cheffe noir noire blanc blanche gros grosse grand grande petit
petite vieux vieille jeune nouveau nouvelle ancien ancienne sourd sourde aveugle muet muette
roux rousse blond blonde brun brune turc turque kurde arabe rom russe belge serbe croate basque
corse tchèque grec grecque suisse slave slovaque slovène letton ouzbek kazakh khmer berbère
kabyle copte orthodoxe athée sunnite chiite juif juive gendarme chauffeur gay trans hétéro
célibataire veuf veuve pauvre riche célèbre connu seul seule unique mixte libre ivre apte pro
junior senior cadet cadette aîné aînée jumeau jumelle mère père fils fille maison d'en-face
voilé barbu tatoué handicapé autiste dys malade enceinte mineur majeur scout laïc laïque moine
novice réserviste ouvrier cadre sympa actif proche maternel paternel technique sportif
mécanicien
"""
_ADJECTIVES: Final = frozenset(_ADJECTIVES_WORDS.split())
_SHORTEST_ADJECTIVE: Final = 4
_MOST_STEPS: Final = 16
_MOST_SMALL: Final = 5
_MOST_CLAUSE: Final = 44


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number, in small letters, with its place in the text."""

    start: int
    end: int
    word: str


def read_tokens(plain: str) -> list[Token]:
    """Return the words of a text; what hyphens join is one word."""
    return [
        Token(found.start(), found.end(), found.group().lower()) for found in _TOKEN.finditer(plain)
    ]


def is_beside(plain: str, one: Token, other: Token) -> bool:
    """Say whether only a space or an apostrophe parts two words."""
    gap = plain[one.end : other.start]
    return gap in _JOINS or gap in {"\u2019 ", "' "} or gap == "\n"


def is_adjective(word: str) -> bool:
    """Say whether a word may describe the noun before it and is no verb."""
    if word in _VERBS:
        return False
    if word in _ADJECTIVES:
        return True
    if word[-1:] in {"s", "x"} and word[:-1] not in _VERBS:
        word = word[:-1]  # Several of them.
    return len(word) >= _SHORTEST_ADJECTIVE and word.endswith(_ADJECTIVE_ENDINGS)


def end_of_phrase(plain: str, tokens: Sequence[Token], last: int) -> int:
    """Return where a phrase about somebody ends in the text.

    Args:
        plain: Canonical text.
        tokens: Its words.
        last: The noun that the phrase is about.
    """
    at, steps = last, 0
    while (
        at + 1 < len(tokens)
        and steps < _MOST_STEPS
        and is_beside(plain, tokens[at], tokens[at + 1])
    ):
        word = tokens[at + 1].word
        if _is_clause(plain, tokens, at + 1):
            return _end_of_clause(plain, tokens[at + 1].start)
        if word in _PREPOSITIONS:
            reached = _after_preposition(plain, tokens, at + 1)
            if reached is None:
                break
            at = reached
        elif is_adjective(word):
            at += 1
        else:
            break
        steps += 1
    return tokens[at].end


def _is_clause(plain: str, tokens: Sequence[Token], at: int) -> bool:
    """Say whether "qui", "dont", "chez qui" or the like begins here."""
    if tokens[at].word in _RELATIVES:
        return True
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        tokens[at].word in _PREPOSITIONS
        and behind is not None
        and is_beside(plain, tokens[at], behind)
        and behind.word in {"qui", "lequel", "laquelle", "laquel"}
    )


_CLAUSE_END: Final = re.compile(r"[,.;:!?)\n\u2013\u2014\u00ab\u00bb\u201c\u201d\"]")


def _end_of_clause(plain: str, start: int) -> int:
    found = _CLAUSE_END.search(plain, start, start + _MOST_CLAUSE)
    if found is not None:
        return start + len(plain[start : found.start()].rstrip())
    return min(len(plain), plain.rfind(" ", start, start + _MOST_CLAUSE) + 1 or len(plain))


def _after_preposition(plain: str, tokens: Sequence[Token], at: int) -> int | None:
    """Return the last word of "de la nouvelle école": its noun, with an adjective or a name."""
    place = at + 1
    while (
        place < len(tokens)
        and is_beside(plain, tokens[place - 1], tokens[place])
        and (tokens[place].word in _SMALL or tokens[place].word in _ADJECTIVES)
        and place - at <= _MOST_SMALL
    ):
        place += 1
    if place >= len(tokens) or not is_beside(plain, tokens[place - 1], tokens[place]):
        return place - 1 if place - 1 > at and tokens[place - 1].word not in _SMALL else None
    if tokens[place].word in _VERBS and tokens[place].word not in {"a", "s"}:
        return place - 1 if place - 1 > at and tokens[place - 1].word not in _SMALL else None
    # A name goes on with capitals.
    while (
        place + 1 < len(tokens)
        and is_beside(plain, tokens[place], tokens[place + 1])
        and plain[tokens[place + 1].start].isupper()
    ):
        place += 1
    return place
