"""On a who-is-who sheet stands who agreed to it, and nobody else."""

from dataclasses import replace
from email import message_from_bytes, policy
from uuid import UUID, uuid4

from node.database import db
from node.private.network.contact_consent import SHEET_CONSENT_VERSION
from node.private.network.contacts import change_contact, get_contact
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []


def agree(stage: NetworkStage, contact_id: UUID, *, wording: str = SHEET_CONSENT_VERSION) -> None:
    person = stage.person()
    known = get_contact(stage.session, node=stage.node, person=person, contact_id=contact_id)
    change_contact(
        db.session(),
        node=stage.node,
        actor=person,
        contact_id=contact_id,
        draft=replace(
            known.draft,
            sheet_consent_on=TODAY,
            content=replace(known.draft.content, sheet_text=wording, phone="02 555 01 23"),
        ),
        revision=known.revision,
    )
    stage.commit()


def group(stage: NetworkStage, *members: UUID, name: str = "Scholen") -> str:
    number = str(uuid4())
    stage.post(
        "/network/groups/new",
        {
            "group_id": number,
            "kind": "similar",
            "name": name,
            "state": "open",
            "organisation": [str(each) for each in members],
        },
        page="/network/groups/new",
    )
    return number


def test_only_who_agreed_stands_on_the_sheet_and_in_the_draft(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beemd")
    agreed, _silent = stage.contact(one, "Quillon Ofrane"), stage.contact(two, "Zora Vlint")
    number = group(stage, one, two)
    page = f"/network/groups/{number}/who"
    assert "Nobody agreed to stand on this sheet yet." in stage.text(page)
    agree(stage, agreed)
    shown = stage.text(page)
    assert "Quillon Ofrane" in shown
    assert "Zora Vlint" not in shown
    assert "Of these members nobody agreed yet:" in shown
    answer = stage.get(f"{page}.eml")
    assert answer.content_type == "message/rfc822"
    mail = message_from_bytes(answer.get_data(), policy=policy.default)
    assert mail["X-Unsent"] == "1"
    assert mail["Bcc"] == "office@organisation.example"
    body = mail.get_body()
    assert body is not None
    assert "Quillon Ofrane" in body.get_content()
    assert "Zora Vlint" not in body.get_content()


def test_a_colleague_gets_no_sheet_of_a_group_they_do_not_see(stage: NetworkStage) -> None:
    mine = stage.organisation("Akker", is_mine=True)
    number = str(uuid4())
    stage.post(
        "/network/groups/new",
        {
            "group_id": number,
            "kind": "similar",
            "name": "Mijn scholen",
            "state": "open",
            "is_mine": "yes",
            "organisation": [str(mine)],
        },
        page="/network/groups/new",
    )
    assert stage.get(f"/network/groups/{number}/who").status_code == 200
    for page in ("", "/who", "/who.eml", "/members", "/edit"):
        assert stage.get(f"/network/groups/{number}{page}", "co").status_code == 404


def test_the_name_of_a_group_brings_no_header(stage: NetworkStage) -> None:
    number = group(
        stage, stage.organisation("Akker"), name="=?utf-8?q?x=0ABcc=3A_evil=40evil.com?="
    )
    answer = stage.get(f"/network/groups/{number}/who.eml")
    mail = message_from_bytes(answer.get_data(), policy=policy.default)
    assert mail["Bcc"] is None
    assert "x=0ABcc=3A_evil=40evil.com" in mail["Subject"]


def test_a_telephone_stands_there_only_by_a_wording_that_speaks_of_it(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beemd")
    agree(stage, stage.contact(one, "Quillon Ofrane"), wording="sheet-consent/1")
    number = group(stage, one, two)
    page = f"/network/groups/{number}/who"
    assert "Quillon Ofrane" in stage.text(page)
    assert "02 555 01 23" not in stage.text(page) + stage.get(f"{page}.eml").get_data(as_text=True)
    agree(stage, stage.contact(two, "Zora Vlint"))
    assert stage.text(page).count("02 555 01 23") == 1
    assert "02 555 01 23" in stage.get(f"{page}.eml").get_data(as_text=True)
