"""What a list did is taken back, whatever age, erasing, another list or a colleague did since."""

from pathlib import Path

from sqlalchemy import func, select

from node.coordinator_app.forgetting import forget
from node.private.network.log import count_lines
from node.private.network.models import LogRow
from node.private.network.organisations import list_organisations
from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage, network_stage
from tests.node.private.packs.ageing import old_line
from tests.node.private.packs.bringing import bring, number_of, store, through
from tests.node.private.writers import text_of

__all__: list[str] = []

NOTHING = "The list was taken back; nothing of it is left."


def undo(stage: NetworkStage, preview: str) -> str:
    """Take a list back and return what the page then says."""
    answer = stage.post(preview.replace("/preview", "/undo"))
    if answer.status_code == 303:
        return stage.text(answer.headers["Location"])
    assert answer.status_code == 200, text_of(answer)
    return text_of(answer)


def names(stage: NetworkStage, handle: str = "an") -> list[str]:
    found = list_organisations(stage.session, node=stage.node, person=stage.person(handle))
    return [each.name for each in found]


def test_a_last_contact_that_is_old_already_goes_with_its_list(stage: NetworkStage) -> None:
    preview = through(stage, "Organisatie;Laatste contact\nZonnehof;10.2.2024\n")
    store(stage, preview)
    assert not forget(stage.app)
    assert NOTHING in undo(stage, preview)
    assert names(stage) == []
    assert count_lines(stage.session, person=stage.person()) == 0


def test_a_restored_workbook_goes_though_texts_went_by_age(tmp_path: Path) -> None:
    with network_stage(tmp_path / "one") as stage:
        number = stage.organisation("Zonnehof")
        old_line(stage, LogKind.WE_GAVE, number, days_ago=400, text="Een zaal")
        taken = stage.post("/network/export", {"what": "everything"}).get_data()
    with network_stage(tmp_path / "two") as other:
        preview = number_of(bring(other, taken, name="everything.xlsx")) + "/preview"
        assert other.post(preview).status_code == 303
        assert forget(other.app)
        assert NOTHING in undo(other, preview)
        assert other.session.scalar(select(func.count()).select_from(LogRow)) == 0
