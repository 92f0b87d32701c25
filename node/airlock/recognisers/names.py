"""Names that no register holds: known by lists, by a title before them, or by being no word at all.

Words in a row that may be parts of a name are one match. It is high where a title, a listed given
name or a second part says that somebody is meant, and medium where only the capital does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from node.airlock.findings import FindingType, Match, Severity
from node.airlock.lexicon.allowed import allowed_words
from node.airlock.lexicon.lists import given_names, has_dictionary
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.dutch.names import find_names as find_dutch_names
from node.airlock.recognisers.dutch.names import is_no_name as is_no_dutch_name
from node.airlock.recognisers.dutch.open_words import is_open as is_open_in_dutch
from node.airlock.recognisers.english.names import passed_in_english, told_persons
from node.airlock.recognisers.english.placed_names import find_placed_names
from node.airlock.recognisers.english.small_letters import names_without_capitals
from node.airlock.recognisers.english.told_names import find_told_names as find_told_english
from node.airlock.recognisers.french import names as french_names
from node.airlock.recognisers.french.passing import is_no_name as is_no_french_name
from node.airlock.recognisers.french.told_names import find_told_names as find_told_french
from node.airlock.recognisers.german import names as german_names
from node.airlock.recognisers.german.name_shapes import find_german_names, with_birth_name
from node.airlock.recognisers.german.told_names import find_told_german_names
from node.airlock.recognisers.name_reading import read_name_words
from node.airlock.recognisers.name_words import NameWord, Part
from node.airlock.recognisers.words import (
    Word,
    has_title,
    is_sentence_start,
    read_words,
    with_title,
)
from node.textguard.canonical import CanonicalText
from node.textguard.folding import fold

__all__ = ["Names"]

_JOIN: Final = re.compile(r"[ \u00a0\u202f]|[-\u2010\u2011'\u2019]")
_AFTER_INITIAL: Final = re.compile(r"\.?[ \u00a0\u202f-]?")
_LONGEST_NAME: Final = 7
_UNKNOWN: Final = "names.unknown"
_ROLE_WORDS: Final = """
imam sheikh cheikh scheich hadj hadji hajji ustadh pastoor dominee pastor pfarrer pfarrerin père
pere abbé frère soeur sister brother father rabbi rabbijn rabbin coach trainer trainster meester juf
juffrouw leraar lerares lehrer lehrerin professeur docteur maître oom tante onkel oncle uncle aunt
aunty inspecteur agent officer constable commissaris commissaire kommissar kommissarin
hoofdinspecteur wijkagent buurtregisseur directeur directrice schulleiter schulleiterin rektor
rektorin collega kollege kollegin collègue colleague doctor ausbilder ausbilderin betreuer
betreuerin erzieher erzieherin sozialarbeiter sozialarbeiterin sozialpädagoge sozialpädagogin
streetworker streetworkerin pädagoge pädagogin hausmeister hausmeisterin schulwart platzwart nachbar
nachbarin schüler schülerin mitschüler mitschülerin lehrling azubi praktikant praktikantin cousin
cousine bruder schwester vater mutter sohn tochter neffe nichte opa oma freund freundin familie
eheleute ehepaar geschwister gebrüder obmann obfrau vorsitzender vorsitzende vorsitzenden
klassenlehrer klassenlehrerin vertrauenslehrer vertrauenslehrerin beratungslehrer beratungslehrerin
klassenvorstand schulpsychologin schulpsychologe polizist polizistin inspektor inspektorin
polizeihauptmeister moderator moderatorin referent referentin dolmetscher dolmetscherin übersetzer
übersetzerin psychologe psychologin therapeut therapeutin bewährungshelfer bewährungshelferin
richter richterin staatsanwalt staatsanwältin anwalt anwältin rechtsanwalt rechtsanwältin diakon
diakonin kaplan seelsorger seelsorgerin rabbiner wirt wirtin teamleiter teamleiterin projektleiter
projektleiterin einsatzleiter dozent dozentin assistent assistentin klient klientin kollegen herrn
"""
_ROLES: Final = frozenset(map(fold, _ROLE_WORDS.split()))
_SCORES: Final = {Severity.HIGH: 0.85, Severity.MEDIUM: 0.55}

# "a+, G.", "deine M.": who signs with a letter, as the last word of a text.
_SIGNED: Final = re.compile(
    r"(?:\n|(?<=[,!)]) |(?<!\w)(?:je|jouw|dein|deine|ton|ta|tuo|tua|tu) )"
    r"(?P<name>[A-ZÀ-Þ]\.(?: ?[A-ZÀ-Þ]\.){0,2})\s*\Z"
)

# "Stad Quistwijk" is a town, whether its name is listed or not.
_PUBLIC_HEADS: Final = frozenset({"stad", "gemeente", "provincie", "stadsbestuur"})


@dataclass(frozen=True, slots=True)
class Names:
    """Reports names of persons that no register holds."""

    name: str = "names"
    version: int = 6

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield one match for each name."""
        plain = text.text
        language = context.language.partition("-")[0].lower()
        own = {word for word in fold(context.municipality).replace("-", " ").split() if word}
        found = list(_by_words(plain, language=language, own=frozenset(own)))
        if language == "fr":
            told = find_told_french(plain, known=[(start, end) for start, end, *_how in found])
            found += ((start, end, Severity.MEDIUM, _UNKNOWN) for start, end in told)
        if language == "en":
            placed = (*find_told_english(plain), *find_placed_names(plain))
            found += ((*span, Severity.MEDIUM, _UNKNOWN) for span in placed)
        found += (*_by_shape(plain, language=language), *_signed(plain))
        for start, end, severity, rule in _widest(found):
            yield _match(text, start, end, severity=severity, rule=rule)


