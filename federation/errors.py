"""Everything that can go wrong between two nodes.

FederationError
├── PeerUnreachableError        nothing usable came back; try again later
│   ├── AnswerTooLargeError     more bytes than the limit, before or after decoding
│   ├── AnswerTooSlowError      no complete answer in the time allowed
│   ├── AnswerStatusError       another status than the one expected
│   ├── ContentTypeError        another media type than the one expected
│   ├── RedirectRefusedError    the answer points elsewhere; never followed
│   └── AddressRefusedError     the name leads to an address no peer may have
├── BehindError                 an older state from a mirror that lags; ignore it
├── CallerRefusedError          a request to us that we do not answer
│   ├── SignatureMissingError   the request is not signed as the profile asks
│   ├── RequestSignatureError   signed, and the signature does not hold
│   ├── RequestExpiredError     outside the seconds it was made for
│   ├── ContentDigestError      the body is not the one that was signed
│   ├── NonceReusedError        the same POST came twice
│   ├── CallerUnknownError      no superior we trust lists the caller
│   ├── CallerBlockedError      people here blocked the caller
│   └── AudienceRefusedError    known, and not of the collection's audience
└── PeerRejectedError           something came back and must not be used
    ├── JsonRefusedError        not strict JSON
    ├── HeaderRefusedError      another JOSE header than the one expected
    ├── KeyRefusedError         a key this profile does not accept
    ├── KeyUnknownError         signed with a key nobody vouched for
    ├── SignatureError          the signature does not hold
    ├── ClaimsRefusedError      signed claims that do not fit their place
    ├── StatementError          an entity statement that breaks the profile
    ├── ExpiredError            past its `exp`, or not yet valid
    ├── PolicyError             metadata policies that clash or are not met
    ├── ChainError              no unbroken chain to an anchor we trust
    ├── CheckpointRefusedError  not a checkpoint of this profile
    ├── FrozenError             checkpoint signed too long ago
    ├── RollbackError           smaller than before, and signed later
    ├── EquivocationError       same size, different content: two stories
    ├── ForkError               the longer log does not contain the shorter one
    ├── MixAndMatchError        signed for another collection
    ├── InclusionError          the entry is not where the peer says it is
    ├── PositionError           entries missing, repeated or out of order
    ├── PageRefusedError        a page that is not of this profile
    ├── BodyRefusedError        body, salt or size do not fit the signed digest
    └── QuotaError              more than one origin may send
"""

from typing import ClassVar

__all__ = [
    "AddressRefusedError",
    "AnswerStatusError",
    "AnswerTooLargeError",
    "AnswerTooSlowError",
    "AudienceRefusedError",
    "BehindError",
    "BodyRefusedError",
    "CallerBlockedError",
    "CallerRefusedError",
    "CallerUnknownError",
    "ChainError",
    "CheckpointRefusedError",
    "ClaimsRefusedError",
    "ContentDigestError",
    "ContentTypeError",
    "EquivocationError",
    "ExpiredError",
    "FederationError",
    "ForkError",
    "FrozenError",
    "HeaderRefusedError",
    "InclusionError",
    "JsonRefusedError",
    "KeyRefusedError",
    "KeyUnknownError",
    "MixAndMatchError",
    "NonceReusedError",
    "PageRefusedError",
    "PeerRejectedError",
    "PeerUnreachableError",
    "PolicyError",
    "PositionError",
    "QuotaError",
    "RedirectRefusedError",
    "RequestExpiredError",
    "RequestSignatureError",
    "RollbackError",
    "SignatureError",
    "SignatureMissingError",
    "StatementError",
]


class FederationError(Exception):
    """Base of every error raised by this package.

    Attributes:
        code: Stable word for logs, metrics and API answers; never reworded.
        about: The peer or collection concerned, as an https URL.
    """

    code: ClassVar[str] = "federation_error"

    def __init__(self, message: str, *, about: str) -> None:
        super().__init__(f"{about}: {message}")
        self.about = about


class PeerUnreachableError(FederationError):
    """No complete answer within the limits. Nothing was learnt; a retry is safe."""

    code = "peer_unreachable"


class AnswerTooLargeError(PeerUnreachableError):
    """The answer was longer than allowed, as sent or after decoding."""

    code = "answer_too_large"


class AnswerTooSlowError(PeerUnreachableError):
    """The answer was not complete when its time was up."""

    code = "answer_too_slow"


class AnswerStatusError(PeerUnreachableError):
    """The peer answered with another status than the one expected.

    Attributes:
        status: HTTP status of the answer.
        problem: The peer's own stable code word (RFC 9457), or None.
    """

    code = "answer_status"

    def __init__(
        self, message: str, *, about: str, status: int, problem: str | None = None
    ) -> None:
        super().__init__(message, about=about)
        self.status = status
        self.problem = problem


