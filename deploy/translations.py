"""The catalogues of sentences: extracted from the code, compared with it, compiled.

A sentence belongs to the code. What the code says is extracted each time it is compared, so no
template is committed that could lag behind; committed are the translations alone. A sentence that
is missing, marked fuzzy, no longer said, or that loses a placeholder is a fault: a reader of that
language would get English, an old meaning, or an error. So is one that reads as the English does,
unless `node/translations/same_as_english.toml` says why.

Sentences stand in three places: in calls of gettext, in the help of commands and options, and in
click, which has some of its own.
"""

import argparse
import os
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from deploy.help_texts import find_click_sentences, find_help

__all__ = ["TRANSLATED", "check", "compile_all", "extract", "find_faults", "update"]

TRANSLATED = ("nl", "fr", "de")
"""Languages that need a catalogue; English stands in the code."""

DOMAIN = "linkpin"
WIDTH_OF_LINES = 100

_METHODS = [("**.py", "python"), ("**/templates/**", "jinja2")]
_KEYWORDS = DEFAULT_KEYWORDS | {"mark": None}
_PLACEHOLDER = re.compile(r"%\(\w+\)[-.\d]*[a-z]|\{\w+(?:![rs])?\}")
_EMPTY_HEADER = re.compile(
    rb'^"(?:Project|Report|POT|PO|Last|Language-Team|Generated)[\w-]*:.*\n', re.MULTILINE
)
"""What Babel says about people and dates; git knows it, and a date would change a catalogue."""

_WORD = re.compile(r"[^\W\d_]{2,}")


def extract(root: Path) -> Catalog:
    """Return every sentence that the code under `node` shows to a person."""
    template = Catalog(domain=DOMAIN, project="Linkpin")
    found = extract_from_dir(root / "node", method_map=_METHODS, keywords=_KEYWORDS)
    # Sorted by file: Babel walks folders in the order of the disk, which differs by machine.
    for filename, _line, message, comments, context in sorted(found, key=lambda row: row[:2]):
        # The file alone, always at line 1: a moved line must not change a catalogue.
        place = (f"node/{filename}", 1)
        template.add(message, locations=[place], auto_comments=comments, context=context)
    commands = root / "node" / "cli"
    for file, paragraph in find_help(commands):
        template.add(paragraph, locations=[(file.relative_to(root).as_posix(), 1)])
    if commands.exists():
        for module, sentence in find_click_sentences():
            template.add(sentence, locations=[(module, 1)])
    return template


def find_faults(
    template: Catalog, catalogue: Catalog, *, same: AbstractSet[str] = frozenset()
) -> list[str]:
    """List what stands between a catalogue and a complete translation.

    Args:
        template: What the code says.
        catalogue: What a translator wrote.
        same: Sentences that may read as the English ones do, and must.

    Returns:
        One sentence per fault; empty when the translation is complete.
    """
    faults = []
    for message in _messages(template):
        translated = catalogue.get(message.id, context=message.context)
        if translated is None or not _is_complete(translated):
            faults.append(f"missing: {_first(message)!r}")
            continue
        faults += _translation_faults(translated, same=same)
        # The code decides which sentences hold placeholders, not the flag in the catalogue.
        translated.flags |= message.flags
    faults += [
        f"no longer said: {_first(message)!r}"
        for message in _messages(catalogue)
        if template.get(message.id, context=message.context) is None
    ]
    faults += [f"no longer said: {_first(message)!r}" for message in catalogue.obsolete.values()]
    faults += [
        f"{_first(message)!r}: {error}" for message, errors in catalogue.check() for error in errors
    ]
    return faults


def check(root: Path) -> list[str]:
    """List the faults of every catalogue, each with its language."""
    template = extract(root)
    faults = []
    for language in TRANSLATED:
        path = _catalogue_path(root, language)
        if not path.exists():
            count = sum(1 for _ in _messages(template))
            faults.append(f"{language}: no catalogue yet ({count} sentences)")
            continue
        same, catalogue = _read_same(root, language), _read(path, language)
        found = find_faults(template, catalogue, same=same)
        found += [
            f"listed as the same, and no longer said: {sentence!r}"
            for sentence in sorted(same - {_first(message) for message in _messages(template)})
        ]
        faults += [f"{language}: {fault}" for fault in found]
    return faults


