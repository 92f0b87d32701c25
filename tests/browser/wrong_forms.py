"""Every form there is, from the URL map, sent with everything wrong that can be wrong in it.

A form that only has buttons cannot be wrong. Whoever adds a form decides here which it is.
"""

from collections.abc import Mapping
from typing import Final

from tests.browser.network_forms import NETWORK_BUTTONS, NETWORK_WRONG
from tests.browser.sent_wrongly import Wrong

__all__ = ["BUTTONS", "SENT_ELSEWHERE", "WRONG"]

_FAR_TOO_LONG = "te lang " * 7000


WRONG: Final[Mapping[str, Wrong]] = {
    "people.sign_in_with_password": Wrong(page="people.sign_in"),
    "people.accept": Wrong(page="people.invitation", values={"new_password": "kort"}),
    "people.change_account": Wrong(page="people.account"),
    "people.set_up_app": Wrong(page="people.codes", values={"code": "12"}),
    "people.change_password": Wrong(page="people.password", values={"new_password": "kort"}),
    "people.prove_with_password": Wrong(page="people.prove"),
    "admin_people.invite_person": Wrong(page="admin_people.new", values={"mailbox": "x"}),
    "admin_people.roles": Wrong(page="admin_people.person"),
    "admin_people.hand_over_to": Wrong(page="admin_people.handing_over", values={"mailbox": "x"}),
    "admin.paste": Wrong(page="admin.network", values={"invitation": "not an invitation"}),
    "admin.invite": Wrong(page="admin.members", values={"country": "zzz"}),
    "admin.block_peer": Wrong(page="admin.peer"),
    "admin.change_policy": Wrong(page="admin.policy", values={"group": "many"}),
    "admin.change_route": Wrong(page="admin.policy", values={"route": _FAR_TOO_LONG}),
    "directory.change": Wrong(
        page="directory.edit",
        values={"mailbox": "x", "direct_line": "call me", "visit_months": "soon"},
    ),
    "practices.create": Wrong(page="practices.new", values={"situation": _FAR_TOO_LONG}),
    "practices.change": Wrong(page="practices.edit", values={"aim": _FAR_TOO_LONG}),
    "practices.tick": Wrong(
        page="practices.ticks", values={"period_from": "long ago", "hours_per_week": "many"}
    ),
    "airlock.resolve": Wrong(page="airlock.check", marks=("action", "replace")),
    "airlock.rewrite": Wrong(page="airlock.text"),
    "airlock.set_tick": Wrong(page="airlock.tick", values={"start": "long ago"}),
    "airlock.enter_figure": Wrong(
        page="airlock.figures", values={"age_band": "old", "people": "few", "month": "spring"}
    ),
    "airlock.ask": Wrong(page="airlock.release"),
    "airlock.decide": Wrong(page="airlock.read", button="approve"),
    "register.add": Wrong(page="register.adding"),
    "register.change": Wrong(page="register.entry", values={"text": "x" * 301}),
    **NETWORK_WRONG,
}
"""Forms in which something can be wrong."""

BUTTONS: Final = frozenset(
    {
        "admin.end",
        "admin.forget",
        "admin.look_at_peer",
        "admin.pause_peer",
        "admin.remove",
        "admin.resume_peer",
        "admin.unblock_peer",
        "admin_people.invite_again",
        "admin_people.reopen_person",
        "admin_people.suspend_person",
        *NETWORK_BUTTONS,
        "airlock.accept",
        "airlock.begin",
        "airlock.call_off",
        "airlock.take_out_figure",
        "airlock.keep_name",
        "airlock.undo",
        "airlock.withdraw",
        "directory.share",
        "directory.take_back",
        "language.choose",
        "own_data.download",
        "people.end_sessions",
        "people.make_recovery",
        "people.remove_app",
        "people.remove_own_passkey",
        "people.sign_out",
        "persona.sign_in",
        "practice_page.try_it",
        "practices.autosave",
        "practices.erase",
        "practices.share",
        "register.find",
        "register.remove",
        "register.undo",
        "saved_searches.delete",
        "saved_searches.renew",
        "saved_searches.save",
    }
)
"""Forms of buttons alone, and autosave, which is no page."""

SENT_ELSEWHERE: Final[Mapping[str, str]] = {
    "admin.accept": "test_enrolment: only after an invitation was pasted",
    "admin.admit": "test_enrolment: somebody has to ask first",
    "airlock.look_at_text": "test_looking_while_writing: a button of the form that rewrites",
    "people.add_own_passkey": "test_setup: sent by a script alone",
    "people.connect_outside": "no town of the demo has a sign-in of its own",
    "people.disconnect_outside": "no town of the demo has a sign-in of its own",
    "people.prove_code": "test_setup: only half signed in",
    "people.sign_in_with_passkey": "test_setup: sent by a script alone",
    "practices.look": "test_looking_while_writing: a button of the form that saves",
    "setup.open_first_account": "test_setup: only before the first account",
}
"""Forms that are sent elsewhere, each with where or why."""
