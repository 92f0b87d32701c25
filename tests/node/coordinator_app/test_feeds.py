"""A feed tells what is new to who has its address, and nothing about who asked for what."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from node.database import db
from node.extensions import current_node
from node.people.service import disable_person, get_person
from node.private.saved_searches.service import save_search
from schemas.entry import Kind
from tests.node.coordinator_app.readers import Readers, address_of, readers
from tests.node.search.town import entry, practice
from tests.nodes import NOON

ATOM = "{http://www.w3.org/2005/Atom}"
WORD = "kampvuur"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Readers]:
    with readers(tmp_path) as here:
        yield here


@pytest.fixture
def address(here: Readers) -> str:
    session = db.session()
    assert here.app
    person = get_person(session, node=current_node(), handle="an")
    _id, secret = save_search(session, node=current_node(), person=person, asked={"q": [WORD]})
    session.commit()
    return f"/feeds/{secret}.atom"


def feed(here: Readers, address: str) -> ET.Element:
    answer = here.app.test_client().get(address)
    assert answer.status_code == 200
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.data)  # noqa: S314 - our own answer


def titles(root: ET.Element) -> list[str | None]:
    return [each.findtext(f"{ATOM}title") for each in root.iter(f"{ATOM}entry")]


def test_a_feed_holds_what_answers_the_newest_first(here: Readers, address: str) -> None:
    old, new, _other = (
        practice("Oud", situation=f"{WORD} {WORD} {WORD}"),
        practice("Nieuw", situation=f"Een {WORD}."),
        practice("Iets anders"),
    )
    here.town.receive(old, day=NOON - timedelta(days=9))
    (new_id, _) = here.town.receive(new, _other)
    here.town.receive(entry(f"Over {WORD}"), kind=Kind.DIRECTORY_ENTRY)
    here.town.update()
    root = feed(here, address)
    assert titles(root) == ["Nieuw", "Oud"]
    first = next(root.iter(f"{ATOM}entry"))
    link = first.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib["href"].endswith(address_of(new_id))
    assert first.findtext(f"{ATOM}id") == f"urn:uuid:{new_id}"
    assert first.findtext(f"{ATOM}summary") == "Xenon."


def test_a_feed_tells_neither_what_was_asked_nor_by_whom_nor_a_text(
    here: Readers, address: str
) -> None:
    here.town.receive(practice("Titel", situation=f"Geheim {WORD}."))
    here.town.update()
    text = here.app.test_client().get(address).get_data(as_text=True)
    assert "Titel" in text
    for private in (WORD, "Geheim", "Annelore", "an@"):
        assert private not in text


def test_a_feed_that_did_not_change_is_not_sent_again(here: Readers, address: str) -> None:
    here.town.receive(practice("A", situation=WORD))
    here.town.update()
    client = here.app.test_client()
    first = client.get(address)
    assert first.headers["Last-Modified"] == "Mon, 02 Mar 2026 00:00:00 GMT"
    tag = first.headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    here.town.receive(practice("B", situation=WORD))
    here.town.update()
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_an_empty_feed_is_a_feed(here: Readers, address: str) -> None:
    root = feed(here, address)
    assert titles(root) == []
    assert root.findtext(f"{ATOM}updated") == "2026-03-02T00:00:00+00:00"


def test_markup_in_a_title_stays_text(here: Readers, address: str) -> None:
    here.town.receive(practice("</title><script>x</script>&amp;", situation=WORD))
    here.town.update()
    assert titles(feed(here, address)) == ["</title><script>x</script>&amp;"]


def test_the_feed_of_a_closed_account_is_as_one_that_never_was(here: Readers, address: str) -> None:
    disable_person(db.session(), node=current_node(), handle="an")
    db.session().commit()
    client = here.app.test_client()
    dead, never = client.get(address), client.get("/feeds/never.atom")
    assert dead.status_code == never.status_code == 404
    assert dead.data.replace(address.encode(), b"") == never.data.replace(b"/feeds/never.atom", b"")


@pytest.mark.parametrize("secret", ["x", "x" * 600, "%00", "%ed%a0%80", "..%2f"])
def test_an_address_that_is_none_is_not_found(here: Readers, secret: str) -> None:
    assert here.app.test_client().get(f"/feeds/{secret}.atom").status_code == 404


def test_a_withdrawn_practice_leaves_the_feed(here: Readers, address: str) -> None:
    own = here.town.release(practice("Van ons", situation=WORD))
    here.town.update()
    assert titles(feed(here, address)) == ["Van ons"]
    here.town.withdraw(own)
    assert titles(feed(here, address)) == []
