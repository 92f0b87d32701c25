"""The page of one's own entry: filled in, agreed to, shown as towns will see it."""

from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from node.database import Zone, db, start_writing
from node.extensions import current_node
from node.people.service import get_person
from node.private.directory.consent import CONSENT_VERSION
from node.private.directory.content import DirectoryContent
from node.private.directory.models import DirectoryDraft
from node.private.directory.service import Draft, edit_entry, find_draft_of
from schemas.directory_entry import Experience, LanguageUse, StructureType
from tests.node.airlock.town import ENTRY
from tests.node.private.writers import (
    ENTRY_FIELDS,
    ENTRY_PAGE,
    agreed,
    browser,
    text_of,
    writing_app,
)
from tests.screens import form_of, post


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with writing_app(tmp_path) as process:
        yield process


@pytest.fixture
def an(app: Flask) -> FlaskClient:
    """A coordinator's browser."""
    return browser(app, "an")


def stored(handle: str = "an") -> Draft | None:
    """Return somebody's entry as it is stored now."""
    db.session.rollback()
    session, node = db.session(), current_node()
    author = get_person(session, node=node, handle=handle)
    return find_draft_of(session, node=node, author=author)


def content_of(draft: Draft | None) -> DirectoryContent:
    """Return what an entry that is stored holds."""
    assert draft is not None
    return draft.content


def test_the_page_shows_the_wording_of_the_consent_and_when_to_confirm(an: FlaskClient) -> None:
    said = text_of(an.get(ENTRY_PAGE))

    assert "I agree that my municipality shows this entry" in said
    assert "after twelve months you are reminded" in said
    assert "an entry that nobody confirms is withdrawn" in said
    assert "When somebody else takes over the role, your entry is withdrawn" in said
    assert "Release your own entry so that colleagues in other towns find you." in said
    assert "What other towns will see" not in said


def test_an_entry_is_stored_as_it_was_filled_in(an: FlaskClient) -> None:
    assert post(an, ENTRY_PAGE, agreed()).status_code == 303

    draft = stored()
    assert draft is not None
    content = draft.content
    assert content.role == {"nl": "Preventiecoördinator", "fr": "Coordinatrice de prévention"}
    assert content.organisation == {"nl": "Stad Vilvoorde"}
    assert content.mailbox == "preventie@vilvoorde.example"
    assert [(each.tag, each.use) for each in content.languages] == [
        ("nl", LanguageUse.TALKS),
        ("fr", LanguageUse.READS),
    ]
    assert [(each.concept, each.experience) for each in content.can_talk_about] == [
        ("mentoring", Experience.HAS_DONE)
    ]
    assert content.looking_for[0].text == {"nl": "Wie heeft ouderavonden geprobeerd?"}
    assert content.visits is not None
    assert (content.visits.hosts, content.visits.would_visit, content.visits.online) == (
        *(True, False, True),
    )
    assert content.visits.months == ("2026-05", "2026-06")
    assert [(each.type, each.concept) for each in content.structures] == [
        (StructureType.PANEL, "livc-r")
    ]
    assert draft.consent is not None
    assert draft.consent.given_on.isoformat() == "2026-03-01"


def test_the_page_sent_as_it_is_shown_changes_nothing(an: FlaskClient) -> None:
    session, node = db.session(), current_node()
    person = get_person(session, node=node, handle="an")
    wish = {"concept": "parents", "text": {"nl": "Ouders?", "es": "¿Padres?"}}
    members = {**ENTRY, "role": {"nl": "Rol", "es": "Función"}, "looking_for": [wish]}
    members["organisation"] = {"nl": "Stad"}
    content = str(members).replace("'", '"').encode()
    before = edit_entry(session, node=node, actor=person, content=content, consent=None)
    session.commit()

    fields = {name: unescape(text) for name, text in form_of(an.get(ENTRY_PAGE)).items()}
    selected = {
        "language_tag_0": "en",
        "language_use_0": "talks",
        "request_concept_0": "parents",
    }
    kept = {name: text for name, text in fields.items() if name not in {"language", "next"}}
    kept = {name: text for name, text in kept.items() if name not in {"visits", "consent"}}
    assert post(an, ENTRY_PAGE, kept | selected).status_code == 303

    assert stored() == before


