"""Counts of people or cases under the minimum group size, in digits and in words.

A count is a number, then at most two adjectives, then a word for people or cases. Numbers that
belong to a longer one ("two thousand", "vingt et un"), and the lower end of a range, are left to
what they belong to.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from node.airlock.findings import FindingType, Match
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.count_nouns import ARTICLES, PEOPLE, TWINS, CountNoun, find_noun
from node.airlock.recognisers.count_phrases import find_count_phrases
from node.airlock.recognisers.dutch.few_people import is_norm
from node.airlock.recognisers.english.few_people import is_of_things
from node.airlock.recognisers.english.people_words import ADJECTIVE_ENDINGS, ATTRIBUTES, person_noun
from node.airlock.recognisers.french.person_words import is_kin
from node.airlock.recognisers.french.telling import tells_of_somebody
from node.airlock.recognisers.german import few_people as german_people
from node.textguard.canonical import CanonicalText
from node.textguard.folding import fold
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["SmallCounts"]


def _words(**by_language: str) -> Mapping[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in by_language.items()}


_DEFINITE = _words(
    en="the", nl="de het die", fr="les ces", de="die den der", es="los las", it="i le gli"
)
_BOTH = _words(
    en="both",
    nl="beide allebei",
    fr="",
    de="beide beiden",
    es="ambos ambas",
    it="entrambi entrambe",
)
# "Inform both parents" is about any child.
_USUALLY_BOTH = frozenset({"parents", "ouders", "eltern", "elternteile", "padres", "genitori"})
_OF = _words(
    en="of the these those our his her their",
    nl="van de die deze onze zijn haar hun",
    fr="de des d ces nos ses leurs",
    de="der von den dieser unserer diesen",
    es="de los las estos estas nuestros",
    it="dei delle degli di questi queste",
)
_ADJECTIVES = _words(
    en="young younger older teenage local other more new former vulnerable different male female "
    "adult little small muslim minor year years old",
    nl="jong klein ander minderjarig kwetsbaar nieuw jarig jarige heel nog pas erg zeer net nogal "
    "voormalig enkel afgelopen eigen goed gebleven overgebleven vertrokken gekomen",
    fr="jeunes jeune petits petites petit petite autres autre anciens anciennes nouveaux nouvelles "
    "grands grandes premiers premières derniers dernières vieux vieilles futurs futures mêmes "
    "seuls seules bons bonnes tout toutes très ex belles beaux principaux principales rares "
    "simples",
    de="jährige jährigen jähriger jähriges",
    es="jóvenes joven pequeños pequeñas otros otras otro otra nuevos nuevas antiguos",
    it="giovani giovane piccoli piccole altri altre altro altra nuovi nuove",
)
_BIGGER_WORDS = """
hundred hundreds thousand thousands million dozen honderd duizend miljoen cent cents mille million
millions hundert tausend millionen cien ciento mil millones cento mila milioni
"""
_BIGGER = frozenset(map(fold, _BIGGER_WORDS.split()))
_LINKS = frozenset({"and", "et", "y", "e", "en", "und"})
_RANGE = frozenset({"to", "or", "à", "ou", "tot", "of", "bis", "oder", "a", "o"})
# A feminine article says it where the noun does not.
_FEMININE = {
    "fr": ("une", frozenset({"eleve", "enfant"})),
    "de": ("eine", frozenset({"jugendliche"})),
}

_NO_DUTCH_ADJECTIVES = frozenset({"de", "die", "deze", "onze", "alle", "hele", "keer"})

_ANY_WORDS = "and or may can might should could must needs is"
_SAID_OF_ANY = frozenset(_ANY_WORDS.split())

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
# "1 240 réponses" is one number.
_THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\w)")
_RATE = re.compile(
    r" (?:par (?!mail|la|le|l['\u2019]|une?|un|les|téléphone)[a-z]|au (?:maximum|minimum|plus)|"
    r"maximum|minimum|"
    r"(?P<of>sur (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|\d)))"
)
_ENGLISH_RATE = re.compile(r" (?:per (?!cent)|for each |in each |for every |a side)")
_MOST_ADJECTIVES = 3
_TEN = 10


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class SmallCounts:
    """Reports numbers of people or cases under the minimum group size; all of it is high."""

    name: str = "counts"
    version: int = 6

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield one match per count; a language that is not known is read as each of the six."""
        language = context.language.partition("-")[0].lower()
        under = context.minimum_group_size
        for each in (language,) if language in NUMBER_WORDS else tuple(NUMBER_WORDS):
            reading = _Reading(text, language=each)
            yield from reading.counts(under=under)
            for start, end in find_count_phrases(text.text, language=each, under=under):
                if each != "en" or not is_of_things(text.text, start, end):
                    yield reading.match(start, end, rule="counts.phrase")


