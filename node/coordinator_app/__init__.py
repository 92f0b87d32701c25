"""The process that serves people: every screen of the node, and the pages that combine rooms.

Rooms have their own views; a page that shows what stays beside what left, or what came in beside
who vouches for it, is composed here, where all of them may be read. `access` says who may open
what; an endpoint that it does not name is closed.
"""

from node.coordinator_app.application import create_app, from_environment

__all__ = ["create_app", "from_environment"]
