"""The register is looked through, pasted into, edited and emptied by coordinators alone."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import AuditRow
from node.errors import ConflictError, InputRefusedError, NotAllowedError, NotFoundError
from node.extensions import current_node
from node.people.service import Person
from node.private.register.changing import (
    Pasted,
    change_known,
    find_known,
    get_known,
    paste_known,
    put_back,
    remove_known,
)
from node.private.register.known import Known, KnownLine, Permission
from node.private.register.models import KnownKind, RegisterRow
from node.private.register.service import add_known, list_known, register_version
from tests.node.people.builders import add_admin, add_coordinator

if TYPE_CHECKING:
    from collections.abc import Callable

__all__: list[str] = []

ORGANISATION, PERSON, PLACE = KnownKind.ORGANISATION, KnownKind.PERSON, KnownKind.PLACE
BY_LETTER = Permission(note="The board, by letter", given_on=date(2026, 2, 3))


@pytest.fixture
def coordinator(session: Session) -> Person:
    return add_coordinator(session)


def know(
    session: Session, actor: Person, text: str, *aliases: str, kind: KnownKind = PERSON
) -> Known:
    known = add_known(
        session, node=current_node(), actor=actor, kind=kind, text=text, aliases=aliases
    )
    session.commit()
    return known


def paste(session: Session, actor: Person, text: str, kind: KnownKind = PERSON) -> Pasted:
    pasted = paste_known(session, node=current_node(), actor=actor, kind=kind, text=text)
    session.commit()
    return pasted


def change(session: Session, actor: Person, known: Known, line: KnownLine) -> Known:
    changed = change_known(
        session, node=current_node(), actor=actor, entry_id=known.entry_id, line=line
    )
    session.commit()
    return changed


def found(session: Session, beginning: str) -> list[str]:
    return [each.text for each in find_known(session, node=current_node(), beginning=beginning)]


@pytest.mark.parametrize(
    ("beginning", "expected"),
    [
        ("", ["Quillon Ofrane", "Zora Vlint"]),
        ("qui", ["Quillon Ofrane"]),
        ("OFRA", ["Quillon Ofrane"]),
        ("quillon  o", ["Quillon Ofrane"]),
        ("galm", ["Zora Vlint"]),
        ("rane", []),
        ("%", []),
    ],
)
def test_an_entry_is_found_by_the_beginning_of_a_name_or_of_a_word_in_it(
    session: Session, coordinator: Person, beginning: str, expected: list[str]
) -> None:
    know(session, coordinator, "Quillon Ofrane")
    know(session, coordinator, "Zora Vlint", "Galm")
    assert found(session, beginning) == expected


def test_several_lines_are_entered_at_once_and_blank_ones_passed_over(
    session: Session, coordinator: Person
) -> None:
    assert paste(session, coordinator, "Zora\n\n  Quillon \t Ofrane \n") == Pasted(
        entered=2, passed_over=()
    )
    assert found(session, "") == ["Quillon Ofrane", "Zora"]
    assert register_version(session) == 1


def test_what_stands_there_already_is_named_by_its_line_and_keeps_what_was_noted(
    session: Session, coordinator: Person
) -> None:
    spior = know(session, coordinator, "SPIOR", kind=ORGANISATION)
    line = KnownLine(kind=ORGANISATION, text="SPIOR", publishable=True, permission=BY_LETTER)
    change(session, coordinator, spior, line)
    pasted = paste(session, coordinator, "vzw Galm\nspior\nVZW  galm", ORGANISATION)
    assert pasted == Pasted(entered=1, passed_over=(2, 3))
    assert get_known(session, node=current_node(), entry_id=spior.entry_id).line == line


def test_a_line_that_cannot_be_stored_is_named_and_nothing_is_stored(
    session: Session, coordinator: Person
) -> None:
    with pytest.raises(InputRefusedError) as refused:
        paste(session, coordinator, f"Zora\n{'x' * 301}\nQuil\u202elon\n")
    session.rollback()
    assert [fault.partition(":")[0] for fault in refused.value.faults] == ["line 2", "line 3"]
    assert "xxx" not in " ".join(refused.value.faults)
    assert found(session, "") == []
    assert register_version(session) == 0


@pytest.mark.parametrize("text", ["", " \n \n"])
def test_nothing_is_not_entered(session: Session, coordinator: Person, text: str) -> None:
    with pytest.raises(InputRefusedError, match="at least one"):
        paste(session, coordinator, text)


def test_an_entry_is_changed_whole_and_found_as_what_it_says_now(
    session: Session, coordinator: Person
) -> None:
    known = know(session, coordinator, "Quilon Ofrane", "Quil")
    line = KnownLine(kind=PERSON, text="Quillon Ofrane", aliases=("Ofrane",))
    changed = change(session, coordinator, known, line)
    assert (changed.entry_id, changed.line) == (known.entry_id, line)
    assert list_known(session, node=current_node()) == (changed,)
    assert register_version(session) == 2
    # The old spelling is nobody's any more, the new one is this entry's.
    assert know(session, coordinator, "Quilon Ofrane").entry_id != known.entry_id
    assert know(session, coordinator, "quillon ofrane").entry_id == known.entry_id


def test_what_stays_the_same_leaves_the_version(session: Session, coordinator: Person) -> None:
    known = know(session, coordinator, "Quillon")
    change(session, coordinator, known, known.line)
    assert register_version(session) == 1


def test_two_entries_never_say_the_same(session: Session, coordinator: Person) -> None:
    know(session, coordinator, "Zora")
    known = know(session, coordinator, "Quillon")
    with pytest.raises(ConflictError):
        change(session, coordinator, known, KnownLine(kind=PERSON, text="zora"))
    session.rollback()
    assert found(session, "") == ["Quillon", "Zora"]


@pytest.mark.parametrize("kind", [ORGANISATION, PLACE])
def test_permission_is_kept_with_its_note_and_day(
    session: Session, coordinator: Person, kind: KnownKind
) -> None:
    known = know(session, coordinator, "SPIOR", kind=kind)
    line = KnownLine(kind=kind, text="SPIOR", publishable=True, permission=BY_LETTER)
    assert change(session, coordinator, known, line).permission == BY_LETTER
    # Entered again by a file, which has no note, it stands; without permission the note goes too.
    again = add_known(
        session, node=current_node(), actor=coordinator, kind=kind, text="SPIOR", publishable=True
    )
    assert again.permission == BY_LETTER
    assert know(session, coordinator, "SPIOR", kind=kind).permission is None


def test_a_note_of_permission_is_sealed(session: Session, coordinator: Person) -> None:
    known = know(session, coordinator, "SPIOR", kind=ORGANISATION)
    line = KnownLine(kind=ORGANISATION, text="SPIOR", publishable=True, permission=BY_LETTER)
    change(session, coordinator, known, line)
    assert b"letter" not in session.get_one(RegisterRow, known.entry_id).sealed_text


@pytest.mark.parametrize(
    ("line", "member"),
    [
        (KnownLine(kind=PERSON, text="Zora", publishable=True), "publishable"),
        (KnownLine(kind=PLACE, text="Zora", permission=BY_LETTER), "permission"),
    ],
)
def test_a_permission_that_cannot_be_is_refused(
    session: Session, coordinator: Person, line: KnownLine, member: str
) -> None:
    known = know(session, coordinator, "Zora")
    with pytest.raises(InputRefusedError) as refused:
        change(session, coordinator, known, line)
    assert refused.value.faults[0].startswith(f"{member}: ")


def test_what_is_removed_is_gone_and_can_be_put_back(session: Session, coordinator: Person) -> None:
    known = know(session, coordinator, "Quillon Ofrane", "Quil")
    node = current_node()
    removed = remove_known(session, node=node, actor=coordinator, entry_id=known.entry_id)
    session.commit()
    assert removed == known
    assert session.scalars(select(RegisterRow)).all() == []
    put_back(session, node=node, actor=coordinator, line=removed.line)
    session.commit()
    assert [each.line for each in list_known(session, node=node)] == [known.line]
    assert register_version(session) == 3


def test_who_is_no_coordinator_changes_nothing(session: Session, coordinator: Person) -> None:
    admin, node = add_admin(session), current_node()
    known = know(session, coordinator, "Quillon")
    steps: list[Callable[[], object]] = [
        lambda: paste_known(session, node=node, actor=admin, kind=PERSON, text="Zora"),
        lambda: change_known(
            session, node=node, actor=admin, entry_id=known.entry_id, line=known.line
        ),
        lambda: remove_known(session, node=node, actor=admin, entry_id=known.entry_id),
        lambda: put_back(session, node=node, actor=admin, line=known.line),
    ]
    for step in steps:
        with pytest.raises(NotAllowedError):
            step()


def test_what_is_not_there_is_not_found(session: Session, coordinator: Person) -> None:
    node, missing = current_node(), uuid4()
    with pytest.raises(NotFoundError):
        get_known(session, node=node, entry_id=missing)
    with pytest.raises(NotFoundError):
        remove_known(session, node=node, actor=coordinator, entry_id=missing)


def test_the_audit_log_has_the_version_and_no_name(session: Session, coordinator: Person) -> None:
    paste(session, coordinator, "Quillon\nZora")
    known = list_known(session, node=current_node())[0]
    remove_known(session, node=current_node(), actor=coordinator, entry_id=known.entry_id)
    session.commit()
    rows = session.scalars(select(AuditRow).where(AuditRow.action == "register_changed")).all()
    assert [row.about for row in rows] == ["version 1", "version 2"]


@pytest.mark.parametrize("kind", [ORGANISATION, PLACE])
def test_a_person_never_becomes_a_thing_that_may_be_named(
    session: Session, coordinator: Person, kind: KnownKind
) -> None:
    known = know(session, coordinator, "Quillon")
    with pytest.raises(InputRefusedError):
        change(session, coordinator, known, KnownLine(kind=kind, text="Quillon"))
    session.rollback()
    assert list_known(session, node=current_node()) == (known,)
