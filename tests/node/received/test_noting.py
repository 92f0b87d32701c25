"""Summaries that came in are looked at: noted by codes on receipt, and nothing is withheld."""

import json
import logging
from uuid import UUID

import pytest
from sqlalchemy import func, select

from node.database import Zone, start_writing
from node.published.store import Withdraw
from node.received import noting
from node.received.models import IncomingReport, ReceivedRecord
from node.received.noting import find_notes, note_incoming
from node.received.reading import find_received
from node.settings import Settings
from node.textguard.report import HIDDEN, note_texts
from tests.node.published.released import make_body, put, release
from tests.node.received.towns import Reader
from tests.nodes import NOON

V = "https://vilvoorde.example"
ID = UUID("0b8ee0a1-4a3b-4f0e-9a3c-52f2c1f0a001")
MAILBOX = "quillon.veldmans@mail.example"


def hostile(title: str = "Praten") -> bytes:
    """Return a body with a mailbox, and a name with one Cyrillic letter."""
    body = json.loads(make_body(title))
    language = body["language"]
    body["texts"][language]["situation"] = f"Vraag het aan {MAILBOX}."
    body["texts"][language]["aim"] = "Met Quill\u043en aan tafel."
    return json.dumps(body, ensure_ascii=False).encode()


def look(reader: Reader, most: int = 500) -> int:
    return note_incoming(reader.session, now=NOON, most=most)


def kinds(reader: Reader, record_id: UUID = ID) -> set[tuple[str, str]]:
    notes = find_notes(reader.session, origin=V, record_id=record_id)
    return {(each.member.rpartition(".")[2], each.kind) for each in notes}


def reports(reader: Reader) -> int:
    return reader.session.scalar(select(func.count()).select_from(IncomingReport)) or 0


def test_what_a_hostile_town_hid_is_noted_and_the_text_stays_as_it_is(
    vilvoorde: Settings, reader: Reader
) -> None:
    body = hostile()
    release(vilvoorde, put(record_id=ID, body=body), put("Twee"))
    reader.sync()

    assert look(reader) == 2
    assert kinds(reader) == {("situation", "email"), ("aim", HIDDEN)}
    received = find_received(reader.session, origin=V, record_id=ID)
    assert received is not None
    assert (received.live, received.body) == (True, body)


def test_a_clean_summary_has_no_notes_and_is_looked_at_once(
    vilvoorde: Settings, reader: Reader
) -> None:
    release(vilvoorde, put(record_id=ID))
    reader.sync()

    assert (look(reader), look(reader)) == (1, 0)
    assert kinds(reader) == set()
    assert reports(reader) == 1


def test_the_notes_are_of_the_revision_that_stands_now(vilvoorde: Settings, reader: Reader) -> None:
    release(vilvoorde, put(record_id=ID, body=hostile()))
    reader.sync()
    look(reader)
    release(vilvoorde, put("Beter", record_id=ID, rev=2))
    reader.sync()

    assert kinds(reader) == set(), "nobody has looked at the new one"
    assert look(reader) == 1
    assert kinds(reader) == set()


def test_nothing_is_left_of_a_note_once_its_record_is_withdrawn(
    vilvoorde: Settings, reader: Reader
) -> None:
    release(vilvoorde, put(record_id=ID, body=hostile()))
    reader.sync()
    look(reader)
    release(vilvoorde, Withdraw(record_id=ID))
    reader.sync()

    assert reports(reader) == 0
    assert look(reader) == 0


def test_what_is_too_much_for_one_turn_waits_for_the_next(
    vilvoorde: Settings, reader: Reader
) -> None:
    release(vilvoorde, *(put(f"Nummer {number}") for number in range(5)))
    reader.sync()

    assert [look(reader, most=2) for _turn in range(4)] == [2, 2, 1, 0]


def test_what_changed_while_it_was_looked_at_is_looked_at_again(
    vilvoorde: Settings, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(vilvoorde, put(record_id=ID, body=hostile()))
    reader.sync()

    def slow(texts: dict[str, str], *, country: str) -> object:
        start_writing(reader.session, Zone.RECEIVED)
        row = reader.session.get_one(ReceivedRecord, (V, ID), populate_existing=True)
        row.change_number += 1
        reader.session.commit()
        monkeypatch.setattr(noting, "note_texts", note_texts)
        return note_texts(texts, country=country)

    monkeypatch.setattr(noting, "note_texts", slow)
    assert look(reader) == 2
    assert ("situation", "email") in kinds(reader)


def test_what_was_withdrawn_while_it_was_looked_at_leaves_no_note(
    vilvoorde: Settings, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(vilvoorde, put(record_id=ID, body=hostile()))
    reader.sync()

    def slow(texts: dict[str, str], *, country: str) -> object:
        release(vilvoorde, Withdraw(record_id=ID))
        reader.sync()
        return note_texts(texts, country=country)

    monkeypatch.setattr(noting, "note_texts", slow)
    look(reader)
    assert reports(reader) == 0


def test_newer_patterns_look_at_everything_again(
    vilvoorde: Settings, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(vilvoorde, put(record_id=ID), put("Twee"))
    reader.sync()
    look(reader)
    monkeypatch.setattr(noting, "REPORT_VERSION", 2)

    assert look(reader) == 2
    assert reports(reader) == 2


def test_no_word_of_a_summary_stands_in_a_note_or_a_log(
    vilvoorde: Settings, reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    release(vilvoorde, put(record_id=ID, body=hostile()))
    reader.sync()
    look(reader)

    kept = reader.session.scalars(select(IncomingReport.noted)).one()
    said = [f"{each.msg} {each.__dict__.get('code', '')}" for each in caplog.records]
    assert any("incoming_noted" in each and "patterns.email" in each for each in said)
    for place in (kept, caplog.text, *said):
        assert "veldmans" not in place
        assert "mail.example" not in place
