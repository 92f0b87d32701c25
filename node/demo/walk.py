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

from node.airlock.models import RequestState
from node.airlock.orders import order_withdrawal
from node.airlock.requests import list_requests
from node.demo.cast import AUTHOR, READER, TOWNS
from node.demo.loading import ACCOUNT_NAMES, CONTENT, find_approved, record, release
from node.demo.playbill import Playbill
from node.demo.stage import Stage
from node.errors import ServiceMissingError
from node.extensions import Node
from node.language import gettext as _
from node.people.service import get_person
from node.private.practices.service import list_practices
from node.published.reading import find_released
from node.queues import QueueName, wake
from node.received.reading import find_received
from schemas.entry import Kind

__all__ = ["Say", "take_walk"]

Say = Callable[[str], None]
"""Takes one line of the transcript."""

_ARRIVE_SECONDS = 120.0
_WITHDRAWN_WORD = "palindrozone"
_WALK = CONTENT / "vilvoorde" / "private_walk.jsonl"
_AS_AUTHOR = ("--as", AUTHOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walked:
    """What the private practice became."""

    request_id: UUID
    record_id: UUID


def take_walk(stage: Stage, say: Say) -> Playbill:
    """Take the walk and wait until its results have arrived everywhere.

    A walk that was interrupted is finished: what it did before is not done again.

    Raises:
        ServiceMissingError: A command failed, or something did not arrive in two minutes.
    """
    withdrawn = _release_in_sarcelles(stage)
    walked = _walk_in_vilvoorde(stage, say)
    _await(stage, "vilvoorde", walked.record_id, wanted=_is_live)
    if not _is_withdrawn(stage, withdrawn):
        _await(stage, "sarcelles", withdrawn, wanted=_is_live)
        say(_("It has arrived in Rotterdam, in Sarcelles and at the desk."))
        _withdraw(stage, withdrawn)
    _await(stage, "sarcelles", withdrawn, wanted=_is_gone)
    say(_("Sarcelles withdrew a summary; it is gone everywhere."))
    play = Playbill(
        names=_private_names(),
        walk_title=str(json.loads(_WALK.read_bytes())["title"]),
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
    practice = _recorded(stage)
    if practice is None:
        recorded = stage.run("vilvoorde", "practices", "import", str(_WALK), "--quiet", *_AS_AUTHOR)
        practice = UUID(recorded.strip())
    say(_("Vilvoorde recorded a practice with names in it. It stays there."))
    approved = _approved(stage, practice)
    if approved is None:
        _make_safe(stage, practice, say)
        stage.run("vilvoorde", "airlock", "ask", str(practice), "--audience", "ran", *_AS_AUTHOR)
        request = _open_request(stage, practice)
        stage.run("vilvoorde", "airlock", "read", request, "--approve", "--as", READER)
        approved = _approved(stage, practice)
    if approved is None:
        raise ServiceMissingError(_("The second reader's approval was not kept."))
    say(_("A second person read the final text and approved it."))
    return approved


def _make_safe(stage: Stage, practice: UUID, say: Say) -> None:
    """Replace every name that the airlock finds with a role or a place without a name."""
    found = json.loads(
        stage.run("vilvoorde", "airlock", "check", str(practice), "--json", *_AS_AUTHOR)
    )
    say(
        _("The airlock found %(number)d things, among them: %(words)s.")
        % {"number": found["open"], "words": ", ".join(_types(found))}
    )
    for words, instead in _resolutions().items():
        wanted = [each["finding_id"] for each in found["findings"] if each["words"] == words]
        if wanted:
            resolve = ("airlock", "resolve", found["request_id"], *wanted, "--replace", instead)
            found = json.loads(stage.run("vilvoorde", *resolve, "--json", *_AS_AUTHOR))
    say(_("The author replaced every name with a role or a place without a name."))


def _recorded(stage: Stage) -> UUID | None:
    """Return the practice of the walk if it was recorded before."""
    title = json.loads(_WALK.read_bytes())["title"]
    with stage.opened("vilvoorde") as (node, session):
        practices = list_practices(session, node=node)
        return next((each.practice_id for each in practices if each.content.title == title), None)


def _approved(stage: Stage, practice: UUID) -> _Walked | None:
    with stage.opened("vilvoorde") as (_node, session):
        row = find_approved(session, practice)
        if row is None:
            return None
        return _Walked(request_id=row.request_id, record_id=row.record_id)


def _open_request(stage: Stage, practice: UUID) -> str:
    """Return the request of a practice that waits for its second reader."""
    with stage.opened("vilvoorde") as (_node, session):
        asked = list_requests(session, state=RequestState.ASKED)
        return next(str(row.request_id) for row in asked if row.subject_id == practice)


def _types(found: dict[str, list[dict[str, str]]]) -> list[str]:
    return sorted({finding["type"] for finding in found["findings"]})


def _resolutions() -> dict[str, str]:
    listed = json.loads(
        (CONTENT / "vilvoorde" / "private_walk_resolutions.json").read_text(encoding="utf-8")
    )
    return {each["words"]: each["replace_with"] for each in listed}


def _private_names() -> tuple[str, ...]:
    """Return the invented names that no public text may hold: register, aliases, accounts."""
    lines = (CONTENT / "vilvoorde" / "register.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    private = [each for each in entries if not each.get("publishable")]
    names = [each["text"] for each in private]
    names += [alias for each in private for alias in each["aliases"]]
    return (*names, *ACCOUNT_NAMES.values())


def _release_in_sarcelles(stage: Stage) -> UUID:
    """Release the summary that will be withdrawn."""
    with stage.opened("sarcelles") as (node, session):
        author = get_person(session, node=node, handle=AUTHOR)
        file = CONTENT / "sarcelles" / "withdrawn.jsonl"
        (practice_id,) = record(session, node, author=author, file=file)
        row = find_approved(session, practice_id)
        if row is None:
            kind = Kind.PRACTICE_SUMMARY
            row = release(session, node, kind=kind, subject_id=practice_id, audience="ran")
            wake(node.settings, QueueName.SEALER)
        return row.record_id


def _is_withdrawn(stage: Stage, record_id: UUID) -> bool:
    with stage.opened("sarcelles") as (_node, session):
        released = find_released(session, record_id)
        return released is not None and not released.live


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
