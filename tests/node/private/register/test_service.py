"""The register: what the node knows by name, joined when entered again, counted by version."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import AuditRow
from node.errors import InputRefusedError, NotAllowedError, SealedFieldError
from node.extensions import current_node
from node.people.service import Person
from node.private.register.known import MAX_ALIASES, Known
from node.private.register.models import KnownKind, RegisterRow
from node.private.register.service import add_known, import_known, list_known, register_version
from tests.node.people.builders import add_admin, add_coordinator
from tests.node.private.lines import lines
from tests.node.sealed_rows import exchange

CONTENT = Path(__file__).parents[4] / "node" / "demo" / "content"


@pytest.fixture
def coordinator(session: Session) -> Person:
    """Return a coordinator of the node."""
    return add_coordinator(session)


def add(
    session: Session,
    actor: Person,
    text: str,
    *aliases: str,
    kind: KnownKind = KnownKind.PERSON,
    publishable: bool = False,
) -> Known:
    """Enter one entry and commit it."""
    known = add_known(
        session,
        node=current_node(),
        actor=actor,
        kind=kind,
        text=text,
        aliases=aliases,
        publishable=publishable,
    )
    session.commit()
    return known


def test_an_entry_is_listed_as_it_was_entered(session: Session, coordinator: Person) -> None:
    added = add(session, coordinator, "Quillon Ofrane", "Quil", "Q. Ofrane")

    assert list_known(session, node=current_node()) == (added,)
    assert (added.text, added.aliases) == ("Quillon Ofrane", ("Quil", "Q. Ofrane"))
    assert added.publishable is False


def test_entries_are_listed_by_kind_and_text(session: Session, coordinator: Person) -> None:
    add(session, coordinator, "beech", kind=KnownKind.PLACE)
    add(session, coordinator, "Zora")
    add(session, coordinator, "Alder", kind=KnownKind.PLACE)

    listed = [(each.kind, each.text) for each in list_known(session, node=current_node())]

    assert listed == [("person", "Zora"), ("place", "Alder"), ("place", "beech")]


def test_entering_a_name_again_joins_its_aliases(session: Session, coordinator: Person) -> None:
    first = add(session, coordinator, "Quillon Ofrane", "Quil")
    again = add(session, coordinator, "quillon  OFRANE", "Ofrane", "Quil")

    assert again.entry_id == first.entry_id
    assert again.text == "Quillon Ofrane"
    assert again.aliases == ("Quil", "Ofrane")
    assert list_known(session, node=current_node()) == (again,)


def test_the_same_text_as_another_kind_is_another_entry(
    session: Session, coordinator: Person
) -> None:
    add(session, coordinator, "Quillon")
    add(session, coordinator, "Quillon", kind=KnownKind.PLACE)

    assert len(list_known(session, node=current_node())) == 2


def test_whether_an_organisation_may_be_named_is_what_was_said_last(
    session: Session, coordinator: Person
) -> None:
    kind = KnownKind.ORGANISATION
    assert add(session, coordinator, "SPIOR", kind=kind, publishable=True).publishable
    assert not add(session, coordinator, "SPIOR", kind=kind).publishable
    assert not list_known(session, node=current_node())[0].publishable


@pytest.mark.parametrize("kind", sorted(set(KnownKind) - {KnownKind.ORGANISATION, KnownKind.PLACE}))
def test_only_an_organisation_or_a_place_may_be_named(
    session: Session, coordinator: Person, kind: KnownKind
) -> None:
    with pytest.raises(InputRefusedError) as refused:
        add(session, coordinator, "Quillon", kind=kind, publishable=True)

    assert refused.value.faults[0].startswith("publishable: ")


@pytest.mark.parametrize(
    ("text", "aliases", "member"),
    [
        pytest.param("", (), "text", id="no text"),
        pytest.param("a\nb", (), "text", id="two lines"),
        pytest.param("x" * 301, (), "text", id="301 characters"),
        pytest.param("Quillon", ("",), "aliases.0", id="an empty alias"),
        pytest.param("Quillon", ("A", "A"), "aliases", id="an alias twice"),
    ],
)
def test_an_entry_that_cannot_be_stored_is_refused(
    session: Session, coordinator: Person, text: str, aliases: tuple[str, ...], member: str
) -> None:
    with pytest.raises(InputRefusedError) as refused:
        add(session, coordinator, text, *aliases)

    assert refused.value.faults[0].startswith(f"{member}: ")
    assert register_version(session) == 0


def test_an_entry_keeps_fifty_aliases_and_no_more(session: Session, coordinator: Person) -> None:
    add(session, coordinator, "Quillon", *(f"Q{number}" for number in range(MAX_ALIASES)))

    with pytest.raises(InputRefusedError, match="51"):
        add(session, coordinator, "Quillon", "one more")


def test_each_change_raises_the_version_once(session: Session, coordinator: Person) -> None:
    node = current_node()
    assert register_version(session) == 0

    add(session, coordinator, "Quillon")
    assert register_version(session) == 1

    data = lines({"kind": "person", "text": "A"}, {"kind": "person", "text": "B"})
    import_known(session, node=node, actor=coordinator, data=data)
    session.commit()
    assert register_version(session) == 2


def test_what_changes_nothing_leaves_the_version(session: Session, coordinator: Person) -> None:
    add(session, coordinator, "Quillon", "Quil")
    add(session, coordinator, "Quillon")
    add(session, coordinator, "Quillon", "Quil")

    assert register_version(session) == 1
    actions = session.scalars(select(AuditRow.action)).all()
    assert actions.count("register_changed") == 1


def test_lines_are_entered_all_or_none(session: Session, coordinator: Person) -> None:
    data = lines({"kind": "person", "text": "A"}, {"kind": "town", "text": "B"})

    with pytest.raises(InputRefusedError) as refused:
        import_known(session, node=current_node(), actor=coordinator, data=data)

    assert refused.value.faults[0].startswith("line 2, kind: ")
    session.commit()
    assert list_known(session, node=current_node()) == ()
    assert register_version(session) == 0


def test_a_line_out_of_a_spreadsheet_may_have_no_aliases(
    session: Session, coordinator: Person
) -> None:
    data = lines({"kind": "person", "text": "A", "aliases": [], "publishable": False})

    entries = import_known(session, node=current_node(), actor=coordinator, data=data)

    assert [entry.aliases for entry in entries] == [()]


def test_a_name_on_two_lines_of_one_file_is_one_entry(
    session: Session, coordinator: Person
) -> None:
    data = lines(
        {"kind": "person", "text": "A", "aliases": ["B"]},
        {"kind": "person", "text": "a", "aliases": ["C"]},
    )
    entries = import_known(session, node=current_node(), actor=coordinator, data=data)

    assert entries[0].entry_id == entries[1].entry_id
    assert list_known(session, node=current_node())[0].aliases == ("B", "C")


def test_only_a_coordinator_changes_the_register(session: Session) -> None:
    admin = add_admin(session)

    with pytest.raises(NotAllowedError):
        add(session, admin, "Quillon")
    with pytest.raises(NotAllowedError):
        import_known(
            session, node=current_node(), actor=admin, data=lines({"kind": "place", "text": "A"})
        )


def test_no_name_stands_in_the_clear(session: Session, coordinator: Person) -> None:
    known = add(session, coordinator, "Quillon Ofrane", "Quil")
    row = session.scalars(select(RegisterRow)).one()

    assert b"Quil" not in row.sealed_text + row.text_index
    assert "Quil" not in repr(row) + repr(known)
    audited = session.scalars(select(AuditRow.about)).all()
    assert not [about for about in audited if "Quil" in about]


def test_an_entry_moved_to_another_row_does_not_open(session: Session, coordinator: Person) -> None:
    add(session, coordinator, "Quillon")
    add(session, coordinator, "Ofrane")

    exchange(session, RegisterRow.sealed_text)

    with pytest.raises(SealedFieldError):
        list_known(session, node=current_node())


@pytest.mark.parametrize("town", ["vilvoorde", "rotterdam", "sarcelles", "ran"])
def test_the_registers_of_the_demo_are_import_lines(
    session: Session, coordinator: Person, town: str
) -> None:
    data = (CONTENT / town / "register.jsonl").read_bytes()

    entries = import_known(session, node=current_node(), actor=coordinator, data=data)

    assert len(entries) == len(data.splitlines())
