"""Where a name begins in French: with its particles, behind "née", as a tag, or said again.

"Petit", "Rose" or "Maire" are words; who was once called "Rose Petit" is later meant by one of
them, and so is who "explains" or "asks" at the beginning of a sentence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from node.airlock.lexicon.lists import given_names, is_word, is_word_somewhere, surnames
from node.airlock.recognisers.french.few_people import PERSON
from node.airlock.recognisers.name_words import NameWord, Part
from node.airlock.recognisers.words import Word, has_title, is_capital

__all__ = ["begins", "first_word", "is_told", "said_again", "speaks"]

_CALLED: Final = re.compile(
    r"(?<!\w)(?:(?:sur|pré|re)?nommée?s?|alias|dite?s?|rebaptisée?|née?|épouse|épx|veuve|"
    r"(?:se (?:fait|faisait|fera)|l['\u2019]|nous l['\u2019]|tout le monde l['\u2019]|"
    r"s['\u2019]|qu['\u2019]on |que tous |tous |les autres )(?:l['\u2019])?appel(?:le|ler|er|"
    r"ait|lent|aient|era)|signée?|contresignée?|(?:pseudo(?:nyme)?|surnom|sobriquet|prénom|"
    r"diminutif|avatar|nom de guerre|nom de famille|nom d['\u2019]usage)(?: de| est| était| :|"
    r"\u00a0:)?|kunya|connue? (?:comme|sous le nom de)|répond(?:ant|ait)? au (?:nom|prénom|"
    r"surnom) de) [\"\u00ab\u201c\u2018]?[ \u00a0\u202f]?(?:d['\u2019]|de |du |des |de la |"
    r"de l['\u2019]|l['\u2019])?\Z",
    re.IGNORECASE,
)
_LONGEST_CALLED: Final = 48
_SPEAKS: Final = re.compile(
    r" (?:(?:nous |lui |leur |en |y |les |le |la |m['\u2019]|l['\u2019]|s['\u2019]|"
    r"n['\u2019])?(?:a|avait|aurait) (?:dit|proposé|raconté|expliqué|demandé|répondu|rencontré|"
    r"appelé|rappelé|prévenu|traduit|animé|écrit|insisté|refusé|accepté|reconnu|pleuré|souri|"
    r"quitté|rejoint|parlé|été (?:vue?|entendue?|reçue?|orientée?))|(?:nous |me |lui |leur |y |"
    r"en |s['\u2019]en |se |ne )?(?:demande|raconte|explique|traduit|insiste|propose|souhaite|"
    r"craint|pense|habite|répond|précise|ajoute|confirme|conseille|raccompagne|accompagne|anime|"
    r"suggère|rappelle|téléphone|envoie|transmet|relance|charge|regrette|espère|doute|refuse|"
    r"reconnaît|travaille|étudie|vit|recommencerait|tient|suit|reçoit|prépare|apporte|"
    r"écoute))(?!\w)|"
    rf", (?:{PERSON}|\d{{1,2}} ans|[a-zé]+ ans|(?:un|une|le|la|notre|mon|"
    rf"ma) (?:jeune )?{PERSON})(?!\w)"
)
_GIVEN_PARTICLES: Final = frozenset(
    {"al", "el", "an", "ar", "as", "at", "ben", "bin", "bint", "abd", "n", "o"}
)
_CAPITAL_PARTICLES_WORDS: Final = """
le la l d de du des van von el al ben bin ibn den der n
"""
_CAPITAL_PARTICLES: Final = frozenset(_CAPITAL_PARTICLES_WORDS.split())
_SMALL_PARTICLES: Final = frozenset(
    {"de", "du", "des", "d", "la", "l", "van", "von", "der", "den", "di", "da"}
)
_PRONOUNS_WORDS: Final = """
elle elles il ils on nous vous lui tout tous toute chacun chacune personne quelqu un une cela ca
qui aucun autre autres certain certains rien dieu celui celle l la le je tu ce
"""
_PRONOUNS: Final = frozenset(_PRONOUNS_WORDS.split())
# A listed name that is a word as well is a name behind these.
_ABOUT: Final = re.compile(
    r"(?<!\w)(?:[Cc]hez (?:les )?|(?:la |les? )(?:[Ff]amilles?|[Éé]poux|[Ff]rères|[Ss]œurs|"
    r"[Cc]lan) (?:de )?|[Ff]amille |(?:[Ll]e |[Ll]a |du )(?:dossier|cas|petite?|grande?|jeune|"
    r"bande à|bande de|fils|fille|père|mère) |[Dd]ossier |[Aa]ffaire |[Cc]ollègue |"
    r"[Éé]ducat(?:eur|rice) |[Aa]nimat(?:eur|rice) |avec |selon |merci à )\Z"
)
_FAMILY: Final = re.compile(
    r"(?<!\w)(?:[Ll]es|[Ff]amille|[Ff]rères|[Éé]poux|[Nn]ée?|[Cc]lan|[Ff]ratrie) \Z"
)
_MOST_PARTICLES: Final = 3
_SHORTEST_TAG: Final = 4
_SHORTEST_REST: Final = 3


def is_told(plain: str, word: Word) -> bool:
    """Say whether the words before it tell that somebody is called so, be it a word or none."""
    return _CALLED.search(plain, max(0, word.start - _LONGEST_CALLED), word.start) is not None


def speaks(plain: str, word: Word) -> bool:
    """Say whether what stands behind a word says that it is somebody: "Rose explique"."""
    return _SPEAKS.match(plain, word.end) is not None


def begins(plain: str, named: Sequence[NameWord], at: int) -> bool:
    """Say whether a word begins a name though it may be none by itself.

    Args:
        plain: Canonical text.
        named: Its words.
        at: Which of them.
    """
    here = named[at]
    word = here.word
    if plain[max(0, word.start - 1) : word.start] == "#":
        return _is_tag(word)
    if not is_capital(word) or not word.written.isalpha() or here.part is Part.PARTICLE:
        return False
    if is_told(plain, word):
        return True
    if not here.is_listed or word.folded in _PRONOUNS:
        return False
    before = plain[max(0, word.start - _LONGEST_CALLED) : word.start]
    is_person = _SPEAKS.match(plain, word.end) is not None and not here.is_place
    return is_person or _ABOUT.search(before) is not None or _has_surname(plain, named, at)


def _has_surname(plain: str, named: Sequence[NameWord], at: int) -> bool:
    """Say whether a word with a capital goes on with the name: "Pascal de Le Gall"."""
    for after in range(at + 1, min(len(named), at + 2 + _MOST_PARTICLES)):
        gap = plain[named[after - 1].word.end : named[after].word.start]
        if gap not in {" ", "-", "'", "\u2019"}:
            return False
        if named[after].part is not Part.PARTICLE:
            is_name = named[after].part >= Part.CAPITAL and not named[after].is_place
            return is_name and is_capital(named[after].word)
    return False


def _is_tag(word: Word) -> bool:
    """Say whether a tag is a given name with a surname written onto it."""
    folded = word.folded
    if folded in given_names() and not is_word(folded, "fr"):
        return True
    if is_word_somewhere(folded):
        return False
    for at in range(_SHORTEST_TAG, len(folded) - _SHORTEST_REST + 1):
        if folded[:at] in given_names() and (
            folded[at:] in surnames() or not is_word(folded[at:], "fr")
        ):
            return True
    return False


def first_word(plain: str, named: Sequence[NameWord], first: int) -> int:
    """Return which word a name begins with: its particles go with it."""
    at = first
    while at and first - at < _MOST_PARTICLES and _is_particle_of(plain, named, at - 1, at):
        at -= 1
    # "de" alone is a preposition, unless a title or "famille" says that a name is told.
    while at < first and not _is_sure(plain, named[at].word):
        at += 1
    return at


def _is_particle_of(plain: str, named: Sequence[NameWord], at: int, after: int) -> bool:
    word, following = named[at].word, named[after]
    gap = plain[word.end : following.word.start]
    if gap not in {" ", "-", "'", "\u2019"} or following.part is Part.FOREIGN:
        return False
    if gap != " " and word.folded in _GIVEN_PARTICLES:
        return True
    if gap in {"'", "\u2019"} and word.folded == "d":
        return following.part is not Part.GIVEN
    return word.folded in _CAPITAL_PARTICLES | _SMALL_PARTICLES


def _is_sure(plain: str, word: Word) -> bool:
    before = plain[max(0, word.start - 12) : word.start]
    is_announced = has_title(plain, word) or before.endswith("M. ") or _FAMILY.search(before)
    if is_capital(word) or is_announced:
        return True
    return word.folded == "d" and plain[word.end : word.end + 1] in {"'", "\u2019"}


def said_again(
    named: Sequence[NameWord], chains: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield words with a capital that stood in a name of several words elsewhere in the text."""
    told, covered = set[str](), set[int]()
    for first, last in chains:
        covered.update(range(first, last + 1))
        parts = [each for each in named[first : last + 1] if each.part is not Part.PARTICLE]
        if len(parts) > 1 and any(each.is_listed for each in parts):
            told |= {each.word.folded for each in parts if len(each.word.folded) >= _SHORTEST_REST}
    for at, each in enumerate(named):
        if at not in covered and each.word.folded in told and is_capital(each.word):
            yield at, at
