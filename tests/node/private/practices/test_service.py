"""Practices: imported all or none, sealed, changed by whoever saw the newest revision."""

from dataclasses import replace
from pathlib import Path
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
from node.people.service import Person, disable_person, get_person, get_person_by_id
from node.private.practices.models import PracticeRow, PracticeState
from node.private.practices.practice import Practice
from node.private.practices.service import (
    change_practice,
    get_practice,
    import_practices,
    list_practices,
    list_revisions,
    private_texts,
)
from schemas.errors import RecordInvalidError
from schemas.practice_words import Level
from tests.node.people.builders import add_admin, add_coordinator
from tests.node.private.lines import ANSWERED, TICKED, line, lines
from tests.node.sealed_rows import exchange
from tests.nodes import NOON, FixedClock, opened, set_up

CONTENT = Path(__file__).parents[4] / "node" / "demo" / "content"


def import_one(session: Session, **changes: object) -> Practice:
    """Import one line as a new coordinator and commit it."""
    node = current_node()
    author = add_coordinator(session)
    data = lines(line(**changes))
    practice_id = import_practices(session, node=node, author=author, data=data)[0]
    session.commit()
    return get_practice(session, node=node, practice_id=practice_id)


def author_of(session: Session, practice: Practice) -> Person:
    """Return the coordinator who recorded it."""
    return get_person_by_id(session, node=current_node(), account_id=practice.author_id)


def test_an_imported_practice_is_a_draft_of_its_author(session: Session) -> None:
    practice = import_one(session)

    assert practice.state is PracticeState.DRAFT
    assert practice.revision == 1
    assert (
        practice.author_id == get_person(session, node=current_node(), handle="jessika").account_id
    )
    assert practice.created_at == practice.changed_at == NOON
    assert practice.content.title == ANSWERED["title"]


def test_identifiers_come_in_the_order_of_the_lines(session: Session) -> None:
    node = current_node()
    data = lines(line(title="First"), line(title="Second"), line(title="Third"))

    ids = import_practices(session, node=node, author=add_coordinator(session), data=data)
    session.commit()

    titles = [get_practice(session, node=node, practice_id=each).content.title for each in ids]
    assert titles == ["First", "Second", "Third"]
    assert len(list_practices(session, node=node)) == 3


def test_one_bad_line_keeps_every_line_out(session: Session) -> None:
    node = current_node()
    author = add_coordinator(session)

    with pytest.raises(InputRefusedError) as refused:
        import_practices(
            session, node=node, author=author, data=lines(line(), line(aim=...), line())
        )

    assert refused.value.faults == ("line 2, aim: It is missing.",)
    session.commit()
    assert list_practices(session, node=node) == ()
    assert "practice_imported" not in session.scalars(select(AuditRow.action)).all()


def test_only_a_coordinator_records_practices(session: Session) -> None:
    with pytest.raises(NotAllowedError):
        import_practices(
            session, node=current_node(), author=add_admin(session), data=lines(ANSWERED)
        )


def test_no_text_of_a_practice_stands_in_the_clear(session: Session) -> None:
    import_one(session)
    row = session.scalars(select(PracticeRow)).one()

    assert b"Quillonveld" not in row.sealed_content
    assert "Quillonveld" not in repr(row)


def test_a_practice_moved_to_another_row_does_not_open(session: Session) -> None:
    node = current_node()
    author = add_coordinator(session)
    import_practices(session, node=node, author=author, data=lines(ANSWERED, TICKED))
    session.commit()

    exchange(session, PracticeRow.sealed_content)

    with pytest.raises(SealedFieldError):
        list_practices(session, node=node)


def test_a_practice_that_is_not_here_is_not_found(session: Session) -> None:
    with pytest.raises(NotFoundError):
        get_practice(session, node=current_node(), practice_id=UUID(int=1))


def test_every_import_is_audited_by_identifier(session: Session) -> None:
    practice = import_one(session)

    row = session.scalars(select(AuditRow).order_by(AuditRow.number.desc())).first()
    assert row is not None
    assert (row.action, row.about) == ("practice_imported", str(practice.practice_id))
    assert row.actor == str(practice.author_id)


def test_a_change_raises_the_revision_and_the_day(tmp_path: Path) -> None:
    clock = FixedClock()
    with opened(set_up(tmp_path), clock=clock) as (_app, session):
        practice = import_one(session)
        clock.now = NOON.replace(day=9)
        changed = change_practice(
            session,
            node=current_node(),
            actor=author_of(session, practice),
            practice_id=practice.practice_id,
            content=replace(practice.content, title="Another title", language="fr"),
            revision=1,
        )
        session.commit()

        again = get_practice(session, node=current_node(), practice_id=practice.practice_id)
        assert again == changed
        assert (again.revision, again.content.title) == (2, "Another title")
        assert (again.created_at, again.changed_at) == (NOON, NOON.replace(day=9))
        assert again.author_id == practice.author_id
        assert session.scalars(select(PracticeRow.language)).one() == "fr"


