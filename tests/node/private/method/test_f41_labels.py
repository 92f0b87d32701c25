"""F41: a text to partners is looked at for words that label people; nothing of it is kept."""

import pytest

from node.private.network.changes import change_state
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

PAGE = "/network/check"


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("en", "We talk about returnees.", "people who came back from a conflict area"),
        ("nl", "Voor allochtonen.", "inwoners"),
    ],
)
def test_a_label_is_told_with_another_word(
    stage: NetworkStage, language: str, text: str, other: str
) -> None:
    answer = stage.post(PAGE, {"text": text, "language": language}, page=PAGE)
    assert answer.status_code == 200
    page = answer.get_data(as_text=True)
    assert other in page
    assert text in page


def test_a_text_without_labels_is_told_so(stage: NetworkStage) -> None:
    answer = stage.post(PAGE, {"text": "Come and meet us.", "language": "en"}, page=PAGE)
    assert "No word that labels people was found." in answer.get_data(as_text=True)


def test_nothing_that_is_looked_at_is_stored(stage: NetworkStage) -> None:
    before = change_state(stage.session)
    stage.post(PAGE, {"text": "We talk about returnees.", "language": "en"}, page=PAGE)
    assert change_state(stage.session) == before
    assert "returnees" not in stage.text(PAGE)


def test_a_worry_about_a_person_is_not_to_be_sent(stage: NetworkStage) -> None:
    worry = "I am worried about a boy in class 3B who wants to leave for Syria."
    answer = stage.post(PAGE, {"text": worry, "language": "en"}, page=PAGE)
    assert "Do not send it to partners." in answer.get_data(as_text=True)


@pytest.mark.parametrize("sent", [{"text": "", "language": "en"}, {"text": "Hi", "language": "xx"}])
def test_no_text_or_no_language_is_refused(stage: NetworkStage, sent: dict[str, str]) -> None:
    assert stage.post(PAGE, sent, page=PAGE).status_code == 422
