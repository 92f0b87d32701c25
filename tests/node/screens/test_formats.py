"""Dates, numbers and names in the reader's language."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from node.language import speak
from node.screens import formats

DAY = date(2026, 5, 4)
LATE = datetime(2026, 5, 4, 23, 30, tzinfo=timezone(timedelta(hours=-2)))


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "4 May 2026"), ("nl", "4 mei 2026"), ("fr", "4 mai 2026"), ("de", "4. Mai 2026")],
)
def test_a_day_is_written_as_the_reader_writes_it(language: str, shown: str) -> None:
    with speak(language):
        assert formats.day(DAY) == shown


def test_a_moment_is_told_in_utc_and_says_so() -> None:
    assert formats.moment(LATE) == "5 May 2026, 01:30 UTC"
    assert formats.day(LATE) == "5 May 2026"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "Monday, 4 May 2026"),
        ("nl", "maandag 4 mei 2026"),
        ("fr", "lundi 4 mai 2026"),
        ("de", "Montag, 4. Mai 2026"),
    ],
)
def test_a_day_is_told_with_its_day_of_the_week(language: str, shown: str) -> None:
    with speak(language):
        assert formats.weekday(DAY) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "May 2026"), ("nl", "mei 2026"), ("fr", "mai 2026"), ("de", "Mai 2026")],
)
def test_a_month_is_written_in_words(language: str, shown: str) -> None:
    with speak(language):
        assert formats.month("2026-05") == shown


@pytest.mark.parametrize("text", ["2026", "2026-13", "May"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        formats.month(text)


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "12,345.5"), ("nl", "12.345,5"), ("fr", "12\u202f345,5"), ("de", "12.345,5")],
)
def test_a_number_has_the_marks_of_the_reader(language: str, shown: str) -> None:
    with speak(language):
        assert formats.number(12345.5) == shown


@pytest.mark.parametrize(
    ("tag", "language", "shown"),
    [
        ("nl", "en", "Dutch"),
        ("nl-BE", "en", "Dutch"),
        ("nl", "fr", "néerlandais"),
        ("zh-Hant", "en", "Chinese"),
        ("xx-unknown", "en", "xx-unknown"),
        ("", "en", ""),
    ],
)
def test_a_language_is_called_by_its_name_or_by_its_tag(
    tag: str, language: str, shown: str
) -> None:
    with speak(language):
        assert formats.language_name(tag) == shown


@pytest.mark.parametrize(
    ("code", "shown"), [("be", "Belgien"), ("BE", "Belgien"), ("eu", "Europäische Union")]
)
def test_a_country_is_called_by_its_name(code: str, shown: str) -> None:
    with speak("de"):
        assert formats.country_name(code) == shown


def test_a_country_that_nobody_knows_keeps_its_code() -> None:
    assert formats.country_name("q0") == "q0"


def test_a_concept_is_shown_in_the_readers_language() -> None:
    with speak("en"):
        assert formats.concept("family-support") == "family support"
    with speak("nl"):
        assert formats.concept("family-support") == "gezinsondersteuning"


def test_a_concept_of_a_newer_vocabulary_keeps_its_identifier() -> None:
    assert formats.concept("not_yet_known") == "not_yet_known"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("one", [["one"]], id="one line"),
        pytest.param("one\ntwo\n\n\nthree\n", [["one", "two"], ["three"]], id="paragraphs"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\n ", [], id="space"),
    ],
)
def test_an_empty_line_ends_a_paragraph(text: str, paragraphs: list[list[str]]) -> None:
    assert formats.paragraphs_of(text) == paragraphs


def test_a_moment_of_utc_stays_as_it_is() -> None:
    assert formats.moment(datetime(2026, 5, 4, 7, 5, tzinfo=UTC)) == "4 May 2026, 07:05 UTC"
