"""Whom a superior vouches for: only what people compared, and never other keys by accident."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from federation.keys import KeySet, generate_signing_key
from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.trust.members import Member, add_member, list_members, remove_member
from node.trust.models import MemberRow
from node.trust.pinned import dump_keys
from tests.nodes import NOON, FixedClock

ROTTERDAM = "https://rotterdam.example"


def new_keys() -> KeySet:
    return KeySet([generate_signing_key("ES256").public])


def add(session: Session, entity_id: str = ROTTERDAM, **members: object) -> Member:
    given: dict[str, object] = {"keys": new_keys(), "country": "nl", "may_vouch": False}
    return add_member(session, entity_id=entity_id, clock=FixedClock(), **(given | members))  # type: ignore[arg-type] # members stand for the named ones


def test_a_member_is_kept_with_what_people_compared(session: Session) -> None:
    keys = new_keys()

    add(session, keys=keys)
    session.commit()

    (member,) = list_members(session)
    assert (member.entity_id, member.country, member.may_vouch) == (ROTTERDAM, "nl", False)
    assert dict(member.keys) == dict(keys)
    assert member.added_at == NOON


def test_members_are_listed_by_identifier(session: Session) -> None:
    add(session, "https://utrecht.example")
    add(session, "https://breda.example")

    assert [member.entity_id for member in list_members(session)] == [
        "https://breda.example",
        "https://utrecht.example",
    ]


def test_the_same_keys_again_change_country_and_right_only(session: Session) -> None:
    keys = new_keys()
    add(session, keys=keys)

    add(session, keys=keys, country=None, may_vouch=True)

    (member,) = list_members(session)
    assert (member.country, member.may_vouch) == (None, True)


def test_other_keys_need_to_be_asked_for_and_both_thumbprints_are_shown(session: Session) -> None:
    old, new = new_keys(), new_keys()
    add(session, keys=old)

    with pytest.raises(ConflictError) as caught:
        add(session, keys=new)

    assert caught.value.differences == tuple(
        [f"- {kid}" for kid in old] + [f"+ {kid}" for kid in new]
    )
    assert dict(list_members(session)[0].keys) == dict(old)


def test_other_keys_take_the_place_when_people_say_so(session: Session) -> None:
    new = new_keys()
    add(session)

    add(session, keys=new, replace=True)

    assert dict(list_members(session)[0].keys) == dict(new)


def test_a_former_member_is_not_listed_and_may_come_back_with_other_keys(session: Session) -> None:
    add(session)
    remove_member(session, entity_id=ROTTERDAM, clock=FixedClock())
    assert list_members(session) == ()

    later = FixedClock(NOON + timedelta(days=1))
    add_member(
        session,
        entity_id=ROTTERDAM,
        keys=new_keys(),
        country="nl",
        may_vouch=False,
        clock=later,
    )

    assert [member.added_at for member in list_members(session)] == [later.now]


def test_nobody_is_removed_twice(session: Session) -> None:
    with pytest.raises(NotFoundError):
        remove_member(session, entity_id=ROTTERDAM, clock=FixedClock())

    add(session)
    remove_member(session, entity_id=ROTTERDAM, clock=FixedClock())
    with pytest.raises(NotFoundError):
        remove_member(session, entity_id=ROTTERDAM, clock=FixedClock())


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("rotterdam.example", id="no scheme"),
        pytest.param("http://rotterdam.example", id="not https"),
        pytest.param("https://rotterdam.example/", id="slash at the end"),
        pytest.param("https://Rotterdam.example", id="capitals"),
        pytest.param("https://rotterdam.example:443", id="port that goes without saying"),
        pytest.param("https://r.example/" + "a" * 400, id="too long to be kept"),
    ],
)
def test_only_the_spelling_peers_use_is_taken(session: Session, typed: str) -> None:
    with pytest.raises(InputRefusedError):
        add(session, typed)

    assert list_members(session) == ()


def test_a_list_longer_than_anybody_reads_is_refused(session: Session) -> None:
    keys = dump_keys(new_keys())
    start_writing(session, Zone.RECEIVED)
    session.add_all(
        MemberRow(entity_id=f"https://town-{number}.example", keys=keys, added_at=NOON)
        for number in range(2_000)
    )
    session.flush()

    with pytest.raises(InputRefusedError):
        add(session)

    # One that is there already makes the list no longer.
    add(session, "https://town-7.example", replace=True)
