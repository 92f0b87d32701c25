"""A report about one person is told from an account of what a town did, in four languages."""

import time
import tomllib
from pathlib import Path

import pytest

from node.bench.marked_texts import read_names, read_texts
from node.textguard.worries import find_worries
from node.textguard.worry_phrases import LANGUAGES

TEXTS = Path(__file__).with_name("worry_texts")
MEASURING = Path(__file__).parents[1] / "airlock" / "measuring"
CONTENT = Path(__file__).parents[3] / "node" / "demo" / "content"


def texts(kind: str) -> list[tuple[str, str]]:
    return [
        (language, text)
        for language in LANGUAGES
        for text in tomllib.loads((TEXTS / f"{language}.toml").read_text("utf-8"))[kind]
    ]


def test_there_are_enough_texts_to_measure_with() -> None:
    assert len(texts("worries")) >= 60
    assert len(texts("practices")) >= 60


@pytest.mark.parametrize(("language", "text"), texts("worries"))
def test_a_report_about_one_person_is_a_worry(language: str, text: str) -> None:
    assert find_worries(text), language


@pytest.mark.parametrize(("language", "text"), texts("practices"))
def test_an_account_in_the_same_words_is_none(language: str, text: str) -> None:
    assert find_worries(text) == (), language


@pytest.mark.parametrize("seed", [3, 11])
def test_no_text_of_the_measuring_set_is_taken_for_a_worry(seed: int) -> None:
    names = read_names(MEASURING / "pools")
    drawn = [each.draw(names, seed=seed) for each in read_texts(MEASURING / "open")]

    taken = {each.id: [found.rule for found in find_worries(each.text)] for each in drawn}

    assert len(taken) == 210
    assert {name: rules for name, rules in taken.items() if rules} == {}


@pytest.mark.parametrize("file", sorted(CONTENT.rglob("*.jsonl")), ids=str)
def test_no_text_of_the_demo_is_taken_for_a_worry(file: Path) -> None:
    lines = file.read_text("utf-8").replace("\\n", "\n").splitlines()
    assert [number for number, line in enumerate(lines) if find_worries(line)] == []


def test_the_sentence_is_named_and_no_other() -> None:
    text = "We meet on Mondays.\nI am worried about my nephew. The room is warm."
    (found,) = find_worries(text)
    assert text[found.start : found.end] == "I am worried about my nephew"
    assert found.rule == "worry.report"


@pytest.mark.parametrize("text", ["", " ", "\ud800", "\u0130\u0130", "he", "\n" * 9, "\u201c" * 99])
def test_no_text_raises(text: str) -> None:
    assert find_worries(text) == ()


def test_letters_of_another_case_and_without_accents_are_the_same() -> None:
    assert find_worries("IK BEN BANG DAT HIJ NAAR SYRIE VERTREKT")
    assert find_worries("je suis inquiete pour mon neveu")


def test_work_grows_with_the_length_of_a_text_and_not_faster() -> None:
    sentences = (
        "Ik wil een jongen die hij is. He wants to see the boy. Il a une idée. Er will das. "
    )
    find_worries(sentences)  # the lists are read once

    def seconds(length: int) -> float:
        text = (sentences * (length // len(sentences) + 1))[:length]
        begun = time.process_time()
        find_worries(text)
        return time.process_time() - begun

    short, long = min(seconds(12_500) for _ in range(3)), min(seconds(50_000) for _ in range(3))
    assert long < 0.6, "0.1 seconds on a machine that is not busy"
    assert long < 12 * max(short, 0.01)


def test_a_text_without_an_end_of_a_sentence_takes_no_longer() -> None:
    text = ("he wants to kill this boy and i am worried about a kid yesterday " * 800)[:50_000]
    begun = time.process_time()
    assert find_worries(text)
    assert time.process_time() - begun < 1.5