def _widest(
    found: Sequence[tuple[int, int, Severity, str]],
) -> Iterator[tuple[int, int, Severity, str]]:
    """Yield the names that are no part of another one which weighs as much.

    What a list or a title knows keeps its weight, and its words are not told a second time.
    """
    furthest = dict.fromkeys(Severity, -1)
    for each in sorted(found, key=lambda name: (name[0], -name[1], name[2] is not Severity.HIGH)):
        _start, end, severity, _rule = each
        known = max(furthest[Severity.HIGH], furthest[severity])
        if end > known:
            furthest[severity] = max(furthest[severity], end)
            yield each


def _match(text: CanonicalText, start: int, end: int, *, severity: Severity, rule: str) -> Match:
    first, last = text.to_original(start, end)
    return Match(
        start=first,
        end=last,
        type=FindingType.PERSON,
        score=_SCORES[severity],
        rule=rule,
        explanation="names.person" if severity is Severity.HIGH else "names.perhaps",
        severity=severity,
    )


def _by_words(
    plain: str, *, language: str, own: frozenset[str]
) -> Iterator[tuple[int, int, Severity, str]]:
    """Yield names told by lists, titles and capitals, without those that anybody may name."""
    words = read_words(plain)
    named = read_name_words(plain, words, language=language)
    passed, told = allowed_words([word.folded for word in words]), frozenset[int]()
    if language == "en":
        english, told = passed_in_english(plain), told_persons(plain)
        passed |= {at for at, word in enumerate(words) if word.start in english}
    for first, last in _all_chains(plain, words, named, language=language):
        chain = named[first : last + 1]
        is_told = chain[0].word.start in told or _is_told(plain, chain[0].word, language=language)
        if not is_told and (
            _is_passed(chain, passed, own=own, at=first)
            or (language == "nl" and _is_open_in_dutch(plain, chain))
            or (language == "de" and german_names.is_no_name(plain, words, named, first, last))
            or (language == "fr" and is_no_french_name(plain, chain))
        ):
            continue
        severity, rule = _weight(plain, chain)
        # Without a dictionary every second word is unknown, and says nothing by that alone.
        if rule != _UNKNOWN or is_told or has_dictionary(language):
            end = _with_genitive(plain, chain[-1].word.end)
            end = with_birth_name(plain, end) if language == "de" else end
            yield with_title(plain, chain[0].word), end, severity, rule


def _is_open_in_dutch(plain: str, chain: Sequence[NameWord]) -> bool:
    start, end = chain[0].word.start, chain[-1].word.end
    return is_no_dutch_name(plain, chain) or is_open_in_dutch(plain, start, end)


