"""Ways to reach somebody: e-mail also spelled out, links, handles, telephone numbers also in words.

A telephone number counts when `phonenumbers` holds it for valid in the country of the node or of a
neighbour, or when a word such as "gsm" stands before it. Years, dates and amounts do neither.
"""

import re
from collections.abc import Iterator, Sequence

import phonenumbers

from node.textguard.number_words import NUMBER_WORDS
from node.textguard.pattern_match import PatternKind, PatternMatch

__all__ = ["find_emails", "find_handles", "find_phones", "find_urls", "read_email"]

_TLD = (
    r"(?:be|nl|fr|de|es|it|eu|lu|uk|at|ch|ie|dk|se|fi|pl|pt|gr|com|org|net|info|edu|gov|int|io|me"
    r"|ly|gg|app|dev|social|brussels|vlaanderen|gent|amsterdam|paris|berlin|cat|bzh|example|test"
    r"|online|site|xyz|club|team|shop|world|ngo|ong|swiss|wien|koeln|hamburg|bayern|nrw|tirol"
    r"|scot|wales|london|biz|ro|bg|hr|cz|hu|lv|lt|ee|tr|ru|ua)"
)
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_LOCAL = r"[\w+%-](?:[\w.+%-]{0,63}[\w+%-])?"
_SAID_LOCAL = rf"{_LOCAL}(?: (?:dot|punt|point|punkt|punto) {_LOCAL}){{0,3}}"

_PLAIN_EMAIL = re.compile(
    rf"(?<![\w.+%-]){_LOCAL} ?@ ?{_LABEL}(?:\.{_LABEL}| ?\. ?(?:{_TLD})){{1,5}}(?!\w)"
)

# Words that can mean nothing else, and words that need the rest of an address around them.
_SURE_AT = (
    r"[(\[{<] ?(?:at|a|chez|bei|@) ?[)\]}>]|apenstaart(?:je)?|apestaart(?:je)?|aapje|arobase"
    r"|arrobase"
    r"|klammeraffe|affenschwanz|arroba|chiocciola"
)
_DOT_WORD = (
    r"(?: ?[(\[{<] ?(?:dot|punt|point|punkt|punto|\.) ?[)\]}>] ?| (?:dot|punt|point|punkt|punto) )"
)
_SURE_EMAIL = re.compile(
    rf"(?<![\w.+%-]){_SAID_LOCAL} ?(?:{_SURE_AT}) ?{_LABEL}"
    rf"(?:(?:{_DOT_WORD}| ?\. ?){_LABEL}){{0,5}}(?:{_DOT_WORD}| ?\. ?){_TLD}(?!\w)",
    re.IGNORECASE,
)
_LIKELY_EMAIL = re.compile(
    rf"(?<![\w.+%-]){_SAID_LOCAL} (?:at|chez|bei|ät) {_LABEL}(?:{_DOT_WORD}{_LABEL}){{0,4}}"
    rf"{_DOT_WORD}{_TLD}(?!\w)",
    re.IGNORECASE,
)

# What each of them cannot be without. Looking for that is cheap; beginning an address at every
# word of a long text is not.
_SURE_SIGN = re.compile(_SURE_AT, re.IGNORECASE)
_LIKELY_SIGN = re.compile(r" (?:at|chez|bei|ät) ", re.IGNORECASE)
_DOT_SIGN = re.compile(_DOT_WORD, re.IGNORECASE)

_URL = re.compile(
    r"(?<!\w)(?:h(?:tt|xx)ps?|ftp)(?:://|:|\[:\]//)\S{1,2000}|(?<![\w.])www\.\S{1,2000}",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    rf"(?<![\w@.-])(?:{_LABEL}\.){{1,4}}(?:{_TLD}|{_TLD.upper()})(?![\w-])(?:/\S{{0,500}})?"
)

_HANDLE = re.compile(
    r"(?<![\w@./+%-])@[A-Za-z0-9_](?:[\w.]{0,28}\w)?(?:@[\w-]{1,63}\.[\w.-]{2,63})?"
)
_NAMED_ACCOUNT = re.compile(
    r"(?<!\w)(?:instagram|insta|tiktok|snapchat|snap|telegram|discord|facebook|fb|twitter|signal"
    r"|whatsapp|skype)(?:[ -](?:account|profiel|profil|compte|konto|handle|naam|name))?"
    r" ?: ?(?P<account>[\w][\w.#-]{2,40})",
    re.IGNORECASE,
)

