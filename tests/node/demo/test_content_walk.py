"""The practice that starts private, the register it is found by, and its way to a clean text."""

import re
from typing import Final

import pytest

from node.private.lines import load_lines
from node.private.register.known import LINE, KnownLine
from tests.node.demo.content_files import (
    CONTENT,
    TOWNS,
    Record,
    read_lines,
    read_list,
    read_practices,
    read_walk,
    texts_of,
    words_of,
)

__all__: list[str] = []

KINDS: Final = {"person", "organisation", "place", "alias", "phone", "address", "mailbox"}
PUBLISHABLE: Final = {"SPIOR"}
RESERVED_DOMAINS: Final = (".example", "@example.org")


@pytest.mark.parametrize("town", TOWNS)
def test_a_register_line_says_kind_text_aliases_and_whether_it_may_be_named(town: str) -> None:
    for line in read_lines(town, "register.jsonl"):
        assert set(line) == {"kind", "text", "aliases", "publishable"}
        assert line["kind"] in KINDS
        assert line["publishable"] is (line["text"] in PUBLISHABLE)


@pytest.mark.parametrize("town", TOWNS)
def test_the_import_of_the_register_takes_every_line(town: str) -> None:
    data = (CONTENT / town / "register.jsonl").read_bytes()

    taken = load_lines(data, schema=LINE, record=KnownLine)

    assert len(taken) == len(read_lines(town, "register.jsonl"))


@pytest.mark.parametrize("town", TOWNS)
def test_nothing_stands_twice_in_a_register(town: str) -> None:
    spelled = [
        spelling.casefold()
        for line in read_lines(town, "register.jsonl")
        for spelling in _spellings(line)
    ]

    assert len(set(spelled)) == len(spelled)


@pytest.mark.parametrize("town", TOWNS)
def test_mailboxes_of_the_content_belong_to_nobody(town: str) -> None:
    texts = "\n".join(
        path.read_text(encoding="utf-8") for path in (CONTENT / town).iterdir() if path.is_file()
    )

    for mailbox in re.findall(r"[\w.+-]+@[\w.-]+\w", texts):
        assert mailbox.endswith(RESERVED_DOMAINS)


@pytest.mark.parametrize("town", TOWNS)
def test_no_text_to_be_released_names_what_any_register_holds_back(town: str) -> None:
    held_back = [
        spelling.casefold()
        for each in TOWNS
        for line in read_lines(each, "register.jsonl")
        if line["publishable"] is False
        for spelling in _spellings(line)
    ]
    released = "\n".join(
        text
        for each, practice in read_practices()
        if each == town
        for text in texts_of(practice).values()
    ).casefold()
    entry = (CONTENT / town / "directory.json").read_text(encoding="utf-8").casefold()

    assert [spelling for spelling in held_back if spelling in released + entry] == []


def test_the_private_practice_holds_every_kind_of_thing_the_airlock_must_stop() -> None:
    texts = "\n".join(texts_of(read_walk()).values())
    found = [
        line["kind"]
        for line in read_lines("vilvoorde", "register.jsonl")
        if str(line["text"]) in texts
    ]

    assert sorted(map(str, found)) == [
        "address",
        "mailbox",
        "organisation",
        "person",
        "person",
        "phone",
    ]
    assert re.search(r"\bdrie ouders\b", texts)


def test_the_words_of_each_resolution_stand_once_in_the_private_practice() -> None:
    texts = "\n".join(texts_of(read_walk()).values())
    words = [str(each["words"]) for each in _resolutions()]

    assert [texts.count(each) for each in words] == [1] * len(words)
    assert all(set(each) == {"words", "replace_with"} for each in _resolutions())


def test_the_resolved_practice_holds_nothing_of_the_register() -> None:
    resolved = _resolve("\n".join(texts_of(read_walk()).values())).casefold()
    left = [
        spelling
        for line in read_lines("vilvoorde", "register.jsonl")
        for spelling in _spellings(line)
        if spelling.casefold() in resolved
    ]

    assert left == []
    assert not re.search(r"@|\d{2}|\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen) ouders", resolved)


def test_a_resolved_sentence_begins_with_a_capital_and_runs_on_in_lower_case() -> None:
    for place, text in texts_of(read_walk()).items():
        resolved = _resolve(text)
        assert re.search(r"(?:^|[.!?] )[a-zà-ÿ]", resolved) is None, place
        assert re.search(r"[a-zà-ÿ,] (?:Een|Het|De)\b", resolved) is None, place


def _resolutions() -> list[Record]:
    return read_list("vilvoorde", "private_walk_resolutions.json")


def _resolve(text: str) -> str:
    for each in _resolutions():
        text = text.replace(str(each["words"]), str(each["replace_with"]))
    return text


def _spellings(line: Record) -> list[str]:
    return [str(line["text"]), *words_of(line, "aliases")]
