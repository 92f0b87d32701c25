"""Writes the golden notes, entries and pages of version 1 beside this file.

Run ``python tests/vectors/federation/log/generate.py`` from the root of the project. Keys and
times are fixed and Ed25519 is deterministic, so the same files come out every time. The files
are a promise: a case may be added and is never changed. Each case stands with its name, what a
reader is given, and ``refused``: the code of the refusal, or null if it is accepted. Of an
accepted page, ``records`` says what each entry came to.
"""

import base64
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[3]))

from federation.base64url import dump_base64url  # noqa: E402 - after the root is on the path
from federation.keys import sign_raw  # noqa: E402 - likewise
from schemas.page import Page, PageLine, dump_page_line, dump_page_proof  # noqa: E402 - likewise
from tests.federation.fake_origin import (  # noqa: E402 - likewise
    COLLECTION,
    ISSUER,
    NOON,
    FakeOrigin,
    fixed_key,
    origin_with,
    other_history,
)

Case: TypeAlias = "dict[str, str | None]"

_OUTCOMES = {
    "valid, to the end": "verified verified verified verified verified",
    "valid, first three": "verified verified verified",
    "valid, without a body": "verified pending verified verified verified",
    "valid, with a body that does not fit": "verified refused verified verified verified",
}
HOUR = timedelta(hours=1)


def build() -> Mapping[str, bytes]:
    """Return the content of each file by its name."""
    origin = _origin()
    context = {
        "collection": COLLECTION,
        "issuer": ISSUER,
        "now": NOON.isoformat(),
        "vouched": origin.vouched.dump(),
    }
    return {
        "notes.json": _dump(context | {"cases": _note_cases(origin)}),
        "entries.json": _dump(context | {"cases": _entry_cases(origin)}),
        "pages.json": _dump(
            context | {"checkpoint": origin.note().decode(), "cases": _page_cases(origin)}
        ),
    }


def _origin() -> FakeOrigin:
    """A log of five entries: its keys, two records, a correction and a withdrawal."""
    origin = FakeOrigin()
    origin.put(1, body='{"title":"Café"}'.encode())
    origin.put(2)
    origin.put(1, rev=3)
    origin.withdraw(2)
    return origin


def _note_cases(origin: FakeOrigin) -> list[Case]:
    note = origin.note().decode()
    text, _, signatures = note.partition("\n\n")
    plain, timed = signatures.splitlines(keepends=True)
    witness = base64.b64encode(b"wit1" + bytes(72)).decode()
    cases = [
        ("valid", note, None),
        ("valid, with a witness", f"{note}— witness.example {witness}\n", None),
        ("valid, empty log", FakeOrigin(is_founded=False).note().decode(), None),
        ("of another collection", _elsewhere().note().decode(), "mix_and_match"),
        ("by a key nobody vouches for", _stranger().note().decode(), "key_unknown"),
        ("size changed", note.replace("\n5\n", "\n6\n"), "signature_invalid"),
        ("plain line missing", f"{text}\n\n{timed}", "checkpoint_refused"),
        ("timed line missing", f"{text}\n\n{plain}", "checkpoint_refused"),
        ("plain line twice", f"{text}\n\n{plain}{timed}{plain}", "checkpoint_refused"),
        ("extension line", f"{text}\nextension\n\n{signatures}", "checkpoint_refused"),
        ("size with a leading nought", note.replace("\n5\n", "\n05\n"), "checkpoint_refused"),
        ("hyphens for dashes", note.replace("—", "-"), "checkpoint_refused"),
        ("carriage returns", note.replace("\n", "\r\n"), "checkpoint_refused"),
        ("signed 25 hours ago", origin.note(age=25 * HOUR).decode(), "frozen"),
        ("signed in an hour", origin.note(age=-HOUR).decode(), "expired"),
    ]
    return [{"name": name, "note": given, "refused": code} for name, given, code in cases]


