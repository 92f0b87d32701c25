"""A coordinator is told what may name somebody in a practice of others, and can tell its town."""

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import UUID

import pytest
from sqlalchemy import select

from node.airlock import incoming as recognised
from node.airlock.findings import RecogniserFailedError
from node.audit import AuditRow
from node.database import db
from node.extensions import Process, current_node
from node.people.service import get_person
from node.private.register.models import KnownKind
from node.private.register.service import add_known
from node.received.noting import note_incoming
from schemas.entry import Kind
from tests.node.coordinator_app.readers import Readers, address_of, readers
from tests.node.search.town import entry, practice
from tests.nodes import NOON, opened

TOLD = "This text may name somebody."
MAILBOX = "quillon.veldmans@mail.example"
NAME = "Ilvara Quastenborg"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Readers]:
    with readers(tmp_path) as here:
        yield here


def words_of(page: str) -> str:
    body = page.partition('id="main"')[2].partition("<footer")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def receive(here: Readers, title: str = "Praten", **changes: Any) -> UUID:  # noqa: ANN401 - members of a body
    """Store a practice of another town, and let the syncer look at it."""
    (record_id,) = here.town.receive(practice(title, **changes))
    here.town.update()
    look(here)
    return record_id


def look(here: Readers) -> None:
    with opened(here.town.settings, process=Process.SYNCER) as (_app, session):
        note_incoming(session, now=NOON, most=100)


def know(text: str = NAME) -> None:
    session, node = db.session(), current_node()
    author = get_person(session, node=node, handle="an")
    add_known(session, node=node, actor=author, kind=KnownKind.PERSON, text=text)
    session.commit()


def letter_on(page: str) -> tuple[str, str, str]:
    """Return address, subject and body of the letter about what was found."""
    notice = page.partition('id="may-name"')[2].partition("</div>\n<h2")[0]
    link = urlsplit(notice.partition('href="')[2].partition('"')[0].replace("&amp;", "&"))
    assert link.scheme == "mailto"
    said = parse_qs(link.query)
    return unquote(link.path), said["subject"][0], said["body"][0]


def test_what_a_hostile_town_hid_is_shown_with_its_place_and_reason(here: Readers) -> None:
    record_id = receive(
        here, situation=f"Vraag het aan {MAILBOX}.", aim="Met Quill\u043en aan tafel."
    )

    page = here.page(address_of(record_id))

    words = words_of(page)
    assert TOLD in words
    assert f"What was going on?, a way to reach somebody: {MAILBOX}" in words
    assert "This is an e-mail address." in words
    assert "What did you want to change?, hidden characters: Quill\u043en" in words
    assert page.count(f"Vraag het aan {MAILBOX}.") == 1, "the text is shown as it came"


def test_a_clean_practice_has_no_such_notice(here: Readers) -> None:
    assert TOLD not in here.page(address_of(receive(here, "Ouders leren elkaar kennen")))


def test_nothing_is_withheld_from_search(here: Readers) -> None:
    receive(here, "Xylofoonavond", situation=f"Vraag het aan {MAILBOX}.")
    assert "Xylofoonavond" in here.page("/practices?q=xylofoonavond")


def test_the_letter_names_the_practice_and_repeats_no_word(here: Readers) -> None:
    here.town.receive(entry("Preventie"), kind=Kind.DIRECTORY_ENTRY)
    record_id = receive(here, "Praten & thee", situation=f"Vraag het aan {MAILBOX}.")

    address, subject, body = letter_on(here.page(address_of(record_id)))

    assert address == "preventie@town.example"
    assert subject == "A practice of yours may name somebody"
    assert f"Practice “Praten & thee” ({record_id}), revision 1." in body
    assert "- What was going on? (a way to reach somebody)" in body
    assert "veldmans" not in body


def test_a_title_in_which_something_was_found_stays_out_of_the_letter(here: Readers) -> None:
    here.town.receive(entry("Preventie"), kind=Kind.DIRECTORY_ENTRY)
    record_id = receive(here, f"Schrijf {MAILBOX}")

    _address, _subject, body = letter_on(here.page(address_of(record_id)))

    assert "veldmans" not in body
    assert f"Practice {record_id}, revision 1." in body


