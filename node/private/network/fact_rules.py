"""Which facts may stand on a card (F15), and when one is old.

A number without a source convinces nobody. A small number of people points at persons, so it is
refused, whether it stands in the field for numbers or in the sentence; that there is nobody is said
in words.
"""

import re
from datetime import date
from typing import Final

from node.language import gettext as _
from node.private.network.fact import Counted, FactContent
from node.private.network.mandate import is_months_ago
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["FACT_MONTHS", "faults_of_fact", "is_old_fact", "small_number_of"]

FACT_MONTHS: Final = 12
"""Months after which a fact counts as old."""

_GAPS: Final = re.compile(r"(?<=\d)[ \u00a0\u202f.'\u2019](?=\d{3}(?!\d))")
_WHOLE: Final = re.compile(r"\d{1,15}")
_SHARE: Final = re.compile(r"%|percent|procent|prozent|pour cent", re.IGNORECASE)
_PEOPLE: Final = (
    r"people|persons?|residents?|inhabitants|youths?|young people|young persons?|youngsters?"
    r"|boys?|girls?|m[ae]n|wom[ae]n|child(?:ren)?|pupils?|students?|families|family|parents?"
    r"|mens(?:en)?|perso(?:on|nen)|inwoners?|jongeren?|jongens?|meisjes?|mannen|vrouwen"
    r"|kinderen|leerlingen?|gezin(?:nen)?|ouders?"
    r"|personnes?|habitant(?:e?s)?|jeunes?|garçons?|filles?|hommes?|femmes?|enfants?"
    r"|élèves?|familles?"
    r"|menschen|personen|einwohner(?:innen)?|jugendliche[nr]?|jungen|mädchen|männer|frauen"
    r"|kinder|schüler(?:innen)?|familien?|eltern"
)
_NUMBER: Final = r"(?<![\w.,-])(\d{1,3}|[^\W\d_]+(?:-[^\W\d_]+){0,3})"
_COUNTED: Final = re.compile(
    rf"{_NUMBER} +(?:(?!of\b)[^\W\d_]+ +){{0,1}}(?:{_PEOPLE})\b", re.IGNORECASE
)
_WORDS: Final = {word: number for words in NUMBER_WORDS.values() for word, number in words.items()}


def faults_of_fact(content: FactContent, *, minimum: int) -> tuple[str, ...]:
    """Return why a fact cannot stand on a card, in sentences.

    Args:
        content: Its texts.
        minimum: Fewest people a figure may be about.
    """
    faults = []
    if content.number and not content.source:
        faults.append(_("A number needs a source: where can it be looked up?"))
    if content.number and not re.search(r"\d", content.number):
        faults.append(_("Write the number in digits."))
    small = small_number_of(content, minimum=minimum)
    if small == 0:
        faults.append(_("Write in words that there is nobody, and leave the number out."))
    elif small is not None:
        faults.append(
            _("%(number)d people: fewer than %(minimum)d can be recognised. Say it without number.")
            % {"number": small, "minimum": minimum}
        )
    return tuple(faults)


def small_number_of(content: FactContent, *, minimum: int) -> int | None:
    """Return a number of people that is too small to be written down; None if there is none.

    Args:
        content: Texts of a card.
        minimum: Fewest people a figure may be about.
    """
    if content.counted is Counted.PEOPLE and not _SHARE.search(content.number):
        whole = _WHOLE.search(_GAPS.sub("", content.number))
        if whole is not None and int(whole.group()) < minimum:
            return int(whole.group())
    # The gap inside 42 000 is taken out first: what stands behind it is no number of its own.
    for each in _COUNTED.finditer(_GAPS.sub("", content.statement)):
        word = each.group(1).casefold()
        # That there is nobody may be said in words.
        number = int(word) if word.isdecimal() else _WORDS.get(word) or minimum
        if number < minimum:
            return number
    return None


def is_old_fact(*, dated_on: date, review_on: date | None, today: date) -> bool:
    """Say whether a fact has to be looked at again before it is used.

    Args:
        dated_on: Day of which it is true.
        review_on: When its author wanted to look again.
        today: The day in the town.
    """
    if review_on is not None and review_on < today:
        return True
    return is_months_ago(dated_on, months=FACT_MONTHS, today=today)
