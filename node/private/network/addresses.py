"""Where an organisation is shown, and how one comes back from the log."""

from uuid import UUID

from flask import current_app, request, url_for

from node.screens.return_address import local_address

__all__ = ["came_from", "log_address", "organisation_address"]


def organisation_address(organisation_id: UUID) -> str:
    """Return the page of an organisation, by its address in the plan of the screens."""
    rules = current_app.url_map.iter_rules()
    page = next((each for each in rules if each.rule == "/network/<uuid:organisation_id>"), None)
    if page is None:
        return log_address(organisation=organisation_id)
    return url_for(page.endpoint, organisation_id=organisation_id)


def log_address(**asked: object) -> str:
    """Return the way to the log with something said already, and back to this page."""
    return url_for("log.index", back=request.path, **asked)  # type: ignore[arg-type] # words


def came_from() -> str:
    """Return where somebody came from who opened a page with `back`."""
    return local_address(request.args.get("back", "/"))
