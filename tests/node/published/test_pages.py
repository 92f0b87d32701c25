"""Pages, proofs and lists as a reader verifies them, whatever checkpoint it reads under."""

from datetime import timedelta
from uuid import uuid4

import pytest

from federation.checkpoint import verify_checkpoint
from federation.keys import KeySet
from federation.log_state import new_log_state
from federation.merkle import check_consistency
from federation.merkle_tree import edge_at
from federation.trusted_log import ReadRecord, TrustedLog
from node.errors import InputRefusedError, NotFoundError
from node.published import pages
from node.published.models import CollectionRow
from node.published.pages import (
    PageRequest,
    checkpoint_note,
    entries_page,
    list_served,
    proof_answer,
)
from node.published.store import Withdraw
from node.published.tree import node_finder
from schemas.page import Page, parse_page, parse_proof
from tests.node.published.released import Sealing, make_body, put
from tests.nodes import FixedClock

RAN = "https://vilvoorde.example/exchange/ran"
ISSUER = "https://vilvoorde.example"


def page(sealer: Sealing, start: int, *, limit: int = 1000, size: int) -> Page:
    request = PageRequest(start=start, limit=limit, size=size)
    return parse_page(entries_page(sealer.session, "ran", request))


def read_under(sealer: Sealing, note: bytes, *, limit: int) -> list[ReadRecord]:
    """Read the whole log page by page as a peer that trusts `note` does."""
    log = TrustedLog(new_log_state(RAN), issuer=ISSUER, keys=KeySet([sealer.key.public]))
    checkpoint = log.accept_checkpoint(note, now=sealer.node.clock())
    records: list[ReadRecord] = []
    while log.state.edge.size < checkpoint.size:
        start = log.state.edge.size
        answer = page(sealer, start, limit=limit, size=checkpoint.size)
        records += log.read_page(answer, find_head=lambda _id: None).records
    return records


@pytest.mark.parametrize("limit", [1, 2, 3, 1000])
def test_a_reader_gets_every_entry_in_pages_of_any_size(sealer: Sealing, limit: int) -> None:
    sealer.carry_out(*(put(f"Nummer {number}") for number in range(6)))
    sealer.seal()

    records = read_under(sealer, checkpoint_note(sealer.session, "ran"), limit=limit)
    assert [record.index for record in records] == [0, 1, 2, 3, 4, 5, 6]
    assert [record.body for record in records[1:]] == [
        make_body(f"Nummer {number}") for number in range(6)
    ]


def test_a_page_is_proven_under_an_older_checkpoint_too(sealer: Sealing, clock: FixedClock) -> None:
    notes = []
    for _ in range(5):
        sealer.carry_out(put(), put())
        sealer.seal()
        notes.append(checkpoint_note(sealer.session, "ran"))
        clock.now += timedelta(minutes=1)

    for note in notes:
        size = verify_checkpoint(note, collection=RAN, keys=KeySet([sealer.key.public])).size
        assert len(read_under(sealer, note, limit=2)) == size


def test_what_was_erased_is_served_as_its_entry_alone(sealer: Sealing) -> None:
    first, second = uuid4(), uuid4()
    sealer.carry_out(put("Een", record_id=first), put("Weg", record_id=second))
    sealer.carry_out(put("Twee", record_id=first, rev=2), Withdraw(record_id=second))
    sealer.seal()

    lines = page(sealer, 0, size=5).lines
    assert [line.body for line in lines] == [None, None, None, make_body("Twee"), None]
    assert [line.salt is None for line in lines] == [True, True, True, False, True]


def test_a_page_ends_before_the_entries_nobody_signed_for(sealer: Sealing) -> None:
    sealer.carry_out(put())
    sealer.seal()
    sealer.carry_out(put(), put())

    assert len(page(sealer, 0, size=2).lines) == 2
    with pytest.raises(InputRefusedError):
        page(sealer, 0, size=3)


def test_a_page_is_cut_before_it_is_too_large_and_holds_one_entry_at_least(
    sealer: Sealing, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealer.carry_out(*(put("x" * 100) for _ in range(9)))
    sealer.seal()
    monkeypatch.setattr(pages, "MAX_PAGE_BYTES", 4_096 + 5_000)
    request = PageRequest(start=1, limit=1000, size=10)
    cut = entries_page(sealer.session, "ran", request)
    assert len(cut) <= 9_096
    assert 1 < len(parse_page(cut).lines) < 9

    monkeypatch.setattr(pages, "MAX_PAGE_BYTES", 4_096)
    assert len(page(sealer, 1, size=10).lines) == 1


@pytest.mark.parametrize(
    ("start", "limit", "size"),
    [
        pytest.param(0, 10, 0, id="size 0"),
        pytest.param(0, 0, 3, id="no entries wanted"),
        pytest.param(3, 10, 3, id="at the end"),
        pytest.param(4, 10, 3, id="beyond the end"),
        pytest.param(0, 10, 4, id="a size not served"),
        pytest.param(-1, 10, 3, id="before the beginning"),
    ],
)
def test_a_range_that_is_none_is_refused(
    sealer: Sealing, start: int, limit: int, size: int
) -> None:
    sealer.carry_out(put(), put())
    sealer.seal()

    with pytest.raises(InputRefusedError):
        page(sealer, start, limit=limit, size=size)


def test_the_proof_between_two_sizes_holds_for_their_heads(sealer: Sealing) -> None:
    sealer.carry_out(*(put() for _ in range(10)))
    sealer.seal()
    nodes = node_finder(sealer.session, RAN)

    for second in range(1, 12):
        for first in range(1, second + 1):
            answer = proof_answer(sealer.session, "ran", first=first, second=second)
            check_consistency(
                first=first,
                second=second,
                first_root=edge_at(first, nodes=nodes).root,
                second_root=edge_at(second, nodes=nodes).root,
                proof=parse_proof(answer),
                about=RAN,
            )


@pytest.mark.parametrize(("first", "second"), [(0, 2), (2, 1), (1, 4), (0, 0)])
def test_a_proof_about_size_0_or_beyond_the_served_size_is_refused(
    sealer: Sealing, first: int, second: int
) -> None:
    sealer.carry_out(put(), put())
    sealer.seal()

    with pytest.raises(InputRefusedError):
        proof_answer(sealer.session, "ran", first=first, second=second)


def test_before_the_first_checkpoint_a_collection_does_not_exist_for_peers(
    sealer: Sealing,
) -> None:
    sealer.carry_out(put())

    assert list_served(sealer.session, ("ran", "be")) == ()
    with pytest.raises(NotFoundError):
        checkpoint_note(sealer.session, "ran")
    with pytest.raises(NotFoundError):
        page(sealer, 0, size=1)


def test_collections_are_listed_for_these_audiences_with_served_sizes(sealer: Sealing) -> None:
    sealer.carry_out(put())
    sealer.seal()
    sealer.carry_out(put())

    sizes = {info.url: info.size for info in list_served(sealer.session, ("ran", "be"))}
    assert sizes == {RAN: 2, "https://vilvoorde.example/exchange/be": 0}
    assert [info.audience for info in list_served(sealer.session, ("ran",))] == ["ran"]
    assert list_served(sealer.session, ()) == ()


def test_a_node_that_was_not_asked_keeps_no_other_collection(sealer: Sealing) -> None:
    assert sealer.session.get(CollectionRow, "https://vilvoorde.example/exchange/nl") is None
