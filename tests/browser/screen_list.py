"""Every page there is, from the URL map, with the role that opens it.

A page whose address has words in it needs them from `full_town`; whoever adds such a page and no
sample fails here. What answers with a file is no page, and a few pages are reached only in the
middle of something: they are looked at where that is walked through.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from flask import Flask
from werkzeug.routing import Rule

from node.coordinator_app.access import OPEN, ROLES_BY_ENDPOINT
from node.people.models import PersonRole
from tests.browser.full_town import FULL, Full

__all__ = [
    "ELSEWHERE",
    "FILES",
    "HANDLES",
    "MORE",
    "Screen",
    "empty_screens",
    "full_screens",
    "page_rules",
    "role_of",
]

NOBODY: Final = "nobody"

HANDLES: Final[Mapping[PersonRole, str]] = {
    PersonRole.COORDINATOR: "coordinator",
    PersonRole.SECOND_READER: "reader",
    PersonRole.ADMIN: "admin",
    PersonRole.DESK: "desk",
}
"""Who of the demo, and of the empty node, has a role; a page is opened by the first who may."""

FILES: Final = frozenset(
    {
        "admin.audit_table",
        "admin.keys_file",
        "assets.file",
        "assets.theme",
        "colleague_page.card",
        "contact_letter.download",
        "facts.table",
        "feeds.feed",
        "groups.who_mail",
        "health",
        "left.table",
        "meeting_guests.draft",
        "meetings.calendar",
        "network_handover.word",
        "network_import.template",
        "network_pictures.butterfly_table",
        "network_report.pdf",
        "network_report.table",
        "network_report.word",
        "network_trends.coverage_table",
        "network_trends.independence_table",
        "network_trends.steps_table",
        "practice_page.text",
        "ready",
        "rhythm.table",
        "statements.security",
        "take_aways.draft",
    }
)
"""What answers with a file for a program."""

ELSEWHERE: Final[Mapping[str, str]] = {
    "admin.newcomer": "test_enrolment: somebody has to ask first",
    "people.outside_account": "no town of the demo has a sign-in of its own",
    "people.outside_return": "only the town's own sign-in leads here",
    "people.outside_start": "leads to the town's own sign-in",
    "people.second_code": "test_setup: only half signed in",
    "persona.show": "the demo's own; walked through by every test here",
    "setup.begin": "test_setup: only before the first account",
}
"""Pages that are looked at elsewhere, or that this machine cannot have, each with why."""

_AT_DESK: Final = frozenset({"admin.ask_to_remove", "admin.members", "desk.index"})
_ON_A_TOWN: Final = frozenset({"admin.members"})
"""Pages that a town answers with 404, because it vouches for nobody."""

_OFF: Final = frozenset(
    {
        "doors.index",
        "facts.terms",
        "independence.index",
        "introductions.confirm",
        "leads.index",
        "mandate.script",
        "milestones.index",
        "network_trends.independence",
        "own_year.objectives",
        "own_year.yearly",
        "panels.index",
        "panels.new",
        "programmes.index",
        "rhythm.presence",
    }
)
"""Pages that are not there until somebody switches their part on, or says which two it is about."""

_NO_SUCH: Final = UUID("00000000-0000-4000-8000-000000000000")

MORE: Final[tuple[tuple[str, str], ...]] = (
    ("reader", "/"),
    ("admin", "/"),
    ("coordinator", "/practices?q=jongeren"),
    ("coordinator", "/practices?q=xylofoonorkest"),
    ("coordinator", "/practices?themes=youth-engagement&q=netwerk"),
    ("coordinator", "/colleagues?q=netwerk"),
    ("coordinator", "/meetings/new"),
    ("coordinator", "/network?part=informal&sector=school"),
    ("coordinator", "/network/pictures?page=2"),
    ("coordinator", "/nowhere"),
    ("coordinator", "/admin"),
    ("reader", "/practices/mine"),
    ("coordinator", f"/practices/mine/{_NO_SUCH}"),
    ("coordinator", f"/airlock/{_NO_SUCH}/check"),
    ("nobody", "/invitation/none"),
)
"""Addresses beside the URL map's: searches that find and do not find, and refusals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One page to look at.

    Attributes:
        endpoint: Its endpoint; empty for one of `MORE`.
        site: Key of the node.
        handle: Who looks.
        path: Its address.
    """

    endpoint: str
    site: str
    handle: str
    path: str


def page_rules(app: Flask) -> dict[str, Rule]:
    """Return the rule of every endpoint that answers to GET with a page."""
    return {
        rule.endpoint: rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.endpoint not in FILES
    }


def role_of(endpoint: str) -> str:
    """Return the handle of the first role that may call an endpoint."""
    roles = ROLES_BY_ENDPOINT[endpoint]
    return NOBODY if roles == OPEN else next(HANDLES[each] for each in HANDLES if each in roles)


def full_screens(app: Flask, full: Full) -> Iterator[Screen]:
    """Yield every page with a sample of what it is about; raises BuildError without a sample."""
    addresses = app.url_map.bind("127.0.0.1")
    for endpoint in page_rules(app).keys() - ELSEWHERE.keys():
        yield Screen(
            endpoint=endpoint,
            site="ran" if endpoint in _AT_DESK else FULL,
            handle="admin" if endpoint.startswith("admin.") else role_of(endpoint),
            path=addresses.build(endpoint, dict(full.arguments(endpoint))),
        )
    for handle, path in MORE:
        yield Screen(endpoint="", site=FULL, handle=handle, path=path)


def empty_screens(app: Flask) -> Iterator[Screen]:
    """Yield every page that has something to say where nobody has done anything yet."""
    elsewhere = ELSEWHERE.keys() | _ON_A_TOWN | _OFF
    for endpoint, rule in page_rules(app).items():
        if not rule.arguments and endpoint not in elsewhere:
            yield Screen(endpoint=endpoint, site="empty", handle=role_of(endpoint), path=rule.rule)
