"""Two coordinators change one thing at once: the second is shown both versions, nothing is lost."""

from collections.abc import Callable, Mapping
from html import unescape
from typing import Final

import pytest

from node.database import db
from node.private.network.fact import FactContent, FactDraft
from node.private.network.facts import add_fact
from node.private.network.words import FactKind, LogKind
from tests.node.private.meetings.planned import FIELDS, plan
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.packs.sealed_stage import put_group
from tests.node.private.room import hidden_fields

__all__: list[str] = []

FIRST: Final = "Wat de eerste schreef"
SECOND: Final = "Wat de tweede schreef"

Made = tuple[str, str, dict[str, str], str]
"""Page with the form, page with the record, fields that are good, and the one that differs."""


def organisation(stage: NetworkStage) -> Made:
    number = stage.organisation("Akker")
    fields = {"name": "Akker", "sector": "school", "part": "formal"}
    return f"/network/{number}/edit", f"/network/{number}", fields, "tasks"


def line(stage: NetworkStage) -> Made:
    school = stage.organisation("Akker")
    number = stage.line(LogKind.WAS_THERE, school, text="Eerst")
    fields = {"kind": "was_there", "organisation": str(school), "happened_on": TODAY.isoformat()}
    return f"/log/{number}/edit", f"/log/{number}", fields, "text"


def group(stage: NetworkStage) -> Made:
    number = put_group(stage, "Samen")
    fields = {"kind": "similar", "name": "Samen", "sector": "school"}
    return f"/network/groups/{number}/edit", f"/network/groups/{number}", fields, "goal"


def meeting(stage: NetworkStage) -> Made:
    number = plan(stage)
    fields = {name: value for name, value in FIELDS.items() if name != "revision"}
    return f"/meetings/{number}/edit", f"/meetings/{number}", fields, "purpose"


def fact(stage: NetworkStage) -> Made:
    actor = stage.person()
    content = FactContent(statement="Eerst", source="Statistiek")
    draft = FactDraft(kind=FactKind.FIGURE, dated_on=TODAY, content=content)
    number = add_fact(db.session(), node=stage.node, actor=actor, draft=draft)
    stage.commit()
    fields = {
        "kind": "figure",
        "counted": "other",
        "source": "Statistiek",
        "dated_on": TODAY.isoformat(),
    }
    return f"/network/facts/{number}", "/network/facts", fields, "statement"


@pytest.mark.parametrize("make", [organisation, line, group, meeting, fact])
def test_the_second_is_shown_both_versions_and_the_first_stays(
    stage: NetworkStage, make: Callable[[NetworkStage], Made]
) -> None:
    form, shown, fields, name = make(stage)
    opened: Mapping[str, Mapping[str, str]] = {
        handle: hidden_fields(stage.text(form, handle)) for handle in ("an", "co")
    }
    first = stage.post(form, {**opened["an"], **fields, name: FIRST})
    assert first.status_code == 303
    second = stage.post(form, {**opened["co"], **fields, name: SECOND}, handle="co")
    assert second.status_code == 409
    page = unescape(second.get_data(as_text=True))
    assert FIRST in page
    assert SECOND in page
    stored = stage.text(shown)
    assert FIRST in stored
    assert SECOND not in stored
