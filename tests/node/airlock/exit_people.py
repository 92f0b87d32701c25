"""What people do at the exit, by screens, by commands and by services, in any order.

The wrong people do it too, with pages that are stale, with findings of other texts, and while
names, policies, checks and accounts change around them.
"""

from dataclasses import replace
from typing import Final
from unittest.mock import patch
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from sqlalchemy.orm import Session

from node.airlock.draft_texts import text_members
from node.airlock.findings import DismissalReason
from node.airlock.orders import call_off, order_withdrawal
from node.airlock.policy import save_policy
from node.airlock.recognisers import GATE_VERSION
from node.airlock.requests import draft_of, get_request, open_request
from node.airlock.resolving import Action, Resolution, resolve, rewrite_members, undo
from node.airlock.review import ask, read
from node.airlock.text_digest import seen_of
from node.people.service import disable_person
from node.private.practices.service import change_practice, get_practice
from node.private.register.models import KnownKind
from node.private.register.service import add_known
from node.settings import Audience
from schemas.entry import Kind
from tests.node.airlock.exit_machine import ExitMachine
from tests.node.airlock.exit_stage import KNOWN

__all__ = ["AUDIENCE", "LATER", "MEMBERS", "READER", "SEALED", "TEXT", "WHICH", "People"]

LATER: Final = "Wendelmoed Trijnsma"
CLEAN: Final = "Everybody spoke up, and it went on without us."
TEXTS: Final = (
    CLEAN,
    "The evenings were full.",
    f"We met {KNOWN[0]} there.",
    "It began with Ilvara.",
    "Later Quastenborg helped.",
    f"Ask {KNOWN[1]} about it.",
    f"Call {KNOWN[2]} for it.",
    f"Write to {KNOWN[3]} then.",
    f"Then {LATER} came by.",
    "Only 3 young people came.",
    "It was on 12 March 2025.",
    "Q u a s t e n b o r g helped.",
    "Then Q-u-a-s-t-e-n-b-o-r-g came.",
    "Then Qu\u0430stenborg came.",
    "The even\u200bings were full.",
    "The even\u00adings were full.",
    "Then \u202egrobnetsauQ\u202c came.",
    "It was <b>loud</b> there.",
    "Then &#81;uastenborg came.",
    "Then SWx2YXJhIFF1YXN0ZW5ib3Jn came.",
)
MEMBERS: Final = (
    "texts.en.title",
    "texts.en.teaser",
    "texts.en.situation",
    "texts.en.aim",
    "texts.en.approach",
    "texts.en.result",
    "needs_first.en",
    "lessons.0.en",
)
GATES: Final = (
    "node.airlock.review.GATE_VERSION",
    "node.airlock.differences.GATE_VERSION",
    "node.airlock.release.GATE_VERSION",
)

WHICH, SUBJECT, PLACE = st.integers(0, 7), st.integers(0, 2), st.integers(0, 5)
TEXT, MEMBER = st.sampled_from(TEXTS), st.sampled_from(MEMBERS)
READER = st.sampled_from(("bo", "bo", "bo", "ev", "ev", "an", "an2", "co"))
ITS_AUTHOR: Final = "its author"
WRITER = st.sampled_from((ITS_AUTHOR, ITS_AUTHOR, ITS_AUTHOR, "an", "ev", "an2", "co"))
AUDIENCE = st.sampled_from(("ran", "be"))
REASON = st.sampled_from([*DismissalReason])
APPROVE = st.sampled_from((True, True, False))
SEALED = st.booleans()


