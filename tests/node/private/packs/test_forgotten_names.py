"""When a contact goes, its name goes from every text, however it was written and wherever."""

import io
from uuid import UUID

from openpyxl import load_workbook
from sqlalchemy import func, select

from node.database import db
from node.private.network.contact import ContactContent, ContactDraft
from node.private.network.contacts import add_contact, list_contacts
from node.private.network.group_models import ImportEffect
from node.private.network.log import list_lines
from node.private.network.models import ContactRow, OrganisationRow
from node.private.network.optional_rows import switch_on
from node.private.network.own_card import OwnCardContent
from node.private.network.own_cards import find_own_card, save_own_card
from node.private.network.words import ContactKind, LogKind
from tests.node.private.meetings.planned import plan
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.packs.bringing import bring, number_of, store, through

__all__: list[str] = []

NAME = "Quillon Ofrane"


def _texts(stage: NetworkStage) -> set[str]:
    lines = list_lines(stage.session, node=stage.node, person=stage.person())
    return {line.content.text for line in lines}


def _erase(stage: NetworkStage, contact_id: UUID) -> None:
    assert stage.post(f"/network/contacts/{contact_id}/erase").status_code == 303


def test_a_name_goes_in_every_spelling_from_the_lines_of_its_own_organisation(
    stage: NetworkStage,
) -> None:
    number, other = stage.organisation("Zonnehof"), stage.organisation("De Akker")
    contact = stage.contact(number, NAME)
    for text in ("Zaal van OFRANE gekregen", "Zaal via Ofrane, Quillon", "Q. Ofrane belt"):
        stage.line(LogKind.THEY_GAVE, number, text=text)
    stage.line(LogKind.THEY_GAVE, number, text="zaal van quillon")
    stage.line(LogKind.THEY_GAVE, other, text="quillon is hier een merk van verf")
    _erase(stage, contact)
    assert _texts(stage) == {
        "Zaal van […] gekregen",
        "Zaal via […]",
        "[…] belt",
        "zaal van […]",
        "quillon is hier een merk van verf",
    }


def test_a_given_name_at_a_meeting_of_several_organisations_stays_another_persons(
    stage: NetworkStage,
) -> None:
    number, other = stage.organisation("Zonnehof"), stage.organisation("De Akker")
    contact = stage.contact(number, NAME)
    plan(stage, [number, other], title="Overleg", problem="Quillon Akkerman en mevrouw Ofrane")
    _erase(stage, contact)
    assert "Quillon Akkerman en mevrouw […]" in stage.text("/meetings/board")


def test_a_mailbox_that_waits_without_a_name_stands_in_the_letter_and_goes_from_notes(
    stage: NetworkStage,
) -> None:
    store(stage, through(stage, "Organisatie;Mail\nDe Brug;quillon.ofrane@brug.example\n"))
    (contact,) = list_contacts(stage.session, node=stage.node, person=stage.person())
    note = "Mail quillon.ofrane@brug.example voor de zaal"
    stage.line(LogKind.THEY_GAVE, stage.organisation("De Akker"), text=note)
    assert note in stage.text(f"/network/contacts/{contact.contact_id}/letter")
    _erase(stage, contact.contact_id)
    assert _texts(stage) == {"Mail […] voor de zaal"}


def _reached(stage: NetworkStage, organisation_id: UUID, phone: str, mailbox: str = "") -> UUID:
    draft = ContactDraft(
        organisation_id=organisation_id,
        kind=ContactKind.ROLE_MAILBOX,
        notice_on=TODAY,
        content=ContactContent(
            function="Desk", mailbox=mailbox or "desk@organisation.example", phone=phone
        ),
    )
    actor = stage.person()
    made = add_contact(db.session(), node=stage.node, actor=actor, draft=draft)
    stage.commit()
    return made


def test_a_telephone_number_goes_from_notes_however_it_is_written(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    contact = _reached(stage, number, "+32 470 12 34 56")
    stage.line(LogKind.THEY_GAVE, number, text="bel 0470/12.34.56 of 0032470123456")
    assert "bel 0470" in stage.text(f"/network/contacts/{contact}/letter")
    _erase(stage, contact)
    assert _texts(stage) == {"bel […] of […]"}


def test_what_another_contact_has_too_is_the_offices_unless_it_is_a_persons_mailbox(
    stage: NetworkStage,
) -> None:
    number = stage.organisation("Zonnehof")
    contact = _reached(stage, number, "02 555 01 01")
    _reached(stage, number, "+32 2 555 01 01")
    own = _reached(stage, number, "", "quillon.ofrane@zonnehof.example")
    _reached(stage, number, "", "quillon.ofrane@zonnehof.example")
    stage.line(
        LogKind.THEY_GAVE,
        number,
        text="02 555 01 01, desk@organisation.example, quillon.ofrane@zonnehof.example",
    )
    assert "02 555 01 01, desk" not in stage.text(f"/network/contacts/{contact}/letter")
    assert "02 555 01 01, desk" in stage.text(f"/network/contacts/{own}/letter")
    _erase(stage, contact)
    _erase(stage, own)
    assert _texts(stage) == {"02 555 01 01, desk@organisation.example, […]"}


def _everything(stage: NetworkStage) -> str:
    sent = stage.post("/network/export", {"what": "everything"}).get_data()
    book = load_workbook(io.BytesIO(sent), read_only=True)
    return str([row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)])


