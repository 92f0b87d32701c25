"""The sentence for a fault: one for every word, with what would be right."""

import pytest

from node.private.directory.content import FORM
from node.private.faults import REASONS, describe_fault
from node.private.practices.practice import IMPORT_LINE
from schemas.errors import Reason
from schemas.wire_records import RecordSchema


@pytest.mark.parametrize("reason", list(Reason))
def test_every_word_of_the_schemas_has_a_sentence(reason: Reason) -> None:
    sentence = describe_fault(IMPORT_LINE, path="title", word=reason.value)

    assert sentence.startswith(REASONS[reason])
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("schema", "path", "reason", "hint"),
    [
        pytest.param(IMPORT_LINE, "title", Reason.TOO_LONG, "At most 200", id="a text"),
        pytest.param(IMPORT_LINE, "aim", Reason.TOO_LONG, "At most 4000", id="an answer"),
        pytest.param(IMPORT_LINE, "themes", Reason.TOO_MANY, "At most 5.", id="a list"),
        pytest.param(IMPORT_LINE, "themes", Reason.TOO_FEW, "At least 1.", id="an empty list"),
        pytest.param(
            IMPORT_LINE, "network_part", Reason.NOT_ONE_OF, "formal, informal, both", id="a word"
        ),
        pytest.param(IMPORT_LINE, "level", Reason.MISSING, "for_everyone", id="a missing word"),
        pytest.param(IMPORT_LINE, "settings", Reason.MISSING, "sport", id="a missing list"),
        pytest.param(
            IMPORT_LINE, "settings.2", Reason.NOT_ONE_OF, "workplace", id="a word in a list"
        ),
        pytest.param(
            IMPORT_LINE,
            "resources.hours_per_week",
            Reason.OUT_OF_RANGE,
            "From 0 to 400.",
            id="a number in an object",
        ),
        pytest.param(
            IMPORT_LINE,
            "lessons.0.kind",
            Reason.NOT_ONE_OF,
            "did_not_work",
            id="in a list's object",
        ),
        pytest.param(FORM, "role.nl", Reason.TOO_LONG, "At most 150", id="one language of a text"),
    ],
)
def test_a_fault_says_what_would_be_right(
    schema: RecordSchema, path: str, reason: Reason, hint: str
) -> None:
    assert hint in describe_fault(schema, path=path, word=reason.value)


@pytest.mark.parametrize(
    ("schema", "path", "form"),
    [
        pytest.param(IMPORT_LINE, "period.from", "2024-03", id="a month"),
        pytest.param(IMPORT_LINE, "language", "One of: en, nl, fr, de, es, it.", id="a language"),
        pytest.param(IMPORT_LINE, "themes.0", "youth-work", id="a concept"),
        pytest.param(FORM, "mailbox", "prevention@town.example", id="a mailbox"),
    ],
)
def test_a_form_is_said_by_an_example(schema: RecordSchema, path: str, form: str) -> None:
    assert form in describe_fault(schema, path=path, word="wrong_shape")


@pytest.mark.parametrize(
    ("members", "said"),
    [
        pytest.param({"themes": ["sprot"]}, "“sprot” is not on the list.", id="a code"),
        pytest.param({"themes": ["sprot"]}, "Almost like it: sport", id="a code nearly right"),
        pytest.param({"themes": ["quillon"]}, "This word is not on the list.", id="a small name"),
        pytest.param({"themes": ["Quillon O."]}, "This word is not on the list.", id="a text"),
        pytest.param({"themes": "sport"}, "This word is not on the list.", id="no list"),
        pytest.param(None, "schemas/vocabulary.yaml", id="nothing"),
    ],
)
def test_a_word_that_is_on_no_list_is_repeated_if_it_is_a_slip(
    members: dict[str, object] | None, said: str
) -> None:
    fault = describe_fault(IMPORT_LINE, path="themes.0", word="not_one_of", members=members)

    assert said in fault
    assert "quillon" not in fault.lower()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("", id="the whole record"),
        pytest.param("?", id="a member whose name is hidden"),
        pytest.param("title.0.x", id="below a text"),
        pytest.param("lessons.0.nothing", id="an unknown member of an object"),
    ],
)
def test_a_path_that_leads_out_of_the_schema_has_a_sentence_without_a_hint(path: str) -> None:
    assert describe_fault(IMPORT_LINE, path=path, word="too_long") == "It is too long."
