"""A note that is not kept is a fault of its line, and the other lines can be stored without it."""

from node.private.network.organisations import list_organisations
from tests.node.private.network_stage import NetworkStage
from tests.node.private.packs.bringing import store, through

__all__: list[str] = []

LIST = (
    "Organisatie;Doel;Taken\n"
    "Zonnehof;Samen eten;Koken\n"
    "Akker;Ahmed is a muslim.;The director is unreliable.\n"
    "Beemd;Samen lezen;Lezen\n"
)


def test_a_line_with_a_refused_note_is_named_and_may_be_left_out(stage: NetworkStage) -> None:
    preview = through(stage, LIST)
    page = stage.text(preview)
    assert page.count("tells the faith or origin of a person") == 1
    assert page.count("reads as an opinion about a person") == 1
    assert "worry about one person" not in page
    assert "Nothing was stored" not in page
    assert page.count('<td class="govuk-table__cell">3</td>') + page.count(">3</th>") == 2
    assert 'name="leave_out"' in page
    assert stage.post(preview).status_code == 422
    store(stage, preview, {"leave_out": "yes"})
    found = list_organisations(stage.session, node=stage.node, person=stage.person())
    assert [each.name for each in found] == ["Beemd", "Zonnehof"]