def _signed(plain: str) -> Iterator[tuple[int, int, Severity, str]]:
    if (signed := _SIGNED.search(plain)) is not None:
        yield (*signed.span("name"), Severity.MEDIUM, _UNKNOWN)


def _by_shape(plain: str, *, language: str) -> Iterator[tuple[int, int, Severity, str]]:
    """Yield names told by how Dutch and German build them, and English ones in small letters."""
    if language == "nl":
        for start, end, is_sure in find_dutch_names(plain):
            head = fold(plain[start:end].split(" ", maxsplit=1)[0])
            if head not in _PUBLIC_HEADS and not is_open_in_dutch(plain, start, end):
                yield start, end, Severity.HIGH if is_sure else Severity.MEDIUM, "names.built"
    if language == "de":
        for start, end, is_sure in (*find_german_names(plain), *find_told_german_names(plain)):
            yield start, end, Severity.HIGH if is_sure else Severity.MEDIUM, "names.built"
    if language == "en":
        for start, end in names_without_capitals(plain):
            yield start, end, Severity.MEDIUM, _UNKNOWN


def _is_told(plain: str, word: Word, *, language: str) -> bool:
    """Say whether what stands before a name says that it is somebody's."""
    return has_title(plain, word) or (language == "fr" and french_names.is_told(plain, word))


def _all_chains(
    plain: str, words: Sequence[Word], named: Sequence[NameWord], *, language: str
) -> list[tuple[int, int]]:
    """Return the first and the last word of each name, with what a language adds to the rules."""
    chains = list(_chains(plain, named, language=language))
    if language == "de":
        chains += german_names.said_again(plain, words, named, chains)
        said = {word.folded for first, last in chains for word in words[first : last + 1]}
        chains += german_names.tagged(plain, words, frozenset(said))
    if language == "fr":
        chains += french_names.said_again(named, chains)
        chains = [(french_names.first_word(plain, named, at), last) for at, last in chains]
    return chains


def _chains(plain: str, named: Sequence[NameWord], *, language: str) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of everything that may be a name."""
    at = 0
    while at < len(named):
        if not _begins(plain, named, at, language=language):
            at += 1
            continue
        last = _end_of(plain, named, at, language=language)
        yield at, last
        at = last + 1


def _begins(plain: str, named: Sequence[NameWord], at: int, *, language: str) -> bool:
    here = named[at]
    if language == "fr" and french_names.begins(plain, named, at):
        return True
    if _is_initial(plain, here.word):
        return at + 1 < len(named) and _goes_on(plain, named, at, at + 1)
    if here.part is Part.CAPITAL:
        is_german = language == "de" and german_names.begins(plain, named, at)
        # Without a dictionary any verb may begin a sentence, and a name behind it.
        is_due = not has_dictionary(language) and is_sentence_start(plain, here.word)
        is_first = not is_due and _stands_before_name(plain, named, at)
        return is_german or is_first or _is_announced(plain, named, at)
    if here.part is Part.PARTICLE:
        return language == "de" and german_names.begins_with_particle(plain, named, at)
    if here.part is Part.UNKNOWN:
        is_due = not has_dictionary(language) and is_sentence_start(plain, here.word)
        return not (here.is_lower or is_due) or has_title(plain, here.word)
    return here.part > Part.UNKNOWN


def _is_announced(plain: str, named: Sequence[NameWord], at: int) -> bool:
    """Say whether what stands around a word that is not only a name makes it one."""
    return has_title(plain, named[at].word) or _follows_role(plain, named, at)


def _stands_before_name(plain: str, named: Sequence[NameWord], at: int) -> bool:
    """Say whether a listed name that is a word as well has a surer name right behind it."""
    following = named[at + 1] if at + 1 < len(named) else None
    return (
        following is not None
        and named[at].word.folded in given_names()
        and following.part >= Part.SURNAME
        and not following.is_lower
        and plain[named[at].word.end : following.word.start] in {" ", "\u00a0", "-"}
    )


def _goes_on(plain: str, named: Sequence[NameWord], at: int, after: int) -> bool:
    """Say whether the word behind an initial is a further initial or may be a surname."""
    following = named[after]
    gap = plain[named[at].word.end : following.word.start]
    is_near = _AFTER_INITIAL.fullmatch(gap) is not None
    is_name = following.part >= Part.CAPITAL or _is_initial(plain, following.word)
    return is_near and (is_name or following.part is Part.PARTICLE)


def _end_of(plain: str, named: Sequence[NameWord], first: int, *, language: str) -> int:
    last, at = first, first + 1
    while at < len(named) and at - first < _LONGEST_NAME:
        if not _is_joined(plain, named[at - 1].word, named[at].word):
            break
        if _continues(plain, named, first, at, language=language):
            last = at
        elif named[at].part is not Part.PARTICLE:
            break
        at += 1
    return last


def _continues(
    plain: str, named: Sequence[NameWord], first: int, at: int, *, language: str
) -> bool:
    here = named[at]
    if _is_small_initial(plain, named, at):
        return True
    if here.is_lower and not here.is_listed and not has_dictionary(language):
        return False  # Any verb behind a name would be part of it.
    if _is_initial(plain, here.word) or here.part >= Part.UNKNOWN:
        return here.part is not Part.FOREIGN or named[first].part is Part.FOREIGN
    if here.part is Part.CAPITAL:
        if language != "de" or here.is_listed or _is_initial(plain, named[at - 1].word):
            return True
        return german_names.goes_on(plain, named, first, at)
    return False


def _with_genitive(plain: str, end: int) -> int:
    """Return where a name ends with the 's that belongs to it."""
    is_genitive = (
        plain[end : end + 2] in {"'s", "\u2019s"} and not plain[end + 2 : end + 3].isalpha()
    )
    return end + 2 if is_genitive else end


