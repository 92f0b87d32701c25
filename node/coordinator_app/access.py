"""Who may open which page: one table over every endpoint, closed for what it does not name.

A row says which roles may call an endpoint at all. Whose object it is, is asked by the service that
loads it, in the same query. A node admin sees no practice, no draft, no contact; who reads for
others sees the queue and what is asked of them, and nothing else of this node.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import Flask, Response, request, url_for
from werkzeug.exceptions import NotFound

from node.coordinator_app.kept_form import keep_form
from node.coordinator_app.network_endpoints import NETWORK_ENDPOINTS
from node.errors import NotAllowedError
from node.language import gettext as _
from node.people.models import PersonRole
from node.screens.navigation import MAY_OPEN
from node.screens.visitor import find_visitor

__all__ = ["OPEN", "ROLES_BY_ENDPOINT", "close_by_default", "may_open"]

OPEN: Final[frozenset[str]] = frozenset({"anybody"})
"""Row of an endpoint that answers without signing in."""

_EVERYBODY = frozenset(PersonRole)
_COORDINATOR = frozenset({PersonRole.COORDINATOR})
_READER = frozenset({PersonRole.SECOND_READER})
_ADMIN = frozenset({PersonRole.ADMIN})
_DESK = frozenset({PersonRole.DESK})
_SEARCHING = _COORDINATOR | _DESK

ROLES_BY_ENDPOINT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        # probes and what every page is drawn with
        "health": OPEN,
        "ready": OPEN,
        "assets.file": OPEN,
        "assets.theme": OPEN,
        "language.choose": OPEN,
        # signing in
        "people.sign_in": OPEN,
        "people.sign_in_with_password": OPEN,
        "people.second_code": OPEN,
        "people.prove_code": OPEN,
        "people.passkey": OPEN,
        "people.sign_in_with_passkey": OPEN,
        "people.outside_start": OPEN,
        "people.outside_return": OPEN,
        "people.invitation": OPEN,
        "people.accept": OPEN,
        "people.sign_out": _EVERYBODY,
        # one's own account
        "people.account": _EVERYBODY,
        "people.change_account": _EVERYBODY,
        "people.end_sessions": _EVERYBODY,
        "people.prove": _EVERYBODY,
        "people.prove_with_password": _EVERYBODY,
        "people.password": _EVERYBODY,
        "people.change_password": _EVERYBODY,
        "people.second_step": _EVERYBODY,
        "people.codes": _EVERYBODY,
        "people.set_up_app": _EVERYBODY,
        "people.remove_app": _EVERYBODY,
        "people.passkeys": _EVERYBODY,
        "people.add_own_passkey": _EVERYBODY,
        "people.remove_own_passkey": _EVERYBODY,
        "people.recovery": _EVERYBODY,
        "people.make_recovery": _EVERYBODY,
        "people.outside_account": _EVERYBODY,
        "people.connect_outside": _EVERYBODY,
        "people.disconnect_outside": _EVERYBODY,
        "own_data.show": _EVERYBODY,
        "own_data.download": _EVERYBODY,
        # who works here
        "admin_people.index": _ADMIN,
        "admin_people.new": _ADMIN,
        "admin_people.invite_person": _ADMIN,
        "admin_people.person": _ADMIN,
        "admin_people.roles": _ADMIN,
        "admin_people.suspend_person": _ADMIN,
        "admin_people.reopen_person": _ADMIN,
        "admin_people.invite_again": _ADMIN,
        "admin_people.handing_over": _ADMIN,
        "admin_people.hand_over_to": _ADMIN,
        "setup.begin": OPEN,
        "setup.open_first_account": OPEN,
        # the node admin
        "admin.index": _ADMIN,
        "admin.begin": _ADMIN,
        "admin.keys": _ADMIN,
        "admin.keys_file": _ADMIN,
        "admin.peers": _ADMIN,
        "admin.peer": _ADMIN,
        "admin.look_at_peer": _ADMIN,
        "admin.block_peer": _ADMIN,
        "admin.unblock_peer": _ADMIN,
        "admin.pause_peer": _ADMIN,
        "admin.resume_peer": _ADMIN,
        "admin.policy": _ADMIN,
        "admin.change_policy": _ADMIN,
        "admin.change_route": _ADMIN,
        "admin.audit": _ADMIN,
        "admin.check_audit": _ADMIN,
        "admin.audit_table": _ADMIN,
        "admin.members": _ADMIN,
        "admin.invite": _ADMIN,
        "admin.newcomer": _ADMIN,
        "admin.admit": _ADMIN,
        "admin.end": _ADMIN,
        "admin.ask_to_remove": _ADMIN,
        "admin.remove": _ADMIN,
        "admin.network": _ADMIN,
        "admin.paste": _ADMIN,
        "admin.accept": _ADMIN,
        "admin.forget": _ADMIN,
        # the desk
        "desk.index": _DESK,
        # the demo alone
        "persona.show": OPEN,
        "persona.sign_in": OPEN,
        # practices being written, and one's own directory entry
        "practices.mine": _COORDINATOR,
        "practices.new": _COORDINATOR,
        "practices.create": _COORDINATOR,
        "practices.show": _COORDINATOR,
        "practices.edit": _COORDINATOR,
        "practices.change": _COORDINATOR,
        "practices.autosave": _COORDINATOR,
        "practices.look": _COORDINATOR,
        "practices.ticks": _COORDINATOR,
        "practices.tick": _COORDINATOR,
        "practices.share": _COORDINATOR,
        "practices.ask_to_erase": _COORDINATOR,
        "practices.erase": _COORDINATOR,
        "directory.edit": _COORDINATOR,
        "directory.change": _COORDINATOR,
        "directory.share": _COORDINATOR,
        "directory.ask_to_take_back": _COORDINATOR,
        "directory.take_back": _COORDINATOR,
        # what this node knows by name
        "register.index": _COORDINATOR,
        "register.find": _COORDINATOR,
        "register.adding": _COORDINATOR,
        "register.add": _COORDINATOR,
        "register.entry": _COORDINATOR,
        "register.change": _COORDINATOR,
        "register.remove": _COORDINATOR,
        "register.undo": _COORDINATOR,
        # the exit: made safe, released, corrected, withdrawn
        "airlock.begin": _COORDINATOR,
        "airlock.status": _COORDINATOR,
        "airlock.check": _COORDINATOR,
        "airlock.resolve": _COORDINATOR,
        "airlock.accept": _COORDINATOR,
        "airlock.undo": _COORDINATOR,
        "airlock.keep_name": _COORDINATOR,
        "airlock.text": _COORDINATOR,
        "airlock.rewrite": _COORDINATOR,
        "airlock.look_at_text": _COORDINATOR,
        "airlock.tick": _COORDINATOR,
        "airlock.set_tick": _COORDINATOR,
        "airlock.figures": _COORDINATOR,
        "airlock.enter_figure": _COORDINATOR,
        "airlock.take_out_figure": _COORDINATOR,
        "airlock.release": _COORDINATOR,
        "airlock.ask": _COORDINATOR,
        "airlock.calling_off": _COORDINATOR,
        "airlock.call_off": _COORDINATOR,
        "airlock.history": _COORDINATOR,
        "airlock.withdrawal": _COORDINATOR,
        "airlock.withdraw": _COORDINATOR,
        # who reads for others
        "airlock.queue": _READER,
        "airlock.read": _READER,
        "airlock.decide": _READER,
        # what left
        "left.index": _COORDINATOR,
        "left.entry": _COORDINATOR,
        "left.table": _COORDINATOR,
        # first page
        "home.index": _EVERYBODY,
        "help.index": OPEN,
        # what anybody may know about this node
        "statements.accessibility": OPEN,
        "statements.privacy": OPEN,
        "statements.security": OPEN,
        # practices and colleagues of all towns
        "search.practices": _SEARCHING,
        "search.colleagues": _SEARCHING,
        "practice_page.show": _SEARCHING,
        "practice_page.text": _SEARCHING,
        "practice_page.try_it": _COORDINATOR,
        "colleague_page.show": _SEARCHING,
        "colleague_page.card": _SEARCHING,
        "saved_searches.index": _SEARCHING,
        "saved_searches.save": _SEARCHING,
        "saved_searches.renew": _SEARCHING,
        "saved_searches.delete": _SEARCHING,
        # the network and its meetings
        **dict.fromkeys(NETWORK_ENDPOINTS, _COORDINATOR),
        # its address is the key
        "feeds.feed": OPEN,
    }
)
"""Roles that may call each endpoint."""


def close_by_default(app: Flask) -> None:
    """Let nobody call an endpoint of `app` that the table does not open to them."""
    app.extensions[MAY_OPEN] = may_open
    app.before_request(_check_access)


def may_open(endpoint: str) -> bool:
    """Say whether the table opens an endpoint to who looks now; menus ask, so they never lie."""
    roles = ROLES_BY_ENDPOINT.get(endpoint, frozenset())
    person = find_visitor()
    return roles == OPEN or (person is not None and person.has_role(roles))


def _check_access() -> Response | None:
    endpoint = request.endpoint
    if endpoint is None:
        return None  # No page of ours; the answer will say so.
    roles = ROLES_BY_ENDPOINT.get(endpoint)
    if roles is None:
        raise NotFound
    if roles == OPEN:
        return None
    person = find_visitor()
    if person is None:
        return _sign_in_first()
    if not person.has_role(roles):
        raise NotAllowedError(_("This page is not for the roles you have at this node."))
    return None


def _sign_in_first() -> Response:
    if request.method == "POST":
        return keep_form(status=401)
    query = request.query_string.decode("ascii", "replace")
    here = f"{request.path}?{query}" if query else request.path
    where = url_for("people.sign_in", next=None if here == "/" else here)
    return Response(status=303, headers={"Location": where})
