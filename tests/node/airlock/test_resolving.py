"""What an author does about findings, and that an approval never outlives it."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

import node.demo
from node.airlock.findings import DismissalReason, Finding
from node.airlock.models import DecisionRow, ReleaseRequest
from node.airlock.resolving import Action, Resolution, resolve, rewrite_members
from node.airlock.review import Review, review
from node.errors import (
    ConflictError,
    InputRefusedError,
    NotAllowedError,
    NotFoundError,
    SealedFieldError,
)
from node.people.models import PersonRole
from node.private.practices.service import import_practices
from node.private.register.models import KnownKind
from node.private.register.service import import_known
from node.textguard.folding import fold
from schemas.entry import Kind
from schemas.strict_json import JsonValue
from tests.node.airlock.town import Town
from tests.node.sealed_rows import exchange

__all__: list[str] = []

VILVOORDE = Path(node.demo.__path__[0]) / "content" / "vilvoorde"
NAME = "Ilvara Quastenborg"


def step(finding: Finding, action: Action = Action.PROPOSAL, **more: object) -> Resolution:
    return Resolution(finding_id=finding.finding_id, action=action, **more)  # type: ignore[arg-type] # members by name


def dismiss(finding: Finding) -> Resolution:
    """Say that the words mean something else."""
    return step(finding, Action.NOT_IDENTIFYING, reason=DismissalReason.OTHER_MEANING)


def take(town: Town, row: ReleaseRequest, *steps: Resolution) -> Review:
    """Carry out steps of the author and commit."""
    found = resolve(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        resolutions=steps,
    )
    town.session.commit()
    return found


def rewrite(town: Town, row: ReleaseRequest, **members: JsonValue) -> Review:
    """Set members; a double underscore stands for a dot."""
    return rewrite_members(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        members={name.replace("__", "."): value for name, value in members.items()},
    )


def found_in(town: Town, row: ReleaseRequest) -> Review:
    return review(town.session, node=town.node, request_id=row.request_id)


def texts(found: Review) -> dict[str, str]:
    """Return the summary's texts in English."""
    return found.draft["texts"]["en"]  # type: ignore[index, call-overload, return-value] # JSON of a practice


def test_a_finding_in_approach_and_teaser_is_resolved_in_both(town: Town) -> None:
    town.know(NAME)
    row = town.open(town.record(approach=f"{NAME} invited everybody. We met in the canteen."))
    found = found_in(town, row)
    assert [each.member for each in found.open] == ["texts.en.teaser", "texts.en.approach"]

    done = take(town, row, *(step(each) for each in found.open))

    assert done.open == ()
    assert NAME not in str(done.draft)
    assert texts(done)["teaser"].startswith("A person involved invited everybody.")
    assert texts(done)["approach"].startswith("A person involved invited everybody.")
    town.ask(row)


@pytest.mark.parametrize(
    ("action", "words", "result"),
    [
        pytest.param(Action.PROPOSAL, "", "A person involved kept it going.", id="proposal"),
        pytest.param(Action.REPLACE, "A parent", "A parent kept it going.", id="own words"),
        pytest.param(Action.REMOVE, "", "kept it going.", id="no words"),
    ],
)
def test_words_are_replaced_or_left_out(
    town: Town, action: Action, words: str, result: str
) -> None:
    town.know(NAME)
    row = town.open(town.record(result=f"{NAME} kept it going."))
    (finding,) = found_in(town, row).open

    done = take(town, row, step(finding, action, words=words))

    assert texts(done)["result"] == result


def test_several_words_of_one_text_are_replaced_in_one_go(town: Town) -> None:
    town.know(NAME)
    town.know("Jorre Vlierwinde")
    row = town.open(town.record(result=f"{NAME} and Jorre Vlierwinde and then {NAME} came."))

    done = take(town, row, *(step(each) for each in found_in(town, row).open))

    assert texts(done)["result"] == (
        "A person involved and a person involved and then a person involved came."
    )


def test_who_identifies_nobody_keeps_the_words_and_the_reason_without_them(town: Town) -> None:
    town.know(NAME)
    row = town.open(town.record(result="The Quastenborg method helped."))
    (finding,) = found_in(town, row).open
    assert finding.dismissable

    done = take(town, row, dismiss(finding))

    assert done.open == ()
    assert [each.finding_id for each in done.findings] == [finding.finding_id]
    kept = town.session.scalars(select(DecisionRow)).one()
    assert (kept.reason, kept.rules) == ("other_meaning", " ".join(finding.rules))
    assert finding.key.encode() not in kept.sealed_finding_key
    # The decision is about words, not about their place.
    rewrite(town, row, texts__en__result="Afterwards the Quastenborg method helped.")
    assert found_in(town, row).open == ()


def test_a_decision_about_the_same_words_takes_the_place_of_the_earlier_one(town: Town) -> None:
    town.know(NAME)
    row = town.open(town.record(result="The Quastenborg method helped."))
    (finding,) = found_in(town, row).open

    take(town, row, dismiss(finding))
    take(town, row, step(finding, Action.NOT_IDENTIFYING, reason=DismissalReason.ORDINARY_WORD))

    assert town.session.scalar(select(func.count()).select_from(DecisionRow)) == 1
    assert town.session.scalars(select(DecisionRow.reason)).one() == "ordinary_word"


def test_a_decision_moved_from_another_row_opens_nothing(town: Town) -> None:
    town.know(NAME)
    row = town.open(
        town.record(aim="The Quastenborg method.", result="The Quastenborg method helped.")
    )
    take(town, row, *(dismiss(each) for each in found_in(town, row).open))
    exchange(town.session, DecisionRow.sealed_finding_key)

    with pytest.raises(SealedFieldError):
        found_in(town, row)


