"""Ways to write a name so that a program overlooks it and a reader does not."""

import base64
import unicodedata
from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType
from typing import Final, TypeAlias

__all__ = ["DISGUISES", "Disguise", "letters_of"]

Disguise: TypeAlias = Callable[[str, str, Random], str]
"""Takes a name, the language of the text and a source of chance; returns the name in disguise."""

_LOOKALIKES: Final = str.maketrans(
    "aceopxyiAEOPCTBHKMX",
    "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456"
    "\u0410\u0415\u041e\u0420\u0421\u0422\u0412\u041d\u041a\u041c\u0425",
)
"""Latin letters and the Cyrillic ones that look the same."""

_LEET: Final = str.maketrans("aeiostAEIOST", "431057431057")
_VOWELS: Final = frozenset("aeiouyAEIOUY")
_MARKS: Final = "\u0301\u0336\u0323"
_ZERO_WIDTH: Final = "\u200b\u200c\u2060\ufeff"
_BIDI: Final = "\u200e\u200f\u2067\u2069\u202c"
_FULLWIDTH: Final = 0xFEE0
_SHORT: Final = 5


def letters_of(name: str) -> str:
    """Return a name as it stands in an address: small plain letters and nothing else."""
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ø", "o"))
    return "".join(char for char in plain if char.isascii() and char.isalnum()).lower()


def _genitive(name: str, language: str, _chance: Random) -> str:
    if language == "fr":
        return name
    if name[-1] in "sxzßSXZ":
        return f"{name}'s" if language == "en" else f"{name}\u2019"
    is_apart = language == "en" or (language == "nl" and name[-1] in _VOWELS)
    return f"{name}'s" if is_apart else f"{name}s"


def _diminutive(name: str, language: str, _chance: Random) -> str:
    if language == "de":
        return f"{name.rstrip('ae')}chen"
    if language == "fr":
        return f"{name.rstrip('ae')}ette" if name[-1] in "ae" else f"{name}ot"
    if language == "en":
        return f"{name.rstrip('aeio')}ie"
    if name[-1] in _VOWELS or name[-1] in "lnrw":
        return f"{name}tje"
    return f"{name}pje" if name[-1] == "m" else f"{name}je"


def _typo(name: str, _language: str, chance: Random) -> str:
    if len(name) < _SHORT:
        return name + name[-1]
    at = chance.randrange(1, len(name) - 2)
    if name[at] == name[at + 1]:
        return name[:at] + name[at + 1 :]
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _inside(signs: str) -> Disguise:
    def insert(name: str, _language: str, chance: Random) -> str:
        at = chance.randrange(1, len(name))
        return name[:at] + chance.choice(signs) + name[at:]

    return insert


def _bidi(name: str, language: str, chance: Random) -> str:
    if chance.choice((True, False)):
        return f"\u202e{name[::-1]}\u202c"
    return _inside(_BIDI)(name, language, chance)


def _markup(name: str, _language: str, chance: Random) -> str:
    at = chance.randrange(1, len(name))
    return f"{name[:at]}<b>{name[at:]}</b>"


def _joined(sign: str) -> Disguise:
    return lambda name, _language, _chance: sign.join(name.replace(" ", ""))


DISGUISES: Final[Mapping[str, Disguise]] = MappingProxyType(
    {
        "upper": lambda name, _language, _chance: name.upper(),
        "lower": lambda name, _language, _chance: name.lower(),
        "genitive": _genitive,
        "diminutive": _diminutive,
        "initial": lambda name, _language, _chance: f"{name[0]}.",
        "typo": _typo,
        "spaced": _joined(" "),
        "hyphenated": _joined("-"),
        "zero_width": _inside(_ZERO_WIDTH),
        "soft_hyphen": _inside("\u00ad"),
        "bidi": _bidi,
        "fullwidth": lambda name, _language, _chance: "".join(
            chr(ord(char) + _FULLWIDTH) if "!" <= char <= "~" else char for char in name
        ),
        "combining": lambda name, _language, chance: "".join(
            char + (chance.choice(_MARKS) if char.isalpha() else "") for char in name
        ),
        "homoglyph": lambda name, _language, _chance: name.translate(_LOOKALIKES),
        "leet": lambda name, _language, _chance: name.translate(_LEET),
        "entity": lambda name, _language, _chance: "".join(f"&#{ord(char)};" for char in name),
        "percent": lambda name, _language, _chance: "".join(
            f"%{byte:02X}" for byte in name.encode()
        ),
        "base64": lambda name, _language, _chance: base64.b64encode(name.encode()).decode(),
        "hex": lambda name, _language, _chance: name.encode().hex(),
        "markup": _markup,
        "mail": lambda name, _language, _chance: letters_of(name),
        "spelled_mail": lambda name, _language, _chance: letters_of(name),
    }
)
"""Every disguise that needs no table, by its name in a slot."""
