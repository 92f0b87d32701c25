"""A list out of a file of visiting cards, of version 3 or 4.

Of a card are read organisation, name, function, one mailbox and one telephone number. Everything
else, such as birthdays, pictures and notes, is left where it is, and the page says so.
"""

import re
from collections.abc import Iterator
from typing import Final

import vobject  # type: ignore[import-untyped]

from node.errors import InputRefusedError
from node.language import gettext as _
from node.private.packs.decoded_text import decode_text
from node.private.packs.sheet import MAX_CELL_CHARACTERS, MAX_LINES, Fault, Sheet

__all__ = ["is_vcard", "read_vcard"]

HEADER: Final = ("Organisation", "Contact", "Function", "Mailbox", "Telephone")
_READ: Final = {"fn", "n", "org", "title", "role", "email", "tel"}
_BESIDE: Final = {"version", "uid", "rev", "prodid", "kind"}
_BEGIN: Final = re.compile(r"^BEGIN:VCARD\s*$", re.IGNORECASE)
_END: Final = re.compile(r"^END:VCARD\s*$", re.IGNORECASE)

_LAST_RANK: Final = 100
"""Greatest number by which a card marks what is preferred (RFC 6350)."""


def is_vcard(data: bytes) -> bool:
    """Say whether a file holds visiting cards."""
    return b"BEGIN:VCARD" in data[:400].replace(b"\x00", b"").upper()


def read_vcard(data: bytes) -> Sheet:
    """Return the list of a file of visiting cards; a line is the one on which a card begins.

    Raises:
        InputRefusedError: It holds none, or too many.
    """
    sheet = Sheet(header=HEADER)
    left_out: set[str] = set()
    for number, text in _cards(decode_text(data)):
        if len(sheet.lines) >= MAX_LINES:
            raise InputRefusedError(
                _("The file has more than %(most)d cards. Divide it.") % {"most": MAX_LINES}
            )
        _add(sheet, number, text, left_out)
    if not sheet.lines and not sheet.faults:
        raise InputRefusedError(_("There is no visiting card in this file."))
    if left_out:
        sentence = _("Left out, because nothing of the sort is kept here: %(what)s.") % {
            "what": ", ".join(sorted(left_out))
        }
        sheet.notes.append(Fault(line=None, column="", sentence=sentence))
    return sheet


def _cards(text: str) -> Iterator[tuple[int, str]]:
    begun, kept = 0, list[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        if _BEGIN.match(line):
            begun, kept = number, []
        if begun:
            kept.append(line)
        if begun and _END.match(line):
            yield begun, "\r\n".join(kept) + "\r\n"
            begun = 0
    if begun:
        # Cut off in the middle; the reader says so.
        yield begun, "\r\n".join(kept) + "\r\n"


def _add(sheet: Sheet, number: int, text: str, left_out: set[str]) -> None:
    try:
        card = vobject.readOne(text)
        members = card.contents
        cells = (
            _organisation(members),
            _name(members),
            _first(members, "title") or _first(members, "role"),
            _best(members, "email"),
            _best(members, "tel").removeprefix("tel:"),
        )
    except Exception:  # noqa: BLE001 - the reader raises whatever it stumbles over
        _fault(sheet, number, _("This card cannot be read; it is cut off or damaged."))
        return
    if any(len(cell) > MAX_CELL_CHARACTERS for cell in cells):
        _fault(sheet, number, _("A line of this card is too long."))
        return
    left_out.update(name.upper() for name in members if name not in _READ | _BESIDE)
    if len(members.get("email", ())) > 1:
        sentence = _("This card has several mailboxes; the one for work or marked first is taken.")
        sheet.notes.append(Fault(line=number, column=HEADER[3], sentence=sentence))
    sheet.lines[number] = tuple(" ".join(cell.split()) for cell in cells)


def _fault(sheet: Sheet, number: int, sentence: str) -> None:
    sheet.faults.append(Fault(line=number, column="", sentence=sentence))


def _organisation(members: dict[str, list[vobject.base.ContentLine]]) -> str:
    for each in members.get("org", ()):
        value = each.value
        return str(value[0] if isinstance(value, list) and value else value or "")
    return ""


def _name(members: dict[str, list[vobject.base.ContentLine]]) -> str:
    """Return who a card is of; nobody, if it is the card of the organisation itself."""
    name = _first(members, "fn")
    return "" if name.casefold() == _organisation(members).casefold() else name


def _first(members: dict[str, list[vobject.base.ContentLine]], name: str) -> str:
    return next((str(each.value) for each in members.get(name, ())), "")


def _best(members: dict[str, list[vobject.base.ContentLine]], name: str) -> str:
    """Return the one of several that is marked first, else the one for work, else the first."""
    found = sorted(members.get(name, ()), key=_rank)
    return str(found[0].value) if found else ""


def _rank(line: vobject.base.ContentLine) -> tuple[int, bool]:
    types = {each.lower() for each in line.params.get("TYPE", ())}
    preferred = next(iter(line.params.get("PREF", ())), "")
    is_number = preferred.isdecimal() and len(preferred) <= len(str(_LAST_RANK))
    rank = int(preferred) if is_number else 1 if "pref" in types else _LAST_RANK + 1
    return (rank, "work" not in types)