def test_what_towns_will_see_is_shown_in_the_readers_language(an: FlaskClient) -> None:
    post(an, ENTRY_PAGE, agreed())

    said = text_of(an.get(ENTRY_PAGE))
    shown = said[said.index("What other towns will see") :]

    for words in ("preventie@vilvoorde.example", "Has done this", "May 2026", "LIVC-R"):
        assert words in shown
    assert '<bdi lang="fr">Coordinatrice de prévention</bdi>' in shown


def test_a_name_is_stored_only_with_consent_and_is_kept_on_the_page(an: FlaskClient) -> None:
    named = {
        **ENTRY_FIELDS,
        "revision": "0",
        "name": "Annelore Quistwater",
        "consent_day": "2026-03-01",
    }

    answer = post(an, ENTRY_PAGE, named)

    said = text_of(answer)
    assert answer.status_code == 422
    assert "Ask the person to agree first" in said
    assert 'href="#consent"' in said
    assert 'value="Annelore Quistwater"' in said
    assert stored() is None
    assert post(an, ENTRY_PAGE, named | {"consent": "yes"}).status_code == 303
    draft = stored()
    assert draft is not None
    assert draft.content.name == "Annelore Quistwater"


def test_a_changed_entry_needs_a_new_consent(an: FlaskClient) -> None:
    post(an, ENTRY_PAGE, agreed())
    changed = {**ENTRY_FIELDS, "revision": "1", "unit_nl": "Andere dienst"}

    assert post(an, ENTRY_PAGE, changed).status_code == 303

    draft = stored()
    assert draft is not None
    assert draft.consent is None
    assert "It cannot leave before you agree to it above." in text_of(an.get(ENTRY_PAGE))


def test_a_mailbox_that_looks_like_a_persons_own_is_warned_about(an: FlaskClient) -> None:
    own = "annelore.quistwater@vilvoorde.example"
    answer = post(an, ENTRY_PAGE, agreed(mailbox=own))
    said = text_of(answer)
    assert answer.status_code == 422
    assert "This reads as a person's own mailbox." in said
    assert "Keep a person's own mailbox?" in said
    assert f'value="{own}"' in said
    assert stored() is None

    assert post(an, ENTRY_PAGE, agreed(mailbox=own, keep_mailbox="yes")).status_code == 303
    assert content_of(stored()).mailbox == own
    assert "looks like a person's own" in text_of(an.get(ENTRY_PAGE))

    post(an, ENTRY_PAGE, agreed(revision="1", mailbox="preventie@vilvoorde.example"))
    assert "looks like a person's own" not in text_of(an.get(ENTRY_PAGE))


def test_a_personal_mailbox_is_kept_only_with_consent_and_asked_about_once(
    an: FlaskClient,
) -> None:
    own = {"mailbox": "annelore.quistwater@vilvoorde.example", "keep_mailbox": "yes"}
    without = {**ENTRY_FIELDS, **own, "revision": "0", "consent_day": "2026-03-01"}
    answer = post(an, ENTRY_PAGE, without)
    assert answer.status_code == 422
    assert "a person's own mailbox. Ask the person to agree first" in text_of(answer)
    assert stored() is None

    assert post(an, ENTRY_PAGE, agreed(**own)).status_code == 303
    again = agreed(mailbox=own["mailbox"], revision="1", unit_nl="Andere dienst")
    assert post(an, ENTRY_PAGE, again).status_code == 303


def test_who_agreed_to_an_older_wording_is_asked_to_agree_again(an: FlaskClient) -> None:
    post(an, ENTRY_PAGE, agreed())
    draft = stored()
    assert draft is not None
    start_writing(db.session(), Zone.PRIVATE)
    db.session.get_one(DirectoryDraft, draft.draft_id).consent_text = "directory-consent/0"
    db.session.commit()

    said = text_of(an.get(ENTRY_PAGE))
    assert "The wording changed since you agreed on 1 March 2026." in said
    assert "You agreed to what is stored now" not in said

    assert post(an, ENTRY_PAGE, agreed(revision="1")).status_code == 303
    renewed = stored()
    assert renewed is not None
    assert renewed.consent is not None
    assert renewed.consent.version == CONSENT_VERSION


