"""The recognisers on texts from anywhere, without a node: one line in, one line out.

What stands in a line is not stored and not logged. A line may bring the names that a node would
know; they take the place of its register.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final
from uuid import UUID, uuid5

from node.airlock.findings import Finding, kind_of
from node.airlock.leak_check import check_text_members
from node.airlock.recognisers import MAX_CHARACTERS, Context, EntryKind, Register, RegisterEntry
from node.airlock.recognisers.name_index import is_institution
from node.errors import InputRefusedError
from node.language import gettext as _

__all__ = ["MAX_FILE_BYTES", "Line", "context_of", "dump_findings", "read_lines", "scan"]

MAX_FILE_BYTES: Final = 64 * 1024 * 1024
_MAX_NAMES: Final = 5_000
_MAX_FAULTS: Final = 20
_MINIMUM_GROUP: Final = 10
_MEMBER: Final = "text"
_MEMBERS: Final = frozenset({"id", "lang", "text", "register"})
_LANGUAGE: Final = re.compile(r"[a-z]{2}(?:-[A-Za-z0-9]{1,8})*")
_COUNTRIES: Final = {"nl": "nl", "fr": "fr", "de": "de", "en": "ie", "es": "es", "it": "it"}
_NAMES: Final = UUID("6f0c8a51-6b1f-4f6e-9a53-0d4a8d3b6d52")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One text to look at.

    Attributes:
        line_id: What the answer is called.
        language: BCP 47 tag of the text.
        text: The text; private, hidden from `repr`.
        register: Names that a node would know; private likewise.
    """

    line_id: str
    language: str
    text: str = field(repr=False)
    register: tuple[str, ...] = field(default=(), repr=False)


def read_lines(data: bytes) -> list[Line]:
    """Return the lines of a JSONL file; empty lines are passed over.

    Raises:
        InputRefusedError: A line is no object of this form; its faults begin with the number of
            the line and repeat nothing of it.
    """
    if len(data) > MAX_FILE_BYTES:
        raise InputRefusedError(
            _("The file is larger than %(most)d MiB. Split it.") % {"most": MAX_FILE_BYTES >> 20}
        )
    lines: list[Line] = []
    faults: list[str] = []
    for number, raw in enumerate(data.split(b"\n"), start=1):
        if not raw.strip():
            continue
        read = _read_line(raw)
        if isinstance(read, Line):
            lines.append(read)
        elif len(faults) < _MAX_FAULTS:
            faults.append(_("Line %(number)d: %(fault)s") % {"number": number, "fault": read})
    if faults:
        raise InputRefusedError(_("Nothing was looked at, and nothing was written."), faults=faults)
    return lines


def scan(line: Line) -> tuple[Finding, ...]:
    """Return everything the recognisers find in one text, in its order.

    Raises:
        RecogniserFailedError: A recogniser did not finish; nothing may be concluded.
    """
    return check_text_members({_MEMBER: line.text}, context=context_of(line))


def context_of(line: Line) -> Context:
    """Return what the recognisers may know about a line."""
    primary = line.language.partition("-")[0]
    return Context(
        language=line.language,
        country=_COUNTRIES.get(primary, "be"),
        minimum_group_size=_MINIMUM_GROUP,
        register=_register(line.register),
    )


def dump_findings(line: Line, findings: Iterable[Finding]) -> str:
    """Return the answer to a line, as one line of JSON without its end.

    Places count Unicode code points of the text as it was given.
    """
    spans = [
        {
            "start": each.start,
            "end": each.end,
            "type": each.type.value.upper(),
            "kind": kind_of(each.type),
            "severity": each.severity.value,
            "rule": ",".join(each.rules),
            "proposal": each.proposal,
        }
        for each in findings
    ]
    return json.dumps({"id": line.line_id, "spans": spans})


def _read_line(raw: bytes) -> Line | str:
    """Return a line, or what is wrong with it."""
    try:
        read = json.loads(raw)
    except (ValueError, RecursionError):
        return _("This is not JSON.")
    if not isinstance(read, dict):
        return _("It must be an object with id, lang and text.")
    unknown = sorted(set(map(str, read)) - _MEMBERS)
    if unknown:
        return _("Besides id, lang, text and register nothing may stand here.")
    return _fault(read) or Line(
        line_id=read["id"],
        language=read["lang"],
        text=read["text"],
        register=tuple(read.get("register", ())),
    )


def _fault(read: dict[str, object]) -> str | None:
    line_id, language, text = (read.get(name) for name in ("id", "lang", "text"))
    if not isinstance(line_id, str) or not line_id:
        return _("id must be a text that is not empty.")
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        return _("lang must be the tag of a language, such as nl.")
    if not isinstance(text, str):
        return _("text must be a text.")
    if len(text) > MAX_CHARACTERS:
        return _("text has more than %(most)d characters.") % {"most": MAX_CHARACTERS}
    names = read.get("register", [])
    is_list = isinstance(names, list) and all(isinstance(each, str) for each in names)
    if not is_list or not isinstance(names, Sequence) or len(names) > _MAX_NAMES:
        return _("register must be a list of at most %(most)d names.") % {"most": _MAX_NAMES}
    return None


def _register(names: Sequence[str]) -> Register:
    return Register(
        entries=tuple(_entries(names)),
        version=sha256("\n".join(names).encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _entries(names: Iterable[str]) -> Iterator[RegisterEntry]:
    for name in names:
        if name.strip():
            kind = EntryKind.ORGANISATION if is_institution(name) else EntryKind.PERSON
            yield RegisterEntry(entry_id=uuid5(_NAMES, _escaped(name)), kind=kind, text=name)


def _escaped(name: str) -> str:
    return name.encode("utf-8", "surrogatepass").hex()
