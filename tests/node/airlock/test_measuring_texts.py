"""The measuring texts: a third is fixed, every name is drawn anew, every disguise is in them."""

from hashlib import sha256
from pathlib import Path

import pytest

from node.airlock.findings import FindingType, Severity
from node.bench.gate_score import Found, score_texts
from node.bench.marked_texts import LANGUAGES, MarkedText, Names, Span, Text, read_names, read_texts

FOLDER = Path(__file__).parent / "measuring"
_ATTACKS = """
homoglyph zero_width soft_hyphen bidi fullwidth combining spaced hyphenated markup entity
percent base64 hex leet upper lower typo diminutive nickname initials surname_only
first_name_only plural_family genitive compound title_institution transliteration script
double_name maiden_name particles spelled_mail phone_words letter_digits iban_spaces plate
coordinates relative_date birth_year school_year count_words complement_count kinship
unique_role findable_quote press_url event_month split_name tag second_language
"""
ATTACKS = frozenset(_ATTACKS.split())


@pytest.fixture(scope="module")
def names() -> Names:
    return read_names(FOLDER / "pools")


def texts(folder: str) -> list[MarkedText]:
    return list(read_texts(FOLDER / folder))


def test_the_texts_that_are_held_back_are_those_that_were_fixed() -> None:
    fixed = (FOLDER / "held.sha256").read_text(encoding="utf-8").splitlines()
    named = {line.split()[1]: line.split()[0] for line in fixed}
    assert named == {
        f"held/{file.name}": sha256(file.read_bytes()).hexdigest()
        for file in (FOLDER / "held").glob("*.jsonl")
    }


def test_a_third_is_held_back_and_there_are_enough_of_each() -> None:
    opened, held = texts("open"), texts("held")
    assert len(held) * 3 >= len(opened) + len(held)
    annotated = [each for each in (*opened, *held) if not each.is_clean]
    assert len(annotated) >= 200
    assert len(opened) + len(held) - len(annotated) >= 80
    everything = (*opened, *held, *texts("later"))
    assert len({each.id for each in everything}) == len(everything)
    assert {each.language for each in opened} == set(LANGUAGES)


@pytest.mark.parametrize("folder", ["open", "held"])
def test_every_disguise_stands_in_both_parts(folder: str, names: Names) -> None:
    drawn = [template.draw(names, seed=1) for template in texts(folder)]
    assert {attack for text in drawn for span in text.spans for attack in span.attacks} >= ATTACKS
    assert set(FindingType) == {span.type for text in drawn for span in text.spans}


def test_every_text_can_be_drawn_and_the_same_seed_draws_the_same(names: Names) -> None:
    for template in (*texts("open"), *texts("held"), *texts("later")):
        drawn = template.draw(names, seed=7)
        assert drawn == template.draw(names, seed=7)
        assert drawn.is_clean is (not drawn.spans)


def test_another_seed_draws_other_names(names: Names) -> None:
    annotated = [each for each in texts("open") if not each.is_clean]
    changed = [each.draw(names, seed=1) != each.draw(names, seed=2) for each in annotated]
    assert sum(changed) > 0.95 * len(changed)


TEXT = Text(
    id="x",
    language="nl",
    text="Jan Peeters kwam op maandag.",
    spans=(
        Span(start=0, end=11, type=FindingType.PERSON, attacks=("lower",)),
        Span(start=17, end=27, type=FindingType.DATE),
    ),
)


def found(*places: tuple[int, int], severity: Severity = Severity.HIGH) -> list[Found]:
    return [Found(start=start, end=end, severity=severity) for start, end in places]


def test_half_a_name_is_not_found_and_half_a_day_is() -> None:
    score = score_texts([TEXT], lambda _text: found((0, 3), (20, 27)))
    assert score.figures["persons"] == 0
    assert score.figures["quasi"] == 1
    assert score.figures["safe"] == 0
    assert [span.type for _text, span in score.missed] == [FindingType.PERSON]


def test_a_name_found_in_two_pieces_is_found() -> None:
    score = score_texts([TEXT], lambda _text: found((0, 3), (4, 11)))
    assert score.figures["direct"] == score.figures["attacks"] == score.figures["safe"] == 1
    assert score.figures["quasi"] == 0


def test_other_letters_that_are_covered_are_counted() -> None:
    score = score_texts([TEXT], lambda _text: found((12, 14)))
    assert score.figures["over_masking"] == pytest.approx(2 / 4)


def test_alarms_are_counted_on_clean_texts_alone() -> None:
    clean = Text(id="c", language="nl", text="Niemand.", spans=(), is_clean=True)
    score = score_texts([TEXT, clean], lambda _text: found((0, 3), severity=Severity.MEDIUM))
    assert score.figures["high_alarms"] == 0
    assert score.figures["all_alarms"] == 1


def test_a_mark_that_is_not_complete_is_refused(names: Names) -> None:
    broken = MarkedText(id="b", language="nl", marked="Met [[PERSON Jan] erbij.")
    with pytest.raises(ValueError, match="not complete"):
        broken.draw(names, seed=1)
