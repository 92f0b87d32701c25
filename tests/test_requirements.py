"""The rule about absent runtimes."""

import pytest

from tests.requirements import require


def test_something_present_lets_the_test_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKPIN_REQUIRE_ALL", "1")
    require(True, "nothing is missing")  # noqa: FBT003 - the call as tests write it


def test_something_absent_skips_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LINKPIN_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no node on this machine"):
        require(False, "no node on this machine")  # noqa: FBT003 - the call as tests write it


def test_something_absent_fails_where_everything_is_required(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LINKPIN_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="no node on this machine"):
        require(False, "no node on this machine")  # noqa: FBT003 - the call as tests write it
