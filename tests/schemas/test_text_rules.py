"""What a text may contain; characters are written as escapes so that the reader sees them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import Reason, TextRefusedError
from schemas.text_rules import check_text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Één tafel \u2013 \u201cgewoon\u201d koffie\u2026 €5", id="Dutch with its punctuation"
        ),
        pytest.param("L\u2019accueil\u00a0: « être là »\u202f!", id="French with its spaces"),
        pytest.param("Zürich, Łódź, Iași, Žilina", id="towns of Europe"),
        pytest.param("Δίκτυο στη γειτονιά", id="Greek"),
        pytest.param("Мрежа в квартала", id="Cyrillic"),
        pytest.param("\u0627\u0644\u0633\u0644\u0627\u0645", id="Arabic"),
        pytest.param("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", id="Persian non-joiner"),
        pytest.param("\u0915\u094d\u200d\u0937", id="Indic joiner"),
        pytest.param("\U0001f469\u200d\U0001f3eb", id="joined emoji"),
        pytest.param("\u2764\ufe0f", id="emoji with its selector"),
        pytest.param("a \u2068\u0627\u0628\u2069 b", id="a closed isolate"),
        pytest.param("\u2066a\u2067b\u2069c\u2069", id="isolates inside each other"),
        pytest.param("x\u0323\u0324\u0325\u0330", id="four marks"),
        pytest.param("one\ntwo", id="two lines"),
        pytest.param("漢字", id="Han"),
    ],
)
def test_honest_text_is_accepted(text: str) -> None:
    check_text(text, max_characters=100)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("a" * 101, Reason.TOO_LONG, id="too long"),
        pytest.param("", Reason.TEXT_BLANK, id="empty"),
        pytest.param(" \u00a0\n ", Reason.TEXT_BLANK, id="spaces alone"),
        pytest.param("\u2003\u3000", Reason.TEXT_BLANK, id="wide spaces alone"),
        pytest.param("\u2066\u2069", Reason.TEXT_BLANK, id="an empty isolate"),
        pytest.param("a\0b", Reason.TEXT_CONTROL, id="NUL"),
        pytest.param("a\tb", Reason.TEXT_CONTROL, id="tab"),
        pytest.param("a\rb", Reason.TEXT_CONTROL, id="carriage return"),
        pytest.param("a\x1b[2J", Reason.TEXT_CONTROL, id="escape sequence"),
        pytest.param("a\x7f", Reason.TEXT_CONTROL, id="delete"),
        pytest.param("a\u0085b", Reason.TEXT_CONTROL, id="next line"),
        pytest.param("a\u2028b", Reason.TEXT_CONTROL, id="line separator"),
        pytest.param("a\u2029b", Reason.TEXT_CONTROL, id="paragraph separator"),
        pytest.param("a\ud83d", Reason.TEXT_SURROGATE, id="half a pair"),
        pytest.param("a\ue000", Reason.TEXT_UNASSIGNED, id="private use"),
        pytest.param("a\U0010fffd", Reason.TEXT_UNASSIGNED, id="private use, last plane"),
        pytest.param("a\uffff", Reason.TEXT_UNASSIGNED, id="noncharacter"),
        pytest.param("a\u0378", Reason.TEXT_UNASSIGNED, id="unassigned"),
        pytest.param("cafe\u0301", Reason.TEXT_NOT_NFC, id="decomposed"),
        pytest.param("\u212b", Reason.TEXT_NOT_NFC, id="Angstrom sign"),
        pytest.param("a\u00adb", Reason.TEXT_INVISIBLE, id="soft hyphen"),
        pytest.param("a\u200bb", Reason.TEXT_INVISIBLE, id="zero width space"),
        pytest.param("J\u200dan", Reason.TEXT_INVISIBLE, id="joiner that hides a name"),
        pytest.param("J\u200can", Reason.TEXT_INVISIBLE, id="non-joiner that hides a name"),
        pytest.param("\u0628\u200dJan", Reason.TEXT_INVISIBLE, id="joiner before a Latin name"),
        pytest.param("\u200d\u0628", Reason.TEXT_INVISIBLE, id="joiner in front"),
        pytest.param("\u0628\u200d", Reason.TEXT_INVISIBLE, id="joiner behind"),
        pytest.param("\u0628\u200d\u200d\u0628", Reason.TEXT_INVISIBLE, id="two joiners"),
        pytest.param("a\u2060b", Reason.TEXT_INVISIBLE, id="word joiner"),
        pytest.param("\ufeffa", Reason.TEXT_INVISIBLE, id="byte order mark"),
        pytest.param("a\U000e0041", Reason.TEXT_INVISIBLE, id="tag character"),
        pytest.param("a\ufe0f", Reason.TEXT_INVISIBLE, id="emoji selector after a letter"),
        pytest.param("\ufe0fa", Reason.TEXT_INVISIBLE, id="emoji selector in front"),
        pytest.param("\u2764\ufe00", Reason.TEXT_INVISIBLE, id="another selector"),
        pytest.param("a\U000e0100", Reason.TEXT_INVISIBLE, id="selector that smuggles bits"),
        pytest.param("a\u3164b", Reason.TEXT_INVISIBLE, id="Hangul filler"),
        pytest.param("a\u2800b", Reason.TEXT_INVISIBLE, id="blank Braille"),
        pytest.param("a\u034fb", Reason.TEXT_INVISIBLE, id="grapheme joiner"),
        pytest.param("a\u202eb\u202c", Reason.TEXT_INVISIBLE, id="override, even if closed"),
        pytest.param("a\u200fb", Reason.TEXT_INVISIBLE, id="right-to-left mark"),
        pytest.param("a\u2067b", Reason.TEXT_BIDI, id="isolate left open"),
        pytest.param("a\u2069b", Reason.TEXT_BIDI, id="isolate closed without opening"),
        pytest.param("a\u2069b\u2067", Reason.TEXT_BIDI, id="closed before opened"),
        pytest.param("a\u2067b\nc\u2069d", Reason.TEXT_BIDI, id="closed on the next line"),
        pytest.param("x\u0323\u0324\u0325\u0330\u0331", Reason.TEXT_MARKS, id="five marks"),
    ],
)
def test_other_text_is_refused_with_the_rule_it_breaks(text: str, reason: Reason) -> None:
    with pytest.raises(TextRefusedError) as refused:
        check_text(text, max_characters=100)
    assert refused.value.reason is reason


def test_length_counts_code_points() -> None:
    check_text("\U0001f600" * 5, max_characters=5)
    with pytest.raises(TextRefusedError, match="6 characters, at most 5"):
        check_text("\U0001f600" * 6, max_characters=5)


def test_a_line_feed_needs_a_text_of_several_lines() -> None:
    with pytest.raises(TextRefusedError) as refused:
        check_text("one\ntwo", max_characters=10, lines=False)
    assert refused.value.reason is Reason.TEXT_CONTROL


def test_no_message_repeats_the_text() -> None:
    with pytest.raises(TextRefusedError) as refused:
        check_text("Jan Janssens\u200b", max_characters=100)
    assert "Jan" not in str(refused.value)


@given(st.text(max_size=12))
def test_accepted_text_is_one_spelling_without_hidden_characters(text: str) -> None:
    try:
        check_text(text, max_characters=10)
    except TextRefusedError:
        return
    assert unicodedata.normalize("NFC", text) == text
    assert text.strip()
    assert len(text) <= 10
    assert {unicodedata.category(c) for c in text if c != "\n"} & {"Cc", "Cs", "Co", "Cn"} == set()
    text.encode("utf-8")


@given(st.characters())
def test_the_short_cut_for_plain_text_never_decides_otherwise(character: str) -> None:
    # The long way is taken as soon as one letter is not plain, such as this Greek one.
    def verdict(text: str) -> Reason | None:
        try:
            check_text(text, max_characters=10)
        except TextRefusedError as exc:
            return exc.reason
        return None

    assert verdict(f"a{character}a") == verdict(f"a{character}a\u03b1")
