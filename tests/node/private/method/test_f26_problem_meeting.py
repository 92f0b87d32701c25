"""F26: a problem brings into one room whom it concerns, and they introduce themselves first."""

from uuid import uuid4

from node.private.meetings.meeting import AgendaItem
from node.private.meetings.words import AgendaKind, Format
from node.private.network.organisation import Offer
from tests.node.private.meetings.planned import FIELDS, fields_of, plan
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

WARNING = "The agenda has no round of introductions."
TALK = (AgendaItem(minutes=30, kind=AgendaKind.TALK),)


def test_a_problem_meeting_without_introductions_is_warned_about(stage: NetworkStage) -> None:
    meeting = plan(stage, format_=Format.PROBLEM, agenda=TALK)
    assert WARNING in stage.text(f"/meetings/{meeting}")
    assert WARNING in stage.text(f"/meetings/{meeting}/invite")


def test_other_formats_and_a_round_of_introductions_are_fine(stage: NetworkStage) -> None:
    other = plan(stage, format_=Format.SIMILAR, agenda=TALK)
    item = AgendaItem(minutes=20, kind=AgendaKind.INTRODUCTIONS)
    good = plan(stage, format_=Format.PROBLEM, agenda=(item, *TALK))
    for meeting in (other, good):
        assert WARNING not in stage.text(f"/meetings/{meeting}")


def test_the_template_of_a_problem_has_introductions(stage: NetworkStage) -> None:
    text = stage.text("/meetings/new?format=problem")
    number = fields_of(text, "meeting_id")
    fields = {f"kind_{row}": kind for row, kind in enumerate(("welcome", "introductions"))}
    answer = stage.post("/meetings/new", {**FIELDS, "meeting_id": number, **fields})
    assert answer.status_code == 303
    assert WARNING not in stage.text(f"/meetings/{number}")
    assert '<option value="introductions" selected>' in text


def test_the_list_is_proposed_from_what_organisations_offer_need_and_like(
    stage: NetworkStage,
) -> None:
    theme = "mentoring"
    stage.organisation("Biedt", content={"offers": (Offer(topic=theme),)})
    stage.organisation("Zoekt", content={"needs": (theme,)})
    stage.organisation("Hoort", content={"interests": (theme,)})
    stage.organisation("Ander", content={"interests": ("parents",)})
    meeting = plan(stage, format_=Format.PROBLEM, themes=(theme,))
    text = stage.text(f"/meetings/{meeting}/invite")
    assert all(name in text for name in ("Biedt", "Zoekt", "Hoort"))
    assert "Ander" not in text


def test_the_same_form_sent_twice_plans_one_meeting(stage: NetworkStage) -> None:
    form = {**FIELDS, "meeting_id": str(uuid4())}
    assert stage.post("/meetings/new", form).status_code == 303
    answer = stage.post("/meetings/new", form)
    assert (answer.status_code, answer.location) == (303, f"/meetings/{form['meeting_id']}")
    assert "This was stored already." in stage.text(answer.location)
