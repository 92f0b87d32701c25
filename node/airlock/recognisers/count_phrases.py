"""Few people counted without a word for people: all but two, half a dozen, zu dritt."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.dutch import few_people as dutch_people
from node.airlock.recognisers.english.few_people import find_english_few
from node.airlock.recognisers.french import few_people as french_people
from node.airlock.recognisers.french.few import find_few as find_few_french
from node.airlock.recognisers.german import few_people as german_people
from node.airlock.recognisers.german.few import find_german_few
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["find_count_phrases"]

_PHRASES: Final = {
    "en": (
        r"(?:all|everybody|everyone|none|each) (?:but|except|bar|save) (?:for )?(?:a couple|{n})|"
        r"half a dozen|a dozen or so|a couple of (?=boys|girls|men|women|lads)|"
        r"(?:the )?{n} of (?:them|us|you|whom)(?! [a-z]+(?:able|ible|ly|ful|less|ous)\b)"
        r"|{n} of (?:these|those)(?=[.,;]|"
        r" (?:have|had|were|are|came|left|who))|(?<=[.!?\n] ){n}(?= (?:have|had|were|are|said|"
        r"stayed|came|left|went|got|asked|wanted|started))|(?<=of whom ){n}|"
        r"(?<=between ){n} and {n}|(?<=out of ){n}(?! (?:stars?|points?|hundred))|"
        r"{n}(?= (?:\w+ )?out of {n}\b)|{n} of whom|(?:the other|the remaining|another|the last|"
        r"us|you|these|those) {n}(?= (?:who|that|were|had|have|are|came|left|stayed|said|joined|"
        r"did)|[.,;:)])|{n} (?:others|more)(?= (?:who|that|were|had|have|came|left|stayed|joined|"
        r"followed|wanted|asked)|[.,;:)])|(?:a|the) (?:pair|trio|duo|threesome|foursome|quartet|"
        r"couple)(?= (?:who|had|were|was|left|came|stayed|said|now|from)|[.,;])|"
        r"in twos and threes|{n}(?= (?:dropped out|stayed (?:on|away|until)|came back|turned up|"
        r"showed up|signed up|opted out|gave up|joined in|moved away|were arrested|were charged|"
        r"got jobs|went back|never came|did not|didn['\u2019]t|refused|withdrew|relapsed|"
        r"declined|finished|completed|graduated|enrolled))|"
        r"all {n}(?= (?:of|came|were|had|have|stayed|are|said|left|now)|[.,;])|"
        r"(?:neither|both) of (?:them|whom)|(?:there (?:were|are)|we (?:were|are)|"
        r"they (?:were|are)) (?:only |just |barely )?{n}(?= of (?:us|them)|[.,;])|a group of {n}|"
        r"the (?!one\b){n}(?= (?:who|that|were|had))|{n} (?:in all|altogether|in total)|"
        r"only {n}(?= (?:came|stayed|turned|remained|left|showed))"
    ),
    "nl": dutch_people.PHRASES,
    "fr": french_people.PHRASES,
    "de": german_people.PHRASES,
}


def find_count_phrases(plain: str, *, language: str, under: int) -> Iterator[tuple[int, int]]:
    """Yield phrases that count few people.

    Args:
        plain: Canonical text.
        language: Primary subtag of its language.
        under: The first number that is not few.
    """
    pattern = _pattern(language, under)
    for found in pattern.finditer(plain) if pattern else ():
        if language != "nl" or not dutch_people.is_of_things(plain, found.start()):
            yield found.span()
    if language == "en":
        yield from find_english_few(plain, under=under)
    if language == "nl":
        yield from dutch_people.find_few(plain)
    if language == "de":
        yield from find_german_few(plain, under=under)
    if language == "fr":
        yield from find_few_french(plain, under=under)


@cache
def _pattern(language: str, under: int) -> re.Pattern[str] | None:
    if language not in _PHRASES:
        return None
    words = [word for word, number in NUMBER_WORDS[language].items() if 0 < number < under]
    # "dont 3 200 euros" is one number.
    digits = [rf"{number}(?![ \u00a0\u202f]\d{{3}})" for number in range(1, under)]
    ones = {
        "nl": ["één", "eén"],
        "de": ["einen", "eine", "einem", "einer"],
        "fr": ["un", "une"],
        "en": ["one"],
    }
    numbers = "|".join(sorted({*words, *digits, *ones[language]}, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?<!\d[.,])(?:{_PHRASES[language].replace('{n}', f'(?:{numbers})')})(?![\w-])",
        re.IGNORECASE,
    )
