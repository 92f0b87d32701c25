"""Names in English texts where no capital tells them: small letters, tags, hashtags, disguises."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import given_names, is_word, municipalities, surnames
from node.airlock.recognisers.english.public_names import ACRONYMS, is_slip
from node.airlock.recognisers.english.words import FUNCTION, NOT_AT
from node.textguard.folding import fold

__all__ = ["names_without_capitals", "organisations_without_capitals"]

_AT: Final = re.compile(
    r"(?<!\w)at (?P<name>[^\W\d_][\w'\u2019-]*(?: [^\W\d_][\w'\u2019-]*){0,3}?)"
    r"(?=[.,;:!?\n]| (?:and|who|which|that|on|for|to|is|was|he|she|we|they|i|but|so|"
    r"because|has|had|where|"
    r"when|since|until|last|next|every|with|from|about)(?!\w)|\Z)"
)
_TAGS: Final = re.compile(
    r"(?im)^ ?(?:tags|keywords|labels|key words|"
    r"topics)\b[^\n:]{0,12}:(?P<tags>[^\n]{1,400})"
)
_PARTICLES_TEXT: Final = """
ben bin ibn abu umm el al a\u00eft ait van der den de la le du di da von zu mac mc ould bint bou o
ap st
"""
_PARTICLES: Final = tuple(_PARTICLES_TEXT.split())
_LETTERS: Final = r"(?:[^\W\d_][\u0300-\u036f]*)"
_LOWER_NAME: Final = re.compile(
    rf"(?<![\w@#./-])(?:(?:{'|'.join(sorted(_PARTICLES))})[ -]){{0,2}}{_LETTERS}{{3,20}}"
    rf"(?:-{_LETTERS}{{2,20}})?(?![\w@]|\.\w)"
)
_HASHTAG: Final = re.compile(
    r"(?<!\w)#(?P<call>(?i:(?:justice|pray|prayers|truth|freedom|march|vigil|"
    r"petition)_?for|free|rip|"
    r"save|stand_?with|standing_?with|support|bring_?back|remember|find|where_?is|"
    r"who_?killed|i_?am|"
    r"we_?are|sing|thank_?you|thanks|team|meet|love|we_?love|help|trust|follow|boycott|ask|join"
    r"|welcome|hire|vote|friends_?of|goodbye|hello|je_?suis|gerechtigkeit_?(?:fuer|f\u00fcr)"
    r"|stop|deport|"
    r"expose))?_?(?P<rest>[^\W\d_]{3,30})(?!\w)"
)
_NO_PERSON_TEXT: Final = """
all peace women them everyone speech food palestine gaza syria ukraine children refugees us change
life lives europe ireland democracy hate racism extremism it now
"""
_NO_PERSON: Final = frozenset(_NO_PERSON_TEXT.split())
_PLAIN_END: Final = re.compile(
    r"(?:isation|ization|isations|ism|isms|ist|ists|ing|tion|tions|ment|ness|phobia|work|"
    r"line|ity|ised|"
    r"izing|ising|ology|wise|ish|able|ful|less|n['\u2019]t)\Z"
)
_AFTER_VERB: Final = re.compile(
    r"(?<!\w)(?:met|(?P<of>thought of)|talked (?:to|with)|spoke (?:to|with)|rang|called|asked|told|"
    r"texted|"
    r"visited|saw|messaged|emailed|thanked|hi|hello|dear|between|with|and) "
    r"(?P<name>[^\W\d_]{3,20})"
    r"(?=[.,;:!?\n]| (?:at|from|and|who|said|about|again|today|yesterday|in the|on the|for|"
    r"was|had|has)(?!\w))"
)
_NOT_MET_TEXT: Final = """
again back about for out why how whether what them him her you everybody nobody someone twice
people parents friends boys girls off over together there here later first then also that this who
it me all both many more most others staff mum dad mam school music soup tea food sport each
patience grace hope faith joy mercy charity pride dignity will
"""
_NOT_MET: Final = frozenset(_NOT_MET_TEXT.split())
_DISGUISED: Final = re.compile(
    r"(?<![\w./@#=&-])(?=[^\W_]*[^\W\d_][0-9][^\W\d_])(?=(?:[^\W0-9_]*[0-9]){2})[^\W_]{4,24}(?!["
    r"\w@=/])"
)
# Letters parted by hyphens: "D-a-r-a---Q-u-i-l-l".
_APART: Final = re.compile(
    rf"(?<![\w-])(?:{_LETTERS}-{{1,3}}){{3,40}}{_LETTERS}(?![\w-])"
    rf"(?: (?:{_LETTERS}-{{1,3}}){{1,40}}{_LETTERS}(?![\w-])){{0,4}}"
)
_DIGITS_APART: Final = re.compile(r"(?<![\w+])\+?(?: ?[\d()](?![\d\w])){9,18}(?! ?\d)")
_CHANNEL: Final = re.compile(
    r"(?<!\w)(?i:channel|account|profile|page|group|server|handle|stream|feed|chat|blog|user)"
    r"(?:,? (?:called|named|is|was))? (?P<name>[#@]?[\w.]{2,40}_[\w.]{2,40}|#[\w.]{3,40})(?!\w)"
)
# "meeting_dara quill_final.mp3", "user_id=RGFyYQ; alias=dq": a file and an account bear names.
_FILE: Final = re.compile(
    r"(?<![\w./-])[^\W_]{1,30}(?:_[\w'\u2019 -]{1,30}){1,4}\.(?:mp3|mp4|wav|m4a|mov|pdf|docx?|xlsx?"
    r"|jpe?g|png|txt|csv|zip|odt|pptx?|eml|msg)(?!\w)"
)
_LOGIN: Final = re.compile(
    r"(?<!\w)(?i:user_?id|user_?name|uid|login|alias|nick(?:name)?|account_?(?:id|name)|screen_?name)"
    r" ?= ?(?P<name>[\w.@+/-]{3,60})"
)
_LEET: Final = str.maketrans("0134578", "oieastb")
_LEET_WORD: Final = re.compile(
    r"(?<![\w./@#=&-])(?=[A-Za-z-]{0,20}\d)[A-Za-z\d]{3,16}(?:-[A-Za-z\d]{2,16})?(?![\w@=/-])"
)
_MARKED: Final = re.compile(
    rf"(?:{_LETTERS}|[\u0335-\u0338])+(?:[ '\u2019-](?:{_LETTERS})+){{0,4}}"
)
_FEWEST_MARKS: Final = 3
_FEW_CAPITALS: Final = 0.004
_SHORTEST_TEXT: Final = 80


def _lower_spans(plain: str) -> list[tuple[int, int]]:
    """Return where a capital cannot be expected: a text typed without any, and lists of tags."""
    letters = sum(char.isalpha() for char in plain)
    if letters >= _SHORTEST_TEXT and sum(map(str.isupper, plain)) <= letters * _FEW_CAPITALS:
        return [(0, len(plain))]
    return [found.span("tags") for found in _TAGS.finditer(plain)]


def names_without_capitals(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names where a capital cannot be expected, or where letters are hidden by others."""
    for start, end in _lower_spans(plain):
        for found in _LOWER_NAME.finditer(plain, start, end):
            words = [fold(word) for word in re.split(r"[ -]", found.group()) if word]
            core = [word for word in words if word not in _PARTICLES] or words
            # A slip is one word of a sentence, and no tag.
            is_slip_of = start == 0 and found.group().isascii() and len(words) == 1
            if not any(_is_plain(word) or (is_slip_of and _is_slip(word)) for word in core):
                yield found.span()
        if start == 0:
            yield from _met(plain, end)
    for found in _HASHTAG.finditer(plain):
        if _is_somebodys(found):
            yield found.span()
    yield from _disguised(plain)
    yield from _with_marks(plain)


