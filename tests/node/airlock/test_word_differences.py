"""Two versions of a text as one row of words."""

from hypothesis import given
from hypothesis import strategies as st

from node.airlock.word_differences import Change, Run, compare_words

__all__: list[str] = []


def rows(*runs: tuple[str, str]) -> tuple[Run, ...]:
    return tuple(Run(change=Change(change), text=text) for change, text in runs)


def test_only_the_words_that_changed_are_shown_as_changed() -> None:
    assert compare_words("We met in May at noon", "We met in spring at noon") == rows(
        ("kept", "We met in "), ("removed", "May"), ("added", "spring"), ("kept", " at noon")
    )


def test_a_new_text_is_added_and_a_text_that_is_gone_is_removed() -> None:
    assert compare_words("", "All new") == rows(("added", "All new"))
    assert compare_words("All gone", "") == rows(("removed", "All gone"))


def test_a_text_too_long_to_compare_is_shown_as_replaced() -> None:
    long = "word " * 4_000
    assert [run.change for run in compare_words(long, "short")] == [Change.REMOVED, Change.ADDED]


@given(before=st.text(max_size=80), after=st.text(max_size=80))
def test_both_versions_can_be_read_from_the_row(before: str, after: str) -> None:
    runs = compare_words(before, after)
    assert "".join(run.text for run in runs if run.change is not Change.ADDED) == before
    assert "".join(run.text for run in runs if run.change is not Change.REMOVED) == after
