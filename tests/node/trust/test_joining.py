"""Joining by invitation from the town's side: what is compared, asked, learnt and forgotten."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from federation.entity_statement import verify_entity_configuration
from federation.keys import KeySet, generate_signing_key
from node.errors import ConflictError, InputRefusedError, NotAllowedError, NotFoundError
from node.extensions import current_node
from node.operations.doctor import examine
from node.settings import Role
from node.trust.asking_to_join import ASK_REST, LATER_REST, is_asking_due
from node.trust.inviting import admit_newcomer, end_invitation, invite_member
from node.trust.joining import (
    accept_invitation,
    forget_superior,
    list_joining,
    read_invitation,
    with_superiors,
)
from node.trust.joining_models import JoiningState, OwnSuperior
from node.trust.own_keys import get_own_public_keys
from node.trust.reasons import explain
from node.trust.service import add_anchor, list_anchors
from node.trust.spoken_keys import speak_keys
from schemas.enrolment import INVITATION_MARK, parse_invitation
from tests.node.trust.joining_nodes import BE, RAN, JoiningNodes, joining_nodes, statement_of
from tests.nodes import opened, set_up


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[JoiningNodes]:
    with joining_nodes(tmp_path) as both:
        yield both


def stored(nodes: JoiningNodes) -> OwnSuperior | None:
    """Return the row of the town's one superior."""
    with nodes.joining() as session:
        row = session.scalars(select(OwnSuperior)).first()
        session.expunge_all()
        return row


def test_the_whole_way_from_the_invitation_to_being_vouched_for(nodes: JoiningNodes) -> None:
    nodes.accept(nodes.invite())
    assert nodes.state().state is JoiningState.ASKING

    assert nodes.ask() == 1
    assert nodes.state().state is JoiningState.WAITING

    newcomer = nodes.invited().newcomer
    assert newcomer is not None
    assert (newcomer.entity_id, newcomer.name) == (nodes.town.entity_id, "Vilvoorde")
    assert speak_keys(newcomer.keys) == nodes.town_words
    with nodes.superior() as session:
        admit_newcomer(
            session,
            node=current_node(),
            invitation_id=nodes.invitation_id(),
            words=nodes.town_words,
        )
        session.commit()
    nodes.clock.now += ASK_REST
    nodes.ask()
    assert nodes.state().state is JoiningState.WAITING, "nobody has signed for it yet"

    nodes.seal(nodes.be)
    nodes.clock.now += ASK_REST
    nodes.ask()

    assert nodes.state().state is JoiningState.VOUCHED
    nodes.clock.now += ASK_REST
    assert nodes.ask() == 0, "nothing is left to ask"


def test_what_was_joined_counts_after_what_the_operator_named(nodes: JoiningNodes) -> None:
    nodes.accept(nodes.invite())

    with nodes.joining() as session:
        own = replace(nodes.town, authority_hints=("https://first.example", BE))
        assert with_superiors(session, nodes.town).authority_hints == (BE,)
        assert with_superiors(session, own).authority_hints == ("https://first.example", BE)
        forget_superior(session, node=current_node(), entity_id=BE)
        assert with_superiors(session, nodes.town) is nodes.town
        with pytest.raises(NotFoundError):
            forget_superior(session, node=current_node(), entity_id=BE)


def test_who_leaves_a_network_trusts_its_anchor_no_more(nodes: JoiningNodes) -> None:
    nodes.accept(nodes.invite())

    with nodes.joining() as session:
        assert [anchor.entity_id for anchor in list_anchors(session)] == [RAN]
        forget_superior(session, node=current_node(), entity_id=BE)
        assert list_anchors(session) == ()


def test_an_invitation_says_who_invites_and_whose_words_to_compare(nodes: JoiningNodes) -> None:
    invitation, keys = read_invitation(nodes.invite())

    assert (invitation.superior, invitation.superior_name) == (BE, "Belgium")
    assert invitation.anchor == RAN
    assert speak_keys(keys) == nodes.words
    assert "code" not in repr(invitation)


