"""Accounts: sealed, told apart by handle, joined by mailbox, disabled and never deleted."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from node.audit import AuditRow, check_audit_chain
from node.errors import (
    ConflictError,
    InputRefusedError,
    NotAllowedError,
    NotFoundError,
    SealedFieldError,
)
from node.extensions import Process, current_node
from node.people.models import Account, PersonRole
from node.people.service import (
    add_person,
    check_role,
    disable_person,
    get_person,
    get_person_by_id,
    list_people,
)
from tests.node.people.builders import add_admin, add_coordinator
from tests.node.sealed_rows import exchange
from tests.nodes import NOON, opened, set_up


def test_an_account_is_found_again_by_its_handle_and_its_identifier(session: Session) -> None:
    added = add_coordinator(session)
    node = current_node()

    assert get_person(session, node=node, handle="jessika") == added
    assert get_person_by_id(session, node=node, account_id=added.account_id) == added
    assert added.name == "Quillon Jessika"
    assert added.mailbox == "jessika@town.example"
    assert added.roles == {PersonRole.COORDINATOR}
    assert added.disabled_at is None


def test_one_account_may_have_several_roles(session: Session) -> None:
    roles = {PersonRole.COORDINATOR, PersonRole.SECOND_READER}
    add_person(
        session, node=current_node(), handle="kim", name="K", mailbox="k@t.example", roles=roles
    )
    session.commit()

    assert get_person(session, node=current_node(), handle="kim").roles == roles


def test_name_and_mailbox_are_shown_by_no_repr(session: Session) -> None:
    person = add_coordinator(session)
    row = session.scalars(select(Account)).one()

    for text in (repr(person), repr(row)):
        assert "Quillon" not in text
        assert "town.example" not in text


def test_name_and_mailbox_stand_sealed_in_the_database(session: Session) -> None:
    add_coordinator(session)
    row = session.scalars(select(Account)).one()

    assert b"Quillon" not in row.sealed_name
    assert b"town.example" not in row.sealed_mailbox


@pytest.mark.parametrize(
    "column",
    [
        pytest.param(Account.sealed_name, id="name"),
        pytest.param(Account.sealed_mailbox, id="mailbox"),
    ],
)
def test_a_field_moved_to_another_account_does_not_open(
    session: Session, column: InstrumentedAttribute[bytes]
) -> None:
    add_coordinator(session)
    add_admin(session)

    exchange(session, column)

    with pytest.raises(SealedFieldError):
        list_people(session, node=current_node())


def test_two_accounts_of_one_mailbox_are_seen_to_be_one_person(session: Session) -> None:
    first = add_coordinator(session, "jessika", mailbox="jessika@town.example")
    second = add_coordinator(session, "jes", mailbox="Jessika@town.example")
    other = add_coordinator(session, "kim", mailbox="kim@town.example")

    assert first.mailbox_index == second.mailbox_index
    assert first.mailbox_index != other.mailbox_index


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        pytest.param({"handle": "Jessika"}, "handle", id="a capital in the handle"),
        pytest.param({"handle": "j"}, "handle", id="a handle of one letter"),
        pytest.param({"handle": "9lives"}, "handle", id="a handle that begins with a digit"),
        pytest.param({"handle": "a" * 41}, "handle", id="a handle of 41 letters"),
        pytest.param({"handle": "jes sika"}, "handle", id="a space in the handle"),
        pytest.param({"name": ""}, "name", id="no name"),
        pytest.param({"name": "Jes\nsika"}, "name", id="a name of two lines"),
        pytest.param({"name": "x" * 101}, "name", id="a name of 101 characters"),
        pytest.param({"name": "Jes\u200bsika"}, "name", id="something invisible in the name"),
        pytest.param({"mailbox": "jessika"}, "mailbox", id="a mailbox without a domain"),
        pytest.param({"mailbox": "J <j@t.example>"}, "mailbox", id="a mailbox with a name"),
        pytest.param({"roles": []}, "role", id="no role"),
    ],
)
def test_an_account_that_cannot_be_stored_is_refused(
    session: Session, changes: dict[str, Any], fault: str
) -> None:
    members = {
        "handle": "jessika",
        "name": "Jessika",
        "mailbox": "j@town.example",
        "roles": [PersonRole.ADMIN],
    }

    with pytest.raises(InputRefusedError) as refused:
        add_person(session, node=current_node(), **{**members, **changes})

    assert len(refused.value.faults) == 1
    assert fault in refused.value.faults[0]
    assert list_people(session, node=current_node()) == ()


def test_every_fault_of_an_account_is_named_at_once(session: Session) -> None:
    with pytest.raises(InputRefusedError) as refused:
        add_person(session, node=current_node(), handle="", name="", mailbox="", roles=[])

    assert len(refused.value.faults) == 4


def test_a_handle_is_taken_once(session: Session) -> None:
    add_coordinator(session, "jessika")

    with pytest.raises(ConflictError, match="jessika"):
        add_coordinator(session, "jessika", mailbox="other@town.example")


def test_a_handle_nobody_has_is_not_found(session: Session) -> None:
    with pytest.raises(NotFoundError):
        get_person(session, node=current_node(), handle="nobody")
    with pytest.raises(NotFoundError):
        get_person_by_id(session, node=current_node(), account_id=UUID(int=1))


def test_nobody_acts_as_a_disabled_account(session: Session) -> None:
    added = add_coordinator(session)
    disable_person(session, node=current_node(), handle="jessika")
    session.commit()

    with pytest.raises(NotAllowedError, match="2026-03-02"):
        get_person(session, node=current_node(), handle="jessika")
    # What the person did is still shown as theirs.
    shown = get_person_by_id(session, node=current_node(), account_id=added.account_id)
    assert shown.disabled_at == NOON
    assert shown.handle == "jessika"


def test_an_account_disabled_elsewhere_is_refused_here_at_once(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    with opened(settings) as (_app, here):
        add_coordinator(here)
        get_person(here, node=current_node(), handle="jessika")
        here.commit()
        with opened(settings) as (_other_app, there):
            disable_person(there, node=current_node(), handle="jessika")
            there.commit()

        with pytest.raises(NotAllowedError):
            get_person(here, node=current_node(), handle="jessika")


def test_a_disabled_account_is_not_disabled_again(session: Session) -> None:
    add_coordinator(session)
    disable_person(session, node=current_node(), handle="jessika")
    session.commit()

    with pytest.raises(NotAllowedError):
        disable_person(session, node=current_node(), handle="jessika")


def test_people_are_listed_by_handle(session: Session) -> None:
    for handle in ("kim", "bram", "jessika"):
        add_coordinator(session, handle)

    listed = list_people(session, node=current_node())

    assert [person.handle for person in listed] == ["bram", "jessika", "kim"]


@pytest.mark.parametrize("role", list(PersonRole))
def test_only_who_holds_a_role_passes_its_check(session: Session, role: PersonRole) -> None:
    person = add_person(
        session, node=current_node(), handle="kim", name="K", mailbox="k@t.example", roles=[role]
    )

    check_role(person, role)
    for other in set(PersonRole) - {role}:
        with pytest.raises(NotAllowedError, match=other.value):
            check_role(person, other)


def test_opening_and_disabling_are_audited_by_identifier_alone(session: Session) -> None:
    person = add_coordinator(session)
    disable_person(session, node=current_node(), handle="jessika", actor=str(UUID(int=7)))
    session.commit()

    rows = session.scalars(select(AuditRow).order_by(AuditRow.number)).all()
    assert [(row.action, row.about, row.actor) for row in rows] == [
        ("account_opened", str(person.account_id), "command"),
        ("account_disabled", str(person.account_id), str(UUID(int=7))),
    ]
    check_audit_chain(session, keyring=current_node().data_key)


def test_an_account_that_is_not_committed_is_not_there(session: Session) -> None:
    add_person(
        session,
        node=current_node(),
        handle="kim",
        name="K",
        mailbox="k@t.example",
        roles=[PersonRole.DESK],
    )
    session.rollback()

    assert list_people(session, node=current_node()) == ()


def test_the_sealer_reads_people_and_opens_no_account(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    with opened(settings) as (_app, session):
        added = add_coordinator(session)
    with opened(settings, process=Process.SEALER) as (_app, session):
        assert list_people(session, node=current_node()) == (added,)
        with pytest.raises(PermissionError):
            add_coordinator(session, "kim")
