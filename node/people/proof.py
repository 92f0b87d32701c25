"""The words for what somebody proved themselves with, in sessions and in the audit log."""

from enum import StrEnum

__all__ = ["Proof"]


class Proof(StrEnum):
    """What somebody proved themselves with."""

    PASSWORD = "password"  # noqa: S105 - a word of the audit log
    PASSKEY = "passkey"
    CODE = "code"
    RECOVERY_CODE = "recovery_code"
    OUTSIDE = "outside"
    INVITATION = "invitation"
