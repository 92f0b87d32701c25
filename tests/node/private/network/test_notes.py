"""Notes about a person are refused with the reason, and nothing of them is kept."""

import pytest

from node.private.network.log import count_lines
from node.private.network.notes import NoteRefusedError, check_notes
from node.private.network.words import LogKind
from node.private.worries import WorryFoundError
from node.textguard.personal_notes import NoteKind
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


@pytest.mark.parametrize(
    ("text", "kind", "instead"),
    [
        ("K.B. (17) came along.", NoteKind.CASE, "without the person"),
        ("The director is unreliable.", NoteKind.OPINION, "Write what was agreed"),
        ("She is Catholic.", NoteKind.FAITH, "with which organisation"),
        ("She is a member of the CDU.", NoteKind.PRIVATE, "politics, health or sexuality"),
        ("He is the brother of the imam.", NoteKind.LINK, "which organisations are in touch"),
    ],
)
def test_each_kind_is_refused_with_why_and_what_to_write(
    stage: NetworkStage, text: str, kind: NoteKind, instead: str
) -> None:
    number = stage.organisation("Zonnehof")
    with pytest.raises(NoteRefusedError) as refused:
        stage.line(LogKind.THEY_ASKED, number, text=f"A hall.\n{text}")
    assert refused.value.kind is kind
    assert refused.value.members == ("text",)
    assert instead in str(refused.value)
    assert count_lines(stage.session, person=stage.person()) == 0


def test_what_is_stored_already_is_not_looked_at_again() -> None:
    kept = {"aim": "The director is unreliable."}
    check_notes({"aim": "The director is unreliable. We meet in May."}, stored=kept)
    with pytest.raises(NoteRefusedError):
        check_notes({"aim": "The director is unreliable. She is lazy."}, stored=kept)


def test_a_worry_is_answered_first() -> None:
    with pytest.raises(WorryFoundError):
        check_notes({"a": "He is lazy. I am worried about my nephew who wants to go to Syria."})


def test_organisations_and_events_may_be_described() -> None:
    check_notes({"text": "The meeting was difficult. The Catholic school lends its hall."})
