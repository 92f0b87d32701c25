"""Ways around the text: tags, a second language, and changes at the moment of an approval."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy.orm import Session

from node.airlock.findings import Severity
from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.requests import draft_of, get_request
from node.airlock.resolving import rewrite_members
from node.airlock.review import Review, final_text, read, review
from node.errors import ConflictError, InputRefusedError, NodeError
from node.extensions import Node, Process, current_node
from node.private.register.models import KnownKind
from node.private.register.service import add_known
from node.published.reading import Released, find_released
from schemas.strict_json import JsonValue, dump
from tests.node.airlock.test_called_off import seal_while
from tests.node.airlock.town import Town
from tests.nodes import opened

__all__: list[str] = []

NAME = "Ilvara Quastenborg"
IN_FRENCH: dict[str, JsonValue] = {
    "title": "Soirées pour les parents",
    "teaser": "Nous avons parlé au club.",
    "situation": "Les chants devenaient plus durs.",
    "aim": "Les parents devaient parler les premiers.",
    "approach": "Nous avons parlé au club.",
    "result": "Les soirées étaient pleines.",
}


def rewrite(town: Town, row: ReleaseRequest, members: dict[str, JsonValue]) -> Review:
    found = rewrite_members(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        members=members,
    )
    town.session.commit()
    return found


def released(town: Town, row: ReleaseRequest) -> Released | None:
    town.session.rollback()
    return find_released(town.session, row.record_id)


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("themes", ["ilvara-quastenborg"]),
        ("themes.0", "ilvara-quastenborg"),
        ("target_groups", ["ilvara_quastenborg"]),
        ("settings", ["quastenborg"]),
        ("partners", ["quastenborg"]),
        ("kind", "quastenborg"),
        ("level", "quastenborg"),
        ("rights", "quastenborg"),
        ("network_step", "quastenborg"),
        ("extremism_form", "quastenborg"),
        ("evidence.level", "quastenborg"),
        ("resources", {"cost_band": "quastenborg"}),
        ("period", {"start": "quastenborg"}),
        ("language", "qua"),
        ("contact", "quastenborg"),
        ("place", {"country": "qu"}),
        ("ilvara", "quastenborg"),
        ("texts.en.quastenborg", "Ilvara"),
    ],
    ids=str,
)
def test_identifiers_in_tags_are_refused(town: Town, member: str, value: JsonValue) -> None:
    town.know(NAME)
    row = town.open(town.record())

    with pytest.raises(InputRefusedError):
        rewrite(town, row, {member: value})
    town.session.rollback()
    assert "uastenborg" not in str(draft_of(row, node=town.node))


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("named_partners", [{"sector": "sport", "name": f"The club of {NAME}"}]),
        ("evidence", {"level": "participants_feedback", "note": {"en": f"{NAME} told us."}}),
        ("lessons.0", {"kind": "tip", "text": {"en": f"Ask {NAME} first."}}),
        ("needs_first.en", f"Somebody like {NAME}."),
    ],
    ids=str,
)
def test_a_name_in_a_member_beside_the_texts_is_found(
    town: Town, member: str, value: JsonValue
) -> None:
    town.know(NAME)
    row = town.open(town.record())

    found = rewrite(town, row, {member: value})

    assert [each.excerpt for each in found.open if not each.dismissable] == [NAME]


def test_a_second_language_is_read_as_what_it_is(town: Town) -> None:
    row = town.open(town.record())

    found = rewrite(town, row, {"texts.fr": {**IN_FRENCH, "result": "Deux frères sont restés."}})

    assert [(each.member, each.excerpt) for each in found.open] == [
        ("texts.fr.result", "Deux frères")
    ]
    assert found.open[0].severity is Severity.HIGH


def test_a_second_language_is_shown_to_the_reader_and_is_part_of_what_they_approve(
    town: Town,
) -> None:
    row = town.open(town.record())
    rewrite(town, row, {"texts.fr": IN_FRENCH})
    town.ask(row)

    shown = final_text(town.session, node=town.node, reader=town.reader, request_id=row.request_id)
    town.read(row, seen=shown.seen)
    town.seal()

    record = released(town, row)
    assert record is not None
    assert record.body == dump(shown.body)
    assert "Les soirées étaient pleines.".encode() in (record.body or b"")


def test_a_second_language_that_nobody_reviewed_does_not_leave(town: Town) -> None:
    row = town.approve(town.record())
    assert rewrite(town, row, {"texts.fr": IN_FRENCH}).request.state is RequestState.DRAFTING

    town.seal()

    assert released(town, row) is None


def test_a_text_edited_after_its_approval_does_not_leave(town: Town) -> None:
    row = town.approve(town.record())
    rewrite(town, row, {"texts.en.result": "It went on for a year."})

    assert town.seal() == ((), ())
    assert released(town, row) is None


def elsewhere(town: Town, act: Callable[[Session, Node], object]) -> None:
    """Do something as somebody in another process would."""
    with opened(town.settings, process=Process.COMMAND, clock=town.clock) as (_app, session):
        act(session, current_node())
        session.commit()


def test_what_is_edited_while_it_is_signed_leaves_as_it_was_approved(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = town.approve(town.record())
    approved = dump(draft_of(row, node=town.node))

    def edit(session: Session, node: Node) -> None:
        rewrite_members(
            session,
            node=node,
            author=town.author,
            request_id=row.request_id,
            members={"texts.en.result": f"{NAME} kept it going."},
        )

    seal_while(town, monkeypatch, lambda: elsewhere(town, edit))

    record = released(town, row)
    assert record is not None
    assert record.body == approved
    assert town.seal() == ((), ())


def test_a_name_learned_while_one_text_is_signed_stops_the_next(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [town.approve(town.record()), town.approve(town.record())]

    def learn(session: Session, node: Node) -> None:
        add_known(session, node=node, actor=town.author, kind=KnownKind.PERSON, text=NAME)

    outcomes = seal_while(town, monkeypatch, lambda: elsewhere(town, learn))

    assert sorted(each.code or "" for each in outcomes) == ["", "voided_approval"]
    assert sum(released(town, row) is not None for row in rows) == 1


def test_a_gate_renewed_while_a_reader_reads_has_the_text_asked_about_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = town.ask(town.open(town.record()))
    shown = final_text(town.session, node=town.node, reader=town.reader, request_id=row.request_id)
    for module in ("review", "differences", "release"):
        monkeypatch.setattr(f"node.airlock.{module}.GATE_VERSION", "newer")

    with pytest.raises(ConflictError) as refused:
        town.read(row, seen=shown.seen)
    assert refused.value.differences == ("The checks of the airlock were renewed after that.",)


@pytest.mark.parametrize("turn", range(3))
@pytest.mark.parametrize("race", ["edit", "register"])
def test_an_approval_and_a_change_at_one_moment_release_nothing_that_was_not_read(
    town: Town, race: str, turn: int
) -> None:
    """Whichever comes first: both wait for one lock, and the second sees what the first did."""
    del turn
    row = town.ask(town.open(town.record()))
    shown = final_text(town.session, node=town.node, reader=town.reader, request_id=row.request_id)
    request_id = row.request_id
    town.session.rollback()
    together = Barrier(2)

    def approve(session: Session, node: Node) -> None:
        together.wait()
        read(
            session,
            node=node,
            reader=town.reader,
            request_id=request_id,
            approve=True,
            seen=shown.seen,
        )

    def change(session: Session, node: Node) -> None:
        together.wait()
        if race == "register":
            add_known(session, node=node, actor=town.author, kind=KnownKind.PERSON, text=NAME)
            return
        rewrite_members(
            session,
            node=node,
            author=town.author,
            request_id=request_id,
            members={"texts.en.result": "It went on for a year."},
        )

    with ThreadPoolExecutor(max_workers=2) as pool:
        done = [pool.submit(elsewhere, town, act) for act in (approve, change)]
    refused = [each.exception() for each in done if each.exception() is not None]
    assert all(isinstance(each, NodeError) for each in refused), refused
    town.seal()

    # Either the change came first and the reader is told, or the approval did and is void.
    assert released(town, row) is None
    present = get_request(town.session, row.request_id)
    asked_again = review(town.session, node=town.node, request_id=row.request_id)
    assert present.state is not RequestState.APPROVED or race == "register"
    assert asked_again.open == ()
