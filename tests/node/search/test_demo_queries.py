"""The demo's questions, which were written with the practices that must answer them."""

import json
from pathlib import Path

import pytest

from node.airlock.drafting import draft_summary
from node.private.practices.practice import parse_content
from schemas import strict_json
from schemas.bodies import parse_body
from schemas.entry import Kind
from tests.node.demo.content_files import Record, read_list, read_practices
from tests.node.search.town import Town
from tests.nodes import NOON, make_settings, set_up

QUERIES = read_list("queries.json")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Return a node that has received every practice of the demo."""
    folder = tmp_path_factory.mktemp("demo")
    town = Town(set_up(folder, "be"))
    for origin, practice in read_practices():
        town.receive(body_of(practice, origin, folder), origin=f"https://{origin}.example")
    town.update()
    return town


def body_of(practice: Record, origin: str, folder: Path) -> bytes:
    """Return the body that this practice would be released as."""
    content = parse_content(json.dumps(practice))
    settings = make_settings(folder, origin)
    draft = draft_summary(content, settings=settings, now=NOON, contact=None)
    body = strict_json.dump(draft)
    parse_body(Kind.PRACTICE_SUMMARY, body)
    return body


@pytest.mark.parametrize(
    "question", [pytest.param(each, id=str(each["query"])) for each in QUERIES]
)
def test_a_question_of_the_demo_is_answered_within_the_first_three(
    demo: Town, question: Record
) -> None:
    found = demo.titles(str(question["query"]), language=str(question["language"]), limit=3)

    expected = question["expected"]
    assert isinstance(expected, list)
    assert len(expected) > 0
    assert set(map(str, expected)) <= set(found)
