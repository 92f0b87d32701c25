"""The pages of contacts: a name only where it may be, the wording in full, and the way out."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from node.private.network.contact import Contact, ContactContent, ContactDraft
from node.private.network.contact_consent import (
    CONTACT_CONSENT_VERSION,
    SHEET_CONSENT_VERSION,
    consent_wording,
)
from node.private.network.contacts import add_contact, list_contacts
from node.private.network.organisations import change_organisation, get_organisation
from node.private.network.words import ContactKind, LawfulBasis, Part
from node.private.packs.everything import everything_rows
from schemas.practice_words import Sector
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.writers import text_of

__all__: list[str] = []

MAILBOX = {
    "revision": "0",
    "kind": "role_mailbox",
    "function": "Secretariaat",
    "mailbox": "info@zonnehof.example",
}
PROFESSIONAL = {
    "revision": "0",
    "kind": "professional",
    "function": "Directeur",
    "name": "Quillon Ofrane",
    "source": "Website",
    "basis": "public_task",
    "notice_on": "2026-03-01",
}
COMMUNITY = {
    "revision": "0",
    "kind": "community",
    "function": "Voorzitter",
    "name": "Quillon Ofrane",
    "consent_on": "2026-03-01",
}


def _contacts(stage: NetworkStage) -> tuple[Contact, ...]:
    return list_contacts(stage.session, node=stage.node, person=stage.person())


@pytest.mark.parametrize("data", [MAILBOX, PROFESSIONAL, COMMUNITY], ids=lambda each: each["kind"])
def test_a_contact_within_the_rules_is_kept(stage: NetworkStage, data: dict[str, str]) -> None:
    number = stage.organisation("Zonnehof")
    answer = stage.post(f"/network/{number}/contacts/new", {**data, "contact_id": str(uuid4())})
    assert answer.status_code == 303, text_of(answer)
    assert data["function"] in stage.text(f"/network/{number}")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({**MAILBOX, "name": "Quillon Ofrane"}, "has no name"),
        ({**MAILBOX, "mailbox": ""}, "Write the address of the mailbox."),
        ({**MAILBOX, "mailbox": "quillon.ofrane@zonnehof.example"}, "a person's own mailbox"),
        ({**MAILBOX, "function": ""}, "Write what they do"),
        ({**PROFESSIONAL, "notice_on": ""}, "Write the day on which you told them"),
        ({**PROFESSIONAL, "notice_on": "2026-03-03"}, "That day is yet to come."),
        ({**PROFESSIONAL, "source": ""}, "Write from where you know the name."),
        ({**PROFESSIONAL, "basis": ""}, "Choose on what keeping the name rests."),
        ({**COMMUNITY, "consent_on": ""}, "only with that person's consent"),
    ],
    ids=[
        "named mailbox",
        "no mailbox",
        "own mailbox",
        "no role",
        "untold",
        "future",
        "unknown",
        "basis",
        "consent",
    ],
)
def test_a_contact_against_the_rules_is_refused_and_comes_back(
    stage: NetworkStage, data: dict[str, str], said: str
) -> None:
    number = stage.organisation("Zonnehof")
    answer = stage.post(f"/network/{number}/contacts/new", data)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert _contacts(stage) == ()


def test_the_wording_of_consent_stands_in_full_and_its_version_is_kept(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    assert consent_wording() in stage.text(f"/network/{number}/contacts/new")
    stage.post(f"/network/{number}/contacts/new", COMMUNITY)
    (contact,) = _contacts(stage)
    assert contact.draft.consent_text == CONTACT_CONSENT_VERSION


def test_somebody_who_leaves_the_sheets_is_on_none(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    data = {**PROFESSIONAL, "sheet_consent_on": "2026-03-01"}
    stage.post(f"/network/{number}/contacts/new", data)
    (contact,) = _contacts(stage)
    assert contact.draft.sheet_consent_on is not None
    assert contact.content.sheet_text == SHEET_CONSENT_VERSION
    answer = stage.post(f"/network/contacts/{contact.contact_id}/leave-sheets")
    assert answer.status_code == 303
    (contact,) = _contacts(stage)
    assert contact.draft.sheet_consent_on is None
    assert contact.content.sheet_text == ""


def test_the_wording_for_sheets_stands_with_its_version_wherever_the_consent_does(
    stage: NetworkStage,
) -> None:
    number = stage.organisation("Zonnehof")
    stage.post(
        f"/network/{number}/contacts/new", {**PROFESSIONAL, "sheet_consent_on": "2026-03-01"}
    )
    (contact,) = _contacts(stage)
    url = f"/network/contacts/{contact.contact_id}"
    assert SHEET_CONSENT_VERSION in stage.text(url)
    assert SHEET_CONSENT_VERSION in stage.text(f"{url}/letter")
    rows = everything_rows(stage.session, node=stage.node, person=stage.person())
    assert SHEET_CONSENT_VERSION in str(rows["contact"])


def test_a_consent_keeps_the_version_it_was_given_to(stage: NetworkStage) -> None:
    made = add_contact(
        stage.session,
        node=stage.node,
        actor=stage.person(),
        draft=ContactDraft(
            organisation_id=stage.organisation("Zonnehof"),
            kind=ContactKind.PROFESSIONAL,
            basis=LawfulBasis.PUBLIC_TASK,
            notice_on=TODAY,
            sheet_consent_on=date(2026, 3, 1),
            content=ContactContent(
                name="Quillon Ofrane",
                function="Directeur",
                source="Website",
                sheet_text="sheet-consent/0",
            ),
        ),
    )
    stage.commit()
    url = f"/network/contacts/{made}"
    assert "older wording: sheet-consent/0" in stage.text(url)
    data = {**PROFESSIONAL, "sheet_consent_on": "2026-03-01"}
    assert stage.post(url, {**data, "revision": "1"}).status_code == 303
    assert _contacts(stage)[0].content.sheet_text == "sheet-consent/0"
    agreed_again = {**data, "revision": "2", "sheet_consent_on": "2026-03-02"}
    assert stage.post(url, agreed_again).status_code == 303
    assert _contacts(stage)[0].content.sheet_text == SHEET_CONSENT_VERSION


def test_a_contact_changed_by_two_shows_what_is_stored(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    contact = stage.contact(number, "Quillon Ofrane")
    url = f"/network/contacts/{contact}"
    stage.post(url, {**PROFESSIONAL, "revision": "1", "function": "Van An"})
    answer = stage.post(url, {**PROFESSIONAL, "revision": "1", "function": "Van Co"}, handle="co")
    assert answer.status_code == 409
    assert "Van An" in text_of(answer)
    assert "Van Co" in text_of(answer)


def _import(stage: NetworkStage, number: UUID, source: str = "List of the school board") -> UUID:
    made = add_contact(
        stage.session,
        node=stage.node,
        actor=stage.person(),
        draft=ContactDraft(
            organisation_id=number,
            kind=ContactKind.PROFESSIONAL,
            content=ContactContent(name="Quillon Ofrane", function="Directeur", source=source),
        ),
        import_id=uuid4(),
    )
    stage.commit()
    return made


def test_a_name_out_of_a_list_waits_until_its_person_was_told(stage: NetworkStage) -> None:
    contact = _import(stage, stage.organisation("Zonnehof"))
    page = stage.text("/network/quarantine")
    assert "1 name waits." in page
    assert "Quillon Ofrane" in page
    refused = stage.post(f"/network/quarantine/{contact}", {"told_on": "2026-03-03"})
    assert refused.status_code == 422
    assert "That day is yet to come." in text_of(refused)
    assert _contacts(stage)[0].is_quarantined
    answer = stage.post(f"/network/quarantine/{contact}", {"told_on": "2026-03-02"})
    assert answer.status_code == 303
    assert not _contacts(stage)[0].is_quarantined
    assert "Nobody waits." in stage.text("/network/quarantine")


def test_a_name_without_source_is_not_let_out(stage: NetworkStage) -> None:
    contact = _import(stage, stage.organisation("Zonnehof"), source="")
    answer = stage.post(f"/network/quarantine/{contact}", {"told_on": "2026-03-02"})
    assert answer.status_code == 422
    assert "Write from where you know the name." in text_of(answer)
    assert stage.post(f"/network/quarantine/{contact}", {"told_on": "x"}).status_code == 422


def test_a_name_that_became_the_mailbox_of_a_role_waits_no_longer(stage: NetworkStage) -> None:
    url = f"/network/contacts/{_import(stage, stage.organisation('Zonnehof'))}"
    own = {**MAILBOX, "mailbox": OWN, "revision": "1"}
    assert stage.post(url, own).status_code == 303
    assert _contacts(stage)[0].is_quarantined
    assert stage.post(url, {**MAILBOX, "revision": "2"}).status_code == 303
    assert not _contacts(stage)[0].is_quarantined


OWN = "quillon.ofrane@zonnehof.example"


def _own(stage: NetworkStage, *, told_on: date | None = None) -> ContactDraft:
    return ContactDraft(
        organisation_id=stage.organisation("Zonnehof"),
        kind=ContactKind.ROLE_MAILBOX,
        notice_on=told_on,
        content=ContactContent(function="Secretariaat", mailbox=OWN),
    )


def test_a_mailbox_made_of_a_name_waits_when_it_comes_with_a_list(stage: NetworkStage) -> None:
    made = add_contact(
        stage.session, node=stage.node, actor=stage.person(), draft=_own(stage), import_id=uuid4()
    )
    stage.commit()
    (kept,) = _contacts(stage)
    assert kept.is_quarantined
    # Somebody told them: now it is kept like a name.
    answer = stage.post(f"/network/quarantine/{made}", {"told_on": "2026-03-02"})
    assert answer.status_code == 303, text_of(answer)
    (kept,) = _contacts(stage)
    assert not kept.is_quarantined


def test_a_mailbox_made_of_a_name_is_kept_once_its_owner_was_told(stage: NetworkStage) -> None:
    draft = _own(stage, told_on=TODAY)
    add_contact(stage.session, node=stage.node, actor=stage.person(), draft=draft)
    stage.commit()
    (kept,) = _contacts(stage)
    assert kept.content.mailbox == OWN


ASKING = pytest.mark.parametrize(
    ("sector", "part"),
    [(Sector.FAITH_COMMUNITY, Part.FORMAL), (Sector.SPORT, Part.INFORMAL)],
    ids=["faith community", "informal"],
)


@ASKING
def test_a_name_is_kept_there_only_with_consent(
    stage: NetworkStage, sector: Sector, part: Part
) -> None:
    number = stage.organisation("An Nour", sector=sector, part=part)
    url = f"/network/{number}/contacts/new"
    assert "Somebody at work" not in stage.text(url)
    own = {**MAILBOX, "mailbox": "quillon.ofrane@zonnehof.example", "notice_on": "2026-03-01"}
    for data in (PROFESSIONAL, {**PROFESSIONAL, "consent_on": "2026-03-01"}, own):
        answer = stage.post(url, data)
        assert answer.status_code == 422
        assert "only with that person&#39;s consent" in answer.get_data(as_text=True)
    assert _contacts(stage) == ()
    for data in (COMMUNITY, MAILBOX, {**own, "consent_on": "2026-03-01"}):
        assert stage.post(url, {**data, "contact_id": str(uuid4())}).status_code == 303


@ASKING
def test_a_name_out_of_a_list_waits_there_until_its_person_agreed(
    stage: NetworkStage, sector: Sector, part: Part
) -> None:
    contact = _import(stage, stage.organisation("An Nour", sector=sector, part=part))
    url = f"/network/quarantine/{contact}"
    page = stage.text("/network/quarantine")
    assert consent_wording() in page
    assert "Agreed on" in page
    told = stage.post(url, {"told_on": "2026-03-02"})
    assert told.status_code == 422
    assert "only with that person" in text_of(told)
    assert stage.post(url, {"agreed_on": "2026-03-03"}).status_code == 422
    assert stage.post(url, {"agreed_on": ""}).status_code == 422
    assert _contacts(stage)[0].is_quarantined
    assert stage.post(url, {"agreed_on": "2026-03-02"}).status_code == 303
    (kept,) = _contacts(stage)
    assert not kept.is_quarantined
    assert kept.draft.kind is ContactKind.COMMUNITY
    assert kept.draft.basis is LawfulBasis.CONSENT
    assert (kept.draft.consent_on, kept.draft.consent_text) == (TODAY, CONTACT_CONSENT_VERSION)


def test_a_name_that_waits_there_may_be_corrected_before_its_person_agreed(
    stage: NetworkStage,
) -> None:
    contact = _import(stage, stage.organisation("An Nour", part=Part.INFORMAL))
    url = f"/network/contacts/{contact}"
    assert "waits until the person agrees" in stage.text(url)
    mended = {**PROFESSIONAL, "revision": "1", "notice_on": "", "function": "Penningmeester"}
    assert stage.post(url, mended).status_code == 303
    assert _contacts(stage)[0].is_quarantined
    assert stage.post(url, {**mended, **COMMUNITY, "revision": "2"}).status_code == 303
    assert not _contacts(stage)[0].is_quarantined


def test_names_from_before_consent_was_asked_stay_and_their_organisation_says_so(
    stage: NetworkStage,
) -> None:
    number = stage.organisation("Zonnehof")
    contact = stage.contact(number, "Quillon Ofrane")
    stage.post(
        f"/network/contacts/{contact}",
        {**PROFESSIONAL, "revision": "1", "sheet_consent_on": "2026-03-01"},
    )
    assert "without that person" not in stage.text(f"/network/{number}")
    person = stage.person()
    known = get_organisation(stage.session, node=stage.node, person=person, organisation_id=number)
    change_organisation(
        stage.session,
        node=stage.node,
        actor=person,
        organisation_id=number,
        draft=replace(known.draft, part=Part.INFORMAL),
        revision=known.revision,
    )
    stage.commit()
    page = stage.text(f"/network/{number}")
    assert "Quillon Ofrane" in page
    assert "1 name is kept here without that person" in page
    # Taking something back is never refused, whatever else is missing.
    assert stage.post(f"/network/contacts/{contact}/leave-sheets").status_code == 303
    assert _contacts(stage)[0].draft.sheet_consent_on is None
    asked = {**COMMUNITY, "revision": "3"}
    assert stage.post(f"/network/contacts/{contact}", asked).status_code == 303
    assert "without that person" not in stage.text(f"/network/{number}")
