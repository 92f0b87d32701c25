"""A filled room in which all parts are on, and a visitor who follows its links."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

from werkzeug.exceptions import HTTPException

from node.database import db
from node.private.network.fact import FactContent, FactDraft
from node.private.network.facts import add_fact
from node.private.network.optional_rows import OPTIONAL
from node.private.network.organisation import Offer
from node.private.network.words import FactKind, GroupKind, LogKind, Part
from schemas.practice_words import NetworkStep
from tests.node.private.meetings.planned import hold, plan
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.packs.sealed_stage import put_group

__all__ = ["Field", "PostForm", "Walk", "fill_room", "form_again", "hidden_fields", "walk"]

_ROOMS: Final = re.compile(r"^/(network|log|meetings)(/|$)|^/$")
_EACH: Final = 2
"""Pages of one sort that are opened: with what is there, and with something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form."""

    name: str
    kind: str
    value: str = ""
    options: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class PostForm:
    """A form that is sent, as it stands on a page."""

    page: str
    action: str
    endpoint: str
    fields: list[Field] = field(default_factory=list)

    @property
    def asks_something(self) -> bool:
        """Whether something is written or chosen in it."""
        return any(each.kind in {"text", "select", "radio"} for each in self.fields)


@dataclass(slots=True, kw_only=True)
class Walk:
    """What a visitor saw: endpoints that a link leads to, forms by endpoint, pages by address."""

    reached: set[str] = field(default_factory=set)
    forms: dict[str, PostForm] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[tuple[Mapping[str, str], list[Field]]] = []
        self._is_open = False
        self._select: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in said:
            self.links.append(said["href"])
        elif tag == "form":
            self.forms.append((said, []))
            if said.get("method", "get").lower() == "get" and "action" in said:
                self.links.append(said["action"])
            self._is_open = True
        elif tag == "option" and self._select is not None:
            self._select[1].append(said.get("value", ""))
        elif self._is_open and "name" in said:
            self._field(tag, said)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_open = False
        elif tag == "select" and self._select is not None:
            name, options = self._select
            self.forms[-1][1].append(Field(name=name, kind="select", options=tuple(options)))
            self._select = None

    def _field(self, tag: str, said: Mapping[str, str]) -> None:
        if tag == "select":
            self._select = (said["name"], [])
            return
        kind = {"input": said.get("type", "text"), "textarea": "text"}.get(tag, "button")
        if kind not in {"hidden", "radio", "checkbox", "file", "button"}:
            kind = "text"
        self.forms[-1][1].append(Field(name=said["name"], kind=kind, value=said.get("value", "")))


def fill_room(stage: NetworkStage) -> None:
    """Switch all parts on and enter something of each sort; nobody wrote the own card yet."""
    stage.switch_on(*OPTIONAL)
    offers = (Offer(topic="mentoring"),)
    school = stage.organisation("Akker", content={"mandate": "Leerplicht", "offers": offers})
    club = stage.organisation("Beek", min_days=1)
    needs = {"needs": ("mentoring",)}
    for each in (school, club, stage.organisation("Zonnehof", umbrella_id=club, content=needs)):
        stage.contact(each)
    for name in ("Heide", "Duin", "Veld"):
        stage.organisation(name, part=Part.INFORMAL)
    stage.contact(school, "Quillon Ofrane")
    for kind in (LogKind.WE_PROMISED, LogKind.THEY_PROMISED, LogKind.WE_ASKED, LogKind.USEFUL):
        stage.line(kind, school, text="Een zaal", days_ago=3)
    stage.line(LogKind.LINKED, school, other_id=club, days_ago=40)
    stage.line(LogKind.PROPOSED, club, text="Samen koken", days_ago=20)
    for group in (GroupKind.SIMILAR, GroupKind.PANEL, GroupKind.PROGRAMME):
        put_group(stage, f"Groep {group}", (TODAY, NetworkStep.MAINTENANCE), kind=group)
    fact = FactContent(statement="Er wonen 1240 mensen", source="Statistiek")
    actor = stage.person()
    draft = FactDraft(kind=FactKind.FIGURE, dated_on=TODAY, content=fact)
    add_fact(db.session(), node=stage.node, actor=actor, draft=draft)
    stage.commit()
    plan(stage, [school, club])
    hold(stage, [school, club], title="Kennismaking")


def walk(stage: NetworkStage, *, start: str = "/") -> Walk:
    """Follow the links of both rooms from a page, a few of each sort, and look at what is there."""
    found, opened = Walk(), Counter[str]()
    waiting, known = [start], {start}
    while waiting:
        address = waiting.pop(0)
        endpoint = _endpoint(stage, address, "GET")
        if endpoint is None:
            continue
        found.reached.add(endpoint)
        if opened[endpoint] >= _EACH:
            continue
        opened[endpoint] += 1
        answer = stage.get(address)
        assert answer.status_code == 200, (address, answer.status)
        if answer.mimetype != "text/html":
            continue
        found.pages[address] = answer.get_data(as_text=True)
        page = _read(found.pages[address])
        for form in _forms(stage, address, page):
            found.forms.setdefault(form.endpoint, form)
        fresh = [each for each in page.links if each not in known and _is_of_room(each)]
        known.update(fresh)
        waiting.extend(dict.fromkeys(fresh))
    return found


def form_again(stage: NetworkStage, form: PostForm) -> PostForm | None:
    """Return a form as it stands on its page now; None if it was answered elsewhere meanwhile."""
    page = _read(stage.text(form.page))
    return next(
        (each for each in _forms(stage, form.page, page) if each.endpoint == form.endpoint), None
    )


def hidden_fields(text: str) -> dict[str, str]:
    """Return what the form of a page for a record brings along by itself, but for its token."""
    return {
        each.name: each.value
        for _said, fields in _read(text).forms
        for each in fields
        if each.kind == "hidden"
        and each.name != "csrf_token"
        and "revision" in {one.name for one in fields}
    }


def _read(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    return page


def _is_of_room(link: str) -> bool:
    return _ROOMS.match(urlsplit(link).path) is not None and not urlsplit(link).netloc


def _endpoint(stage: NetworkStage, address: str, method: str) -> str | None:
    adapter = stage.app.url_map.bind("")
    try:
        endpoint, _arguments = adapter.match(urlsplit(address).path, method=method)
    except HTTPException:
        return None
    return str(endpoint)


def _forms(stage: NetworkStage, address: str, page: _Page) -> Iterator[PostForm]:
    for said, fields in page.forms:
        action = said.get("action") or address
        endpoint = _endpoint(stage, action, "POST")
        if said.get("method", "get").lower() == "post" and endpoint is not None:
            yield PostForm(page=address, action=action, endpoint=endpoint, fields=fields)
