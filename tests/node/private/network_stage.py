"""A town with a network: its application, a browser for each coordinator, quick ways to fill it.

The day is Monday 2 March 2026, noon in UTC. Names are invented.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from node.database import db
from node.extensions import Node, current_node
from node.people.service import Person, get_person
from node.private.network.contact import ContactContent, ContactDraft
from node.private.network.contact_consent import CONTACT_CONSENT_VERSION, asks_consent
from node.private.network.contacts import add_contact
from node.private.network.log import write_line
from node.private.network.log_line import LogContent, LogDraft
from node.private.network.optional_rows import switch_on
from node.private.network.organisation import OrganisationContent, OrganisationDraft
from node.private.network.organisations import add_organisation, get_organisation
from node.private.network.words import ContactKind, LawfulBasis, LogKind, Part
from schemas.practice_words import Sector
from tests.node.private.writers import browser, text_of
from tests.nodes import FixedClock
from tests.screens import form_of, people_app, post

__all__ = ["TODAY", "NetworkStage", "network_stage"]

TODAY = date(2026, 3, 2)


@dataclass(slots=True, kw_only=True)
class NetworkStage:
    """The town of a test.

    Attributes:
        app: Its application, inside whose context the test stands.
        clock: What moves its time.
        browsers: The browser of each coordinator, `an` and `co`.
    """

    app: Flask
    clock: FixedClock
    browsers: Mapping[str, FlaskClient]

    @property
    def session(self) -> Session:
        """A session on what stands now."""
        db.session.rollback()
        return db.session()

    @property
    def node(self) -> Node:
        """This node."""
        return current_node()

    def person(self, handle: str = "an") -> Person:
        """Return somebody who works here."""
        return get_person(self.session, node=self.node, handle=handle)

    @staticmethod
    def commit() -> None:
        """Keep what a service of the test wrote."""
        db.session.commit()

    def organisation(
        self,
        name: str,
        *,
        sector: Sector = Sector.SCHOOL,
        part: Part = Part.FORMAL,
        handle: str = "an",
        content: Mapping[str, object] | None = None,
        **members: object,
    ) -> UUID:
        """Enter an organisation through the service and commit it."""
        draft = OrganisationDraft(
            content=OrganisationContent(name=name, **(content or {})),  # type: ignore[arg-type] # members by name
            sector=sector,
            part=part,
        )
        draft = replace(draft, **members)  # type: ignore[arg-type] # members by name
        actor = self.person(handle)
        made = add_organisation(db.session(), node=self.node, actor=actor, draft=draft)
        db.session.commit()
        return made

    def contact(self, organisation_id: UUID, name: str = "", *, handle: str = "an") -> UUID:
        """Enter the mailbox of a role, or a name of who was told, or agreed where that is asked."""
        actor = self.person(handle)
        at = get_organisation(
            db.session(), node=self.node, person=actor, organisation_id=organisation_id
        ).draft
        if not name:
            rests: dict[str, object] = {"kind": ContactKind.ROLE_MAILBOX}
        elif asks_consent(sector=at.sector, part=at.part):
            rests = {
                "kind": ContactKind.COMMUNITY,
                "basis": LawfulBasis.CONSENT,
                "consent_on": TODAY,
                "consent_text": CONTACT_CONSENT_VERSION,
            }
        else:
            rests = {
                "kind": ContactKind.PROFESSIONAL,
                "basis": LawfulBasis.PUBLIC_TASK,
                "notice_on": TODAY,
            }
        draft = ContactDraft(
            organisation_id=organisation_id,
            **rests,  # type: ignore[arg-type] # members by name
            content=ContactContent(
                name=name,
                function="Head teacher",
                mailbox="office@organisation.example",
                source="Their website" if name else "",
            ),
        )
        made = add_contact(db.session(), node=self.node, actor=actor, draft=draft)
        db.session.commit()
        return made

    def waiting(self, organisation_id: UUID, name: str) -> UUID:
        """Enter a name out of a list, which waits until that person was told."""
        draft = ContactDraft(
            organisation_id=organisation_id,
            kind=ContactKind.PROFESSIONAL,
            content=ContactContent(name=name, function="Head teacher", source="A list"),
        )
        made = add_contact(
            db.session(), node=self.node, actor=self.person(), draft=draft, import_id=uuid4()
        )
        db.session.commit()
        return made

    def line(
        self,
        kind: LogKind,
        organisation_id: UUID | None = None,
        *,
        days_ago: int = 0,
        text: str = "",
        handle: str = "an",
        content: Mapping[str, object] | None = None,
        **members: object,
    ) -> UUID:
        """Log something through the service and commit it."""
        draft = LogDraft(
            kind=kind,
            happened_on=TODAY - timedelta(days=days_ago),
            organisation_id=organisation_id,
            content=LogContent(text=text, **(content or {})),  # type: ignore[arg-type] # members by name
        )
        draft = replace(draft, **members)  # type: ignore[arg-type] # members by name
        actor = self.person(handle)
        made = write_line(db.session(), node=self.node, actor=actor, draft=draft)
        db.session.commit()
        return made

    def settle(
        self, line_id: UUID, state: str, outcome: str = "", *, handle: str = "an", **more: str
    ) -> TestResponse:
        """Say on the page of a line where it stands, as it stands now."""
        page = f"/log/{line_id}"
        fields = form_of(self.get(page, handle))
        form = {"revision": fields["revision"], "state": state, "outcome": outcome, **more}
        return self.post(f"{page}/settle", form, handle=handle, page=page)

    def switch_on(self, *codes: str) -> None:
        """Switch parts of the method on."""
        actor = self.person()
        for code in codes:
            switch_on(
                db.session(),
                node=self.node,
                actor=actor,
                code=code,
                reason="We need it.",
                advice="The officer was asked and agreed.",
            )
        db.session.commit()

    def get(self, url: str, handle: str = "an") -> TestResponse:
        """Open a page."""
        return self.browsers[handle].get(url)

    def text(self, url: str, handle: str = "an") -> str:
        """Return the text of a page that opens."""
        answer = self.get(url, handle)
        assert answer.status_code == 200, answer.status
        return text_of(answer)

    def post(
        self,
        url: str,
        data: Mapping[str, str | Sequence[str]] | None = None,
        *,
        handle: str = "an",
        page: str = "/account",
    ) -> TestResponse:
        """Send a form."""
        return post(self.browsers[handle], url, data, page=page)


@contextmanager
def network_stage(folder: Path, town: str = "vilvoorde", **changes: str) -> Iterator[NetworkStage]:
    """Give a town with an empty network."""
    clock = FixedClock()
    with people_app(folder, town, clock=clock, **changes) as app:
        browsers = {handle: browser(app, handle) for handle in ("an", "co")}
        yield NetworkStage(app=app, clock=clock, browsers=browsers)
