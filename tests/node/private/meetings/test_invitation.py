"""Invitations are drafts with an entry for calendars; hints come before anybody is asked."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from icalendar import Calendar

from node.database import db
from node.private.mail_draft import MailDraft, draft_file, is_mailbox, mail_link
from node.private.network.contact import ContactContent, ContactDraft
from node.private.network.contacts import add_contact
from node.private.network.own_card import OwnCardContent
from node.private.network.own_cards import save_own_card
from node.private.network.words import ContactKind, GroupKind, LawfulBasis, LogKind
from schemas.practice_words import Sector
from tests.node.private.meetings.planned import FIELDS, chairs_form, plan
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.packs.sealed_stage import put_group

__all__: list[str] = []


def read_mail(data: bytes) -> EmailMessage:
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def test_the_entry_for_calendars_is_read_back(stage: NetworkStage) -> None:
    meeting = plan(stage, title="Scholen; samen, één", place="Zaal Zuid", purpose="Kennismaken.")
    answer = stage.get(f"/meetings/{meeting}/calendar.ics")
    assert answer.content_type == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.get_data())
    assert calendar["METHOD"] == "PUBLISH"
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("DTSTART") == datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2026, 3, 16, 10, 30, tzinfo=UTC)
    assert str(event["SUMMARY"]) == "Scholen; samen, één"
    assert str(event["LOCATION"]) == "Zaal Zuid"
    assert event["SEQUENCE"] == 0
    assert str(meeting) not in str(event["UID"])


def test_a_changed_entry_replaces_the_one_before(stage: NetworkStage) -> None:
    meeting = plan(stage)
    before = Calendar.from_ical(stage.get(f"/meetings/{meeting}/calendar.ics").get_data())
    form = {**FIELDS, "meeting_id": str(meeting), "revision": "1", "day": "2026-03-29"}
    assert stage.post(f"/meetings/{meeting}/edit", form).status_code == 303
    stage.post(f"/meetings/{meeting}/cancel")
    after = Calendar.from_ical(stage.get(f"/meetings/{meeting}/calendar.ics").get_data())
    (old,), (new,) = before.walk("VEVENT"), after.walk("VEVENT")
    assert old["UID"] == new["UID"]
    assert (old["SEQUENCE"], new["SEQUENCE"]) == (0, 2)
    assert new.decoded("DTSTART") == datetime(2026, 3, 29, 12, 30, tzinfo=UTC)
    assert new["STATUS"] == "CANCELLED"


def test_the_draft_hides_who_else_is_invited_and_says_what_is_kept(stage: NetworkStage) -> None:
    school, club = stage.organisation("Akker"), stage.organisation("Beek")
    stage.contact(school)
    meeting = plan(stage, [school, club], purpose="Kennismaken.")
    mail = read_mail(stage.get(f"/meetings/{meeting}/invitation.eml?language=en").get_data())
    assert mail["From"] == mail["To"] == "an@vilvoorde.example"
    assert mail["Bcc"] == "office@organisation.example"
    assert mail["X-Unsent"] == "1"
    body = mail.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    for part in ("Kennismaken.", "What is kept", "Your part", "an@vilvoorde.example"):
        assert part in text
    assert "Akker" not in text
    (attached,) = mail.iter_attachments()
    assert attached.get_content_type() == "text/calendar"
    data = attached.get_payload(decode=True)
    assert isinstance(data, bytes)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Scholen samen"


def test_a_named_contact_is_written_to_instead_of_the_role(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    contact = stage.contact(school, "Quillon Ofrane")
    meeting = plan(stage, [school])
    stage.post(f"/meetings/{meeting}/chairs", chairs_form(stage, meeting, contact))
    mail = read_mail(stage.get(f"/meetings/{meeting}/invitation.eml").get_data())
    assert mail["Bcc"] == "office@organisation.example"
    assert "Ofrane" not in mail.as_string()


def test_who_has_no_mailbox_is_named_to_be_called(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting = plan(stage, [school])
    text = stage.text(f"/meetings/{meeting}/invitation")
    assert "No mailbox is known of these" in text
    assert "Akker" in text
    assert "No focus sentence stands on top." in text


def test_the_focus_stands_on_top_in_the_language_of_the_invitation(stage: NetworkStage) -> None:
    content = OwnCardContent(focus={"en": "Nobody is lost here.", "nl": "Niemand valt uit."})
    save_own_card(
        db.session(),
        node=stage.node,
        actor=stage.person(),
        content=content,
        review_on=None,
        elections_on=None,
        revision=0,
    )
    stage.commit()
    meeting = plan(stage)
    page = f"/meetings/{meeting}/invitation"
    assert "No focus sentence stands on top." not in stage.text(page)
    for language, focus in content.focus.items():
        mail = read_mail(stage.get(f"{page}.eml?language={language}").get_data())
        body = mail.get_body(("plain",))
        assert body is not None
        assert body.get_content().startswith(focus)


def test_the_invitation_is_looked_at_before_it_goes(stage: NetworkStage) -> None:
    labelled = plan(stage, purpose="We talk about returnees.")
    page = stage.text(f"/meetings/{labelled}/invitation?language=en")
    assert "people who came back from a conflict area" in page
    assert "Not found" not in page
    bare = stage.text(f"/meetings/{plan(stage)}/invitation?language=en")
    assert "Say what you want to achieve." in bare
    assert bare.count("Not found") == 1
    assert "Words that label people" not in bare


def test_only_open_groups_of_what_is_on_may_meet(stage: NetworkStage) -> None:
    meeting = plan(stage)
    put_group(stage, "Schoolteam")
    put_group(stage, "Paneel", kind=GroupKind.PANEL)
    for page in (f"/meetings/{meeting}/invite", f"/meetings/{meeting}/edit"):
        assert "Schoolteam" in stage.text(page)
        assert "Paneel" not in stage.text(page)


def test_a_subject_of_several_lines_adds_no_header() -> None:
    draft = MailDraft(sender="an@town.example", subject="Hi\r\nBcc: x@y.example", text="Text")
    mail = read_mail(draft_file(draft))
    assert mail["Bcc"] is None
    assert "%0D%0ABcc" not in (mail_link(draft) or "")


def test_a_link_that_mail_programs_would_cut_is_not_offered() -> None:
    draft = MailDraft(sender="an@town.example", subject="Hi", text="word " * 500)
    assert mail_link(draft) is None


def test_who_was_asked_often_enough_is_named_before_they_are_asked_again(
    stage: NetworkStage,
) -> None:
    tired = stage.organisation("Akker", content={"mandate": "Onderwijs"}, confirmed_on=TODAY)
    fresh = stage.organisation("Beek", content={"mandate": "Sport"}, confirmed_on=TODAY)
    for days in (1, 2, 3):
        stage.line(LogKind.WE_ASKED, tired, days_ago=days)
        stage.line(LogKind.WE_ASKED, fresh, days_ago=days * 100)
    meeting = plan(stage, [tired, fresh])
    text = stage.text(f"/meetings/{meeting}/invite")
    assert "1 organisation on the list was asked often enough lately." in text
    assert "Asked 3 times in 90 days, 3 is what they bear." in text
    assert "mandate" not in text


def test_an_organisation_that_bears_more_may_be_asked_more(stage: NetworkStage) -> None:
    strong = stage.organisation("Akker", most_asks=5)
    for days in (1, 2, 3):
        stage.line(LogKind.WE_ASKED, strong, days_ago=days)
    meeting = plan(stage, [strong])
    assert "often enough" not in stage.text(f"/meetings/{meeting}/invite")
    for days in (4, 5):
        stage.line(LogKind.WE_ASKED, strong, days_ago=days)
    assert "often enough" in stage.text(f"/meetings/{meeting}/invite")


def test_an_ask_because_of_an_incident_weighs_double_here_too(stage: NetworkStage) -> None:
    tired = stage.organisation("Akker")
    meeting = plan(stage, [tired])
    stage.line(LogKind.WE_ASKED, tired, days_ago=1)
    assert "often enough" not in stage.text(f"/meetings/{meeting}/invite")
    stage.line(LogKind.WE_ASKED, tired, days_ago=2, is_crisis=True)
    text = stage.text(f"/meetings/{meeting}/invite")
    assert "1 organisation on the list was asked often enough lately." in text
    assert "1 ask was because of an incident and counts double." in text


def test_an_unclear_mandate_is_shown_beside_the_name(stage: NetworkStage) -> None:
    stage.organisation("Akker", sector=Sector.SPORT)
    stage.organisation("Beek", sector=Sector.SPORT, content={"mandate": "Sport"})
    meeting = plan(stage)
    answer = stage.post(f"/meetings/{meeting}/invite/find", {"sector": "sport"})
    text = answer.get_data(as_text=True)
    assert text.count("Nobody has written down its mandate yet.") == 1
    assert text.count("It never confirmed its mandate.") == 1


def test_organisations_are_found_by_a_part_of_their_name(stage: NetworkStage) -> None:
    stage.organisation("Voetbalclub Zonnehof")
    stage.organisation("Akker")
    meeting = plan(stage)
    answer = stage.post(f"/meetings/{meeting}/invite/find", {"name": "ZONNE"})
    text = answer.get_data(as_text=True)
    assert "Voetbalclub Zonnehof" in text
    assert "Akker" not in text
    assert stage.post(f"/meetings/{meeting}/invite/find").status_code == 422


def test_one_is_taken_off_the_list_again(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting = plan(stage, [school])
    answer = stage.post(f"/meetings/{meeting}/invite/remove", {"organisation": str(school)})
    assert answer.status_code == 303
    assert "Nobody is on the list yet." in stage.text(f"/meetings/{meeting}/invite")
    assert stage.post(f"/meetings/{meeting}/invite").status_code == 422


@pytest.mark.parametrize(
    "text", ["", "not an address", '"unclosed', "a@b@c.example", "a@b.example, c@d.example", "a@b"]
)
def test_what_is_no_address_is_written_to_by_nobody(text: str) -> None:
    assert not is_mailbox(text)
    assert is_mailbox("office@organisation.example")


def test_an_organisation_without_an_address_is_called_instead(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    draft = ContactDraft(
        organisation_id=school,
        kind=ContactKind.PROFESSIONAL,
        basis=LawfulBasis.PUBLIC_TASK,
        notice_on=TODAY,
        content=ContactContent(function="Office", name="Quillon Ofrane", source="Website"),
    )
    add_contact(db.session(), node=stage.node, actor=stage.person(), draft=draft)
    stage.commit()
    meeting = plan(stage, [school])
    assert "No mailbox is known of these" in stage.text(f"/meetings/{meeting}/invitation")
    mail = read_mail(stage.get(f"/meetings/{meeting}/invitation.eml").get_data())
    assert mail["Bcc"] is None