def test_nobody_waves_a_full_name_through(town: Town) -> None:
    town.know(NAME)
    row = town.open(town.record(result=f"{NAME} kept it going."))
    (finding,) = found_in(town, row).open

    with pytest.raises(NotAllowedError, match="wave"):
        take(town, row, dismiss(finding))


def test_steps_are_carried_out_together_or_not_at_all(town: Town) -> None:
    town.know(NAME)
    row = town.open(town.record(aim=f"{NAME} asked for it.", result=f"{NAME} kept it going."))
    first, second = found_in(town, row).open

    with pytest.raises(NotAllowedError):
        take(town, row, step(first), dismiss(second))
    town.session.rollback()

    assert len(found_in(town, row).open) == 2


@pytest.mark.parametrize(
    ("action", "error"),
    [
        pytest.param(Action.REPLACE, InputRefusedError, id="no words"),
        pytest.param(Action.NOT_IDENTIFYING, InputRefusedError, id="no reason"),
    ],
)
def test_a_step_says_what_it_needs(town: Town, action: Action, error: type[Exception]) -> None:
    town.know(NAME)
    row = town.open(town.record(result="The Quastenborg method helped."))
    (finding,) = found_in(town, row).open

    with pytest.raises(error):
        take(town, row, step(finding, action))


def test_a_finding_that_is_gone_and_one_named_twice_are_refused(town: Town) -> None:
    town.know(NAME)
    row = town.open(town.record(result=f"{NAME} kept it going."))
    (finding,) = found_in(town, row).open

    with pytest.raises(ConflictError, match="same words"):
        take(town, row, step(finding), step(finding))
    town.session.rollback()
    take(town, row, step(finding))
    with pytest.raises(NotFoundError, match=finding.finding_id):
        take(town, row, step(finding))


def test_only_the_author_changes_a_draft(town: Town) -> None:
    row = town.open(town.record())
    for person in (town.person("cleo", PersonRole.COORDINATOR), town.reader):
        with pytest.raises(NotAllowedError):
            resolve(
                town.session,
                node=town.node,
                author=person,
                request_id=row.request_id,
                resolutions=(),
            )
        town.session.rollback()


def test_texts_ticks_and_lessons_are_set_by_their_path(town: Town) -> None:
    row = town.open(town.record())

    done = rewrite(
        town,
        row,
        texts__en__title="Evenings",
        lessons__0__kind="did_not_work",
        lessons__0__en="We came late.",
        evidence__level="own_evaluation",
        network_part="informal",
        needs_first=None,
    )

    assert texts(done)["title"] == "Evenings"
    assert done.draft["lessons"] == [{"kind": "did_not_work", "text": {"en": "We came late."}}]
    assert done.draft["evidence"] == {"level": "own_evaluation"}
    assert done.draft["network_part"] == "informal"
    assert "needs_first" not in done.draft
    assert done.missing == {}
    town.ask(row)


def test_an_entry_is_changed_where_consent_is_given(town: Town) -> None:
    row = town.open(
        town.fill_in(
            looking_for=[{"concept": "sport", "text": {"en": "Ask for 3 parents."}}]
        ).draft_id,
        kind=Kind.DIRECTORY_ENTRY,
    )
    (finding, *_more) = found_in(town, row).open

    with pytest.raises(ConflictError, match="directory edit"):
        rewrite(town, row, name="Somebody Else")
    town.session.rollback()
    with pytest.raises(ConflictError, match="directory edit"):
        take(town, row, step(finding))
    town.session.rollback()
    assert take(town, row, dismiss(finding)).open == ()


def test_a_name_in_the_role_of_an_entry_is_found(town: Town) -> None:
    town.know(NAME)
    for member in ("role", "organisation", "unit"):
        entry: dict[str, Any] = {member: {"en": f"Office of {NAME}"}}
        draft = town.fill_in(**entry)
        row = town.open(draft.draft_id, kind=Kind.DIRECTORY_ENTRY)

        assert [each.member for each in found_in(town, row).open] == [f"{member}.en"]


def test_proposals_for_the_walk_hold_no_word_of_the_register(town: Town) -> None:
    town.session.rollback()
    author = town.author
    register = (VILVOORDE / "register.jsonl").read_bytes()
    import_known(town.session, node=town.node, actor=author, data=register)
    (practice_id,) = import_practices(
        town.session,
        node=town.node,
        author=author,
        data=(VILVOORDE / "private_walk.jsonl").read_bytes(),
    )
    town.session.commit()
    row = town.open(practice_id)
    found = found_in(town, row)
    words = {
        fold(word)
        for line in map(json.loads, register.decode().splitlines())
        for spelling in (line["text"], *line["aliases"])
        for word in spelling.replace("-", " ").split()
        if word[:1].isupper()
    }

    proposals = " ".join(str(each.proposal) for each in found.findings)
    assert {fold(word.strip(".,")) for word in proposals.replace("-", " ").split()} & words == set()

    done = take(town, row, *(step(each) for each in found.open))
    assert (done.open, done.missing) == ((), {})
    assert not [
        name for name in ("Fenna", "Dorpel", "Flierboomgang", "99 00") if name in str(done.draft)
    ]
    town.ask(row)


@pytest.mark.parametrize("kind", [KnownKind.PERSON, KnownKind.ORGANISATION])
def test_a_name_across_the_title_and_the_teaser_is_one_name(town: Town, kind: KnownKind) -> None:
    town.know("Quill Zennegalm", kind)
    row = town.open(
        town.record(title="An evening with Quill", approach="Zennegalm invited everybody.")
    )

    found = found_in(town, row)

    assert {each.member for each in found.open} >= {"texts.en.title", "texts.en.teaser"}