def test_a_name_on_the_own_mandate_and_in_a_reason_stands_in_the_letter_and_goes(
    stage: NetworkStage,
) -> None:
    contact = stage.contact(stage.organisation("Zonnehof"), NAME)
    actor = stage.person()
    save_own_card(
        db.session(),
        node=stage.node,
        actor=actor,
        content=OwnCardContent(adopted_by=f"College, door {NAME}", focus={"nl": f"Met {NAME}"}),
        review_on=None,
        elections_on=None,
        revision=0,
    )
    switch_on(
        db.session(),
        node=stage.node,
        actor=actor,
        code="F04",
        reason=f"Gevraagd door {NAME}",
        advice=f"{NAME} gaf advies",
    )
    stage.commit()
    letter = stage.text(f"/network/contacts/{contact}/letter")
    for text in (
        f"My mandate and focus: College, door {NAME}",
        f"Parts that are switched on: Gevraagd door {NAME}",
    ):
        assert text in letter
    assert "In 2 notes the name" in stage.text(f"/network/contacts/{contact}/erase")
    _erase(stage, contact)
    shown = stage.text("/network/mandate") + stage.text("/network/optional") + _everything(stage)
    for text in ("College, door […]", "Met […]", "Gevraagd door […]", "[…] gaf advies"):
        assert text in shown
    assert "Ofrane" not in shown
    # Who has the old mandate open cannot put the name back.
    assert find_own_card(stage.session, node=stage.node).revision == 2


def test_a_name_in_the_name_of_a_file_goes_and_a_list_that_waits_stays_whole(
    stage: NetworkStage,
) -> None:
    number = stage.organisation("Zonnehof")
    contact = stage.contact(number, NAME)
    list_ = f"Organisatie;Contactpersoon\nDe Brug;{NAME}\n"
    address = number_of(bring(stage, list_, name=f"lijst {NAME}.csv"))
    page = stage.text(f"/network/contacts/{contact}/letter")
    assert f"Name of a list that was brought in: lijst {NAME}.csv" in page
    assert f"lijst {NAME}" not in stage.text(f"/network/contacts/{contact}/letter", "co")
    _erase(stage, contact)
    assert "lijst […].csv" in stage.text("/network/import")
    assert NAME in stage.text(address)


def test_erasing_an_organisation_takes_the_names_of_its_contacts_out_of_every_other_note(
    stage: NetworkStage,
) -> None:
    number, other = stage.organisation("Zonnehof"), stage.organisation("De Akker")
    stage.contact(number, NAME)
    stage.contact(number, "Berte Vlinder")
    stage.line(LogKind.THEY_GAVE, other, text=f"{NAME} en Berte Vlinder gaven ons een zaal")
    stage.line(LogKind.THEY_GAVE, number, text=f"{NAME} gaf nog een zaal")
    plan(stage, [number, other], title="Overleg", problem="Mevrouw Ofrane valt weg")
    asked = stage.text(f"/network/{number}/erase")
    assert "In 2 other notes the names of its contacts are replaced by […]." in asked
    assert stage.post(f"/network/{number}/erase").status_code == 303
    assert _texts(stage) == {"[…] en […] gaven ons een zaal"}
    assert "Mevrouw […] valt weg" in stage.text("/meetings/board")


def test_a_list_that_is_taken_back_takes_its_names_out_of_notes_but_nobody_elses(
    stage: NetworkStage,
) -> None:
    other = stage.organisation("De Akker")
    stage.contact(other, "Berte Vlinder")
    preview = through(
        stage,
        f"Organisatie;Contactpersoon\nZonnehof;{NAME}\nDe Brug;Berte Vlinder\n",
    )
    store(stage, preview)
    stage.line(LogKind.THEY_GAVE, other, text=f"{NAME} en Berte Vlinder gaven een zaal")
    answer = stage.post(preview.replace("/preview", "/undo"))
    assert answer.status_code == 303
    assert stage.session.scalar(select(func.count()).select_from(ContactRow)) == 1
    assert stage.session.scalar(select(func.count()).select_from(OrganisationRow)) == 1
    assert stage.session.scalar(select(func.count()).select_from(ImportEffect)) == 0
    assert _texts(stage) == {"[…] en Berte Vlinder gaven een zaal"}
