"""The policy of a node's admins: it narrows what the settings allow, at once, and never widens."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from node.airlock.binding import load_context
from node.airlock.conditions import check_audience
from node.airlock.policy import Policy, find_policy, save_policy, with_policy
from node.audit import AuditRow
from node.errors import InputRefusedError, NotAllowedError
from node.people.models import PersonRole
from node.people.service import Person
from node.settings import Audience
from tests.node.airlock.town import Town, town_in

__all__: list[str] = []


@pytest.fixture
def frame(tmp_path: Path) -> Iterator[Town]:
    """Yield a town whose settings allow its country and groups from 12."""
    with town_in(tmp_path, audience_ceiling="country", minimum_group_size="12") as town:
        yield town


def admin(town: Town) -> Person:
    return town.person("ad", PersonRole.ADMIN)


def save(town: Town, ceiling: str, size: int, *, person: Person | None = None) -> None:
    save_policy(
        town.session,
        node=town.node,
        person=person or admin(town),
        ceiling=Audience(ceiling),
        minimum_group_size=size,
    )
    town.session.commit()


def test_without_a_policy_the_settings_count(town: Town) -> None:
    assert find_policy(town.session) is None
    assert with_policy(town.session, town.settings) is town.settings


@pytest.mark.parametrize(
    ("settings", "policy", "counts"),
    [
        (("ran", 10), ("country", 20), ("country", 20)),
        (("ran", 10), ("ran", 10), ("ran", 10)),
        (("ran", 10), ("nobody", 10), ("nobody", 10)),
        # The frame was drawn closer after the policy was set.
        (("country", 30), ("ran", 10), ("country", 30)),
        (("nobody", 10), ("country", 20), ("nobody", 20)),
    ],
)
def test_the_narrower_ceiling_and_the_larger_group_count(
    town: Town, settings: tuple[str, int], policy: tuple[str, int], counts: tuple[str, int]
) -> None:
    save(town, *policy)
    ceiling, size = settings
    frame = replace(town.settings, audience_ceiling=Audience(ceiling), minimum_group_size=size)

    found = with_policy(town.session, frame)

    assert (found.audience_ceiling.value, found.minimum_group_size) == counts


@pytest.mark.parametrize(
    ("ceiling", "size", "faults"),
    [("ran", 12, 1), ("country", 11, 1), ("country", 1001, 1), ("ran", 0, 2)],
)
def test_a_policy_that_would_widen_is_refused_and_stores_nothing(
    frame: Town, ceiling: str, size: int, faults: int
) -> None:
    ad = admin(frame)
    with pytest.raises(InputRefusedError) as refused:
        save(frame, ceiling, size, person=ad)

    assert len(refused.value.faults) == faults
    frame.session.rollback()
    assert find_policy(frame.session) is None


def test_only_an_admin_sets_it(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        save(town, "country", 10, person=town.author)


def test_the_newest_counts_and_each_stands_in_the_audit_log(town: Town) -> None:
    ad = admin(town)
    save(town, "nobody", 10, person=ad)
    save(town, "country", 15, person=ad)

    assert find_policy(town.session) == Policy(
        audience_ceiling=Audience.COUNTRY,
        minimum_group_size=15,
        set_by=ad.account_id,
        set_at=town.node.clock(),
    )
    rows = town.session.execute(
        select(AuditRow.actor, AuditRow.about)
        .where(AuditRow.action == "policy_changed")
        .order_by(AuditRow.number)
    ).all()
    assert [tuple(row) for row in rows] == [
        (str(ad.account_id), "ceiling nobody, group 10"),
        (str(ad.account_id), "ceiling country, group 15"),
    ]


def test_a_ceiling_holds_for_asking_and_for_what_waits_to_leave(town: Town) -> None:
    # Before the approval: a new account is a name more that a text is checked against.
    ad = admin(town)
    row = town.approve(town.record())
    check_audience(town.session, "ran", node=town.node)

    save(town, "country", 10, person=ad)

    with pytest.raises(NotAllowedError):
        check_audience(town.session, "ran", node=town.node)
    check_audience(town.session, "be", node=town.node)
    (outcome,), _withdrawn = town.seal()
    assert (outcome.request_id, outcome.code) == (row.request_id, "not_allowed")


def test_the_smallest_group_is_what_the_recognisers_are_told(town: Town) -> None:
    assert load_context(town.session, node=town.node, language="nl").minimum_group_size == 10

    save(town, "ran", 25)

    assert load_context(town.session, node=town.node, language="nl").minimum_group_size == 25
