"""The node's own register, read into a text: whoever and whatever is known here is found first.

Full names, aliases, addresses, numbers and mailboxes are high and nobody may wave them through.
Parts, inflections, compounds, initials, near spellings and transcriptions are high too, but a
person may decide that somebody else, or nobody, is meant.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from node.airlock.findings import FindingType, Match
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.name_index import Form, FormKind, NameIndex, index_of, words_of
from node.airlock.recognisers.name_parts import find_parts
from node.airlock.recognisers.ordinary_words import ORDINARY
from node.airlock.recognisers.register import EntryKind
from node.airlock.recognisers.spelling import stems
from node.airlock.recognisers.words import Word, between, is_capital, read_words, with_title
from node.textguard.canonical import CanonicalText
from node.textguard.contacts import find_emails, read_email
from node.textguard.folding import fold

__all__ = ["RegisterNames", "permitted_spans"]

_TYPES = {
    EntryKind.PERSON: FindingType.PERSON,
    EntryKind.ALIAS: FindingType.PERSON,
    EntryKind.ORGANISATION: FindingType.ORG,
    EntryKind.PLACE: FindingType.PLACE,
    EntryKind.ADDRESS: FindingType.ADDRESS,
}
_CAN_BE_NAMED = {EntryKind.ORGANISATION, EntryKind.PLACE}
_DIGITS = re.compile(r"\+?\d(?:[ ./()\u2013-]{0,3}\d){5,15}")
_PHONE_DIGITS = 8
_SHORTEST_LOWER = 5


@dataclass(frozen=True, slots=True)
class RegisterNames:
    """Reports what the register knows, in any form of it this version can read."""

    name: str = "register"
    version: int = 1

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield names, parts of names, numbers and mailboxes of the register."""
        index = index_of(context.register)
        words = read_words(text.text)
        named = list(_full_names(text.text, words, index))
        allowed = _allowed_spans(text.text, words, named, municipality=context.municipality)
        parts = find_parts(text.text, words, index, language=context.language)
        found = [
            *(match for match, form in named if not _may_be_named(form)),
            *parts,
            *_phones(text.text, index),
            *_mailboxes(text.text, index),
        ]
        for match in found:
            if not _is_allowed(match, allowed):
                start, end = text.to_original(match.start, match.end)
                yield replace(match, start=start, end=end)


def permitted_spans(text: CanonicalText, context: Context) -> tuple[tuple[int, int], ...]:
    """Return where names stand that may be named: by recorded permission, or the publisher's own.

    Args:
        text: The text.
        context: What the node knows.

    Returns:
        Places in the text as written.
    """
    words = read_words(text.text)
    named = _full_names(text.text, words, index_of(context.register))
    spans = _allowed_spans(text.text, words, named, municipality=context.municipality)
    return tuple(text.to_original(start, end) for start, end, _parts in spans)


def _full_names(plain: str, words: list[Word], index: NameIndex) -> Iterator[tuple[Match, Form]]:
    for at, word in enumerate(words):
        for key in dict.fromkeys((word.folded, *stems(word.folded))):
            for form in index.forms.get(key, ()):
                last = _end_of(form, plain, words, at=at, stemmed=key != word.folded)
                if last is None:
                    continue
                match = _form_match(form, plain, words[at : last + 1])
                if match is not None:
                    yield (match, form)


def _end_of(form: Form, plain: str, words: list[Word], *, at: int, stemmed: bool) -> int | None:
    """Return the place of the form's last word if all of it stands at `at`; else None."""
    count = len(form.words)
    last = at + count - 1
    if last >= len(words) or (stemmed and count > 1):
        return None
    for step in range(1, count):
        word = words[at + step]
        fits = word.folded == form.words[step] or (
            step == count - 1 and form.words[step] in stems(word.folded)
        )
        if not fits or not between(plain, words[at + step - 1], word):
            return None
    return last


