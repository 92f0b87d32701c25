"""`linkpin airlock resolve --set`: what may be set, and what a change does to a request."""

import pytest

from tests.node.cli.desk import Desk, open_desk
from tests.node.cli.typed import Linkpin

__all__: list[str] = []


@pytest.fixture
def desk(linkpin: Linkpin) -> Desk:
    """Return the program with an author and a second reader."""
    return open_desk(linkpin)


def test_a_period_that_is_taken_out_is_named_as_missing(desk: Desk) -> None:
    practice = desk.record()

    answer = desk("airlock", "resolve", practice, "--set", "period=")

    assert answer.status == 3
    assert any(line.startswith("Not complete: period") for line in answer.lines)
    assert answer.lines[-1].startswith("Nothing is left to decide about the words.")


@pytest.mark.parametrize("typed", ["period=March", "period=2025-05/2025-03", "level=x", "foo=bar"])
def test_what_cannot_be_set_is_refused_and_calls_nothing_back(desk: Desk, typed: str) -> None:
    practice = desk.record()
    desk.ask(practice)

    answer = desk("airlock", "resolve", practice, "--set", typed)

    assert (answer.status, answer.out) == (2, "")
    assert f"  {typed.split('=', maxsplit=1)[0]}" in answer.err
    assert desk.checked(practice)["state"] == "asked"


def test_a_change_that_calls_a_request_back_says_so(desk: Desk) -> None:
    practice = desk.record()
    changed = ("airlock", "resolve", practice, "--set", "texts.en.title=Evenings")
    assert desk(*changed).err == ""
    desk.ask(practice)

    answer = desk("airlock", "resolve", practice, "--set", "texts.en.title=Coffee")

    assert answer.err == "The request was called back: what was asked or approved is void.\n"


def test_taking_no_proposal_says_so_and_calls_nothing_back(desk: Desk) -> None:
    practice = desk.record()
    desk.ask(practice)

    answer = desk("airlock", "resolve", practice, "--accept")

    assert answer.status == 0
    assert answer.err.startswith("Nothing was accepted: ")
    assert desk.checked(practice)["state"] == "asked"


def test_a_reader_may_type_the_practice_as_its_author_does(desk: Desk) -> None:
    practice = desk.record()
    request = desk.ask(practice)

    for typed in (practice, practice[:8], request[:8]):
        assert desk("airlock", "read", typed, who="rowan").status == 0
    decided = desk("airlock", "read", practice[:8], "--approve", who="rowan")
    assert decided.out == f"{request}\tapproved\n"
