"""Groups of this town that are too small to tell about, by figures that only the town has."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from node.airlock.drafting import Draft
from node.airlock.group_figures import (
    MAX_FIGURES,
    Conditions,
    GroupFigure,
    add_figure,
    judge_groups,
    list_figures,
    remove_figure,
)
from node.airlock.models import GroupFigureRow
from node.airlock.review import final_text, review
from node.errors import InputRefusedError, LeakError, NotAllowedError, NotFoundError
from node.private.register.changing import remove_known
from node.private.register.service import list_known
from node.published.store import list_outcomes
from schemas.entry import Kind
from tests.node.airlock.town import Town

DRAFT: Draft = {
    "schema": "practice-summary/1",
    "target_groups": ["returnees_family", "youth"],
    "settings": ["school"],
    "level": "for_groups_at_risk",
    "themes": ["sport"],
    "period": {"start": "2025-03", "end": "2025-03"},
    "texts": {"nl": {"result": "Jongeren van 12 tot 17 jaar kwamen terug."}},
}


def figure(people: int, **conditions: str) -> GroupFigure:
    return GroupFigure(
        figure_id=UUID(int=1),
        conditions=conditions,
        people=people,
        source="invented",
        set_at=None,  # type: ignore[arg-type] # is not looked at
    )


def enter(town: Town, people: int = 7, **conditions: str) -> GroupFigure:
    entered = add_figure(
        town.session,
        node=town.node,
        actor=town.author,
        conditions=conditions or {"target_groups": "parents_family", "settings": "sport"},
        people=people,
        source="invented, 2025",
    )
    town.session.commit()
    return entered


@pytest.mark.parametrize(
    "conditions",
    [
        {"target_groups": "returnees_family"},
        {"target_groups": "youth", "settings": "school"},
        {"settings": "school", "level": "for_groups_at_risk", "themes": "sport"},
        {"month": "2025-03"},
        {"age_band": "12-17"},
        {"age_band": "12-18"},
    ],
)
def test_a_group_that_a_figure_counts_few_of_is_too_small(conditions: dict[str, str]) -> None:
    known = figure(9, **conditions)
    assert judge_groups(DRAFT, [known], under=10).too_small == (known,)
    assert judge_groups(DRAFT, [figure(10, **conditions)], under=10).too_small == ()


@pytest.mark.parametrize(
    "conditions",
    [
        pytest.param({"target_groups": "police"}, id="another group"),
        pytest.param({"target_groups": "youth", "settings": "prison"}, id="one of two"),
        pytest.param({"age_band": "14-17"}, id="a narrower age group"),
        pytest.param({"month": "2025-04"}, id="another month"),
    ],
)
def test_a_figure_of_another_group_says_nothing(conditions: dict[str, str]) -> None:
    assert judge_groups(DRAFT, [figure(1, **conditions)], under=10).too_small == ()


def test_a_period_of_several_months_is_no_month() -> None:
    longer = DRAFT | {"period": {"start": "2025-03", "end": "2025-05"}}
    assert judge_groups(longer, [figure(1, month="2025-03")], under=10).too_small == ()


def test_without_figures_nothing_is_computable_and_nothing_is_estimated() -> None:
    groups = judge_groups(DRAFT, [], under=10)
    # Two groups, five other things with one value each: in ones, in twos, in threes.
    assert (groups.computable, groups.total) == (0, 7 + 20 + 30)
    some = [figure(500, settings="school"), figure(80, settings="school", target_groups="youth")]
    assert judge_groups(DRAFT, some, under=10).computable == 2


@pytest.mark.parametrize(
    ("conditions", "people", "source"),
    [
        pytest.param({}, 7, "register", id="nothing is said of them"),
        pytest.param({"settings": "moon"}, 7, "register", id="no such setting"),
        pytest.param({"shoes": "red"}, 7, "register", id="no such thing"),
        pytest.param({"age_band": "17-12"}, 7, "register", id="ages turned round"),
        pytest.param({"age_band": "young"}, 7, "register", id="no ages"),
        pytest.param({"month": "March"}, 7, "register", id="no month"),
        pytest.param({"settings": "school"}, -1, "register", id="fewer than nobody"),
        pytest.param({"settings": "school"}, 7, "", id="no source"),
        pytest.param({"settings": "school"}, 7, "x" * 201, id="a long source"),
        pytest.param(
            {"settings": "school", "level": "for_everyone", "themes": "sport", "month": "2025-01"},
            7,
            "register",
            id="four at once",
        ),
    ],
)
def test_a_figure_that_cannot_be_used_is_refused_and_not_stored(
    town: Town, conditions: Conditions, people: int, source: str
) -> None:
    with pytest.raises(InputRefusedError) as refused:
        add_figure(
            town.session,
            node=town.node,
            actor=town.author,
            conditions=conditions,
            people=people,
            source=source,
        )
    assert refused.value.faults
    assert list_figures(town.session, node=town.node) == ()


def test_a_figure_is_sealed_where_it_stands(town: Town) -> None:
    enter(town, 7)
    (row,) = town.session.scalars(select(GroupFigureRow))
    assert b"parents_family" not in row.sealed_figure
    assert b"invented" not in row.sealed_figure


def test_another_figure_of_the_same_group_takes_the_place_of_the_older(town: Town) -> None:
    enter(town, 7)
    newer = enter(town, 70)
    assert list_figures(town.session, node=town.node) == (newer,)


def test_only_a_coordinator_enters_and_removes_figures(town: Town) -> None:
    entered = enter(town)
    with pytest.raises(NotAllowedError):
        remove_figure(town.session, node=town.node, actor=town.reader, figure_id=entered.figure_id)
    with pytest.raises(NotFoundError):
        remove_figure(town.session, node=town.node, actor=town.author, figure_id=uuid4())
    remove_figure(town.session, node=town.node, actor=town.author, figure_id=entered.figure_id)
    assert list_figures(town.session, node=town.node) == ()


def test_there_is_a_most_of_figures(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_FIGURES >= 100
    monkeypatch.setattr("node.airlock.group_figures.MAX_FIGURES", 1)
    enter(town, 7)
    with pytest.raises(InputRefusedError):
        enter(town, 7, settings="school")
    enter(town, 8)


def test_a_group_that_is_too_small_holds_up_asking_and_nobody_may_wave_it_through(
    town: Town,
) -> None:
    row = town.open(town.record())
    enter(town)
    [small] = review(town.session, node=town.node, request_id=row.request_id).groups.too_small
    assert small.people == 7
    with pytest.raises(LeakError):
        town.ask(row)


def test_a_figure_entered_after_the_asking_holds_up_the_reading(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    enter(town)
    with pytest.raises(LeakError):
        town.read(row)


def test_a_figure_entered_after_the_approval_holds_up_the_release(town: Town) -> None:
    row = town.approve(town.record())
    enter(town)
    assert [each.code for each in town.seal()[0]] == ["leak"]
    assert list_outcomes(town.session)[row.request_id]


def test_a_directory_entry_is_about_no_group(town: Town) -> None:
    enter(town, 1, settings="sport")
    town.approve(town.fill_in().draft_id, kind=Kind.DIRECTORY_ENTRY)
    assert [each.code for each in town.seal()[0]] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Jongeren tussen 12 en 17 jaar.",
        "Young people aged 12 to 17 came.",
        "The 12- to 17-year-olds came.",
        "Les jeunes de 12 à 17 ans.",
        "Jugendliche von 12 bis 17 Jahren.",
        "Jóvenes de 12 y 17 años.",
    ],
)
def test_ages_are_read_in_their_usual_spellings(text: str) -> None:
    draft = DRAFT | {"texts": {"nl": {"result": text}}}
    known = figure(4, age_band="12-17")
    assert judge_groups(draft, [known], under=10).too_small == (known,)


def test_other_ranges_are_no_ages() -> None:
    draft = DRAFT | {"texts": {"nl": {"result": "Zij kwamen 12 tot 17 keer bijeen."}}}
    assert judge_groups(draft, [figure(4, age_band="12-17")], under=10).too_small == ()


def test_a_second_reader_is_told_that_the_author_took_figures_away(town: Town) -> None:
    entered = enter(town, 70)
    remove_figure(town.session, node=town.node, actor=town.author, figure_id=entered.figure_id)
    town.session.commit()
    row = town.ask(town.open(town.record()))
    shown = final_text(town.session, node=town.node, reader=town.reader, request_id=row.request_id)
    assert shown.loosened == 1


def test_a_second_reader_is_told_that_the_author_took_a_name_away(town: Town) -> None:
    town.know("Ottoline Quarrenby")
    (known,) = list_known(town.session, node=town.node)
    remove_known(town.session, node=town.node, actor=town.author, entry_id=known.entry_id)
    town.session.commit()
    row = town.ask(town.open(town.record()))
    shown = final_text(town.session, node=town.node, reader=town.reader, request_id=row.request_id)
    assert shown.loosened == 1


def test_what_was_taken_away_long_before_the_beginning_is_not_told(town: Town) -> None:
    entered = enter(town, 70)
    remove_figure(town.session, node=town.node, actor=town.author, figure_id=entered.figure_id)
    town.session.commit()
    town.clock.now += timedelta(days=31)
    row = town.ask(town.open(town.record()))
    shown = final_text(town.session, node=town.node, reader=town.reader, request_id=row.request_id)
    assert shown.loosened == 0