class _Reading:
    """One text read as one language."""

    def __init__(self, text: CanonicalText, *, language: str) -> None:
        self._text = text
        self._plain = text.text
        self._language = language
        self._tokens = [
            _Token(found.start(), found.end(), found.group().lower())
            for found in _TOKEN.finditer(text.text)
        ]

    def counts(self, *, under: int) -> Iterator[Match]:
        tokens = self._tokens
        for at, token in enumerate(tokens):
            if token.word in TWINS[self._language]:
                yield self.match(token.start, token.end)
                continue
            number = self._number(at)
            if number is None or not 0 < number < under:
                continue
            end = self._end_of_count(at, number)
            if end is None or (self._language == "nl" and is_norm(self._plain, token.start, end)):
                continue
            yield self.match(tokens[self._first(at)].start, end)

    def _first(self, at: int) -> int:
        """Return where a count begins: with its article, or with the lower end of its range."""
        tokens = self._tokens
        if at > 1 and tokens[at - 1].word in _RANGE and self._value(tokens[at - 2].word):
            return at - 2
        return at - 1 if at and tokens[at - 1].word in _DEFINITE[self._language] else at

    def _number(self, at: int) -> int | None:
        """Return the number that begins and ends at a token; None for a part of a longer one."""
        number = self._number_said(self._tokens[at].word)
        # Most words are no number, so what stands around them is not looked at.
        return None if number is None or self._is_part(at) else number

    def _number_said(self, word: str) -> int | None:
        """Return the number that a word says by itself; None if it says none."""
        if word.isdigit():
            return int(word) if len(word) < 4 and word[0] != "0" else None  # noqa: PLR2004 - years
        if word in _BOTH[self._language]:
            return 2
        if word in ARTICLES[self._language]:
            return 1
        return NUMBER_WORDS[self._language].get(word)

    def _is_part(self, at: int) -> bool:
        before = self._plain[max(0, self._tokens[at].start - 2) : self._tokens[at].start]
        if before[-1:] in {"-", ".", ",", "/", "\u2013"} and before[:1].isalnum():
            return True
        words = [token.word for token in self._tokens[max(0, at - 2) : at]]
        if at > 1 and "," in self._plain[self._tokens[at - 2].end : self._tokens[at - 1].start]:
            words = words[1:]  # "Grootvader, 77, en twee kleinkinderen" are two numbers.
        if before[:1] in {".", "!", "?", ":", ";", "\n"} and before[1:].isspace():
            words = []  # Another sentence's number: "plaat 1-ABC-046. Drie huurders".
        if words and words[-1] in _LINKS:
            words.pop()
            if words and self._value(words[-1]) < _TEN and words[-1] not in _BIGGER:
                words.pop()
        if words and (fold(words[-1]) in _BIGGER or self._value(words[-1]) > _TEN):
            return True
        return self._goes_on(at)

    def _goes_on(self, at: int) -> bool:
        """Say whether what stands behind a number belongs to it."""
        after = [token.word for token in self._tokens[at + 1 : at + 3]]
        if _THOUSANDS.match(self._plain, self._tokens[at].start) or self._is_thousands(at):
            return True
        if after and fold(after[0]) in _BIGGER:
            return True
        ranged = len(after) > 1 and after[0] in _RANGE and self._value(after[1]) > 0
        behind = self._plain[self._tokens[at].end : self._tokens[at].end + 2]
        # "9 %" has a space before its sign in French.
        is_share = behind.lstrip(" \u00a0\u202f").startswith("%")
        return ranged or is_share or behind[:1] in {"-", "\u2013"}

    def _is_thousands(self, at: int) -> bool:
        """Say whether three digits behind a space go on with a number: "1 248"."""
        tokens = self._tokens[at : at + 2]
        if len(tokens) < 2 or not tokens[0].word.isdigit():  # noqa: PLR2004 - it and the next
            return False
        gap = self._plain[tokens[0].end : tokens[1].start]
        is_three = len(tokens[1].word) == 3 and tokens[1].word.isdigit()  # noqa: PLR2004 - thousands
        return is_three and gap in {" ", "\u00a0", "\u202f"}

    def _value(self, word: str) -> int:
        # Four digits are a year, which no count belongs to.
        if word.isdigit():
            return int(word) if len(word) < 4 else 0  # noqa: PLR2004 - years
        return NUMBER_WORDS[self._language].get(word, 0)

    def _end_of_count(self, at: int, number: int) -> int | None:
        """Return where the words for people behind the number end; None if there are none."""
        article = self._tokens[at].word in ARTICLES[self._language]
        place = self._skip_of(at + 1)
        partitive = place > at + 1
        for _step in range(_MOST_ADJECTIVES + 1):
            found = self._noun_at(place)
            if found is not None:
                noun, last = found
                if self._fits(noun, at=at, last=last, number=number, partitive=partitive):
                    if self._is_rate(last):
                        return None
                    if article and (self._is_any(last) or self._is_any_relative(last)):
                        return None
                    return self._tokens[last].end
                if not article:
                    return None
            if not self._is_adjective(place, article=article):
                return None
            place += 1
        return None

    def _skip_of(self, place: int) -> int:
        start = place
        while (
            place < min(len(self._tokens), start + 3)
            and self._tokens[place].word in _OF[self._language]
        ):
            place += 1
        return place

    def _noun_at(self, place: int) -> tuple[CountNoun, int] | None:
        if not self._follows(place):
            return None
        words = [self._tokens[place].word]
        best: tuple[CountNoun, int] | None = None
        noun = find_noun(words[0], language=self._language)
        if noun is None and self._language == "de":
            noun = self._german_noun(place)
        if noun is not None:
            best = noun, place
        if self._follows(place + 1):
            # "young people" is one word for people; "jeunes filles" are two.
            second = self._tokens[place + 1].word
            pair = find_noun(f"{words[0]} {second}", language=self._language)
            if pair is None and best is not None:
                pair = find_noun(second, language=self._language)
            best = (pair, place + 1) if pair is not None else best
        return best

    def _german_noun(self, place: int) -> CountNoun | None:
        """Return a noun known by its end; "drei Wiener Schulen" are schools and no people."""
        token = self._tokens[place]
        if not self._plain[token.start].isupper() or not german_people.is_people(token.word):
            return None
        if german_people.is_professional(token.word):
            return None
        if token.word.endswith("er") and self._follows(place + 1):
            behind = self._tokens[place + 1]
            if (
                self._plain[behind.start].isupper()
                and "\n" not in self._plain[token.end : behind.start]
            ):
                return None
        return CountNoun(plural=PEOPLE["de"], marked=False, is_plural=True)

    def _fits(self, noun: CountNoun, *, at: int, last: int, number: int, partitive: bool) -> bool:
        word = self._tokens[last].word
        if self._plain[self._tokens[last].end :][:1] == "-":
            return False
        if self._tokens[at].word in _BOTH[self._language]:
            return word not in _USUALLY_BOTH
        if self._tokens[at].word not in ARTICLES[self._language] or partitive:
            # "One person" says no more than "somebody", which is what would be proposed for it.
            anybody = number == 1 and not partitive and noun.plural == PEOPLE[self._language]
            return noun.is_plural or (number == 1 and (noun.marked or not anybody))
        feminine, nouns = _FEMININE.get(self._language, ("", frozenset[str]()))
        if self._tokens[at].word == feminine and fold(word) in nouns:
            return True
        if self._language == "nl" and last == at + 1:
            return False  # "Een moeder" counts nobody; "een jong meisje" and "één moeder" do.
        return noun.marked and (not noun.is_plural or fold(word) in {"madchen", "fils", "onkel"})

    def _is_adjective(self, place: int, *, article: bool = False) -> bool:
        if not self._follows(place):
            return False
        token = self._tokens[place]
        if token.word.isdigit() or token.word in _ADJECTIVES[self._language]:
            return True
        written = self._plain[token.start : token.end]
        if self._language == "nl":
            half = token.word.endswith("s") and self._plain[token.end : token.end + 1] == "-"
            adjective = token.word.endswith("e") and token.word not in _NO_DUTCH_ADJECTIVES
            return adjective or half
        if self._language == "de":
            adjective = token.word.endswith(("e", "en", "er", "es")) and written.islower()
            adjective = adjective or german_people.is_adverb(token.word)
            return adjective and token.word not in {"der", "die", "diese", "eine", "meine"}
        if self._language != "en":
            return False
        # "Three careful women" are three; "a careful woman" may be any.
        describes = token.word in ATTRIBUTES or _is_english_adjective(token.word)
        return written[:1].isupper() or (describes and not article)

    def _is_any(self, last: int) -> bool:
        """Say whether any of a kind is meant in English: "a mother or a father", "a widow may"."""
        following = self._tokens[last + 1].word if self._follows(last + 1) else ""
        if self._language == "en" and following == "who" and self._follows(last + 2):
            # "A mother who comes alone may …" is any mother, "a mother who came" is one.
            verb = self._tokens[last + 2].word
            return verb in {"is", "are", "can"} or (
                verb.endswith("s") and verb not in {"was", "has"}
            )
        return self._language == "en" and following in _SAID_OF_ANY

    def _is_rate(self, last: int) -> bool:
        """Say whether a number is a rate or a norm: "six jeunes par groupe", "two trainers per"."""
        if self._language == "en":
            return _ENGLISH_RATE.match(self._plain, self._tokens[last].end) is not None
        behind = _RATE.match(self._plain, self._tokens[last].end)
        if self._language != "fr" or behind is None:
            return False
        return not behind["of"] or not tells_of_somebody(self._plain)

    def _is_any_relative(self, last: int) -> bool:
        """Say whether a relative is counted by an article: "un oncle" is any, or else a role."""
        word = self._tokens[last].word
        return self._language == "fr" and is_kin(word) and word not in {"fille", "fils"}

    def _follows(self, place: int) -> bool:
        """Say whether a token stands right behind the one before it, with only a space between."""
        tokens: Sequence[_Token] = self._tokens
        if not 0 < place < len(tokens):
            return False
        between = self._plain[tokens[place - 1].end : tokens[place].start]
        return between in {" ", "-", "'", "\u2019", "\n"}

    def match(self, start: int, end: int, *, rule: str = "counts.small") -> Match:
        """Return the match of a count, placed in the text as written."""
        begin, finish = self._text.to_original(start, end)
        return Match(
            start=begin,
            end=finish,
            type=FindingType.COUNT,
            score=0.85,
            rule=rule,
            explanation="count.small",
        )


def _is_english_adjective(word: str) -> bool:
    return word.endswith(ADJECTIVE_ENDINGS) and not person_noun(word)
