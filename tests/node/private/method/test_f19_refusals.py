"""F19: a ready answer for each reason and language, and how often what could not be given."""

import pytest

from node.language import LANGUAGES
from node.private.network.words import LogKind, RefusalReason
from tests.node.private.method.words import words
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_refusals_are_counted_by_reason_beside_all_questions(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    for _time in range(3):
        stage.line(LogKind.REFUSED, number, reason=RefusalReason.LAW)
    stage.line(LogKind.REFUSED, number, reason=RefusalReason.NOT_HELD, days_ago=400)
    for _time in range(9):
        stage.line(LogKind.THEY_ASKED, number)
    page = words(stage, "/network/refusals")
    assert "3 questions could not be answered, 25 of a hundred." in page
    assert "The law does not allow it 3" in page
    assert "The town does not have it 0" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_reason_has_its_answer_in_each_language(stage: NetworkStage, language: str) -> None:
    page = stage.get(f"/network/refusals?language={language}").get_data(as_text=True)
    assert page.count(f'<bdi lang="{language}">') == len(RefusalReason)
    assert f'<option value="{language}" selected>' in page
