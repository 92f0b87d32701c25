"""The whole room has nine forms in which a record is entered; everything else follows from those.

A form enters a record if what somebody writes into it makes a new row that holds it. A list of
ticks or a button makes rows too, but they say nothing that was not known already.
"""

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import class_mapper

from node.coordinator_app.network_endpoints import NETWORK_ENDPOINTS
from node.private.meetings.models import MeetingRow, TaskRow
from node.private.network.group_models import FactRow, GroupRow, OwnCardRow
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from tests.node.private.network_stage import NetworkStage
from tests.node.private.room import Field, PostForm, fill_room, form_again, walk

__all__: list[str] = []

MODELS: Final = (
    OrganisationRow,
    ContactRow,
    LogRow,
    MeetingRow,
    TaskRow,
    GroupRow,
    FactRow,
    OwnCardRow,
)
NINE: Final = {
    "organisations.create",
    "contacts.create",
    "log.write",
    "meetings.create",
    "after_meeting.save",
    "groups.create",
    "facts.create",
    "mandate.change",
    "panels.create",
}
PARTICULAR: Final = {
    "meeting_attendance.tick",
    "meeting_rounds.allocate",
    "organisations.change",
}
"""Forms that refuse such answers: who came, tables for who is there, and what is there already."""

WORD: Final = "Maneschijn"
WRITTEN: Final = {
    **dict.fromkeys(("day", "dated_on", "happened_on", "confirmed_on", "notice_on"), "2026-03-02"),
    **dict.fromkeys(("quorum", "rounds", "seed", "least", "places_0"), "2"),
    "number": "12",
    "hour": "10:00",
    "minutes": "60",
    "mailbox": "office@organisation.example",
    "phone": "+32 2 555 01 01",
}
"""What is written into a field of a certain name; into another one, a word."""

EMPTY: Final = ("_on", "_until", "_days", "_asks", "minutes_", "kind_", "text_", "names", "due")
EMPTY_TOO: Final = (
    "milestone_",
    "umbrella",
    "pointed_by",
    "walk_in",
    "people_",
    "places_",
)
NAMES_TOO: Final = (
    *("objective_1", "objective_2"),
    "since",
    "until",
    "need_1",
    "interest_1",
    "offer_topic_1",
    "offer_form_1",
)
"""Names of fields, or ends or beginnings of them, that stay empty: a word is no answer there."""


def test_nine_forms_enter_records_and_no_others(stage: NetworkStage) -> None:
    fill_room(stage)
    asking = [
        each
        for endpoint, each in sorted(walk(stage).forms.items())
        if endpoint in NETWORK_ENDPOINTS and each.asks_something
    ]
    refused: list[str] = []
    entering = {each.endpoint for each in asking if enters_record(stage, each, refused)}
    assert entering == NINE
    assert set(refused) <= PARTICULAR


def enters_record(stage: NetworkStage, form: PostForm, refused: list[str]) -> bool:
    """Say whether what is written into a form makes a row that holds it."""
    before = set(texts_of(stage))
    asked = form_again(stage, form)
    if asked is None:
        assert form.endpoint == "log.settle", "an introduction was settled on its own page"
        return False
    answer = stage.post(asked.action, filled(asked), page=asked.page)
    # Only a form that takes what is written shows whether it makes something of it.
    if answer.status_code >= 400:
        refused.append(form.endpoint)
    return any(WORD in text for row, text in texts_of(stage).items() if row not in before)


def texts_of(stage: NetworkStage) -> dict[tuple[str, object], str]:
    """Return the opened texts of every record by its table and number."""
    found = {}
    for model in MODELS:
        (key,) = class_mapper(model).primary_key
        table = model.__tablename__
        for row, sealed in stage.session.execute(select(key, model.sealed_content)):
            found[table, row] = (
                stage.node.data_key.open(sealed, table=table, column="sealed_content", row=row)
                if sealed
                else ""
            )
    return found


def filled(form: PostForm) -> dict[str, str]:
    """Return what a browser would send when everything is answered."""
    data: dict[str, str] = {}
    for each in form.fields:
        if value := answer_to(each):
            data.setdefault(each.name, value)
    return data


def answer_to(asked: Field) -> str:
    """Return what somebody answers to a field."""
    if asked.name in {"csrf_token", "is_mine"} or asked.name.startswith("people_"):
        return ""
    if asked.kind == "select":
        is_empty = asked.name in NAMES_TOO
        return "" if is_empty else next((option for option in asked.options if option), "")
    if asked.kind != "text" or asked.value:
        return asked.value
    if asked.name in WRITTEN:
        return WRITTEN[asked.name]
    is_left_empty = (
        asked.name.startswith((*EMPTY, *EMPTY_TOO))
        or asked.name.endswith(EMPTY)
        or asked.name in NAMES_TOO
    )
    return "" if is_left_empty else WORD
