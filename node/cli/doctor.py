"""`linkpin doctor`: what must be fixed, what is advised, what is fine."""

from collections.abc import Mapping

import click

from node.cli.opening import as_json_option, opened
from node.cli.output import write_document
from node.errors import SealedFieldError
from node.language import gettext as _
from node.operations.doctor import Level, Remark, examine

__all__ = ["doctor"]


@click.command("doctor")
@as_json_option
@click.pass_obj
def doctor(environment: Mapping[str, str], /, *, as_json: bool) -> None:
    """Examine this node: databases, keys, own log, audit log, processes, other nodes.

    Exit status: 0 if all is fine, 1 if there is advice, 2 if something must be fixed.
    """
    try:
        with opened(environment) as (node, session):
            remarks = examine(session, node=node)
    except SealedFieldError as error:
        # Without its data key a node cannot be opened, so this is all there is to see.
        remarks = (Remark(level=Level.MUST_FIX, code="data_key", sentence=str(error)),)
    levels = {remark.level for remark in remarks}
    write_document(
        [{"level": each.level, "code": each.code, "sentence": each.sentence} for each in remarks],
        as_json=as_json,
        lines=_lines(remarks),
    )
    if Level.MUST_FIX in levels:
        raise SystemExit(2)
    if Level.ADVICE in levels:
        raise SystemExit(1)


def _lines(remarks: tuple[Remark, ...]) -> list[str]:
    titles = {
        Level.MUST_FIX: _("Must fix"),
        Level.ADVICE: _("Advice"),
        Level.FINE: _("Fine"),
    }
    lines = []
    for level, title in titles.items():
        sentences = [each.sentence for each in remarks if each.level is level]
        if sentences:
            lines += [title, *(f"  {sentence}" for sentence in sentences)]
    return lines
