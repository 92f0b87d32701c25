"""Statements signed ahead: about ourselves and about members, daily and at every change."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from federation.entity_statement import verify_entity_configuration, verify_subordinate_statement
from federation.keys import KeySet, SigningKey, generate_signing_key
from node.errors import NotFoundError
from node.published.models import StatementRow
from node.published.statements import get_statement, list_subjects, sign_statements
from node.settings import Settings
from node.trust.members import Member
from node.trust.own_keys import KeyUse, get_own_key, get_own_public_keys
from tests.node.published.released import Sealing
from tests.nodes import NOON, FixedClock

V = "https://vilvoorde.example"
TOWN = "https://town.example"
KEY = generate_signing_key("ES256")


def member(*, country: str | None = "be", may_vouch: bool = False) -> Member:
    return Member(
        entity_id=TOWN,
        keys=KeySet([KEY.public]),
        country=country,
        may_vouch=may_vouch,
        added_at=NOON,
    )


def sign(sealer: Sealing, *members: Member, key: SigningKey | None = None) -> int:
    folder = sealer.node.settings.keys_folder
    return sign_statements(
        sealer.session,
        node=sealer.node,
        key=key or get_own_key(folder, KeyUse.FEDERATION),
        keys=get_own_public_keys(folder),
        members=members,
    )


def test_the_configuration_is_ours_and_signed_by_our_federation_key(
    sealer: Sealing, settings: Settings
) -> None:
    sign(sealer)
    keys = get_own_public_keys(settings.keys_folder)
    found = verify_entity_configuration(get_statement(sealer.session, V), entity_id=V, now=NOON)

    assert list(found.jwks) == list(keys.federation)
    assert found.authority_hints == ("https://be.example",)
    assert found.metadata["linkpin_node"]["exchange"] == f"{V}/exchange"
    assert found.metadata["linkpin_node"]["record_keys"] == keys.record.dump()


def test_a_member_is_vouched_for_with_its_keys_and_its_country(
    sealer: Sealing, settings: Settings
) -> None:
    sign(sealer, member())
    found = verify_subordinate_statement(
        get_statement(sealer.session, TOWN),
        issuer=V,
        subject=TOWN,
        keys=get_own_public_keys(settings.keys_folder).federation,
        now=NOON,
    )

    assert list(found.jwks) == [KEY.kid]
    assert list_subjects(sealer.session, own=V) == (TOWN,)


def test_what_did_not_change_is_signed_once_a_day(sealer: Sealing, clock: FixedClock) -> None:
    assert sign(sealer, member()) == 2
    clock.now = NOON + timedelta(hours=23, minutes=59)
    assert sign(sealer, member()) == 0
    clock.now = NOON + timedelta(days=1)
    assert sign(sealer, member()) == 2


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(member(country="nl"), id="its country"),
        pytest.param(member(may_vouch=True), id="whether it may vouch"),
    ],
)
def test_what_changed_is_signed_at_once(sealer: Sealing, changed: Member) -> None:
    sign(sealer, member())

    assert sign(sealer, changed) == 1


def test_a_new_key_of_ours_signs_everything_about_members_anew(sealer: Sealing) -> None:
    sign(sealer, member())

    assert sign(sealer, member(), key=generate_signing_key("ES256")) == 1


def test_a_statement_from_the_future_is_signed_again(sealer: Sealing, clock: FixedClock) -> None:
    sign(sealer, member())
    clock.now = NOON - timedelta(days=300)

    assert sign(sealer, member()) == 2


def test_a_former_member_is_vouched_for_no_more(sealer: Sealing) -> None:
    sign(sealer, member())
    sign(sealer)

    assert list_subjects(sealer.session, own=V) == ()
    with pytest.raises(NotFoundError):
        get_statement(sealer.session, TOWN)
    assert sealer.session.scalar(select(func.count()).select_from(StatementRow)) == 1
