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
# What stands between the parts of an address, said aloud; only with a dot and an at in company.
_SIGN_WORD = (
    r"dot|punt|point|punkt|punto|dash|hyphen|minus|underscore|streepje|koppelteken|laag streepje"
    r"|liggend streepje|tiret|tiret bas|trait d'union|bindestrich|unterstrich|guión|guion"
    r"|guion bajo"
    r"|trattino"
)
_SAID_LOCAL = (
    rf"{_LOCAL}(?:(?: (?:{_SIGN_WORD}) | ?[(\[{{{{<](?:{_SIGN_WORD}"
    rf"|\.)[)\]}}}}>] ?){_LOCAL}){{0,4}}"
)
_SAID_LABEL = (
    rf"{_LABEL}(?: (?:dash|hyphen|minus|streepje|koppelteken|tiret|trait d'union|bindestrich"
    rf"|guión|guion|trattino) {_LABEL}){{0,3}}"
)

_PLAIN_EMAIL = re.compile(
    rf"(?<![\w.+%-]){_LOCAL} ?@ ?{_LABEL}(?:\.{_LABEL}| ?\. ?(?:{_TLD})){{1,5}}(?!\w)"
)

# Words that can mean nothing else, and words that need the rest of an address around them.
_SURE_AT = (
    r"[(\[{<] ?(?:at|a|chez|bei|@) ?[)\]}>]|apenstaart(?:je)?|apestaart(?:je)?|aapje|at[ -]?sign"
    r"|at[ -]?teken|at-zeichen|a commercial|arobase|arrobase"
    r"|klammeraffe|affenschwanz|arroba|chiocciola"
)
_DOT_WORD = (
    r"(?: ?[(\[{<] ?(?:dot|punt|point|punkt|punto|\.) ?[)\]}>] ?| (?:dot|punt|point|punkt|punto) )"
)
_SURE_EMAIL = re.compile(
    rf"(?<![\w.+%-]){_SAID_LOCAL} ?(?:{_SURE_AT}) ?{_SAID_LABEL}"
    rf"(?:(?:{_DOT_WORD}| ?\. ?){_LABEL}){{0,5}}(?:{_DOT_WORD}| ?\. ?){_TLD}(?!\w)",
    re.IGNORECASE,
)
_LIKELY_EMAIL = re.compile(
    rf"(?<![\w.+%-]){_SAID_LOCAL} (?:at|chez|bei|ät) {_SAID_LABEL}(?:{_DOT_WORD}{_LABEL}){{0,4}}"
    rf"{_DOT_WORD}{_TLD}(?!\w)"
    # "jan.peeters at stad.be": a dot or a digit inside says that the first word is a mailbox.
    rf"|(?<![\w.+%-])(?=\w{{1,40}}[._\d]){_LOCAL} (?:at|chez|bei"
    rf"|ät) {_LABEL}(?:\.{_LABEL}){{0,3}}\.{_TLD}(?!\w)",
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
    r"(?<![\w@./+%-])@[A-Za-z0-9_](?:[\w.]{0,58}\w)?(?:@[\w-]{1,63}\.[\w.-]{2,63})?"
)
_NAMED_ACCOUNT = re.compile(
    r"(?<!\w)(?:instagram|insta|tiktok|snapchat|snap|telegram|discord|facebook|fb|twitter|signal"
    r"|whatsapp|skype|steam|roblox|gamertag|xbox|psn|twitch|youtube|reddit|threema|wickr|threads"
    r"|bluesky"
    r"|mastodon|gab|tumblr|linkedin|handle|username|user name|gebruikersnaam|nickname|pseudo"
    r"|benutzername)"
    r"(?:[ -](?:account|profiel|profil|profile|page|compte|konto|handle|naam|name|id))?"
    r"(?: ?: ?(?P<account>[\w][\w.#-]{2,40})"
    # Without a colon only what no word looks like.
    r"|(?: (?:as|is|under|by|at|called|named|account|onder|als|met|naam|sous|le|nom|unter|mit"
    r"|namens|con|come|come|bajo)){1,3}"
    r" [\"\u201c\u201e\u2018'\u00ab]?(?=\w{0,30}[\d_.]\w)[\w][\w.#-]{2,40})",
    re.IGNORECASE,
)

# "witte_wolf_15": words and a number that nobody writes so but for an account; no year of a file.
_NUMBERED_NAME = re.compile(
    r"(?<![\w@./-])(?=(?:[\d_]{0,8}[A-Za-z]){6})[A-Za-z]\w{2,30}(?<=[A-Za-z_]\d)\d{1,3}"
    r"(?<!(?:19|20)\d\d)(?![\w@/-]|\.\w)"
)

