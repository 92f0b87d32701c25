"""Pages that are refused as a whole; each leaves the state as it was."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from federation.errors import (
    FederationError,
)
from federation.signing import sign_entry
from federation.trusted_log import RecordOutcome
from schemas.entry import ControlKind, Operation
from schemas.page import Page
from tests.federation.fake_origin import (
    COLLECTION,
    NOON,
    FakeOrigin,
    fixed_key,
    origin_with,
    other_history,
    salt_of,
)
from tests.federation.fake_reader import (
    change_line,
    new_log,
    nothing_known,
    with_proof,
)


def swap(page: Page) -> Page:
    first, second, *rest = page.lines
    return replace(page, lines=(replace(second, index=2), replace(first, index=3), *rest))


ORIGIN = origin_with(7)
ELSEWHERE = other_history(8, common=2)
FORGED = FakeOrigin(fixed_key(2))
FORGED.put(2)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(lambda p: replace(p, lines=()), "page_refused", id="no entries"),
        pytest.param(
            lambda _: replace(ORIGIN.page(0, 2), lines=()),
            "page_refused",
            id="no entries, and a proof that holds",
        ),
        pytest.param(
            lambda p: replace(p, lines=p.lines[1:]), "position_refused", id="first one missing"
        ),
        pytest.param(
            lambda p: replace(p, lines=(p.lines[0], *p.lines[2:])), "position_refused", id="gap"
        ),
        pytest.param(lambda p: replace(p, lines=p.lines[::-1]), "position_refused", id="backwards"),
        pytest.param(
            lambda p: replace(p, lines=(p.lines[0], *p.lines)), "position_refused", id="repeated"
        ),
        pytest.param(swap, "fork", id="two swapped and numbered anew"),
        pytest.param(
            lambda p: replace(p, lines=p.lines[:-1]), "page_refused", id="last one missing"
        ),
        pytest.param(
            lambda p: with_proof(replace(p, lines=p.lines[:-1]), start=4),
            "fork",
            id="last one missing, proof for the rest",
        ),
        pytest.param(
            lambda p: replace(
                p,
                lines=(*p.lines, *ORIGIN.lines[5:], replace(ORIGIN.lines[-1], index=8)),
            ),
            "position_refused",
            id="beyond the checkpoint",
        ),
        pytest.param(lambda p: with_proof(p, start=4), "page_refused", id="proof from elsewhere"),
        pytest.param(lambda p: with_proof(p, end=7), "page_refused", id="proof to elsewhere"),
        pytest.param(lambda p: with_proof(p, hashes=()), "fork", id="no proof"),
        pytest.param(
            lambda p: with_proof(p, hashes=p.proof.hashes[::-1]), "fork", id="proof turned round"
        ),
        pytest.param(
            lambda p: with_proof(p, hashes=ELSEWHERE.page(2, 5).proof.hashes),
            "fork",
            id="proof of another log",
        ),
        pytest.param(
            lambda p: change_line(p, 1, entry=p.lines[1].entry[:-4] + b"AAAA"),
            "signature_invalid",
            id="signature changed",
        ),
        pytest.param(
            lambda p: change_line(p, 1, entry=b"x" * 32_769), "json_refused", id="entry too large"
        ),
        pytest.param(lambda p: change_line(p, 1, entry=b"a.b.c"), "header_refused", id="no entry"),
        pytest.param(
            lambda p: change_line(p, 1, entry=FORGED.lines[1].entry), "key_unknown", id="other key"
        ),
        pytest.param(
            lambda p: change_line(p, 1, entry=ELSEWHERE.lines[3].entry), "fork", id="replaced"
        ),
        pytest.param(lambda p: change_line(p, 1, salt=None), "page_refused", id="body unsalted"),
        pytest.param(lambda p: change_line(p, 1, body=None), "page_refused", id="salt alone"),
    ],
)
def test_a_page_that_is_wrong_in_one_way_is_refused_as_a_whole(
    change: Callable[[Page], Page], code: str
) -> None:
    log = new_log(ORIGIN)
    log.accept_checkpoint(ORIGIN.note(), now=NOON)
    before = log.read_page(ORIGIN.page(0, 2), find_head=nothing_known).state
    page = ORIGIN.page(2, 5)

    with pytest.raises(FederationError) as caught:
        log.read_page(change(page), find_head=nothing_known)

    assert caught.value.code == code
    assert caught.value.about == COLLECTION
    assert log.state == before
    assert log.read_page(page, find_head=nothing_known).state.edge.size == 5


@pytest.mark.parametrize("operation", ["withdraw", "key", "control"])
def test_a_body_beside_an_entry_without_one_refuses_the_page(operation: str) -> None:
    origin = origin_with(1)
    if operation == "withdraw":
        origin.withdraw(1)
    elif operation == "key":
        origin.list_keys(fixed_key(2))
    else:
        control = {"control": ControlKind.SUSPEND, "entity": "https://cedar.example"}
        claims = origin.claims(Operation.CONTROL, control=control)
        origin.append(sign_entry(claims, key=origin.key))
    log = new_log(origin)
    log.accept_checkpoint(origin.note(), now=NOON)
    page = origin.page(0, 3)

    with pytest.raises(FederationError) as caught:
        log.read_page(change_line(page, 2, body=b"{}", salt=salt_of(2)), find_head=nothing_known)

    assert caught.value.code == "page_refused"
    records = log.read_page(page, find_head=nothing_known).records
    assert records[2].outcome is RecordOutcome.VERIFIED


def test_no_page_is_read_before_a_checkpoint() -> None:
    origin = origin_with(1)

    with pytest.raises(RuntimeError):
        new_log(origin).read_page(origin.page(0, 2), find_head=nothing_known)