_DIGIT_RUN = re.compile(
    r"(?<![\w.,/-])(?:\(\+?\d{1,4}\)[ ./-]{0,2}\d|\+?\d)(?:[ ./()\u2013-]{0,3}\d){5,15}(?![\w/-])"
)
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:tel(?:efoon|efon|ephone|éfono|efono)?(?:nummer|number)?|tél(?:éphone)?|gsm"
    r"|mobile|mobiel|portable|handy|móvil|cellulare|phone|whatsapp|fax)"
    r"[ .:]{1,3}(?:nr\.? ?|n° ?)?(?P<number>\+?\d(?:[ ./()-]{0,3}\d){5,15})",
    re.IGNORECASE,
)
_DATES = re.compile(r"\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)\d{2}|(?:19|20)\d{2}([./ -]\d{1,4}){1,3}")

# Letters that stand for digits in a row of them: "o47I 99 25 9O4".
_LETTERED = re.compile(
    r"(?<![\w+])\+?[\doOlIiSB]{1,11}(?:[ ./()-]{1,3}[\doOlIiSB]{1,6}){0,7}(?![\w-])"
)
_DIGIT_LOOKALIKES = str.maketrans("oOlIiSB", "0011158")
_LEAST_TRUE_DIGITS = 5
_BEGINS_IBAN = re.compile(r"[A-Z]{2}\d{2}[ .-]\Z")
_LEAST_DIALLED = 9

_NEIGHBOURS = ("BE", "NL", "FR", "DE", "AT", "LU", "GB", "IE", "CH")
# Countries whose numbers begin with 0 and have one length, so that few other numbers fit.
_STRICT_NEIGHBOURS = ("BE", "NL", "FR")
# Countries that dial no 0 first at home (ITU-T E.164 national numbering plans).
_WITHOUT_ZERO = frozenset(
    {"CY", "CZ", "DK", "EE", "ES", "GR", "IT", "LU", "LV", "MT", "NO", "PL", "PT"}
)

_ALL_WORDS = sorted(
    {word for words in NUMBER_WORDS.values() for word in words}
    | {"een", "ein", "une", "zwo", "oh", "double", "dubbel"},
    key=len,
    reverse=True,
)


def _any_of(words: Sequence[str]) -> str:
    """Return a pattern of any of `words`: first letters first, so that most texts fail early."""
    letters = dict.fromkeys(word[0] for word in words)
    return "|".join(
        f"{re.escape(letter)}(?:"
        + "|".join(re.escape(word[1:]) for word in words if word[0] == letter)
        + ")"
        for letter in letters
    )


_SPOKEN_RUN = re.compile(
    rf"(?<!\w)(?:{_any_of(_ALL_WORDS)}|\d{{1,4}})"
    rf"(?:[ ,.-]{{1,2}}(?:et |en |und )?(?:{_any_of(_ALL_WORDS)}|\d{{1,4}})"
    r"){4,20}(?!\w)",
    re.IGNORECASE,
)
_LINKS = frozenset({"et", "en", "und"})
_MIN_SPOKEN_WORDS = 4
_MIN_SPOKEN_DIGITS = 7


def find_emails(text: str) -> Iterator[PatternMatch]:
    """Yield e-mail addresses, plain and spelled out in the six languages."""
    if "@" in text:
        for match in _PLAIN_EMAIL.finditer(text):
            yield _found(match, PatternKind.EMAIL, "email.plain")
    if _SURE_SIGN.search(text):
        for match in _SURE_EMAIL.finditer(text):
            yield _found(match, PatternKind.EMAIL, "email.spelled_out")
    if _LIKELY_SIGN.search(text) and _DOT_SIGN.search(text):
        for match in _LIKELY_EMAIL.finditer(text):
            yield _found(match, PatternKind.EMAIL, "email.spelled_out")


def read_email(excerpt: str) -> str:
    """Return the plain address behind one that was found, in lower case.

    Args:
        excerpt: The words of a match of `find_emails`.
    """
    plain = re.sub(rf" ?(?:{_SURE_AT}) ?| (?:at|chez|bei|ät) ", "@", excerpt, flags=re.IGNORECASE)
    plain = re.sub(_DOT_WORD, ".", plain, flags=re.IGNORECASE)
    return plain.replace(" ", "").lower()


def find_urls(text: str) -> Iterator[PatternMatch]:
    """Yield links, with and without a scheme, also defused ones (hxxp)."""
    for pattern, rule in ((_URL, "url.link"), (_DOMAIN, "url.domain")):
        for match in pattern.finditer(text):
            # A full stop or bracket behind a link belongs to the sentence.
            length = len(match.group().rstrip(".,;:!?)]}\"'\u201d\u2019"))
            yield PatternMatch(
                start=match.start(), end=match.start() + length, kind=PatternKind.URL, rule=rule
            )


