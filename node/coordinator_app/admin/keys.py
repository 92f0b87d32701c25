"""The node's public keys, to be compared by telephone and handed to others."""

import json

from flask import Response

from node.coordinator_app.admin.blueprint import admin
from node.extensions import current_node
from node.screens.page import render_page
from node.trust.own_keys import get_own_public_keys
from node.trust.spoken_keys import speak_keys

__all__: list[str] = []


@admin.get("/keys")
def keys() -> Response:
    """Show thumbprints as words and as they are written; private keys are never shown."""
    own = get_own_public_keys(current_node().settings.keys_folder)
    return render_page(
        "coordinator_app/admin/keys.html",
        words=speak_keys(own.federation),
        groups=[
            ("federation", list(own.federation.values())),
            ("record", list(own.record.values())),
            ("request", list(own.request.values())),
        ],
    )


@admin.get("/keys.json")
def keys_file() -> Response:
    """Give the keys that a superior, or another node, has to compare: a JWK Set."""
    node = current_node()
    document = json.dumps(
        get_own_public_keys(node.settings.keys_folder).federation.dump(), indent=2
    )
    return Response(
        document + "\n",
        content_type="application/jwk-set+json",
        headers={"Content-Disposition": f'attachment; filename="{node.settings.short_name}.json"'},
    )
