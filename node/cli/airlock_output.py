"""How the airlock's commands show a review to its author, and a final text to its reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from node.airlock.completeness import describe_missing
from node.airlock.draft_labels import find_labels_in_members
from node.airlock.draft_texts import text_members
from node.airlock.findings import Finding, Severity
from node.airlock.models import RequestState
from node.airlock.requests import language_of_draft
from node.airlock.review import FinalText, Review
from node.cli.every_command import say
from node.cli.output import write_document
from node.extensions import Node
from node.follow_up import node_command
from node.language import gettext as _
from node.language import mark, ngettext, quoted
from node.textguard.labels import FoundLabel
from schemas.entry import Kind
from schemas.practice_summary import SummaryText

__all__ = ["say_called_back", "show_final", "show_review"]

_READ_FIRST = ("texts", "lessons", "needs_first")
_SUMMARY_TEXTS = tuple(each.name for each in fields(SummaryText))
_STATES = {
    RequestState.DRAFTING: mark("drafting"),
    RequestState.ASKED: mark("asked"),
    RequestState.APPROVED: mark("approved"),
    RequestState.REFUSED: mark("refused"),
    RequestState.CANCELLED: mark("cancelled"),
}
_SEVERITIES = {
    Severity.HIGH: mark("high"),
    Severity.MEDIUM: mark("medium"),
    Severity.LOW: mark("low"),
}


def show_review(found: Review, *, node: Node, as_json: bool, is_changed: bool = False) -> None:
    """Write what was found, what is open, what is missing, and which words label people.

    Args:
        found: The review.
        node: This node.
        as_json: As one document for a program.
        is_changed: Whether it is what a step of the author left over.
    """
    row = found.request
    language = language_of_draft(found.draft, node=node)
    labels = find_labels_in_members(text_members(found.draft), language=language)
    document = {
        "request_id": row.request_id,
        "kind": row.kind,
        "state": row.state,
        "open": len(found.open),
        "worth_a_look": len(found.worth_a_look),
        "missing": found.missing,
        "too_small_groups": [
            {"conditions": dict(each.conditions), "people": each.people}
            for each in found.groups.too_small
        ],
        "not_computable_groups": found.groups.total - found.groups.computable,
        "note": found.note,
        "findings": [_finding(each, found=found) for each in found.findings],
        "labels": [_label(each) for each in labels],
        "draft": found.draft,
    }
    lines = [*_lines(found, is_changed=is_changed), *_label_lines(labels)]
    write_document(document, as_json=as_json, lines=lines)


def say_called_back(was: RequestState, *, now: RequestState) -> None:
    """Tell the author that their change took a request back from its reader, or from the sealer."""
    if now is RequestState.DRAFTING and was in {RequestState.ASKED, RequestState.APPROVED}:
        say(_("The request was called back: what was asked or approved is void."))


def _lines(found: Review, *, is_changed: bool) -> list[str]:
    row = found.request
    lines = [
        _("Release request %(request)s (%(state)s)")
        % {"request": row.request_id, "state": _(_STATES[row.state])}
    ]
    if found.note is not None:
        lines.append(_("The second reader wrote: %(note)s") % {"note": found.note})
    for finding in found.findings:
        lines += [
            "",
            "  ".join(
                (
                    finding.finding_id,
                    _(_SEVERITIES[finding.severity]),
                    finding.member,
                    f"({_mark(finding, found)})",
                )
            ),
            f"  {quoted(finding.excerpt)}",
            f"  {finding.why}",
            f"  {finding.outsider}",
        ]
        if finding.proposal is not None:
            instead = finding.proposal or _("leave it out")
            lines.append("  " + _("Proposal: %(words)s") % {"words": instead})
        if not finding.dismissable:
            lines.append("  " + _("Nobody may wave this through; the words must change."))
    lines += [
        "",
        *(
            _("Not complete: %(fault)s") % {"fault": fault}
            for fault in describe_missing(
                Kind(found.request.kind), found.missing, draft=found.draft
            )
        ),
        *(
            _("Too small a group: %(group)s, %(people)s")
            % {
                "group": " + ".join(map(str, each.conditions.values())),
                "people": ngettext("%(num)d person", "%(num)d people", each.people)
                % {"num": each.people},
            }
            for each in found.groups.too_small
        ),
        _count(found),
    ]
    if found.groups.too_small:
        lines.append(_("Nobody may wave a group through: tick wider groups, or leave a tick out."))
    elif not found.findings and not found.missing and not is_changed:
        lines.append(_("Nothing was found. Read it once as a journalist would."))
    elif not found.open and not found.worth_a_look:
        lines.append(
            _("Nothing is left to decide about the words. Read it once as a journalist would.")
        )
    return lines


def _label_lines(labels: Sequence[FoundLabel]) -> Iterator[str]:
    """Yield the words that label people, a list of its own behind everything that counts."""
    if not labels:
        return
    yield ""
    yield _("Words that may stand in the way; they hold nothing up:")
    for each in labels:
        yield f"  {quoted(each.excerpt)}  {each.member}"
        yield f"    {each.why}"
        yield "    " + _("Perhaps: %(words)s") % {"words": each.other}


def _label(each: FoundLabel) -> Mapping[str, object]:
    return {
        "member": each.member,
        "start": each.start,
        "end": each.end,
        "words": each.excerpt,
        "language": each.language,
        "why": each.why,
        "other": each.other,
    }


def _mark(finding: Finding, found: Review) -> str:
    if finding in found.open:
        return _("open")
    return _("worth a look") if finding in found.worth_a_look else _("decided")


def _count(found: Review) -> str:
    """Say how many findings hold a release up, and how many do not and were not decided."""
    number, worth = len(found.open), len(found.worth_a_look)
    if not worth:
        return ngettext("%(number)d finding is open.", "%(number)d findings are open.", number) % {
            "number": number
        }
    is_open = ngettext("%(number)d finding is open", "%(number)d findings are open", number)
    return ngettext(
        "%(open)s, %(number)d is worth a look.", "%(open)s, %(number)d are worth a look.", worth
    ) % {"open": is_open % {"number": number}, "number": worth}


def _finding(finding: Finding, *, found: Review) -> Mapping[str, object]:
    return {
        "finding_id": finding.finding_id,
        "member": finding.member,
        "start": finding.start,
        "end": finding.end,
        "words": finding.excerpt,
        "type": finding.type,
        "severity": finding.severity,
        "dismissable": finding.dismissable,
        "rules": finding.rules,
        "why": finding.why,
        "outsider": finding.outsider,
        "proposal": finding.proposal,
        "open": finding in found.open,
        "worth_a_look": finding in found.worth_a_look,
    }


def show_final(text: FinalText, *, handle: str, as_json: bool) -> None:
    """Show a second reader the final text and who will read it; no finding, no private name."""
    approve = node_command(
        *("airlock", "read", str(text.request_id), "--approve"),
        *("--seen", text.seen, "--as", handle),
    )
    document = {
        "request_id": text.request_id,
        "audience": text.audience,
        "seen": text.seen,
        "findings_left": text.findings_left,
        "loosened": text.loosened,
        "body": text.body,
    }
    lines = [
        _("Read by: %(audience)s") % {"audience": text.audience},
        "",
        *(f"{member}\n  {value}" for member, value in sorted(_flat(text.body), key=_place)),
        "",
        ngettext(
            "%(number)d finding was left as it is.",
            "%(number)d findings were left as they are.",
            text.findings_left,
        )
        % {"number": text.findings_left},
        *(
            [
                _("In the last weeks, the author let the check know %(number)d things less.")
                % {"number": text.loosened}
            ]
            if text.loosened
            else []
        ),
        _("Could a resident recognise anyone? Would the partners be comfortable?"),
        _("If neither troubles you: %(command)s") % {"command": approve},
    ]
    write_document(document, as_json=as_json, lines=lines)


def _place(pair: tuple[str, object]) -> tuple[int, str, int]:
    """Put what people read before ticks, each language's title first; others stay as they come."""
    first, *rest = pair[0].split(".")
    if first not in _READ_FIRST:
        return len(_READ_FIRST), "", 0
    if first == "texts":
        return 0, rest[0], _SUMMARY_TEXTS.index(rest[1])
    return _READ_FIRST.index(first), "", 0


def _flat(value: object, path: str = "") -> list[tuple[str, object]]:
    if isinstance(value, dict):
        return [pair for name, each in value.items() for pair in _flat(each, f"{path}.{name}")]
    if isinstance(value, list):
        return [pair for at, each in enumerate(value) for pair in _flat(each, f"{path}.{at}")]
    return [(path.lstrip("."), value)]