class ContentTypeError(PeerUnreachableError):
    """The answer has another media type than the endpoint's."""

    code = "content_type"


class RedirectRefusedError(PeerUnreachableError):
    """The answer redirects; following it would let a peer choose where we call."""

    code = "redirect_refused"


class AddressRefusedError(PeerUnreachableError):
    """The peer's name leads to an address of a special range."""

    code = "address_refused"


class BehindError(FederationError):
    """An older state, signed earlier: an honest mirror that lags. Ignore it."""

    code = "behind"


class CallerRefusedError(FederationError):
    """A request to us is not answered. The caller reads the code word."""

    code = "caller_refused"


class SignatureMissingError(CallerRefusedError):
    """The request carries no signature with the components this profile asks for."""

    code = "signature_missing"


class RequestSignatureError(CallerRefusedError):
    """The signature of the request does not hold under the caller's key."""

    code = "request_signature"


class RequestExpiredError(CallerRefusedError):
    """The request came before `created`, after `expires`, or was given too long a life."""

    code = "request_expired"


class ContentDigestError(CallerRefusedError):
    """The body is not the one named by the signed `content-digest`."""

    code = "content_digest"


class NonceReusedError(CallerRefusedError):
    """A POST with this nonce has been answered before."""

    code = "nonce_reused"


class CallerUnknownError(CallerRefusedError):
    """No superior this node trusts lists the caller."""

    code = "caller_unknown"


class CallerBlockedError(CallerRefusedError):
    """People at this node blocked the caller, although its chain is valid."""

    code = "caller_blocked"


class AudienceRefusedError(CallerRefusedError):
    """The caller is known and does not belong to the collection's audience."""

    code = "audience_refused"


class PeerRejectedError(FederationError):
    """The answer was complete and must not be used. A retry will not help."""

    code = "peer_rejected"


class JsonRefusedError(PeerRejectedError):
    """Not strict JSON: encoding, duplicate members, depth, floats or integers."""

    code = "json_refused"


class HeaderRefusedError(PeerRejectedError):
    """The JOSE header is not exactly the expected object."""

    code = "header_refused"


class KeyRefusedError(PeerRejectedError):
    """A key of a kind, curve or point that this profile does not accept."""

    code = "key_refused"


class KeyUnknownError(PeerRejectedError):
    """The key that signed is not one that the issuer's superior vouches for."""

    code = "key_unknown"


class SignatureError(PeerRejectedError):
    """The signature does not hold under the named key."""

    code = "signature_invalid"


class ClaimsRefusedError(PeerRejectedError):
    """The signed claims do not fit the issuer, collection or place they came with."""

    code = "claims_refused"


class StatementError(PeerRejectedError):
    """An entity statement that breaks OpenID Federation or this profile."""

    code = "statement_refused"


class ExpiredError(PeerRejectedError):
    """A statement past its `exp`, or from the future."""

    code = "expired"


class PolicyError(PeerRejectedError):
    """Metadata policies that clash, or metadata that does not meet them."""

    code = "policy_refused"


class ChainError(PeerRejectedError):
    """No unbroken chain of statements up to an anchor this node trusts."""

    code = "chain_refused"


class CheckpointRefusedError(PeerRejectedError):
    """Not a signed note with the lines this profile asks for."""

    code = "checkpoint_refused"


class FrozenError(PeerRejectedError):
    """The checkpoint was signed too long ago to be the present state."""

    code = "frozen"


class RollbackError(PeerRejectedError):
    """The checkpoint is smaller than one accepted before, yet signed later."""

    code = "rollback"


class EquivocationError(PeerRejectedError):
    """Two root hashes for one size: the origin told two stories."""

    code = "equivocation"


class ForkError(PeerRejectedError):
    """The new log does not contain the log that was accepted before."""

    code = "fork"


class MixAndMatchError(PeerRejectedError):
    """A signed object of another collection was served in this one's place."""

    code = "mix_and_match"


class InclusionError(PeerRejectedError):
    """The proof does not lead from the entry to the root hash."""

    code = "inclusion_refused"


class PositionError(PeerRejectedError):
    """Entries are missing, repeated or out of order, or a revision goes back."""

    code = "position_refused"


class PageRefusedError(PeerRejectedError):
    """A page of entries that is not of this profile."""

    code = "page_refused"


class BodyRefusedError(PeerRejectedError):
    """Body, salt and size do not fit the digest in the signed entry."""

    code = "body_refused"


class QuotaError(PeerRejectedError):
    """More entries or bytes than one origin may send."""

    code = "quota_exceeded"