def _entry_cases(origin: FakeOrigin) -> list[Case]:
    key, put, withdrawal = (origin.lines[index].entry for index in (0, 1, 4))
    payload = json.loads(base64.urlsafe_b64decode(put.split(b".")[1] + b"=="))
    header = {"alg": "Ed25519", "typ": "linkpin-entry+jwt", "kid": origin.key.kid}
    cases = [
        ("valid key entry", key, None),
        ("valid put", put, None),
        ("valid withdrawal", withdrawal, None),
        ("signature changed", put[:-4] + b"AAAA", "signature_invalid"),
        ("by another key", _stranger().lines[1].entry, "key_unknown"),
        ("of another collection", _elsewhere().lines[1].entry, "claims_refused"),
        ("older algorithm name", _token(header | {"alg": "EdDSA"}, payload), "header_refused"),
        ("no algorithm", _token(header | {"alg": "none"}, payload), "header_refused"),
        ("other type", _token(header | {"typ": "JWT"}, payload), "header_refused"),
        ("key embedded", _token(header | {"jwk": {}}, payload), "header_refused"),
        ("critical member", _token(header | {"crit": ["b64"]}, payload), "header_refused"),
        ("unknown claim", _token(header, payload | {"extra": 1}), "claims_refused"),
        ("unknown operation", _token(header, payload | {"op": "share"}), "claims_refused"),
        ("not at midnight", _token(header, payload | {"iat": 1}), "claims_refused"),
        ("float", _token(header, payload | {"size": 1.5}), "json_refused"),
    ]
    return [{"name": name, "entry": given.decode(), "refused": code} for name, given, code in cases]


def _page_cases(origin: FakeOrigin) -> list[Case]:
    whole, part, other = origin.page(0, 5), origin.page(0, 3), other_history(5, common=2)
    first, second, *rest = whole.lines
    other_body = _line(second, salt=second.salt, body=b"{}")
    cases = [
        ("valid, to the end", whole, None),
        ("valid, first three", part, None),
        ("valid, without a body", _with(whole, first, _line(second), *rest), None),
        ("valid, with a body that does not fit", _with(whole, first, other_body, *rest), None),
        ("without entries", _with(whole), "page_refused"),
        ("first entry missing", _with(whole, second, *rest), "position_refused"),
        ("second entry missing", _with(whole, first, *rest), "position_refused"),
        ("out of order", _with(whole, *whole.lines[::-1]), "position_refused"),
        ("last entry missing", _with(whole, *whole.lines[:-1]), "page_refused"),
        ("of another history", other.page(0, 5), "fork"),
        ("proof for another size", other_history(9, common=2).page(0, 3), "page_refused"),
        ("proof missing", replace(part, proof=replace(part.proof, hashes=())), "fork"),
        ("log without its keys", _renumbered(origin_with(5).page(1, 5)), "claims_refused"),
    ]
    return [
        {
            "name": name,
            "page": _dump_page(given),
            "refused": code,
            "records": _OUTCOMES.get(name),
        }
        for name, given, code in cases
    ]


def _elsewhere() -> FakeOrigin:
    origin = FakeOrigin(collection=COLLECTION.replace("ran", "nl"))
    origin.put(1)
    return origin


def _stranger() -> FakeOrigin:
    origin = FakeOrigin(fixed_key(2))
    origin.put(1)
    return origin


def _token(header: Mapping[str, object], payload: Mapping[str, object]) -> bytes:
    parts = [dump_base64url(json.dumps(each).encode()) for each in (header, payload)]
    signing_input = b".".join(parts)
    return signing_input + b"." + dump_base64url(sign_raw(fixed_key(1), signing_input))


def _line(line: PageLine, *, salt: bytes | None = None, body: bytes | None = None) -> PageLine:
    return replace(line, salt=salt, body=body)


def _with(page: Page, *lines: PageLine) -> Page:
    return replace(page, lines=lines)


def _renumbered(page: Page) -> Page:
    lines = (replace(line, index=index) for index, line in enumerate(page.lines))
    return Page(lines=tuple(lines), proof=replace(page.proof, start=4, end=5))


def _dump_page(page: Page) -> str:
    lines = b"".join(dump_page_line(line) for line in page.lines)
    return (lines + dump_page_proof(page.proof)).decode()


def _dump(content: Mapping[str, object]) -> bytes:
    return json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n"


if __name__ == "__main__":
    for name, content in build().items():
        (HERE / name).write_bytes(content)
