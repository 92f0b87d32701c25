"""The rules about running checks."""

from pathlib import Path

import pytest

from deploy import checks


def passes(_root: Path) -> list[str]:
    return []


def fails(_root: Path) -> list[str]:
    return ["line 7 is crooked"]


def test_a_failed_check_does_not_hide_the_next_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    named = {"style": fails, "types": passes, "wheel": fails}
    assert checks.run_checks(named, root=tmp_path) == ["style", "wheel"]
    printed = capsys.readouterr().out
    assert "== style: FAILED" in printed
    assert "  line 7 is crooked" in printed
    assert "== types: passed" in printed


@pytest.mark.parametrize(
    ("check", "status", "last"),
    [
        pytest.param(passes, 0, "All checks passed.\n", id="passed"),
        pytest.param(fails, 1, "FAILED: style\n", id="failed"),
    ],
)
def test_the_exit_status_says_whether_all_passed(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    check: checks.Check,
    status: int,
    last: str,
) -> None:
    monkeypatch.setattr(checks, "CHECKS", {"style": check})
    assert checks.main([]) == status
    assert capsys.readouterr().out.endswith(last)


def test_an_unknown_check_is_told_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        checks.main(["stile"])
    assert stopped.value.code == 2
    assert "there are format, style, types" in capsys.readouterr().err


@pytest.mark.parametrize(("mode", "count"), [("", 3), ("strict", 3), ("list", 0)])
def test_missing_translations_fail_unless_they_are_only_to_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, count: int
) -> None:
    monkeypatch.setenv("LINKPIN_TRANSLATIONS", mode)
    (tmp_path / "node").mkdir()
    assert len(checks.CHECKS["translations"](tmp_path)) == count


def test_a_tool_that_fails_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "crooked.py").write_text("x=1\n")
    assert checks.CHECKS["format"](tmp_path) == ["exit status 1"]
