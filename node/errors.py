"""Everything that a node tells a person it cannot do.

NodeError
├── InputRefusedError       what came in must be changed; nothing was stored
├── NotFoundError           there is no such thing here, or not for this person
├── NotAllowedError         this person may not do this
├── ConflictError           the state moved on; look again, then decide
├── LeakError               the text may not leave as it is
├── HeldError               own releasing is held until a person has looked
├── SettingsError           the node refuses to start with these settings
├── SealedFieldError        a private field cannot be opened with this node's data key
└── ServiceMissingError     something the node needs does not answer; try again later

The class is the caller's next move; `code` is for machines and never reworded. Messages are
sentences in the reader's language and carry no private text, except `InputRefusedError`, which may
quote the caller's own input back to the caller and is never logged.
"""

from collections.abc import Sequence
from typing import ClassVar

__all__ = [
    "ConflictError",
    "HeldError",
    "InputRefusedError",
    "LeakError",
    "NodeError",
    "NotAllowedError",
    "NotFoundError",
    "SealedFieldError",
    "ServiceMissingError",
    "SettingsError",
]


class NodeError(Exception):
    """Base of every error a node shows to a person.

    Attributes:
        code: Stable word for logs, metrics and API answers; never reworded.
        status: HTTP status that fits.
    """

    code: ClassVar[str] = "node_error"
    status: ClassVar[int] = 400


class InputRefusedError(NodeError):
    """The input breaks rules; every fault is named, and nothing was stored.

    Attributes:
        faults: One sentence per fault, in the order of the input.
    """

    code = "input_refused"
    status = 422

    def __init__(self, message: str, *, faults: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


class NotFoundError(NodeError):
    """Nothing of that name or number is here, or it is not this person's to see."""

    code = "not_found"
    status = 404


class NotAllowedError(NodeError):
    """This person may not do this, whatever the state."""

    code = "not_allowed"
    status = 403


class ConflictError(NodeError):
    """The state does not allow the step, or it moved on since it was read.

    Attributes:
        differences: Lines that show what changed, for the person who decides.
    """

    code = "conflict"
    status = 409

    def __init__(self, message: str, *, differences: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.differences = tuple(differences)


class LeakError(NodeError):
    """Findings are open that a person must decide, or that nobody may wave through."""

    code = "leak"
    status = 409


class HeldError(NodeError):
    """Releasing is held: the log and its high-water mark disagree."""

    code = "held"
    status = 503


class SettingsError(NodeError):
    """Settings are missing or unsafe.

    Attributes:
        faults: One sentence per setting, all of them at once.
    """

    code = "settings"
    status = 500

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class SealedFieldError(NodeError):
    """A private field does not open: wrong key, or moved from another row."""

    code = "sealed_field"
    status = 500


class ServiceMissingError(NodeError):
    """A database, queue or process that is needed does not answer. A retry is safe."""

    code = "service_missing"
    status = 503