def find_handles(text: str) -> Iterator[PatternMatch]:
    """Yield names of accounts: `@name`, and what follows "insta:"."""
    for match in _HANDLE.finditer(text):
        yield _found(match, PatternKind.HANDLE, "handle.at")
    for match in _NAMED_ACCOUNT.finditer(text):
        yield _found(match, PatternKind.HANDLE, "handle.named")


def find_phones(text: str, *, country: str) -> Iterator[PatternMatch]:
    """Yield telephone numbers in digits, announced by a word, or spoken out.

    Args:
        text: The text to search.
        country: ISO 3166-1 code of the country whose short numbers are tried first.
    """
    yield from _dialled(text, country=country.upper())
    for match in _LETTERED.finditer(text):
        if _is_lettered_phone(match.group(), country=country.upper()):
            yield _found(match, PatternKind.PHONE, "phone.letters")
    for match in _ANNOUNCED.finditer(text):
        yield _found(match, PatternKind.PHONE, "phone.announced")
    for match in _SPOKEN_RUN.finditer(text):
        if _is_spoken_number(match.group()):
            yield _found(match, PatternKind.PHONE, "phone.words")


def _dialled(text: str, *, country: str) -> Iterator[PatternMatch]:
    """Yield numbers in digits: those that somebody may have, then those that look like one."""
    for match in _DIGIT_RUN.finditer(text):
        is_iban = _BEGINS_IBAN.search(text, max(0, match.start() - 5), match.start()) is not None
        if _is_phone(match.group(), country=country):
            yield _found(match, PatternKind.PHONE, "phone.valid")
        elif not is_iban and _is_possible_phone(match.group(), country=country):
            yield _found(match, PatternKind.PHONE, "phone.possible")


def _is_phone(digits: str, *, country: str) -> bool:
    if _DATES.fullmatch(digits.strip()):
        return False
    bare = digits.lstrip("(")
    if bare.startswith(("+", "00")):
        regions = [country]
    elif bare.startswith("0"):
        regions = [country, *_STRICT_NEIGHBOURS]
    elif country in _WITHOUT_ZERO:
        regions = [country]
    else:
        return False  # Where numbers begin with 0, "12 500 000" is an amount.
    return any(_is_valid(digits, region=region) for region in regions)


def _is_possible_phone(digits: str, *, country: str) -> bool:
    """Say whether a number that nobody was given yet is written as a telephone number is.

    Only with a country's number, or a zero before nine digits or more: amounts have neither.
    """
    bare = digits.lstrip("(")
    if _DATES.fullmatch(digits.strip()):
        return False
    if bare.startswith("+"):
        return _is_possible(digits, region=country)
    count = sum(char.isdigit() for char in digits)
    if not bare.startswith("0") or bare.startswith("00") or count < _LEAST_DIALLED:
        return False
    return any(_is_possible(digits, region=each) for each in (country, *_NEIGHBOURS))


def _is_possible(digits: str, *, region: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(digits, region))
    except phonenumbers.NumberParseException:
        return False


def _is_lettered_phone(run: str, *, country: str) -> bool:
    """Say whether letters that look like digits hide a telephone number."""
    digits = run.translate(_DIGIT_LOOKALIKES)
    is_mixed = digits != run and sum(char.isdigit() for char in run) >= _LEAST_TRUE_DIGITS
    return is_mixed and (
        _is_phone(digits, country=country) or _is_possible_phone(digits, country=country)
    )


def _is_valid(digits: str, *, region: str) -> bool:
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)


def _is_spoken_number(run: str) -> bool:
    """Say whether a row of number words is long enough to be dialled."""
    tokens = [token for token in re.split(r"[ ,.]+", run.lower()) if token not in _LINKS]
    words = sum(any(map(str.isalpha, token)) for token in tokens)
    digits = sum(_digit_count(token) for token in tokens)
    return words >= _MIN_SPOKEN_WORDS and digits >= _MIN_SPOKEN_DIGITS


def _digit_count(token: str) -> int:
    if token.isdigit():
        return len(token)
    numbers = [words[token] for words in NUMBER_WORDS.values() if token in words]
    return len(str(numbers[0])) if numbers else 1


def _found(match: re.Match[str], kind: PatternKind, rule: str) -> PatternMatch:
    return PatternMatch(start=match.start(), end=match.end(), kind=kind, rule=rule)
