"""A directory entry as a vCard, for the reader's own address book; one at a time, never many.

What a town wrote is escaped, so that none of it can begin another property or another card.

Source: RFC 6350: lines and folding (3.2), escaping (3.4), properties (6); RFC 5646 for languages.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from schemas.directory_entry import DirectoryEntry, LanguageUse

__all__ = ["CONTENT_TYPE", "dump_vcard"]

CONTENT_TYPE: Final = "text/vcard; charset=utf-8"

_MAX_LINE_BYTES = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": ""})


def dump_vcard(entry: DirectoryEntry, *, uid: str, language: str, source: str, note: str) -> bytes:
    """Return the card of an entry.

    Args:
        entry: As it was released.
        uid: What the entry is known by everywhere, such as `urn:uuid:…`.
        language: Of the reader, in which texts are given if the town wrote them.
        source: Address of the entry's page at this node.
        note: A line of this node about where the card comes from and how old it is.
    """
    lines = _lines(entry, uid=uid, language=language, source=source, note=note)
    return b"".join(_fold(line) for line in lines)


def _lines(
    entry: DirectoryEntry, *, uid: str, language: str, source: str, note: str
) -> Iterator[str]:
    role = _choose(entry.role, language)
    organisation = _choose(entry.organisation, language)
    unit = _choose(entry.unit, language) if entry.unit else ""
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"KIND:{'individual' if entry.name else 'org'}"
    yield f"UID:{uid}"
    yield f"FN:{_escape(entry.name or f'{role}, {organisation}')}"
    yield f"ORG:{_escape(organisation)}" + (f";{_escape(unit)}" if unit else "")
    yield f"TITLE:{_escape(role)}"
    yield f"EMAIL;TYPE=work:{_escape(entry.mailbox)}"
    if entry.direct_line:
        yield f"TEL;TYPE=work;VALUE=uri:tel:{entry.direct_line}"
    for skill in sorted(entry.languages, key=lambda each: each.use is not LanguageUse.TALKS):
        yield f"LANG;TYPE=work:{skill.tag}"
    yield f"SOURCE:{source}"
    yield f"NOTE:{_escape(note)}"
    yield "END:VCARD"


def _choose(texts: Mapping[str, str], language: str) -> str:
    """Return the text in the reader's language, or the first there is."""
    for tag, text in texts.items():
        if tag.partition("-")[0] == language:
            return text
    return next(iter(texts.values()), "")


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)


def _fold(line: str) -> bytes:
    """Return a line in pieces of at most 75 bytes, none of which cuts a character."""
    pieces: list[bytes] = []
    piece = b""
    for sign in line:
        encoded = sign.encode("utf-8", "replace")
        # Every piece but the first begins with a space, which counts.
        if len(piece) + len(encoded) > _MAX_LINE_BYTES:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