def test_a_change_that_changes_nothing_keeps_the_revision(session: Session) -> None:
    practice = import_one(session)

    same = change_practice(
        session,
        node=current_node(),
        actor=author_of(session, practice),
        practice_id=practice.practice_id,
        content=practice.content,
        revision=1,
    )

    assert same == practice


def test_a_change_that_is_sent_twice_is_kept_once_and_no_second_window(session: Session) -> None:
    practice = import_one(session)
    node, author = current_node(), author_of(session, practice)
    wanted = replace(practice.content, aim="Quillonmore", level=Level.FOR_GROUPS_AT_RISK)
    for _time in range(2):
        changed = change_practice(
            session,
            node=node,
            actor=author,
            practice_id=practice.practice_id,
            content=wanted,
            revision=1,
        )
        session.commit()
    assert (changed.revision, changed.content) == (2, wanted)


def test_a_conflict_names_what_was_ticked_in_the_words_of_the_page(session: Session) -> None:
    practice = import_one(session)
    with pytest.raises(ConflictError) as conflict:
        change_practice(
            session,
            node=current_node(),
            actor=author_of(session, practice),
            practice_id=practice.practice_id,
            content=replace(
                practice.content, language="fr", level=Level.FOR_GROUPS_AT_RISK, themes=()
            ),
            revision=9,
        )
    assert conflict.value.differences == (
        "“Language of the text” is different now.",
        "“Ticks” is different now.",
    )


def test_nobody_writes_a_colleagues_practice(session: Session) -> None:
    practice = import_one(session)

    with pytest.raises(NotAllowedError):
        change_practice(
            session,
            node=current_node(),
            actor=add_coordinator(session, "kim"),
            practice_id=practice.practice_id,
            content=replace(practice.content, aim="Kim's words"),
            revision=1,
        )


def test_whoever_takes_over_from_a_closed_account_is_the_author(session: Session) -> None:
    practice = import_one(session)
    kim = add_coordinator(session, "kim")
    disable_person(session, node=current_node(), handle=author_of(session, practice).handle)

    changed = change_practice(
        session,
        node=current_node(),
        actor=kim,
        practice_id=practice.practice_id,
        content=replace(practice.content, aim="Kim's words"),
        revision=1,
    )

    assert changed.author_id == kim.account_id


def test_who_looked_at_an_older_revision_is_told_which_members_differ(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    with opened(settings) as (_app, here):
        practice = import_one(here)
        author = author_of(here, practice)
        remembered = here.scalars(select(PracticeRow)).all()
        here.commit()
        with opened(settings) as (_other_app, there):
            change_practice(
                there,
                node=current_node(),
                actor=author,
                practice_id=practice.practice_id,
                content=replace(practice.content, aim="Quillonmore", result="Other"),
                revision=1,
            )
            there.commit()

        with pytest.raises(ConflictError) as conflict:
            change_practice(
                here,
                node=current_node(),
                actor=author,
                practice_id=practice.practice_id,
                content=replace(practice.content, title="Mine"),
                revision=1,
            )

        assert len(remembered) == 1

    differences = "\n".join(conflict.value.differences)
    assert len(conflict.value.differences) == 3
    labels = ("Title", "What did you want to change?", "What changed, and how do you know?")
    assert all(f"“{label}” is different now." in differences for label in labels)
    assert "Quillonmore" not in differences


def test_a_content_that_breaks_its_form_is_not_stored(session: Session) -> None:
    practice = import_one(session)

    with pytest.raises(RecordInvalidError):
        change_practice(
            session,
            node=current_node(),
            actor=author_of(session, practice),
            practice_id=practice.practice_id,
            content=replace(practice.content, title="Two\nlines"),
            revision=1,
        )


def test_only_a_coordinator_changes_a_practice(session: Session) -> None:
    practice = import_one(session)

    with pytest.raises(NotAllowedError):
        change_practice(
            session,
            node=current_node(),
            actor=add_admin(session),
            practice_id=practice.practice_id,
            content=practice.content,
            revision=1,
        )


def test_private_texts_are_all_that_an_author_wrote(session: Session) -> None:
    practice = import_one(session, lessons=[{"kind": "tip", "text": "Soep helpt."}])

    (stamp,) = list_revisions(session)
    listed = private_texts(session, node=current_node(), practice_id=stamp[0])
    texts = {each.member: each.text for each in listed}

    written = {name: text for name, text in ANSWERED.items() if name != "language"}
    assert texts == {**written, "lessons.0": "Soep helpt."}
    assert stamp == (practice.practice_id, 1)
    assert {each.practice_id for each in listed} == {practice.practice_id}
    assert "Soep" not in repr(listed)


@pytest.mark.parametrize("town", ["vilvoorde", "rotterdam", "sarcelles", "ran"])
def test_the_practices_of_the_demo_are_import_lines(session: Session, town: str) -> None:
    data = (CONTENT / town / "practices.jsonl").read_bytes()

    stored = import_practices(
        session, node=current_node(), author=add_coordinator(session), data=data
    )

    assert len(stored) == len(data.splitlines())
