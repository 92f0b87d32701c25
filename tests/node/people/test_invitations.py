"""Invitations: once, for a week, for one account; what a restored access ends."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.errors import InputRefusedError, NotAllowedError, NotFoundError
from node.extensions import Node
from node.people.invitations import accept_invitation, get_invitation, invite
from node.people.outside_identities import connect_identity
from node.people.passwords import prove_password
from node.people.recovery_codes import count_recovery_codes, make_recovery_codes
from node.people.second_step import find_second_step
from node.people.service import Person, disable_person
from node.people.sign_in_models import Invitation, InvitationPurpose, OutsideIdentity
from node.people.totp import set_up_codes, start_codes
from tests.node.people.one_time_codes import code_at
from tests.node.people.site import PASSWORD, Site

NEW = "seven other quiet otters"
SHORT = "otters"


def invited(site: Site, handle: str = "an") -> tuple[Person, str]:
    person = site.add(handle, password=None)
    with site.inside() as (session, node):
        code = invite(session, person, node=node, actor="command")
        session.commit()
    return person, code


def opens(session: Session, node: Node, handle: str, password: str) -> bool:
    return (
        prove_password(session, typed=handle, password=password, address=None, node=node)
        is not None
    )


def test_an_invitation_lets_one_person_set_a_password_once(site: Site) -> None:
    person, code = invited(site)
    with site.inside() as (session, node):
        assert get_invitation(session, node=node, code=code).person == person
        accept_invitation(session, node=node, code=code, password=NEW)
        session.commit()

        assert opens(session, node, "an", NEW)
        with pytest.raises(NotFoundError):
            accept_invitation(session, node=node, code=code, password=NEW)


def test_a_bad_password_does_not_use_the_invitation_up(site: Site) -> None:
    _person, code = invited(site)
    with site.inside() as (session, node):
        with pytest.raises(InputRefusedError):
            accept_invitation(session, node=node, code=code, password=SHORT)
        session.rollback()

        accept_invitation(session, node=node, code=code, password=NEW)


def test_an_invitation_ends_after_seven_days(site: Site) -> None:
    _person, code = invited(site)
    site.clock.now += timedelta(days=7, seconds=-1)
    with site.inside() as (session, node):
        get_invitation(session, node=node, code=code)
        site.clock.now += timedelta(seconds=1)
        with pytest.raises(NotFoundError):
            get_invitation(session, node=node, code=code)


def test_a_newer_invitation_ends_the_one_before(site: Site) -> None:
    person, old = invited(site)
    with site.inside() as (session, node):
        new = invite(session, person, node=node, actor="command")

        with pytest.raises(NotFoundError):
            get_invitation(session, node=node, code=old)
        get_invitation(session, node=node, code=new)


def test_a_suspended_account_cannot_be_invited_nor_use_its_invitation(site: Site) -> None:
    _person, code = invited(site)
    with site.inside() as (session, node):
        gone = disable_person(session, node=node, handle="an")
        session.commit()

        with pytest.raises(NotFoundError):
            get_invitation(session, node=node, code=code)
        with pytest.raises(NotAllowedError):
            invite(session, gone, node=node, actor="command")


def test_only_the_hash_of_a_code_is_stored(site: Site) -> None:
    _person, code = invited(site)
    with site.inside() as (session, _node):
        row = session.scalars(select(Invitation)).one()

    assert code.encode() not in row.code_hash
    assert code not in repr(row)
    assert len(code) >= 43


def test_restoring_access_takes_away_every_way_in(site: Site) -> None:
    person = site.add("an")
    with site.inside() as (session, node):
        secret = start_codes(person, node=node).secret
        code = code_at(secret, node.clock())
        set_up_codes(session, person, node=node, secret=secret, code=code)
        make_recovery_codes(session, person, node=node)
        connect_identity(session, person, node=node, issuer="https://i.example", subject="s")
        invitation = invite(session, person, node=node, actor="command")
        session.commit()
        found = get_invitation(session, node=node, code=invitation)
        assert found.purpose is InvitationPurpose.RESTORE
        assert opens(session, node, "an", PASSWORD)

        accept_invitation(session, node=node, code=invitation, password=NEW)
        session.commit()

        assert not opens(session, node, "an", PASSWORD)
        assert opens(session, node, "an", NEW)
        assert not find_second_step(session, person).is_set_up
        assert count_recovery_codes(session, person) == 0
        left = select(func.count()).select_from(OutsideIdentity)
        assert session.scalars(left).one() == 0


def test_accepting_ends_the_sessions_of_the_account(site: Site) -> None:
    person = site.add("an")
    browser = site.browser()
    site.sign_in(browser, "an")
    with site.inside() as (session, node):
        code = invite(session, person, node=node, actor="command")
        accept_invitation(session, node=node, code=code, password=NEW)
        session.commit()

    assert browser.get("/").status_code == 403
