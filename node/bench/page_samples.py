"""Which pages are asked, by whom and with what: one line for each, compared with the URL map.

Every address that answers to GET stands here, asked with a sample or left out for a reason; one
that is in neither list stops the measurement, so that no new page is forgotten. Each is asked by
every role that may open it, because what a page shows depends on who looks.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from flask import Flask
from werkzeug.routing import MapAdapter

from node.bench.filled_node import HALF_WAY
from node.bench.own_work import Things
from node.coordinator_app.access import OPEN, ROLES_BY_ENDPOINT
from node.errors import ServiceMissingError
from node.language import gettext as _
from node.language import mark

__all__ = [
    "ANYBODY",
    "LEFT_OUT",
    "SAMPLES",
    "Sample",
    "Visit",
    "check_complete",
    "list_visits",
    "pages_of",
]

ANYBODY: Final = "anybody"
"""Who asks a page that is open without signing in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One page with what its address is filled with.

    Attributes:
        endpoint: As the URL map names it.
        values: For each part of the address, the member of `Things` that holds the word; a word
            of its own begins with `=`.
        query: What stands behind the question mark.
        asked_by: Who asks, if not each role that may.
    """

    endpoint: str
    values: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    asked_by: str | None = None

    def roles(self) -> tuple[str, ...]:
        """Return who asks it."""
        if self.asked_by is not None:
            return (self.asked_by,)
        roles = ROLES_BY_ENDPOINT[self.endpoint]
        return (ANYBODY,) if roles == OPEN else tuple(sorted(roles))


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One page as one visitor asks it.

    Attributes:
        page: The rule of the URL map, and the question behind it.
        path: What is asked.
        role: Who asks.
    """

    page: str
    path: str
    role: str


def _own(endpoint: str, name: str, thing: str) -> Sample:
    return Sample(endpoint=endpoint, values={name: thing})


_REQUEST = "request_id"
_THEIR_PRACTICE = {"origin": "town", "record_id": "town_record"}
_THEIR_ENTRY = {"origin": "town", "record_id": "town_entry"}

SAMPLES: Final = (
    Sample(endpoint="home.index"),
    Sample(endpoint="help.index"),
    Sample(endpoint="statements.accessibility"),
    Sample(endpoint="statements.privacy"),
    Sample(endpoint="statements.security"),
    # signing in
    Sample(endpoint="people.sign_in"),
    Sample(endpoint="people.passkey"),
    Sample(endpoint="people.second_code", asked_by=HALF_WAY),
    _own("people.invitation", "code", "invitation"),
    _own("persona.show", "handle", "persona"),
    # one's own account
    *(
        Sample(endpoint=endpoint)
        for endpoint in (
            "people.account",
            "people.codes",
            "people.passkeys",
            "people.password",
            "people.prove",
            "people.recovery",
            "people.second_step",
            "own_data.show",
        )
    ),
    # practices and colleagues of all towns
    Sample(endpoint="search.practices"),
    Sample(endpoint="search.practices", query={"q": "school"}),
    Sample(endpoint="search.practices", query={"q": "buurten gesprekken", "kind": "network"}),
    Sample(endpoint="search.practices", query={"q": "schoool"}),
    Sample(endpoint="search.practices", query={"page": "20"}),
    Sample(endpoint="search.colleagues"),
    Sample(endpoint="search.colleagues", query={"q": "preventie"}),
    Sample(endpoint="practice_page.show", values=_THEIR_PRACTICE),
    Sample(endpoint="practice_page.show", values={"origin": "own", "record_id": "released_record"}),
    Sample(endpoint="practice_page.text", values=_THEIR_PRACTICE),
    Sample(endpoint="colleague_page.show", values=_THEIR_ENTRY),
    Sample(endpoint="colleague_page.card", values=_THEIR_ENTRY),
    Sample(endpoint="saved_searches.index"),
    _own("feeds.feed", "secret", "feed"),
    # what people write here
    Sample(endpoint="practices.mine"),
    Sample(endpoint="practices.new"),
    *(
        _own(endpoint, "practice_id", "practice_id")
        for endpoint in (
            "practices.show",
            "practices.edit",
            "practices.ticks",
            "practices.ask_to_erase",
        )
    ),
    Sample(endpoint="register.index"),
    Sample(endpoint="register.adding"),
    _own("register.entry", "entry_id", "known_id"),
    Sample(endpoint="directory.edit"),
    Sample(endpoint="directory.ask_to_take_back"),
    # the exit
    _own("airlock.status", _REQUEST, "asked_id"),
    _own("airlock.status", _REQUEST, "refused_id"),
    _own("airlock.status", _REQUEST, "released_id"),
    _own("airlock.calling_off", _REQUEST, "approved_id"),
    _own("airlock.check", _REQUEST, "drafting_id"),
    _own("airlock.release", _REQUEST, "drafting_id"),
    Sample(
        endpoint="airlock.text", values={_REQUEST: "drafting_id", "member": "=texts.nl.approach"}
    ),
    Sample(endpoint="airlock.tick", values={_REQUEST: "drafting_id", "member": "=kind"}),
    Sample(endpoint="airlock.queue"),
    Sample(endpoint="airlock.figures"),
    _own("airlock.read", _REQUEST, "asked_id"),
    _own("airlock.history", "record_id", "released_record"),
    _own("airlock.withdrawal", "record_id", "released_record"),
    Sample(endpoint="left.index"),
    Sample(endpoint="left.entry", values={"audience": "=ran", "position": "position"}),
    Sample(endpoint="left.table"),
    # the node admin and the desk
    *(
        Sample(endpoint=endpoint)
        for endpoint in (
            "admin.index",
            "admin.begin",
            "admin.keys",
            "admin.keys_file",
            "admin.peers",
            "admin.policy",
            "admin.audit",
            "admin.check_audit",
            "admin.audit_table",
            "admin.members",
            "admin.network",
            "admin_people.index",
            "admin_people.new",
            "desk.index",
        )
    ),
    _own("admin.peer", "entity_id", "town"),
    _own("admin.newcomer", "invitation_id", "newcomer_id"),
    _own("admin.ask_to_remove", "entity_id", "member"),
    _own("admin_people.person", "account_id", "account_id"),
    _own("admin_people.handing_over", "account_id", "account_id"),
    # probes
    Sample(endpoint="health"),
    Sample(endpoint="ready"),
)
"""Every page that is measured."""

LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "assets.file": mark("a file, which counts in the weights"),
        "assets.theme": mark("a file, which counts in the weights"),
        "setup.begin": mark("answers only before the first account is opened"),
        "people.outside_account": mark("answers only where the town's own sign-in is set up"),
        "people.outside_start": mark("answers only where the town's own sign-in is set up"),
        "people.outside_return": mark("answers only where the town's own sign-in is set up"),
    }
)
"""Addresses that are not measured, each with the reason."""


def pages_of(app: Flask) -> frozenset[str]:
    """Return the endpoints that answer to GET."""
    return frozenset(
        rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())
    )


def check_complete(
    app: Flask, *, samples: Iterable[Sample] = SAMPLES, left_out: Iterable[str] = LEFT_OUT
) -> None:
    """Check that every page is measured or left out, and that there are no others in the lists.

    Raises:
        ServiceMissingError: A page is in neither list, or one in the lists is no page.
    """
    pages, known = pages_of(app), {sample.endpoint for sample in samples} | {*left_out}
    if pages != known:
        raise ServiceMissingError(
            _("The list of pages that are measured and the pages differ: %(pages)s.")
            % {"pages": ", ".join(sorted(pages ^ known))}
        )


def list_visits(
    app: Flask, things: Things, *, samples: Iterable[Sample] = SAMPLES
) -> Iterator[Visit]:
    """Yield every sample for each visitor who asks it."""
    addresses = app.url_map.bind("localhost")
    for sample in samples:
        for role in sample.roles():
            yield Visit(page=_page(app, sample), path=_path(addresses, sample, things), role=role)


def _page(app: Flask, sample: Sample) -> str:
    rule = next(
        each for each in app.url_map.iter_rules(sample.endpoint) if "GET" in (each.methods or ())
    )
    asked = "&".join(f"{name}={value}" for name, value in sample.query.items())
    return f"{rule.rule}?{asked}" if asked else rule.rule


def _path(addresses: MapAdapter, sample: Sample, things: Things) -> str:
    values = {
        name: word.removeprefix("=") if word.startswith("=") else getattr(things, word)
        for name, word in sample.values.items()
    }
    return addresses.build(sample.endpoint, {**values, **sample.query}, method="GET")
