"""What is shown of the notes that name a contact is what erasing it takes their name out of."""

from node.private.network.contacts import list_contacts
from node.private.network.words import LogKind
from node.private.packs.contact_names import records_naming, seen_naming
from tests.node.private.meetings.planned import plan
from tests.node.private.network_stage import NetworkStage
from tests.node.private.packs.bringing import store, through

__all__: list[str] = []

_LIST = """Organisatie;Naam;Mail;Telefoon
De Brug;Quillon Ofrane;quillon.ofrane@brug.example;+32 470 12 34 56
De Brug;Ysolde Tabrik;desk@brug.example;
De Akker;Li D'Haese-Ürge;desk@brug.example;+32 2 555.01.23
De Akker;Mwana Étoré;12@akker.example;02 555 01 23
"""
_NOTES = (
    *("Zaal van OFRANE gekregen", "bel 0470/12.34.56", "D\u2019haese-urge kwam", "lis plan"),
    *("Vraag ysolde tabrik", "desk@brug.example", "02 555 01 23", "Mail 12@akker.example"),
    *("mwana hielp", "Étoré, M.", "ETORE", "Niemand kwam"),
)


def test_the_notes_that_are_shown_are_those_that_erasing_changes(stage: NetworkStage) -> None:
    store(stage, through(stage, _LIST))
    person = stage.person()
    contacts = list_contacts(stage.session, node=stage.node, person=person)
    assert len(contacts) == 4
    homes = sorted({each.draft.organisation_id for each in contacts})
    for number in (*homes, stage.organisation("Elders")):
        for note in _NOTES:
            stage.line(LogKind.THEY_GAVE, number, text=note)
    plan(stage, homes, title="Overleg", problem="mevrouw Tabrik en Q. Ofrane")
    seen = 0
    for contact in contacts:
        shown = seen_naming(stage.session, node=stage.node, person=person, contacts=[contact])
        cleaned = records_naming(stage.session, node=stage.node, contacts=[contact])
        assert {(each.noted.record_id, each.texts) for each in shown} == {
            (each.noted.record_id, each.texts) for each in cleaned
        }
        seen += len(shown)
    assert seen > 12
