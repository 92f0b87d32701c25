"""What has not left is stopped by one coordinator, on a page that says what that does."""

from uuid import UUID

import pytest

from tests.node.airlock.views.walk import Walk, text_of

__all__: list[str] = []


def asked(walk: Walk, *, approved: bool = False) -> UUID:
    """Take a practice to where a reader is asked, or has approved it."""
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    if approved:
        walk.read(request_id)
    return request_id


def offers(walk: Walk, request_id: UUID, handle: str = "an") -> bool:
    """Say whether the page of a request offers to call it off."""
    page = walk.get(f"/airlock/{request_id}", handle).get_data(as_text=True)
    return f'href="/airlock/{request_id}/call-off"' in page


@pytest.mark.parametrize("handle", ["an", "co"])
@pytest.mark.parametrize("approved", [False, True])
def test_any_coordinator_calls_off_what_was_not_signed(
    walk: Walk, handle: str, *, approved: bool
) -> None:
    request_id = asked(walk, approved=approved)
    assert offers(walk, request_id, handle)
    said = text_of(walk.get(f"/airlock/{request_id}/call-off", handle))
    assert "You alone decide this, and it holds at once." in said

    answer = walk.post(handle, f"/airlock/{request_id}/call-off")
    assert answer.headers["Location"] == f"/airlock/{request_id}"
    page = text_of(walk.get(f"/airlock/{request_id}", handle))
    again = walk.post(handle, f"/airlock/{request_id}/call-off")
    assert again.headers["Location"] == f"/airlock/{request_id}"
    walk.seal()

    assert "This release was called off" in page
    assert "it is withdrawn at once." in page
    assert not offers(walk, request_id, handle)
    record_id = walk.record_of(request_id)
    history = text_of(walk.get(f"/airlock/record/{record_id}/history"))
    assert "called it off on 2 March 2026, 12:00 UTC, before it left." in history
    withdrawal = walk.get(f"/airlock/record/{record_id}/withdraw")
    assert withdrawal.headers["Location"] == f"/airlock/record/{record_id}/history"


def test_what_was_held_back_is_called_off_too(walk: Walk) -> None:
    request_id = asked(walk, approved=True)
    walk.know()
    walk.seal()
    assert offers(walk, request_id)
    walk.post("co", f"/airlock/{request_id}/call-off")
    assert "This release was called off" in text_of(walk.get(f"/airlock/{request_id}"))


def test_a_correction_is_called_off_and_towns_read_on(walk: Walk) -> None:
    practice_id = walk.record()
    first = walk.release(practice_id)
    second = walk.begin(practice_id)
    walk.ask(second)
    said = text_of(walk.get(f"/airlock/{second}/call-off"))
    assert "Towns read the version they have." in said
    walk.post("an", f"/airlock/{second}/call-off")
    assert "Called off. Towns read the version they have." in text_of(
        walk.get(f"/airlock/{second}")
    )
    walk.seal()
    assert "It left this node for" in text_of(walk.get(f"/airlock/{first}"))


def test_the_address_of_a_withdrawal_leads_to_calling_off_before_it_left(walk: Walk) -> None:
    request_id = asked(walk, approved=True)
    url = f"/airlock/record/{walk.record_of(request_id)}"
    assert walk.get(f"{url}/withdraw", "co").headers["Location"] == (
        f"/airlock/{request_id}/call-off"
    )
    assert walk.post("co", f"{url}/withdraw").headers["Location"] == f"{url}/history"
    assert "Called off. If it was being signed just now" in text_of(
        walk.get(f"{url}/history", "co")
    )


def test_what_left_leads_to_its_withdrawal(walk: Walk) -> None:
    request_id = walk.release(walk.record())
    assert not offers(walk, request_id)
    record_id = walk.record_of(request_id)
    for answer in (
        walk.get(f"/airlock/{request_id}/call-off"),
        walk.post("an", f"/airlock/{request_id}/call-off"),
    ):
        assert answer.headers["Location"] == f"/airlock/record/{record_id}/withdraw"


def test_what_nobody_was_asked_about_is_not_called_off(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    assert not offers(walk, request_id)
    answer = walk.post("an", f"/airlock/{request_id}/call-off")
    assert answer.headers["Location"] == f"/airlock/{request_id}"
    assert "It is being made safe" in text_of(walk.get(f"/airlock/{request_id}"))


@pytest.mark.parametrize("handle", ["bo", "ad", "di"])
def test_nobody_but_coordinators_calls_off(walk: Walk, handle: str) -> None:
    request_id = asked(walk, approved=True)
    assert walk.post(handle, f"/airlock/{request_id}/call-off").status_code == 403
