"""Why a peer is not read or a caller not answered: one sentence for people per code word.

The code words are those of `federation.errors` and `schemas.errors`; they stay in logs and answers
and are never reworded. What a person reads says what it means and what to do, and is translated
when it is shown.
"""

from collections.abc import Mapping
from types import MappingProxyType

from node.language import gettext as _
from node.language import mark

__all__ = ["JOINING", "SENTENCES", "describe", "explain"]

MAX_DETAIL_CHARACTERS = 400

_PROVEN = mark(
    "The history this town shows contradicts what it showed before. Nothing new is taken from it. "
    "Call its people and its superior; what was seen is kept as evidence."
)
_BROKEN = mark(
    "The answer breaks the rules of the exchange and was not used. Tell the people of that node; "
    "its software may be faulty or too new."
)
_NOT_SIGNED = mark(
    "The request was not signed as the exchange asks and was not answered. The caller's people "
    "should update their software."
)
_WAITS = mark("Nothing needs to be done: the node asks again by itself.")

_UNREACHABLE: Mapping[str, str] = {
    "peer_unreachable": mark(
        "The node does not answer. The node tries again by itself; if it lasts, call its people."
    ),
    "answer_too_large": mark(
        "The answer was longer than allowed and was dropped. Tell the people of that node."
    ),
    "answer_too_slow": mark(
        "The answer did not come in time. The node tries again by itself; if it lasts, call its "
        "people."
    ),
    "answer_status": mark(
        "The node answered that it cannot or will not do this. The detail names its reason; if it "
        "does not know us yet, our superior must list us."
    ),
    "content_type": mark(
        "Something else than the exchange answered, often a maintenance page. The node tries again "
        "by itself."
    ),
    "redirect_refused": mark(
        "The node points to another address, which is never followed. Its people must serve the "
        "exchange at its own address."
    ),
    "address_refused": mark(
        "The node's name leads to an address inside a network, which is never called. Its people "
        "must correct the name service."
    ),
    "behind": _WAITS,
}

_CALLERS: Mapping[str, str] = {
    "caller_refused": _NOT_SIGNED,
    "signature_missing": _NOT_SIGNED,
    "request_signature": mark(
        "The caller's signature does not fit its published keys. If it changed its keys today, "
        "run “linkpin peers sync” for it; else tell its people."
    ),
    "request_expired": mark(
        "The request was too old or from the future. Compare the clocks of both nodes."
    ),
    "content_digest": mark(
        "The request was changed on its way. If it lasts, ask who runs a proxy in between."
    ),
    "nonce_reused": mark("The same request came twice; only the first was answered."),
    "caller_unknown": mark(
        "No superior trusted here lists the caller. If it belongs to the network, its superior "
        "must list it."
    ),
    "caller_blocked": mark(
        "The people of this node blocked the caller. “linkpin peers unblock” ends that."
    ),
    "audience_refused": mark(
        "The caller is known and does not belong to those the collection is meant for."
    ),
}

_REJECTED: Mapping[str, str] = {
    "json_refused": _BROKEN,
    "header_refused": _BROKEN,
    "claims_refused": _BROKEN,
    "page_refused": _BROKEN,
    "checkpoint_refused": _BROKEN,
    "statement_refused": _BROKEN,
    "peer_rejected": _BROKEN,
    "key_refused": mark(
        "A key is of a kind that is not safe or not used here. The people of that node must make "
        "new keys."
    ),
    "key_unknown": mark(
        "It is signed with a key that nobody vouched for. After a change of keys its superior must "
        "list the new ones; else call its people before trusting anything."
    ),
    "signature_invalid": mark(
        "A signature does not hold: what came was changed, or does not come from that node. "
        "Nothing of it was used. Tell its people."
    ),
    "expired": mark(
        "What vouches for the node has expired, or a clock is wrong. Its superior must sign anew; "
        "what is here stays readable."
    ),
    "policy_refused": mark(
        "What the node says about itself does not fit what its superior allows. Both must agree, "
        "mostly on the country."
    ),
    "chain_refused": mark(
        "No chain leads from the node to an anchor trusted here. Its superior must list it, and it "
        "must name that superior."
    ),
    "frozen": mark(
        "The node has not confirmed its collection for more than a day. What is here may be "
        "incomplete; call its people if it lasts."
    ),
    "rollback": _PROVEN,
    "equivocation": _PROVEN,
    "fork": _PROVEN,
    "mix_and_match": mark(
        "The node served one collection in the place of another. Tell its people; nothing was used."
    ),
    "inclusion_refused": mark(
        "An entry is not where the node says it is. Nothing was used. Tell its people."
    ),
    "position_refused": mark(
        "Entries are missing, repeated or out of order. Nothing was used. Tell its people."
    ),
    "body_refused": mark(
        "A text does not fit what was signed for it and is not shown. The node asks for it again "
        "by itself; if it lasts, tell its people."
    ),
    "quota_exceeded": mark(
        "The node sends more than one node may. The rest is not taken. Call its people."
    ),
}

_DOCUMENTS: Mapping[str, str] = {
    "schema_error": _BROKEN,
    "json_invalid": _BROKEN,
    "record_invalid": mark(
        "A record does not have the form that was agreed and waits in quarantine. Tell its people."
    ),
    "text_refused": mark(
        "A text holds signs that may hide something and waits in quarantine. Tell its people."
    ),
    "schema_unknown": mark(
        "The record needs newer software than this node has. It waits and is read after an upgrade."
    ),
    "concept_unknown": mark(
        "The record uses a term this node's vocabulary does not have. It is read after an upgrade."
    ),
    "federation_error": _BROKEN,
}

SENTENCES: Mapping[str, str] = MappingProxyType(
    {**_UNREACHABLE, **_CALLERS, **_REJECTED, **_DOCUMENTS}
)
"""A sentence in English per code word, to be translated by `explain`."""

JOINING: Mapping[str, str] = MappingProxyType(
    {
        "invitation_unknown": mark(
            "The invitation does not count there: it ran out, was taken back, or was answered "
            "already. Ask for a new one."
        ),
        "invitation_used": mark(
            "Somebody else asked with this invitation. Call the people who sent it, then ask for a "
            "new one."
        ),
        "input_refused": _BROKEN,
    }
)
"""The same for the code words with which a superior answers whoever asks to join."""


def explain(code: str) -> str:
    """Return what a code word means and what to do, in the language spoken now."""
    sentence = SENTENCES.get(code) or JOINING.get(code)
    if sentence is None:
        return _("Something went wrong that this version has no words for. The code names it.")
    return _(sentence)


def describe(error: Exception) -> str:
    """Return an error's own words in technical English, fit for one line on a screen.

    A message may name what a peer chose, so whatever is not printable is replaced.
    """
    text = "".join(sign if sign.isprintable() else "?" for sign in str(error))
    return text[:MAX_DETAIL_CHARACTERS]
