"""The page of a practice: all of it in words, whom to call, and nothing of what is withdrawn."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from node.received.models import RecordState
from node.search.folder import locked
from schemas.entry import Kind
from tests.node.coordinator_app.exchanged import VILVOORDE, exchanged
from tests.node.coordinator_app.readers import OTHER_TOWN, Readers, address_of, readers
from tests.node.published.released import make_body, put
from tests.node.search.town import entry, practice
from tests.screens import sign_in

OWN = "https://vilvoorde.example"
STYLES = Path(__file__).parents[3] / "node" / "static" / "linkpin.css"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Readers]:
    with readers(tmp_path) as here:
        yield here


def words_of(page: str) -> str:
    body = page.partition('id="main"')[2].partition("<footer")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_everything_a_town_ticked_is_told_in_words(here: Readers) -> None:
    (record_id,) = here.town.receive(
        practice(
            "Praten",
            kind="training",
            network_step="step2_similar",
            network_part="informal",
            extremism_form="mixed_unclear",
            resources={"cost_band": "up_to_1000", "hours_per_week": 4},
            evidence={"level": "own_evaluation", "note": {"nl": "Zij bellen."}},
            needs_first={"nl": "Tijd."},
            lessons=[{"kind": "dont", "dont": "D10", "text": {"nl": "Nooit meer."}}],
            place={"country": "fr", "population_band": "p2", "urbanisation": "city"},
            period={"start": "2024-01", "end": "2024-06"},
        )
    )
    here.town.update()
    words = words_of(here.page(address_of(record_id)))
    for said in (
        "Training",
        "Bringing similar people together",
        "Informal network",
        "Mixed or unclear forms of extremism",
        "Up to €1,000 a year",
        "4 hours a week",
        "The town evaluated it",
        "Zij bellen.",
        "What another town needs first Tijd.",
        "Better not: Do not use the network for something else Nooit meer.",
        "20,000 to 50,000 inhabitants",
        "City",
        "January 2024 to June 2024",
        "Ask before citing.",
    ):
        assert said in words


def test_a_practice_is_shown_in_the_readers_language_and_in_any_other_it_has(
    here: Readers,
) -> None:
    body = json.loads(practice("Koffie"))
    body["texts"]["en"] = {**body["texts"]["nl"], "title": "Coffee"}
    (record_id,) = here.town.receive(json.dumps(body).encode())
    here.town.update()
    address = address_of(record_id)
    page = here.page(address)
    assert '<bdi lang="en">Coffee</bdi></h1>' in page
    assert '<div class="lp-text" dir="auto" lang="nl">' in page
    assert f'href="{address}?language=nl">Dutch (original)' in page
    assert '<bdi lang="nl">Koffie</bdi></h1>' in here.page(f"{address}?language=nl")
    assert '<bdi lang="en">Coffee</bdi></h1>' in here.page(f"{address}?language=<b>")


def test_the_colleague_that_is_named_in_it_is_the_one_to_call(here: Readers) -> None:
    named, _other = here.town.receive(
        entry("Genoemd"), entry("Iemand anders"), kind=Kind.DIRECTORY_ENTRY
    )
    (record_id,) = here.town.receive(practice("Koffie & thee", contact=str(named)))
    here.town.update()
    page = here.page(address_of(record_id))
    assert "Genoemd" in page
    assert "Iemand anders" not in page
    assert (
        "mailto:preventie@town.example?subject=Your%20practice%20%E2%80%9CKoffie%20%26%20thee"
        in page
    )


def test_without_a_name_whoever_stands_for_the_town_is_called(here: Readers) -> None:
    here.town.receive(entry("Van hier"), kind=Kind.DIRECTORY_ENTRY)
    here.town.receive(entry("Van elders"), kind=Kind.DIRECTORY_ENTRY, origin="https://lyon.example")
    (record_id,) = here.town.receive(practice("Koffie"))
    here.town.update()
    page = here.page(address_of(record_id))
    assert "Van hier" in page
    assert "Van elders" not in page


def test_a_practice_is_read_while_the_search_index_is_being_made(here: Readers) -> None:
    (named,) = here.town.receive(entry("Genoemd"), kind=Kind.DIRECTORY_ENTRY)
    with_name, without = here.town.receive(practice("Koffie", contact=str(named)), practice("Thee"))
    with locked(here.town.index_folder):
        for record_id, title in ((with_name, "Koffie"), (without, "Thee")):
            assert f"{title}</bdi></h1>" in here.page(address_of(record_id))
        assert "Genoemd" in here.page(address_of(with_name))
        words = words_of(here.page(address_of(without)))
        assert "Whom to call can be read here in a minute" in words
        assert "Nobody of" not in words
        here.page(address_of(named, colleague=True))
    assert "Genoemd" in here.page(address_of(without))


def test_what_it_adapts_and_what_adapts_it_lead_to_each_other(here: Readers) -> None:
    own = here.town.release(practice("Bron"))
    relation = {"type": "adapts", "origin": OWN, "id": str(own), "rev": 1, "outcome": "better"}
    (record_id,) = here.town.receive(practice("Na ons", relations=[relation]))
    here.town.update()
    forward = here.page(address_of(record_id))
    assert address_of(own, origin=OWN) in forward
    assert "It went better than there." in words_of(forward)
    backward = here.page(address_of(own, origin=OWN))
    assert address_of(record_id) in backward
    assert "Who tried it after them" in words_of(backward)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (
            {"origin": "https://lyon.example", "id": str(uuid4()), "rev": 1},
            "a practice of lyon.example that cannot be read here",
        ),
        ({"entry": "A" * 43}, "a practice that is known here by its fingerprint only"),
    ],
    ids=["of a town that is not read", "by its fingerprint"],
)
def test_what_cannot_be_read_here_is_told(here: Readers, target: object, said: str) -> None:
    assert isinstance(target, dict)
    (record_id,) = here.town.receive(practice("Na ons", relations=[{"type": "adapts", **target}]))
    here.town.update()
    assert said in words_of(here.page(address_of(record_id)))


def test_the_file_is_byte_for_byte_what_was_signed(here: Readers) -> None:
    body = practice("Koffie")
    (record_id,) = here.town.receive(body)
    here.town.update()
    answer = here.client().get(f"{address_of(record_id)}.json")
    assert answer.data == body
    assert answer.content_type == "application/json"
    assert answer.headers["Content-Disposition"].startswith("attachment; ")


@pytest.mark.parametrize("state", [each for each in RecordState if each is not RecordState.LIVE])
@pytest.mark.parametrize("suffix", ["", ".json"])
def test_nothing_of_a_text_that_may_not_be_shown_is_shown(
    here: Readers, state: RecordState, suffix: str
) -> None:
    body = practice("Zwaardvis")
    (record_id,) = here.town.receive(body)
    here.town.change(record_id, state, body=body)
    page = here.page(f"{address_of(record_id)}{suffix}", status=404)
    assert "Zwaardvis" not in page
    assert "the town withdrew it" in words_of(page)


def test_an_unknown_practice_says_what_may_have_happened(here: Readers) -> None:
    words = words_of(here.page(address_of(uuid4()), status=404))
    assert "Nothing is known of it at this node" in words


@pytest.mark.parametrize("address", ["/practices/x/y", "/practices/____/", "/practices/x"])
def test_an_address_that_is_none_is_not_found(here: Readers, address: str) -> None:
    here.page(address, status=404)


def test_an_entry_of_the_directory_is_no_practice(here: Readers) -> None:
    (record_id,) = here.town.receive(entry("Coördinator"), kind=Kind.DIRECTORY_ENTRY)
    here.town.update()
    here.page(address_of(record_id), status=404)


def test_a_text_that_is_damaged_here_is_not_shown_and_says_so(here: Readers) -> None:
    (record_id,) = here.town.receive(practice("Koffie"))
    here.town.update()
    here.town.change(record_id, RecordState.LIVE, body=b'{"texts": {}}')
    words = words_of(here.page(address_of(record_id)))
    assert "The text that is stored here is damaged." in words
    assert "Does not hold" in words


@pytest.mark.parametrize("member", ["title", "teaser", "situation", "lesson", "result"])
def test_markup_in_a_text_is_shown_and_does_nothing(here: Readers, member: str) -> None:
    changes = {} if member == "title" else {member: HOSTILE}
    (record_id,) = here.town.receive(practice(HOSTILE if not changes else "Koffie", **changes))
    here.town.update()
    page = here.page(address_of(record_id))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_own_practice_says_that_it_is_ours_and_leads_to_its_history(here: Readers) -> None:
    own = here.town.release(practice("Van ons"))
    here.town.update()
    page = here.page(address_of(own, origin=OWN))
    assert "This node released it on 2 March 2026" in words_of(page)
    assert "Write to this colleague" not in page
    if "airlock.history" in here.app.view_functions:
        assert f"/airlock/record/{own}/history" in page


def test_an_own_practice_that_is_withdrawn_is_gone(here: Readers) -> None:
    own = here.town.release(practice("Van ons"))
    here.town.withdraw(own)
    here.page(address_of(own, origin=OWN), status=404)


@pytest.mark.parametrize(("handle", "status"), [("di", 200), ("bo", 403), ("ad", 403)])
def test_the_desk_reads_it_and_second_readers_and_admins_do_not(
    here: Readers, handle: str, status: int
) -> None:
    (record_id,) = here.town.receive(practice("Zwaardvis"))
    here.town.update()
    for suffix in ("", ".json"):
        page = here.page(f"{address_of(record_id)}{suffix}", handle=handle, status=status)
        assert ("Zwaardvis" in page) is (status == 200)


def test_a_practice_that_travelled_shows_its_whole_chain(tmp_path: Path) -> None:
    command = put(body=make_body("Koffie"))
    with exchanged(tmp_path, command) as rotterdam:
        client = rotterdam.app.test_client()
        sign_in(client, "an")
        answer = client.get(address_of(command.record_id, origin=VILVOORDE))
        page = answer.get_data(as_text=True)
    assert "How we know this is from <bdi>Vilvoorde</bdi>" in page
    assert page.count('<li class="lp-chain__link">') == 7
    assert OTHER_TOWN not in page


def test_the_colleague_to_call_is_printed_too(here: Readers) -> None:
    here.town.receive(entry("Van hier"), kind=Kind.DIRECTORY_ENTRY)
    (record_id,) = here.town.receive(practice("Koffie"))
    here.town.update()
    aside = here.page(address_of(record_id)).partition('<aside class="lp-frame__aside"')[2]
    assert "preventie@town.example" in aside.partition("</aside>")[0]
    assert "lp-no-print" not in aside.partition("</aside>")[0]
    (hidden,) = re.findall(r"@media print\{([^{}]*)\{display:none !important\}", STYLES.read_text())
    assert ".lp-no-print" in hidden
    assert "aside" not in hidden
