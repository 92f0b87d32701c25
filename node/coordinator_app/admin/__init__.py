"""The pages of the node admin: how the node fares, whom it exchanges with, keys, audit log.

Operating is not reading: nothing here shows a practice, a draft, a contact or a note, whatever
rights the process behind the pages has.
"""

from node.coordinator_app.admin import (
    audit,
    begin,
    health,
    keys,
    members,
    network,
    peers,
    policy,
)
from node.coordinator_app.admin.blueprint import admin

__all__ = [
    "admin",
    "audit",
    "begin",
    "health",
    "keys",
    "members",
    "network",
    "peers",
    "policy",
]
