"""Numbers as people write them in words, from 0 to 99, in six languages.

The words are made from the parts of each language, so that "vijfentwintig", "quatre-vingt-dix-neuf"
and "einundzwanzig" need no list. Comparison is in lower case *with* accents: Dutch *een* is an
article, *één* is a number, and the tables hold the number.
"""

from collections.abc import Mapping

__all__ = ["LANGUAGES", "NUMBER_WORDS"]

LANGUAGES = ("en", "nl", "fr", "de", "es", "it")
"""Languages whose words this folder knows; the vocabulary's six."""

# Zero to nineteen, then the tens from twenty.
_SMALL = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
    "nl": "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
    "vijftien zestien zeventien achttien negentien",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
    "quinze seize dix-sept dix-huit dix-neuf",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce "
    "quince dieciséis diecisiete dieciocho diecinueve",
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici "
    "quattordici quindici sedici diciassette diciotto diciannove",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "fr": "vingt trente quarante cinquante soixante",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
}


def _words(language: str) -> dict[str, int]:
    small = _SMALL[language].split()
    words = {word: number for number, word in enumerate(small)}
    for place, ten in enumerate(_TENS[language].split()):
        number = 20 + 10 * place
        words[ten] = number
        for unit, word in enumerate(small[1:10], start=1):
            words[_compound(language, ten, word)] = number + unit
    if language == "fr":
        words |= _french_beyond_sixty(small)
        words |= {"septante": 70, "nonante": 90, "huitante": 80}
    return words


def _compound(language: str, ten: str, unit: str) -> str:
    if language == "nl":
        unit = "een" if unit == "één" else unit
        return f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}"
    if language == "de":
        return f"{'ein' if unit == 'eins' else unit}und{ten}"
    if language == "it":
        return (ten[:-1] if unit in {"uno", "otto"} else ten) + unit
    if language == "es":
        return f"veinti{unit}" if ten == "veinte" else f"{ten} y {unit}"
    return f"{ten}-{unit}"


def _french_beyond_sixty(small: list[str]) -> dict[str, int]:
    words = {f"soixante-{word}": 60 + number for number, word in enumerate(small) if number > 9}  # noqa: PLR2004 - French counts on from sixty-ten
    words |= {f"quatre-vingt-{word}": 80 + number for number, word in enumerate(small) if number}
    return words | {"quatre-vingts": 80, "quatre-vingt": 80}


NUMBER_WORDS: Mapping[str, Mapping[str, int]] = {
    language: _words(language) for language in LANGUAGES
}
"""Per language: the number behind each word in lower case."""