def test_a_direct_line_may_be_typed_as_people_do(an: FlaskClient) -> None:
    post(an, ENTRY_PAGE, agreed(direct_line="0032 (2) 555-01.00"))

    draft = stored()
    assert draft is not None
    assert draft.content.direct_line == "+3225550100"


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        pytest.param(
            {"role_nl": "", "role_fr": ""}, "role_nl", "your role is called", id="no role"
        ),
        pytest.param({"organisation_nl": ""}, "organisation_nl", "public body", id="no body"),
        pytest.param({"mailbox": "nowhere"}, "mailbox", "a plain address", id="no address"),
        pytest.param({"mailbox": ""}, "mailbox", "the mailbox of the role", id="no mailbox"),
        pytest.param(
            {"direct_line": "555"}, "direct_line", "the country first", id="half a number"
        ),
        pytest.param(
            {"language_tag_0": "", "language_tag_2": ""},
            "language_tag_0",
            "at least one language",
            id="no language",
        ),
        pytest.param(
            {"request_text_1": ""}, "request_text_1", "what you are looking for", id="a bare wish"
        ),
        pytest.param(
            {"request_concept_1": ""},
            "request_concept_1",
            "Choose the theme this is about.",
            id="a wish about nothing",
        ),
        pytest.param(
            {"visit_months": "in May"}, "visit_months", "2026-05, 2026-06", id="a month in words"
        ),
        pytest.param({"consent_day": "1/3"}, "consent_day", "2026-05-04", id="half a day"),
        pytest.param({"consent_day": "2026-03-03"}, "consent", "yet to come", id="tomorrow"),
        pytest.param({"unit_nl": "a\u202eb"}, "unit_nl", "U+202E", id="reading backwards"),
        pytest.param({"role_nl": "x" * 151}, "role_nl", "at most 150", id="a role of 151"),
        pytest.param(
            {"topic_concept_0": "no-such"}, "topic_concept_0", "not on the list", id="no concept"
        ),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_stored(
    an: FlaskClient, changes: Mapping[str, str], field: str, said: str
) -> None:
    answer = post(an, ENTRY_PAGE, agreed(**changes))

    shown = text_of(answer)
    assert answer.status_code == 422
    assert f'href="#{field}"' in shown
    assert f'id="{field}"' in shown
    assert said in shown
    assert stored() is None


def test_what_is_looked_for_without_a_theme_stays_on_the_page(an: FlaskClient) -> None:
    wish = {"request_text_0": "Wie kent een goede film?", "unit_nl": "Andere dienst"}

    answer = post(an, ENTRY_PAGE, agreed(request_concept_0="", **wish))

    said = text_of(answer)
    assert answer.status_code == 422
    for typed in (*wish.values(), "Wie heeft ouderavonden geprobeerd?"):
        assert f'value="{typed}"' in said
    assert (
        post(an, ENTRY_PAGE, agreed(request_concept_0="school", **wish)).status_code,
        [each.concept for each in content_of(stored()).looking_for],
    ) == (303, ["school", "parents"])


def test_an_entry_that_is_sent_twice_is_saved_once_and_said_to_be(an: FlaskClient) -> None:
    answers = [post(an, ENTRY_PAGE, agreed()) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    draft = stored()
    assert draft is not None
    assert (draft.revision, draft.consent is not None) == (1, True)


def test_the_second_of_two_windows_is_told_and_loses_nothing(an: FlaskClient) -> None:
    post(an, ENTRY_PAGE, agreed())

    answer = post(an, ENTRY_PAGE, agreed(unit_nl="Tweede venster"))

    assert answer.status_code == 409
    assert 'value="Tweede venster"' in text_of(answer)
    draft = stored()
    assert draft is not None
    assert draft.content.unit == {"nl": "Dienst preventie"}
    revision = form_of(answer)["revision"]
    assert (
        post(an, ENTRY_PAGE, agreed(unit_nl="Tweede venster", revision=revision)).status_code == 303
    )


def test_everybody_fills_in_their_own(app: Flask, an: FlaskClient) -> None:
    post(an, ENTRY_PAGE, agreed())

    assert "Stad Vilvoorde" not in text_of(browser(app, "co").get(ENTRY_PAGE))
    assert stored("co") is None


@pytest.mark.parametrize("handle", ["ad", "bo", "di"])
def test_who_is_no_coordinator_has_no_such_page(app: Flask, handle: str) -> None:
    assert browser(app, handle).get(ENTRY_PAGE).status_code == 403
