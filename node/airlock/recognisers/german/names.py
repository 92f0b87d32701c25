"""Where a name begins and ends in German, and names that are words when they are said again.

A noun behind a given name is a surname more often than anything else; "Frau zu Lippe" begins with
a small word; and who was once called "Anna Klein" is later meant by "Klein" alone.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from node.airlock.lexicon.lists import (
    given_names,
    is_calendar_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.recognisers.german.words import (
    NICKNAMES,
    folded_words,
    is_determined,
    is_german_word,
    is_never_given,
    is_object,
)
from node.airlock.recognisers.name_words import NameWord, Part
from node.airlock.recognisers.words import Word, has_title, is_capital
from node.textguard.folding import fold

__all__ = [
    "begins",
    "begins_with_particle",
    "goes_on",
    "is_no_name",
    "said_again",
    "tagged",
]

_ANNOUNCED: Final = re.compile(
    r"(?<!\w)(?:(?:(?:Nach|Vor|Familien|Spitz|Ruf|Tauf|Mädchen|Deck|Klar|Kurz|Zu|Profil|"
    r"Nutzer|Benutzer|Account|Spieler|Künstler|Kampf)name|Name)"
    r"(?! (?:de[rs]|von|und))[^:.\n]{0,24}: ?\W?|"
    r"(?:hieß|heißt|heiße|rufen|riefen|ruft|nennen) (?:(?:alle|ihn|sie|er|sie|sich|in der "
    r"Clique|überall) ){0,2}|"
    r"geb\.|[Gg]eborene[rn]?|verh\.|verw\.|gesch\.|alias|namens|genannt|"
    r"mit (?:Spitz|Vor|Nach)namen|"
    r"Spitzname|Rufname|Deckname|Kampfname|nenn(?:t|en|te|ten) (?:sich|ihn|sie)"
    r"(?: (?:nur|selbst|alle|einfach|im Netz))?|"
    r"nannte (?:er|sie) sich(?: nur)?) \Z"
)
_LONGEST: Final = 40
_NOBLE: Final = frozenset({"von", "zu", "van", "ter", "ten", "de"})
_MOST_PARTICLES: Final = 3
_SHORTEST: Final = 3
_SHORTEST_TAGGED: Final = 5
_NOT_SURNAMES: Final = folded_words(
    "geburtstag hunger unrecht lust gluck pech schuld fieber abschied urlaub dienst feierabend "
    "schluss projekt moschee schule verein mutter vater bruder schwester tochter sohn"
)


def begins(plain: str, named: Sequence[NameWord], at: int) -> bool:
    """Say whether a noun begins a name: "geb. Klein", "Ernst Klein"."""
    here = named[at]
    if _is_announced(plain, here.word):
        return not is_object(here.word.written)
    if _stands_before_surname(plain, named, at):
        return True
    if not here.is_listed or at + 1 >= len(named):
        return False
    following = named[at + 1]
    if plain[here.word.end : following.word.start] != " ":
        return False
    if following.word.folded in _NOBLE and here.word.folded in given_names():
        return at + 2 < len(named) and is_capital(named[at + 2].word)
    return _is_before_name(here, following)


def _is_before_name(here: NameWord, following: NameWord) -> bool:
    """Say whether a listed name that is a word as well has another name behind it."""
    if following.part in {Part.SURNAME, Part.GIVEN}:
        return not is_calendar_word(here.word.folded) or following.part is Part.SURNAME
    is_name = following.part is Part.CAPITAL and following.is_listed
    is_day = is_calendar_word(here.word.folded) or is_never_given(here.word.folded)
    return is_name and not is_day


def _stands_before_surname(plain: str, named: Sequence[NameWord], at: int) -> bool:
    """Say whether a word that is none in German has a listed surname right behind it."""
    here = named[at].word
    if at + 1 >= len(named) or is_german_word(here.folded):
        return False
    following = named[at + 1]
    is_next = plain[here.end : following.word.start] == " " and is_capital(following.word)
    return is_next and following.word.folded in surnames() and not here.folded.endswith("er")


def begins_with_particle(plain: str, named: Sequence[NameWord], at: int) -> bool:
    """Say whether a small word behind a title begins a name: "Frau zu Lippe"."""
    word = named[at].word
    if not has_title(plain, word) and not _is_announced(plain, word):
        return False
    for step in range(1, _MOST_PARTICLES + 1):
        if at + step >= len(named):
            return False
        if named[at + step].part is not Part.PARTICLE:
            return is_capital(named[at + step].word)
    return False


def goes_on(
    plain: str,
    named: Sequence[NameWord],
    first: int,
    at: int,
) -> bool:
    """Say whether a noun goes on with a name: behind a given name, or behind "von".

    Args:
        plain: Canonical text.
        named: Its words, each with the part of a name that it may be.
        first: Where in `named` the name begins.
        at: Where in `named` the noun stands.
    """
    here, before = named[at], named[at - 1]
    if is_object(here.word.written) or here.word.folded in _NOT_SURNAMES:
        return False
    if plain[before.word.end : here.word.start] == "-" and named[first].is_listed:
        return True
    if before.part is Part.GIVEN:
        return not before.is_lower and len(here.word.folded) >= _SHORTEST
    if before.part is not Part.PARTICLE:
        is_foreign = here.word.folded in surnames() or (
            not here.is_known and not is_german_word(here.word.folded)
        )
        if before.part is Part.UNKNOWN and not before.is_lower:
            # A name and a noun do not stand side by side: "Foead Nasser"; a town's adjective does.
            is_foreign = is_foreign or not (
                before.word.folded.endswith("er") or is_object(here.word.written)
            )
        return before.part >= Part.UNKNOWN and not before.is_lower and is_foreign
    return named[first].part is Part.PARTICLE or before.word.folded in _NOBLE


_LAW: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{1,14}(?:[A-ZÄÖÜ]|VO|GB|OG)")
_GENDERED: Final = re.compile(r"(?:[:*_\u00b7]|/-?)(?:in|innen|r|n)(?!\w)")
_BEFORE_TOWNS: Final = folded_words(
    "kreis landkreis bezirk region raum stadt gemeinde markt land aus von in nach bei"
)
# "Z. B." at the beginning of a sentence is nobody.
_SHORTENED: Final = re.compile(
    r"(?:Z\. ?B|Z\. ?T|Z\. ?Zt|D\. ?h|I\. ?d(?:\. ?R)?|U\. ?a|U\. ?U|S\. ?o|S\. ?u|O\. ?g|V\. ?a|"
    r"I\. ?e\. ?S|I\. ?H|M\. ?E|U\. ?v|I\. ?w\. ?S)\.?"
)
_TOWN_BEFORE: Final = re.compile(r"([A-ZÄÖÜ][\w-]+) \((?:an der |am )?\Z")


def is_no_name(
    plain: str, words: Sequence[Word], named: Sequence[NameWord], first: int, last: int
) -> bool:
    """Say whether a word alone that looks like a name is none where it stands.

    Args:
        plain: Canonical text.
        words: Its words.
        named: The same, each with the part of a name that it may be.
        first: The first word of what may be a name.
        last: Its last word.
    """
    word = words[first]
    if word.folded in _BEFORE_TOWNS and first != last:
        return all(each.is_place for each in named[first + 1 : last + 1])
    is_dialect = first == last and word.written.islower() and is_never_given(word.folded)
    if is_dialect or _SHORTENED.fullmatch(plain, word.start, words[last].end):
        return True
    if _LAW.fullmatch(word.written) or _GENDERED.match(plain, words[last].end):
        return True
    if first != last or has_title(plain, word):
        return False
    if word.folded.endswith("ern") and is_word_somewhere(word.folded[:-1]):
        return not named[first].is_listed  # "Gamern", "Streamern": a loan word in the dative
    town = _TOWN_BEFORE.search(plain, max(0, word.start - _LONGEST), word.start)
    is_of_town = town is not None and fold(town[1]) in municipalities()
    return is_of_town or _is_noun_behind(plain, words, named, first)


def _is_noun_behind(
    plain: str, words: Sequence[Word], named: Sequence[NameWord], first: int
) -> bool:
    """Say whether a number, an adjective or an article before a word makes it no name."""
    word = words[first]
    before = words[first - 1] if first and plain[words[first - 1].end : word.start] == " " else None
    after = (
        words[first + 1]
        if first + 1 < len(words) and plain[word.end : words[first + 1].start] == " "
        else None
    )
    if before is None:
        return False
    if before.written.isdigit():
        return plain.startswith(".", word.end)
    is_adjective = word.folded.endswith("er") and named[first].part in {Part.UNKNOWN, Part.SURNAME}
    if is_adjective and after is not None and is_capital(after) and is_german_word(after.folded):
        return before.written.islower()
    return (
        before.written.islower()
        and before.written.endswith(("er", "es", "em", "en"))
        and named[first].is_known
        and word.folded not in NICKNAMES
        and is_german_word(before.folded)
        and word.folded in _NOUNS_AS_WELL
    )


# Nouns that some are called: behind an adjective they are nouns.
_NOUNS_AS_WELL: Final = folded_words(
    "Wille Glaube Friede Frieden Gunst Segen Herz Wandel Sturm Frost Moor Heide Ruhe "
    "Kraft Mut Ernst Stern Stein Berg Winter Sommer Herbst Kern "
    "Schatz Engel König Kaiser Herzog Fürst Prinz Ritter Jäger Fischer Vogel Fuchs Hase "
    "Hirsch Löwe Bär Rost Rust Rose Blume Baum Ast Zweig Wald"
)


def said_again(
    plain: str,
    words: Sequence[Word],
    named: Sequence[NameWord],
    chains: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """Yield words that stand in a name elsewhere in the text, where they look like nouns.

    Args:
        plain: Canonical text.
        words: Its words.
        named: The same, each with the part of a name that it may be.
        chains: The names found so far, as first and last word.
    """
    taken = {at for first, last in chains for at in range(first, last + 1)}
    said = {
        named[at].word.folded
        for first, last in chains
        if _is_sure(plain, named, first, last)
        for at in range(first, last + 1)
        if named[at].part is not Part.PARTICLE and len(named[at].word.folded) >= _SHORTEST
    }
    if not said:
        return
    for at, each in enumerate(named):
        if at in taken or each.part not in {Part.CAPITAL, Part.NONE} or not is_capital(each.word):
            continue
        folded = each.word.folded
        is_same = folded in said or (folded.endswith("s") and folded[:-1] in said)
        if is_same and not is_calendar_word(folded) and not is_determined(plain, words, at):
            yield at, at


def _is_sure(plain: str, named: Sequence[NameWord], first: int, last: int) -> bool:
    parts = [each.part for each in named[first : last + 1] if each.part is not Part.PARTICLE]
    return has_title(plain, named[first].word) or (
        len(parts) > 1 and any(part >= Part.UNKNOWN for part in parts)
    )


def _is_announced(plain: str, word: Word) -> bool:
    return _ANNOUNCED.search(plain, max(0, word.start - _LONGEST), word.start) is not None


_TAG: Final = re.compile(r"(?<!\w)#(?P<tag>[^\W\d_][\w\u0300-\u036f]{5,40})")
_SHORTEST_PART: Final = 3
_SHORTEST_REST: Final = 4


def tagged(
    plain: str, words: Sequence[Word], said: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Yield tags that are a name: "#mehmettekin", or hold one of the text: "#bergmannbleibt".

    Args:
        plain: Canonical text.
        words: Its words.
        said: Names that the text holds, folded.
    """
    for found in _TAG.finditer(plain):
        start, end = found.span("tag")
        tag = fold(found["tag"])
        is_said = any(name in tag for name in said if len(name) > _SHORTEST_PART)
        if not (is_said or _is_full_name(tag) or _has_name(tag)):
            continue
        inside = [at for at, word in enumerate(words) if start <= word.start and word.end <= end]
        if inside:
            yield inside[0], inside[-1]