def test_without_an_entry_the_page_says_how_to_reach_the_town(here: Readers) -> None:
    record_id = receive(here, situation=f"Vraag het aan {MAILBOX}.")
    words = words_of(here.page(address_of(record_id)))
    assert "stands in the directory here. Call the town hall" in words
    assert f"{record_id} , revision 1" in words or f"{record_id}, revision 1" in words


def test_who_is_known_here_is_told_apart_and_goes_into_no_letter(here: Readers) -> None:
    here.town.receive(entry("Preventie"), kind=Kind.DIRECTORY_ENTRY)
    record_id = receive(here, approach=f"{NAME} opende de deur.")
    _address, _subject, before = letter_on(here.page(address_of(record_id)))
    know()

    page = here.page(address_of(record_id))

    words = words_of(page)
    assert "This stands in the register of your node." in words
    assert "This is the full name of a person in your register." in words
    _address, _subject, body = letter_on(page)
    assert body == before, "a letter does not tell who is known here"
    assert "Quastenborg" not in body


def test_what_the_register_alone_knows_is_told_here_and_nowhere_else(here: Readers) -> None:
    here.town.receive(entry("Preventie"), kind=Kind.DIRECTORY_ENTRY)
    record_id = receive(here, approach="Daarna kwam de groene vos langs.")
    assert TOLD not in here.page(address_of(record_id)), "nobody else would see a name in it"
    know("Groene Vos")

    page = here.page(address_of(record_id))

    assert "This stands in the register of your node." in words_of(page)
    assert TOLD not in here.page(address_of(record_id), handle="di")
    _address, _subject, body = letter_on(page)
    assert "What did you do" not in body
    assert "vos" not in body.lower()


@pytest.mark.parametrize("handle", ["di"])
def test_who_is_no_coordinator_is_told_nothing(here: Readers, handle: str) -> None:
    know()
    record_id = receive(here, situation=f"{NAME}: {MAILBOX}.")
    page = here.page(address_of(record_id), handle=handle)
    assert TOLD not in page
    assert "register of your node" not in page


def test_an_own_practice_is_not_reported(here: Readers) -> None:
    record_id = here.town.release(practice("Eigen", situation=f"Vraag het aan {MAILBOX}."))
    here.town.update()
    own = current_node().settings.entity_id
    assert TOLD not in here.page(address_of(record_id, origin=own))


def test_a_practice_opened_again_is_not_looked_at_again(
    here: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_id = receive(here, situation=f"Vraag het aan {MAILBOX}.")
    first = words_of(here.page(address_of(record_id)))

    def never(*_arguments: object, **_named: object) -> None:
        raise AssertionError

    monkeypatch.setattr(recognised, "find_in_texts", never)
    assert words_of(here.page(address_of(record_id))) == first


def test_a_recogniser_that_fails_hides_nothing_and_what_was_noted_is_told(
    here: Readers, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    record_id = receive(here, situation=f"Vraag het aan {MAILBOX}.")

    def fail(*_arguments: object, **_named: object) -> None:
        raise RecogniserFailedError("model")

    monkeypatch.setattr(recognised, "find_in_texts", fail)
    page = here.page(address_of(record_id))

    words = words_of(page)
    assert "What was going on?, an e-mail address" in words
    assert MAILBOX in page
    assert [each.msg for each in caplog.records].count("incoming_not_looked_at") == 1


def test_no_word_that_was_found_reaches_log_or_audit(
    here: Readers, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    record_id = receive(here, situation=f"Vraag het aan {MAILBOX}.")
    here.page(address_of(record_id))

    rows = db.session.execute(select(AuditRow.action, AuditRow.about)).all()
    said = json.dumps([each.__dict__ for each in caplog.records], default=str)
    assert "veldmans" not in f"{rows} {said}"


def test_partners_that_agreed_to_be_named_are_not_reported(here: Readers) -> None:
    partners = [{"sector": "school", "name": "Stichting Jan Peeters"}]
    record_id = receive(here, partners=["school"], named_partners=partners)
    assert TOLD not in here.page(address_of(record_id))
