"""Every text of every record of this room is looked at before it is kept, names as well."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from node.database import db
from node.private.meetings.meeting import MeetingContent, MeetingDraft
from node.private.meetings.meetings import add_meeting
from node.private.meetings.words import Format
from node.private.network.contact import ContactContent, ContactDraft, reach_faults
from node.private.network.contacts import add_contact
from node.private.network.free_texts import REACHES, free_texts
from node.private.network.group import GroupContent, GroupDraft
from node.private.network.groups import add_group
from node.private.network.log_line import PauseNote
from node.private.network.notes import NoteRefusedError, check_notes
from node.private.network.organisation import Offer, OrganisationContent, OrganisationDraft
from node.private.network.organisations import add_organisation
from node.private.network.own_card import CONTENT as OWN_CARD
from node.private.network.own_card import OwnCardContent
from node.private.network.own_cards import texts_of_card
from node.private.network.words import ContactKind, GroupKind, LogKind, Part
from node.private.packs.book_tables import CONTENTS
from schemas.practice_words import Sector
from schemas.wire_fields import Text
from schemas.wire_records import ByLanguage, ListOf, Nested, RecordSchema
from tests.node.private.network_stage import NetworkStage
from tests.node.private.writers import text_of

__all__: list[str] = []

NOTE = "Ahmed is a muslim."


class _Told:
    """Stands for a record whose every text is the path of its member."""

    def __init__(self, schema: RecordSchema, path: str) -> None:
        for member, field in schema.load_fields.items():
            setattr(self, member, _told(field, f"{path}/{member}"))


def _told(field: object, path: str) -> object:
    match field:
        case Text():
            return path
        case Nested():
            return _Told(field.schema, path)
        case ListOf():
            inner = _told(field.inner, path)
            return () if inner is None else (inner,)
        case ByLanguage():
            return {"nl": _told(field.inner, path)}
        case _:
            return None


def _paths(value: object) -> set[str]:
    match value:
        case str():
            return {value}
        case tuple():
            return {path for each in value for path in _paths(each)}
        case dict():
            return {path for each in value.values() for path in _paths(each)}
        case _Told():
            return {path for each in vars(value).values() for path in _paths(each)}
        case _:
            return set()


@pytest.mark.parametrize("column", CONTENTS)
def test_every_text_of_a_form_is_found_and_no_address(column: str) -> None:
    schema, _record = CONTENTS[column]
    told = _Told(schema, "")
    found = "\n".join(free_texts(schema, told).values()).splitlines()
    wanted = {path for path in _paths(told) if REACHES.isdisjoint(path.split("/"))}
    assert sorted(found) == sorted(wanted)


def test_the_fields_of_the_own_card_hold_every_text() -> None:
    told: OwnCardContent = _Told(OWN_CARD, "")  # type: ignore[assignment] # stands for one
    assert set(texts_of_card(told).values()) == _paths(told)


@pytest.mark.parametrize("member", ["name", "place", "area", "channel", "source", "aim"])
def test_every_text_of_an_organisation_is_looked_at(stage: NetworkStage, member: str) -> None:
    texts: dict[str, Any] = {"name": "Zonnehof", member: NOTE}
    with pytest.raises(NoteRefusedError) as refused:
        enter(stage, content=OrganisationContent(**texts))
    assert refused.value.members == (member,)


def enter(stage: NetworkStage, *, content: OrganisationContent) -> None:
    draft = OrganisationDraft(content=content, sector=Sector.SCHOOL, part=Part.FORMAL)
    add_organisation(db.session(), node=stage.node, actor=stage.person(), draft=draft)
    db.session.rollback()


def test_what_an_organisation_offers_and_its_other_names_are_looked_at(
    stage: NetworkStage,
) -> None:
    offer = Offer(topic="mentoring", form=NOTE)
    for member, of, value in (("offers", "offer_form_0", offer), ("aliases", "aliases", NOTE)):
        with pytest.raises(NoteRefusedError) as refused:
            stage.organisation("Zonnehof", content={member: (value,)})
        assert refused.value.members == (of,)


NAMES_OF_ORGANISATIONS = """
Christian school De Regenboog, Moskee El Fath, Jewish Museum, Vrije Katholieke School De Ark,
Marokkaanse vrouwenvereniging Al Amal, Union des Femmes Turques, Église protestante unie,
Association Culturelle des Musulmans de Sarcelles, Consistoire israélite, Türkischer Elternverein,
Christlich-islamische Gesellschaft, Jüdische Gemeinde zu Berlin, Evangelische Kirchengemeinde Nord,
Muslim Women's Network, Catholic Parish of Saint John, Alevi Cultural Centre,
Islamitische Basisschool Al Iman, Joodse Gemeente Beth El, Stichting Broederlijk Delen,
Zusters van Liefde, Les Frères Lumière, Petits Frères des Pauvres, Barmherzige Brüder, Big Brothers,
Vrienden van het Park, Amis de la Nature, De Vader en de Zoon, Haus der Familie, Mother Centre,
Syndicat des locataires, ABVV Jong, Jongsocialisten, Union Saint-Gilloise, CDU-Ortsverband Mitte,
Black Lives Matter Local, Roze Huis, Maison Arc-en-Ciel, Queer Youth, Huis van de Mens, Lesbenring
"""


@pytest.mark.parametrize(
    "name", [each.strip() for each in NAMES_OF_ORGANISATIONS.replace("\n", " ").split(",")]
)
def test_a_name_of_an_organisation_may_tell_its_faith(name: str) -> None:
    check_notes({"name": name})


@pytest.mark.parametrize(
    "phone",
    [
        *("016 12 34 56", "+32 2 555 01 01", "0475/12.34.56", "(030) 123 45-67", "+32-2-555"),
        *("010 123 45 67 ext. 12", "02 555 01 01 / 0475 12 34 56", "030 1234 Durchwahl 7"),
        "02 555 01 01, toestel 4",
    ],
)
def test_a_number_of_an_office_is_kept(phone: str) -> None:
    assert not reach_faults(ContactContent(function="Office", phone=phone))


@pytest.mark.parametrize(
    ("member", "text"),
    [
        ("phone", "He is a devout Muslim and the brother of Youssef"),
        ("phone", "0475 12 34 56, the brother of Youssef"),
        ("phone", "12 34 x"),
        ("mailbox", "He is a devout Muslim and the brother of Youssef"),
        ("mailbox", "office@school.example, brother of Youssef"),
        ("mailbox", "the imam"),
        ("name", "He is a devout Muslim and the brother of Youssef"),
    ],
)
def test_no_field_of_a_contact_holds_what_is_not_kept(
    stage: NetworkStage, member: str, text: str
) -> None:
    number = stage.organisation("Zonnehof")
    data = {
        "revision": "0",
        "kind": "professional",
        "function": "Head teacher",
        "name": "Quillon Ofrane",
        "source": "Website",
        "basis": "public_task",
        "notice_on": "2026-03-01",
    }
    url = f"/network/{number}/contacts/new"
    answer = stage.post(url, {**data, member: text})
    assert answer.status_code == 422
    if member in REACHES:
        assert f'href="#{member}"' in text_of(answer)
    assert stage.post(url, data).status_code == 303


def test_a_number_that_is_kept_already_is_not_looked_at_again() -> None:
    stored = ContactContent(function="Office", phone="ask for the secretary")
    assert not reach_faults(stored, stored=stored)
    assert set(reach_faults(stored)) == {"phone"}


@pytest.mark.parametrize(
    ("member", "kind", "content"),
    [
        ("department", LogKind.WE_PROMISED, {"department": NOTE}),
        (
            "agreed_with",
            LogKind.PAUSE,
            {"pause": PauseNote(aim="a", harm="b", alternatives="c", agreed_with=NOTE)},
        ),
    ],
)
def test_every_text_of_a_line_is_looked_at(
    stage: NetworkStage, member: str, kind: LogKind, content: Mapping[str, object]
) -> None:
    number = stage.organisation("Zonnehof")
    with pytest.raises(NoteRefusedError) as refused:
        stage.line(kind, number, content=content)
    assert refused.value.members == (member,)


def test_the_source_of_a_contact_is_looked_at(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    draft = ContactDraft(
        organisation_id=number,
        kind=ContactKind.ROLE_MAILBOX,
        content=ContactContent(function="Office", mailbox="office@zonnehof.example", source=NOTE),
    )
    with pytest.raises(NoteRefusedError) as refused:
        add_contact(db.session(), node=stage.node, actor=stage.person(), draft=draft)
    assert refused.value.members == ("source",)


def test_a_worry_in_the_source_of_a_contact_is_answered_at_its_field(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    answer = stage.post(
        f"/network/{number}/contacts/new",
        {
            "revision": "0",
            "kind": "role_mailbox",
            "function": "Office",
            "mailbox": "office@zonnehof.example",
            "source": "I am worried about my nephew who wants to go to Syria.",
        },
    )
    assert answer.status_code == 422
    assert 'href="#source"' in text_of(answer)


def test_the_place_of_a_group_is_looked_at(stage: NetworkStage) -> None:
    draft = GroupDraft(kind=GroupKind.EXISTING, content=GroupContent(name="Zorgraad", place=NOTE))
    with pytest.raises(NoteRefusedError) as refused:
        add_group(db.session(), node=stage.node, actor=stage.person(), draft=draft)
    assert refused.value.members == ("place",)


def test_every_item_of_an_agenda_is_looked_at(stage: NetworkStage) -> None:
    with pytest.raises(NoteRefusedError) as refused:
        add_meeting(
            db.session(),
            node=stage.node,
            actor=stage.person(),
            draft=MeetingDraft(
                content=MeetingContent(title="Plein", process_check=NOTE),
                format=Format.SIMILAR,
                starts_at=stage.node.clock() + timedelta(days=3),
                minutes=60,
            ),
        )
    assert refused.value.members == ("process_check",)
