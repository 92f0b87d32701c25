"""The page of a colleague: everything the town released about the role, and one card to take."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from node.received.models import RecordState
from schemas.entry import Kind
from tests.node.coordinator_app.readers import Readers, address_of, readers
from tests.node.search.town import entry, practice
from tests.nodes import NOON

OWN = "https://vilvoorde.example"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Readers]:
    with readers(tmp_path, population_band="p2") as here:
        yield here


def words_of(page: str) -> str:
    body = page.partition('id="main"')[2].partition("<footer")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def full_entry() -> bytes:
    return entry(
        "Coördinator",
        unit={"nl": "Dienst preventie"},
        name="Nele Voorbeeld",
        direct_line="+33199004455",
        languages=[{"tag": "nl", "use": "talks"}, {"tag": "fr", "use": "reads"}],
        can_talk_about=[{"concept": "mentoring", "experience": "can_train"}],
        looking_for=[{"concept": "sport", "text": {"nl": "Een club met ervaring."}}],
        visits={"hosts": True, "would_visit": False, "online": True, "months": ["2026-05"]},
        structures=[{"type": "panel", "concept": "mentoring"}],
        place={"country": "be", "population_band": "p2"},
    )


def test_everything_of_an_entry_is_told_in_words(here: Readers) -> None:
    (record_id,) = here.town.receive(full_entry(), kind=Kind.DIRECTORY_ENTRY)
    page = here.page(address_of(record_id, colleague=True))
    words = words_of(page)
    for said in (
        "Coördinator",
        "Nele Voorbeeld",
        "Stad, Dienst preventie",
        "Dutch: Talks",
        "French: Reads",
        "mentoring: Can train others",
        "sport : Een club met ervaring.",
        "Receives visitors",
        "Would meet on a screen",
        "Best in May 2026",
        "mentoring: Round table of care and justice",
        "As many inhabitants: 20,000 to 50,000 inhabitants",
        "The same country",
        "Last confirmed January 2026",
    ):
        assert said in words
    assert "Would visit another town" not in words
    assert 'href="tel:+33199004455"' in page
    assert 'href="mailto:preventie@town.example"' in page


def test_what_a_town_looks_for_is_shown_for_sixty_days(here: Readers) -> None:
    kind = Kind.DIRECTORY_ENTRY
    (fresh,) = here.town.receive(full_entry(), kind=kind, day=NOON - timedelta(days=59))
    (old,) = here.town.receive(full_entry(), kind=kind, day=NOON - timedelta(days=61))
    assert "Een club met ervaring." in here.page(address_of(fresh, colleague=True))
    assert "Een club met ervaring." not in here.page(address_of(old, colleague=True))


def test_an_entry_of_long_ago_says_so(here: Readers) -> None:
    (record_id,) = here.town.receive(
        entry("Coördinator", confirmed="2025-01"), kind=Kind.DIRECTORY_ENTRY
    )
    page = here.page(address_of(record_id, colleague=True))
    assert "Not confirmed since January 2025" in words_of(page)


def test_one_card_may_be_taken(here: Readers) -> None:
    (record_id,) = here.town.receive(full_entry(), kind=Kind.DIRECTORY_ENTRY)
    answer = here.client().get(f"{address_of(record_id, colleague=True)}.vcf")
    assert answer.content_type == "text/vcard; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.data.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert answer.data.endswith(b"END:VCARD\r\n")
    assert answer.data.count(b"BEGIN:VCARD") == 1


def test_there_is_no_list_of_cards_to_take(here: Readers) -> None:
    addresses = [rule.rule for rule in here.app.url_map.iter_rules()]
    assert [each for each in addresses if "vcf" in each] == [
        "/colleagues/<origin:origin>/<uuid:record_id>.vcf"
    ]


@pytest.mark.parametrize("suffix", ["", ".vcf"])
def test_a_withdrawn_entry_is_gone_with_its_card(here: Readers, suffix: str) -> None:
    (record_id,) = here.town.receive(entry("Zwaardvis"), kind=Kind.DIRECTORY_ENTRY)
    here.town.change(record_id, RecordState.WITHDRAWN, kind=Kind.DIRECTORY_ENTRY)
    page = here.page(f"{address_of(record_id, colleague=True)}{suffix}", status=404)
    assert "Zwaardvis" not in page
    assert "This colleague is not to be found here" in words_of(page)


def test_a_practice_and_an_unknown_one_are_no_colleagues(here: Readers) -> None:
    (record_id,) = here.town.receive(practice("Koffie"))
    here.page(address_of(record_id, colleague=True), status=404)
    here.page(address_of(uuid4(), colleague=True), status=404)


def test_an_own_entry_is_told_as_ours(here: Readers) -> None:
    own = here.town.release(entry("Wij zelf"), kind=Kind.DIRECTORY_ENTRY)
    page = here.page(address_of(own, origin=OWN, colleague=True))
    assert "This node released it" in words_of(page)
    assert "A town like yours" not in page
    assert "Write to this colleague" not in page


def test_markup_in_an_entry_is_shown_and_does_nothing(here: Readers) -> None:
    (record_id,) = here.town.receive(
        entry(HOSTILE, unit={"nl": HOSTILE}, name=HOSTILE), kind=Kind.DIRECTORY_ENTRY
    )
    page = here.page(address_of(record_id, colleague=True))
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;") >= 3


def test_a_text_that_is_damaged_here_is_not_shown_and_says_so(here: Readers) -> None:
    (record_id,) = here.town.receive(entry("Coördinator"), kind=Kind.DIRECTORY_ENTRY)
    here.town.change(record_id, RecordState.LIVE, body=b"{}", kind=Kind.DIRECTORY_ENTRY)
    words = words_of(here.page(address_of(record_id, colleague=True)))
    assert "The text that is stored here is damaged." in words
    here.page(f"{address_of(record_id, colleague=True)}.vcf", status=404)


@pytest.mark.parametrize(("handle", "status"), [("di", 200), ("bo", 403), ("ad", 403)])
@pytest.mark.parametrize("suffix", ["", ".vcf"])
def test_the_desk_reads_it_and_second_readers_and_admins_do_not(
    here: Readers, suffix: str, handle: str, status: int
) -> None:
    (record_id,) = here.town.receive(entry("Zwaardvis"), kind=Kind.DIRECTORY_ENTRY)
    page = here.page(
        f"{address_of(record_id, colleague=True)}{suffix}", handle=handle, status=status
    )
    assert ("Zwaardvis" in page) is (status == 200)
