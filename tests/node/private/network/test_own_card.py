"""The card is kept as written, by one coordinator at a time, and holds nothing about a person."""

import pytest
from sqlalchemy import select

from node.audit import AuditRow
from node.errors import ConflictError, InputRefusedError, NotAllowedError
from node.private.network.mandate import months_before
from node.private.network.own_card import Milestone, OwnCard, OwnCardContent, VisitOffer
from node.private.network.own_cards import (
    confirm_firewall,
    find_own_card,
    objective_choices,
    save_own_card,
)
from node.private.worries import WorryFoundError
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []

EDIT = "/network/mandate/edit"
WORRY = "I am worried about a boy in class 3B who wants to leave for Syria."
WHOLE = OwnCardContent(
    focus={"fr": "Nous relions.", "nl": "Wij verbinden."},
    legal_basis="Wet",
    aim="Buren kennen elkaar.",
    limits="Geen opsporing.",
    adopted_by="De raad",
    strategy_on=TODAY,
    objectives=("Scholen", "Clubs", "Ouders"),
    milestones=(Milestone(text="Een avond", month="2026-09"),),
    visits=VisitOffer(months=(3, 9), hosts="Jeugdwerk", about="De straat"),
    firewall="Namen blijven hier.",
    clarity="Niets gaat door.",
)


def save(
    stage: NetworkStage,
    content: OwnCardContent = WHOLE,
    *,
    revision: int = 0,
    handle: str = "an",
) -> OwnCard:
    """Keep a card and commit it."""
    session, actor = stage.session, stage.person(handle)
    card = save_own_card(
        session,
        node=stage.node,
        actor=actor,
        content=content,
        review_on=TODAY,
        elections_on=None,
        revision=revision,
    )
    stage.commit()
    return card


def test_a_card_is_kept_as_it_was_written(stage: NetworkStage) -> None:
    assert find_own_card(stage.session, node=stage.node) == OwnCard()
    save(stage)
    card = find_own_card(stage.session, node=stage.node)
    assert card.content.goals_on == TODAY
    assert card.content.focus == WHOLE.focus
    assert (card.content.visits, card.content.milestones) == (WHOLE.visits, WHOLE.milestones)
    assert (card.review_on, card.revision) == (TODAY, 1)
    assert objective_choices(card) == (("1", "Scholen"), ("2", "Clubs"), ("3", "Ouders"))


def test_two_who_change_the_card_are_told_of_each_other(stage: NetworkStage) -> None:
    save(stage)
    with pytest.raises(ConflictError):
        save(stage, revision=0, handle="co")
    save(stage, revision=1, handle="co")


def test_the_page_of_the_second_shows_both_and_can_be_sent_again(stage: NetworkStage) -> None:
    save(stage)
    late = {"aim": "Iets anders.", "revision": "0"}
    answer = stage.post(EDIT, late, page=EDIT)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Buren kennen elkaar." in page
    assert "Iets anders." in page
    assert 'name="revision" value="1"' in page
    assert stage.post(EDIT, {**late, "revision": "1"}, page=EDIT).status_code == 303


def test_a_worry_about_a_person_is_not_kept_and_the_route_is_told(stage: NetworkStage) -> None:
    with pytest.raises(WorryFoundError):
        save(stage, OwnCardContent(firewall=WORRY))
    stage.session.rollback()
    answer = stage.post(EDIT, {"objective_1": WORRY, "revision": "0"}, page=EDIT)
    assert answer.status_code == 422
    assert 'href="#objective_0"' in answer.get_data(as_text=True)
    assert find_own_card(stage.session, node=stage.node).revision == 0


def test_a_text_that_is_too_long_is_refused_beside_its_field(stage: NetworkStage) -> None:
    with pytest.raises(InputRefusedError):
        save(stage, OwnCardContent(aim="x" * 1001))
    answer = stage.post(EDIT, {"focus_nl": "x" * 201, "revision": "0"}, page=EDIT)
    assert answer.status_code == 422
    assert 'href="#focus_nl"' in answer.get_data(as_text=True)


@pytest.mark.parametrize("day", ["2026-02-30", "soon", "0026-02-03"])
def test_a_day_that_is_none_is_refused(stage: NetworkStage, day: str) -> None:
    assert stage.post(EDIT, {"review_on": day, "revision": "0"}, page=EDIT).status_code == 422


def test_nobody_but_coordinators_changes_or_confirms_it(stage: NetworkStage) -> None:
    with pytest.raises(NotAllowedError):
        save(stage, handle="ad")
    save(stage)
    with pytest.raises(NotAllowedError):
        confirm_firewall(stage.session, node=stage.node, actor=stage.person("bo"))


def test_each_change_stands_in_the_audit_log(stage: NetworkStage) -> None:
    save(stage)
    confirm_firewall(stage.session, node=stage.node, actor=stage.person())
    stage.commit()
    actions = stage.session.scalars(select(AuditRow.action)).all()
    assert [actions.count(each) for each in ("own_card_changed", "firewall_confirmed")] == [1, 1]


def test_nothing_of_it_stands_in_the_clear() -> None:
    assert "Buren" not in repr(WHOLE)
    assert "Jeugdwerk" not in repr(WHOLE)


def test_a_month_without_that_day_ends_earlier() -> None:
    leap = TODAY.replace(year=2028, month=2, day=29)
    assert months_before(leap, months=12).isoformat() == "2027-02-28"
    assert months_before(TODAY, months=3).isoformat() == "2025-12-02"
