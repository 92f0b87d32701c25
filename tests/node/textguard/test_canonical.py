"""Canonical text: what is undone, what is reported, and the way back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from node.textguard.canonical import MAX_MARKS, HiddenSpan, Trick, canonicalise

ANYTHING = st.text(st.characters(codec=None), max_size=60)


@pytest.mark.parametrize(
    ("written", "plain", "trick"),
    [
        pytest.param("P\u200beeters", "Peeters", Trick.INVISIBLE, id="zero-width space"),
        pytest.param("Pee\u00adters", "Peeters", Trick.INVISIBLE, id="soft hyphen"),
        pytest.param("Pee\u2060ters", "Peeters", Trick.INVISIBLE, id="word joiner"),
        pytest.param("Pee\ufe0fters", "Peeters", Trick.INVISIBLE, id="variation selector"),
        pytest.param("\u202esreteeP\u202c", "Peeters", Trick.TURNED, id="turned round"),
        pytest.param("\u202dPeeters\u202c", "Peeters", Trick.BIDI, id="bidi override"),
        pytest.param("Pee<b>ters</b>", "Peeters", Trick.MARKUP, id="markup inside a word"),
        pytest.param("P&#101;&#101;ters", "Peeters", Trick.ENCODED, id="entities"),
        pytest.param("Peet%65rs", "Peeters", Trick.ENCODED, id="percent signs"),
        pytest.param("UGVldGVycw==", "Peeters", Trick.ENCODED, id="base64"),
        pytest.param("50656574657273", "Peeters", Trick.ENCODED, id="hexadecimal"),
        pytest.param("P33t3rs", "Peeters", Trick.DIGITS, id="digits for letters"),
        pytest.param("Pee\x07ters", "Peeters", Trick.UNREADABLE, id="control character"),
        pytest.param("Pee\ue000ters", "Peeters", Trick.UNREADABLE, id="private use"),
        pytest.param("Pee\ud800ters", "Peeters", Trick.UNREADABLE, id="lone surrogate"),
        pytest.param("P\u0435\u0435ters", "Peeters", Trick.LOOKALIKE, id="Cyrillic e"),
        pytest.param("\u0391nna", "Anna", Trick.LOOKALIKE, id="Greek capital alpha"),
        pytest.param("\u0420\u0435\u0435\u0440", "Peep", Trick.LOOKALIKE, id="all Cyrillic"),
        pytest.param("\uff30\uff45\uff45\uff54", "Peet", Trick.STYLED, id="fullwidth"),
        pytest.param("\U0001d40f\U0001d41e\U0001d41e", "Pee", Trick.STYLED, id="mathematical bold"),
        pytest.param("j-a-n", "jan", Trick.SPACED, id="hyphenated"),
        pytest.param("J\u2011a\u2011n", "Jan", Trick.SPACED, id="non-breaking hyphens"),
        pytest.param("j_a_n", "jan", Trick.SPACED, id="underscores"),
        pytest.param("P e e t e r s", "Peeters", Trick.SPACED, id="spaced"),
        pytest.param("İ-p-e-k", "İpek", Trick.SPACED, id="a letter that is two in lower case"),
        pytest.param("V-o-s---M-o-l", "Vos-Mol", Trick.SPACED, id="a double name"),
        pytest.param("O-'-D-o-o-l-e-y", "O'Dooley", Trick.SPACED, id="an apostrophe"),
        pytest.param("S V R o o d - W i t 0 9", "SVRood-Wit09", Trick.SPACED, id="a club"),
        pytest.param("+-3-2-(-0-)-4-7-0", "+32(0)470", Trick.SPACED, id="a telephone"),
        pytest.param("K-L-\u2013-X-Y-4-4-9", "KL\u2013XY449", Trick.SPACED, id="a number plate"),
    ],
)
def test_a_disguise_is_undone_and_reported_over_the_whole_word(
    written: str, plain: str, trick: Trick
) -> None:
    canonical = canonicalise(f"met {written} erbij")

    assert canonical.text == f"met {plain} erbij"
    assert canonical.hidden == (HiddenSpan(start=4, end=4 + len(written), trick=trick),)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        pytest.param("Ren\u0065\u0301", "Ren\u00e9", id="decomposed accent"),
        pytest.param("\ufb01n", "fin", id="ligature"),
        pytest.param("100\u00a0m\u00b2", "100 m2", id="no-break space and superscript"),
        pytest.param("il y a \u00e0 Paris", "il y a \u00e0 Paris", id="three French words"),
        pytest.param("de A \u00e0 B", "de A \u00e0 B", id="from A to B"),
        pytest.param("plan A-B-C", "plan A-B-C", id="letters that count"),
        pytest.param("1-2-3-4-5-6-7", "1-2-3-4-5-6-7", id="numbers that count"),
        pytest.param("2-0 en 3-1-2", "2-0 en 3-1-2", id="results of matches"),
        pytest.param("y a - t il", "y a - t il", id="a French verb with loose signs"),
        pytest.param("a-t-il, y-a-t-il", "a-t-il, y-a-t-il", id="French inversion"),
        pytest.param("v.z.w. en J. de V.", "v.z.w. en J. de V.", id="dotted abbreviations"),
        pytest.param("vis-\u00e0-vis", "vis-\u00e0-vis", id="words with hyphens"),
        pytest.param(
            "\u0420\u043e\u0441\u0442\u043e\u0432",
            "\u0420\u043e\u0441\u0442\u043e\u0432",
            id="Cyrillic",
        ),
        pytest.param("\U0001f468\u200d\U0001f469", "\U0001f468\U0001f469", id="family emoji"),
        pytest.param("\u2764\ufe0f", "\u2764", id="coloured heart"),
    ],
)
def test_tidying_and_ordinary_writing_are_not_reported(written: str, plain: str) -> None:
    canonical = canonicalise(written)

    assert canonical.text == plain
    assert canonical.hidden == ()


def test_a_short_number_behind_a_word_written_apart_is_joined_as_well() -> None:
    assert canonicalise("aan de H-o-f-s-t-r-a-a-t 5-0-2.").text == "aan de Hofstraat 502."
    assert canonicalise("aan de Hofstraat 5-0-2.").hidden == ()


def test_a_place_in_the_canonical_text_leads_back_to_all_that_was_dropped_there() -> None:
    canonical = canonicalise("bij P\u200bee\u00adters\u200b thuis")
    start = canonical.text.index("Peeters")

    assert canonical.to_original(start, start + 7) == (4, 14)
    assert canonical.original[4:14] == "P\u200bee\u00adters\u200b"


def test_a_place_inside_a_ligature_leads_back_to_the_whole_ligature() -> None:
    canonical = canonicalise("e\ufb03cace")

    assert canonical.text == "efficace"
    assert canonical.to_original(2, 3) == (1, 2)


def test_a_letter_keeps_few_marks_and_the_rest_is_reported() -> None:
    canonical = canonicalise("a" + "\u0316" * 100_000)

    assert len(canonical.text) <= 1 + MAX_MARKS
    assert canonical.hidden == (HiddenSpan(start=0, end=100_001, trick=Trick.STACKED),)


def test_megabytes_of_marks_of_mixed_classes_are_read() -> None:
    canonical = canonicalise("\u0301\u0323" * 1_000_000)

    assert len(canonical.text) <= 1 + MAX_MARKS


def test_neighbouring_disguises_of_one_word_are_one_span() -> None:
    canonical = canonicalise("P\u200be\u200be\u00adters en J\u200ban")

    assert [(span.start, span.end) for span in canonical.hidden] == [(0, 10), (14, 18)]


def test_the_text_is_in_no_repr() -> None:
    assert "Peeters" not in repr(canonicalise("Peeters"))


@given(ANYTHING)
def test_every_string_is_read_and_leads_back_into_itself(text: str) -> None:
    canonical = canonicalise(text)

    assert len(canonical.index_map) == len(canonical.text) + 1
    assert canonical.index_map[-1] == len(text)
    assert all(0 <= one <= other <= len(text) for one, other in pairwise(canonical.index_map))
    for at in range(len(canonical.text)):
        start, end = canonical.to_original(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(ANYTHING)
def test_hidden_spans_are_in_order_apart_and_inside_the_text(text: str) -> None:
    hidden = canonicalise(text).hidden

    assert all(0 <= span.start < span.end <= len(text) for span in hidden)
    assert all(one.end <= other.start for one, other in pairwise(hidden))


@given(st.text("abc \u200b\u00ad\u202e\u0435-.", max_size=40))
def test_no_invisible_character_is_left(text: str) -> None:
    assert not set(canonicalise(text).text) & {"\u200b", "\u00ad", "\u202e"}