def _has_name(tag: str) -> bool:
    """Say whether a tag begins or ends with a surname that is no word: "#freeyilmaz"."""
    if is_german_word(tag) or is_word_somewhere(tag):
        return False
    for at in range(_SHORTEST_REST, len(tag) - _SHORTEST_PART + 1):
        for name, rest in ((tag[:at], tag[at:]), (tag[-at:], tag[:-at])):
            is_name = name in surnames() or name in given_names()
            is_rest = is_german_word(rest) or is_word_somewhere(rest)
            if is_name and is_rest and not (is_german_word(name) or is_word_somewhere(name)):
                return True
    return False


def _is_full_name(tag: str) -> bool:
    if is_german_word(tag) or is_word_somewhere(tag):
        return False
    for at in range(_SHORTEST_PART, len(tag) - _SHORTEST_PART + 1):
        head, tail = tag[:at], tag[at:]
        if head not in given_names() or is_german_word(tail):
            continue
        is_rest = len(tail) >= _SHORTEST_REST and not is_word_somewhere(tail)
        if tail in surnames() or (is_rest and not is_german_word(head)):
            return True
        # Words of other languages end as names do; two of them are a slogan.
        if (
            len(head) > _SHORTEST_PART
            and len(tail) > _SHORTEST_PART
            and not is_word_somewhere(head)
        ):
            return True
    return False