def _form_match(form: Form, plain: str, words: list[Word]) -> Match | None:
    """Return the match of a form on the words it covers; None if they read as ordinary words."""
    as_written = _has_its_capitals(form, words)
    lone = len(words) == 1
    lower = not any(is_capital(word) for word in words)
    person = form.entry.kind in {EntryKind.PERSON, EntryKind.ALIAS}
    if not as_written and lower:
        ordinary = all(
            word.folded in ORDINARY or len(word.folded) < _SHORTEST_LOWER for word in words
        )
        if ordinary:
            return None
    # One word can have another meaning; so can the words of a name nobody capitalised.
    certain = as_written or (person and not lone)
    if lone and words[0].folded in ORDINARY:
        certain = False
    if form.entry.kind is EntryKind.ADDRESS:
        certain = True
    dismissable = form.kind is FormKind.SHORTENED or not certain
    start, end = words[0].start, words[-1].end
    if person:
        start = with_title(plain, words[0])
    return Match(
        start=start,
        end=end,
        type=_TYPES[form.entry.kind],
        score=0.8 if dismissable else 0.99,
        rule=f"register.{form.entry.kind}.{form.kind}",
        explanation=_explanation(form),
        dismissable=dismissable,
        about=(str(form.entry.entry_id),),
    )


def _has_its_capitals(form: Form, words: list[Word]) -> bool:
    """Say whether each word has the capital the register gives it, or all are in capitals."""
    return all(
        is_capital(word) or not written[:1].isupper()
        for word, written in zip(words, form.written, strict=True)
    )


def _explanation(form: Form) -> str:
    if form.kind is FormKind.ALIAS:
        return "register.alias"
    if form.kind is FormKind.SHORTENED and form.entry.kind is EntryKind.PERSON:
        return "register.part"
    return f"register.{form.entry.kind}"


def _may_be_named(form: Form) -> bool:
    return form.entry.publishable and form.entry.kind in _CAN_BE_NAMED


_Allowed = list[tuple[int, int, bool]]


def _allowed_spans(
    plain: str,
    words: list[Word],
    named: Iterable[tuple[Match, Form]],
    *,
    municipality: str,
) -> _Allowed:
    """Return the spans of names that may be named; the flag says: parts of a person's name too.

    Only whole names open a span, and only one of several words covers a surname inside: permission
    to name "Stichting Peeters" says nothing about "Peeters".
    """
    spans = [
        (match.start, match.end, len(form.words) > 1)
        for match, form in named
        if _may_be_named(form) and form.kind is not FormKind.SHORTENED
    ]
    own = tuple(map(fold, words_of(municipality)))
    for at in range(len(words) - len(own) + 1 if own else 0):
        run = words[at : at + len(own)]
        adjoined = all(between(plain, one, other) for one, other in pairwise(run))
        if tuple(word.folded for word in run) == own and adjoined:
            spans.append((run[0].start, run[-1].end, False))
    return spans


def _is_allowed(match: Match, allowed: _Allowed) -> bool:
    """Say whether a match lies inside a name that may be named.

    A full name of a person inside it stays a finding.
    """
    person = match.type is FindingType.PERSON
    return any(
        start <= match.start
        and match.end <= end
        and (not person or (covers_parts and match.dismissable))
        for start, end, covers_parts in allowed
    )


def _phones(plain: str, index: NameIndex) -> Iterator[Match]:
    if not index.phones:
        return
    for run in _DIGITS.finditer(plain):
        digits = re.sub(r"\D", "", run.group())
        about = index.phones.get(digits[-_PHONE_DIGITS:])
        if about is not None:
            yield _contact_match(run.start(), run.end(), kind="phone", about=about)


def _mailboxes(plain: str, index: NameIndex) -> Iterator[Match]:
    if not index.mailboxes:
        return
    for found in find_emails(plain):
        about = index.mailboxes.get(read_email(plain[found.start : found.end]))
        if about is not None:
            yield _contact_match(found.start, found.end, kind="mailbox", about=about)


def _contact_match(start: int, end: int, *, kind: str, about: set[str]) -> Match:
    return Match(
        start=start,
        end=end,
        type=FindingType.CONTACT,
        score=0.99,
        rule=f"register.{kind}",
        explanation=f"register.{kind}",
        dismissable=False,
        about=tuple(sorted(about)),
    )