@pytest.mark.parametrize(
    ("before", "after"),
    [("  \n", "\n\n"), ("", "\r\n"), ("\t", " ")],
    ids=["lines around it", "a line end of Windows", "spaces"],
)
def test_what_a_mail_program_puts_into_the_line_does_no_harm(
    nodes: JoiningNodes, before: str, after: str
) -> None:
    line = nodes.invite()
    folded = "\n".join(line[place : place + 76] for place in range(0, len(line), 76))

    assert read_invitation(before + folded + after)[0] == parse_invitation(line)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda line: line[:-9], id="its end is missing"),
        pytest.param(lambda line: line[19:], id="its beginning is missing"),
        pytest.param(lambda line: line + "?", id="a sign no invitation has"),
        pytest.param(lambda _line: INVITATION_MARK, id="nothing behind the mark"),
        pytest.param(lambda _line: INVITATION_MARK + "A" * 20_000, id="too long"),
        pytest.param(lambda _line: INVITATION_MARK + "bnVsbA", id="no object"),
        pytest.param(lambda _line: "", id="nothing"),
    ],
)
def test_half_an_invitation_is_none(nodes: JoiningNodes, spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(InputRefusedError, match="whole line"):
        read_invitation(spoil(nodes.invite()))


def test_other_words_than_those_compared_join_nothing(nodes: JoiningNodes) -> None:
    line = nodes.invite()
    other = speak_keys(KeySet([generate_signing_key("ES256").public]))

    with nodes.joining() as session:
        for words in (other, nodes.words[:7], ()):
            with pytest.raises(ConflictError, match="not the words"):
                accept_invitation(session, node=current_node(), text=line, words=words)
        session.rollback()
        assert list_joining(session) == ()
        assert list_anchors(session) == ()


def test_an_anchor_that_is_trusted_with_other_keys_is_not_replaced(nodes: JoiningNodes) -> None:
    known = KeySet([generate_signing_key("ES256").public])
    with nodes.joining() as session:
        add_anchor(session, entity_id=RAN, keys=known, clock=nodes.clock)
        session.commit()

    with nodes.joining() as session:
        with pytest.raises(ConflictError, match="other keys"):
            accept_invitation(session, node=current_node(), text=nodes.invite(), words=nodes.words)
        session.rollback()
        assert list_joining(session) == ()
        assert [set(anchor.keys) for anchor in list_anchors(session)] == [set(known)]


def test_ones_own_invitation_is_refused(nodes: JoiningNodes) -> None:
    line = nodes.invite()
    with nodes.superior() as session, pytest.raises(InputRefusedError, match="this very node"):
        accept_invitation(session, node=current_node(), text=line, words=nodes.words)


def test_an_anchor_has_nobody_above_it(nodes: JoiningNodes, tmp_path: Path) -> None:
    line = nodes.invite()
    with (
        opened(set_up(tmp_path, "ran")) as (_app, session),
        pytest.raises(NotAllowedError, match="anchor"),
    ):
        accept_invitation(session, node=current_node(), text=line, words=nodes.words)


def test_an_anchor_that_invites_is_itself_what_is_trusted_first(
    nodes: JoiningNodes, tmp_path: Path
) -> None:
    ran = set_up(tmp_path, "ran")
    own = get_own_public_keys(ran.keys_folder).federation
    with opened(ran, clock=nodes.clock) as (_app, session):
        assert current_node().settings.role is Role.ANCHOR
        line = invite_member(
            session, node=current_node(), label="Belgium", country=None, may_vouch=True
        )

    invitation, keys = read_invitation(line)

    assert invitation.superior == invitation.anchor == RAN
    assert set(keys) == set(own)


def test_a_superior_that_does_not_answer_is_asked_again_with_the_same_code(
    nodes: JoiningNodes,
) -> None:
    nodes.accept(nodes.invite())
    nodes.federation.silence(BE)

    assert nodes.ask() == 1
    first = nodes.state()
    assert (first.state, first.code) == (JoiningState.ASKING, "peer_unreachable")
    assert first.detail is not None
    nodes.clock.now += ASK_REST - timedelta(seconds=1)
    assert nodes.ask() == 0, "not yet"
    nodes.federation.wake(BE)
    nodes.clock.now += timedelta(seconds=1)

    assert nodes.ask() == 1
    assert (nodes.state().state, nodes.state().code) == (JoiningState.WAITING, None)


def test_after_an_hour_it_is_asked_less_often(nodes: JoiningNodes) -> None:
    nodes.accept(nodes.invite())
    nodes.federation.silence(BE)
    nodes.clock.now += timedelta(hours=1)
    nodes.ask()

    nodes.clock.now += LATER_REST - timedelta(seconds=1)
    assert nodes.ask() == 0
    nodes.clock.now += timedelta(seconds=1)
    assert nodes.ask() == 1


def test_whether_somebody_is_to_be_asked_costs_no_question(nodes: JoiningNodes) -> None:
    with nodes.joining() as session:
        assert not is_asking_due(session, clock=nodes.clock)
    nodes.accept(nodes.invite())
    with nodes.joining() as session:
        assert is_asking_due(session, clock=nodes.clock)
    nodes.ask()
    with nodes.joining() as session:
        assert not is_asking_due(session, clock=nodes.clock)


def test_a_code_is_forgotten_as_soon_as_it_was_taken(nodes: JoiningNodes) -> None:
    line = nodes.invite()
    nodes.accept(line)
    before = stored(nodes)
    assert before is not None
    assert before.code == parse_invitation(line).code
    assert parse_invitation(line).code not in repr(before)

    nodes.ask()

    after = stored(nodes)
    assert after is not None
    assert after.code is None


@pytest.mark.parametrize("way", ["ended", "expired"])
def test_a_code_that_counts_no_more_ends_the_asking_with_its_reason(
    nodes: JoiningNodes, way: str
) -> None:
    nodes.accept(nodes.invite())
    if way == "ended":
        with nodes.superior() as session:
            end_invitation(session, node=current_node(), invitation_id=nodes.invitation_id())
            session.commit()
    else:
        nodes.clock.now += timedelta(days=14)
        nodes.seal(nodes.town)

    nodes.ask()

    refused = nodes.state()
    assert (refused.state, refused.code) == (JoiningState.REFUSED, "invitation_unknown")
    assert "new one" in explain("invitation_unknown")
    row = stored(nodes)
    assert row is not None
    assert row.code is None
    nodes.clock.now += timedelta(days=1)
    assert nodes.ask() == 0


def test_a_code_that_somebody_else_used_ends_the_asking(
    nodes: JoiningNodes, tmp_path: Path
) -> None:
    line = nodes.invite()
    thief = set_up(tmp_path, "rotterdam")
    statement_of(thief)
    replace(nodes, town=thief).accept(line)
    replace(nodes, town=thief).ask()

    nodes.accept(line)
    nodes.ask()

    assert (nodes.state().state, nodes.state().code) == (JoiningState.REFUSED, "invitation_used")
    newcomer = nodes.invited().newcomer
    assert newcomer is not None
    assert newcomer.entity_id == thief.entity_id, "who came first is seen by people"


def test_a_refusal_for_another_reason_is_tried_again(nodes: JoiningNodes) -> None:
    nodes.accept(nodes.invite())
    nodes.federation.answer_status(f"{BE}/federation/enrolment", 503, problem="service_missing")

    nodes.ask()

    assert (nodes.state().state, nodes.state().code) == (JoiningState.ASKING, "service_missing")


def test_a_new_invitation_of_the_same_superior_begins_anew(nodes: JoiningNodes) -> None:
    nodes.accept(nodes.invite())
    nodes.ask()
    assert nodes.state().state is JoiningState.WAITING

    second = nodes.invite("Vilvoorde once more")
    nodes.accept(second)

    row = stored(nodes)
    assert row is not None
    assert (row.state, row.code) == (JoiningState.ASKING, parse_invitation(second).code)


def test_what_is_shown_is_signed_by_the_town_and_names_its_new_superior(
    nodes: JoiningNodes,
) -> None:
    nodes.accept(nodes.invite())
    own = statement_of(nodes.town, clock=nodes.clock)
    nodes.ask()

    asked = nodes.federation.fetched[-1]
    assert (asked.method, asked.url) == ("POST", f"{BE}/federation/enrolment")
    assert own in (asked.body or b"")
    said = verify_entity_configuration(own, entity_id=nodes.town.entity_id, now=nodes.clock())
    assert set(said.jwks) == set(get_own_public_keys(nodes.town.keys_folder).federation)
    assert said.authority_hints == (BE,)


def test_who_joined_has_a_superior_in_the_eyes_of_the_doctor_too(nodes: JoiningNodes) -> None:
    def superiors() -> list[str]:
        with nodes.joining() as session:
            seen = examine(session, node=current_node())
            return [each.sentence for each in seen if each.code == "superiors"]

    assert len(superiors()) == 2
    nodes.accept(nodes.invite())
    assert superiors() == []


def test_leaving_while_a_question_is_on_its_way_is_not_undone(nodes: JoiningNodes) -> None:
    nodes.accept(nodes.invite())
    honest = nodes.peer

    def leave_meanwhile(request: object) -> object:
        with nodes.joining() as session:
            forget_superior(session, node=current_node(), entity_id=BE)
            session.commit()
        return honest(request)  # type: ignore[arg-type]

    nodes.federation.serve(BE, leave_meanwhile)  # type: ignore[arg-type]
    nodes.ask()

    assert stored(nodes) is None
