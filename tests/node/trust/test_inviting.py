"""A superior's side of joining: invitations, whoever asks with them, and a person's yes or no."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError, NotAllowedError, NotFoundError
from node.extensions import Process, current_node
from node.trust.inviting import (
    INVITATION_LIFE,
    admit_newcomer,
    end_invitation,
    find_invitation,
    hash_code,
    invite_member,
    list_invited,
)
from node.trust.joining_models import EnrolmentRequestRow, MemberInvitation
from node.trust.members import list_members
from node.trust.newcomers import (
    InvitationUnknownError,
    InvitationUsedError,
    check_code,
    keep_newcomer,
)
from node.trust.own_keys import get_own_public_keys
from node.trust.spoken_keys import speak_keys
from schemas.enrolment import parse_invitation
from tests.node.trust.joining_nodes import JoiningNodes, joining_nodes, statement_of
from tests.nodes import opened, set_up


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[JoiningNodes]:
    with joining_nodes(tmp_path) as both:
        yield both


def ask_with(nodes: JoiningNodes, line: str) -> None:
    """Let the town ask with an invitation, below its syncer."""
    keep(
        nodes,
        line,
        entity_id=nodes.town.entity_id,
        statement=statement_of(nodes.town, clock=nodes.clock),
    )


def keep(nodes: JoiningNodes, line: str, *, entity_id: str, statement: bytes) -> None:
    with opened(nodes.be, process=Process.PEER, clock=nodes.clock) as (_app, session):
        keep_newcomer(
            session,
            code=parse_invitation(line).code,
            entity_id=entity_id,
            statement=statement,
            clock=nodes.clock,
        )


def admit(session: Session, words: tuple[str, ...]) -> None:
    (invited,) = list_invited(session, node=current_node())
    admit_newcomer(session, node=current_node(), invitation_id=invited.invitation_id, words=words)
    session.commit()


def test_an_invitation_is_listed_without_its_code_until_somebody_asks(
    nodes: JoiningNodes,
) -> None:
    line = nodes.invite("Stad Vilvoorde (verzonnen)")

    invited = nodes.invited()
    assert (invited.label, invited.country) == ("Stad Vilvoorde (verzonnen)", "be")
    assert invited.expires_at == nodes.clock() + INVITATION_LIFE
    assert (invited.newcomer, invited.ended_at, invited.may_vouch) == (None, None, False)
    with nodes.superior() as session:
        row = session.scalars(select(MemberInvitation)).one()
        code = parse_invitation(line).code
        assert row.code_hash == hash_code(code)
        assert code not in repr(vars(row))
        assert code not in repr(row)


@pytest.mark.parametrize(
    ("label", "country", "faults"),
    [
        pytest.param("", "be", 1, id="for nobody"),
        pytest.param("two\nlines", "be", 1, id="two lines"),
        pytest.param("x" * 151, "be", 1, id="a long label"),
        pytest.param("Vilvoorde", "BE", 1, id="a country in capitals"),
        pytest.param("Vilvoorde", "zz", 1, id="no country"),
        pytest.param("", "belgium", 2, id="everything wrong"),
    ],
)
def test_an_invitation_that_cannot_be_stored_names_every_fault(
    nodes: JoiningNodes, label: str, country: str, faults: int
) -> None:
    with nodes.superior() as session:
        with pytest.raises(InputRefusedError) as refused:
            invite_member(
                session, node=current_node(), label=label, country=country, may_vouch=False
            )
        assert len(refused.value.faults) == faults
        assert list_invited(session, node=current_node()) == ()


def test_a_municipality_invites_nobody_and_who_trusts_no_anchor_neither(tmp_path: Path) -> None:
    for town, error in (("vilvoorde", NotAllowedError), ("nl", InputRefusedError)):
        with opened(set_up(tmp_path, town)) as (_app, session), pytest.raises(error):
            invite_member(
                session, node=current_node(), label="Somebody", country=None, may_vouch=False
            )


def test_a_code_counts_for_two_weeks_and_until_it_is_taken_back(nodes: JoiningNodes) -> None:
    code = parse_invitation(nodes.invite()).code

    with nodes.superior() as session:
        assert find_invitation(session, code, clock=nodes.clock) is not None
        assert find_invitation(session, "A" * 43, clock=nodes.clock) is None
        nodes.clock.now += INVITATION_LIFE - timedelta(seconds=1)
        check_code(session, code, clock=nodes.clock)
        nodes.clock.now += timedelta(seconds=1)
        with pytest.raises(InvitationUnknownError):
            check_code(session, code, clock=nodes.clock)
        nodes.clock.now -= timedelta(days=1)
        end_invitation(session, node=current_node(), invitation_id=nodes.invitation_id())
        with pytest.raises(InvitationUnknownError):
            check_code(session, code, clock=nodes.clock)


def test_an_invitation_is_ended_once(nodes: JoiningNodes) -> None:
    nodes.invite()
    number = nodes.invitation_id()
    with nodes.superior() as session:
        end_invitation(session, node=current_node(), invitation_id=number)
        with pytest.raises(ConflictError, match="already"):
            end_invitation(session, node=current_node(), invitation_id=number)
        with pytest.raises(NotFoundError):
            end_invitation(session, node=current_node(), invitation_id=uuid4())


def test_another_newcomer_with_the_same_code_is_refused_and_the_same_one_may_ask_again(
    nodes: JoiningNodes,
) -> None:
    line = nodes.invite()
    ask_with(nodes, line)
    first = nodes.invited().newcomer

    with pytest.raises(InvitationUsedError):
        keep(nodes, line, entity_id="https://rotterdam.example", statement=b"x.y.z")
    nodes.clock.now += timedelta(minutes=5)
    ask_with(nodes, line)

    second = nodes.invited().newcomer
    assert first is not None
    assert second is not None
    assert second.entity_id == first.entity_id
    assert second.asked_at == first.asked_at + timedelta(minutes=5)


def test_an_identifier_that_is_none_is_not_kept(nodes: JoiningNodes) -> None:
    line = nodes.invite()
    with pytest.raises(InputRefusedError):
        keep(nodes, line, entity_id="https://rotterdam.example/", statement=b"x.y.z")
    assert nodes.invited().newcomer is None


def test_a_yes_makes_a_member_with_the_keys_that_were_compared(nodes: JoiningNodes) -> None:
    ask_with(nodes, nodes.invite(country="be"))

    with nodes.superior() as session:
        admit(session, nodes.town_words)
        (member,) = list_members(session)
        own = get_own_public_keys(nodes.town.keys_folder).federation
        assert (member.entity_id, member.country) == (nodes.town.entity_id, "be")
        assert set(member.keys) == set(own)
        with pytest.raises(ConflictError, match="already"):
            admit(session, nodes.town_words)
    assert nodes.invited().ended_at == nodes.clock()


def test_keys_that_came_after_the_comparison_make_no_member(
    nodes: JoiningNodes, tmp_path: Path
) -> None:
    line = nodes.invite()
    ask_with(nodes, line)
    compared = nodes.town_words
    other = set_up(tmp_path / "other", "vilvoorde")
    keep(nodes, line, entity_id=other.entity_id, statement=statement_of(other))

    with nodes.superior() as session:
        with pytest.raises(ConflictError, match="Compare the words again"):
            admit(session, compared)
        session.rollback()
        assert list_members(session) == ()
        admit(session, speak_keys(get_own_public_keys(other.keys_folder).federation))
        assert len(list_members(session)) == 1


def test_nobody_is_vouched_for_who_did_not_ask(nodes: JoiningNodes) -> None:
    nodes.invite()
    with nodes.superior() as session, pytest.raises(NotFoundError, match="Nobody"):
        admit(session, nodes.town_words)


@pytest.mark.parametrize("spoilt", ["another's statement", "no statement", "an old one"])
def test_what_the_inbox_says_is_verified_again_before_it_is_shown(
    nodes: JoiningNodes, spoilt: str
) -> None:
    line = nodes.invite()
    ask_with(nodes, line)
    with opened(nodes.be, process=Process.PEER) as (_app, session):
        start_writing(session, Zone.INBOX)
        row = session.scalars(select(EnrolmentRequestRow)).one()
        if spoilt == "another's statement":
            row.entity_id = "https://rotterdam.example"
        elif spoilt == "no statement":
            row.statement = row.statement[:-4] + "AAAA"
        session.commit()
    if spoilt == "an old one":
        nodes.clock.now += timedelta(days=31)

    assert nodes.invited().newcomer is None
    with nodes.superior() as session, pytest.raises(NotFoundError):
        admit(session, nodes.town_words)
