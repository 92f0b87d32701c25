"""Directory entries before release: one per author, consent to exactly one content."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import AuditRow
from node.errors import (
    ConflictError,
    InputRefusedError,
    NotAllowedError,
    NotFoundError,
    SealedFieldError,
)
from node.extensions import current_node
from node.people.service import Person
from node.private.directory.consent import CONSENT_VERSION, Consent
from node.private.directory.models import DirectoryDraft
from node.private.directory.service import (
    Draft,
    edit_entry,
    find_draft_of,
    get_draft,
    list_drafts,
    take_consent_back,
)
from schemas.directory_entry import Topic
from schemas.errors import RecordInvalidError
from tests.node.people.builders import add_admin, add_coordinator
from tests.node.sealed_rows import exchange
from tests.nodes import NOON, FixedClock, opened, set_up

CONTENT = Path(__file__).parents[4] / "node" / "demo" / "content"
AGREED = Consent(version=CONSENT_VERSION, given_on=date(2026, 3, 1))
ENTRY: Mapping[str, object] = MappingProxyType(
    {
        "role": {"en": "Prevention coordinator"},
        "organisation": {"en": "Town of Quillonveld"},
        "mailbox": "prevention@quillonveld.example",
        "languages": [{"tag": "en", "use": "talks"}],
    }
)


def edit(
    session: Session, actor: Person, *, consent: Consent | None = None, **changes: object
) -> Draft:
    """Fill in the entry with some members changed and commit it."""
    members = {**ENTRY, **changes}
    draft = edit_entry(
        session,
        node=current_node(),
        actor=actor,
        content=json.dumps(members).encode(),
        consent=consent,
    )
    session.commit()
    return draft


@pytest.fixture
def coordinator(session: Session) -> Person:
    """Return a coordinator of the node."""
    return add_coordinator(session)


def test_an_entry_is_kept_as_it_was_filled_in(session: Session, coordinator: Person) -> None:
    draft = edit(session, coordinator)
    node = current_node()

    assert get_draft(session, node=node, draft_id=draft.draft_id) == draft
    assert find_draft_of(session, node=node, author=coordinator) == draft
    assert list_drafts(session, node=node) == (draft,)
    assert draft.content.role == {"en": "Prevention coordinator"}
    assert (draft.revision, draft.consent, draft.created_at) == (1, None, NOON)


def test_each_author_has_one_entry(tmp_path: Path) -> None:
    clock = FixedClock()
    with opened(set_up(tmp_path), clock=clock) as (_app, session):
        coordinator = add_coordinator(session)
        first = edit(session, coordinator)
        clock.now = NOON.replace(day=5)
        second = edit(session, coordinator, unit={"en": "Another unit"})
        other = edit(session, add_coordinator(session, "kim"))

        assert second.draft_id == first.draft_id
        assert (second.revision, second.created_at) == (2, NOON)
        assert second.changed_at == NOON.replace(day=5)
        assert list_drafts(session, node=current_node()) == (second, other)


def test_the_same_entry_again_changes_nothing(session: Session, coordinator: Person) -> None:
    first = edit(session, coordinator, consent=AGREED)

    assert edit(session, coordinator) == first
    assert edit(session, coordinator, consent=AGREED) == first


def test_consent_to_a_stored_entry_is_a_new_revision(session: Session, coordinator: Person) -> None:
    edit(session, coordinator)
    agreed = edit(session, coordinator, consent=AGREED)

    assert (agreed.revision, agreed.consent) == (2, AGREED)


def test_an_entry_that_changes_loses_the_consent_to_the_old_one(
    session: Session, coordinator: Person
) -> None:
    edit(session, coordinator, consent=AGREED)

    assert edit(session, coordinator, unit={"en": "Another unit"}).consent is None


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"name": "Quillon Ofrane"}, id="a name"),
        pytest.param({"direct_line": "+3225550100"}, id="a direct line"),
    ],
)
def test_what_leads_to_a_person_is_stored_with_consent_only(
    session: Session, coordinator: Person, changes: dict[str, Any]
) -> None:
    with pytest.raises(InputRefusedError) as refused:
        edit(session, coordinator, **changes)
    assert "I agree" in refused.value.faults[0]
    assert list_drafts(session, node=current_node()) == ()

    assert edit(session, coordinator, consent=AGREED, **changes).consent == AGREED


@pytest.mark.parametrize(
    ("consent", "said"),
    [
        pytest.param(
            Consent(version=CONSENT_VERSION, given_on=date(2026, 3, 3)),
            "yet to come",
            id="tomorrow",
        ),
        pytest.param(
            Consent(version="directory-consent/0", given_on=date(2026, 3, 1)),
            "not in use",
            id="another wording",
        ),
    ],
)
def test_a_consent_that_cannot_be_is_refused(
    session: Session, coordinator: Person, consent: Consent, said: str
) -> None:
    with pytest.raises(InputRefusedError, match=said):
        edit(session, coordinator, consent=consent)


def test_consent_given_today_is_accepted(session: Session, coordinator: Person) -> None:
    today = Consent(version=CONSENT_VERSION, given_on=NOON.date())

    assert edit(session, coordinator, consent=today).consent == today


def test_every_fault_of_an_entry_is_named(session: Session, coordinator: Person) -> None:
    with pytest.raises(InputRefusedError) as refused:
        edit(
            session,
            coordinator,
            mailbox="nowhere",
            photo="x",
            can_talk_about=[{"concept": "no-such-thing", "experience": "has_done"}],
        )

    assert [fault.split(":")[0] for fault in refused.value.faults] == [
        "mailbox",
        "can_talk_about.0.concept",
        "photo",
    ]


def test_only_a_coordinator_fills_in_an_entry(session: Session) -> None:
    with pytest.raises(NotAllowedError):
        edit(session, add_admin(session))


def test_a_draft_that_is_not_here_is_not_found(session: Session, coordinator: Person) -> None:
    with pytest.raises(NotFoundError):
        get_draft(session, node=current_node(), draft_id=UUID(int=1))
    assert find_draft_of(session, node=current_node(), author=coordinator) is None


def test_no_member_of_an_entry_stands_in_the_clear(session: Session, coordinator: Person) -> None:
    draft = edit(session, coordinator, consent=AGREED, name="Quillon Ofrane")
    row = session.scalars(select(DirectoryDraft)).one()

    assert b"Quillon" not in row.sealed_content
    assert "Quillon Ofrane" not in repr(draft) + repr(row)
    assert "quillonveld.example" not in repr(draft)


def test_an_entry_moved_to_another_row_does_not_open(session: Session, coordinator: Person) -> None:
    edit(session, coordinator)
    edit(session, add_coordinator(session, "kim"), unit={"en": "Another"})

    exchange(session, DirectoryDraft.sealed_content)

    with pytest.raises(SealedFieldError):
        list_drafts(session, node=current_node())


def test_editing_is_audited_by_identifier(session: Session, coordinator: Person) -> None:
    draft = edit(session, coordinator)

    row = session.scalars(select(AuditRow).order_by(AuditRow.number.desc())).first()
    assert row is not None
    assert (row.action, row.about) == ("directory_edited", str(draft.draft_id))
    assert row.actor == str(coordinator.account_id)


@pytest.mark.parametrize("town", ["vilvoorde", "rotterdam", "sarcelles", "ran"])
def test_the_entries_of_the_demo_can_be_filled_in(
    session: Session, coordinator: Person, town: str
) -> None:
    draft = edit_entry(
        session,
        node=current_node(),
        actor=coordinator,
        content=(CONTENT / town / "directory.json").read_bytes(),
        consent=AGREED,
    )

    assert draft.content.can_talk_about


def test_an_entry_may_be_given_as_what_it_is(session: Session, coordinator: Person) -> None:
    content = edit(session, coordinator).content
    node = current_node()

    same = edit_entry(session, node=node, actor=coordinator, content=content, consent=None)

    assert (same.revision, same.content) == (1, content)
    wrong = replace(content, can_talk_about=(Topic(concept="no-such", experience="has_done"),))  # type: ignore[arg-type] # as a program might
    with pytest.raises(RecordInvalidError):
        edit_entry(session, node=node, actor=coordinator, content=wrong, consent=None)


def test_who_looked_at_an_older_entry_does_not_overwrite_it(
    session: Session, coordinator: Person
) -> None:
    content = replace(edit(session, coordinator).content, mailbox="other@vilvoorde.example")
    node = current_node()

    for revision in (0, 2):
        with pytest.raises(ConflictError):
            edit_entry(
                session,
                node=node,
                actor=coordinator,
                content=content,
                consent=None,
                revision=revision,
            )
        session.rollback()


def test_consent_taken_back_takes_name_and_direct_line_with_it(
    session: Session, coordinator: Person
) -> None:
    edit(session, coordinator, consent=AGREED, name="Quillon Ofrane", direct_line="+3225550100")

    after = take_consent_back(session, node=current_node(), actor=coordinator)
    session.commit()

    assert (after.revision, after.consent) == (2, None)
    assert (after.content.name, after.content.direct_line) == (None, None)
    assert after.content.mailbox == "prevention@quillonveld.example"
    with pytest.raises(NotFoundError):
        take_consent_back(session, node=current_node(), actor=add_coordinator(session, "kim"))
