"""What is known of a page's records: one look, and nothing in the page is believed."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from federation.trusted_log import RecordHead
from node.database import db
from node.published.pages import PageRequest, entries_page
from node.published.store import Withdraw
from node.received.heads import HeadFinder
from node.settings import Settings
from schemas.page import Page, PageLine, PageProof, parse_page
from tests.node.published.released import put, release, sealing
from tests.node.received.towns import Reader

V = "https://vilvoorde.example"
ONE, TWO = UUID(int=1), UUID(int=2)
EMPTY = Page(lines=(), proof=PageProof(start=0, end=0, hashes=()))


@pytest.fixture
def page(vilvoorde: Settings, reader: Reader) -> Page:
    """A page whose records were read: one that is live, one that was withdrawn."""
    release(vilvoorde, put(record_id=ONE, rev=3), put(record_id=TWO))
    release(vilvoorde, Withdraw(record_id=TWO))
    reader.sync()
    with sealing(vilvoorde) as origin:
        wanted = PageRequest(start=0, limit=10, size=4)
        return parse_page(entries_page(origin.session, "ran", wanted))


def test_heads_say_revision_and_withdrawal(page: Page, reader: Reader) -> None:
    find = HeadFinder(reader.session, origin=V, page=page)

    assert find(ONE) == RecordHead(rev=3, is_withdrawn=False)
    assert find(TWO) == RecordHead(rev=1, is_withdrawn=True)
    assert find(uuid4()) is None


def test_records_of_another_origin_are_others(page: Page, reader: Reader) -> None:
    find = HeadFinder(reader.session, origin="https://sarcelles.example", page=page)

    assert find(ONE) is None


def test_a_page_is_one_query(page: Page, reader: Reader) -> None:
    asked: list[str] = []
    event.listen(
        db.engines["received"],
        "before_cursor_execute",
        lambda *call: asked.append(call[2]) if call[2].startswith("SELECT") else None,
    )
    find = HeadFinder(reader.session, origin=V, page=page)
    for record_id in (ONE, TWO):
        find(record_id)

    assert len(asked) == 1


def test_what_a_page_hides_is_looked_up_by_itself(page: Page, reader: Reader) -> None:
    assert page.lines
    find = HeadFinder(reader.session, origin=V, page=EMPTY)

    assert find(ONE) == RecordHead(rev=3, is_withdrawn=False)


@pytest.mark.parametrize("entry", [b"a", b"a.?.c", b"a.eyJpZCI6ICJ4In0.c", b".."])
def test_an_entry_that_is_none_is_passed_over(reader: Reader, entry: bytes) -> None:
    page = Page(lines=(PageLine(index=0, entry=entry),), proof=PageProof(start=1, end=1, hashes=()))

    assert HeadFinder(reader.session, origin=V, page=page)(ONE) is None