def _disguised(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names and numbers with digits for letters or something between the letters."""
    for pattern in (_DISGUISED, _APART, _DIGITS_APART):
        yield from (found.span() for found in pattern.finditer(plain))
    yield from (found.span("name") for found in _CHANNEL.finditer(plain))
    yield from (found.span("name") for found in _LOGIN.finditer(plain))
    for found in _FILE.finditer(plain):
        yield from _in_file(found)
    leet = _LEET_WORD.finditer(plain)
    yield from (found.span() for found in leet if _is_leet(found.group()))


def _met(plain: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield names behind a verb that asks for somebody: "met sam at the door"."""
    for found in _AFTER_VERB.finditer(plain, 0, end):
        folded = fold(found["name"])
        is_listed = folded in given_names() or folded in surnames()
        if (is_listed or found["of"]) and folded not in _NOT_MET | FUNCTION | NOT_AT:
            yield found.span("name")


def _in_file(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the parts of the name of a file that no dictionary has."""
    for part in re.finditer(r"(?<=_)[^\W_](?:[^_.]{0,28}[^\W_])?(?=[_.])", found.group()):
        words = re.findall(r"[^\W\d_]{3,20}", part.group())
        if any(not _is_plain(fold(word)) and fold(word) not in ACRONYMS for word in words):
            yield found.start() + part.start(), found.start() + part.end()


def _is_leet(written: str) -> bool:
    """Say whether digits stand for the letters of a name: "J0hn", "L1am-Q"."""
    parts = written.split("-")
    read = [part.lower().translate(_LEET) for part in parts]
    is_mixed = any(char.isalpha() for char in written) and written[:1].isupper()
    return is_mixed and all(part in given_names() or part in surnames() for part in read)


def _is_somebodys(found: re.Match[str]) -> bool:
    """Say whether a hashtag names somebody: "#justicefor" and a name, or no ordinary words."""
    rest = fold(found["rest"])
    if rest in municipalities():
        return False
    if found["call"] and rest in given_names():
        return True
    return rest not in _NO_PERSON and not _is_made_of_words(rest)


def _with_marks(plain: str) -> Iterator[tuple[int, int]]:
    """Yield words whose letters carry marks that no language writes so thickly."""
    if plain.isascii():
        return
    for found in _MARKED.finditer(plain):
        apart = unicodedata.normalize("NFD", found.group())
        marks = sum(unicodedata.combining(char) > 0 for char in apart)
        letters = sum(char.isalpha() for char in apart)
        if marks >= _FEWEST_MARKS and marks * 2 >= letters:
            yield found.span()


def _is_plain(word: str) -> bool:
    return is_word(word, "en") or _PLAIN_END.search(word) is not None or word in municipalities()


def _is_slip(word: str) -> bool:
    return word not in surnames() and is_slip(word)


def organisations_without_capitals(plain: str) -> Iterator[tuple[int, int]]:
    """Yield what stands behind "at" in a text without capitals, if it is no ordinary place."""
    if _lower_spans(plain) == [(0, len(plain))]:
        for found in _AT.finditer(plain):
            if re.split(r"[ '\u2019]", fold(found["name"]))[0] not in NOT_AT:
                yield found.span("name")


def _is_made_of_words(written: str, parts: int = 3) -> bool:
    """Say whether a hashtag is one to three ordinary words written together."""
    if is_word(written, "en") or written in FUNCTION:
        return True
    return parts > 1 and any(
        (is_word(written[:at], "en") or written[:at] in FUNCTION)
        and _is_made_of_words(written[at:], parts - 1)
        for at in range(3, len(written) - 2)
    )
