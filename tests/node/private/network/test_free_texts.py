"""Every text of every record of this room is looked at before it is kept, names left out."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from node.database import db
from node.private.meetings.meeting import MeetingContent, MeetingDraft
from node.private.meetings.meetings import add_meeting
from node.private.meetings.words import Format
from node.private.network.contact import ContactContent, ContactDraft
from node.private.network.contacts import add_contact
from node.private.network.free_texts import NAMES, free_texts
from node.private.network.group import GroupContent, GroupDraft
from node.private.network.groups import add_group
from node.private.network.log_line import PauseNote
from node.private.network.notes import NoteRefusedError
from node.private.network.organisation import Offer
from node.private.network.own_card import CONTENT as OWN_CARD
from node.private.network.own_card import OwnCardContent
from node.private.network.own_cards import texts_of_card
from node.private.network.words import ContactKind, GroupKind, LogKind
from node.private.packs.book_tables import CONTENTS
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
def test_every_text_of_a_form_is_found_and_no_name(column: str) -> None:
    schema, _record = CONTENTS[column]
    told = _Told(schema, "")
    found = "\n".join(free_texts(schema, told).values()).splitlines()
    wanted = {path for path in _paths(told) if NAMES.isdisjoint(path.split("/"))}
    assert sorted(found) == sorted(wanted)


def test_the_fields_of_the_own_card_hold_every_text() -> None:
    told: OwnCardContent = _Told(OWN_CARD, "")  # type: ignore[assignment] # stands for one
    assert set(texts_of_card(told).values()) == _paths(told)


@pytest.mark.parametrize("member", ["place", "area", "channel", "source", "aim"])
def test_every_text_of_an_organisation_is_looked_at(stage: NetworkStage, member: str) -> None:
    with pytest.raises(NoteRefusedError) as refused:
        stage.organisation("Zonnehof", content={member: NOTE})
    assert refused.value.members == (member,)


def test_what_an_organisation_offers_is_looked_at_and_its_names_are_not(
    stage: NetworkStage,
) -> None:
    offer = Offer(topic="mentoring", form=NOTE)
    with pytest.raises(NoteRefusedError) as refused:
        stage.organisation("Zonnehof", content={"offers": (offer,)})
    assert refused.value.members == ("offer_form_0",)
    assert stage.organisation("He is lazy", content={"aliases": (NOTE,)})


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
