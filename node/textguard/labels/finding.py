"""Where a text labels people: whole words of a list, where they are used and not spoken about.

A word is spoken about, and passed over, when it stands alone between quotation marks, behind "the
word" or "the term", or in the name of a law. Time grows with the length of the text and nothing
else, and what lies beyond the budget of the gate is not looked at.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from node.textguard.folding import fold
from node.textguard.labels.word_lists import Label, labels_of, words_in

__all__ = ["MAX_CHARACTERS", "FoundLabel", "find_labels"]

MAX_CHARACTERS: Final = 50_000
"""Characters of a text that are looked at, from its beginning."""

MAX_FOUND: Final = 500
"""Labels of one text that are told; nobody reads more."""

_LONGEST_WORD: Final = 40
_CAPITALS: Final = "^"
_MOST_QUOTED_WORDS: Final = 4
_LAW_BEFORE, _LAW_BEHIND = 6, 3

# Between two words of one label stand a space, a hyphen or an apostrophe, and no other mark.
_GAP: Final = re.compile(r"[ \u00a0\u202f\u2010\u2011\n'\u2019-]{1,3}")
_QUOTED: Final = re.compile(
    r"(?<!\w)[\"“”„«\u2018\u201a'][ \u00a0\u202f]?"
    r"([^\"“”„«»\n]{1,60}?)"
    r"[ \u00a0\u202f]?[\"“”»\u2018\u2019'](?!\w)"
)
_END: Final = re.compile(r"[.!?:;\n]")
_SPOKEN_ABOUT: Final = frozenset(
    {
        *("word", "words", "term", "terms", "label", "labels", "expression", "called"),
        *("woord", "woorden", "termen", "etiket", "etiketten", "benaming", "uitdrukking"),
        *("mot", "mots", "terme", "termes", "étiquette", "étiquettes", "appellation"),
        *("wort", "worte", "wörter", "wörtern", "begriff", "begriffe", "begriffs", "bezeichnung"),
    }
)
_LAW_FIRST: Final = frozenset({"Wet", "Wetboek", "Gesetz", "Verordnung", "Richtlinie"}) | {
    *("loi", "Loi", "décret", "Décret", "ordonnance", "Ordonnance", "richtlijn", "verordening"),
}
_LAW_LAST: Final = frozenset({"Act", "Bill", "Directive", "Regulation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLabel:
    """A word of a text that labels people.

    Attributes:
        member: The field it stands in; empty for a text by itself.
        language: Language of the text, of the other word and of the reason.
        start: First character, in the text as written.
        end: First character after it.
        excerpt: The word itself; private, hidden from `repr`, never logged.
        other: What can be written instead; nothing writes it by itself.
        why: Why it may stand in the way, one sentence.
    """

    member: str = ""
    language: str
    start: int
    end: int
    excerpt: str = field(repr=False)
    other: str
    why: str


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of a label, word by word.

    Attributes:
        words: How each word is spelled, in small letters and in capitals, see `_spelled`.
        capitals: For each word how it must be written, or None where any case will do.
        label: What it is a form of; None for a phrase in which all is in order.
    """

    words: tuple[frozenset[str], ...]
    capitals: tuple[str | None, ...]
    label: Label | None


def find_labels(text: str, *, language: str, member: str = "") -> tuple[FoundLabel, ...]:
    """Return the words of a text that label people, in their order; they never overlap.

    Args:
        text: Any text.
        language: BCP 47 tag of the text; a language without a list has no labels.
        member: The field it stands in, taken over into what was found.
    """
    forms = _forms(language.partition("-")[0].lower())
    if not forms:
        return ()
    text = text[:MAX_CHARACTERS]
    words = words_in(text)
    spelled = [_spelled(each.group()) for each in words]
    found: list[FoundLabel] = []
    at = 0
    while at < len(words) and len(found) < MAX_FOUND:
        form = _form_at(at, text, words, spelled, forms)
        if form is None:
            at += 1
            continue
        start, end = words[at].start(), words[at + len(form.words) - 1].end()
        if form.label is not None and not _is_spoken_about(at, form, text, words, spelled):
            found.append(
                FoundLabel(
                    member=member,
                    language=language,
                    start=start,
                    end=end,
                    excerpt=text[start:end],
                    other=form.label.other,
                    why=form.label.why,
                )
            )
        at += len(form.words)
    return tuple(_without_quoted(found, text)) if found else ()


def _spelled(word: str) -> str:
    """Return a word as it is compared; accents count, but capitals are often written without.

    A file on somebody, `fiche`, must not be taken for somebody who is in one, `fiché`.
    """
    if len(word) > _LONGEST_WORD:
        return ""
    return _CAPITALS + fold(word) if len(word) > 1 and word.isupper() else word.casefold()


@cache
def _forms(language: str) -> Mapping[str, tuple[_Form, ...]]:
    """Return every form by its first word, the longest first."""
    index: dict[str, list[_Form]] = {}
    for label in labels_of(language):
        written: list[tuple[str, Label | None]] = [(form, label) for form in label.forms]
        written += [(phrase, None) for phrase in label.unless]
        for phrase, meant in written:
            words = [each.group() for each in words_in(phrase)]
            form = _Form(
                words=tuple(frozenset({word.casefold(), _CAPITALS + fold(word)}) for word in words),
                capitals=tuple(word if word.isupper() else None for word in words),
                label=meant,
            )
            for spelling in form.words[0]:
                index.setdefault(spelling, []).append(form)
    return {
        first: tuple(sorted(forms, key=lambda form: len(form.words), reverse=True))
        for first, forms in index.items()
    }


def _form_at(
    at: int,
    text: str,
    words: list[re.Match[str]],
    spelled: list[str],
    forms: Mapping[str, tuple[_Form, ...]],
) -> _Form | None:
    """Return the longest form that begins at a word."""
    for form in forms.get(spelled[at], ()):
        last = at + len(form.words)
        here = words[at:last]
        if len(here) < len(form.words) or not all(
            spelling in wanted
            for spelling, wanted in zip(spelled[at:last], form.words, strict=True)
        ):
            continue
        if any(
            wanted is not None and wanted != word.group()
            for wanted, word in zip(form.capitals, here, strict=True)
        ):
            continue
        if all(_GAP.fullmatch(text, one.end(), other.start()) for one, other in pairwise(here)):
            return form
    return None


def _is_spoken_about(
    at: int, form: _Form, text: str, words: list[re.Match[str]], spelled: list[str]
) -> bool:
    """Say whether a text speaks of a word rather than with it, or names a law."""
    if _SPOKEN_ABOUT.intersection(spelled[max(0, at - 2) : at]):
        return True
    last = at + len(form.words)
    before, behind = words[max(0, at - _LAW_BEFORE) : at], words[last : last + _LAW_BEHIND]
    for law in before:
        if law.group() in _LAW_FIRST and not _END.search(text, law.end(), words[at].start()):
            return True
    for law in behind:
        if law.group() in _LAW_LAST and not _END.search(text, words[last - 1].end(), law.start()):
            return True
    return False


def _without_quoted(found: list[FoundLabel], text: str) -> Iterator[FoundLabel]:
    """Yield what does not stand, a few words at most, between quotation marks by itself."""
    quotations = [
        each.span(1)
        for each in _QUOTED.finditer(text)
        if len(words_in(each.group(1))) <= _MOST_QUOTED_WORDS
    ]
    # Both are in the order of the text, so each is passed once.
    at = 0
    for each in found:
        while at < len(quotations) and quotations[at][1] < each.end:
            at += 1
        if at == len(quotations) or each.start < quotations[at][0]:
            yield each
