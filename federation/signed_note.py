"""The text form of a signed note: lines that were signed, and the lines that sign them.

The text ends with a newline; after an empty line follow the signatures, one a line: em dash,
key name, and base64 of four bytes naming the key and the signature. The same record key signs
under two types, told apart by those four bytes. What is parsed here is not verified.

Base64 is read in its one canonical spelling. At most ``MAX_SIGNATURES`` lines and
``MAX_NOTE_BYTES`` are read, which is room for later witnesses with larger signatures.

Source: C2SP signed-note, version 1.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from federation.errors import CheckpointRefusedError

__all__ = [
    "COSIGNATURE_TYPE",
    "ED25519_TYPE",
    "KEY_ID_BYTES",
    "MAX_NOTE_BYTES",
    "MAX_SIGNATURES",
    "NoteSignature",
    "SignedNote",
    "check_key_name",
    "dump_note",
    "note_key_id",
    "parse_base64",
    "parse_note",
]

MAX_NOTE_BYTES: Final = 64 * 1024
MAX_SIGNATURES: Final = 16
KEY_ID_BYTES: Final = 4

ED25519_TYPE: Final = 0x01
"""A plain Ed25519 signature over the text."""

COSIGNATURE_TYPE: Final = 0x04
"""An Ed25519 signature over a time and the text (C2SP tlog-cosignature)."""

_CONTROL = re.compile(rb"[\x00-\x09\x0b-\x1f]")
_DASH = "— "


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSignature:
    """One signature line.

    Attributes:
        key_name: Who signed, as the line says.
        key_id: Four bytes naming the key and the type; an index, not a proof.
        signature: What follows; its form depends on the type.
    """

    key_name: str
    key_id: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedNote:
    """A text and its signature lines.

    Attributes:
        text: The exact bytes that were signed, with the last newline.
        signatures: In the order of the note.
    """

    text: bytes
    signatures: tuple[NoteSignature, ...]


def note_key_id(key_name: str, *, signature_type: int, public_key: bytes) -> bytes:
    """Return the four bytes that name a key and a signature type.

    Args:
        key_name: Name written on the line.
        signature_type: ``ED25519_TYPE`` or ``COSIGNATURE_TYPE``.
        public_key: 32 bytes.
    """
    named = key_name.encode() + b"\n" + bytes([signature_type]) + public_key
    return sha256(named).digest()[:KEY_ID_BYTES]


def dump_note(text: bytes, signatures: Sequence[NoteSignature]) -> bytes:
    """Return the note as it is published.

    Args:
        text: Ends with a newline.
        signatures: At least one.
    """
    lines = [
        f"{_DASH}{each.key_name} {base64.b64encode(each.key_id + each.signature).decode()}\n"
        for each in signatures
    ]
    return text + b"\n" + "".join(lines).encode()


def parse_note(note: bytes, *, about: str) -> SignedNote:
    """Read a note without verifying it.

    Args:
        note: As received.
        about: URL of the collection, for the error.

    Raises:
        CheckpointRefusedError: Too large, not UTF-8, with control characters, without an empty
            line before the signatures, or with a line that is no signature.
    """
    if len(note) > MAX_NOTE_BYTES:
        raise CheckpointRefusedError(f"more than {MAX_NOTE_BYTES} bytes", about=about)
    if _CONTROL.search(note):
        raise CheckpointRefusedError("a control character stands in the note", about=about)
    head, separator, tail = note.rpartition(b"\n\n")
    if not (head and separator and tail.endswith(b"\n")):
        raise CheckpointRefusedError("no text with signature lines after it", about=about)
    try:
        head.decode()
        lines = tail.decode().removesuffix("\n").split("\n")
    except UnicodeDecodeError as error:
        raise CheckpointRefusedError("not UTF-8", about=about) from error
    if len(lines) > MAX_SIGNATURES:
        raise CheckpointRefusedError(f"more than {MAX_SIGNATURES} signatures", about=about)
    try:
        return SignedNote(text=head + b"\n", signatures=tuple(map(_parse_line, lines)))
    except ValueError as error:
        raise CheckpointRefusedError(f"a line is no signature: {error}", about=about) from error


def check_key_name(name: str) -> None:
    """Check that ``name`` may stand on a signature line.

    Raises:
        ValueError: Empty, or with white space or a plus sign.
    """
    if not name or "+" in name or any(map(str.isspace, name)):
        raise ValueError("a key name has no spaces and no plus sign")


def parse_base64(text: str) -> bytes:
    """Return the bytes of standard base64 with padding.

    Raises:
        ValueError: Another alphabet, other padding, or spare bits that are set.
    """
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if base64.b64encode(data).decode() != text:
        raise ValueError("not the canonical spelling of base64")
    return data


def _parse_line(line: str) -> NoteSignature:
    """Read one signature line; raises ValueError."""
    if not line.startswith(_DASH):
        raise ValueError("it does not begin with an em dash and a space")
    key_name, _, encoded = line.removeprefix(_DASH).partition(" ")
    check_key_name(key_name)
    data = parse_base64(encoded)
    if len(data) <= KEY_ID_BYTES:
        raise ValueError("it is too short")
    return NoteSignature(
        key_name=key_name, key_id=data[:KEY_ID_BYTES], signature=data[KEY_ID_BYTES:]
    )
