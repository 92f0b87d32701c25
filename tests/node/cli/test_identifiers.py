"""Identifiers as people type them."""

from uuid import UUID

import pytest

from node.cli.identifiers import get_identifier
from node.errors import InputRefusedError, NotFoundError

BIRCH = UUID("0123456a-0000-4000-8000-000000000001")
CEDAR = UUID("0123456b-0000-4000-8000-000000000002")
ALL = (BIRCH, CEDAR)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("0123456a-0000-4000-8000-000000000001", id="all of it"),
        pytest.param("0123456a", id="its beginning"),
        pytest.param("0123456a-0", id="with a hyphen"),
        pytest.param(" 0123456A ", id="in capitals, with spaces"),
    ],
)
def test_an_identifier_is_found_by_a_beginning_that_fits_it_alone(typed: str) -> None:
    assert get_identifier(typed, among=ALL) == BIRCH


def test_six_characters_are_enough() -> None:
    assert get_identifier("012345", among=[CEDAR]) == CEDAR


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("01234", id="five characters"),
        pytest.param("", id="nothing"),
        pytest.param("xyzxyz", id="no hexadecimal digits"),
        pytest.param("0123456a-0000-4000-8000-0000000000011", id="too long"),
    ],
)
def test_what_is_no_beginning_of_an_identifier_is_refused(typed: str) -> None:
    with pytest.raises(InputRefusedError):
        get_identifier(typed, among=ALL)


def test_a_beginning_of_several_is_refused_and_names_them() -> None:
    with pytest.raises(InputRefusedError) as refused:
        get_identifier("0123456", among=ALL)

    assert refused.value.faults == (str(BIRCH), str(CEDAR))


def test_a_beginning_of_none_is_not_found() -> None:
    with pytest.raises(NotFoundError):
        get_identifier("fffffff", among=ALL)
