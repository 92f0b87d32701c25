"""The walk of one practice, by the commands a coordinator and a second reader would type.

A practice with names in it is recorded in Vilvoorde; the airlock finds them; the author replaces
them; the second reader approves; Rotterdam, Sarcelles and the desk find it. Beside it one summary
is released for Belgium only, and one is withdrawn again.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.orders import order_withdrawal
from node.airlock.requests import list_requests
from node.demo.cast import AUTHOR, READER, TOWNS
from node.demo.loading import CONTENT, release_practice
from node.demo.playbill import Playbill
from node.demo.stage import Stage
from node.errors import ServiceMissingError
from node.extensions import Node
from node.language import gettext as _
from node.people.service import get_person
from node.private.practices.service import import_practices
from node.published.reading import find_released
from node.queues import QueueName, wake
from node.received.reading import find_received
from schemas.entry import Kind

__all__ = ["Say", "take_walk"]

Say = Callable[[str], None]
"""Takes one line of the transcript."""

_ARRIVE_SECONDS = 120.0
_WITHDRAWN_WORD = "palindrozone"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walked:
    """What the private practice became."""

    title: str
    request_id: UUID
    record_id: UUID


def take_walk(stage: Stage, say: Say) -> Playbill:
    """Take the walk and wait until its results have arrived everywhere.

    Raises:
        ServiceMissingError: A command failed, or something did not arrive in two minutes.
    """
    withdrawn = _release_in_sarcelles(stage)
    walked = _walk_in_vilvoorde(stage, say)
    origins = {"vilvoorde": walked.record_id, "sarcelles": withdrawn}
    for key, record_id in origins.items():
        _await(stage, key, record_id, wanted=_is_live)
    say(_("It has arrived in Rotterdam, in Sarcelles and at the desk."))
    _withdraw(stage, withdrawn)
    _await(stage, "sarcelles", withdrawn, wanted=_is_gone)
    say(_("Sarcelles withdrew a summary; it is gone everywhere."))
    play = Playbill(
        names=_private_names(),
        walk_title=walked.title,
        walk_record=str(walked.record_id),
        walk_request=str(walked.request_id),
        country_record=str(_country_record(stage)),
        withdrawn_record=str(withdrawn),
        withdrawn_word=_WITHDRAWN_WORD,
    )
    play.write(stage.folder)
    return play


def _walk_in_vilvoorde(stage: Stage, say: Say) -> _Walked:
    """Take the private practice through the airlock by commands."""
    file = CONTENT / "vilvoorde" / "private_walk.jsonl"
    act = ("--as", AUTHOR)
    practice = stage.run("vilvoorde", "practices", "import", str(file), "--quiet", *act).strip()
    say(_("Vilvoorde recorded a practice with names in it. It stays there."))
    found = json.loads(stage.run("vilvoorde", "airlock", "check", practice, "--json", *act))
    say(
        _("The airlock found %(number)d things, among them: %(words)s.")
        % {"number": found["open"], "words": ", ".join(_types(found))}
    )
    request = found["request_id"]
    for words, instead in _resolutions().items():
        _replace(stage, request, words=words, instead=instead)
    say(_("The author replaced every name with a role or a place without a name."))
    stage.run("vilvoorde", "airlock", "ask", request, "--audience", "ran", *act)
    stage.run("vilvoorde", "airlock", "read", request, "--approve", "--as", READER)
    say(_("A second person read the final text and approved it."))
    with stage.opened("vilvoorde") as (_node, session):
        row = next(each for each in list_requests(session) if each.request_id == UUID(request))
        return _Walked(
            title=found["draft"]["texts"]["nl"]["title"],
            request_id=row.request_id,
            record_id=row.record_id,
        )


def _replace(stage: Stage, request: str, *, words: str, instead: str) -> None:
    """Replace some words wherever they were found."""
    act = ("--as", AUTHOR)
    found = json.loads(stage.run("vilvoorde", "airlock", "check", request, "--json", *act))
    wanted = [each["finding_id"] for each in found["findings"] if each["words"] == words]
    if wanted:
        stage.run("vilvoorde", "airlock", "resolve", request, *wanted, "--replace", instead, *act)


def _types(found: dict[str, list[dict[str, str]]]) -> list[str]:
    return sorted({finding["type"] for finding in found["findings"]})


def _resolutions() -> dict[str, str]:
    listed = json.loads(
        (CONTENT / "vilvoorde" / "private_walk_resolutions.json").read_text(encoding="utf-8")
    )
    return {each["words"]: each["replace_with"] for each in listed}


def _private_names() -> tuple[str, ...]:
    """Return the invented names of the walk's register that no public text may hold."""
    lines = (CONTENT / "vilvoorde" / "register.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    return tuple(each["text"] for each in entries if not each.get("publishable"))


def _release_in_sarcelles(stage: Stage) -> UUID:
    """Release the summary that will be withdrawn."""
    with stage.opened("sarcelles") as (node, session):
        author = get_person(session, node=node, handle=AUTHOR)
        data = (CONTENT / "sarcelles" / "withdrawn.jsonl").read_bytes()
        (practice_id,) = import_practices(session, node=node, author=author, data=data)
        session.commit()
        record_id = release_practice(
            session, node, kind=Kind.PRACTICE_SUMMARY, subject_id=practice_id, audience="ran"
        )
        wake(node.settings, QueueName.SEALER)
    return record_id


def _withdraw(stage: Stage, record_id: UUID) -> None:
    with stage.opened("sarcelles") as (node, session):
        person = get_person(session, node=node, handle=AUTHOR)
        order_withdrawal(session, node=node, person=person, record_id=record_id)
        session.commit()
        wake(node.settings, QueueName.SEALER)


def _country_record(stage: Stage) -> UUID:
    with stage.opened("vilvoorde") as (_node, session):
        return next(
            row.record_id for row in list_requests(session) if row.audience not in (None, "ran")
        )


_Look = Callable[[Session, Node, str, UUID], bool]


def _is_live(session: Session, node: Node, origin: str, record_id: UUID) -> bool:
    if origin == node.settings.entity_id:
        own = find_released(session, record_id)
        return own is not None and own.live
    found = find_received(session, origin=origin, record_id=record_id)
    return found is not None and found.live


def _is_gone(session: Session, node: Node, origin: str, record_id: UUID) -> bool:
    return not _is_live(session, node, origin, record_id)


def _await(stage: Stage, key: str, record_id: UUID, *, wanted: _Look) -> None:
    """Wait until a record of one town has arrived, or gone, in all of them."""
    origin = stage.settings(key).entity_id
    deadline = time.monotonic() + _ARRIVE_SECONDS
    waiting = set(TOWNS)
    while waiting and time.monotonic() < deadline:
        for town in sorted(waiting):
            with stage.opened(town) as (node, session):
                if wanted(session, node, origin, record_id):
                    waiting.discard(town)
        time.sleep(0.3)
    if waiting:
        raise ServiceMissingError(
            _("What %(origin)s said did not arrive in time at: %(towns)s.")
            % {"origin": key, "towns": ", ".join(sorted(waiting))}
        )