def compile_all(root: Path) -> list[Path]:
    """Compile every catalogue beside itself and return what was written.

    A compiled file appears whole or not at all, because a running node may read it meanwhile.
    """
    written = []
    for source in sorted((root / "node" / "translations").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        unfinished = source.with_suffix(".mo.part")
        with unfinished.open("wb") as handle:
            write_mo(handle, _read(source, source.parent.parent.name))
        unfinished.replace(target)
        # A catalogue dated in the future would otherwise be compiled at every start.
        latest = max(source.stat().st_mtime_ns, target.stat().st_mtime_ns)
        os.utime(target, ns=(latest, latest))
        written.append(target)
    return written


def update(root: Path) -> list[Path]:
    """Bring the catalogues to what the code says: new sentences empty, old ones gone."""
    template = extract(root)
    written = []
    for language in TRANSLATED:
        path = _catalogue_path(root, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            catalogue = _read(path, language)
        else:
            catalogue = Catalog(locale=language, domain=DOMAIN, project="Linkpin", fuzzy=False)
        # Guessing from similar sentences would hide work that a person has to do.
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.header_comment = f"# What Linkpin says ({language}); see ../../README.md."
        body = BytesIO()
        write_po(
            body,
            catalogue,
            width=WIDTH_OF_LINES,
            sort_output=True,
            ignore_obsolete=True,
            include_lineno=False,
        )
        path.write_bytes(_EMPTY_HEADER.sub(b"", body.getvalue()))
        written.append(path)
    return written


def _catalogue_path(root: Path, language: str) -> Path:
    return root / "node" / "translations" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def _read(path: Path, language: str) -> Catalog:
    try:
        with path.open("rb") as handle:
            return read_po(handle, locale=language, domain=DOMAIN, abort_invalid=True)
    except PoFileError as error:
        sys.exit(f"{path}: {error}")


def _read_same(root: Path, language: str) -> frozenset[str]:
    path = root / "node" / "translations" / "same_as_english.toml"
    if not path.exists():
        return frozenset()
    listed = tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]
    return frozenset(each["english"] for each in listed if language in each["languages"])


def _messages(catalogue: Catalog) -> Iterator[Message]:
    # The header is the message with the empty identifier.
    return (message for message in catalogue if message.id)


def _is_complete(message: Message) -> bool:
    forms = _forms(message.string)
    return bool(forms) and all(forms)


def _translation_faults(message: Message, *, same: AbstractSet[str]) -> list[str]:
    faults = ["fuzzy"] if message.fuzzy else []
    faults += _placeholder_faults(message)
    if _reads_as_english(message) and _first(message) not in same:
        faults.append("reads as the English does")
    if _first(message) in same and not _reads_as_english(message):
        faults.append("listed as the same as the English, and is not")
    return [f"{_first(message)!r}: {fault}" for fault in faults]


def _placeholder_faults(message: Message) -> list[str]:
    # A singular may leave its number out ("one town"), so the last forms are compared.
    said, shown = (
        {*_PLACEHOLDER.findall(_forms(side)[-1])} for side in (message.id, message.string)
    )
    # Foreign ones of gettext's own kind are found by Babel's check of the catalogue.
    foreign = {name for name in shown - said if name.startswith("{")}
    return [f"without {name}" for name in sorted(said - shown)] + [
        f"with {name}" for name in sorted(foreign)
    ]


def _reads_as_english(message: Message) -> bool:
    worded = any(_WORD.search(_PLACEHOLDER.sub("", form)) for form in _forms(message.id))
    return worded and _forms(message.id) == _forms(message.string)


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _first(message: Message) -> str:
    return _forms(message.id)[0]


def main(arguments: Sequence[str]) -> int:
    """Do one thing with the catalogues; exit status 1 when `check` finds faults."""
    parser = argparse.ArgumentParser(prog="deploy.translations", description=__doc__)
    parser.add_argument("what", choices=("check", "compile", "update"))
    what = parser.parse_args(arguments).what
    root = Path(__file__).resolve().parent.parent
    if what == "check":
        faults = check(root)
        sys.stdout.writelines(f"{fault}\n" for fault in faults)
        return 1 if faults else 0
    for path in (compile_all if what == "compile" else update)(root):
        sys.stderr.write(f"{path.relative_to(root)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