_DIGIT_RUN = re.compile(
    r"(?<![\w.,/-])(?:\(\+?\d{1,4}\)[ ./-]{0,2}\d|\+?\d)(?:[ ./()\u2013-]{0,3}\d){5,15}(?![\w/-])"
)
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:tel(?:efoon|efon|ephone|éfono|efono)?(?:nummer|number)?|tél(?:éphone)?|gsm"
    r"|mobile|mobiel|portable|handy|móvil|cellulare|phone|whatsapp|fax|call|ring|dial|text|bel"
    r"|appelle[rz]?"
    r"|anruf|rückruf|rufnummer|durchwahl|call-?back(?: number)?|landline|cell|extension|ext\."
    r"|nummer|number"
    r"|numéro|numero|número)"
    r"(?:(?: (?:me|us|him|her|them|back|on|is|was|at|to|number|the|no\.|op|via|au|le|unter|an|est"
    r"|ist))){0,3}"
    r"[ .:,]{1,3}(?:nr\.? ?|n° ?)?(?P<number>\+?(?!(?:19"
    r"|20)\d\d\b)\d(?:[ ./()-]{0,3}\d){5,15})(?![\w%])",
    re.IGNORECASE,
)
_DATES = re.compile(
    r"\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)\d{2}|(?:19|20)\d{2}([./ -]\d{1,4}){1,3}"
    r"|[012]?\d\.[0-5]\d ?[\u2013-] ?[012]?\d\.[0-5]\d"  # from one hour to another
)
# Lines that somebody answers for everybody: helplines, public offices, dear ones.
_PUBLIC_LINES = frozenset(
    {
        phonenumbers.PhoneNumberType.TOLL_FREE,
        phonenumbers.PhoneNumberType.PREMIUM_RATE,
        phonenumbers.PhoneNumberType.SHARED_COST,
        phonenumbers.PhoneNumberType.UAN,
    }
)

# Letters that stand for digits in a row of them: "o47I 99 25 9O4".
_LETTERED = re.compile(
    r"(?<![\w+])\(?\+?[\doOlIiSBZgq]{1,11}(?:[ ./()\u2013-]{1,3}[\doOlIiSBZgq]{1,6}){0,7}(?![\w-])"
)
_DIGIT_LOOKALIKES = str.maketrans("oOlIiSBZgq", "0011158299")
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

# "triple five": how often the next digit is dialled.
_REPEATED = {
    **dict.fromkeys(("double", "dubbel", "dubbele", "doppel", "doppio", "doble", "deux fois"), 2),
    **dict.fromkeys(
        ("triple", "treble", "tripel", "driemaal", "drie keer", "dreimal", "triplo", "trois fois"),
        3,
    ),
    **dict.fromkeys(("quadruple", "vier keer", "viermaal", "viermal", "quatre fois"), 4),
    **dict.fromkeys(("tweemaal", "twee keer", "zweimal", "due volte", "dos veces"), 2),
}
_ALL_WORDS = sorted(
    {word for words in NUMBER_WORDS.values() for word in words}
    | {"een", "ein", "une", "zwo", "oh", "o", "nought", "double", "dubbel", "doppelt"}
    | {"cent", "cents", "hundred", "honderd", "hundert"}
    | _REPEATED.keys(),
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
    rf"(?:(?: ?[,.\u2013/-] ?| )(?:et |en |und |and )?(?:{_any_of(_ALL_WORDS)}|\d{{1,4}})"
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
    if _LIKELY_SIGN.search(text):
        for match in _LIKELY_EMAIL.finditer(text):
            yield _found(match, PatternKind.EMAIL, "email.spelled_out")


def read_email(excerpt: str) -> str:
    """Return the plain address behind one that was found, in lower case.

    Args:
        excerpt: The words of a match of `find_emails`.
    """
    plain = re.sub(rf" ?(?:{_SURE_AT}) ?| (?:at|chez|bei|ät) ", "@", excerpt, flags=re.IGNORECASE)
    plain = re.sub(_DOT_WORD, ".", plain, flags=re.IGNORECASE)
    plain = re.sub(
        r" (?:laag streepje|liggend streepje|underscore|unterstrich|tiret bas) ",
        "_",
        plain,
        flags=re.IGNORECASE,
    )
    plain = re.sub(rf" (?:{_SIGN_WORD}) ", "-", plain, flags=re.IGNORECASE)
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
    for match in _NUMBERED_NAME.finditer(text):
        if "_" in match.group():
            yield _found(match, PatternKind.HANDLE, "handle.form")


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
        if _is_public_line(match.group(), country=country):
            continue
        is_iban = _BEGINS_IBAN.search(text, max(0, match.start() - 5), match.start()) is not None
        rule = ""
        if _is_phone(match.group(), country=country):
            rule = "phone.valid"
        elif not is_iban and _is_possible_phone(match.group(), country=country):
            rule = "phone.possible"
        if rule and not _is_public_line(match.group(), country=country):
            yield _found(match, PatternKind.PHONE, rule)


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


def _is_public_line(digits: str, *, country: str) -> bool:
    try:
        number = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.number_type(number) in _PUBLIC_LINES


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
    if bare.startswith("00") and count > _LEAST_DIALLED + 1:
        return _is_possible("+" + bare[2:], region=country)
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
    tokens = [token for token in re.split(r"[ ,.\u2013/]+", run.lower()) if token not in _LINKS]
    words = sum(any(map(str.isalpha, token)) for token in tokens)
    digits = sum(_digit_count(token) for token in tokens)
    # The repeating word itself counts one, and so does the digit behind it.
    digits += sum(times - 2 for word, times in _REPEATED.items() for _ in _times(word, run))
    return words >= _MIN_SPOKEN_WORDS and digits >= _MIN_SPOKEN_DIGITS


def _times(word: str, run: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){word}(?!\w)", run, re.IGNORECASE)


def _digit_count(token: str) -> int:
    if token.isdigit():
        return len(token)
    numbers = [words[token] for words in NUMBER_WORDS.values() if token in words]
    return len(str(numbers[0])) if numbers else 1


def _found(match: re.Match[str], kind: PatternKind, rule: str) -> PatternMatch:
    return PatternMatch(start=match.start(), end=match.end(), kind=kind, rule=rule)