def _is_joined(plain: str, one: Word, other: Word) -> bool:
    gap = plain[one.end : other.start]
    pattern = _AFTER_INITIAL if _is_initial(plain, one) else _JOIN
    return pattern.fullmatch(gap) is not None


def _is_initial(plain: str, word: Word) -> bool:
    return (
        len(word.written) == 1 and word.written.isupper() and plain[word.end : word.end + 1] == "."
    )


def _is_small_initial(plain: str, named: Sequence[NameWord], at: int) -> bool:
    """Say whether a surname with a particle is told by its first letter: "S. d."."""
    word = named[at].word
    is_letter = len(word.written) == 1 and plain[word.end : word.end + 1] == "."
    return is_letter and named[at].part is Part.PARTICLE and _is_initial(plain, named[at - 1].word)


def _follows_role(plain: str, named: Sequence[NameWord], at: int) -> bool:
    before = named[at - 1] if at else None
    return (
        before is not None
        and before.word.folded in _ROLES
        and plain[before.word.end : named[at].word.start] == " "
        and named[at].is_listed
    )


def _weight(plain: str, chain: Sequence[NameWord]) -> tuple[Severity, str]:
    parts = [each.part for each in chain if each.part is not Part.PARTICLE]
    is_listed = any(each.is_listed for each in chain)
    is_lower = all(each.is_lower for each in chain)
    sure = {
        "names.title": has_title(plain, chain[0].word),
        "names.script": Part.FOREIGN in parts,
        "names.initial": len(chain) > 1 and _is_initial(plain, chain[0].word),
        "names.chain": len(parts) > 1 and is_listed,
        "names.given": Part.GIVEN in parts and not is_lower,
    }
    rule = next((rule for rule, holds in sure.items() if holds), None)
    if rule is not None:
        return Severity.HIGH, rule
    return Severity.MEDIUM, "names.listed" if is_listed else _UNKNOWN


def _is_passed(
    chain: Sequence[NameWord], passed: frozenset[int], *, own: frozenset[str], at: int
) -> bool:
    """Say whether all of a name is something that anybody may name.

    "Ville de Sarcelles" and "Stadt Kassel" are a town with an ordinary word before it.
    """
    has_place = any(each.is_place and each.part is not Part.GIVEN for each in chain)
    return all(
        each.is_place
        or (has_place and each.is_known and not each.is_listed)
        or each.part is Part.PARTICLE
        or each.word.folded in own
        or at + step in passed
        for step, each in enumerate(chain)
    )