class People(ExitMachine):
    """What people do by screens, by commands and by services."""

    @property
    def gate_version(self) -> str:
        """Version of the checks, which are renewed by name alone."""
        return f"{GATE_VERSION[:10]}-{self.gate}" if self.gate else GATE_VERSION

    def _who(self, handle: str, subject_id: UUID) -> str:
        return self.writers[subject_id] if handle == ITS_AUTHOR else handle

    @rule(handle=WRITER, subject=SUBJECT)
    def begin(self, handle: str, subject: int) -> None:
        subject_id = self.stage.subjects[subject]
        handle = self._who(handle, subject_id)
        row = self.attempt(
            lambda session: open_request(
                session,
                node=self.node,
                author=self.stage.people[handle],
                kind=Kind.PRACTICE_SUMMARY,
                subject_id=subject_id,
            )
        )
        if row is not None and row.request_id not in self.requests:
            self.requests.append(row.request_id)
            self.subjects[row.request_id] = subject_id
            self.askers[row.request_id] = handle

    @rule(
        handle=WRITER,
        which=WHICH,
        place=PLACE,
        action=st.sampled_from([*Action]),
        words=TEXT,
        reason=REASON,
        way=st.sampled_from(("service", "service", "screen", "command")),
    )
    def resolve(
        self,
        handle: str,
        which: int,
        place: int,
        action: Action,
        words: str,
        reason: DismissalReason,
        way: str,
    ) -> None:
        request_id = self.request(which)
        found = self.findings(request_id)
        if not found:
            return
        handle = self._who(handle, self.subjects[request_id])
        finding = found[place % len(found)]
        step = Resolution(finding_id=finding.finding_id, action=action, words=words, reason=reason)
        if way == "command":
            self._type_resolution(handle, request_id, step)
        elif way == "screen" and handle != "co":
            self._send_resolution(handle, request_id, step, member=finding.member)
        else:
            done = self._resolve(handle, request_id, step)
            waved = done and action is Action.NOT_IDENTIFYING
            assert finding.dismissable or not waved, "what nobody may wave through was"

    def _resolve(self, handle: str, request_id: UUID, step: Resolution) -> bool:
        done = self.attempt(
            lambda session: resolve(
                session,
                node=self.node,
                author=self.stage.people[handle],
                request_id=request_id,
                resolutions=[step],
            )
        )
        return done is not None

    def _type_resolution(self, handle: str, request_id: UUID, step: Resolution) -> None:
        chosen = {
            Action.PROPOSAL: ("--accept",),
            Action.REPLACE: ("--replace", step.words),
            Action.REMOVE: ("--remove",),
            Action.NOT_IDENTIFYING: ("--not-identifying", str(step.reason)),
        }
        self.stage.type(handle, "resolve", str(request_id), step.finding_id, *chosen[step.action])

    def _send_resolution(
        self, handle: str, request_id: UUID, step: Resolution, *, member: str
    ) -> None:
        row = get_request(self.stage.session, request_id)
        text = text_members(draft_of(row, node=self.node))[member]
        data = {
            "finding": step.finding_id,
            "action": step.action.value,
            "seen": seen_of(text),
            f"words-{step.finding_id}": step.words,
            f"reason-{step.finding_id}": str(step.reason),
        }
        self.stage.send(handle, f"/airlock/{request_id}/check", data)

    @rule(which=WHICH, other=WHICH, forged=st.sampled_from(("000000", "ffffff", "")), reason=REASON)
    def name_a_finding_of_elsewhere(
        self, which: int, other: int, forged: str, reason: DismissalReason
    ) -> None:
        elsewhere = [each.finding_id for each in self.findings(self.request(other))]
        for finding_id in [forged] if forged else elsewhere[:2]:
            step = Resolution(finding_id=finding_id, action=Action.NOT_IDENTIFYING, reason=reason)
            self._resolve("an", self.request(which), step)

    @rule(handle=WRITER, which=WHICH, member=MEMBER, words=TEXT)
    def rewrite(self, handle: str, which: int, member: str, words: str) -> None:
        request_id = self.request(which)
        handle = self._who(handle, self.subjects[request_id])
        self._rewrite(handle, request_id, {member: words})

    @rule(which=WHICH)
    def make_everything_clean(self, which: int) -> None:
        request_id = self.request(which)
        self._rewrite(self.author_of(request_id), request_id, dict.fromkeys(MEMBERS, CLEAN))

    def _rewrite(self, handle: str, request_id: UUID, members: dict[str, str]) -> None:
        self.attempt(
            lambda session: rewrite_members(
                session,
                node=self.node,
                author=self.stage.people[handle],
                request_id=request_id,
                members={**members},
            )
        )

    @rule(handle=WRITER, which=WHICH)
    def take_a_step_back(self, handle: str, which: int) -> None:
        request_id = self.request(which)
        author = self.stage.people[self._who(handle, self.subjects[request_id])]
        self.attempt(
            lambda session: undo(session, node=self.node, author=author, request_id=request_id)
        )

    @rule(
        handle=WRITER,
        which=WHICH,
        audience=AUDIENCE,
        way=st.sampled_from(("service", "service", "screen", "command")),
    )
    def ask(self, handle: str, which: int, audience: str, way: str) -> None:
        request_id = self.request(which)
        handle = self._who(handle, self.subjects[request_id])

        def by_service(session: Session) -> object:
            author = self.stage.people[handle]
            return ask(
                session, node=self.node, author=author, request_id=request_id, audience=audience
            )

        def act() -> None:
            if way == "command":
                self.stage.type(handle, "ask", str(request_id), "--audience", audience)
            elif way == "screen" and handle != "co":
                url = f"/airlock/{request_id}/release"
                self.stage.send(handle, url, {"audience": audience})
            else:
                self.attempt(by_service)

        self.asking(request_id, act)

    @rule(subject=SUBJECT, words=TEXT, late=st.sampled_from((0, 0, 1)), sealed=SEALED)
    def change_the_practice(self, subject: int, words: str, late: int, sealed: bool) -> None:  # noqa: FBT001 - by name
        subject_id = self.stage.subjects[subject]
        author = self.stage.people[self.writers[subject_id]]

        def change(session: Session) -> int:
            practice = get_practice(session, node=self.node, practice_id=subject_id)
            changed = change_practice(
                session,
                node=self.node,
                actor=author,
                practice_id=subject_id,
                content=replace(practice.content, result=words),
                revision=practice.revision - late,
            )
            return changed.revision - practice.revision

        self.edits[subject_id] += self.attempt(change) or 0
        self.seal_now(sealed=sealed)

    @rule(handle=READER, which=WHICH)
    def open_a_page(self, handle: str, which: int) -> None:
        text = self.look(self.request(which), handle)
        if text is not None:
            self.shown[text.request_id] = text

    @rule(
        handle=READER,
        which=WHICH,
        approve=APPROVE,
        page=st.sampled_from(("now", "now", "before", "none")),
        way=st.sampled_from(("service", "service", "screen", "command")),
    )
    def decide(self, handle: str, which: int, approve: bool, page: str, way: str) -> None:  # noqa: FBT001 - by name
        request_id = self.request(which)
        text = self.look(request_id, handle)
        if page == "before":
            text = self.shown.get(request_id, text)
        seen = None if page == "none" or text is None else text.seen
        self.deciding(
            request_id,
            handle,
            lambda: self._decide(handle, request_id, approve=approve, seen=seen, way=way),
            text,
        )

    def _decide(
        self, handle: str, request_id: UUID, *, approve: bool, seen: str | None, way: str
    ) -> None:
        if way == "command":
            words = ["--approve" if approve else "--refuse"]
            words += ["--seen", seen] if seen is not None else []
            self.stage.type(handle, "read", str(request_id), *words)
        elif way == "screen" and handle != "co":
            data = {"resident": "no", "partners": "yes", "seen": seen or "", "note": "Not yet"}
            data["decision"] = "approve" if approve else "send_back"
            self.stage.send(handle, f"/airlock/read/{request_id}", data)
        else:
            reader = self.stage.people[handle]
            self.attempt(
                lambda session: read(
                    session,
                    node=self.node,
                    reader=reader,
                    request_id=request_id,
                    approve=approve,
                    seen=seen,
                )
            )

    @rule(which=WHICH, audience=AUDIENCE, handle=READER, sealed=SEALED)
    def go_all_the_way(self, which: int, audience: str, handle: str, sealed: bool) -> None:  # noqa: FBT001 - by name
        self.ask(ITS_AUTHOR, which, audience, "service")
        self.decide(handle, which, approve=True, page="now", way="service")
        self.seal_now(sealed=sealed)

    @rule(handle=WRITER, which=WHICH, order=st.booleans())
    def stop_it(self, handle: str, which: int, order: bool) -> None:  # noqa: FBT001 - by name
        request_id = self.request(which)
        person = self.stage.people[self._who(handle, self.subjects[request_id])]

        def stop(session: Session) -> UUID:
            record_id = get_request(session, request_id).record_id
            if order:
                order_withdrawal(session, node=self.node, person=person, record_id=record_id)
            else:
                call_off(session, node=self.node, person=person, request_id=request_id)
            return record_id

        record_id = self.attempt(stop)
        if record_id is not None:
            self.counted["stopped"] += 1
            for each in self.requests_of(record_id):
                self.approvals.pop(each, None)

    @rule()
    def seal(self) -> None:
        self.stage.seal()

    def seal_now(self, *, sealed: bool) -> None:
        """Let the sealer come by just after something changed, while an approval waits for it."""
        if sealed and self.approvals:
            self.stage.seal()

    # What changes around a text.

    @precondition(lambda self: LATER not in self.names)
    @rule(sealed=SEALED)
    def learn_a_name(self, sealed: bool) -> None:  # noqa: FBT001 - by name
        actor = self.stage.people["an"]
        self.attempt(
            lambda session: add_known(
                session, node=self.node, actor=actor, kind=KnownKind.PERSON, text=LATER
            )
        )
        self.names |= {LATER}
        self.seal_now(sealed=sealed)

    @rule(ceiling=st.sampled_from([*Audience]), sealed=SEALED)
    def decide_a_policy(self, ceiling: Audience, sealed: bool) -> None:  # noqa: FBT001 - by name
        admin = self.stage.people["ad"]
        self.attempt(
            lambda session: save_policy(
                session, node=self.node, person=admin, ceiling=ceiling, minimum_group_size=10
            )
        )
        self.ceiling = ceiling
        self.seal_now(sealed=sealed)

    @precondition(lambda self: self.gate < 2)
    @rule(sealed=SEALED)
    def renew_the_gate(self, sealed: bool) -> None:  # noqa: FBT001 - by name
        self.gate += 1
        for name in GATES:
            self.patches.enter_context(patch(name, self.gate_version))
        self.seal_now(sealed=sealed)

    @rule(handle=st.sampled_from(("bo", "ev")), sealed=SEALED)
    def close_an_account(self, handle: str, sealed: bool) -> None:  # noqa: FBT001 - by name
        done = self.attempt(lambda session: disable_person(session, node=self.node, handle=handle))
        if done is not None:
            self.closed.add(handle)
        self.seal_now(sealed=sealed)
