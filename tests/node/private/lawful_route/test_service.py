"""Where a worry goes: words every node begins with, or those of its admins."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import AuditRow
from node.errors import InputRefusedError, NotAllowedError
from node.extensions import current_node
from node.private.lawful_route.models import LawfulRouteRow
from node.private.lawful_route.service import find_route, route_text, save_route
from tests.node.people.builders import add_admin, add_coordinator

OWN = "Bel het lokaal overleg."


def test_a_new_node_tells_a_route_that_names_nobody(session: Session) -> None:
    assert find_route(session, node=current_node()) is None
    assert "the police" in route_text(session, node=current_node())


def test_the_admins_words_count_until_they_are_taken_back(session: Session) -> None:
    ad, node = add_admin(session), current_node()
    first = route_text(session, node=node)

    save_route(session, node=node, person=ad, text=OWN)
    session.commit()
    assert route_text(session, node=node) == OWN

    save_route(session, node=node, person=ad, text="")
    session.commit()
    assert route_text(session, node=node) == first


def test_the_words_are_sealed_and_the_audit_log_has_none_of_them(session: Session) -> None:
    save_route(session, node=current_node(), person=add_admin(session), text=OWN)
    session.commit()

    sealed = session.scalars(select(LawfulRouteRow.sealed_text)).one()
    assert sealed is not None
    assert b"overleg" not in sealed
    said = session.execute(select(AuditRow.action, AuditRow.about)).all()
    assert ("route_changed", "route 1") in [tuple(row) for row in said]
    assert "overleg" not in str(said)


def test_only_an_admin_sets_it(session: Session) -> None:
    coordinator = add_coordinator(session)
    with pytest.raises(NotAllowedError):
        save_route(session, node=current_node(), person=coordinator, text=OWN)


@pytest.mark.parametrize("text", ["x" * 1_001, "turn\u202e round"])
def test_what_cannot_be_shown_is_not_stored(session: Session, text: str) -> None:
    ad = add_admin(session)
    with pytest.raises(InputRefusedError):
        save_route(session, node=current_node(), person=ad, text=text)
    assert find_route(session, node=current_node()) is None
