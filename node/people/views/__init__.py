"""Pages about accounts: signing in, one's own account, and who works here."""

from node.people.views import (
    account,
    admin,
    codes,
    invitation,
    outside,
    passkeys,
    password,
    second_step,
    sign_in,
)
from node.people.views.blueprint import admin_people, people

__all__ = [
    "account",
    "admin",
    "admin_people",
    "codes",
    "invitation",
    "outside",
    "passkeys",
    "password",
    "people",
    "second_step",
    "sign_in",
]
