"""Every form of every word of a Hunspell dictionary: stems with their prefixes and suffixes.

Only what the lists of the gate need of the format (man page hunspell(5)): PFX and SFX with cross
products, one further level of affixes, flags in one letter, two letters or numbers, aliases (AF).
Compounding is not carried out; whoever asks takes a compound apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["read_forms"]


@dataclass(frozen=True, slots=True)
class _Rule:
    strip: str
    add: str
    flags: tuple[str, ...]
    condition: re.Pattern[str]


@dataclass(slots=True)
class _Affixes:
    flag_kind: str = "char"
    encoding: str = "utf-8"
    aliases: list[str] = field(default_factory=list)
    prefixes: dict[str, list[_Rule]] = field(default_factory=dict)
    suffixes: dict[str, list[_Rule]] = field(default_factory=dict)
    crossing: set[str] = field(default_factory=set)
    without: set[str] = field(default_factory=set)

    def flags(self, text: str) -> tuple[str, ...]:
        if self.aliases and text.isdecimal():
            text = self.aliases[int(text) - 1]
        if self.flag_kind == "long":
            return tuple(text[at : at + 2] for at in range(0, len(text), 2))
        if self.flag_kind == "num":
            return tuple(part for part in text.split(",") if part)
        return tuple(text)


def read_forms(dictionary: Path) -> Iterator[str]:
    """Yield every form of every word of a `.dic` file and the `.aff` file beside it."""
    affixes = _read_affixes(dictionary.with_suffix(".aff"))
    text = dictionary.read_bytes().decode(affixes.encoding)
    for line in text.splitlines()[1:]:
        entry = re.split(r"[\t ]", line.strip(), maxsplit=1)[0]
        word, _slash, flags = entry.replace(r"\/", "\0").partition("/")
        word = word.replace("\0", "/")
        if not word:
            continue
        own = affixes.flags(flags)
        if affixes.without.isdisjoint(own):
            yield word
        yield from _forms(word, own, affixes)


def _forms(word: str, flags: tuple[str, ...], affixes: _Affixes) -> Iterator[str]:
    crossing = [word]
    for formed, flag in _suffixed(word, flags, affixes):
        yield formed
        if flag in affixes.crossing:
            crossing.append(formed)
    for flag in flags:
        bases = crossing if flag in affixes.crossing else [word]
        for rule in affixes.prefixes.get(flag, ()):
            for base in bases:
                if base.startswith(rule.strip) and rule.condition.match(base):
                    yield rule.add + base[len(rule.strip) :]


def _suffixed(word: str, flags: tuple[str, ...], affixes: _Affixes) -> Iterator[tuple[str, str]]:
    """Yield each form with a suffix and the flag it is by; then with a second suffix on it."""
    for flag in flags:
        for rule in affixes.suffixes.get(flag, ()):
            formed = _with_suffix(word, rule)
            if formed is None:
                continue
            yield formed, flag
            seconds = (each for name in rule.flags for each in affixes.suffixes.get(name, ()))
            for second in seconds:
                twice = _with_suffix(formed, second)
                if twice is not None:
                    yield twice, ""


def _with_suffix(word: str, rule: _Rule) -> str | None:
    if not word.endswith(rule.strip) or not rule.condition.search(word):
        return None
    return (word[: -len(rule.strip)] if rule.strip else word) + rule.add


def _read_affixes(path: Path) -> _Affixes:
    raw = path.read_bytes()
    found = re.search(rb"^SET\s+(\S+)", raw, re.MULTILINE)
    affixes = _Affixes(encoding=found[1].decode().lower() if found else "iso-8859-1")
    for line in raw.decode(affixes.encoding).splitlines():
        parts = line.split()
        if len(parts) > 1 and parts[0] == "FLAG":
            affixes.flag_kind = parts[1].lower() if parts[1] in {"long", "num"} else "char"
        elif len(parts) > 1 and parts[0] == "AF" and not parts[1].isdecimal():
            affixes.aliases.append(parts[1])
        elif len(parts) > 1 and parts[0] in {"ONLYINCOMPOUND", "NEEDAFFIX", "FORBIDDENWORD"}:
            affixes.without.add(parts[1])
        elif parts[:1] in (["PFX"], ["SFX"]):
            _read_rule(parts, affixes)
    return affixes


def _read_rule(parts: list[str], affixes: _Affixes) -> None:
    table = affixes.prefixes if parts[0] == "PFX" else affixes.suffixes
    flag = parts[1]
    if len(parts) <= 4 or (parts[2] in "YN" and parts[3].isdecimal()):  # noqa: PLR2004 - the head
        if parts[2] == "Y":
            affixes.crossing.add(flag)
        table.setdefault(flag, [])
        return
    strip = "" if parts[2] == "0" else parts[2]
    add, _slash, flags = parts[3].partition("/")
    condition = parts[4] if len(parts) > 4 else "."  # noqa: PLR2004 - it may be left out
    pattern = f"^(?:{condition})" if parts[0] == "PFX" else f"(?:{condition})$"
    rule = _Rule(strip, "" if add == "0" else add, affixes.flags(flags), re.compile(pattern))
    table.setdefault(flag, []).append(rule)
