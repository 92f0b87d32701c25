"""Whether a text reads as a worry about one person, as opposed to an account of a practice.

A worry belongs to the people a town has appointed for it, and not into this node. What is looked
for is a report: somebody says now that they are worried about one person, or tells of one person
who threatens, radicalises, leaves or does harm, and when, or whom to ask. What happened in a
practice, what is supposed as an example and what stands between quotation marks is none. Where it
is not clear the text is taken for a practice: its author is asked for nothing.

All languages are tried on every text, since people mix them; the signs of one worry have to come
from one language. The same text always gives the same answer.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from node.textguard.worry_phrases import (
    LANGUAGES,
    Hit,
    Sign,
    WorryWord,
    find_signs,
    read_worry_words,
)

__all__ = ["Worry", "find_worries"]

_OBJECT_WORDS: Final = 4
"""Words between "I am worried about" and who it is."""

_SUBJECT_WORDS: Final = 8
"""Words between a person and what is told of them."""

_LABEL_WORDS: Final = 14
"""A heading has no more words than this."""

_ARTICLE_WORDS: Final = """
the a an de het een der die das den dem le la les l un une des ein eine einen einem
"""
_ARTICLES: Final = frozenset(_ARTICLE_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Worry:
    """A sentence that reads as a worry about one person.

    Attributes:
        start: First character, in the text.
        end: First character after it.
        rule: Stable identifier of the rule, such as `worry.report`; fit for logs.
    """

    start: int
    end: int
    rule: str


def find_worries(text: str) -> tuple[Worry, ...]:
    """Return the sentences that read as a worry about one person, in their order.

    Args:
        text: Any text; no input raises. Work grows with its length and not faster.
    """
    words = read_worry_words(text)
    found: dict[int, str] = {}
    for language in LANGUAGES:
        reader = _Reader(words, tuple(find_signs(words, language=language)))
        for sentence, rule in reader.worries():
            found.setdefault(sentence, rule)
    return tuple(
        Worry(start=start, end=end, rule=found[sentence])
        for sentence, (start, end) in sorted(_spans(words, found.keys()).items())
    )


class _Reader:
    """A text with the signs of one language in it."""

    def __init__(self, words: Sequence[WorryWord], hits: Sequence[Hit]) -> None:
        self._words = words
        self._hits: dict[Sign, list[Hit]] = {sign: [] for sign in Sign}
        for hit in hits:
            self._hits[hit.sign].append(hit)
        # What one would ask in a supposed case is asked of nobody.
        supposed = {words[hit.first].sentence for hit in self._hits[Sign.SUPPOSED]}
        self._hits[Sign.ASK] = [
            hit for hit in self._hits[Sign.ASK] if words[hit.first].sentence not in supposed
        ]
        impersonal = {hit.first for hit in self._hits[Sign.NOT_SUBJECT]}
        for sign in (Sign.SUBJECT, Sign.OBJECT):
            self._hits[sign] = [hit for hit in self._hits[sign] if hit.first not in impersonal]
        self._firsts = {sign: [hit.first for hit in found] for sign, found in self._hits.items()}
        self._sentences = {
            sign: [words[hit.first].sentence for hit in found] for sign, found in self._hits.items()
        }
        self._never_names = {hit.first for hit in self._hits[Sign.NEVER_NAMES]}

    def worries(self) -> Iterator[tuple[int, str]]:
        """Yield the number of each sentence that is one, with the rule that says so."""
        rules = (
            (Sign.REPORT, "worry.report", self._is_about_somebody),
            (Sign.LABEL, "worry.heading", self._is_heading),
            (Sign.NOW, "worry.now", self._is_somebodys),
            (Sign.DANGER, "worry.news", self._is_news),
        )
        for sign, rule, holds in rules:
            for hit in self._hits[sign]:
                if holds(hit):
                    yield self._sentence(hit), rule

    def _is_about_somebody(self, report: Hit) -> bool:
        """Say whether what somebody is worried about is one person."""
        if not self._is_told(report):
            return False
        after = report.last + 1
        many = self._from(Sign.MANY, after, _OBJECT_WORDS)
        until = many.first if many else after + _OBJECT_WORDS + 1
        for sign in (Sign.OWN, Sign.THIS, Sign.OBJECT, Sign.SOME):
            person = self._from(sign, after, _OBJECT_WORDS)
            # "One of my pupils" is one, though the pupils are many.
            if person and person.first < until and self._is_same(report, person):
                return True
        sentence = self._sentence(report)
        is_named = any(self._is_name(at) for at in range(after, min(until, after + 2)))
        return is_named and self._is_near(Sign.NOW, sentence, 0, 2)

    def _is_heading(self, label: Hit) -> bool:
        """Say whether a text begins like a report: "Worry about a pupil", and then what they do."""
        sentence = self._sentence(label)
        is_first = label.first == 0 or self._words[label.first - 1].sentence != sentence
        far = label.first + _LABEL_WORDS
        is_short = far >= len(self._words) or self._words[far].sentence != sentence
        if not (is_first and is_short):
            return False
        people = (Sign.OWN, Sign.THIS, Sign.SOME, Sign.OBJECT)
        is_person = any(self._from(sign, label.last + 1, 2) for sign in people)
        is_name = self._is_name(label.last + 1)
        now = self._near(Sign.NOW, sentence, 0, 2)
        is_told = now is not None and self._is_told(now) and self._has_subject(now)
        return (is_person or is_name) and is_told

    def _is_somebodys(self, now: Hit) -> bool:
        """Say whether what is told as going on now is told of one person who is meant."""
        if not self._is_told(now):
            return False
        sentence = self._sentence(now)
        if self._before(now, Sign.OWN) or self._before(now, Sign.THIS):
            return True
        has_company = any(
            self._is_near(sign, sentence, 2, 2) for sign in (Sign.REPORT, Sign.ASK, Sign.RECENT)
        )
        if self._before(now, Sign.SUBJECT):
            is_somebody = self._is_near(Sign.OWN, sentence, 2, 0)
            return is_somebody or has_company or not self._is_introduced(now)
        is_name = self._is_name_before(now)
        return is_name and (has_company or self._is_near(Sign.SUBJECT, sentence, 0, 1))

    def _is_news(self, danger: Hit) -> bool:
        """Say whether something grave is told of one person who is meant, as of these days."""
        if self._is_supposed(danger):
            return False
        sentence = self._sentence(danger)
        is_recent = self._is_near(Sign.RECENT, sentence, 0, 0)
        is_asked = self._is_near(Sign.ASK, sentence, 1, 2)
        who = (Sign.OWN, Sign.THIS)
        is_somebody = any(self._is_near(sign, sentence, 0, 0) for sign in who)
        is_pronoun = self._is_near(Sign.SUBJECT, sentence, 0, 0) and not self._is_introduced(danger)
        return (is_recent and is_somebody) or (is_asked and (is_somebody or is_pronoun))

    def _is_told(self, hit: Hit) -> bool:
        """Say whether words are the writer's own, and no example."""
        return not self._words[hit.first].is_quoted and not self._is_supposed(hit)

    def _is_supposed(self, hit: Hit) -> bool:
        return self._is_near(Sign.SUPPOSED, self._sentence(hit), 0, 0)

    def _has_subject(self, now: Hit) -> bool:
        signs = (Sign.OWN, Sign.THIS, Sign.SUBJECT)
        return any(self._before(now, sign) for sign in signs) or self._is_name_before(now)

    def _is_introduced(self, hit: Hit) -> bool:
        """Say whether "he" is somebody of whom the sentences before tell as of anybody."""
        sentence = self._sentence(hit)
        before = self._near(Sign.SOME, sentence, 3, 0)
        is_before = before is not None and before.first < hit.first
        return is_before or self._is_near(Sign.SUPPOSED, sentence, 2, 0)

    def _before(self, hit: Hit, sign: Sign) -> Hit | None:
        """Return the last phrase of a sign that begins shortly before another, in its sentence."""
        firsts = self._firsts[sign]
        at = bisect_left(firsts, hit.first + 1) - 1
        if at < 0:
            return None
        found = self._hits[sign][at]
        is_near = hit.first - found.last <= _SUBJECT_WORDS and self._is_same(hit, found)
        return found if is_near and not self._words[found.first].is_quoted else None

    def _from(self, sign: Sign, at: int, most: int) -> Hit | None:
        """Return the first phrase of a sign that begins at a word or some words behind it."""
        place = bisect_left(self._firsts[sign], at)
        if place == len(self._firsts[sign]):
            return None
        found = self._hits[sign][place]
        return found if found.first <= at + most else None

    def _near(self, sign: Sign, sentence: int, before: int, after: int) -> Hit | None:
        """Return the first phrase of a sign in a sentence and some around it."""
        numbers = self._sentences[sign]
        low = bisect_left(numbers, sentence - before)
        is_there = low < len(numbers) and numbers[low] <= sentence + after
        return self._hits[sign][low] if is_there else None

    def _is_near(self, sign: Sign, sentence: int, before: int, after: int) -> bool:
        return self._near(sign, sentence, before, after) is not None

    def _is_name_before(self, hit: Hit) -> bool:
        at = hit.first - 1
        return at >= 0 and self._is_name(at) and self._words[at].sentence == self._sentence(hit)

    def _is_name(self, at: int) -> bool:
        """Say whether a word may be the name of a person: a capital, and no article before it."""
        if at >= len(self._words) or not self._words[at].is_capital or at in self._never_names:
            return False
        has_article = at > 0 and self._words[at - 1].plain in _ARTICLES
        return not has_article and not self._words[at].is_quoted

    def _is_same(self, one: Hit, other: Hit) -> bool:
        return self._sentence(one) == self._sentence(other)

    def _sentence(self, hit: Hit) -> int:
        return self._words[hit.first].sentence


def _spans(words: Sequence[WorryWord], wanted: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return where sentences begin and end, by number."""
    spans: dict[int, tuple[int, int]] = {}
    for word in words:
        if word.sentence in wanted:
            start, _end = spans.get(word.sentence, (word.start, word.end))
            spans[word.sentence] = (start, word.end)
    return spans
