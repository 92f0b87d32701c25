"""What a test needs from the machine: skipped where it is absent, a failure where it is promised.

``.ci/run`` sets ``LINKPIN_REQUIRE_ALL``: there, a runtime that went missing must not
turn a check into a silent pass.
"""

import os

import pytest

__all__ = ["require"]


def require(present: bool, reason: str) -> None:  # noqa: FBT001 - reads as an assertion at every call
    """Skip the calling test unless ``present``; fail it under ``LINKPIN_REQUIRE_ALL``.

    Args:
        present: Whether the runtime, package or folder is there.
        reason: What is missing and how it is put there; printed either way.
    """
    if present:
        return
    if os.environ.get("LINKPIN_REQUIRE_ALL"):
        pytest.fail(f"required here: {reason}", pytrace=False)
    pytest.skip(reason)
