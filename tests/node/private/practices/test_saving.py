"""Writing a practice down in steps: kept unfinished, sent twice, overtaken, erased."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import AuditRow
from node.errors import ConflictError, NotAllowedError, NotFoundError
from node.extensions import current_node
from node.people.service import Person, disable_person
from node.private.practices.models import PracticeRow
from node.private.practices.practice import Practice, PracticeContent
from node.private.practices.service import (
    erase_practice,
    get_own_practice,
    list_practices,
    private_texts,
    save_practice,
)
from tests.node.people.builders import add_admin, add_coordinator

STARTED = PracticeContent(language="nl", differently="Eerder beginnen.")


def save(
    session: Session,
    actor: Person,
    *,
    practice_id: UUID,
    content: PracticeContent = STARTED,
    revision: int = 0,
) -> Practice:
    """Save one page and commit it."""
    stored = save_practice(
        session,
        node=current_node(),
        actor=actor,
        practice_id=practice_id,
        content=content,
        revision=revision,
    )
    session.commit()
    return stored


def actions(session: Session) -> list[str]:
    """Return what the audit log says was done with practices."""
    said = session.scalars(select(AuditRow.action).order_by(AuditRow.number)).all()
    return [each for each in said if each.startswith("practice")]


def test_a_practice_may_be_kept_before_anything_else_is_answered(session: Session) -> None:
    an, practice_id = add_coordinator(session), uuid4()

    stored = save(session, an, practice_id=practice_id)

    assert (stored.practice_id, stored.revision, stored.content) == (practice_id, 1, STARTED)
    assert list_practices(session, node=current_node()) == (stored,)
    assert actions(session) == ["practice_recorded"]


def test_a_page_sent_twice_is_one_practice(session: Session) -> None:
    an, practice_id = add_coordinator(session), uuid4()

    first = save(session, an, practice_id=practice_id)
    second = save(session, an, practice_id=practice_id)

    assert second == first
    assert len(list_practices(session, node=current_node())) == 1
    assert actions(session) == ["practice_recorded"]


def test_the_page_of_a_new_practice_sent_again_with_other_words_is_a_conflict(
    session: Session,
) -> None:
    an, practice_id = add_coordinator(session), uuid4()
    save(session, an, practice_id=practice_id)

    with pytest.raises(ConflictError):
        save(session, an, practice_id=practice_id, content=replace(STARTED, aim="Anders"))


def test_a_page_that_shows_the_stored_revision_changes_it(session: Session) -> None:
    an, practice_id = add_coordinator(session), uuid4()
    save(session, an, practice_id=practice_id)

    changed = save(
        session, an, practice_id=practice_id, content=replace(STARTED, aim="Anders"), revision=1
    )

    assert (changed.revision, changed.content.aim) == (2, "Anders")
    assert actions(session) == ["practice_recorded", "practice_changed"]


def test_a_page_of_a_practice_that_was_erased_is_not_taken_for_a_new_one(session: Session) -> None:
    with pytest.raises(NotFoundError):
        save(session, add_coordinator(session), practice_id=uuid4(), revision=3)
    assert list_practices(session, node=current_node()) == ()


def test_nobody_takes_over_a_colleagues_practice_by_its_number(session: Session) -> None:
    an, practice_id = add_coordinator(session), uuid4()
    save(session, an, practice_id=practice_id)
    kim = add_coordinator(session, "kim")

    for revision in (0, 1):
        with pytest.raises(NotAllowedError):
            save(session, kim, practice_id=practice_id, revision=revision)


def test_only_a_coordinator_writes_a_practice_down(session: Session) -> None:
    with pytest.raises(NotAllowedError):
        save(session, add_admin(session), practice_id=uuid4())


def test_only_its_author_is_given_a_practice_to_change(session: Session) -> None:
    an, kim, practice_id = add_coordinator(session), add_coordinator(session, "kim"), uuid4()
    stored = save(session, an, practice_id=practice_id)
    node = current_node()

    assert get_own_practice(session, node=node, actor=an, practice_id=practice_id) == stored
    with pytest.raises(NotAllowedError):
        get_own_practice(session, node=node, actor=kim, practice_id=practice_id)
    disable_person(session, node=node, handle=an.handle)
    session.commit()
    assert get_own_practice(session, node=node, actor=kim, practice_id=practice_id) == stored


def test_answers_that_are_still_empty_are_no_texts_to_compare_with(session: Session) -> None:
    practice_id = uuid4()
    save(session, add_coordinator(session), practice_id=practice_id)

    texts = private_texts(session, node=current_node(), practice_id=practice_id)

    assert [(each.member, each.text) for each in texts] == [("differently", "Eerder beginnen.")]


def test_an_erased_practice_is_gone_and_only_the_log_knows(session: Session) -> None:
    an, practice_id = add_coordinator(session), uuid4()
    save(session, an, practice_id=practice_id)

    erase_practice(session, node=current_node(), actor=an, practice_id=practice_id)
    session.commit()

    assert session.scalars(select(PracticeRow)).all() == []
    assert actions(session)[-1] == "practice_erased"


def test_nobody_erases_a_colleagues_practice(session: Session) -> None:
    an, practice_id = add_coordinator(session), uuid4()
    save(session, an, practice_id=practice_id)
    kim = add_coordinator(session, "kim")

    with pytest.raises(NotAllowedError):
        erase_practice(session, node=current_node(), actor=kim, practice_id=practice_id)
    session.rollback()
    assert len(list_practices(session, node=current_node())) == 1
