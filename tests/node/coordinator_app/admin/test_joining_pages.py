"""Joining in the browser, from both sides: a line, eight words, a yes; and every way to say no."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from federation.keys import KeySet, generate_signing_key
from node.audit import AuditRow
from node.database import Zone, db, start_writing
from node.extensions import Process, current_node
from node.settings import Settings
from node.trust.joining import list_joining
from node.trust.joining_models import JoiningState, OwnSuperior
from node.trust.members import list_members
from node.trust.newcomers import keep_newcomer
from node.trust.own_keys import get_own_public_keys
from node.trust.service import add_anchor
from node.trust.spoken_keys import speak_keys
from schemas.enrolment import parse_invitation
from tests.node.trust.joining_nodes import statement_of
from tests.nodes import FixedClock, opened
from tests.screens import people_app, post, sign_in

RAN, BE = "https://ran.example", "https://be.example"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two nodes.

    Attributes:
        app: Its application.
        ad: Its admin's browser.
        settings: Its settings.
    """

    app: Flask
    ad: FlaskClient
    settings: Settings

    def actions(self) -> list[str]:
        """Return what stands in its audit log, the newest last."""
        with self.app.app_context():
            return list(db.session.scalars(select(AuditRow.action).order_by(AuditRow.number)))


@pytest.fixture
def be(tmp_path: Path) -> Iterator[Side]:
    """The superior."""
    with people_app(tmp_path, "be", language="en") as app:
        key = generate_signing_key("ES256")
        session, node = db.session(), current_node()
        add_anchor(session, entity_id=RAN, keys=KeySet([key.public]), clock=node.clock)
        session.commit()
        yield _side(app)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Side]:
    """Who joins."""
    with people_app(tmp_path, "vilvoorde", language="en") as app:
        yield _side(app)


def _side(app: Flask) -> Side:
    client = app.test_client()
    sign_in(client, "ad")
    return Side(app, client, current_node().settings)


def words_of(answer: TestResponse) -> list[str]:
    """Return the eight words of a page."""
    listed = answer.text.partition('<ol class="lp-spoken"')[2].partition("</ol>")[0]
    return re.findall(r"<li>(\w+)</li>", listed)


def invite(be: Side, **fields: str) -> str:
    """Make an invitation in the browser and return its line."""
    answer = post(
        be.ad,
        "/admin/members/invite",
        {"label": "Stad Vilvoorde", "country": "BE", **fields},
        page="/admin/members",
    )
    assert answer.status_code == 200
    return unescape(re.findall(r"<textarea[^>]*>([^<]+)</textarea>", answer.text)[0])


def paste(town: Side, line: str) -> TestResponse:
    return post(town.ad, "/admin/network", {"invitation": line})


def accept(town: Side, line: str, **fields: str) -> TestResponse:
    words = " ".join(words_of(paste(town, line)))
    form = {"invitation": line, "words": words, **fields}
    return post(town.ad, "/admin/network/accept", form, page="/admin/network")


def ask(be: Side, town: Side, line: str) -> None:
    """Let the town's statement come to the superior, as its syncer would bring it."""
    with opened(be.settings, process=Process.PEER) as (_app, session):
        keep_newcomer(
            session,
            code=parse_invitation(line).code,
            entity_id=town.settings.entity_id,
            statement=statement_of(town.settings),
            clock=FixedClock(),
        )


def test_two_admins_join_their_nodes_and_both_logs_say_so(be: Side, town: Side) -> None:
    line = invite(be)
    assert line not in be.ad.get("/admin/members").text, "it is shown once"

    compare = paste(town, line)
    assert compare.status_code == 200
    assert "Belgium" in compare.text
    assert len(words_of(compare)) == 8
    joined = accept(town, line, compared="yes")
    assert (joined.status_code, joined.headers["Location"]) == (303, "/admin/network")
    page = town.ad.get("/admin/network").text
    assert "Belgium has been asked" in page
    assert "Leave this network" in page

    ask(be, town, line)
    members = be.ad.get("/admin/members").text
    address = re.findall(r'href="(/admin/members/[0-9a-f-]{36})"', members)[0]
    newcomer = be.ad.get(address)
    own = get_own_public_keys(town.settings.keys_folder).federation
    assert words_of(newcomer) == list(speak_keys(own)) == words_of(town.ad.get("/admin/keys"))
    form = {"words": " ".join(words_of(newcomer)), "compared": "yes"}
    admitted = post(be.ad, f"{address}/admit", form, page=address)

    assert (admitted.status_code, admitted.headers["Location"]) == (303, "/admin/members")
    assert "https://vilvoorde.example" in be.ad.get("/admin/members").text
    assert be.actions()[-2:] == ["member_invited", "member_added"]
    assert town.actions()[-1] == "superior_joined"


