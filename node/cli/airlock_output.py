"""How the airlock's commands show a review to its author, and a final text to its reader."""

from collections.abc import Mapping

from node.airlock.completeness import describe_missing
from node.airlock.findings import Finding
from node.airlock.review import FinalText, Review
from node.cli.output import write_document
from node.language import gettext as _
from node.language import ngettext
from schemas.entry import Kind

__all__ = ["show_final", "show_review"]


def show_review(found: Review, *, as_json: bool) -> None:
    """Write what was found, what is open, and what is missing."""
    row = found.request
    document = {
        "request_id": row.request_id,
        "kind": row.kind,
        "state": row.state,
        "open": len(found.open),
        "missing": found.missing,
        "note": found.note,
        "findings": [_finding(each, is_open=each in found.open) for each in found.findings],
        "draft": found.draft,
    }
    write_document(document, as_json=as_json, lines=_lines(found))


def _lines(found: Review) -> list[str]:
    row = found.request
    lines = [
        _("Release request %(request)s (%(state)s)")
        % {"request": row.request_id, "state": row.state.value}
    ]
    if found.note is not None:
        lines.append(_("The second reader wrote: %(note)s") % {"note": found.note})
    for finding in found.findings:
        mark = _("open") if finding in found.open else _("decided or harmless")
        lines += [
            "",
            "  ".join((finding.finding_id, finding.severity, finding.member, f"({mark})")),
            f"  “{finding.excerpt}”",
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
            for fault in describe_missing(Kind(found.request.kind), found.missing)
        ),
        ngettext("%(number)d finding is open.", "%(number)d findings are open.", len(found.open))
        % {"number": len(found.open)},
    ]
    if not found.findings:
        lines.append(_("Nothing was found. Read it once as a journalist would."))
    return lines


def _finding(finding: Finding, *, is_open: bool) -> Mapping[str, object]:
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
        "open": is_open,
    }


def show_final(text: FinalText, *, as_json: bool) -> None:
    """Show a second reader the final text and who will read it; no finding, no private name."""
    document = {
        "request_id": text.request_id,
        "audience": text.audience,
        "seen": text.seen,
        "body": text.body,
    }
    lines = [
        _("Read by: %(audience)s") % {"audience": text.audience},
        "",
        *(f"{member}\n  {value}" for member, value in _flat(text.body)),
        "",
        _("Could a resident recognise anyone? Would the partners be comfortable?"),
        _("If neither troubles you: %(command)s")
        % {"command": f"linkpin airlock read {text.request_id} --approve --seen {text.seen}"},
    ]
    write_document(document, as_json=as_json, lines=lines)


def _flat(value: object, path: str = "") -> list[tuple[str, object]]:
    if isinstance(value, dict):
        return [pair for name, each in value.items() for pair in _flat(each, f"{path}.{name}")]
    if isinstance(value, list):
        return [pair for at, each in enumerate(value) for pair in _flat(each, f"{path}.{at}")]
    return [(path.lstrip("."), value)]
