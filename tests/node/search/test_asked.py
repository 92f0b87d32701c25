"""What stands in the address of a search is read, changed and written back."""

import pytest
from werkzeug.datastructures import MultiDict

from node.search.asked import LAST_PAGE, PER_PAGE, Asked, read_asked

FILTERS = ("themes", "kind")


def read(*pairs: tuple[str, str]) -> Asked:
    return read_asked(MultiDict(pairs), filters=FILTERS)


def test_what_is_written_into_an_address_is_read_back() -> None:
    asked = Asked(text="jeugd", filters={"themes": ("sport", "mentoring")}, page=3)
    pairs = [(name, value) for name, values in asked.parameters.items() for value in values]
    assert read(*pairs) == asked


def test_an_address_with_nothing_asks_nothing() -> None:
    assert read() == Asked(text="", filters={}, page=1)
    assert read().is_empty
    assert not read(("q", "x")).is_empty
    assert not read(("kind", "training")).is_empty


def test_what_is_no_filter_of_the_page_is_left_out() -> None:
    assert read(("origin", "https://x.example"), ("token", "1")).filters == {}


def test_space_around_words_and_codes_is_no_part_of_them() -> None:
    assert read(("q", "  jeugd \n werk "), ("kind", " training "), ("kind", "  ")) == Asked(
        text="jeugd werk", filters={"kind": ("training",)}
    )


def test_a_code_counts_once() -> None:
    assert read(("kind", "a"), ("kind", "a")).filters == {"kind": ("a",)}


def test_what_is_too_long_is_cut() -> None:
    asked = read(
        ("q", "x" * 9_000), ("kind", "y" * 9_000), *(("themes", str(n)) for n in range(99))
    )
    assert len(asked.text) == 500
    assert len(asked.filters["themes"]) == 20
    assert "kind" not in asked.filters


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("2", 2),
        ("0", 1),
        ("-3", 1),
        ("x", 1),
        ("", 1),
        ("²", 1),
        ("9999", LAST_PAGE),
        ("9" * 99, 1),
    ],
)
def test_a_page_is_one_that_can_be_turned_to(typed: str, page: int) -> None:
    assert read(("page", typed)).page == page


def test_taking_a_code_away_goes_back_to_the_first_page() -> None:
    asked = Asked(text="x", filters={"kind": ("a", "b"), "themes": ("t",)}, page=4)
    assert asked.without("kind", "a") == Asked(text="x", filters={"kind": ("b",), "themes": ("t",)})
    assert asked.without("themes", "t").filters == {"kind": ("a", "b")}
    assert asked.without("themes", "other").filters == asked.filters


def test_a_page_leaves_out_those_before_it() -> None:
    assert Asked(text="", filters={}).offset == 0
    assert Asked(text="", filters={}).on_page(3).offset == 2 * PER_PAGE
