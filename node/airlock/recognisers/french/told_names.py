"""Names in a French text where only the writing says that they are names.

French gives capitals to names alone: inside a sentence, a capital on a word that is no town, no
body and no people is somebody's or something's name, though it be a word as well.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from node.airlock.lexicon.allowed import allowed_words
from node.airlock.lexicon.lists import given_names, is_word, municipalities, surnames
from node.airlock.recognisers.french.placed_names import find_placed_names
from node.airlock.recognisers.french.plain_names import find_plain_names
from node.airlock.recognisers.french.telling import tells_of_somebody
from node.airlock.recognisers.french.trait_words import is_trait
from node.airlock.recognisers.words import is_capital, read_words
from node.textguard.folding import fold

__all__ = ["find_told_names"]

_NAME: Final = (
    r"[A-ZÀ-Þ][\w\u2019'-]*(?:[ -](?:de |du |d['\u2019]|van |le |la |el |ben )?"
    r"[A-ZÀ-Þ][\w\u2019'-]*){0,3}"
)
_ALSO_CALLED: Final = re.compile(
    rf"(?P<all>{_NAME}(?:,| \()? ?(?:née?|épouse|épx?\.|ép\.|veuve|vve|alias|dite?|divorcée?|"
    rf"ex-|anciennement|nom de jeune fille) (?:d['\u2019]|de )?{_NAME}\)?)"
)
_PUBLIC_WORDS: Final = """
etat region ville commune village departement prefecture mairie interieur justice europe
republique nation parlement senat gouvernement police gendarmerie education cour tribunal
parquet bourgmestre maire madame monsieur mademoiselle mesdames messieurs mme mlle mm dr me pr
dieu allah jesus christ coran bible torah islam internet web net noel paques toussaint pentecote
ascension assomption ramadan aid careme lundi mardi mercredi jeudi vendredi samedi dimanche
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre nord sud
est ouest occident orient premiere seconde terminale direction service cellule copil comite
conseil ministere union communaute province federation facebook instagram snap snapchat tiktok
telegram whatsapp signal discord youtube twitter messenger google teams zoom excel word france
belgique wallonie flandre bruxelles paris clspd cispd fipd caf cpas ccas cpraf pjj ase aemo mjc
amo aide saj spj pms clio golf twingo kangoo peugeot renault bac brevet internet covid poste
voix objet note annexe suite article bonjour salut cher chere amities cordialement merci pole
mission maison cas point fiche dossier
"""
_PUBLIC: Final = frozenset(_PUBLIC_WORDS.split())
_ENDS_SENTENCE: Final = '.!?:;…\n•*\u2013\u2014-«“"(→|>/[]'
_FAMILY: Final = re.compile(
    r"(?<!\w)(?:[Ll]es|[Cc]hez les|[Aa]ux|[Ff]amille|[Ff]ratrie|[Ff]rères|[Ss]œurs|[Éé]poux|"
    r"[Cc]ouple|[Cc]lan|[Pp]etit|[Pp]etite|"
    r"[Mm]ère|[Pp]ère|[Ff]ils|[Ff]ille|[Dd]ossier|[Cc]as|[Aa]ffaire) "
    r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ][\w\u2019'-]*)"
)
_ASIDE: Final = re.compile(
    r"(?<=\w)(?: [\u2013\u2014] | \()(?P<name>[A-ZÀ-Þ][a-zà-ÿ][\w\u2019'-]*)(?=,| "
    r"[\u2013\u2014]|\))"
)
# A town may have the name as well: "Fatima, assise dans la cuisine".
_BEGINS: Final = re.compile(
    r"(?:\A|[.!?:;\u2026\n\u00bb] ?|[\u2013\u2014-] "
    r")(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{2,20})(?=, | (?:a|est|avait|était|sera|dit|va|"
    r"vient|veut|parle|reste|n|s|m|ne|se|me|nous|y|en|et|aussi|refuse|répond|demande)(?!\w))"
)
_OF_MARRIAGE: Final = re.compile(
    rf"(?P<all>{_NAME}, {_NAME} (?:de (?:mon|son|ton|leur) (?:mari|époux|épouse|père|"
    rf"mère|ex-mari|premier mari)|de jeune fille|"
    r"de naissance|pour l['\u2019]état civil|par mariage))"
)
_TAG: Final = re.compile(
    r"#(?P<name>[^\W\d_]{3,30})(?P<rest>(?:_[^\W_]{1,24}){0,3}(?: [^\W\d_]{3,20}(?= "
    r"(?:pour|comme|dans|en|sur|et|\)|,)))?)(?![\w])"
)
_SHORTEST: Final = 3


def find_told_names(
    plain: str, *, known: Sequence[tuple[int, int]] = ()
) -> Iterator[tuple[int, int]]:
    """Yield names that their place tells, and where somebody is told of a capital, family or tag.

    Args:
        plain: Canonical text.
        known: Where names are found already; nothing inside them is yielded again.
    """
    inside = {at for start, end in known for at in range(start, end)}
    told = _told(plain) if tells_of_somebody(plain) else ()
    for start, end in (*find_placed_names(plain), *find_plain_names(plain), *told):
        if not inside.issuperset(range(start, end)):
            yield start, end


def _told(plain: str) -> Iterator[tuple[int, int]]:
    for pattern in (_ALSO_CALLED, _OF_MARRIAGE):
        for found in pattern.finditer(plain):
            yield found.span("all")
    for pattern in (_FAMILY, _ASIDE):
        for found in pattern.finditer(plain):
            if not _is_public(found["name"]):
                yield found.span("name")
    for found in _BEGINS.finditer(plain):
        folded = fold(found["name"])
        if folded in given_names() and not is_word(folded, "fr"):
            yield found.span("name")
    yield from _tags(plain)
    yield from _capitals(plain)


def _tags(plain: str) -> Iterator[tuple[int, int]]:
    for found in _TAG.finditer(plain):
        folded = fold(found["name"])
        if folded in surnames() or folded in given_names() or found["rest"].startswith("_"):
            yield found.span()
        elif not is_word(folded, "fr"):
            yield found.start(), found.end("name")


def _capitals(plain: str) -> Iterator[tuple[int, int]]:
    words = read_words(plain)
    passed = allowed_words([word.folded for word in words])
    towns = _towns([word.folded for word in words])
    for at, word in enumerate(words):
        if at in passed or at in towns or not is_capital(word) or word.written.isupper():
            continue
        if (
            len(word.written) < _SHORTEST
            or not word.written[1:].islower()
            or _is_public(word.written)
        ):
            continue
        before = plain[max(0, word.start - 3) : word.start].rstrip(" \u00a0\u202f'\u2019\t")
        if (
            before
            and before[-1] not in _ENDS_SENTENCE
            and "\n" not in plain[max(0, word.start - 2) : word.start]
        ):
            yield word.start, word.end


def _is_public(word: str) -> bool:
    folded = fold(word)
    singular = folded.removesuffix("s")
    return (
        folded in _PUBLIC
        or folded in municipalities()
        or is_trait(word.lower())
        or is_trait(singular)
    )


def _towns(folded: list[str]) -> frozenset[int]:
    """Return which words stand in the name of a town: "Clermont-Ferrand"."""
    found = set[int]()
    for at in range(len(folded)):
        for last in range(at + 1, min(len(folded), at + 5) + 1):
            if " ".join(folded[at:last]) in municipalities():
                found.update(range(at, last))
    return frozenset(found)