def test_a_yes_needs_the_tick_that_the_words_were_compared(be: Side, town: Side) -> None:
    line = invite(be)

    refused = accept(town, line)

    assert refused.status_code == 422
    assert "Compare the words by telephone first" in refused.text
    assert len(words_of(refused)) == 8
    with town.app.app_context():
        assert list_joining(db.session()) == ()
    ask(be, town, line)
    address = re.findall(r'href="(/admin/members/[0-9a-f-]{36})"', be.ad.get("/admin/members").text)
    answer = post(be.ad, f"{address[0]}/admit", {"words": "x"}, page=address[0])
    assert answer.status_code == 422
    with be.app.app_context():
        assert list_members(db.session()) == ()


@pytest.mark.parametrize("line", ["", "linkpin-invitation:AAAA", "<b>hello</b>"])
def test_what_is_no_invitation_stays_in_the_field(town: Side, line: str) -> None:
    answer = paste(town, line)

    assert answer.status_code == 422
    assert '<a href="#invitation">' in answer.text
    assert "<b>hello</b>" not in answer.text


def test_words_that_were_not_shown_join_nothing(be: Side, town: Side) -> None:
    line = invite(be)
    answer = accept(town, line, compared="yes", words="babab " * 8)

    assert answer.status_code == 409
    assert "not the words" in answer.text
    assert town.actions()[-1] != "superior_joined"


def test_an_invitation_without_a_name_or_with_no_country_is_not_made(be: Side) -> None:
    for fields in ({"label": ""}, {"country": "zz"}, {"label": "x" * 151}):
        answer = post(
            be.ad,
            "/admin/members/invite",
            {"label": "Zele", "country": "be", **fields},
            page="/admin/members",
        )
        assert answer.status_code == 422
    assert "member_invited" not in be.actions()


def test_an_invitation_is_taken_back(be: Side) -> None:
    invite(be)
    address = re.findall(
        r'action="(/admin/members/[0-9a-f-]{36}/end)"', be.ad.get("/admin/members").text
    )[0]

    answer = post(be.ad, address, page="/admin/members")
    again = post(be.ad, address, page="/admin/members")

    assert (answer.status_code, again.status_code) == (303, 409)
    assert "Withdraw the invitation" not in be.ad.get("/admin/members").text
    assert be.actions()[-1] == "invitation_ended"


def test_leaving_a_network_is_one_button_and_stands_in_the_log(be: Side, town: Side) -> None:
    accept(town, invite(be), compared="yes")
    address = re.findall(
        r'action="(/admin/network/forget/[^"]+)"', town.ad.get("/admin/network").text
    )[0]

    answer = post(town.ad, address, page="/admin/network")

    assert answer.status_code == 303
    with town.app.app_context():
        assert list_joining(db.session()) == ()
    assert town.actions()[-1] == "superior_forgotten"
    assert post(town.ad, address, page="/admin/network").status_code == 404


def test_removing_a_member_is_asked_first(be: Side, town: Side) -> None:
    line = invite(be)
    ask(be, town, line)
    address = re.findall(
        r'href="(/admin/members/[0-9a-f-]{36})"', be.ad.get("/admin/members").text
    )[0]
    form = {"words": " ".join(words_of(be.ad.get(address))), "compared": "yes"}
    post(be.ad, f"{address}/admit", form, page=address)
    remove = re.findall(r'href="(/admin/members/remove/[^"]+)"', be.ad.get("/admin/members").text)[
        0
    ]

    assert "you invite it anew" in be.ad.get(remove).text
    assert post(be.ad, remove).status_code == 303
    with be.app.app_context():
        assert list_members(db.session()) == ()
    assert be.actions()[-1] == "member_removed"


@pytest.mark.parametrize(
    "path", ["/admin/members", "/admin/members/remove/aHR0cHM6Ly94LmV4YW1wbGU"]
)
def test_a_municipality_has_no_page_of_members(town: Side, path: str) -> None:
    assert town.ad.get(path).status_code == 404
    assert 'href="/admin/members"' not in town.ad.get("/admin").text


def test_what_a_superior_answered_is_told_with_what_to_do(be: Side, town: Side) -> None:
    accept(town, invite(be), compared="yes")
    with opened(town.settings) as (_app, session):
        start_writing(session, Zone.RECEIVED)
        row = session.get_one(OwnSuperior, BE)
        row.state, row.last_code, row.code = JoiningState.REFUSED, "invitation_used", None
        session.commit()

    page = town.ad.get("/admin/network").text

    assert "Somebody else asked with this invitation." in unescape(page)
