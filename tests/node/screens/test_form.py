"""What somebody typed is kept as it was, with one sentence for each thing that is wrong."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from node.errors import InputRefusedError
from node.screens.form import WHOLE_FORM, blank_form, read_form


@pytest.fixture
def app() -> Flask:
    return Flask("forms")


def test_texts_and_ticks_are_read_and_the_token_is_no_field(app: Flask) -> None:
    sent = MultiDict([("title", " a\r\nb "), ("themes", "x"), ("themes", "y"), ("csrf_token", "t")])
    with app.test_request_context(method="POST", data=sent):
        form = read_form(single=("title",), many=("themes", "settings"))

    assert form.typed("title") == " a\nb "
    assert form.text("title") == "a\nb"
    assert form.all("themes") == ("x", "y")
    assert form.all("settings") == ()
    assert form.text("settings") == ""
    assert form.is_good


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param([("role", "admin")], id="a field the form does not have"),
        pytest.param([("title", "a"), ("title", "b")], id="one text twice"),
    ],
)
def test_a_form_that_is_none_of_ours_is_refused(app: Flask, sent: list[tuple[str, str]]) -> None:
    with app.test_request_context(method="POST", data=MultiDict(sent)), pytest.raises(BadRequest):
        read_form(single=("title",))


def test_the_first_word_about_a_field_stands_and_the_order_is_that_of_finding() -> None:
    form = blank_form({"title": " "})
    form.fault("period", "Give the month.")
    assert form.require("title", "Enter a title.") == ""
    form.fault("title", "Another sentence.")

    assert list(form.faults.items()) == [
        ("period", "Give the month."),
        ("title", "Enter a title."),
    ]
    assert not form.is_good


def test_what_a_service_refused_is_shown_with_all_its_sentences() -> None:
    form = blank_form()
    form.take(InputRefusedError("Not stored.", faults=["One.", "Two."]))
    form.take(InputRefusedError("Only this."), at="mailbox")

    assert form.faults == {WHOLE_FORM: "One. Two.", "mailbox": "Only this."}


def test_what_was_typed_is_not_shown_by_repr() -> None:
    assert "Zwaluw" not in repr(blank_form({"title": "Zwaluw"}))
