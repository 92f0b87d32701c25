"""Policy and consent: what has to hold whatever the text says."""

from dataclasses import replace

import pytest

from node.airlock.models import RequestState
from node.airlock.review import ask
from node.errors import ConflictError, InputRefusedError, NodeError, NotAllowedError
from schemas.entry import Kind
from tests.node.airlock.town import Town

__all__: list[str] = []


@pytest.mark.parametrize(
    ("ceiling", "audience", "error"),
    [
        pytest.param("ran", "ran", None, id="the widest"),
        pytest.param("country", "be", None, id="own country"),
        pytest.param("country", "ran", NotAllowedError, id="wider than the ceiling"),
        pytest.param("nobody", "be", NotAllowedError, id="nothing leaves"),
        pytest.param("ran", "nl", InputRefusedError, id="another country"),
        pytest.param("ran", "", InputRefusedError, id="none"),
    ],
)
def test_an_audience_is_one_of_this_nodes_and_under_its_ceiling(
    town: Town, ceiling: str, audience: str, error: type[NodeError] | None
) -> None:
    row = town.open(town.record())
    node = replace(
        town.node,
        settings=replace(
            town.settings, audience_ceiling=type(town.settings.audience_ceiling)(ceiling)
        ),
    )
    asked = {"node": node, "author": town.author, "request_id": row.request_id}
    if error is None:
        assert ask(town.session, audience=audience, **asked).audience == audience  # type: ignore[arg-type] # three keywords
    else:
        with pytest.raises(error):
            ask(town.session, audience=audience, **asked)  # type: ignore[arg-type] # three keywords


def test_an_entry_is_asked_about_only_with_consent_to_it(town: Town) -> None:
    draft = town.fill_in(agreed=False)
    row = town.open(draft.draft_id, kind=Kind.DIRECTORY_ENTRY)
    with pytest.raises(ConflictError, match="has not agreed"):
        town.ask(row)
    town.session.rollback()

    agreed = town.fill_in()

    assert agreed.draft_id == draft.draft_id
    approved = town.approve(agreed.draft_id, kind=Kind.DIRECTORY_ENTRY)
    assert approved.state is RequestState.APPROVED


def test_consent_to_an_older_wording_is_not_carried_over(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = town.open(town.fill_in().draft_id, kind=Kind.DIRECTORY_ENTRY)
    monkeypatch.setattr("node.airlock.conditions.CONSENT_VERSION", "directory-consent/2")

    with pytest.raises(ConflictError, match="has not agreed"):
        town.ask(row)
