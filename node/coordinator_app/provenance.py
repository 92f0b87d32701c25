"""How we know where a record comes from: the chain of reasons, step by step, in plain words.

Each step is checked when the page is shown, from the bytes that are stored here. A step that does
not hold says what that means and what to do; technical facts stand behind every step, for whoever
wants to compare them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from federation.base64url import dump_base64url
from node.extensions import Node
from node.language import gettext as _
from node.language import spoken
from node.published.proof import OwnProof, read_own_proof
from node.published.reading import Released
from node.received.proof import Proof, read_proof
from node.received.reading import Received
from node.screens.formats import day, moment, number
from node.trust.reasons import explain
from node.trust.towns import name_towns
from node.trust.vouching import Vouching, read_vouching

__all__ = ["Fact", "Step", "StepState", "read_provenance"]


class StepState(StrEnum):
    """Whether a step holds."""

    HOLDS = "holds"
    WAITS = "waits"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One technical fact.

    Attributes:
        name: What it is.
        value: As it stands in the databases, or a time in words.
    """

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One reason.

    Attributes:
        state: Whether it holds.
        word: The state in a word or two.
        text: The reason.
        advice: What it means that it does not hold, and what to do; empty if it does.
        facts: For whoever wants to compare.
    """

    state: StepState
    word: str
    text: str
    advice: str = ""
    facts: tuple[Fact, ...] = ()


def read_provenance(
    session: Session, record: Released | Received, *, node: Node, now: datetime
) -> tuple[Step, ...]:
    """Return how we know where a record comes from, in the order in which it came about.

    Args:
        session: Session that may read what was released and received.
        record: The record, live.
        node: This node.
        now: Current time (UTC).
    """
    if isinstance(record, Released):
        return tuple(_own_steps(record, read_own_proof(session, record)))
    proof = read_proof(session, record, now=now)
    vouching = read_vouching(session, entity_id=record.origin, now=now)
    named = {record.origin, *(each.issuer for each in vouching.vouches), vouching.anchor or ""}
    names = name_towns(session, named, settings=node.settings, language=spoken())
    steps = [
        _released(record, proof, town=names[record.origin]),
        _signed(proof, town=names[record.origin]),
        _listed(proof, town=names[record.origin]),
        *_vouched(vouching, names=names),
        _anchored(vouching, names=names, town=names[record.origin]),
    ]
    return (*steps, _checked(steps, now=now))


def _own_steps(record: Released, proof: OwnProof) -> Iterator[Step]:
    yield _holds(
        _("This node released it on %(day)s, after a second person had read it.")
        % {"day": day(record.day)},
        Fact(name=_("Number of the record"), value=str(record.record_id)),
        Fact(name=_("Revision"), value=str(record.rev)),
    )
    facts = (
        Fact(name=_("Place in the list"), value=str(proof.position + 1)),
        Fact(name=_("Fingerprint of the entry"), value=_written(proof.entry_digest)),
        Fact(name=_("Address of the list"), value=record.collection),
    )
    if proof.is_served and proof.signed_at is not None:
        yield _holds(
            _("It is number %(place)s of %(size)s in our list, signed on %(moment)s.")
            % {
                "place": number(proof.position + 1),
                "size": number(proof.size),
                "moment": moment(proof.signed_at),
            },
            *facts,
        )
    else:
        yield Step(
            state=StepState.WAITS,
            word=_("Waits"),
            text=_("It waits to be signed; other towns cannot read it yet."),
            advice=_("Nothing needs to be done. If it lasts, tell the administrator of this node."),
            facts=facts,
        )


def _released(record: Received, proof: Proof, *, town: str) -> Step:
    facts = (
        Fact(name=_("Number of the record"), value=str(record.record_id)),
        Fact(name=_("Revision"), value=str(record.rev)),
        Fact(name=_("Address of the town's node"), value=record.origin),
    )
    if proof.code is not None:
        return Step(
            state=StepState.WAITS,
            word=_("Not proven"),
            text=_("It stands here as a text that %(town)s released on %(day)s.")
            % {"town": town, "day": day(record.day)},
            facts=facts,
        )
    return _holds(
        _("%(town)s released it on %(day)s, after a second person there had read it.")
        % {"town": town, "day": day(record.day)},
        *facts,
    )


def _signed(proof: Proof, *, town: str) -> Step:
    facts = []
    if proof.entry_digest is not None:
        facts.append(Fact(name=_("Fingerprint of the entry"), value=_written(proof.entry_digest)))
    if proof.kid is not None:
        facts.append(Fact(name=_("Fingerprint of the key"), value=proof.kid))
    if proof.code is None:
        return _holds(
            _("It is signed by %(town)s, and the text is letter by letter what was signed.")
            % {"town": town},
            *facts,
        )
    return Step(
        state=StepState.BROKEN,
        word=_("Does not hold"),
        text=_("The signature of %(town)s does not prove this text.") % {"town": town},
        advice=_(
            "Do not rely on this text and do not pass it on. It may have been changed here: call "
            "%(town)s, and tell the administrator of this node."
        )
        % {"town": town},
        facts=(*facts, Fact(name=_("Code"), value=proof.code)),
    )


def _listed(proof: Proof, *, town: str) -> Step:
    facts = [Fact(name=_("Place in the list"), value=str(proof.position + 1))]
    if proof.size is not None and proof.root_hash is not None and proof.signed_at is not None:
        facts += [
            Fact(name=_("Entries in the list"), value=str(proof.size)),
            Fact(name=_("Fingerprint of the list"), value=dump_base64url(proof.root_hash).decode()),
            Fact(name=_("The list was signed"), value=moment(proof.signed_at)),
        ]
    if proof.heard_at is not None:
        facts.append(Fact(name=_("The town answered last"), value=moment(proof.heard_at)))
    if not proof.is_covered or proof.signed_at is None or proof.size is None:
        return Step(
            state=StepState.BROKEN,
            word=_("Does not hold"),
            text=_("It does not stand in the list that %(town)s signed.") % {"town": town},
            advice=_("Do not rely on this text. Tell the administrator of this node."),
            facts=tuple(facts),
        )
    text = _(
        "It is number %(place)s of %(size)s in the list of %(town)s, signed on %(moment)s."
    ) % {
        "place": number(proof.position + 1),
        "size": number(proof.size),
        "town": town,
        "moment": moment(proof.signed_at),
    }
    if proof.is_frozen or proof.is_incomplete:
        return Step(
            state=StepState.WAITS,
            word=_("Old") if proof.is_frozen else _("Incomplete"),
            text=text,
            advice=_(
                "The text is genuine, but %(town)s may have corrected or withdrawn it since. If "
                "it matters, call them first."
            )
            % {"town": town},
            facts=tuple(facts),
        )
    return _holds(text, *facts)


def _vouched(vouching: Vouching, *, names: Mapping[str, str]) -> Iterator[Step]:
    for vouch in vouching.vouches:
        yield _holds(
            _("%(superior)s vouches for %(town)s and its keys until %(day)s.")
            % {
                "superior": names.get(vouch.issuer, vouch.issuer),
                "town": names.get(vouch.subject, vouch.subject),
                "day": day(vouch.expires_at),
            },
            Fact(name=_("Who vouches"), value=vouch.issuer),
            Fact(name=_("For whom"), value=vouch.subject),
            Fact(name=_("Signed"), value=moment(vouch.issued_at)),
            Fact(name=_("Counts until"), value=moment(vouch.expires_at)),
        )


def _anchored(vouching: Vouching, *, names: Mapping[str, str], town: str) -> Step:
    facts = []
    if vouching.anchor is not None:
        facts.append(Fact(name=_("Trusted here"), value=vouching.anchor))
    if vouching.verified_at is not None:
        facts.append(Fact(name=_("Checked on arrival"), value=moment(vouching.verified_at)))
    if vouching.code is not None or vouching.anchor is None:
        code = vouching.code or "chain_refused"
        is_old = code == "expired"
        return Step(
            state=StepState.WAITS if is_old else StepState.BROKEN,
            word=_("Old") if is_old else _("Does not hold"),
            text=_("Nobody whom this node trusts vouches for %(town)s at this moment.")
            % {"town": town},
            advice=explain(code),
            facts=(*facts, Fact(name=_("Code"), value=code)),
        )
    if vouching.is_blocked:
        return Step(
            state=StepState.WAITS,
            word=_("Paused"),
            text=_("The administrator of this node blocked %(town)s.") % {"town": town},
            advice=_("Nothing new is read from there. Ask the administrator why."),
            facts=tuple(facts),
        )
    return _holds(
        _("This node trusts %(anchor)s: people compared its keys.")
        % {"anchor": names.get(vouching.anchor, vouching.anchor)},
        *facts,
    )


def _checked(steps: list[Step], *, now: datetime) -> Step:
    states = {step.state for step in steps}
    fact = Fact(name=_("Checked"), value=moment(now))
    if StepState.BROKEN in states:
        return Step(
            state=StepState.BROKEN,
            word=_("Does not hold"),
            text=_("All of this was checked again just now, and not every step holds."),
            facts=(fact,),
        )
    if StepState.WAITS in states:
        return Step(
            state=StepState.WAITS,
            word=_("Genuine, but old"),
            text=_("All of this was checked again just now. It may no longer be the newest."),
            facts=(fact,),
        )
    return _holds(_("All of this was checked again just now."), fact)


def _holds(text: str, *facts: Fact) -> Step:
    return Step(state=StepState.HOLDS, word=_("Holds"), text=text, facts=facts)


def _written(digest: bytes) -> str:
    return dump_base64url(digest).decode()
