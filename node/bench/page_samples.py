"""Which pages are asked, by whom and with what: one line for each, compared with the URL map.

Every address that answers to GET stands here, asked with a sample or left out for a reason; one
that is in neither list stops the measurement, so that no new page is forgotten. Each is asked by
every role that may open it, because what a page shows depends on who looks.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from flask import Flask
from werkzeug.routing import MapAdapter

from node.bench.filled_node import HALF_WAY
from node.bench.network_samples import NETWORK_SAMPLES
from node.bench.network_work import NetworkThings
from node.bench.visit import ANYBODY, Sample, Visit, sample_of
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
    sample_of("people.invitation", "code", "invitation"),
    sample_of("persona.show", "handle", "persona"),
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
    sample_of("feeds.feed", "secret", "feed"),
    # what people write here
    Sample(endpoint="practices.mine"),
    Sample(endpoint="practices.new"),
    *(
        sample_of(endpoint, "practice_id", "practice_id")
        for endpoint in (
            "practices.show",
            "practices.edit",
            "practices.ticks",
            "practices.ask_to_erase",
        )
    ),
    Sample(endpoint="register.index"),
    Sample(endpoint="register.adding"),
    sample_of("register.entry", "entry_id", "known_id"),
    Sample(endpoint="directory.edit"),
    Sample(endpoint="directory.ask_to_take_back"),
    # the exit
    sample_of("airlock.status", _REQUEST, "asked_id"),
    sample_of("airlock.status", _REQUEST, "refused_id"),
    sample_of("airlock.status", _REQUEST, "released_id"),
    sample_of("airlock.calling_off", _REQUEST, "approved_id"),
    sample_of("airlock.check", _REQUEST, "drafting_id"),
    sample_of("airlock.release", _REQUEST, "drafting_id"),
    Sample(
        endpoint="airlock.text", values={_REQUEST: "drafting_id", "member": "=texts.nl.approach"}
    ),
    Sample(endpoint="airlock.tick", values={_REQUEST: "drafting_id", "member": "=kind"}),
    Sample(endpoint="airlock.queue"),
    Sample(endpoint="airlock.figures"),
    sample_of("airlock.read", _REQUEST, "asked_id"),
    sample_of("airlock.history", "record_id", "released_record"),
    sample_of("airlock.withdrawal", "record_id", "released_record"),
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
    sample_of("admin.peer", "entity_id", "town"),
    sample_of("admin.newcomer", "invitation_id", "newcomer_id"),
    sample_of("admin.ask_to_remove", "entity_id", "member"),
    sample_of("admin_people.person", "account_id", "account_id"),
    sample_of("admin_people.handing_over", "account_id", "account_id"),
    *NETWORK_SAMPLES,
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
    app: Flask, things: NetworkThings, *, samples: Iterable[Sample] = SAMPLES
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


def _path(addresses: MapAdapter, sample: Sample, things: NetworkThings) -> str:
    values = {
        name: word.removeprefix("=") if word.startswith("=") else getattr(things, word)
        for name, word in sample.values.items()
    }
    return addresses.build(sample.endpoint, {**values, **sample.query}, method="GET")
