"""The sealer lets out what two people agreed on, to the byte, once; or says why not."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from sqlalchemy import delete, func, select

from node.airlock.binding import binding_hash, load_context
from node.airlock.findings import DismissalReason, RecogniserFailedError
from node.airlock.models import DecisionRow, ReleaseRequest, RequestState
from node.airlock.recognisers.counts import SmallCounts
from node.airlock.release import check_release
from node.airlock.requests import draft_of, get_request, seal_draft
from node.airlock.resolving import Action, Resolution, resolve
from node.airlock.review import review
from node.database import Zone, start_writing
from node.errors import NotAllowedError
from node.extensions import Process, current_node
from node.people.models import PersonRole
from node.people.service import disable_person
from node.published.models import EntryBody, EntryRow, OutcomeWord
from node.published.reading import Released, entries_sent, find_released, list_released
from node.published.store import find_outcome
from schemas.entry import Kind
from schemas.strict_json import dump
from tests.node.airlock.town import Town
from tests.nodes import opened

__all__: list[str] = []

MARKED = "Quastenborg"


def released(town: Town, row: ReleaseRequest) -> Released | None:
    town.session.rollback()
    return find_released(town.session, row.record_id)


def code_of(town: Town, row: ReleaseRequest) -> str | None:
    """Return why the sealer refused a request."""
    town.session.rollback()
    outcome = find_outcome(town.session, row.request_id)
    assert outcome is not None
    assert outcome.outcome is OutcomeWord.REFUSED
    return outcome.code


def test_what_was_approved_leaves_byte_for_byte_and_once(town: Town) -> None:
    row = town.approve(town.record())
    approved = dump(draft_of(row, node=town.node))

    outcomes, _withdrawn = town.seal()

    assert [(each.request_id, each.code) for each in outcomes] == [(row.request_id, None)]
    record = released(town, row)
    assert record is not None
    assert (record.body, record.rev, record.live) == (approved, 1, True)
    assert town.seal() == ((), ())
    assert town.session.scalar(select(func.count()).select_from(EntryRow)) == 2  # key and put


def test_nothing_leaves_that_was_not_approved(town: Town) -> None:
    town.open(town.record())
    town.ask(town.open(town.record()))
    town.read(town.ask(town.open(town.record())), approve=False)

    assert town.seal() == ((), ())
    assert list_released(town.session) == ()


def test_nothing_private_is_in_what_leaves(town: Town) -> None:
    row = town.open(town.record(partners=f"{MARKED} and others"))
    town.read(town.ask(row), note=f"{MARKED} again")
    town.seal()
    town.session.rollback()

    (_key, sent) = entries_sent(town.session)
    left = sent.entry + (sent.body or b"")
    for word in (MARKED, str(row.subject_id), str(row.request_id), str(town.author.account_id)):
        assert word.encode() not in left


def tampered_draft(town: Town, row: ReleaseRequest) -> None:
    draft = draft_of(row, node=town.node) | {"rights": "cite_named"}
    town.force(row, sealed_draft=seal_draft(row, draft, node=town.node, column="sealed_draft"))


def changed_practice(town: Town, row: ReleaseRequest) -> None:
    town.change(row, result="It went on for years.")


def changed_audience(town: Town, row: ReleaseRequest) -> None:
    town.force(row, audience="ran")


def learned_a_name(town: Town, row: ReleaseRequest) -> None:
    del row
    town.know("Ilvara Quastenborg")


def opened_an_account(town: Town, row: ReleaseRequest) -> None:
    del row
    town.person("cleo", PersonRole.DESK)


def renewed_the_gate(town: Town, row: ReleaseRequest) -> None:
    town.force(row, gate_version="older")


def reader_is_author(town: Town, row: ReleaseRequest) -> None:
    town.force(row, reader_id=row.author_id)


def reader_is_author_elsewhere(town: Town, row: ReleaseRequest) -> None:
    mailbox = "avery@town.example"
    other = town.person("avery2", PersonRole.SECOND_READER, mailbox=mailbox)
    now = review(town.session, node=town.node, request_id=row.request_id).register_version
    town.force(row, reader_id=other.account_id, register_version=now)
    # Bound again, so that the person is all that is wrong.
    rebind(town, row)


def no_reader_at_all(town: Town, row: ReleaseRequest) -> None:
    town.force(row, reader_id=None)


def rebind(town: Town, row: ReleaseRequest) -> None:
    present = get_request(town.session, row.request_id)
    body = dump(draft_of(present, node=town.node))
    bound = binding_hash(present, body=body)
    town.force(row, approved_hash=bound, asked_hash=bound)


@pytest.mark.parametrize(
    ("happens", "code"),
    [
        pytest.param(tampered_draft, "voided_approval", id="another draft"),
        pytest.param(changed_practice, "voided_approval", id="practice changed"),
        pytest.param(changed_audience, "voided_approval", id="another audience"),
        pytest.param(learned_a_name, "voided_approval", id="name learned"),
        pytest.param(opened_an_account, "voided_approval", id="person came"),
        pytest.param(renewed_the_gate, "voided_approval", id="other gate"),
        pytest.param(no_reader_at_all, "voided_approval", id="no reader"),
        pytest.param(reader_is_author, "not_allowed", id="reader is the author"),
        pytest.param(reader_is_author_elsewhere, "not_allowed", id="author under two accounts"),
    ],
)
def test_an_approval_holds_only_for_all_it_was_given_for(
    town: Town, happens: Callable[[Town, ReleaseRequest], None], code: str
) -> None:
    row = town.approve(town.record(), audience="be")
    happens(town, row)

    outcomes, _withdrawn = town.seal()

    assert [(each.position, each.code) for each in outcomes] == [(None, code)]
    assert code_of(town, row) == code
    assert town.session.scalar(select(func.count()).select_from(EntryRow)) == 0
    assert town.session.scalar(select(func.count()).select_from(EntryBody)) == 0
    assert town.seal() == ((), ())  # the refusal stands


def decided(town: Town) -> ReleaseRequest:
    """Return an approved request in which the author decided one finding."""
    town.know(f"Ilvara {MARKED}")
    row = town.open(town.record(result=f"The {MARKED} method helped."))
    (finding,) = review(town.session, node=town.node, request_id=row.request_id).open
    resolve(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        resolutions=[
            Resolution(
                finding_id=finding.finding_id,
                action=Action.NOT_IDENTIFYING,
                reason=DismissalReason.OTHER_MEANING,
            )
        ],
    )
    town.session.commit()
    return town.read(town.ask(row))


def test_a_finding_without_its_decision_holds_a_release_back(town: Town) -> None:
    row = decided(town)
    start_writing(town.session, Zone.PRIVATE).execute(delete(DecisionRow))
    town.session.commit()

    town.seal()

    assert code_of(town, row) == "leak"
    assert released(town, row) is None


def test_a_second_approval_of_the_same_text_releases_it_once(town: Town) -> None:
    row = town.approve(town.record())
    town.force(row, gate_version="older")
    town.seal()
    assert code_of(town, row) == "voided_approval"

    town.read(town.ask(row))
    outcomes, _withdrawn = town.seal()

    assert [each.code for each in outcomes] == [None]
    assert released(town, row) is not None
    assert town.seal() == ((), ())


def test_an_approval_given_again_is_looked_at_again_though_nothing_else_is_new(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = town.approve(town.record())
    with monkeypatch.context() as broken:
        broken.setattr("node.airlock.recognisers.MAX_CHARACTERS", 3)
        town.seal()
    assert code_of(town, row) == "recogniser_failed"

    town.read(town.ask(row))  # the same text, practice, names, gate and audience

    assert [each.code for each in town.seal()[0]] == [None]


def explode(_self: object, text: object, _context: object) -> Iterator[object]:
    """Stand in for a recogniser that fails with the text in its words."""
    raise ValueError(str(text))


def test_a_recogniser_that_raises_stops_asking_reading_and_releasing_and_is_named(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted, asked = town.open(town.record()), town.ask(town.open(town.record()))
    approved = town.approve(town.record())
    monkeypatch.setattr(SmallCounts, "recognise", explode)

    with pytest.raises(RecogniserFailedError, match="counts"):
        town.ask(drafted)
    town.session.rollback()
    with pytest.raises(RecogniserFailedError, match="counts"):
        town.read(asked)
    town.session.rollback()
    town.seal()

    assert code_of(town, approved) == "recogniser_failed"
    assert list_released(town.session) == ()
    assert town.read(asked, approve=False).state is RequestState.REFUSED


def test_a_policy_narrowed_after_the_approval_is_kept(town: Town) -> None:
    row = town.approve(town.record())
    ceiling = type(town.settings.audience_ceiling)("country")
    settings = replace(town.settings, audience_ceiling=ceiling)
    town.session.rollback()

    with opened(settings, process=Process.SEALER) as (_app, session):
        node = current_node()
        context = load_context(session, node=node, language="en")
        with pytest.raises(NotAllowedError, match="policy"):
            check_release(session, get_request(session, row.request_id), node=node, context=context)


def test_one_refused_request_does_not_stop_the_others(town: Town) -> None:
    first, second = town.approve(town.record()), town.approve(town.record())
    town.force(first, gate_version="older")

    outcomes, _withdrawn = town.seal()

    assert {each.request_id: each.code for each in outcomes} == {
        first.request_id: "voided_approval",
        second.request_id: None,
    }


def test_a_text_in_another_language_than_the_nodes_is_checked_as_in_the_review(town: Town) -> None:
    row = town.approve(town.record(language="fr", result="Dix jeunes sont restés."))
    assert town.node.settings.language == "nl"

    assert [each.code for each in town.seal()[0]] == [None]
    assert released(town, row) is not None


def test_an_entry_leaves_with_what_its_person_agreed_to(town: Town) -> None:
    draft = town.fill_in(name="Avery Quintavell", direct_line="+3225550100")
    row = town.approve(draft.draft_id, kind=Kind.DIRECTORY_ENTRY)

    assert [each.code for each in town.seal()[0]] == [None]

    record = released(town, row)
    assert record is not None
    assert b"Avery Quintavell" in (record.body or b"")
    assert b"directory-consent" not in (record.body or b"")


def test_an_entry_whose_consent_was_renewed_is_approved_anew(town: Town) -> None:
    draft = town.fill_in()
    row = town.approve(draft.draft_id, kind=Kind.DIRECTORY_ENTRY)
    town.fill_in(unit={"en": "Prevention"})

    town.seal()

    assert code_of(town, row) == "voided_approval"


def test_the_sealer_needs_no_decision_of_its_own(town: Town) -> None:
    row = decided(town)

    assert [each.code for each in town.seal()[0]] == [None]
    assert MARKED.encode() in (getattr(released(town, row), "body", b"") or b"")


def test_another_gate_than_at_the_asking_voids_an_approval(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = town.approve(town.record())
    monkeypatch.setattr("node.airlock.release.GATE_VERSION", "newer")

    town.seal()

    assert code_of(town, row) == "voided_approval"


def test_an_approval_is_of_one_revision_of_the_practice(town: Town) -> None:
    row = town.approve(town.record())
    changed_practice(town, row)
    town.force(row, subject_revision=2)

    town.seal()

    assert code_of(town, row) == "voided_approval"


def test_a_reader_whose_account_was_closed_has_approved_nothing(town: Town) -> None:
    row = town.approve(town.record())
    disable_person(town.session, node=town.node, handle=town.reader.handle)
    town.session.commit()

    town.seal()

    assert released(town, row) is None
    assert code_of(town, row) == "voided_approval"
