"""F24: take-aways go to those who were there, in time, and without names."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from tests.node.private.meetings.planned import hold, plan, stored_meeting, take_away
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []

LATE = "Five working days have gone by"


@pytest.mark.parametrize(
    ("days", "times"),
    # 2 March 2026 is a Monday; the Monday before is five working days ago, Tuesday four.
    [(-7, 1), (-6, 0)],
    ids=["Monday before", "Tuesday before"],
)
def test_after_five_working_days_one_is_reminded(
    stage: NetworkStage, days: int, times: int
) -> None:
    meeting = hold(stage, [stage.organisation("Akker")], days=days)
    assert stage.text(f"/meetings/{meeting}/share").count(LATE) == times


def test_once_they_are_sent_nobody_is_reminded(stage: NetworkStage) -> None:
    meeting = hold(stage, [stage.organisation("Akker")], days=-20)
    assert stage.post(f"/meetings/{meeting}/shared").status_code == 303
    assert stored_meeting(stage, meeting).shared_on == TODAY
    assert LATE not in stage.text(f"/meetings/{meeting}/share")


def test_the_draft_goes_to_those_who_were_there_and_to_nobody_else(stage: NetworkStage) -> None:
    there, absent = stage.organisation("Akker"), stage.organisation("Beek")
    stage.contact(there)
    meeting = hold(stage, [there], title="Scholen samen")
    plan(stage, [absent])
    take_away(stage, meeting, "Sportuur op vrijdag", there)
    answer = stage.get(f"/meetings/{meeting}/take-aways.eml?language=nl")
    mail = message_from_bytes(answer.get_data(), policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert mail["Bcc"] == "office@organisation.example"
    assert mail["To"] == "an@vilvoorde.example"
    assert mail["X-Unsent"] == "1"
    text = mail.get_content()
    assert "Sportuur op vrijdag" in text
    assert "Akker" in text


def test_a_name_of_a_contact_in_the_text_is_pointed_out(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    stage.contact(school, "Quillon Ofrane")
    meeting = hold(stage, [school])
    take_away(stage, meeting, "Mevrouw Ofrane belt de ouders", school)
    text = stage.text(f"/meetings/{meeting}/share")
    assert "Names of people stand in it." in text
    assert "Quillon Ofrane" in text


def test_a_name_that_waits_is_pointed_out_too(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    stage.waiting(school, "Quillon Ofrane")
    meeting = hold(stage, [school])
    take_away(stage, meeting, "Mevrouw Ofrane belt de ouders", school)
    assert "Quillon Ofrane" in stage.text(f"/meetings/{meeting}/share")


def test_a_text_without_names_is_not_pointed_at(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    stage.contact(school, "Quillon Ofrane")
    meeting = hold(stage, [school])
    take_away(stage, meeting, "De school belt de ouders", school)
    assert "Names of people stand in it." not in stage.text(f"/meetings/{meeting}/share")


def test_only_of_a_meeting_that_was_held_they_are_sent(stage: NetworkStage) -> None:
    meeting = plan(stage, [stage.organisation("Akker")])
    assert stage.post(f"/meetings/{meeting}/shared").status_code == 303
    assert stored_meeting(stage, meeting).shared_on is None
